"""What the source view shows: a text, its quotes, their cards, what is focused, filtered, found and marked."""

from __future__ import annotations

from collections.abc import Collection, Container, Iterable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QWidget

from workbench.core.spans import NOTHING, Found, Span
from workbench.core.texts import Block, Page
from workbench.ui.panes.source.colours import Colours
from workbench.ui.panes.source.cutting import with_gaps
from workbench.ui.panes.source.deck import CardFinder, CardProvider
from workbench.ui.panes.source.fonts import ReadingFonts
from workbench.ui.panes.source.layout import Flow
from workbench.ui.panes.source.margin import Margin, Placed
from workbench.ui.panes.source.spans import Hit, SpanTable
from workbench.ui.panes.source.strip import DensityStrip, Marks, Sort, kept_starts
from workbench.ui.panes.source.striping import Owners, Striping


class Content(QAbstractScrollArea):
    """Holds what is painted, and asks for a repaint when it changes; offsets are code points, ends are exclusive."""

    place_changed = Signal()
    content_changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.NoFrame)
        # A viewport made here: for the one that Qt makes, PySide looks among all widget classes and makes each of them,
        # which costs a window 9 ms before its first paint.
        viewport = QWidget(self)
        viewport.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setViewport(viewport)
        self._fonts = ReadingFonts()
        self._colours = Colours()
        self._margin = Margin(self._fonts)
        self._striping = Striping()
        self._spans = SpanTable()
        self._focus: int | None = None
        self._dimmed: Container[int] = frozenset()
        self._related: Collection[int] = frozenset()
        self._mark: Span | None = None
        self._lit: Sequence[Span] = ()
        self._hint = self._waiting = ""
        self._placed: list[Placed] = []
        self._found, self._current = NOTHING, -1
        self._left_out: Container[int] = ()
        self._bookmarks: Sequence[int] = ()
        self._sorts: Sequence[Sort] = ()
        self._pointed_at: int | None = None
        self._flow: Flow
        self._only: frozenset[int] | None = None
        self._blocks: Sequence[Block] = ()
        self._runs: Sequence[Span] = ()
        self._strip = DensityStrip(lambda pixels, step: self._flow.offsets_along(pixels, step), self._marks_along, self)

    # -- what it shows ---------------------------------------------------------------------------------------------

    def set_text(
        self, text: str, blocks: Sequence[Block], pages: Sequence[Page], *, flow: Flow | None = None, waiting: str = ""
    ) -> None:
        """Show `text` from its start, without quotes, focus or selection.

        `flow` is what was made of it already; `waiting` is said in the middle of an empty page.
        """
        self._waiting = waiting
        self._spans, self._focus = SpanTable(), None
        self._dimmed = self._related = frozenset()
        self._mark, self._lit, self._pointed_at = None, (), None
        self._found, self._current, self._bookmarks = NOTHING, -1, ()
        self.set_sorts((), "")
        self._margin.forget()
        self._only, self._blocks, self._runs = None, blocks, []
        self._take(text, blocks, pages, flow)
        self._mark_strip()

    @property
    def waiting(self) -> str:
        """What an empty page says while its text is read."""
        return self._waiting

    def set_waiting(self, words: str) -> None:
        """Say these words in the middle of the page."""
        if words != self._waiting:
            self._waiting = words
            self.viewport().update()

    def show_only(self, spans: Sequence[Span] | None) -> int:
        """Show only the paragraphs that start with one of these spans, all with None; how many are hidden now.

        Offsets, numbers, quotes and selection stay those of the whole text.
        """
        starts = None if spans is None else frozenset(span.start for span in spans)
        if starts is not None and starts.isdisjoint(block.start for block in self._blocks):
            return 0
        self._only = starts
        self._runs = [] if starts is None else _runs(self._flow.text, self._blocks, starts)
        self._take(self._flow.text, self._blocks, self._flow.pages)
        self._mark_strip()
        return 0 if starts is None else sum(block.start not in starts for block in self._blocks)

    def shown_of(self, span: Span) -> list[Span]:
        """What of `span` can be seen: cut where paragraphs are hidden between, nothing of these."""
        if self._only is None:
            return [span]
        return [
            Span(max(span.start, run.start), min(span.end, run.end))
            for run in self._runs
            if run.start < span.end and run.end > span.start
        ]

    @property
    def shows_part(self) -> bool:
        """Whether paragraphs are hidden."""
        return self._only is not None

    def set_spans(self, spans: SpanTable) -> None:
        """Show these quotes; the text, the place and the selection stay."""
        self._spans = spans
        self._margin.forget()
        self._mark_strip()
        self.viewport().update()

    def change_spans(self, quote_ids: Collection[int], rows: Iterable[tuple[int, int, int, str]]) -> None:
        """Show these (quote id, start, end, modality) rows in place of all rows of `quote_ids`."""
        self._spans.change(quote_ids, rows)
        self._margin.forget(quote_ids)
        self._striping.forget(quote_ids)
        self._mark_strip()
        self.viewport().update()

    def set_cards(self, provider: CardProvider | None, finder: CardFinder | None = None) -> None:
        """Ask `provider(quote ids)` for the margin cards of the quotes in sight; None for no cards.

        `finder(quote ids)` says which of them have one, where that is known sooner than what they say.
        """
        self._margin.deck.ask(provider, finder)
        self._margin.forget()
        self._arrange()

    def set_striping(self, by: str, owners: Owners | None) -> None:
        """Let the stripes stand for modality, actor or tag; `owners(quote ids, by)` says whose each is."""
        self._striping.stand_for(by, owners)
        self.viewport().update()

    @property
    def striping(self) -> Striping:
        """What the stripes stand for."""
        return self._striping

    def set_focus(self, quote_id: int | None) -> None:
        """Mark this quote as the one looked at; scrolls nowhere."""
        if quote_id != self._focus:
            self._focus = quote_id
            self.viewport().update()
            self.content_changed.emit()

    def set_dimmed(self, quote_ids: Container[int] | None) -> None:
        """Draw these quotes faintly and without cards: a filter leaves them out."""
        if quote_ids is None and not self._dimmed:
            return
        self._dimmed = frozenset() if quote_ids is None else quote_ids
        self._mark_strip()
        self.viewport().update()

    def set_found(self, found: Found, current: int, left_out: Container[int] = ()) -> None:
        """Mark what was found; `current` is the hit gone to, `left_out` holds starts of those that will not be quoted."""
        self._found, self._current, self._left_out = found, current, left_out
        self._mark_strip()
        self.viewport().update()

    def set_bookmarks(self, offsets: Sequence[int]) -> None:
        """Show these bookmarks."""
        self._bookmarks = tuple(offsets)
        self._mark_strip()
        self.viewport().update()

    def set_sorts(self, sorts: Sequence[Sort], words: str) -> None:
        """Show along the text of which sort each stretch of it is; `words` say it to those who ask."""
        self._sorts = sorts
        self._strip.tell(words)
        self._strip.remark()

    def point_out(self, quote_id: int | None) -> None:
        """Show which words, stripe and card belong together: those of the quote under the mouse."""
        if quote_id != self._pointed_at:
            self._pointed_at = quote_id
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
        """Ask again for the cards and stripes of these quotes, for all without any."""
        self._margin.forget(quote_ids)
        self._striping.forget(quote_ids)
        self.viewport().update()

    def quotes_at(self, offset: int) -> list[int]:
        """Quotes that hold the character at `offset`, the innermost first."""
        return self._spans.ids_at(offset)

    def hits_between(self, start: int, end: int) -> Sequence[Hit]:
        """Spans of quotes that reach into `start`-`end`, each on its track."""
        return self._spans.hits(start, end)

    def parts_of(self, quote_id: int) -> list[tuple[int, int]]:
        """Every (start, end) of a quote, [] when it is not here."""
        return self._spans.parts(quote_id)

    def modality_of(self, quote_id: int) -> str | None:
        """How a quote is drawn; None when it is not here."""
        return self._spans.modality_of(quote_id)

    def is_dimmed(self, quote_id: int) -> bool:
        """Whether a quote is drawn faintly."""
        return quote_id in self._dimmed

    def _mark_strip(self) -> None:
        self._strip.remark()
        self.content_changed.emit()

    def _marks_along(self) -> Marks:
        quotes = kept_starts(self._spans.starts, self._spans.ids, self._dimmed)
        return Marks(quotes, self._found.starts, self._bookmarks, self._sorts)

    # -- for the half that paints ----------------------------------------------------------------------------------

    def _take(self, text: str, blocks: Sequence[Block], pages: Sequence[Page], flow: Flow | None = None) -> None:
        raise NotImplementedError

    def _arrange(self) -> None:
        raise NotImplementedError


def _runs(text: str, blocks: Sequence[Block], shown: Container[int]) -> list[Span]:
    """The stretches of text in which paragraphs that are shown follow one another with none hidden between."""
    runs: list[Span] = []
    goes_on = False
    for start, end, _kind, _level in with_gaps(text, blocks):
        is_shown = start in shown
        if is_shown:
            runs.append(Span(runs.pop().start if goes_on else start, end))
        goes_on = is_shown
    return runs
