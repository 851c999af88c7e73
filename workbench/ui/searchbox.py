"""The box at the top: records found as one types, and every command, reached with Ctrl+K."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QAction, QDragEnterEvent, QDropEvent, QFocusEvent, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from shiboken6 import isValid

from workbench.core.errors import NotFound
from workbench.core.selection import Focus
from workbench.core.wording import tr
from workbench.ui.desk import Desk
from workbench.ui.theme.icons import icon

if TYPE_CHECKING:
    from workbench.ui.listsearch import ListSearch
    from workbench.ui.results import Found, Results

_PAUSE_MS = 60
_PAGE = 8


class SearchBox(QLineEdit):
    """One line over everything: hits and commands drop down below it, arrows and Enter choose."""

    released = Signal()

    def __init__(self, desk: Desk, actions: Callable[[], Sequence[QAction]], parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("bar.search")
        self.setAccessibleName(tr("Search and commands"))
        self.setPlaceholderText(tr("Search actors, events, quotes, notes…   Ctrl+K"))
        self.addAction(icon("search", "text_muted"), QLineEdit.ActionPosition.LeadingPosition)
        self._desk = desk
        self._actions = actions
        self._before: QWidget | None = None
        self._made: Results | None = None
        self._lists: ListSearch | None = None
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MS)
        self._pause.timeout.connect(self._search)
        self.textEdited.connect(lambda _text: self._pause.start())

    def start(self) -> None:
        """Take the keyboard with everything selected, and show the commands when empty."""
        if not self.hasFocus():
            self._before = QApplication.focusWidget()
            self._list.enquiry.scope = None
        self.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.selectAll()
        self._search()

    def search_for(self, words: str) -> None:
        """Search for these words as if they were typed."""
        self.setText(words)
        self.start()

    def search_list(self, source: Path | str | None = None) -> None:
        """Search for each name of a file or of a text; None asks for a file."""
        if self._lists is None:
            from workbench.ui.listsearch import ListSearch

            self._lists = ListSearch(self._desk, self)
            self._lists.told.connect(self._list.show_words)
            self._lists.listed.connect(self._list.show_list)
        if not self.hasFocus():
            self._before = QApplication.focusWidget()
        self.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._lists.search(source)

    @property
    def _list(self) -> Results:
        """The list below, made when something is searched for the first time."""
        if self._made is None:
            from workbench.ui.results import Results

            self._made = Results(self, self._desk)
            self._made.view.clicked.connect(lambda _index: self._take())
            self._made.changed.connect(self._search)
            self._made.reduce.clicked.connect(self.filter_by_this)
            self._made.keep.clicked.connect(self.keep_or_forget)
            self._made.names.clicked.connect(lambda: self.search_list())
        return self._made

    def stop(self) -> None:
        """End what runs beside the window; call it before the dossier is closed."""
        if self._made is not None:
            self._made.stop()
        if self._lists is not None:
            self._lists.stop()

    def _hide_list(self) -> None:
        if self._made is not None:
            self._made.hide()

    def _give_back(self) -> None:
        """Return the keyboard to where it was when the box took it."""
        before, self._before = self._before, None
        if before is not None and isValid(before) and before.isVisible():
            before.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.released.emit()

    def _search(self) -> None:
        # A space at the end says that the last word is whole.
        self._list.search(self.text().lstrip(), self._actions())

    def _take(self) -> None:
        from workbench.ui.results import Found, Wider, Words

        row = self._list.current() if self._list.isVisible() else None
        key = None if row is None else row.key
        if isinstance(key, Wider):
            self._list.set_scope(key.kind)
            return
        if isinstance(key, Words):
            self.search_for(key.words)
            return
        if row is not None and key is None:
            # A name that nothing answers to leads nowhere, and takes the names beside it away with nothing.
            return
        self._hide_list()
        if isinstance(key, QAction):
            self.clear()
            self._give_back()
            key.trigger()
        elif isinstance(key, Focus):
            self._give_back()
            self._desk.focus(*key)
        elif isinstance(key, Found):
            place = self._place_of(key)
            self._give_back()
            if place is not None:
                self._desk.focus(*place)

    def _peek(self) -> None:
        """Look at the current row without going there."""
        from workbench.ui.results import Found

        row = self._list.current() if self._list.isVisible() else None
        if row is not None and isinstance(row.key, Found):
            place = self._place_of(row.key)
            if place is not None:
                self._desk.peek(place, self._list)
        elif row is not None and isinstance(row.key, Focus):
            self._desk.peek(row.key, self._list)

    def _place_of(self, found: Found) -> Focus | None:
        """Where a hit leads; a record that is gone by now is said to be."""
        try:
            hit = self._list.hit(found)
        except NotFound as error:
            self._desk.notice(str(error), "warning")
            return None
        return Focus(hit.reference.kind, hit.reference.id, hit.start)

    def filter_by_this(self) -> None:
        """Reduce every pane to what the words find."""
        query = self._list.enquiry.query
        if query is None:
            return
        words = ("=" if not self._list.enquiry.is_folded else "") + self.text().strip()
        held = self._desk.selection.filter
        self._hide_list()
        self._give_back()
        self._desk.filter(held._replace(words=frozenset({words})))

    def keep_or_forget(self) -> None:
        """Keep the words for another day, or let them go when they are kept already."""
        from workbench.ui.keepsakes import Keepsakes

        words = self.text().strip()
        if not words:
            return
        kept = Keepsakes(self._desk.reader, "searches")
        if words in kept.all():
            kept.forget(words)
            self._desk.notice(tr("The search “{words}” is no longer kept.", words=words))
        else:
            kept.keep(words, True)
            self._desk.notice(tr("The search “{words}” is kept; Ctrl+K shows it.", words=words))

    def _combined(self, event: QKeyEvent) -> bool:
        """Keys with Ctrl or Alt that belong to the box while it has the keyboard."""
        verbs: dict[str, Callable[[], object]] = {
            "Ctrl+Return": self.filter_by_this,
            "Ctrl+D": self.keep_or_forget,
            "Ctrl+L": self.search_list,
            "Ctrl+Space": self._peek,
            "Alt+A": self._list.switch_accents,
        }
        typed = QKeySequence(event.keyCombination()).toString()
        verb = verbs.get(typed.replace("Enter", "Return"))
        if verb is not None:
            verb()
        return verb is not None

    def _paste_list(self, event: QKeyEvent) -> bool:
        """Several lines pasted are a list of names: a line edit would make one line of them."""
        if not event.matches(QKeySequence.StandardKey.Paste):
            return False
        text = QApplication.clipboard().text()
        if len([line for line in text.splitlines() if line.strip()]) < 2:
            return False
        self.search_list(text)
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        steps = {
            Qt.Key.Key_Down: 1,
            Qt.Key.Key_Up: -1,
            Qt.Key.Key_PageDown: _PAGE,
            Qt.Key.Key_PageUp: -_PAGE,
        }
        if self._combined(event) or self._paste_list(event):
            return
        if key in steps:
            self._list.step(steps[Qt.Key(key)])
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            # What was typed a moment ago counts: the rows on show may still be those of the words before.
            if self._pause.isActive() or not self._list.isVisible():
                self._pause.stop()
                self._search()
            self._take()
        elif key == Qt.Key.Key_Escape:
            self._hide_list()
            self.clear()
            self._give_back()
        else:
            super().keyPressEvent(event)

    def focusNextPrevChild(self, next: bool) -> bool:
        # Tab turns from kind to kind while hits are on show; Escape hides them and Tab leaves the box again.
        if self._made is not None and self._made.isVisible() and self._made.enquiry.query is not None:
            self._made.turn_scope(1 if next else -1)
            return True
        return super().focusNextPrevChild(next)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasUrls():
            event.acceptProposedAction()
        else:
            super().dragEnterEvent(event)

    def dropEvent(self, event: QDropEvent) -> None:
        paths = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
        if paths:
            event.acceptProposedAction()
            self.search_list(paths[0])
        else:
            super().dropEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if event.reason() == Qt.FocusReason.PopupFocusReason and self._made is not None:
            # Back from a peek: the hits are there as they were.
            self._made.show_again()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._hide_list()
