"""The source view: reading, selecting and quoting one text by mouse and keyboard."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QElapsedTimer, QEvent, QMimeData, QPoint, Qt, Signal
from PySide6.QtGui import (
    QDragEnterEvent,
    QDragMoveEvent,
    QDropEvent,
    QGuiApplication,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QWidget

from workbench.core.spans import Span
from workbench.core.texts import Block, Page
from workbench.core.wording import tr
from workbench.ui.panes.source.canvas import SourceCanvas
from workbench.ui.panes.source.caret import Navigator, Step, step_of
from workbench.ui.panes.source.pointer import Pointer

COMMANDS = "QEACTNUO"
GROW = "S."
HOLD = "+"


class SourceView(SourceCanvas):
    """One document to read, select and quote; offsets are code points, ends are exclusive."""

    selection_changed = Signal(int, int)
    quote_clicked = Signal(int, int)
    quote_activated = Signal(int, int)
    hovered = Signal(object, QPoint)
    key_command = Signal(str)
    mime_dropped = Signal(QMimeData, int)

    def __init__(self, parent: QWidget | None = None) -> None:
        self._anchor = self._caret = 0
        self._described = -1
        self._hovered: int | None = None
        self._held: list[Span] = []
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

    def chosen(self) -> Span:
        """The selection, empty at the caret when nothing is selected."""
        return Span(min(self._anchor, self._caret), max(self._anchor, self._caret))

    def chosen_parts(self) -> list[Span]:
        """The stretches held with `hold` and the selection, in text order; [] when nothing is selected."""
        chosen = self.chosen()
        parts = [part for part in self._held if not part.overlaps(chosen)]
        return sorted([*parts, chosen] if chosen.length else parts)

    def hold(self) -> None:
        """Keep the selection as one part of a quote and go on to select the next part."""
        self._held = self.chosen_parts()
        self.select(self._caret, self._caret)
        self.viewport().update()

    def clear_selection(self) -> None:
        """Select nothing; the caret stays."""
        self._held = []
        self.viewport().update()
        self.select(self._caret, self._caret)
        self.selection_changed.emit(self._caret, self._caret)

    def anchor(self) -> int:
        """Where the selection began."""
        return self._anchor

    def select(self, anchor: int, caret: int) -> None:
        """Select from `anchor` to `caret`; the caret stands at the latter."""
        anchor, caret = self._flow.clamped(anchor), self._flow.clamped(caret)
        if (anchor, caret) == (self._anchor, self._caret):
            return
        self._anchor, self._caret = anchor, caret
        self._describe()
        self.viewport().update()
        chosen = self.chosen()
        self.selection_changed.emit(chosen.start, chosen.end)

    def grow_selection(self) -> None:
        """Word, then sentence, then paragraph, then everything."""
        grown = self._navigator.grown(self.chosen())
        self.select(grown.start, grown.end)

    def copy(self) -> None:
        """The selected words to the clipboard, exactly as in the text of record."""
        if self.chosen().length:
            QGuiApplication.clipboard().setText(self.chosen().of(self.text))

    def cycle_overlapping(self) -> None:
        """Focus the next of the quotes that overlap at the caret, from the innermost outwards and round."""
        ids = self._spans.ids_at(self._caret) or self._spans.ids_at(max(0, self._caret - 1))
        if ids:
            at = ids.index(self._focus) + 1 if self._focus in ids else 0
            self.point_at(ids[at % len(ids)], self._caret)

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
        """Accept drops of these mime types; they come as `mime_dropped(data, offset)`."""
        self._drop_formats = tuple(formats)
        self.viewport().setAcceptDrops(bool(formats))

    # -- surface of the pointer ------------------------------------------------------------------------------------

    def navigator(self) -> Navigator:
        """What knows words, sentences and lines."""
        return self._navigator

    def offset_at(self, place: QPoint) -> int:
        """The place between two characters nearest to a viewport point."""
        laid, top = self._sight.paragraph_at(place.y())
        line = laid.line_at(place.y() - top)
        unit = line.line.xToCursor(float(place.x() - self._left))
        if unit >= line.end and line is not laid.lines[-1]:
            unit = laid.layout.previousCursorPosition(line.end)
        return laid.start + laid.units.to_points(unit)

    def character_at(self, place: QPoint) -> int | None:
        """The character under a viewport point, None beside the text."""
        laid, top = self._sight.paragraph_at(place.y())
        line = laid.line_at(place.y() - top)
        x = float(place.x() - self._left)
        words = line.line.naturalTextRect()
        if not (words.left() - 3 <= x <= words.right() + 3 and 0 <= place.y() - top - line.top < line.height):
            return None
        unit = line.line.xToCursor(x, line.line.CursorPosition.CursorOnCharacter)
        return min(laid.start + laid.units.to_points(unit), max(laid.start, laid.end - 1))

    def clicked(self, place: QPoint) -> None:
        """Focus the innermost quote at a viewport point."""
        offset = self.character_at(place)
        ids = self._spans.ids_at(offset) if offset is not None else []
        if offset is not None and ids:
            self.point_at(ids[0], offset)

    # -- state -----------------------------------------------------------------------------------------------------

    def _take(self, text: str, blocks: Sequence[Block], pages: Sequence[Page]) -> None:
        super()._take(text, blocks, pages)
        self._navigator = Navigator(self._flow)
        self._anchor = self._caret = self._flow.starts[0]
        self._held = []
        self._described = -1
        self.selection_changed.emit(self._caret, self._caret)

    def _selections(self) -> Sequence[Span]:
        return self.chosen_parts()

    def _shown_caret(self) -> int | None:
        return self._caret if self.hasFocus() else None

    def point_at(self, quote_id: int, offset: int) -> None:
        """Focus a quote as a click at `offset` does."""
        self.set_focus(quote_id)
        self.quote_clicked.emit(quote_id, offset)

    def _describe(self) -> None:
        index = self._flow.index_of(self._caret)
        if index != self._described:
            self._described = index
            words = self.text[self._flow.starts[index] : self._flow.ends[index]]
            self.setAccessibleDescription(words)
            if not self.isVisible():
                return
            # Not above: PySide makes a hundred names for these classes, and a window tells nothing before it is seen.
            from PySide6.QtGui import QAccessible, QAccessibleEvent

            QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.DescriptionChanged))

    def _step(self, step: Step) -> None:
        chosen = self.chosen()
        if chosen.length and not step.extends and step.move in ("left", "right"):
            target = chosen.start if step.move == "left" else chosen.end
        else:
            target = self._navigator.move(self._caret, step, screen=self.viewport().height())
        self.select(self._anchor if step.extends else target, target)
        if self._sight.reveal(target, margin=12):
            self._moved()

    def _obey(self, command: str) -> None:
        if command in GROW:
            self.grow_selection()
            return
        if command == HOLD:
            self.hold()
            return
        if command == "O":
            self.cycle_overlapping()
        self.key_command.emit(command)

    def _hover(self, place: QPoint) -> None:
        beside = self.beside_at(place)
        shape = Qt.CursorShape.IBeamCursor if beside is None else Qt.CursorShape.PointingHandCursor
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
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self._focus is not None:
            self.quote_activated.emit(self._focus, self._caret)
        elif event.key() == Qt.Key.Key_Escape and self.chosen_parts():
            self.clear_selection()
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() is not Qt.MouseButton.LeftButton:
            return
        place = event.position().toPoint()
        beside = self.beside_at(place)
        if beside is not None:
            self.point_at(beside, self._spans.parts(beside)[0][0])
            return
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.hold()
        elif not self.chosen().start <= self.offset_at(place) < self.chosen().end:
            self._held = []
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
        if self._pointer.is_busy:
            self._pointer.move(event)
        else:
            self._hover(event.position().toPoint())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() is Qt.MouseButton.LeftButton:
            self._pointer.release(event)

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        if self._hovered is not None:
            self._hovered = None
            self.hovered.emit(None, QPoint())

    def wheelEvent(self, event: QWheelEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.zoom(1 if event.angleDelta().y() > 0 else -1)
        else:
            super().wheelEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if any(event.mimeData().hasFormat(kind) for kind in self._drop_formats):
            event.acceptProposedAction()

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        self.mime_dropped.emit(event.mimeData(), self.offset_at(event.position().toPoint()))
        event.acceptProposedAction()


def _command(event: QKeyEvent) -> str:
    held = event.modifiers() & ~(Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier)
    letter = event.text().upper()
    return letter if not held and len(letter) == 1 and letter in COMMANDS + GROW + HOLD else ""
