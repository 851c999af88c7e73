"""Rows and values in people's words, also of what is gone."""

from __future__ import annotations

from workbench.core import columns
from workbench.core.kinds import RecordKind
from workbench.core.wording import tr, trn
from workbench.store import schema
from workbench.store.connection import Reader, Value
from workbench.store.read.past import Past

_NAMED = {
    "document": "title", "actor": "name", "event": "label", "claim": "text", "note": "title", "judgement": "text",
    "tag": "name", "actor_name": "text", "reliability": "grade", "mention": "exact", "proposal": "exact", "lesson": "words",
    "dossier": "title", "scale_value": "code", "merger": "name",
}  # fmt: skip
# Rows that are named by what they join.
_JOINING = {
    "participant": ("actor_id", "event_id"),
    "attribution": ("actor_id",),
    "evidence": ("quote_id", "event_id", "claim_id", "transfer_id", "actor_id"),
    "citation": ("quote_id",),
    "tagging": ("tag_id", "quote_id", "document_id", "actor_id", "event_id", "claim_id"),
    "likeness": ("actor_id", "other_actor_id", "event_id", "other_event_id", "document_id", "other_document_id"),
}
LONGEST = 80


def short(words: str, longest: int = LONGEST) -> str:
    """At most `longest` characters on one line."""
    words = " ".join(words.split())
    return words if len(words) <= longest else words[: longest - 1].rstrip() + "…"


class Names:
    """What rows and values are called; of one moment, like the `Past` that it asks."""

    def __init__(self, reader: Reader, past: Past | None = None) -> None:
        self._reader = reader
        self.past = past or Past(reader)
        self._targets = {(link.table, link.column): link.target for link in schema.links(reader)}
        self._found: dict[tuple[str, int], str] = {}

    def name(self, table: str, id: int) -> str:
        """A row's name, the last one that it had when it is gone; its number when even that is forgotten."""
        place = (table, id)
        if place not in self._found:
            self._found[place] = short(self._name(table, id)) or tr("no. {id}", id=id)
        return self._found[place]

    def _name(self, table: str, id: int) -> str:
        if table == "quote":
            return self._words(id)
        row = self.past.known(table, id)
        if table in _NAMED:
            return str(row.get(_NAMED[table]) or "")
        if table in _JOINING:
            joined = [self._pointed(table, column, row.get(column)) for column in _JOINING[table]]
            return " — ".join(name for name in joined if name)
        if table == "transfer":
            return str(row.get("object") or "") or self._route(row)
        if table == "figure":
            amount = next((row[column] for column in ("best", "low", "high") if row.get(column) is not None), "")
            return " ".join(str(part) for part in (_number(amount), row.get("unit"), row.get("counted")) if part)
        return ""

    def _route(self, row: dict[str, Value]) -> str:
        ends = [self._pointed("transfer", column, row.get(column)) or "?" for column in ("donor_id", "recipient_id")]
        return " → ".join(ends)

    def _pointed(self, table: str, column: str, value: Value) -> str:
        target = self._targets.get((table, column))
        return self.name(target, value) if target and isinstance(value, int) else ""

    def _words(self, quote_id: int) -> str:
        parts = self._reader.rows("SELECT exact FROM quote_part WHERE quote_id = ? ORDER BY seq", (quote_id,))
        if not parts:
            held = """SELECT row FROM change WHERE "table" = 'quote_part' AND kind = 'delete' AND "column" = 'quote_id' AND old = ?
                      UNION SELECT row FROM change JOIN kept USING (seq)
                      WHERE "table" = 'quote_part' AND kept."column" = 'quote_id' AND value = ? ORDER BY 1"""
            parts = [
                (self.past.known("quote_part", row).get("exact"),)
                for (row,) in self._reader.rows(held, (quote_id, quote_id))
            ]
        return " […] ".join(str(exact) for (exact,) in parts if exact)

    def value(self, table: str, column: str, value: Value) -> str:
        """One value as people write it; "" for nothing."""
        if value is None or value == "":
            return ""
        if (table, column) in self._targets and isinstance(value, int):
            return self.name(self._targets[table, column], value)
        if isinstance(value, bytes):
            return trn("{count} byte", "{count} bytes", len(value))
        if isinstance(value, str):
            chosen = columns.choice(table, column, value)
            return value if chosen is None else tr(chosen)
        return _number(value)

    def owner(self, table: str, id: int) -> tuple[RecordKind, int] | None:
        """The record that a row is, or is a part of."""
        kind = columns.kind_of(table)
        if kind is not None:
            return kind, id
        row = self.past.known(table, id)
        for column in columns.OWNERS.get(table, ()):
            value, owning = row.get(column), columns.kind_of(self._targets.get((table, column), ""))
            if isinstance(value, int) and owning is not None:
                return owning, value
        return None


def _number(value: object) -> str:
    return f"{value:g}" if isinstance(value, float) and abs(value) < 1e6 else str(value).removesuffix(".0")
