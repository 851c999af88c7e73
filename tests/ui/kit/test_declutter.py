"""Boxes that are taken stay taken, whatever is left is free."""

from __future__ import annotations

from workbench.ui.kit.declutter import Taken


def test_a_box_is_taken_once() -> None:
    taken = Taken(100)
    assert taken.is_free(10, 10, 50, 20)
    taken.mark(10, 10, 50, 20)
    assert not taken.is_free(45, 18, 80, 30)
    assert taken.is_free(60, 10, 90, 20)
    assert taken.is_free(10, 30, 50, 40)


def test_what_reaches_outside_is_cut_off() -> None:
    taken = Taken(100)
    taken.mark(-20, -20, 5, 5)
    taken.mark(0, 90, 10, 500)
    assert not taken.is_free(0, 0, 3, 3)
    assert taken.is_free(20, 0, 30, 3)
