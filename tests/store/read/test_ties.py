"""Ties are read from transfers, events and claims, and the filter leaves what it says."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from workbench.core.kinds import RecordKind
from workbench.core.selection import Filter
from workbench.operations import claims, events, records
from workbench.store.dossier import Dossier
from workbench.store.read import ties
from workbench.store.read.crossfilter import subset
from workbench.store.read.gifts import gifts


class Made:
    """A dossier and short ways to fill it."""

    def __init__(self, dossier: Dossier) -> None:
        self.dossier = dossier
        self.reader = dossier.reader()

    def new(self, what: RecordKind, /, **values: Any) -> int:
        """A record; its id."""
        found = records.create(self.dossier, what, **values).result
        assert isinstance(found, int)
        return found

    def actor(self, name: str, parent: int | None = None) -> int:
        """An actor."""
        return self.new(RecordKind.ACTOR, name=name, kind="state", parent_id=parent)

    def told(self) -> list[tuple[int, int, str, str, int]]:
        """Every tie as (from, to, kind, modality, record)."""
        found = ties.ties(self.reader)
        columns = zip(*(column.tolist() for column in found), strict=True)
        return [(a, b, ties.KINDS[kind], ties.MODALITIES[modality], record) for a, b, kind, modality, record in columns]


@pytest.fixture
def made(tmp_path: Path) -> Any:
    dossier = Dossier.create(tmp_path / "ties.dossier")
    yield Made(dossier)
    dossier.close()


def test_a_transfer_ties_its_donor_to_its_recipient(made: Made) -> None:
    a, b = made.actor("A"), made.actor("B")
    transfer = made.new(RecordKind.TRANSFER, donor_id=a, recipient_id=b, kind="arms", modality="reported")
    made.new(RecordKind.TRANSFER, donor_id=a, kind="arms")
    made.new(RecordKind.TRANSFER, donor_id=a, recipient_id=a, kind="arms")
    assert made.told() == [(a, b, "arms", "reported", transfer)]


def test_an_event_ties_its_participants_two_by_two_and_once(made: Made) -> None:
    a, b, c = (made.actor(name) for name in "ABC")
    event = made.new(RecordKind.EVENT, label="Summit")
    for actor, role in ((a, "host"), (b, "guest"), (c, "guest"), (a, "speaker")):
        events.add_participant(made.dossier, event, actor, role=role)
    assert sorted((x, y) for x, y, *_ in made.told()) == [(a, b), (a, c), (b, c)]


def test_a_crowd_is_tied_to_its_first_named_only(made: Made) -> None:
    crowd = [made.actor(f"A{number}") for number in range(15)]
    event = made.new(RecordKind.EVENT, label="Assembly")
    for actor in crowd:
        events.add_participant(made.dossier, event, actor)
    assert sorted((x, y) for x, y, *_ in made.told()) == [(crowd[0], other) for other in crowd[1:]]


def test_a_claim_ties_its_speaker_to_those_it_speaks_of_and_its_chain_link_by_link(made: Made) -> None:
    agency, ministry, army = (made.actor(name) for name in ("Agency", "Ministry", "Army"))
    event = made.new(RecordKind.EVENT, label="Deployment")
    events.add_participant(made.dossier, event, army)
    claim = made.new(RecordKind.CLAIM, text="They went.", event_id=event, modality="conditional")
    claims.attribute(made.dossier, claim, [agency, ministry])
    assert made.told() == [
        (ministry, army, "speaks", "conditional", claim),
        (agency, ministry, "relays", "conditional", claim),
    ]


def test_the_filter_leaves_transfers_by_date_by_actor_with_descendants_and_by_modality(made: Made) -> None:
    a, b, c = made.actor("A"), made.actor("B"), made.actor("C")
    below = made.actor("Below A", a)
    first = made.new(RecordKind.TRANSFER, donor_id=below, recipient_id=b, kind="arms", edtf="2023")
    later = made.new(RecordKind.TRANSFER, donor_id=b, recipient_id=c, kind="food", edtf="2024-06", modality="denied")
    undated = made.new(RecordKind.TRANSFER, donor_id=a, recipient_id=c, kind="money")

    def left(**facets: Any) -> set[int]:
        return set(subset(made.reader, Filter(**facets)).transfers)

    assert left(dates=(738_886, None)) == {later}
    assert left(dates=(None, 738_885)) == {first}
    assert left(actors=frozenset({a})) == {first, undated}
    assert left(modalities=frozenset({"denied"})) == {later}
    assert left(modalities=frozenset({"denied"}), dates=(None, 738_885)) == set()
    assert left() == {first, later, undated}


def test_gifts_carry_the_figures_of_every_source(made: Made) -> None:
    a, b = made.actor("A"), made.actor("B")
    transfer = made.new(RecordKind.TRANSFER, donor_id=a, recipient_id=b, kind="arms", object="Shells")
    for low in (100.0, 200.0):
        made.new(RecordKind.FIGURE, transfer_id=transfer, low=low, counted="shells")
    (gift,) = gifts(made.reader)
    assert (gift.donor, gift.recipient, [one.low for one in gift.figures]) == ("A", "B", [100.0, 200.0])
    assert gifts(made.reader, only=frozenset()) == []
