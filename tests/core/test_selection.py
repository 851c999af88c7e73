"""Selections and changes are values: compared by what they hold."""

from __future__ import annotations

import pytest

from workbench.core.changes import Changes
from workbench.core.errors import Cancelled, DossierError, InvalidValue, NotFound, RefusedFile, WorkbenchError
from workbench.core.identity import derived_uid, new_uid
from workbench.core.kinds import RecordKind
from workbench.core.modality import STROKES, Modality, Stroke
from workbench.core.selection import Filter, Focus, Selection


def test_a_selection_is_a_value() -> None:
    one = Selection().on(RecordKind.ACTOR, 1)
    assert one == Selection(Focus(RecordKind.ACTOR, 1))
    assert hash(one) == hash(Selection(Focus(RecordKind.ACTOR, 1)))
    with pytest.raises(AttributeError):
        one.focus = None  # type: ignore[misc]


def test_focus_and_filter_are_set_apart() -> None:
    filter = Filter(tags=frozenset({2}))
    both = Selection().filtered(filter).on(RecordKind.EVENT, 3, 7)
    assert both == Selection(Focus(RecordKind.EVENT, 3, 7), filter)


@pytest.mark.parametrize(
    "filter",
    [
        Filter(actors=frozenset({1})), Filter(documents=frozenset({1})), Filter(tags=frozenset({1})),
        Filter(modalities=frozenset({"denied"})), Filter(dates=(None, 5)),
    ],
)  # fmt: skip
def test_a_filter_is_true_when_it_leaves_anything_out(filter: Filter) -> None:
    assert filter
    assert not Filter()


def test_changes_say_what_they_touch() -> None:
    changes = Changes(rows={"actor": frozenset({1}), "quote": frozenset()})
    assert changes
    assert changes.touches("actor")
    assert not changes.touches("quote", "event")
    assert changes.ids("event") == frozenset()
    assert not Changes(rows={"quote": frozenset()})
    everything = Changes(whole=True)
    assert everything
    assert everything.touches("anything")


def test_an_identity_is_32_digits_and_a_derived_one_the_same_everywhere() -> None:
    assert len(new_uid()) == 32
    assert new_uid() != new_uid()
    assert derived_uid("a", "b") == "b4385c4e7eab54a18accb79f395cf769"
    assert derived_uid("a", "b") != derived_uid("ab")


def test_every_modality_has_a_stroke_and_only_an_assertion_is_solid() -> None:
    assert set(STROKES) == set(Modality)
    assert [modality for modality, stroke in STROKES.items() if stroke is Stroke.SOLID] == [Modality.ASSERTED]


@pytest.mark.parametrize("kind", [DossierError, RefusedFile, NotFound, InvalidValue, Cancelled])
def test_the_worlds_errors_are_of_one_family(kind: type[WorkbenchError]) -> None:
    assert issubclass(kind, WorkbenchError)
