"""Countries, capitals and towns are found by code or by name in either language; outlines stay on the map."""

from __future__ import annotations

import json
from itertools import pairwise

import pytest

from workbench.files import seed
from workbench.services.places import gazetteer


@pytest.mark.parametrize(
    ("name", "key", "latitude", "longitude"),
    [
        ("Corée du Nord", "KP", 40, 127),
        ("whatever", "FR", 46.6, 2.5),
        ("Russie", "", 62, 99),
        ("United States", "", 39, -99),
        ("Pyongyang (ville)", "", 39, 126),
        ("SÉOUL", "", 37.6, 127),
        ("Washington", "", 39, -77),
        ("Koursk", "", 51.7, 36.2),
        ("la Haye", "", 52, 4),
        ("Fiji", "", -17.8, 178),
        ("Mexico", "", 24, -102),
        ("x", "@RASON", 42, 130),
    ],
)
def test_a_place_is_where_it_is(name: str, key: str, latitude: float, longitude: float) -> None:
    found = gazetteer.spot(name, key)
    assert found is not None
    assert found == (pytest.approx(latitude, abs=1), pytest.approx(longitude, abs=1.5))


@pytest.mark.parametrize("name", ["", "Nulle part", "Ministère de la Défense", "Asie"])
def test_what_is_no_point_is_nowhere(name: str) -> None:
    assert gazetteer.spot(name) is None


def test_every_coordinate_is_on_the_earth_and_of_a_known_place() -> None:
    known = {
        one["key"]
        for table in ("countries", "places")
        for one in json.loads(seed("lexicons", f"{table}.json").read_text("utf-8"))
    }
    for key, (latitude, longitude) in json.loads(seed("gazetteer", "coordinates.json").read_text("utf-8")).items():
        assert key in known, key
        assert abs(latitude) <= 90, key
        assert abs(longitude) <= 180, key


def test_a_capital_lies_in_or_near_its_country() -> None:
    towns = json.loads(seed("gazetteer", "coordinates.json").read_text("utf-8"))
    for key, (latitude, longitude) in towns.items():
        middle = gazetteer.spot("", key) if not key.startswith("@") else None
        if middle is not None and middle != (latitude, longitude):
            away = abs((longitude - middle.longitude + 180) % 360 - 180)
            assert away < 70, key
            assert abs(latitude - middle.latitude) < 25, key


def test_no_outline_crosses_the_map() -> None:
    rings = gazetteer.rings()
    assert len(rings) > 1000
    for ring in rings:
        assert all(-180.01 <= x <= 180.01 and -90.01 <= y <= 90.01 for x, y in ring)
        steps = [abs(ax - bx) for (ax, _), (bx, _) in pairwise(ring)]
        assert max(steps, default=0) < 60 or min(y for _, y in ring) < -60


def test_a_ring_across_the_180th_meridian_is_parted_there() -> None:
    parts = gazetteer.parted([(170.0, 0.0), (-170.0, 0.0), (-170.0, 10.0), (170.0, 10.0), (170.0, 0.0)])
    assert sorted((min(x for x, _ in part), max(x for x, _ in part)) for part in parts) == [(-180, -170), (170, 180)]


def test_the_source_of_the_map_is_named_beside_it() -> None:
    assert "Natural Earth" in gazetteer.world()["source"]
