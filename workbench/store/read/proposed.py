"""Proposals as plain JSON, in the shapes that facts have: every quote and mention with its place and words."""

from __future__ import annotations

from typing import Any

from workbench.store.connection import Reader
from workbench.store.read import documents
from workbench.store.read import proposals as reads
from workbench.store.read.proposals import ProposalRow

_PLAIN: dict[str, tuple[str, ...]] = {
    "actor": ("kind", "name", "key"),
    "event": ("label", "edtf", "place"),
    "transfer": ("kind", "object", "edtf"),
    "claim": ("polarity",),
    "figure": ("low", "best", "high", "bound_words", "unit", "counted"),
}


def proposals(reader: Reader, document_id: int | None = None) -> list[dict[str, Any]]:
    """Every proposal, decided or not; donors, participants and sources are the ids of proposed actors."""
    found: list[dict[str, Any]] = []
    texts: dict[int, str] = {}
    listed = reads.rows(reader, status="", document_id=document_id)
    actors = {(row.document_id, row.payload.get("id")): row.id for row in reversed(listed) if row.kind == "actor"}
    for row in listed:
        if row.document_id not in texts:
            texts = {row.document_id: documents.text(reader, row.document_id)}
        found.append(_Told(row, texts[row.document_id], actors).all())
    return found


class _Told:
    """One proposal with the text that it stands in and the actors proposed beside it."""

    def __init__(self, row: ProposalRow, text: str, actors: dict[tuple[int, Any], int]) -> None:
        self._row, self._text, self._actors = row, text, actors

    def all(self) -> dict[str, Any]:
        row, held = self._row, self._row.payload
        return {
            "id": row.id,
            "record": row.kind,
            "status": row.status,
            "modality": row.modality,
            **{name: held.get(name) for name in _PLAIN.get(row.kind, ())},
            **self._own(),
            "quote": self._place(*row.quote),
            **self._place(row.start, row.end),
            "rule": row.rule,
            "engine": row.engine,
            "score": row.score,
            "text_sha256": row.text_sha256,
            "cues": [
                {**self._place(start, end), "modality": modality, "rule": rule}
                for start, end, modality, rule in held.get("cues", ())
            ],
        }

    def _own(self) -> dict[str, Any]:
        """What only this kind of record has."""
        row, held = self._row, self._row.payload
        match row.kind:
            case "actor":
                mentions = [{**self._place(start, end), "form": form} for start, end, form in held["mentions"]]
                return {"names": [], "mentions": mentions}
            case "event":
                parts = [{"actor": self._actor(one["id"]), "role": one["role"]} for one in held.get("participants", ())]
                return {"participants": [part for part in parts if part["actor"] is not None]}
            case "transfer":
                return {"donor": self._actor(held["donor"]), "recipient": self._actor(held["recipient"])}
            case "claim":
                chain = [self._actor(one["actor"]) for one in held.get("sources", ())]
                return {"claim": held["text"], "attribution": [one for one in dict.fromkeys(chain) if one is not None]}
        return {}

    def _actor(self, local: str) -> int | None:
        return self._actors.get((self._row.document_id, local)) if local else None

    def _place(self, start: int, end: int) -> dict[str, Any]:
        return {"document": self._row.document_id, "start": start, "end": end, "text": self._text[start:end]}
