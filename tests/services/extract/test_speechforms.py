"""The forms of the listed verbs, those that are still to come among them."""

from __future__ import annotations

import re

from workbench.services.extract.speechforms import infinitives, plural_forms, spaced, speech_words, spoken


def test_every_tense_of_a_listed_verb() -> None:
    assert {"rappelle", "rappelait", "rappellera", "rappelleront"} <= set(spoken("fr", "strong").finite)
    assert "rappelé" in spoken("fr", "strong").participles
    assert "said" in spoken("en", "strong").participles


def test_plurals_infinitives_and_phrases() -> None:
    assert "claim" in plural_forms()
    assert "claims" not in plural_forms()
    assert re.fullmatch(infinitives("fr", "strong"), "déclarer")
    assert "sources" in speech_words("fr")
    assert "également" in spaced(["fait écho", "dit"])
    assert "également" not in spaced(["dit"])
