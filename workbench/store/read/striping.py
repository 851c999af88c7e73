"""Whose stripe a quote carries: the actor it is about, or the tag it bears."""

from __future__ import annotations

from collections.abc import Collection
from typing import NamedTuple

from workbench.store.connection import Reader

# The actor linked, else who says it (the farthest source), else who takes part, else who gives or receives.
_ACTOR = """
SELECT quote.id, actor.id, actor.name FROM quote JOIN actor ON actor.id = coalesce(
    (SELECT actor_id FROM evidence WHERE quote_id = quote.id AND actor_id IS NOT NULL ORDER BY id LIMIT 1),
    (SELECT attribution.actor_id FROM evidence JOIN attribution ON attribution.claim_id = evidence.claim_id
     WHERE quote_id = quote.id ORDER BY evidence.id, attribution.seq DESC LIMIT 1),
    (SELECT participant.actor_id FROM evidence JOIN participant ON participant.event_id = evidence.event_id
     WHERE quote_id = quote.id ORDER BY evidence.id, participant.id LIMIT 1),
    (SELECT coalesce(donor_id, recipient_id) FROM evidence JOIN transfer ON transfer.id = transfer_id
     WHERE quote_id = quote.id ORDER BY evidence.id LIMIT 1))
WHERE quote.id IN ({chosen})
"""
_TAG = """
SELECT quote_id, tag.id, tag.name FROM tagging JOIN tag ON tag.id = tag_id WHERE quote_id IN ({chosen})
ORDER BY tag.name DESC
"""


class Owner(NamedTuple):
    """The record that a stripe stands for."""

    id: int
    name: str


def owners(reader: Reader, quote_ids: Collection[int], *, by_tag: bool = False) -> dict[int, Owner]:
    """The first actor (or tag) of each of these quotes; those without one are left out."""
    chosen = ", ".join(str(int(id)) for id in quote_ids)
    rows = reader.rows((_TAG if by_tag else _ACTOR).format(chosen=chosen))
    return {quote_id: Owner(id, name) for quote_id, id, name in rows}
