"""A proposal made a record: with its quote, its evidence, how sure it is and who says so."""

from __future__ import annotations

from typing import Any

from workbench.core import edtf
from workbench.core.errors import InvalidValue
from workbench.core.kinds import NameKind, RecordKind, Relation
from workbench.core.modality import Modality, most_hedged
from workbench.core.spans import Anchor, Span
from workbench.core.wording import tr
from workbench.store.connection import Value
from workbench.store.dossier import Operation
from workbench.store.read import claims, documents, same
from workbench.store.read import proposals as reads
from workbench.store.read.proposals import ProposalRow
from workbench.store.write import evidence, rows
from workbench.store.write import proposals as write

_MOST_NAMES = 8


class Publisher:
    """Makes facts of one document's proposals; what a fact leans on (its actors, its claim) is published with it."""

    def __init__(self, op: Operation, document_id: int) -> None:
        self._op = op
        self._document_id = document_id
        about = documents.document(op.reader, document_id)
        self._text = documents.text(op.reader, document_id)
        self._language, self._digest = about.language, about.text_sha256
        self._known: dict[str, int] | None = None

    @property
    def _actors(self) -> dict[str, int]:
        """What payloads call an actor -> its first proposal: a later one has the mentions that joined it."""
        if self._known is None:
            self._known = reads.actors(self._op.reader, self._document_id)
        return self._known

    def publish(self, row: ProposalRow, *, into: int | None = None) -> int:
        """The id of the record that `row` is from now on; InvalidValue when its words are no longer its source's."""
        if row.text_sha256 not in ("", self._digest) or self._text[row.start : row.end] != row.exact:
            raise InvalidValue(
                tr("Proposal {id} no longer has the words of its source; run “extract” again.", id=row.id)
            )
        makers = {
            "actor": self._actor,
            "event": self._event,
            "transfer": self._transfer,
            "figure": self._figure,
            "claim": self._claim,
        }
        fact = makers[row.kind](row, into)
        status, uid = (
            "edited" if row.payload.get("edited") else "accepted",
            same.uid_of(self._op.reader, row.kind, fact),
        )
        write.decide(self._op, row.id, status, uid)
        return fact

    # -- actors ----------------------------------------------------------------------------------------------------

    def _actor(self, row: ProposalRow, into: int | None) -> int:
        held = row.payload
        found = into or same.by_uid(self._op.reader, "actor", held.get("joins", ""))
        found = found or same.actor(self._op.reader, held["kind"], held.get("key", ""), [held["name"]])
        if found is None:
            found = self._add("actor", kind=held["kind"], name=held["name"], key=held.get("key", ""))
        self._add_mentions(found, held["mentions"])
        self._add_names(found, held)
        return found

    def _add_mentions(self, actor_id: int, mentions: list[list[Any]]) -> None:
        known = same.mentions_of(self._op.reader, actor_id, self._document_id)
        fresh = [
            {
                "actor_id": actor_id, "document_id": self._document_id, "start": start, "end": end,
                "exact": self._text[start:end], "form": form,
            }
            for start, end, form in mentions
            if (start, end) not in known
        ]  # fmt: skip
        rows.insert_many(self._op, "mention", fresh, uids=True)

    def _add_names(self, actor_id: int, held: dict[str, Any]) -> None:
        """The names that the text uses for it, beside the one in the tree."""
        known = {same.folded(name) for name in same.names_of(self._op.reader, actor_id)}
        written = [(held["name"], "name")]
        written += [(self._text[start:end], form) for start, end, form in held["mentions"]]
        fresh: dict[str, dict[str, Any]] = {}
        # A book says a name thousands of times: each spelling is looked at once.
        for words, form in dict.fromkeys(written):
            name = " ".join(words.split())
            if form in (NameKind.NAME, NameKind.ACRONYM) and same.folded(name) not in known:
                kind = NameKind.ACRONYM if form == NameKind.ACRONYM else NameKind.ALIAS
                fresh.setdefault(
                    same.folded(name),
                    {"actor_id": actor_id, "text": name, "language": self._language, "kind": kind.value},
                )
        rows.insert_many(self._op, "actor_name", list(fresh.values())[:_MOST_NAMES], uids=True)

    def _named(self, local: str) -> int | None:
        """The record of the actor that a payload calls `local`, published now if need be; None when it was rejected."""
        proposal = self._actors.get(local)
        if proposal is None:
            return None
        # Its payload lists every mention: it is taken apart only when it has to be published.
        status, fact = reads.decision(self._op.reader, proposal)
        if status == "proposed":
            return self.publish(reads.row(self._op.reader, proposal))
        return same.by_uid(self._op.reader, "actor", fact) if status != "rejected" else None

    # -- statements ------------------------------------------------------------------------------------------------

    def _quote(self, row: ProposalRow) -> int:
        anchors = [Anchor.take(self._text, Span(*row.quote).trimmed(self._text))]
        found = evidence.find_quote(self._op, self._document_id, anchors)
        return evidence.insert_quote(self._op, self._document_id, anchors) if found is None else found

    def _event(self, row: ProposalRow, into: int | None) -> int:
        held, quote = row.payload, self._quote(row)
        date = held.get("edtf")
        id = into or same.event(self._op.reader, quote, date)
        if id is None:
            earliest, latest = edtf.bounds(date)
            id = self._add(
                "event", label=held["label"], edtf=date, earliest=earliest, latest=latest,
                place=held.get("place", ""), kind=held.get("kind", ""), modality=row.modality,
            )  # fmt: skip
        link = evidence.link(self._op, quote, RecordKind.EVENT, id, Relation.SUPPORTS)
        rows.update_many(self._op, "evidence", [link], edtf=date)
        self._take_part(id, held.get("participants", ()))
        claim = self._hedge(row, quote, id)
        if claim is not None:
            self._about(claim, id)
        return id

    def _take_part(self, event_id: int, participants: Any) -> None:
        known, fresh = same.participants_of(self._op.reader, event_id), []
        for one in participants:
            actor = self._named(one["id"])
            if actor is not None and (actor, one["role"]) not in known:
                known.add((actor, one["role"]))
                fresh.append({"event_id": event_id, "actor_id": actor, "role": one["role"]})
        rows.insert_many(self._op, "participant", fresh)

    def _about(self, claim_id: int, event_id: int) -> None:
        if claims.claim(self._op.reader, claim_id).event_id is None:
            rows.update_many(self._op, "claim", [claim_id], event_id=event_id)

    def _transfer(self, row: ProposalRow, into: int | None) -> int:
        held, quote = row.payload, self._quote(row)
        donor, recipient = self._named(held["donor"]), self._named(held["recipient"])
        id = into or same.transfer(self._op.reader, quote, donor, recipient, held["kind"])
        if id is None:
            earliest, latest = edtf.bounds(held.get("edtf"))
            id = self._add(
                "transfer", donor_id=donor, recipient_id=recipient, kind=held["kind"], object=held["object"],
                edtf=held.get("edtf"), earliest=earliest, latest=latest, modality=row.modality,
            )  # fmt: skip
        evidence.link(self._op, quote, RecordKind.TRANSFER, id, Relation.SUPPORTS)
        self._hedge(row, quote, id)
        rows.update_many(self._op, "figure", self._inside(held.get("object_span"), "figure"), transfer_id=id)
        return id

    def _figure(self, row: ProposalRow, into: int | None) -> int:
        held, quote = row.payload, self._quote(row)
        bounds = (held["low"], held["best"], held["high"])
        found = same.figure(self._op.reader, quote, bounds)
        if found is not None:
            return found
        # A figure has no modality of its own: what its source hedges hangs on the claim that says so.
        claim = self._source(row) if row.modality == Modality.ASSERTED else self._statement(row, quote)
        names = ("low", "best", "high", "bound_words", "unit", "counted")
        return self._add(
            "figure", quote_id=quote, claim_id=claim, transfer_id=self._around(row),
            **{name: held[name] for name in names},
        )  # fmt: skip

    def _claim(self, row: ProposalRow, into: int | None) -> int:
        quote = self._quote(row)
        id = into or same.claim(self._op.reader, quote) or self._state(row)
        evidence.link(self._op, quote, RecordKind.CLAIM, id, Relation.SUPPORTS)
        if not self._is_told_by(row, id):
            # The claim it is merged into is surer: its words keep their own hedge beside it.
            evidence.link(self._op, quote, RecordKind.CLAIM, self._state(row), Relation.SUPPORTS)
        return id

    def _state(self, row: ProposalRow) -> int:
        """A new claim with the words, the hedge and the sources of a proposed one."""
        held = row.payload
        unnamed = [self._words(one["source"]) for one in held.get("sources", ()) if not one["actor"]]
        said_by = tr("Source as written: {words}", words="; ".join(unnamed)) if unnamed else ""
        id = self._add(
            "claim", text=held["text"], modality=row.modality, polarity=held.get("polarity", "positive"),
            description=said_by,
        )  # fmt: skip
        chain = [actor for one in held.get("sources", ()) if (actor := self._named(one["actor"])) is not None]
        links = [{"claim_id": id, "seq": at, "actor_id": actor} for at, actor in enumerate(dict.fromkeys(chain))]
        rows.insert_many(self._op, "attribution", links)
        return id

    # -- what a fact leans on --------------------------------------------------------------------------------------

    def _source(self, row: ProposalRow) -> int | None:
        """The claim that says who says so, published now if need be; None when nobody is named or it was rejected."""
        claim = reads.claim_on(self._op.reader, row) if row.payload.get("sources") else None
        if claim is None:
            return None
        if claim.status == "proposed":
            return self.publish(claim)
        return same.by_uid(self._op.reader, "claim", claim.fact_uid)

    def _hedge(self, row: ProposalRow, quote_id: int, id: int) -> int | None:
        """The claim that says who says so; a record that is surer than these words gets one that keeps their hedge."""
        return self._source(row) if self._is_told_by(row, id) else self._statement(row, quote_id)

    def _is_told_by(self, row: ProposalRow, id: int) -> bool:
        """Whether a record is no surer than these words."""
        held = same.modality_of(self._op.reader, row.kind, id)
        return most_hedged((row.modality, held)) == held

    def _statement(self, row: ProposalRow, quote_id: int) -> int:
        """The claim that carries the hedge of what has none: its source's, one on its quote, or one made now."""
        found = self._source(row) or same.claim(self._op.reader, quote_id)
        if found is not None:
            return found
        words = self._words(list(row.quote))
        id = self._add("claim", text=words, modality=row.modality)
        evidence.link(self._op, quote_id, RecordKind.CLAIM, id, Relation.SUPPORTS)
        return id

    def _around(self, row: ProposalRow) -> int | None:
        """The transfer that this figure counts the object of, when that was accepted."""
        start, end = row.quote
        for other in reads.accepted(self._op.reader, row.document_id, "transfer", start, end):
            span = other.payload.get("object_span")
            if span and span[0] <= row.start and row.end <= span[1]:
                return same.by_uid(self._op.reader, "transfer", other.fact_uid)
        return None

    def _inside(self, span: list[int] | None, kind: str) -> list[int]:
        """The accepted facts of `kind` whose words lie inside `span`."""
        if not span:
            return []
        inside = reads.accepted(self._op.reader, self._document_id, kind, span[0], span[1])
        found = [same.by_uid(self._op.reader, kind, row.fact_uid) for row in inside]
        return [id for id in found if id is not None]

    def _add(self, table: str, **values: Value) -> int:
        """A record in one plain statement: one gesture may publish thousands, and a key waits for each."""
        return rows.insert_many(self._op, table, [values], uids=True)[0]

    def _words(self, span: list[int]) -> str:
        return " ".join(self._text[span[0] : span[1]].split())
