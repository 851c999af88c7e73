"""E-books: the chapters in the order of the spine, with the pages of the printed book where the file marks them."""

from __future__ import annotations

import posixpath
import re
import zipfile
from collections.abc import Iterator, Mapping
from urllib.parse import unquote

from lxml import etree

from workbench.core.errors import RefusedFile
from workbench.core.kinds import BlockKind
from workbench.core.texts import Ingested, Page
from workbench.core.wording import tr
from workbench.services.ingest.building import TextBuilder, record_text, squeezed
from workbench.services.ingest.dates import edtf_date
from workbench.services.ingest.encodings import decode
from workbench.services.ingest.html import declared_encoding, numbered
from workbench.services.ingest.markup import local, parse_xml
from workbench.services.ingest.page import Attributes, PageReader, read_page
from workbench.services.ingest.stylesheets import StyleSheet
from workbench.services.ingest.zips import damaged, open_zip, part

_KIND = b"application/epub+zip"
_CONTAINER = "META-INF/container.xml"
# What programs write where nobody has said a title or an author.
_NOBODY = frozenset(("Unknown", "Unknown Title", "Unknown Author", "Inconnu", "Inconnu(e)", "[Unknown]"))
_DOCTYPE = re.compile(rb"<!DOCTYPE[^\[>]{0,500}>", re.IGNORECASE)
_CHAPTERS = ("application/xhtml+xml", "text/html", "application/x-dtbook+xml", "")
# Fonts are scrambled without any password; everything else that is encrypted is locked.
_SCRAMBLED_FONTS = ("http://www.idpf.org/2008/embedding", "http://ns.adobe.com/pdf/enc#RC")
_MOST_CHAPTERS = 5_000
# Marks a page's beginning inside a piece; a character that no page can hold, since its own are taken out.
_TURN = "\x01"


def is_epub(archive: zipfile.ZipFile) -> bool:
    """Whether the archive is an e-book; some are packed without their mimetype."""
    kind = (part(archive, "mimetype") or b"").strip() if "mimetype" in archive.namelist() else b""
    return kind == _KIND or (_CONTAINER in archive.namelist() and not kind)


def read_epub(content: bytes) -> Ingested:
    """An .epub: the words of its chapters in reading order; printed page numbers become pages, not words."""
    archive = open_zip(content)
    _refuse_locked(archive)
    root, package = _package(archive)
    builder = TextBuilder()
    turns: list[tuple[int, str]] = []
    missing = 0
    folder = posixpath.dirname(root)
    anchors, styles = _page_list(archive, package, folder), _styles(archive, package, folder)
    # A book put together where “Text” and “text” are one folder.
    spelled = {name.lower(): name for name in archive.namelist()}
    for name in _spine(package, folder):
        found = part(archive, name if name in archive.NameToInfo else spelled.get(name.lower(), name))
        if found is None:
            missing += 1
            continue
        _add_chapter(builder, turns, found, anchors.get(name, {}), styles)
    meta = _Metadata(package)
    return Ingested(
        builder.text,
        builder.blocks,
        _pages(turns, len(builder.text)),
        title=meta.title,
        author=", ".join(meta.all("creator")[:20]),
        publisher=meta.first("publisher"),
        published=edtf_date(meta.date),
        url=next((found for found in meta.all("source") if found.startswith(("http://", "https://"))), ""),
        language=meta.first("language"),
        format="epub",
        warnings=(tr("Some chapters of the book are missing from the file."),) if missing else (),
    )


def _refuse_locked(archive: zipfile.ZipFile) -> None:
    found = part(archive, "META-INF/encryption.xml")
    if not found:
        return
    methods = [
        element.get("Algorithm") or ""
        for data in parse_xml(found).iter("{*}EncryptedData")
        for element in data.iterchildren("{*}EncryptionMethod")
    ]
    if any(method not in _SCRAMBLED_FONTS for method in methods):
        raise RefusedFile(
            tr("The book is locked by its seller (DRM); import a copy without the lock, or quote it by hand.")
        )


def _package(archive: zipfile.ZipFile) -> tuple[str, etree._Element]:
    """Name and root of the package file."""
    name = ""
    if container := part(archive, _CONTAINER):
        name = next((found.get("full-path") or "" for found in parse_xml(container).iter("{*}rootfile")), "")
    if name not in archive.namelist():
        name = next((found for found in archive.namelist() if found.endswith(".opf")), "")
    found = part(archive, name)
    if found is None:
        raise damaged()
    return name, parse_xml(_DOCTYPE.sub(b"", found, count=1))


def _spine(package: etree._Element, folder: str) -> list[str]:
    """Names of the chapters in reading order, each once; those outside the linear order come last."""
    items = {
        found.get("id") or "": found.get("href") or ""
        for found in package.iter("{*}item")
        if (found.get("media-type") or "") in _CHAPTERS and "nav" not in (found.get("properties") or "").split()
    }
    references = list(package.iter("{*}itemref"))
    ordered = [found for found in references if found.get("linear") != "no"]
    ordered += [found for found in references if found.get("linear") == "no"]
    # Without an order of its own a book is read in that of its list of files.
    hrefs = [items[name] for found in ordered if (name := found.get("idref") or "") in items] or list(items.values())
    return list(dict.fromkeys(_place(folder, href)[0] for href in hrefs if href))[:_MOST_CHAPTERS]


def _place(folder: str, href: str) -> tuple[str, str]:
    """The part that a link in `folder` names, and the anchor in it."""
    path, _, anchor = href.partition("#")
    return posixpath.normpath(posixpath.join(folder, unquote(path))), unquote(anchor)


def _page_list(archive: zipfile.ZipFile, package: etree._Element, folder: str) -> dict[str, dict[str, str]]:
    """Page labels by chapter and anchor, as the navigation of the book lists them; empty when it lists none."""
    found: dict[str, dict[str, str]] = {}
    for item in package.iter("{*}item"):
        is_navigation = "nav" in (item.get("properties") or "").split()
        if not is_navigation and item.get("media-type") != "application/x-dtbncx+xml":
            continue
        name = _place(folder, item.get("href") or "")[0]
        try:
            root = parse_xml(_DOCTYPE.sub(b"", part(archive, name) or b"", count=1))
        # A book whose list of pages cannot be read is still a book.
        except RefusedFile:
            continue
        for label, target in _listed_pages(root):
            chapter, anchor = _place(posixpath.dirname(name), target)
            if anchor and label:
                found.setdefault(chapter, {}).setdefault(anchor, label)
    return found


def _styles(archive: zipfile.ZipFile, package: etree._Element, folder: str) -> StyleSheet:
    """The book's own style sheets, which can hide words."""
    styles = StyleSheet()
    for item in package.iter("{*}item"):
        if item.get("media-type") == "text/css" and (found := part(archive, _place(folder, item.get("href") or "")[0])):
            styles.begin("")
            styles.data(decode(found)[0])
            styles.end(applies=True)
    return styles


def _listed_pages(root: etree._Element) -> Iterator[tuple[str, str]]:
    for target in root.iter("{*}pageTarget"):
        words, source = target.find("{*}navLabel/{*}text"), target.find("{*}content")
        if words is not None and source is not None:
            yield squeezed(words.text or ""), source.get("src") or ""
    for nav in root.iter("{*}nav"):
        if any(str(name).endswith("type") and "page-list" in str(value) for name, value in nav.attrib.items()):
            for link in nav.iter("{*}a"):
                yield squeezed("".join(map(str, link.itertext()))), link.get("href") or ""


class _ChapterReader(PageReader):
    """Reads a chapter; page breaks leave a mark in the words and their label in `labels`."""

    def __init__(self, anchors: Mapping[str, str], styles: StyleSheet) -> None:
        super().__init__()
        self.styles = styles
        self.labels: list[str] = []
        self._anchors = anchors

    def hides(self, tag: str, attributes: Attributes) -> bool:
        """Also the printed page number inside a page break, and the file's own navigation."""
        roles = f"{attributes.get('epub:type') or ''} {attributes.get('role') or ''}".split()
        if "pagebreak" in roles or "doc-pagebreak" in roles:
            label = attributes.get("title") or attributes.get("aria-label") or _number(attributes.get("id") or "")
            self._turn(label.removesuffix("."))
            return True
        if self._anchors and (attributes.get("id") or "") in self._anchors:
            self._turn(self._anchors[attributes.get("id") or ""])
        return super().hides(tag, attributes)

    def handle_data(self, data: str) -> None:
        super().handle_data(data.replace(_TURN, ""))

    def _turn(self, label: str) -> None:
        self.labels.append(squeezed(record_text(label)))
        self._words.append(_TURN)


def _number(identity: str) -> str:
    """The number in an id such as “page_12” or “p012”; "" for any other."""
    match = re.fullmatch(r"(?:page|pg|p)[-_]?0*(\d+|[ivxlc]+)", identity, re.IGNORECASE)
    return match[1] if match else ""


def _add_chapter(
    builder: TextBuilder, turns: list[tuple[int, str]], content: bytes, anchors: Mapping[str, str], styles: StyleSheet
) -> None:
    page = _ChapterReader(anchors, styles)
    read_page(decode(content, None, declared_encoding(content))[0], page)
    labels = iter(page.labels)
    noted = ""
    for piece in page.pieces:
        if piece.note and piece.note != noted:
            piece.words = numbered(piece)
        noted, words = piece.note, ""
        for number, segment in enumerate(piece.words.split(_TURN)):
            if number:
                turns.append((builder.position + len(words), next(labels, "")))
            segment = record_text(segment)
            is_joint = not piece.is_verbatim and (not words or words[-1].isspace())
            words += segment.lstrip() if is_joint else segment
        kind = BlockKind.FOOTNOTE if piece.note else piece.kind
        builder.add(words, kind, piece.level, is_verbatim=piece.is_verbatim)


def _pages(turns: list[tuple[int, str]], length: int) -> tuple[Page, ...]:
    """From each page break that has a label to the next; what comes before the first has no page."""
    labelled = [(min(start, length), label) for start, label in turns if label]
    ends = [*(start for start, _ in labelled[1:]), length][: len(labelled)]
    return tuple(Page(start, end, label) for (start, label), end in zip(labelled, ends, strict=True))


class _Metadata:
    """What the package says about the book."""

    def __init__(self, package: etree._Element) -> None:
        self._fields: dict[str, list[str]] = {}
        self.date = ""
        self._main_title = _main_title(package)
        for element in package.iterfind("{*}metadata//*"):
            words = squeezed(record_text(element.text or ""))[:1_000]
            if words and local(element) and words not in _NOBODY:
                self._fields.setdefault(local(element), []).append(words)
                event = next((str(value) for name, value in element.attrib.items() if str(name).endswith("event")), "")
                if local(element) == "date" and (not self.date or event == "publication"):
                    self.date = words

    @property
    def title(self) -> str:
        """The title that is called the main one where a book has several; else the first."""
        return self._main_title or self.first("title")

    def first(self, name: str) -> str:
        """The first value of a field; "" when there is none."""
        return next(iter(self._fields.get(name, [])), "")

    def all(self, name: str) -> list[str]:
        """Every value of a field."""
        return self._fields.get(name, [])


def _main_title(package: etree._Element) -> str:
    """The title that a book says is its main one: others may come before it; "" where none is told apart."""
    kinds = {
        (found.get("refines") or "").lstrip("#"): (found.text or "").strip()
        for found in package.iterfind("{*}metadata/{*}meta[@property='title-type']")
    }
    named = (found for found in package.iterfind("{*}metadata/{*}title") if kinds.get(found.get("id") or "-") == "main")
    return next((squeezed(record_text(found.text or ""))[:1_000] for found in named), "")
