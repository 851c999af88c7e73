"""The first sight shows what the panes will show, where they stood, and gives way to them without a jump."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QRect, QSize
from pytestqt.qtbot import QtBot

from workbench.core.kinds import RecordKind
from workbench.store.dossier import Dossier
from workbench.store.read import summary
from workbench.ui import firstsight
from workbench.ui.desk import Desk
from workbench.ui.window import Window

if TYPE_CHECKING:
    from tests.conftest import Filled
    from workbench.ui.settings import Settings


def _sighted(desk: Desk, settings: Settings, qtbot: QtBot) -> tuple[Window, firstsight.FirstSight]:
    window = Window(desk, settings, is_sighted=True)
    with qtbot.waitSignal(window.first_painted, timeout=20_000):
        window.show()
    sight = window.findChild(firstsight.FirstSight)
    assert isinstance(sight, firstsight.FirstSight)
    return window, sight


def _shut(window: Window) -> None:
    window.close()
    window.deleteLater()


def _wait_until_whole(window: Window, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: hasattr(window.panes, "history"), timeout=20_000)
    window.panes.timeline.upgrade()
    qtbot.waitUntil(window.panes.timeline.plot.isVisible)


def test_the_panes_take_the_place_of_the_sight(filled_desk: Desk, settings: Settings, qtbot: QtBot) -> None:
    window = Window(filled_desk, settings, is_sighted=True)
    seen: list[str] = []
    window.first_painted.connect(lambda: seen.append("sight" if not hasattr(window, "panes") else "panes"))
    window.ready.connect(lambda: seen.append("ready" if window.panes.source.view.isVisible() else "hidden"))
    with qtbot.waitSignal(window.completed, timeout=20_000):
        window.show()
    assert seen == ["sight", "ready"]
    assert not window.findChildren(firstsight.FirstSight) or window.centralWidget().objectName() != "firstsight"
    window.panes.timeline.upgrade()
    # What was added to a window on the screen has its share of it, as if it had been there from the start.
    docks = window.layout_of_panes.docks
    assert docks["source"].width() > docks["actors"].width()
    assert docks["actors"].height() > docks["timeline"].height()
    _shut(window)


def test_a_second_start_shows_everything_at_the_same_pixels(
    filled_desk: Desk, filled: Filled, settings: Settings, qtbot: QtBot
) -> None:
    window, _ = _sighted(filled_desk, settings, qtbot)
    _wait_until_whole(window, qtbot)
    filled_desk.focus(RecordKind.DOCUMENT, list(filled.documents.values())[-1])
    window.panes.source.view.scroll_by(40)
    text = window.panes.source.view.text
    view = window.panes.source.view
    place = QRect(view.mapTo(window, view.rect().topLeft()), view.size())
    _shut(window)

    again, sight = _sighted(filled_desk, settings, qtbot)
    places = firstsight.places_kept(settings.state(firstsight.KEY), sight.size())
    assert {name: part.geometry() for name, part in sight.parts.items()} == places
    x, y, width, height = settings.state(firstsight.KEY)["source"]
    assert QRect(x, y, width, height) == place
    assert sight.parts["source"].text == text.rstrip()  # type: ignore[attr-defined]
    _wait_until_whole(again, qtbot)
    assert again.panes.source.view.text == text
    _shut(again)


def test_closing_before_the_panes_are_there_is_quiet(filled_desk: Desk, settings: Settings, qtbot: QtBot) -> None:
    window = Window(filled_desk, settings, is_sighted=True)
    with qtbot.waitSignal(window.closed, timeout=5_000):
        _shut(window)


def test_an_empty_dossier_has_a_first_sight_too(dossier: Dossier, settings: Settings, qtbot: QtBot) -> None:
    window, sight = _sighted(Desk(dossier), settings, qtbot)
    assert set(sight.parts) == {"actors", "source", "notes", "timeline"}
    _wait_until_whole(window, qtbot)
    _shut(window)


def test_unreadable_settings_and_vanished_records_stop_nothing(
    filled_desk: Desk, settings: Settings, qtbot: QtBot
) -> None:
    key = summary.uid(filled_desk.reader)
    settings.set_state(firstsight.KEY, {"size": [1400, 880], "source": "everywhere", "actors": [1, 2]})
    settings.set_state(f"panes/{key}/source", {"document": 9999, "places": {"9999": 12}, "zoom": "large"})
    settings.set_state(f"panes/{key}/notes", {"note": "gone"})
    settings.set_state(f"panes/{key}/timeline", {"first": "x", "lanes": 3})
    settings.set_state(f"panes/{key}/actors", {"expanded": ["a", None]})
    window = Window(filled_desk, settings, is_sighted=True)
    with qtbot.waitSignal(window.first_painted, timeout=20_000):
        window.show()
    _shut(window)


@pytest.mark.parametrize("size", [QSize(1280, 800), QSize(1920, 1080), QSize(800, 500)])
def test_places_of_a_first_start_lie_inside_the_window_and_apart(size: QSize) -> None:
    places = firstsight.places_first(size)
    window = QRect(0, 0, size.width(), size.height())
    assert all(window.contains(place) for place in places.values() if not place.isEmpty())
    names = list(places)
    assert not any(places[one].intersects(places[other]) for at, one in enumerate(names) for other in names[at + 1 :])
