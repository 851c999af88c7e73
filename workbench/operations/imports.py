"""Files in: read in a child process, published one undoable operation a document, reported file by file."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from functools import partial
from pathlib import Path
from typing import Any, NamedTuple

from workbench.core.errors import WorkbenchError
from workbench.core.identity import new_uid
from workbench.core.kinds import ImportStatus
from workbench.core.texts import digest
from workbench.core.wording import tr
from workbench.jobs.worker import Worker
from workbench.operations import scanning
from workbench.operations.arrivals import Found, Imported, Publisher, duplicate
from workbench.operations.sources import Source, from_paths
from workbench.services.ingest.wire import children
from workbench.store.dossier import Dossier
from workbench.store.read import documents as read
from workbench.store.read.attached import INSIDE

__all__ = ["INSIDE", "SERVICE", "Imported", "Source", "from_paths", "import_sources"]

SERVICE = "workbench.services.ingest.reading:serve"
# What the child is to say beside the text itself, and that it need not send back what we have.
_ASKED = {"signature": True, "kept": True}
# Mails inside mails end somewhere.
_DEEPEST = 5


def import_sources(
    dossier: Dossier,
    sources: Sequence[Source],
    worker: Worker,
    *,
    cancelled: Callable[[], bool] = lambda: False,
    told: Callable[[str, int, int], None] = lambda _name, _done, _total: None,
) -> Iterator[Imported]:
    """Import each source; one that cannot be read is refused with its reason and stops nothing.

    Files attached to a mail or put into a PDF follow as documents of their own, named "mail › file". Many documents are committed in
    one turn, each still its own operation, all of one run, in a thread of their own while the next ones are read. May
    run in any thread. After a cancel, what was published stays and the rest is not mentioned. Pictures of text come
    last, being slow; `told(name, page, pages)` after each of their pages.
    """
    run = _Run(dossier, worker, cancelled)
    with closing(run.publisher):
        for _ in range(_DEEPEST + 1):
            if not sources or cancelled():
                return
            batch = _Batch(run, sources)
            yield from batch.outcomes(told)
            sources = batch.inside


class _Run:
    """What the batches of one import have in common."""

    def __init__(self, dossier: Dossier, worker: Worker, cancelled: Callable[[], bool]) -> None:
        self.uid = new_uid()
        self.dossier = dossier
        self.worker = worker
        self.cancelled = cancelled
        with dossier.reading() as reader:
            self.held = read.digests(reader)
        self.seen: dict[str, str] = {}
        self.publisher = Publisher(dossier, self.uid, cancelled)


class _Scan(NamedTuple):
    """A source whose words are on pictures, waiting to be recognised; `pages` are those without words."""

    name: str
    content: bytes
    sha256: str
    pages: list[int]


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

    def outcomes(self, told: Callable[[str, int, int], None]) -> Iterator[Imported]:
        """How each source ended, soon after it did."""
        run = self._run
        try:
            for number, answer in run.worker.map(SERVICE, self._requests(), cancelled=run.cancelled):
                yield from self._take(number, answer)
        finally:
            finished = run.publisher.finish()
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
            twin = self._twin(sha256, source.name) if sha256 in self._run.held else None
            if twin is not None:
                self._early.append(twin)
                continue
            self._waiting[number] = (content, sha256)
            yield number, content, {**_ASKED, "filename": source.filename, "ocr": self._may_recognise}

    def _take(self, number: int, answer: Any) -> Iterator[Imported]:
        """One answer of the child."""
        yield from self._drain()
        content, sha256 = self._waiting.pop(number)
        name = self._sources[number].name
        if isinstance(answer, WorkbenchError):
            yield Imported(name, ImportStatus.REFUSED, reason=str(answer))
            return
        if answer.get("scanned"):
            self._scans.append(_Scan(name, content, sha256, answer["scanned"]))
            return
        self._keep_inside(name, answer)
        ended = self._run.publisher.put(Found.made(name, content, sha256, answer))
        if ended:
            # While the next turn is being written: at the end there is little left to wait for.
            self._run.dossier.secure()
        yield from ended

    def _keep_inside(self, name: str, answer: Any) -> None:
        self.inside += [Source(f"{name}{INSIDE}{one.filename}", content=one.content) for one in children(answer)]

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
                self._keep_inside(scan.name, answer)
                yield from run.publisher.put(Found.made(scan.name, scan.content, scan.sha256, answer))
                yield from run.publisher.finish()
        finally:
            scanner.close()

    def _drain(self) -> Iterator[Imported]:
        """Reports that no reading was needed for."""
        while self._early:
            yield self._early.pop(0)

    def _repeated(self) -> Iterator[Imported]:
        """The reports for bytes that came twice in this very import; the first one's fate is known by now."""
        for name, sha256 in self._late:
            twin = self._twin(sha256, name)
            other = Path(self._run.seen[sha256]).name
            reason = tr("the same bytes as “{other}”, which was refused", other=other)
            yield twin or Imported(name, ImportStatus.REFUSED, reason=reason)

    def _twin(self, sha256: str, name: str) -> Imported | None:
        """The report for bytes that are in the dossier already, if they still are."""
        with self._run.dossier.reading() as reader:
            held = read.by_digest(reader, sha256)
            return None if held is None else duplicate(reader, held, name)
