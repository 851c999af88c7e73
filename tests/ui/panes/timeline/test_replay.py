"""As known on a day: only what had been published by then, and lanes by source or tag."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFontInfo
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.ui.panes.conftest import Case
from workbench.core.kinds import RecordKind
from workbench.operations import quotes, records
from workbench.store.read import timeline as reads
from workbench.ui import pictures
from workbench.ui.panes.timeline import exporting
from workbench.ui.panes.timeline.pane import TimelinePane
from workbench.ui.panes.timeline.scale import TimeWindow


@pytest.fixture
def pane(case: Case, qtbot: QtBot) -> Iterator[TimelinePane]:
    early, late = case.document("Early", content=b"1"), case.document("Late", content=b"2")
    case.desk.run(records.edit, RecordKind.DOCUMENT, early, published="2024-05-01")
    case.desk.run(records.edit, RecordKind.DOCUMENT, late, published="2024-07")
    for label, edtf in (("First", "2024-04-01"), ("Second", "2024-06-01"), ("Unsourced", "2024-06-02")):
        case.make(RecordKind.EVENT, label=label, edtf=edtf)
    for document, event in ((early, 1), (late, 1), (late, 2)):
        case.result(quotes.link, case.quote(document, "deux navires"), RecordKind.EVENT, event)
    tag = case.make(RecordKind.TAG, name="Navires")
    case.desk.run(quotes.tag, 1, tag)
    made = TimelinePane(case.desk)
    qtbot.addWidget(made)
    made.resize(1000, 320)
    made.show()
    made.upgrade()
    yield made
    made.release()


def shown(pane: TimelinePane) -> set[str]:
    """The labels in the lanes."""
    source = pane._canvas.source
    lanes = range(len(source.lanes))
    return {row.label for lane in lanes for row in source.touching(lane, float("-inf"), float("inf"))}


def test_an_event_is_known_from_the_first_publication_of_a_source_for_it(pane: TimelinePane, case: Case) -> None:
    known = dict(reads.known_since(case.desk.reader))
    assert sorted(known) == [1, 2]
    assert known[2] - known[1] == 91  # "2024-07" counts from its last day


def test_the_slider_replays_and_the_cross_shows_everything(pane: TimelinePane, qtbot: QtBot) -> None:
    pane.replay()
    assert pane._replay is not None
    assert shown(pane) == {"First", "Second"}
    pane._replay.slider.setValue(0)
    qtbot.waitUntil(lambda: shown(pane) == {"First"})
    assert "1 of 3" in pane._replay._words.text()
    QTest.keyClick(pane._replay.slider, Qt.Key.Key_Right)
    qtbot.waitUntil(lambda: shown(pane) == {"First", "Second"})
    pane._replay.close_replay()
    assert shown(pane) == {"First", "Second", "Unsourced"}


def test_escape_gives_the_keyboard_back_to_the_timeline(pane: TimelinePane, qtbot: QtBot) -> None:
    pane.replay()
    assert pane._replay is not None
    qtbot.waitUntil(pane._replay.slider.hasFocus)
    qtbot.keyClick(pane._replay.slider, Qt.Key.Key_Escape)
    assert pane._replay.isHidden()
    held = QApplication.focusWidget()
    assert held is not None
    assert held is pane or pane.isAncestorOf(held)


def test_time_runs_from_the_beginning_to_the_end_and_stops(pane: TimelinePane, qtbot: QtBot) -> None:
    pane.replay()
    assert pane._replay is not None
    pane._replay.toggle()
    assert pane._replay.slider.value() == 0
    pane._replay._timer.setInterval(1)
    qtbot.waitUntil(lambda: not pane._replay._timer.isActive())
    assert pane._replay.slider.value() == 1


def test_lanes_by_source_put_an_event_with_its_earliest_source(pane: TimelinePane) -> None:
    pane.set_lanes("document")
    lanes = {
        lane.label: total for lane, total in zip(pane._canvas.source.lanes, pane._canvas.source.totals, strict=True)
    }
    assert lanes == {"Early": 1, "Late": 1, "Others": 1}


def test_lanes_by_tag_hold_events_whose_quotes_are_tagged(pane: TimelinePane) -> None:
    pane.set_lanes("tag")
    lanes = {
        lane.label: total for lane, total in zip(pane._canvas.source.lanes, pane._canvas.source.totals, strict=True)
    }
    assert lanes == {"Navires": 1, "Others": 2}


def test_a_quote_with_another_date_has_a_tick(pane: TimelinePane, case: Case) -> None:
    link = case.desk.reader.value("SELECT id FROM evidence WHERE event_id = 2")
    before = pane._canvas._current()
    assert pane._canvas._own_dates(before).get(2) == ()
    case.desk.run(quotes.edit_evidence, link, edtf="2024-06-20")
    QApplication.processEvents()
    (span,) = pane._canvas._own_dates(pane._canvas._current())[2]
    assert span[1] - span[0] == 1
    case.desk.run(quotes.edit_evidence, link, edtf="2024-06-01")
    assert pane._canvas._own_dates(pane._canvas._current())[2] == ()


def test_the_picture_is_written_as_it_is_seen(pane: TimelinePane, case: Case, tmp_path: object) -> None:
    pane.grab()
    drawn = pictures.svg(exporting.picture(pane._canvas)).decode()
    assert drawn.startswith("<?xml")
    assert "First" in drawn
    assert "<image" not in drawn
    assert pictures.png(exporting.picture(pane._canvas)).startswith(b"\x89PNG")


def test_a_picture_that_cannot_be_written_is_said(pane: TimelinePane, case: Case, tmp_path: object) -> None:
    from pathlib import Path

    pictures.write(case.desk, exporting.picture(pane._canvas), Path(str(tmp_path)) / "nowhere" / "x.svg")
    assert case.notices[-1].level == "error"
    pictures.write(case.desk, exporting.picture(pane._canvas), Path(str(tmp_path)) / "x.png")
    assert case.notices[-1].level == "info"
    assert (Path(str(tmp_path)) / "x.png").stat().st_size > 1000


def test_words_of_the_svg_are_as_high_as_on_the_screen(pane: TimelinePane) -> None:
    pane.grab()
    drawn = pictures.svg(exporting.picture(pane._canvas)).decode()
    high = QFontInfo(pane._canvas.palette.font).pixelSize()
    sizes = {float(found) for found in re.findall(r'font-size="([\d.]+)"', drawn.split("First")[0].rsplit("<g", 1)[1])}
    assert all(abs(size - high) <= 1 for size in sizes), (sizes, high)
    assert sizes


def test_the_button_that_lets_time_run_says_that_it_stops_it(pane: TimelinePane) -> None:
    pane.replay()
    assert pane._replay is not None
    assert pane._replay._play.accessibleName() == "Let time run"
    pane._replay.toggle()
    assert pane._replay._play.accessibleName() == "Let time stand still"
    pane._replay.toggle()
    assert pane._replay._play.accessibleName() == "Let time run"


def test_the_overview_stands_still_while_time_runs(pane: TimelinePane, qtbot: QtBot) -> None:
    pane._overview.resize(500, 28)
    day = date(2024, 4, 1).toordinal()
    pane._canvas.set_window(TimeWindow(day - 5, day + 5))
    whole = pane._overview.scale.window
    pane.replay()
    assert pane._replay is not None
    pane._replay.slider.setValue(0)
    qtbot.waitUntil(lambda: sum(pane._canvas.source.totals) + len(pane._canvas.source.undated) == 1)
    shown = pane._canvas.source.extent
    assert pane._overview.scale.window == whole
    pane._replay.close_replay()
    assert pane._canvas.source.extent != shown
    assert pane._overview.scale.window == whole
