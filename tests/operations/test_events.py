"""Who takes part in an event, and who says what."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from workbench.core.errors import NotFound
from workbench.operations import claims, events
from workbench.store.read import claims as read_claims
from workbench.store.read import events as read

if TYPE_CHECKING:
    from tests.conftest import Filled


def _parts(filled: Filled) -> list[tuple[int, str]]:
    found = read.event(filled.dossier.reader(), filled.events["follow_up"]).participants
    return [(part.actor_id, part.role) for part in found]


def test_twice_in_one_role_is_once_and_two_roles_are_two(filled: Filled) -> None:
    event, fleet = filled.events["follow_up"], filled.actors["fleet"]
    first = events.add_participant(filled.dossier, event, fleet, role="carrier")
    assert events.add_participant(filled.dossier, event, fleet, role="carrier").result == first.result
    events.add_participant(filled.dossier, event, fleet, role="guard")
    assert _parts(filled) == [(filled.actors["borduria"], ""), (fleet, "carrier"), (fleet, "guard")]


def test_a_part_is_renamed_and_taken_away(filled: Filled) -> None:
    event, fleet = filled.events["follow_up"], filled.actors["fleet"]
    part = events.add_participant(filled.dossier, event, fleet).result
    assert isinstance(part, int)
    events.edit_participant(filled.dossier, part, role="carrier")
    assert (fleet, "carrier") in _parts(filled)
    events.remove_participant(filled.dossier, part)
    assert _parts(filled) == [(filled.actors["borduria"], "")]


def test_nobody_takes_part_in_what_is_not_there(filled: Filled) -> None:
    with pytest.raises(NotFound):
        events.add_participant(filled.dossier, 99, filled.actors["fleet"])
    with pytest.raises(NotFound):
        events.add_participant(filled.dossier, filled.events["delivery"], 99)


def test_a_chain_of_attribution_is_set_whole_and_keeps_its_order(filled: Filled) -> None:
    claim = filled.claims["denied"]
    chain = [filled.actors["fleet"], filled.actors["ministry"], filled.actors["sylvania"]]
    claims.attribute(filled.dossier, claim, chain)
    found = read_claims.claim(filled.dossier.reader(), claim).attribution
    assert [link.id for link in found] == chain
    assert not claims.attribute(filled.dossier, claim, chain)
    claims.attribute(filled.dossier, claim, [])
    assert read_claims.claim(filled.dossier.reader(), claim).attribution == ()
    filled.dossier.undo()
    assert [link.id for link in read_claims.claim(filled.dossier.reader(), claim).attribution] == chain
