"""The menu of the timeline: the verbs for what is under the mouse, each of which does what it says."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction, QContextMenuEvent
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from tests.ui.panes.conftest import Case
from workbench.core.kinds import RecordKind
from workbench.core.selection import Focus
from workbench.store.read import events as reads
from workbench.ui.panes.timeline.pane import TimelinePane
from workbench.ui.panes.timeline.scale import TimeWindow


@pytest.fixture
def pane(case: Case, qtbot: QtBot) -> Iterator[TimelinePane]:
    case.make(RecordKind.EVENT, label="Visite", edtf="2024-06-10")
    made = TimelinePane(case.desk)
    qtbot.addWidget(made)
    made.resize(1100, 320)
    made.show()
    made.upgrade()
    made._canvas.set_window(TimeWindow(date(2024, 3, 1).toordinal(), date(2024, 12, 1).toordinal()))
    made.grab()
    yield made
    made.release()


@pytest.fixture(autouse=True)
def places(monkeypatch: pytest.MonkeyPatch) -> list[QPoint]:
    """Where menus came up; they are filled and not shown, since there is no screen that they could take hold of."""
    found: list[QPoint] = []
    monkeypatch.setattr(QMenu, "popup", lambda _menu, at: found.append(at))
    return found


def right_click(pane: TimelinePane, at: QPoint) -> QMenu:
    """The menu that comes up."""
    receiver = pane._gestures._widget
    assert receiver is not None
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, at, receiver.mapToGlobal(at))
    QApplication.sendEvent(receiver, event)
    return shown(pane)


def shown(pane: TimelinePane) -> QMenu:
    """The menu on the screen."""
    return pane.findChildren(QMenu, "timeline.menu")[-1]


def verb(menu: QMenu, words: str) -> QAction:
    """The entry that begins so."""
    return next(action for action in menu.actions() if action.text().startswith(words))


def place_of(pane: TimelinePane, id: int) -> QPoint:
    """Where an event lies."""
    mark = pane._canvas.mark_of(id)
    assert mark is not None
    return QPoint(int(mark.x0 + mark.x1) // 2, int(mark.y))


def test_a_right_click_on_an_event_offers_its_editor(pane: TimelinePane, case: Case) -> None:
    menu = right_click(pane, place_of(pane, 1))
    assert case.desk.selection.focus == Focus(RecordKind.EVENT, 1)
    verb(menu, "Change its date").trigger()
    assert pane._editor.isVisible()
    assert pane._editor.date.text() == "2024-06-10"


def test_delete_says_so_and_can_be_undone(pane: TimelinePane, case: Case) -> None:
    menu = right_click(pane, place_of(pane, 1))
    verb(menu, "Delete").trigger()
    assert reads.rows(case.desk.reader) == []
    assert case.notices
    case.desk.undo()
    assert len(reads.rows(case.desk.reader)) == 1


def test_a_right_click_beside_makes_an_event_there(pane: TimelinePane) -> None:
    at = place_of(pane, 1) + QPoint(300, 60)
    menu = right_click(pane, at)
    assert not any(action.text().startswith("Delete") for action in menu.actions())
    verb(menu, "New event here").trigger()
    assert pane._editor.date.text() == date.fromordinal(int(pane._canvas.scale.day(at.x()))).isoformat()[:7]


def test_the_menu_key_means_the_event_in_focus(pane: TimelinePane, case: Case, places: list[QPoint]) -> None:
    case.desk.focus(RecordKind.EVENT, 1)
    event = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, QPoint(), QPoint())
    QApplication.sendEvent(pane, event)
    menu = shown(pane)
    assert verb(menu, "Rename").text().endswith("F2")
    assert verb(menu, "Lanes by tag").isCheckable()
    mark = pane._canvas.mark_of(1)
    assert mark is not None
    assert abs(pane.mapFromGlobal(places[-1]).y() - mark.y) <= 2


def test_what_lies_on_one_another_at_any_zoom_is_chosen_from_a_list(
    case: Case, pane: TimelinePane, places: list[QPoint], qtbot: QtBot
) -> None:
    for number in range(14):
        case.make(RecordKind.EVENT, label=f"Siège {number}", edtf=f"{1950 + number % 9}-02-03/2029")
    qtbot.waitUntil(lambda: len(pane._canvas.source.totals) > 0 and sum(pane._canvas.source.totals) == 15)
    pane.grab()
    canvas, receiver = pane._canvas, pane._gestures._widget
    assert receiver is not None
    before = canvas.window
    mark = next(one for one in canvas._current().marks if one.is_cluster)
    spot = QPoint(int(max(mark.x0, canvas.plot.left()) + 200), int(mark.y))
    qtbot.mouseClick(receiver, Qt.MouseButton.LeftButton, pos=spot)
    assert canvas.window == before
    assert len(places) == 1
    menu = receiver.findChildren(QMenu, "timeline.members")[-1]
    rows = [action for action in menu.actions() if action.isEnabled()]
    assert len(rows) == min(len(mark.members), 40)
    assert all(" · " in action.text() for action in rows)
    rows[1].trigger()
    assert case.desk.selection.focus == Focus(RecordKind.EVENT, mark.members[1].id)
