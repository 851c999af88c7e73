"""Dates told from another date: counted from it, open where there is none."""

from __future__ import annotations

import pytest

from workbench.services.extract.dates import find_dates


@pytest.mark.parametrize(
    "language, text, value",
    [
        ("en", "He left on 3 May 2021. In the same month she came.", "2021-05"),
        ("en", "He left on 31 December 2021. The following day she came.", "2022-01-01"),
        ("en", "He left in May 2021. The previous year she came.", "2020"),
        ("en", "He left on 3 May 2021. The same day a raid began.", "2021-05-03"),
        ("fr", "Il part en décembre 2021. Le mois suivant, elle part.", "2022-01"),
        ("fr", "Il part le 1er mai 2021. La veille, elle arrive.", "2021-04-30"),
        ("fr", "Il part en mai 2021. La même année, elle part.", "2021"),
    ],
)
def test_a_date_told_from_another_is_counted_from_it_and_flagged(language: str, text: str, value: str) -> None:
    last = find_dates(text, language=language)[-1]
    assert (last.edtf, last.rule, last.inferred) == (value, "date.told-from", True)


@pytest.mark.parametrize(
    "language, text",
    [
        ("en", "The following day she came."),
        ("en", "He left in May 2021. The following day she came."),
        ("fr", "La veille, elle arrive."),
        ("fr", "Il part en 2021. Le même mois, elle part."),
    ],
)
def test_it_stays_open_where_no_date_before_it_is_as_fine(language: str, text: str) -> None:
    assert find_dates(text, language=language)[-1].edtf is None


@pytest.mark.parametrize(
    "language, text",
    [
        ("en", "He left on 3 May 2021. The day after a raid she came."),
        ("en", "He left on 3 May 2021. The day before the raid she came."),
        ("fr", "Il part le 3 mai 2021. La veille du vote, elle arrive."),
        ("fr", "Il part le 3 mai 2021. Le lendemain de la fête, elle arrive."),
    ],
)
def test_a_day_told_from_an_event_is_not_told_from_a_date(language: str, text: str) -> None:
    assert len(find_dates(text, language=language)) == 1
