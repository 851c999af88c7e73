from __future__ import annotations

import pytest
from PySide6.QtGui import QTextDocumentFragment

from workbench.ui.kit.tips import tip


@pytest.mark.parametrize(
    "words", ["Le port", "a < b & c", '<img src="file:///etc/passwd">', "<b>gras</b>\nsuite", "&lt;b>"]
)
def test_a_tooltip_says_its_words_to_the_letter(words: str) -> None:
    shown = tip(words)
    assert (QTextDocumentFragment.fromHtml(shown).toPlainText() if "<" in shown else shown) == words
