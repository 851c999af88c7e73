"""The handling level of a note as a badge that one clicks to choose another."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QMenu, QToolButton, QWidget

from workbench.core.wording import tr
from workbench.store.read.scales import ScaleValue
from workbench.ui.theme import theme


class MarkingButton(QToolButton):
    """The handling level as its badge; a click chooses another."""

    chosen = Signal(str)

    def __init__(self, values: Callable[[], Sequence[ScaleValue]], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._values = values
        self._value: ScaleValue | None = None
        self.setObjectName("notes.marking")
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.setMenu(QMenu(self))
        self.menu().aboutToShow.connect(self._fill_menu)
        self.menu().triggered.connect(lambda action: self.chosen.emit(action.data()))

    def show_code(self, code: str) -> None:
        """Show the value of the scale that has this code; none for ""."""
        self._value = next((value for value in self._values() if value.code == code), None)
        words = self._words()
        self.setText(words)
        self.setAccessibleName(tr("Marking: {marking}", marking=words))
        self.setToolTip(tr("Marking of the note"))
        self.updateGeometry()
        self.update()

    def _words(self) -> str:
        return self._value.label if self._value else tr("No marking")

    def _fill_menu(self) -> None:
        menu = self.menu()
        menu.clear()
        for value in self._values():
            menu.addAction(value.label).setData(value.code)
        menu.addSeparator()
        menu.addAction(tr("No marking")).setData("")

    def sizeHint(self) -> QSize:
        self.setFont(theme.current().font("small_strong"))
        metrics = self.fontMetrics()
        return QSize(metrics.horizontalAdvance(self._words()) + 14, metrics.height() + 5)

    def paintEvent(self, event: QPaintEvent) -> None:
        colours = theme.current()
        has_colours = self._value is not None and self._value.background
        fill = QColor(self._value.background) if self._value and has_colours else colours.colour("badge")
        words = QColor(self._value.foreground) if self._value and has_colours else colours.colour("badge_text")
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(colours.colour("focus_ring") if self.hasFocus() else Qt.PenStyle.NoPen)
            painter.setBrush(fill)
            painter.drawRoundedRect(self.rect().adjusted(1, 1, -1, -1), 3, 3)
            painter.setFont(colours.font("small_strong"))
            painter.setPen(words)
            painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self._words())
