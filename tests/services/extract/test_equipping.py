"""Verbs that take the recipient first."""

from __future__ import annotations

import pytest

from tests.services.extract.handovers import handovers


@pytest.mark.parametrize(
    "language, pairs, text",
    [
        ("en", "SE>NO", "Sweden has equipped Norway with launchers."),
        ("en", "SE>NO", "Norway is armed by Sweden with rifles."),
        ("fr", "SE>NO", "La Suède équipe l’armée norvégienne en obusiers."),
        ("fr", "SE>NO", "La Norvège est équipée par la Suède en missiles."),
        ("en", "", "Sweden has equipped Norway's rival with launchers."),
        ("en", "", "Norway is armed with rifles, says Sweden."),
        ("fr", "", "La Suède équipe ses obusiers près de la Norvège."),
        ("fr", "", "La Norvège est équipée en missiles, selon la Suède."),
    ],
)
def test_whom_somebody_equips(language: str, pairs: str, text: str) -> None:
    assert handovers(text, language) == pairs


def test_a_french_verb_that_takes_either_first() -> None:
    assert handovers("La Suède a fourni la Norvège en obus.", "fr") == "SE>NO"
    assert handovers("La Suède a fourni un effort en Norvège.", "fr") == ""
