"""The painted half of the source view: a text of any size with its overlapping quotes, scrolled by true heights."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Container, Iterator, Sequence

from PySide6.QtCore import QPoint, QRect, QSize, Qt, QTimer
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent, QShowEvent, QTextLine
from PySide6.QtWidgets import QWidget

from workbench.core.spans import Span
from workbench.core.texts import Block, Page
from workbench.core.wording import tr
from workbench.ui.panes.source import paint
from workbench.ui.panes.source.colours import Colours
from workbench.ui.panes.source.content import Content
from workbench.ui.panes.source.fonts import ReadingFonts
from workbench.ui.panes.source.layout import Flow, Laid
from workbench.ui.panes.source.margin import LOOK_AROUND, Anchored, Placed
from workbench.ui.panes.source.sight import Place, Sight
from workbench.ui.panes.source.spans import Hit
from workbench.ui.panes.source.strip import WIDTH, Outside
from workbench.ui.theme.theme import theme_switch

# Cards take their place from a text that is this wide, which it is in a window of 1280 pixels.
CARDS_FROM = 592
# Before the strip, which asks where everything stands; pictures of cards are for the frame after the next.
_LATER = 40


class SourceCanvas(Content):
    """Shows one text, its quotes and their cards; offsets are code points, ends are exclusive."""

    def __init__(self, parent: QWidget | None = None) -> None:
        self._zoom = 0
        self._left = 0
        self._awaited: int | None = None
        self._is_syncing = False
        self._stripes: dict[int, tuple[int, int]] = {}
        self._hits: Sequence[Hit] = ()
        super().__init__(parent)
        self._refining = QTimer(self)
        self._refining.setSingleShot(True)
        self._refining.setInterval(_LATER)
        self._refining.timeout.connect(self._refine)
        self._picturing = QTimer(self)
        self._picturing.setSingleShot(True)
        self._picturing.setInterval(_LATER)
        self._picturing.timeout.connect(lambda: self._margin.picture())
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.setViewportMargins(0, 0, WIDTH, 0)
        self._strip.pointed.connect(self._go_along)
        self._take("", (), ())
        theme_switch().switched.connect(self._on_theme)

    def show_only(self, spans: Sequence[Span] | None) -> int:
        """As `Content` says; the reader stays where they were, or at what comes before it."""
        place = self.top_offset
        hidden = super().show_only(spans)
        if place > self._flow.starts[0]:
            self.open_at(place)
        return hidden

    def open_at(self, offset: int) -> None:
        """Bring the line of `offset` to the top, as a reader left it; the text's first with the space above it."""
        if offset <= self._flow.starts[0]:
            self._sight.scroll_to(0)
        else:
            self._sight.restore(Place(self._flow.clamped(offset), 0))
        self._moved()

    def scroll_to(self, offset: int) -> None:
        """Bring `offset` comfortably into sight; moves nothing when it is there already."""
        if self.shows_part and not self._flow.shows(offset):
            self.show_only(None)  # whoever goes to a hidden place wants to see it
        if not self.isVisible():
            self._awaited = offset  # what is comfortable is known when the window has its size
        y = self._sight.y_of(self._flow.clamped(offset))
        height = self.viewport().height()
        if y is None or not height // 12 <= y <= height * 5 // 6:
            self._sight.centre(self._flow.clamped(offset))
            self._moved()

    @property
    def fonts(self) -> ReadingFonts:
        """What the text is set in now."""
        return self._fonts

    @property
    def column_width(self) -> int:
        """How wide the text is set now."""
        return self._columns()[1]

    @property
    def text(self) -> str:
        """The text shown."""
        return self._flow.text

    @property
    def focused_quote(self) -> int | None:
        """The quote marked as the one looked at."""
        return self._focus

    @property
    def placed_cards(self) -> Sequence[Placed]:
        """The cards of the last frame, from top to bottom."""
        return self._placed

    @property
    def top_offset(self) -> int:
        """The first character in sight."""
        return self._sight.keep().offset

    @property
    def place_label(self) -> str:
        """Where the reader is: "p. 3" of a paged document, else "§ 12"."""
        return self.place_of(self.top_offset)

    def place_of(self, offset: int) -> str:
        """Where `offset` is: "p. 3" of a paged document, else "§ 12"."""
        page = self._flow.page_at(offset)
        if page is not None:
            return tr("p. {label}", label=page.label)
        return tr("§ {number}", number=max(1, self._flow.number(self._flow.index_of(offset))))

    def zoom(self, steps: int) -> None:
        """Read in larger (or smaller) letters; 0 goes back to the theme's size."""
        self._zoom = max(-5, min(16, self._zoom + steps)) if steps else 0
        self._restyle()

    @property
    def zoomed(self) -> int:
        """How many points larger than the theme's the letters are."""
        return self._zoom

    def scroll_by(self, pixels: int) -> None:
        """Scroll down by `pixels`, up when negative."""
        self._sight.scroll_by(pixels)
        self._moved()

    def rect_of(self, offset: int) -> QRect | None:
        """Where the left edge of the character at `offset` stands in the viewport, None when it is screens away."""
        y = self._sight.y_of(offset)
        if y is None:
            return None
        laid = self._flow.laid(self._flow.index_of(offset))
        unit = laid.units.to_units(min(offset, laid.end) - laid.start)
        line = laid.line_of(unit)
        return QRect(self._left + round(line.x(unit)), y, 1, line.height)

    def rect_after(self, offset: int) -> QRect | None:
        """Where the right edge of the character before `offset` stands, as `rect_of` says of left edges."""
        y = self._sight.y_of(max(0, offset - 1))
        if y is None:
            return None
        laid = self._flow.laid(self._flow.index_of(max(0, offset - 1)))
        unit = laid.units.to_units(min(max(0, offset - 1), laid.end) - laid.start)
        line = laid.line_of(unit)
        after = laid.units.to_units(min(offset, laid.end) - laid.start)
        x = line.x(min(after, line.end)) if not laid.is_bidirectional else line.x(unit, QTextLine.Edge.Trailing)
        return QRect(self._left + round(x), y, 1, line.height)

    def beside_at(self, place: QPoint) -> int | None:
        """The quote whose card or stripe is under a viewport point."""
        for card in self._placed:
            if card.rect.contains(place) and self._spans.parts(card.quote_id):
                return card.quote_id
        for hit in self._hits:
            if not self._spans.parts(hit.quote_id):
                continue  # it went, and nothing was painted since
            top, bottom = self._stripes.get(hit.row, (0, 0))
            left = paint.track_x(self._left, hit.track)
            if top <= place.y() <= bottom and left - 1 <= place.x() <= left + paint.STRIPE + 1:
                return hit.quote_id
        return None

    def _go_along(self, fraction: float) -> None:
        self._sight.scroll_to(round(fraction * self._flow.total) - self._sight.height // 2)
        self._moved()

    # -- for the half that selects ---------------------------------------------------------------------------------

    def _selections(self) -> Sequence[Span]:
        return ()

    def _shown_caret(self) -> int | None:
        return None

    def _paint_over(self, painter: QPainter) -> None:
        """Paint what stands over text and cards."""

    def _take(self, text: str, blocks: Sequence[Block], pages: Sequence[Page], flow: Flow | None = None) -> None:
        width = self._columns()[1]
        self._flow = flow or Flow(text, blocks, pages, fonts=self._fonts, width=width, only=self._only)
        if flow is not None:
            flow.suit(self._fonts, width)
        self._sight = Sight(self._flow)
        self._arrange()
        self._strip.renew()

    def _on_theme(self) -> None:
        self._colours = Colours()
        self._restyle()

    def _restyle(self) -> None:
        place = self._sight.keep()
        self._fonts = ReadingFonts(self._zoom)
        self._margin.restyle(self._fonts)
        self._flow.restyle(self._fonts)
        self._arrange()
        self._sight.restore(place)
        self._moved()
        self._strip.renew()

    # -- geometry --------------------------------------------------------------------------------------------------

    @property
    def has_room_for_cards(self) -> bool:
        """Whether the view is wide enough for cards, and somebody gives them."""
        return self._margin.deck.has_provider and self.viewport().width() >= CARDS_FROM

    @property
    def _card_width(self) -> int:
        return max(168, min(250, self.viewport().width() // 4)) if self.has_room_for_cards else 0

    def _arrange(self) -> None:
        self._left, column = self._columns()
        self._sight.height = self.viewport().height()
        if self._flow.width != column:
            place = self._sight.keep()
            self._flow.resize(column)
            self._sight.restore(place)
        if self._flow.is_rough:
            self._refining.start()
        self._moved()

    def _refine(self) -> None:
        self._flow.refine()
        self._moved()

    def _columns(self) -> tuple[int, int]:
        """Where the text column starts, and its width."""
        width = self.viewport().width()
        left = paint.GAP + paint.GUTTER + paint.NUMBERS + 4
        right = self._card_width + 34 if self.has_room_for_cards else 26
        column = max(120, min(self._fonts.column, width - left - right))
        return left + max(0, (width - left - right - column) // 2), column

    def _moved(self) -> None:
        bar = self.verticalScrollBar()
        self._is_syncing = True
        bar.setPageStep(self._sight.height)
        bar.setSingleStep(3 * 9)
        if not bar.isSliderDown():
            bar.setRange(0, self._sight.range)
            bar.setValue(self._sight.position)
        self._is_syncing = False
        self.viewport().update()
        self.place_changed.emit()

    def _frame(self) -> paint.Frame:
        visible = self._sight.visible()
        self._hits = self._spans.hits(visible[0][0].start, visible[-1][0].end) if len(self._spans) else []
        self._striping.prepare(self._hits)
        return paint.Frame(
            self._flow,
            self._fonts,
            self._colours,
            self._left,
            self._flow.width,
            self.viewport().height(),
            visible,
            self._hits,
            self._focus,
            self._left_faint([hit.quote_id for hit in self._hits]),
            self._related,
            self._mark,
            self._selections(),
            self._shown_caret(),
            lit=self._lit,
            found=self._found_between(visible[0][0].start, visible[-1][0].end),
            bookmarks=self._bookmarks,
            pointed_at=self._pointed_at,
            striping=self._striping,
        )

    def _left_faint(self, ids: Sequence[int]) -> Container[int]:
        """Of these quotes those to be drawn faintly; a filter is asked once for all, and not for each line of each."""
        if not isinstance(self._dimmed, Outside):
            return self._dimmed
        return frozenset(id for id, is_kept in zip(ids, self._dimmed.keeps(ids), strict=True) if not is_kept)

    def _found_between(self, low: int, high: int) -> list[paint.FoundHit]:
        starts, ends = self._found.starts, self._found.ends
        first, last = max(0, bisect_left(starts, low) - 1), bisect_left(starts, high)
        return [
            paint.FoundHit(starts[at], ends[at], at == self._current, starts[at] in self._left_out)
            for at in range(first, last)
        ]

    def _card_anchors(self) -> list[Anchored]:
        seen = self._sight.visible()
        self._look_around(seen)
        known: set[int] = set()
        anchors: list[Anchored] = []
        for laid, top in seen:
            for row in self._anchored_rows(laid):
                quote_id, start = self._spans.ids[row], self._spans.starts[row]
                if quote_id not in known:
                    known.add(quote_id)
                    line = laid.line_of(laid.units.to_units(start - laid.start))
                    # A line that two pieces of a long paragraph share is the first one's: cards keep the order of lines.
                    paragraph = laid.index - (1 if line.top < 0 else 0)
                    anchors.append(Anchored(quote_id, top + line.baseline - line.ascent - 2, paragraph))
        return anchors

    def _look_around(self, seen: list[tuple[Laid, int]]) -> None:
        # One paragraph with quotes above and one below: they decide where the cards in sight may reach, none beyond does.
        laid, top = seen[0]
        while laid.index and top > -LOOK_AROUND:
            laid = self._flow.laid(laid.index - 1)
            top -= laid.height
            seen.insert(0, (laid, top))
            if next(self._anchored_rows(laid), None) is not None:
                break
        laid, top = seen[-1]
        while laid.index + 1 < len(self._flow) and top + laid.height < self.viewport().height() + LOOK_AROUND:
            top += laid.height
            laid = self._flow.laid(laid.index + 1)
            seen.append((laid, top))
            if next(self._anchored_rows(laid), None) is not None:
                break

    def _anchored_rows(self, laid: Laid) -> Iterator[int]:
        """Rows whose quotes begin in this paragraph and have a card."""
        starts, last = self._spans.starts, laid.index + 1 == len(self._flow)
        row = bisect_left(starts, laid.start)
        while row < len(starts) and (starts[row] < laid.end or (last and starts[row] == laid.end)):
            if self._spans.ids[row] not in self._dimmed and self._spans.is_first_part(row):
                yield row
            row += 1

    # -- Qt --------------------------------------------------------------------------------------------------------

    def sizeHint(self) -> QSize:
        return QSize(760, 560)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        painter.fillRect(event.rect(), self._colours.paper)
        if self._waiting:
            self._paint_waiting(painter)
            return
        frame = self._frame()
        paint.paint(painter, frame)
        self._stripes, self._placed = frame.stripes, []
        if self.has_room_for_cards and len(self._spans):
            left = self._left + self._flow.width + 24
            width = min(self._card_width, self.viewport().width() - left - 10)
            bottom = self.viewport().height()
            anchors = self._card_anchors()
            placed = self._margin.place(anchors, left=left, width=width, height=bottom, focus=self._focus)
            self._placed = [card for card in placed if card.rect.bottom() >= 0 and card.rect.top() < bottom]
            lit = {id for id in (self._focus, self._pointed_at) if id is not None}
            self._margin.paint(painter, self._placed, self._colours, lit=lit)
            if self._margin.is_behind:
                self._picturing.start()
        self._paint_over(painter)
        if self._hint:
            paint.paint_hint(painter, self._hint, frame, view=self.viewport().rect())
        painter.end()

    def _paint_waiting(self, painter: QPainter) -> None:
        self._stripes, self._placed, self._hits = {}, [], ()
        painter.setPen(self._colours.muted)
        painter.setFont(self._fonts.small)
        painter.drawText(self.viewport().rect(), Qt.AlignmentFlag.AlignCenter, self._waiting)
        painter.end()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._awaited is not None:
            offset, self._awaited = self._awaited, None
            self._sight.scroll_to(0)
            self._moved()
            self.scroll_to(offset)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        beside = self.viewport().geometry()
        self._strip.setGeometry(beside.right() + 1, beside.top(), WIDTH, beside.height())
        self._arrange()
        self._strip.relay()

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        if self._is_syncing:
            return
        bar = self.verticalScrollBar()
        is_jump = abs(dy) > self._sight.height and bar.value() in (bar.minimum(), bar.maximum())
        if bar.isSliderDown() or is_jump:
            # The bar's end is an estimate from before the last frame: the end of the text is meant.
            self._sight.scroll_to(bar.value() if bar.value() < bar.maximum() else self._sight.range)
        else:
            self._sight.scroll_by(-dy)
        self._moved()
