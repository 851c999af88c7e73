"""The strip beside the text: of which sort each stretch of the text is."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from workbench.ui.panes.source.strip import DensityStrip, Marks, Sort
from workbench.ui.theme import theme

WAITING, DONE = Sort("warning", 0.75, ()), Sort("accent", 1.0, ())


def along(pixels: int, step: int) -> list[int]:
    """A text of ten characters a pixel."""
    return [row * step * 10 for row in range(pixels // step + 1)]


@pytest.fixture
def home(qtbot: QtBot) -> QWidget:
    widget = QWidget()
    qtbot.addWidget(widget)
    return widget


def strip(home: QWidget, height: int, waiting: Sequence[int], done: Sequence[int]) -> DensityStrip:
    marks = Marks(sorts=(WAITING._replace(starts=waiting), DONE._replace(starts=done)))
    made = DensityStrip(along, lambda: marks, home)
    made.resize(15, height)
    return made


def roles(made: DensityStrip) -> list[str]:
    return [sort.role if sort is not None else "" for sort in made.lane()]


def test_a_stretch_goes_on_until_the_next_one_begins(home: QWidget) -> None:
    made = strip(home, 12, waiting=[25], done=[61])
    assert roles(made) == ["", "warning", "warning", "accent", "accent", "accent"]


@pytest.mark.parametrize(("waiting", "done", "role"), [([1, 2], [3], "warning"), ([1], [2, 3], "accent"), ([1], [2], "warning")])  # fmt: skip
def test_where_there_is_no_room_for_each_most_of_them_are_shown_and_first_what_is_to_be_done(
    home: QWidget, waiting: list[int], done: list[int], role: str
) -> None:
    assert roles(strip(home, 2, waiting, done)) == [role]


def test_a_text_without_sorts_has_none_and_is_drawn_without(home: QWidget) -> None:
    made = DensityStrip(along, Marks, home)
    made.resize(15, 10)
    assert made.lane() == []
    assert made.grab().toImage().pixelColor(1, 4) == QColor(theme.current().colour("paper"))


def test_the_sorts_tell_themselves_apart_by_colour_and_by_breadth(home: QWidget) -> None:
    picture = strip(home, 40, waiting=[0], done=[200]).grab().toImage()
    breadths = {
        role: sum(picture.pixelColor(x, y) == QColor(theme.current().colour(role)) for x in range(5))
        for role, y in (("warning", 6), ("accent", 30))
    }
    assert 0 < breadths["warning"] < breadths["accent"]


def test_what_it_says_is_heard_too(home: QWidget) -> None:
    made = strip(home, 10, [], [])
    made.tell("Three wait")
    assert made.toolTip().endswith("\nThree wait")
    assert made.accessibleDescription() == "Three wait"
    made.tell("")
    assert "Three" not in made.toolTip()


def test_what_was_drawn_with_everything_is_not_drawn_again_a_moment_later(home: QWidget, qtbot: QtBot) -> None:
    asked: list[int] = []
    places = [3, 4, 90]

    def marks() -> Marks:
        asked.append(1)
        return Marks(quotes=tuple(places))

    made = DensityStrip(along, marks, home)
    made.resize(15, 40)
    made.renew()
    made.remark()
    made.grab()
    assert len(asked) == 1
    assert not made._later.isActive()
    places.append(300)
    made.remark()
    before = made.grab().toImage()
    qtbot.waitUntil(lambda: made.grab().toImage() != before)
    assert len(asked) == 2


def test_rows_that_look_alike_are_drawn_as_they_would_be_one_by_one(home: QWidget) -> None:
    made = DensityStrip(along, lambda: Marks(quotes=[0, 1, 21, 22, 65]), home)
    made.resize(15, 12)
    picture = made.grab().toImage()
    inks = [picture.pixelColor(9, row * 2 + 1).name() for row in range(6)]
    paper = theme.current().colour("paper").name()
    assert made.counts() == [2, 2, 0, 1, 0, 0]
    assert inks[0] == inks[1] != inks[3]
    assert [ink == paper for ink in inks] == [False, False, True, False, True, True]
