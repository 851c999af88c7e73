"""Write resources/map/world.json from Natural Earth's outlines: `python -m tests.data.make_map countries-50m.json`.

The input is the TopoJSON of the npm package world-atlas. Lines are thinned to what a screen shows, rounded to a
hundredth of a degree, and countries carry the code that the lexicon knows them by.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

from workbench.files import resource, seed

TOLERANCE = 0.035
SCALE = 0.01
NAMES = {
    "S. Sudan": "SS", "Solomon Is.": "SB", "São Tomé and Principe": "ST", "St. Vin. and Gren.": "VC",
    "St. Kitts and Nevis": "KN", "W. Sahara": "EH", "Fr. Polynesia": "PF", "Eq. Guinea": "GQ", "Dominican Rep.": "DO",
    "Faeroe Is.": "FO", "Dem. Rep. Congo": "CD", "Central African Rep.": "CF", "Bosnia and Herz.": "BA",
    "Antigua and Barb.": "AG", "Marshall Is.": "MH", "N. Mariana Is.": "MP", "Falkland Is.": "FK", "Cayman Is.": "KY",
    "Cook Is.": "CK", "St-Martin": "MF", "St-Barthélemy": "BL", "Wallis and Futuna Is.": "WF",
}  # fmt: skip


def codes() -> dict[str, str]:
    """English names of countries, in small letters -> their codes."""
    listed = json.loads(seed("lexicons", "countries.json").read_text("utf-8"))
    return {name.lower(): one["key"] for one in listed for name in one["en"]["names"]}


def absolute(arc: list[list[int]], transform: dict[str, list[float]]) -> list[tuple[float, float]]:
    """The points of a delta-encoded arc in degrees."""
    x = y = 0
    found = []
    for dx, dy in arc:
        x, y = x + dx, y + dy
        found.append(
            (
                x * transform["scale"][0] + transform["translate"][0],
                y * transform["scale"][1] + transform["translate"][1],
            )
        )
    return found


def thinned(points: list[tuple[float, float]]) -> list[tuple[float, float]]:
    """Douglas and Peucker's rule: points nearer than the tolerance to the line without them are left out."""
    keep = {0, len(points) - 1}
    stack = [(0, len(points) - 1)]
    while stack:
        first, last = stack.pop()
        (ax, ay), (bx, by) = points[first], points[last]
        dx, dy = bx - ax, by - ay
        length = (dx * dx + dy * dy) ** 0.5
        worst, at = TOLERANCE, 0
        for index in range(first + 1, last):
            px, py = points[index][0] - ax, points[index][1] - ay
            away = abs(px * dy - py * dx) / length if length else (px * px + py * py) ** 0.5
            if away > worst:
                worst, at = away, index
        if at:
            keep.add(at)
            stack += [(first, at), (at, last)]
    return [points[index] for index in sorted(keep)]


def deltas(points: list[tuple[float, float]]) -> list[int]:
    """x, y, then the steps to each next point, in hundredths of a degree."""
    found: list[int] = []
    before = (0, 0)
    for x, y in points:
        now = (round(x / SCALE), round(y / SCALE))
        if found and now == before:
            continue
        found += [now[0] - before[0], now[1] - before[1]]
        before = now
    return found


def main(path: Path) -> None:
    """Read, thin, write."""
    world = json.loads(path.read_text("utf-8"))
    known = codes()
    arcs = [deltas(thinned(absolute(arc, world["transform"]))) for arc in world["arcs"]]
    countries: list[dict[str, Any]] = []
    for shape in world["objects"]["countries"]["geometries"]:
        name = shape["properties"]["name"]
        polygons = [shape["arcs"]] if shape["type"] == "Polygon" else shape["arcs"]
        key = NAMES.get(name, known.get(name.lower(), ""))
        countries.append({"key": key, "name": name, "rings": [ring for polygon in polygons for ring in polygon]})
    out = {
        "source": "Natural Earth 1:50m countries, public domain, by way of world-atlas 2.0.2 (npm, ISC)",
        "scale": SCALE,
        "arcs": arcs,
        "countries": sorted(countries, key=lambda one: one["name"]),
    }
    resource("map", "world.json").write_text(json.dumps(out, ensure_ascii=False, separators=(",", ":")), "utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
