"""Pictures of text are recognised page by page beside the import, and then read like any other file."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest

from workbench.core.errors import RefusedFile, WorkbenchError
from workbench.core.kinds import ImportStatus
from workbench.core.spans import Span
from workbench.jobs.worker import Worker
from workbench.operations import imports, quotes, rereading, scanning
from workbench.operations.imports import Source
from workbench.operations.scanning import Scanner
from workbench.store.dossier import Dossier
from workbench.store.read import documents as read
from workbench.store.read import quotes as reads
from workbench.store.read.verification import verify

PNG = b"\x89PNG\r\n\x1a\n" + bytes(40)
WORDS = "The ships left the harbour at dawn and headed north."


class Eyes:
    """In the place of the child that recognises: says what each page holds."""

    def __init__(self, pages: list[str | WorkbenchError]) -> None:
        self.pages = pages
        self.is_closed = False

    def map(self, _service: str, items: Any, *, cancelled: Callable[[], bool]) -> Iterator[tuple[int, Any]]:
        for page, _content, options in items:
            if cancelled():
                return
            assert options == {"page": page}
            said = self.pages[page]
            lines = [[said, 50, 300, 710, 700, 10]]
            yield page, said if isinstance(said, WorkbenchError) else {"lines": lines, "pages": len(self.pages)}

    def close(self) -> None:
        self.is_closed = True


@pytest.fixture(scope="module")
def worker() -> Iterator[Worker]:
    with Worker() as worker:
        worker.warm(imports.SERVICE)
        yield worker


@pytest.fixture
def eyes(monkeypatch: pytest.MonkeyPatch) -> Callable[..., Eyes]:
    def install(*pages: str | WorkbenchError) -> Eyes:
        found = Eyes(list(pages))
        monkeypatch.setattr(scanning, "Worker", lambda **_: found)
        for module in (scanning, rereading):
            monkeypatch.setattr(module, "is_available", lambda: True)
        return found

    return install


def _scan(markup: str) -> bytes:
    import typst

    return bytes(typst.compile(f"#set page(width: 10cm, height: 14cm)\n{markup}".encode()))


def test_a_scan_comes_in_after_the_other_files_page_by_page(
    dossier: Dossier, worker: Worker, eyes: Callable[..., Eyes]
) -> None:
    seen = eyes(WORDS, RefusedFile("The page cannot be shown."), "The third page ends it.")
    told: list[tuple[str, int, int]] = []
    files = [Source("scan.tif", content=PNG), Source("note.txt", content=b"A plain note.")]
    done = list(imports.import_sources(dossier, files, worker, told=lambda *step: told.append(step)))
    assert [(one.file, one.status) for one in done] == [
        ("note.txt", ImportStatus.IMPORTED),
        ("scan.tif", ImportStatus.IMPORTED),
    ]
    assert told == [("scan.tif", number, 3) for number in (1, 2, 3)]
    assert seen.is_closed
    reader = dossier.reader()
    document = read.document(reader, done[1].document or 0)
    assert read.text(reader, document.id) == f"{WORDS}\n\nThe third page ends it."
    assert (document.format, document.language) == ("picture", "en")


def test_a_scan_that_cannot_be_recognised_is_refused_with_its_reason(
    dossier: Dossier, worker: Worker, eyes: Callable[..., Eyes]
) -> None:
    eyes(RefusedFile("The picture is damaged."))
    (done,) = imports.import_sources(dossier, [Source("scan.png", content=PNG)], worker)
    assert (done.status, done.reason) == (ImportStatus.REFUSED, "The picture is damaged.")


def test_after_a_cancel_no_page_is_recognised(dossier: Dossier, worker: Worker, eyes: Callable[..., Eyes]) -> None:
    seen = eyes("x", "y", "z")
    stop: list[int] = []
    done = list(
        imports.import_sources(
            dossier,
            [Source("scan.tif", content=PNG)],
            worker,
            cancelled=lambda: bool(stop),
            told=lambda _name, page, _pages: stop.append(page),
        )
    )
    assert done == []
    assert stop == [1]
    assert seen.is_closed


def test_pictures_among_the_pages_are_recognised_later_and_quotes_stay_at_their_words(
    dossier: Dossier, worker: Worker, eyes: Callable[..., Eyes], monkeypatch: pytest.MonkeyPatch
) -> None:
    content = _scan(f"#rect(width: 6cm, height: 6cm)\n#pagebreak()\n{WORDS}")
    monkeypatch.setattr(scanning, "is_available", lambda: False)
    (done,) = imports.import_sources(dossier, [Source("report.pdf", content=content)], worker)
    assert done.document is not None
    assert "OCR would read them" in read.document(dossier.reader(), done.document).warnings
    start = WORDS.index("harbour")
    quote = quotes.add(dossier, done.document, [Span(start, start + 7)]).result
    assert isinstance(quote, int)
    eyes("Words of the first page.")
    found = rereading.prepare_scan(dossier, done.document, worker, Scanner())
    report = rereading.apply(dossier, found).result
    assert isinstance(report, rereading.Report)
    assert (report.moved, report.lost) == (1, ())
    reader = dossier.reader()
    assert read.text(reader, done.document) == f"Words of the first page.\n\n{WORDS}"
    assert reads.quote(reader, quote).text == "harbour"
    assert list(verify(reader)) == []
    with pytest.raises(WorkbenchError, match="the same text"):
        rereading.prepare_scan(dossier, done.document, worker, Scanner())
