"""The text of a note: Markdown in the window's own font, in which a citation is one character that is a chip."""

from __future__ import annotations

import re
from collections.abc import Callable

from PySide6.QtCore import QEvent, QMimeData, QPoint, QPointF, QRect, QSignalBlocker, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QInputMethodEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QTextCharFormat,
    QTextCursor,
)
from PySide6.QtWidgets import QTextEdit, QWidget

from workbench.core import citations
from workbench.core.wording import tr
from workbench.ui.dragged import QUOTE_MIME, words
from workbench.ui.panes.notes import body as bodies
from workbench.ui.panes.notes.body import CHIP, OBJECT, UID, Chip
from workbench.ui.panes.notes.chip import ChipPainter, Look
from workbench.ui.panes.notes.highlighter import MarkdownHighlighter
from workbench.ui.theme import theme

_TOKEN = re.compile(r"\[@[0-9a-f]{32}\]")
# What makes a line a heading, an item or a quotation, as long as nothing stands before it.
_MARKUP = re.compile(r"\s*(?:#{1,6}\s|[-*+]\s|\d+[.)]\s|>)\s*")
# Part of a word between two letters of it.
_INNER = frozenset("'’-")
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class NoteEditor(QTextEdit):
    """Edits one body; what goes in with `set_body` comes out of `body()` with only the analyst's changes."""

    typed = Signal()
    chip_activated = Signal(str)
    chip_entered = Signal(str, object)  # uid, QRect in viewport coordinates
    chip_left = Signal()
    quote_dropped = Signal(str)
    left = Signal()

    def __init__(self, look: Callable[[str], Look], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("notes.editor")
        self.setAccessibleName(tr("Text of the note"))
        self.setProperty("bare", True)
        self.setAcceptRichText(False)
        self.setTabChangesFocus(True)
        self.setFrameShape(QTextEdit.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.document().setDocumentMargin(bodies.MARGIN)
        self._painter = ChipPainter(look, self)
        self.document().documentLayout().registerHandler(CHIP, self._painter)
        self._highlighter = MarkdownHighlighter(self.document())
        self._hovered: Chip | None = None
        self._pressed: Chip | None = None
        self._loading = False
        self._advice = ""
        self.currentCharFormatChanged.connect(self._leave_chip_format)
        self.document().contentsChange.connect(self._on_contents_change)
        self.restyle()

    def advise(self, advice: str) -> None:
        """Words that stand in an empty text; a placeholder of Qt's is cut off at the end of its first line."""
        self._advice = advice
        self.setAccessibleDescription(advice)
        self.viewport().update()

    # -- the body --------------------------------------------------------------------------------------------------

    def set_body(self, body: str) -> None:
        """Show `body`, the caret at its beginning, with nothing to undo."""
        self._loading = True
        try:
            with QSignalBlocker(self):
                bodies.load(self.document(), body, bodies.paragraph())
                self.moveCursor(QTextCursor.MoveOperation.Start)
        finally:
            self._loading = False
        self.viewport().update()

    def body(self) -> str:
        """The body as it stands, citations as tokens."""
        return bodies.body_of(self.document())

    def replace_body(self, body: str) -> None:
        """Show another body of the same note; the caret and the scroll stay with the words around them."""
        before = bodies.Shown(self.body())
        after = bodies.Shown(body)
        offset = _moved(before.to_offset(self.textCursor().position()), before.body, after.body)
        scrolled = self.verticalScrollBar().value()
        self.set_body(body)
        self.set_caret(after.to_position(offset))
        self.verticalScrollBar().setValue(scrolled)

    def set_caret(self, position: int) -> None:
        """Put the caret at a document position, or at the end when that is beyond it."""
        cursor = self.textCursor()
        cursor.setPosition(max(0, min(position, self.document().characterCount() - 1)))
        self.setTextCursor(cursor)

    def show_place(self, offset: int) -> None:
        """Bring code point `offset` of the body to the middle of what is in sight, the caret before it."""
        self.set_caret(bodies.Shown(self.body()).to_position(offset))
        bar = self.verticalScrollBar()
        bar.setValue(bar.value() + self.cursorRect().center().y() - self.viewport().height() // 2)

    def insert_chip(self, uid: str) -> None:
        """Put the citation of a quote at the caret, with a space before it where words touch.

        It backs what stands before it: inside a word it goes behind that, in a line's markup to that line's end, and
        where nothing stands before it, as in a note that nobody has clicked into, to a paragraph of its own at the end.
        """
        cursor = self.textCursor()
        cursor.beginEditBlock()
        if not cursor.hasSelection():
            self._behind_words(cursor)
        before = cursor.document().characterAt(cursor.selectionStart() - 1) if cursor.selectionStart() else "\n"
        is_apart = before in " \u00a0\u202f\n\u2028\u2029([" + OBJECT or not before.strip()
        bodies.insert(cursor, ("" if is_apart else " ") + citations.token(uid))
        cursor.endEditBlock()
        self.setTextCursor(cursor)
        self.ensureCursorVisible()

    def _behind_words(self, cursor: QTextCursor) -> None:
        """Move the cursor out of where a citation would back no words, and unmake a heading or a list."""
        marked = _MARKUP.match(cursor.block().text())
        if cursor.atStart() and (body := self.body()).strip():
            cursor.movePosition(QTextCursor.MoveOperation.End)
            bodies.insert(cursor, "\n" * (2 - min(2, len(body) - len(body.rstrip("\n")))))
        elif marked is not None and cursor.positionInBlock() < marked.end():
            cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock)
        elif not cursor.atBlockStart():
            self._behind_word(cursor)

    def _behind_word(self, cursor: QTextCursor) -> None:
        """Move the cursor on where it stands inside a word, as a drop leaves it: the word is not cut in two."""
        held = self.document().characterAt
        before, at = held(cursor.position() - 1), cursor.position()
        if not (before.isalnum() or (before in _INNER and held(at - 2).isalnum())):
            return
        while held(at).isalnum() or (held(at) in _INNER and held(at + 1).isalnum()):
            at += 1
        cursor.setPosition(at)

    def replace(self, start: int, end: int, body: str) -> None:
        """Put `body` in the place of a stretch of the document, as one step to undo."""
        cursor = self.textCursor()
        cursor.setPosition(start)
        cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
        bodies.insert(cursor, body)
        self.setTextCursor(cursor)

    # -- chips -----------------------------------------------------------------------------------------------------

    def chips(self) -> list[Chip]:
        """Every citation of the note, in order."""
        return bodies.chips(self.document())

    def relay_chips(self) -> None:
        """Measure every chip again: a label changed."""
        self.document().markContentsDirty(0, self.document().characterCount())
        if self.isVisible():
            # Asking for the viewport has PySide make every widget class: not before the first paint.
            self.viewport().update()

    def restyle(self) -> None:
        """Take on the fonts and colours of the current theme."""
        self.setFont(theme.current().font("note"))
        self.document().setDefaultFont(theme.current().font("note"))
        self._highlighter.restyle()
        self.relay_chips()

    def chip_beside_caret(self) -> str:
        """The uid of the chip before the caret, or after it; "" when it stands at none."""
        position = self.textCursor().position()
        found = (bodies.chip_at(self.document(), at) for at in (position - 1, position))
        return next((uid for uid in found if uid), "")

    def chip_rect(self, position: int) -> QRect:
        """Where the character at a document position is, in viewport coordinates."""
        block = self.document().findBlock(position)
        layout = block.layout()
        line = layout.lineForTextPosition(position - block.position())
        if not line.isValid():
            return QRect()
        corner = self.document().documentLayout().blockBoundingRect(block).topLeft()
        left, right = (_x(line.cursorToX(position - block.position() + step)) for step in (0, 1))
        top = QPointF(left, line.y()) + corner - self._scrolled()
        return QRect(round(top.x()), round(top.y()), round(right - left), round(line.height()))

    def chip_under(self, point: QPoint) -> Chip | None:
        """The chip at a place of the viewport."""
        near = self.cursorForPosition(point).position()
        for chip in bodies.chips(self.document(), max(0, near - 1), near + 1):
            if self.chip_rect(chip.position).contains(point):
                return chip
        return None

    # -- inside ----------------------------------------------------------------------------------------------------

    def _scrolled(self) -> QPointF:
        return QPointF(self.horizontalScrollBar().value(), self.verticalScrollBar().value())

    def _leave_chip_format(self, form: QTextCharFormat) -> None:
        # What is typed beside a chip would inherit that it belongs to a quote.
        if form.hasProperty(UID) and not self.textCursor().hasSelection():
            self.setCurrentCharFormat(QTextCharFormat())

    def _on_contents_change(self, _position: int, removed: int, added: int) -> None:
        if self.document().characterCount() <= max(removed, added) + 2:
            # Of a text that was empty, or is, Qt paints no more than the lines that there are.
            self.viewport().update()
        if not self._loading and (removed or added):
            self.typed.emit()

    def _tokens_to_chips(self) -> None:
        """A token typed by hand becomes the chip that it means."""
        end = self.textCursor().position()
        start = end - len(citations.token("0" * 32))
        if start < 0 or not _TOKEN.fullmatch(bodies.body_of(self.document(), start, end)):
            return
        body = self.body()
        # In code, or behind a backslash, it cites nothing.
        if len(citations.tokens(body)) > len(self.chips()):
            self.replace(start, end, bodies.body_of(self.document(), start, end))

    def _set_hovered(self, chip: Chip | None) -> None:
        if chip == self._hovered:
            return
        self._hovered = chip
        shape = Qt.CursorShape.IBeamCursor if chip is None else Qt.CursorShape.PointingHandCursor
        self.viewport().setCursor(shape)
        if chip is None:
            self.chip_left.emit()
        else:
            self.chip_entered.emit(chip.uid, self.chip_rect(chip.position))

    # -- Qt --------------------------------------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self._advice and self.document().isEmpty():
            room = self.viewport().rect()
            room.setTopLeft(self.cursorRect().topLeft())
            with QPainter(self.viewport()) as painter:
                painter.setPen(self.palette().placeholderText().color())
                painter.drawText(room.adjusted(0, 0, -bodies.MARGIN, 0), Qt.TextFlag.TextWordWrap, self._advice)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if OBJECT in event.text():
            return
        if event.key() in _ENTER and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            if uid := self.chip_beside_caret():
                self.chip_activated.emit(uid)
            return
        super().keyPressEvent(event)
        if event.text() == "]":
            self._tokens_to_chips()

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        if OBJECT not in event.commitString():
            super().inputMethodEvent(event)

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        return source.hasFormat(QUOTE_MIME) or (source.hasText() and not source.hasUrls())

    def insertFromMimeData(self, source: QMimeData) -> None:
        if source.hasFormat(QUOTE_MIME):
            self.quote_dropped.emit(words(source, QUOTE_MIME))
            return
        cursor = self.textCursor()
        bodies.insert(cursor, source.text())
        self.setTextCursor(cursor)
        self.ensureCursorVisible()

    def createMimeDataFromSelection(self) -> QMimeData:
        cursor = self.textCursor()
        made = QMimeData()
        made.setText(bodies.body_of(self.document(), cursor.selectionStart(), cursor.selectionEnd()))
        return made

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        held = event.buttons() != Qt.MouseButton.NoButton
        self._set_hovered(None if held else self.chip_under(event.position().toPoint()))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        is_click = event.button() == Qt.MouseButton.LeftButton and not event.modifiers()
        self._pressed = self.chip_under(event.position().toPoint()) if is_click else None
        super().mousePressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        pressed, self._pressed = self._pressed, None
        if pressed and not self.textCursor().hasSelection() and self.chip_under(event.position().toPoint()) == pressed:
            self.chip_activated.emit(pressed.uid)

    def viewportEvent(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Leave:
            self._set_hovered(None)
        return super().viewportEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.left.emit()


def _x(answer: object) -> float:
    # PySide gives back (x, cursor position): the C++ call takes the position by reference.
    return float(answer[0] if isinstance(answer, tuple) else answer)  # type: ignore[arg-type]


def _moved(offset: int, before: str, after: str) -> int:
    """Where the place `offset` of `before` is in `after`: with the words in front of it, or else those behind."""
    limit = min(len(before), len(after))
    head = next((at for at in range(limit) if before[at] != after[at]), limit)
    if offset <= head:
        return offset
    rest = limit - head
    tail = next((at for at in range(rest) if before[-1 - at] != after[-1 - at]), rest)
    return len(after) - (len(before) - offset) if len(before) - offset <= tail else head
