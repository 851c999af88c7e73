"""Pronouns that stand for whoever gives or receives."""

from __future__ import annotations

import pytest

from workbench.services.extract.analysis import analyse


def _given(text: str, language: str) -> list[tuple[str, str]]:
    return [(one.donor, one.recipient) for one in analyse(text, blocks=[], language=language).transfers]


@pytest.mark.parametrize(
    "language, text, given",
    [
        ("fr", "La Serbie négocie. Elle a vendu à l’Ukraine des obus.", ("RS", "UA")),
        ("fr", "Le Niger manque d’armes. La Russie lui a livré des drones.", ("RU", "NE")),
        ("en", "Norway is a partner. It sold Sweden ten tanks.", ("NO", "SE")),
    ],
)
def test_a_pronoun_gives_and_receives(language: str, text: str, given: tuple[str, str]) -> None:
    assert given in _given(text, language)


def test_who_was_given_something_is_given_more() -> None:
    text = "L’Estonie a fourni à l’Ukraine des obus. La France lui cédera des drones."
    assert _given(text, "fr") == [("EE", "UA"), ("FR", "UA")]


@pytest.mark.parametrize(
    "language, text",
    [
        ("fr", "Le Mali est en crise. Elle a vendu à l’Ukraine des obus."),
        ("fr", "La Serbie négocie. Il a vendu à l’Ukraine des obus."),
        ("fr", "Rien ne presse. Elle a vendu à l’Ukraine des obus."),
        ("en", "The talks failed. It sold Sweden ten tanks."),
        ("en", "Norway is rich. It was a time when tanks were sold to Sweden."),
    ],
)
def test_a_pronoun_without_its_party_gives_nothing(language: str, text: str) -> None:
    assert _given(text, language) == []


def test_a_newspaper_that_tells_is_not_taken_up() -> None:
    text = "The Economist noted that Norway sold Sweden ten tanks. It has also sent diesel to Sweden."
    assert _given(text, "en") == [("NO", "SE"), ("NO", "SE")]
    assert _given("The Economist is for sale. It has also sent diesel to Sweden.", "en") != [("NO", "SE")]
