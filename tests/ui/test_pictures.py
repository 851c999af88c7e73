"""A pane written to a file from its menu: shapes and words in an SVG, twice the pixels in a PNG."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QPoint, QSizeF, Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QFileDialog, QMenu
from pytestqt.qtbot import QtBot

from tests.ui.panes.network.test_scene import scene
from workbench.ui import pictures
from workbench.ui.desk import Desk, Notice
from workbench.ui.panes.network.view import NetworkView

pytestmark = pytest.mark.qt_log_ignore("does not support", extend=True)


@pytest.fixture
def view(filled_desk: Desk, qtbot: QtBot) -> NetworkView:
    made = NetworkView()
    qtbot.addWidget(made)
    made.resize(500, 400)
    shown = scene(30)
    made.show_graph(shown.graph, shown.places, keeps_frame=False)
    pictures.offer(filled_desk, made, paint=made.paint_on, fit=made.fit, asks="Export the network", name="network")
    return made


def menu_of(view: NetworkView) -> QMenu:
    view.customContextMenuRequested.emit(QPoint(20, 20))
    return view.findChildren(QMenu)[-1]


@pytest.mark.parametrize(("place", "suffix"), [(2, "svg"), (3, "png")])
def test_the_menu_writes_what_is_seen(
    view: NetworkView, filled_desk: Desk, notices: list[Notice], tmp_path: Path, qtbot: QtBot, place: int, suffix: str
) -> None:
    menu = menu_of(view)
    menu.actions()[place].trigger()
    menu.close()
    (dialog,) = view.findChildren(QFileDialog)
    target = tmp_path / f"network.{suffix}"
    dialog.fileSelected.emit(str(target))
    dialog.close()
    assert str(target) in notices[-1].text
    written = target.read_bytes()
    if suffix == "svg":
        assert b"<image" not in written
        assert b"<circle" in written or b"<ellipse" in written or b"<path" in written
    else:
        assert QImage.fromData(written).size() == view.size() * 2


def test_the_menu_shows_everything_again(view: NetworkView) -> None:
    whole = view.scene.frame
    view.zoom(1.4)
    menu = menu_of(view)
    menu.actions()[0].trigger()
    menu.close()
    assert view.scene.frame == whole
    assert view.contextMenuPolicy() is Qt.ContextMenuPolicy.CustomContextMenu


def test_what_cannot_be_written_is_said(
    filled_desk: Desk, notices: list[Notice], tmp_path: Path, view: NetworkView
) -> None:
    drawn: list[Any] = []
    picture = pictures.Picture("Export", "x", "X", QSizeF(20, 10), drawn.append)
    pictures.write(filled_desk, picture, tmp_path / "nowhere" / "x.svg")
    assert notices[-1].level == "error"
    assert len(drawn) == 1
