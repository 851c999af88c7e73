"""The viewer's pens and brushes, from the theme's roles."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPixmap

from workbench.core.modality import STROKES, Modality, Stroke
from workbench.ui.theme import theme

UNDERLINE = 2
FAINT = 0.22
_TILE = 64
_DASHES = {Stroke.DASHED: (5, 8), Stroke.DOTTED: (2, 4)}


def underlined(modality: str) -> tuple[int, int]:
    """How far below its place an underline begins, and how thick it is: one that says nothing yet is thin."""
    return (0, UNDERLINE) if modality else (1, 1)


class Colours:
    """Colours, pens and brushes of one theme, made once and kept."""

    def __init__(self) -> None:
        self.paper = self.role("paper")
        self.text = self.role("text")
        self.muted = self.role("text_muted")
        self.number = self.role("gutter_number")
        self.border = self.role("border")
        self.focus = self.role("highlight")
        self.related = self.role("accent_soft")
        self.mark = self.role("search_hit")
        self.accent = self.role("accent")
        self.found = QColor(self.role("warning"))
        self.found.setAlphaF(0.55)
        self.left_out = QColor(self.role("text_faint"))
        self.left_out.setAlphaF(0.2)
        self.card = self.role("raised")
        self.warning = self.role("danger")
        self.plain = self.role("gutter_stripe")
        self.chosen = QColor(self.accent)
        self.chosen.setAlphaF(0.36)
        self._grey, self._faint_grey = QColor(self.muted), QColor(self.muted)
        self._grey.setAlphaF(0.7)
        self._faint_grey.setAlphaF(FAINT)
        self._shades: dict[tuple[str, bool], QColor] = {}
        self._tiles: dict[tuple[str, bool, float], QPixmap] = {}

    def role(self, name: str) -> QColor:
        """The theme's colour for `name`."""
        return QColor(theme.current().colour(name))

    def of(self, modality: str, *, faint: bool = False) -> QColor:
        """The colour of a modality; the gutter's own for a quote that says nothing yet."""
        key = (modality, faint)
        if key not in self._shades:
            colour = QColor(self.role(modality) if modality else self.plain)
            if faint:
                colour.setAlphaF(FAINT)
            self._shades[key] = colour
        return self._shades[key]

    def underline(self, painter: QPainter, boxes: Sequence[QRect], modality: str, *, faint: bool) -> None:
        """Fill boxes that are as `underlined` says: style and colour both tell the modality; plain quotes in grey."""
        painter.setPen(Qt.PenStyle.NoPen)
        if not modality:
            painter.setBrush(self._faint_grey if faint else self._grey)
        elif (stroke := STROKES[Modality(modality)]) is Stroke.SOLID:
            painter.setBrush(self.of(modality, faint=faint))
        else:
            # Laid from the viewport's left edge, so that the dashes of a scrolled text stay in step.
            painter.setBrush(QBrush(self._tile(modality, stroke, faint, painter.device().devicePixelRatioF())))
        painter.drawRects(boxes)

    def _tile(self, modality: str, stroke: Stroke, faint: bool, ratio: float) -> QPixmap:
        # A dashed pen costs ten times a tile, and a page may hold hundreds of underlines.
        key = (modality, faint, ratio)
        tile = self._tiles.get(key)
        if tile is None:
            tile = QPixmap(round(_TILE * ratio), round(UNDERLINE * ratio))
            tile.setDevicePixelRatio(ratio)
            tile.fill(Qt.GlobalColor.transparent)
            on, period = _DASHES[stroke]
            painter = QPainter(tile)
            for left in range(0, _TILE, period):
                painter.fillRect(QRectF(left, 0, on, UNDERLINE), self.of(modality, faint=faint))
            painter.end()
            self._tiles[key] = tile
        return tile
