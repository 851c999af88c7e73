from __future__ import annotations

import itertools
import math

import pytest
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from workbench.core.modality import Modality
from workbench.files import resource
from workbench.ui.theme import theme

NAMES = ("light", "dark")
GROUNDS = ("window", "pane", "paper")


@pytest.fixture(autouse=True)
def _light_again(qapp: QApplication):
    yield
    theme.choose(qapp, "light")


def luminance(colour: QColor) -> float:
    """Relative luminance as WCAG 2 defines it."""

    def linear(part: float) -> float:
        return part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4

    red, green, blue = linear(colour.redF()), linear(colour.greenF()), linear(colour.blueF())
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: QColor, other: QColor) -> float:
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def test_black_on_white_has_the_contrast_that_the_standard_gives():
    assert contrast(QColor("black"), QColor("white")) == pytest.approx(21)


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("ground", [*GROUNDS, "raised", "selection", "hover", "highlight", "search_hit"])
def test_text_can_be_read_without_effort(name: str, ground: str):
    look = theme.load(name)
    assert contrast(look.colour("text"), look.colour(ground)) >= 7


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize(
    "ink, ground",
    [
        *itertools.product(("text_muted", "accent", "link", "danger"), GROUNDS),
        ("accent_text", "accent_soft"),
        ("on_accent", "accent"),
        ("badge_text", "badge"),
        ("text", "danger_soft"),
        ("text", "warning_soft"),
        ("link", "warning_soft"),
        ("link", "danger_soft"),
        ("text", "timeline_period"),
        ("timeline_on_event", "timeline_event"),
        ("text_muted", "raised"),
        ("text_muted", "selection"),
    ],
)
def test_smaller_words_can_be_read(name: str, ink: str, ground: str):
    look = theme.load(name)
    assert contrast(look.colour(ink), look.colour(ground)) >= 4.5


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("modality", [str(modality) for modality in Modality])
def test_every_modality_can_be_seen_on_paper_and_pane(name: str, modality: str):
    look = theme.load(name)
    assert min(contrast(look.colour(modality), look.colour(ground)) for ground in ("paper", "pane")) >= 3


@pytest.mark.parametrize("name", NAMES)
def test_modalities_do_not_look_alike(name: str):
    look = theme.load(name)
    for one, other in itertools.combinations(Modality, 2):
        first, second = (look.colour(str(modality)).getRgb()[:3] for modality in (one, other))
        assert math.dist(first, second) >= 35, (one, other)


@pytest.mark.parametrize("name", NAMES)
def test_the_focus_ring_stands_out(name: str):
    look = theme.load(name)
    assert min(contrast(look.colour("focus_ring"), look.colour(ground)) for ground in GROUNDS) >= 3


def test_both_themes_name_the_same_roles():
    assert set(theme.load("light").colours) == set(theme.load("dark").colours)


@pytest.mark.parametrize("name", NAMES)
def test_the_drawings_of_the_sheet_have_the_theme_s_colours(name: str):
    look = theme.load(name)
    assert look.colour("on_accent").name() in resource("themes", f"check-{name}.svg").read_text("utf-8")
    assert look.colour("text_muted").name() in resource("themes", f"arrow-{name}.svg").read_text("utf-8")


@pytest.mark.parametrize("name", NAMES)
def test_applying_dresses_the_application(qapp: QApplication, name: str):
    look = theme.load(name)
    theme.apply(qapp, look)
    assert theme.current() is look
    assert qapp.palette().color(QPalette.ColorRole.Base) == look.colour("pane")
    assert qapp.palette().color(QPalette.ColorGroup.Disabled, QPalette.ColorRole.Text) == look.colour("text_faint")
    assert "$" not in qapp.styleSheet()
    assert qapp.font().families() == look.font("ui").families()


def test_a_switch_is_announced_once(qapp: QApplication, qtbot: QtBot):
    with qtbot.waitSignal(theme.theme_switch().switched) as heard:
        theme.choose(qapp, "dark")
    assert heard.args == [theme.load("dark")]


def test_an_open_window_changes_its_colours_with_the_theme(qapp: QApplication, qtbot: QtBot):
    label = QLabel("words")
    qtbot.addWidget(label)
    label.setAutoFillBackground(True)
    label.show()
    theme.choose(qapp, "dark")
    assert label.grab().toImage().pixelColor(1, 1) == theme.load("dark").colour("window")


def test_following_the_desktop_stops_when_a_theme_is_chosen(qapp: QApplication, qtbot: QtBot):
    theme.choose(qapp, "system")
    theme.choose(qapp, "dark")
    qapp.styleHints().colorSchemeChanged.emit(qapp.styleHints().colorScheme())
    assert theme.current().name == "dark"


def test_following_the_desktop_changes_with_it(qapp: QApplication, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch):
    theme.choose(qapp, "system")
    monkeypatch.setattr(theme, "system_name", lambda: "dark")
    qapp.styleHints().colorSchemeChanged.emit(qapp.styleHints().colorScheme())
    assert theme.current().name == "dark"


def test_a_font_given_out_can_be_changed_without_changing_the_theme():
    font = theme.load("light").font("reading")
    font.setPointSize(40)
    assert theme.load("light").font("reading").pointSize() == 13


def test_an_unknown_role_is_named():
    with pytest.raises(KeyError, match="colour_of_nothing"):
        theme.load("light").colour("colour_of_nothing")
