"""The words that the index found are found again in the text, to the letter."""

from __future__ import annotations

import sqlite3
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.core.errors import InvalidValue
from workbench.core.lighting import CLOSING, OPENING, Light, lit
from workbench.core.query import parse

_TEXT = "Il pleut. " * 30 + "La Corée du Nord aurait livré des missiles.\nLe COREEN dément."


def _shown(query: str, text: str = _TEXT) -> str:
    return lit(text, Light(parse(query))).snippet.replace(OPENING, "[").replace(CLOSING, "]")


def test_words_are_lit_where_they_stand_without_case_or_accents() -> None:
    assert "La [Corée] du Nord aurait livré des [missiles]." in _shown("coree missil*")


def test_a_beginning_lights_the_whole_word_and_a_word_only_itself() -> None:
    assert "[COREEN]" in _shown("cor*")
    assert "[COREEN]" not in _shown("coree")


def test_a_phrase_is_lit_whole() -> None:
    assert "[Corée du Nord]" in _shown('nord OR "coree du nord"')


def test_the_place_is_in_the_text_itself() -> None:
    found = lit(_TEXT, Light(parse("missiles")))
    assert (found.start, found.end) == (_TEXT.index("missiles"), _TEXT.index("missiles") + 8)
    assert found.forms == ("missiles",)


def test_the_stretch_with_most_words_is_shown() -> None:
    text = "port. " + "x " * 300 + "le port et le navire"
    assert "le [port] et le [navire]" in _shown("port navire", text)


def test_without_the_words_the_beginning_is_shown() -> None:
    found = lit(_TEXT, Light(parse("zeppelin")))
    assert found.snippet.startswith("Il pleut.")
    assert (found.start, found.end, found.forms) == (None, None, ())


@pytest.mark.parametrize(
    ("query", "is_held"),
    [
        ("corée", True),
        ("coree", False),
        ("Corée AND missiles", True),
        ("corée NOT missiles", False),
        ("coree OR livré", True),
        ("NEAR(corée livré, 4)", True),
        ("NEAR(corée dément, 2)", False),
        ("coréen", False),
        ("coreen", True),
    ],
)
def test_accents_count_where_they_are_not_folded(query: str, is_held: bool) -> None:
    assert Light(parse(query), is_folded=False).holds(_TEXT) is is_held


_APART = (
    "The port was calm. "
    + "Nothing moved that day. " * 30
    + "A ship left the port at noon. The ship sank."
    + " So." * 99
)


@pytest.mark.parametrize("query", ["NEAR(ship port, 5)", "port NEAR/5 ship", "NEAR(ship port, 5) OR lighthouse"])
def test_words_that_must_be_near_are_shown_where_they_are(query: str) -> None:
    found = lit(_APART, Light(parse(query)))
    assert "A [ship] left the [port] at noon." in _shown(query, _APART)
    assert _APART[found.start : found.end] == "ship"
    assert _APART.index("ship") == found.start


def test_far_apart_but_near_enough_both_are_in_sight() -> None:
    words = "The port was calm. " + "x " * 200 + "ship " + "between " * 25 + "port and on and on" + " so" * 99
    assert _shown("NEAR(ship port, 30)", words).count("[port]") == 1


def test_a_place_that_must_not_be_near_decides_nothing() -> None:
    assert _shown("calm NOT NEAR(ship port, 0)", _APART).startswith("The port was [calm].")


def test_thousands_of_common_words_are_near_at_once() -> None:
    words = "le port " * 40_000
    begun = time.process_time()
    assert Light(parse("NEAR(port zebre, 3)")).near(words) is None
    assert Light(parse("NEAR(le port, 3)")).near(words) == (0, 7)
    assert time.process_time() - begun < 2


_WORDS = st.lists(st.sampled_from(["port", "Port", "pôrt", "ports", "navire", "le", "à", "a"]), min_size=1, max_size=9)
_QUERY = st.sampled_from(
    ["port", "port*", "a", '"le port"', "port navire", "le OR navire", "le NOT port", "NEAR(le navire, 2)",
     "NEAR(port a le, 1)", "NEAR(le port*, 0)"]
)  # fmt: skip


@given(_WORDS, _QUERY)
def test_it_finds_what_the_index_finds(words: list[str], typed: str) -> None:
    text, query = ", ".join(words), parse(typed)
    with sqlite3.connect(":memory:") as index:
        index.execute("CREATE VIRTUAL TABLE t USING fts5 (text, tokenize = 'unicode61 remove_diacritics 2')")
        index.execute("INSERT INTO t VALUES (?)", (text,))
        is_found = bool(index.execute("SELECT count(*) FROM t WHERE t MATCH ?", (query.match,)).fetchone()[0])
    index.close()
    assert Light(query).holds(text) is is_found


@given(st.text(max_size=60))
def test_no_words_break_it(typed: str) -> None:
    try:
        query = parse(typed)
    except InvalidValue:
        return
    lit(typed, Light(query))
