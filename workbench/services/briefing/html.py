"""A single web page: own style, nothing fetched, nothing run; the manifest inside."""

from __future__ import annotations

import re
from html import escape

from workbench.files import resource
from workbench.services.briefing import manifest, pandoc, syntax
from workbench.services.briefing.compose import Composed
from workbench.services.briefing.records import Marking
from workbench.services.briefing.syntax import Node

_PLACE = re.compile(r"\{\{(\w+)\}\}")
_COLOUR = re.compile(r"#[0-9a-fA-F]{6}")


def write(composed: Composed, draft: dict[str, object]) -> tuple[bytes, dict[str, object]]:
    """The page and the manifest that it carries; `draft` is the manifest before it knew the page."""
    marking = composed.briefing.marking
    values = {
        "language": composed.language,
        "title": _words(composed.briefing.title),
        "subtitle": _words(composed.subtitle),
        "foreground": _colour(marking.foreground if marking else "", "#000000"),
        "background": _colour(marking.background if marking else "", "#ffffff"),
        "first": _banner(marking, "first"),
        "last": _banner(marking, "last"),
        "body": _fragment(composed.body),
        "sources": _fragment(composed.sources),
    }
    page = resource("templates", "briefing.html").read_text("utf-8")
    seal = manifest.sealed(draft, _filled(page, {**values, "manifest": ""}))
    return _filled(page, {**values, "manifest": manifest.embedded(seal)}), seal


def _filled(page: str, values: dict[str, str]) -> bytes:
    """One pass, so that words which look like a place are left alone."""
    return _PLACE.sub(lambda match: values[match[1]], page).encode("utf-8")


def _fragment(blocks: list[Node]) -> str:
    tree = syntax.document(syntax.rebuilt(blocks, _for_web))
    return pandoc.convert(tree, "json", "html5", options=("--shift-heading-level-by=1",)).decode("utf-8").strip()


def _for_web(node: Node) -> list[Node]:
    """Our own style names are for office formats only; a quote may run in another direction than the note."""
    if node["t"] == "Div":
        return [{"t": "Div", "c": [["", node["c"][0][1], []], node["c"][1]]}]
    return [node]


def _banner(marking: Marking | None, place: str) -> str:
    return f'<div class="marking {place}" role="note"><span>{_words(marking.label)}</span></div>\n' if marking else ""


def _words(text: str) -> str:
    return escape(syntax.printable(text))


def _colour(text: str, otherwise: str) -> str:
    return text if _COLOUR.fullmatch(text) else otherwise
