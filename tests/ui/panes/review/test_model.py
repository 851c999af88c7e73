"""A queue brought up to date is the queue read anew."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.operations.reading import TEXT, imported, proposed
from workbench.core.changes import Changes
from workbench.core.spans import Span
from workbench.operations import proposals, quotes
from workbench.store.dossier import Dossier
from workbench.store.read import proposals as reads
from workbench.store.read.coverage import Sentence, Touch
from workbench.store.write import proposals as write
from workbench.ui.panes.review import model
from workbench.ui.panes.review.model import Queue

Gesture = Callable[[Dossier, int], Changes | None]


def of_kind(dossier: Dossier, kind: str) -> int:
    with dossier.reading() as reader:
        return next(row.id for row in reads.rows(reader) if row.kind == kind)


GESTURES: dict[str, Gesture] = {
    "accept an actor": lambda dossier, _: proposals.accept(dossier, of_kind(dossier, "actor")),
    "accept an event": lambda dossier, _: proposals.accept(dossier, of_kind(dossier, "event")),
    "accept a figure": lambda dossier, _: proposals.accept(dossier, of_kind(dossier, "figure")),
    "reject a claim": lambda dossier, _: proposals.reject(dossier, of_kind(dossier, "claim")),
    "correct an event": lambda dossier, _: proposals.edit(dossier, of_kind(dossier, "event"), {"label": "Autre"}),
    "leave a sentence": lambda dossier, document: proposals.leave(dossier, document, 0, 51),
    "rename an actor": lambda dossier, _: proposals.edit(dossier, of_kind(dossier, "actor"), {"name": "Autre"}),
    "quote some words": lambda dossier, document: quotes.add(dossier, document, [Span(3, 20)]),
}


@pytest.fixture
def document(dossier: Dossier) -> int:
    id = imported(dossier)
    proposed(dossier, id)
    spans = [[TEXT.index(line), TEXT.index(line) + len(line), 0] for line in TEXT.splitlines()]
    with dossier.operation("read") as op:
        write.keep_reading(op, id, engine="1", is_reduced=True, sentences=spans)
    return id


def read(dossier: Dossier, document: int, order: str = model.BY_PLACE) -> Queue:
    with dossier.reading() as reader:
        return model.read(reader, document, order)


@pytest.mark.parametrize("order", [model.BY_PLACE, model.BY_SCORE])
@pytest.mark.parametrize("name", list(GESTURES))
def test_after_a_gesture_and_after_its_undoing(dossier: Dossier, document: int, name: str, order: str) -> None:
    before = read(dossier, document, order)
    changes = GESTURES[name](dossier, document)
    assert changes is not None
    with dossier.reading() as reader:
        found = model.after(reader, before, changes)
    assert found is not None
    assert found._replace(come=None) == read(dossier, document, order)
    assert found.come == [row for row in found.rows if row.id not in {row.id for row in before.rows}]
    undone = dossier.undo()
    assert undone is not None
    with dossier.reading() as reader:
        back = model.after(reader, found, undone)
    # A quote, or a mark, that is gone cannot say where it was: then all is read again.
    assert (back is None) == (name in ("quote some words", "leave a sentence"))
    if back is not None:
        assert back._replace(come=None) == read(dossier, document, order)
        assert back.come == [row for row in back.rows if row.id not in {row.id for row in found.rows}]


def test_what_may_have_touched_anything_is_read_whole(dossier: Dossier, document: int) -> None:
    queue = read(dossier, document)
    with dossier.reading() as reader:
        assert model.after(reader, queue, Changes(whole=True)) is None
        assert model.after(reader, queue, Changes(rows={"extraction": frozenset({1})})) is None
        assert model.after(reader, queue, Changes(rows={"proposal": frozenset(range(1000))})) is None


def test_the_next_untouched_sentence_is_found_round_the_end_and_never_the_one_that_is_left() -> None:
    kinds = [Touch.UNTOUCHED, Touch.FACTS, Touch.LEFT, Touch.UNTOUCHED, Touch.WAITING]
    sentences = [Sentence(at * 10, at * 10 + 9, touch) for at, touch in enumerate(kinds)]
    assert [model.next_untouched(sentences, at, 1) for at in range(5)] == [3, 3, 3, 0, 0]
    assert model.next_untouched(sentences, 0, -1) == 3
    assert model.next_untouched(sentences[1:3], 0, 1) is None
    assert model.next_untouched([], 0, 1) is None


def test_a_place_belongs_to_the_sentence_that_holds_it_or_the_one_before() -> None:
    sentences = [Sentence(10, 20, Touch.FACTS), Sentence(30, 40, Touch.FACTS)]
    assert [model.sentence_at(sentences, at) for at in (5, 10, 19, 25, 30, 99)] == [None, 0, 0, 0, 1, 1]


def test_a_queue_is_brought_up_to_date_without_a_look_at_all_of_it(dossier: Dossier, document: int) -> None:
    queue = read(dossier, document)
    asked: list[str] = []
    changes = proposals.reject(dossier, of_kind(dossier, "figure"))
    with dossier.reading() as reader:
        reader.connection.set_trace_callback(asked.append)
        after = model.after(reader, queue, changes)
        reader.connection.set_trace_callback(None)
    assert after is not None
    assert after.waiting == queue.waiting - 1
    assert asked
    assert not [sql for sql in asked if "count(" in sql]


def test_proposals_of_another_document_are_counted_too(dossier: Dossier, document: int) -> None:
    other = imported(dossier, TEXT.replace("Oslo", "Bergen"), "other")
    queue = read(dossier, document)
    rows = proposed(dossier, other, TEXT.replace("Oslo", "Bergen"))
    assert read(dossier, document).waiting == queue.waiting + len(rows)
    queue = read(dossier, document)
    changes = proposals.reject(dossier, rows[0].id)
    with dossier.reading() as reader:
        after = model.after(reader, queue, changes)
    assert after is not None
    assert after._replace(come=None) == read(dossier, document)


def test_the_next_proposal_is_the_one_that_was_behind_and_at_the_end_the_one_before(
    dossier: Dossier, document: int
) -> None:
    queue = read(dossier, document)
    ids = [row.id for row in queue.rows]
    assert len(ids) > 3

    def left(*gone: int) -> Queue:
        return queue._replace(rows=[row for row in queue.rows if row.id not in gone])

    assert model.following(None, queue, None, -1) == ids[0]
    assert model.following(queue, queue, ids[2], 2) == ids[2]
    assert model.following(queue, left(ids[1]), ids[1], 1) == ids[2]
    assert model.following(queue, left(*ids[1:]), ids[1], 1) == ids[0]
    assert model.following(queue, left(ids[-1]), ids[-1], len(ids) - 1) == ids[-2]
    # The list may have moved on while the queue was read.
    assert model.following(queue, left(ids[1]), ids[1], 0) == ids[2]
    assert model.following(queue, left(*ids), ids[1], 1) is None
    assert model.following(queue._replace(document_id=document + 1), queue, ids[2], 2) == ids[0]
