"""The picture of the network: one widget that paints, pans, zooms, and says what is pointed at and chosen."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QPointF, QSize, Qt, Signal
from PySide6.QtGui import (
    QFontMetricsF,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QApplication, QSizePolicy, QToolTip, QWidget

from workbench.core.wording import grouped, tr
from workbench.ui.panes.network import paint
from workbench.ui.panes.network.graph import Floats, Graph
from workbench.ui.panes.network.paint import Palette
from workbench.ui.panes.network.scene import Frame, Scene, leaning
from workbench.ui.theme import theme

ZOOM_STEP = 0.8
_NEAREST, _FARTHEST = 220.0, 0.6
_STEADY = 0.35
_ARROWS = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
}


class NetworkView(QWidget):
    """Nodes and edges; numbers in signals are places in the graph that is shown."""

    node_chosen = Signal(int)
    node_opened = Signal(int)
    edge_chosen = Signal(int)
    let_go = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("network.view")
        self.setAccessibleName(tr("Network of actors"))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setProperty("peeks", True)
        self.setMouseTracking(True)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.scene = Scene(Graph(), Graph().pairs()[2].reshape(-1, 2))
        self._places, self._lean = self.scene.places, 1.0
        self.focus: int | None = None
        self.edge: int | None = None
        self.hover: int | None = None
        self._strong: frozenset[int] | None = None
        self._is_whole = True
        self._press: tuple[QPointF, Frame] | None = None
        self._is_panning = False
        self._widths: dict[str, float] = {}
        self.tip_of_node: Callable[[int], str] = str
        self.tip_of_edge: Callable[[int], str] = str
        self._dress()
        theme.theme_switch().switched.connect(self._dress)

    def _dress(self, *_: object) -> None:
        self.palette_ = Palette.current()
        self._metrics = QFontMetricsF(self.palette_.font)
        self._widths.clear()
        self.update()

    # What is shown

    def show_graph(self, graph: Graph, places: Floats, *, keeps_frame: bool) -> None:
        """Show another graph; the frame stays where it is or fits the whole."""
        frame = self.scene.frame
        self._places = places
        is_kept = keeps_frame and not self._is_whole
        if not keeps_frame:
            self._lean = leaning(places, self.width(), self.height())
        elif not is_kept:
            self._lean = self._leaning()
        self.scene = Scene(graph, places * (1.0, self._lean))
        self.focus = self.edge = self.hover = self._strong = None
        if is_kept:
            self._look(frame)
        else:
            self.fit()

    def emphasise(self, focus: int | None, strong: frozenset[int] | None) -> None:
        """Bring out one node and the `strong` ones; None: nothing is faint."""
        if (focus, strong) != (self.focus, self._strong):
            self.focus, self._strong = focus, strong
            self.edge = None
            if self.scene.hidden_edges and self.scene.centre != focus:
                self._look(self.scene.frame)
            self.update()

    def choose_edge(self, edge: int | None) -> None:
        """Bring out one edge."""
        if edge != self.edge:
            self.edge = edge
            self.update()

    def fit(self) -> None:
        """Show the whole graph, also when the widget changes its size, until the analyst looks elsewhere."""
        self._is_whole = True
        lean = self._leaning()
        if lean != self._lean:
            self._lean = lean
            self.scene = Scene(self.scene.graph, self._places * (1.0, lean))
        self._look(self.scene.fitted(self.width(), self.height()))

    def _leaning(self) -> float:
        """How much taller the layout is drawn: as before, unless that is far off."""
        found = leaning(self._places, self.width(), self.height())
        return self._lean if abs(found - self._lean) < _STEADY else found

    def zoom(self, factor: float, x: float | None = None, y: float | None = None) -> None:
        """Make everything `factor` times as large, around a position (the focused node or the middle by default)."""
        frame = self.scene.frame
        if x is None or y is None:
            x, y = self.width() / 2, self.height() / 2
            if self.focus is not None:
                at = self.scene.at[self.focus]
                inside = 0 < at[0] < self.width() and 0 < at[1] < self.height()
                x, y = (float(at[0]), float(at[1])) if inside else (x, y)
        zoom = min(max(frame.zoom * factor, _FARTHEST), _NEAREST)
        dx, dy = x - self.width() / 2, y - self.height() / 2
        self._is_whole = False
        left, top = frame.x + dx / frame.zoom - dx / zoom, frame.y + dy / frame.zoom - dy / zoom
        self._look(Frame(left, top, zoom))

    def show_node(self, node: int) -> None:
        """Move so that a node is in view."""
        x, y = self.scene.at[node]
        margin = 40
        if not (margin <= x <= self.width() - margin and margin <= y <= self.height() - margin):
            place = self.scene.places[node]
            self._is_whole = False
            self._look(Frame(float(place[0]), float(place[1]), self.scene.frame.zoom))

    def _look(self, frame: Frame) -> None:
        self.scene.centre = self.focus
        self.scene.look(frame, float(self.width()), float(self.height()))
        self.update()

    # Painting

    def paint_on(self, painter: QPainter) -> None:
        """Everything, as it is on the screen."""
        palette, scene = self.palette_, self.scene
        painter.fillRect(0, 0, self.width(), self.height(), palette.background)
        paint.edges(painter, scene, palette, self.focus, self._strong, self.edge)
        is_quiet = self.focus is None and self.edge is None
        paint.nodes(painter, scene, palette, self._ends() if self.edge is not None else self._strong, is_quiet=is_quiet)
        first = tuple(node for node in dict.fromkeys((self.focus, self.hover)) if node is not None)
        if self.edge is not None:
            edge = scene.graph.edge(self.edge)
            first = tuple(dict.fromkeys((*first, edge.source, edge.target)))
        words = scene.labels(self._width_of, self._metrics.height(), first, palette.font.pointSizeF())
        paint.labels(painter, words, palette, self.focus, self._strong)
        if self.hover is not None and self.hover != self.focus:
            paint.ring(painter, scene, self.hover, palette.node_edge, 1.4)
        if is_quiet and self._strong is not None:
            paint.rings(painter, scene, palette, self._strong)
        if self.focus is not None:
            paint.ring(painter, scene, self.focus, palette.accent, 2.4)
        if self.left_out:
            paint.told(painter, self.left_out, palette, self.width(), self.height())

    @property
    def left_out(self) -> str:
        """How many of the lines in view are drawn, in words; "" when all are."""
        hidden, drawn = self.scene.hidden_edges, len(self.scene.edges)
        if not hidden:
            return ""
        return tr(
            "{count} of {total} lines are drawn, the heaviest of each actor; a closer look or a filter shows all of fewer",
            count=grouped(drawn),
            total=grouped(drawn + hidden),
        )

    def _ends(self) -> frozenset[int]:
        assert self.edge is not None
        edge = self.scene.graph.edge(self.edge)
        return frozenset((edge.source, edge.target))

    def _width_of(self, text: str) -> float:
        width = self._widths.get(text)
        if width is None:
            # The bold name of the focus is a little wider.
            width = self._widths[text] = self._metrics.horizontalAdvance(text) * 1.06 + 1
        return width

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        self.paint_on(painter)
        if self.hasFocus():
            # What was painted last may have left its colour in the brush: the frame would be a sheet over everything.
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(self.palette_.accent)
            painter.drawRect(self.rect().adjusted(0, 0, -1, -1))

    def resizeEvent(self, event: QResizeEvent) -> None:
        if self._is_whole:
            self.fit()
        else:
            self._look(self.scene.frame)

    def sizeHint(self) -> QSize:
        return QSize(420, 320)

    # Mouse

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() is Qt.MouseButton.LeftButton:
            self._press, self._is_panning = (event.position(), self.scene.frame), False

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._press is None:
            self._point(event.position())
            return
        start, frame = self._press
        gone = event.position() - start
        self._is_panning = self._is_panning or gone.manhattanLength() >= QApplication.startDragDistance()
        if self._is_panning:
            self.setCursor(Qt.CursorShape.ClosedHandCursor)
            self._is_whole = False
            self._look(Frame(frame.x - gone.x() / frame.zoom, frame.y - gone.y() / frame.zoom, frame.zoom))

    def _point(self, position: QPointF) -> None:
        node = self._node_at(position)
        is_over = node is not None or self.scene.edge_at(position.x(), position.y()) is not None
        self.setCursor(Qt.CursorShape.PointingHandCursor if is_over else Qt.CursorShape.ArrowCursor)
        if node != self.hover:
            self.hover = node
            self.update()

    def _node_at(self, position: QPointF) -> int | None:
        node = self.scene.node_at(position.x(), position.y())
        return node if node is not None else self.scene.label_at(position.x(), position.y())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self._press is None or event.button() is not Qt.MouseButton.LeftButton:
            return
        self._press = None
        self.setCursor(Qt.CursorShape.ArrowCursor)
        if self._is_panning:
            return
        node = self._node_at(event.position())
        if node is not None:
            self.node_chosen.emit(node)
            return
        edge = self.scene.edge_at(event.position().x(), event.position().y())
        if edge is not None:
            self.edge_chosen.emit(edge)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        node = self._node_at(event.position())
        if node is not None:
            self.node_opened.emit(node)

    def wheelEvent(self, event: QWheelEvent) -> None:
        angle = event.angleDelta()
        if event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            frame, self._is_whole = self.scene.frame, False
            self._look(frame._replace(x=frame.x - (angle.y() or angle.x()) / 2 / frame.zoom))
        else:
            self.zoom(ZOOM_STEP ** (-angle.y() / 120), event.position().x(), event.position().y())
        event.accept()

    def leaveEvent(self, event: QEvent) -> None:
        if self.hover is not None:
            self.hover = None
            self.update()

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            position = QPointF(event.pos())
            node = self._node_at(position)
            edge = self.scene.edge_at(position.x(), position.y()) if node is None else None
            words = self.tip_of_node(node) if node is not None else self.tip_of_edge(edge) if edge is not None else ""
            QToolTip.showText(event.globalPos(), words, self)
            return True
        return super().event(event)

    # Keyboard

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self._pressed(event):
            super().keyPressEvent(event)

    def _pressed(self, event: QKeyEvent) -> bool:
        """Do what a key stands for; False for a key that stands for nothing here."""
        if event.modifiers() & (Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier):
            return False
        match event.key():
            case Qt.Key.Key_Left | Qt.Key.Key_Right | Qt.Key.Key_Up | Qt.Key.Key_Down:
                self._walk(*_ARROWS[Qt.Key(event.key())])
            case Qt.Key.Key_PageDown | Qt.Key.Key_PageUp:
                self._turn(1 if event.key() == Qt.Key.Key_PageDown else -1)
            case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                self._open()
            case Qt.Key.Key_Plus | Qt.Key.Key_Equal:
                self.zoom(1 / ZOOM_STEP)
            case Qt.Key.Key_Minus:
                self.zoom(ZOOM_STEP)
            case Qt.Key.Key_F:
                self.fit()
            case Qt.Key.Key_Escape:
                self.choose_edge(None)
                self.let_go.emit()
            case _:
                return False
        return True

    def _walk(self, dx: int, dy: int) -> None:
        """To the nearest actor in a direction; to the most important one when none is focused."""
        if not len(self.scene.graph.ids):
            return
        node = 0 if self.focus is None else self.scene.toward(self.focus, dx, dy)
        if node is not None:
            self.node_chosen.emit(node)
            self.show_node(node)

    def _turn(self, step: int) -> None:
        """To the next tie of the focused actor, or of all."""
        graph = self.scene.graph
        listed = graph.edges_of(self.focus) if self.focus is not None else list(range(len(graph.source)))
        if not listed:
            return
        at = (listed.index(self.edge) + step) % len(listed) if self.edge in listed else 0 if step > 0 else -1
        self.choose_edge(listed[at])
        self.setAccessibleDescription(self.tip_of_edge(listed[at]))

    def _open(self) -> None:
        if self.edge is not None:
            self.edge_chosen.emit(self.edge)
        elif self.focus is not None:
            self.node_opened.emit(self.focus)
