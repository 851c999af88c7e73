"""The reading view of a web page: which stretches of its text of record are the article itself."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from workbench.core.kinds import BlockKind
from workbench.services.ingest.encodings import decode
from workbench.services.ingest.html import declared_encoding, placed, shown
from workbench.services.ingest.nesting import Row
from workbench.services.ingest.page import Attributes, PageReader

_AROUND = frozenset(("nav", "aside", "footer", "form", "menu", "dialog", "search"))
_AROUND_ROLES = frozenset(("navigation", "complementary", "contentinfo", "banner", "search", "form", "alert", "dialog"))
_AROUND_WORDS = re.compile(
    r"(?:^|[\s_-])(?:nav|navbar|menu|sidebar|footer|comments?|commentaires?|share|sharing|partage|social|related|lire-aussi"
    r"|newsletter|cookie|cookies|consent|breadcrumbs?|pagination|promo|ads?|advert\w*|publicite|popup|toolbar|recommend\w*"
    r"|outbrain|taboola|subscribe|abonne\w*|skip)(?:$|[\s_-])",
    re.IGNORECASE,
)
_MAIN_WORDS = re.compile(r"(?:article|story|post|entry|content|body|texte)", re.IGNORECASE)
_MOST_LINKED = 0.5
_SHORTEST = 60
_FEWEST_LETTERS = 250


@dataclass(slots=True)
class _Box:
    """A block element: the box it stands in, whether it is around the article, and what its paragraphs weigh."""

    tag: str
    parent: int
    is_around: bool
    bonus: float
    weight: float = 0.0


@dataclass(slots=True)
class _Place:
    box: int
    linked: int


@dataclass(slots=True)
class _Heard:
    boxes: list[_Box] = field(default_factory=lambda: [_Box("", -1, False, 1.0)])
    places: dict[int, _Place] = field(default_factory=dict)


class _ArticleReader(PageReader):
    """Reads the same pieces, and remembers for each where it stood and how much of it was links."""

    def __init__(self) -> None:
        super().__init__()
        self.heard = _Heard()
        self._linked = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        super().handle_starttag(tag, attrs)
        top = self._stack.items[-1] if self._stack.items else None
        if top is not None and top.name == tag and top.is_block and not top.number:
            parent = self._stack.items[self._stack.blocks[-2]].number if len(self._stack.blocks) > 1 else 0
            self.heard.boxes.append(_box(tag, parent, dict(reversed(attrs))))
            top.number = len(self.heard.boxes) - 1

    def handle_data(self, data: str) -> None:
        super().handle_data(data)
        if not self._hiding and self._stack.innermost_link:
            self._linked += len(data.strip())

    def _flush(self) -> None:
        before = len(self.pieces)
        had_words = bool(self._words)
        super()._flush()
        if len(self.pieces) > before:
            box = self._stack.items[self._stack.blocks[-1]].number if self._stack.blocks else 0
            self.heard.places[id(self.pieces[-1])] = _Place(box, self._linked)
        if had_words:
            self._linked = 0

    def _end_row(self, row: Row) -> None:
        first = self.pieces[row.first] if row.first < len(self.pieces) else None
        super()._end_row(row)
        # A page framed inside has no places of ours.
        if first is not None and self.pieces[row.first] is not first and id(first) in self.heard.places:
            self.heard.places[id(self.pieces[row.first])] = self.heard.places[id(first)]


def _box(tag: str, parent: int, attributes: Attributes) -> _Box:
    named = f"{attributes.get('class') or ''} {attributes.get('id') or ''}"[:500]
    role = (attributes.get("role") or "").lower()
    is_body = "articlebody" in (attributes.get("itemprop") or "").lower()
    is_main = is_body or tag in ("article", "main") or role in ("main", "article")
    is_around = tag in _AROUND or role in _AROUND_ROLES or (not is_main and _AROUND_WORDS.search(named) is not None)
    bonus = 2.0 if is_body else 1.5 if is_main else 1.2 if _MAIN_WORDS.search(named) else 1.0
    return _Box(tag, parent, is_around and tag not in ("body", "html"), bonus)


def article_blocks(
    content: bytes,
    *,
    encoding: str | None = None,
    declared: str = "",
    sheets: Sequence[str] = (),
    beside: Mapping[str, str] | None = None,
) -> tuple[tuple[int, int], ...]:
    """(start, end) of each block of the text of record that belongs to the article; () when none stands out.

    What it is given is what `read_html` had: the stretches point into the text that it gave.
    """
    markup = decode(content, encoding, declared or declared_encoding(content))[0]
    page, _ = shown(markup, _ArticleReader, sheets, beside)
    assert isinstance(page, _ArticleReader)
    boxes, places = page.heard.boxes, page.heard.places
    builder, numbers = placed(page.pieces)
    for number in range(1, len(boxes)):
        boxes[number].is_around = boxes[number].is_around or boxes[boxes[number].parent].is_around
    for piece in page.pieces:
        place = places.get(id(piece))
        if place is not None and piece.kind is BlockKind.PARAGRAPH and _is_prose(piece.words, place, boxes):
            _weigh(boxes, boxes[place.box].parent if boxes[place.box].tag == "p" else place.box, len(piece.words))
    best = max(range(len(boxes)), key=lambda number: boxes[number].weight * boxes[number].bonus)
    if boxes[best].weight < _FEWEST_LETTERS:
        return ()
    inside = _within(boxes, best)
    blocks = builder.blocks
    return tuple(
        (blocks[number].start, blocks[number].end)
        for piece, number in zip(page.pieces, numbers, strict=True)
        if number >= 0 and _belongs(places.get(id(piece)), piece.words, boxes, inside)
    )


def serve(payload: bytes, options: Mapping[str, Any]) -> dict[str, Any]:
    """`article_blocks` for the child process: the answer is {"spans": [[start, end], ...]}.

    Option `encoding` is that of the document, `format` "html" or "mhtml".
    """
    declared = ""
    sheets: tuple[str, ...] = ()
    beside: dict[str, str] = {}
    if options.get("format") == "mhtml":
        from workbench.services.ingest.mail import saved_page

        payload, declared, sheets, beside = saved_page(payload)
    if not payload:
        return {"spans": []}
    spans = article_blocks(payload, encoding=options.get("encoding"), declared=declared, sheets=sheets, beside=beside)
    return {"spans": [list(span) for span in spans]}


def _is_prose(words: str, place: _Place, boxes: list[_Box]) -> bool:
    return len(words) >= _SHORTEST and place.linked < _MOST_LINKED * len(words) and not boxes[place.box].is_around


def _weigh(boxes: list[_Box], number: int, letters: int) -> None:
    """A paragraph speaks for the box it stands in, and less and less for each further one around that."""
    share = 1.0
    while number >= 0 and share > 0.05:
        boxes[number].weight += letters * share
        share *= 0.7
        number = boxes[number].parent


def _within(boxes: list[_Box], best: int) -> frozenset[int]:
    found = {best}
    for number in range(best + 1, len(boxes)):
        if boxes[number].parent in found and not boxes[number].is_around:
            found.add(number)
    return frozenset(found)


def _belongs(place: _Place | None, words: str, boxes: list[_Box], inside: frozenset[int]) -> bool:
    if place is None or place.box not in inside:
        return False
    is_list_of_links = place.linked > _MOST_LINKED * len(words) and boxes[place.box].tag in ("li", "div", "ul", "td")
    return not is_list_of_links
