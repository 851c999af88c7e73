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
        ("2024-06 / 2024-10", "2024-06/2024-10"),
        ("2022 - 2024", "2022/2024"),
        ("juin 2024 à octobre 2024", "2024-06/2024-10"),
        ("June 2023 to May 2024", "2023-06/2024-05"),
        ("entre juin 2023 et mai 2024", "2023-06/2024-05"),
        ("du 3 au 5 octobre 2024", "2024-10-03/2024-10-05"),
        ("28 septembre – 5 octobre 2024", "2024-09-28/2024-10-05"),
        ("2024-6", "2024-06"),
        ("2024-6-3", "2024-06-03"),
        ("2024/6/3", "2024-06-03"),
        ("decembre 2024", "2024-12"),
        ("Dec 2024", "2024-12"),
        ("3 fevrier 2024", "2024-02-03"),
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
        "2024-6-31",
        "de 2022 à Moscou",
        "2024 - fin",
        "3 au 5 octobre",
        "de juin",
    ],
)
def test_what_means_none_is_refused_in_one_sentence(words: str) -> None:
    with pytest.raises(InvalidValue, match="EDTF"):
        written_date(words)
