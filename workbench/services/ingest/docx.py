"""Word documents: mammoth reads the structure, we take out what the document hides and keep its notes."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator
from io import BytesIO

from lxml import etree

from workbench.core.errors import RefusedFile
from workbench.core.kinds import BlockKind
from workbench.core.texts import Ingested
from workbench.core.wording import tr
from workbench.services.ingest.building import TextBuilder, record_text, squeezed
from workbench.services.ingest.markup import local, parse_xml
from workbench.services.ingest.page import Piece, read_page
from workbench.services.ingest.running import add_remarks, add_running
from workbench.services.ingest.zips import damaged, open_zip, part

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
# "Strict" files use another name for the same vocabulary.
_STRICT, _COMMON = b"http://purl.oclc.org/ooxml/wordprocessingml/main", _W[1:-1].encode()
# Stands for a space that HTML would swallow beside another one.
_SPACE = "\ue0f0"
_TAB = "\ue0f1"
_OFF = ("0", "false", "off")
# Pictures, fonts and macros hold no words; leaving them behind also leaves behind what could be hidden in them.
_NEEDED = re.compile(r"(?:\[Content_Types\]|_rels/\.rels|word/(?:_rels/)?[^/]+)(?:\.xml|\.rels)?$")
# Read by us or by nobody: mammoth's own reader of XML takes most of the time.
_UNNEEDED = re.compile(r"word/(?:settings|webSettings|fontTable|people|comments\w*|header\d*|footer\d*)\.xml$")
_STYLES = "\n".join(
    [f"p[style-name='{name} {level}'] => h{level}:fresh" for name in ("Titre", "Überschrift") for level in range(1, 7)]
    + [f"p[style-name='{name}'] => h1:fresh" for name in ("Title", "Titre")]
    + ["p[style-name='Subtitle'] => h2:fresh", "p[style-name='Sous-titre'] => h2:fresh"]
)


def is_docx(archive: zipfile.ZipFile) -> bool:
    """Whether the archive is a Word document."""
    names = set(archive.namelist())
    return "[Content_Types].xml" in names and any(name.startswith("word/") for name in names)


def read_docx(content: bytes) -> Ingested:
    """A .docx: paragraphs, headings, items, table rows, then its notes; insertions in, deletions and hidden text out."""
    archive = open_zip(content)
    around = _Around(archive)
    pieces = read_page(_as_html(_cleaned(archive))).pieces
    builder = TextBuilder()
    said: set[str] = set()
    add_running(builder, around.words("header"), said)
    for piece in pieces:
        if not piece.note:
            # In a row a tab parts cells.
            tab = " " if piece.kind is BlockKind.ROW else "\t"
            builder.add(piece.words.replace(_SPACE, " ").replace(_TAB, tab), piece.kind, piece.level)
    for words in _notes(pieces):
        builder.add(words, BlockKind.FOOTNOTE)
    add_remarks(builder, around.remarks())
    add_running(builder, around.words("footer"), said)
    core = _properties(archive)
    return Ingested(
        builder.text,
        builder.blocks,
        title=core.get("title") or builder.first_heading(),
        author=core.get("creator", ""),
        format="docx",
    )


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
            notes.setdefault(piece.note, []).append(piece.words.replace(_SPACE, " ").replace(_TAB, "\t").strip())
    return [f"[{number}] " + "\n".join(filter(None, words)) for number, words in enumerate(notes.values(), 1)]


def _cleaned(archive: zipfile.ZipFile) -> bytes:
    """The parts that hold words, as a new archive, without hidden runs; every one checked before mammoth sees it."""
    styles = part(archive, "word/styles.xml")
    hiding = _hiding_styles(parse_xml(styles.replace(_STRICT, _COMMON))) if styles else frozenset()
    made = BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_STORED) as target:
        for name in archive.namelist():
            if not _NEEDED.match(name) or _UNNEEDED.match(name) or name.endswith("/"):
                continue
            found = (part(archive, name) or b"").replace(_STRICT, _COMMON)
            if name.endswith((".xml", ".rels")):
                root = parse_xml(found)
                if root.tag in (_W + "document", _W + "footnotes", _W + "endnotes"):
                    _simplify(root, hiding)
                    found = etree.tostring(root, encoding="UTF-8", xml_declaration=True)
                elif root.tag == _W + "styles":
                    _prune(root)
                    found = etree.tostring(root, encoding="UTF-8", xml_declaration=True)
            target.writestr(name, found)
    return made.getvalue()


class _Around:
    """Headers and footers that the document's sections show, and the remarks beside its text."""

    def __init__(self, archive: zipfile.ZipFile) -> None:
        self._archive = archive
        styles = self._part("word/styles.xml")
        self._hiding = _hiding_styles(styles) if styles is not None else frozenset[str]()
        document = self._part("word/document.xml")
        if document is None:
            raise damaged()
        self._sections = list(document.iter(f"{_W}sectPr"))

    def words(self, kind: str) -> Iterator[str]:
        """The words of every header (or footer) that a section refers to and shows, in order."""
        targets = self._targets()
        settings = self._part("word/settings.xml")
        has_even = settings is not None and _is_on(settings.find(f"{_W}evenAndOddHeaders"))
        for section in self._sections:
            shown = {"default", *(["first"] if _is_on(section.find(f"{_W}titlePg")) else [])}
            shown |= {"even"} if has_even else set()
            for reference in section.iterfind(f"{_W}{kind}Reference"):
                identity = next(
                    (str(value) for name, value in reference.attrib.items() if str(name).endswith("}id")), ""
                )
                root = self._part(targets.get(identity, ""))
                if reference.get(f"{_W}type", "default") in shown and root is not None:
                    yield self._paragraphs(root)

    def remarks(self) -> Iterator[tuple[str, str]]:
        """(author, words) of every comment."""
        root = self._part("word/comments.xml")
        for comment in root.iterfind(f"{_W}comment") if root is not None else ():
            yield comment.get(f"{_W}author") or "", self._paragraphs(comment)

    def _targets(self) -> dict[str, str]:
        """Part names by relationship id; a target outside the file's own folder is none."""
        root = self._part("word/_rels/document.xml.rels")
        found = root.iter("{*}Relationship") if root is not None else iter(())
        return {
            relation.get("Id") or "": f"word/{(relation.get('Target') or '').removeprefix('/word/')}"
            for relation in found
            if relation.get("TargetMode") != "External"
        }

    def _part(self, name: str) -> etree._Element | None:
        found = part(self._archive, name)
        return parse_xml(found.replace(_STRICT, _COMMON)) if found else None

    def _paragraphs(self, root: etree._Element) -> str:
        _simplify(root, self._hiding)
        return "\n".join(filter(str.strip, map(_plain_words, root.iter(f"{_W}p"))))


def _plain_words(paragraph: etree._Element) -> str:
    """Words of one paragraph as they stand; what was moved away is not there any more."""
    pieces = []
    for element in paragraph.iter(f"{_W}t", f"{_W}tab", f"{_W}br", f"{_W}noBreakHyphen"):
        if next(element.iterancestors(f"{_W}moveFrom", f"{_W}pPr"), None) is None:
            name = local(element)
            pieces.append(
                (element.text or "").replace(_SPACE, " ").replace(_TAB, " ")
                if name == "t"
                else {"tab": " ", "br": "\n"}.get(name, "\u2011")
            )
    return "".join(pieces)


def _is_on(element: etree._Element | None) -> bool:
    return element is not None and element.get(_W + "val") not in _OFF


def _hiding_styles(styles: etree._Element) -> frozenset[str]:
    """Ids of the styles whose text Word does not show, by themselves or by the style that they build on."""
    own: dict[str, bool] = {}
    above: dict[str, str] = {}
    for style in styles.iter(_W + "style"):
        id = style.get(_W + "styleId") or ""
        based_on, vanish = style.find(_W + "basedOn"), style.find(f"{_W}rPr/{_W}vanish")
        above[id] = (based_on.get(_W + "val") or "") if based_on is not None else ""
        if vanish is not None:
            own[id] = _is_on(vanish)
    return frozenset(id for id in above if _inherited(id, own, above))


def _inherited(id: str, own: dict[str, bool], above: dict[str, str]) -> bool:
    seen: set[str] = set()
    while id in above and id not in own and id not in seen:
        seen.add(id)
        id = above[id]
    return own.get(id, False)


def _simplify(root: etree._Element, hiding: frozenset[str]) -> None:
    """Leave mammoth nothing but words: hidden runs go, text boxes follow their paragraph, pictures and targets go."""
    for run in [run for run in root.iter(_W + "r") if _is_hidden(run, hiding)]:
        _remove(run)
    for ruby in list(root.iter(_W + "ruby")):
        _keep_base(ruby)
    for formula in list(root.iter("{*}oMath")):
        _as_run(formula)
    # Word writes each text box twice, for new and for old readers.
    for fallback in [found for found in root.iter("{*}Fallback") if _has_new_twin(found)]:
        _remove(fallback)
    for box in reversed(list(root.iter(_W + "txbxContent"))):
        _hoist(box)
    for picture in list(root.iter(_W + "drawing", _W + "pict", _W + "object")):
        _remove(picture)
    for link in root.iter(_W + "hyperlink"):
        for name in [name for name in link.attrib if str(name).endswith("}id")]:
            del link.attrib[name]
    for tab in root.iterfind(f".//{_W}r/{_W}tab"):
        tab.tag, tab.text = _W + "t", _TAB
    for words in root.iter(_W + "t"):
        if words.text and "  " in words.text:
            words.text = words.text.replace("  ", " " + _SPACE)


def _keep_base(ruby: etree._Element) -> None:
    """Characters stay, the small ones over them that tell how to say them go."""
    run, base = ruby.getparent(), ruby.find(f"{_W}rubyBase")
    parent = run.getparent() if run is not None else None
    if run is None or parent is None:
        return
    place = parent.index(run)
    parent[place : place + 1] = list(base) if base is not None else []


def _as_run(formula: etree._Element) -> None:
    """A formula as the letters and signs that it is written with."""
    parent = formula.getparent()
    if parent is None:
        return
    run = etree.Element(_W + "r")
    words = etree.SubElement(run, _W + "t")
    words.text = "".join(found.text or "" for found in formula.iter("{*}t"))
    run.tail = formula.tail
    outer = parent if local(parent) == "oMathPara" else None
    above = outer.getparent() if outer is not None else None
    if outer is not None and above is not None:
        # mammoth does not look into what a formula on a line of its own stands in.
        above.insert(above.index(outer), run)
        parent.remove(formula)
    else:
        parent.replace(formula, run)


def _prune(styles: etree._Element) -> None:
    """Leave of the styles their names, what they build on and their lists; looks are none of our business."""
    for element in [*styles.iterfind(f"{_W}latentStyles"), *styles.iterfind(f"{_W}docDefaults")]:
        _remove(element)
    for style in styles.iterfind(f"{_W}style"):
        for child in list(style):
            is_list = child.tag == _W + "pPr" and child.find(f"{_W}numPr") is not None
            if child.tag not in (_W + "name", _W + "basedOn") and not is_list:
                style.remove(child)


def _remove(element: etree._Element) -> None:
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)


def _has_new_twin(fallback: etree._Element) -> bool:
    parent = fallback.getparent()
    choices = parent.iterfind("{*}Choice") if parent is not None else iter(())
    return any(choice.find(f".//{_W}txbxContent") is not None for choice in choices)


def _hoist(box: etree._Element) -> None:
    paragraph = next(box.iterancestors(_W + "p"), None)
    parent = paragraph.getparent() if paragraph is not None else None
    if paragraph is None or parent is None:
        return
    place = parent.index(paragraph) + 1
    parent[place:place] = list(box)


def _is_hidden(run: etree._Element, hiding: frozenset[str]) -> bool:
    own = run.find(f"{_W}rPr/{_W}vanish")
    if own is not None:
        return _is_on(own)
    style = run.find(f"{_W}rPr/{_W}rStyle")
    if style is not None and style.get(_W + "val") in hiding:
        return True
    paragraph = next(run.iterancestors(_W + "p"), None) if hiding else None
    named = paragraph.find(f"{_W}pPr/{_W}pStyle") if paragraph is not None else None
    return named is not None and named.get(_W + "val") in hiding


def _properties(archive: zipfile.ZipFile) -> dict[str, str]:
    """Title and creator as the document's own properties give them."""
    found = part(archive, "docProps/core.xml")
    if not found:
        return {}
    fields = ((local(element), squeezed(record_text(element.text or ""))) for element in parse_xml(found))
    return {name: words for name, words in fields if words}
