"""Whoever else gives or receives by the same verb."""

from __future__ import annotations

import pytest

from tests.services.extract.handovers import handovers


@pytest.mark.parametrize(
    "language, pairs, text",
    [
        ("en", "SE>DK SE>FI SE>NO", "Sweden sold tanks to Norway, ships to Denmark and guns to Finland."),
        ("en", "DK>NO SE>NO", "Norway bought tanks from Sweden and ships from Denmark."),
        ("en", "SE>DK SE>NO", "Sweden provided 70 percent of Norway’s arms imports, and 40 percent of Denmark’s."),
        ("fr", "SE>DK SE>NO", "La Suède a vendu des chars à la Norvège et deux navires au Danemark."),
        ("fr", "DK>NO SE>NO", "La Norvège a acheté des chars à la Suède et des navires au Danemark."),
        ("en", "SE>NO", "Sweden sold tanks to Norway and warnings to Denmark."),
        ("en", "SE>NO", "Sweden sold tanks to Norway, then the king flew to Denmark."),
        ("en", "SE>NO", "Sweden sold tanks to Norway, which sent a letter to Denmark."),
        ("en", "SE>NO", "Norway bought tanks from Sweden and fled from Denmark."),
        ("en", "SE>NO", "Norway bought tanks from Sweden, far from Denmark."),
        ("en", "SE>NO", "Sweden sold tanks to Norway and 40 percent of millers moved to Denmark."),
        ("fr", "SE>NO", "La Suède a vendu des chars à la Norvège et rendu visite au Danemark."),
        ("fr", "SE>NO", "La Suède a vendu des chars à la Norvège, puis le roi est allé au Danemark."),
        ("fr", "SE>NO", "La Norvège a acheté des chars à la Suède et parle au Danemark."),
    ],
)
def test_a_list_goes_on_only_with_things(language: str, pairs: str, text: str) -> None:
    assert handovers(text, language) == pairs
