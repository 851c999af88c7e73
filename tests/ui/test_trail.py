"""Back and forward across everything visited."""

from __future__ import annotations

from workbench.core.kinds import RecordKind
from workbench.core.selection import Focus
from workbench.ui.trail import LONGEST, Trail

A, B, C = (Focus(RecordKind.ACTOR, id) for id in (1, 2, 3))


def _walked(*places: Focus) -> Trail:
    trail = Trail()
    for place in places:
        trail.visit(place)
    return trail


def test_nowhere_to_go_at_first() -> None:
    trail = Trail()
    assert not trail.can_go_back
    assert not trail.can_go_forward
    assert trail.back() is None
    assert trail.forward() is None


def test_back_and_forward_are_opposites() -> None:
    trail = _walked(A, B, C)
    assert [trail.back(), trail.back(), trail.back()] == [B, A, None]
    assert [trail.forward(), trail.forward(), trail.forward()] == [B, C, None]


def test_a_new_place_drops_what_lay_ahead() -> None:
    trail = _walked(A, B, C)
    trail.back()
    trail.back()
    trail.visit(C)
    assert not trail.can_go_forward
    assert trail.back() == A


def test_the_same_place_twice_in_a_row_is_one_visit() -> None:
    trail = _walked(A, B, B)
    assert trail.back() == A


def test_a_long_way_forgets_its_beginning() -> None:
    trail = _walked(*(Focus(RecordKind.ACTOR, id) for id in range(LONGEST + 50)))
    steps = 0
    while trail.back() is not None:
        steps += 1
    assert steps == LONGEST - 1


def test_a_record_that_is_gone_is_left_out_whatever_its_position() -> None:
    here = Focus(RecordKind.DOCUMENT, 1, 10)
    trail = _walked(A, here, B, Focus(RecordKind.DOCUMENT, 1, 99), C)
    trail.forget(Focus(RecordKind.DOCUMENT, 1))
    assert [trail.back(), trail.back(), trail.back()] == [B, A, None]


def test_forgetting_the_present_place_leaves_a_way_back() -> None:
    trail = _walked(A, B, C)
    trail.forget(C)
    assert trail.can_go_back or trail.can_go_forward
    assert trail.back() in (A, B)


def test_forgetting_everything_leaves_nothing() -> None:
    trail = _walked(A)
    trail.forget(A)
    assert trail.back() is None
    assert trail.forward() is None
    trail.visit(B)
    assert not trail.can_go_back


def test_another_point_of_the_same_record_is_no_other_place() -> None:
    trail = _walked(A, B, B._replace(position=40))
    assert trail.places == ([A, B._replace(position=40)], 1)
    trail.back()
    trail.visit(A._replace(position=7))
    assert trail.forward() == B._replace(position=40)
