"""Imports pyqtgraph without what the timeline has no use for, which is most of its time and of its 23 megabytes.

- A plain `import pyqtgraph` brings every plot item, widget, parameter tree and image view there is, and Qt's OpenGL. The
  timeline stands on its view, its view box, its axes and their scene; all else is an empty module while pyqtgraph itself
  is imported, and no module at all afterwards, so that whoever asks for it later gets it whole.
- It copies every name of Qt's modules into its own, and for that PySide makes each class and enumeration of theirs. Here
  those modules look a name up when it is asked for.
"""

from __future__ import annotations

import sys
import threading
from collections.abc import Sequence
from importlib.machinery import ModuleSpec
from types import ModuleType
from typing import Any

from workbench.later import later

_PACKAGE = "pyqtgraph."
_WANTED = frozenset(
    _PACKAGE + name
    for name in (
        "colors", "colormap", "debug", "functions", "functions_qimage", "graphicsItems", "icons", "reload", "util", "widgets",
        "GraphicsScene", "Point", "Qt", "SignalProxy", "SRTTransform", "SRTTransform3D", "ThreadsafeTimer", "Transform3D",
        "Vector", "WidgetGroup",
    )
)  # fmt: skip
# Of these three only what is named here.
_PARTS = {
    _PACKAGE + "graphicsItems": (
        "AxisItem",
        "GraphicsItem",
        "GraphicsObject",
        "GraphicsWidget",
        "ItemGroup",
        "ViewBox",
    ),
    _PACKAGE + "widgets": ("GraphicsView",),
    _PACKAGE + "Qt": ("compat", "internals"),
}
_QT = ("QtCore", "QtGui", "QtWidgets")
_ALIKE = frozenset(f"{_PACKAGE}Qt.{name}" for name in _QT)
# pyqtgraph does without them where they cannot be imported.
_LIBRARIES = frozenset({"PySide6.QtOpenGLWidgets", "PySide6.QtTest"})
# What it looks into itself with, the colours that it prints in, and what it would write SVG with.
_LATER = ("cProfile", "pyqtgraph.util.cprint", "xml.etree.ElementTree")


class _Nothing(ModuleType):
    """A module with no names of its own; any that is asked for is None, and remembered."""

    def __init__(self, name: str, asked: set[str]) -> None:
        super().__init__(name)
        self.__all__: Sequence[str] = ()
        self._asked = asked

    def __getattr__(self, name: str) -> None:
        if name.startswith("__"):
            raise AttributeError(name)
        self._asked.add(name)


class _Alike(ModuleType):
    """A module with the names of one of Qt's."""

    def __getattr__(self, name: str) -> Any:
        found = getattr(sys.modules[f"PySide6.{self.__name__.rpartition('.')[2]}"], name)
        setattr(self, name, found)
        return found


class _Finder:
    """Answers for what is not wanted, to the thread that imports pyqtgraph."""

    def __init__(self) -> None:
        self.made: list[ModuleType] = []
        self.asked: set[str] = set()
        self._thread = threading.get_ident()

    def find_spec(self, name: str, path: Any = None, target: Any = None) -> ModuleSpec | None:
        if threading.get_ident() != self._thread:
            return None
        if name in _LIBRARIES:
            raise ImportError(name)
        if not name.startswith(_PACKAGE) or _is_wanted(name):
            return None
        return ModuleSpec(name, self)  # type: ignore[arg-type]

    def create_module(self, spec: ModuleSpec) -> ModuleType:
        if spec.name in _ALIKE:
            return _Alike(spec.name)
        made = _Nothing(spec.name, self.asked)
        self.made.append(made)
        return made

    def exec_module(self, module: ModuleType) -> None:
        """There is nothing in it."""


def _is_wanted(name: str) -> bool:
    parts = name.split(".")
    listed = _PARTS.get(".".join(parts[:2]))
    return ".".join(parts[:2]) in _WANTED and (listed is None or len(parts) < 3 or parts[2] in listed)


def import_pyqtgraph() -> ModuleType:
    """Import pyqtgraph with what the timeline needs of it, unless it is there already."""
    if "pyqtgraph" in sys.modules:
        return sys.modules["pyqtgraph"]
    from PySide6 import QtCore, QtGui, QtWidgets

    finder, modules = _Finder(), [vars(module) for module in (QtCore, QtGui, QtWidgets)]
    sys.meta_path.insert(0, finder)
    for names in modules:
        names["__dir__"] = list
    try:
        with later(*_LATER, functions=("xml.etree.ElementTree.Element",)):
            import pyqtgraph

        made: ModuleType = pyqtgraph
    finally:
        for names in modules:
            del names["__dir__"]
        sys.meta_path.remove(finder)
        _forget(finder)
    for name in finder.asked:
        if vars(made).get(name, finder) is None:
            delattr(made, name)
    return made


def _forget(finder: _Finder) -> None:
    for made in finder.made:
        sys.modules.pop(made.__name__, None)
        above, _, name = made.__name__.rpartition(".")
        if getattr(sys.modules.get(above), name, None) is made:
            delattr(sys.modules[above], name)
