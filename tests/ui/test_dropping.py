"""Files dragged over the window: told while they are over it, imported wherever they are let go, never written as words."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QCoreApplication, QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from workbench.core.kinds import RecordKind
from workbench.store.read import documents

if TYPE_CHECKING:
    from tests.conftest import Filled
    from workbench.ui.window import Window

pytestmark = pytest.mark.qt_log_ignore("does not support", extend=True)
_COPY, _LEFT, _BARE = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier


@pytest.fixture
def mime(tmp_path: Path) -> QMimeData:
    path = tmp_path / "mill.txt"
    path.write_text("The mill has stood still since May.", encoding="utf-8")
    made = QMimeData()
    made.setUrls([QUrl.fromLocalFile(str(path))])
    return made


def _over(window: Window, widget: QWidget, mime: QMimeData) -> QDragEnterEvent:
    at = widget.mapTo(window, widget.rect().center())
    entered = QDragEnterEvent(at, _COPY, mime, _LEFT, _BARE)
    QCoreApplication.sendEvent(window.windowHandle(), entered)
    return entered


def _let_go(window: Window, widget: QWidget, mime: QMimeData) -> None:
    at = QPointF(widget.mapTo(window, widget.rect().center()))
    QCoreApplication.sendEvent(window.windowHandle(), QDropEvent(at, _COPY, mime, _LEFT, _BARE))


@pytest.mark.parametrize("key", ["name", "description"])
def test_a_file_let_go_over_a_field_is_imported_and_changes_no_name(
    window: Window, filled: Filled, mime: QMimeData, qtbot: QtBot, key: str
) -> None:
    window.layout_of_panes.show("detail")
    window.desk.focus(RecordKind.ACTOR, filled.actors["fleet"])
    card = window.panes.detail.card
    assert card is not None
    editor = card.grid.editor(key)
    qtbot.waitUntil(lambda: editor.input.isVisible() and editor.input.width() > 0)
    before, count = editor.value, len(documents.rows(window.desk.reader))
    inside = window.childAt(editor.input.mapTo(window, QPoint(9, 9)))
    assert inside is not None
    assert _over(window, inside, mime).isAccepted()
    assert window.status.currentMessage() == "Let go to import 1 file"
    _let_go(window, inside, mime)
    assert window.status.currentMessage() == ""
    assert editor.value == before
    qtbot.waitUntil(lambda: len(documents.rows(window.desk.reader)) == count + 1, timeout=30_000)
    assert not editor.is_changed


def test_what_letting_go_does_is_told_no_longer_than_the_files_are_there(window: Window, mime: QMimeData) -> None:
    _over(window, window.panes.source, mime)
    assert window.status.currentMessage() == "Let go to import 1 file"
    QCoreApplication.sendEvent(window.windowHandle(), QDragLeaveEvent())
    assert window.status.currentMessage() == ""


def test_a_web_address_is_no_document(window: Window, filled: Filled) -> None:
    count = len(documents.rows(window.desk.reader))
    mime = QMimeData()
    mime.setUrls([QUrl("https://example.org/mill")])
    window.dropEvent(QDropEvent(QPointF(20, 20), _COPY, mime, _LEFT, _BARE))
    assert "not fetched" in window.notices.text
    assert not window.verbs.dossier.arriving.is_busy
    assert len(documents.rows(window.desk.reader)) == count
