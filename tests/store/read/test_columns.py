"""The columns follow every gesture, undo and redo included, as if they had been read anew."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest

from workbench.core.changes import Changes
from workbench.core.kinds import RecordKind
from workbench.core.spans import Span
from workbench.operations import actors, claims, quotes, records
from workbench.store.read import quotes as read_quotes
from workbench.store.read.columns import _TABLES, Columns, Ids, distinct

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.conftest import Filled


def _same(one: Columns, other: Columns) -> None:
    for name, columns in _TABLES.items():
        alive = [np.flatnonzero(held[name].alive).tolist() for held in (one, other)]
        assert alive[0] == alive[1], name
        for column in columns:
            assert one[name][column][alive[0]].tolist() == other[name][column][alive[0]].tolist(), (name, column)
            assert not one[name][column][~one[name].alive].any(), (name, column)
    for key in (("evidence", "quote", "event"), ("participant", "event", "actor"), ("mention", "actor", "document")):
        pairs = [set(zip(*(side.tolist() for side in held.pairs(*key)), strict=True)) for held in (one, other)]
        assert pairs[0] == pairs[1], key
    quotes = np.flatnonzero(other["quote"].alive).tolist()
    assert one.modalities_of(quotes) == other.modalities_of(quotes)
    assert one.carded(quotes) == other.carded(quotes)
    events = np.flatnonzero(other["event"].alive).tolist()
    # What was dated apart once is asked again; what is must be known.
    assert set(one.dated_apart(events)) >= set(other.dated_apart(events))
    for held in (one, other):
        first, later, others = held.firsts("participant", "event", "actor")
        named = np.flatnonzero(first)
        told = [
            *zip(named.tolist(), first[named].tolist(), strict=True),
            *zip(later.tolist(), others.tolist(), strict=True),
        ]
        ones, actors_of = held.pairs("participant", "event", "actor")
        assert sorted(told) == sorted(zip(ones.tolist(), actors_of.tolist(), strict=True))


def test_they_follow_each_gesture_back_and_forward(filled: Filled) -> None:
    dossier, reader = filled.dossier, filled.dossier.reader()
    columns = Columns.load(reader)
    columns.warm()
    assert columns.carded([10**9]) is None

    def follow(changes: Changes | None) -> None:
        assert changes is not None
        assert columns.take(reader, changes)
        _same(columns, Columns.load(reader))

    gestures: list[Callable[[], Changes | None]] = [
        lambda: actors.merge(dossier, filled.actors["borduria"], filled.actors["fleet"]),
        lambda: actors.rate(dossier, filled.actors["borduria"], "B"),
        lambda: records.edit(dossier, RecordKind.EVENT, filled.events["undated"], edtf="2022/..", modality="denied"),
        lambda: records.edit(dossier, RecordKind.CLAIM, filled.claims["denied"], credibility="2"),
        lambda: records.create(dossier, RecordKind.ACTOR, name="Poldévie", parent_id=filled.actors["borduria"]),
        lambda: claims.attribute(dossier, filled.claims["said"], [filled.actors["borduria"]]),
        lambda: quotes.tag(dossier, filled.quotes["four"], filled.tags["doubt"]),
        lambda: records.delete(dossier, RecordKind.DOCUMENT, filled.documents["harbour"]),
    ]
    for gesture in gestures:
        follow(gesture())
    for _ in gestures:
        follow(dossier.undo())
    for _ in gestures:
        follow(dossier.redo())


def test_too_much_at_once_is_refused(filled: Filled) -> None:
    columns = Columns.load(filled.dossier.reader())
    assert not columns.take(filled.dossier.reader(), Changes(whole=True))
    assert not columns.take(filled.dossier.reader(), Changes(rows={"event": frozenset(range(1, 9000))}))


def test_reading_can_be_stopped(filled: Filled) -> None:
    columns = Columns.load(filled.dossier.reader(), lambda: False)
    assert not columns["event"].alive.any()


def test_a_mask_is_a_set() -> None:
    ids = Ids(np.array([False, True, False, True]))
    assert ids == frozenset({1, 3})
    assert list(ids) == [1, 3]
    assert len(ids) == 2
    assert 3 in ids
    assert 2 not in ids
    assert -1 not in ids
    assert 99 not in ids
    assert ids.among([1, 2, 3, 400, -1]) == [True, False, True, False, False]
    assert ids & {3, 4} == {3}
    assert frozenset({3}) <= ids


def test_what_quotes_state_is_what_their_document_tells(filled: Filled) -> None:
    reader = filled.dossier.reader()
    columns = Columns.load(reader)
    documents = [row[0] for row in reader.rows("SELECT id FROM document")]
    told = [read_quotes.columns(reader, document) for document in documents]
    assert len({modality for found in told for modality in found.modalities}) > 1
    for document, found in zip(documents, told, strict=True):
        assert read_quotes.columns(reader, document, columns) == found._replace(modalities=list(found.modalities))
    assert columns.modalities_of([10**9]) is None


@pytest.mark.parametrize("values", [[], [4], [3, 1, 3, 2, 1], [[2, 1], [1, 2]], [-1, 2**40, -1]])
def test_values_are_told_once_and_in_order(values: list[int]) -> None:
    asked = np.array(values, np.int64)
    assert distinct(asked).tolist() == np.unique(asked).tolist()


def test_a_quote_that_gains_a_part_loses_it_and_gains_it_again_is_told_with_all_its_parts(filled: Filled) -> None:
    dossier, reader = filled.dossier, filled.dossier.reader()
    columns = Columns.load(reader)
    quote = read_quotes.quote(reader, filled.quotes["four"])
    document, part = quote.document_id, quote.parts[0].span
    assert not columns.may_be_parted([quote.id])

    def follow(changes: Changes | None, parts: int) -> None:
        assert changes is not None
        assert columns.take(reader, changes)
        found = read_quotes.columns(reader, document, columns)
        assert found.ids.count(quote.id) == parts
        assert found == read_quotes.columns(reader, document)._replace(modalities=found.modalities)

    follow(quotes.resize(dossier, quote.id, [Span(0, 4), part]), 2)
    follow(dossier.undo(), 1)
    follow(dossier.redo(), 2)
    assert Columns.load(reader).may_be_parted([quote.id])


def test_quotes_with_a_card_are_those_that_cards_are_read_for(filled: Filled) -> None:
    reader = filled.dossier.reader()
    bare = quotes.add(filled.dossier, filled.documents["harbour"], [Span(0, 3)]).result
    assert isinstance(bare, int)
    ids = [*filled.quotes.values(), bare]
    read = read_quotes.cards(reader, ids)
    assert bare not in read
    assert Columns.load(reader).carded(ids) == read_quotes.carded(reader, ids) == frozenset(read)


def test_an_event_that_a_quote_dates_otherwise_is_known_from_the_gesture_on(filled: Filled) -> None:
    dossier, reader = filled.dossier, filled.dossier.reader()
    columns = Columns.load(reader)
    event, quote = filled.events["undated"], filled.quotes["four"]
    assert event not in columns.dated_apart([event])
    quotes.link(dossier, quote, RecordKind.EVENT, event)
    link = next(one for one in read_quotes.quote(reader, quote).evidence if one.target_id == event)
    changes = quotes.edit_evidence(dossier, link.id, edtf="2024-06")
    assert columns.take(reader, changes)
    assert columns.dated_apart([event, 10**9]) == [event] == Columns.load(reader).dated_apart([event])
