"""How a citation is drawn inside the line: a small chip with the quote's number."""

from __future__ import annotations

from collections.abc import Callable
from enum import StrEnum
from typing import NamedTuple

from PySide6.QtCore import QObject, QRect, QRectF, QSizeF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPen, QPyTextObject, QTextDocument, QTextFormat

from workbench.ui.panes.notes.body import UID
from workbench.ui.theme import theme

_PADDING = 6.0
_GAP = 1.0


class Tone(StrEnum):
    """Why a chip stands out."""

    PLAIN = "plain"
    FOCUS = "focus"
    RELATED = "related"
    BROKEN = "broken"


class Look(NamedTuple):
    """The words on a chip and its tone."""

    label: str
    tone: Tone = Tone.PLAIN


# fill, words, border ("" for none): roles of the theme
_ROLES = {
    Tone.PLAIN: ("accent_soft", "accent_text", ""),
    Tone.FOCUS: ("accent", "on_accent", ""),
    Tone.RELATED: ("accent_soft", "accent_text", "focus_ring"),
    Tone.BROKEN: ("danger_soft", "danger", "danger"),
}


class ChipPainter(QPyTextObject):
    """Measures and paints the chips of one document; `look` says how the chip of a quote looks now."""

    def __init__(self, look: Callable[[str], Look], parent: QObject) -> None:
        super().__init__(parent)
        self._look = look

    def intrinsicSize(self, document: QTextDocument, position: int, format: QTextFormat) -> QSizeF:
        # As tall as the words around it, so that a chip never pushes lines apart.
        words = QFontMetricsF(theme.current().font("small_strong"))
        label = self._look(_uid(format)).label
        line = QFontMetricsF(document.defaultFont())
        return QSizeF(words.horizontalAdvance(label) + 2 * (_PADDING + _GAP), line.ascent() + line.descent())

    def drawObject(
        self, painter: QPainter, rect: QRectF | QRect, document: QTextDocument, position: int, format: QTextFormat
    ) -> None:
        label, tone = self._look(_uid(format))
        colours = theme.current()
        fill, words, border = _ROLES[tone]
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(colours.colour(border), 1.4) if border else Qt.PenStyle.NoPen)
        painter.setBrush(colours.colour(fill))
        painter.drawRoundedRect(QRectF(rect).adjusted(_GAP, 0.5, -_GAP, -0.5), 4, 4)
        painter.setFont(colours.font("small_strong"))
        painter.setPen(colours.colour(words))
        painter.drawText(QRectF(rect), Qt.AlignmentFlag.AlignCenter, label)
        painter.restore()


def _uid(format: QTextFormat) -> str:
    return str(format.property(UID) or "")
