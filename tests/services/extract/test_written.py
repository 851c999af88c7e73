"""Dates as analysts type them, and words that are no date or more than one."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from workbench.core import wording
from workbench.core.errors import InvalidValue
from workbench.services.extract.written import written_date


@pytest.fixture(params=["en", "fr"], autouse=True)
def tongue(request: pytest.FixtureRequest) -> Iterator[str]:
    wording.install(request.param, {})
    yield request.param
    wording.install("en", {})


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("2024-06/2024-10", "2024-06/2024-10"),
        ("  juin 2024 ", "2024-06"),
        ("June 2024", "2024-06"),
        ("vers 2022", "2022~"),
        ("about 2022", "2022~"),
        ("c. 1991", "1991~"),
        ("2022 environ", "2022~"),
        ("vers juin 2024", "2024-06~"),
        ("depuis 2022", "2022/.."),
        ("since March 2021", "2021-03/.."),
        ("jusqu’au 3 mai 2024", "../2024-05-03"),
        ("until 2028", "../2028"),
        ("juin-octobre 2024", "2024-06/2024-10"),
        ("de juin à octobre 2024", "2024-06/2024-10"),
        ("from June to October 2024", "2024-06/2024-10"),
        ("23-24 octobre 2024", "2024-10-23/2024-10-24"),
        ("October 23, 2024", "2024-10-23"),
        ("3/05/2024", "2024-05-03"),
        ("été 2024", "2024-22"),
        ("1er trimestre 2024", "2024-33"),
        ("années 1990", "199X"),
        ("06/2024", "2024-06"),
        ("~2022", "2022~"),
        ("~ juin 2024", "2024-06~"),
        ("vers le 3 juin 2024", "2024-06-03~"),
        ("l’été 2024", "2024-22"),
    ],
)
def test_what_means_a_date_is_one_in_either_language(words: str, found: str) -> None:
    assert written_date(words).text == found


@pytest.mark.parametrize(
    "words",
    [
        "juin",
        "the 3 May",
        "12 chevaux",
        "31/02/2024",
        "en 2024 la Russie",
        "2024 et 2025",
        "",
        "demain",
        "n° 2024",
        "13/2024",
        "~",
        "vers le port",
    ],
)
def test_what_means_none_is_refused_in_one_sentence(words: str) -> None:
    with pytest.raises(InvalidValue, match="EDTF"):
        written_date(words)
