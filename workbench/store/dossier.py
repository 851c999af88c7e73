"""The dossier: made and opened, written through named operations, undone and redone, copied."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import AbstractContextManager, closing, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from workbench.core.changes import Changes
from workbench.core.errors import DossierError, WorkbenchError
from workbench.core.wording import tr, trn
from workbench.files import readable
from workbench.store import connection as connections
from workbench.store import migrations, safety
from workbench.store.connection import Reader
from workbench.store.faults import told_in_words
from workbench.store.openfile import OpenFile
from workbench.store.operation import MERGE_WINDOW, forget, mergeable, next_number, overtake
from workbench.store.operation import Operation as Operation
from workbench.store.operation import now as now
from workbench.store.turns import Joint

if TYPE_CHECKING:
    from workbench.store import backups


class Dossier(OpenFile):
    """An open dossier: gestures that can be taken back, on a file with one writer and many readers."""

    def __init__(self, path: Path) -> None:
        super().__init__(path)
        self._joint = Joint()

    @classmethod
    def create(cls, path: Path, *, title: str = "") -> Dossier:
        """A new, empty dossier at `path`; DossierError when something is there already."""
        if path.exists():
            raise DossierError(tr("“{name}” is there already; choose another name.", name=path.name))
        dossier = cls(path)
        try:
            dossier._make(title or readable(Path(path.stem)))
        except BaseException:
            dossier.close()
            path.unlink(missing_ok=True)
            raise
        dossier._place.hold()
        return dossier

    def _make(self, title: str) -> None:
        from workbench.store import vocabularies
        from workbench.store.journal import SUSPENDED

        with told_in_words(self.path):
            writer = connections.open_writer(self.path, create=True)
            # One wait for the disk, at the close, instead of one for each migration: there is nothing yet to lose.
            writer.execute("PRAGMA synchronous = NORMAL")
            migrations.upgrade(writer, self.path)
            writer.close()
            with self._transaction() as writer:
                self._journal_now.record_into(SUSPENDED)
                vocabularies.found(writer, title, now())
                self._journal_now.record_into(None)

    @classmethod
    def open(cls, path: Path) -> Dossier:
        """The dossier at `path`, upgraded when it is older; DossierError in one sentence when it cannot be."""
        if not safety.is_held(path):
            connections.check_is_dossier(path)
        dossier = cls(path)
        with told_in_words(path):
            connections.bring_up_to_date(path)
        dossier._place.hold()
        return dossier

    @classmethod
    def open_to_read(cls, path: Path, reason: str) -> Dossier:
        """The dossier at `path` as it is, nothing written to it or beside it; each gesture is refused with `reason`."""
        if not safety.is_held(path):
            connections.check_is_dossier(path)
        dossier = cls(path)
        dossier._reason_to_read_only = reason
        with told_in_words(path):
            with closing(dossier._open_reader()) as probe:
                probe.check_schema()
        dossier._place.hold()
        return dossier

    def together(self) -> AbstractContextManager[None]:
        """Operations that this thread does inside are one gesture, with the last one's name.

        Each is committed by itself, so that panes see it: making a record in a picker and linking it is one undo.
        """
        return self._joint.together()

    @contextmanager
    def operation(
        self, label: str, *, run: str = "", merge_key: str = "", merge_within: float = MERGE_WINDOW
    ) -> Iterator[Operation]:
        """One undoable gesture: committed whole at the end, or not at all when an error leaves the block.

        `run` groups the operations of one import; a `merge_key` lets a gesture join the last one with the same key
        when that is less than `merge_within` seconds old. An operation that changes nothing in the end leaves no trace.
        """
        with self._transaction() as writer:
            journal, at = self._journal_now, now()
            merged = mergeable(writer, merge_key, merge_within) or self._joint.joined
            if merged is None:
                cursor = writer.execute(
                    "INSERT INTO operation (label, at, run, merge_key) VALUES (?, ?, ?, ?)", (label, at, run, merge_key)
                )
                number = int(cursor.lastrowid or 0)
            else:
                number = merged
            under_way = Operation(self, writer, number, label, at)
            journal.record_into(number)
            try:
                yield under_way
            finally:
                under_way.close_session()
                if writer.in_transaction:
                    journal.record_into(None)
            is_there = self._finish(under_way, is_merged=merged is not None)
            # What this thread does next belongs to the gesture too, unless it left no trace.
            self._joint.joined = number if is_there else None

    @contextmanager
    def series(self, labels: Sequence[str], *, row: int, run: str = "") -> Iterator[Operation]:
        """As many gestures as labels, written by the same statements: what row number `row` + n of any table gets is the nth's.

        Each is undone by itself, as if it had been an `operation`; `changes` tells what all of them touched.
        """
        with self._transaction() as writer:
            journal, at = self._journal_now, now()
            first = next_number(writer, "operation")
            under_way = Operation(self, writer, first, labels[0], at)
            gestures = [(number, label, at, run) for number, label in enumerate(labels, first)]
            writer.executemany("INSERT INTO operation (id, label, at, run) VALUES (?, ?, ?, ?)", gestures)
            journal.record_into(first)
            try:
                yield under_way
            finally:
                if writer.in_transaction:
                    journal.record_into(None)
            journal.share_out(first, row)
            under_way.touched = journal.touched(first, first + len(labels) - 1)
            self._overtake(writer, first)

    def _finish(self, operation: Operation, *, is_merged: bool) -> bool:
        """Whether the gesture changed anything in the end."""
        writer = self._connect()
        operation.touched = self._journal_now.touched(operation.id)
        if is_merged:
            self._journal_now.fold(operation.id)
        if not writer.execute("SELECT 1 FROM change WHERE operation = ?", (operation.id,)).fetchone():
            self._is_fresh = False
            forget(writer, operation.id)
            return False
        self._overtake(writer, operation.id)
        return True

    def _overtake(self, writer: sqlite3.Connection, number: int) -> None:
        """What was undone before the gesture can no longer be redone."""
        if not self._is_fresh:
            self._is_fresh = True
            overtake(writer, number)

    def changes(self, operation: Operation) -> Changes:
        """What a finished operation touched, for panes to refresh by."""
        return Changes(operation.id, operation.label, operation.touched, result=operation.result)

    def undo(self) -> Changes | None:
        """Take the last gesture back; None when there is none. A merged or foreign gesture counts as one."""
        from workbench.store.read.history import REMEMBERED

        return self._revert(
            f"SELECT id, label FROM operation WHERE state = 'done' AND {REMEMBERED} ORDER BY id DESC LIMIT 1", "undone"
        )

    def redo(self) -> Changes | None:
        """Make the gesture again that was undone last; None when there is none."""
        from workbench.store.read.history import REMEMBERED

        return self._revert(
            f"SELECT id, label FROM operation WHERE state = 'undone' AND {REMEMBERED} ORDER BY id LIMIT 1", "done"
        )

    def _revert(self, which: str, state: str) -> Changes | None:
        from workbench.store.journal import SUSPENDED

        with self._transaction() as writer:
            found = writer.execute(which).fetchone()
            if found is None:
                return None
            number, label = found
            self._is_fresh = False
            journal = self._journal_now
            writer.execute("PRAGMA defer_foreign_keys = ON")
            journal.record_into(SUSPENDED)
            try:
                if state == "undone":
                    journal.backward(number)
                else:
                    journal.forward(number)
            finally:
                if writer.in_transaction:
                    journal.record_into(None)
            writer.execute("UPDATE operation SET state = ?, merge_key = '' WHERE id = ?", (state, number))
            return Changes(number, label, journal.touched(number))

    def undo_step(self, operation_id: int) -> Changes:
        """Take one old gesture back, as a gesture of its own; WorkbenchError that names what depends on it."""
        from workbench.store.read import dependents

        with self.reading() as reader:
            label = dependents.label_of_undoing(reader, operation_id)
        return self._undo_steps([operation_id], label)

    def undo_run(self, run: str) -> Changes:
        """Take a whole import back, as one gesture; WorkbenchError that names what depends on it."""
        from workbench.store.read import dependents

        with self.reading() as reader:
            steps = dependents.run_of(reader, run)
        if not steps:
            raise WorkbenchError(tr("That import is undone already."))
        label = trn("Undo: import of {count} document", "Undo: import of {count} documents", len(steps))
        return self._undo_steps(steps, label)

    def _undo_steps(self, steps: Sequence[int], label: str) -> Changes:
        from workbench.store.read import dependents

        try:
            with self.operation(label) as op:
                dependents.refuse(op.reader, steps)
                op.execute("PRAGMA defer_foreign_keys = ON")
                self._journal_now.backward(*steps, keeps=False)
                op.execute_many("INSERT INTO reverted VALUES (?, ?)", [(op.id, step) for step in steps])
        except sqlite3.IntegrityError as error:
            raise WorkbenchError(
                tr("That cannot be undone alone: what it would bring back clashes with what is there now.")
            ) from error
        return self.changes(op)

    @contextmanager
    def apart(self) -> Iterator[Operation]:
        """Writes that are no gesture and leave no history: marks in the journal, and what is forgotten for good."""
        from workbench.store.journal import SUSPENDED

        with self._transaction() as writer:
            self._journal_now.record_into(SUSPENDED)
            try:
                yield Operation(self, writer, 0, "", now())
            finally:
                if writer.in_transaction:
                    self._journal_now.record_into(None)

    def tidy(self) -> None:
        """Clear up after hurried batches and many gestures, from any thread, or the next gesture would have to."""
        from workbench.store import durability, tidying

        tidying.merge_index(self, self._lock)
        with told_in_words(self.path):
            durability.checkpoint(self.path)

    def backup_to(self, target: Path) -> None:
        """A whole, consistent copy of the dossier at `target`, from any thread; no gesture waits for it."""
        if target.exists():
            raise DossierError(tr("“{name}” is there already; choose another name.", name=target.name))
        with self.reading_apart() as reader:
            reader.copy_to(target)

    def copy_what_is_left(self, target: Path) -> None:
        """A copy at `target` from a connection that is open already: the file itself may be gone."""
        with self._lock, told_in_words(target):
            at_hand = self._at_hand()
            (Reader(at_hand, self.path) if at_hand is not None else self._open_reader()).copy_to(target)

    def keep_backup(self, policy: backups.Policy) -> backups.Copy | None:
        """A rotating copy beside the dossier, from any thread; None when nothing changed since the last one."""
        with told_in_words(self.path), closing(connections.open_reader(self.path)) as reader:
            return reader.keep_backup(policy)

    def damage(self) -> str:
        """The first thing that a quick look at every page finds wrong, from any thread; "" when the file is sound."""
        with told_in_words(self.path), closing(self._open_reader()) as reader:
            return reader.damage()
