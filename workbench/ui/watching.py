"""Other programs that write to the dossier that is open: looked for once a second."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer

from workbench.core.changes import Changes
from workbench.ui.desk import Desk

_EVERY_MS = 1000


class Watch(QObject):
    """Tells every pane to read again when somebody else has written; looks only while `is_in_place()`."""

    def __init__(self, desk: Desk, is_in_place: Callable[[], bool], parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._is_in_place = is_in_place
        self._version = 0
        self._timer = QTimer(self)
        self._timer.setInterval(_EVERY_MS)
        self._timer.timeout.connect(self.look)

    @property
    def is_on(self) -> bool:
        """Whether it looks."""
        return self._timer.isActive()

    def start(self) -> None:
        """From now on; what was written before is known."""
        self._version = self._desk.dossier.data_version()
        self._timer.start()

    def stop(self) -> None:
        """No longer: the dossier is about to be closed."""
        self._timer.stop()

    def look(self) -> None:
        """Look now."""
        if not self._is_in_place():
            return
        version = self._desk.dossier.data_version()
        if version != self._version:
            self._version = version
            self._desk.announce(Changes(whole=True))
