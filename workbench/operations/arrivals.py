"""Documents that were read come in: many in one turn, each still a gesture of its own, all of one run."""

from __future__ import annotations

import os
import queue
from collections import deque
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, NamedTuple

from workbench.core.changes import Changes, together
from workbench.core.errors import Cancelled
from workbench.core.kept import Kept
from workbench.core.kinds import ImportStatus
from workbench.core.texts import shown_name
from workbench.core.wording import tr
from workbench.services.ingest.wire import kept_from_json, signature, works
from workbench.store.connection import Reader
from workbench.store.dossier import Dossier
from workbench.store.read import documents as read
from workbench.store.write import documents as write
from workbench.store.write.documents import Arrival

if TYPE_CHECKING:
    from workbench.operations.near_copies import Copies

# Keys wait for the writer while documents are committed; the index is written once a turn, so that short turns cost
# more than they spare, unless somebody does wait.
_TURN_DOCUMENTS = 128
_SHORT_TURN = 16
# Fewer would cost more by the turn than by the document: a moment is waited for them.
_FEWEST = 4
_GATHER_SECONDS = 0.003
# What is read ahead is held in memory.
_MOST_UNDER_WAY = 256
_MOST_BYTES_UNDER_WAY = 64 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class Imported:
    """How one file's import ended; `changes`, once for files that came in together, is what panes must refresh by."""

    file: str
    status: ImportStatus
    document: int | None = None
    reason: str = ""
    changes: Changes | None = None

    def as_json(self) -> dict[str, Any]:
        """The line that `workbench import --json` prints."""
        return {"file": self.file, "status": self.status.value, "document": self.document, "reason": self.reason}


class Found(NamedTuple):
    """A source that the child process has read, waiting to be published."""

    name: str
    content: bytes
    sha256: str
    document: Kept
    signature: bytes
    answer: Any

    @classmethod
    def made(cls, name: str, content: bytes, sha256: str, answer: Any) -> Found:
        """From what the child answered."""
        return cls(name, content, sha256, kept_from_json(answer, content), signature(answer), answer)

    @property
    def text_sha256(self) -> str:
        """SHA-256 of the text; that of the file where it is the text letter for letter."""
        return self.sha256 if self.document.text is self.content else self.document.digest


class Publisher:
    """Puts what was read into the dossier in a thread of its own, turn by turn, as much at a time as has come meanwhile."""

    def __init__(self, dossier: Dossier, run: str, cancelled: Callable[[], bool]) -> None:
        self._dossier = dossier
        self._run = run
        self._cancelled = cancelled
        self._brought: queue.SimpleQueue[Found | None] = queue.SimpleQueue()
        self._ended: queue.SimpleQueue[tuple[int, list[Imported]] | None] = queue.SimpleQueue()
        self._under_way: deque[int] = deque()
        # Not before the first import: it takes longer to load than a window may.
        from concurrent.futures import ThreadPoolExecutor

        self._thread = ThreadPoolExecutor(1, "publish")
        self._work_done = self._thread.submit(self._work)

    def put(self, found: Found) -> list[Imported]:
        """Bring one document; how those ended that came in meanwhile, waited for where too many are under way."""
        self._under_way.append(len(found.content))
        self._brought.put(found)
        ended: list[Imported] = []
        while not self._ended.empty() or self._is_full():
            ended += self._take()
        return ended

    def finish(self) -> list[Imported]:
        """How the rest ended, waited for; raises what stopped it."""
        ended: list[Imported] = []
        while self._under_way:
            ended += self._take()
        return ended

    def close(self) -> None:
        """End the thread."""
        self._brought.put(None)
        self._thread.shutdown()

    def _is_full(self) -> bool:
        return len(self._under_way) > _MOST_UNDER_WAY or sum(self._under_way) > _MOST_BYTES_UNDER_WAY

    def _take(self) -> list[Imported]:
        """What one turn came to, waited for."""
        ended = self._ended.get()
        if ended is None:
            self._under_way.clear()
            self._work_done.result()
            return []
        count, reports = ended
        for _ in range(count):
            self._under_way.popleft()
        return reports

    def _work(self) -> None:
        """In the thread."""
        try:
            copies = self._prepare()
            while turn := self._turn():
                self._ended.put((len(turn), self._publish(turn, copies)))
                self._dossier.give_way()
        finally:
            self._ended.put(None)

    def _prepare(self) -> Copies:
        """While the first files are being read: the texts that they may be copies of, and SQLite's statements."""
        # Not before the first import: numpy takes longer to load than a window may.
        from workbench.operations.near_copies import Copies

        copies = Copies(self._dossier, cancelled=self._cancelled)
        with self._dossier.apart() as op:
            write.insert_all(op, [])
        return copies

    def _turn(self) -> list[Found]:
        """What has come, waited for; nothing at the end."""
        turn: list[Found] = []
        most = _SHORT_TURN if self._dossier.is_wanted else _TURN_DOCUMENTS
        with suppress(queue.Empty):
            while len(turn) < most:
                found = self._brought.get(timeout=None if not turn else _GATHER_SECONDS if len(turn) < _FEWEST else 0)
                if found is None:
                    self._brought.put(None)
                    break
                turn.append(found)
        return turn

    def _publish(self, turn: Sequence[Found], copies: Copies) -> list[Imported]:
        """One turn in, or nothing of it where a cancel comes before its end; how each ended, in their order."""
        try:
            with self._dossier.batch(hurried_until=self._cancelled), self._dossier.reading() as reader:
                return _Turn(self._dossier, reader, copies, self._run, turn).done(self._cancelled)
        except Cancelled:
            return []


class _Turn:
    """Documents that come in together: they wait for each other, until one of them has to be compared with another."""

    def __init__(self, dossier: Dossier, reader: Reader, copies: Copies, run: str, turn: Sequence[Found]) -> None:
        self._dossier = dossier
        self._reader = reader
        self._copies = copies
        self._run = run
        self._turn = turn
        self._reports: list[Imported] = []
        self._waiting: list[tuple[Found, Arrival]] = []
        self._look()

    def _look(self) -> None:
        """What the dossier holds of the turn's bytes and texts, and which number comes next."""
        self._held = read.held(self._reader, [found.sha256 for found in self._turn])
        self._texts = read.first_with_texts(self._reader, [found.text_sha256 for found in self._turn])
        self._next = read.next_number(self._reader)

    def done(self, cancelled: Callable[[], bool]) -> list[Imported]:
        for found in self._turn:
            if cancelled():
                # Nobody was told of these yet, and to write them takes longer than a cancel may.
                self._waiting.clear()
                break
            # Pasted, or imported by another window, since we looked.
            if found.sha256 in self._held:
                self._settle()
                self._reports.append(duplicate(self._reader, self._held[found.sha256], found.name))
            else:
                self._take(found)
        self._settle()
        return self._reports

    def _take(self, found: Found) -> None:
        text_sha256 = found.text_sha256
        copy_of = self._texts.get(text_sha256)
        if copy_of is None:
            copy_of = self._copies.near(self._reader, found.document, found.signature, before=self._settle)
            self._texts[text_sha256] = self._next
        name = shown_name(os.path.basename(found.name))  # noqa: PTH119 - as in Source.filename
        arrival = Arrival(
            self._next, found.document, found.content, name, found.sha256, text_sha256, copy_of, found.signature
        )
        self._next += 1
        self._copies.add(arrival.id, found.signature)
        self._waiting.append((found, arrival))
        if found.answer.get("works"):
            self._settle()
            self._reports[-1] = self._describe(found, arrival, self._reports[-1])

    def _settle(self) -> None:
        """Write what waits."""
        waiting, self._waiting = self._waiting, []
        if not waiting:
            return
        labels = [tr("Import {name}", name=arrival.filename) for _, arrival in waiting]
        with self._dossier.series(labels, row=waiting[0][1].id, run=self._run) as op:
            write.insert_all(op, [arrival for _, arrival in waiting])
        self._reports += [self._report(*one) for one in waiting]
        # Once for all of them: a thousand small sets are more than the memory manager looks through in a frame.
        self._reports[-1] = replace(self._reports[-1], changes=self._dossier.changes(op))

    def _report(self, found: Found, arrival: Arrival) -> Imported:
        if arrival.copy_of_id is None:
            return Imported(found.name, ImportStatus.IMPORTED, arrival.id)
        return Imported(found.name, ImportStatus.NEAR_COPY, arrival.id, self._copied(arrival))

    def _describe(self, found: Found, arrival: Arrival, report: Imported) -> Imported:
        """The report for a reference file: what it says of documents is written down in a step of its own."""
        from workbench.operations import describing

        said = describing.describe(
            self._dossier, works(found.answer), arrival.filename, document_id=arrival.id, run=self._run
        )
        self._look()
        return replace(report, reason=str(said.result), changes=together((report.changes or Changes(), said)))

    def _copied(self, arrival: Arrival) -> str:
        """Which document a near copy repeats, in words."""
        assert arrival.copy_of_id is not None
        original = read.document(self._reader, arrival.copy_of_id)
        if arrival.text_sha256 == original.text_sha256:
            return tr("the same text as “{title}”", title=original.title)
        return tr("nearly the same text as “{title}”", title=original.title)


def duplicate(reader: Reader, id: int, name: str) -> Imported:
    """The report for bytes that are in the dossier already."""
    title = read.document(reader, id).title
    return Imported(name, ImportStatus.DUPLICATE, id, tr("already in the dossier as “{title}”", title=title))
