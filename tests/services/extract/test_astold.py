"""Whoever told it already, in an aside."""

from __future__ import annotations

import pytest

from tests.services.extract.speaking import told


@pytest.mark.parametrize(
    "text, source, cue",
    [
        (
            "Comme l’Institut norvégien du sel l’a publié en mars, le bac coule.",
            "l’Institut norvégien du sel",
            "a publié",
        ),
        ("Comme le ministère l’avait rapporté lundi, le bac coule.", "le ministère", "avait rapporté"),
    ],
)
def test_who_told_it(text: str, source: str, cue: str) -> None:
    assert told(text, "fr") == [(source, cue)]


@pytest.mark.parametrize(
    "text",
    [
        "Comme la crue l’a établi, le bac coule.",
        "Comme le ministère l’avait vendu, le bac coule.",
        "Comme prévu, le bac coule.",
        "Comme le moulin, le bac coule.",
    ],
)
def test_who_told_nothing(text: str) -> None:
    assert told(text, "fr") == []
