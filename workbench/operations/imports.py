"""Files in: read in a child process, published one undoable operation a document, reported file by file."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any, NamedTuple

from workbench.core.changes import Changes, together
from workbench.core.errors import WorkbenchError
from workbench.core.identity import new_uid
from workbench.core.kinds import ImportStatus
from workbench.core.texts import digest
from workbench.core.wording import tr
from workbench.files import readable
from workbench.jobs.worker import Worker
from workbench.operations import documents, scanning
from workbench.services.ingest.wire import children, from_json, works
from workbench.store.dossier import Dossier
from workbench.store.read import documents as read

SERVICE = "workbench.services.ingest.reading:serve"
LARGEST = 300 * 1024 * 1024
# Panes and keys wait for the writer while documents are committed: short turns keep them from noticing.
_TURN_SECONDS = 0.03
_TURN_DOCUMENTS = 64
# The first turns are short, so that publishing starts while the child still reads.
_FIRST_TURN = 8
# Between a mail's name and that of a file attached to it; mails inside mails end somewhere.
INSIDE = " › "
_DEEPEST = 5


@dataclass(frozen=True, slots=True)
class Source:
    """One thing to import: a file, or `content` already in memory (pasted text) under a file name."""

    name: str
    path: Path | None = None
    content: bytes | None = None

    def read(self) -> bytes:
        """The bytes; WorkbenchError in one sentence when they cannot be had."""
        if self.content is not None:
            return self.content
        assert self.path is not None
        try:
            if not self.path.is_file():
                what = tr("a folder") if self.path.is_dir() else tr("missing")
                raise WorkbenchError(tr("“{name}” is {what}; name a file.", name=self.name, what=what))
            if self.path.stat().st_size > LARGEST:
                raise WorkbenchError(
                    tr("“{name}” is larger than 300 MB; split it, then import the parts.", name=self.name)
                )
            return self.path.read_bytes()
        except OSError as error:
            reason = error.strerror or str(error)
            raise WorkbenchError(tr("“{name}” cannot be read: {reason}.", name=self.name, reason=reason)) from error


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


def from_paths(paths: Sequence[Path]) -> list[Source]:
    """Files to import, folders opened one level deep."""
    found: list[Source] = []
    for path in paths:
        found.extend(Source(readable(one), one) for one in _inside(path))
    return found


def _inside(path: Path) -> list[Path]:
    """The files of a folder; the path itself when it is none or may not be opened, for its reading to say why."""
    try:
        return sorted(child for child in path.iterdir() if child.is_file()) if path.is_dir() else [path]
    except OSError:
        return [path]


def import_sources(
    dossier: Dossier,
    sources: Sequence[Source],
    worker: Worker,
    *,
    cancelled: Callable[[], bool] = lambda: False,
    run: str = "",
    depth: int = 0,
    told: Callable[[str, int, int], None] = lambda _name, _done, _total: None,
) -> Iterator[Imported]:
    """Import each source; one that cannot be read is refused with its reason and stops nothing.

    Files attached to a mail follow as documents of their own, named "mail › file". Several documents are committed in
    one turn of a few milliseconds, each still its own operation, all of one `run`. May run in any thread. After a
    cancel, what was published stays and the rest is not mentioned. Pictures of text come last, being slow; `told(name,
    page, pages)` after each of their pages.
    """
    batch = _Batch(dossier, sources, run or new_uid())
    for number, answer in worker.map(SERVICE, batch.requests(), cancelled=cancelled):
        yield from batch.take(number, answer)
    yield from batch.publish()
    yield from batch.drain()
    if batch.scans and not cancelled():
        yield from batch.recognise(worker, cancelled, told)
    if not cancelled():
        yield from _repeated(dossier, batch.late, batch.seen)
    if batch.inside and depth < _DEEPEST and not cancelled():
        yield from import_sources(
            dossier, batch.inside, worker, cancelled=cancelled, run=batch.run, depth=depth + 1, told=told
        )


class _Batch:
    """Sources on their way through the child process and into the dossier."""

    def __init__(self, dossier: Dossier, sources: Sequence[Source], run: str) -> None:
        self.run = run
        self.inside: list[Source] = []
        self.late: list[tuple[str, str]] = []
        self.seen: dict[str, str] = {}
        self.scans: list[_Read] = []
        self._may_recognise = scanning.is_available()
        self._dossier = dossier
        self._sources = sources
        self._waiting: dict[int, tuple[bytes, str]] = {}
        self._early: list[Imported] = []
        self._read: list[_Read] = []
        self._turn = _FIRST_TURN
        self._began = time.monotonic()

    def requests(self) -> Iterator[tuple[int, bytes, dict[str, Any]]]:
        """What the child is asked to read; what needs no reading is reported by `drain`."""
        for number, source in enumerate(self._sources):
            try:
                content = source.read()
            except WorkbenchError as error:
                self._early.append(Imported(source.name, ImportStatus.REFUSED, reason=str(error)))
                continue
            sha256 = digest(content)
            if sha256 in self.seen:
                self.late.append((source.name, sha256))
                continue
            self.seen[sha256] = source.name
            twin = _twin(self._dossier, sha256, source.name)
            if twin is not None:
                self._early.append(twin)
                continue
            self._waiting[number] = (content, sha256)
            yield number, content, {"filename": Path(source.name).name, "ocr": self._may_recognise}

    def take(self, number: int, answer: Any) -> Iterator[Imported]:
        """One answer of the child; publishes when a turn is full."""
        yield from self.drain()
        content, sha256 = self._waiting.pop(number)
        name = self._sources[number].name
        if isinstance(answer, WorkbenchError):
            yield Imported(name, ImportStatus.REFUSED, reason=str(answer))
            return
        if answer.get("scanned"):
            self.scans.append(_Read(name, content, sha256, answer))
            return
        self._read.append(_Read(name, content, sha256, answer))
        self.inside += [Source(f"{name}{INSIDE}{one.filename}", content=one.content) for one in children(answer)]
        if time.monotonic() - self._began > _TURN_SECONDS or len(self._read) >= self._turn:
            yield from self.publish()

    def publish(self) -> Iterator[Imported]:
        """Put what was read into the dossier, in one turn."""
        yield from _publish(self._dossier, self._read, self.run)
        self._read.clear()
        self._turn = min(2 * self._turn, _TURN_DOCUMENTS)
        self._began = time.monotonic()

    def recognise(
        self, worker: Worker, cancelled: Callable[[], bool], told: Callable[[str, int, int], None]
    ) -> Iterator[Imported]:
        """Read and publish the pictures of text, one file after the other."""
        scanner = scanning.Scanner()
        try:
            for scan in self.scans:
                try:
                    answer = scanner.read(
                        scan.content,
                        Path(scan.name).name,
                        scan.answer["scanned"],
                        worker,
                        cancelled=cancelled,
                        told=partial(told, scan.name),
                    )
                except WorkbenchError as error:
                    yield Imported(scan.name, ImportStatus.REFUSED, reason=str(error))
                    continue
                if answer is None:
                    return
                self._read.append(scan._replace(answer=answer))
                yield from self.publish()
        finally:
            scanner.close()

    def drain(self) -> Iterator[Imported]:
        """Reports that no reading was needed for."""
        while self._early:
            yield self._early.pop(0)


def _twin(dossier: Dossier, sha256: str, name: str) -> Imported | None:
    """The report for bytes that are in the dossier already."""
    with dossier.reading() as reader:
        held = read.by_digest(reader, sha256)
        if held is None:
            return None
        title = read.document(reader, held).title
    return Imported(name, ImportStatus.DUPLICATE, held, tr("already in the dossier as “{title}”", title=title))


def _repeated(dossier: Dossier, late: list[tuple[str, str]], seen: dict[str, str]) -> Iterator[Imported]:
    """The reports for bytes that came twice in this very import; the first one's fate is known by now."""
    for name, sha256 in late:
        twin = _twin(dossier, sha256, name)
        reason = tr("the same bytes as “{other}”, which was refused", other=Path(seen[sha256]).name)
        yield twin or Imported(name, ImportStatus.REFUSED, reason=reason)


class _Read(NamedTuple):
    """A source that the child process has read, waiting to be published."""

    name: str
    content: bytes
    sha256: str
    answer: Any


def _publish(dossier: Dossier, batch: list[_Read], run: str) -> Iterator[Imported]:
    finished: list[Imported] = []
    if batch:
        with dossier.batch():
            finished = [_one(dossier, found, run) for found in batch]
    yield from finished


def _one(dossier: Dossier, found: _Read, run: str) -> Imported:
    ingested = from_json(found.answer)
    name = Path(found.name).name
    changes, added = documents.publish(dossier, ingested, found.content, name, sha256=found.sha256, run=run)
    if found.answer.get("works"):
        return _described(dossier, found, added.id, changes, run)
    if added.copy_of_id is None:
        return Imported(found.name, ImportStatus.IMPORTED, added.id, "", changes)
    with dossier.reading() as reader:
        reason = tr("the same text as “{title}”", title=read.document(reader, added.copy_of_id).title)
    return Imported(found.name, ImportStatus.NEAR_COPY, added.id, reason, changes)


def _described(dossier: Dossier, found: _Read, id: int, changes: Changes, run: str) -> Imported:
    """The report for a reference file: what it says of documents is written down in a step of its own."""
    from workbench.operations import describing

    name = Path(found.name).name
    said = describing.describe(dossier, works(found.answer), name, document_id=id, run=run)
    return Imported(found.name, ImportStatus.IMPORTED, id, str(said.result), together((changes, said)))
