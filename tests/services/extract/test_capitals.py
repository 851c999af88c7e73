"""A capital is its government, or the town where something stands or happens."""

from __future__ import annotations

import pytest

from workbench.services.extract.analysis import analyse


def _key(text: str, language: str, word: str) -> str:
    found = analyse(text, blocks=[], language=language).actors
    return next((actor.id for actor in found for m in actor.mentions if m.span.of(text) == word), "")


@pytest.mark.parametrize(
    "language, text, word, key",
    [
        ("en", "Dhaka received the boats from Beijing.", "Beijing", "CN"),
        ("en", "The move has not gone unnoticed in Moscow.", "Moscow", "RU"),
        ("en", "Frustration with Ankara in Washington grows.", "Washington", "US"),
        ("fr", "L’inquiétude grandit à Moscou.", "Moscou", "RU"),
        ("fr", "Le projet est mal perçu à Moscou.", "Moscou", "RU"),
        ("fr", "La capitale ukrainienne, Kiev, brûle.", "Kiev", "place:kiev"),
        ("fr", "Dans des villes comme Kiev, on attend.", "Kiev", "place:kiev"),
        ("en", "In cities such as Kyiv, people wait.", "Kyiv", "place:kyiv"),
        ("en", "They flew from Beijing.", "Beijing", "place:beijing"),
        ("en", "He was seen in Moscow.", "Moscow", "place:moscow"),
        ("en", "They met in Moscow.", "Moscow", "place:moscow"),
        ("fr", "Ils se voient à Moscou.", "Moscou", "place:moscou"),
        ("fr", "La junte a trouvé à Moscou un partenaire.", "Moscou", "RU"),
        ("fr", "La décision a suscité à Oslo un malaise.", "Oslo", "NO"),
        ("fr", "Elle a racheté à Oslo des bacs.", "Oslo", "NO"),
        ("fr", "Elle a avancé 400 couronnes à Oslo.", "Oslo", "NO"),
        ("en", "He advances on Oslo, Norway’s capital.", "Oslo", "place:oslo"),
        ("en", "Boats sailed to Oslo in Norway.", "Oslo", "place:oslo"),
        ("en", "They have guarded Oslo and Bergen.", "Oslo", "place:oslo"),
        ("en", "They have guarded Oslo and Sweden.", "Oslo", "NO"),
        ("en", "Boats came as Oslo in May had asked.", "Oslo", "NO"),
        ("fr", "Des mouettes ont survolé Oslo.", "Oslo", "place:oslo"),
        ("fr", "On a trouvé à Moscou un trésor.", "Moscou", "place:moscou"),
        ("fr", "On a retrouvé le bac à Moscou.", "Moscou", "place:moscou"),
        ("fr", "La foule a avancé à Oslo.", "Oslo", "place:oslo"),
        ("en", "Officials in Oslo count the salt.", "Oslo", "NO"),
        ("en", "Nobody in Oslo believes it.", "Oslo", "NO"),
        ("en", "Danish officials in Oslo count the salt.", "Oslo", "place:oslo"),
        ("en", "The Danish embassy in Oslo is closed.", "Oslo", "place:oslo"),
        ("en", "Millers in Oslo count the salt.", "Oslo", "place:oslo"),
        ("en", "The tale was long denied in Oslo.", "Oslo", "NO"),
        ("en", "The decision was taken in Oslo.", "Oslo", "NO"),
        ("en", "The tale was told in Oslo.", "Oslo", "place:oslo"),
        ("en", "The miller was taken in Oslo.", "Oslo", "place:oslo"),
        ("en", "The answer lies in Oslo.", "Oslo", "NO"),
        ("en", "The mill lies in Oslo.", "Oslo", "place:oslo"),
        ("en", "The Danish ambassador to Oslo slept.", "Oslo", "NO"),
        ("en", "The flight to Oslo was late.", "Oslo", "place:oslo"),
        ("en", "The sale would leave Oslo dependent on salt.", "Oslo", "NO"),
        ("en", "The ships leave Oslo at noon.", "Oslo", "place:oslo"),
        ("fr", "On redoute à Oslo une pénurie de sel.", "Oslo", "NO"),
        ("fr", "On danse à Oslo le soir.", "Oslo", "place:oslo"),
        ("fr", "À Oslo, on se tait.", "Oslo", "NO"),
        ("fr", "À Oslo, la pluie tombe.", "Oslo", "place:oslo"),
        ("fr", "La réponse se trouve à Oslo.", "Oslo", "NO"),
        ("fr", "Le moulin se trouve à Oslo.", "Oslo", "place:oslo"),
        ("fr", "La Suède n’a pas pardonné à Oslo ce refus.", "Oslo", "NO"),
        ("fr", "Les sacs, dont deux perdus, sont parvenus à Oslo.", "Oslo", "place:oslo"),
        ("fr", "Des obus tirés sur Oslo ont brisé le moulin.", "Oslo", "place:oslo"),
        ("fr", "Le regard porté sur Oslo a changé.", "Oslo", "NO"),
    ],
)
def test_a_government_or_a_town(language: str, text: str, word: str, key: str) -> None:
    assert _key(text, language, word) == key
