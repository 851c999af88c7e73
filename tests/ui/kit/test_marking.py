from __future__ import annotations

from PySide6.QtGui import QColor

from workbench.ui.kit.marking import MarkingBadge
from workbench.ui.theme.theme import Theme


def test_a_mark_keeps_its_own_colours_in_both_themes(stage, each_theme: Theme):
    badge = MarkingBadge()
    stage.put(badge)
    badge.set_marking("TLP:AMBER", foreground="#ffc000", background="#000000")
    assert badge.isVisible()
    assert badge.accessibleName() == "Marking TLP:AMBER"
    image = badge.grab().toImage()
    assert image.pixelColor(4, 4) == QColor("#000000")
    assert any(image.pixelColor(x, image.height() // 2) == QColor("#ffc000") for x in range(image.width()))


def test_without_a_mark_there_is_no_badge(stage):
    badge = MarkingBadge()
    stage.put(badge)
    badge.set_marking("TLP:RED", foreground="#ff2b2b", background="#000000")
    badge.set_marking("")
    assert badge.isHidden()
