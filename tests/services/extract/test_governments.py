"""Governments without their country beside them: which state is meant, and where nobody can tell."""

from __future__ import annotations

import pytest

from workbench.services.extract.analysis import analyse


@pytest.mark.parametrize(
    "language, text, words, key",
    [
        ("en", "Norway and Sweden sold salt. The Swedish government slept. The government woke.", "government", "SE"),
        ("en", "The Danish government slept. The Swedish government slept. The government woke.", "government", "SE"),
        ("en", "Norway sold salt. Norway slept. The government woke.", "government", "NO"),
        ("fr", "Le gouvernement danois dort. Le gouvernement se réveille.", "gouvernement", "DK"),
        ("en", "Assad's regime slept.", "Assad's regime", "SY"),
        ("en", "Assad's forces slept.", "Assad's forces", "nom:force:forces:SY"),
        ("en", "Norway sold Sweden salt. The government woke.", "government", None),
        ("en", "The government woke.", "government", None),
        ("en", "Norway sold salt. The government of Vardane woke.", "government", None),
        ("fr", "La Norvège vend du sel. Le gouvernement central dort.", "gouvernement", None),
        ("fr", "La Norvège vend du sel. Le gouvernement de Vardane dort.", "gouvernement", None),
        ("en", "Ola Berg's regime slept.", "Ola Berg's regime", None),
        ("en", "Assad's mill slept.", "Assad's mill", None),
    ],
)
def test_a_government_alone_is_the_state_that_the_text_tells_of(
    language: str, text: str, words: str, key: str | None
) -> None:
    found = analyse(text, blocks=[], language=language).actors
    keys = {m.span.of(text): actor.id for actor in found for m in actor.mentions}
    assert keys.get(words) == key
