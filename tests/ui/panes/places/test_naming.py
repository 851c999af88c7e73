"""The greatest places are named in a crowd; no name stands on another one or on a greater place."""

from __future__ import annotations

import random
from itertools import combinations

import numpy as np
from PySide6.QtCore import QSize

from workbench.ui.panes.places.naming import Name, Naming
from workbench.ui.panes.places.outline import Floats

HIGH, WIDE = 14.0, 60.0


def crowd() -> tuple[list[Name], Floats, Floats]:
    """A place with 20 points close around it, twice, and six small ones that lie alone."""
    chance = random.Random(4)
    great = [(150.0, 150.0), (450.0, 150.0)]
    small = [(x + chance.uniform(-45, 45), y + chance.uniform(-45, 45)) for x, y in great for _ in range(60)]
    lone = [(60.0 + 90 * number, 350.0) for number in range(6)]
    screen = np.array([*great, *small, *lone])
    radius = np.array([20.0, 16.0] + [5.0] * (len(screen) - 2))
    naming = Naming(screen, radius, QSize(600, 400), HIGH, lambda _site: WIDE)
    return naming.names(range(len(screen)), []), screen, radius


def test_great_places_are_named_over_lesser_points() -> None:
    names, screen, radius = crowd()
    by_site = {name.site: name for name in names}
    assert by_site[0].is_over
    assert by_site[1].is_over
    assert sum(not name.is_over for name in names) >= 6
    for name in names:
        if name.is_over:
            (x, y), reach = screen[1 - name.site].tolist(), 0.8 * float(radius[1 - name.site])
            assert name.x >= x + reach or name.x + WIDE <= x - reach or abs(name.y - y) >= HIGH / 2


def test_names_stand_apart() -> None:
    for one, other in combinations(crowd()[0], 2):
        assert abs(one.x - other.x) >= WIDE or abs(one.y - other.y) >= HIGH - 4


def test_what_is_looked_at_is_named_in_any_crowd() -> None:
    _names, screen, radius = crowd()
    naming = Naming(screen, radius, QSize(600, 400), HIGH, lambda _site: WIDE)
    assert naming.names(range(len(screen)), [50])[0].site == 50
