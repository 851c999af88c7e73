"""Code points and UTF-16 units agree with what Python's own codec says."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from workbench.ui.kit.offsets import UnitMap, displayable

TEXTS = st.text(st.characters(exclude_categories=("Cs",)) | st.sampled_from("é漢😀👩🏽‍🚀שم\n"), max_size=60)


def units_before(text: str, point: int) -> int:
    return len(text[:point].encode("utf-16-le")) // 2


@given(TEXTS)
def test_every_position_has_the_units_of_the_codec(text: str) -> None:
    units = UnitMap(text)
    assert [units.to_units(point) for point in range(len(text) + 1)] == [
        units_before(text, point) for point in range(len(text) + 1)
    ]


@given(TEXTS)
def test_there_and_back_is_the_identity(text: str) -> None:
    units = UnitMap(text)
    assert all(units.to_points(units.to_units(point)) == point for point in range(len(text) + 1))


@given(TEXTS)
def test_every_unit_falls_in_its_character(text: str) -> None:
    units = UnitMap(text)
    for unit in range(units.to_units(len(text))):
        point = units.to_points(unit)
        assert units_before(text, point) <= unit < units_before(text, point + 1)


def test_inside_a_surrogate_pair_counts_as_its_start() -> None:
    assert UnitMap("a😀b").to_points(2) == 1


@given(st.text(max_size=40))
def test_what_is_displayed_keeps_every_position(text: str) -> None:
    shown = displayable(text)
    assert len(shown) == len(text)
    assert "\n" not in shown
    shown.encode("utf-16")  # a lone surrogate would refuse
