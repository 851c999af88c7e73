"""Our own words come in the note's language, whatever the window speaks."""

from __future__ import annotations

import ast
import json
import string
from pathlib import Path

import pytest

from workbench.core import wording
from workbench.files import resource
from workbench.services.briefing import words
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


def test_every_word_that_a_briefing_says_has_its_french() -> None:
    folder = Path(words.__file__).parent
    catalogue = json.loads(resource("translations", "fr", "briefing.json").read_text("utf-8"))
    calls = [
        node
        for module in folder.glob("*.py")
        for node in ast.walk(ast.parse(module.read_text("utf-8")))
        if isinstance(node, ast.Call) and node.args and ast.unparse(node.func).split(".")[-1] in ("say", "tr")
    ]
    said = {node.args[0].value for node in calls if isinstance(node.args[0], ast.Constant)}
    assert len(said) > 20
    assert said | set(words.MODALITIES.values()) <= set(catalogue)
