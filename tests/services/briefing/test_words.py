"""Our own words come in the note's language, whatever the window speaks."""

from __future__ import annotations

import json
import string

import pytest

from workbench.core import wording
from workbench.files import resource
from workbench.services.briefing.words import Words, quotation_marks


@pytest.mark.parametrize("language, expected", [("fr", "fr"), ("fr-CA", "fr"), ("en", "en"), ("", "en"), ("ko", "en")])
def test_the_nearest_language_is_taken(language: str, expected: str) -> None:
    assert Words.of(language).language == expected


def test_the_window_language_does_not_matter(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(wording, "_language", "fr")
    assert Words("en").say("undated") == "undated"
    assert Words("fr").say("undated") == "sans date"


@pytest.mark.parametrize("area", ["briefing", "assess"])
def test_translations_keep_every_place_and_french_typography(area: str) -> None:
    catalogue = json.loads(resource("translations", "fr", f"{area}.json").read_text("utf-8"))
    for english, french in catalogue.items():
        places = [{name for _, name, _, _ in string.Formatter().parse(text) if name} for text in (english, french)]
        assert places[0] == places[1], english
        assert not any(f" {mark}" in french for mark in ";!?:»"), french
        assert "'" not in french


def test_marks_follow_the_language_of_the_words() -> None:
    assert quotation_marks("fr") == ("«\u00a0", "\u00a0»")
    assert quotation_marks("fr-BE") == ("«\u00a0", "\u00a0»")
    assert quotation_marks("") == ("“", "”")
