"""The export as a job: a briefing travels to a child process as JSON, the finished file comes back."""

from __future__ import annotations

import base64
import json
from dataclasses import asdict, replace
from datetime import date
from typing import Any

from workbench.core.modality import Modality
from workbench.core.spans import Span
from workbench.services.briefing.records import Briefing, CitedDocument, CitedQuote, Marking


def to_json(briefing: Briefing) -> bytes:
    """`briefing` as JSON; `from_json` gives it back."""
    plain = replace(briefing, quotes=dict(briefing.quotes), documents=dict(briefing.documents))
    record = {**asdict(plain), "exported_on": briefing.exported_on.isoformat()}
    return json.dumps(record).encode("ascii")


def from_json(payload: bytes) -> Briefing:
    """The briefing that `to_json` wrote."""
    record: dict[str, Any] = json.loads(payload)
    marking = record.pop("marking")
    return Briefing(
        **{
            **record,
            "exported_on": date.fromisoformat(record["exported_on"]),
            "marking": Marking(**marking) if marking else None,
            "quotes": {uid: _quote(quote) for uid, quote in record["quotes"].items()},
            "documents": {sha256: CitedDocument(**source) for sha256, source in record["documents"].items()},
        }
    )


def serve(payload: bytes, options: dict[str, Any]) -> dict[str, Any]:
    """The export of the briefing in `payload` as `options["format"]`: {"file": base64, "manifest", "is_embedded"}."""
    from workbench.services.briefing.formats import render

    export = render(from_json(payload), str(options["format"]))
    return {
        "file": base64.b64encode(export.content).decode("ascii"),
        "manifest": export.manifest,
        "is_embedded": export.is_embedded,
    }


def _quote(record: dict[str, Any]) -> CitedQuote:
    return CitedQuote(
        **{
            **record,
            "exact_parts": tuple(record["exact_parts"]),
            "spans": tuple(Span(**span) for span in record["spans"]),
            "attribution": tuple(record["attribution"]),
            "modality": Modality(record["modality"]),
        }
    )
