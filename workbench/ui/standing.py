"""Where the analyst stands is written down as they go: places and bookmarks outlive a program that was killed."""

from __future__ import annotations

import threading
from typing import Any, Protocol

from PySide6.QtCore import QObject, QTimer, SignalInstance

from workbench.ui.settings import Settings

_AFTER = 400


class Stateful(Protocol):
    """A pane that says when its view state changed, and what it is."""

    @property
    def state_changed(self) -> SignalInstance:
        """Another state than before."""

    def view_state(self) -> dict[str, Any]:
        """What the layout remembers of the pane."""


class Standing(QObject):
    """Keeps a pane's view state under `key`, written a moment after it changed; no part of the history."""

    def __init__(self, pane: Stateful, key: str, parent: QObject) -> None:
        super().__init__(parent)
        self._pane, self._key = pane, key
        self._written: dict[str, Any] | None = None
        self._thread: threading.Thread | None = None
        self._due = QTimer(self)
        self._due.setSingleShot(True)
        self._due.setInterval(_AFTER)
        self._due.timeout.connect(self._write)
        self._is_over = False
        pane.state_changed.connect(self._on_changed)

    def stop(self) -> None:
        """Nothing is written from now on."""
        self._is_over = True
        self._due.stop()
        if self._thread is not None:
            self._thread.join()

    def _on_changed(self) -> None:
        if not self._is_over:
            # Scrolling puts it off: a frame has no time for a file.
            self._due.start()

    def _write(self) -> None:
        if self._thread is not None and self._thread.is_alive():
            self._due.start()
            return
        state = self._pane.view_state()
        if state != self._written:
            self._written = state
            # The file holds what is known of every dossier: to write all of it may take several frames.
            self._thread = threading.Thread(target=_keep, args=(self._key, state), name="standing", daemon=True)
            self._thread.start()


def _keep(key: str, state: dict[str, Any]) -> None:
    settings = Settings()
    settings.set_state(key, state)
    settings.sync()
