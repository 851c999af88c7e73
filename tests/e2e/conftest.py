"""The whole program on a real X display: `Application` with its window, driven by keys, drops and menus."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from pytestqt.qtbot import QtBot

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication, QWidget

    from workbench.ui.window import Window

Start = Callable[..., "Window"]
Press = Callable[..., None]
PATIENCE = 30_000
_HERE = Path(__file__).parent


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Everything in this folder is marked, and left out with its reason where there is no X display."""
    is_real = os.environ.get("QT_QPA_PLATFORM") == "xcb" and os.environ.get("DISPLAY")
    why = "the real window needs an X display: QT_QPA_PLATFORM=xcb xvfb-run -a python -m pytest -m e2e"
    for item in items:
        if item.path.parent == _HERE:
            item.add_marker(pytest.mark.e2e)
            if not is_real:
                item.add_marker(pytest.mark.skip(reason=why))


def shut(window: Window, qtbot: QtBot) -> None:
    """Close a window and let go of its dossier, as quitting does."""
    from shiboken6 import isValid

    window.close()
    window.desk.dossier.close()
    window.deleteLater()
    qtbot.waitUntil(lambda: not isValid(window))


@pytest.fixture
def start(qtbot: QtBot, qapp: QApplication, monkeypatch: pytest.MonkeyPatch) -> Iterator[Start]:
    """Starts the program on a dossier and waits until everything is there; what is still open is closed at the end."""
    from shiboken6 import isValid

    from workbench import app
    from workbench.ui.window import Window

    shown: list[Window] = []

    def make(path: Path | None, *, language: str = "en", theme: str = "light") -> Window:
        monkeypatch.setenv("WORKBENCH_LANGUAGE", language)
        monkeypatch.setenv("WORKBENCH_THEME", theme)
        application = app.Application(qapp)
        application.open(path)
        window = application.window
        assert isinstance(window, Window)
        shown.append(window)
        qtbot.waitUntil(lambda: window.is_watching, timeout=PATIENCE)
        window.activateWindow()
        qtbot.waitUntil(window.isActiveWindow, timeout=PATIENCE)
        return window

    yield make
    for window in shown:
        if isValid(window) and window.isVisible():
            shut(window, qtbot)


@pytest.fixture
def press(qtbot: QtBot, qapp: QApplication) -> Press:
    """Presses keys, named as in "Ctrl+Z", where the keyboard is."""
    from PySide6.QtGui import QKeySequence

    def keys(*names: str) -> None:
        for name in names:
            combination = QKeySequence(name)[0]
            qtbot.keyClick(_keyboard(qapp), combination.key(), combination.keyboardModifiers())

    return keys


@pytest.fixture
def type_text(qtbot: QtBot, qapp: QApplication) -> Callable[[str], None]:
    """Types words where the keyboard is."""
    return lambda words: qtbot.keyClicks(_keyboard(qapp), words)


def _keyboard(qapp: QApplication) -> QWidget:
    held = qapp.focusWidget()
    assert held is not None, "nothing in the window has the keyboard"
    return held
