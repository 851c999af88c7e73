"""Pages as printed beside the text or in its place: quotes drawn on them, words selected on them."""

from __future__ import annotations

import threading

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QToolButton
from pytestqt.qtbot import QtBot

from workbench.core.spans import Span
from workbench.operations import documents, quotes
from workbench.services.ingest.pdf import read_pdf
from workbench.store.read import quotes as read
from workbench.ui.desk import Desk
from workbench.ui.panes.source.pages import BESIDE, INSTEAD, TEXT
from workbench.ui.panes.source.pageview import PageView
from workbench.ui.panes.source.pane import SourcePane

MARKUP = (
    '#set page(paper: "a5", header: [Running head])\n#set text(size: 12pt)\n= Un rapport\n'
    + "Trois navires ont quitté le port. " * 12
    + "\n#pagebreak()\nSeconde page du rapport, avec le mot singulier.\n#pagebreak()\nTroisième et dernière page."
)


@pytest.fixture
def printed(qtbot: QtBot, reports: Desk, source: SourcePane) -> PageView:
    import typst

    content = typst.compile(MARKUP.encode())
    made = reports.run(documents.add, read_pdf(content), content, "report.pdf")
    assert made is not None
    source.open_document(int(str(made.result)))
    source.view.setFocus()
    qtbot.keyClick(source.view, Qt.Key.Key_P)
    view = source.findChild(PageView, "source.pages")
    assert view is not None
    qtbot.waitUntil(lambda: view._printed() is not None, timeout=30_000)
    return view


def test_p_shows_pages_beside_the_text_then_instead_of_it_then_the_text_alone(
    qtbot: QtBot, source: SourcePane, printed: PageView
) -> None:
    assert source.active.pages.mode == BESIDE
    assert source.view.isVisible()
    assert printed.isVisible()
    qtbot.keyClick(source.view, Qt.Key.Key_P)
    assert source.active.pages.mode == INSTEAD
    assert not source.view.isVisible()
    qtbot.waitUntil(printed.hasFocus)
    qtbot.keyClick(printed, Qt.Key.Key_P)
    assert source.active.pages.mode == TEXT
    assert source.view.isVisible()
    assert not printed.isVisible()


def test_words_selected_on_the_page_are_quoted_to_the_character(
    qtbot: QtBot, reports: Desk, source: SourcePane, printed: PageView
) -> None:
    text = source.view.text
    printed.turn(1)
    qtbot.waitUntil(lambda: printed._printed() is not None, timeout=30_000)
    at = text.index("singulier")
    first, last = printed.rects_of(at, at + 1)[0], printed.rects_of(at + 8, at + 9)[0]
    start, end = first.center().toPoint(), last.center().toPoint()
    qtbot.mousePress(printed._sheet, Qt.MouseButton.LeftButton, pos=QPoint(round(first.left()) + 1, start.y()))
    qtbot.mouseMove(printed._sheet, QPoint(round(last.right()) - 1, end.y()))
    qtbot.mouseRelease(printed._sheet, Qt.MouseButton.LeftButton, pos=QPoint(round(last.right()) - 1, end.y()))
    assert source.view.chosen().of(text) == "singulier"
    qtbot.keyClick(printed, Qt.Key.Key_Q)
    quote = read.quote(reports.reader, int(str(source.view.focused_quote)))
    assert quote.text == "singulier"


def test_quotes_are_drawn_where_their_words_are_printed(
    qtbot: QtBot, reports: Desk, source: SourcePane, printed: PageView
) -> None:
    text = source.view.text
    at = text.index("Trois navires")
    plain = printed._sheet.grab().toImage()
    made = reports.run(quotes.add, source.document_id, [Span(at, at + 13)])
    assert made is not None
    source.view.set_focus(int(str(made.result)))
    drawn = printed._sheet.grab().toImage()
    box = printed.rects_of(at, at + 13)[0]
    around = box.toRect().adjusted(-1, -1, 1, 4)
    assert drawn.copy(around) != plain.copy(around)
    far = printed.rects_of(at + 300, at + 330)[0].toRect()
    assert drawn.copy(far) == plain.copy(far)
    inside = box.center().toPoint()
    qtbot.mouseClick(printed._sheet, Qt.MouseButton.LeftButton, pos=inside)
    assert reports.selection.focus is not None
    assert reports.selection.focus.id == made.result


def test_page_keys_and_the_text_lead_each_other(qtbot: QtBot, source: SourcePane, printed: PageView) -> None:
    qtbot.keyClick(printed, Qt.Key.Key_PageDown)
    qtbot.keyClick(printed, Qt.Key.Key_PageDown)
    assert printed.number == 2
    qtbot.keyClick(printed, Qt.Key.Key_PageUp)
    assert printed.number == 1
    source.view.open_at(0)
    assert printed.number == 0


def test_a_page_that_was_about_to_be_asked_for_leaves_no_process_behind(
    printed: PageView, monkeypatch: pytest.MonkeyPatch
) -> None:
    printing = printed._printing
    printer, ask = printing._printer, printing._printer.picture
    is_closed = threading.Event()

    def late(*about: object) -> object:
        assert is_closed.wait(10)
        return ask(*about)  # type: ignore[arg-type]

    def close() -> None:
        end()
        is_closed.set()

    end = printer.close
    monkeypatch.setattr(printer, "picture", late)
    monkeypatch.setattr(printer, "close", close)
    printed.turn(2)
    printing.close()
    assert printer._worker.pid is None


def test_a_document_without_pages_shows_its_text_and_says_so(
    qtbot: QtBot, reports: Desk, source: SourcePane, printed: PageView
) -> None:
    button = source.findChild(QToolButton, "source.tools.page")
    assert button is not None
    assert button.isVisible()
    assert button.isChecked()
    source.active.pages.set_mode(INSTEAD)
    source.open_document(1)
    assert source.view.isVisible()
    assert not printed.isVisible()
    assert not button.isVisible()
    with qtbot.waitSignal(reports.noticed):
        qtbot.keyClick(source.view, Qt.Key.Key_P)
    source.open_document(3)
    assert printed.isVisible()
