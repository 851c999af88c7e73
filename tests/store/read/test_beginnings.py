"""A beginning of three letters finds the same, written out or not."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

import pytest

from workbench.core.query import WORD, parse
from workbench.store.connection import Reader
from workbench.store.read import beginnings

if TYPE_CHECKING:
    from tests.conftest import Filled

TABLES = ("document_search", "record_search")


def _found(reader: Reader, table: str, match: str) -> list[tuple[int]]:
    return reader.rows(f"SELECT rowid FROM {table} WHERE {table} MATCH ? ORDER BY rowid", (match,))


def _begun(reader: Reader) -> list[str]:
    words = {word for (text,) in reader.rows("SELECT text FROM document_text") for word in WORD.findall(text)}
    words |= {word for (text,) in reader.rows("SELECT text FROM record_search") for word in WORD.findall(text)}
    return sorted({word[:3] for word in words if len(word) >= 3} | {word for word in words if len(word) == 3})


@pytest.mark.parametrize("table", TABLES)
def test_every_beginning_of_three_letters_finds_what_the_index_finds(filled: Filled, table: str) -> None:
    with filled.dossier.reading() as reader:
        written_out = 0
        for begun in _begun(reader):
            query = parse(begun, is_being_typed=True)
            match = beginnings.match(reader, query, table)
            written_out += match != query.match
            assert (begun, _found(reader, table, match)) == (begun, _found(reader, table, query.match))
        assert written_out


@pytest.mark.parametrize(
    "typed",
    [
        "por* NOT nav",
        "(por OR nav*) the*",
        "NEAR(por* nav*, 9)",
        '"le por"*',
        "éta",
        "ÉTA",
        "202",
        "zzz",
        "the* OR zzz*",
    ],
)
@pytest.mark.parametrize("table", TABLES)
def test_operators_phrases_accents_and_figures_stay_what_they_mean(filled: Filled, typed: str, table: str) -> None:
    with filled.dossier.reading() as reader:
        query = parse(typed, is_being_typed=True)
        match = beginnings.match(reader, query, table)
        assert _found(reader, table, match) == _found(reader, table, query.match)


@pytest.mark.parametrize(
    "typed", ["ﬁn", "ßen", "порт"[:3], "".join(map(unicodedata.lookup, ["GREEK SMALL LETTER ALPHA"] * 3))]
)
def test_what_the_index_may_fold_otherwise_is_left_to_it(filled: Filled, typed: str) -> None:
    with filled.dossier.reading() as reader:
        query = parse(typed, is_being_typed=True)
        assert beginnings.match(reader, query, "document_search") == query.match


def test_a_reader_stays_one_that_only_reads(filled: Filled) -> None:
    with filled.dossier.reading() as reader:
        beginnings.match(reader, parse("por", is_being_typed=True), "document_search")
        assert reader.value("PRAGMA query_only") == 1
