"""Margin cards: what a quote says, how sure, who says it, how it is rated."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from workbench.core.modality import most_hedged
from workbench.core.records import Card
from workbench.core.wording import tr
from workbench.store.connection import Reader

_HEADINGS = {
    "asserted": "Established fact",
    "reported": "Reported claim",
    "conditional": "Conditional",
    "possible": "Possible",
    "probable": "Probable",
    "planned": "Planned",
    "hypothetical": "Hypothesis",
    "doubtful": "Doubtful",
    "denied": "Denied",
    "divergent": "Divergent",
}
_WORDS = {"claim": "Claim", "event": "Event", "transfer": "Transfer"}


def heading(modality: str) -> str:
    """The modality as the first word of a card."""
    return tr(_HEADINGS.get(modality, "Quote"))


def attribution_text(reader: Reader, claim_ids: Iterable[int]) -> dict[int, str]:
    """ "ministry ‹ agency" for each claim: the farthest source first, as a reader says it."""
    chains: dict[int, list[str]] = {}
    for claim_id, name in reader.rows(
        f"""SELECT claim_id, actor.name FROM attribution JOIN actor ON actor.id = actor_id
            WHERE claim_id IN ({_numbers(claim_ids)}) ORDER BY claim_id, seq"""
    ):
        chains.setdefault(claim_id, []).append(name)
    return {claim_id: " ‹ ".join(reversed(chain)) for claim_id, chain in chains.items()}


def _numbers(ids: Iterable[int]) -> str:
    return ", ".join(str(int(id)) for id in ids)


def cards(reader: Reader, quote_ids: Sequence[int]) -> dict[int, Card]:
    """One card a quote: its claim if it has one, else its transfer, its event, its actors, its tags."""
    found: dict[int, Card] = {}
    linked, several = _linked(reader, quote_ids)
    for build, wanted in ((_claims, linked[0]), (_transfers, linked[1]), (_events, linked[2]), (_actors, linked[3])):
        missing = wanted.difference(found)
        if missing:
            found.update(build(reader, missing))
    if several:
        found.update(_hedged(reader, found, several))
    rest = [id for id in quote_ids if id not in found]
    return {**found, **_tags(reader, rest)} if rest else found


def carded(reader: Reader, quote_ids: Sequence[int]) -> frozenset[int]:
    """Of these quotes those that have a card: something is linked to them, or a tag."""
    listed = _numbers(quote_ids)
    found = {row[0] for row in reader.rows(f"SELECT DISTINCT quote_id FROM evidence WHERE quote_id IN ({listed})")}
    rest = _numbers(id for id in quote_ids if id not in found)
    if rest:
        found |= {row[0] for row in reader.rows(f"SELECT quote_id FROM tagging WHERE quote_id IN ({rest})")}
    return frozenset(found)


def _linked(reader: Reader, quote_ids: Sequence[int]) -> tuple[tuple[set[int], set[int], set[int], set[int]], set[int]]:
    """Of these quotes those with claims, transfers, events and actors: a page of them asks for what it has alone.

    Beside them those that support more than one statement.
    """
    found: tuple[set[int], set[int], set[int], set[int]] = (set(), set(), set(), set())
    stating: set[int] = set()
    several: set[int] = set()
    for quote_id, *links in reader.rows(
        f"""SELECT quote_id, claim_id, transfer_id, event_id, actor_id FROM evidence
            WHERE quote_id IN ({_numbers(quote_ids)})"""
    ):
        for held, link in zip(found, links, strict=True):
            if link is not None:
                held.add(quote_id)
        if links[3] is None:
            (several if quote_id in stating else stating).add(quote_id)
    return found, several


def _hedged(reader: Reader, cards: Mapping[int, Card], quote_ids: Iterable[int]) -> Iterator[tuple[int, Card]]:
    """The cards of quotes that support several statements, as sure as the least sure of those: as they are underlined."""
    stated: dict[int, list[tuple[str, str]]] = {}
    for quote_id, kind, modality in reader.rows(
        f"""SELECT evidence.quote_id, CASE WHEN claim.id IS NOT NULL THEN 'claim' WHEN event.id IS NOT NULL THEN 'event'
                ELSE 'transfer' END, coalesce(claim.modality, event.modality, transfer.modality)
            FROM evidence LEFT JOIN claim ON claim.id = evidence.claim_id LEFT JOIN event ON event.id = evidence.event_id
                LEFT JOIN transfer ON transfer.id = evidence.transfer_id
            WHERE evidence.quote_id IN ({_numbers(quote_ids)}) AND evidence.actor_id IS NULL ORDER BY evidence.id"""
    ):
        stated.setdefault(quote_id, []).append((kind, modality))
    for quote_id, held in stated.items():
        modality = most_hedged(each for _, each in held)
        if any(each != modality for _, each in held):
            listed = " · ".join(dict.fromkeys(f"{tr(_WORDS[kind])}: {heading(each)}" for kind, each in held))
            told = tr("Shown as the least sure of what it supports. {listed}", listed=listed)
            yield quote_id, cards[quote_id]._replace(heading=heading(modality), modality=modality, hedges=told)


def _claims(reader: Reader, quote_ids: Iterable[int]) -> dict[int, Card]:
    rows = reader.rows(
        f"""SELECT evidence.quote_id, claim.id, claim.text, claim.modality, claim.credibility,
                EXISTS (SELECT 1 FROM evidence against WHERE against.claim_id = claim.id AND against.relation = 'contradicts'),
                EXISTS (SELECT 1 FROM attribution WHERE attribution.claim_id = claim.id),
                (SELECT grade FROM reliability JOIN attribution ON attribution.actor_id = reliability.actor_id
                 WHERE attribution.claim_id = claim.id ORDER BY attribution.seq DESC, reliability.id DESC LIMIT 1)
            FROM evidence JOIN claim ON claim.id = evidence.claim_id
            WHERE evidence.quote_id IN ({_numbers(quote_ids)}) ORDER BY evidence.id DESC"""
    )
    said = {row[1] for row in rows if row[6]}
    who = attribution_text(reader, said) if said else {}
    return {
        quote_id: Card(
            quote_id,
            heading(modality),
            f"{grade or ''}{credibility}",
            text,
            tr("according to {who}", who=who[claim_id]) if claim_id in who else "",
            modality,
            tr("contradicted by another quote") if is_divergent else "",
        )
        for quote_id, claim_id, text, modality, credibility, is_divergent, _is_said, grade in rows
    }


def _transfers(reader: Reader, quote_ids: Iterable[int]) -> dict[int, Card]:
    rows = reader.rows(
        f"""SELECT evidence.quote_id, transfer.object, transfer.modality, coalesce(donor.name, '?'), coalesce(recipient.name, '?'),
                coalesce(transfer.edtf, '')
            FROM evidence JOIN transfer ON transfer.id = evidence.transfer_id LEFT JOIN actor donor ON donor.id = donor_id
                LEFT JOIN actor recipient ON recipient.id = recipient_id
            WHERE evidence.quote_id IN ({_numbers(quote_ids)}) ORDER BY evidence.id DESC"""
    )
    return {
        quote_id: Card(
            quote_id,
            heading(modality),
            "",
            thing,
            " · ".join(part for part in (f"{donor} → {recipient}", edtf) if part),
            modality,
        )
        for quote_id, thing, modality, donor, recipient, edtf in rows
    }


def _events(reader: Reader, quote_ids: Iterable[int]) -> dict[int, Card]:
    rows = reader.rows(
        f"""SELECT evidence.quote_id, event.label, event.modality, coalesce(evidence.edtf, event.edtf, ''),
                (SELECT group_concat(actor.name, ', ') FROM participant JOIN actor ON actor.id = participant.actor_id
                 WHERE participant.event_id = event.id)
            FROM evidence JOIN event ON event.id = evidence.event_id
            WHERE evidence.quote_id IN ({_numbers(quote_ids)}) ORDER BY evidence.id DESC"""
    )
    return {
        quote_id: Card(
            quote_id,
            heading(modality),
            "",
            " · ".join(part for part in (label, edtf) if part),
            participants or "",
            modality,
        )
        for quote_id, label, modality, edtf, participants in rows
    }


def _actors(reader: Reader, quote_ids: Iterable[int]) -> dict[int, Card]:
    rows = reader.rows(
        f"""SELECT evidence.quote_id, group_concat(actor.name, ', ') FROM evidence JOIN actor ON actor.id = evidence.actor_id
            WHERE evidence.quote_id IN ({_numbers(quote_ids)}) GROUP BY evidence.quote_id"""
    )
    return {quote_id: Card(quote_id, tr("Actor"), "", names, "", "") for quote_id, names in rows}


def _tags(reader: Reader, quote_ids: Sequence[int]) -> dict[int, Card]:
    rows = reader.rows(
        f"""SELECT quote_id, group_concat(tag.name, ', ') FROM tagging JOIN tag ON tag.id = tag_id
            WHERE quote_id IN ({_numbers(quote_ids)}) GROUP BY quote_id"""
    )
    return {quote_id: Card(quote_id, tr("Tag"), "", names, "", "") for quote_id, names in rows}
