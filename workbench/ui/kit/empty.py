"""What a pane shows when it has nothing to show: what is missing and what to do about it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from workbench.ui.kit.clickable import Glyph

_WIDTH, _MARGIN = 320, 24
# A pane lower than this has room for the sentence alone, on a long line.
_LOW, _LONG_LINE = 150, 960


class EmptyState(QWidget):
    """An icon, one sentence and, where there is something to do, a button that emits `activated`."""

    activated = Signal()

    def __init__(self, icon: str, sentence: str, *, action: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._glyph = Glyph(icon, size=32, role="text_faint")
        self._sentence = QLabel(sentence)
        self._sentence.setProperty("role", "muted")
        self._sentence.setWordWrap(True)
        self._sentence.setMaximumWidth(_WIDTH)
        self._sentence.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        # Made inside: shown before it stands anywhere, it would be a window of its own for a moment.
        self._button = QPushButton(action, self)
        # Enter presses it too: a ring around the one thing to do promises that.
        self._button.setAutoDefault(True)
        self._button.setVisible(bool(action))
        self._button.clicked.connect(lambda: self.activated.emit())
        self.setAccessibleName(sentence)
        self.setFocusProxy(self._button)
        self._lay_out()

    def set_state(self, icon: str, sentence: str, *, action: str = "") -> None:
        """Say something else."""
        self._glyph.set_icon(icon)
        self._sentence.setText(sentence)
        self._button.setText(action)
        self._button.setVisible(bool(action))
        self.setAccessibleName(sentence)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(_MARGIN, _MARGIN, _MARGIN, _MARGIN)
        column.setSpacing(12)
        column.addStretch(2)
        column.addWidget(self._glyph, 0, Qt.AlignmentFlag.AlignHCenter)
        # Centred by stretches, not by alignment: an aligned label does not get its wrapped height.
        line = QHBoxLayout()
        line.addStretch(1)
        line.addWidget(self._sentence, 100)
        line.addStretch(1)
        column.addLayout(line)
        column.addWidget(self._button, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(3)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        is_low = event.size().height() < _LOW
        self._glyph.setVisible(not is_low)
        self._sentence.setMaximumWidth(_LONG_LINE if is_low else _WIDTH)
        above = _MARGIN // 6 if is_low else _MARGIN
        column = self.layout()
        if column is not None:
            column.setContentsMargins(_MARGIN, above, _MARGIN, above)
