"""The look as data: colours and fonts by role, applied to the application and switched at any time."""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from types import MappingProxyType
from typing import Any

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QFont, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication

from workbench.files import resource

LIGHT = "light"
DARK = "dark"
SYSTEM = "system"

_PALETTE = {
    QPalette.ColorRole.Window: "window",
    QPalette.ColorRole.WindowText: "text",
    QPalette.ColorRole.Base: "pane",
    QPalette.ColorRole.AlternateBase: "window",
    QPalette.ColorRole.Text: "text",
    QPalette.ColorRole.BrightText: "danger",
    QPalette.ColorRole.Button: "raised",
    QPalette.ColorRole.ButtonText: "text",
    QPalette.ColorRole.PlaceholderText: "text_muted",
    QPalette.ColorRole.Highlight: "selection",
    QPalette.ColorRole.HighlightedText: "text",
    QPalette.ColorRole.Accent: "accent",
    QPalette.ColorRole.Link: "link",
    QPalette.ColorRole.LinkVisited: "link",
    QPalette.ColorRole.ToolTipBase: "raised",
    QPalette.ColorRole.ToolTipText: "text",
    QPalette.ColorRole.Light: "raised",
    QPalette.ColorRole.Midlight: "divider",
    QPalette.ColorRole.Mid: "border",
    QPalette.ColorRole.Dark: "border_strong",
    QPalette.ColorRole.Shadow: "shadow",
}
_FADED = (
    QPalette.ColorRole.WindowText,
    QPalette.ColorRole.Text,
    QPalette.ColorRole.ButtonText,
    QPalette.ColorRole.HighlightedText,
)


@dataclass(frozen=True, slots=True, eq=False)
class Theme:
    """One look: every colour and every font by the role it plays."""

    name: str
    is_dark: bool
    colours: Mapping[str, QColor]
    fonts: Mapping[str, QFont]

    def colour(self, role: str) -> QColor:
        """The colour of `role`; KeyError names an unknown role."""
        return self.colours[role]

    def font(self, role: str = "ui") -> QFont:
        """A copy of the font of `role` (ui, small, title, reading...), free to be changed by the caller."""
        return QFont(self.fonts[role])


class ThemeSwitch(QObject):
    """Says when another theme was applied, so that what caches colours or pixmaps can paint again."""

    switched = Signal(object)

    def announce(self, theme: Theme) -> None:
        """Tell everybody that `theme` is the current one."""
        self.switched.emit(theme)


def load(name: str) -> Theme:
    """The theme called `name` ("light" or "dark"), read once from `resources/themes`."""
    return _load(name)


def current() -> Theme:
    """The applied theme; light before any was applied."""
    return _state.theme or load(LIGHT)


@lru_cache(maxsize=1)
def theme_switch() -> ThemeSwitch:
    """The one object whose `switched` signal tells of every later `apply`."""
    return ThemeSwitch()


def system_name() -> str:
    """The theme that the desktop asks for; light where it does not say."""
    return DARK if QGuiApplication.styleHints().colorScheme() is Qt.ColorScheme.Dark else LIGHT


def apply(app: QApplication, theme: Theme) -> None:
    """Dress `app` and all its windows in `theme`, then say so."""
    _state.theme = theme
    if not _state.has_style and os.environ.get("QT_STYLE_OVERRIDE") != "Fusion":
        # Fusion is the one style that takes its colours from our palette on every platform. Set once: a style sheet
        # hides its name, and to replace it under a window that is on its way out is the end of the program.
        app.setStyle("Fusion")
    _state.has_style = True
    app.setPalette(_palette(theme))
    app.setFont(theme.font("ui"))
    app.setStyleSheet(_style_sheet(theme.name))
    theme_switch().announce(theme)


def choose(app: QApplication, choice: str) -> None:
    """Apply "light", "dark" or "system"; "system" goes on following the desktop while the program runs."""
    hints = QGuiApplication.styleHints()
    if _state.follower is not None:
        hints.colorSchemeChanged.disconnect(_state.follower)
        _state.follower = None
    if choice == SYSTEM:
        _state.follower = hints.colorSchemeChanged.connect(lambda _scheme: apply(app, load(system_name())))
    apply(app, load(system_name() if choice == SYSTEM else choice))


class _State:
    theme: Theme | None = None
    follower: Any = None
    has_style = False


_state = _State()


@lru_cache(maxsize=4)
def _load(name: str) -> Theme:
    data = json.loads(resource("themes", f"{name}.json").read_text("utf-8"))
    colours = {role: QColor(value) for role, value in data["colours"].items()}
    return Theme(data["name"], data["is_dark"], MappingProxyType(colours), _fonts())


@lru_cache(maxsize=1)
def _fonts() -> Mapping[str, QFont]:
    data = json.loads(resource("themes", "fonts.json").read_text("utf-8"))
    made: dict[str, QFont] = {}
    for role, style in data["styles"].items():
        font = QFont(data["families"][style["family"]])
        font.setPointSizeF(style["points"])
        font.setWeight(QFont.Weight(style.get("weight", 400)))
        made[role] = font
    return MappingProxyType(made)


@lru_cache(maxsize=4)
def _style_sheet(name: str) -> str:
    sheet = resource("themes", "workbench.qss").read_text("utf-8")
    roles = {role: colour.name() for role, colour in load(name).colours.items()}
    images = {f"{image}_image": resource("themes", f"{image}-{name}.svg").as_posix() for image in ("check", "arrow")}
    # The longest first: the name of one role begins that of another.
    for role, value in sorted((roles | images).items(), reverse=True):
        sheet = sheet.replace(f"${role}", value)
    return sheet


def _palette(theme: Theme) -> QPalette:
    palette = QPalette()
    for role, name in _PALETTE.items():
        palette.setColor(role, theme.colour(name))
    for role in _FADED:
        palette.setColor(QPalette.ColorGroup.Disabled, role, theme.colour("text_faint"))
    return palette
