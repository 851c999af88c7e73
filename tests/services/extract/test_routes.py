"""What goes from one to another."""

from __future__ import annotations

import pytest

from tests.services.extract.handovers import handovers


@pytest.mark.parametrize(
    "language, pairs, text",
    [
        ("en", "SE>NO", "A ferry carried rifles from Sweden to Norway."),
        ("en", "SE>NO", "The herders smuggled guns from Sweden into Norway."),
        ("fr", "SE>NO", "Ces chars ont été vendus de la Suède à la Norvège."),
        ("en", "", "A ferry carried herders from Sweden, far from Norway."),
        ("en", "", "The herders walked from Sweden into Norway."),
        ("fr", "", "Ces chars ont été repeints de la Suède à la Norvège."),
    ],
)
def test_from_one_to_the_other(language: str, pairs: str, text: str) -> None:
    assert handovers(text, language) == pairs
