"""Well-known people: one person under every spelling, and behind the offices that they held."""

from __future__ import annotations

import pytest

from workbench.services.extract.analysis import analyse
from workbench.services.extract.people import holder


def _keys(text: str, language: str) -> dict[str, str]:
    found = analyse(text, blocks=[], language=language).actors
    return {mention.span.of(text): actor.id for actor in found for mention in actor.mentions}


@pytest.mark.parametrize(
    "language, text, first, second",
    [
        ("fr", "Vladimir Poutine parle. Le président russe se tait.", "Vladimir Poutine", "président russe"),
        ("fr", "Mouammar Kadhafi parle. Khadafi se tait.", "Mouammar Kadhafi", "Khadafi"),
        ("fr", "Poutine parle. Le maître du Kremlin se tait.", "Poutine", "maître du Kremlin"),
        ("fr", "Robert Gates parle. Le chef du Pentagone se tait.", "Robert Gates", "chef du Pentagone"),
        ("en", "Bashar al-Assad spoke. The Syrian president waits.", "Bashar al-Assad", "Syrian president"),
        ("en", "Park Geun-hye spoke. The park is shut. Park said no.", "Park Geun-hye", "Park"),
    ],
)
def test_two_ways_to_name_one_person(language: str, text: str, first: str, second: str) -> None:
    keys = _keys(text, language)
    assert keys[first] == keys[second]


@pytest.mark.parametrize(
    "language, text, first, second",
    [
        ("fr", "Vladimir Poutine parle. Le président chinois se tait.", "Vladimir Poutine", "président chinois"),
        ("fr", "Sergueï Lavrov parle. Le président russe se tait.", "Sergueï Lavrov", "président russe"),
        ("fr", "Poutine et Medvedev parlent. Le président russe se tait.", "Poutine", "président russe"),
        ("fr", "Hafez el-Assad est mort. Bachar el-Assad parle. Assad part.", "Hafez el-Assad", "Assad"),
        ("en", "Donald Trump spoke. Ivanka Trump waits.", "Donald Trump", "Ivanka Trump"),
        ("en", "John Kerry spoke. The U.S. president waits.", "John Kerry", "U.S. president"),
        (
            "en",
            "Sergei Lavrov spoke. The Norwegian foreign minister waits.",
            "Sergei Lavrov",
            "Norwegian foreign minister",
        ),
        (
            "en",
            "Jens Stoltenberg spoke. The secretary-general of the UN waits.",
            "Jens Stoltenberg",
            "secretary-general of the UN",
        ),
    ],
)
def test_two_people_stay_two(language: str, text: str, first: str, second: str) -> None:
    keys = _keys(text, language)
    assert keys[first] != keys[second]


@pytest.mark.parametrize(
    "noun, owner, held",
    [
        ("président", "RU", "per:vladimir-poutine"),
        ("homme-fort", "RU", "per:vladimir-poutine"),
        ("président", "FR", None),
        ("ambassadeur", "RU", None),
        ("ministre-des-affaires-étrangères", "RU", None),
        ("roi", "RU", None),
    ],
)
def test_an_office_is_whose_it_was_among_those_present(noun: str, owner: str, held: str | None) -> None:
    assert holder(noun, owner, frozenset(["per:vladimir-poutine", "per:angela-merkel"])) == held


@pytest.mark.parametrize(
    "language, text, deputy",
    [
        ("fr", "Antony Blinken est venu. Le secrétaire d’État adjoint américain est reparti.", "secrétaire d’État adjoint américain"),
        ("fr", "Vladimir Poutine est venu. Le vice-président russe est reparti.", "vice-président russe"),
    ],
)  # fmt: skip
def test_a_deputy_is_not_whoever_is_deputised_for(language: str, text: str, deputy: str) -> None:
    found = analyse(text, blocks=[], language=language).actors
    [holder] = [actor for actor in found if deputy in {mention.span.of(text) for mention in actor.mentions}]
    assert len(holder.mentions) == 1
