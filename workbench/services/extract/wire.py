"""An analysis as plain data, the shape that `extract --json` prints: positions are code points."""

from __future__ import annotations

import re
from typing import Any

from workbench.services.extract.records import Analysis, Sentence, Transfer


def as_data(analysis: Analysis) -> dict[str, Any]:
    """Everything found, ready for JSON."""
    return {
        "sentences": [_sentence(sentence) for sentence in analysis.sentences],
        "actors": [
            {
                "id": _id(actor.id),
                "key": actor.key,
                "kind": actor.kind,
                "name": actor.name,
                "mentions": [{"start": m.span.start, "end": m.span.end, "form": m.form} for m in actor.mentions],
            }
            for actor in analysis.actors
        ],
        "dates": [
            {"start": d.span.start, "end": d.span.end, "edtf": d.edtf, "inferred": d.inferred} for d in analysis.dates
        ],
        "figures": [
            {
                "start": f.span.start,
                "end": f.span.end,
                "low": f.low,
                "best": f.best,
                "high": f.high,
                "unit": f.unit,
                "counted": f.counted,
                "bound_words": f.bound_words,
            }
            for f in analysis.figures
        ],
        "transfers": [_transfer(transfer) for transfer in analysis.transfers],
        "events": [
            {
                "start": e.span.start,
                "end": e.span.end,
                "label": e.label,
                "edtf": e.date.edtf,
                "participants": [_id(key) for key in e.participants],
                "modality": e.modality,
            }
            for e in analysis.events
        ],
        "claims": [
            {
                "start": c.span.start,
                "end": c.span.end,
                "modality": c.modality,
                "sources": [_id(a.actor) for a in c.sources],
            }
            for c in analysis.claims
        ],
    }


def _id(key: str) -> str:
    """A key as it is printed: "#UNSC" is UNSC, unless that could be taken for a country's code."""
    return key[1:] if re.fullmatch(r"[#@]\w{3,}", key) else key


def _sentence(sentence: Sentence) -> dict[str, Any]:
    return {
        "start": sentence.span.start,
        "end": sentence.span.end,
        "kind": "heading" if sentence.is_heading else "sentence",
        "modality": sentence.modality,
        "labels": list(sentence.labels),
        "attribution": [
            {
                "start": a.source.start,
                "end": a.source.end,
                "cue_start": a.cue.start,
                "cue_end": a.cue.end,
                "actor": _id(a.actor),
            }
            for a in sentence.attributions
        ],
    }


def _transfer(transfer: Transfer) -> dict[str, Any]:
    return {
        "start": transfer.span.start,
        "end": transfer.span.end,
        "donor": _id(transfer.donor),
        "recipient": _id(transfer.recipient),
        "object": [transfer.object.start, transfer.object.end],
        "modality": transfer.modality,
    }
