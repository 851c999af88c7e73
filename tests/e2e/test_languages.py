"""A French window says nothing in English."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest

from tests.e2e.conftest import Press, Start
from workbench import translations
from workbench.core.kinds import RecordKind

if TYPE_CHECKING:
    from tests.conftest import Filled
    from workbench.ui.window import Window


def _english() -> re.Pattern[str]:
    """What the window would say in English where it should say something else."""
    different = [source for source, french in translations.catalogue("fr").items() if source != french]
    sources = [source for source in different if re.search("[A-Za-z]{3}", re.sub(r"\{\w+\}", "", source))]
    shapes = (re.sub(r"\\\{\w+\\\}", ".+", re.escape(source)) for source in sources)
    return re.compile("|".join(f"(?:{shape})" for shape in shapes))


def _words(window: Window) -> Iterator[tuple[str, str]]:
    """Everything that can be read in the window, with who says it."""
    from PySide6.QtGui import QAction
    from PySide6.QtWidgets import QAbstractButton, QDockWidget, QLabel, QLineEdit, QMenu, QTabBar, QWidget

    for widget in window.findChildren(QWidget):
        name = widget.objectName() or type(widget).__name__
        yield name, widget.accessibleName()
        yield name, widget.toolTip()
        if isinstance(widget, QLabel | QAbstractButton):
            yield name, widget.text()
        if isinstance(widget, QLineEdit):
            yield name, widget.placeholderText()
        if isinstance(widget, QDockWidget):
            yield name, widget.windowTitle()
        if isinstance(widget, QMenu):
            yield name, widget.title()
        if isinstance(widget, QTabBar):
            yield from ((name, widget.tabText(at)) for at in range(widget.count()))
    for action in window.findChildren(QAction):
        yield action.objectName(), action.text().split("\t")[0]
        yield action.objectName(), action.toolTip()


@pytest.mark.parametrize("kind", ["actor", "event", "claim", "transfer", "document", "quote", "note"])
def test_no_english_is_left_in_a_french_window(start: Start, filled: Filled, press: Press, kind: str) -> None:
    window = start(filled.path, language="fr")
    ids = {
        "actor": filled.actors["ministry"],
        "event": filled.events["delivery"],
        "claim": filled.claims["said"],
        "transfer": filled.transfers["grain"],
        "document": filled.documents["harbour"],
        "quote": filled.quotes["cargos"],
        "note": filled.note,
    }
    for key in range(1, 10):
        press(f"Alt+{key}")
    window.desk.focus(RecordKind(kind), ids[kind])
    press("F1")
    english = _english()
    # Names that the dossier itself holds are said as they are.
    held = {"Four ships", "Fisheries Ministry", "Harbour Watch"}
    left = {
        (who, words)
        for who, words in _words(window)
        if words and words not in held and english.fullmatch(words.replace("&", ""))
    }
    assert left == set()


def test_the_language_switches_on_the_same_dossier(start: Start, filled: Filled) -> None:
    window = start(filled.path, language="fr")
    assert window.top.export.text() == "Exporter la note"
    assert window.status._offline.text().startswith("Hors ligne")
