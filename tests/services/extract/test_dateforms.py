"""Every form of a date that the press writes, and the numbers that look like one."""

from __future__ import annotations

import pytest

from tests.services.extract import datecases_en, datecases_fr
from workbench.services.extract.clean import clean
from workbench.services.extract.dates import find_dates

_WRITTEN = "2024-06-12"


def told(cases: str) -> list[tuple[str, list[str]]]:
    """Each line of `cases` as its sentence and what is expected of it."""
    lines = (line.rsplit("|", 1) for line in cases.strip().splitlines())
    return [(text.strip(), [value.strip() for value in values.split(",") if value.strip()]) for text, values in lines]


@pytest.mark.parametrize(
    "language, text, values",
    [("en", *case) for case in told(datecases_en.CASES)] + [("fr", *case) for case in told(datecases_fr.CASES)],
)
def test_each_form_of_a_date(language: str, text: str, values: list[str]) -> None:
    found = find_dates(clean(text), language=language, published=_WRITTEN)
    assert [date.edtf or "?" for date in found] == values


@pytest.mark.parametrize(
    "text, value",
    [
        ("It was signed on 12/05/2019.", "2019-05-12"),
        ("It was signed on 12/05/2019 and sealed on 12/25/2019.", "2019-12-05"),
        ("It was signed on 12/05/2019, after May 3, 2018.", "2019-12-05"),
    ],
)
def test_a_date_in_figures_is_read_as_the_text_writes_its_others(text: str, value: str) -> None:
    assert value in [date.edtf for date in find_dates(text, language="en")]
