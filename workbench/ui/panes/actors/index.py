"""The tree of all actors in plain lists, filtered at the pace of typing; no Qt.

A node is the position of its row, rows being ordered by name; `ROOT` stands for the top. Lists indexed by position are
what keeps 100,000 actors inside one frame: no object is made per actor.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left
from collections.abc import Collection, Sequence
from typing import TYPE_CHECKING

from workbench.core.records import ActorRow

if TYPE_CHECKING:
    from workbench.ui.panes.actors.arrays import NodeArrays, Places

    Hits = list[int] | Places

ROOT = -1
_MARKS = re.compile("[\u0300-\u036f]+")


def folded(text: str) -> str:
    """`text` as it is compared: no case, no accents.

    >>> folded("Corée du Nord")
    'coree du nord'
    """
    if text.isascii():
        return text.lower()
    return _MARKS.sub("", unicodedata.normalize("NFKD", text)).casefold()


def _folded_together(names: Sequence[str]) -> list[str]:
    """Names folded as one string: a call an actor would cost more than a keystroke may."""
    return folded("\n".join([name.replace("\n", " ") for name in names])).split("\n")


def _listed(hits: Hits) -> list[int]:
    return hits if isinstance(hits, list) else hits.tolist()


def _arrays(ids: Sequence[int], parents: Sequence[int]) -> NodeArrays:
    from workbench.ui.panes.actors.arrays import NodeArrays

    return NodeArrays(ids, parents)


class ActorIndex:
    """All actors as a tree; `narrow` reduces it to what matches and to what leads there."""

    def __init__(self, rows: Sequence[ActorRow] = ()) -> None:
        names = _folded_together([row.name for row in rows])
        # As a person sorts: SQLite's order puts É after Z.
        order = sorted(range(len(rows)), key=names.__getitem__)
        self.rows = [rows[place] for place in order]
        self._names = [names[place] for place in order]
        self.position = {row.id: position for position, row in enumerate(self.rows)}
        at = self.position.get
        self._parents = [at(row.parent_id, ROOT) if row.parent_id else ROOT for row in self.rows]
        self._cut_loops()
        self._children: dict[int, list[int]] = {}
        for position, parent in enumerate(self._parents):
            self._children.setdefault(parent, []).append(position)
        self.has_aliases = False
        self._shown: bytearray | None = None
        # What of the shown has something shown below it, where numpy was there to say so.
        self._branches: bytearray | None = None
        # A list, or an array where a filter left so many that each of them as an object would take a frame.
        self._hits: Hits | None = None
        self._words: tuple[str, ...] = ()
        self._subset: Collection[int] | None = None
        self._listed: dict[int, list[int]] = {}
        self._arrays: NodeArrays | None = None

    def _cut_loops(self) -> None:
        """An actor that is its own ancestor (a damaged file) stands at the top, so that every walk upwards ends."""
        parents = self._parents
        clear = bytearray(len(parents))
        for start, above in enumerate(parents):
            if clear[start] or above == ROOT:
                clear[start] = 1
                continue
            path = {start: None}
            node = above
            while node != ROOT and not clear[node] and node not in path:
                path[node] = None
                node = parents[node]
            if node in path:
                parents[node] = ROOT
            for passed in path:
                clear[passed] = 1

    @property
    def is_narrowed(self) -> bool:
        """Whether something is left out."""
        return self._shown is not None

    @property
    def hits(self) -> list[int]:
        """Positions that match by themselves, in order of name; all of them when nothing is left out."""
        return list(range(len(self.rows))) if self._hits is None else _listed(self._hits)

    def add_aliases(self, aliases: Sequence[tuple[int, str]]) -> None:
        """Let actors also be found by these (actor id, name) pairs."""
        self.has_aliases = True
        self._hits = None
        for (id, _), name in zip(aliases, _folded_together([text for _, text in aliases]), strict=False):
            position = self.position.get(id)
            if position is not None:
                # On a line of its own, so that no word is found across two names.
                self._names[position] += "\n" + name

    def narrow(self, words: str = "", subset: Collection[int] | None = None) -> None:
        """Show only actors whose name holds every word and whose id is in `subset`, with their ancestors."""
        wanted = tuple(folded(words).split())
        hits = self._start_from(wanted, subset)
        names = self._names
        for word in wanted:
            if hits is None:
                hits = [position for position, name in enumerate(names) if word in name]
            else:
                hits = [position for position in _listed(hits) if word in names[position]]
        self._words, self._subset, self._hits = wanted, subset, hits
        self._listed = {}
        self._shown, self._branches = (None, None) if hits is None else self._with_ancestors(hits)

    def _start_from(self, wanted: tuple[str, ...], subset: Collection[int] | None) -> Hits | None:
        """Where narrowing may begin: the last hits when only letters were added, else the subset, else everything."""
        if self._hits is not None and subset is self._subset and len(wanted) >= len(self._words):
            pairs = zip(self._words, wanted, strict=False)
            if all(old in new for old, new in pairs):
                return self._hits
        if subset is None:
            return None
        mask = getattr(subset, "mask", None)
        if mask is None:
            return sorted(self.position[id] for id in subset if id in self.position)
        # A mask over all ids comes from numpy: only then is it there to be used.
        return self.prepare().chosen(mask)

    def prepare(self) -> NodeArrays:
        """Make now what the first filter needs; call it once numpy is there."""
        if self._arrays is None:
            self._arrays = _arrays([row.id for row in self.rows], self._parents)
        return self._arrays

    def _with_ancestors(self, hits: Hits) -> tuple[bytearray, bytearray | None]:
        if self._arrays is not None:
            return self._arrays.with_ancestors(hits)
        # One place more than there are nodes: ROOT is the last, which nobody reads.
        shown = bytearray(len(self.rows) + 1)
        parents = self._parents
        for node in _listed(hits):
            # Up to the first that is shown already.
            while not shown[node] and node != ROOT:
                shown[node] = 1
                node = parents[node]
        return shown, None

    def children(self, node: int) -> list[int]:
        """Positions under `node` that are shown, in order of name."""
        listed = self._listed.get(node)
        if listed is None:
            listed = self._children.get(node, [])
            if self._shown is not None:
                shown = self._shown
                listed = [child for child in listed if shown[child]]
            self._listed[node] = listed
        return listed

    def has_children(self, node: int) -> bool:
        """Whether anything under `node` is shown."""
        listed = self._listed.get(node)
        if listed is not None:
            return bool(listed)
        if self._shown is None:
            return node in self._children
        if self._branches is not None:
            return bool(self._branches[node])
        shown = self._shown
        return any(shown[child] for child in self._children.get(node, ()))

    def is_shown(self, node: int) -> bool:
        """Whether the filters leave `node` visible."""
        return self._shown is None or bool(self._shown[node])

    def parent(self, node: int) -> int:
        """The position above `node`, or ROOT."""
        return self._parents[node]

    def place(self, node: int) -> int:
        """Where `node` stands among its shown siblings."""
        # Positions are in order of name and so are the children, so nothing need be kept per node.
        return bisect_left(self.children(self._parents[node]), node)

    def ancestors(self, node: int) -> list[int]:
        """Positions above `node`, nearest first."""
        found: list[int] = []
        while (node := self._parents[node]) != ROOT:
            found.append(node)
        return found

    def expandable_hits(self, limit: int) -> list[int]:
        """Ancestors of the hits, top first; nothing when there are more hits than `limit`."""
        if self._hits is None or len(self._hits) > limit:
            return []
        found: dict[int, int] = {}
        for hit in _listed(self._hits):
            above = self.ancestors(hit)
            for depth, node in enumerate(reversed(above)):
                found[node] = depth
        return sorted(found, key=found.__getitem__)

    def replace(self, position: int, row: ActorRow) -> bool:
        """Put fresh values in place; False when name or parent moved, so that the tree must be built anew."""
        old = self.rows[position]
        if (old.id, old.name, old.parent_id) != (row.id, row.name, row.parent_id):
            return False
        self.rows[position] = row
        return True
