"""Speech beside the main verb, before and behind it: whose it is, and what only looks like it."""

from __future__ import annotations

import pytest

from tests.services.extract.speaking import told

MAYOR, MAIRE = "The minister", "Le ministre"


@pytest.mark.parametrize(
    "text, language, expected",
    [
        ("Noting that the ferry had sunk, the minister left the hall.", "en", [("the minister", "Noting")]),
        ("While conceding that the ferry sank, the minister left.", "en", [("the minister", "conceding")]),
        ("The minister left the hall after saying that the ferry sank.", "en", [(MAYOR, "saying")]),
        ("The minister surprised him by noting that the ferry sank.", "en", [(MAYOR, "noting")]),
        ("The minister reacted, noting in a letter that the ferry sank.", "en", [(MAYOR, "noting")]),
        ("The minister left the hall, calling the toll a sham.", "en", [(MAYOR, "calling")]),
        ("The minister left the hall, vowing to pay.", "en", [(MAYOR, "vowing")]),
        ("The minister left, refusing to comment.", "en", [(MAYOR, "refusing to comment")]),
        ("En affirmant que le bac coule, le ministre a surpris.", "fr", [("le ministre", "affirmant")]),
        ("Tout en notant que le bac coule, le ministre est sorti.", "fr", [("le ministre", "notant")]),
        ("Le ministre a réagi, affirmant dans une lettre que le bac coule.", "fr", [(MAIRE, "affirmant")]),
        ("Le ministre est sorti avant d’ajouter que le bac coule.", "fr", [(MAIRE, "ajouter")]),
        ("Le ministre s’est levé pour dire que le bac coule.", "fr", [(MAIRE, "dire")]),
    ],
)
def test_whose_speech_it_is(text: str, language: str, expected: list[tuple[str, str]]) -> None:
    assert told(text, language) == expected


@pytest.mark.parametrize(
    "text, language",
    [
        ("Salt is scarce, meaning that bread will be dear.", "en"),
        ("The minister kept his seat by selling the ferry that sank.", "en"),
        ("The minister closed the mill after the storm that sank it.", "en"),
        ("Noting the tide, the minister left the hall.", "en"),
        ("Selling salt that was wet, the minister left the hall.", "en"),
        ("The minister left the hall, calling twice.", "en"),
        ("The minister left the hall, offering salt.", "en"),
        ("The minister left, refusing to pay.", "en"),
        ("The minister left after reading that day’s paper.", "en"),
        ("La hausse cesse, signifiant que le sel manque.", "fr"),
        ("Le ministre part avant de vendre le bac que dirige Berg.", "fr"),
        ("Le ministre paie pour le sel que vend Berg.", "fr"),
        ("En vendant le bac que dirige Berg, le ministre a surpris.", "fr"),
        ("Tout en ramant, le ministre a gagné la rive.", "fr"),
    ],
)
def test_what_is_no_speech(text: str, language: str) -> None:
    assert told(text, language) == []
