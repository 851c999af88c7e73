"""Mouse and drag-and-drop on the timeline, the same over the first paint and over the plot."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPoint, QPointF, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QDragMoveEvent, QDropEvent, QHelpEvent, QMouseEvent, QWheelEvent
from PySide6.QtWidgets import QApplication, QToolTip, QWidget

from workbench.core.edtf import bounds, parse
from workbench.core.errors import InvalidValue
from workbench.core.shifting import moved, stretched
from workbench.core.wording import tr
from workbench.ui.dragged import ACTOR_MIME, words
from workbench.ui.panes.timeline.canvas import Canvas
from workbench.ui.panes.timeline.marks import Mark
from workbench.ui.panes.timeline.scale import TimeWindow
from workbench.ui.panes.timeline.view import AXIS_HEIGHT

ZOOM_STEP = 0.8
_EDGE = 5.0


class Gestures(QObject):
    """Turns what is done over a widget into pan, zoom and signals about events."""

    clicked = Signal(int)
    opened = Signal(int)
    hovered = Signal(int, QPoint)
    range_chosen = Signal(int, int)
    actor_dropped = Signal(int, int)
    dated = Signal(int, str)
    made = Signal(float, int, QPoint)
    menu_asked = Signal(object)

    def __init__(self, canvas: Canvas, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._canvas = canvas
        self._widget: QWidget | None = None
        self._pressed: QPointF | None = None
        self._mode = ""
        self._start = (TimeWindow(0, 1), 0.0, 0.0)
        self._grip = ""

    def watch(self, widget: QWidget) -> None:
        """Listen to `widget` instead of any before it."""
        if self._widget is not None:
            self._widget.removeEventFilter(self)
        self._widget = widget
        widget.setMouseTracking(True)
        widget.setAcceptDrops(True)
        widget.installEventFilter(self)

    def cancel(self) -> bool:
        """Give up a stretch of time being chosen; False when there is none."""
        was_choosing = self._mode in ("range", "date")
        self._mode, self._pressed, self._grip = "", None, ""
        self._canvas.set_draft(None)
        self._canvas.set_range(None)
        return was_choosing

    def _press(self, event: QMouseEvent) -> bool:
        if event.button() is not Qt.MouseButton.LeftButton:
            return False
        self._pressed = event.position()
        self._mode = ""
        self._grip = self._grip_at(event.position())
        self._start = (self._canvas.window, self._canvas.scroll, self._canvas.scale.day(event.position().x()))
        return False

    def _begin(self, event: QMouseEvent) -> None:
        """The mouse has gone far enough to be a drag: over the axis or with Alt it chooses dates, else it pans."""
        assert self._pressed is not None
        is_range = bool(event.modifiers() & Qt.KeyboardModifier.AltModifier) or self._pressed.y() < AXIS_HEIGHT
        self._mode = "range" if is_range else "date" if self._grip else "pan"

    def _grip_at(self, position: QPointF) -> str:
        """What a drag from here does to the event in focus: move it, or put its start or end elsewhere; "" for nothing."""
        mark = self._canvas.mark_at(position)
        if mark is None or mark.is_cluster or mark.row.id != self._canvas.focus or not mark.row.edtf:
            return ""
        if not mark.shape.is_point and mark.x1 - mark.x0 > 4 * _EDGE:
            if abs(position.x() - mark.x0) <= _EDGE and not mark.shape.is_open_start:
                return "first"
            if abs(position.x() - mark.x1) <= _EDGE and not mark.shape.is_open_end:
                return "last"
        return "all"

    def _draft(self, day: float) -> None:
        """Show the event in focus as it would be if the mouse were let go here."""
        canvas = self._canvas
        found = canvas.source.find(canvas.focus) if canvas.focus is not None else None
        if found is None or not found[0].edtf:
            return
        try:
            date = parse(found[0].edtf)
        except InvalidValue:
            return
        if self._grip == "all":
            written = moved(date, day - self._start[2])
        else:
            written = stretched(date, day, is_start=self._grip == "first")
        canvas.set_draft(found[0]._replace(edtf=written, earliest=bounds(written)[0], latest=bounds(written)[1]))

    def _move(self, event: QMouseEvent) -> bool:
        position = event.position()
        if self._pressed is None:
            self._show_cursor(position)
            return False
        gone = position - self._pressed
        if not self._mode and gone.manhattanLength() >= QApplication.startDragDistance():
            self._begin(event)
        window, scroll, day = self._start
        if self._mode == "range":
            first, last = self._canvas.scale.stretch(day, self._canvas.scale.day(position.x()))
            self._canvas.set_range((first, last + 1))
        elif self._mode == "date":
            self._draft(self._canvas.scale.day(position.x()))
        elif self._mode == "pan":
            self._canvas.set_window(window.moved(-gone.x() * window.span / self._canvas.plot.width()))
            self._canvas.set_scroll(scroll - gone.y())
        return True

    def _release(self, event: QMouseEvent) -> bool:
        if event.button() is not Qt.MouseButton.LeftButton or self._pressed is None:
            return False
        mode, chosen, draft = self._mode, self._canvas.range, self._canvas.draft
        self.cancel()
        if mode == "range" and chosen is not None:
            self.range_chosen.emit(int(chosen[0]), int(chosen[1]) - 1)
        elif mode == "date" and draft is not None and draft.edtf:
            self.dated.emit(draft.id, draft.edtf)
        elif not mode:
            mark = self._canvas.mark_at(event.position())
            if mark is not None and mark.is_cluster:
                if not self._canvas.open_cluster(mark):
                    self._list(mark, event.globalPosition().toPoint())
                return True
            row = self._canvas.event_at(event.position())
            if row is not None:
                self.clicked.emit(row.id)
        return True

    def _list(self, mark: Mark, at: QPoint) -> None:
        """What lies on one another at any zoom is chosen from a list."""
        from workbench.ui.panes.timeline import menus

        assert self._widget is not None
        menus.list_members(self._widget, mark.members, self.clicked.emit, at)

    def _double_click(self, event: QMouseEvent) -> bool:
        if event.button() is not Qt.MouseButton.LeftButton:
            return False
        canvas, position = self._canvas, event.position()
        mark, lane = canvas.mark_at(position), canvas.lane_at(position.y())
        row = canvas.event_at(position)
        if mark is None and row is not None:
            # In a lane too full for marks there is no telling which event was meant: look closer.
            canvas.set_window(canvas.window.zoomed(canvas.scale.day(position.x()), 0.25))
        elif row is not None and mark is not None and not mark.is_cluster:
            self.opened.emit(row.id)
        elif row is None and canvas.plot.contains(position):
            self.made.emit(canvas.scale.day(position.x()), -1 if lane is None else lane, position.toPoint())
        return True

    def _show_cursor(self, position: QPointF) -> None:
        assert self._widget is not None
        is_over = self._canvas.event_at(position) is not None
        is_axis = position.y() < AXIS_HEIGHT and position.x() > self._canvas.names_width
        shape = Qt.CursorShape.PointingHandCursor if is_over else Qt.CursorShape.ArrowCursor
        grip = self._grip_at(position)
        if grip:
            shape = Qt.CursorShape.SizeAllCursor if grip == "all" else Qt.CursorShape.SizeHorCursor
        self._widget.setCursor(Qt.CursorShape.SplitHCursor if is_axis else shape)

    def _wheel(self, event: QWheelEvent) -> bool:
        canvas, angle = self._canvas, event.angleDelta()
        held = event.modifiers()
        if held & Qt.KeyboardModifier.ControlModifier:
            canvas.set_scroll(canvas.scroll - angle.y() / 3)
        elif held & Qt.KeyboardModifier.ShiftModifier or abs(angle.x()) > abs(angle.y()):
            turned = angle.x() if abs(angle.x()) > abs(angle.y()) else angle.y()
            canvas.set_window(canvas.window.moved(-turned / 1200 * canvas.window.span))
        else:
            at = canvas.scale.day(max(event.position().x(), canvas.plot.left()))
            canvas.set_window(canvas.window.zoomed(at, ZOOM_STEP ** (angle.y() / 120)))
        event.accept()
        return True

    def _ask_for_menu(self, event: QContextMenuEvent) -> bool:
        row = self._canvas.event_at(QPointF(event.pos()))
        if row is not None and row.id != self._canvas.focus:
            self.clicked.emit(row.id)
        self.menu_asked.emit(event.pos())
        return True

    def _tip(self, event: QHelpEvent) -> bool:
        if event.pos().y() < AXIS_HEIGHT:
            QToolTip.showText(event.globalPos(), tr("Drag along the dates to filter by a period"), self._widget)
            return True
        mark = self._canvas.mark_at(QPointF(event.pos()))
        row = mark.row if mark is not None else self._canvas.event_at(QPointF(event.pos()))
        self.hovered.emit(row.id if row else 0, event.globalPos())
        return True

    def _drag(self, event: QDragMoveEvent) -> bool:
        row = self._canvas.event_at(event.position()) if event.mimeData().hasFormat(ACTOR_MIME) else None
        self._canvas.set_target(row.id if row else None)
        event.setAccepted(event.mimeData().hasFormat(ACTOR_MIME) and (row is not None or self._is_enter(event)))
        return True

    @staticmethod
    def _is_enter(event: QDragMoveEvent) -> bool:
        # A widget that refuses the enter gets no moves: it must be taken everywhere.
        return event.type() is QEvent.Type.DragEnter

    def _drop(self, event: QDropEvent) -> bool:
        self._canvas.set_target(None)
        row = self._canvas.event_at(event.position())
        actor = words(event.mimeData(), ACTOR_MIME)
        if row is None or not actor.isascii() or not actor.isdigit():
            event.ignore()
            return True
        event.acceptProposedAction()
        self.actor_dropped.emit(row.id, int(actor))
        return True

    def _leave(self) -> bool:
        self._canvas.set_target(None)
        return False

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        match event:
            case QWheelEvent():
                return self._wheel(event)
            case QHelpEvent() if event.type() is QEvent.Type.ToolTip:
                return self._tip(event)
            case QMouseEvent():
                return self._mouse(event)
            case QContextMenuEvent():
                return self._ask_for_menu(event)
            case QDragMoveEvent():
                return self._drag(event)
            case QDropEvent():
                return self._drop(event)
        return self._leave() if event.type() is QEvent.Type.DragLeave else False

    def _mouse(self, event: QMouseEvent) -> bool:
        match event.type():
            case QEvent.Type.MouseButtonPress:
                return self._press(event)
            case QEvent.Type.MouseMove:
                return self._move(event)
            case QEvent.Type.MouseButtonRelease:
                return self._release(event)
            case QEvent.Type.MouseButtonDblClick:
                return self._double_click(event)
        return False
