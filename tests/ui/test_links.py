"""What links the panes is read beside the window, follows what changes, and is read again where that failed."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from pytestqt.qtbot import QtBot

from workbench.core.changes import Changes
from workbench.core.errors import DossierError
from workbench.core.kinds import RecordKind
from workbench.store.read.columns import Columns
from workbench.ui.desk import Desk, Notice
from workbench.ui.links import Links

if TYPE_CHECKING:
    from tests.conftest import Filled


@pytest.fixture
def notices(filled_desk: Desk) -> list[Notice]:
    found: list[Notice] = []
    filled_desk.noticed.connect(found.append)
    return found


@pytest.fixture
def broken(filled_desk: Desk, monkeypatch: pytest.MonkeyPatch) -> pytest.MonkeyPatch:
    """A file that cannot be read for now."""

    def fail(*_args: object) -> Columns:
        raise DossierError("The file is busy.")

    monkeypatch.setattr(Columns, "load", fail)
    return monkeypatch


def test_a_failed_reading_is_told_once_and_tried_again_with_the_next_click(
    qtbot: QtBot, filled_desk: Desk, filled: Filled, notices: list[Notice], broken: pytest.MonkeyPatch
) -> None:
    links = filled_desk.links
    links.prepare()
    qtbot.waitUntil(lambda: len(notices) == 1)
    assert notices[0].level == "warning"
    assert "The file is busy." in notices[0].text
    filled_desk.focus(RecordKind.ACTOR, filled.actors["borduria"])
    assert links._running is not None
    qtbot.waitUntil(lambda: links._running is None)
    assert len(notices) == 1
    broken.undo()
    with qtbot.waitSignal(links.ready):
        filled_desk.focus(RecordKind.ACTOR, filled.actors["fleet"])
    assert links.is_ready
    assert links.events_of(filled.actors["fleet"]) is not None


def test_more_changes_than_can_be_followed_while_it_is_read_have_it_read_again(qtbot: QtBot, filled_desk: Desk) -> None:
    links = filled_desk.links
    links.prepare()
    links.take(Changes(whole=True))
    with qtbot.waitSignal(links.ready):
        pass
    assert links.is_ready


def test_nothing_is_known_before_it_is_read(filled_desk: Desk, filled: Filled) -> None:
    links: Links = filled_desk.links
    actor, events = filled.actors["borduria"], list(filled.events.values())
    assert links.events_of(actor) is None
    assert links.quotes_of(actor) is None
    assert links.carded(list(filled.quotes.values())) is None
    assert list(links.dated_apart(events)) == events
