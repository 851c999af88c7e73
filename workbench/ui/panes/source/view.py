"""The source view: reading, selecting and quoting one text by mouse and keyboard."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QElapsedTimer, QEvent, QMimeData, QPoint, QRect, Qt, QTimer, Signal
from PySide6.QtGui import (
    QDragEnterEvent,
    QDragMoveEvent,
    QDropEvent,
    QFocusEvent,
    QGuiApplication,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QWheelEvent,
)
from PySide6.QtWidgets import QWidget

from workbench.core.spans import Span
from workbench.core.wording import tr
from workbench.ui.panes.source.caret import step_of
from workbench.ui.panes.source.handles import Handles
from workbench.ui.panes.source.pointer import TICK, Pointer, beyond
from workbench.ui.panes.source.selecting import SelectingView

COMMANDS = "QEACTNUOYMRBPSWX.+"
SHIFTED = "SB"


class SourceView(SelectingView):
    """One document to read, select and quote; offsets are code points, ends are exclusive."""

    quote_clicked = Signal(int, int)
    quote_activated = Signal(int, int)
    hovered = Signal(object, QPoint)
    key_command = Signal(str)
    resize_requested = Signal(int, object)
    mime_dropped = Signal(QMimeData, int, int)
    taken_up = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        self._hovered: int | None = None
        self._handles = Handles()
        self._drop_formats: tuple[str, ...] = ()
        self._double_clicked_at = QPoint()
        self._since_double_click = QElapsedTimer()
        super().__init__(parent)
        self.setObjectName("source.view")
        self.setAccessibleName(tr("Source text"))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.viewport().setMouseTracking(True)
        self.viewport().setCursor(Qt.CursorShape.IBeamCursor)
        self._pointer = Pointer(self, self)
        self._pulled_to = QPoint(), False
        self._pull = QTimer(self)
        self._pull.setInterval(TICK)
        self._pull.timeout.connect(self._pull_handle)
        self._own_commands: dict[str, Callable[[], object]] = {
            "S": self.grow_selection,
            ".": self.grow_selection,
            "shift+S": self.shrink_selection,
            "W": self.snap,
            "X": self.swap_ends,
            "+": self.hold,
        }

    def cycle_overlapping(self) -> int:
        """Focus the next of the quotes that overlap at the caret, from the innermost outwards and round; how many do."""
        ids = self._spans.ids_at(self._caret) or self._spans.ids_at(max(0, self._caret - 1))
        if ids:
            at = ids.index(self._focus) + 1 if self._focus in ids else 0
            self.point_at(ids[at % len(ids)], self._caret)
        return len(ids)

    def quote_here(self) -> int | None:
        """The innermost quote at the caret, or the focused one where it is among those."""
        ids = self._spans.ids_at(self._caret) or self._spans.ids_at(max(0, self._caret - 1))
        return self._focus if self._focus in ids else next(iter(ids), None)

    def go_to_quote(self, *, forward: bool) -> bool:
        """Focus the next (or previous) quote in text order; False at either end."""
        found = self._spans.neighbour(self._caret, self._focus, forward=forward)
        if found is None:
            return False
        start = self._spans.parts(found)[0][0]
        self.select(start, start)
        self.scroll_to(start)
        self.point_at(found, start)
        return True

    def set_drag_source(self, source: Callable[[], QMimeData | None] | None) -> None:
        """What a drag of the selection carries."""
        self._pointer.drag_source = source

    def set_drop_formats(self, formats: Sequence[str]) -> None:
        """Accept drops of these mime types; they come as `mime_dropped(data, offset, quote)`; -1 beside the text, 0 for no quote."""
        self._drop_formats = tuple(formats)
        self.viewport().setAcceptDrops(bool(formats))

    def clicked(self, place: QPoint) -> None:
        """Focus the innermost quote at a viewport point, or the one whose card or stripe is there."""
        beside, offset = self.beside_at(place), self.character_at(place)
        ids = self._spans.ids_at(offset) if offset is not None else []
        if beside is not None:
            self.point_at(beside, self._spans.parts(beside)[0][0])
        elif offset is not None and ids:
            self.point_at(ids[0], offset)

    def point_at(self, quote_id: int, offset: int) -> None:
        """Focus a quote as a click at `offset` does."""
        self.set_focus(quote_id)
        self.quote_clicked.emit(quote_id, offset)

    def _obey(self, command: str) -> None:
        own = self._own_commands.get(command)
        if own is not None:
            own()
        elif self._resized is not None and command == "Q":
            self._keep_size()
        else:
            self.key_command.emit(command)

    def _keep_size(self) -> None:
        quote_id, parts = self._resized, self.chosen_parts()
        if quote_id is not None and parts:
            self.resize_requested.emit(quote_id, parts)

    def _edge(self, offset: int, is_start: bool) -> QRect | None:
        # The end of a quote is the right edge of its last character, not the place before the next line's first.
        return self.rect_of(offset) if is_start else self.rect_after(offset)

    def _selections(self) -> Sequence[Span]:
        return self._handles.dragged or super()._selections()

    def _paint_over(self, painter: QPainter) -> None:
        quote_id = self._focus if self._resized is None and not self.chosen().length else None
        parts = [Span(*part) for part in self._spans.parts(quote_id)] if quote_id is not None else []
        self._handles.stand(quote_id, parts, self._edge)
        self._handles.paint(painter, self._colours)

    def _hover(self, place: QPoint) -> None:
        beside = self.beside_at(place)
        shape = Qt.CursorShape.IBeamCursor if beside is None else Qt.CursorShape.PointingHandCursor
        shape = Qt.CursorShape.SizeHorCursor if self._handles.at(place) is not None else shape
        if self.viewport().cursor().shape() is not shape:
            self.viewport().setCursor(shape)
        offset = self.character_at(place) if beside is None else None
        ids = self._spans.ids_at(offset) if offset is not None else []
        under = beside if beside is not None else (ids[0] if ids else None)
        if under != self._hovered:
            self._hovered = under
            self.hovered.emit(under, self.viewport().mapToGlobal(place))

    def _is_third_click(self, place: QPoint) -> bool:
        since = self._since_double_click
        in_time = since.isValid() and since.elapsed() < QGuiApplication.styleHints().mouseDoubleClickInterval()
        return in_time and (place - self._double_clicked_at).manhattanLength() < 8

    # -- Qt --------------------------------------------------------------------------------------------------------

    def event(self, event: QEvent) -> bool:
        if event.type() is QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and _command(event):
            event.accept()  # a single letter is ours while reading, whatever the menus say
            return True
        return super().event(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.viewport().update()
        self.taken_up.emit()

    def focusNextPrevChild(self, forward: bool) -> bool:
        return self.go_to_quote(forward=forward) or super().focusNextPrevChild(forward)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step, command = step_of(event), _command(event)
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
        elif event.matches(QKeySequence.StandardKey.SelectAll):
            self.select(0, len(self.text))
        elif step is not None:
            self._step(step)
        elif command:
            self._obey(command)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self._resized is not None:
            self._keep_size()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self._focus is not None:
            self.quote_activated.emit(self._focus, self._caret)
        elif event.key() == Qt.Key.Key_Escape and self._handles.is_held:
            self._handles.cancel()
            self.viewport().update()
        elif event.key() == Qt.Key.Key_Escape and self.chosen_parts():
            self.clear_selection()
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() is not Qt.MouseButton.LeftButton:
            return
        place = event.position().toPoint()
        if self._handles.take(place):
            return
        beside = self.beside_at(place)
        if beside is not None:
            self.point_at(beside, self._spans.parts(beside)[0][0])
            return
        self.end_resizing()
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.hold()
        elif self.chosen().length and not self.chosen().start <= self.offset_at(place) < self.chosen().end:
            self._held = []  # while nothing is selected, parts are held for the one that begins here
        self._pointer.press(event, clicks=3 if self._is_third_click(place) else 1)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if event.button() is not Qt.MouseButton.LeftButton:
            return
        place = event.position().toPoint()
        beside = self.beside_at(place)
        if beside is not None:
            self.quote_activated.emit(beside, self._spans.parts(beside)[0][0])
            return
        self._double_clicked_at = place
        self._since_double_click.start()
        self._pointer.press(event, clicks=2)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._handles.is_held:
            by_word = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
            self._drag_handle(event.position().toPoint(), by_word)
        elif self._pointer.is_busy:
            self._pointer.move(event)
        else:
            self._hover(event.position().toPoint())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() is not Qt.MouseButton.LeftButton:
            return
        dropped = self._handles.drop()
        if dropped is None:
            self._pointer.release(event)
            return
        self.viewport().update()
        if [(part.start, part.end) for part in dropped[1]] != self._spans.parts(dropped[0]):
            self.resize_requested.emit(*dropped)

    def _drag_handle(self, place: QPoint, by_word: bool) -> None:
        self._pulled_to = place, by_word
        if beyond(place, self.viewport().height()) and not self._pull.isActive():
            self._pull.start()
        offset = self.offset_at(place)
        if by_word:
            word = self._navigator.word(offset)
            offset = word.start if offset - word.start < word.end - offset else word.end
        self._handles.move(offset)
        self.viewport().update()

    def _pull_handle(self) -> None:
        """The text comes along while an end is held outside of it."""
        by = beyond(self._pulled_to[0], self.viewport().height())
        if not by or not self._handles.is_held:
            self._pull.stop()
            return
        self.scroll_by(by)
        self._drag_handle(*self._pulled_to)

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        if self._hovered is not None:
            self._hovered = None
            self.hovered.emit(None, QPoint())

    def wheelEvent(self, event: QWheelEvent) -> None:
        turned = event.angleDelta().y()
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            if turned:  # none when the wheel goes sideways
                self.zoom(1 if turned > 0 else -1)
        else:
            super().wheelEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if any(event.mimeData().hasFormat(kind) for kind in self._drop_formats):
            event.acceptProposedAction()

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        place = event.position().toPoint()
        beside, at = self.beside_at(place), self.character_at(place)
        # On a card it is that card's quote that is meant, whatever ends on the line of text beside it.
        under = [beside] if beside is not None else self._spans.ids_at(at) if at is not None else []
        offset = -1 if beside is not None else self.offset_at(place)
        self.mime_dropped.emit(event.mimeData(), offset, under[0] if under else 0)
        event.acceptProposedAction()


def _command(event: QKeyEvent) -> str:
    held = event.modifiers() & ~(Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier)
    letter = event.text().upper()
    if held or len(letter) != 1 or letter not in COMMANDS:
        return ""
    is_shifted = event.modifiers() & Qt.KeyboardModifier.ShiftModifier and letter in SHIFTED
    return f"shift+{letter}" if is_shifted else letter
