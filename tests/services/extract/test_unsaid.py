"""Verbs that can tell something and tell nothing: things that show, what states feel, clauses about another thing."""

from __future__ import annotations

import pytest

from workbench.services.extract.analysis import analyse

UNSAID = [
    ("fr", "L’écart entre les deux récoltes résume une mauvaise année."),
    ("fr", "Le retard du bac confirme que la rivière est haute."),
    ("fr", "L’histoire du moulin enseigne que la farine se garde mal."),
    ("fr", "Le sel, que la Lettonie réclamait en vain depuis dix ans, est arrivé."),
    ("fr", "Cette somme, que la Lettonie ne conteste pas, reste à payer."),
    ("en", "The gap between the two harvests confirms a bad year."),
    ("en", "The opening of the mill suggests that flour is dear."),
    ("en", "Latvia fears that the river will rise."),
    ("en", "One hopes that the ferry will sail."),
    ("en", "The millers, who fear the flood, have left."),
]
SAID = [
    ("fr", "Le rapport confirme que la rivière est haute.", "Le rapport"),
    ("fr", "La ministre confirme que la rivière est haute.", "La ministre"),
    ("fr", "La Norvège accuse le meunier, ce que la Lettonie dément aussi.", "la Lettonie"),
    ("en", "The salt was lost, a charge that Latvia rejects.", "Latvia"),
    ("fr", "Le sel aurait fondu, ce que la Lettonie dément.", "la Lettonie"),
    ("fr", "Le meunier, que la Lettonie accuse de fraude, se tait.", "la Lettonie"),
    ("fr", "La Norvège se tait, tandis que la Lettonie évoque une crue.", "la Lettonie"),
    ("fr", "Le sel que la Lettonie dit avoir livré manque.", "la Lettonie"),
    ("fr", "Le traité prévoit que le bac reste ouvert.", "Le traité"),
    ("fr", "Le maire craint que la rivière ne monte.", "Le maire"),
    ("fr", "Des sources lettones affirment que le bac a coulé.", "Des sources lettones"),
    ("en", "The report confirms that the river is high.", "The report"),
    ("en", "The minister suggests that flour is dear.", "The minister"),
    ("en", "The mill was sold, a claim that Latvia denies.", "Latvia"),
    ("en", "The miller, whom Latvia accuses of fraud, is silent.", "Latvia"),
    ("en", "The salt that Latvia says was delivered is missing.", "Latvia"),
    ("en", "Officials fear that the river will rise.", "Officials"),
    ("en", "The mayor hopes that the ferry will sail.", "The mayor"),
    ("en", "Latvia says that the river will rise.", "Latvia"),
    ("en", "One official hopes that the ferry will sail.", "One official"),
    ("en", "The treaty provides that the ferry stays open.", "The treaty"),
]


@pytest.mark.parametrize(("language", "text"), UNSAID)
def test_what_only_looks_like_speech_has_no_source(language: str, text: str) -> None:
    [sentence] = analyse(text, blocks=[], language=language).sentences
    assert [one.source.of(text) for one in sentence.attributions] == []


@pytest.mark.parametrize(("language", "text", "source"), SAID)
def test_what_is_said_keeps_its_source(language: str, text: str, source: str) -> None:
    [sentence] = analyse(text, blocks=[], language=language).sentences
    assert source in [one.source.of(text) for one in sentence.attributions]
