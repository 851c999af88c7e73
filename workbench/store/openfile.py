"""A dossier's file while it is open: one writer guarded by a lock, readers, and transactions."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, closing, contextmanager, nullcontext, suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any, Self

from workbench.core.errors import Unsaved
from workbench.store import connection as connections
from workbench.store import safety
from workbench.store.connection import Reader
from workbench.store.faults import damaged, told_in_words
from workbench.store.turns import Turns

# What only a gesture needs is imported when one is made: a window is painted before.
if TYPE_CHECKING:
    from sqlalchemy import Engine

    from workbench.store.journal import Journal


class OpenFile:
    """One writer, and as many readers as panes ask for."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._lock = Turns()
        self._writer: sqlite3.Connection | None = None
        self._journal: Journal | None = None
        self._readers: list[Reader] = []
        self._engine: Engine | None = None
        self._depth = 0
        self._place = safety.Place(path)
        self._reason_to_read_only = ""
        self._version = 0
        # Whether this transaction has made a gesture already, so that nothing is left that could be redone.
        self._is_fresh = False

    @property
    def reason_to_read_only(self) -> str:
        """Why nothing can be written, in one sentence; "" as long as everything can."""
        return self._reason_to_read_only

    def stop_writing(self, reason: str) -> None:
        """From now on the dossier can only be read: each gesture is refused with `reason`."""
        with self._lock:
            self._reason_to_read_only = reason
            self._drop_writer()

    def _at_hand(self) -> sqlite3.Connection | None:
        """A connection that was opened on the file as it was, if there is one."""
        return self._writer or (self._readers[0].connection if self._readers else None)

    def check_in_place(self) -> None:
        """Unsaved when the file that was opened no longer stands where it stood: a gesture would be written nowhere."""
        self._place.check(self._at_hand())

    def reader(self) -> Reader:
        """A new read-only connection, closed with the dossier."""
        with told_in_words(self.path):
            found = self._open_reader()
        self._readers.append(found)
        return found

    def _open_reader(self) -> Reader:
        opened = connections.open_frozen_reader if self._reason_to_read_only else connections.open_reader
        return opened(self.path)

    @contextmanager
    def reading(self) -> Iterator[Reader]:
        """Reads for an operation about to begin; they see every commit and may come from any thread."""
        with self._lock, told_in_words(self.path):
            try:
                if self._reason_to_read_only:
                    with closing(self._open_reader()) as reader:
                        yield reader
                else:
                    yield Reader(self._connect(), self.path)
            except (LookupError, TypeError, ValueError, AttributeError) as error:
                # What cannot be may have been read from a damaged page; what the file is not guilty of is a bug.
                if not self._is_wrong():
                    raise
                raise damaged(self.path) from error

    @contextmanager
    def reading_apart(self) -> Iterator[Reader]:
        """Reads that hold up no gesture however long they take, from any thread; they see what was committed."""
        with told_in_words(self.path), closing(self._open_reader()) as reader:
            yield reader

    def _is_wrong(self) -> bool:
        from workbench.store.read.verification import verify

        with closing(self._open_reader()) as reader:
            return next(verify(reader), None) is not None

    @property
    def _journal_now(self) -> Journal:
        self._connect()
        assert self._journal is not None
        return self._journal

    def _connect(self) -> sqlite3.Connection:
        with self._lock:
            if self._writer is None:
                if self._reason_to_read_only:
                    raise Unsaved(self._reason_to_read_only)
                from workbench.store import search_index
                from workbench.store.journal import Journal

                with told_in_words(self.path):
                    writer = connections.open_writer(self.path)
                    try:
                        journal = Journal(writer)
                        search_index.install(writer)
                    except BaseException:
                        writer.close()
                        raise
                    self._writer, self._journal = writer, journal
            return self._writer

    def _drop_writer(self) -> None:
        """Let the writer go; the next gesture opens another."""
        writer, self._writer, self._journal, self._engine = self._writer, None, None, None
        if writer is not None:
            with suppress(sqlite3.Error):
                writer.close()

    def prepare(self) -> None:
        """Open the writer and load the schema classes now, so that the first gesture does not wait for them."""
        if not self._reason_to_read_only:
            from workbench.store.sessions import ask_once

            ask_once(self.engine(), self._lock)

    def engine(self) -> Engine:
        """SQLAlchemy's view of the writer."""
        with self._lock:
            writer = self._connect()
            if self._engine is None:
                from workbench.store.sessions import engine_on

                self._engine = engine_on(writer)
            return self._engine

    @property
    def is_wanted(self) -> bool:
        """Whether a gesture had to wait for another one a moment ago: long ones had better be short now."""
        return self._lock.are_wanted

    def give_way(self) -> None:
        """Between two long batches: let gestures that wait for their turn come first."""
        self._lock.give_way()

    @contextmanager
    def _transaction(self) -> Iterator[sqlite3.Connection]:
        """BEGIN IMMEDIATE to COMMIT; inside another one, part of it."""
        with self._lock, told_in_words(self.path):
            if not self._depth and not self._reason_to_read_only:
                self._place.check(self._at_hand())
            writer = self._connect()
            if self._depth:
                try:
                    with _part(writer):
                        yield writer
                except BaseException:
                    self._is_fresh = False
                    raise
                return
            writer.execute("BEGIN IMMEDIATE")
            self._depth += 1
            self._is_fresh = False
            try:
                yield writer
                from workbench.store import search_index

                search_index.settle(writer)
                writer.execute("COMMIT")
            except BaseException:
                self._roll_back(writer)
                raise
            finally:
                self._depth -= 1

    def _roll_back(self, writer: sqlite3.Connection) -> None:
        try:
            if writer.in_transaction:
                writer.execute("ROLLBACK")
        except sqlite3.Error:
            # A disk that fails even here: nothing more can be had from this connection.
            self._drop_writer()

    @contextmanager
    def batch(self, *, hurried_until: Callable[[], bool] | None = None) -> Iterator[None]:
        """Operations inside are committed together, and still undone one by one.

        A hurried one outlives a power cut only once `secure` was called or a gesture came after it; when `hurried_until()`
        turns true it ends with Cancelled and nothing of it done.
        """
        with self._lock:
            hurried: AbstractContextManager[None] = nullcontext()
            if hurried_until is not None and not self._depth:
                from workbench.store import durability

                hurried = durability.hurried(self._connect(), hurried_until)
            with hurried, self._transaction():
                yield

    def secure(self) -> None:
        """See that all that was committed is on the disk, from any thread; gestures need not wait meanwhile."""
        from workbench.store import durability

        self.check_in_place()
        with told_in_words(self.path):
            durability.sync(self.path)

    def data_version(self) -> int:
        """A number that moves when another program commits to this file."""
        if self._reason_to_read_only:
            return 0
        # Nobody waits for an import's turn to learn this: the next question will do.
        if self._lock.take_at_once():
            try:
                self._version = int(self._connect().execute("PRAGMA data_version").fetchone()[0])
            finally:
                self._lock.give_back()
        return self._version

    def close(self) -> None:
        """Let go of the file; everything is saved already."""
        with self._lock:
            for reader in self._readers:
                reader.close()
            self._readers.clear()
            self._drop_writer()
            self._place.release()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: Any) -> None:
        self.close()


@contextmanager
def _part(writer: sqlite3.Connection) -> Iterator[None]:
    """A gesture inside a batch: taken back whole when it fails, even where the batch goes on."""
    writer.execute("SAVEPOINT part")
    try:
        yield
    except BaseException:
        # A full disk may have rolled everything back already.
        if writer.in_transaction:
            writer.execute("ROLLBACK TO part")
            writer.execute("RELEASE part")
        raise
    writer.execute("RELEASE part")
