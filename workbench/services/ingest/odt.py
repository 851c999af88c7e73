"""OpenDocument texts: our own reader, because the libraries lose spaces, notes or the line between kept and deleted."""

from __future__ import annotations

import posixpath
import re
import zipfile
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from types import MappingProxyType

from lxml import etree

from workbench.core.errors import RefusedFile
from workbench.core.kinds import BlockKind
from workbench.core.texts import Ingested
from workbench.core.wording import tr
from workbench.services.ingest.building import TextBuilder, record_text, squeezed
from workbench.services.ingest.markup import local, parse_xml
from workbench.services.ingest.mathml import linear
from workbench.services.ingest.odtstyles import STYLE as _STYLE
from workbench.services.ingest.odtstyles import TEXT as _TEXT
from workbench.services.ingest.odtstyles import hiding_styles, sign_fonts, title_styles
from workbench.services.ingest.running import add_remarks, add_running
from workbench.services.ingest.symbols import with_signs
from workbench.services.ingest.zips import damaged, open_zip, part

_OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
_TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_KIND = b"application/vnd.oasis.opendocument.text"
_KINDS = (_KIND, _KIND + b"-template", _KIND + b"-web", _KIND + b"-master")

# Numbers in the file say how often to repeat; believed no further than a real page goes.
_MOST_SPACES = 200
_MOST_COLUMNS = 200
_MOST_REPEATS = 1_000

_DRAW = "{urn:oasis:names:tc:opendocument:xmlns:drawing:1.0}"
_SPACES = re.compile(r"[ \t\r\n]+")
# Spaces, tabs and line ends of the document, told apart from the white space of its XML.
_KEPT = str.maketrans({"\ue0f0": " ", "\ue0f1": "\t", "\ue0f2": "\n"})
_TAKEN = re.compile("[\ue0f0-\ue0f2]")
# In a flat file pictures stand among the words, longer than the parser lets a text be.
_PICTURE = re.compile(rb"<office:binary-data>[^<]*</office:binary-data>")
_MATH = re.compile(rb"<(?:\w+:)?math[\s>]")
_APART = (f"{_TEXT}note", f"{_OFFICE}annotation")
_SILENT = frozenset(
    [
        "annotation",
        "annotation-end",
        "tracked-changes",
        "forms",
        "sequence-decls",
        "variable-decls",
        "user-field-decls",
        "dde-connection-decls",
        "hidden-paragraph",
        "note-citation",
        "ruby-text",
        "desc",
        "title",
        "image",
        "object",
        "object-ole",
        "plugin",
        "script",
        "index-title-template",
        "table-of-content-source",
        "event-listeners",
    ]
)


def is_odt(archive: zipfile.ZipFile) -> bool:
    """Whether the archive is an OpenDocument text."""
    return "mimetype" in archive.namelist() and (part(archive, "mimetype") or b"").strip() in _KINDS


def read_odt(content: bytes) -> Ingested:
    """A .odt or .fodt: paragraphs, headings, items and table rows in reading order, then its notes."""
    root, styles, described = _flat(content) if content[:2] != b"PK" else _packed(content)
    body = root.find(f"{_OFFICE}body/{_OFFICE}text")
    if body is None:
        raise damaged()
    _drop_deletions(body)
    hiding = hiding_styles(root, styles)
    said: set[str] = set()
    reader = _Reader(hiding, _formulas(content), sign_fonts(root, styles), title_styles(root))
    add_running(reader.builder, _running("header", styles, root, hiding), said)
    reader.walk(body)
    meta = _properties(described)
    text = reader.finished()
    add_remarks(text, _remarks(body))
    add_running(text, _running("footer", styles, root, hiding), said)
    return Ingested(
        text.text,
        text.blocks,
        title=meta.get("title") or text.first_heading(),
        author=meta.get("initial-creator") or meta.get("creator", ""),
        publisher=meta.get("publisher", ""),
        language=meta.get("language", ""),
        format="odt",
    )


def _packed(content: bytes) -> tuple[etree._Element, etree._Element | None, etree._Element | None]:
    """Roots of the text, of the styles and of the properties of a .odt."""
    archive = open_zip(content)
    manifest = part(archive, "META-INF/manifest.xml") or b""
    if b"encryption-data" in manifest:
        raise RefusedFile(tr("The file is protected by a password; remove the password and import it again."))
    text, styles, meta = (part(archive, name) for name in ("content.xml", "styles.xml", "meta.xml"))
    if text is None:
        raise damaged()
    return parse_xml(text), parse_xml(styles) if styles else None, parse_xml(meta) if meta else None


def _flat(content: bytes) -> tuple[etree._Element, etree._Element, etree._Element]:
    """The same of a .fodt, which holds all of it in one."""
    root = parse_xml(_PICTURE.sub(b"", content))
    return root, root, root


def _drop_deletions(body: etree._Element) -> None:
    """Take out deleted words that stand in the text between two marks, as LibreOffice writes them into a flat file."""
    regions = body.iterfind(f"{_TEXT}tracked-changes/{_TEXT}changed-region")
    deletions = {region.get(f"{_TEXT}id") for region in regions if region.find(f"{_TEXT}deletion") is not None}
    if not deletions or next(body.iter(f"{_TEXT}change-start"), None) is None:
        return
    is_deleted = False
    for event, element in etree.iterwalk(body, events=("start", "end")):
        is_mark = element.get(f"{_TEXT}change-id") in deletions
        if event == "start" and is_mark:
            is_deleted = local(element) == "change-start"
        if is_deleted and event == "start":
            element.text = None
        elif is_deleted:
            element.tail = None


def _formulas(content: bytes) -> Callable[[str], etree._Element | None]:
    """What gives the root of a formula that lies beside the text of a .odt, by the name that the text has for it."""
    archive = open_zip(content) if content[:2] == b"PK" else None

    def find(name: str) -> etree._Element | None:
        place = posixpath.normpath(name).removeprefix("/")
        found = part(archive, f"{place}/content.xml") if archive is not None else None
        with suppress(RefusedFile):
            return parse_xml(found) if found and _MATH.search(found, 0, 2_000) else None
        return None

    return find


_NO_SIGNS: Mapping[str, str] = MappingProxyType({})
_NO_TITLES: Mapping[str, int] = MappingProxyType({})


class _Reader:
    """Walks the body once; notes are kept aside and close the text."""

    def __init__(
        self,
        hiding: frozenset[str],
        formulas: Callable[[str], etree._Element | None] | None = None,
        signs: Mapping[str, str] = _NO_SIGNS,
        titles: Mapping[str, int] = _NO_TITLES,
    ) -> None:
        self._signs = signs
        self._titles = titles
        self._formulas = formulas
        self.builder = TextBuilder()
        self._hiding = hiding
        self._notes: list[str] = []
        self._repeats = _MOST_REPEATS

    def walk(self, parent: etree._Element, lists: int = 0) -> None:
        """Add the blocks of `parent`, which stands `lists` lists deep."""
        for child in parent:
            name = local(child)
            if name in _SILENT or not name or self._is_hidden(child):
                continue
            if name == "h":
                self.builder.add(self._words(child), BlockKind.HEADING, _level(child))
                self._boxes(child)
            elif name == "p":
                self._paragraph(child, lists)
            elif name == "table":
                self._table(child)
            elif name == "list":
                self.walk(child, lists + 1)
            else:
                self.walk(child, lists)

    def finished(self) -> TextBuilder:
        """The text with its notes at the end."""
        for number, words in enumerate(self._notes, 1):
            self.builder.add(f"[{number}] {words}", BlockKind.FOOTNOTE)
        self._notes.clear()
        return self.builder

    def _paragraph(self, element: etree._Element, lists: int) -> None:
        if level := self._titles.get(element.get(f"{_TEXT}style-name") or ""):
            self.builder.add(self._words(element), BlockKind.HEADING, level)
            self._boxes(element)
            return
        item = element.getparent()
        opens_item = lists and item is not None and local(item) == "list-item" and _is_first(element)
        self.builder.add(
            self._words(element), BlockKind.ITEM if opens_item else BlockKind.PARAGRAPH, lists if opens_item else 0
        )
        self._boxes(element)

    def _boxes(self, element: etree._Element) -> None:
        """Text boxes and shapes with words are anchored inside a paragraph but read after it."""
        for box in element.iter(f"{_DRAW}*"):
            outer = next(
                node for node in box.iterancestors() if node is element or node.tag in _APART or _is_drawn(node)
            )
            if outer is element and local(box) not in _SILENT:
                self.walk(box)

    def _table(self, table: etree._Element) -> None:
        for row in _rows(table):
            cells = [cell for cell in row if local(cell) in ("table-cell", "covered-table-cell")]
            if any(cell.find(f".//{_TABLE}table") is not None for cell in cells):
                for cell in cells:
                    self.walk(cell)
                continue
            words = "\t".join(self._cells(cells)).rstrip("\t")
            more = min(_count(row, f"{_TABLE}number-rows-repeated") - 1, self._repeats) if words else 0
            self._repeats -= more
            for _ in range(1 + more):
                self.builder.add(words, BlockKind.ROW)
            for cell in cells:
                self._boxes(cell)

    def _cells(self, cells: list[etree._Element]) -> Iterator[str]:
        room = _MOST_COLUMNS
        for cell in cells:
            paragraphs = (
                squeezed(self._words(found)) for found in cell.iter(f"{_TEXT}p", f"{_TEXT}h") if _is_own(found, cell)
            )
            words = " ".join(filter(None, paragraphs))
            repeated = min(_count(cell, f"{_TABLE}number-columns-repeated"), room)
            room -= repeated
            yield from [words] * repeated

    def _words(self, element: etree._Element) -> str:
        return record_text(_collapsed("".join(self._pieces(element))).translate(_KEPT))

    def _pieces(self, element: etree._Element) -> Iterator[str]:
        """Characters of a paragraph; white space of the XML collapses, that of the document is in its own elements."""
        words = _TAKEN.sub("", element.text or "")
        font = self._signs.get(element.get(f"{_TEXT}style-name") or "", "")
        yield with_signs(words, font) if font else words
        for child in element:
            name = local(child)
            if name == "s":
                yield "\ue0f0" * min(_count(child, f"{_TEXT}c"), _MOST_SPACES)
            elif name == "tab":
                yield "\ue0f1"
            elif name == "line-break":
                yield "\ue0f2"
            elif name == "note":
                yield self._note(child)
            elif name == "frame":
                yield self._formula(child)
            elif name and name not in _SILENT and not _is_drawn(child) and not self._is_hidden(child):
                yield from self._pieces(child)
            yield _TAKEN.sub("", child.tail or "")

    def _formula(self, frame: etree._Element) -> str:
        """The formula that stands in a frame among words; "" where the frame holds anything else."""
        found = frame.find(f"{_DRAW}object")
        if found is None:
            return ""
        root = found.find("{*}math")
        if root is None and self._formulas is not None:
            root = self._formulas(found.get("{http://www.w3.org/1999/xlink}href") or "")
        return _TAKEN.sub("", linear(root)) if root is not None and local(root) == "math" else ""

    def _note(self, note: etree._Element) -> str:
        body = note.find(f"{_TEXT}note-body")
        place = len(self._notes)
        self._notes.append("")
        if body is not None:
            words = (self._words(found) for found in body.iter(f"{_TEXT}p", f"{_TEXT}h"))
            self._notes[place] = "\n".join(filter(None, map(str.strip, words)))
        return f"[{place + 1}]"

    def _is_hidden(self, element: etree._Element) -> bool:
        if local(element) == "hidden-text":
            return element.get(f"{_TEXT}is-hidden") != "false"
        if element.get(f"{_TEXT}display") == "none" or (
            local(element) == "section" and element.get(f"{_TEXT}is-hidden") == "true"
        ):
            return True
        if local(element) in ("p", "h") and (mark := element.find(f".//{_TEXT}hidden-paragraph")) is not None:
            return mark.get(f"{_TEXT}is-hidden") == "true"
        return bool(self._hiding) and element.get(f"{_TEXT}style-name") in self._hiding


def _running(
    kind: str, styles: etree._Element | None, content: etree._Element, hiding: frozenset[str]
) -> Iterator[str]:
    """Words of the headers (or footers) of the page styles that the text uses."""
    masters = list(styles.iter(f"{_STYLE}master-page")) if styles is not None else []
    used = {style.get(f"{_STYLE}master-page-name") for style in content.iter(f"{_STYLE}style")}
    for number, master in enumerate(masters):
        # A text that names no page style begins with the first.
        if number and master.get(f"{_STYLE}name") not in used:
            continue
        for name in (kind, f"{kind}-first", f"{kind}-left"):
            found = master.find(f"{_STYLE}{name}")
            if found is not None and found.get(f"{_STYLE}display") != "false":
                reader = _Reader(hiding)
                reader.walk(found)
                yield reader.finished().text


def _remarks(body: etree._Element) -> Iterator[tuple[str, str]]:
    """(author, words) of every remark on text that is still there."""
    for remark in body.iter(f"{_OFFICE}annotation"):
        if next(remark.iterancestors(f"{_TEXT}tracked-changes"), None) is None:
            author = next((found.text or "" for found in remark if local(found) == "creator"), "")
            paragraphs = (_collapsed("".join(map(str, found.itertext()))) for found in remark.iter(f"{_TEXT}p"))
            yield author, "\n".join(filter(None, map(str.strip, paragraphs)))


def _collapsed(words: str | None) -> str:
    return _SPACES.sub(" ", words) if words else ""


def _is_first(element: etree._Element) -> bool:
    before = element.getprevious()
    while before is not None and local(before) not in ("p", "h"):
        before = before.getprevious()
    return before is None


def _is_own(found: etree._Element, cell: etree._Element) -> bool:
    """Whether a paragraph belongs to the cell itself rather than to a note or a remark inside it."""
    for node in found.iterancestors():
        if node is cell:
            return True
        if node.tag in _APART or _is_drawn(node):
            return False
    return False


def _is_drawn(element: etree._Element) -> bool:
    """Whether an element is a frame or a shape; a link around one is none."""
    return str(element.tag).startswith(_DRAW) and local(element) != "a"


def _rows(table: etree._Element) -> Iterator[etree._Element]:
    """Rows of the table itself, also those in header and row groups, in order."""
    for child in table:
        if local(child) == "table-row":
            if child.get(f"{_TABLE}visibility", "visible") == "visible":
                yield child
        elif local(child) in ("table-header-rows", "table-rows", "table-row-group"):
            yield from _rows(child)


def _count(element: etree._Element, attribute: str) -> int:
    value = element.get(attribute) or "1"
    return int(value) if value.isascii() and value.isdigit() and len(value) < 9 else 1


def _level(element: etree._Element) -> int:
    return max(1, min(_count(element, f"{_TEXT}outline-level"), 9))


def _properties(meta: etree._Element | None) -> dict[str, str]:
    """What the document's own properties say of it; the days it was made and saved are none that it was published on."""
    found: dict[str, str] = {}
    described = meta.find(f"{_OFFICE}meta") if meta is not None else None
    for element in described.iter() if described is not None else ():
        if local(element) in ("title", "creator", "initial-creator", "publisher", "language"):
            found.setdefault(local(element), squeezed(record_text(element.text or "")))
    return found
