"""What paragraphs of a Word document are by the styles that theirs build on, which mammoth does not follow."""

from __future__ import annotations

import re
from functools import cache, partial

from lxml import etree

from workbench.services.ingest.docxparts import WORD as _W

_HEADING = re.compile(r"heading ([1-9])", re.IGNORECASE)
# The level that Word itself writes where text is no heading.
_BODY, _LOWEST = 9, 5
_DEEPEST = 50


def with_own_kinds(document: etree._Element, styles: etree._Element | None) -> None:
    """Headings and items by a style of the author's own, or by their outline level alone, marked as what they are."""
    found = (
        {style.get(f"{_W}styleId") or "": style for style in styles.iterfind(f"{_W}style")}
        if styles is not None
        else {}
    )
    level_of, list_of = cache(partial(_level, styles=found)), cache(partial(_list, styles=found))
    for paragraph in document.iter(f"{_W}p"):
        properties = paragraph.find(f"{_W}pPr")
        if properties is None:
            continue
        named = properties.find(f"{_W}pStyle")
        style = (named.get(f"{_W}val") or "") if named is not None else ""
        own = _number(properties.find(f"{_W}outlineLvl"))
        level = level_of(style) if own is None else own
        if level < _BODY and not _is_heading(found.get(style)):
            _name(properties, named, f"Heading{min(level, _LOWEST) + 1}")
        elif (numbers := list_of(style)) is not None and properties.find(f"{_W}numPr") is None:
            properties.append(_copied(numbers))


def _level(id: str, styles: dict[str, etree._Element]) -> int:
    """Outline level from 0 of what has this style; 9 for running text."""
    for style in _chain(id, styles):
        level = _number(style.find(f"{_W}pPr/{_W}outlineLvl"))
        if level is not None:
            return level
        if name := _is_heading(style):
            return int(name[1]) - 1
    return _BODY


def _list(id: str, styles: dict[str, etree._Element]) -> etree._Element | None:
    """The list that a style puts its paragraphs into; None where it is that of headings, or none."""
    for style in _chain(id, styles):
        found = style.find(f"{_W}pPr/{_W}numPr")
        if found is not None:
            return None if _is_heading(style) else found
    return None


def _chain(id: str, styles: dict[str, etree._Element]) -> list[etree._Element]:
    """A style and what it builds on, as far as that does not go round."""
    found: dict[str, etree._Element] = {}
    while id in styles and len(found) < _DEEPEST and id not in found:
        found[id] = styles[id]
        above = styles[id].find(f"{_W}basedOn")
        id = (above.get(f"{_W}val") or "") if above is not None else ""
    return list(found.values())


def _is_heading(style: etree._Element | None) -> re.Match[str] | None:
    name = style.find(f"{_W}name") if style is not None else None
    return _HEADING.fullmatch(name.get(f"{_W}val") or "") if name is not None else None


def _number(element: etree._Element | None) -> int | None:
    said = element.get(f"{_W}val") or "" if element is not None else ""
    return int(said) if said in map(str, range(_BODY + 1)) else None


def _name(properties: etree._Element, named: etree._Element | None, style: str) -> None:
    if named is None:
        named = etree.Element(f"{_W}pStyle")
        properties.insert(0, named)
    named.set(f"{_W}val", style)


def _copied(numbers: etree._Element) -> etree._Element:
    """The numbering of a style for a paragraph; the level may be left to the first."""
    made = etree.Element(f"{_W}numPr")
    for name, other in (("ilvl", "0"), ("numId", "0")):
        found = numbers.find(f"{_W}{name}")
        etree.SubElement(made, f"{_W}{name}").set(
            f"{_W}val", (found.get(f"{_W}val") if found is not None else None) or other
        )
    return made
