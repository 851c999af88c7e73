"""A look at any record without going there: Space on a row, Ctrl+Space in a text or in the search box."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPoint, Qt
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QAbstractScrollArea,
    QApplication,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPlainTextEdit,
    QSizePolicy,
    QTextEdit,
    QVBoxLayout,
    QWidget,
)
from shiboken6 import isValid

from workbench.core.errors import WorkbenchError
from workbench.core.selection import Focus
from workbench.core.wording import tr
from workbench.ui.desk import Desk
from workbench.ui.kit.floating import Floating
from workbench.ui.peek_words import Peeked, peeked
from workbench.ui.theme import theme
from workbench.ui.theme.icons import icon

_WIDTH = 440
_STEPS = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown)


class Peek(Floating):
    """One record's essentials; Enter goes there, Space or Escape closes, arrows walk on in the list behind."""

    def __init__(self, desk: Desk, window: QWidget) -> None:
        super().__init__(window)
        self.setObjectName("peek")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._desk = desk
        self._window = window
        self._before: QWidget | None = None
        self.focus_shown: Focus | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(16, 12, 16, 12)
        self._column.setSpacing(8)
        self._inner: QWidget | None = None
        self.hide()

    def show_record(self, focus: Focus, near: QWidget) -> None:
        """Show a record beside `near`."""
        try:
            found = peeked(self._desk.reader, focus)
        except WorkbenchError as error:
            self._desk.notice(str(error))
            return
        if self.isHidden():
            self._before = QApplication.focusWidget()
        self.focus_shown = focus
        self._fill(found)
        self._place(near)
        self.show()
        self.raise_()
        self.setFocus(Qt.FocusReason.PopupFocusReason)

    def _fill(self, found: Peeked) -> None:
        if self._inner is not None:
            self._column.removeWidget(self._inner)
            self._inner.hide()
            self._inner.deleteLater()
        self._inner = inner = QWidget(self)
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(self._head(found))
        if found.words:
            words = _label(found.words, "reading")
            column.addWidget(words)
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(3)
        grid.setColumnStretch(1, 1)
        for row, (name, value) in enumerate(found.lines):
            head = _label(name, "small")
            head.setProperty("role", "muted")
            head.setAlignment(Qt.AlignmentFlag.AlignTop)
            head.setWordWrap(False)
            grid.addWidget(head, row, 0)
            grid.addWidget(_label(value, "ui"), row, 1)
        column.addLayout(grid)
        hint = _label(tr("Enter goes there · Space closes"), "small")
        hint.setProperty("role", "muted")
        column.addWidget(hint)
        self._column.addWidget(inner)
        spoken = [found.kind, found.title, found.words, *(f"{name}: {value}" for name, value in found.lines)]
        self.setAccessibleName(tr("Peek: {title}", title=found.title))
        self.setAccessibleDescription(". ".join(part for part in spoken if part))

    def _head(self, found: Peeked) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(8)
        drawing = QLabel()
        drawing.setPixmap(icon(found.icon, "text_muted").pixmap(16, 16))
        drawing.setAlignment(Qt.AlignmentFlag.AlignTop)
        drawing.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Preferred)
        row.addWidget(drawing)
        row.addWidget(_label(found.title, "ui_strong"), 1)
        kind = _label(found.kind, "small")
        kind.setProperty("role", "muted")
        kind.setWordWrap(False)
        kind.setAlignment(Qt.AlignmentFlag.AlignTop)
        row.addWidget(kind)
        return row

    def _place(self, near: QWidget) -> None:
        window = self._window
        width = min(_WIDTH, window.width() - 16)
        height = min(self._column.totalHeightForWidth(width), window.height() - 80)
        area = near.rect()
        corner = near.mapTo(window, QPoint(area.right() + 8, 24))
        if corner.x() + width > window.width() - 8:
            corner = near.mapTo(window, QPoint(-width - 8, 24))
        x = min(max(corner.x(), 8), window.width() - width - 8)
        y = min(max(corner.y(), 8), window.height() - height - 8)
        self.setGeometry(x, y, width, height)

    def close_peek(self, reason: Qt.FocusReason = Qt.FocusReason.PopupFocusReason) -> None:
        """Close, and give the keyboard back."""
        before, self._before = self._before, None
        # Before it hides: Qt would hand the keyboard to whoever comes next, and the reason would be lost.
        if self.hasFocus() and before is not None and isValid(before) and before.isVisible():
            before.setFocus(reason)
        self.hide()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, focus = event.key(), self.focus_shown
        if key in (Qt.Key.Key_Space, Qt.Key.Key_Escape):
            self.close_peek()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and focus is not None:
            self.close_peek(Qt.FocusReason.OtherFocusReason)
            self._desk.focus(*focus)
        elif key in _STEPS and self._before is not None and isValid(self._before):
            self._walk(event)
        else:
            super().keyPressEvent(event)

    def _walk(self, event: QKeyEvent) -> None:
        """Let the list behind take the key, and look at what it stands on then."""
        before = self._before
        assert before is not None
        QApplication.sendEvent(before, QKeyEvent(event.type(), event.key(), event.modifiers(), event.text()))
        target = target_of(before, self._desk)
        if target is not None:
            self.show_record(target, pane_of(before) or before)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.hide()


class Peeker(QObject):
    """Answers `Desk.peek`, and Space in the panes: it listens to the one widget that has the keyboard."""

    def __init__(self, desk: Desk, window: QWidget) -> None:
        super().__init__(window)
        self._desk = desk
        self._window = window
        self._made: Peek | None = None
        self._watched: QWidget | None = None
        desk.peek_requested.connect(self._show)
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        application.focusChanged.connect(self._follow)

    def _follow(self, _old: QWidget | None, new: QWidget | None) -> None:
        if not isValid(self):
            return
        if self._watched is not None and isValid(self._watched):
            self._watched.removeEventFilter(self)
        self._watched = None
        if new is not None and self._window.isAncestorOf(new) and pane_of(new) is not None:
            new.installEventFilter(self)
            self._watched = new

    def peek(self) -> None:
        """Look at what the keyboard stands on, else at the focus."""
        held = QApplication.focusWidget()
        if held is not None and isinstance(held, Peek):
            held.close_peek()
            return
        target = target_of(held, self._desk) if held is not None else self._desk.selection.focus
        if target is None:
            self._desk.notice(tr("There is nothing to peek at here; go to a row or click on something first."))
        else:
            self._show(target, (pane_of(held) if held is not None else None) or self._window)

    def _show(self, focus: Focus, near: QWidget) -> None:
        if self._made is None:
            self._made = Peek(self._desk, self._window)
        self._made.show_record(focus, near)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() not in (QEvent.Type.KeyPress, QEvent.Type.ShortcutOverride):
            return False
        if not isinstance(event, QKeyEvent) or event.key() != Qt.Key.Key_Space or not isinstance(watched, QWidget):
            return False
        if watched.property("peeks") is False:
            return False  # it has a use of its own for the key
        is_text = isinstance(watched, QTextEdit | QPlainTextEdit) or not _is_plain(watched)
        wanted = Qt.KeyboardModifier.ControlModifier if is_text else Qt.KeyboardModifier.NoModifier
        if event.modifiers() not in (wanted, Qt.KeyboardModifier.ControlModifier):
            return False
        if event.type() == QEvent.Type.ShortcutOverride:
            event.accept()
        else:
            self.peek()
        return True


def _is_plain(widget: QWidget) -> bool:
    """Whether Space means nothing of its own here: lists, trees, the source, the timeline, graph and map."""
    if isinstance(widget, QAbstractItemView):
        return not widget.indexWidget(widget.currentIndex())
    is_drawn = widget.objectName().startswith("pane.") or bool(widget.property("peeks"))
    return is_drawn or isinstance(widget, QAbstractScrollArea)


def pane_of(widget: QWidget) -> QWidget | None:
    """The pane that a widget is in."""
    found: QWidget | None = widget
    while found is not None and not found.objectName().startswith("pane."):
        found = found.parentWidget()
    return found


def target_of(widget: QWidget, desk: Desk) -> Focus | None:
    """What the keyboard stands on: as the nearest part of the pane that knows says, else what is in focus."""
    part: QWidget | None = widget
    while part is not None:
        told = getattr(part, "peek_target", None)
        found = told() if callable(told) else None
        if isinstance(found, Focus):
            return found
        part = None if part.objectName().startswith("pane.") else part.parentWidget()
    return desk.selection.focus


def _label(words: str, font: str) -> QLabel:
    label = QLabel(words)
    # A stranger's words are words, never markup.
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    label.setFont(theme.current().font(font))
    return label
