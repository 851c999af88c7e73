"""A document that both copies hold by its bytes, and whose text reads differently in each: its passages found again."""

from __future__ import annotations

from collections.abc import Mapping

from workbench.core.copies import Side
from workbench.core.spans import Anchor, Span
from workbench.services.exchange.anchoring import Finder, take
from workbench.store.connection import Reader
from workbench.store.read import documents
from workbench.store.read.copies import Raw


def refit(mine: Reader, theirs: Reader, raws: Mapping[Side, Raw], was: Raw | None) -> None:
    """Move the other copy's quotes and mentions of such documents to where their words stand here; drop the lost."""
    here = {row["sha256"]: row for row in raws[Side.MINE]["document"].values()}
    for row in raws[Side.THEIRS]["document"].values():
        held = here.get(row["sha256"])
        if held is not None and held["text_sha256"] != row["text_sha256"]:
            text, there = documents.text(mine, held["id"]), documents.text(theirs, row["id"])
            for raw in filter(None, (raws[Side.THEIRS], was)):
                _refit(raw, row["id"], text, there)


def _refit(raw: Raw, document: int, text: str, there: str) -> None:
    finder = Finder(text)
    quotes = {id for id, row in raw["quote"].items() if row["document_id"] == document}
    lost: set[int] = set()
    for id, part in raw["quote_part"].items():
        if part["quote_id"] in quotes:
            span = finder.find(take(there, Span(part["start"], part["end"]))).span
            if span is None:
                lost.add(part["quote_id"])
            else:
                anchor = Anchor.take(text, span)
                places = {"start": span.start, "end": span.end, "prefix": anchor.prefix, "suffix": anchor.suffix}
                raw["quote_part"][id] = {**part, **places}
    for id in lost:
        del raw["quote"][id]
    for id in quotes - lost:
        spans = [part for part in raw["quote_part"].values() if part["quote_id"] == id]
        ends = {"start": min(part["start"] for part in spans), "end": max(part["end"] for part in spans)}
        raw["quote"][id] = {**raw["quote"][id], **ends}
    raw["quote_part"] = {id: part for id, part in raw["quote_part"].items() if part["quote_id"] not in lost}
    _refit_mentions(raw, document, finder, there)
    raw["proposal"] = {id: row for id, row in raw["proposal"].items() if row["document_id"] != document}


def _refit_mentions(raw: Raw, document: int, finder: Finder, there: str) -> None:
    for id, row in list(raw["mention"].items()):
        if row["document_id"] == document:
            span = finder.find(take(there, Span(row["start"], row["end"]))).span
            if span is None:
                del raw["mention"][id]
            else:
                raw["mention"][id] = {**row, "start": span.start, "end": span.end}
