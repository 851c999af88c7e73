"""The line below the text that finds words in it: count, next and previous, and every occurrence quoted as one step."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from workbench.core.finding import Wanted
from workbench.core.spans import NOTHING, Found, Span
from workbench.core.wording import tr, trn
from workbench.ui.kit.announce import announce
from workbench.ui.panes.source.searcher import Searcher
from workbench.ui.theme.icons import icon

_PAUSE_MS = 120
_NARROW = 640
_TIGHT = 400
MOST_QUOTED = 2_000


class FindBar(QWidget):
    """Hidden until `open`; what it finds is told by `shown(Found, current)`, a hit to go to by `went(start, end)`."""

    shown = Signal(object, int)
    went = Signal(int, int)
    left = Signal(int, int)
    closed = Signal()
    quote_requested = Signal(object)

    def __init__(self, text: Callable[[], str], caret: Callable[[], int], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._text, self._caret = text, caret
        self._found, self._current, self._left_out = NOTHING, -1, set[int]()
        self._is_whole, self._origin = True, 0
        self._searcher = Searcher(self)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MS)
        self._pause.timeout.connect(self._search)
        self.setObjectName("source.find")
        self.setAccessibleName(tr("Find in the source"))
        self._build()
        self._searcher.found.connect(self._take)
        self._searcher.failed.connect(self._tell)
        self.hide()

    # -- for the column --------------------------------------------------------------------------------------------

    def open(self, words: str = "", *, quoting: bool = False) -> None:
        """Begin to find, `words` taken over where they are given; `quoting` shows what would be quoted everywhere."""
        self._origin = self._caret()
        self.show()
        self._quote.setVisible(quoting)
        self._skip.setVisible(quoting)
        if words:
            self.line.setText(" ".join(words.split()))
        self.line.selectAll()
        self.line.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._search()

    def step(self, *, forward: bool) -> None:
        """To the next hit or the one before, round the end."""
        if self._pause.isActive():
            self._search()
            return
        if not len(self._found.starts):
            return
        self._current = (self._current + (1 if forward else -1)) % len(self._found.starts)
        self._origin = self._found.starts[self._current]
        self._show()
        self._go()

    def forget(self) -> None:
        """Another text is shown: what was found in the last one is gone; the words stay and are looked for again."""
        self._found, self._current = NOTHING, -1
        self._left_out.clear()
        if self.isVisible():
            self._origin = 0
            self._search()

    def shut_down(self) -> None:
        """Return when nothing runs any more."""
        self._pause.stop()
        self._searcher.close()

    @property
    def found(self) -> Found:
        """What was found last."""
        return self._found

    def chosen(self) -> list[Span]:
        """Every hit that is not left out."""
        pairs = zip(self._found.starts, self._found.ends, strict=True)
        return [Span(start, end) for start, end in pairs if start not in self._left_out]

    # -- building --------------------------------------------------------------------------------------------------

    def _build(self) -> None:
        rows = QVBoxLayout(self)
        rows.setContentsMargins(10, 5, 8, 5)
        rows.setSpacing(4)
        self._first, self._second = QHBoxLayout(), QHBoxLayout()
        for row in (self._first, self._second):
            row.setSpacing(4)
            rows.addLayout(row)
        # A narrow column is not made wider by what is looked for in it: the choices go below the words there.
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.line = QLineEdit(self)
        self.line.setObjectName("source.find.words")
        self.line.setAccessibleName(tr("Words to find"))
        self.line.setPlaceholderText(tr("Find in this source"))
        self.line.setMinimumWidth(80)
        self.line.setProperty("peeks", False)
        self.line.textChanged.connect(self._retype)
        self.count = QLabel(self)
        self.count.setObjectName("source.find.count")
        self.count.setProperty("role", "muted")
        self.trouble = QLabel(self)
        self.trouble.setObjectName("source.find.trouble")
        self.trouble.setProperty("role", "danger")
        self.trouble.setWordWrap(True)
        self.trouble.hide()
        rows.addWidget(self.trouble)
        self._choices = self._made_choices()
        self._first.addWidget(self.line, 1)
        self._first.addWidget(self._choices)
        self._first.addWidget(self.count)
        for drawing, words, verb in (
            ("chevron-up", tr("Previous hit (Shift+F3)"), partial(self.step, forward=False)),
            ("chevron-down", tr("Next hit (F3)"), partial(self.step, forward=True)),
            ("close", tr("Close (Esc)"), self.close_bar),
        ):
            self._first.addWidget(self._button(drawing, words, verb))

    def _made_choices(self) -> QWidget:
        choices = QWidget(self)
        row = QHBoxLayout(choices)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(2)
        self._case = self._toggle("Aa", tr("Heed upper and lower case"), "case")
        self._accents = self._toggle("é≠e", tr("Heed accents"), "accents")
        self._words = self._toggle("[ab]", tr("Whole words"), "whole")
        self._pattern = self._toggle(".*", tr("Regular expression"), "pattern")
        out = tr("Leave this one out, or take it in again (Ctrl+Space)")
        self._skip = self._button("minus", out, self._leave_out)
        self._quote = QToolButton(self)
        self._quote.setObjectName("source.find.quote")
        self._quote.setProperty("boxed", True)
        self._quote.clicked.connect(self._ask_to_quote)
        for button in (self._case, self._accents, self._words, self._pattern, self._skip, self._quote):
            row.addWidget(button)
        row.addStretch(1)
        return choices

    def _toggle(self, text: str, words: str, name: str) -> QToolButton:
        button = QToolButton(self)
        button.setText(text)
        button.setCheckable(True)
        button.setProperty("segment", True)
        button.setObjectName(f"source.find.{name}")
        button.setToolTip(words)
        button.setAccessibleName(words)
        button.toggled.connect(self._search)
        return button

    def _button(self, drawing: str, words: str, verb: Callable[[], object]) -> QToolButton:
        button = QToolButton(self)
        button.setIcon(icon(drawing))
        button.setObjectName(f"source.find.{drawing}")
        button.setToolTip(words)
        button.setAccessibleName(words)
        button.clicked.connect(lambda: verb())
        return button

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        row = self._second if self.width() < _NARROW else self._first
        if row.indexOf(self._choices) < 0:
            (self._first if row is self._second else self._second).removeWidget(self._choices)
            row.insertWidget(1 if row is self._first else 0, self._choices)
        self._label_quoting()

    # -- finding ---------------------------------------------------------------------------------------------------

    def _wanted(self) -> Wanted:
        return Wanted(
            self.line.text(),
            self._pattern.isChecked(),
            self._case.isChecked(),
            self._accents.isChecked(),
            self._words.isChecked(),
        )

    def _retype(self) -> None:
        self._pause.start()

    def _search(self) -> None:
        self._pause.stop()
        wanted = self._wanted()
        self._left_out.clear()
        if not wanted.words:
            self._searcher.stop()
            self._take(NOTHING, True)
            return
        self.count.setText(tr("looking…"))
        self._searcher.search(self._text(), wanted, self._origin)

    def _take(self, found: Found, is_whole: bool) -> None:
        before = self._at()
        self._found, self._is_whole = found, is_whole
        at = bisect_left(found.starts, self._origin)
        self._current = at % len(found.starts) if len(found.starts) else -1
        self.line.setProperty("invalid", bool(self.line.text()) and is_whole and not len(found.starts))
        self._repolish()
        self._show()
        if before is None or self._at() != before:
            self._go()

    def _at(self) -> int | None:
        return self._found.starts[self._current] if 0 <= self._current < len(self._found.starts) else None

    def _tell(self, sentence: str) -> None:
        self._found, self._current = NOTHING, -1
        self.line.setProperty("invalid", True)
        self._repolish()
        self._show()
        # On a line of its own: beside the words it would leave them no room to be mended in.
        self.count.setText("")
        self.trouble.setText(sentence)
        self.trouble.show()
        announce(self, sentence)

    def _repolish(self) -> None:
        self.line.style().unpolish(self.line)
        self.line.style().polish(self.line)

    def _show(self) -> None:
        count = len(self._found.starts)
        self.trouble.hide()
        if not self.line.text():
            self.count.setText("")
        elif not self._is_whole:
            self.count.setText(tr("looking…"))
        elif not count:
            self.count.setText(tr("nothing found"))
        else:
            more = "" if self._found.is_all else "+"
            self.count.setText(tr("{at} of {count}", at=self._current + 1, count=f"{count}{more}"))
        self._label_quoting()
        self.shown.emit(self._found, self._current)

    def _label_quoting(self) -> None:
        chosen = len(self._found.starts) - len(self._left_out)
        words = trn("Quote {count} occurrence", "Quote {count} occurrences", chosen)
        # No cut words in half a narrow column: the number says what it is a number of.
        self._quote.setText(tr("Quote {count}", count=chosen) if self.width() < _TIGHT else words)
        self._quote.setAccessibleName(words)
        self._quote.setToolTip(f"{words} · {tr('As one step (Ctrl+Enter)')}")
        self._quote.setEnabled(0 < chosen <= MOST_QUOTED and self._is_whole)

    def _go(self) -> None:
        at = self._at()
        if at is not None:
            self.went.emit(at, self._found.ends[self._current])

    # -- occurrences -----------------------------------------------------------------------------------------------

    def is_left_out(self, start: int) -> bool:
        """Whether the analyst took this hit out of what will be quoted."""
        return start in self._left_out

    def _leave_out(self) -> None:
        at = self._at()
        if at is None:
            return
        self._left_out.symmetric_difference_update({at})
        self._show()
        self.step(forward=True)

    def _ask_to_quote(self) -> None:
        spans = self.chosen()
        if spans:
            self.quote_requested.emit(spans)

    def close_bar(self) -> None:
        """Put the line away and what it marked with it; the hit it stood on is selected."""
        at = self._at()
        if at is not None:
            # What was found can be quoted, copied or linked at once.
            self.left.emit(at, self._found.ends[self._current])
        self.put_away()

    def put_away(self) -> None:
        """Hide the line and its marks; nothing is selected."""
        self._searcher.stop()
        self._pause.stop()
        self.hide()
        self.shown.emit(NOTHING, -1)
        self.closed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        back = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        if event.key() == Qt.Key.Key_Escape:
            self.close_bar()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F3):
            if event.modifiers() & Qt.KeyboardModifier.ControlModifier and self._quote.isVisible():
                self._ask_to_quote()
            else:
                self.step(forward=not back)
        elif event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            self.step(forward=event.key() == Qt.Key.Key_Down)
        elif event.key() == Qt.Key.Key_Space and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self._leave_out()
        else:
            super().keyPressEvent(event)
