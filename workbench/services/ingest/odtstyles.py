"""What the styles of an OpenDocument text say of the words that are set in them."""

from __future__ import annotations

from collections.abc import Container, Iterator

from lxml import etree

from workbench.services.ingest.symbols import sign_font

TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
STYLE = "{urn:oasis:names:tc:opendocument:xmlns:style:1.0}"
# Level of a heading by the styles of the document's own title, which is no heading in the file.
_TITLES = {"Title": 1, "Subtitle": 2}
# Styles that build on each other further than any real one would take the square of their number.
_DEEPEST = 50


def hiding_styles(content: etree._Element, styles: etree._Element | None) -> frozenset[str]:
    """Names of the styles whose text is not displayed, by themselves or by the style that they build on."""
    hiding: set[str] = set()
    above: dict[str, str] = {}
    for style in _styles(content, styles):
        name = style.get(f"{STYLE}name") or ""
        properties = list(style.iter(f"{STYLE}text-properties", f"{STYLE}paragraph-properties"))
        if any(found.get(f"{TEXT}display") == "none" for found in properties):
            hiding.add(name)
        elif not any(found.get(f"{TEXT}display") for found in properties):
            above[name] = style.get(f"{STYLE}parent-style-name") or ""
    found = {name for name in above if hiding and _last(name, above) in hiding}
    return frozenset(hiding | found)


def sign_fonts(content: etree._Element, styles: etree._Element | None) -> dict[str, str]:
    """Font of signs by the name of each style that sets its words in one."""
    found: dict[str, str] = {}
    for style in _styles(content, styles):
        properties = style.find(f"{STYLE}text-properties")
        named = properties.get(f"{STYLE}font-name") if properties is not None else None
        # LibreOffice numbers fonts of one name.
        if named and (font := sign_font(named) or sign_font(named.rstrip("0123456789"))):
            found[style.get(f"{STYLE}name") or ""] = font
    return found


def title_styles(content: etree._Element) -> dict[str, int]:
    """Level by the name of each style that sets a title: the program's own, and those with no name that build on them.

    A named one that builds on them may set an author or a day.
    """
    above = {
        style.get(f"{STYLE}name") or "": style.get(f"{STYLE}parent-style-name") or ""
        for style in content.iterfind("{*}automatic-styles/{*}style")
        if style.get(f"{STYLE}family") == "paragraph"
    }
    named = {**{name: name for name in _TITLES}, **{name: _last(name, above, _TITLES) for name in above}}
    return {name: _TITLES[last] for name, last in named.items() if last in _TITLES}


def _styles(content: etree._Element, styles: etree._Element | None) -> Iterator[etree._Element]:
    for root in [content] if styles is None or styles is content else [content, styles]:
        yield from root.iter(f"{STYLE}style")


def _last(name: str, above: dict[str, str], ends: Container[str] = ()) -> str:
    """The first style up from `name` that is one of `ends` or that `above` says nothing of."""
    seen: set[str] = set()
    while name in above and name not in seen and name not in ends and len(seen) < _DEEPEST:
        seen.add(name)
        name = above[name]
    return name
