"""A list of lines that loses a few of them, as a queue does with each decision."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from workbench.ui.kit.lines import Line, LineList

Row = tuple[int, str]


@pytest.fixture
def made(qtbot: QtBot) -> LineList:
    """A list of a thousand rows."""
    found = LineList(lambda row: Line(row[1]), lambda row: row[0])
    qtbot.addWidget(found)
    found.resize(200, 300)
    found.set_rows([(at, f"row {at}") for at in range(1_000)])
    return found


def shown(made: LineList) -> list[str]:
    return [made.lines.index(at).data() for at in range(made.lines.rowCount())]


@pytest.mark.parametrize("gone", [{0}, {999}, {5, 6, 7}, {0, 500, 999}])
def test_rows_that_go_leave_the_others_where_they_are(made: LineList, gone: set[int]) -> None:
    resets: list[int] = []
    made.lines.modelReset.connect(lambda: resets.append(1))
    left = [row for row in made.lines.rows if row[0] not in gone]
    made.choose(5)
    made.set_rows(left, current=8)
    assert shown(made) == [words for _, words in left]
    assert (made.current_id(), resets) == (8, [])


@pytest.mark.parametrize("change", ["new", "many", "turned"])
def test_other_rows_are_shown_whatever_they_are(made: LineList, change: str) -> None:
    rows: list[Row] = list(made.lines.rows)
    other = {"new": [*rows[:3], (2_000, "new"), *rows[5:]], "many": rows[:100], "turned": rows[:-1][::-1]}[change]
    made.set_rows(other, current=1)
    assert shown(made) == [words for _, words in other]
    assert made.current_id() == 1


def test_the_same_rows_in_other_words_are_told_anew(made: LineList) -> None:
    made.choose(3)
    made.renew([(at, f"now {at}") for at in range(1_000)])
    assert shown(made)[3] == "now 3"
    assert made.current_id() == 3
