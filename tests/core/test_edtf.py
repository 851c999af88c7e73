"""Fuzzy dates: what is read, what is refused, what is said of them in words."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.core import edtf
from workbench.core.edtf import Precision, describe, ends, month_name, parse
from workbench.core.errors import InvalidValue

oracle = pytest.importorskip("edtf", reason="the library that dates are compared with is not installed")

YEARS = st.integers(1000, 2999).map(lambda year: f"{year:04d}")
MONTHS = st.builds("{}-{:02d}".format, YEARS, st.integers(1, 12))
DAYS = st.dates(date(1000, 1, 1), date(2999, 12, 31)).map(date.isoformat)
# The winter of a year is left out: the other library ends it with the year, we with February.
DIVISIONS = st.builds("{}-{}".format, YEARS, st.sampled_from([21, 22, 23, 33, 34, 35, 36, 40, 41]))
SINGLES = st.one_of(YEARS, MONTHS, DAYS, DIVISIONS, st.integers(100, 299).map(lambda decade: f"{decade}X"))


def _ordinal(moment: object) -> int:
    return date(*tuple(moment)[:3]).toordinal()  # type: ignore[call-overload]


@given(SINGLES)
def test_bounds_agree_with_the_edtf_library(text: str) -> None:
    found, expected = parse(text), oracle.parse_edtf(text)

    assert found.earliest == _ordinal(expected.lower_strict())
    assert found.latest == _ordinal(expected.upper_strict())


@given(DAYS, DAYS)
def test_interval_bounds_agree_with_the_edtf_library(one: str, other: str) -> None:
    text = "/".join(sorted([one, other]))
    expected = oracle.parse_edtf(text)

    assert edtf.bounds(text) == (_ordinal(expected.lower_strict()), _ordinal(expected.upper_strict()))


@given(SINGLES, st.sampled_from(["", "~", "?", "%"]), st.sampled_from(["en", "fr"]))
def test_a_qualifier_changes_the_words_and_never_the_bounds(text: str, mark: str, language: str) -> None:
    if "X" in text or not text.isascii():
        mark = ""
    plain, marked = parse(text), parse(text + mark)

    assert (marked.earliest, marked.latest) == (plain.earliest, plain.latest)
    assert (describe(marked, language) != describe(plain, language)) == bool(mark)


@pytest.mark.parametrize(
    "text, french, english",
    [
        ("2024-10-23", "23 oct. 2024", "23 Oct 2024"),
        ("2024-05-01", "1er mai 2024", "1 May 2024"),
        ("2024-06", "juin 2024", "Jun 2024"),
        ("2024", "2024", "2024"),
        ("202X", "années 2020", "2020s"),
        ("20XX", "2000–2099", "2000–2099"),
        ("2024-21", "printemps 2024", "spring 2024"),
        ("2024-24", "hiver 2024–2025", "winter 2024–2025"),
        ("2024-33", "1er trimestre 2024", "Q1 2024"),
        ("2024-41", "2e semestre 2024", "second half of 2024"),
        ("2024-11~", "vers nov. 2024", "about Nov 2024"),
        ("2024?", "2024 (incertain)", "2024 (uncertain)"),
        ("2024%", "vers 2024 (incertain)", "about 2024 (uncertain)"),
        ("2022/..", "depuis 2022", "since 2022"),
        ("2024-05-03/..", "depuis le 3 mai 2024", "since 3 May 2024"),
        ("2024-22/..", "depuis l’été 2024", "since summer 2024"),
        ("202X/..", "depuis les années 2020", "since 2020s"),
        ("../2028", "jusqu’en 2028", "until 2028"),
        ("../2024-05-03", "jusqu’au 3 mai 2024", "until 3 May 2024"),
        ("../2024-22", "jusqu’à l’été 2024", "until summer 2024"),
        ("../202X", "jusqu’aux années 2020", "until 2020s"),
        ("2022/", "dès 2022, fin inconnue", "from 2022, end unknown"),
        ("/2022", "2022, début inconnu", "2022, start unknown"),
        ("2022/2024", "2022–2024", "2022–2024"),
        ("2024-06/2024-11", "juin – nov. 2024", "Jun – Nov 2024"),
        ("2023-06/2024-11", "juin 2023 – nov. 2024", "Jun 2023 – Nov 2024"),
        ("2024-10-03/2024-10-05", "3–5 oct. 2024", "3–5 Oct 2024"),
        ("2024-10-03/2024-11-05", "3 oct. – 5 nov. 2024", "3 Oct – 5 Nov 2024"),
        ("2022/2024-11~", "2022 – vers nov. 2024", "2022 – about Nov 2024"),
    ],
)
def test_describe_says_the_date_as_people_do(text: str, french: str, english: str) -> None:
    assert describe(parse(text), "fr") == french
    assert describe(parse(text), "en") == english


def test_ends_keep_how_each_side_was_written() -> None:
    start, end = ends(parse("2022/2024-11~"))

    assert start is not None
    assert end is not None
    assert (start.precision, end.precision, end.is_approximate) == (Precision.YEAR, Precision.MONTH, True)
    assert ends(parse("2022/..")) == (parse("2022"), None)


@pytest.mark.parametrize("text", ["", "yesterday", "2024-13", "2024-02-30", "2024-21-03", "../..", "2024-06/2023-01"])
def test_what_is_no_date_is_refused_with_one_sentence(text: str) -> None:
    with pytest.raises(InvalidValue) as refusal:
        parse(text)

    assert str(refusal.value).endswith(".")


def test_month_names_follow_the_language() -> None:
    assert [month_name(6, "fr"), month_name(6, "en")] == ["juin", "Jun"]
