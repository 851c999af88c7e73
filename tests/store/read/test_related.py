"""What links the panes: one step from the focus, and what a filter leaves."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import numpy as np
import pytest

from workbench.core.kinds import RecordKind
from workbench.core.records import Related
from workbench.core.selection import Filter
from workbench.operations import actors
from workbench.store.read import columns
from workbench.store.read.columns import Columns, Ids
from workbench.store.read.crossfilter import subset
from workbench.store.read.related import related
from workbench.store.write import evidence, rows

if TYPE_CHECKING:
    from tests.conftest import Filled


def _day(year: int, month: int, day: int) -> int:
    return date(year, month, day).toordinal()


def _set(filled: Filled, kind: str, *names: str) -> frozenset[int]:
    held: dict[str, int] = getattr(filled, kind)
    return frozenset(held[name] for name in names)


# -- one step from the focus -------------------------------------------------------------------------------------------


def test_from_an_actor(filled: Filled) -> None:
    found = related(filled.dossier.reader(), RecordKind.ACTOR, filled.actors["ministry"])
    assert found.actors == _set(filled, "actors", "sylvania", "fleet")
    assert found.claims == _set(filled, "claims", "said", "denied")
    found = related(filled.dossier.reader(), RecordKind.ACTOR, filled.actors["sylvania"])
    assert found.events == _set(filled, "events", "delivery")
    assert found.transfers == _set(filled, "transfers", "grain")
    assert found.quotes == (filled.quotes["cargos"],)
    assert found.documents == _set(filled, "documents", "harbour")


def test_from_an_event(filled: Filled) -> None:
    found = related(filled.dossier.reader(), RecordKind.EVENT, filled.events["delivery"])
    assert found.actors == _set(filled, "actors", "sylvania", "fleet")
    assert found.claims == _set(filled, "claims", "said")
    assert found.documents == _set(filled, "documents", "harbour", "ships")
    assert found.quotes == tuple(filled.quotes[name] for name in ("cargos", "denial", "four"))


def test_from_a_quote(filled: Filled) -> None:
    found = related(filled.dossier.reader(), RecordKind.QUOTE, filled.quotes["cargos"])
    assert found.events == _set(filled, "events", "delivery")
    assert found.claims == _set(filled, "claims", "said")
    # Named by a link, taking part in its event, or saying what it says.
    assert found.actors == _set(filled, "actors", "sylvania", "fleet", "ministry")
    assert found.documents == _set(filled, "documents", "harbour")


def test_a_mention_inside_a_quote_is_one_step_away(filled: Filled) -> None:
    start = filled.texts["ships"].index("delivery")
    with filled.dossier.operation("Mention") as op:
        rows.insert(
            op, "mention", actor_id=filled.actors["fleet"], document_id=filled.documents["ships"],
            start=start, end=start + 8, exact="delivery",
        )  # fmt: skip
    found = related(filled.dossier.reader(), RecordKind.QUOTE, filled.quotes["later"])
    assert filled.actors["fleet"] in found.actors
    assert (
        filled.documents["ships"]
        in related(filled.dossier.reader(), RecordKind.ACTOR, filled.actors["fleet"]).documents
    )


def test_from_a_document(filled: Filled) -> None:
    found = related(filled.dossier.reader(), RecordKind.DOCUMENT, filled.documents["harbour"])
    assert found.quotes == tuple(filled.quotes[name] for name in ("cargos", "denial", "wheat"))
    assert found.events == _set(filled, "events", "delivery")
    assert found.transfers == _set(filled, "transfers", "grain")
    assert found.actors == _set(filled, "actors", "sylvania")


def test_from_a_claim_a_transfer_a_tag_and_a_note(filled: Filled) -> None:
    reader = filled.dossier.reader()
    claim = related(reader, RecordKind.CLAIM, filled.claims["said"])
    assert (claim.actors, claim.events) == (_set(filled, "actors", "ministry"), _set(filled, "events", "delivery"))
    transfer = related(reader, RecordKind.TRANSFER, filled.transfers["grain"])
    assert transfer.actors == _set(filled, "actors", "sylvania", "borduria")
    assert transfer.quotes == (filled.quotes["wheat"],)
    assert related(reader, RecordKind.TAG, filled.tags["doubt"]).quotes == (filled.quotes["denial"],)
    assert related(reader, RecordKind.NOTE, filled.note).quotes == (filled.quotes["cargos"], filled.quotes["four"])


@pytest.mark.parametrize("kind", RecordKind)
def test_from_what_is_gone_nothing_is_a_step_away(filled: Filled, kind: RecordKind) -> None:
    found = related(filled.dossier.reader(), kind, 9999)
    assert found.actors == found.events == found.claims == frozenset() or kind is RecordKind.QUOTE
    if kind in (RecordKind.FIGURE, RecordKind.JUDGEMENT):
        assert found == Related()


# -- what a filter leaves ----------------------------------------------------------------------------------------------


def test_an_actor_brings_what_those_below_it_do(filled: Filled) -> None:
    left = subset(filled.dossier.reader(), Filter(actors=_set(filled, "actors", "ministry")))
    assert left.events == _set(filled, "events", "delivery")
    assert left.claims == _set(filled, "claims", "said", "denied")
    assert left.quotes == _set(filled, "quotes", "cargos", "denial", "four")
    assert left.documents == _set(filled, "documents", "harbour", "ships")
    assert left.actors == _set(filled, "actors", "ministry", "fleet", "sylvania")


def test_choices_inside_one_facet_are_either_or(filled: Filled) -> None:
    reader = filled.dossier.reader()
    one = subset(reader, Filter(actors=_set(filled, "actors", "fleet")))
    other = subset(reader, Filter(actors=_set(filled, "actors", "borduria")))
    both = subset(reader, Filter(actors=_set(filled, "actors", "fleet", "borduria")))
    assert both.events == one.events | other.events
    assert both.quotes == one.quotes | other.quotes
    assert both.claims == one.claims | other.claims


def test_facets_combine(filled: Filled) -> None:
    left = subset(
        filled.dossier.reader(),
        Filter(actors=_set(filled, "actors", "fleet"), documents=_set(filled, "documents", "ships")),
    )
    assert left.quotes == _set(filled, "quotes", "four")
    assert left.events == _set(filled, "events", "delivery")
    assert left.claims == frozenset()
    assert left.documents == _set(filled, "documents", "ships")


def test_a_document_leaves_its_quotes_and_what_they_show(filled: Filled) -> None:
    left = subset(filled.dossier.reader(), Filter(documents=_set(filled, "documents", "ships")))
    assert left.quotes == _set(filled, "quotes", "four", "later")
    assert left.events == _set(filled, "events", "delivery", "follow_up")
    assert left.claims == frozenset()


def test_a_modality_leaves_what_is_said_so(filled: Filled) -> None:
    left = subset(filled.dossier.reader(), Filter(modalities=frozenset({"possible", "denied"})))
    assert left.events == _set(filled, "events", "follow_up")
    assert left.claims == _set(filled, "claims", "denied")
    assert left.quotes == _set(filled, "quotes", "denial", "later")


def test_a_tag_leaves_what_wears_it(filled: Filled) -> None:
    left = subset(filled.dossier.reader(), Filter(tags=_set(filled, "tags", "doubt")))
    assert left.quotes == _set(filled, "quotes", "denial")
    assert left.events == _set(filled, "events", "delivery")
    assert left.claims == _set(filled, "claims", "denied")


@pytest.mark.parametrize(
    "dates, names",
    [
        ((_day(2023, 3, 14), _day(2023, 3, 14)), ["delivery"]),
        ((_day(2023, 3, 15), _day(2023, 12, 31)), []),
        ((None, _day(2023, 12, 31)), ["delivery"]),
        ((_day(2024, 6, 1), None), ["follow_up"]),
        ((_day(2023, 1, 1), _day(2024, 1, 1)), ["delivery", "follow_up"]),
        ((None, None), ["delivery", "follow_up"]),
    ],
)
def test_dates_leave_what_may_have_happened_then_and_nothing_undated(
    filled: Filled, dates: tuple[int | None, int | None], names: list[str]
) -> None:
    left = subset(filled.dossier.reader(), Filter(dates=dates))
    assert left.events == _set(filled, "events", *names)
    if "follow_up" not in names:
        assert filled.quotes["later"] not in left.quotes


def test_a_filter_on_what_is_gone_leaves_nothing(filled: Filled) -> None:
    left = subset(filled.dossier.reader(), Filter(actors=frozenset({999})))
    assert left.events == left.quotes == left.claims == frozenset()


def test_a_tagged_event_without_quotes_is_left_by_its_tag(filled: Filled) -> None:
    with filled.dossier.operation("Tag") as op:
        evidence.tag(op, RecordKind.EVENT, filled.events["undated"], filled.tags["doubt"])
        evidence.tag(op, RecordKind.ACTOR, filled.actors["borduria"], filled.tags["doubt"])
        evidence.tag(op, RecordKind.DOCUMENT, filled.documents["ships"], filled.tags["doubt"])
    left = subset(filled.dossier.reader(), Filter(tags=_set(filled, "tags", "doubt")))
    assert filled.events["undated"] in left.events
    assert filled.actors["borduria"] in left.actors
    assert filled.documents["ships"] in left.documents


def test_a_merged_actor_is_filtered_by_the_kept_one(filled: Filled) -> None:
    reader = filled.dossier.reader()
    before = subset(reader, Filter(actors=_set(filled, "actors", "borduria"))).events
    actors.merge(filled.dossier, filled.actors["sylvania"], filled.actors["borduria"])
    assert before <= subset(reader, Filter(actors=_set(filled, "actors", "sylvania"))).events


def test_many_events_of_an_actor_are_the_same_from_the_columns(filled: Filled, monkeypatch: pytest.MonkeyPatch) -> None:
    with filled.dossier.reading() as reader:
        loaded = Columns.load(reader)
        assert loaded.events_of(filled.actors["borduria"]) is None
        loaded.warm()
        for listed in (2_000, 0):
            monkeypatch.setattr(columns, "_LISTED", listed)
            for actor in filled.actors.values():
                plain = related(reader, RecordKind.ACTOR, actor)
                known = related(reader, RecordKind.ACTOR, actor, loaded)
                assert known == plain
                assert set(known.events) == plain.events
                assert known.events == loaded.events_of(actor)
                assert known.quotes == plain.quotes
                assert known.documents == plain.documents


def test_masks_of_the_same_ids_are_equal_and_others_are_not() -> None:
    some, others = np.zeros(9, np.bool_), np.zeros(9, np.bool_)
    some[[2, 5]] = others[[2, 6]] = True
    assert Ids(some) == Ids(some.copy()) == {2, 5}
    assert Ids(some) != Ids(others)
    assert Ids(some[:6]) == Ids(some)
    assert Ids(some[:4]) != Ids(some)
    assert Ids(some) != {2}
