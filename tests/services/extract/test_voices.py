"""Words of speech that say nothing, and those that do."""

from __future__ import annotations

import pytest

from tests.services.extract.speaking import sources


@pytest.mark.parametrize(
    "language, text",
    [
        ("en", "It is clear that the bridge has fallen."),
        ("en", "Berg responded to this by sending troops."),
        ("en", "The army pushed back the offensive."),
        ("en", "The other bridge, called the Berg, stands."),
        ("en", "Quarrels, spurred by old songs, have grown."),
        ("en", "Sweden has increasingly filled that gap."),
        ("fr", "La plupart des pays reconnaissent l’île comme norvégienne."),
        ("fr", "Ola Berg, dit Berg, dort."),
    ],
)
def test_nobody_speaks(language: str, text: str) -> None:
    assert sources(text, language) == []


@pytest.mark.parametrize(
    "language, text, source",
    [
        ("en", "Berg responded that the bridge had fallen.", "Berg"),
        ("en", "Norway has reportedly warned Sweden of trouble.", "Norway"),
        ("en", "Later it noted a trend.", "it"),
        ("fr", "Berg reconnaît que le pont est tombé.", "Berg"),
    ],
)
def test_somebody_speaks(language: str, text: str, source: str) -> None:
    assert sources(text, language) == [source]
