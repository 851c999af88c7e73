"""Coordinates of countries, capitals and other places that reports name, by code or by name in French or English."""

from __future__ import annotations

import json
import re
import unicodedata
from functools import lru_cache
from itertools import pairwise
from typing import Any, NamedTuple

from workbench.files import resource, seed

_ASIDE = re.compile(r"\s*[(\[].*?[)\]]")
_ARTICLES = re.compile(r"^(?:l'|la |le |les |the )")


class Spot(NamedTuple):
    """Degrees of latitude and longitude."""

    latitude: float
    longitude: float


def folded(name: str) -> str:
    """A name as it is compared: no accents, capitals, articles, brackets, or typographic apostrophes.

    >>> folded("L’Érythrée"), folded("Pyongyang (ville)")
    ('erythree', 'pyongyang')
    """
    bare = _ASIDE.sub("", name).replace("’", "'").casefold().strip()
    plain = "".join(letter for letter in unicodedata.normalize("NFD", bare) if not unicodedata.combining(letter))
    return _ARTICLES.sub("", " ".join(plain.replace("-", " ").split()))


def spot(name: str, key: str = "") -> Spot | None:
    """Where a place or a country is; None when neither its code nor its name is in the table.

    >>> spot("Corée du Nord", "KP") is not None, spot("Pyongyang"), spot("Nulle part")
    (True, Spot(latitude=39.03, longitude=125.75), None)
    """
    towns, middles = _coordinates(), _middles()
    if key.startswith("@") and key in towns:
        return Spot(*towns[key])
    if key in middles:
        return middles[key]
    found = _names().get(folded(name))
    if found is None:
        return None
    code, is_town = found
    if is_town or code.startswith("@"):
        return Spot(*towns[code]) if code in towns else None
    return middles.get(code) or (Spot(*towns[code]) if code in towns else None)


@lru_cache(maxsize=1)
def world() -> dict[str, Any]:
    """The outline map as it is in `resources/map`."""
    found: dict[str, Any] = json.loads(resource("map", "world.json").read_text("utf-8"))
    return found


@lru_cache(maxsize=1)
def _coordinates() -> dict[str, list[float]]:
    found: dict[str, list[float]] = json.loads(seed("gazetteer", "coordinates.json").read_text("utf-8"))
    return found


@lru_cache(maxsize=1)
def _names() -> dict[str, tuple[str, bool]]:
    """Every folded name -> code, and whether it is the capital of that code rather than the country or place itself."""
    found: dict[str, tuple[str, bool]] = {}
    for table in ("places", "countries"):
        for one in json.loads(seed("lexicons", f"{table}.json").read_text("utf-8")):
            for language in ("fr", "en"):
                words = one.get(language, {})
                for capital in words.get("capitals", []):
                    found.setdefault(folded(capital), (one["key"], True))
                for name in words.get("names", []):
                    # Mexico, Singapore, Panama: the country before its capital.
                    found[folded(name)] = (one["key"], False)
    return found


@lru_cache(maxsize=1)
def _middles() -> dict[str, Spot]:
    """The middle of the largest piece of each country: where its name would stand."""
    data, found = world(), {}
    arcs = [_absolute(arc, data["scale"]) for arc in data["arcs"]]
    for country in data["countries"]:
        rings = [part for ring in country["rings"] for part in parted(joined(ring, arcs))]
        if country["key"] and rings:
            x, y = _middle(max(rings, key=lambda ring: abs(_area(ring))))
            found[country["key"]] = Spot(round(y, 2), round(x, 2))
    return found


def _absolute(arc: list[int], scale: float) -> list[tuple[float, float]]:
    x = y = 0
    points = []
    for at in range(0, len(arc), 2):
        x, y = x + arc[at], y + arc[at + 1]
        points.append((x * scale, y * scale))
    return points


Point = tuple[float, float]


def parted(ring: list[Point]) -> list[list[Point]]:
    """A ring that crosses the 180th meridian as two or more that end there; any other as it is."""
    unwound, turn = [ring[0]], 0.0
    for (before, _), (x, y) in pairwise(ring):
        turn += -360.0 if x - before > 180 else 360.0 if before - x > 180 else 0.0
        unwound.append((x + turn, y))
    if turn or all(-180 <= x <= 180 for x, _ in unwound):
        return [ring]  # around a pole, or not across at all
    found = []
    for shift in (-360.0, 0.0, 360.0):
        part = _cut(_cut([(x + shift, y) for x, y in unwound], 180.0, 1), -180.0, -1)
        if len(part) > 2:
            found.append(part)
    return found


def _cut(ring: list[Point], limit: float, sign: int) -> list[Point]:
    """What of a ring lies on one side of a meridian (Sutherland and Hodgman's rule)."""
    found: list[Point] = []
    for (ax, ay), (bx, by) in zip(ring[-1:] + ring[:-1], ring, strict=True):
        was_in, is_in = sign * ax <= sign * limit, sign * bx <= sign * limit
        if was_in != is_in:
            found.append((limit, ay + (by - ay) * (limit - ax) / (bx - ax)))
        if is_in:
            found.append((bx, by))
    return found


def rings() -> list[list[tuple[float, float]]]:
    """The outline of every piece of every country as (longitude, latitude) points."""
    data = world()
    arcs = [_absolute(arc, data["scale"]) for arc in data["arcs"]]
    whole = (joined(ring, arcs) for country in data["countries"] for ring in country["rings"])
    return [part for ring in whole for part in parted(ring)]


def joined(ring: list[int], arcs: list[list[tuple[float, float]]]) -> list[tuple[float, float]]:
    """The points of a ring: its arcs one after the other, `~n` being arc `n` backwards."""
    points: list[tuple[float, float]] = []
    for at in ring:
        part = arcs[at] if at >= 0 else arcs[~at][::-1]
        points += part[1:] if points else part
    return points


def _area(ring: list[tuple[float, float]]) -> float:
    return sum(ax * by - bx * ay for (ax, ay), (bx, by) in zip(ring, ring[1:] + ring[:1], strict=True)) / 2


def _middle(ring: list[tuple[float, float]]) -> tuple[float, float]:
    area = _area(ring)
    if abs(area) < 1e-9:
        return ring[0]
    x = y = 0.0
    for (ax, ay), (bx, by) in zip(ring, ring[1:] + ring[:1], strict=True):
        cross = ax * by - bx * ay
        x, y = x + (ax + bx) * cross, y + (ay + by) * cross
    return x / (6 * area), y / (6 * area)
