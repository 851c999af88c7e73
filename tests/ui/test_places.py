"""Everything visited as a list, from which any place is gone back to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.core.kinds import RecordKind
from workbench.core.selection import Focus
from workbench.operations import records
from workbench.ui.kit.picker import Picker
from workbench.ui.places import rows
from workbench.ui.window import Window

if TYPE_CHECKING:
    from tests.conftest import Filled


def test_the_newest_visit_stands_first_and_the_present_one_is_told(window: Window, filled: Filled) -> None:
    desk = window.desk
    for name in ("sylvania", "fleet", "borduria"):
        desk.focus(RecordKind.ACTOR, filled.actors[name])
    desk.back()
    listed = rows(desk)
    assert [row.label for row in listed[:3]] == ["Bordurie", "Flotte du Nord", "Sylvanie"]
    assert [row.detail for row in listed[:3]] == ["actor", "actor · here", "actor"]


def test_going_to_a_place_keeps_what_lies_ahead(window: Window, filled: Filled) -> None:
    desk = window.desk
    for name in ("sylvania", "fleet", "borduria"):
        desk.focus(RecordKind.ACTOR, filled.actors[name])
    window.verbs.of("Go").places()  # type: ignore[attr-defined]
    picker = window.findChild(Picker)
    assert picker is not None
    first = rows(desk)[2]
    picker.picked.emit(first.key)
    assert desk.selection.focus == Focus(RecordKind.ACTOR, filled.actors["sylvania"])
    assert desk.can_go[1]
    picker.hide()


def test_what_is_gone_is_not_offered(window: Window, filled: Filled) -> None:
    desk = window.desk
    desk.focus(RecordKind.ACTOR, filled.actors["fleet"])
    desk.focus(RecordKind.ACTOR, filled.actors["borduria"])
    desk.run(records.delete, RecordKind.ACTOR, filled.actors["fleet"])
    assert "Flotte du Nord" not in [row.label for row in rows(desk)]
