"""Our icons: one-colour drawings tinted by role, that follow the theme and the screen by themselves."""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtCore import QByteArray, QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QIconEngine, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from workbench.files import resource
from workbench.ui.theme import theme

_engines: list[QIconEngine] = []


def icon(name: str, role: str = "text") -> QIcon:
    """The icon called `name` in the colour of `role`, whatever theme is applied when it is painted.

    Words of the records are names too (`icon("armed_force")`); FileNotFoundError names an unknown icon.
    """
    return _icon(name.replace("_", "-"), role)


def pixmap(name: str, size: int, *, role: str = "text", ratio: float = 1.0) -> QPixmap:
    """The drawing `name`, `size` logical pixels wide and high, for a screen of device pixel ratio `ratio`."""
    made = _drawn(name.replace("_", "-"), round(size * ratio), theme.current().colour(role).name())
    made.setDevicePixelRatio(ratio)
    return made


def paint(painter: QPainter, rect: QRect, name: str, *, role: str = "text") -> None:
    """Draw `name` centred in `rect`, as large as fits, sharp on the painter's device."""
    size = min(rect.width(), rect.height())
    corner = rect.center() - QPoint((size - 1) // 2, (size - 1) // 2)
    painter.drawPixmap(corner, _sharp(name, size, theme.current().colour(role).rgb(), ratio_of(painter)))


def ratio_of(painter: QPainter) -> float:
    """Device pixels a logical one; read off the transform, since PySide would make every widget class for `device()`."""
    return abs(painter.deviceTransform().m11()) or 1.0


def names() -> list[str]:
    """Every icon there is."""
    return sorted(path.stem for path in resource("icons").glob("*.svg"))


class _Engine(QIconEngine):
    """Draws one icon at the size, the mode and the theme of the moment: nothing is rendered before it is shown."""

    def __init__(self, name: str, role: str) -> None:
        super().__init__()
        self._name = name
        self._role = role

    def _colour(self, mode: QIcon.Mode) -> str:
        role = "text_faint" if mode is QIcon.Mode.Disabled else self._role
        return theme.current().colour(role).name()

    def clone(self) -> QIconEngine:
        return _kept(self._name, self._role)

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:
        size = min(rect.width(), rect.height())
        ratio = ratio_of(painter)
        drawn = _drawn(self._name, round(size * ratio), self._colour(mode))
        drawn.setDevicePixelRatio(ratio)
        painter.drawPixmap(rect.center() - QPoint((size - 1) // 2, (size - 1) // 2), drawn)

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        return _drawn(self._name, min(size.width(), size.height()), self._colour(mode))

    def scaledPixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State, scale: float) -> QPixmap:
        # `size` is in logical pixels; Qt works the ratio out from what comes back.
        return self.pixmap(size * scale, mode, state)


@lru_cache(maxsize=512)
def _sharp(name: str, size: int, colour: int, ratio: float) -> QPixmap:
    """As `pixmap` makes it; kept, since each row of a list has one."""
    made = _drawn(name.replace("_", "-"), round(size * ratio), QColor.fromRgb(colour).name())
    made.setDevicePixelRatio(ratio)
    return made


@lru_cache(maxsize=512)
def _icon(name: str, role: str) -> QIcon:
    _source(name)
    theme.current().colour(role)
    return QIcon(_kept(name, role))


def _kept(name: str, role: str) -> QIconEngine:
    engine = _Engine(name, role)
    # QIcon owns the C++ side only: without a reference here Python would take the overrides away.
    _engines.append(engine)
    return engine


@lru_cache(maxsize=128)
def _source(name: str) -> bytes:
    return resource("icons", f"{name}.svg").read_bytes()


@lru_cache(maxsize=1024)
def _rendered(name: str, size: int, colour: str) -> QPixmap:
    renderer = QSvgRenderer(QByteArray(_source(name).replace(b"currentColor", colour.encode())))
    made = QPixmap(size, size)
    made.fill(Qt.GlobalColor.transparent)
    painter = QPainter(made)
    renderer.render(painter, QRectF(0, 0, size, size))
    painter.end()
    return made


def _drawn(name: str, size: int, colour: str) -> QPixmap:
    """A copy (Qt shares the pixels), so that a caller's device pixel ratio stays its own."""
    return QPixmap(_rendered(name, max(1, size), colour))
