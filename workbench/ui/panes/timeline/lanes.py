"""Which lanes there are, and how the height of the pane is shared between them.

By actor, an event is drawn once, so that counting marks counts events. It lies in the lane of its first-named
participant that has a lane: a report names first who acts, and the analyst looks for an event where its author is. A
participant without a lane of its own counts for its parent, grandparent and so on (a general's visit belongs to his
state). The actors taking part in most events get the lanes; actors chosen in the filter always get one, on top.
What remains lies in one last lane, "Others". By kind, each kind of event is a lane; by document, an event lies with the
earliest published one that has a quote for it; by tag, with its first tag that has a lane.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import NamedTuple

from workbench.core.wording import tr

BY_ACTOR = "actor"
BY_KIND = "kind"
BY_DOCUMENT = "document"
BY_TAG = "tag"
CHOICES = (BY_ACTOR, BY_KIND, BY_DOCUMENT, BY_TAG)
MOST_LANES = 12
ROW_HEIGHT = 19
# A lane of more events than these is content with one row.
MARKS = 300
_MOST_ROWS = 6
_FULL_ROWS = 4
_TALLEST_ROW = 24.0


class Lane(NamedTuple):
    """One lane: its name, and the actor it belongs to (None for a kind or for the others)."""

    label: str
    actor_id: int | None = None
    key: str = ""


class Band(NamedTuple):
    """Where a lane lies: pixels from the top of all lanes, height, and rows of marks inside."""

    top: float
    height: float
    rows: int

    @property
    def row_height(self) -> float:
        """Pixels between two rows of marks."""
        return min(self.height / self.rows, _TALLEST_ROW)

    def centre(self, row: int) -> float:
        """The middle of a row, from the top of all lanes."""
        inset = (self.height - self.row_height * self.rows) / 2
        return self.top + inset + self.row_height * (row + 0.5)


class Forest:
    """Actors with their parents: who counts for whom."""

    def __init__(self, actors: Iterable[tuple[int, int | None, str]]) -> None:
        self.parents: dict[int, int | None] = {}
        self.names: dict[int, str] = {}
        for id, parent, name in actors:
            self.parents[id] = parent
            self.names[id] = name

    def line(self, actor_id: int) -> list[int]:
        """The actor, its parent, and so on to the top; a circle ends where it closes."""
        found: list[int] = []
        current: int | None = actor_id
        while current is not None and current not in found:
            found.append(current)
            current = self.parents.get(current)
        return found

    def root(self, actor_id: int) -> int:
        """The top-most actor above (or the actor itself)."""
        return self.line(actor_id)[-1]


def actor_lanes(counts: Mapping[int, int], forest: Forest, pinned: Iterable[int] = ()) -> list[Lane]:
    """Lanes for the pinned actors, then for the top-most actors with most events (most first), without "Others"."""
    first = sorted((id for id in set(pinned) if id in forest.names), key=lambda id: forest.names[id])[:MOST_LANES]
    ranked = sorted(counts, key=lambda id: (-counts[id], forest.names.get(id, ""), id))
    others = [id for id in ranked if counts[id] and id not in first and id in forest.names]
    return [Lane(forest.names[id], id) for id in (first + others)[:MOST_LANES]]


def lane_of_each(lanes: Sequence[Lane], forest: Forest) -> dict[int, int]:
    """The lane that each actor counts for, for actors that count for any."""
    own = {lane.actor_id: index for index, lane in enumerate(lanes) if lane.actor_id is not None}
    found: dict[int, int] = {}
    for id in forest.parents:
        index = next((own[above] for above in forest.line(id) if above in own), None)
        if index is not None:
            found[id] = index
    return found


def kind_lanes(counts: Mapping[str, int]) -> list[Lane]:
    """A lane for each of the kinds with most events, by name; the nameless kind is "Others" and left out here."""
    ranked = sorted((kind for kind in counts if kind), key=lambda kind: (-counts[kind], kind))[:MOST_LANES]
    return [Lane(kind, key=kind) for kind in sorted(ranked, key=str.casefold)]


def group_lanes(counts: Mapping[int, int], names: Mapping[int, str]) -> list[Lane]:
    """A lane for each of the documents or tags with most events, by name; without "Others"."""
    ranked = sorted((id for id in counts if id in names), key=lambda id: (-counts[id], names[id], id))[:MOST_LANES]
    return [Lane(names[id], key=str(id)) for id in sorted(ranked, key=lambda id: (names[id].casefold(), id))]


def worth_showing(lanes: Sequence[Lane], totals: Sequence[int], pinned: Collection[int]) -> list[int]:
    """The numbers of lanes that hold anything, or belong to an actor who was chosen."""
    return [
        number
        for number, (lane, total) in enumerate(zip(lanes, totals, strict=True))
        if total or lane.actor_id in pinned
    ]


def others() -> Lane:
    """The lane for what has no lane of its own."""
    return Lane(tr("Others"))


def bands(totals: Sequence[int], depths: Sequence[int], height: float) -> list[Band]:
    """Share `height` among lanes holding `totals` events: as many rows as events overlap (`depths`), more to the fullest.

    Depends on all events, never on what is in view, so that lanes stand still while the analyst pans and zooms. Lanes
    that do not fit reach below `height`: the pane scrolls. Several lanes too full for marks are content with few rows.
    """
    # A single lane too full for marks has rows for the time when somebody looks closer; many of them show their shape.
    full = max(_FULL_ROWS // max(sum(total > MARKS for total in totals), 1), 1)
    rows = [
        min(max(depth, 1), _MOST_ROWS) if total <= MARKS else full for total, depth in zip(totals, depths, strict=True)
    ]
    for _ in range(int(height // ROW_HEIGHT) - sum(rows)):
        fullest = max(range(len(totals)), key=lambda index: totals[index] / rows[index] ** 2, default=-1)
        if fullest < 0 or rows[fullest] >= _MOST_ROWS or totals[fullest] <= rows[fullest]:
            break
        rows[fullest] += 1
    extra = min(max(height - sum(rows) * ROW_HEIGHT, 0.0) / max(len(rows), 1), ROW_HEIGHT)
    found: list[Band] = []
    top = 0.0
    for count in rows:
        found.append(Band(top, count * ROW_HEIGHT + extra, count))
        top += count * ROW_HEIGHT + extra
    return found
