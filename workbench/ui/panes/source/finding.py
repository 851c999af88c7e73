"""Finding in one column: the line below the text, its hits in the text, and every occurrence quoted."""

from __future__ import annotations

from collections.abc import Callable, Container
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout

from workbench.core.spans import Span
from workbench.core.wording import tr
from workbench.store.read import quotes
from workbench.ui.desk import Desk
from workbench.ui.panes.source.verbs import SourceVerbs
from workbench.ui.panes.source.view import SourceView

if TYPE_CHECKING:
    from workbench.ui.panes.source.findbar import FindBar

_LONGEST_FOUND = 200


class LeftOut(Container[int]):
    """The hits that `is_in` says are left out."""

    def __init__(self, is_in: Callable[[int], bool]) -> None:
        self._is_in = is_in

    def __contains__(self, start: object) -> bool:
        return isinstance(start, int) and self._is_in(start)


class Finding:
    """Makes the line when it is first asked for, at the end of `column`."""

    def __init__(self, desk: Desk, view: SourceView, verbs: SourceVerbs, column: QVBoxLayout) -> None:
        self._desk, self._view, self._verbs, self._column = desk, view, verbs, column
        self._bar: FindBar | None = None

    def start(self) -> None:
        """Find words in this document, those selected to begin with."""
        self._opened().open(self._chosen_words())

    def step(self, *, forward: bool) -> None:
        """To the next place of what was looked for last, or the one before."""
        if self._bar is not None and self._bar.isVisible():
            self._bar.step(forward=forward)
        else:
            self.start()

    def start_quoting(self) -> None:
        """Show every place of the selected words, or of the focused quote's, to quote them all in one step."""
        words = self._chosen_words() or self._focused_words()
        if words:
            self._opened().open(words, quoting=True)
        elif self._view.chosen().length:
            self._desk.notice(
                tr(
                    "Select at most {count} characters of one paragraph to quote them wherever they stand.",
                    count=_LONGEST_FOUND,
                )
            )
        else:
            self._desk.notice(tr("Select the words first that shall be quoted wherever they stand."))

    def forget(self) -> None:
        """Another text is shown."""
        if self._bar is not None:
            self._bar.forget()

    def shut_down(self) -> None:
        """Return when nothing runs any more."""
        if self._bar is not None:
            self._bar.shut_down()

    def _chosen_words(self) -> str:
        chosen = self._view.chosen()
        is_one = chosen.length <= _LONGEST_FOUND and len(self._view.shown_of(chosen)) == 1
        return chosen.of(self._view.text) if is_one else ""

    def _focused_words(self) -> str:
        quote = self._view.focused_quote
        if quote is None or self._view.chosen().length:
            return ""
        words = quotes.quote(self._desk.reader, quote).text
        return words if len(words) <= _LONGEST_FOUND and "\n" not in words else ""

    def _opened(self) -> FindBar:
        if self._bar is None:
            from workbench.ui.panes.source.findbar import FindBar

            view = self._view
            self._bar = bar = FindBar(lambda: view.text, lambda: view.chosen().start, view.parentWidget())
            bar.shown.connect(lambda found, current: view.set_found(found, current, LeftOut(bar.is_left_out)))
            bar.went.connect(view.show_hit)
            bar.left.connect(self._take_up)
            bar.closed.connect(view.setFocus)
            bar.quote_requested.connect(self._quote_all)
            self._column.addWidget(bar)
        return self._bar

    def _take_up(self, start: int, end: int) -> None:
        # Unless the reader went on to something else in the text.
        if self._view.chosen() == Span(start, start):
            self._view.select(start, end)

    def _quote_all(self, spans: list[Span]) -> None:
        if self._verbs.quote_all(spans) is not None and self._bar is not None:
            self._bar.put_away()
