"""The line above a text: what changes in it stays in it."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, QObject, QSize
from PySide6.QtWidgets import QApplication, QLabel, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.layouts import Requests
from workbench.core.kinds import RecordKind
from workbench.ui.desk import Desk
from workbench.ui.panes.source.head import Head
from workbench.ui.panes.source.pane import SourcePane
from workbench.ui.panes.source.tabs import DocumentTabs

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")


class Sized(QLabel):
    """A label that wants so much room."""

    def __init__(self, size: QSize, parent: QWidget) -> None:
        super().__init__(parent)
        self.wanted = size

    def sizeHint(self) -> QSize:
        return self.wanted

    def minimumSizeHint(self) -> QSize:
        return self.wanted


@pytest.fixture
def home(qtbot: QtBot) -> QWidget:
    widget = QWidget()
    qtbot.addWidget(widget)
    QVBoxLayout(widget).setContentsMargins(0, 0, 0, 0)
    widget.resize(300, 100)
    return widget


def test_only_another_height_is_told_around(home: QWidget, qtbot: QtBot) -> None:
    head = Head(home)
    wide, narrow = Sized(QSize(50, 24), head), Sized(QSize(40, 20), head)
    head.place(wide, narrow)
    layout = home.layout()
    assert layout is not None
    layout.addWidget(head)
    home.show()
    qtbot.waitExposed(home)
    assert (wide.geometry().getRect(), narrow.geometry().getRect()) == ((0, 0, 260, 24), (260, 0, 40, 24))
    around = Requests(home)
    wide.wanted = QSize(90, 24)
    wide.updateGeometry()
    QApplication.processEvents()
    assert around.count == 0
    narrow.wanted = QSize(40, 31)
    narrow.updateGeometry()
    qtbot.waitUntil(lambda: head.height() == 31)
    assert around.count > 0


def test_a_focus_elsewhere_names_its_tab_once_and_lays_nothing_around_it_out(
    source: SourcePane, reports: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    source.open_document(1)
    QApplication.processEvents()
    said: list[str] = []
    monkeypatch.setattr(DocumentTabs, "setTabText", lambda bar, at, words: said.append(words))
    around = Requests(source)
    reports.focus(RecordKind.DOCUMENT, 2, 16)
    QApplication.processEvents()
    assert said == ["Harbour report", "Second paper · § 1"]
    assert around.count == 0


def test_what_the_line_stands_in_is_not_painted_for_a_tab(source: SourcePane) -> None:
    class Paints(QObject):
        count = 0

        def eventFilter(self, watched: QObject, event: QEvent) -> bool:
            self.count += event.type() == QEvent.Type.Paint
            return False

    QApplication.processEvents()
    paints, tabs = Paints(), source.active._tabs
    source.installEventFilter(paints)
    tabs.setTabText(0, "Another name")
    QApplication.processEvents()
    assert paints.count == 0
    source.update()
    QApplication.processEvents()
    assert paints.count == 1
