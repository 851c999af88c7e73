"""From the lines of PDF pages to paragraphs: what the page broke is joined, what only the page needs is left out."""

from __future__ import annotations

import itertools
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from workbench.core.kinds import BlockKind
from workbench.services.ingest.pdfhyphens import SOFT_HYPHENS, joined, known_words
from workbench.services.ingest.pdfline import Line
from workbench.services.ingest.pdfmargins import Edges, right_edges

_SENTENCE_ENDINGS = '.!?…»”"'
_BULLET = re.compile(r"(?:[•‣▪◦●○■–—*-]|\(?\d{1,3}[.)]|[a-z]\))\s+\S")
_CERTAIN_BULLETS = "•‣▪◦●○■"
_NUMBER = re.compile(r"[\s\-–—|/]*(?:page\s*)?\d{1,4}(?:\s*(?:/|of|sur|de)\s*\d{1,4})?[\s\-–—|]*", re.IGNORECASE)
# Only a line end that a program allowed itself parts these from their words.
_OPEN_MARKS, _CLOSING_MARKS = "«“‘([", "»”):;!?,."
# The call of a note stands behind the sentence.
_CALL = re.compile(r"(?<=.)\[\d{1,3}\]$")
_NOTE_OPENS = re.compile(r"\[?\d{1,3}[\]\s]|[*†]")
_NOTE = re.compile(r"\[\d{1,3}\] \S")
_BROWSER_HEAD = re.compile(r"\d{1,4}[/.-]\d{1,2}[/.-]\d{2,4},? \d{1,2}:\d{2}")
_BROWSER_FOOT = re.compile(r"((?:https?|file)://\S+)\s+\d{1,4}/\d{1,4}")
# How many lines at the top and the bottom of a page can be furniture.
_EDGE = 3
_SHORTEST_REPEATED = 20
_MOST_FURNITURE = 10
# The step of a text of two or three lines may be that between its paragraphs; lines themselves are rarely so far apart.
_FEWEST_STEPS, _WIDEST_OF_FEW = 4, 1.5
_FEWEST_FOR_WIDTH = 4


@dataclass(slots=True)
class Paragraph:
    """Lines that read as one; `turns` says at which character of `words` each further page begins."""

    words: str
    kind: BlockKind
    level: int
    page: int
    turns: list[tuple[int, int]]


def without_furniture(pages: list[list[Line]]) -> tuple[list[list[Line]], dict[int, str], int]:
    """The pages without running headers, footers and page numbers; printed number by page; how many lines went."""
    edges: Counter[str] = Counter()
    for lines in pages:
        edges.update({_pattern(line, len(pages)) for line in (*lines[:_EDGE], *lines[-_EDGE:])})
    needed = max(3, len(pages) // 3) if len(pages) > 2 else 2
    repeated = {pattern for pattern, count in edges.items() if count >= needed} | _alternating(pages)
    for lines in filter(_is_browsers, pages):
        repeated |= {_pattern(lines[0], len(pages)), _pattern(lines[-1], len(pages))}
    gap = _usual_gap([line for lines in pages for line in lines])
    labels: dict[int, str] = {}
    kept, dropped = [], 0
    for number, lines in enumerate(pages):
        top = _edge_length(lines, repeated, gap, len(pages))
        rest = lines[top:]
        bottom = _edge_length(rest[::-1], repeated, gap, len(pages))
        gone = [*lines[:top], *rest[len(rest) - bottom :]]
        for line in reversed(gone):
            if _NUMBER.fullmatch(line.bare) and (digits := re.search(r"\d+", line.bare)):
                labels.setdefault(number, digits[0])
        dropped += len(gone)
        kept.append(rest[: len(rest) - bottom])
    if _letters(kept) * _MOST_FURNITURE < _letters(pages):
        # A register or a form says nearly the same on every page.
        return pages, {}, 0
    return _without_repeats(kept), labels, dropped


def _is_browsers(lines: list[Line]) -> bool:
    """Whether a page has the head and the foot that browsers print: day and title, address and page."""
    return len(lines) > 2 and bool(_BROWSER_HEAD.match(lines[0].bare) and _BROWSER_FOOT.fullmatch(lines[-1].bare))


def printed_address(pages: list[list[Line]]) -> str:
    """The web address that a browser printed at the foot of every page, whole; "" where there is none."""
    feet = [_BROWSER_FOOT.fullmatch(lines[-1].bare) if _is_browsers(lines) else None for lines in pages if lines]
    found = {foot[1] if foot else "" for foot in feet}
    address = found.pop() if len(found) == 1 else ""
    return address if address.startswith("http") and not address.endswith(("…", "...")) else ""


def _alternating(pages: list[list[Line]]) -> set[str]:
    """What stands at one place over other words on most left pages, or on most right ones: a short text has but two."""
    found: set[str] = set()
    for side in (pages[::2], pages[1::2]):
        beside: dict[str, list[str]] = {}
        for lines in side:
            for edge, inner in ((lines[:2], lines[2]), (lines[-2:], lines[-3])) if len(lines) > 4 else ():
                for place in map(_placed, edge):
                    beside.setdefault(place, []).append(inner.bare)
        found |= {place for place, inner in beside.items() if 1 < len(set(inner)) == len(inner) > len(side) // 2}
    return found if len(pages) > 2 else set()


def _placed(line: Line) -> str:
    return re.sub(r"\d+", "#", line.bare) + f"\n{line.bottom:.0f}"


def _letters(pages: list[list[Line]]) -> int:
    return sum(len(line.words) for lines in pages for line in lines)


def _without_repeats(pages: list[list[Line]]) -> list[list[Line]]:
    """Qt prints a line that the page cuts in two on both pages: it is read once."""
    found: list[list[Line]] = []
    for lines in pages:
        before = found[-1][-1] if found and found[-1] else None
        is_repeated = before is not None and lines and _is_same(before, lines[0])
        found.append(lines[1:] if is_repeated else lines)
    return found


def _is_same(line: Line, other: Line) -> bool:
    same = line.bare == other.bare and line.left == other.left and line.right == other.right
    return same and len(line.bare) >= _SHORTEST_REPEATED


def _pattern(line: Line, pages: int) -> str:
    """What a line has in common with its like on other pages; of two pages only, also its very place."""
    if pages > 2:
        return re.sub(r"\d+", "#", line.bare)
    return re.sub(r"\b[12] ?/ ?2$", "#/#", line.bare) + f"\n{line.bottom:.0f}"


def _edge_length(lines: list[Line], repeated: set[str], gap: float, pages: int) -> int:
    """How many lines from the edge are furniture: repeated or a page number, and set apart from what follows."""
    length = 0
    for line in lines[:_EDGE]:
        if repeated.isdisjoint((_pattern(line, pages), _placed(line))) and not (
            (pages > 1 or line.bare == "1") and _NUMBER.fullmatch(line.bare)
        ):
            break
        length += 1
    while 0 < length < len(lines) and not _is_apart(lines[length - 1], lines[length], gap):
        length -= 1
    return length


def _is_apart(line: Line, inner: Line, gap: float) -> bool:
    if not gap or not line.size or not inner.size:
        return True
    size = max(line.size, inner.size)
    return abs(line.size - inner.size) > 0.1 * size or abs(line.bottom - inner.bottom) > 1.25 * gap * size


def paragraphs(pages: list[list[Line]]) -> list[Paragraph]:
    """Paragraphs in reading order over all pages."""
    lines = [line for page in pages for line in page]
    vocabulary = known_words(line.words for line in lines)
    body = _body_size(lines)
    edges = right_edges(pages)
    gap = _usual_gap(lines)
    groups: list[list[Line]] = []
    for line in lines:
        if groups and _continues(groups[-1], line, gap, edges):
            groups[-1].append(line)
        else:
            groups.append([line])
    groups = list(_with_notes_before(groups, gap, edges, body))
    return [_paragraph(group, vocabulary, body) for group in groups]


def _with_notes_before(groups: list[list[Line]], gap: float, edges: Edges, body: float) -> Iterator[list[Line]]:
    """The groups of lines, those that notes at the foot of a page cut in two made whole: the notes stand before them."""
    at = 0
    while at < len(groups):
        group, end = groups[at], at + 1
        while end < len(groups) and _is_note(groups[end], body):
            end += 1
        rest = groups[end][0] if at + 1 < end < len(groups) and not _is_note(group, body) else None
        is_turned = rest is not None and (rest.page != group[-1].page or rest.bottom > group[-1].top)
        if rest is not None and is_turned and _continues(group, rest, gap, edges):
            yield from groups[at + 1 : end]
            groups[end] = group + groups[end]
            at = end
        else:
            yield group
            at += 1


def _is_note(group: list[Line], body: float) -> bool:
    line = group[0]
    return 0 < line.size < 0.88 * body and _NOTE_OPENS.match(line.bare) is not None


def _body_size(lines: Iterable[Line]) -> float:
    sizes: Counter[float] = Counter()
    for line in lines:
        if line.size:
            sizes[line.size] += len(line.words)
    return sizes.most_common(1)[0][0] if sizes else 0.0


def _usual_gap(lines: list[Line]) -> float:
    """The usual distance from one line to the next, relative to the font size; 0 when no boxes are known."""
    steps = [
        (line.bottom - following.bottom) / line.size
        for line, following in itertools.pairwise(lines)
        if line.page == following.page and line.size and following.size == line.size and line.bottom > following.bottom
    ]
    # Below the median: on short pages half of the steps are those between paragraphs.
    usual = sorted(steps)[len(steps) * 3 // 10] if steps else 0.0
    return min(usual, _WIDEST_OF_FEW) if len(steps) < _FEWEST_STEPS else usual


def _continues(group: list[Line], line: Line, gap: float, edges: Edges) -> bool:
    """Whether `line` reads on from the group: same type, no extra space, no new indent, no ended paragraph before it."""
    before = group[-1]
    if line.is_row or before.is_row:
        return False
    if before.bare[-1:] in SOFT_HYPHENS and before.bare:
        return True
    if before.size and line.size and abs(before.size - line.size) > 0.15 * before.size:
        return False
    ended = _CALL.sub("", before.bare)[-1:] in _SENTENCE_ENDINGS
    if before.bare[-1:] in _OPEN_MARKS or (line.bare[:1] in _CLOSING_MARKS and not ended):
        return True
    if not gap or not before.size or not line.size:
        return not _BULLET.match(line.bare) and (not ended or len(before.bare) > 60)
    is_short = edges.leaves_room(before, line) or (ended and edges.is_alone(before))
    if _BULLET.match(line.bare) and (
        ended or is_short or before.bare[-1:] in ":;" or line.bare[0] in _CERTAIN_BULLETS or before.page != line.page
    ):
        # A dash can also stand where a sentence is broken.
        return False
    if before.page != line.page or line.bottom > before.top:
        if ended:
            if len(group) >= _FEWEST_FOR_WIDTH and max(one.right for one in group) - before.right > before.size:
                # Its last line is shorter than the others, whatever stands above and below the columns.
                return False
            return not (edges.leaves_room(before, line, is_end=True) or edges.is_indented(line))
        return not is_short and _goes_on(before, line)
    if (before.bottom - line.bottom) / before.size > gap * 1.3 + 0.05:
        return False
    indent = line.left - _left_of(group)
    if is_short and (ended or not line.bare[:1].islower() or edges.is_far_from_end(before, [*group[-2:-1], line])):
        return False
    return not (ended and 0.8 * line.size < indent < 6 * line.size)


def _left_of(group: list[Line]) -> float:
    """Where the lines of a paragraph begin in its last column; its first line may be indented."""
    left = group[-1].left
    for following, line in zip(reversed(group), reversed(group[1:-1]), strict=False):
        if line.page != following.page or line.bottom < following.bottom:
            break
        left = min(left, line.left)
    return left


def _goes_on(before: Line, line: Line) -> bool:
    """Whether an open sentence at the foot of a column goes on in the next; a name may open a line, a heading too."""
    return not line.bare[:1].isupper() or before.bare[-1:].islower() or before.bare[-1:] == ","


def _paragraph(group: list[Line], vocabulary: set[str], body: float) -> Paragraph:
    words, turns, page = group[0].bare, [], group[0].page
    for line in group[1:]:
        words = joined(words, line.bare, vocabulary)
        if line.page != page:
            page = line.page
            turns.append((len(words) - len(line.bare), page))
    kind, level = _kind(group, words, body)
    return Paragraph(words.replace("\ufffe", "-").replace("\x02", "-"), kind, level, group[0].page, turns)


def _kind(group: list[Line], words: str, body: float) -> tuple[BlockKind, int]:
    size = group[0].size
    if group[0].is_row:
        return BlockKind.ROW, 0
    if body and size > 1.12 * body and len(words) < 200:
        return BlockKind.HEADING, 1 if size > 1.35 * body else 2
    if _NOTE.match(words) or (body and size < 0.88 * body and _NOTE_OPENS.match(words)):
        return BlockKind.FOOTNOTE, 0
    return (BlockKind.ITEM, 1) if _BULLET.match(words) else (BlockKind.PARAGRAPH, 0)
