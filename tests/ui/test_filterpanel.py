"""Every facet by keyboard alone: choices with counts, taken in four ways, kept and let go."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QLabel, QLineEdit, QListView, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from workbench.core.selection import Filter
from workbench.ui.desk import Desk
from workbench.ui.filterpanel import FilterPanel
from workbench.ui.result_rows import Row

if TYPE_CHECKING:
    from tests.conftest import Filled

_SHIFT, _ALT, _CTRL = (
    Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ControlModifier,
)  # fmt: skip


class Stage:
    """The panel in a window, driven by its line."""

    def __init__(self, desk: Desk, qtbot: QtBot) -> None:
        self.desk, self._qtbot = desk, qtbot
        self.window = QWidget()
        self.elsewhere = QLineEdit(self.window)
        self.window.resize(900, 600)
        qtbot.addWidget(self.window)
        with qtbot.waitExposed(self.window):
            self.window.show()
        self.window.activateWindow()
        self.elsewhere.setFocus()
        self.panel = FilterPanel(desk, self.window)
        self.panel.open_at(QPoint(10, 10))
        line = self.panel.findChild(QLineEdit, "filter.line")
        assert line is not None
        self.line = line

    @property
    def rows(self) -> list[Row]:
        return self.panel._model.rows

    @property
    def words(self) -> list[tuple[str, str]]:
        return [(row.shown.label, row.shown.detail) for row in self.rows]

    def key(self, key: Qt.Key, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        self._qtbot.keyClick(self.line, key, held)

    def go(self, facet: str) -> None:
        while self.panel._facet != facet:
            self.key(Qt.Key.Key_Tab)

    def choose(self, label: str, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        at = [row.shown.label for row in self.rows].index(label)
        self.key(Qt.Key.Key_PageUp)
        for _ in range(at):
            self.key(Qt.Key.Key_Down)
        self.key(Qt.Key.Key_Return, held)


@pytest.fixture
def stage(filled_desk: Desk, qtbot: QtBot) -> Stage:
    return Stage(filled_desk, qtbot)


def test_every_facet_has_choices_with_counts(stage: Stage) -> None:
    found: dict[str, Any] = {}
    for facet in ("actors", "documents", "tags", "dates", "modalities", "grades", "credibilities", "statuses"):
        stage.go(facet)
        found[facet] = stage.words
    assert ("Four ships", "2 quotes") in found["documents"]
    assert found["tags"] == [("doubt", "1 quote")]
    assert found["dates"] == [("2024", "1 event"), ("2023", "1 event")]
    assert ("conditional", "1 event · 1 claim") in found["modalities"]
    assert [label[:1] for label, _ in found["grades"]] == ["C"]
    assert ("sources contradict it", "1 event") in found["statuses"]
    assert ("Bordurie", "1 event") in found["actors"]


def test_the_four_ways_of_taking(stage: Stage, filled: Filled) -> None:
    stage.go("modalities")
    stage.choose("conditional")
    stage.choose("possible")
    assert stage.desk.selection.filter == Filter(modalities=frozenset({"conditional", "possible"}))
    stage.go("documents")
    stage.choose("Four ships", _SHIFT)
    assert stage.desk.selection.filter.also == (Filter(documents=frozenset({filled.documents["ships"]})),)
    stage.go("tags")
    stage.go("statuses")
    stage.choose("made by hand", _ALT)
    assert stage.desk.selection.filter.without == (Filter(statuses=frozenset({"by_hand"})),)
    stage.go("dates")
    stage.desk.filter(Filter())
    stage.choose("2024", _CTRL)
    assert stage.desk.selection.filter == Filter(dates=(date(2024, 1, 1).toordinal(), date(2024, 12, 31).toordinal()))


def test_what_is_on_is_ticked_and_taken_back_by_the_same_key(stage: Stage) -> None:
    stage.go("modalities")
    stage.choose("possible")
    (ticked,) = [row.shown.label for row in stage.rows if row.shown.icon == "check"]
    assert ticked == "possible"
    stage.choose("possible")
    assert stage.desk.selection.filter == Filter()


def test_an_actor_is_found_by_any_name_and_taken_alone(stage: Stage, filled: Filled, qtbot: QtBot) -> None:
    qtbot.keyClicks(stage.line, "fisher")
    assert [label for label, _ in stage.words] == ["ministère de la Pêche"]
    stage.panel._below.setChecked(False)
    stage.key(Qt.Key.Key_Return)
    assert stage.desk.selection.filter == Filter(actors=frozenset({filled.actors["ministry"]}), is_alone=True)


def test_dates_are_typed_with_their_count(stage: Stage, qtbot: QtBot) -> None:
    stage.go("dates")
    qtbot.keyClicks(stage.line, "2023-03/2023-04")
    assert stage.words[0] == ("Mar – Apr 2023", "1 event")
    stage.key(Qt.Key.Key_Return)
    assert stage.desk.selection.filter.dates == (date(2023, 3, 1).toordinal(), date(2023, 4, 30).toordinal())
    stage.line.setText("someday")
    assert stage.words == []


def test_counts_follow_the_other_facets(stage: Stage, filled: Filled) -> None:
    stage.desk.filter(Filter(documents=frozenset({filled.documents["ships"]})))
    stage.go("modalities")
    assert stage.words == [("conditional", "1 event"), ("possible", "1 event")]


def test_a_filter_is_kept_taken_and_let_go(stage: Stage, filled: Filled, qtbot: QtBot) -> None:
    kept = Filter(actors=frozenset({filled.actors["fleet"]}), without=(Filter(tags=frozenset({filled.tags["doubt"]})),))
    stage.desk.filter(kept)
    stage.go("kept")
    qtbot.keyClicks(stage.line, "The fleet")
    stage.key(Qt.Key.Key_S, _CTRL)
    stage.desk.filter(Filter())
    assert [label for label, _ in stage.words] == ["The fleet"]
    stage.key(Qt.Key.Key_Return)
    assert stage.desk.selection.filter == kept
    stage.key(Qt.Key.Key_Delete)
    assert "The fleet" not in [label for label, _ in stage.words]


def test_enter_after_a_new_name_keeps_the_filter_under_it(stage: Stage, filled: Filled, qtbot: QtBot) -> None:
    kept = Filter(actors=frozenset({filled.actors["fleet"]}))
    stage.desk.filter(kept)
    stage.go("kept")
    qtbot.keyClicks(stage.line, "Ships alone")
    ((offer, told),) = stage.words
    assert offer == "Keep this filter as “Ships alone”"
    assert told
    stage.key(Qt.Key.Key_Return)
    assert [label for label, _ in stage.words] == ["Ships alone"]
    qtbot.keyClicks(stage.line, "Ships alone")
    assert [label for label, _ in stage.words] == ["Ships alone"]  # none is offered twice
    stage.desk.filter(Filter())
    stage.line.setText("Another")
    assert all("Keep this filter as" not in label for label, _ in stage.words)


def test_a_name_given_after_the_button_takes_the_place_of_what_it_was_kept_under(
    stage: Stage, filled: Filled, qtbot: QtBot
) -> None:
    stage.desk.filter(Filter(actors=frozenset({filled.actors["fleet"]})))
    stage.panel.keep()
    assert len(stage.words) == 1
    qtbot.keyClicks(stage.line, "Ships alone")
    stage.key(Qt.Key.Key_Return)
    assert [label for label, _ in stage.words] == ["Ships alone"]
    told = [label.text() for label in stage.panel.findChildren(QLabel)]
    assert "Enter takes it, Delete forgets it" in told


def test_escape_gives_the_keyboard_back_and_leaving_closes(stage: Stage, qtbot: QtBot) -> None:
    stage.key(Qt.Key.Key_Escape)
    assert not stage.panel.isVisible()
    assert stage.elsewhere.hasFocus()
    stage.panel.open_at(QPoint(10, 10))
    stage.elsewhere.setFocus()
    qtbot.waitUntil(lambda: not stage.panel.isVisible())


def test_a_click_takes_as_the_switch_stands(stage: Stage, qtbot: QtBot) -> None:
    stage.go("modalities")
    stage.panel.mode.set_value("without")
    view = stage.panel.findChild(QListView, "filter.choices")
    assert view is not None
    place = view.visualRect(view.model().index(0, 0)).center()
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert len(stage.desk.selection.filter.without) == 1


def test_dates_are_typed_in_words_too(stage: Stage) -> None:
    stage.go("dates")
    stage.line.setText("mars 2023")
    stage.key(Qt.Key.Key_Return)
    assert stage.desk.selection.filter.dates == (date(2023, 3, 1).toordinal(), date(2023, 3, 31).toordinal())


def test_where_no_filter_is_kept_a_sentence_says_how_to_keep_one(stage: Stage) -> None:
    stage.go("kept")
    ((said, _),) = stage.words
    assert "Keep this filter" in said
    stage.key(Qt.Key.Key_Return)
    assert stage.desk.selection.filter == Filter()


def test_after_a_click_on_a_switch_enter_still_takes_the_row(stage: Stage, filled: Filled, qtbot: QtBot) -> None:
    stage.go("actors")
    button = next(one for one in stage.panel.mode.findChildren(QToolButton) if one.text() == "Not")
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert stage.line.hasFocus()
    stage.key(Qt.Key.Key_B, _CTRL)
    stage.key(Qt.Key.Key_Return)
    assert stage.desk.selection.filter.without
    stage.panel.close_panel()
    stage.panel.open_at(QPoint(10, 10))
    assert stage.panel.mode.value == "add"


def test_those_below_are_switched_by_key(stage: Stage) -> None:
    stage.go("actors")
    stage.key(Qt.Key.Key_B, _CTRL)
    stage.key(Qt.Key.Key_Return)
    assert stage.desk.selection.filter.is_alone
