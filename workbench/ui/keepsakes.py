"""Searches and filters that the analyst keeps by name: beside the other settings, one set for each dossier."""

from __future__ import annotations

from typing import Any

from workbench.store.connection import Reader
from workbench.store.read import summary
from workbench.ui.settings import Settings


class Keepsakes:
    """Named values of one sort ("searches", "filters") in the order in which they were kept."""

    def __init__(self, reader: Reader, sort: str) -> None:
        self._settings = Settings()
        self._key = f"kept/{summary.uid(reader)}/{sort}"

    def all(self) -> dict[str, Any]:
        """Every kept value by its name."""
        return self._settings.state(self._key)

    def keep(self, name: str, value: Any) -> None:
        """Keep a value; one of the same name gives way."""
        self._settings.set_state(self._key, {**self.all(), name: value})

    def forget(self, name: str) -> None:
        """Let one go."""
        self._settings.set_state(self._key, {key: value for key, value in self.all().items() if key != name})
