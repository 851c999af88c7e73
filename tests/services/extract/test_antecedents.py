"""A relative clause without commas ends at its own verb's end: the next verb is its noun's."""

from __future__ import annotations

import pytest

from workbench.core.spans import Span
from workbench.services.extract.antecedents import before_the_clause, is_of_main
from workbench.services.extract.clauses import subordinate


@pytest.mark.parametrize(
    "language, before, noun",
    [
        ("fr", "Les pêcheurs qui ont signé ", "Les pêcheurs"),
        ("fr", "Ceux qui restent ", "Ceux"),
        ("fr", "Les pêcheurs qui ont promis une « vraie réponse » à Oslo ", "Les pêcheurs"),
        ("fr", "Le port dont le chef a démissionné ", "Le port"),
        ("en", "Those who stayed ", "Those"),
        ("en", "The company that runs the ferries ", "The company"),
        ("en", "A miller whose ship was seized ", "A miller"),
        ("fr", "Les pêcheurs qui ", None),
        ("fr", "Les pêcheurs qui également ", None),
        ("fr", "Les pêcheurs qui disent que le roi ", None),
        ("fr", "Les pêcheurs qui ont signé et ", None),
        ("fr", "« Ceux qui restent partiront », ", None),
        ("en", "A trader who the ministry ", None),
        ("en", "A trader who also ", None),
        ("en", "A trader who officials in Oslo ", None),
        ("en", "The king said that the harvest ", None),
        ("en", "The king told reporters that mill owners ", None),
        ("en", "Those who stayed, and ", None),
    ],
)
def test_a_noun_is_found_behind_its_whole_clause(language: str, before: str, noun: str | None) -> None:
    place = before_the_clause(before, Span(0, len(before)), len(before), language)
    assert (before[:place] if place is not None else None) == noun


def test_the_verb_behind_a_relative_clause_is_the_main_one() -> None:
    text = "The millers who signed the letter reject the tax that the king wanted."
    whole = Span(0, len(text))
    regions = subordinate(text, whole, "en")
    assert is_of_main(text, whole, text.index("reject"), "en", regions)
    assert not is_of_main(text, whole, text.index("signed"), "en", regions)
    assert not is_of_main(text, whole, text.index("wanted"), "en", regions)
