"""ODT: pandoc writes the text and its footnotes; page, styles, header and footer are ours."""

from __future__ import annotations

from lxml import etree

from workbench.files import resource
from workbench.services.briefing import packages, pandoc, syntax
from workbench.services.briefing.compose import Composed
from workbench.services.briefing.packages import Element

_OFFICE = "urn:oasis:names:tc:opendocument:xmlns:office:1.0"
_STYLE = "urn:oasis:names:tc:opendocument:xmlns:style:1.0"
_TEXT = "urn:oasis:names:tc:opendocument:xmlns:text:1.0"
_TABLE = "urn:oasis:names:tc:opendocument:xmlns:table:1.0"
_FO = "urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0"


def write(composed: Composed) -> bytes:
    """The briefing as an OpenDocument text."""
    parts = packages.unpacked(pandoc.convert(composed.whole(), "json", "odt", on=composed.briefing.exported_on))
    parts["content.xml"] = _content(parts["content.xml"])
    parts["styles.xml"] = _styles(composed)
    return packages.packed(parts)


def _content(content: bytes) -> bytes:
    root = packages.parsed(content)
    _retire_foreign_styles(root)
    for paragraph in root.iter(f"{{{_TEXT}}}p"):
        if paragraph.get(f"{{{_TEXT}}}style-name") == "Source":
            _restyle_digests(paragraph)
    for style in root.iter(f"{{{_STYLE}}}style"):
        if style.get(f"{{{_STYLE}}}family") == "table-cell":
            _rule(style, is_heading=style.get(f"{{{_STYLE}}}name") == "TableHeaderRowCell")
        if style.get(f"{{{_STYLE}}}list-style-name"):
            for properties in style.iter(f"{{{_STYLE}}}paragraph-properties"):
                properties.set(f"{{{_FO}}}margin-bottom", "1.5mm")
    for properties in root.iter(f"{{{_STYLE}}}table-properties"):
        properties.set(f"{{{_TABLE}}}align", "margins")
        properties.set(f"{{{_FO}}}margin-top", "3mm")
        properties.set(f"{{{_FO}}}margin-bottom", "5mm")
    return packages.serialised(root)


def _retire_foreign_styles(root: Element) -> None:
    """Pandoc names styles of its own template: one for the words of a link, two for formulas that no note has."""
    for run in root.iterfind(f".//{{{_TEXT}}}a/{{{_TEXT}}}span[@{{{_TEXT}}}style-name='Definition']"):
        run.set(f"{{{_TEXT}}}style-name", "Internet_20_link")
    for style in list(root.iterfind(f".//{{{_STYLE}}}style[@{{{_STYLE}}}parent-style-name='Formula']")):
        parent = style.getparent()
        if parent is not None:
            parent.remove(style)


def _restyle_digests(paragraph: Element) -> None:
    """A digest in the sources list is set smaller than code in the note."""
    for run in paragraph.iter(f"{{{_TEXT}}}span"):
        if run.get(f"{{{_TEXT}}}style-name") == "Source_Text":
            run.set(f"{{{_TEXT}}}style-name", "Digest")


def _rule(style: Element, *, is_heading: bool) -> None:
    """A line under each row of a table, a stronger one under its heading."""
    for properties in style.iter(f"{{{_STYLE}}}table-cell-properties"):
        properties.set(f"{{{_FO}}}border-bottom", "1pt solid #595f69" if is_heading else "0.5pt solid #bfc4cc")
        properties.set(f"{{{_FO}}}padding-left", "1mm")
        properties.set(f"{{{_FO}}}padding-right", "2mm")


def _styles(composed: Composed) -> bytes:
    root = packages.parsed(resource("templates", "briefing-odt-styles.xml").read_bytes())
    language, _, country = composed.language.partition("-")
    for properties in root.iter(f"{{{_STYLE}}}text-properties"):
        if properties.get(f"{{{_FO}}}language"):
            properties.set(f"{{{_FO}}}language", language)
            properties.set(f"{{{_FO}}}country", country)
    _colour_marking(root, composed)
    for edge in ("header", "header-first", "footer", "footer-first"):
        for paragraph in root.iterfind(f".//{{{_STYLE}}}{edge}/{{{_TEXT}}}p"):
            _fill_edge(paragraph, composed, edge)
    return packages.serialised(root)


def _colour_marking(root: Element, composed: Composed) -> None:
    marking = composed.briefing.marking
    for properties in root.iterfind(f".//{{{_STYLE}}}style[@{{{_STYLE}}}name='Marking']/{{{_STYLE}}}text-properties"):
        if marking:
            properties.set(f"{{{_FO}}}color", marking.foreground)
            properties.set(f"{{{_FO}}}background-color", marking.background)


def _fill_edge(paragraph: Element, composed: Composed, edge: str) -> None:
    """A header (title, marking) or a footer (page number, marking); the first page has its title below."""
    if edge == "header":
        paragraph.text = syntax.printable(composed.briefing.title)
    if edge.startswith("footer"):
        paragraph.text = composed.words.say("Page") + "\u00a0"
        number = etree.SubElement(paragraph, f"{{{_TEXT}}}page-number", {f"{{{_TEXT}}}select-page": "current"})
        number.text, number.tail = "1", "/"
        etree.SubElement(paragraph, f"{{{_TEXT}}}page-count").text = "1"
    if composed.briefing.marking:
        etree.SubElement(paragraph, f"{{{_TEXT}}}tab")
        run = etree.SubElement(paragraph, f"{{{_TEXT}}}span", {f"{{{_TEXT}}}style-name": "Marking"})
        run.text = f"\u00a0{syntax.printable(composed.briefing.marking.label)}\u00a0"
