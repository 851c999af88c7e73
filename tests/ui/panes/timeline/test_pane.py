"""The timeline pane in the hand: what a click, a key, a drag and a change do."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from datetime import date, timedelta

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent, QWheelEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from tests.conftest import Filled
from workbench.core.kinds import RecordKind
from workbench.core.selection import Filter
from workbench.operations import events, records
from workbench.store.dossier import Dossier
from workbench.store.read import events as reads
from workbench.ui.desk import Desk, Preview
from workbench.ui.dragged import ACTOR_MIME
from workbench.ui.panes.timeline.pane import TimelinePane
from workbench.ui.panes.timeline.tips import tip_of
from workbench.ui.panes.timeline.view import AXIS_HEIGHT


@pytest.fixture
def desk(filled: Filled, qapp: QApplication) -> Iterator[Desk]:
    made = Desk(filled.dossier)
    yield made
    made.reader.close()


@pytest.fixture(params=[False, True], ids=["preview", "plot"])
def pane(desk: Desk, qtbot: QtBot, request: pytest.FixtureRequest) -> TimelinePane:
    made = TimelinePane(desk)
    qtbot.addWidget(made)
    made.resize(1000, 260)
    made.show()
    if request.param:
        made.upgrade()
    made.grab()
    return made


def _receiver(pane: TimelinePane) -> object:
    return pane._gestures._widget


def _at(pane: TimelinePane, id: int) -> QPoint:
    mark = pane._canvas.mark_of(id)
    assert mark is not None
    return QPointF((mark.x0 + mark.x1) / 2, mark.y).toPoint()


def _focus(desk: Desk) -> tuple[str, int] | None:
    focus = desk.selection.focus
    return (focus.kind.value, focus.id) if focus else None


def test_a_click_focuses_the_event_under_it(pane: TimelinePane, desk: Desk, filled: Filled, qtbot: QtBot) -> None:
    delivery = filled.events["delivery"]
    qtbot.mouseClick(_receiver(pane), Qt.MouseButton.LeftButton, pos=_at(pane, delivery))

    assert _focus(desk) == ("event", delivery)
    assert "14 Mar 2023" in pane.accessibleDescription()


def test_a_double_click_opens_the_first_quote_in_its_source(
    pane: TimelinePane, desk: Desk, filled: Filled, qtbot: QtBot
) -> None:
    at = _at(pane, filled.events["follow_up"])
    qtbot.mouseDClick(_receiver(pane), Qt.MouseButton.LeftButton, pos=at)

    assert _focus(desk) == ("quote", filled.quotes["later"])


def test_arrows_walk_through_time_and_home_and_end_reach_the_ends(
    pane: TimelinePane, desk: Desk, filled: Filled, qtbot: QtBot
) -> None:
    seen = []
    for key in (Qt.Key.Key_Home, Qt.Key.Key_Right, Qt.Key.Key_Left, Qt.Key.Key_End):
        qtbot.keyClick(pane, key)
        seen.append(_focus(desk))
    delivery, follow_up = ("event", filled.events["delivery"]), ("event", filled.events["follow_up"])

    assert seen == [delivery, follow_up, delivery, follow_up]


def test_up_and_down_change_the_lane(pane: TimelinePane, desk: Desk, filled: Filled, qtbot: QtBot) -> None:
    desk.focus(RecordKind.EVENT, filled.events["delivery"])
    lane = pane._canvas.source.find(filled.events["delivery"])
    assert lane is not None
    qtbot.keyClick(pane, Qt.Key.Key_Down if lane[1] == 0 else Qt.Key.Key_Up)

    assert _focus(desk) == ("event", filled.events["follow_up"])


def test_the_wheel_zooms_at_the_cursor_and_shift_wheel_pans(pane: TimelinePane) -> None:
    canvas, at = pane._canvas, QPointF(600, 100)
    day, span = canvas.scale.day(600), canvas.window.span

    def turn(held: Qt.KeyboardModifier) -> None:
        event = QWheelEvent(
            at,
            QPointF(at),
            QPoint(),
            QPoint(0, 120),
            Qt.MouseButton.NoButton,
            held,
            Qt.ScrollPhase.NoScrollPhase,
            False,
        )
        QApplication.sendEvent(_receiver(pane), event)

    turn(Qt.KeyboardModifier.NoModifier)
    zoomed = canvas.window
    assert zoomed.span < span
    assert canvas.scale.day(600) == pytest.approx(day)
    turn(Qt.KeyboardModifier.ShiftModifier)
    assert canvas.window.span == pytest.approx(zoomed.span)
    assert canvas.window.first < zoomed.first


def test_dragging_pans_and_f_fits_again(pane: TimelinePane, qtbot: QtBot) -> None:
    canvas, receiver = pane._canvas, _receiver(pane)
    before = canvas.window
    qtbot.mousePress(receiver, Qt.MouseButton.LeftButton, pos=QPoint(500, 120))
    qtbot.mouseMove(receiver, QPoint(560, 120))
    qtbot.mouseMove(receiver, QPoint(640, 120))
    qtbot.mouseRelease(receiver, Qt.MouseButton.LeftButton, pos=QPoint(640, 120))
    assert canvas.window.first < before.first
    qtbot.keyClick(pane, Qt.Key.Key_F)
    assert canvas.window == before


def test_dragging_along_the_axis_filters_by_date(pane: TimelinePane, desk: Desk, qtbot: QtBot) -> None:
    receiver, scale = _receiver(pane), pane._canvas.scale
    y = int(AXIS_HEIGHT) - 6
    qtbot.mousePress(receiver, Qt.MouseButton.LeftButton, pos=QPoint(400, y))
    qtbot.mouseMove(receiver, QPoint(450, y))
    qtbot.mouseMove(receiver, QPoint(600, y))
    qtbot.mouseRelease(receiver, Qt.MouseButton.LeftButton, pos=QPoint(600, y))

    first, last = (date.fromordinal(day) for day in desk.selection.filter.dates or ())
    # No finer than a hand points at this zoom: whole months.
    assert (first.day, (last + timedelta(1)).day) == (1, 1)
    assert abs(scale.x(first.toordinal()) - 400) < 20 > abs(scale.x(last.toordinal()) - 600)


def test_an_actor_dropped_on_an_event_takes_part_in_it(pane: TimelinePane, desk: Desk, filled: Filled) -> None:
    mime = QMimeData()
    mime.setData(ACTOR_MIME, str(filled.actors["borduria"]).encode())
    at, held = _at(pane, filled.events["delivery"]), Qt.KeyboardModifier.NoModifier
    given = (Qt.DropAction.CopyAction, mime, Qt.MouseButton.LeftButton, held)
    QApplication.sendEvent(_receiver(pane), QDragEnterEvent(at, *given))
    QApplication.sendEvent(_receiver(pane), QDragMoveEvent(at, *given))
    assert pane._canvas.target == filled.events["delivery"]
    QApplication.sendEvent(_receiver(pane), QDropEvent(QPointF(at), *given))
    found = reads.event(desk.reader, filled.events["delivery"])

    assert "Bordurie" in [one.name for one in found.participants]


def test_a_new_date_moves_the_event_and_undo_moves_it_back(pane: TimelinePane, desk: Desk, filled: Filled) -> None:
    delivery = filled.events["delivery"]
    desk.run(records.edit, RecordKind.EVENT, delivery, edtf="2020-01-01")
    moved = pane._canvas.source.find(delivery)
    desk.undo()
    back = pane._canvas.source.find(delivery)

    assert moved is not None
    assert back is not None
    assert (moved[0].edtf, back[0].edtf) == ("2020-01-01", "2023-03-14")


def test_a_new_participant_moves_an_event_out_of_the_others(pane: TimelinePane, desk: Desk, filled: Filled) -> None:
    made = desk.run(records.create, RecordKind.EVENT, label="Escale", edtf="2023-05")
    assert made is not None
    assert isinstance(made.result, int)
    before = pane._canvas.source.find(made.result)
    desk.run(events.add_participant, made.result, filled.actors["borduria"])
    after = pane._canvas.source.find(made.result)

    assert before is not None
    assert after is not None
    assert pane._canvas.source.lanes[after[1]].label == "Bordurie"


def test_the_filter_reduces_the_events_and_its_end_brings_them_back(
    pane: TimelinePane, desk: Desk, filled: Filled
) -> None:
    day = date(2023, 3, 14).toordinal()
    desk.filter(Filter()._replace(dates=(day, day)))
    inside = sum(pane._canvas.source.totals)
    desk.filter(Filter())

    assert (inside, sum(pane._canvas.source.totals)) == (1, 2)


def test_focusing_an_actor_brings_out_its_events(pane: TimelinePane, desk: Desk, filled: Filled) -> None:
    desk.focus(RecordKind.ACTOR, filled.actors["borduria"])

    assert pane._canvas.related == {filled.events["follow_up"]}
    strong = pane._canvas.strong_lane
    assert strong is not None
    assert pane._canvas.source.lanes[strong].label == "Bordurie"


def test_an_event_focused_elsewhere_comes_into_view(pane: TimelinePane, desk: Desk, filled: Filled) -> None:
    canvas = pane._canvas
    canvas.set_window(canvas.window.moved(4000))
    desk.focus(RecordKind.EVENT, filled.events["delivery"])

    assert canvas.window.first < date(2023, 3, 14).toordinal() < canvas.window.last


def test_undated_events_are_counted_and_listed(pane: TimelinePane, desk: Desk, filled: Filled) -> None:
    chip = pane._undated
    chip.menu.aboutToShow.emit()
    assert chip.text() == "1 undated"
    chip.menu.actions()[0].trigger()

    assert _focus(desk) == ("event", filled.events["undated"])


def test_the_view_is_remembered(pane: TimelinePane) -> None:
    pane.set_lanes("kind")
    pane.zoom(0.5)
    state, window = pane.view_state(), pane._canvas.window
    pane.set_lanes("actor")
    pane.fit()
    pane.restore_view_state(state)

    assert pane._canvas.window == window
    assert pane.view_state()["lanes"] == "kind"


def test_hovering_says_label_date_and_participants(pane: TimelinePane, filled: Filled) -> None:
    words = tip_of(pane._desk.reader, filled.events["delivery"])

    assert words.splitlines()[:3] == ["Livraison de moteurs", "14 Mar 2023", "Sylvanie, Flotte du Nord"]


def test_the_plot_paints_what_the_first_paint_did(desk: Desk, qtbot: QtBot) -> None:
    pane = TimelinePane(desk)
    qtbot.addWidget(pane)
    pane.resize(900, 240)
    pane.show()
    before = pane.grab().toImage()
    pane.upgrade()

    assert pane.grab().toImage() == before


def test_a_frame_says_that_the_keys_come_here(desk: Desk, qtbot: QtBot) -> None:
    pane, elsewhere = TimelinePane(desk), QLineEdit()
    for shown in (elsewhere, pane):
        qtbot.addWidget(shown)
        shown.show()
    pane.upgrade()

    def edge() -> str:
        picture = pane.plot.grab().toImage()
        return picture.pixelColor(0, picture.height() // 2).name()

    pane.activateWindow()
    pane.setFocus()
    qtbot.waitUntil(lambda: edge() == pane._canvas.palette.accent.name())
    elsewhere.activateWindow()
    elsewhere.setFocus()
    qtbot.waitUntil(lambda: edge() != pane._canvas.palette.accent.name())


def test_the_first_paint_loads_neither_numpy_nor_pyqtgraph() -> None:
    code = (
        "import sys; import workbench.ui.panes.timeline.pane; "
        "sys.exit(', '.join(m for m in ('numpy', 'pyqtgraph', 'sqlmodel') if m in sys.modules) or 0)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)

    assert done.returncode == 0, done.stderr


def test_a_large_dossier_shows_a_sample_first_and_everything_once_loaded(
    desk: Desk, filled: Filled, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("workbench.ui.panes.timeline.pane.PREVIEW_ROWS", 10)
    for number in range(60):
        records.create(filled.dossier, RecordKind.EVENT, label=f"Event {number}", edtf=f"2024-01-{number % 28 + 1:02d}")
    pane = TimelinePane(desk)
    qtbot.addWidget(pane)
    pane.resize(900, 240)
    pane.show()
    sampled = sum(pane._canvas.source.totals)
    pane.upgrade()
    qtbot.waitUntil(lambda: sum(pane._canvas.source.totals) == 62)

    assert sampled <= 10
    desk.run(records.create, RecordKind.EVENT, label="One more", edtf="2024-02")
    qtbot.waitUntil(lambda: sum(pane._canvas.source.totals) == 63)


def test_the_first_paint_shows_a_sample_and_then_all(
    desk: Desk, filled: Filled, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("workbench.ui.panes.timeline.pane.FIRST_ROWS", 10)
    for number in range(40):
        records.create(filled.dossier, RecordKind.EVENT, label=f"Event {number}", edtf=f"2024-01-{number % 28 + 1:02d}")
    pane = TimelinePane(desk)
    qtbot.addWidget(pane)
    pane.show()
    sampled = sum(pane._canvas.source.totals)
    pane.upgrade()

    assert sampled <= 10
    assert sum(pane._canvas.source.totals) == 42


def test_a_pane_without_events_says_what_to_do(dossier: Dossier, qapp: QApplication, qtbot: QtBot) -> None:
    desk = Desk(dossier)
    pane = TimelinePane(desk)
    qtbot.addWidget(pane)
    pane.show()
    was_shown = pane._empty.isVisible()
    desk.run(records.create, RecordKind.EVENT, label="First", edtf="2024")

    assert was_shown
    assert not pane._empty.isVisible()
    desk.reader.close()


def test_a_filter_that_leaves_no_event_says_so_and_can_be_cleared(pane: TimelinePane, desk: Desk, qtbot: QtBot) -> None:
    pane.show()
    desk.filter(Filter(dates=(1, 2)))
    told = pane._empty
    assert told.isVisible()
    assert told.accessibleName() == "The filter leaves no dated event."
    button = told.findChild(QPushButton)
    assert button is not None
    button.click()
    assert not desk.selection.filter
    assert not told.isVisible()


def test_a_released_pane_keeps_what_it_shows_and_lets_the_dossier_close(
    desk: Desk, filled: Filled, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("workbench.ui.panes.timeline.pane.PREVIEW_ROWS", 1)
    pane = TimelinePane(desk)
    qtbot.addWidget(pane)
    pane.upgrade()
    shown = list(pane._canvas.source.totals)
    pane.release()
    filled.dossier.close()
    QApplication.processEvents()

    assert list(pane._canvas.source.totals) == shown


def test_the_days_of_what_is_about_to_be_decided_come_into_view_and_are_marked(pane: TimelinePane, desk: Desk) -> None:
    day = 700_000
    desk.preview(Preview(1, 0, 4, days=(day, day + 2)))
    assert pane._canvas.range == (day, day + 3)
    assert pane._canvas.window.first < day < pane._canvas.window.last
    desk.preview(Preview(1, 0, 4, days=(None, day)))
    assert pane._canvas.range == (day, day + 1)
    desk.preview(Preview(1, 0, 4))
    assert pane._canvas.range is None


def test_no_line_crosses_the_sentence_of_an_empty_timeline(dossier: Dossier, qapp: QApplication, qtbot: QtBot) -> None:
    desk = Desk(dossier)
    pane = TimelinePane(desk)
    qtbot.addWidget(pane)
    pane.resize(1000, 260)
    pane.show()
    picture = pane._host.grab().toImage()
    plot = pane._canvas.plot.toRect().adjusted(1, 1, -1, -1)
    row = {picture.pixel(x, plot.center().y()) for x in range(plot.left(), plot.right())}

    assert len(row) == 1
    desk.reader.close()


def test_nothing_is_drawn_under_the_scroll_bar(pane: TimelinePane) -> None:
    assert pane._bar.width() > 0
    assert pane._canvas.plot.right() <= pane._bar.x()
    assert pane._canvas.scale.x(pane._canvas.window.last) <= pane._bar.x()
