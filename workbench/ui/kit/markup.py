"""Words made safe for the markup that labels and tips are set in."""

from __future__ import annotations


def escape(words: str) -> str:
    """`words` as markup shows them; as html.escape, which brings the names of two thousand characters along."""
    return words.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace('"', "&quot;")
