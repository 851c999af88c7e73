"""Events are made, moved, stretched and dated on the timeline, by hand and by key; each is one gesture."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.panes.conftest import Case
from workbench.core.kinds import RecordKind
from workbench.core.selection import Focus
from workbench.operations import events, quotes
from workbench.store.read import events as reads
from workbench.ui.panes.timeline.pane import TimelinePane
from workbench.ui.panes.timeline.scale import TimeWindow


@pytest.fixture
def pane(case: Case, qtbot: QtBot) -> Iterator[TimelinePane]:
    case.make(RecordKind.EVENT, label="Visite", edtf="2024-06-10")
    case.make(RecordKind.EVENT, label="Chantier", edtf="2024-05/2024-08")
    case.desk.run(events.add_participant, 1, case.actor("Anvers"))
    made = TimelinePane(case.desk)
    qtbot.addWidget(made)
    made.resize(1100, 320)
    made.show()
    made.upgrade()
    made._canvas.set_window(TimeWindow(date(2024, 3, 1).toordinal(), date(2024, 12, 1).toordinal()))
    made.grab()
    yield made
    made.release()


def edtf(case: Case, id: int) -> str | None:
    """The date of an event."""
    return reads.event(case.desk.reader, id).edtf


def receiver(pane: TimelinePane) -> QWidget:
    """What the mouse is over."""
    found = pane._gestures._widget
    assert found is not None
    return found


def drag(pane: TimelinePane, start: QPointF, end: QPointF) -> None:
    """Press, move in two steps, let go."""
    widget = receiver(pane)
    QTest.mousePress(widget, Qt.MouseButton.LeftButton, pos=start.toPoint())
    for share in (0.5, 1.0):
        QTest.mouseMove(widget, (start + (end - start) * share).toPoint())
        QApplication.processEvents()
    QTest.mouseRelease(widget, Qt.MouseButton.LeftButton, pos=end.toPoint())


def x_of(pane: TimelinePane, text: str) -> float:
    """The pixel of a day."""
    return pane._canvas.scale.x(date.fromisoformat(text).toordinal() + 0.5)


def test_dragging_the_focused_event_moves_it_and_undo_puts_it_back(pane: TimelinePane, case: Case) -> None:
    case.desk.focus(RecordKind.EVENT, 1)
    mark = pane._canvas.mark_of(1)
    assert mark is not None
    drag(pane, QPointF(x_of(pane, "2024-06-10"), mark.y), QPointF(x_of(pane, "2024-07-20"), mark.y))
    found = date.fromisoformat(edtf(case, 1) or "")
    assert abs((found - date(2024, 7, 20)).days) <= 1
    case.desk.undo()
    assert edtf(case, 1) == "2024-06-10"


def test_dragging_an_event_that_is_not_in_focus_pans(pane: TimelinePane, case: Case) -> None:
    mark, before = pane._canvas.mark_of(1), pane._canvas.window
    assert mark is not None
    drag(pane, QPointF(x_of(pane, "2024-06-10"), mark.y), QPointF(x_of(pane, "2024-07-20"), mark.y))
    assert edtf(case, 1) == "2024-06-10"
    assert pane._canvas.window.first < before.first


def test_dragging_an_end_of_the_focused_bar_stretches_it_by_its_own_unit(pane: TimelinePane, case: Case) -> None:
    case.desk.focus(RecordKind.EVENT, 2)
    mark = pane._canvas.mark_of(2)
    assert mark is not None
    drag(pane, QPointF(mark.x1 - 1, mark.y), QPointF(x_of(pane, "2024-10-15"), mark.y))
    assert edtf(case, 2) == "2024-05/2024-10"


def test_escape_gives_a_drag_up(pane: TimelinePane, case: Case) -> None:
    case.desk.focus(RecordKind.EVENT, 1)
    mark = pane._canvas.mark_of(1)
    assert mark is not None
    QTest.mousePress(receiver(pane), Qt.MouseButton.LeftButton, pos=QPointF(x_of(pane, "2024-06-10"), mark.y).toPoint())
    QTest.mouseMove(receiver(pane), QPointF(x_of(pane, "2024-09-10"), mark.y).toPoint())
    QApplication.processEvents()
    assert pane._canvas.draft is not None
    QTest.keyClick(pane, Qt.Key.Key_Escape)
    QTest.mouseRelease(receiver(pane), Qt.MouseButton.LeftButton)
    assert pane._canvas.draft is None
    assert edtf(case, 1) == "2024-06-10"


@pytest.mark.parametrize(
    ("event", "key", "found"),
    [
        (1, Qt.Key.Key_Right, "2024-06-11"),
        (1, Qt.Key.Key_Left, "2024-06-09"),
        (1, Qt.Key.Key_Up, "2024-06-10/2024-06-11"),
        (2, Qt.Key.Key_Right, "2024-06/2024-09"),
        (2, Qt.Key.Key_Up, "2024-05/2024-09"),
        (2, Qt.Key.Key_Down, "2024-05/2024-07"),
    ],
)
def test_shift_and_arrows_move_and_stretch(pane: TimelinePane, case: Case, event: int, key: Qt.Key, found: str) -> None:
    case.desk.focus(RecordKind.EVENT, event)
    QTest.keyClick(pane, key, Qt.KeyboardModifier.ShiftModifier)
    assert edtf(case, event) == found


def test_d_opens_the_editor_that_takes_words_for_a_date(pane: TimelinePane, case: Case) -> None:
    case.desk.focus(RecordKind.EVENT, 1)
    QTest.keyClick(pane, Qt.Key.Key_D)
    editor = pane._editor
    assert editor.date.text() == "2024-06-10"
    editor.date.setText("nonsense")
    assert "EDTF" in editor._reading.text()
    QTest.keyClick(editor.date, Qt.Key.Key_Return)
    assert edtf(case, 1) == "2024-06-10"
    editor.date.setText("vers juin 2024")
    assert "2024-06~" in editor._reading.text()
    editor.date.setText("1953")
    assert editor._reading.text() == "1953"
    editor.date.setText("vers juin 2024")
    QTest.keyClick(editor.date, Qt.Key.Key_Return)
    assert edtf(case, 1) == "2024-06~"
    assert editor.isHidden()


def test_a_double_click_on_nothing_makes_an_event_of_that_lane_in_one_gesture(pane: TimelinePane, case: Case) -> None:
    lane = next(i for i, one in enumerate(pane._canvas.source.lanes) if one.label == "Anvers")
    y = pane._canvas.bands[lane].centre(0) + pane._canvas._offset
    QTest.mouseDClick(receiver(pane), Qt.MouseButton.LeftButton, pos=QPoint(int(x_of(pane, "2024-10-20")), int(y)))
    editor = pane._editor
    assert editor.date.text() == "2024-10"
    editor.title.setText("Rencontre")
    QTest.keyClick(editor.title, Qt.Key.Key_Return)
    made = reads.event(case.desk.reader, 3)
    assert (made.label, made.edtf, [part.name for part in made.participants]) == ("Rencontre", "2024-10", ["Anvers"])
    case.desk.undo()
    assert len(reads.rows(case.desk.reader)) == 2


def test_insert_makes_an_event_and_escape_makes_none(pane: TimelinePane, case: Case) -> None:
    QTest.keyClick(pane, Qt.Key.Key_Insert)
    QTest.keyClick(pane._editor.title, Qt.Key.Key_Escape)
    assert pane._editor.isHidden()
    assert len(reads.rows(case.desk.reader)) == 2


def test_enter_in_the_editor_is_not_enter_on_the_timeline(pane: TimelinePane, case: Case) -> None:
    quote = case.quote(case.document(), "deux navires")
    case.result(quotes.link, quote, RecordKind.EVENT, 1)
    case.desk.focus(RecordKind.EVENT, 1)
    QTest.keyClick(pane, Qt.Key.Key_D)
    for key in (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageDown, Qt.Key.Key_Return):
        QTest.keyClick(pane._editor.date, key)
    assert pane._editor.isHidden()
    assert case.desk.selection.focus == Focus(RecordKind.EVENT, 1)


def test_tab_stays_within_the_editor(pane: TimelinePane, case: Case) -> None:
    pane.activateWindow()
    case.desk.focus(RecordKind.EVENT, 1)
    QTest.keyClick(pane, Qt.Key.Key_D)
    for expected in (pane._editor.title, pane._editor.date):
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
        assert QApplication.focusWidget() is expected


@pytest.mark.parametrize("height", [180, 320])
def test_the_editor_shows_all_it_says_and_leaves_its_event_in_sight(
    pane: TimelinePane, case: Case, height: int
) -> None:
    pane.resize(1100, height)
    QApplication.processEvents()
    case.desk.focus(RecordKind.EVENT, 2)
    QTest.keyClick(pane, Qt.Key.Key_D)
    editor = pane._editor
    editor.date.setText("nothing of the kind that could be read as any date at all")
    QApplication.processEvents()
    for label in editor.findChildren(QLabel):
        assert label.height() >= label.heightForWidth(label.width())
    mark = pane._canvas.mark_of(2)
    assert mark is not None
    assert pane.rect().contains(editor.geometry())
    assert not editor.geometry().contains(QPoint(int(mark.x0 + mark.x1) // 2, int(mark.y)))


def test_the_editor_says_who_takes_part_in_a_new_event(pane: TimelinePane) -> None:
    lane = next(i for i, one in enumerate(pane._canvas.source.lanes) if one.label == "Anvers")
    y = pane._canvas.bands[lane].centre(0) + pane._canvas._offset
    QTest.mouseDClick(receiver(pane), Qt.MouseButton.LeftButton, pos=QPoint(int(x_of(pane, "2024-10-20")), int(y)))
    assert "Anvers" in pane._editor._hint.text()
