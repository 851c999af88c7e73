"""Word documents: mammoth reads the structure, we take out what the document hides and keep its notes."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from contextlib import suppress
from io import BytesIO

from lxml import etree

from workbench.core.errors import RefusedFile
from workbench.core.kinds import BlockKind
from workbench.core.texts import Block, Ingested
from workbench.core.wording import tr
from workbench.services.ingest.building import TextBuilder, record_text, squeezed
from workbench.services.ingest.docxparts import WORD as _W
from workbench.services.ingest.docxparts import WordParts, main_part
from workbench.services.ingest.docxstyles import with_own_kinds
from workbench.services.ingest.docxwords import SPACE, TAB, hiding_styles, is_on, remove, simplify
from workbench.services.ingest.markup import local, parse_xml
from workbench.services.ingest.page import Piece, read_page
from workbench.services.ingest.running import add_remarks, add_running
from workbench.services.ingest.zips import damaged, open_zip, part

_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006"
_RELATIONS = '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{}</Relationships>'
# What libraries that make a document of a page put into it; the name alone says that it is one.
_INSERTED = "inserted.html"
_MOST_INSERTED = 20_000_000
# With more than these the few that are used are kept: reading a hundred thousand takes longer than any document.
_MOST_STYLES = 3_000
_STYLES = "\n".join(
    [f"p[style-name='{name} {level}'] => h{level}:fresh" for name in ("Titre", "Überschrift") for level in range(1, 7)]
    + [f"p[style-name='{name}'] => h1:fresh" for name in ("Title", "Titre")]
    + ["p[style-name='Subtitle'] => h2:fresh", "p[style-name='Sous-titre'] => h2:fresh"]
)


def is_docx(archive: zipfile.ZipFile) -> bool:
    """Whether the archive is a Word document."""
    if "[Content_Types].xml" not in archive.namelist():
        return False
    return any(name.startswith("word/") for name in archive.namelist()) or _is_word(archive, main_part(archive))


def _is_word(archive: zipfile.ZipFile, name: str) -> bool:
    found = (part(archive, name) or b"")[:4_000]
    return b":document" in found and b"wordprocessingml" in found


def read_docx(content: bytes) -> Ingested:
    """A .docx: paragraphs, headings, items, table rows, then its notes; insertions in, deletions and hidden text out."""
    archive = open_zip(content)
    parts = WordParts(archive)
    styles = parts.of_kind("styles")
    hiding = hiding_styles(styles) if styles is not None else frozenset[str]()
    document = parts.document()
    with_own_kinds(document, styles)
    _take_in(parts, document)
    sections = list(document.iter(f"{_W}sectPr"))
    pieces = read_page(_as_html(_cleaned(parts, document, hiding))).pieces
    builder = TextBuilder()
    said: set[str] = set()
    add_running(builder, _running(parts, sections, "header", hiding), said)
    for piece in pieces:
        if not piece.note:
            # In a row a tab parts cells.
            tab = " " if piece.kind is BlockKind.ROW else "\t"
            builder.add(piece.words.replace(SPACE, " ").replace(TAB, tab), piece.kind, piece.level)
    for words in _notes(pieces):
        builder.add(words, BlockKind.FOOTNOTE)
    add_remarks(builder, _remarks(parts, hiding))
    add_running(builder, _running(parts, sections, "footer", hiding), said)
    core = _properties(archive)
    return Ingested(
        builder.text,
        builder.blocks,
        title=core.get("title") or builder.first_heading(),
        author=core.get("creator", ""),
        language=core.get("language", ""),
        format="docx",
    )


def _take_in(parts: WordParts, document: etree._Element) -> None:
    """Pages, texts and messages that a program has put in whole (altChunk), as paragraphs of the document."""
    from workbench.services.ingest.reading import read

    room = _MOST_INSERTED
    for place in list(document.iter(f"{_W}altChunk")):
        identity = next((str(value) for name, value in place.attrib.items() if str(name).endswith("}id")), "")
        found = parts.inserted(identity)
        # A document could hold itself, or name one page a thousand times.
        room -= len(found)
        if found and room > 0 and not found.startswith(b"PK") and b"wordprocessingml" not in found[:4_000]:
            with suppress(RefusedFile):
                inner = read(found, _INSERTED if found.lstrip().startswith(b"<") else "")
                for block in inner.blocks:
                    place.addprevious(_paragraph(inner.text[block.start : block.end], block))
        remove(place)


def _paragraph(words: str, block: Block) -> etree._Element:
    made = etree.Element(f"{_W}p")
    if block.kind is BlockKind.HEADING:
        named = etree.SubElement(etree.SubElement(made, f"{_W}pPr"), f"{_W}pStyle")
        named.set(f"{_W}val", f"Heading{max(block.level, 1)}")
    run = etree.SubElement(made, f"{_W}r")
    for number, line in enumerate(words.split("\n")):
        if number:
            etree.SubElement(run, f"{_W}br")
        etree.SubElement(run, f"{_W}t").text = line.replace("\t", TAB)
    return made


def _as_html(content: bytes) -> str:
    import mammoth

    try:
        found = mammoth.convert_to_html(
            BytesIO(content),
            style_map=_STYLES,
            include_embedded_style_map=False,
            external_file_access=False,
        )
    except RecursionError as error:
        raise RefusedFile(tr("The document nests its parts too deeply to be a real one; nothing was read.")) from error
    # What mammoth raises on a part that is missing or has not the shape it counts on.
    except (KeyError, ValueError, AttributeError, IndexError, TypeError, OSError, zipfile.BadZipFile) as error:
        raise damaged() from error
    return str(found.value)


def _notes(pieces: list[Piece]) -> list[str]:
    """The notes in order, each with its number in front."""
    notes: dict[str, list[str]] = {}
    for piece in pieces:
        if piece.note:
            notes.setdefault(piece.note, []).append(piece.words.replace(SPACE, " ").replace(TAB, "\t").strip())
    return [f"[{number}] " + "\n".join(filter(None, words)) for number, words in enumerate(notes.values(), 1)]


def _cleaned(parts: WordParts, document: etree._Element, hiding: frozenset[str]) -> bytes:
    """The parts that hold words, as a new archive, without hidden runs; every one checked before mammoth sees it."""
    made = BytesIO()
    relations = ""
    with zipfile.ZipFile(made, "w", zipfile.ZIP_STORED) as target:
        target.writestr("_rels/.rels", _RELATIONS.format(_relation("officeDocument", "word/document.xml")))
        for kind in ("document", "footnotes", "endnotes", "styles", "numbering"):
            root = document if kind == "document" else parts.of_kind(kind)
            if root is None:
                continue
            if kind == "styles":
                _prune(root, _styles_of(document, parts))
            elif kind != "numbering":
                simplify(root, hiding)
            relations += _relation(kind, f"{kind}.xml")
            target.writestr(f"word/{kind}.xml", etree.tostring(root, encoding="UTF-8", xml_declaration=True))
        target.writestr("word/_rels/document.xml.rels", _RELATIONS.format(relations))
    return made.getvalue()


def _relation(kind: str, target: str) -> str:
    return f'<Relationship Id="{kind}" Type="{_OFFICE}/relationships/{kind}" Target="{target}"/>'


def _running(parts: WordParts, sections: list[etree._Element], kind: str, hiding: frozenset[str]) -> Iterator[str]:
    """The words of every header (or footer) that a section refers to and shows, in order."""
    settings = parts.of_kind("settings")
    has_even = settings is not None and is_on(settings.find(f"{_W}evenAndOddHeaders"))
    for section in sections:
        shown = {"default", *(["first"] if is_on(section.find(f"{_W}titlePg")) else [])}
        shown |= {"even"} if has_even else set()
        for reference in section.iterfind(f"{_W}{kind}Reference"):
            identity = next((str(value) for name, value in reference.attrib.items() if str(name).endswith("}id")), "")
            root = parts.by_id(identity) if reference.get(f"{_W}type", "default") in shown else None
            if root is not None:
                yield _paragraphs(root, hiding)


def _remarks(parts: WordParts, hiding: frozenset[str]) -> Iterator[tuple[str, str]]:
    """(author, words) of every comment."""
    root = parts.of_kind("comments")
    for comment in root.iterfind(f"{_W}comment") if root is not None else ():
        yield comment.get(f"{_W}author") or "", _paragraphs(comment, hiding)


def _paragraphs(root: etree._Element, hiding: frozenset[str]) -> str:
    simplify(root, hiding)
    return "\n".join(filter(str.strip, map(_plain_words, root.iter(f"{_W}p"))))


def _plain_words(paragraph: etree._Element) -> str:
    """Words of one paragraph as they stand; what was moved away is not there any more."""
    pieces = []
    for element in paragraph.iter(f"{_W}t", f"{_W}tab", f"{_W}br", f"{_W}noBreakHyphen"):
        if next(element.iterancestors(f"{_W}moveFrom", f"{_W}pPr"), None) is None:
            name = local(element)
            pieces.append(
                (element.text or "").replace(SPACE, " ").replace(TAB, " ")
                if name == "t"
                else {"tab": " ", "br": "\n"}.get(name, "\u2011")
            )
    return "".join(pieces)


def _styles_of(document: etree._Element, parts: WordParts) -> set[str]:
    """The styles that the document or its notes name."""
    roots = (document, *(root for kind in ("footnotes", "endnotes") if (root := parts.of_kind(kind)) is not None))
    kinds = (f"{_W}pStyle", f"{_W}rStyle", f"{_W}tblStyle")
    return {str(named.get(f"{_W}val")) for root in roots for named in root.iter(*kinds)}


def _prune(styles: etree._Element, used: set[str]) -> None:
    """Leave of the styles their names, what they build on and their lists; looks are none of our business."""
    for element in [*styles.iterfind(f"{_W}latentStyles"), *styles.iterfind(f"{_W}docDefaults")]:
        remove(element)
    found = styles.findall(f"{_W}style")
    if len(found) > _MOST_STYLES:
        for style in found:
            if style.get(f"{_W}styleId") not in used:
                styles.remove(style)
    for style in styles.iterfind(f"{_W}style"):
        for child in list(style):
            is_list = child.tag == _W + "pPr" and child.find(f"{_W}numPr") is not None
            if child.tag not in (_W + "name", _W + "basedOn") and not is_list:
                style.remove(child)


def _properties(archive: zipfile.ZipFile) -> dict[str, str]:
    """Title and creator as the document's own properties give them."""
    found = part(archive, "docProps/core.xml")
    if not found:
        return {}
    fields = ((local(element), squeezed(record_text(element.text or ""))) for element in parse_xml(found))
    return {name: words for name, words in fields if words}
