"""The words that a page shows, in reading order and piece by piece; hidden ones stay out."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from html.parser import HTMLParser
from typing import TYPE_CHECKING

from workbench.core.errors import RefusedFile
from workbench.core.kinds import BlockKind
from workbench.core.wording import tr
from workbench.services.ingest.building import squeezed
from workbench.services.ingest.elements import (
    BLOCKS,
    CELLS,
    CLOSED_BY,
    HEADINGS,
    LISTS,
    SILENT,
    VOID,
    is_hidden,
    keeps_spaces,
    word_list_level,
)
from workbench.services.ingest.framing import DEEPEST, FRAMES, framed
from workbench.services.ingest.nesting import Grid, Open, Row, Stack
from workbench.services.ingest.stylesheets import StyleSheet, styled
from workbench.services.ingest.symbols import sign_font, with_signs
from workbench.services.ingest.webmeta import WebMeta

if TYPE_CHECKING:
    from workbench.services.ingest.mathml import Formula

_LONGEST_ROW = 2_000
# Ids that wikis, Markdown programs and mammoth give to their notes, and those of LibreOffice and Word.
_NOTES = {
    "li": re.compile(r"(?:user-content-)?(?:fn|footnote|endnote|cite_note)(?:[-:_](?:\S*\D)?)?\d+", re.IGNORECASE),
    "div": re.compile(r"(?:sdfootnote|sdendnote|ftn|edn)\d+", re.IGNORECASE),
}
_BACK_LINK = re.compile(
    r"#(?:(?:user-content-)?fnref|footnote-ref|endnote-ref|cite_ref|_ftnref|_ednref|ftnt_ref|sd(?:foot|end)note\d+anc)",
    re.IGNORECASE,
)
# How e-books name notes and calls of notes, in their own words or in those for screen readers.
_NOTE_ROLES = frozenset(("footnote", "endnote", "rearnote", "doc-footnote", "doc-endnote"))
_CALL_ROLES = frozenset(("noteref", "doc-noteref"))
_BACK_ROLES = frozenset(("backlink", "referrer", "doc-backlink"))
# Google’s documents have the id of a note on the link back that it begins with.
_NOTE_ANCHOR = re.compile(r"ftnt\d+")
_NOTE_CALL = "#\x00"
_OPENING = re.compile(r"<[a-zA-Z/!?]")
_COMMENT_LENGTH = 2_000
_SPAN, _WIDEST_CELL = re.compile(r"0*[1-9][0-9]{0,4}"), 50
_LONG_TAG, _MOST_ATTRIBUTES = 200_000, 10_000
_CDATA = "<![CDATA["
_TAG_NAME = re.compile(r"<[a-zA-Z][^\s/<]*")
_CALL = re.compile(r"\s*\[?(\d{1,3})\]?\s*")
# A line break of the page, told apart from the line ends of its source.
_BREAK = "\x0b"
_MOST_OPEN, _MOST_TAGS = 20_000, 1_500_000
_FAMILY = re.compile(r"font-family\s*:\s*([^;]{1,100})", re.IGNORECASE)
_PRIVATE = re.compile("[\uf020-\uf0ff]")
_MOST_FRAMED, _FRAME_COST = 6_000_000, 10_000

Attributes = dict[str, str | None]


@dataclass(slots=True)
class Piece:
    """One block before it is placed: `cell` counts the cells of its table row (0: in none), `note` is its note's id."""

    words: str
    kind: BlockKind
    level: int = 0
    cell: int = 0
    note: str = ""
    is_verbatim: bool = False


class PageReader(HTMLParser):
    """Turns markup into `pieces`; `meta` holds what the page declares about itself."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.pieces: list[Piece] = []
        self.meta = WebMeta()
        self.styles = StyleSheet()
        self._stack = Stack()
        self._rows: list[Row] = []
        self._grids: list[Grid] = []
        self._words: list[str] = []
        self._hiding = 0
        self._lists = 0
        self._kind, self._level = BlockKind.PARAGRAPH, 0
        self._note = ""
        self._raised_from, self._is_call = -1, False
        self._styled_from = -1
        self._formula: Formula | None = None
        self._verbatim = 0
        self.has_islands = False
        # Pages saved beside this one, by the address under which a frame shows them.
        self.beside: Mapping[str, str] = {}
        self.frames: list[str] = []
        self._depth = 0
        # Letters that framed pages may still have together: two that show each other a thousand times would not end.
        self._room = [_MOST_FRAMED]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        attributes = dict(reversed(attrs))
        if self._formula is not None and tag not in BLOCKS:
            self._formula.begin(tag, attributes)
            return
        self._end_formula()
        self.meta.element(tag, attributes)
        self._close_implied(tag)
        if tag == "br":
            self._words.append(_BREAK)
        elif tag == "hr":
            self._flush()
        if tag in VOID:
            return
        if len(self._stack.items) >= _MOST_OPEN:
            raise RefusedFile(tr("The page nests its elements too deeply to be a real page; nothing was read from it."))
        hides = self.hides(tag, attributes)
        roles = _roles(attributes)
        is_call = tag == "a" and not _CALL_ROLES.isdisjoint(roles)
        if tag == "sup" or is_call:
            self._raised_from, self._is_call = len(self._words), is_call or self._stack.innermost_link.startswith("#")
        elif tag == "a":
            href = attributes.get("href") or ""
            self._is_call = self._is_call or href.startswith("#")
            is_back = _BACK_LINK.match(href) is not None
            hides = hides or is_back or not _BACK_ROLES.isdisjoint(roles)
            if is_back and _NOTE_ANCHOR.fullmatch(attributes.get("id") or "") and not "".join(self._words).strip():
                self._begin_note(attributes.get("id") or "")
        if tag in FRAMES:
            self._frame(tag, attributes)
        style = styled(tag, attributes) if self.styles.follows_elements and not self._hiding else None
        if style is not None and not hides and self.styles.hides(style, self._stack.styles):
            hides, self._styled_from = True, len(self._stack.items)
        is_block = tag in BLOCKS
        if is_block:
            self._flush()
        self._hiding += hides
        if tag == "style":
            self.styles.begin(attributes.get("media") or "")
        href, identity = attributes.get("href") or "", attributes.get("id") or ""
        is_note = is_block and bool(roles) and not _NOTE_ROLES.isdisjoint(roles)
        if is_note:
            identity = identity or "note"
        href = _NOTE_CALL if is_call else href if tag == "a" else ""
        keeps = keeps_spaces(tag, attributes)
        self._verbatim += keeps
        self._stack.push(
            Open(tag, hides, is_block, href, identity, keeps_spaces=keeps, signs=_signs(tag, attributes)), style
        )
        if tag == "math" and not self._hiding:
            from workbench.services.ingest.mathml import Formula

            self._formula = Formula()
        if is_block:
            self._enter(tag, identity, is_note=is_note)
            self._enter_table(tag, attributes)
            if tag == "p" and (level := word_list_level(attributes)):
                self._kind, self._level = BlockKind.ITEM, level

    def _begin_note(self, identity: str) -> None:
        """Make the block under way, which begins with the anchor of a note, that note."""
        block = self._stack.items[self._stack.blocks[-1]] if self._stack.blocks else None
        if block is not None and block.name == "p" and not self._note:
            self._note = block.identity = identity

    def _frame(self, tag: str, attributes: Attributes) -> None:
        """Read the page that a frame shows, where it is at hand, in its place."""
        if tag == "frame":
            self.frames.append(attributes.get("src") or "")
        if self._hiding or is_hidden(attributes) or self._depth >= DEEPEST:
            return
        markup = framed(attributes, self.beside)
        self._room[0] -= len(markup) + _FRAME_COST
        if markup and self._room[0] > 0:
            self._flush()
            inner = PageReader()
            inner._depth, inner.beside, inner._room = self._depth + 1, self.beside, self._room
            self.pieces += read_page(markup, inner).pieces

    def hides(self, tag: str, attributes: Attributes) -> bool:
        """Whether nothing inside an element of this kind is to be read."""
        # LibreOffice marks the number of a printed page.
        is_number = tag == "sdfield" and (attributes.get("type") or "").lower() == "page"
        is_closed = tag == "dialog" and "open" not in attributes
        # A template that is a shadow tree is shown: saved pages keep the words of their widgets there.
        is_silent = tag in SILENT and not (tag == "template" and attributes.get("shadowrootmode"))
        # What Word keeps for itself among the words; a page that is all one such element is none of Word's.
        is_island = tag == "xml" and self.has_islands and bool(self._stack.items)
        return is_silent or is_hidden(attributes) or is_closed or is_number or is_island

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if self._formula is not None:
            self._formula.end(tag)
            return
        # HTML ignores the slash; XHTML pages rely on it for empty elements that would swallow the rest of the page.
        if tag not in VOID and tag in (SILENT | {"a", "span", "i", "b"}):
            self.handle_endtag(tag)

    def _end_formula(self) -> None:
        if self._formula is not None:
            formula, self._formula = self._formula, None
            self._words.append(formula.words)

    def handle_endtag(self, tag: str) -> None:
        if self._formula is not None and tag not in BLOCKS and not self._formula.end(tag):
            return
        self._end_formula()
        if self.meta.is_naming:
            self.meta.end_name()
        if tag == "title":
            self.meta.end_title()
        elif tag == "script":
            self.meta.end_script()
        elif tag == "style":
            # Styles inside something hidden (noscript, template) do not apply.
            self.styles.end(applies=self._hiding == 1)
        if tag == "p" and not self._stack.holds("p"):
            self._flush()
            return
        place = self._stack.place_of(tag)
        if place >= 0:
            self._pop_to(place)

    def handle_data(self, data: str) -> None:
        if self._formula is not None:
            self._formula.data(data)
        elif self._hiding:
            self.meta.data(data)
            if self.styles.is_open:
                self.styles.data(data)
            elif self._styled_from >= 0 and self._stack.items[-1].name not in SILENT:
                self.styles.hidden_letters += len(data.strip())
        else:
            if _PRIVATE.search(data):
                font = next((item.signs for item in reversed(self._stack.items) if item.signs), "")
                data = with_signs(data, font)
            if self.meta.is_naming:
                self.meta.shown(data)
            self._words.append(data.replace(_BREAK, " "))

    def handle_comment(self, data: str) -> None:
        self.meta.comment(data)

    # The library's own reading of these three is quadratic on unclosed ones and fails on some; HTML's rule is simple.
    def parse_comment(self, i: int, report: bool = True) -> int:
        start = i + len("<!--")
        if self.rawdata.startswith((">", "->"), start):
            return self.rawdata.index(">", start) + 1
        end = self.rawdata.find("-->", start)
        self.handle_comment(self.rawdata[start : min(start + _COMMENT_LENGTH, end if end >= 0 else len(self.rawdata))])
        return end + len("-->") if end >= 0 else len(self.rawdata)

    def parse_html_declaration(self, i: int) -> int:
        return self._skip_declaration(i)

    def parse_pi(self, i: int) -> int:
        return self._skip_declaration(i)

    def _skip_declaration(self, i: int) -> int:
        end = self.rawdata.find(">", i)
        return end + 1 if end >= 0 else len(self.rawdata)

    def close(self) -> None:
        super().close()
        self._end_formula()
        self._pop_to(0)
        self._flush()

    def _close_implied(self, tag: str) -> None:
        while (closed := CLOSED_BY.get(self._stack.innermost_block)) and tag in closed:
            self._pop_to(self._stack.blocks[-1])

    def _pop_to(self, place: int) -> None:
        while len(self._stack.items) > place:
            if self._stack.items[-1].is_block:
                self._flush()
            item = self._stack.pop()
            self._hiding -= item.starts_hiding
            self._verbatim -= item.keeps_spaces
            if len(self._stack.items) == self._styled_from:
                self._styled_from = -1
            if item.is_block:
                self._leave(item)
            elif item.name == "sup" or item.href == _NOTE_CALL:
                self._end_raised()

    def _enter(self, tag: str, identity: str, *, is_note: bool) -> None:
        if tag in LISTS:
            self._lists += 1
        if is_note or ((notes := _NOTES.get(tag)) and notes.fullmatch(identity)):
            self._note = identity
        if tag == "li":
            self._kind, self._level = BlockKind.ITEM, max(self._lists, 1)
        elif tag in HEADINGS:
            self._kind, self._level = BlockKind.HEADING, HEADINGS[tag]
        elif tag not in ("p", "div"):
            self._kind, self._level = BlockKind.PARAGRAPH, 0

    def _enter_table(self, tag: str, attributes: Attributes) -> None:
        if tag == "table":
            self._grids.append(Grid())
        elif tag == "tr":
            for row in self._rows:
                row.is_nested = True
            self._rows.append(Row(len(self.pieces)))
            if self._grids:
                self._grids[-1].begin_row()
        elif tag in CELLS and self._rows:
            grid = self._grids[-1] if self._grids else Grid()
            grid.place(self._rows[-1], _span(attributes.get("colspan")), _span(attributes.get("rowspan")))

    def _leave(self, item: Open) -> None:
        if item.name in LISTS:
            self._lists -= 1
        elif item.name == "tr" and self._rows:
            self._end_row(self._rows.pop())
        elif item.name == "table" and self._grids:
            self._grids.pop()
        if self._note and item.identity == self._note:
            self._note = ""
        if item.name in HEADINGS or item.name in LISTS or item.name == "li":
            self._kind, self._level = BlockKind.PARAGRAPH, 0

    def _end_raised(self) -> None:
        """A raised number that links to a note is set in brackets: “soldiers2” would read as a word."""
        if self._is_call and 0 <= self._raised_from <= len(self._words):
            raised = "".join(self._words[self._raised_from :])
            if call := _CALL.fullmatch(raised):
                self._words[self._raised_from :] = [f"[{call[1]}]"]
        self._raised_from, self._is_call = -1, False

    def _flush(self) -> None:
        """Close the block under way: its words squeezed, lines kept where the page breaks them."""
        if not self._words:
            return
        raw = "".join(self._words)
        self._words.clear()
        self._raised_from = -1
        is_verbatim = self._verbatim > 0
        if is_verbatim:
            words = raw.replace(_BREAK, "\n").strip("\n")
        else:
            words = "\n".join(filter(None, map(squeezed, raw.split(_BREAK))))
        if words.strip():
            cell = self._rows[-1].cells if self._rows else 0
            self.pieces.append(Piece(words, self._kind, self._level, cell, self._note, is_verbatim))
            if self._kind is BlockKind.ITEM and not self._note:
                # A second paragraph of one item is no second item.
                self._kind, self._level = BlockKind.PARAGRAPH, 0

    def _end_row(self, row: Row) -> None:
        """Make one ROW of a data row; a row that lays out a page keeps its blocks."""
        pieces = self.pieces[row.first :]
        filled = {piece.cell for piece in pieces}
        is_page = row.is_nested or any(piece.kind is BlockKind.HEADING for piece in pieces)
        if is_page or len(filled) < 2 or sum(len(piece.words) for piece in pieces) > _LONGEST_ROW:
            return
        cells = [
            " ".join(squeezed(piece.words) for piece in pieces if piece.cell == number)
            for number in range(1, row.cells + 1)
        ]
        self.pieces[row.first :] = [Piece("\t".join(cells).rstrip("\t"), BlockKind.ROW)]


def _signs(tag: str, attributes: Attributes) -> str:
    """The font of signs that an element sets its words in; "" for any other."""
    named = attributes.get("face") if tag == "font" else None
    if named is None and (style := attributes.get("style")) and (found := _FAMILY.search(style)):
        named = found[1]
    return sign_font((named or "").partition(",")[0]) if named else ""


def _roles(attributes: Attributes) -> list[str]:
    named, role = attributes.get("epub:type"), attributes.get("role")
    return f"{named or ''} {role or ''}".split() if named or role else []


def _span(written: str | None) -> int:
    """How many columns or rows a cell takes: what is no such number is one."""
    return min(int(written), _WIDEST_CELL) if written and _SPAN.fullmatch(written) else 1


def _without_open_end(markup: str) -> str:
    """`markup` without a tag that is cut off by its end: browsers drop it, and the library searches it over and over."""
    last = markup.rfind(">") + 1
    cut = _OPENING.search(markup, last)
    return markup[: cut.start()] if cut else markup


def _without_monsters(markup: str) -> str:
    """`markup` with tags of more attributes than any page has made bare: reading them takes a gigabyte."""
    if len(markup) < _LONG_TAG:
        return markup
    pieces = markup.split(">")
    for number, piece in enumerate(pieces):
        if len(piece) > _LONG_TAG and (tag := _TAG_NAME.search(piece)):
            # A picture written out in its own tag is as long, and has no white space.
            words = piece[tag.end() :].split(None, _MOST_ATTRIBUTES)
            if len(words) > _MOST_ATTRIBUTES and "<" not in piece[tag.end() :]:
                pieces[number] = piece[: tag.end()]
    return ">".join(pieces)


def _spelled_out(markup: str) -> str:
    """`markup` with what its CDATA sections hold as words; a section without end is left as it is."""
    pieces, at = [], 0
    while (start := markup.find(_CDATA, at)) >= 0 and (end := markup.find("]]>", start)) >= 0:
        words = markup[start + len(_CDATA) : end].replace("&", "&amp;").replace("<", "&lt;")
        pieces += [markup[at:start], words]
        at = end + len("]]>")
    return "".join(pieces) + markup[at:]


def read_page(markup: str, page: PageReader | None = None) -> PageReader:
    """`page`, or a new reader, once it has read all of `markup`."""
    page = page or PageReader()
    if markup.count("<") > _MOST_TAGS and sum(1 for _ in _OPENING.finditer(markup)) > _MOST_TAGS:
        raise RefusedFile(tr("The page has more than {count} tags; split it and import the parts.", count=_MOST_TAGS))
    if markup.lstrip("\ufeff \n\r\t").startswith("<?xml"):
        # In XML these are words; elsewhere a browser takes them for a remark.
        markup = _spelled_out(markup)
    page.has_islands = "</xml>" in markup
    page.feed(_without_monsters(_without_open_end(markup.replace("\x00", ""))))
    page.close()
    return page
