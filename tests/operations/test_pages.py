"""Pages as printed come from the child process, and what it says is not taken on trust."""

from __future__ import annotations

import base64
import zlib
from collections.abc import Iterator

import pytest

from workbench.core.errors import WorkbenchError
from workbench.core.texts import Page
from workbench.jobs.worker import Limits
from workbench.operations import documents, pages
from workbench.operations.pages import PagePrinter
from workbench.services.ingest.pdf import read_pdf
from workbench.store.dossier import Dossier
from workbench.store.read import documents as read

MARKUP = (
    '#set page(paper: "a5")\n#set text(size: 12pt)\n= Un rapport\n'
    + "Trois navires ont quitté le port sans signal. " * 12
)


@pytest.fixture
def printer() -> Iterator[PagePrinter]:
    printer = PagePrinter()
    yield printer
    printer.close()


def imported(dossier: Dossier) -> tuple[int, tuple[Page, ...]]:
    import typst

    content = typst.compile((MARKUP + "\n#pagebreak()\n" + "Seconde page du rapport, plus courte.").encode())
    found = read_pdf(content)
    made = documents.add(dossier, found, content, "report.pdf")
    return int(str(made.result)), found.pages


def test_a_page_has_its_pixels_and_a_box_for_each_letter_of_the_record(dossier: Dossier, printer: PagePrinter) -> None:
    document, listed = imported(dossier)
    reader = dossier.reader()
    assert pages.has_pages(reader, document)
    picture = printer.picture(reader, document, 1, listed[1], 400)
    assert picture.width == 400
    assert len(picture.pixels) == 3 * picture.width * picture.height
    at = read.text(reader, document).index("courte")
    box = picture.box(at)
    assert box is not None
    left, top, right, bottom = box
    assert 0 < left < right < 400
    assert 0 < top < bottom < picture.height // 4
    assert picture.box(0) is None
    assert picture.box(10**9) is None


def test_a_page_that_takes_too_long_is_given_up_in_a_sentence_and_the_next_is_shown(
    dossier: Dossier, printer: PagePrinter
) -> None:
    document, listed = imported(dossier)
    reader = dossier.reader()
    with pytest.raises(WorkbenchError):
        printer.picture(reader, document, 99, listed[1], 400)
    assert printer.picture(reader, document, 0, listed[0], 300).width == 300
    slow = PagePrinter()
    slow._worker._limits = Limits(seconds=0.0)
    with pytest.raises(WorkbenchError):
        slow.picture(reader, document, 0, listed[0], 2400)
    slow.close()


@pytest.mark.parametrize(
    "answer",
    [
        {},
        {"width": 2, "height": 2, "pixels": base64.b64encode(zlib.compress(b"xx")).decode(), "boxes": []},
        {"width": -1, "height": 2, "pixels": base64.b64encode(zlib.compress(b"")).decode(), "boxes": []},
        {"width": 1, "height": 1, "pixels": "!", "boxes": []},
        {"width": "wide", "height": 1, "pixels": "", "boxes": []},
    ],
)
def test_what_a_child_answers_is_checked(answer: dict[str, object]) -> None:
    with pytest.raises(WorkbenchError, match="as printed"):
        pages._taken(answer, 0, 0)
