"""Type to find one thing among many, or to make a new one; it stands in the window and never blocks it."""

from __future__ import annotations

from collections.abc import Sequence

import shiboken6
from PySide6.QtCore import QEvent, QModelIndex, QObject, QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QFrame, QLabel, QLineEdit, QListView, QVBoxLayout, QWidget

from workbench.core.wording import tr, trn
from workbench.ui.kit.picker_rows import ROW_HEIGHT, PickerModel, PickerRow, RowPainter, widest

__all__ = ["Picker", "PickerRow"]

_WIDTH, _WIDEST = 380, 640
_FRAME = 40  # margins, border and the scroll bar
_VISIBLE_ROWS, _FEWEST_ROWS = 9, 3
_STEPS = {
    Qt.Key.Key_Up: -1,
    Qt.Key.Key_Down: 1,
    Qt.Key.Key_PageUp: -_VISIBLE_ROWS,
    Qt.Key.Key_PageDown: _VISIBLE_ROWS,
}
_OURS = {*_STEPS, Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Escape}


class Picker(QFrame):
    """A type-to-filter list inside the window; made once, opened where it is needed.

    Enter or a click picks, Escape or leaving it cancels; then the focus goes back to where it was.
    """

    picked = Signal(object)
    created = Signal(str)
    cancelled = Signal()

    def __init__(self, parent: QWidget, *, width: int = _WIDTH) -> None:
        super().__init__(parent)
        self._least = self._wide = width
        self._home = parent
        self._model = PickerModel(self)
        self._before: QWidget | None = None
        self._title = QLabel()
        self._title.setProperty("role", "muted")
        self._line = QLineEdit()
        self._line.setObjectName("picker.line")
        self._line.installEventFilter(self)
        self._line.textChanged.connect(self._typed)
        self._list = self._make_list()
        self._none = QLabel()
        self._none.setProperty("role", "muted")
        self._lay_out()
        self.hide()

    @property
    def model(self) -> PickerModel:
        """The rows on show."""
        return self._model

    @property
    def line(self) -> QLineEdit:
        """Where the analyst types."""
        return self._line

    def open_at(
        self,
        point: QPoint,
        rows: Sequence[PickerRow],
        *,
        title: str = "",
        placeholder: str = "",
        can_create: bool = False,
        text: str = "",
    ) -> None:
        """Show `rows` with the corner at `point` (in the parent's coordinates), moved so that all of it is visible."""
        if self.isHidden():
            self._before = QApplication.focusWidget()
        self._title.setText(title)
        self._title.setVisible(bool(title))
        self._line.setPlaceholderText(placeholder or tr("Type to find"))
        self._line.setAccessibleName(title or self._line.placeholderText())
        self._model.set_rows(rows, can_create=can_create)
        self._wide = max(self._least, min(widest(rows) + _FRAME, _WIDEST))
        if self._line.text() == text:
            self._typed(text)
        self._line.setText(text)
        self._place(point)
        self.show()
        self.raise_()
        self._line.setFocus(Qt.FocusReason.PopupFocusReason)
        self._line.selectAll()
        _application().focusChanged.connect(self._focus_moved)

    def cancel(self) -> None:
        """Close without picking; `cancelled` says so."""
        if self.isVisible():
            self._close()
            self.cancelled.emit()

    def _make_list(self) -> QListView:
        view = QListView()
        view.setModel(self._model)
        view.setItemDelegate(RowPainter(view))
        view.setUniformItemSizes(True)
        view.setMouseTracking(True)
        # The line keeps the keyboard; the list only shows where it stands.
        view.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        view.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        view.setAccessibleName(tr("Matches"))
        view.clicked.connect(self._take)
        return view

    def _lay_out(self) -> None:
        self.setObjectName("picker")
        self.setProperty("floating", True)
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 8, 8, 8)
        column.setSpacing(6)
        for part in (self._title, self._line, self._list, self._none):
            column.addWidget(part)

    def _place(self, point: QPoint) -> None:
        area = self._home.rect()
        # As high as its rows, a few at least: what is typed may be offered as one more.
        rows = max(_FEWEST_ROWS, min(self._model.rowCount() + 1, _VISIBLE_ROWS))
        wanted = self._list.fontMetrics().height() + rows * ROW_HEIGHT + 70
        width, height = min(self._wide, area.width()), min(wanted, area.height())
        x = max(0, min(point.x(), area.width() - width))
        y = max(0, min(point.y(), area.height() - height))
        self.setGeometry(x, y, width, height)

    def _said_of_none(self) -> str:
        if self._model.has_rows:
            return tr("Nothing matches")
        return tr("None yet; type a name for the first") if self._model.can_create else tr("None yet")

    def _typed(self, text: str) -> None:
        self._model.type(text)
        count = self._model.hit_count
        self._none.setText(self._said_of_none())
        self._none.setVisible(self._model.rowCount() == 0)
        self._list.setVisible(self._model.rowCount() > 0)
        self._list.setAccessibleDescription(trn("{count} match", "{count} matches", count))
        self._move_to(0)

    def _move_to(self, at: int) -> None:
        last = self._model.rowCount() - 1
        index = self._model.index(max(0, min(at, last)), 0)
        self._list.setCurrentIndex(index)
        self._list.scrollTo(index)
        # The focus stays in the line, so the line tells which row Enter would take.
        self._line.setAccessibleDescription(str(index.data() or ""))

    def _take(self, index: QModelIndex) -> None:
        if not index.isValid():
            return
        row, offer = self._model.row_at(index.row()), self._model.offer
        self._close()
        if row is not None:
            self.picked.emit(row.key)
        else:
            self.created.emit(offer)

    def _close(self) -> None:
        _application().focusChanged.disconnect(self._focus_moved)
        focused = QApplication.focusWidget()
        held = focused is not None and self.isAncestorOf(focused)
        self.hide()
        before, self._before = self._before, None
        if held and before is not None and shiboken6.isValid(before):
            before.setFocus(Qt.FocusReason.PopupFocusReason)

    def _focus_moved(self, _old: QWidget | None, new: QWidget | None) -> None:
        if new is not None and new is not self and not self.isAncestorOf(new):
            self.cancel()

    def _key(self, event: QKeyEvent) -> bool:
        key = Qt.Key(event.key())
        if key in _STEPS:
            self._move_to(self._list.currentIndex().row() + _STEPS[key])
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._take(self._list.currentIndex())
        elif key == Qt.Key.Key_Escape:
            self.cancel()
        else:
            return False
        return True

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is not self._line or not isinstance(event, QKeyEvent):
            return super().eventFilter(watched, event)
        if event.type() == QEvent.Type.ShortcutOverride and event.key() in _OURS:
            # These keys mean the picker while it is open, whatever shortcut the window has on them.
            event.accept()
            return True
        return event.type() == QEvent.Type.KeyPress and self._key(event)


def _application() -> QApplication:
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    return app
