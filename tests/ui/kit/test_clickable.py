from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from workbench.ui.kit.clickable import Glyph, LinkButton, icon_button
from workbench.ui.theme.theme import Theme


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Space])
def test_a_link_is_pressed_from_the_keyboard(stage, qtbot: QtBot, key: Qt.Key):
    link = LinkButton("Ignore", icon="check")
    stage.put(link)
    with qtbot.waitSignal(link.clicked):
        qtbot.keyClick(link, key)


def test_a_drawing_to_press_has_words_for_those_who_do_not_see_it(qtbot: QtBot):
    button = icon_button("edit", "Edit the name")
    qtbot.addWidget(button)
    assert button.accessibleName() == button.toolTip() == "Edit the name"


def test_a_glyph_is_painted_in_the_colour_of_its_role(stage, each_theme: Theme):
    glyph = Glyph("minus", size=96, role="danger")
    stage.put(glyph)
    assert glyph.grab().toImage().pixelColor(48, 48) == each_theme.colour("danger")
