"""A fact pack on its way into a dossier: found again, matched with what is there, added."""

from __future__ import annotations

import itertools
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from workbench.core import edtf
from workbench.core.kinds import RecordKind
from workbench.core.spans import Anchor, Span
from workbench.core.wording import tr
from workbench.operations.pack_actors import match_actors
from workbench.operations.pack_links import Links
from workbench.services.exchange.anchoring import Fate, Finder, Place, Reason, from_json
from workbench.services.exchange.pack import Pack, passages
from workbench.services.exchange.wordings import unpack_words
from workbench.store.dossier import Operation, now
from workbench.store.read import documents, exchange
from workbench.store.write import rows

_FACTS = ("event", "transfer", "claim")


@dataclass(frozen=True, slots=True)
class Moved:
    """A quote found at another place than the pack says."""

    uid: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Lost:
    """A record of the pack that was left out, and why, in one sentence."""

    kind: str
    uid: str
    label: str
    reason: str


@dataclass(frozen=True, slots=True)
class Report:
    """How applying a pack went: counts by kind of record, quotes that moved, records left out."""

    created: Mapping[str, int]
    matched: Mapping[str, int]
    moved: tuple[Moved, ...]
    lost: tuple[Lost, ...]

    def as_json(self) -> dict[str, Any]:
        """The report as `workbench pack apply --json` prints it."""
        return {
            "created": dict(self.created),
            "matched": dict(self.matched),
            "moved": [{"quote": held.uid, "start": held.start, "end": held.end} for held in self.moved],
            "lost": [
                {"kind": held.kind, "uid": held.uid, "label": held.label, "reason": held.reason} for held in self.lost
            ],
        }

    @property
    def summary(self) -> str:
        """The report in one sentence."""
        return tr(
            "Fact pack applied: {made} records added, {known} were there already, {moved} quotes found at another place, {lost} left out.",
            made=sum(self.created.values()),
            known=sum(self.matched.values()),
            moved=len(self.moved),
            lost=len(self.lost),
        )

    def __str__(self) -> str:
        return "\n".join([self.summary, *(f"{held.kind} “{held.label}”: {held.reason}" for held in self.lost)])


class Application:
    """One pack, one document, inside one operation."""

    def __init__(self, op: Operation, pack: Pack, document_id: int) -> None:
        self._op = op
        self._pack = pack
        self._document_id = document_id
        self._finder = Finder(documents.text(op.reader, document_id), map(from_json, passages(pack)))
        self._ids: dict[str, dict[str, int]] = {}
        self._fresh: set[str] = set()
        self._created: Counter[str] = Counter()
        self._matched: Counter[str] = Counter()
        self._moved: list[Moved] = []
        self._lost: list[Lost] = []

    def run(self) -> Report:
        """Add what is missing, in the order in which records point at each other."""
        known = exchange.uids(self._op.reader, "quote")
        is_first = not any(quote["uid"] in known for quote in self._pack["quotes"])
        self._describe_document(is_first)
        self._actors()
        self._quotes(known)
        for kind in _FACTS:
            self._facts(kind)
        self._figures()
        links = Links(self._op, self._pack, self._document_id, self._ids, self._fresh)
        links.add_evidence()
        links.add_participants()
        links.add_chains()
        links.add_names()
        self._count("mention", *links.add_mentions(self._finder))
        self._lost += [Lost("mention", uid, name, _why(reason)) for uid, name, reason in links.lost_mentions]
        self._count("tag", *links.add_tags(self._finder))
        return Report(dict(self._created), dict(self._matched), tuple(self._moved), tuple(self._lost))

    def _count(self, kind: str, made: int, known: int) -> None:
        for counter, number in ((self._created, made), (self._matched, known)):
            if number:
                counter[kind] += number

    def _describe_document(self, is_first: bool) -> None:
        """What the pack says of the document stands at first; later only where the analyst left a field empty."""
        held = documents.document(self._op.reader, self._document_id)
        said = {**self._pack["document"], "title": self._spare_words(self._pack["document"]["title"])}
        values: dict[str, str] = {}
        for name in ("title", "publisher", "author", "published", "language"):
            told, there = said[name], getattr(held, name)
            if told and told != there and (is_first or not there):
                values[name] = told
        if values:
            rows.update(self._op, "document", self._document_id, **values)

    def _words(self, held: str | list[Any]) -> str | None:
        return unpack_words(held, self._finder)

    def _spare_words(self, held: str | list[Any]) -> str:
        """Words that a record can do without."""
        return self._words(held) or ""

    def _actors(self) -> None:
        actors = self._pack["actors"]
        ids = match_actors(self._op.reader, actors)
        self._ids["actor"] = ids
        self._count("actor", 0, len(ids))
        waiting = [actor for actor in actors if actor["uid"] not in ids]
        self._count("actor", len(waiting), 0)
        while waiting:
            # Parents first; the check of the pack made sure that nobody stands under himself.
            ready = [actor for actor in waiting if actor["parent"] is None or actor["parent"] in ids]
            made = [
                {
                    **{name: actor[name] for name in ("uid", "kind", "name", "key", "parent_dates")},
                    "parent_id": None if actor["parent"] is None else ids[actor["parent"]],
                    "description": self._spare_words(actor["description"]),
                }
                for actor in ready
            ]
            for actor, id in zip(ready, rows.insert_many(self._op, "actor", made), strict=True):
                ids[actor["uid"]] = id
            waiting = [actor for actor in waiting if actor["uid"] not in ids]

    def _quotes(self, known: dict[str, int]) -> None:
        ids = self._ids["quote"] = {}
        there = self._spans_there()
        made: list[tuple[dict[str, Any], list[Span]]] = []
        for quote in self._pack["quotes"]:
            if quote["uid"] in known:
                ids[quote["uid"]] = known[quote["uid"]]
                continue
            places = [self._finder.find(from_json(part)) for part in quote["parts"]]
            spans = _in_order(places)
            if spans is None:
                self._lose_quote(quote, places)
            elif tuple(spans) in there:
                ids[quote["uid"]] = there[tuple(spans)]
            else:
                made.append((quote, spans))
            if spans is not None and any(place.fate is Fate.MOVED for place in places):
                self._moved.append(Moved(quote["uid"], spans[0].start, spans[-1].end))
        self._count("quote", len(made), len(ids))
        self._insert_quotes(made)

    def _spans_there(self) -> dict[tuple[Span, ...], int]:
        quotes = exchange.rows_of(self._op.reader, "quote", "document_id", [self._document_id])
        held = exchange.rows_of(self._op.reader, "quote_part", "quote_id", [row["id"] for row in quotes])
        spans: dict[int, list[Span]] = {}
        for part in sorted(held, key=lambda row: (row["quote_id"], row["seq"])):
            spans.setdefault(part["quote_id"], []).append(Span(part["start"], part["end"]))
        return {tuple(listed): id for id, listed in spans.items()}

    def _insert_quotes(self, made: list[tuple[dict[str, Any], list[Span]]]) -> None:
        moment = now()
        fresh = [
            {
                "uid": quote["uid"],
                "document_id": self._document_id,
                "start": spans[0].start,
                "end": spans[-1].end,
                "comment": self._spare_words(quote["comment"]),
                "created_at": moment,
            }
            for quote, spans in made
        ]
        parts: list[dict[str, Any]] = []
        for (quote, spans), id in zip(made, rows.insert_many(self._op, "quote", fresh), strict=True):
            self._ids["quote"][quote["uid"]] = id
            for seq, span in enumerate(spans):
                anchor = Anchor.take(self._finder.text, span)
                parts.append(
                    {
                        "quote_id": id,
                        "seq": seq,
                        "start": span.start,
                        "end": span.end,
                        "exact": anchor.exact,
                        "prefix": anchor.prefix,
                        "suffix": anchor.suffix,
                    }
                )
        rows.insert_many(self._op, "quote_part", parts)

    def _lose_quote(self, quote: dict[str, Any], places: list[Place]) -> None:
        reason = next((place.reason for place in places if place.reason), Reason.CHANGED)
        first, last = quote["parts"][0], quote["parts"][-1]
        self._lost.append(Lost("quote", quote["uid"], f"{first['start']}-{last['end']}", _why(reason)))

    def _facts(self, kind: str) -> None:
        """Add events, transfers or claims; one whose every quote is lost is left out, since nothing bears it out."""
        known = exchange.uids(self._op.reader, kind)
        ids = self._ids[kind] = {}
        made: list[dict[str, Any]] = []
        for fact in self._pack[f"{kind}s"]:
            if fact["uid"] in known:
                ids[fact["uid"]] = known[fact["uid"]]
                continue
            words = self._words(fact[_LABELS[kind]])
            evidence = fact["evidence"]
            if words is None or (evidence and not any(one["quote"] in self._ids["quote"] for one in evidence)):
                reason = tr("the passage that bears it out is not in the text")
                self._lost.append(Lost(kind, fact["uid"], words or "", reason))
                continue
            made.append(self._fact_row(kind, fact, words))
        self._count(kind, len(made), len(ids))
        for row, id in zip(made, rows.insert_many(self._op, kind, made), strict=True):
            ids[row["uid"]] = id
            self._fresh.add(row["uid"])

    def _fact_row(self, kind: str, fact: dict[str, Any], words: str) -> dict[str, Any]:
        row = {
            "uid": fact["uid"],
            "modality": fact["modality"],
            "description": self._spare_words(fact["description"]),
            _LABELS[kind]: words,
        }
        if kind == "claim":
            row.update(polarity=fact["polarity"], credibility=fact["credibility"])
            return {**row, "event_id": self._id("event", fact["event"])}
        earliest, latest = edtf.bounds(fact["edtf"])
        row.update(kind=fact["kind"], edtf=fact["edtf"], earliest=earliest, latest=latest)
        if kind == "event":
            place = self._spare_words(fact["place"])
            return {**row, "place": place, "place_actor_id": self._id("actor", fact["place_actor"])}
        donor, recipient = self._id("actor", fact["donor"]), self._id("actor", fact["recipient"])
        return {**row, "donor_id": donor, "recipient_id": recipient}

    def _id(self, kind: str, uid: str | None) -> int | None:
        return None if uid is None else self._ids[kind].get(uid)

    def _figures(self) -> None:
        known = exchange.uids(self._op.reader, "figure")
        made: list[dict[str, Any]] = []
        for figure in self._pack["figures"]:
            counted = self._spare_words(figure["counted"])
            if figure["uid"] in known:
                self._count("figure", 0, 1)
            elif figure["quote"] is not None and figure["quote"] not in self._ids["quote"]:
                reason = tr("the passage that bears it out is not in the text")
                self._lost.append(Lost(RecordKind.FIGURE.value, figure["uid"], counted, reason))
            else:
                links = {f"{kind}_id": self._id(kind, figure[kind]) for kind in ("quote", *_FACTS)}
                values = {name: figure[name] for name in ("uid", "unit")}
                bounds = {name: _float(figure[name]) for name in ("low", "best", "high")}
                bound = self._spare_words(figure["bound_words"])
                made.append({**values, **bounds, "bound_words": bound, "counted": counted, **links})
        rows.insert_many(self._op, "figure", made)
        self._count("figure", len(made), 0)


_LABELS = {"event": "label", "transfer": "object", "claim": "text"}


def _in_order(places: list[Place]) -> list[Span] | None:
    """The spans of a quote's parts; None when one is lost or they no longer stand in their order."""
    spans = [place.span for place in places if place.span is not None]
    is_whole = len(spans) == len(places)
    is_ordered = all(first.end <= second.start for first, second in itertools.pairwise(spans))
    return spans if is_whole and is_ordered else None


def _float(value: float | None) -> float | None:
    return None if value is None else float(value)


def _why(reason: Reason | None) -> str:
    if reason is Reason.AMBIGUOUS:
        return tr("its words stand in several places and nothing tells which one is meant")
    if reason is Reason.NOT_SOUGHT:
        return tr("too much of the text has changed to look for its words")
    return tr("its words are not in the text")
