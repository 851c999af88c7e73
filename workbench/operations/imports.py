"""Files in: read in a child process, published one undoable operation a document, reported file by file."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from workbench.core.changes import Changes, together
from workbench.core.errors import DossierError, WorkbenchError
from workbench.core.identity import new_uid
from workbench.core.kinds import ImportStatus
from workbench.core.texts import Ingested, digest
from workbench.core.wording import tr
from workbench.jobs.worker import Worker
from workbench.operations import documents, scanning
from workbench.operations.sources import Source, from_paths
from workbench.services.ingest.wire import children, from_json, signature, works
from workbench.store.dossier import Dossier
from workbench.store.read import documents as read

if TYPE_CHECKING:
    from concurrent.futures import Future, ThreadPoolExecutor

__all__ = ["SERVICE", "Imported", "Source", "from_paths", "import_sources"]

SERVICE = "workbench.services.ingest.reading:serve"
# Keys wait for the writer while documents are committed; the index is written once a turn, so that short turns cost
# more than they spare, unless somebody does wait.
_TURN_DOCUMENTS = 128
_TURN_SECONDS = 0.1
_SHORT_TURN = 16
# The first turns are short, so that publishing starts while the child still reads.
_FIRST_TURN = 8
# What the child is to say beside the text itself, and that it need not send back what we have.
_ASKED = {"signature": True, "leave_out": True}
# Between a mail's name and that of a file attached to it; mails inside mails end somewhere.
INSIDE = " › "
_DEEPEST = 5


@dataclass(frozen=True, slots=True)
class Imported:
    """How one file's import ended; `changes` is what a pane must refresh by."""

    file: str
    status: ImportStatus
    document: int | None = None
    reason: str = ""
    changes: Changes | None = None

    def as_json(self) -> dict[str, Any]:
        """The line that `workbench import --json` prints."""
        return {"file": self.file, "status": self.status.value, "document": self.document, "reason": self.reason}


def import_sources(
    dossier: Dossier,
    sources: Sequence[Source],
    worker: Worker,
    *,
    cancelled: Callable[[], bool] = lambda: False,
    told: Callable[[str, int, int], None] = lambda _name, _done, _total: None,
) -> Iterator[Imported]:
    """Import each source; one that cannot be read is refused with its reason and stops nothing.

    Files attached to a mail follow as documents of their own, named "mail › file". Many documents are committed in
    one turn, each still its own operation, all of one run, in a thread of their own while the next ones are read. May
    run in any thread. After a cancel, what was published stays and the rest is not mentioned. Pictures of text come
    last, being slow; `told(name, page, pages)` after each of their pages.
    """
    # Not before the first import: both take longer to load than a window may.
    from concurrent.futures import ThreadPoolExecutor

    with ThreadPoolExecutor(1, "publish") as thread:
        run = _Run(dossier, worker, cancelled, thread)
        for _ in range(_DEEPEST + 1):
            if not sources or cancelled():
                return
            batch = _Batch(run, sources)
            yield from batch.outcomes(told)
            sources = batch.inside


class _Run:
    """What the batches of one import have in common."""

    def __init__(
        self, dossier: Dossier, worker: Worker, cancelled: Callable[[], bool], thread: ThreadPoolExecutor
    ) -> None:
        from workbench.operations.near_copies import Copies

        self.uid = new_uid()
        self.dossier = dossier
        self.worker = worker
        self.cancelled = cancelled
        self.thread = thread
        self.copies = Copies(dossier, cancelled=cancelled)
        with dossier.reading() as reader:
            self.held = read.digests(reader)
        self.seen: dict[str, str] = {}


class _Scan(NamedTuple):
    """A source whose words are on pictures, waiting to be recognised; `pages` are those without words."""

    name: str
    content: bytes
    sha256: str
    pages: list[int]


class _Read(NamedTuple):
    """A source that the child process has read, waiting to be published."""

    name: str
    content: bytes
    sha256: str
    ingested: Ingested
    signature: bytes
    text_sha256: str
    answer: Any

    @classmethod
    def made(cls, name: str, content: bytes, sha256: str, answer: Any) -> _Read:
        """From what the child answered."""
        text_sha256 = "" if "text" in answer else sha256
        return cls(name, content, sha256, from_json(answer, content), signature(answer), text_sha256, answer)


class _Batch:
    """Sources on their way through the child process and into the dossier."""

    def __init__(self, run: _Run, sources: Sequence[Source]) -> None:
        self.inside: list[Source] = []
        self._run = run
        self._scans: list[_Scan] = []
        self._may_recognise = scanning.is_available()
        self._sources = sources
        self._waiting: dict[int, tuple[bytes, str]] = {}
        self._early: list[Imported] = []
        self._late: list[tuple[str, str]] = []
        self._read: list[_Read] = []
        self._under_way: Future[list[Imported]] | None = None
        self._turn = _FIRST_TURN
        self._began = time.monotonic()

    def outcomes(self, told: Callable[[str, int, int], None]) -> Iterator[Imported]:
        """How each source ended, soon after it did."""
        run = self._run
        try:
            for number, answer in run.worker.map(SERVICE, self._requests(), cancelled=run.cancelled):
                yield from self._take(number, answer)
            if not run.cancelled():
                yield from self._publish()
        finally:
            finished = self._finished()
        yield from finished
        yield from self._drain()
        if self._scans and not run.cancelled():
            yield from self._recognise(told)
        run.dossier.secure()
        if not run.cancelled():
            yield from self._repeated()

    def _requests(self) -> Iterator[tuple[int, bytes, dict[str, Any]]]:
        """What the child is asked to read; what needs no reading is reported by `_drain`."""
        for number, source in enumerate(self._sources):
            try:
                content = source.read()
            except WorkbenchError as error:
                self._early.append(Imported(source.name, ImportStatus.REFUSED, reason=str(error)))
                continue
            sha256 = digest(content)
            if sha256 in self._run.seen:
                self._late.append((source.name, sha256))
                continue
            self._run.seen[sha256] = source.name
            twin = _twin(self._run.dossier, sha256, source.name) if sha256 in self._run.held else None
            if twin is not None:
                self._early.append(twin)
                continue
            self._waiting[number] = (content, sha256)
            yield number, content, {**_ASKED, "filename": Path(source.name).name, "ocr": self._may_recognise}

    def _take(self, number: int, answer: Any) -> Iterator[Imported]:
        """One answer of the child; publishes when a turn is full."""
        yield from self._drain()
        content, sha256 = self._waiting.pop(number)
        name = self._sources[number].name
        if isinstance(answer, WorkbenchError):
            yield Imported(name, ImportStatus.REFUSED, reason=str(answer))
            return
        if answer.get("scanned"):
            self._scans.append(_Scan(name, content, sha256, answer["scanned"]))
            return
        self._read.append(_Read.made(name, content, sha256, answer))
        self.inside += [Source(f"{name}{INSIDE}{one.filename}", content=one.content) for one in children(answer)]
        is_long = time.monotonic() - self._began > _TURN_SECONDS
        if len(self._read) >= self._turn or (is_long and (self._under_way is None or self._under_way.done())):
            yield from self._publish()

    def _publish(self) -> Iterator[Imported]:
        """Put what was read into the dossier, in one turn, once the turn before is done; report that one."""
        finished = self._finished()
        if self._read:
            run = self._run
            self._under_way = run.thread.submit(_publish, run, self._read)
            self._read = []
        self._turn = min(2 * self._turn, _SHORT_TURN if self._run.dossier.is_wanted else _TURN_DOCUMENTS)
        self._began = time.monotonic()
        yield from finished

    def _recognise(self, told: Callable[[str, int, int], None]) -> Iterator[Imported]:
        """Read and publish the pictures of text, one file after the other."""
        run, scanner = self._run, scanning.Scanner()
        try:
            for scan in self._scans:
                try:
                    answer = scanner.read(
                        scan.content,
                        Path(scan.name).name,
                        scan.pages,
                        run.worker,
                        cancelled=run.cancelled,
                        told=partial(told, scan.name),
                        **_ASKED,
                    )
                except WorkbenchError as error:
                    yield Imported(scan.name, ImportStatus.REFUSED, reason=str(error))
                    continue
                if answer is None:
                    return
                self._read.append(_Read.made(scan.name, scan.content, scan.sha256, answer))
                yield from self._publish()
                yield from self._finished()
        finally:
            scanner.close()

    def _finished(self) -> list[Imported]:
        """The reports of the turn under way, waited for."""
        under_way, self._under_way = self._under_way, None
        return under_way.result() if under_way is not None else []

    def _drain(self) -> Iterator[Imported]:
        """Reports that no reading was needed for."""
        while self._early:
            yield self._early.pop(0)

    def _repeated(self) -> Iterator[Imported]:
        """The reports for bytes that came twice in this very import; the first one's fate is known by now."""
        for name, sha256 in self._late:
            twin = _twin(self._run.dossier, sha256, name)
            other = Path(self._run.seen[sha256]).name
            reason = tr("the same bytes as “{other}”, which was refused", other=other)
            yield twin or Imported(name, ImportStatus.REFUSED, reason=reason)


def _twin(dossier: Dossier, sha256: str, name: str) -> Imported | None:
    """The report for bytes that are in the dossier already."""
    with dossier.reading() as reader:
        held = read.by_digest(reader, sha256)
        if held is None:
            return None
        title = read.document(reader, held).title
    return Imported(name, ImportStatus.DUPLICATE, held, tr("already in the dossier as “{title}”", title=title))


def _publish(run: _Run, turn: list[_Read]) -> list[Imported]:
    """In the publishing thread: one turn in, or what was done of it by the time of a cancel."""
    with run.dossier.batch(is_hurried=True):
        return [_one(run, found) for found in turn if not run.cancelled()]


def _one(run: _Run, found: _Read) -> Imported:
    try:
        changes, added = documents.publish(
            run.dossier,
            found.ingested,
            found.content,
            Path(found.name).name,
            sha256=found.sha256,
            run=run.uid,
            text_sha256=found.text_sha256,
            signature=found.signature,
            near=lambda reader: run.copies.near(reader, found.ingested.text, found.signature),
        )
    except DossierError:
        # Pasted, or imported by another window, since we looked.
        if twin := _twin(run.dossier, found.sha256, found.name):
            return twin
        raise
    run.copies.add(added.id, found.signature)
    if found.answer.get("works"):
        return _described(run, found, added.id, changes)
    if added.copy_of_id is None:
        return Imported(found.name, ImportStatus.IMPORTED, added.id, "", changes)
    return Imported(found.name, ImportStatus.NEAR_COPY, added.id, _copied(run, added), changes)


def _described(run: _Run, found: _Read, id: int, changes: Changes) -> Imported:
    """The report for a reference file: what it says of documents is written down in a step of its own."""
    from workbench.operations import describing

    name = Path(found.name).name
    said = describing.describe(run.dossier, works(found.answer), name, document_id=id, run=run.uid)
    return Imported(found.name, ImportStatus.IMPORTED, id, str(said.result), together((changes, said)))


def _copied(run: _Run, added: documents.Added) -> str:
    """Which document a near copy repeats, in words."""
    assert added.copy_of_id is not None
    with run.dossier.reading() as reader:
        copy, original = read.document(reader, added.id), read.document(reader, added.copy_of_id)
    if copy.text_sha256 == original.text_sha256:
        return tr("the same text as “{title}”", title=original.title)
    return tr("nearly the same text as “{title}”", title=original.title)
