"""Who gives what to whom, who acts with whom, who speaks of whom and who relays whom: the ties between actors."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import chain
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from workbench.core.kinds import RecordKind, TransferObject
from workbench.core.modality import Modality
from workbench.store.connection import Reader

MEETS, SPEAKS, RELAYS = "meets", "speaks", "relays"
KINDS: tuple[str, ...] = (*(one.value for one in TransferObject), MEETS, SPEAKS, RELAYS)
MODALITIES: tuple[str, ...] = tuple(one.value for one in Modality)
# Beyond this many participants an event ties each of them to the first-named only: a summit of 80 is no 3,160 meetings.
_ROUND_TABLE = 12

_KIND_OF = " ".join(f"WHEN '{kind}' THEN {place}" for place, kind in enumerate(KINDS))
_MODALITY_OF = " ".join(f"WHEN '{modality}' THEN {place}" for place, modality in enumerate(MODALITIES))
_PLACE = {kind: place for place, kind in enumerate(KINDS)}

_GIVEN = f"""
SELECT donor_id, recipient_id, CASE kind {_KIND_OF} ELSE {_PLACE["other"]} END, CASE modality {_MODALITY_OF} ELSE 0 END, id
FROM transfer WHERE donor_id <> recipient_id ORDER BY id
"""
_PARTS = "SELECT event_id, actor_id FROM participant ORDER BY event_id, id"
_EVENTS = f"SELECT id, CASE modality {_MODALITY_OF} ELSE 0 END FROM event ORDER BY id"
_SPOKEN = f"""
SELECT speaker.actor_id, participant.actor_id, {_PLACE[SPEAKS]}, CASE claim.modality {_MODALITY_OF} ELSE 0 END, claim.id
FROM claim JOIN attribution speaker ON speaker.claim_id = claim.id
     AND speaker.seq = (SELECT max(seq) FROM attribution WHERE claim_id = claim.id)
     JOIN participant ON participant.event_id = claim.event_id AND participant.actor_id <> speaker.actor_id
GROUP BY claim.id, speaker.actor_id, participant.actor_id
"""
_RELAYED = f"""
SELECT near.actor_id, far.actor_id, {_PLACE[RELAYS]}, CASE claim.modality {_MODALITY_OF} ELSE 0 END, claim.id
FROM claim JOIN attribution near ON near.claim_id = claim.id
     JOIN attribution far ON far.claim_id = claim.id AND far.seq = near.seq + 1 AND far.actor_id <> near.actor_id
"""


class Ties(NamedTuple):
    """Every tie of every record as columns of one length; `kind` and `modality` are places in KINDS and MODALITIES.

    `record` is the transfer, event or claim that the tie is read from: `record_kind` says which.
    """

    source: NDArray[np.int64]
    target: NDArray[np.int64]
    kind: NDArray[np.int64]
    modality: NDArray[np.int64]
    record: NDArray[np.int64]

    def __bool__(self) -> bool:
        return bool(len(self.source))

    def only(self, chosen: NDArray[np.bool_]) -> Ties:
        """The ties that `chosen` is true for."""
        return Ties(*(column[chosen] for column in self))


class Party(NamedTuple):
    """An actor as the network names it."""

    id: int
    name: str
    kind: str


def record_kind(kind: str) -> RecordKind:
    """What a tie of this kind is read from."""
    if kind == MEETS:
        return RecordKind.EVENT
    return RecordKind.CLAIM if kind in (SPEAKS, RELAYS) else RecordKind.TRANSFER


def ties(reader: Reader) -> Ties:
    """Every tie of the dossier; a million take some seconds, so ask from a thread."""
    found = [row for sql in (_GIVEN, _SPOKEN, _RELAYED) for row in reader.rows(sql)]
    table = np.concatenate([_met(reader), _table(found, 5)])
    return Ties(*(np.ascontiguousarray(table[:, column]) for column in range(5)))


def _table(rows: Sequence[Sequence[int]], width: int) -> NDArray[np.int64]:
    return np.fromiter(chain.from_iterable(rows), np.int64, len(rows) * width).reshape(-1, width)


def _met(reader: Reader) -> NDArray[np.int64]:
    """Participants of one event two by two; reckoned here, since the join of a million events takes SQLite 15 seconds."""
    parts = _table(reader.rows(_PARTS), 2)
    # An actor that takes part twice, in two roles, takes part once.
    order = np.lexsort((np.arange(len(parts)), parts[:, 1], parts[:, 0]))
    again = (np.diff(parts[order], axis=0, prepend=-1) == 0).all(axis=1)
    parts = np.delete(parts, order[again], axis=0)
    event, actor = parts[:, 0], parts[:, 1]
    first = np.flatnonzero(np.diff(event, prepend=-1))
    size = np.diff(np.append(first, len(event)))
    is_crowd = np.repeat(size > _ROUND_TABLE, size)
    place = np.arange(len(event)) - np.repeat(first, size)
    head = np.repeat(first, size)
    pairs = [np.stack([head[far], far]) for far in (np.flatnonzero(is_crowd & (place > 0)),)]
    for apart in range(1, _ROUND_TABLE):
        far = np.flatnonzero(~is_crowd & (place >= apart))
        pairs.append(np.stack([far - apart, far]))
    near, far = np.concatenate(pairs, axis=1)
    known = _table(reader.rows(_EVENTS), 2)
    modality = known[np.searchsorted(known[:, 0], event[far]), 1] if len(far) else far
    kind = np.full(len(far), _PLACE[MEETS])
    return np.stack([actor[near], actor[far], kind, modality, event[far]], axis=1)


def parties(reader: Reader, ids: Sequence[int]) -> dict[int, Party]:
    """The actors with these ids, by id."""
    chosen = ", ".join(str(int(id)) for id in ids) or "NULL"
    rows = reader.rows(f"SELECT id, name, kind FROM actor WHERE id IN ({chosen})")
    return {row[0]: Party._make(row) for row in rows}
