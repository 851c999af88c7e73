"""What `[[` offers while one types: actors, events and quotes, filtered by the words behind the brackets."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPersistentModelIndex, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from workbench.core import edtf, wording
from workbench.core.errors import InvalidValue
from workbench.core.kinds import RecordKind
from workbench.core.records import Reference
from workbench.core.wording import tr
from workbench.ui.kit.matching import fold_all, matching
from workbench.ui.panes.notes.editor import NoteEditor
from workbench.ui.theme import theme

_OPENED = re.compile(r"\[\[([^\[\]\n\ufffc]{0,60})$")
_SHOWN = 8
_HELD = 60
_WIDTH = 380
_REFERENCE = Qt.ItemDataRole.UserRole


class Candidates:
    """What can be inserted, found by name, other names, document or a quote's number."""

    def __init__(self, references: Sequence[Reference]) -> None:
        self._references = references
        self._folded = fold_all([f"{label_of(reference)} {reference.detail}" for reference in references])

    def matching(self, query: str) -> list[Reference]:
        """The first few that hold every word of `query`, those that begin with it before the others."""
        return [self._references[at] for at in matching(self._folded, query)[:_HELD]]


class Completion(QObject):
    """Offers completions in one editor; the editor keeps the keyboard, so that typing goes on filtering.

    Enter or Tab picks: `picked` carries the reference and the stretch of the document, brackets included, whose place
    it takes. Escape closes and leaves what was typed.
    """

    picked = Signal(object, int, int)  # Reference, start, end

    def __init__(self, editor: NoteEditor, candidates: Callable[[], Sequence[Reference]]) -> None:
        super().__init__(editor)
        self._editor = editor
        self._ask = candidates
        self._candidates: Candidates | None = None
        self._start = -1
        self._dismissed = -1
        self.popup = _Popup(editor)
        self.popup.itemClicked.connect(lambda _item: self._pick())
        editor.installEventFilter(self)
        editor.textChanged.connect(self._on_text)
        editor.cursorPositionChanged.connect(self._on_caret)
        editor.left.connect(self.close)

    @property
    def is_open(self) -> bool:
        """Whether the list is shown."""
        return self.popup.isVisible()

    def forget(self) -> None:
        """Ask for the candidates again at the next `[[`: records changed."""
        self._candidates = None

    def close(self) -> None:
        """Hide the list; what was typed stays."""
        self.popup.hide()
        self._start = -1

    # -- inside ----------------------------------------------------------------------------------------------------

    def _query(self) -> tuple[int, str] | None:
        """Where the brackets before the caret start, and the words behind them."""
        cursor = self._editor.textCursor()
        block = cursor.block()
        # A slice in UTF-16 units: only a character beyond U+FFFF before the brackets makes a difference.
        units = block.text().encode("utf-16-le")[: 2 * (cursor.position() - block.position())]
        found = _OPENED.search(units.decode("utf-16-le", "ignore"))
        if found is None or cursor.hasSelection():
            return None
        behind = len(found[1].encode("utf-16-le")) // 2
        return cursor.position() - behind - 2, found[1]

    def _on_text(self) -> None:
        if not self._editor.hasFocus():
            return
        asked = self._query()
        if asked is None or asked[0] == self._dismissed:
            self._dismissed = self._dismissed if asked else -1
            self.close()
            return
        self._dismissed = -1
        self._start, query = asked
        if self._candidates is None:
            self._candidates = Candidates(self._ask())
        self._show(self._candidates.matching(query))

    def _on_caret(self) -> None:
        if self.is_open:
            asked = self._query()
            if asked is None or asked[0] != self._start:
                self.close()

    def _show(self, found: Sequence[Reference]) -> None:
        if not found:
            self.popup.hide()
            return
        self.popup.fill(found)
        caret = self._editor.cursorRect()
        corner = self._editor.viewport().mapTo(self._editor.window(), caret.bottomLeft())
        self.popup.place(corner, caret.height())

    def _pick(self) -> None:
        item = self.popup.currentItem()
        asked = self._query()
        if item is None or asked is None:
            return
        reference = item.data(_REFERENCE)
        self.close()
        self.picked.emit(reference, asked[0], self._editor.textCursor().position())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kinds = (QEvent.Type.KeyPress, QEvent.Type.ShortcutOverride)
        if event.type() not in kinds or not isinstance(event, QKeyEvent) or not self.is_open:
            return False
        verb = self._verb(event)
        if verb is None:
            return False
        if event.type() == QEvent.Type.ShortcutOverride:
            event.accept()
        else:
            verb()
        return True

    def _verb(self, event: QKeyEvent) -> Callable[[], None] | None:
        if event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            return None
        key = event.key()
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Tab):
            return self._pick
        if key == Qt.Key.Key_Escape:
            return self._dismiss
        steps = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_PageDown: _SHOWN, Qt.Key.Key_PageUp: -_SHOWN}
        step = steps.get(Qt.Key(key))
        return None if step is None else lambda: self.popup.step(step)

    def _dismiss(self) -> None:
        self._dismissed = self._start
        self.close()


class _Popup(QListWidget):
    """The list under the caret: a child of the window, so that it never takes the keyboard or leaves the window."""

    def __init__(self, editor: NoteEditor) -> None:
        super().__init__(editor)
        self._editor = editor
        self.setObjectName("notes.completion")
        self.setAccessibleName(tr("Actors, events and quotes to insert"))
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setItemDelegate(_Row(self))
        self.setUniformItemSizes(True)
        self.hide()

    def fill(self, found: Sequence[Reference]) -> None:
        """List `found`, the first one chosen."""
        self.clear()
        for reference in found:
            item = QListWidgetItem(reference.label, self)
            item.setData(_REFERENCE, reference)
        self.setCurrentRow(0)

    def place(self, corner: QPoint, above: int) -> None:
        """Show the list below `corner` of the window, or above it where there is no room."""
        window = self._editor.window()
        if self.parentWidget() is not window:
            self.setParent(window)
        colours = theme.current()
        self.setStyleSheet(
            f"QListWidget {{ border: 1px solid"
            f" {colours.colour('border_strong').name()}; border-radius: 5px; padding: 3px; }}"
        )
        height = self.sizeHintForRow(0) * min(_SHOWN, self.count()) + 10
        width = min(_WIDTH, window.width() - 8)
        x = max(4, min(corner.x(), window.width() - width - 4))
        y = corner.y() + 4 if corner.y() + 4 + height <= window.height() else corner.y() - above - height - 4
        self.setGeometry(QRect(x, y, width, height))
        self.show()
        self.raise_()

    def step(self, rows: int) -> None:
        """Move the choice by `rows`, around the ends for single steps."""
        wanted = self.currentRow() + rows
        self.setCurrentRow(wanted % self.count() if abs(rows) == 1 else max(0, min(wanted, self.count() - 1)))


class _Row(QStyledItemDelegate):
    """Name left, what it is and its detail right."""

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        reference: Reference = index.data(_REFERENCE)
        colours = theme.current()
        painter.save()
        rect = option.rect
        if option.state & QStyle.StateFlag.State_Selected:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colours.colour("selection"))
            painter.drawRoundedRect(rect, 4, 4)
        inner = rect.adjusted(8, 0, -8, 0)
        side = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight
        painter.setFont(colours.font("small"))
        painter.setPen(colours.colour("text_muted"))
        metrics = painter.fontMetrics()
        detail = metrics.elidedText(detail_of(reference), Qt.TextElideMode.ElideRight, inner.width() * 2 // 5)
        painter.drawText(inner, side, detail)
        painter.setFont(colours.font("ui"))
        painter.setPen(colours.colour("text"))
        room = inner.width() - metrics.horizontalAdvance(detail) - 14
        label = painter.fontMetrics().elidedText(label_of(reference), Qt.TextElideMode.ElideRight, room)
        painter.drawText(inner, Qt.AlignmentFlag.AlignVCenter, label)
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(_WIDTH, option.fontMetrics.height() + 9)


def label_of(reference: Reference) -> str:
    """A candidate's name; a quote's is its number and its words."""
    return f"Q{reference.id}  {reference.label}" if reference.kind is RecordKind.QUOTE else reference.label


def detail_of(reference: Reference) -> str:
    """What stands at the right of a candidate: its kind, and what tells it from others of the same name."""
    kinds = {RecordKind.ACTOR: tr("actor"), RecordKind.EVENT: tr("event"), RecordKind.QUOTE: tr("quote")}
    detail = date_of(reference) if reference.kind is RecordKind.EVENT else reference.detail
    return " · ".join(part for part in (kinds.get(reference.kind, ""), detail) if part)


def name_of(reference: Reference) -> str:
    """An actor's name, or an event's with its date in words, as plain text for the note."""
    date = date_of(reference) if reference.kind is RecordKind.EVENT else ""
    return f"{reference.label} ({date})" if date else reference.label


def date_of(event: Reference) -> str:
    """An event's date in words, "" where it has none."""
    try:
        return edtf.describe(edtf.parse(event.detail), wording.language()) if event.detail else ""
    except InvalidValue:
        return ""
