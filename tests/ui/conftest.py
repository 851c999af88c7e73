"""A desk and a real window on the filled dossier."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any

import pytest
from pytestqt.qtbot import QtBot

if TYPE_CHECKING:
    from tests.conftest import Filled
    from workbench.ui.desk import Desk, Notice
    from workbench.ui.settings import Settings
    from workbench.ui.window import Window

Open = Callable[..., "Window"]


@pytest.fixture(autouse=True)
def pointer_aside(request: pytest.FixtureRequest) -> None:
    """Take the pointer away from where the test before left it: what stands under it does not go by itself."""
    if "qtbot" in request.fixturenames:
        from PySide6.QtGui import QCursor, QGuiApplication

        request.getfixturevalue("qapp")
        QCursor.setPos(QGuiApplication.primaryScreen().geometry().bottomRight())


@pytest.fixture
def filled_desk(filled: Filled, qapp: object) -> Desk:
    """A desk on the filled dossier, with nothing around it."""
    from PySide6.QtWidgets import QApplication

    from workbench.ui.desk import Desk
    from workbench.ui.theme import theme

    if isinstance(qapp, QApplication) and not qapp.styleSheet():
        # Without it a window has other measures, and a test that comes first another result than one that comes later.
        theme.choose(qapp, "light")
    return Desk(filled.dossier)


@pytest.fixture
def notices(filled_desk: Desk) -> list[Notice]:
    """What the desk has said."""
    said: list[Any] = []
    filled_desk.noticed.connect(said.append)
    return said


@pytest.fixture
def settings(qapp: object) -> Settings:
    """The test's own settings file."""
    from workbench.ui.settings import Settings

    return Settings()


@pytest.fixture
def open_window(filled_desk: Desk, settings: Settings, qtbot: QtBot) -> Iterator[Open]:
    """Opens windows on the filled dossier and waits until they are painted and whole; closes them at the end."""
    from workbench.ui.window import Window

    opened: list[Window] = []

    def make(desk: Desk | None = None) -> Window:
        window = Window(desk or filled_desk, settings)
        opened.append(window)
        with qtbot.waitSignal(window.completed, timeout=20_000):
            window.show()
        window.panes.timeline.upgrade()
        return window

    yield make
    for window in opened:
        window.close()
        window.deleteLater()


@pytest.fixture
def window(open_window: Open) -> Window:
    """The real window, offscreen."""
    return open_window()
