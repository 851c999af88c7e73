"""Which state a text is about, and whose regime or junta is meant."""

from __future__ import annotations

import pytest

from workbench.services.extract.analysis import analyse


@pytest.mark.parametrize(
    "language, text, word, key",
    [
        # Only states that are known to have had such rulers are meant, wherever others are named last.
        ("en", "Myanmar buys salt. Norway and China sell it. The junta pays.", "junta", "MM"),
        ("fr", "La Birmanie achète du sel. La Norvège en vend. Le régime paie.", "régime", "MM"),
        ("fr", "Cuba achète du sel au Venezuela, et le régime paie.", "régime", "VE"),
        ("en", "Cuba buys salt.\n\nIran sells it to Cuba.\n\nThe regime sleeps.", "regime", "CU"),
        ("en", "Norway, whose mills the regime bought, watches Mali.", "regime", "ML"),
        ("en", "Norway watches Mali. The ruling junta pays.", "ruling junta", "ML"),
        ("fr", "Le Japon vend du sel aux Philippines, et l’archipel le paie.", "archipel", "PH"),
        # Where none is named, a regime is nobody's.
        ("en", "Norway buys salt. Sweden sells it. The regime pays.", "regime", None),
        ("fr", "La Norvège achète du sel. Le régime paie.", "régime", None),
        ("fr", "La Birmanie achète du sel. Le régime de sanctions dure.", "régime", None),
        ("en", "Myanmar buys salt. The salt regime pays.", "regime", None),
    ],
)
def test_a_regime_is_that_of_a_state_known_for_one(language: str, text: str, word: str, key: str | None) -> None:
    found = analyse(text, blocks=[], language=language).actors
    assert {m.span.of(text): actor.id for actor in found for m in actor.mentions}.get(word) == key


@pytest.mark.parametrize(
    "text, word, key",
    [
        ("The Rapid Support Forces slept. The paramilitaries woke.", "paramilitaries", "RSF"),
        ("The mill slept. The paramilitaries woke.", "paramilitaries", "nom:force:paramilitaries:"),
        ("Norway slept. The federal government woke.", "federal government", "NO"),
        ("Marshal Ola Berg slept. The marshal woke.", "marshal", "per:ola-berg"),
        ("Marshal Ola Berg slept. General Eva Vik woke. The marshal ate.", "marshal", "per:ola-berg"),
        ("General Ola Berg slept. The marshal woke.", "marshal", None),
        ("Marshal Ola Berg slept. A marshal woke.", "marshal", None),
        ("Norway’s new foreign minister slept.", "Norway’s new foreign minister", "nom:person:foreign-minister:NO"),
        ("Norway’s foreign minister Ola Berg slept.", "Norway’s foreign minister", None),
        ("Norway’s foreign mills slept.", "Norway’s foreign mills", None),
        ("An old Boeing 707 slept.", "Boeing", None),
        ("Two Sukhoi fighters slept.", "Sukhoi", None),
        ("Boeing slept.", "Boeing", "BOEING"),
    ],
)
def test_what_a_word_alone_takes_up(text: str, word: str, key: str | None) -> None:
    found = analyse(text, blocks=[], language="en").actors
    keys = {m.span.of(text): actor.id.lstrip("#") for actor in found for m in actor.mentions}
    assert keys.get(word) == key
