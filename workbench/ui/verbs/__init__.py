"""What the menus do, one module a menu, loaded when a command of it is first used."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, cast

if TYPE_CHECKING:
    from workbench.ui.verbs.dossier import DossierVerbs
    from workbench.ui.window import Window


class Verbs:
    """The objects behind the menus of one window, made at first use: a start should not wait for them."""

    def __init__(self, window: Window) -> None:
        self._window = window
        self._made: dict[str, object] = {}
        self._waiting: list[Callable[[], object]] = []
        window.completed.connect(self._catch_up)

    def of(self, menu: str) -> object:
        """The object whose methods the commands of `menu` name; they wait while the window is not whole."""
        if not self._window.is_complete:
            return _Later(lambda verb, given: self._waiting.append(lambda: getattr(self.of(menu), verb)(*given)))
        if menu not in self._made:
            self._made[menu] = self._make(menu)
        return self._made[menu]

    @property
    def dossier(self) -> DossierVerbs:
        """What the Dossier menu does."""
        return cast("DossierVerbs", self.of("Dossier"))

    def stop(self) -> None:
        """End what runs in the background."""
        if "Dossier" in self._made:
            self.dossier.stop()

    def _catch_up(self) -> None:
        waiting, self._waiting = self._waiting, []
        for verb in waiting:
            verb()

    def _make(self, menu: str) -> object:
        from importlib import import_module

        module = import_module(f"workbench.ui.verbs.{menu.lower()}")
        return getattr(module, f"{menu}Verbs")(self._window)


class _Later:
    """A menu before the window is whole: a button that answers too early does what it says a moment later."""

    def __init__(self, wait: Callable[[str, tuple[object, ...]], None]) -> None:
        self._wait = wait

    def __getattr__(self, verb: str) -> Callable[..., None]:
        return lambda *given: self._wait(verb, given)
