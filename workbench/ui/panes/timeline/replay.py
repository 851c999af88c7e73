"""The replay: a slider over the days on which sources were published, and a button that lets time run."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSlider, QToolButton, QWidget

from workbench.core.edtf import describe, parse
from workbench.core.wording import language, tr, trn
from workbench.ui.theme.icons import icon

_STEP_MS = 700


class Replay(QWidget):
    """`changed` tells the day up to which sources are counted; `closed` that everything is shown again."""

    changed = Signal(int)
    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("timeline.replay")
        self._days: Sequence[int] = ()
        self._play = self._button("play", tr("Let time run"), self.toggle)
        self.slider = QSlider(Qt.Orientation.Horizontal, self)
        self.slider.setObjectName("timeline.known_on")
        self.slider.setAccessibleName(tr("As known on"))
        self._words = QLabel(self)
        self._close = self._button("close", tr("Show all that is known today"), self.close_replay)
        self._timer = QTimer(self)
        self._timer.setInterval(_STEP_MS)
        self._timer.timeout.connect(self._step)
        # A slider that is dragged says every pixel; the panes follow when it pauses for a frame.
        self._settle = QTimer(self)
        self._settle.setSingleShot(True)
        self._settle.setInterval(0)
        self._settle.timeout.connect(self._tell)
        self.slider.valueChanged.connect(lambda _at: self._settle.start())
        row = QHBoxLayout(self)
        row.setContentsMargins(10, 2, 10, 2)
        row.setSpacing(8)
        caption = QLabel(tr("As known on"), self)
        caption.setProperty("role", "muted")
        for part in (self._play, caption):
            row.addWidget(part)
        row.addWidget(self.slider, 1)
        row.addWidget(self._words)
        row.addWidget(self._close)
        self.hide()

    def _button(self, name: str, words: str, then: object) -> QToolButton:
        button = QToolButton(self)
        button.setAutoRaise(True)
        button.setIconSize(QSize(14, 14))
        self._label(button, name, words)
        button.clicked.connect(then)
        return button

    @staticmethod
    def _label(button: QToolButton, name: str, words: str) -> None:
        button.setIcon(icon(name, "text_muted"))
        button.setToolTip(words)
        button.setAccessibleName(words)

    @property
    def day(self) -> int | None:
        """The day that is replayed; None when nothing is, or nothing is dated."""
        return self._days[self.slider.value()] if self._days and not self.isHidden() else None

    def open(self, days: Sequence[int]) -> None:
        """Offer these days (ordinals, in order); the last one is chosen, or the one that was."""
        held = self.day
        self._days = days
        self.slider.blockSignals(True)
        self.slider.setRange(0, max(len(days) - 1, 0))
        self.slider.setPageStep(max(len(days) // 10, 1))
        self.slider.setValue(days.index(held) if held in days else max(len(days) - 1, 0))
        self.slider.blockSignals(False)
        self.slider.setEnabled(len(days) > 1)
        self.show()
        self._tell()

    def count(self, known: int, total: int) -> None:
        """Say how many of all events had been published by then."""
        when = (
            describe(parse(date.fromordinal(self.day).isoformat()), language()) if self.day else tr("no dated source")
        )
        self._words.setText(
            f"{when} · {trn('{known} of {count} event', '{known} of {count} events', total, known=known)}"
        )
        self.slider.setAccessibleDescription(self._words.text())

    def toggle(self) -> None:
        """Let time run from here, from the beginning when it is at the end; or stop it."""
        if self._timer.isActive():
            self._stop()
            return
        if self.slider.value() >= self.slider.maximum():
            self.slider.setValue(0)
        self._timer.start()
        self._label(self._play, "pause", tr("Let time stand still"))

    def _stop(self) -> None:
        self._timer.stop()
        self._label(self._play, "play", tr("Let time run"))

    def _step(self) -> None:
        if self.slider.value() < self.slider.maximum():
            self.slider.setValue(self.slider.value() + 1)
        if self.slider.value() >= self.slider.maximum():
            self._stop()

    def close_replay(self) -> None:
        """Show everything again."""
        self._stop()
        self.hide()
        self.closed.emit()

    def _tell(self) -> None:
        self.changed.emit(self.day or 0)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close_replay()
        elif event.key() == Qt.Key.Key_Space:
            self.toggle()
        else:
            super().keyPressEvent(event)
