"""DOCX: pandoc writes the text and its footnotes; page, styles, header and footer are ours."""

from __future__ import annotations

from collections.abc import Mapping

from lxml import etree

from workbench.files import resource
from workbench.services.briefing import packages, pandoc, syntax
from workbench.services.briefing.compose import Composed
from workbench.services.briefing.packages import Element
from workbench.services.briefing.records import Marking

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_RELATION = "http://schemas.openxmlformats.org/package/2006/relationships"
_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
_MEDIA = "application/vnd.openxmlformats-officedocument.wordprocessingml."
_FACES = {"Cambria": "Liberation Serif", "Calibri": "Liberation Sans", "Consolas": "Liberation Mono"}

# Part name, kind of part, page it belongs to.
_EDGES = (
    ("header1", "header", "default"),
    ("header2", "header", "first"),
    ("footer1", "footer", "default"),
    ("footer2", "footer", "first"),
)


def write(composed: Composed) -> bytes:
    """The briefing as a Word document."""
    parts = packages.unpacked(pandoc.convert(composed.whole(), "json", "docx", on=composed.briefing.exported_on))
    parts["word/document.xml"] = _document(parts["word/document.xml"])
    parts["word/styles.xml"] = _styles(composed.language)
    parts["word/settings.xml"] = _settings(composed.language)
    parts["word/fontTable.xml"] = _fonts()
    parts["word/_rels/document.xml.rels"] = _relations(parts["word/_rels/document.xml.rels"])
    parts["[Content_Types].xml"] = _content_types(parts["[Content_Types].xml"])
    for name, kind, page in _EDGES:
        parts[f"word/{name}.xml"] = _edge(composed, kind, page)
    return packages.packed(parts)


def _make(parent: Element, name: str, /, **attributes: str) -> Element:
    return etree.SubElement(parent, f"{{{_W}}}{name}", {f"{{{_W}}}{key}": text for key, text in attributes.items()})


def _document(content: bytes) -> bytes:
    """A4 with our header and footer; pandoc's own section would start the notes at 1 again in each section."""
    root = packages.parsed(content)
    for section in list(root.iter(f"{{{_W}}}sectPr")):
        for child in list(section):
            section.remove(child)
        for name, kind, page in _EDGES:
            reference = _make(section, f"{kind}Reference", type=page)
            reference.set(f"{{{_R}}}id", f"rIdBriefing_{name}")
        _make(_make(section, "footnotePr"), "numFmt", val="decimal")
        _make(section, "pgSz", w="11906", h="16838")
        _make(
            section,
            "pgMar",
            top="1701",
            right="1531",
            bottom="1587",
            left="1531",
            header="680",
            footer="624",
            gutter="0",
        )
        _make(section, "titlePg")
    _widen_tables(root)
    _redraw_rules(root)
    _restyle_digests(root)
    return packages.serialised(root)


def _widen_tables(root: Element) -> None:
    """Tables run from margin to margin, with some space below."""
    for width in root.iter(f"{{{_W}}}tblW"):
        width.set(f"{{{_W}}}type", "pct")
        width.set(f"{{{_W}}}w", "5000")
    for table in root.iter(f"{{{_W}}}tbl"):
        behind = table.getnext()
        look = behind.find(f"{{{_W}}}pPr") if behind is not None else None
        if look is not None and look.find(f"{{{_W}}}spacing") is None:
            _make(look, "spacing", before="240")


def _redraw_rules(root: Element) -> None:
    """A rule between parts of the note is a line of text style, not a drawing in Microsoft's retired language."""
    for drawing in list(root.iter(f"{{{_W}}}pict")):
        paragraph = next(drawing.iterancestors(f"{{{_W}}}p"))
        for child in list(paragraph):
            paragraph.remove(child)
        _make(_make(paragraph, "pPr"), "pStyle", val="Rule")


def _restyle_digests(root: Element) -> None:
    """A digest in the sources list is set smaller than code in the note."""
    for paragraph in root.iter(f"{{{_W}}}p"):
        style = paragraph.find(f"{{{_W}}}pPr/{{{_W}}}pStyle")
        if style is not None and style.get(f"{{{_W}}}val") == "Source":
            for run_style in paragraph.iter(f"{{{_W}}}rStyle"):
                if run_style.get(f"{{{_W}}}val") == "VerbatimChar":
                    run_style.set(f"{{{_W}}}val", "Digest")


def _styles(language: str) -> bytes:
    root = packages.parsed(resource("templates", "briefing-docx-styles.xml").read_bytes())
    for tag in root.iter(f"{{{_W}}}lang"):
        tag.set(f"{{{_W}}}val", language)
    return packages.serialised(root)


def _settings(language: str) -> bytes:
    root = etree.Element(f"{{{_W}}}settings", nsmap={"w": _W})
    _make(root, "zoom", percent="100")
    _make(root, "defaultTabStop", val="709")
    _make(root, "characterSpacingControl", val="doNotCompress")
    notes = _make(root, "footnotePr")
    _make(notes, "footnote", id="-1")
    _make(notes, "footnote", id="0")
    compatibility = _make(root, "compat")
    _make(
        compatibility,
        "compatSetting",
        name="compatibilityMode",
        uri="http://schemas.microsoft.com/office/word",
        val="15",
    )
    _make(root, "themeFontLang", val=language)
    return packages.serialised(root)


def _fonts() -> bytes:
    """Each face with the free one to use where it is missing."""
    root = etree.Element(f"{{{_W}}}fonts", nsmap={"w": _W})
    for face, substitute in _FACES.items():
        _make(_make(root, "font", name=face), "altName", val=substitute)
    return packages.serialised(root)


def _relations(content: bytes) -> bytes:
    root = packages.parsed(content)
    for name, kind, _ in _EDGES:
        values = {"Id": f"rIdBriefing_{name}", "Type": f"{_R}/{kind}", "Target": f"{name}.xml"}
        etree.SubElement(root, f"{{{_RELATION}}}Relationship", values)
    return packages.serialised(root)


def _content_types(content: bytes) -> bytes:
    root = packages.parsed(content)
    for name, kind, _ in _EDGES:
        values = {"PartName": f"/word/{name}.xml", "ContentType": f"{_MEDIA}{kind}+xml"}
        etree.SubElement(root, f"{{{_TYPES}}}Override", values)
    return packages.serialised(root)


def _edge(composed: Composed, kind: str, page: str) -> bytes:
    """A header (title, marking) or a footer (page number, marking); the first page has its title below."""
    root = etree.Element(f"{{{_W}}}{'hdr' if kind == 'header' else 'ftr'}", nsmap={"w": _W})
    paragraph = _make(root, "p")
    _make(_make(paragraph, "pPr"), "pStyle", val=kind.capitalize())
    if kind == "footer":
        _text(paragraph, composed.words.say("Page") + "\u00a0")
        _field(paragraph, "PAGE")
        _text(paragraph, "/")
        _field(paragraph, "NUMPAGES")
    elif page == "default":
        _text(paragraph, syntax.printable(composed.briefing.title))
    if composed.briefing.marking:
        _make(_make(paragraph, "r"), "tab")
        _marking(paragraph, composed.briefing.marking)
    return packages.serialised(root)


def _text(paragraph: Element, text: str) -> Element:
    run = _make(paragraph, "r")
    made = _make(run, "t")
    made.text = text
    made.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    return run


def _field(paragraph: Element, instruction: str) -> None:
    _text(_make(paragraph, "fldSimple", instr=f" {instruction} "), "1")


def _marking(paragraph: Element, marking: Marking) -> None:
    run = _text(paragraph, f"\u00a0{syntax.printable(marking.label)}\u00a0")
    look = etree.Element(f"{{{_W}}}rPr")
    run.insert(0, look)
    _make(look, "rStyle", val="Marking")
    for name, attributes in _colours(marking).items():
        _make(look, name, **attributes)


def _colours(marking: Marking) -> Mapping[str, Mapping[str, str]]:
    foreground, background = marking.foreground.lstrip("#"), marking.background.lstrip("#")
    return {"color": {"val": foreground}, "shd": {"val": "clear", "color": "auto", "fill": background}}
