"""The handling mark of a document or note, in the colours that its scheme prescribes."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from workbench.core.wording import tr
from workbench.ui.theme import theme


class MarkingBadge(QWidget):
    """A mark such as TLP:AMBER; hidden while there is none."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._label = ""
        self._foreground = QColor()
        self._background = QColor()
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.hide()

    @property
    def label(self) -> str:
        """The words of the mark."""
        return self._label

    def set_marking(self, label: str, *, foreground: str = "", background: str = "") -> None:
        """Show `label` in the colours given as "#rrggbb"; an empty label hides the badge."""
        self._label = label
        self._foreground = QColor(foreground or theme.current().colour("badge_text"))
        self._background = QColor(background or theme.current().colour("badge"))
        self.setAccessibleName(tr("Marking {label}", label=label) if label else "")
        self.setToolTip(self.accessibleName())
        self.setVisible(bool(label))
        self.updateGeometry()
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._background)
            painter.drawRoundedRect(self.rect(), 3, 3)
            painter.setPen(self._foreground)
            painter.setFont(theme.current().font("small_strong"))
            painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self._label)

    def sizeHint(self) -> QSize:
        metrics = QFontMetrics(theme.current().font("small_strong"), self)
        return QSize(metrics.horizontalAdvance(self._label) + 14, metrics.height() + 5)
