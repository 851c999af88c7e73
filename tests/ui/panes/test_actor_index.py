"""The tree in plain lists: what is shown for what is typed."""

from __future__ import annotations

import random

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.core.records import ActorRow
from workbench.store.read.columns import Ids
from workbench.ui.panes.actors.index import ROOT, ActorIndex, folded

ROWS = [
    ActorRow(1, None, "state", "Corée du Nord", 12, 3),
    ActorRow(5, 1, "armed_force", "Armée populaire", 4, 1),
    ActorRow(7, 5, "group", "Contingent", 1, 0),
    ActorRow(9, None, "state", "Japon", 0, 0),
    ActorRow(3, 1, "person", "Kim Jong-un", 2, 2),
]


def shown(index: ActorIndex, node: int = ROOT) -> dict[str, object]:
    return {index.rows[child].name: shown(index, child) for child in index.children(node)}


def test_actors_nest_under_their_parents() -> None:
    assert shown(ActorIndex(ROWS)) == {
        "Corée du Nord": {"Armée populaire": {"Contingent": {}}, "Kim Jong-un": {}},
        "Japon": {},
    }


def test_typing_without_accents_or_case_finds_the_actor_and_the_way_to_it() -> None:
    index = ActorIndex(ROWS)
    index.narrow("ARMEE")
    assert shown(index) == {"Corée du Nord": {"Armée populaire": {}}}
    assert [index.rows[hit].name for hit in index.hits] == ["Armée populaire"]


def test_every_word_must_be_found() -> None:
    index = ActorIndex(ROWS)
    index.narrow("nord coree")
    assert list(shown(index)) == ["Corée du Nord"]
    index.narrow("nord japon")
    assert shown(index) == {}


def test_taking_letters_back_brings_actors_back() -> None:
    index = ActorIndex(ROWS)
    for words in ("k", "ki", "kim", "ki", "k", ""):
        index.narrow(words)
    assert shown(index) == shown(ActorIndex(ROWS))


def test_the_desk_filter_and_the_typed_words_reduce_together() -> None:
    index = ActorIndex(ROWS)
    subset = frozenset({7, 9})
    index.narrow("", subset)
    assert shown(index) == {"Corée du Nord": {"Armée populaire": {"Contingent": {}}}, "Japon": {}}
    index.narrow("con", subset)
    assert shown(index) == {"Corée du Nord": {"Armée populaire": {"Contingent": {}}}}
    index.narrow("kim", subset)
    assert shown(index) == {}


def test_an_unknown_parent_or_a_loop_leaves_nobody_out() -> None:
    rows = [
        ActorRow(1, 2, "group", "A", 0, 0),
        ActorRow(2, 1, "group", "B", 0, 0),
        ActorRow(3, 99, "group", "C", 0, 0),
        ActorRow(4, 4, "group", "D", 0, 0),
    ]
    index = ActorIndex(rows)
    seen: list[int] = []

    def walk(node: int) -> None:
        for child in index.children(node):
            seen.append(index.rows[child].id)
            walk(child)

    walk(ROOT)
    assert sorted(seen) == [1, 2, 3, 4]


def test_fresh_counts_are_taken_in_place_but_a_move_is_not() -> None:
    index = ActorIndex(ROWS)
    assert index.replace(3, ROWS[3]._replace(quotes=5))
    assert index.rows[3].quotes == 5
    assert not index.replace(3, ROWS[3]._replace(parent_id=1))


names = st.text(alphabet="aàbÉ ", min_size=1, max_size=4)


@given(
    st.lists(st.tuples(names, st.integers(0, 8)), max_size=8),
    st.lists(st.text(alphabet="abeé ", max_size=3), max_size=5),
)
def test_narrowing_step_by_step_equals_narrowing_at_once(people: list[tuple[str, int]], typed: list[str]) -> None:
    rows = [ActorRow(at + 1, parent or None, "group", name, 0, 0) for at, (name, parent) in enumerate(people)]
    index = ActorIndex(rows)
    for words in typed:
        index.narrow(words)
        expected = {row.id for row in rows if all(word in folded(row.name) for word in folded(words).split())}
        assert {index.rows[hit].id for hit in index.hits} == expected
        for hit in index.hits:
            assert index.is_shown(hit)
            assert index.rows[index.children(index.parent(hit))[index.place(hit)]].id == index.rows[hit].id


@pytest.mark.parametrize("share", [0.0, 0.02, 0.5, 1.0])
def test_a_mask_narrows_the_tree_as_a_set_of_the_same_actors_does(share: float) -> None:
    chance = random.Random(share)
    rows = [
        ActorRow(
            id, chance.randrange(1, id) if id > 20 and chance.random() < 0.8 else None, "state", f"Actor {id}", 0, 0
        )
        for id in range(1, 501)
    ]
    left = frozenset(id for id in range(1, 501) if chance.random() < share)
    mask = np.zeros(501, np.bool_)
    mask[list(left)] = True
    plain, quick = ActorIndex(rows), ActorIndex(rows)
    for words in ("", "actor 4", "actor 4 7", ""):
        plain.narrow(words, left)
        quick.narrow(words, Ids(mask))
        assert quick.hits == plain.hits
        assert quick.expandable_hits(500) == plain.expandable_hits(500)
        for node in range(-1, len(rows)):
            assert quick.has_children(node) == plain.has_children(node) == bool(plain.children(node)), node
            assert quick.children(node) == plain.children(node)
