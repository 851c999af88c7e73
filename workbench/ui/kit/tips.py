"""Tooltips whose words came from a file or a person."""

from __future__ import annotations


def tip(words: str) -> str:
    """`words` as a tooltip shows them to the letter: Qt would take “<b>” in a title for markup, and open a picture's file.

    >>> tip("A & B"), tip("<b>A")
    ('A & B', '<div style="white-space:pre-wrap">&lt;b>A</div>')
    """
    if "<" not in words:
        return words
    return f'<div style="white-space:pre-wrap">{words.replace("&", "&amp;").replace("<", "&lt;")}</div>'
