"""The line at the bottom: saved or not, how long the history is, what the dossier holds, and that nothing leaves it."""

from __future__ import annotations

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QLabel, QStatusBar, QWidget

from workbench.core.changes import Changes
from workbench.core.wording import tr, trn
from workbench.store.read import history, summary
from workbench.ui.desk import Desk

_SOON = 30


class StatusLine(QStatusBar):
    """Saved state, counts, offline; running jobs are put in by the window."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("bar.status")
        self.setAccessibleName(tr("Status"))
        self.setSizeGripEnabled(False)
        self._desk = desk
        self._saved = self._label("status.saved")
        self._counts = self._label("status.counts")
        self._offline = self._label("status.offline")
        self.addWidget(self._saved)
        self.addWidget(self._counts)
        self.addPermanentWidget(self._offline)
        self._offline.setText(tr("Offline: nothing leaves this machine"))
        # Counting takes longer the more there is: what the gesture is about is painted first.
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.timeout.connect(self._count)
        desk.changed.connect(self._on_changed)
        self.refresh()

    def _label(self, name: str) -> QLabel:
        label = QLabel(self)
        label.setObjectName(name)
        return label

    def _on_changed(self, _changes: Changes) -> None:
        self._soon.start(_SOON)

    def _count(self) -> None:
        if self.isVisible():  # not once its window was closed
            self.refresh()

    def refresh(self) -> None:
        """Count again."""
        about = summary.summary(self._desk.reader)
        _, _, gestures = history.ends(self._desk.reader)
        self._saved.setText(tr("Saved") + " · " + trn("history {count} gesture", "history {count} gestures", gestures))
        parts = (
            trn("{count} source", "{count} sources", about.documents),
            trn("{count} quote", "{count} quotes", about.quotes),
            trn("{count} event", "{count} events", about.events),
        )
        self._counts.setText(" · ".join(parts))
