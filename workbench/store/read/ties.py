"""Who gives what to whom, who acts with whom, who speaks of whom and who relays whom: the ties between actors."""

from __future__ import annotations

from collections.abc import Sequence
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
_MET = f"""
WITH part AS (SELECT event_id, actor_id, min(id) AS rank FROM participant GROUP BY event_id, actor_id),
     head AS (SELECT event_id, min(rank) AS rank, count(*) AS size FROM part GROUP BY event_id HAVING count(*) > 1)
SELECT a.actor_id, b.actor_id, {_PLACE[MEETS]}, CASE event.modality {_MODALITY_OF} ELSE 0 END, event.id
FROM head CROSS JOIN part a ON a.event_id = head.event_id CROSS JOIN part b ON b.event_id = head.event_id
     AND b.rank > a.rank CROSS JOIN event ON event.id = head.event_id
WHERE head.size <= {_ROUND_TABLE} OR a.rank = head.rank
"""
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
    found = [row for sql in (_GIVEN, _MET, _SPOKEN, _RELAYED) for row in reader.rows(sql)]
    table = np.array(found, np.int64).reshape(-1, 5)
    return Ties(*(np.ascontiguousarray(table[:, column]) for column in range(5)))


def parties(reader: Reader, ids: Sequence[int]) -> dict[int, Party]:
    """The actors with these ids, by id."""
    chosen = ", ".join(str(int(id)) for id in ids) or "NULL"
    rows = reader.rows(f"SELECT id, name, kind FROM actor WHERE id IN ({chosen})")
    return {row[0]: Party._make(row) for row in rows}
