"""Spellings are looked up by their first word, the longest first, and end with a word."""

from __future__ import annotations

import pytest

from workbench.services.extract.spellings import Spellings

_KNOWN = Spellings(["Oslo", "Oslo Salt", "Oslo Salt Works", "l'Étoile", "U.S."])


@pytest.mark.parametrize(
    "text, found",
    [
        ("Oslo Salt Works closed", ["Oslo Salt Works", "Oslo Salt", "Oslo"]),
        ("Oslo Salts closed", ["Oslo"]),
        ("Oslo_1 closed", []),
        ("l'Étoile sails", ["l'Étoile"]),
        ("U.S. millers", ["U.S."]),
        ("Bergen waits", []),
    ],
)
def test_the_longest_spelling_at_a_place_comes_first(text: str, found: list[str]) -> None:
    word = text.split(" ")[0].split("'")[0].split(".")[0]
    assert list(_KNOWN.at(text, 0, word)) == found
