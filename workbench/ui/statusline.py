"""The line at the bottom: saved or not, how long the history is, what the dossier holds, and that nothing leaves it."""

from __future__ import annotations

from PySide6.QtWidgets import QLabel, QStatusBar, QWidget

from workbench.core.wording import tr, trn
from workbench.store.read import history, summary
from workbench.ui.desk import Desk


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
        desk.changed.connect(lambda _changes: self.refresh())
        self.refresh()

    def _label(self, name: str) -> QLabel:
        label = QLabel(self)
        label.setObjectName(name)
        return label

    def put_job(self, widget: QWidget) -> None:
        """Show a running job between the saved state and the counts."""
        self.insertWidget(1, widget)

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
