from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication, QLayout, QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from workbench.ui.theme import theme


@pytest.fixture(params=["light", "dark"])
def each_theme(request: pytest.FixtureRequest, qapp: QApplication) -> Iterator[theme.Theme]:
    theme.choose(qapp, request.param)
    yield theme.current()
    theme.choose(qapp, "light")


class Stage(QWidget):
    """A window with a line to hold the focus, where the widget under test is placed."""

    def __init__(self) -> None:
        super().__init__()
        self.elsewhere = QLineEdit()
        self.column = QVBoxLayout(self)
        # A window that its layout resizes makes the offscreen platform complain, and a complaint fails the test.
        self.column.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)
        self.column.addWidget(self.elsewhere)
        self.resize(700, 500)

    def put(self, widget: QWidget) -> None:
        self.column.addWidget(widget)


@pytest.fixture
def stage(qtbot: QtBot) -> Stage:
    made = Stage()
    qtbot.addWidget(made)
    with qtbot.waitExposed(made):
        made.show()
    made.activateWindow()
    made.elsewhere.setFocus()
    qtbot.waitUntil(made.elsewhere.hasFocus)
    return made
