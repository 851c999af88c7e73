"""Margin cards: one beside the line where its quote starts, stacked without overlap, never far from its line."""

from __future__ import annotations

from collections.abc import Collection, Container, Sequence
from itertools import groupby
from typing import NamedTuple

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, QSize, QSizeF, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetricsF,
    QPainter,
    QPainterPath,
    QPen,
    QPixmap,
    QTextLayout,
    QTextOption,
)

from workbench.core.records import Card
from workbench.core.wording import trn
from workbench.ui.panes.source.colours import Colours
from workbench.ui.panes.source.deck import Deck
from workbench.ui.panes.source.fonts import ReadingFonts

SPACING = 8
CLOSE = 4
FARTHEST = 130
CROWDED = 56
# Cards stand below their line at most so far as this, so nothing beyond it can matter to what is in sight.
LOOK_AROUND = 260
# Pictures of cards that are kept: five dense pages of them.
_DRAWN = 150
_PAD = 9
_INDENT = 13


class Written(NamedTuple):
    """One line of a card: its words, cut to fit, and the role they are drawn in."""

    text: str
    role: str
    rest: str = ""


class Placed(NamedTuple):
    """One card where it stands in the viewport; `hidden` counts quotes that found no room, for a card of its own."""

    quote_id: int
    modality: str
    rect: QRect
    lines: tuple[Written, ...]
    hidden: tuple[int, ...] = ()


class Anchored(NamedTuple):
    """Where a card would like to stand: the y of its quote's first line, and the paragraph of that."""

    quote_id: int
    y: int
    paragraph: int


class _Wanted(NamedTuple):
    """What of one paragraph may have cards, down to where these may reach, in a view of this height."""

    anchors: list[Anchored]
    rest: list[int]
    floor: int
    height: int
    focus: int | None
    focus_at: int

    def is_last(self, at: int) -> bool:
        """Whether nothing comes after this that may have to be counted below it."""
        return at + 1 == len(self.anchors) and not self.rest

    def is_out_of_sight(self, at: int, top: int) -> bool:
        """Whether this card and all after it are below the view; a focused one, being tall, may push others up."""
        return top >= self.height and at > self.focus_at


class _Look(NamedTuple):
    """How a card is drawn."""

    card: Placed
    colours: Colours
    is_focused: bool
    ratio: float

    @property
    def key(self) -> tuple[object, ...]:
        """What its picture hangs on, wherever it stands."""
        card = self.card
        size = card.rect.size().toTuple()
        return card.lines, size, card.modality, bool(card.hidden), id(self.colours), self.is_focused, self.ratio


class Margin:
    """Asks for the cards of the quotes in sight, keeps them, and finds each its place."""

    def __init__(self, fonts: ReadingFonts) -> None:
        self._fonts = fonts
        self.deck = Deck()
        self._written: dict[int, dict[tuple[int, bool], tuple[Written, ...]]] = {}
        self._pictures: dict[tuple[object, ...], QPixmap] = {}
        self._unpictured: list[_Look] = []
        self._blanks: dict[tuple[object, ...], QPixmap] = {}
        self._measure()

    def restyle(self, fonts: ReadingFonts) -> None:
        """Write in other fonts from now on."""
        self._fonts = fonts
        self._written.clear()
        self._measure()
        self._pictures.clear()
        self._unpictured.clear()
        self._blanks.clear()

    def _measure(self) -> None:
        self._pitch = _pitch_of(self._fonts)
        self._metrics = QFontMetricsF(self._fonts.card)
        self._bold_metrics = QFontMetricsF(self._fonts.card_bold)
        self._advances: dict[str, float] = {}

    def _advance(self, heading: str) -> float:
        """The width of the first word of a card; there are a dozen of them."""
        known = self._advances.get(heading)
        if known is None:
            known = self._advances[heading] = self._bold_metrics.horizontalAdvance(heading)
        return known

    def forget(self, quote_ids: Collection[int] | None = None) -> None:
        """Ask again for the cards of these quotes, of all without any: what they say may have changed."""
        self.deck.forget(quote_ids)
        if quote_ids is None:
            self._written.clear()
            return
        for quote_id in quote_ids:
            self._written.pop(quote_id, None)

    def place(
        self, anchors: Sequence[Anchored], *, left: int, width: int, height: int, focus: int | None = None
    ) -> list[Placed]:
        """Cards of a view of this height in order of y, the focused one always in full; `anchors` in text order.

        The cards of a paragraph keep to the room from its first quote to the first quote of a later one. What stands
        there is decided by these two alone, so that no card changes place or size because others scroll in or out. Of
        those out of sight, only such as others hang on are read and placed.
        """
        groups = [list(group) for _, group in groupby(anchors, key=lambda anchor: anchor.paragraph)]
        floors = [group[0].y for group in groups[1:]] + [groups[-1][0].y + 10 * FARTHEST] if groups else []
        likely = [
            self._likely(group, floor, height, focus) for group, floor in zip(groups, floors, strict=True) if floor > 0
        ]
        having = self.deck.having([anchor.quote_id for group in likely for anchor in group.anchors])
        wanted = [self._having(group, having) for group in likely]
        self.deck.read([quote_id for group in wanted for quote_id in self._expected(group)])
        placed: list[Placed] = []
        for group in wanted:
            found, is_whole = self._stack(group, left=left, width=width)
            if is_whole:
                found = self._with_rest(found, group.rest, left=left, width=width)
            placed += self._within(found, group.floor)
        return placed

    def _likely(self, group: list[Anchored], floor: int, height: int, focus: int | None) -> _Wanted:
        # A paragraph may hold hundreds of quotes: no more cards are read than there may be room for.
        most = 2 * ((floor - group[0].y) // (self._least + CLOSE)) + 4
        likely = [anchor for at, anchor in enumerate(group) if at < most or anchor.quote_id == focus]
        rest = [anchor.quote_id for anchor in group[most:] if anchor.quote_id != focus]
        return _Wanted(likely, rest, floor, height, focus, -1)

    @staticmethod
    def _having(likely: _Wanted, having: Container[int]) -> _Wanted:
        anchors = [anchor for anchor in likely.anchors if anchor.quote_id in having]
        focus_at = next((at for at, anchor in enumerate(anchors) if anchor.quote_id == likely.focus), -1)
        return likely._replace(anchors=anchors, focus_at=focus_at)

    def _expected(self, wanted: _Wanted) -> list[int]:
        """Those that would be shown if each card took the least room: the others are most likely only counted."""
        found: list[int] = []
        free = wanted.anchors[0].y if wanted.anchors else 0
        for at, anchor in enumerate(wanted.anchors):
            top = max(anchor.y, free)
            if wanted.is_out_of_sight(at, top):
                break
            has_room = top - anchor.y <= FARTHEST and (not found or self._fits(wanted, at, top))
            if has_room or anchor.quote_id == wanted.focus:
                found.append(anchor.quote_id)
                free = top + self._least + CLOSE
        return found

    def _with_rest(self, placed: list[Placed], rest: Sequence[int], *, left: int, width: int) -> list[Placed]:
        """The same with those that were never asked for counted at their end."""
        if placed and rest:
            last = placed.pop() if placed[-1].hidden else None
            below = last.rect.bottom() + 1 if last else placed[-1].rect.bottom() + 1 + CLOSE + self._pitch
            hidden = (*last.hidden, *rest) if last else rest
            self._tell_hidden(placed, hidden, left=left, width=width, below=below + CLOSE)
        return placed

    def paint(self, painter: QPainter, placed: Sequence[Placed], colours: Colours, *, lit: Container[int]) -> None:
        """Draw them, those of the quotes `lit` with a frame of their own."""
        ratio = painter.device().devicePixelRatioF()
        for card in placed:
            look = _Look(card, colours, not card.hidden and card.quote_id in lit, ratio)
            known = self._pictures.get(look.key)
            if known is not None:
                painter.drawPixmap(card.rect.topLeft(), known)
            else:
                painter.translate(card.rect.topLeft())
                self._draw(painter, look)
                painter.translate(-card.rect.topLeft())
                self._unpictured.append(look)

    @property
    def is_behind(self) -> bool:
        """Whether cards were drawn that there are no pictures of."""
        return bool(self._unpictured)

    def picture(self) -> None:
        """Make pictures of the cards drawn last: they are shown again for each pixel scrolled and each quote made.

        Not in the frame that shows them first: a jump to thirty new ones would wait for it.
        """
        latest, self._unpictured = self._unpictured[-_DRAWN:], []
        for look in latest:
            if look.key not in self._pictures:
                self._pictures[look.key] = self._pictured(look)
        while len(self._pictures) > _DRAWN:
            del self._pictures[next(iter(self._pictures))]

    # -- what they say ---------------------------------------------------------------------------------------------

    def _lines(self, card: Card, width: int, is_compact: bool) -> tuple[Written, ...]:
        written = self._written.setdefault(card.quote_id, {})
        key = (width, is_compact)
        if key not in written:
            written[key] = tuple(self._write(card, width - _INDENT - _PAD, is_compact))
        return written[key]

    def _write(self, card: Card, width: int, is_compact: bool) -> list[Written]:
        plain, metrics = self._fonts.card, self._metrics
        rest = f" · {card.rating}" if card.rating else ""
        if is_compact and card.what:
            rest = f" · {card.what}"
        heading = card.heading
        if self._advance(heading) > width:
            heading = self._bold_metrics.elidedText(heading, Qt.TextElideMode.ElideRight, width)
        room = width - self._advance(heading)
        who = card.who
        if card.rating and not is_compact and metrics.horizontalAdvance(rest) > room:
            # A grade of which nothing but dots is seen stands before the one who speaks.
            rest, who = "", " · ".join(part for part in (card.rating, card.who) if part)
        lines = [Written(heading, "heading", rest and metrics.elidedText(rest, Qt.TextElideMode.ElideRight, room))]
        if is_compact:
            return lines
        lines += [Written(line, "text") for line in fitted(card.what, plain, width, most=2)]
        lines += [Written(line, "muted") for line in fitted(who, plain, width, most=1)]
        warning = f"⚠ {card.warning}" if card.warning else ""
        return lines + [Written(line, "warning") for line in fitted(warning, plain, width, most=3)]

    # -- where they stand ------------------------------------------------------------------------------------------

    def _height(self, card: Card, width: int, is_compact: bool) -> int:
        return len(self._lines(card, width, is_compact)) * self._pitch + 2 * _PAD - 4

    @property
    def _least(self) -> int:
        """The height of a card of one line."""
        return self._pitch + 2 * _PAD - 4

    def _stack(self, wanted: _Wanted, *, left: int, width: int) -> tuple[list[Placed], bool]:
        """The cards from the top down, and whether they are all: those below the view are left out."""
        placed: list[Placed] = []
        anchors, floor = wanted.anchors, wanted.floor
        ids = [anchor.quote_id for anchor in anchors]
        free = anchors[0].y if anchors else 0
        hidden: list[int] = []
        for at, (quote_id, y, _) in enumerate(anchors):
            top, is_focused = max(y, free), quote_id == wanted.focus
            fits = self._fits(wanted, at, top)
            if not is_focused and (top - y > FARTHEST or ((placed or hidden) and not fits)):
                if not hidden:
                    free = top + self._pitch + CLOSE
                hidden.append(quote_id)
                continue
            if fits and not hidden and wanted.is_out_of_sight(at, top):
                return placed, False
            card = self.deck.card(ids, at)
            if card is None:
                # It went since it was said to be there.
                continue
            self._tell_hidden(placed, hidden, left=left, width=width, below=free)
            hidden = []
            following = anchors[at + 1].y + CROWDED if at + 1 < len(anchors) else floor
            room = min(following, floor - self._reserve(wanted, at)) - top
            is_small = not is_focused and self._is_crowded(card, width, room)
            rect = QRect(left, top, width, self._height(card, width, is_small))
            placed.append(Placed(quote_id, card.modality, rect, self._lines(card, width, is_small)))
            free = top + rect.height() + (CLOSE if is_small else SPACING)
        self._tell_hidden(placed, hidden, left=left, width=width, below=free)
        return placed, True

    def _fits(self, wanted: _Wanted, at: int, top: int) -> bool:
        """Whether at least one line of a card has room from `top` on, and below it the line that counts the others."""
        return top + self._least + self._reserve(wanted, at) <= wanted.floor

    def _reserve(self, wanted: _Wanted, at: int) -> int:
        """What is kept free below a card, so that no card is pushed up for what comes after it."""
        return CLOSE if wanted.is_last(at) else SPACING + self._pitch + CLOSE

    def _within(self, placed: list[Placed], floor: int) -> list[Placed]:
        """The same, moved up where the last of them would reach into the next paragraph's: a focused card is tall."""
        found: list[Placed] = []
        for card in reversed(placed):
            over = card.rect.bottom() + CLOSE - floor
            moved = card._replace(rect=card.rect.translated(0, -over)) if over > 0 else card
            found.append(moved)
            floor = moved.rect.top()
        return found[::-1]

    def _is_crowded(self, card: Card, width: int, room: int) -> bool:
        # Most cards of a crowded page are never written in full: two lines are the least that would take.
        return room < 2 * self._pitch or self._height(card, width, False) > room

    def _tell_hidden(
        self, placed: list[Placed], quote_ids: Sequence[int], *, left: int, width: int, below: int
    ) -> None:
        """One line that counts them, with room up to `below`; a line of a crowded page counts dozens."""
        if quote_ids:
            rect = QRect(left + 4, below - CLOSE - self._pitch, width - 4, self._pitch)
            words = trn("{count} more quote", "{count} more quotes", len(quote_ids))
            placed.append(Placed(quote_ids[0], "", rect, (Written(words, "muted"),), tuple(quote_ids)))

    # -- drawing ---------------------------------------------------------------------------------------------------

    def _pictured(self, look: _Look) -> QPixmap:
        picture = QPixmap(look.card.rect.size() * look.ratio)
        picture.setDevicePixelRatio(look.ratio)
        picture.fill(Qt.GlobalColor.transparent)
        painter = QPainter(picture)
        self._draw(painter, look)
        painter.end()
        return picture

    def _draw(self, painter: QPainter, look: _Look) -> None:
        if look.card.hidden:
            self._draw_more(painter, look.card, look.colours)
        else:
            self._draw_card(painter, look.card, look.colours, is_focused=look.is_focused)

    def _draw_card(self, painter: QPainter, card: Placed, colours: Colours, *, is_focused: bool) -> None:
        size, ratio = card.rect.size(), painter.device().devicePixelRatioF()
        painter.drawPixmap(0, 0, self._blank(size, card.modality, colours, is_focused, ratio))
        y, ascent = _PAD - 2, self._metrics.ascent()
        for line in card.lines:
            self._draw_line(painter, line, QPointF(_INDENT, y + ascent), colours)
            y += self._pitch

    def _blank(self, size: QSize, modality: str, colours: Colours, is_focused: bool, ratio: float) -> QPixmap:
        # Cards come in a few sizes and colours; rounded corners take longer to draw than all that is written inside.
        key = (size.toTuple(), modality, is_focused, id(colours), ratio)
        known = self._blanks.get(key)
        if known is None:
            known = self._blanks[key] = self._drawn_blank(size, modality, colours, is_focused, ratio)
        return known

    def _drawn_blank(self, size: QSize, modality: str, colours: Colours, is_focused: bool, ratio: float) -> QPixmap:
        blank = QPixmap(size * ratio)
        blank.setDevicePixelRatio(ratio)
        blank.fill(Qt.GlobalColor.transparent)
        whole = QRectF(QPointF(0, 0), QSizeF(size))
        box = whole.adjusted(0.5, 0.5, -0.5, -0.5)
        outline, clip = QPainterPath(), QPainterPath()
        outline.addRoundedRect(box, 5, 5)
        clip.addRoundedRect(whole, 5, 5)
        painter = QPainter(blank)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillPath(outline, colours.card)
        painter.setClipPath(clip)
        painter.setPen(QPen(colours.accent if is_focused else colours.border, 1.0))
        painter.drawPath(outline)
        painter.fillRect(QRectF(box.left() - 1, box.top() - 1, 4.5, box.height() + 2), colours.of(modality))
        painter.end()
        return blank

    def _draw_line(self, painter: QPainter, line: Written, at: QPointF, colours: Colours) -> None:
        shades = {"muted": colours.muted, "warning": colours.warning}
        painter.setPen(shades.get(line.role, colours.text))
        is_bold = line.role == "heading"
        painter.setFont(self._fonts.card_bold if is_bold else self._fonts.card)
        painter.drawText(at, line.text)
        if line.rest:
            advance = self._advance(line.text) if is_bold else self._metrics.horizontalAdvance(line.text)
            painter.setFont(self._fonts.card)
            painter.drawText(at + QPointF(advance, 0), line.rest)

    def _draw_more(self, painter: QPainter, card: Placed, colours: Colours) -> None:
        painter.setFont(self._fonts.small)
        painter.setPen(QColor(colours.muted))
        place = QRect(QPoint(0, 0), card.rect.size())
        painter.drawText(place, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, card.lines[0].text)


def _pitch_of(fonts: ReadingFonts) -> int:
    return round(QFontMetricsF(fonts.card).height() * 1.06)


def fitted(text: str, font: QFont, width: int, *, most: int) -> list[str]:
    """`text` on at most `most` lines of `width` pixels, the last one elided when there is more; [] without text."""
    if not text:
        return []
    metrics = QFontMetricsF(font)
    if metrics.horizontalAdvance(text) <= width:
        return [text]
    layout = QTextLayout(text, font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    starts: list[int] = []
    layout.beginLayout()
    while len(starts) <= most and (line := layout.createLine()).isValid():
        line.setLineWidth(width)
        starts.append(line.textStart())
    layout.endLayout()
    shown = layout.text()
    lines = [shown[a:b].rstrip() for a, b in zip(starts, [*starts[1:], len(shown)], strict=True)]
    if len(starts) > most:
        rest = shown[starts[most - 1] :]
        lines = [*lines[: most - 1], metrics.elidedText(rest, Qt.TextElideMode.ElideRight, width)]
    return lines
