"""Arms that one state has from another."""

from __future__ import annotations

import pytest

from tests.services.extract.handovers import handovers


@pytest.mark.parametrize(
    "text",
    [
        "Norway already has Swedish-made ballistic missiles.",
        "A jet was lost to Norway’s Swedish-made missiles.",
        "Norway’s air force is already using Sweden’s Gripen jets.",
        "Norway relies on Swedish-supplied ammunition.",
    ],
)
def test_what_is_had_from_another(text: str) -> None:
    assert handovers(text, "en") == "SE>NO"


@pytest.mark.parametrize(
    "text",
    [
        "Norway already has Swedish-made chairs.",
        "Norway destroyed Swedish-made missiles.",
        "Norway fears Sweden’s missiles.",
        "Norway has heard of Sweden’s jets.",
        "Swedish-made missiles fell on Norway.",
        "Norway’s Norwegian-made missiles fly far.",
        "Norway uses Sweden’s ports.",
        "Jets made in Sweden crossed Norway.",
    ],
)
def test_what_is_another_s_alone(text: str) -> None:
    assert handovers(text, "en") == ""
