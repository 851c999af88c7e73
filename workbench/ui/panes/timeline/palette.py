"""The colours and fonts of the timeline, taken from the theme once per look."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont

from workbench.core.modality import STROKES, Modality, Stroke
from workbench.ui.theme import theme

_DASHES = {Stroke.DASHED: [2.6, 1.8], Stroke.DOTTED: [0.1, 2.2]}
_STROKE_OF = {modality.value: stroke for modality, stroke in STROKES.items()}


class Palette(NamedTuple):
    """What the timeline paints with; `modalities` maps a modality to its colour."""

    background: QColor
    text: QColor
    muted: QColor
    faint: QColor
    grid: QColor
    accent: QColor
    today: QColor
    density: QColor
    overview: QColor
    overview_bar: QColor
    overview_window: QColor
    modalities: Mapping[str, QColor]
    font: QFont
    bold: QFont

    @classmethod
    def current(cls) -> Palette:
        """The palette of the applied theme."""
        look = theme.current()
        font, bold = look.font("small"), look.font("small")
        bold.setWeight(QFont.Weight.DemiBold)
        return cls(
            background=look.colour("pane"),
            text=look.colour("text"),
            muted=look.colour("timeline_label"),
            faint=look.colour("text_faint"),
            grid=look.colour("timeline_grid"),
            accent=look.colour("accent"),
            today=look.colour("timeline_today"),
            density=look.colour("timeline_density"),
            overview=look.colour("overview"),
            overview_bar=look.colour("overview_bar"),
            overview_window=look.colour("overview_selection"),
            modalities={modality.value: look.colour(modality.value) for modality in Modality},
            font=font,
            bold=bold,
        )

    def colour_of(self, modality: str) -> QColor:
        """The colour of a modality; a muted one for a word that the theme does not know."""
        return self.modalities.get(modality, self.muted)


def stroke_of(modality: str) -> Stroke:
    """The line style that tells a modality apart without colour."""
    return _STROKE_OF.get(modality, Stroke.SOLID)


def dashes(stroke: Stroke) -> tuple[Qt.PenStyle, list[float]]:
    """The pen style and dash pattern of a stroke."""
    if stroke is Stroke.SOLID:
        return Qt.PenStyle.SolidLine, []
    return Qt.PenStyle.CustomDashLine, _DASHES[stroke]


def ink_on(fill: QColor) -> QColor:
    """Black or white, whichever reads better on `fill`."""
    shares = (0.2126 * fill.redF() ** 2.2, 0.7152 * fill.greenF() ** 2.2, 0.0722 * fill.blueF() ** 2.2)
    return QColor("#10161a") if sum(shares) > 0.19 else QColor("#ffffff")
