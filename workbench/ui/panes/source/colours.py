"""The viewer's pens and brushes, from the theme's roles."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPen

from workbench.core.modality import STROKES, Modality, Stroke
from workbench.ui.theme import theme

UNDERLINE = 2.0
_FAINT = 0.22
_DASHES = {Stroke.DASHED: [2.5, 1.5], Stroke.DOTTED: [1.0, 1.0]}


class Colours:
    """Colours, pens and brushes of one theme, made once and kept."""

    def __init__(self) -> None:
        self.paper = self.role("paper")
        self.text = self.role("text")
        self.muted = self.role("text_muted")
        self.number = self.role("gutter_number")
        self.border = self.role("border")
        self.focus = self.role("highlight")
        self.accent = self.role("accent")
        self.card = self.role("raised")
        self.warning = self.role("danger")
        self.plain = self.role("gutter_stripe")
        self.chosen = QColor(self.accent)
        self.chosen.setAlphaF(0.26)
        self._pens: dict[tuple[str, bool], QPen] = {}

    def role(self, name: str) -> QColor:
        """The theme's colour for `name`."""
        return QColor(theme.current().colour(name))

    def of(self, modality: str, *, faint: bool = False) -> QColor:
        """The colour of a modality; the gutter's own for a quote that says nothing yet."""
        colour = QColor(self.role(modality)) if modality else QColor(self.plain)
        if faint:
            colour.setAlphaF(_FAINT)
        return colour

    def underline(self, modality: str, *, faint: bool) -> QPen:
        """The pen that underlines a quote: style and colour both tell its modality; plain quotes are thin and grey."""
        key = (modality, faint)
        if key not in self._pens:
            self._pens[key] = self._underline(modality, faint=faint)
        return self._pens[key]

    def _underline(self, modality: str, *, faint: bool) -> QPen:
        if not modality:
            colour = QColor(self.muted)
            colour.setAlphaF(_FAINT if faint else 0.7)
            return QPen(colour, 1.0)
        pen = QPen(self.of(modality, faint=faint), UNDERLINE)
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
        dashes = _DASHES.get(STROKES[Modality(modality)])
        if dashes:
            pen.setDashPattern(dashes)
        return pen
