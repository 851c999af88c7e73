"""View state and preferences: kept beside the user's other settings, never in the dossier or its journal."""

from __future__ import annotations

import json
from typing import Any

from PySide6.QtCore import QByteArray, QSettings


class Settings:
    """Small typed access to one settings file."""

    def __init__(self) -> None:
        self._store = QSettings(QSettings.Format.IniFormat, QSettings.Scope.UserScope, "analyst-workbench", "workbench")

    def text(self, key: str, default: str = "") -> str:
        """A word kept under `key`."""
        return str(self._store.value(key, default) or default)

    def set_text(self, key: str, value: str) -> None:
        """Keep a word."""
        self._store.setValue(key, value)

    def blob(self, key: str) -> QByteArray | None:
        """Bytes kept under `key`, as Qt's layout functions write them."""
        value = self._store.value(key)
        return value if isinstance(value, QByteArray) and not value.isEmpty() else None

    def set_blob(self, key: str, value: QByteArray) -> None:
        """Keep bytes."""
        self._store.setValue(key, value)

    def state(self, key: str) -> dict[str, Any]:
        """A pane's view state; empty when there is none or it cannot be read."""
        try:
            found = json.loads(self.text(key, "{}"))
        except ValueError:
            return {}
        return found if isinstance(found, dict) else {}

    def set_state(self, key: str, value: dict[str, Any]) -> None:
        """Keep a pane's view state."""
        self.set_text(key, json.dumps(value))

    def remove(self, key: str) -> None:
        """Forget what is kept under `key`."""
        self._store.remove(key)

    def sync(self) -> None:
        """Write to disk now."""
        self._store.sync()
