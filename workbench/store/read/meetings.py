"""What two copies of a dossier held when they parted, or when one was last brought into the other."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import NamedTuple
from zlib import crc32

from workbench.core.copies import Side
from workbench.store.connection import Reader


class Base(NamedTuple):
    """A moment that both copies know: whose history tells of it, and the gestures that were done by then."""

    side: Side
    then: frozenset[int]


class Moment(NamedTuple):
    """The last settled gesture of a copy, and those before it that were undone: by these it finds this moment again.

    Below zero stands the gesture after it that typing might still join, with a digest of what it had done by then.
    """

    operation: int
    at: str
    undone: tuple[int, ...]


# Beyond any number of a gesture.
_DIGESTS = 1 << 40


def moment(reader: Reader) -> Moment | None:
    """Where a copy stands now; None before its first gesture."""
    gestures = reader.rows("SELECT id, at, merge_key, state FROM operation ORDER BY id DESC LIMIT 2")
    if not gestures:
        return None
    id, at, merge_key, state = gestures[0]
    undone = [id for (id,) in reader.rows("SELECT id FROM operation WHERE state <> 'done' ORDER BY id")]
    open_end: list[int] = []
    if merge_key and state == "done":
        # Known as it is now: what is typed may still join it, or leave nothing of it.
        open_end = [-id, -_DIGESTS - _digest(reader, id)]
        id, at, *_ = gestures[-1]
        undone += [id] if len(gestures) == 1 else []
    return Moment(id, at, (*(one for one in undone if one <= id), *open_end))


def _digest(reader: Reader, operation: int) -> int:
    return crc32(repr(_lines(reader, operation)).encode("utf-8", "surrogatepass"))


def _known_by(reader: Reader, operation: int, undone: Sequence[int]) -> frozenset[int]:
    """The gestures of a copy that held at a moment that it was met at."""
    known = {id for (id,) in reader.rows("SELECT id FROM operation WHERE id <= ?", (operation,))}
    known -= {id for id in undone if id > 0}
    digests = [-id - _DIGESTS for id in undone if id <= -_DIGESTS]
    for last in (-id for id in undone if -_DIGESTS < id < 0):
        if digests == [_digest(reader, last)]:
            known.add(last)
    return frozenset(known)


def last_met(reader: Reader) -> Moment | None:
    """The moment of the other copy that was brought in last."""
    row = reader.row("SELECT operation, at, undone FROM meeting ORDER BY id DESC LIMIT 1")
    return None if row is None else Moment(row[0], row[1], tuple(json.loads(row[2])))


def base(mine: Reader, theirs: Reader) -> Base | None:
    """The latest moment that both copies know; None for two dossiers that have nothing in common."""
    met = [*_met(mine, theirs, Side.THEIRS), *_met(theirs, mine, Side.MINE)]
    if met:
        return max(met, key=lambda one: one[0])[1]
    if mine.value("SELECT uid FROM dossier") != theirs.value("SELECT uid FROM dossier"):
        return None
    return _parting(mine, theirs)


def _met(one: Reader, other: Reader, side: Side) -> list[tuple[str, Base]]:
    """When `one` brought `other` in: as it is in `other` that these gestures are found, `side` says which of the two that is."""
    found = []
    for operation, at, undone, met_at in one.rows("SELECT operation, at, undone, met_at FROM meeting ORDER BY id"):
        if other.value("SELECT 1 FROM operation WHERE id = ? AND at = ?", (operation, at)):
            found.append((met_at, Base(side, _known_by(other, operation, json.loads(undone)))))
    return found


def _parting(mine: Reader, theirs: Reader) -> Base | None:
    """The gestures that both histories begin with."""
    sql = "SELECT id, at, state FROM operation ORDER BY id"
    ours, others = mine.rows(sql), theirs.rows(sql)
    common: list[int] = []
    then: set[int] = set()
    for (id, at, state), (other_id, other_at, other_state) in zip(ours, others, strict=False):
        if (id, at) != (other_id, other_at):
            break
        common.append(id)
        # Done in one copy alone: the other one undid it after they parted.
        if "done" in (state, other_state):
            then.add(id)
    if not common:
        return Base(Side.MINE, frozenset())
    if _lines(mine, common[-1]) != _lines(theirs, common[-1]):
        # A save that joined this gesture in one of them.
        then.discard(common[-1])
    return Base(Side.MINE, frozenset(then))


def _lines(reader: Reader, operation: int) -> list[tuple[object, ...]]:
    sql = """SELECT "table", row, kind, "column", old, new FROM change WHERE operation = ? ORDER BY seq"""
    return reader.rows(sql, (operation,))
