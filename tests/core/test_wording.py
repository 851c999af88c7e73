"""Words are found in the installed language and filled with values, never with the words of a value."""

from __future__ import annotations

import pytest

from workbench.core import wording
from workbench.core.wording import tr, trn


def test_places_are_filled_and_braces_in_values_left_alone() -> None:
    assert tr("Rename {old} → {new}", old="{new}", new="{}") == "Rename {new} → {}"


def test_words_without_values_may_hold_braces() -> None:
    assert tr("{label}") == "{label}"


@pytest.mark.parametrize(
    "language, counts",
    [("en", ["0 quotes", "1 quote", "2 quotes"]), ("fr", ["0 citation", "1 citation", "2 citations"])],
)
def test_each_language_counts_by_its_own_rule(language: str, counts: list[str]) -> None:
    wording.install(
        language,
        {"{count} quote": "{count} citation", "{count} quotes": "{count} citations"} if language == "fr" else {},
    )
    assert [trn("{count} quote", "{count} quotes", count) for count in range(3)] == counts


def test_the_catalogue_is_handed_on_as_a_copy() -> None:
    wording.install("fr", {"Undo": "Annuler"})
    wording.catalogue()["Undo"] = "changed"
    assert tr("Undo") == "Annuler"
    wording.install("en", {})
    assert wording.catalogue() == {}


def test_a_count_is_written_with_its_thousands_apart() -> None:
    assert (
        trn("{known} of {count} event", "{known} of {count} events", 1_234_567, known=1000)
        == "1,000 of 1,234,567 events"
    )
    wording.install("fr", {"{count} events": "{count} événements"})
    assert trn("{count} event", "{count} events", 1_234_567) == "1\u202f234\u202f567 événements"
