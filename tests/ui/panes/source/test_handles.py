"""The knobs at both ends of the focused quote: dragged with the mouse, one gesture in the history."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, Qt
from pytestqt.qtbot import QtBot

from tests.ui.panes.source.conftest import REPORT, ingested
from workbench.core.spans import Span
from workbench.operations import documents, quotes
from workbench.store.read import history
from workbench.store.read import quotes as read
from workbench.ui.desk import Desk
from workbench.ui.panes.source.handles import Handles
from workbench.ui.panes.source.pane import SourcePane


def focused(desk: Desk, source: SourcePane, words: str) -> int:
    at = REPORT.index(words)
    changes = desk.run(quotes.add, 1, [Span(at, at + len(words))])
    assert changes is not None
    quote_id = int(str(changes.result))
    source.view.point_at(quote_id, at)
    source.view.grab()
    return quote_id


def corner(source: SourcePane, offset: int, *, at_end: bool) -> QPoint:
    rect = source.view.rect_after(offset) if at_end else source.view.rect_of(offset)
    assert rect is not None
    return rect.bottomLeft() if at_end else rect.topLeft()


def drag(qtbot: QtBot, source: SourcePane, start: QPoint, end: QPoint, modifier: Qt.KeyboardModifier) -> None:
    viewport = source.view.viewport()
    qtbot.mousePress(viewport, Qt.MouseButton.LeftButton, pos=start)
    qtbot.mouseMove(viewport, start + QPoint(4, 0))
    from PySide6.QtCore import QEvent, QPointF
    from PySide6.QtGui import QMouseEvent

    moved = QMouseEvent(
        QEvent.Type.MouseMove, QPointF(end), QPointF(viewport.mapToGlobal(end)), Qt.MouseButton.NoButton,
        Qt.MouseButton.LeftButton, modifier,
    )  # fmt: skip
    source.view.mouseMoveEvent(moved)
    qtbot.mouseRelease(viewport, Qt.MouseButton.LeftButton, pos=end)


def test_the_end_is_dragged_to_another_character(qtbot: QtBot, reports: Desk, source: SourcePane) -> None:
    quote_id = focused(reports, source, "Three ships")
    end = source.view.parts_of(quote_id)[0][1]
    target = corner(source, end + 8, at_end=True) - QPoint(0, 6)
    drag(qtbot, source, corner(source, end, at_end=True), target, Qt.KeyboardModifier.NoModifier)
    assert read.quote(reports.reader, quote_id).text == "Three ships left at"
    assert source.view.parts_of(quote_id) == [(34, 53)]
    undo, _redo, _ = history.ends(reports.reader)
    assert undo is not None
    assert undo.startswith("Resize quote")
    reports.undo()
    assert read.quote(reports.reader, quote_id).text == "Three ships"


def test_with_ctrl_it_snaps_to_whole_words(qtbot: QtBot, reports: Desk, source: SourcePane) -> None:
    quote_id = focused(reports, source, "Three ships")
    start = source.view.parts_of(quote_id)[0][0]
    target = corner(source, REPORT.index("Monday") + 2, at_end=False) + QPoint(0, 6)
    drag(qtbot, source, corner(source, start, at_end=False), target, Qt.KeyboardModifier.ControlModifier)
    assert read.quote(reports.reader, quote_id).text == "Monday. Three ships"


def test_a_drag_that_ends_where_it_began_changes_nothing(qtbot: QtBot, reports: Desk, source: SourcePane) -> None:
    quote_id = focused(reports, source, "Three ships")
    end = source.view.parts_of(quote_id)[0][1]
    place = corner(source, end, at_end=True)
    with qtbot.assertNotEmitted(source.view.resize_requested):
        drag(qtbot, source, place, place - QPoint(0, 4), Qt.KeyboardModifier.NoModifier)
    assert read.quote(reports.reader, quote_id).text == "Three ships"


def test_an_end_never_passes_the_other_nor_the_next_part() -> None:
    handles = Handles()

    def edge(offset: int, _is_start: bool) -> QRect:
        return QRect(10 * offset, 0, 1, 8)

    handles.stand(7, [Span(2, 5), Span(9, 12)], edge)
    assert handles.take(QPoint(50, 7))
    handles.move(30)
    assert handles.dragged == [Span(2, 9), Span(9, 12)]
    handles.move(0)
    assert handles.dragged == [Span(2, 3), Span(9, 12)]
    assert handles.drop() == (7, [Span(2, 3), Span(9, 12)])
    handles.stand(7, [Span(2, 5), Span(9, 12)], edge)
    assert handles.take(QPoint(90, 0))
    handles.move(1)
    assert handles.dragged == [Span(2, 5), Span(5, 12)]
    handles.cancel()
    assert handles.drop() is None
    assert not handles.take(QPoint(200, 200))


def test_the_knob_goes_with_the_hand_and_back_where_the_drag_is_called_off() -> None:
    handles = Handles()

    def edge(offset: int, _is_start: bool) -> QRect:
        return QRect(10 * offset, 0, 1, 8)

    handles.stand(7, [Span(2, 5)], edge)
    assert handles.take(QPoint(50, 7))
    handles.move(30)
    handles.stand(7, [Span(2, 5)], edge)
    assert handles.at(QPoint(300, 7)) is not None
    assert handles.at(QPoint(50, 7)) is None
    handles.cancel()
    handles.stand(7, [Span(2, 5)], edge)
    assert handles.at(QPoint(50, 7)) is not None


def test_the_text_comes_along_while_an_end_is_held_below_it(qtbot: QtBot, reports: Desk, source: SourcePane) -> None:
    long = "\n\n".join(f"Paragraph {number} of a long report on ships." for number in range(200))
    documents.add(reports.dossier, ingested(long, "Long report"), b"3", "three.txt")
    source.refresh()
    source.open_document(3)
    quote_id = int(str(quotes.add(reports.dossier, 3, [Span(0, 11)]).result))
    source.refresh()
    source.view.point_at(quote_id, 0)
    source.view.grab()
    viewport, knob = source.view.viewport(), corner(source, 11, at_end=True)
    qtbot.mousePress(viewport, Qt.MouseButton.LeftButton, pos=knob)
    qtbot.mouseMove(viewport, knob + QPoint(0, viewport.height() + 40))
    qtbot.waitUntil(lambda: source.view.top_offset > 2_000, timeout=10_000)
    assert source.view._handles.dragged[0].end > 2_000
    qtbot.mouseRelease(viewport, Qt.MouseButton.LeftButton, pos=QPoint(200, viewport.height() // 2))
    assert read.quote(reports.reader, quote_id).end > 2_000
    qtbot.waitUntil(lambda: not source.view._pull.isActive())
