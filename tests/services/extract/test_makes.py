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
        ("en", "SE>NO", "Howitzers made in Sweden are used by Norway."),
        ("fr", "SE>NO", "La Norvège utilise des obus venus de Suède."),
        ("fr", "SE>NO", "Des obusiers suédois utilisés par les forces norvégiennes rouillent."),
        ("fr", "SE>NO", "Les obusiers suédois de la Norvège rouillent."),
        ("en", "", "Howitzers made in Sweden are feared by Norway."),
        ("en", "", "Benches made in Sweden are used by Norway."),
        ("fr", "", "La Norvège compte des obus venus de Suède."),
        ("fr", "", "La Norvège salue des bergers venus de Suède."),
        ("fr", "", "Des obusiers suédois craints par les forces norvégiennes rouillent."),
        ("fr", "", "Les obusiers suédois loin de la Norvège rouillent."),
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
