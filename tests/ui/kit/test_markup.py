"""Words of a source stay words inside markup."""

from __future__ import annotations

import html

import pytest

from workbench.ui.kit.markup import escape


@pytest.mark.parametrize("words", ["a < b & c > d", 'says "yes" &amp; no', "<b>bold</b>", "l’été", ""])
def test_words_are_shown_as_they_are(words: str) -> None:
    assert escape(words) == html.escape(words)
    assert html.unescape(escape(words)) == words
