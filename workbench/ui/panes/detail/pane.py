"""The detail card: everything about the focused record, edited where it stands."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QFrame, QLabel, QScrollArea, QStackedWidget, QVBoxLayout, QWidget
from shiboken6 import isValid

from workbench.core.changes import Changes
from workbench.core.errors import NotFound
from workbench.core.kinds import RecordKind
from workbench.core.selection import Focus, Selection
from workbench.core.wording import tr
from workbench.ui.desk import Desk
from workbench.ui.kit.empty import EmptyState
from workbench.ui.kit.seen import WhenSeen
from workbench.ui.panes.detail.card import Card
from workbench.ui.panes.detail.loading import load

# Building a card takes longer than a click may, so those of the common kinds are built one by one beforehand.
_COMMON = (RecordKind.ACTOR, RecordKind.EVENT, RecordKind.QUOTE, RecordKind.CLAIM, RecordKind.DOCUMENT)
_AHEAD = 200


class DetailPane(QWidget):
    """Shows the card of whatever is in focus."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("pane.detail")
        self.setAccessibleName(tr("Details"))
        self._desk = desk
        self._focus: Focus | None = None
        self._held: QWidget | None = None
        self._cards: dict[RecordKind, Card] = {}
        self.title, self.summary, self.warning = QLabel(self), QLabel(self), QLabel(self)
        for label, role in ((self.title, "muted"), (self.summary, "muted"), (self.warning, "danger")):
            label.setProperty("role", role)
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setWordWrap(True)
        self.title.setObjectName("detail.title")
        self.summary.setObjectName("detail.summary")
        self._none = EmptyState("info", tr("Click anything to see and correct its details here."), parent=self)
        self._body = QWidget(self)
        self._scroll = QScrollArea(self)
        self._stack = QStackedWidget(self)
        self._lay_out()
        self._seen = WhenSeen(self, self.refresh)
        self._ahead = QTimer(self, interval=_AHEAD)
        self._ahead.timeout.connect(self._build_ahead)
        # A new quote takes the focus a moment later: the card that is about to be left is not read again for it.
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(0)
        self._soon.timeout.connect(self._seen.ask)
        desk.selected.connect(self._on_selected)
        desk.changed.connect(self._on_changed)

    def _lay_out(self) -> None:
        self._column = QVBoxLayout(self._body)
        self._column.setContentsMargins(10, 8, 10, 10)
        self._column.setSpacing(4)
        for label in (self.title, self.summary, self.warning):
            self._column.addWidget(label)
        self._column.addStretch(1)
        self._body.setBackgroundRole(QPalette.ColorRole.Base)
        self._body.setAutoFillBackground(True)
        self._scroll.setWidget(self._body)
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._stack.addWidget(self._none)
        self._stack.addWidget(self._scroll)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._stack)

    @property
    def card(self) -> Card | None:
        """The card on screen."""
        return None if self._focus is None else self._cards.get(self._focus.kind)

    def focus_first_field(self) -> None:
        """Put the cursor in the first field of the card."""
        if self.card is not None:
            self.card.focus_first_field()

    def flush(self) -> None:
        """Commit what is being typed, before the window closes or the dossier is exported."""
        if self.card is not None:
            self.card.leave()

    def refresh(self) -> None:
        """Read the focused record again."""
        self._soon.stop()
        self._seen.done()
        if len(self._cards) < len(_COMMON):
            self._ahead.start()
        self._show(self._desk.selection.focus)

    def _on_selected(self, selection: Selection, origin: object) -> None:
        focus = selection.focus
        if _same(focus, self._focus):
            return
        self.flush()
        self._seen.ask()

    def _on_changed(self, changes: Changes) -> None:
        if self._focus is not None and _same(self._focus, self._desk.selection.focus):
            if changes.ids("quote") and self._focus.id not in changes.ids(self._focus.kind.value):
                self._soon.start()
            else:
                self._seen.ask()

    def _show(self, focus: Focus | None) -> None:
        shown = self.card
        try:
            loaded = None if focus is None else load(self._desk.reader, focus, self._desk.links)
        except NotFound:
            loaded = None
        if loaded is None or focus is None:
            self._focus = None
            if shown is not None:
                shown.forget()
            self._hold_keyboard()
            self._stack.setCurrentWidget(self._none)
            return
        card = self._card_for(focus.kind)
        if shown is not None and shown is not card:
            shown.forget()
            shown.hide()
        if not _same(focus, self._focus):
            self._scroll.verticalScrollBar().setValue(0)
        self._focus = focus
        self.title.setText(loaded.title)
        self.summary.setText(loaded.summary)
        self.summary.setVisible(bool(loaded.summary))
        self.warning.setText(loaded.warning)
        self.warning.setVisible(bool(loaded.warning))
        card.load(loaded)
        card.show()
        self._stack.setCurrentWidget(self._scroll)
        self._give_keyboard_back(card)

    def _hold_keyboard(self) -> None:
        """A record that goes, merged or deleted from its card, does not send the keyboard to the other end of the window."""
        held = self.window().focusWidget()
        if held is not None and self._body.isAncestorOf(held):
            self._held = held
            self.setFocus()

    def _give_keyboard_back(self, card: Card) -> None:
        held, self._held = self._held, None
        if held is None or self.window().focusWidget() is not self:
            return
        if isValid(held) and held.isVisible():
            held.setFocus()
        else:
            card.focus_first_field()

    def _build_ahead(self) -> None:
        """Build one card that will be wanted, between two moments of work."""
        missing = next((kind for kind in _COMMON if kind not in self._cards), None)
        if missing is None:
            self._ahead.stop()
            return
        self._card(missing).hide()

    def preparing(self, kind: RecordKind) -> Iterator[None]:
        """Make the card of a kind with its form, where a record of it will be shown in the middle of much else.

        Each step takes less than a frame; whoever takes them lets others have a turn between.
        """
        if kind not in self._cards:
            self._card(kind).hide()
            yield
        yield from self._cards[kind].preparing()

    def _card_for(self, kind: RecordKind) -> Card:
        """The card of a kind, the only one on screen."""
        for other, made in self._cards.items():
            if other is not kind:
                made.hide()
        return self._card(kind)

    def _card(self, kind: RecordKind) -> Card:
        if kind not in self._cards:
            self._cards[kind] = Card(self._desk, kind, self._body)
            self._column.insertWidget(self._column.count() - 1, self._cards[kind])
        return self._cards[kind]


def _same(one: Focus | None, other: Focus | None) -> bool:
    """Whether both are the same record, wherever in its text."""
    return (one and (one.kind, one.id)) == (other and (other.kind, other.id))
