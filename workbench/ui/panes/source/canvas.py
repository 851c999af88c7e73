"""The painted half of the source view: a text of any size with its overlapping quotes, scrolled by true heights."""

from __future__ import annotations

from collections.abc import Collection, Container, Iterable, Sequence

from PySide6.QtCore import QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QWidget

from workbench.core.spans import Span
from workbench.core.texts import Block, Page
from workbench.core.wording import tr
from workbench.ui.panes.source import paint
from workbench.ui.panes.source.colours import Colours
from workbench.ui.panes.source.fonts import ReadingFonts
from workbench.ui.panes.source.layout import Flow
from workbench.ui.panes.source.margin import CardProvider, Margin, Placed
from workbench.ui.panes.source.sight import Place, Sight
from workbench.ui.panes.source.spans import Hit, SpanTable
from workbench.ui.theme.theme import theme_switch

CARDS_FROM = 600
_LOOKBACK = 300


class SourceCanvas(QAbstractScrollArea):
    """Shows one text, its quotes and their cards; offsets are code points, ends are exclusive."""

    place_changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        # A viewport made here: for the one that Qt makes, PySide looks among all widget classes and makes each of them,
        # which costs a window 9 ms before its first paint.
        viewport = QWidget(self)
        viewport.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setViewport(viewport)
        self._zoom = 0
        self._fonts = ReadingFonts()
        self._colours = Colours()
        self._margin = Margin(self._fonts)
        self._spans = SpanTable()
        self._focus: int | None = None
        self._dimmed: Container[int] = frozenset()
        self._related: Collection[int] = frozenset()
        self._mark: Span | None = None
        self._lit: Sequence[Span] = ()
        self._hint = ""
        self._awaited: int | None = None
        self._left = 0
        self._placed: list[Placed] = []
        self._stripes: dict[int, tuple[int, int]] = {}
        self._hits: Sequence[Hit] = ()
        self._is_syncing = False
        self._take("", (), ())
        theme_switch().switched.connect(self._on_theme)

    # -- what it shows ---------------------------------------------------------------------------------------------

    def set_text(self, text: str, blocks: Sequence[Block], pages: Sequence[Page]) -> None:
        """Show `text` from its start, without quotes, focus or selection."""
        self._spans, self._focus = SpanTable(), None
        self._dimmed = self._related = frozenset()
        self._mark, self._lit = None, ()
        self._margin.forget()
        self._take(text, blocks, pages)

    def set_spans(self, spans: SpanTable) -> None:
        """Show these quotes; the text, the place and the selection stay."""
        self._spans = spans
        self._margin.forget()
        self.viewport().update()

    def change_spans(self, quote_ids: Collection[int], rows: Iterable[tuple[int, int, int, str]]) -> None:
        """Show these (quote id, start, end, modality) rows in place of all rows of `quote_ids`."""
        self._spans.change(quote_ids, rows)
        self._margin.forget(quote_ids)
        self.viewport().update()

    def set_cards(self, provider: CardProvider | None) -> None:
        """Ask `provider(quote ids)` for the margin cards of the quotes in sight; None for no cards."""
        self._margin.ask(provider)
        self._arrange()

    def set_focus(self, quote_id: int | None) -> None:
        """Mark this quote as the one looked at; scrolls nowhere."""
        if quote_id != self._focus:
            self._focus = quote_id
            self.viewport().update()

    def set_dimmed(self, quote_ids: Container[int] | None) -> None:
        """Draw these quotes faintly and without cards: a filter leaves them out."""
        self._dimmed = frozenset() if quote_ids is None else quote_ids
        self.viewport().update()

    def set_hint(self, words: str) -> None:
        """Say these words at the bottom of the view; "" for none."""
        if words != self._hint:
            self._hint = words
            self.viewport().update()

    def set_mark(self, span: Span | None, lit: Sequence[Span] = ()) -> None:
        """Mark a stretch that is no quote, a name or a found word, with words in it `lit`; None takes the mark away."""
        self._mark, self._lit = span, lit
        self.viewport().update()

    def set_related(self, quote_ids: Collection[int]) -> None:
        """Mark these quotes lightly: they belong to what is looked at elsewhere."""
        if quote_ids != self._related:
            self._related = quote_ids
            self.viewport().update()

    def refresh_cards(self, quote_ids: Collection[int] | None = None) -> None:
        """Ask again for the cards of these quotes, for every card without any."""
        self._margin.forget(quote_ids)
        self.viewport().update()

    def quotes_at(self, offset: int) -> list[int]:
        """Quotes that hold the character at `offset`, the innermost first."""
        return self._spans.ids_at(offset)

    def parts_of(self, quote_id: int) -> list[tuple[int, int]]:
        """Every (start, end) of a quote, [] when it is not here."""
        return self._spans.parts(quote_id)

    def modality_of(self, quote_id: int) -> str | None:
        """How a quote is drawn; None when it is not here."""
        return self._spans.modality_of(quote_id)

    def is_dimmed(self, quote_id: int) -> bool:
        """Whether a quote is drawn faintly."""
        return quote_id in self._dimmed

    def open_at(self, offset: int) -> None:
        """Bring the line of `offset` to the top, as a reader left it."""
        self._sight.restore(Place(self._flow.clamped(offset), 0))
        self._moved()

    def scroll_to(self, offset: int) -> None:
        """Bring `offset` comfortably into sight; moves nothing when it is there already."""
        if not self.isVisible():
            self._awaited = offset  # what is comfortable is known when the window has its size
        y = self._sight.y_of(self._flow.clamped(offset))
        height = self.viewport().height()
        if y is None or not height // 12 <= y <= height * 5 // 6:
            self._sight.centre(self._flow.clamped(offset))
            self._moved()

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
        page = self._flow.page_at(self.top_offset)
        if page is not None:
            return tr("p. {label}", label=page.label)
        return tr("§ {number}", number=max(1, self._flow.numbers[self._flow.index_of(self.top_offset)]))

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

    def beside_at(self, place: QPoint) -> int | None:
        """The quote whose card or stripe is under a viewport point."""
        for card in self._placed:
            if card.rect.contains(place):
                return card.quote_id
        for hit in self._hits:
            top, bottom = self._stripes.get(hit.row, (0, 0))
            left = paint.track_x(self._left, hit.track)
            if top <= place.y() <= bottom and left - 1 <= place.x() <= left + paint.STRIPE + 1:
                return hit.quote_id
        return None

    # -- for the half that selects ---------------------------------------------------------------------------------

    def _selections(self) -> Sequence[Span]:
        return ()

    def _shown_caret(self) -> int | None:
        return None

    def _take(self, text: str, blocks: Sequence[Block], pages: Sequence[Page]) -> None:
        self._flow = Flow(text, blocks, pages, fonts=self._fonts, width=self._columns()[1])
        self._sight = Sight(self._flow)
        self._arrange()

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

    # -- geometry --------------------------------------------------------------------------------------------------

    @property
    def has_room_for_cards(self) -> bool:
        """Whether the view is wide enough for cards, and somebody gives them."""
        return self._margin.has_provider and self.viewport().width() >= CARDS_FROM

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
            self._dimmed,
            self._related,
            self._mark,
            self._selections(),
            self._shown_caret(),
            lit=self._lit,
        )

    def _card_anchors(self) -> list[tuple[int, int]]:
        seen = self._sight.visible(above=_LOOKBACK)
        low, high = seen[0][0].start, seen[-1][0].end
        anchors: dict[int, int] = {}
        for row in self._spans.rows_between(low, high):
            quote_id, start = self._spans.ids[row], self._spans.starts[row]
            if start < low or quote_id in anchors or quote_id in self._dimmed or not self._spans.is_first_part(row):
                continue
            laid, top = next((laid, top) for laid, top in reversed(seen) if laid.start <= start)
            line = laid.line_of(laid.units.to_units(min(start, laid.end) - laid.start))
            if top + line.top < self.viewport().height():
                anchors[quote_id] = top + line.baseline - int(line.line.ascent()) - 2
        return sorted(anchors.items(), key=lambda item: item[1])

    # -- Qt --------------------------------------------------------------------------------------------------------

    def sizeHint(self) -> QSize:
        return QSize(760, 560)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        painter.fillRect(event.rect(), self._colours.paper)
        frame = self._frame()
        paint.paint(painter, frame)
        self._stripes, self._placed = frame.stripes, []
        if self.has_room_for_cards and len(self._spans):
            left = self._left + self._flow.width + 24
            width = min(self._card_width, self.viewport().width() - left - 10)
            self._placed = self._margin.place(self._card_anchors(), left=left, width=width, focus=self._focus)
            self._margin.paint(painter, self._placed, self._colours, focus=self._focus)
        if self._hint:
            paint.paint_hint(painter, self._hint, frame, view=self.viewport().rect())
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
        self._arrange()

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
