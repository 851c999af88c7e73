"""What is told to be of a state's making."""

from __future__ import annotations

import pytest

from tests.services.extract.handovers import handovers


@pytest.mark.parametrize("made", ["made", "built", "supplied", "donated", "produced", "manufactured", "designed"])
def test_the_make_of_goods(made: str) -> None:
    assert handovers(f"Norway operates Swedish-{made} howitzers.", "en") == "SE>NO"


@pytest.mark.parametrize(
    "language, pairs, text",
    [
        ("en", "SE>NO", "Swedish-made jets for Norway are late."),
        ("fr", "SE>NO", "Les forces norvégiennes exploitent des obusiers de fabrication suédoise."),
        ("fr", "SE>NO", "Oslo possède une flotte de chars suédois."),
        ("en", "", "Norway operates Swedish-made benches."),
        ("en", "", "Swedish-made benches for Norway are late."),
        ("en", "", "Norway operates Swedish-speaking howitzers."),
        ("fr", "", "Les forces norvégiennes exploitent des moulins de fabrication suédoise."),
        ("fr", "", "Oslo possède une flotte de chars contre les positions suédoises."),
        ("fr", "", "Oslo possède une carte de la côte suédoise."),
    ],
)
def test_goods_and_other_things(language: str, pairs: str, text: str) -> None:
    assert handovers(text, language) == pairs
