"""The filter as chips: each part named, closed and added by keyboard."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from workbench import translations
from workbench.core.kinds import RecordKind
from workbench.core.selection import Filter
from workbench.operations import actors, records
from workbench.ui.desk import Desk
from workbench.ui.filterbar import FilterBar, dates_in_words
from workbench.ui.filterpanel import FilterPanel
from workbench.ui.kit.chip import ChipBar

if TYPE_CHECKING:
    from tests.conftest import Filled

# The offscreen platform complains of every popup menu.
pytestmark = pytest.mark.qt_log_ignore("does not support", extend=True)


@pytest.fixture
def bar(filled_desk: Desk, qtbot: QtBot) -> FilterBar:
    made = FilterBar(filled_desk)
    qtbot.addWidget(made)
    made.resize(900, 40)
    made.show()
    return made


def _chips(bar: FilterBar) -> list[Any]:
    return list(bar.findChild(ChipBar).chips)  # type: ignore[union-attr]


def _words(bar: FilterBar) -> list[str]:
    return [chip.text() for chip in _chips(bar)]


def _everything(filled: Filled) -> Filter:
    return Filter(
        actors=frozenset({filled.actors["ministry"]}),
        documents=frozenset({filled.documents["ships"]}),
        tags=frozenset({filled.tags["doubt"]}),
        modalities=frozenset({"denied"}),
        dates=(date(2023, 3, 1).toordinal(), None),
    )


def test_without_a_filter_there_is_only_the_button_that_adds_one(bar: FilterBar) -> None:
    assert _words(bar) == []
    assert bar.accessibleName()


def test_every_part_of_the_filter_has_its_chip(bar: FilterBar, filled: Filled, filled_desk: Desk) -> None:
    filled_desk.filter(_everything(filled))
    assert _words(bar) == [
        "Actor: ministère de la Pêche", "Source: Four ships", "Tag: doubt", "denied", "1 Mar 2023 – …",
    ]  # fmt: skip
    assert all(chip.accessibleName() for chip in _chips(bar))


def test_closing_a_chip_takes_its_part_away_and_nothing_else(
    bar: FilterBar, filled: Filled, filled_desk: Desk, qtbot: QtBot
) -> None:
    filled_desk.filter(_everything(filled))
    left = len(_chips(bar))
    while left:
        qtbot.keyClick(_chips(bar)[0], Qt.Key.Key_Delete)
        left -= 1
        assert len(_chips(bar)) == left
    assert filled_desk.selection.filter == Filter()


def test_a_chip_follows_the_new_name_of_its_actor(bar: FilterBar, filled: Filled, filled_desk: Desk) -> None:
    filled_desk.filter(Filter(actors=frozenset({filled.actors["fleet"]})))
    filled_desk.run(actors.rename, filled.actors["fleet"], "Flotte du Sud")
    assert _words(bar) == ["Actor: Flotte du Sud"]


def test_a_long_name_is_cut(bar: FilterBar, filled: Filled, filled_desk: Desk) -> None:
    filled_desk.run(actors.rename, filled.actors["fleet"], "A fleet of a name that goes on and on")
    filled_desk.filter(Filter(actors=frozenset({filled.actors["fleet"]})))
    assert _words(bar) == ["Actor: A fleet of a name that goes…"]


def test_what_was_deleted_has_no_chip(bar: FilterBar, filled: Filled, filled_desk: Desk) -> None:
    filled_desk.filter(Filter(actors=frozenset({filled.actors["fleet"]})))
    filled_desk.run(records.delete, RecordKind.ACTOR, filled.actors["fleet"])
    assert _words(bar) == []


def test_what_is_intersected_and_excluded_has_chips_of_its_own(
    bar: FilterBar, filled: Filled, filled_desk: Desk, qtbot: QtBot
) -> None:
    one = Filter(modalities=frozenset({"denied"}), statuses=frozenset({"unsourced"}))
    filled_desk.filter(Filter(words=frozenset({"blé"}), also=(one,), without=(Filter(grades=frozenset({"C"})),)))
    assert _words(bar) == ["Search: blé", "and: denied · without a quote", "not: Source rated C"]
    qtbot.keyClick(_chips(bar)[1], Qt.Key.Key_Delete)
    assert filled_desk.selection.filter.also == ()
    qtbot.keyClick(_chips(bar)[1], Qt.Key.Key_Delete)
    assert filled_desk.selection.filter == Filter(words=frozenset({"blé"}))


def test_an_actor_without_those_below_says_so(bar: FilterBar, filled: Filled, filled_desk: Desk) -> None:
    filled_desk.filter(Filter(actors=frozenset({filled.actors["fleet"]}), is_alone=True))
    assert _words(bar) == ["Actor: Flotte du Nord alone"]


def test_the_button_opens_the_panel(bar: FilterBar, qtbot: QtBot) -> None:
    bar.offer()
    panel = bar.window().findChild(FilterPanel)
    assert panel is not None
    assert panel.isVisible()
    panel.close_panel()
    assert not panel.isVisible()


def test_dates_are_said_in_the_installed_language() -> None:
    days = (date(2023, 3, 1).toordinal(), date(2023, 4, 2).toordinal())
    assert dates_in_words(days) == "1 Mar 2023 – 2 Apr 2023"
    assert dates_in_words((None, days[1])) == "… – 2 Apr 2023"
    assert dates_in_words((date(2023, 1, 1).toordinal(), date(2023, 12, 31).toordinal())) == "2023"
    assert dates_in_words((date(2022, 1, 1).toordinal(), date(2023, 12, 31).toordinal())) == "2022 – 2023"
    assert dates_in_words((date(2024, 3, 1).toordinal(), date(2024, 5, 31).toordinal())) == "Mar – May 2024"
    assert dates_in_words((date(2024, 2, 1).toordinal(), date(2024, 2, 29).toordinal())) == "Feb 2024"
    assert dates_in_words((date(2024, 2, 1).toordinal(), date.max.toordinal())) == "Feb 2024 – Dec 9999"
    translations.install("fr")
    assert dates_in_words(days) == "1er mars 2023 – 2 avr. 2023"


def test_a_search_with_exact_accents_says_so_in_words(bar: FilterBar, filled_desk: Desk) -> None:
    filled_desk.filter(Filter(words=frozenset({"=blé", "orge"})))
    assert [chip.text() for chip in bar._bar.chips] == ["Search: blé, exact accents", "Search: orge"]


def test_another_focus_under_the_same_filter_shares_nothing_out_anew(
    bar: FilterBar, filled: Filled, filled_desk: Desk
) -> None:
    shared: list[int] = []
    bar.altered.connect(lambda: shared.append(len(_chips(bar))))
    filled_desk.focus(RecordKind.ACTOR, filled.actors["fleet"])
    assert shared == []
    filled_desk.filter(Filter(actors=frozenset({filled.actors["fleet"]})))
    assert shared == [1]
