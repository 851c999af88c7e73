"""Files in: read in a child process, published one undoable operation a document, reported file by file."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NamedTuple

from workbench.core.changes import Changes
from workbench.core.errors import WorkbenchError
from workbench.core.identity import new_uid
from workbench.core.kinds import ImportStatus
from workbench.core.texts import digest
from workbench.core.wording import tr
from workbench.files import readable
from workbench.jobs.worker import Worker
from workbench.operations import documents
from workbench.services.ingest.wire import children, from_json
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
) -> Iterator[Imported]:
    """Import each source; one that cannot be read is refused with its reason and stops nothing.

    Files attached to a mail follow as documents of their own, named "mail › file". Several documents are committed in
    one turn of a few milliseconds, each still its own operation, all of one `run`. May run in any thread. After a
    cancel, what was published stays and the rest is not mentioned.
    """
    run = run or new_uid()
    inside: list[Source] = []
    waiting: dict[int, tuple[bytes, str]] = {}
    early: list[Imported] = []
    late: list[tuple[str, str]] = []
    seen: dict[str, str] = {}

    def requests() -> Iterator[tuple[int, bytes, dict[str, Any]]]:
        for number, source in enumerate(sources):
            try:
                content = source.read()
            except WorkbenchError as error:
                early.append(Imported(source.name, ImportStatus.REFUSED, reason=str(error)))
                continue
            sha256 = digest(content)
            if sha256 in seen:
                late.append((source.name, sha256))
                continue
            seen[sha256] = source.name
            twin = _twin(dossier, sha256, source.name)
            if twin is not None:
                early.append(twin)
                continue
            waiting[number] = (content, sha256)
            yield number, content, {"filename": Path(source.name).name}

    batch: list[_Read] = []
    turn = _FIRST_TURN
    began = time.monotonic()
    for number, answer in worker.map(SERVICE, requests(), cancelled=cancelled):
        yield from _drain(early)
        content, sha256 = waiting.pop(number)
        if isinstance(answer, WorkbenchError):
            yield Imported(sources[number].name, ImportStatus.REFUSED, reason=str(answer))
            continue
        batch.append(_Read(sources[number].name, content, sha256, answer))
        inside += [
            Source(f"{sources[number].name}{INSIDE}{one.filename}", content=one.content) for one in children(answer)
        ]
        if time.monotonic() - began > _TURN_SECONDS or len(batch) >= turn:
            yield from _publish(dossier, batch, run)
            batch.clear()
            turn = min(2 * turn, _TURN_DOCUMENTS)
            began = time.monotonic()
    yield from _publish(dossier, batch, run)
    yield from _drain(early)
    if not cancelled():
        yield from _repeated(dossier, late, seen)
    if inside and depth < _DEEPEST and not cancelled():
        yield from import_sources(dossier, inside, worker, cancelled=cancelled, run=run, depth=depth + 1)


def _drain(early: list[Imported]) -> Iterator[Imported]:
    while early:
        yield early.pop(0)


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
    if added.copy_of_id is None:
        return Imported(found.name, ImportStatus.IMPORTED, added.id, "", changes)
    with dossier.reading() as reader:
        reason = tr("the same text as “{title}”", title=read.document(reader, added.copy_of_id).title)
    return Imported(found.name, ImportStatus.NEAR_COPY, added.id, reason, changes)
