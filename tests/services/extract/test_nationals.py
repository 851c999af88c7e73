"""A named organ of a state acts for it."""

from __future__ import annotations

import pytest

from tests.services.extract.handovers import handovers


@pytest.mark.parametrize(
    "pairs, text",
    [
        ("SE>NO", "Norwegian ports rest. Sweden sold oil to the Norwegian Ministry of Defence."),
        ("SE>NO", "Norwegian ports rest. Sweden sold oil to the Norwegian Coast Guard (NCG)."),
        ("SE>NO", "Norwegian ports rest. Sweden sold tanks to the Royal Norwegian Navy."),
        # A state that the text never names is no party of its.
        ("SE>org:norwegian-ministry-of-defence", "Sweden sold oil to the Norwegian Ministry of Defence."),
    ],
)
def test_an_organ_is_its_state(pairs: str, text: str) -> None:
    assert handovers(text, "en") == pairs


def test_a_club_is_no_organ() -> None:
    text = "Norwegian ports rest. Sweden sold oil to the Norwegian Chess Federation."
    assert "SE>NO" not in handovers(text, "en")
