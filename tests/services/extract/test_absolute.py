"""Speech with a subject of its own beside the clause."""

from __future__ import annotations

import pytest

from tests.services.extract.speaking import sources


@pytest.mark.parametrize(
    "language, text, source",
    [
        ("en", "Oslo burned, with the mayor saying that Bergen was next.", "the mayor"),
        ("en", "Talks stalled, with Norwegian officials blaming Sweden for the delay.", "Norwegian officials"),
        ("fr", "Oslo a brûlé, la porte-parole accusant les pompiers de lenteur.", "la porte-parole"),
        ("fr", "La trêve n’a pas tenu, les Norvégiens accusant Riga de vol.", "les Norvégiens"),
        ("en", "The ferry will open, with Norway pledging to pay for it.", "Norway"),
    ],
)
def test_who_is_set_beside_speaks(language: str, text: str, source: str) -> None:
    assert source in sources(text, language)


@pytest.mark.parametrize(
    "language, text",
    [
        ("en", "Oslo burned, with the mayor away."),
        ("en", "Oslo burned, with smoke rising over the harbour."),
        ("en", "He left with warning lights on."),
        ("en", "Talks stalled, with Norway buying more gas."),
        ("fr", "Oslo a brûlé, la pluie aidant les pompiers."),
        ("fr", "Oslo a brûlé, le vent soufflant du nord."),
    ],
)
def test_a_participle_that_says_nothing(language: str, text: str) -> None:
    assert sources(text, language) == []
