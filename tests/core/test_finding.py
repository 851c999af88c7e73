"""Words are found whatever their case and accents, at the very characters where they stand."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.core.errors import InvalidValue
from workbench.core.finding import Wanted, bare, hits, pattern_of


def found(text: str, words: str, **how: bool) -> list[str]:
    wanted = Wanted(words, **how)
    haystack = text if wanted.heeds_accents else bare(text)
    return [text[start:end] for start, end in hits(pattern_of(wanted), haystack, 0, len(text))]


@given(st.text())
def test_a_bare_text_has_every_character_where_it_was(text: str) -> None:
    assert len(bare(text)) == len(text)


@pytest.mark.parametrize(
    "text,words,expected",
    [
        ("La Corée et la COREE", "coree", ["Corée", "COREE"]),
        ("l’été, l'ete", "l'été", ["l’été", "l'ete"]),
        ("neuf\u00a0millions, neuf\nmillions", "neuf millions", ["neuf\u00a0millions", "neuf\nmillions"]),
        ("nord–coréen", "nord-coreen", ["nord–coréen"]),
        ("Łódź", "lodz", ["Łódź"]),
        ("Ελλάδα", "ελλαδα", ["Ελλάδα"]),
        ("한국은 한나라", "한국", ["한국"]),
        ("مُحَمَّد ومحمد", "محمد", ["مُحَمَّد", "محمد"]),
        ("שָׁלוֹם שלום", "שלום", ["שָׁלוֹם", "שלום"]),
        ("👩‍👧 et 👩", "👩‍👧", ["👩‍👧"]),
        ("朝鮮民主主義", "民主", ["民主"]),
        ("a.b axb", "a.b", ["a.b"]),
    ],
)
def test_case_and_accents_do_not_count_unless_asked(text: str, words: str, expected: list[str]) -> None:
    assert found(text, words) == expected


def test_case_accents_and_whole_words_can_count() -> None:
    text = "Corée, corée, Coree, Coréenne"
    assert found(text, "corée", heeds_case=True, heeds_accents=True) == ["corée"]
    assert found(text, "Corée", heeds_accents=True, whole_words=True) == ["Corée", "corée"]
    assert found(text, "coree", heeds_case=True) == ["corée"]


def test_patterns_find_and_nothing_empty_is_a_hit() -> None:
    assert found("3 000, 12 000 et 7", r"\d+ 000", is_pattern=True) == ["3 000", "12 000"]
    assert found("abc", "x*", is_pattern=True) == []
    assert found("un\ndeux", "^deux$", is_pattern=True) == ["deux"]


def test_a_bad_pattern_is_refused_in_a_sentence() -> None:
    with pytest.raises(InvalidValue, match="no regular expression"):
        pattern_of(Wanted("(((", is_pattern=True))


@pytest.mark.parametrize(
    ("pattern", "words"),
    [
        ("a)", "never opened"),
        ("[ab", "square bracket"),
        ("*ship", "nothing stands before"),
        ("a**", "two signs"),
        ("[z-a]", "backwards"),
        ("ship\\", "backslash"),
        ("(?Qa)", "has no meaning"),
        ("a{3,1}", "above the greatest"),
    ],
)
def test_a_bad_pattern_is_told_in_words_of_ours(pattern: str, words: str) -> None:
    with pytest.raises(InvalidValue, match=words):
        pattern_of(Wanted(pattern, is_pattern=True))
