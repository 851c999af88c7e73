"""The clause that commas tie to a source is of its noun phrase."""

from __future__ import annotations

import pytest

from tests.services.extract.speaking import sources


@pytest.mark.parametrize(
    "language, text, who",
    [
        (
            "en",
            "“It was a gift,” said one miller, who asked not to be named because the talk was private.",
            "one miller, who asked not to be named because the talk was private",
        ),
        ("en", "Norway, which owns the lake, said the toll would rise.", "Norway, which owns the lake"),
        ("en", "Norway, whose ferries are old, on Monday said the toll would rise.", "Norway, whose ferries are old"),
        ("en", "Five traders, among them two from Oslo, said salt was dear.", "Five traders, among them two from Oslo"),
        ("fr", "La Norvège, qui possède le lac, a dénoncé le péage.", "La Norvège, qui possède le lac"),
        ("fr", "Selon le maire, qui a perdu son bac, le pont tient.", "le maire, qui a perdu son bac"),
    ],
)
def test_a_clause_behind_a_source(language: str, text: str, who: str) -> None:
    assert sources(text, language) == [who]


@pytest.mark.parametrize(
    "language, text, who",
    [
        ("en", "Norway, after a long talk, said the toll would rise.", "Norway"),
        ("en", "Norway, on Monday, said the toll would rise.", "Norway"),
        ("en", "Norway, however, said the toll would rise.", "Norway"),
        ("en", "Norway said the toll, which is old, would rise.", "Norway"),
        ("en", "According to Norway, the toll, which is old, will rise.", "Norway"),
        ("en", "“The toll is old,” said the mayor, and the town paid.", "the mayor"),
        ("fr", "La Norvège, pour sa part, a dénoncé le péage.", "La Norvège"),
        ("fr", "La Norvège a dénoncé le péage, qui a doublé.", "La Norvège"),
        ("fr", "Selon le maire, le pont, qui est vieux, tient.", "le maire"),
        ("fr", "« Le pont tient », a dit le maire, mais le bac coule.", "le maire"),
        ("fr", "La Norvège, lundi, a dénoncé le péage.", "La Norvège"),
        ("fr", "Le maire et la Norvège, mardi, ont dénoncé le péage.", "Le maire;la Norvège"),
    ],
)
def test_what_else_stands_behind_a_source(language: str, text: str, who: str) -> None:
    assert sources(text, language) == who.split(";")
