"""Pandoc's syntax tree as plain values: builders for the nodes that a briefing uses.

Words always travel as `Str` nodes and never as markup, so that no output format can take them for instructions.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from typing import Any

Node = dict[str, Any]
API_VERSION = [1, 23, 1, 1]

# XML knows no C0 controls, no lone surrogates and no U+FFFE; they have no shape in print either.
_UNPRINTABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]")
_BREAKS = re.compile("[ \t\n\r\u0085\u2028\u2029]+")
_OPENERS = {"\u202a": "\u202c", "\u202b": "\u202c", "\u202d": "\u202c", "\u202e": "\u202c"} | {
    "\u2066": "\u2069",
    "\u2067": "\u2069",
    "\u2068": "\u2069",
}


def printable(text: str) -> str:
    """`text` without what no format can hold, and with every direction control that it opens closed again."""
    text = _UNPRINTABLE.sub("", text)
    pending: list[str] = []
    for letter in text:
        if letter in _OPENERS:
            pending.append(_OPENERS[letter])
        elif pending and letter == pending[-1]:
            pending.pop()
    return text + "".join(reversed(pending))


def inlines(text: str) -> list[Node]:
    """`text` as words and spaces; line ends count as spaces, no-break spaces stay in their word."""
    nodes: list[Node] = []
    for index, word in enumerate(_BREAKS.split(printable(text))):
        if index:
            nodes.append({"t": "Space"})
        if word:
            nodes.append({"t": "Str", "c": word})
    return nodes


def emphasis(text: str) -> Node:
    """`text` in italics."""
    return {"t": "Emph", "c": inlines(text)}


def strong(text: str) -> Node:
    """`text` in bold."""
    return {"t": "Strong", "c": inlines(text)}


def span(content: list[Node], **attributes: str) -> Node:
    """`content` with key-value attributes (`_` in a key stands for `-`)."""
    return {"t": "Span", "c": [_attributes(attributes), content]}


def link(content: list[Node], url: str) -> Node:
    """`content` leading to `url`."""
    return {"t": "Link", "c": [["", [], []], content, [url, ""]]}


def paragraph(content: list[Node]) -> Node:
    """One paragraph."""
    return {"t": "Para", "c": content}


def header(level: int, text: str) -> Node:
    """A heading."""
    return {"t": "Header", "c": [level, ["", [], []], inlines(text)]}


def styled(style: str, blocks: list[Node]) -> Node:
    """`blocks` in the paragraph style `style` of office formats, and in the class of that name elsewhere."""
    return {"t": "Div", "c": [["", [style.lower()], [["custom-style", style]]], blocks]}


def note(content: list[Node]) -> Node:
    """A footnote."""
    return {"t": "Note", "c": [paragraph(content)]}


def separator() -> Node:
    """What stands between two neighbouring footnote numbers, which would otherwise read as one."""
    return {"t": "Superscript", "c": [{"t": "Str", "c": ","}]}


def is_separator(node: Node) -> bool:
    """Whether `node` is a `separator()`; CommonMark has no superscript, so nothing else is."""
    return bool(node == separator())


def document(blocks: list[Node], *, title: str = "", subtitle: str = "", language: str = "") -> bytes:
    """The tree as the JSON that pandoc reads; metadata that is "" is left out."""
    meta: dict[str, Node] = {}
    for key, text in (("title", title), ("subtitle", subtitle)):
        if text:
            meta[key] = {"t": "MetaInlines", "c": inlines(text)}
    if language:
        meta["lang"] = {"t": "MetaString", "c": language}
    return json.dumps({"pandoc-api-version": API_VERSION, "meta": meta, "blocks": blocks}).encode()


def plain_text(nodes: Iterable[Node]) -> str:
    """The words of inline nodes, without notes."""
    return "".join(_plain(node) for node in nodes)


def rebuilt(value: Any, replace: Any) -> Any:
    """A copy of the tree in which `replace(node)` gives the list of nodes that stands for each node.

    Children are rebuilt first, so `replace` sees nodes that are finished inside.
    """
    if isinstance(value, list):
        kept: list[Any] = []
        for item in value:
            made = rebuilt(item, replace)
            if isinstance(made, dict) and "t" in made:
                kept += replace(made)
            else:
                kept.append(made)
        return kept
    if isinstance(value, dict):
        return {key: rebuilt(item, replace) for key, item in value.items()}
    return value


def _plain(node: Node) -> str:
    kind, content = node["t"], node.get("c", "")
    if kind == "Str":
        return str(content)
    if kind in ("Space", "SoftBreak", "LineBreak"):
        return " "
    if kind in ("Code", "RawInline"):
        return str(content[1])
    if kind in ("Emph", "Strong", "Strikeout", "Superscript", "Subscript"):
        return plain_text(content)
    return plain_text(content[1]) if kind in ("Link", "Span", "Image") else ""


def _attributes(attributes: dict[str, str]) -> list[Any]:
    pairs = [[key.replace("_", "-"), text] for key, text in attributes.items() if text]
    return ["", [], pairs]
