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
        ("fr", "La Suède, qui s’était vu accorder le bac, attend."),
        ("fr", "Les bergers norvégiens qui se défendent n’ont plus de moulin."),
        ("fr", "Oslo reprend ce qu’elle voit comme son bien."),
        ("fr", "Oslo vise les ports qu'elle considère comme étant les siens."),
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
        ("fr", "Berg se défend de vendre du sel.", "Berg"),
        ("en", "“The ferry is late,” Berg added, pointing to the ice.", "Berg"),
        ("en", "“The mayor is here,” she wrote in a letter sent on Sunday.", "she"),
    ],
)
def test_somebody_speaks(language: str, text: str, source: str) -> None:
    assert sources(text, language) == [source]
