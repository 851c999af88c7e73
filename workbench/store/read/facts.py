"""A dossier's facts as plain JSON, for scripts: the same shape as in the README's command line section."""

from __future__ import annotations

from collections import defaultdict
from typing import Any

from workbench.store.connection import Reader
from workbench.store.read import proposed
from workbench.store.read.locators import Places


def facts(reader: Reader, *, document_id: int | None = None, status: str = "accepted") -> dict[str, Any]:
    """Documents, actors, events, transfers, claims, figures and quotes; `status` is accepted, proposed or all.

    What is proposed is never among the facts: "all" lists it apart, under "proposals", with what became of it.

    With `document_id`: that document, its quotes, and the records that it has evidence or mentions of.
    """
    found = _accepted(reader, document_id)
    if status in ("proposed", "all"):
        suggested = [
            one for one in proposed.proposals(reader, document_id) if status == "all" or one["status"] == "proposed"
        ]
        found["proposals"] = suggested
        if status == "proposed":
            for kind in ("actors", "events", "transfers", "claims", "figures", "quotes"):
                found[kind] = [one for one in suggested if one["record"] + "s" == kind]
    return found


def _accepted(reader: Reader, document_id: int | None) -> dict[str, Any]:
    quotes = _quotes(reader, document_id)
    evidence = _evidence(reader, {quote["id"]: quote for quote in quotes})
    mentions = _mentions(reader, document_id)
    found = {
        "documents": _documents(reader, document_id),
        "actors": _actors(reader, evidence["actor"], mentions),
        "events": _events(reader, evidence["event"]),
        "transfers": _transfers(reader, evidence["transfer"]),
        "claims": _claims(reader, evidence["claim"]),
        "figures": _figures(reader, {quote["id"]: quote for quote in quotes}),
        "quotes": quotes,
    }
    if document_id is not None:
        kept = _reached(found, mentions)
        for kind, ids in kept.items():
            found[kind] = [one for one in found[kind] if one["id"] in ids]
    return found


def _reached(found: dict[str, Any], mentions: dict[int, list[Any]]) -> dict[str, set[int]]:
    """Ids of the records that one document's quotes and mentions lead to."""
    kept = {kind: {one["id"] for one in found[kind] if one["evidence"]} for kind in ("events", "transfers", "claims")}
    actors = set(mentions) | {one["id"] for one in found["actors"] if one["evidence"]}
    for event in found["events"]:
        if event["id"] in kept["events"]:
            actors.update(part["actor"] for part in event["participants"])
    for transfer in found["transfers"]:
        if transfer["id"] in kept["transfers"]:
            actors.update(side for side in (transfer["donor"], transfer["recipient"]) if side is not None)
    for claim in found["claims"]:
        if claim["id"] in kept["claims"]:
            actors.update(claim["attribution"])
    kept["actors"] = actors
    kept["figures"] = {
        one["id"]
        for one in found["figures"]
        if one["quote"]
        or one["transfer"] in kept["transfers"]
        or one["claim"] in kept["claims"]
        or one["event"] in kept["events"]
    }
    return kept


def _documents(reader: Reader, document_id: int | None) -> list[dict[str, Any]]:
    names = (
        "id", "uid", "title", "author", "publisher", "published", "retrieved", "url", "language", "format", "encoding",
        "filename", "sha256", "length", "marking",
    )  # fmt: skip
    rows = reader.rows(
        f"SELECT {', '.join(names)} FROM document WHERE ?1 IS NULL OR id = ?1 ORDER BY id", (document_id,)
    )
    return [dict(zip(names, row, strict=True)) for row in rows]


def _quotes(reader: Reader, document_id: int | None) -> list[dict[str, Any]]:
    places = Places(reader)
    parts: dict[int, list[dict[str, Any]]] = defaultdict(list)
    for quote_id, start, end, exact in reader.rows(
        'SELECT quote_id, start, "end", exact FROM quote_part ORDER BY quote_id, seq'
    ):
        parts[quote_id].append({"start": start, "end": end, "text": exact})
    rows = reader.rows(
        """SELECT id, uid, document_id, start, "end", comment FROM quote WHERE ?1 IS NULL OR document_id = ?1
           ORDER BY document_id, start, id""",
        (document_id,),
    )
    return [
        {
            "id": id,
            "uid": uid,
            "document": document,
            "start": start,
            "end": end,
            "text": " […] ".join(part["text"] for part in parts[id]),
            "parts": parts[id],
            "locator": places.as_json(document, start),
            "comment": comment,
        }
        for id, uid, document, start, end, comment in rows
    ]


def _evidence(reader: Reader, quotes: dict[int, dict[str, Any]]) -> dict[str, dict[int, list[dict[str, Any]]]]:
    found: dict[str, dict[int, list[dict[str, Any]]]] = {
        kind: defaultdict(list) for kind in ("actor", "event", "claim", "transfer")
    }
    rows = reader.rows(
        "SELECT quote_id, relation, edtf, place, actor_id, event_id, claim_id, transfer_id FROM evidence ORDER BY id"
    )
    for quote_id, relation, edtf, place, *targets in rows:
        quote = quotes.get(quote_id)
        if quote is None:
            continue
        where = {name: quote[name] for name in ("document", "start", "end", "text")}
        for kind, target in zip(found, targets, strict=True):
            if target is not None:
                found[kind][target].append(
                    {"quote": quote_id, "relation": relation, "date": edtf, "place": place, **where}
                )
    return found


def _mentions(reader: Reader, document_id: int | None) -> dict[int, list[dict[str, Any]]]:
    places = Places(reader)
    found: dict[int, list[dict[str, Any]]] = defaultdict(list)
    rows = reader.rows(
        """SELECT actor_id, document_id, start, "end", exact, form FROM mention WHERE ?1 IS NULL OR document_id = ?1
           ORDER BY document_id, start""",
        (document_id,),
    )
    for actor_id, document, start, end, exact, form in rows:
        where = {"document": document, "start": start, "end": end, "text": exact}
        found[actor_id].append({**where, "form": form, "locator": places.as_json(document, start)})
    return found


def _actors(reader: Reader, evidence: dict[int, Any], mentions: dict[int, Any]) -> list[dict[str, Any]]:
    names: dict[int, list[dict[str, str]]] = defaultdict(list)
    for actor_id, text, language, script, kind in reader.rows(
        "SELECT actor_id, text, language, script, kind FROM actor_name ORDER BY id"
    ):
        names[actor_id].append({"text": text, "language": language, "script": script, "kind": kind})
    return [
        {
            "id": id,
            "uid": uid,
            "kind": kind,
            "name": name,
            "key": key,
            "parent": parent,
            "names": names.get(id, []),
            "mentions": mentions.get(id, []),
            "evidence": evidence.get(id, []),
        }
        for id, uid, kind, name, key, parent in reader.rows(
            "SELECT id, uid, kind, name, key, parent_id FROM actor ORDER BY id"
        )
    ]


def _events(reader: Reader, evidence: dict[int, Any]) -> list[dict[str, Any]]:
    parts: dict[int, list[dict[str, Any]]] = defaultdict(list)
    for event_id, actor_id, role in reader.rows("SELECT event_id, actor_id, role FROM participant ORDER BY id"):
        parts[event_id].append({"actor": actor_id, "role": role})
    names = ("id", "uid", "label", "edtf", "place", "kind", "modality")
    rows = reader.rows(f"SELECT {', '.join(names)} FROM event ORDER BY id")
    return [
        {
            **dict(zip(names, row, strict=True)),
            "participants": parts.get(row[0], []),
            "evidence": evidence.get(row[0], []),
        }
        for row in rows
    ]


def _transfers(reader: Reader, evidence: dict[int, Any]) -> list[dict[str, Any]]:
    names = ("id", "uid", "donor", "recipient", "kind", "object", "edtf", "modality")
    rows = reader.rows("SELECT id, uid, donor_id, recipient_id, kind, object, edtf, modality FROM transfer ORDER BY id")
    return [{**dict(zip(names, row, strict=True)), "evidence": evidence.get(row[0], [])} for row in rows]


def _claims(reader: Reader, evidence: dict[int, Any]) -> list[dict[str, Any]]:
    chains: dict[int, list[int]] = defaultdict(list)
    for claim_id, actor_id in reader.rows("SELECT claim_id, actor_id FROM attribution ORDER BY claim_id, seq"):
        chains[claim_id].append(actor_id)
    names = ("id", "uid", "claim", "modality", "polarity", "credibility", "event")
    rows = reader.rows("SELECT id, uid, text, modality, polarity, credibility, event_id FROM claim ORDER BY id")
    return [
        {
            **dict(zip(names, row, strict=True)),
            "attribution": chains.get(row[0], []),
            "quote": (evidence.get(row[0]) or [None])[0],
            "evidence": evidence.get(row[0], []),
        }
        for row in rows
    ]


def _figures(reader: Reader, quotes: dict[int, dict[str, Any]]) -> list[dict[str, Any]]:
    names = ("id", "uid", "low", "best", "high", "bound_words", "unit", "counted", "event", "transfer", "claim")
    rows = reader.rows(
        """SELECT id, uid, low, best, high, bound_words, unit, counted, event_id, transfer_id, claim_id, quote_id
           FROM figure ORDER BY id"""
    )
    found = []
    for *values, quote_id in rows:
        quote = quotes.get(quote_id)
        where = {name: quote[name] for name in ("document", "start", "end", "text")} if quote else {}
        found.append({**dict(zip(names, values, strict=True)), "quote": quote_id if quote else None, **where})
    return found
