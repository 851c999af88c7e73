"""What the menus do, one module a menu, loaded when a command of it is first used."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from workbench.ui.verbs.dossier import DossierVerbs
    from workbench.ui.window import Window


class Verbs:
    """The objects behind the menus of one window, made at first use: a start should not wait for them."""

    def __init__(self, window: Window) -> None:
        self._window = window
        self._made: dict[str, object] = {}

    def of(self, menu: str) -> object:
        """The object whose methods the commands of `menu` name."""
        if menu not in self._made:
            self._made[menu] = self._make(menu)
        return self._made[menu]

    @property
    def dossier(self) -> DossierVerbs:
        """What the Dossier menu does."""
        from workbench.ui.verbs.dossier import DossierVerbs

        found = self.of("Dossier")
        assert isinstance(found, DossierVerbs)
        return found

    def stop(self) -> None:
        """End what runs in the background."""
        if "Dossier" in self._made:
            self.dossier.stop()

    def _make(self, menu: str) -> object:
        from importlib import import_module

        module = import_module(f"workbench.ui.verbs.{menu.lower()}")
        return getattr(module, f"{menu}Verbs")(self._window)
