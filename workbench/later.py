"""Modules that a library imports and that we never make it use: read when a name of theirs is asked for, which may be never.

SQLAlchemy imports asyncio, and with it TLS, for databases over a network; it and pydantic bring hashing, secrets and the
reading of e-mail headers. Together that was a tenth of what a window takes.
"""

from __future__ import annotations

import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from importlib import import_module
from importlib.machinery import ModuleSpec, PathFinder
from types import ModuleType
from typing import Any


class _Later(ModuleType):
    """Stands for a module until a name of it is asked for; from then on it answers with those of the module."""

    def __getattr__(self, name: str) -> Any:
        # The import system itself looks at what surrounds a module.
        if name.startswith("__"):
            raise AttributeError(name)
        _take_away(self)
        found = getattr(import_module(self.__name__), name)
        setattr(self, name, found)
        return found


class _Finder:
    """Answers once for each of the `names`, to the thread that asked for it."""

    def __init__(self, names: tuple[str, ...], functions: tuple[str, ...]) -> None:
        self._left = {name for name in names if name not in sys.modules}
        self._functions = functions
        self._thread = threading.get_ident()
        self.made: list[_Later] = []

    def find_spec(self, name: str, path: Any = None, target: Any = None) -> ModuleSpec | None:
        if name not in self._left or threading.get_ident() != self._thread:
            return None
        self._left.remove(name)
        whole = PathFinder.find_spec(name, path)
        if whole is None:
            return None
        # Of no class of `importlib.abc`: that module brings the reading of zip files along, and those random numbers.
        spec = ModuleSpec(name, self)  # type: ignore[arg-type]
        # Another thread may ask for a module inside this one meanwhile.
        spec.submodule_search_locations = whole.submodule_search_locations
        return spec

    def create_module(self, spec: ModuleSpec) -> ModuleType:
        made = _Later(spec.name)
        self.made.append(made)
        return made

    def exec_module(self, module: ModuleType) -> None:
        """It is read when a name of it is asked for."""
        for function in self._functions:
            name, _, inside = function.rpartition(".")
            if name == module.__name__:
                setattr(module, inside, _called_later(name, inside))


def _called_later(module: str, name: str) -> Callable[..., Any]:
    def called(*arguments: Any, **named: Any) -> Any:
        return getattr(import_module(module), name)(*arguments, **named)

    return called


@contextmanager
def later(*names: str, functions: tuple[str, ...] = ()) -> Iterator[None]:
    """Inside, this thread's imports of `names` read nothing; who imports one of them afterwards gets the module itself.

    What is only taken hold of then, to be called another day, are `functions`, such as "asyncio.iscoroutine".
    """
    finder = _Finder(names, functions)
    sys.meta_path.insert(0, finder)
    try:
        yield
    finally:
        sys.meta_path.remove(finder)
        for made in finder.made:
            _take_away(made)


def _take_away(made: _Later) -> None:
    if sys.modules.get(made.__name__) is made:
        del sys.modules[made.__name__]
