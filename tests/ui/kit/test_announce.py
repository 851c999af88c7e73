from __future__ import annotations

from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from workbench.ui.kit.announce import announce


def test_it_is_said_only_while_somebody_listens(qtbot: QtBot, monkeypatch):
    said: list[tuple[str, object]] = []

    class Listening:
        AnnouncementPoliteness = QAccessible.AnnouncementPoliteness
        is_on = False

        @classmethod
        def isActive(cls) -> bool:
            return cls.is_on

        @staticmethod
        def updateAccessibility(event) -> None:
            said.append((event.message(), event.politeness()))

    monkeypatch.setattr("PySide6.QtGui.QAccessible", Listening)
    label = QLabel()
    qtbot.addWidget(label)
    announce(label, "Nobody hears this")
    Listening.is_on = True
    announce(label, "Imported")
    announce(label, "Disk full", is_urgent=True)
    politeness = QAccessible.AnnouncementPoliteness
    assert said == [("Imported", politeness.Polite), ("Disk full", politeness.Assertive)]
