"""The dossier's links as numpy columns, indexed by row id: a million events are filtered and counted within a frame.

A row that is gone holds zeros. Needs numpy: nothing that is drawn at start may import it.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Sequence, Set
from typing import Any

import numpy as np
from numpy.typing import NDArray

from workbench.core.changes import Changes
from workbench.core.modality import HEDGES, Modality
from workbench.store.connection import Reader
from workbench.store.read import packed

Mask = NDArray[np.bool_]
Numbers = NDArray[np.int32]
OPEN = 2**30
_FEW = 5_000
# What the tree counts for each actor.
BY_ACTOR = (("participant", "event"), ("evidence", "quote"), ("attribution", "claim"), ("mention", "document"))
_AT_ONCE = 500
# More ids than these are a mask and no list.
_LISTED = 2_000
_GROWTH = 1_000
MODALITIES = tuple(modality.value for modality in Modality)
# For each modality as it is numbered here, how hedged it is; what states nothing comes after all that do.
_NOTHING = len(HEDGES)
_HEDGED = np.array([_NOTHING, *(HEDGES.index(name) for name in MODALITIES)], np.uint8)
_MODALITY = "CASE modality " + " ".join(f"WHEN '{name}' THEN {at + 1}" for at, name in enumerate(MODALITIES)) + " END"
# table -> columns by name; each is an SQL expression that is a small number, NULL counting as 0.
_DATES = {
    "earliest": f"coalesce(earliest, iif(latest IS NULL, {OPEN}, {-OPEN}))",
    "latest": f"coalesce(latest, iif(earliest IS NULL, {-OPEN}, {OPEN}))",
}
_TABLES: dict[str, dict[str, str]] = {
    "event": {**_DATES, "modality": _MODALITY, "status": "0"},
    "quote": {"document": "document_id", "start": "start"},
    "claim": {
        "event": "event_id",
        "modality": _MODALITY,
        "credibility": "(SELECT id FROM scale_value WHERE scale = 'credibility' AND code = credibility)",
        "status": "0",
    },
    "transfer": {"donor": "donor_id", "recipient": "recipient_id", "modality": _MODALITY, **_DATES},
    "actor": {
        "parent": "parent_id",
        "grade": """(SELECT scale_value.id FROM reliability LEFT JOIN scale_value ON scale = 'reliability' AND code = grade
                    WHERE actor_id = actor.id ORDER BY reliability.id DESC LIMIT 1)""",
    },
    "document": {},
    "participant": {"event": "event_id", "actor": "actor_id"},
    "attribution": {"claim": "claim_id", "actor": "actor_id"},
    "mention": {"actor": "actor_id", "document": "document_id"},
    "evidence": {
        "quote": "quote_id", "actor": "actor_id", "event": "event_id", "claim": "claim_id", "transfer": "transfer_id",
        "against": "relation = 'contradicts'",
    },
    "tagging": {
        "tag": "tag_id", "quote": "quote_id", "document": "document_id", "actor": "actor_id", "event": "event_id",
        "claim": "claim_id",
    },
}  # fmt: skip
# A fact that came from a proposal has its uid; a fact edited before it was accepted counts as edited.
_DECIDED = """SELECT {0}.id, max(iif(status = 'edited', 2, 1)) FROM proposal JOIN {0} ON {0}.uid = fact_uid
    WHERE fact_uid <> '' AND status IN ('accepted', 'edited') {1} GROUP BY 1"""
_PROPOSED = ("event", "claim")
# Events that a quote dates otherwise than they are.
_DATED_APART = """SELECT event.id FROM evidence JOIN event ON event.id = evidence.event_id
    WHERE evidence.edtf IS NOT NULL AND evidence.edtf <> coalesce(event.edtf, '')"""
_STATING = ("quote", "evidence", "event", "claim", "transfer")


def picked(values: NDArray[Any], mask: Mask) -> NDArray[Any]:
    """The values that a mask of the same length holds; a mask as an index takes three times as long."""
    return values.take(np.flatnonzero(mask))


def held(mask: Mask, places: NDArray[Any]) -> Mask:
    """What a mask says of each place; all places are in it, and no look at their bounds halves the time."""
    return mask.take(places, mode="clip")


class Ids(Set[int]):
    """The ids of one kind that are left, as a mask over all ids; it is a set like any other."""

    __slots__ = ("_count", "mask")

    def __init__(self, mask: Mask) -> None:
        self.mask = mask
        self._count: int | None = None

    def __contains__(self, id: object) -> bool:
        return isinstance(id, int) and 0 <= id < len(self.mask) and bool(self.mask[id])

    def among(self, ids: Collection[int]) -> list[bool]:
        """Whether each of these is left, in order; one look for all of them."""
        asked = np.asarray(ids, np.int64)
        found = self.mask[np.clip(asked, 0, len(self.mask) - 1)] if len(self.mask) else np.zeros(len(asked), np.bool_)
        found &= (asked >= 0) & (asked < len(self.mask))
        return list(found.tolist())

    def __iter__(self) -> Iterator[int]:
        return iter(np.flatnonzero(self.mask).tolist())

    def __len__(self) -> int:
        if self._count is None:
            self._count = int(np.count_nonzero(self.mask))
        return self._count

    def __hash__(self) -> int:
        return id(self)

    def __eq__(self, other: object) -> bool:
        if isinstance(other, Ids):
            # One by one they would take as long as a frame has, ten times over.
            size = min(len(self.mask), len(other.mask))
            is_longer = bool(self.mask[size:].any() or other.mask[size:].any())
            return not is_longer and np.array_equal(self.mask[:size], other.mask[:size])
        return super().__eq__(other)

    @classmethod
    def _from_iterable(cls, it: Any) -> Any:
        return frozenset(it)


class Table:
    """The columns of one table; `alive` tells which ids there are."""

    def __init__(self, names: tuple[str, ...], size: int) -> None:
        self.alive: Mask = np.zeros(size, np.bool_)
        self._columns: dict[str, Numbers] = {name: np.zeros(size, np.int32) for name in names}

    def __getitem__(self, name: str) -> Numbers:
        return self._columns[name]

    def __len__(self) -> int:
        return len(self.alive)

    @property
    def arrays(self) -> list[NDArray[Any]]:
        """Every array that is held, to be weighed."""
        return [self.alive, *self._columns.values()]

    def put(self, ids: NDArray[Any], values: NDArray[Any]) -> None:
        """Take rows: `values` has a column for each of ours."""
        if not len(ids):
            return
        self._grow(int(ids.max()) + 1)
        self.alive[ids] = True
        for at, column in enumerate(self._columns.values()):
            column[ids] = values[:, at]

    def forget(self, ids: NDArray[np.int64]) -> None:
        """Empty these rows."""
        ids = ids[ids < len(self.alive)]
        self.alive[ids] = False
        for column in self._columns.values():
            column[ids] = 0

    def _grow(self, size: int) -> None:
        if size > len(self.alive):
            more = size + _GROWTH - len(self.alive)
            self.alive = np.concatenate([self.alive, np.zeros(more, np.bool_)])
            self._columns = {
                name: np.concatenate([held, np.zeros(more, np.int32)]) for name, held in self._columns.items()
            }


class Groups:
    """Numbers gathered by the actor that they belong to."""

    def __init__(self, actors: Numbers, values: Numbers, size: int) -> None:
        order = np.argsort(actors, kind="stable")
        self._values = values[order]
        self._starts = np.searchsorted(actors[order], np.arange(size + 1))

    def of(self, actor: int) -> Numbers:
        """What belongs to one actor."""
        if not 0 <= actor < len(self._starts) - 1:
            return self._values[:0]
        return self._values[self._starts[actor] : self._starts[actor + 1]]

    def of_all(self, actors: NDArray[np.int64]) -> Numbers:
        """What belongs to any of these."""
        return np.concatenate([self._values[:0], *(self.of(int(actor)) for actor in actors)])


class Columns:
    """Every table that filters and counts ask for."""

    def __init__(self, tables: dict[str, Table], parted: Set[int], dated_apart: Collection[int] = ()) -> None:
        self._tables = tables
        # A quote stays here when it has one part again, an event when its quotes agree: what reads them looks itself.
        self._parted = set(parted)
        self._dated_apart: Mask = np.zeros(0, np.bool_)
        self._take_dated(dated_apart)
        self._pairs: dict[tuple[str, str, str], tuple[Numbers, Numbers]] = {}
        self._firsts: dict[tuple[str, str, str], tuple[Numbers, Numbers, Numbers]] = {}
        self._groups: dict[tuple[str, str, str], Groups] = {}
        self._stated: NDArray[np.uint8] | None = None
        self._carded: Mask | None = None

    @classmethod
    def load(cls, reader: Reader, goes_on: Callable[[], bool] = lambda: True) -> Columns:
        """Read all of it; half a second for a million links, in any thread."""
        tables: dict[str, Table] = {}
        for name in _TABLES:
            last = int(reader.value(f"SELECT max(id) FROM {name}") or 0)
            tables[name] = Table(tuple(_TABLES[name]), last + 1)
            listed = [f"coalesce({expression}, 0)" for expression in _TABLES[name].values()]
            for rows in packed.stretches(reader, name, listed, goes_on):
                tables[name].put(rows[:, 0], rows[:, 1:])
        for name in _PROPOSED:
            _decide(tables[name], reader, name)
        parted = {row[0] for row in reader.rows("SELECT quote_id FROM quote_part WHERE seq > 0")}
        return cls(tables, parted, [row[0] for row in reader.rows(_DATED_APART)])

    def __getitem__(self, name: str) -> Table:
        return self._tables[name]

    @property
    def names(self) -> tuple[str, ...]:
        """The tables that are held."""
        return tuple(self._tables)

    def pairs(self, table: str, one: str, other: str) -> tuple[Numbers, Numbers]:
        """Two columns of the rows that hold both, each pair once."""
        key = (table, one, other)
        found = self._pairs.get(key)
        if found is None:
            held = self._tables[table]
            both = np.flatnonzero((held[one] > 0) & (held[other] > 0))
            found = _each_once(held[one][both], held[other][both])
            self._pairs[key] = found
        return found

    def firsts(self, table: str, one: str, other: str) -> tuple[Numbers, Numbers, Numbers]:
        """The first `other` of each `one`, by its id (0: none), and the pairs with all that come after the first."""
        key = (table, one, other)
        found = self._firsts.get(key)
        if found is None or len(found[0]) != len(self._tables[one]):
            ones, others = self.pairs(table, one, other)
            named = np.arange(len(ones), dtype=np.int32)
            ahead = np.full(len(self._tables[one]), -1, np.int32)
            # Of several values for one place the last one stays: backwards, that is the first.
            ahead[ones[::-1]] = named[::-1]
            # Of quotes it is the index into what they show: numpy would make a wider copy each time.
            first: NDArray[Any] = np.zeros(len(ahead), np.intp if one == "quote" and other != "actor" else np.int32)
            first[ones[::-1]] = others[::-1]
            rest = ahead[ones] != named
            found = self._firsts[key] = (first, ones[rest], others[rest])
        return found

    def groups(self, table: str, other: str) -> Groups:
        """The `other` column of each actor's rows, gathered: what one actor has is there without a look at the rest."""
        key = (table, "actor", other)
        found = self._groups.get(key)
        if found is None:
            if table == "mention":
                # Each place where a document names an actor counts; of everything else the same twice is one.
                held = self._tables[table]
                others, actors = held[other][held.alive], held["actor"][held.alive]
            else:
                others, actors = self.pairs(table, other, "actor")
            found = Groups(actors, others, len(self._tables["actor"]))
            self._groups[key] = found
        return found

    def events_of(self, actor: int) -> Set[int] | None:
        """The events that an actor takes part in; None where finding out would mean a look at all."""
        gathered = self._groups.get(("participant", "actor", "event"))
        if gathered is None:
            return None
        events = gathered.of(actor)
        if len(events) <= _LISTED:
            return frozenset(events.tolist())
        mask = np.zeros(len(self._tables["event"]), np.bool_)
        mask[events] = True
        return Ids(mask)

    def quotes_of(self, actor: int) -> tuple[tuple[int, ...], frozenset[int]] | None:
        """The quotes linked to an actor in reading order, and their documents; None where that would mean a look at all."""
        gathered = self._groups.get(("evidence", "actor", "quote"))
        if gathered is None:
            return None
        table = self._tables["quote"]
        quotes = distinct(gathered.of(actor))
        documents = table["document"][quotes]
        # Where two begin at one place the ids, in order already, decide.
        order = np.argsort(documents.astype(np.int64) << 32 | table["start"][quotes], kind="stable")
        return tuple(quotes[order].tolist()), frozenset(distinct(documents).tolist())

    def dated_apart(self, events: Collection[int]) -> list[int]:
        """Of these events those that a quote may date otherwise than they are."""
        marked = Ids(self._dated_apart).among(events)
        return [id for id, is_marked in zip(events, marked, strict=True) if is_marked]

    def _take_dated(self, events: Collection[int]) -> None:
        size = max(events, default=0) + 1
        if size > len(self._dated_apart):
            self._dated_apart = np.append(self._dated_apart, np.zeros(size - len(self._dated_apart), np.bool_))
        self._dated_apart[np.fromiter(events, np.int64, len(events))] = True

    def modalities_of(self, quotes: Sequence[int]) -> list[str] | None:
        """The most hedged of what each of these quotes states, "" where it states nothing; None for a quote not known."""
        if self._stated is None:
            self._stated = np.full(len(self._tables["quote"]), _NOTHING, np.uint8)
            for kind in ("event", "claim", "transfer"):
                ones, others = self.pairs("evidence", "quote", kind)
                np.minimum.at(self._stated, ones, _HEDGED[self._tables[kind]["modality"][others]])
        if max(quotes, default=0) >= len(self._stated):
            return None
        named = (*HEDGES, "")
        return [named[hedge] for hedge in self._stated[np.asarray(quotes, np.int64)].tolist()]

    def carded(self, quotes: Sequence[int]) -> frozenset[int] | None:
        """Of these quotes those that something is linked to, or a tag; None where one of them is not known."""
        if self._carded is None:
            self._carded = np.zeros(len(self._tables["quote"]), np.bool_)
            for name in ("evidence", "tagging"):
                self._carded[self._tables[name]["quote"]] = True
            self._carded[0] = False
        if max(quotes, default=0) >= len(self._carded):
            return None
        return frozenset(id for id, is_so in zip(quotes, self._carded.take(quotes).tolist(), strict=True) if is_so)

    def may_be_parted(self, quotes: Collection[int]) -> bool:
        """Whether any of these quotes may have several parts."""
        return not self._parted.isdisjoint(quotes)

    def warm(self) -> None:
        """Make the pairs that every filter needs, where the time does not matter."""
        for other in ("event", "claim", "transfer", "actor"):
            self.firsts("evidence", "quote", other)
        self.firsts("participant", "event", "actor")
        self.firsts("attribution", "claim", "actor")
        self.pairs("mention", "actor", "document")
        for table, other in BY_ACTOR:
            self.groups(table, other)
        self.modalities_of(())
        self.carded(())

    def take(self, reader: Reader, changes: Changes) -> bool:
        """Follow what changed; False when that is so much that all should be loaded anew."""
        if changes.whole:
            return False
        touched = {name: set(changes.ids(name)) for name in _TABLES}
        rated = changes.ids("reliability")
        if rated:
            known = _ids(reader, "SELECT actor_id FROM reliability WHERE id IN ({})", rated)
            touched["actor"] |= known
            if len(known) < len(rated):
                # A rating that is gone no longer tells whose it was.
                touched["actor"] |= set(np.flatnonzero(self._tables["actor"]["grade"]).tolist())
        for name in _PROPOSED:
            decided = "SELECT {0}.id FROM proposal JOIN {0} ON {0}.uid = fact_uid WHERE proposal.id IN ({{}})"
            touched[name] |= _ids(reader, decided.format(name), changes.ids("proposal"))
        if sum(map(len, touched.values())) > _FEW:
            return False
        for name, ids in touched.items():
            if ids:
                self._take(reader, name, sorted(ids))
        parts = "SELECT quote_id FROM quote_part WHERE seq > 0 AND id IN ({})"
        self._parted |= _ids(reader, parts, changes.ids("quote_part"))
        for name in ("evidence", "event"):
            self._take_dated(_ids(reader, f"{_DATED_APART} AND {name}.id IN ({{}})", touched[name]))
        return True

    def _take(self, reader: Reader, name: str, ids: list[int]) -> None:
        table = self._tables[name]
        table.forget(np.array(ids, np.int64))
        for first in range(0, len(ids), _AT_ONCE):
            listed = ", ".join(map(str, ids[first : first + _AT_ONCE]))
            _put(table, reader.rows(f"{_selected(name)} WHERE id IN ({listed})"))
            if name in _PROPOSED:
                _decide(table, reader, name, f"AND {name}.id IN ({listed})")
        if name in _STATING:
            self._stated = None
        if name in ("quote", "evidence", "tagging"):
            self._carded = None
        self._pairs = {key: held for key, held in self._pairs.items() if key[0] != name}
        self._firsts = {key: rows for key, rows in self._firsts.items() if key[0] != name}
        self._groups = {key: rows for key, rows in self._groups.items() if key[0] != name}


def _ids(reader: Reader, sql: str, ids: Collection[int]) -> set[int]:
    if not ids:
        return set()
    return {row[0] for row in reader.rows(sql.format(", ".join(map(str, ids))))}


def _selected(name: str) -> str:
    listed = "".join(f", coalesce({expression}, 0)" for expression in _TABLES[name].values())
    return f"SELECT id{listed} FROM {name}"


def _put(table: Table, rows: list[Any]) -> None:
    if rows:
        values = np.array(rows, np.int64)
        table.put(values[:, 0], values[:, 1:])


def _decide(table: Table, reader: Reader, name: str, condition: str = "") -> None:
    rows = reader.rows(_DECIDED.format(name, condition))
    if rows:
        ids, statuses = np.array(rows, np.int64).T
        table["status"][ids] = statuses


def distinct(values: NDArray[Any]) -> NDArray[Any]:
    """Each value once, in order: as np.unique, which brings all of masked arrays along to ask whether these are."""
    ordered = np.sort(values, axis=None)
    return ordered[np.flatnonzero(np.concatenate([[True], ordered[1:] != ordered[:-1]])[: len(ordered)])]


def _each_once(one: Numbers, other: Numbers) -> tuple[Numbers, Numbers]:
    keys = one.astype(np.int64) << 32 | other
    unique = distinct(keys)
    if len(unique) == len(keys):
        return one, other
    return (unique >> 32).astype(np.int32), (unique & 0xFFFFFFFF).astype(np.int32)
