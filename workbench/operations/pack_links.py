"""What ties the records of a pack together: evidence, participants, chains of attribution, names, mentions, tags."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from workbench.services.exchange.anchoring import Finder, Reason, from_json
from workbench.services.exchange.pack import Pack
from workbench.services.exchange.wordings import unpack_words
from workbench.store.dossier import Operation
from workbench.store.read import exchange
from workbench.store.write import rows

_TARGETS = ("actor", "event", "claim", "transfer")


class Links:
    """Adds the ties that are missing; a tie that an analyst made or changed stays."""

    def __init__(
        self, op: Operation, pack: Pack, document_id: int, ids: dict[str, dict[str, int]], fresh: set[str]
    ) -> None:
        self._op = op
        self._pack = pack
        self._document_id = document_id
        self._ids = ids
        self._fresh = fresh
        self.lost_mentions: list[tuple[str, str, Reason | None]] = []

    def _each(self, kind: str) -> Iterator[tuple[int, dict[str, Any]]]:
        """Records of a kind that are in the dossier, with their ids."""
        for record in self._pack[f"{kind}s"]:
            if record["uid"] in self._ids[kind]:
                yield self._ids[kind][record["uid"]], record

    def add_evidence(self) -> None:
        """Each quote to the records that it bears out; one link for a quote and a record."""
        held = exchange.rows_of(self._op.reader, "evidence", "quote_id", self._ids["quote"].values())
        there = {(row["quote_id"], *(row[f"{kind}_id"] for kind in _TARGETS)) for row in held}
        made: list[dict[str, Any]] = []
        for kind in _TARGETS:
            for id, record in self._each(kind):
                for one in record["evidence"]:
                    quote = self._ids["quote"].get(one["quote"])
                    targets = {f"{other}_id": id if other == kind else None for other in _TARGETS}
                    if quote is None or (quote, *targets.values()) in there:
                        continue
                    there.add((quote, *targets.values()))
                    values = {name: one[name] for name in ("relation", "edtf", "place")}
                    made.append({"quote_id": quote, **values, **targets})
        rows.insert_many(self._op, "evidence", made, uids=True)

    def add_participants(self) -> None:
        """Who took part; an actor who is in an event already keeps the role the dossier gives."""
        held = exchange.rows_of(self._op.reader, "participant", "event_id", self._ids["event"].values())
        there = {(row["event_id"], row["actor_id"]) for row in held}
        made: dict[tuple[int, int, str], dict[str, Any]] = {}
        for id, event in self._each("event"):
            for one in event["participants"]:
                actor = self._ids["actor"][one["actor"]]
                if (id, actor) not in there:
                    made[id, actor, one["role"]] = {"event_id": id, "actor_id": actor, "role": one["role"]}
        rows.insert_many(self._op, "participant", list(made.values()))

    def add_chains(self) -> None:
        """Who says it, for claims that are new; a claim that was there keeps its chain."""
        made = [
            {"claim_id": id, "seq": seq, "actor_id": self._ids["actor"][uid]}
            for id, claim in self._each("claim")
            if claim["uid"] in self._fresh
            for seq, uid in enumerate(claim["attribution"])
        ]
        rows.insert_many(self._op, "attribution", made)

    def add_names(self) -> None:
        """Names that the actor does not have yet."""
        held = exchange.rows_of(self._op.reader, "actor_name", "actor_id", self._ids["actor"].values())
        there = {(row["actor_id"], row["text"], row["language"]) for row in held}
        made: list[dict[str, Any]] = []
        for id, actor in self._each("actor"):
            for name in actor["names"]:
                key = (id, name["text"], name["language"])
                if key not in there:
                    there.add(key)
                    made.append({"actor_id": id, **{field: name[field] for field in _NAME}})
        rows.insert_many(self._op, "actor_name", made, uids=True)

    def add_mentions(self, finder: Finder) -> tuple[int, int]:
        """Where actors are named; how many are new and how many were there."""
        held = exchange.rows_of(self._op.reader, "mention", "document_id", [self._document_id])
        there = {(row["actor_id"], row["start"], row["end"]) for row in held}
        made: list[dict[str, Any]] = []
        known = 0
        for id, actor in self._each("actor"):
            for mention in actor["mentions"]:
                place = finder.find(from_json(mention))
                if place.span is None:
                    self.lost_mentions.append((actor["uid"], actor["name"], place.reason))
                elif (id, place.span.start, place.span.end) in there:
                    known += 1
                else:
                    there.add((id, place.span.start, place.span.end))
                    row = {"actor_id": id, "document_id": self._document_id, "form": mention["form"]}
                    span = {"start": place.span.start, "end": place.span.end, "exact": place.span.of(finder.text)}
                    made.append({**row, **span})
        rows.insert_many(self._op, "mention", sorted(made, key=lambda row: (row["start"], row["end"])), uids=True)
        return len(made), known

    def add_tags(self, finder: Finder) -> tuple[int, int]:
        """Tags and what they are on; a tag of the same name is the same tag."""
        by_uid = exchange.uids(self._op.reader, "tag")
        by_name = {row["name"]: row["id"] for row in exchange.all_rows(self._op.reader, "tag")}
        made = known = 0
        for tag in self._pack["tags"]:
            id = by_uid.get(tag["uid"]) or by_name.get(tag["name"])
            if id is None:
                words = unpack_words(tag["description"], finder) or ""
                row = {"uid": tag["uid"], "name": tag["name"], "description": words}
                id = rows.insert_many(self._op, "tag", [row])[0]
                made += 1
            else:
                known += 1
            self._put(id, tag)
        return made, known

    def _put(self, tag_id: int, tag: dict[str, Any]) -> None:
        columns = ("document_id", "quote_id", "actor_id", "event_id", "claim_id")
        held = exchange.rows_of(self._op.reader, "tagging", "tag_id", [tag_id])
        there = {tuple(row[column] for column in columns) for row in held}
        wanted = [("document_id", self._document_id)] if tag["document"] else []
        for kind in ("quote", "actor", "event", "claim"):
            found = self._ids[kind]
            wanted += [(f"{kind}_id", found[uid]) for uid in tag[f"{kind}s"] if uid in found]
        made = []
        for column, id in wanted:
            row = {name: id if name == column else None for name in columns}
            if tuple(row.values()) not in there:
                made.append({"tag_id": tag_id, **row})
        rows.insert_many(self._op, "tagging", made)


_NAME = ("text", "language", "script", "kind")
