"""Markdown: CommonMark with footnotes, the marking as first and last line."""

from __future__ import annotations

from workbench.services.briefing import pandoc, syntax
from workbench.services.briefing.compose import Composed
from workbench.services.briefing.syntax import Node

_DIALECT = "commonmark+footnotes+pipe_tables+strikeout-raw_html"


def write(composed: Composed) -> bytes:
    """The briefing as UTF-8 Markdown."""
    marking = composed.briefing.marking
    line = [syntax.paragraph([syntax.strong(marking.label)])] if marking else []
    blocks = [
        *line,
        syntax.header(1, composed.briefing.title),
        syntax.paragraph([syntax.emphasis(composed.subtitle)]),
        *syntax.rebuilt(composed.body, _plain),
        *syntax.rebuilt(composed.sources, _plain),
    ]
    text = pandoc.convert(syntax.document(blocks), "json", _DIALECT, options=("--reference-location=document",))
    last = pandoc.convert(syntax.document(line), "json", _DIALECT) if line else b""
    return text.rstrip() + b"\n" + (b"\n" + last if last else b"")


def _plain(node: Node) -> list[Node]:
    """Headings one level below the title; Markdown has no languages, styles or superscripts of its own, and `[^1][^2]` needs nothing in between."""
    if syntax.is_separator(node):
        return []
    if node["t"] == "Header":
        level, attributes, words = node["c"]
        return [{"t": "Header", "c": [min(level + 1, 6), attributes, words]}]
    if node["t"] in ("Span", "Div"):
        return list(node["c"][1])
    return [node]
