from __future__ import annotations

import re

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QColor, QIcon, QPixmap
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from workbench.core.kinds import ActorKind, RecordKind
from workbench.files import resource
from workbench.ui.theme import icons, theme


@pytest.fixture(autouse=True)
def _light_again(qapp: QApplication):
    theme.choose(qapp, "light")
    yield
    theme.choose(qapp, "light")


def ink(pixmap: QPixmap) -> str:
    """The colour of the most opaque pixel."""
    image = pixmap.toImage()
    colours = [image.pixelColor(x, y) for x in range(image.width()) for y in range(image.height())]
    return QColor(max(colours, key=QColor.alpha).rgb()).name()


@pytest.mark.parametrize("name", icons.names())
def test_every_icon_draws_something_inside_its_square(name: str, qapp: QApplication):
    image = icons.pixmap(name, 24).toImage()
    drawn = [(x, y) for x in range(24) for y in range(24) if image.pixelColor(x, y).alpha() > 128]
    assert len(drawn) > 8


@pytest.mark.parametrize("name", [name for name in icons.names() if name != "workbench"])
def test_every_icon_belongs_to_the_family(name: str):
    drawing = resource("icons", f"{name}.svg").read_text("utf-8")
    assert 'viewBox="0 0 24 24"' in drawing
    assert 'stroke-width="1.75"' in drawing
    assert 'stroke-linecap="round"' in drawing
    assert not re.search("#[0-9a-fA-F]{3}", drawing)


@pytest.mark.parametrize("word", [*ActorKind, *RecordKind])
def test_the_words_of_the_records_are_names_of_icons(word: str, qapp: QApplication):
    assert not icons.icon(word).isNull()


def test_an_icon_follows_the_theme_without_being_made_again(qapp: QApplication):
    shown = icons.icon("minus")
    assert ink(shown.pixmap(96)) == theme.load("light").colour("text").name()
    theme.choose(qapp, "dark")
    assert ink(shown.pixmap(96)) == theme.load("dark").colour("text").name()


def test_an_icon_has_the_colour_of_its_role_and_fades_when_disabled(qapp: QApplication):
    shown = icons.icon("minus", "accent")
    assert ink(shown.pixmap(96)) == theme.current().colour("accent").name()
    assert ink(shown.pixmap(96, QIcon.Mode.Disabled)) == theme.current().colour("text_faint").name()


def test_an_icon_is_sharp_on_a_dense_screen(qapp: QApplication):
    drawn = icons.icon("search").pixmap(QSize(16, 16), 2.0)
    assert (drawn.size(), drawn.devicePixelRatio()) == (QSize(32, 32), 2.0)
    assert icons.pixmap("search", 16, ratio=2).size() == QSize(32, 32)


def test_one_ratio_does_not_leak_into_the_next_drawing(qapp: QApplication):
    icons.pixmap("search", 16, ratio=2)
    assert icons.pixmap("search", 32).devicePixelRatio() == 1


def test_an_unknown_icon_is_refused_when_it_is_asked_for(qapp: QApplication):
    with pytest.raises(FileNotFoundError, match="no-such-drawing"):
        icons.icon("no_such_drawing")


def test_a_copied_icon_still_draws(qapp: QApplication, qtbot: QtBot):
    copied = QIcon(icons.icon("check"))
    copied.addPixmap(QPixmap(4, 4))
    assert ink(copied.pixmap(96)) == theme.current().colour("text").name()
