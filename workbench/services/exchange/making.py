"""Making a fact pack from a document's rows and its text."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Any

from workbench.core.spans import Span
from workbench.services.exchange.anchoring import as_json, take
from workbench.services.exchange.pack import SCHEMA, Pack, check
from workbench.services.exchange.wordings import pack_words

Row = Mapping[str, Any]


def make(rows: Mapping[str, Sequence[Row]], text: str) -> Pack:
    """The pack of one document: `rows` by table as the store reads them, `text` its text of record.

    The same facts give the same pack, whatever their row numbers. Free text that repeats the source is kept as
    positions, so that no sentence of the document is in the pack.
    """
    return check(_Making(rows, text).pack())


class _Making:
    """Rows of one document on their way into a pack."""

    def __init__(self, rows: Mapping[str, Sequence[Row]], text: str) -> None:
        self._rows = rows
        self._text = text
        self._uids = {
            table: {row["id"]: row["uid"] for row in rows[table]}
            for table in ("actor", "quote", "event", "transfer", "claim", "tag")
        }
        self._groups: dict[tuple[str, str], dict[int, list[Row]]] = {}

    def pack(self) -> Pack:
        """The whole pack, records ordered by identity, quotes by place."""
        document = self._rows["document"][0]
        names = ("sha256", "text_sha256", "length", "publisher", "author", "published", "language")
        return {
            "schema": SCHEMA,
            "document": {"title": self._words(document["title"]), **{name: document[name] for name in names}},
            "actors": [self._actor(row) for row in self._rows["actor"]],
            "quotes": [self._quote(row) for row in self._rows["quote"]],
            "events": [self._event(row) for row in self._rows["event"]],
            "transfers": [self._transfer(row) for row in self._rows["transfer"]],
            "claims": [self._claim(row) for row in self._rows["claim"]],
            "figures": [self._figure(row) for row in self._rows["figure"]],
            "tags": [self._tag(row) for row in self._rows["tag"]],
        }

    def _of(self, table: str, column: str, id: int) -> list[Row]:
        """Rows of `table` whose `column` is `id`, grouped once."""
        key = (table, column)
        if key not in self._groups:
            self._groups[key] = defaultdict(list)
            for row in self._rows[table]:
                self._groups[key][row[column]].append(row)
        return self._groups[key].get(id, [])

    def _words(self, words: str) -> str | list[Any]:
        return pack_words(words, self._text)

    def _uid(self, table: str, id: int | None) -> str | None:
        return None if id is None else self._uids[table].get(id)

    def _evidence(self, column: str, id: int) -> list[dict[str, Any]]:
        found = [
            {
                "quote": self._uids["quote"][row["quote_id"]],
                "relation": row["relation"],
                "edtf": row["edtf"],
                "place": row["place"],
            }
            for row in self._of("evidence", column, id)
        ]
        return sorted(found, key=lambda row: (row["quote"], row["relation"], row["edtf"] or "", row["place"]))

    def _actor(self, row: Row) -> dict[str, Any]:
        names = [
            {name: held[name] for name in ("text", "language", "script", "kind")}
            for held in self._of("actor_name", "actor_id", row["id"])
        ]
        mentions = [
            {**as_json(take(self._text, Span(held["start"], held["end"]))), "form": held["form"]}
            for held in self._of("mention", "actor_id", row["id"])
        ]
        return {
            **{name: row[name] for name in ("uid", "kind", "name", "key")},
            "parent": self._uid("actor", row["parent_id"]),
            "parent_dates": row["parent_dates"],
            "description": self._words(row["description"]),
            "names": sorted(names, key=lambda name: (name["kind"], name["language"], name["text"], name["script"])),
            "mentions": mentions,
            "evidence": self._evidence("actor_id", row["id"]),
        }

    def _quote(self, row: Row) -> dict[str, Any]:
        spans = [Span(part["start"], part["end"]) for part in self._of("quote_part", "quote_id", row["id"])]
        return {
            "uid": row["uid"],
            "parts": [as_json(take(self._text, span)) for span in spans],
            "comment": self._words(row["comment"]),
        }

    def _fact(self, row: Row, table: str) -> dict[str, Any]:
        return {
            "uid": row["uid"],
            "modality": row["modality"],
            "description": self._words(row["description"]),
            "evidence": self._evidence(f"{table}_id", row["id"]),
        }

    def _event(self, row: Row) -> dict[str, Any]:
        participants = [
            {"actor": self._uids["actor"][held["actor_id"]], "role": held["role"]}
            for held in self._of("participant", "event_id", row["id"])
        ]
        return {
            **self._fact(row, "event"),
            "label": self._words(row["label"]),
            "edtf": row["edtf"],
            "place": self._words(row["place"]),
            "place_actor": self._uid("actor", row["place_actor_id"]),
            "kind": row["kind"],
            "participants": sorted(participants, key=lambda held: (held["actor"], held["role"])),
        }

    def _transfer(self, row: Row) -> dict[str, Any]:
        return {
            **self._fact(row, "transfer"),
            "donor": self._uid("actor", row["donor_id"]),
            "recipient": self._uid("actor", row["recipient_id"]),
            "kind": row["kind"],
            "object": self._words(row["object"]),
            "edtf": row["edtf"],
        }

    def _claim(self, row: Row) -> dict[str, Any]:
        chain = self._of("attribution", "claim_id", row["id"])
        return {
            **self._fact(row, "claim"),
            "text": self._words(row["text"]),
            "polarity": row["polarity"],
            "credibility": row["credibility"],
            "event": self._uid("event", row["event_id"]),
            "attribution": [self._uids["actor"][held["actor_id"]] for held in chain],
        }

    def _figure(self, row: Row) -> dict[str, Any]:
        return {
            **{name: row[name] for name in ("uid", "low", "best", "high", "unit")},
            "bound_words": self._words(row["bound_words"]),
            "counted": self._words(row["counted"]),
            **{name: self._uid(name, row[f"{name}_id"]) for name in ("quote", "event", "transfer", "claim")},
        }

    def _tag(self, row: Row) -> dict[str, Any]:
        held = self._of("tagging", "tag_id", row["id"])
        return {
            "uid": row["uid"],
            "name": row["name"],
            "description": self._words(row["description"]),
            "document": any(link["document_id"] is not None for link in held),
            **{
                f"{kind}s": sorted(self._uids[kind][link[f"{kind}_id"]] for link in held if link[f"{kind}_id"])
                for kind in ("quote", "actor", "event", "claim")
            },
        }
