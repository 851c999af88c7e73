from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import QLabel

from workbench.ui.kit.wrapped import Wrapped

WORDS = "The ferry to Gotland left with salt, timber and twelve millers on board."


def test_it_is_as_tall_as_qts_own_label_whatever_is_said_in_whatever_font(qtbot: Any) -> None:
    wrapped, plain = Wrapped(), QLabel()
    plain.setWordWrap(True)
    for label in (wrapped, plain):
        qtbot.addWidget(label)

    def say(words: str) -> list[int]:
        for label in (wrapped, plain):
            label.setText(words)
        heights = [plain.heightForWidth(width) for width in (60, 120, 400, 60)]
        assert [wrapped.heightForWidth(width) for width in (60, 120, 400, 60)] == heights
        return heights

    short, long = say("Salt."), say(WORDS)
    assert long > short
    assert say(f"<b>{WORDS}</b>") >= long
    font = plain.font()
    font.setPointSize(font.pointSize() * 3)
    for label in (wrapped, plain):
        label.setFont(font)
    assert say(f"<b>{WORDS}</b>") > long
    assert wrapped.text() == plain.text()
