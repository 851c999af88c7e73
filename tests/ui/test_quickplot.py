"""pyqtgraph imported the quick way is the same pyqtgraph, with less of it."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

# In a program of its own: what is tested is the first import of pyqtgraph in a process.
LEFT_OUT = """
import sys
from workbench.ui.quickplot import import_pyqtgraph

pyqtgraph = import_pyqtgraph()
assert import_pyqtgraph() is pyqtgraph is sys.modules["pyqtgraph"]
held = {name for name in sys.modules if name.startswith("pyqtgraph.")}
assert not any("parametertree" in name or "PlotItem" in name or "OpenGL" in name for name in held), held
assert not {"PySide6.QtOpenGL", "PySide6.QtOpenGLWidgets", "PySide6.QtTest"} & sys.modules.keys()
assert not hasattr(pyqtgraph, "PlotItem") and not hasattr(pyqtgraph, "RemoteGraphicsView")
assert not any(type(module).__name__ == "_Nothing" for module in sys.modules.values())
assert not any(type(finder).__name__ == "_Finder" for finder in sys.meta_path)
from PySide6 import QtCore, QtWidgets
assert "QObject" in dir(QtCore) and "QWidget" in dir(QtWidgets)
print("as promised")
"""
WHOLE_LATER = """
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from workbench.ui.quickplot import import_pyqtgraph

qt = QApplication([])
pyqtgraph = import_pyqtgraph()
from pyqtgraph.Qt import QtCore, QtWidgets
assert QtCore.Qt is Qt and QtWidgets.QWidget is QWidget
from pyqtgraph.graphicsItems.PlotItem import PlotItem
from pyqtgraph.widgets.PlotWidget import PlotWidget
import pyqtgraph.parametertree

shown = PlotWidget()
shown.resize(300, 200)
shown.plot([1, 2, 3], [3, 1, 2])
shown.show()
assert isinstance(shown.getPlotItem(), PlotItem)
assert not shown.grab().toImage().isNull()
assert isinstance(shown.getViewBox(), pyqtgraph.ViewBox)
print("as promised")
"""


@pytest.mark.parametrize("program", [LEFT_OUT, WHOLE_LATER], ids=["left out", "whole later"])
def test_pyqtgraph_imported_the_quick_way(program: str) -> None:
    done = subprocess.run(
        [sys.executable, "-W", "error::DeprecationWarning", "-c", program],
        capture_output=True,
        text=True,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        check=False,
        timeout=300,
    )
    assert done.stdout.strip() == "as promised", done.stderr
