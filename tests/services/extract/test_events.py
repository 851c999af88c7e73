"""What an event is called: its sentence, and by name whoever a pronoun means."""

from __future__ import annotations

import pytest

from workbench.services.extract.analysis import analyse


def _labels(text: str, language: str) -> list[str]:
    return [event.label for event in analyse(text, blocks=[], language=language).events]


@pytest.mark.parametrize(
    "language, text, label",
    [
        ("en", "Norway is a partner. It sold ten tanks in May 2023.", "Norway sold ten tanks in May 2023"),
        ("fr", "La Suède négocie. Elle a vendu dix chars en mai 2023.", "Suède a vendu dix chars en mai 2023"),
        ("en", "In May 2023, Norway sold ten tanks.", "Norway sold ten tanks"),
    ],
)
def test_the_label_of_an_event(language: str, text: str, label: str) -> None:
    assert label in _labels(text, language)


@pytest.mark.parametrize(
    "language, text, label",
    [
        (
            "en",
            "Norway is a partner. It is known that ten tanks left in May 2023.",
            "It is known that ten tanks left in May 2023",
        ),
        ("en", "The rain fell. It sold out in May 2023.", "It sold out in May 2023"),
        ("fr", "La Suède négocie. Il a neigé en mai 2023.", "Il a neigé en mai 2023"),
        ("fr", "La Suède négocie. Il faut partir en mai 2023.", "Il faut partir en mai 2023"),
        ("fr", "La pluie tombe. Elle a cessé en mai 2023.", "Elle a cessé en mai 2023"),
        ("en", "Norway is a partner. Ten tanks left in May 2023.", "Ten tanks left in May 2023"),
    ],
)
def test_a_pronoun_that_means_nobody_stays(language: str, text: str, label: str) -> None:
    assert _labels(text, language) == [label]
