"""The map: outlines, points as large as what happened there, names that keep out of each other's way."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetricsF,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPixmap,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QApplication, QSizePolicy, QToolTip, QWidget

from workbench.core.wording import tr
from workbench.ui.background import Background
from workbench.ui.kit.lettering import Lettering
from workbench.ui.kit.vector import is_vector
from workbench.ui.panes.places import points
from workbench.ui.panes.places.naming import Name, Naming
from workbench.ui.panes.places.outline import Floats, Land, land, projected
from workbench.ui.panes.places.sites import Site
from workbench.ui.theme import theme

ZOOM_STEP = 0.8
_LOWEST, _HIGHEST = 0.9, 260.0
_SMALLEST, _LARGEST = 4.0, 22.0
_CARRIED = 90.0
_MOST_POINTS = 3000
_MOST_NAMES = 200
_APART = 7.0
_PLATE = 0.78
_REACH = 4.0
_ARROWS = {Qt.Key.Key_Left: (-1, 0), Qt.Key.Key_Right: (1, 0), Qt.Key.Key_Up: (0, -1), Qt.Key.Key_Down: (0, 1)}


class Frame(NamedTuple):
    """Which part of the map is shown: the point of it at the middle of the widget, and pixels for one unit."""

    x: float
    y: float
    zoom: float


class MapView(QWidget):
    """Sites on the outline map; numbers in signals are places in the sequence of sites."""

    chosen = Signal(int)
    opened = Signal(int)
    let_go = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("places.map")
        self.setAccessibleName(tr("Map"))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setProperty("peeks", True)
        self.setMouseTracking(True)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.sites: Sequence[Site] = ()
        self.focus: int | None = None
        self.hover: int | None = None
        self.tip_of: Callable[[int], str] = str
        self._strong: frozenset[int] | None = None
        self._land = Land()
        self._ground_picture: tuple[object, Frame, QPixmap] = (None, Frame(0, 0, 1), QPixmap())
        self._names: tuple[object, Frame, list[Name]] = (None, Frame(0, 0, 1), [])
        self._places: Floats = np.zeros((0, 2))
        self._radius: Floats = np.zeros(0)
        self._is_told = np.zeros(0, np.bool_)
        self.frame = Frame(15, -25, 2.0)
        self._is_whole = True
        self._press: tuple[QPointF, Frame] | None = None
        self._is_panning = False
        self._dress()
        theme.theme_switch().switched.connect(self._dress)
        self._loading = Background(land, self)
        self._loading.done.connect(self._take_land)
        self._loading.start()

    def _take_land(self, land: object) -> None:
        self._land = land  # type: ignore[assignment]
        self._ground_picture = (None, self.frame, QPixmap())
        self.update()

    def release(self) -> None:
        """Wait for what is being made beside the window."""
        self._loading.wait()

    def _dress(self, *_: object) -> None:
        look = theme.current()
        self._sea, self._ground, self._border = look.colour("sea"), look.colour("land"), look.colour("land_edge")
        self._plate = QColor(self._ground)
        self._plate.setAlphaF(_PLATE)
        self._ink, self._accent = look.colour("place"), look.colour("accent")
        self._text, self._muted = look.colour("text"), look.colour("text_muted")
        self._font, self._bold = look.font("small"), look.font("small")
        self._bold.setWeight(QFont.Weight.DemiBold)
        self._letters, self._bold_letters = Lettering(self._font), Lettering(self._bold)
        self._metrics = QFontMetricsF(self._bold)
        self._widths: dict[str, float] = {}
        self._ground_picture, self._names = (None, Frame(0, 0, 1), QPixmap()), (None, Frame(0, 0, 1), [])
        self.update()

    # What is shown

    def show_sites(self, sites: Sequence[Site]) -> None:
        """Show these sites, the most important first; the part of the map in view stays, or fits them the first time."""
        self.sites = sites
        longitude = np.array([site.spot.longitude for site in sites], float)
        latitude = np.array([site.spot.latitude for site in sites], float)
        x, y = projected(longitude, latitude)
        self._places = np.stack([x, y], axis=1) if len(sites) else np.zeros((0, 2))
        counts = np.array([len(site.events) for site in sites], float)
        share = np.sqrt(counts / max(float(counts.max(initial=1.0)), 1.0))
        # One event is no reason for a large point where there are few of them.
        largest = min(_LARGEST, _SMALLEST + 3.5 * math.sqrt(float(counts.max(initial=0.0))))
        self._radius = np.where(counts > 0, _SMALLEST + (largest - _SMALLEST) * share, 2.5)
        self._is_told = np.array([bool(site.quotes) and not site.events for site in sites], np.bool_)
        self._radius[self._is_told] = _SMALLEST
        self.focus = self.hover = self._strong = None
        if self._is_whole:
            self.fit()
        self.update()

    def emphasise(self, focus: int | None, strong: frozenset[int] | None) -> None:
        """Ring one site; all but the `strong` ones are faint (None: nothing is)."""
        if (focus, strong) != (self.focus, self._strong):
            self.focus, self._strong = focus, strong
            self.update()

    def fit(self) -> None:
        """Show every site where something happened, or every site, or the world."""
        self._is_whole = True
        busy = [at for at, site in enumerate(self.sites) if not site.is_empty] or list(range(len(self.sites)))
        places = self._places[busy] if busy else np.array([[-170.0, -75], [180, 60]])
        low, high = places.min(axis=0), places.max(axis=0)
        size = np.maximum(high - low, 12.0)
        zoom = min(max(self.width() - 120, 80) / size[0], max(self.height() - 80, 60) / size[1])
        middle = (low + high) / 2
        self._look(Frame(float(middle[0]), float(middle[1]), min(max(float(zoom), _LOWEST), 40.0)))

    def show_frame(self, frame: Frame) -> None:
        """Show a part of the map."""
        self._is_whole = False
        self._look(frame._replace(zoom=min(max(frame.zoom, _LOWEST), _HIGHEST)))

    def zoom(self, factor: float, x: float | None = None, y: float | None = None) -> None:
        """Make everything `factor` times as large, around a position (the focused site or the middle by default)."""
        frame, middle = self.frame, QPointF(self.width() / 2, self.height() / 2)
        at = QPointF(x, y) if x is not None and y is not None else middle
        if x is None and self.focus is not None:
            focus = self._at(self.focus)
            at = focus if self.rect().contains(focus.toPoint()) else at
        zoom = min(max(frame.zoom * factor, _LOWEST), _HIGHEST)
        gone = at - middle
        self._is_whole = False
        self._look(
            Frame(
                frame.x + gone.x() / frame.zoom - gone.x() / zoom,
                frame.y + gone.y() / frame.zoom - gone.y() / zoom,
                zoom,
            )
        )

    def show_site(self, at: int) -> None:
        """Move so that a site is in view."""
        if not self.rect().adjusted(30, 30, -30, -30).contains(self._at(at).toPoint()):
            self._is_whole = False
            self._look(Frame(float(self._places[at, 0]), float(self._places[at, 1]), self.frame.zoom))

    def _look(self, frame: Frame) -> None:
        self.frame = frame
        self.update()

    def _on_screen(self) -> Floats:
        found: Floats = (self._places - (self.frame.x, self.frame.y)) * self.frame.zoom
        found += (self.width() / 2, self.height() / 2)
        return found

    def _at(self, site: int) -> QPointF:
        x, y = (self._places[site] - (self.frame.x, self.frame.y)) * self.frame.zoom
        return QPointF(float(x) + self.width() / 2, float(y) + self.height() / 2)

    def site_at(self, position: QPointF) -> int | None:
        """The site under a position: the smallest that it is on, else the nearest; of those that are drawn."""
        screen = self._on_screen()
        away = np.hypot(screen[:, 0] - position.x(), screen[:, 1] - position.y()) - self._radius
        # What hides a site is no farther from it than a cell is wide.
        near = self._apart(np.flatnonzero(away <= _REACH + 2 * _APART))
        on, near = near[away[near] <= 0], near[away[near] <= _REACH]
        if len(on):
            return int(on[np.argmin(self._radius[on])])
        return int(near[np.argmin(away[near])]) if len(near) else None

    # Painting

    def paint_on(self, painter: QPainter) -> None:
        """Everything, as it is on the screen."""
        painter.fillRect(QRectF(0, 0, self.width(), self.height()), self._sea)
        self._paint_ground(painter)
        self._paint_rings(painter)
        screen = self._on_screen()
        self._paint_names(painter, screen, self._inside(screen)[:_MOST_NAMES].tolist())

    def _inside(self, screen: Floats, across: float = 0, down: float = 0) -> NDArray[np.int64]:
        """The sites in view, or no more than so far outside it, the most important first."""
        across, down = across + 30, down + 30
        inside = (screen[:, 0] > -across) & (screen[:, 1] > -down)
        inside &= (screen[:, 0] < self.width() + across) & (screen[:, 1] < self.height() + down)
        return np.flatnonzero(inside)

    def _apart(self, sites: NDArray[np.int64]) -> NDArray[np.int64]:
        """Of sites that lie on one another the most important, the strong ones always; the same ones while panning."""
        cells = np.floor(self._places[sites] * (self.frame.zoom / _APART)).astype(np.int64)
        first = np.unique(cells[:, 0] * 1_000_003 + cells[:, 1], return_index=True)[1]
        if self._strong is not None:
            first = np.union1d(first, np.flatnonzero(np.isin(sites, list(self._strong))))
        found: NDArray[np.int64] = sites[np.sort(first)]
        return found

    def _paint_ground(self, painter: QPainter) -> None:
        """Land and points, while panning from a picture a quarter larger than the widget on each side that is only moved."""
        if is_vector(painter):
            painter.save()
            self._draw_land(painter, self.frame, self.size())
            painter.restore()
            screen = self._on_screen()
            self._paint_points(painter, screen, self._apart(self._inside(screen))[:_MOST_POINTS])
            return
        frame, ratio = self.frame, painter.device().devicePixelRatioF()
        key, held, picture = self._ground_picture
        dx, dy = (held.x - frame.x) * frame.zoom, (held.y - frame.y) * frame.zoom
        across = (picture.width() / ratio - self.width()) // 2
        down = (picture.height() / ratio - self.height()) // 2
        wanted = (frame.zoom, self.size(), ratio, self._strong, id(self.sites))
        is_zoomed = key != wanted
        if is_zoomed or abs(dx) > across or abs(dy) > down:
            # While zooming, what lies outside is never seen.
            across, down = (0, 0) if is_zoomed else (self.width() // 4, self.height() // 4)
            size = QSize(int(self.width() + 2 * across), int(self.height() + 2 * down))
            # The pixels of the picture before are written over: new ones cost more than the land on them.
            picture = picture if picture.size() == size * ratio else QPixmap(size * ratio)
            picture.setDevicePixelRatio(ratio)
            picture.fill(self._sea)
            inner = QPainter(picture)
            self._draw_land(inner, frame, size)
            inner.resetTransform()
            inner.translate(across, down)
            screen = self._on_screen()
            self._paint_points(inner, screen, self._apart(self._inside(screen, across, down))[:_MOST_POINTS])
            inner.end()
            self._ground_picture = (wanted, frame, picture)
            dx = dy = 0.0
        painter.drawPixmap(QPointF(round(dx) - across, round(dy) - down), picture)

    def _draw_land(self, painter: QPainter, frame: Frame, size: QSize) -> None:
        self._land.draw(painter, QPointF(frame.x, frame.y), frame.zoom, size, (self._border, self._ground))

    def _paint_points(self, painter: QPainter, screen: Floats, seen: NDArray[np.int64]) -> None:
        # From the back: the most important lie on top.
        seen = seen[::-1]
        looks = 2 * self._is_told[seen].astype(np.int64)
        if self._strong is not None:
            looks += ~np.isin(seen, list(self._strong))
        points.draw(painter, screen[seen], self._radius[seen], looks, (self._ink.rgba(), self._sea.rgba()))

    def _paint_rings(self, painter: QPainter) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for at, width in ((self.hover, 1.4), (self.focus, 2.4)):
            if at is not None:
                painter.setPen(QPen(self._accent, width))
                radius = float(self._radius[at]) + 3
                painter.drawEllipse(self._at(at), radius, radius)

    def names(self, screen: Floats, seen: Sequence[int]) -> list[Name]:
        """Names that overlap neither one another nor the points of greater places: of the focus, then by importance; a small pan carries them."""
        frame = self.frame
        key = (frame.zoom, self.size(), self.focus, self.hover, id(self.sites))
        held, before, found = self._names
        dx, dy = (before.x - frame.x) * frame.zoom, (before.y - frame.y) * frame.zoom
        if held == key and abs(dx) + abs(dy) <= _CARRIED:
            return [one._replace(x=one.x + dx, y=one.y + dy) for one in found]
        first = [at for at in dict.fromkeys((self.focus, self.hover)) if at is not None]
        naming = Naming(screen, self._radius, self.size(), self._metrics.height(), self._width_of)
        found = naming.names(seen[:_MOST_NAMES], first)
        self._names = (key, frame, found)
        return found

    def _paint_names(self, painter: QPainter, screen: Floats, seen: Sequence[int]) -> None:
        for name in self.names(screen, seen):
            is_dim = self._strong is not None and name.site not in self._strong
            if name.is_over:
                high = self._metrics.height()
                painter.fillRect(QRectF(name.x - 2, name.y - high / 2 + 1, name.width + 4, high - 2), self._plate)
            letters = self._bold_letters if name.site == self.focus else self._letters
            painter.setFont(letters.font)
            painter.setPen(self._muted if is_dim or self.sites[name.site].is_empty else self._text)
            letters.write(painter, self.sites[name.site].name, name.x, name.y)

    def _width_of(self, site: int) -> float:
        words = self.sites[site].name
        return self._widths.get(words) or self._widths.setdefault(words, self._metrics.horizontalAdvance(words) + 1)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        self.paint_on(painter)
        if self.hasFocus():
            painter.setPen(self._accent)
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(self.rect().adjusted(0, 0, -1, -1))
        painter.end()

    def resizeEvent(self, event: QResizeEvent) -> None:
        if self._is_whole:
            self.fit()

    def sizeHint(self) -> QSize:
        return QSize(420, 300)

    # Mouse

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() is Qt.MouseButton.LeftButton:
            self._press, self._is_panning = (event.position(), self.frame), False

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._press is None:
            site = self.site_at(event.position())
            self.setCursor(Qt.CursorShape.ArrowCursor if site is None else Qt.CursorShape.PointingHandCursor)
            if site != self.hover:
                self.hover = site
                self.update()
            return
        start, frame = self._press
        gone = event.position() - start
        self._is_panning = self._is_panning or gone.manhattanLength() >= QApplication.startDragDistance()
        if self._is_panning:
            self._is_whole = False
            self._look(Frame(frame.x - gone.x() / frame.zoom, frame.y - gone.y() / frame.zoom, frame.zoom))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self._press is None or event.button() is not Qt.MouseButton.LeftButton:
            return
        self._press = None
        site = self.site_at(event.position())
        if site is not None and not self._is_panning:
            self.chosen.emit(site)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        site = self.site_at(event.position())
        if site is None:
            self.zoom(1 / ZOOM_STEP**2, event.position().x(), event.position().y())
        else:
            self.opened.emit(site)

    def wheelEvent(self, event: QWheelEvent) -> None:
        self.zoom(ZOOM_STEP ** (-event.angleDelta().y() / 120), event.position().x(), event.position().y())
        event.accept()

    def leaveEvent(self, event: QEvent) -> None:
        if self.hover is not None:
            self.hover = None
            self.update()

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            site = self.site_at(QPointF(event.pos()))
            QToolTip.showText(event.globalPos(), self.tip_of(site) if site is not None else "", self)
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
        key = Qt.Key(event.key())
        if key in _ARROWS:
            self._walk(*_ARROWS[key])
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.focus is not None:
            self.opened.emit(self.focus)
        elif key in (Qt.Key.Key_Plus, Qt.Key.Key_Equal, Qt.Key.Key_Minus):
            self.zoom(ZOOM_STEP if key == Qt.Key.Key_Minus else 1 / ZOOM_STEP)
        elif key == Qt.Key.Key_F:
            self.fit()
        elif key == Qt.Key.Key_Escape:
            self.let_go.emit()
        else:
            return False
        return True

    def _walk(self, dx: int, dy: int) -> None:
        """To the nearest site in a direction; to the most important one when none is focused."""
        if not self.sites:
            return
        site: int | None = 0
        if self.focus is not None:
            way = self._places - self._places[self.focus]
            along, across = way[:, 0] * dx + way[:, 1] * dy, np.abs(way[:, 0] * dy) + np.abs(way[:, 1] * dx)
            ahead = np.flatnonzero((along > 1e-9) & (across <= along * 1.2))
            site = int(ahead[np.argmin(along[ahead] + across[ahead])]) if len(ahead) else None
        if site is not None:
            self.chosen.emit(site)
            self.show_site(site)
