from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from workbench.ui.kit import notice
from workbench.ui.kit.clickable import LinkButton
from workbench.ui.kit.notice import Level, NoticeBar
from workbench.ui.theme.theme import Theme


@pytest.fixture
def bar(stage) -> NoticeBar:
    made = NoticeBar()
    stage.put(made)
    return made


def button(bar: NoticeBar, name: str) -> LinkButton:
    return next(found for found in bar.findChildren(LinkButton) if found.accessibleName() == name)


def test_it_is_away_until_there_is_something_to_say(bar: NoticeBar):
    assert bar.isHidden()
    bar.show_notice("The dossier is a sample.")
    assert bar.isVisible()
    assert (bar.text, bar.level) == ("The dossier is a sample.", Level.INFO)


def test_words_can_be_selected_and_are_not_markup(bar: NoticeBar):
    bar.show_notice("<b>report</b>.pdf cannot be read", level=Level.ERROR)
    label = bar.findChild(QLabel)
    assert label.textFormat() is Qt.TextFormat.PlainText
    assert label.textInteractionFlags() & Qt.TextInteractionFlag.TextSelectableByMouse


def test_an_action_is_called_and_only_its_own(bar: NoticeBar, qtbot: QtBot):
    called: list[str] = []
    actions = [("Retry", lambda: called.append("retry")), ("Skip", lambda: called.append("skip"))]
    bar.show_notice("Refused.", actions=actions)
    qtbot.mouseClick(button(bar, "Retry"), Qt.MouseButton.LeftButton)
    qtbot.keyClick(button(bar, "Skip"), Qt.Key.Key_Return)
    assert called == ["retry", "skip"]


def test_the_actions_of_the_last_notice_are_gone(bar: NoticeBar):
    bar.show_notice("Refused.", actions=[("Retry", lambda: None)])
    bar.show_notice("Imported.")
    assert [found for found in bar.findChildren(LinkButton) if found.isVisible()] == [
        button(bar, "Dismiss this message")
    ]


def test_the_cross_dismisses_it(bar: NoticeBar, qtbot: QtBot):
    bar.show_notice("Refused.")
    with qtbot.waitSignal(bar.dismissed):
        qtbot.mouseClick(button(bar, "Dismiss this message"), Qt.MouseButton.LeftButton)
    assert bar.isHidden()


def test_escape_inside_dismisses_it(bar: NoticeBar, qtbot: QtBot):
    bar.show_notice("Refused.")
    with qtbot.waitSignal(bar.dismissed):
        qtbot.keyClick(button(bar, "Dismiss this message"), Qt.Key.Key_Escape)


def test_it_does_not_take_the_focus(bar: NoticeBar, stage):
    bar.show_notice("Refused.", level=Level.ERROR, actions=[("Retry", lambda: None)])
    assert stage.elsewhere.hasFocus()


def test_a_screen_reader_hears_it_and_errors_are_urgent(bar: NoticeBar, monkeypatch: pytest.MonkeyPatch):
    heard: list[tuple[str, bool]] = []
    monkeypatch.setattr(notice, "announce", lambda _widget, text, *, is_urgent: heard.append((text, is_urgent)))
    bar.show_notice("Saved.")
    bar.show_notice("Disk full.", level=Level.ERROR)
    assert heard == [("Saved.", False), ("Disk full.", True)]


@pytest.mark.parametrize("level, role", [(Level.INFO, "accent"), (Level.WARNING, "warning"), (Level.ERROR, "danger")])
def test_the_edge_tells_how_much_it_matters(bar: NoticeBar, each_theme: Theme, level: Level, role: str):
    bar.show_notice("Words", level=level)
    assert bar.grab().toImage().pixelColor(1, 5) == each_theme.colour(role)
