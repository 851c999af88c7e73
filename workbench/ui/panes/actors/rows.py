"""One row of the actor tree, painted: icon, name and counts; the same in the tree and in the first sight of it."""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtCore import QPoint, QPointF, QRect, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QFontMetricsF, QPainter, QPixmap, QPolygonF

from workbench.core.records import ActorRow
from workbench.core.wording import grouped
from workbench.ui.theme import icons, theme

ICON = 16
GAP = 6
INDENT = 16
_TRIANGLE = 12


def height() -> int:
    """Pixels of one row."""
    return max(ICON, QFontMetrics(theme.current().font("ui")).height()) + 7


# Quotes, events, and claims where there is room for them.
Counts = tuple[int, int, int | None]


def paint_row(
    painter: QPainter, area: QRect, row: ActorRow, font: QFont, *, counts: Counts, is_linked: bool = False
) -> None:
    """Icon, name and counts of an actor inside `area`, over whatever ground is there."""
    look = theme.current()
    if is_linked:
        painter.fillRect(QRect(area.left() - 2, area.top() + 3, 2, area.height() - 6), look.colour("accent"))
    top = area.top() + (area.height() - ICON) // 2
    icons.paint(painter, QRect(area.left() + 2, top, ICON, ICON), row.kind, role="text_muted")
    left = area.left() + 2 + ICON + GAP
    right = _paint_counts(painter, area, *counts)
    painter.setFont(font)
    painter.setPen(look.colour("accent_text" if is_linked else "text"))
    name = QFontMetrics(font).elidedText(row.name, Qt.TextElideMode.ElideRight, max(right - left - GAP, 0))
    painter.drawText(QRect(left, area.top(), right - left, area.height()), Qt.AlignmentFlag.AlignVCenter, name)


def paint_triangle(painter: QPainter, rect: QRect, *, is_open: bool) -> None:
    """The sign of a branch at the right end of `rect`."""
    corner = QPoint(rect.right() - INDENT // 2 + 1, rect.center().y()) - QPoint(_TRIANGLE // 2, _TRIANGLE // 2)
    colour = theme.current().colour("text_muted").rgba()
    painter.drawPixmap(corner, _triangle(colour, is_open, icons.ratio_of(painter)))


@lru_cache(maxsize=16)
def _triangle(colour: int, is_open: bool, ratio: float) -> QPixmap:
    """Drawn once: a tree that is filtered shows one in each of forty rows."""
    corners = [(-4, -2), (4, -2), (0, 3)] if is_open else [(-2, -4), (-2, 4), (3, 0)]
    picture = QPixmap(round(_TRIANGLE * ratio), round(_TRIANGLE * ratio))
    picture.setDevicePixelRatio(ratio)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor.fromRgba(colour))
    painter.translate(_TRIANGLE / 2, _TRIANGLE / 2 + 0.5)
    painter.drawPolygon(QPolygonF([QPointF(*corner) for corner in corners]))
    painter.end()
    return picture


@lru_cache(maxsize=4096)
def _width(words: str) -> int:
    """Of the small letters that counts are in; the same few hundred numbers come again and again."""
    return QFontMetrics(theme.current().font("small")).horizontalAdvance(words)


@lru_cache(maxsize=4096)
def _exact_width(words: str) -> float:
    return QFontMetricsF(theme.current().font("small")).horizontalAdvance(words)


@lru_cache(maxsize=16)
def _baseline(height: int) -> float:
    """Pixels from the top of a row of this height to where small letters stand in its middle."""
    metrics = QFontMetricsF(theme.current().font("small"))
    return (height - metrics.height()) / 2 + metrics.ascent()


def _paint_counts(painter: QPainter, area: QRect, quotes: int, events: int, claims: int | None) -> int:
    """Quotes, events and claims as “12 · 3 · 1” in right-aligned columns; gives where the name must stop."""
    look = theme.current()
    painter.setFont(look.fonts["small"])
    right, base = area.right() - GAP, area.top() + _baseline(area.height())
    columns = [(events, "· {}", "· 00", "text_faint"), (quotes, "{}", "", "text_muted")]
    if claims is not None:
        columns.insert(0, (claims, "· {}", "· 00", "text_faint"))
    for count, shape, widest, role in columns:
        words = shape.format(grouped(count)) if count else ""
        # Room for two digits is kept, so that the counts of quotes stand in one column.
        room = max(_width(widest), _width(words))
        if words:
            painter.setPen(look.colour(role))
            # At a point: to be fitted into a box takes Qt three times as long.
            painter.drawText(QPointF(right - _exact_width(words), base), words)
        right -= room + 4
    return right
