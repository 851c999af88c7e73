"""A body's first or last word, and its country's adjective, mean the body that the text names."""

from __future__ import annotations

import pytest

from workbench.services.extract.analysis import analyse


def _keys(language: str, text: str) -> dict[str, str]:
    found = analyse(text, blocks=[], language=language).actors
    return {m.span.of(text): actor.id for actor in found for m in actor.mentions}


@pytest.mark.parametrize(
    "language, text, short, full",
    [
        (
            "fr",
            "La Confédération du sel vardanais paie. On remercie la Confédération.",
            "Confédération",
            "Confédération du sel vardanais",
        ),
        ("en", "The International Monetary Fund pays. They thanked the Fund.", "Fund", "International Monetary Fund"),
        (
            "fr",
            "Le SVR, le renseignement extérieur russe, le nie. Le SVR dort.",
            "renseignement extérieur russe",
            "SVR",
        ),
        (
            "en",
            "Libya’s Government of National Accord (GNA) slept. The GNA woke.",
            "GNA",
            "Government of National Accord",
        ),
        ("fr", "L’OTAN rame. Le bac de l’Alliance coule.", "Alliance", "OTAN"),
        (
            "fr",
            "Les Forces armées maliennes rament. L’armée malienne dort.",
            "armée malienne",
            "Forces armées maliennes",
        ),
        (
            "fr",
            "Les Forces armées soudanaises rament. L’armée soudanaise dort.",
            "armée soudanaise",
            "Forces armées soudanaises",
        ),
    ],
)
def test_a_head_alone_is_the_body_that_has_it(language: str, text: str, short: str, full: str) -> None:
    keys = _keys(language, text)
    assert keys[short] == keys[full]


@pytest.mark.parametrize(
    "language, text, short, full",
    [
        ("fr", "La Confédération du Sel paie la Confédération du Bac. On remercie la Confédération.", "Confédération", "Confédération du Sel"),
        ("en", "The International Monetary Fund pays. They thanked the Guild.", "Guild", "International Monetary Fund"),
        ("fr", "Le SVR, la marine danoise, le port et le moulin le nient.", "marine danoise", "SVR"),
        ("fr", "L’ONU rame. Le bac de l’Alliance coule.", "Alliance", "ONU"),
        ("fr", "Les Forces armées maliennes rament. L’armée danoise dort.", "armée danoise", "Forces armées maliennes"),
    ],
)  # fmt: skip
def test_a_head_that_two_bodies_have_or_none_is_a_name_of_its_own(
    language: str, text: str, short: str, full: str
) -> None:
    keys = _keys(language, text)
    assert keys.get(short) != keys[full]
