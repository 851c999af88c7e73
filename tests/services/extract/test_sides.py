"""Two parties set side by side: whoever exports more gives."""

from __future__ import annotations

import pytest

from tests.services.extract.handovers import handovers


@pytest.mark.parametrize(
    "language, pairs, text",
    [
        ("fr", "SE>NO", "La vente de munitions entre la Norvège et la Suède inquiète."),
        ("en", "SE>NO", "A contract between Norway and Sweden covers howitzers."),
        ("en", "SE>LV", "The sale of howitzers between Latvia and Sweden is on."),
        ("fr", "", "La vente de moulins entre la Norvège et la Suède inquiète."),
        ("en", "", "A race between Norway and Sweden covers forty miles."),
        ("en", "", "The sale of howitzers is a matter between Latvia and its herders, not Sweden."),
        ("fr", "", "La vente de munitions entre voisins inquiète la Norvège et la Suède."),
        ("en", "", "A contract between Norway and a herder covers howitzers."),
        ("en", "", "The road between Latvia and Sweden is on sale."),
    ],
)
def test_side_by_side(language: str, pairs: str, text: str) -> None:
    assert handovers(text, language) == pairs
