"""Queries as typed become trees, and what cannot be read is said in one sentence."""

from __future__ import annotations

import sqlite3

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.core.errors import InvalidValue
from workbench.core.query import Term, parse


@pytest.mark.parametrize(
    ("typed", "match"),
    [
        ("corée missile*", '("corée" AND "missile"*)'),
        ('"selon une" OR (a NOT b)', '("selon une" OR ("a" NOT "b"))'),
        ("« corée du nord »", '"corée du nord"'),
        ("NEAR(port navire, 5)", 'NEAR("port" "navire", 5)'),
        ("port NEAR/3 navire quai", '(NEAR("port" "navire", 3) AND "quai")'),
        ("NEAR(port navire)", 'NEAR("port" "navire", 10)'),
        ("a AND NOT b", '("a" NOT "b")'),
        ("a ET b OU c SAUF d", '(("a" AND "b") OR ("c" NOT "d"))'),
        ("l'armée AK-47 x_y", '(("l armée" AND "AK 47") AND "x y")'),
        ("1,200 tonnes", '("1 200" AND "tonnes")'),
        ("a, b", '("a" AND "b")'),
        ("and or not", '(("and" AND "or") AND "not")'),
    ],
)
def test_what_is_typed_is_read(typed: str, match: str) -> None:
    assert parse(typed).match == match


@pytest.mark.parametrize(
    ("typed", "match"),
    [
        ("co", '"co"*'),
        ("cor ", '"cor"'),
        ("corée AND ", '"corée"'),
        ("corée OR", '"corée"'),
        ("(a OR", '"a"'),
        ('"selon u', '"selon u"'),
        ("NEAR(port nav", 'NEAR("port" "nav"*, 10)'),
        ("port NEAR/3 ", '"port"'),
    ],
)
def test_what_is_still_being_typed_is_taken_as_far_as_it_goes(typed: str, match: str) -> None:
    assert parse(typed, is_being_typed=True).match == match


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("", "no word"),
        ("!! ((", "no word"),
        ("a AND OR b", "stand between two words"),
        ("AND a", "stand between two words"),
        ("NOT a", "put a word before"),
        ("(a", "not closed"),
        ("a)", "not opened"),
        ("NEAR(a", "NEAR takes words"),
        ("a NEAR/3", "NEAR takes words"),
        ("(" * 60 + "a" + ")" * 60, "too many brackets"),
    ],
)
def test_what_cannot_be_read_is_said(typed: str, said: str) -> None:
    with pytest.raises(InvalidValue, match=said):
        parse(typed)


def test_words_after_not_are_not_looked_for() -> None:
    assert parse("a NOT (b OR c) d*").terms == (Term(("a",)), Term(("d",), True))


_PIECES = [*'ab "()*,/é', " AND ", " OR ", " NOT ", "NEAR(", " NEAR/2 "]
_TYPED = st.lists(st.sampled_from(_PIECES), max_size=14).map("".join)


@given(_TYPED, st.booleans())
def test_whatever_is_read_is_a_query_that_the_index_takes(typed: str, is_being_typed: bool) -> None:
    try:
        query = parse(typed, is_being_typed=is_being_typed)
    except InvalidValue:
        return
    with sqlite3.connect(":memory:") as index:
        index.execute("CREATE VIRTUAL TABLE t USING fts5 (text)")
        index.execute("SELECT count(*) FROM t WHERE t MATCH ?", (query.match,)).fetchone()
    index.close()
