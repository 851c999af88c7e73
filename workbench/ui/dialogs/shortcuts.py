"""The shortcut sheet, built from the table of commands; each key on it can be changed."""

from __future__ import annotations

from functools import cache, partial

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QScrollArea,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from workbench.core.wording import tr
from workbench.ui.actions import COMMANDS, Command, keys_shown
from workbench.ui.keymap import Keymap
from workbench.ui.theme import theme

_COLUMNS = (("Dossier", "Edit", "Help"), ("Mark", "Go"), ("View",))
# Keys that panes handle; the first word of each is English source where no key sequence says it.
_READING = (
    ("Space", "Peek at the row; Ctrl+Space in a text"),
    ("Tab", "Next quote of the source"),
    ("S", "Select a word, a sentence, a paragraph"),
    ("Shift+S", "Shrink the selection again"),
    ("Shift+Arrows", "Extend the selection"),
    ("Alt+Up, Alt+Down", "By sentence"),
    ("Ctrl+Up, Ctrl+Down", "By paragraph"),
    ("W", "Snap to whole words, then to sentences"),
    ("X", "Caret to the other end"),
    ("+", "One more part of the quote"),
    ("Ctrl+Tab", "To the other of two sources"),
    ("[[", "In a note: complete an actor, event or quote"),
    ("F2", "Rename"),
)
_REVIEW = (
    ("A E X M S N W", "Accept, edit, reject, merge, skip, never again, why"),
    ("G O D V T", "Known names, order, next document, sentences, what was taught"),
    ("J K L", "Next untouched sentence, read and left"),
)
_TIMELINE = (
    ("Left, Right", "The event before, the next one"),
    ("Up, Down", "To the lane above or below"),
    ("Home, End", "The first event, the last one"),
    ("Shift+Left, Shift+Right", "Move the event in time"),
    ("Shift+Up, Shift+Down", "Make the event longer or shorter"),
    ("D", "Date the event"),
    ("F2", "Rename"),
    ("Return", "Open its quote in the source"),
    ("Insert", "A new event"),
    ("F", "Show everything"),
    ("+, -", "Zoom"),
    ("Wheel", "Zoom at the cursor"),
    ("Shift+Wheel", "Move along"),
    ("Double click", "On an event: its quote; beside: a new event"),
    ("Right click", "Every verb, also by the menu key"),
)
# Under the last menu of a column: its title, and its keys.
_OWN = {
    "Help": ("In the timeline", _TIMELINE),
    "Go": ("In the review", _REVIEW),
    "View": ("While reading and writing", _READING),
}
_NARROWEST = 195
_MODIFIERS = (Qt.Key.Key_Control, Qt.Key.Key_Shift, Qt.Key.Key_Alt, Qt.Key.Key_Meta, Qt.Key.Key_AltGr)


class ShortcutSheet(QFrame):
    """A sheet over the window; Escape or F1 closes it and gives the keyboard back.

    Enter on a shortcut (or a click) waits for new keys; Delete leaves the command without any.
    """

    def __init__(self, window: QWidget, keymap: Keymap) -> None:
        super().__init__(window)
        self._window = window
        self._keymap = keymap
        self._waiting: Command | None = None
        self._refused = ""
        self._buttons: dict[str, QToolButton] = {}
        self.setObjectName("sheet")
        self.setProperty("floating", True)
        self.setAccessibleName(tr("Shortcuts"))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._before: QWidget | None = None
        self._inner = QWidget()
        self._inner.setAutoFillBackground(False)
        columns = QHBoxLayout(self._inner)
        columns.setSpacing(36)
        columns.setContentsMargins(24, 18, 24, 8)
        for menus in _COLUMNS:
            columns.addLayout(self._column(menus), 1)
        scroll = QScrollArea(self)
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.viewport().setAutoFillBackground(False)
        scroll.setWidget(self._inner)
        self._inner.setAutoFillBackground(False)
        self._scroll = scroll
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 1, 1, 1)
        column.addWidget(scroll)
        column.addLayout(self._foot())

    def _foot(self) -> QHBoxLayout:
        foot = QHBoxLayout()
        foot.setContentsMargins(24, 4, 16, 12)
        self._told = QLabel(tr("Click a shortcut, or press Enter on it, to give its command other keys."))
        self._told.setObjectName("sheet.told")
        self._told.setProperty("role", "muted")
        self._told.setWordWrap(True)
        self._reset = QToolButton()
        self._reset.setText(tr("All as they were"))
        self._reset.setObjectName("sheet.reset")
        self._reset.setProperty("segment", True)
        self._reset.clicked.connect(self.reset)
        foot.addWidget(self._told, 1)
        foot.addWidget(self._reset)
        return foot

    def _column(self, menus: tuple[str, ...]) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(14)
        for menu in menus:
            grid = _grid(tr(menu))
            found = [one for one in COMMANDS if one.menu == menu and (one.keys or not one.is_shown_only)]
            for row, command in enumerate(found, 1):
                grid.addWidget(self._key(command), row, 0)
                grid.addWidget(_words(tr(command.text)), row, 1)
            column.addLayout(grid)
        if menus[-1] in _OWN:
            title, listed = _OWN[menus[-1]]
            grid = _grid(tr(title))
            for row, (keys, text) in enumerate(listed, 1):
                grid.addWidget(_fixed(tr(keys)), row, 0)
                grid.addWidget(_words(tr(text)), row, 1)
            column.addLayout(grid)
        column.addStretch(1)
        return column

    def _key(self, command: Command) -> QWidget:
        if command.is_shown_only:
            # The letters of the source: the pane has them itself.
            return _fixed(keys_shown(command))
        button = QToolButton()
        button.setObjectName(f"sheet.key.{command.id}")
        button.setProperty("segment", True)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.clicked.connect(partial(self.wait_for, command))
        self._buttons[command.id] = button
        self._name(command)
        return button

    def _name(self, command: Command) -> None:
        keys = _native(self._keymap.keys(command))
        button = self._buttons[command.id]
        button.setText(keys or "—")
        button.setAccessibleName(tr("{field}: {value}", field=tr(command.text), value=keys or tr("no shortcut")))

    # -- changing --------------------------------------------------------------------------------------------------

    def wait_for(self, command: Command) -> None:
        """Take the next keys for a command."""
        self._waiting, self._refused = command, ""
        self._buttons[command.id].setText("…")
        self._tell(tr("Press the keys for “{name}”; Delete leaves it without, Escape as it is.", name=tr(command.text)))
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def _tell(self, words: str) -> None:
        self._told.setText(words)
        self.setAccessibleDescription(words)

    def _take(self, event: QKeyEvent) -> None:
        command = self._waiting
        assert command is not None
        if event.key() in _MODIFIERS:
            return
        if event.key() == Qt.Key.Key_Escape:
            self._end(tr("Nothing was changed."))
            return
        keys = "" if event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace) else _pressed(event)
        if keys and not _is_fit(event):
            self._tell(tr("A letter alone is for typing; hold Ctrl or Alt with it, or press a function key."))
            return
        other = self._keymap.holder(keys, command)
        if other is not None and self._refused != keys:
            self._refused = keys
            self._tell(
                tr(
                    "{keys} is “{other}”; press it again to give it to “{name}”, Escape leaves both as they are.",
                    keys=_native(keys),
                    other=tr(other.text),
                    name=tr(command.text),
                )
            )
            return
        self._keymap.give(command, keys)
        for one in (command, other):
            if one is not None:
                self._name(one)
        shown = _native(keys) or tr("no shortcut")
        self._end(tr("“{name}”: {keys}", name=tr(command.text), keys=shown))

    def _end(self, words: str) -> None:
        command, self._waiting = self._waiting, None
        if command is not None:
            self._name(command)
            self._buttons[command.id].setFocus(Qt.FocusReason.OtherFocusReason)
        self._tell(words)

    def reset(self) -> None:
        """Every shortcut as it first was."""
        self._keymap.reset()
        for command in COMMANDS:
            if command.id in self._buttons:
                self._name(command)
        self._tell(tr("Every shortcut is as it first was."))

    # -- open and closed -------------------------------------------------------------------------------------------

    def open(self) -> None:
        """Show the sheet in the middle of the window."""
        window = self._window
        self._before = window.focusWidget()
        wanted = self._inner.sizeHint()
        width, height = min(wanted.width() + 28, window.width() - 40), min(wanted.height() + 56, window.height() - 60)
        self.setGeometry((window.width() - width) // 2, (window.height() - height) // 2, width, height)
        self.show()
        self.raise_()
        self.setFocus(Qt.FocusReason.PopupFocusReason)

    def _close(self) -> None:
        self.hide()
        if self._before is not None:
            self._before.setFocus()
        self.deleteLater()

    def event(self, event: QEvent) -> bool:
        # While a shortcut waits, keys are its own: neither the window's shortcuts nor Tab may take them.
        if self._waiting is not None and isinstance(event, QKeyEvent):
            if event.type() == QEvent.Type.ShortcutOverride:
                event.accept()
                return True
            if event.type() == QEvent.Type.KeyPress:
                self._take(event)
                return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        focused = self.focusWidget()
        if event.key() in (Qt.Key.Key_Escape, Qt.Key.Key_F1):
            self._close()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if isinstance(focused, QToolButton) and focused.hasFocus():
                focused.click()
            else:
                self._close()
        elif event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            self.focusNextPrevChild(event.key() == Qt.Key.Key_Down)
            held = self.focusWidget()
            if held is not None and self._inner.isAncestorOf(held):
                self._scroll.ensureWidgetVisible(held)
        else:
            super().keyPressEvent(event)


def _pressed(event: QKeyEvent) -> str:
    return QKeySequence(event.keyCombination()).toString(QKeySequence.SequenceFormat.PortableText)


def _is_fit(event: QKeyEvent) -> bool:
    """Whether keys may be a shortcut: a letter alone would be taken from every line that is typed in."""
    held = event.modifiers() & (
        Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.MetaModifier
    )
    return bool(held) or Qt.Key.Key_F1 <= event.key() <= Qt.Key.Key_F35


def _native(keys: str) -> str:
    return QKeySequence(keys).toString(QKeySequence.SequenceFormat.NativeText)


@cache
def _inset() -> int:
    """Where the words of a button begin: how much a style leaves before them differs from screen to screen."""
    button = QToolButton()
    button.setProperty("segment", True)
    button.setText("Ctrl")
    button.ensurePolished()
    return (button.sizeHint().width() - button.fontMetrics().horizontalAdvance(button.text())) // 2


def _words(text: str) -> QLabel:
    """What a key does; on two lines where the sheet is narrow."""
    label = QLabel(text)
    label.setWordWrap(True)
    label.setMinimumWidth(_NARROWEST)
    # Two lines of one command stand closer to each other than to the next command.
    label.setContentsMargins(0, 3, 0, 3)
    return label


def _fixed(keys: str) -> QLabel:
    """Keys that cannot be changed, in line with those that can."""
    label = QLabel(keys)
    label.setProperty("role", "muted")
    label.setContentsMargins(_inset(), 4, 0, 4)
    return label


def _grid(heading: str) -> QGridLayout:
    grid = QGridLayout()
    grid.setHorizontalSpacing(12)
    grid.setVerticalSpacing(1)
    title = QLabel(heading)
    title.setFont(theme.current().font("ui_strong"))
    title.setContentsMargins(_inset(), 0, 0, 2)
    grid.addWidget(title, 0, 0, 1, 2)
    grid.setColumnMinimumWidth(0, 84)
    grid.setColumnStretch(1, 1)
    return grid
