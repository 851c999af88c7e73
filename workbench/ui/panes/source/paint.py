"""Painting one frame: text, underlines by modality, selection, stripes in the gutter, page and paragraph numbers."""

from __future__ import annotations

from collections.abc import Callable, Container, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from typing import NamedTuple

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter

from workbench.core.kinds import BlockKind
from workbench.core.spans import Span
from workbench.core.wording import tr
from workbench.ui.panes.source.colours import Colours, underlined
from workbench.ui.panes.source.fonts import ReadingFonts
from workbench.ui.panes.source.layout import PAGE_BREAK, TOP_MARGIN, Flow, Laid, Line
from workbench.ui.panes.source.spans import Hit
from workbench.ui.panes.source.striping import Striping

LEVELS = 3
# Underlines of more quotes than these in one place cover one another: stripes and cards tell those apart.
DEEPEST = 5
STRIPE = 4
GUTTER = 34
NUMBERS = 34
GAP = 16
_SERIES = 5
_BEYOND = 8
# Quotes of one paragraph whose places are kept.
_PLACED = 500
_APART = " · "
_BULLETS = "-–—•·▪◦*"


class FoundHit(NamedTuple):
    """Found words in sight; the current one stands out, one left out of what will be quoted is only outlined."""

    start: int
    end: int
    is_current: bool
    is_left_out: bool


# Underlines of a frame: (modality, is faint) -> boxes.
Strokes = dict[tuple[str, bool], list[QRect]]


@dataclass(slots=True)
class Frame:
    """What one repaint shows; x and y are viewport pixels, offsets are code points."""

    flow: Flow
    fonts: ReadingFonts
    colours: Colours
    left: int
    width: int
    height: int
    visible: Sequence[tuple[Laid, int]]
    hits: Sequence[Hit] = ()
    focus: int | None = None
    dimmed: Container[int] = ()
    related: Container[int] = ()
    mark: Span | None = None
    selections: Sequence[Span] = ()
    caret: int | None = None
    found: Sequence[FoundHit] = ()
    bookmarks: Sequence[int] = ()
    pointed_at: int | None = None
    striping: Striping = field(default_factory=Striping)
    lit: Sequence[Span] = ()
    stripes: dict[int, tuple[int, int]] = field(default_factory=dict)


def paint(painter: QPainter, frame: Frame) -> None:
    """The whole frame but for the margin cards; fills `frame.stripes` (row -> top and bottom) on the way."""
    strokes: Strokes = {}
    for laid, y in frame.visible:
        _paint_furniture(painter, frame, laid, y)
        _paint_grounds(painter, frame, laid, y)
        painter.setPen(frame.colours.text)
        laid.layout.draw(painter, QPointF(frame.left, y))
        _underline(frame, laid, y, strokes)
    # All of one kind at once: a page may hold hundreds, and to call Qt for each takes longer than to draw them.
    # Where too many overlap to stand apart, those that say something are drawn over those that say nothing yet.
    for (modality, is_faint), boxes in sorted(strokes.items()):
        frame.colours.underline(painter, boxes, modality, faint=is_faint)
    for laid, y in frame.visible:
        if frame.caret is not None and laid.start <= frame.caret <= laid.end:
            _paint_caret(painter, frame, laid, y)
    _paint_stripes(painter, frame)


def paint_hint(painter: QPainter, words: str, frame: Frame, *, view: QRect) -> None:
    """A quiet strip at the bottom of `view` that says which keys do what, at its top while the caret is down there."""
    fonts, colours = frame.fonts, frame.colours
    painter.setFont(fonts.small)
    metrics = painter.fontMetrics()
    shown = fitting(words, lambda said: metrics.horizontalAdvance(said) <= view.width() - 36)
    width, height = metrics.horizontalAdvance(shown) + 20, metrics.height() + 8
    is_low = any(
        laid.start <= part.end <= laid.end and y + laid.height > view.height() - 60
        for laid, y in frame.visible
        for part in frame.selections
    )
    box = QRectF((view.width() - width) // 2, 8 if is_low else view.height() - height - 8, width, height)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(colours.border)
    painter.setBrush(colours.card)
    painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), 5, 5)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
    painter.setPen(colours.muted)
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, shown)


def fitting(words: str, fits: Callable[[str], bool]) -> str:
    """As many of the hints " · " keeps apart as fit, whole ones, and always the last: how to get out."""
    first, *others = words.split(_APART)
    while others and not fits(_APART.join([first, *others])):
        if len(others) == 1:
            return others[0]
        del others[-2]
    return _APART.join([first, *others])


def stretches(laid: Laid, line: Line, start: int, end: int) -> list[tuple[float, float]]:
    """Where units `start`-`end` stand on `line`: left and right of each stretch, several in bidirectional text."""
    start, end = max(start, line.start), min(end, line.end)
    if start >= end:
        return []
    if not laid.is_bidirectional:
        left = line.left if start == line.start else line.x(start)
        right = line.right if end == line.end else min(line.x(end), line.right)
        return [(left, right)] if right > left else []
    return _merged(sorted(_cells(line, start, end)))


def track_x(left: int, track: int) -> int:
    """Left edge of the stripe of `track`, for a text column that starts at `left`."""
    return left - GAP - GUTTER + min(track, _SERIES - 1) * 7


def lines_of(laid: Laid, start: int, end: int) -> Iterator[Line]:
    """The lines of `laid` that hold part of code points `start`-`end`."""
    first, last = laid.units.to_units(max(0, start - laid.start)), laid.units.to_units(min(end, laid.end) - laid.start)
    yield from laid.lines[slice(*laid.between(first, last))]


def _cells(line: Line, start: int, end: int) -> Iterator[tuple[float, float]]:
    # Glyphs know where they stand; the caret's place is ambiguous wherever the direction changes.
    for run in line.line.glyphRuns(start, end - start):
        ink = run.boundingRect()
        if ink.width() > 0:
            yield ink.left(), ink.right()


def _merged(cells: list[tuple[float, float]]) -> list[tuple[float, float]]:
    merged: list[tuple[float, float]] = []
    for left, right in cells:
        if merged and left <= merged[-1][1] + 1.0:
            merged[-1] = (merged[-1][0], max(merged[-1][1], right))
        else:
            merged.append((left, right))
    return merged


def _paint_grounds(painter: QPainter, frame: Frame, laid: Laid, y: int) -> None:
    for hit in frame.hits:
        is_lit = hit.quote_id == frame.pointed_at or hit.quote_id in frame.related
        if hit.quote_id == frame.focus or is_lit:
            colour = frame.colours.focus if hit.quote_id == frame.focus else frame.colours.related
            _paint_ground(painter, frame, laid, y=y, span=(hit.start, hit.end), colour=colour)
    if frame.mark is not None:
        colour = frame.colours.focus if frame.lit else frame.colours.mark
        _paint_ground(painter, frame, laid, y=y, span=(frame.mark.start, frame.mark.end), colour=colour)
    for words in frame.lit:
        _paint_ground(painter, frame, laid, y=y, span=(words.start, words.end), colour=frame.colours.mark)
    for found in frame.found:
        colour = frame.colours.found if found.is_current else frame.colours.mark
        colour = frame.colours.left_out if found.is_left_out else colour
        _paint_ground(painter, frame, laid, y=y, span=(found.start, found.end), colour=colour)
    for chosen in frame.selections:
        _paint_ground(painter, frame, laid, y=y, span=(chosen.start, chosen.end), colour=frame.colours.chosen)


def _paint_ground(
    painter: QPainter, frame: Frame, laid: Laid, *, y: int, span: tuple[int, int], colour: QColor
) -> None:
    start, end = max(span[0], laid.start), min(span[1], laid.end)
    if start >= end:
        return
    first, last = laid.units.to_units(start - laid.start), laid.units.to_units(end - laid.start)
    for line in laid.lines:
        if not _is_seen(frame, y, line):
            continue
        # No edge where a piece of a long paragraph goes on in the same line: colours would add up there.
        before = 0 if line.top < 0 and span[0] < laid.start else 1
        after = 0 if line is laid.lines[-1] and span[1] > laid.end else 1
        for left, right in stretches(laid, line, first, last):
            top = y + line.baseline - line.line.ascent() + 1
            height = line.line.ascent() + line.line.descent()
            painter.fillRect(QRectF(frame.left + left - before, top, right - left + before + after, height), colour)


def _underline(frame: Frame, laid: Laid, y: int, strokes: Strokes) -> None:
    """Add the underlines of a paragraph to those of the frame, and its part of the stripes."""
    seen = [at for at, line in enumerate(laid.lines) if _is_seen(frame, y, line)]
    if not seen:
        return
    for hit in frame.hits:
        if hit.start >= laid.end or hit.end <= laid.start:
            continue
        place = _placed(laid, hit.start, hit.end)
        low, high = max(place.first, seen[0]), min(place.last, seen[-1])
        if low > high:
            continue
        if hit.track < DEEPEST or hit.quote_id == frame.focus:
            boxes = strokes.setdefault((hit.modality, hit.quote_id in frame.dimmed), [])
            sink, thick = underlined(hit.modality)
            sink += y + 3 + 3 * min(hit.track, LEVELS - 1)
            for at in range(low, high + 1):
                depth = laid.lines[at].baseline + sink
                boxes += [QRect(frame.left + left, depth, width, thick) for left, width in place.pieces(laid, at)]
        _reach(frame, hit.row, laid.lines[low], laid.lines[high], y)


def _reach(frame: Frame, row: int, first: Line, last: Line, y: int) -> None:
    """The stripe of `row` goes from here to there, or on to there where it began in a paragraph above."""
    known = frame.stripes.get(row)
    frame.stripes[row] = (known[0] if known else y + first.baseline - first.ascent + 2, y + last.baseline + 6)


class _Place:
    """The lines of one span in a paragraph, and where it stands in each: measured when that is first painted."""

    __slots__ = ("_pieces", "_units", "first", "last")

    def __init__(self, laid: Laid, first: int, last: int) -> None:
        self._units = first, last
        low, behind = laid.between(first, last)
        self.first, self.last = low, behind - 1
        self._pieces: list[list[tuple[int, int]] | None] = [None] * max(0, behind - low)

    def pieces(self, laid: Laid, at: int) -> list[tuple[int, int]]:
        """Left and width of each stretch in line `at`."""
        found = self._pieces[at - self.first]
        if found is None:
            found = self._pieces[at - self.first] = [
                (round(left), round(right - left)) for left, right in stretches(laid, laid.lines[at], *self._units)
            ]
        return found


def _placed(laid: Laid, start: int, end: int) -> _Place:
    """Where code points `start`-`end` stand in a paragraph as laid; looked for once."""
    found: _Place | None = laid.placed.get((start, end))
    if found is None:
        if len(laid.placed) > _PLACED:
            laid.placed.clear()
        first = laid.units.to_units(max(0, start - laid.start))
        found = _Place(laid, first, laid.units.to_units(min(end, laid.end) - laid.start))
        laid.placed[start, end] = found
    return found


def _part_stripes(frame: Frame) -> None:
    # Two quotes that share a line but no character share a track: each takes its half of that line.
    last: dict[int, Hit] = {}
    for hit in frame.hits:
        if hit.row not in frame.stripes:
            continue
        above = last.get(hit.track)
        last[hit.track] = hit
        if above is None:
            continue
        (top, bottom), (begin, end) = frame.stripes[above.row], frame.stripes[hit.row]
        if begin < bottom:
            middle = (begin + min(bottom, end)) // 2
            frame.stripes[above.row] = (top, max(top + 2, middle - 2))
            frame.stripes[hit.row] = (middle + 2, max(end, middle + 6))


def _paint_stripes(painter: QPainter, frame: Frame) -> None:
    _part_stripes(frame)
    painter.setPen(Qt.PenStyle.NoPen)
    shown: dict[int, tuple[QColor, list[QRect]]] = {}
    heaped: list[tuple[Hit, QColor]] = []
    for hit in frame.hits:
        place = frame.stripes.get(hit.row)
        if place is None:
            continue
        colour = frame.striping.colour(hit, frame.colours, faint=hit.quote_id in frame.dimmed)
        if hit.track >= _SERIES - 1:
            heaped.append((hit, colour))
        else:
            boxes = _stripe(frame, hit, *place, is_opaque=colour.alpha() == 255)
            shown.setdefault(colour.rgba(), (colour, []))[1].extend(boxes)
    for hit, colour, top, bottom in _uncovered(frame, heaped):
        boxes = _stripe(frame, hit, top, bottom, is_opaque=colour.alpha() == 255)
        shown.setdefault(colour.rgba(), (colour, []))[1].extend(boxes)
    # No two of them overlap: they are drawn by colour.
    for colour, boxes in shown.values():
        painter.setBrush(colour)
        painter.drawRects(boxes)


def _uncovered(frame: Frame, heaped: list[tuple[Hit, QColor]]) -> Iterator[tuple[Hit, QColor, int, int]]:
    """What is seen of stripes that share the last track: the later covers the earlier, the one looked at covers all."""
    if not heaped:
        return
    heaped.sort(key=lambda held: held[0].quote_id in (frame.focus, frame.pointed_at))
    # Whose each line of pixels is, from a little above what is in sight to a little below.
    size = frame.height + 2 * _BEYOND
    owners = [-1] * size
    for at, (hit, _) in enumerate(heaped):
        top, bottom = (min(max(y + _BEYOND, 0), size) for y in frame.stripes[hit.row])
        owners[top:bottom] = [at] * max(bottom - top, 0)
    y = -_BEYOND
    for owner, run in groupby(owners):
        length = len(list(run))
        if owner >= 0:
            yield (*heaped[owner], y, y + length)
        y += length


def _stripe(frame: Frame, hit: Hit, top: int, bottom: int, *, is_opaque: bool) -> list[QRect]:
    # Its ends are a pixel narrower at each side: at this width the eye takes that for round, and a rounded rectangle
    # takes ten times as long.
    extra = 1 if hit.quote_id in (frame.focus, frame.pointed_at) else 0
    left, width, height = track_x(frame.left, hit.track) - extra, STRIPE + 2 * extra, bottom - top
    whole = QRect(left + 1, top, width - 2, height)
    if is_opaque:
        return [whole, QRect(left, top + 1, width, height - 2)]
    # Where two faint ones lie on one another the colour would add up.
    return [whole, QRect(left, top + 1, 1, height - 2), QRect(left + width - 1, top + 1, 1, height - 2)]


def _paint_caret(painter: QPainter, frame: Frame, laid: Laid, y: int) -> None:
    assert frame.caret is not None
    unit = laid.units.to_units(frame.caret - laid.start)
    line = laid.line_of(unit)
    x = frame.left + line.x(unit)
    top = y + line.baseline - line.line.ascent() + 1
    painter.fillRect(QRectF(x - 1, top, 2, line.line.ascent() + line.line.descent()), frame.colours.accent)


def _paint_furniture(painter: QPainter, frame: Frame, laid: Laid, y: int) -> None:
    label = frame.flow.break_label(laid.index)
    if label is not None:
        top = y + (TOP_MARGIN // 2 if laid.index == 0 else 0)
        _paint_page_break(painter, frame, tr("p. {label}", label=label), y=top + PAGE_BREAK // 2 - 4)
    for page in frame.flow.pages_inside(laid.start, laid.end):
        _paint_page_inside(painter, frame, laid, y=y, offset=page.start, label=page.label)
    kind = frame.flow.kinds[laid.index]
    if not laid.lines:
        return
    for offset in frame.bookmarks:
        if laid.start <= offset < max(laid.end, laid.start + 1):
            _paint_bookmark(painter, frame, laid, y=y, offset=offset)
    first = laid.lines[0]
    number = frame.flow.numbers[laid.index]
    if number > 0 and kind is not BlockKind.HEADING:
        right = frame.left - GAP - GUTTER - 8
        painter.setFont(frame.fonts.number)
        painter.setPen(frame.colours.number)
        # At a point: to be fitted into a box takes Qt three times as long.
        # Five digits and more are wider than their column: into the gap before the stripes rather than out of the view.
        x = max(1.0, right - frame.fonts.width_of_number(number))
        at = QPointF(x, y + first.baseline + 4 - frame.fonts.number_descent)
        painter.drawText(at, str(number))
    if kind is BlockKind.ITEM and number > 0 and frame.flow.text[laid.start : laid.start + 1] not in _BULLETS:
        painter.setPen(frame.colours.muted)
        painter.setBrush(frame.colours.muted)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.drawEllipse(QPointF(frame.left + laid.indent - 10, y + first.baseline - 5), 1.8, 1.8)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)


def _paint_bookmark(painter: QPainter, frame: Frame, laid: Laid, *, y: int, offset: int) -> None:
    line = laid.line_of(laid.units.to_units(offset - laid.start))
    left, top = frame.left - GAP - GUTTER - NUMBERS - 4, y + line.baseline - 13
    ribbon = [QPointF(left, top), QPointF(left + 8, top), QPointF(left + 8, top + 13), QPointF(left + 4, top + 9)]
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(frame.colours.accent)
    painter.drawPolygon([*ribbon, QPointF(left, top + 13)])
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)


def _paint_page_break(painter: QPainter, frame: Frame, label: str, *, y: int) -> None:
    painter.setFont(frame.fonts.small)
    width = painter.fontMetrics().horizontalAdvance(label)
    right = frame.left + frame.width
    painter.setPen(frame.colours.border)
    painter.drawLine(frame.left, y, right - width - 10, y)
    painter.setPen(frame.colours.muted)
    painter.drawText(QRectF(right - width - 4, y - 12, width + 4, 24), Qt.AlignmentFlag.AlignCenter, label)


def _paint_page_inside(painter: QPainter, frame: Frame, laid: Laid, *, y: int, offset: int, label: str) -> None:
    line = laid.line_of(laid.units.to_units(offset - laid.start))
    if line is laid.lines[0] and frame.flow.break_label(laid.index) is not None:
        return
    painter.setPen(frame.colours.border)
    painter.drawLine(frame.left, y + line.top, frame.left + frame.width, y + line.top)
    painter.setFont(frame.fonts.small)
    painter.setPen(frame.colours.muted)
    box = QRectF(frame.left + frame.width + 2, y + line.top - 12, 60, 24)
    painter.drawText(box, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, tr("p. {label}", label=label))


def _is_seen(frame: Frame, y: int, line: Line) -> bool:
    return y + line.top < frame.height and y + line.top + line.height > 0
