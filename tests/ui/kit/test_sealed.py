from __future__ import annotations

from typing import Any

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from tests.ui.layouts import Requests
from workbench.ui.kit.sealed import Sealed


def test_other_words_inside_lay_out_nothing_around_unless_they_need_more_room(qtbot: Any) -> None:
    window, sealed, label = QWidget(), Sealed(), QLabel("salt")
    qtbot.addWidget(window)
    label.setMinimumHeight(20)
    QVBoxLayout(sealed.body).addWidget(label)
    QVBoxLayout(window).addWidget(sealed)
    window.resize(300, 200)
    window.show()
    qtbot.waitExposed(window)
    heard, inside = Requests(window), Requests(sealed)
    label.setText("nn oo")
    qtbot.waitUntil(lambda: inside.count > 0)
    QCoreApplication.processEvents()
    assert sealed.body.size() == sealed.size()
    heard.count = inside.count = 0
    label.setText("oo nn")
    qtbot.waitUntil(lambda: inside.count > 0)
    QCoreApplication.processEvents()
    assert heard.count == 0
    label.setMinimumHeight(400)
    qtbot.waitUntil(lambda: window.height() > 400)
    assert label.height() >= 400
    assert sealed.sizeHint() == sealed.body.sizeHint()
