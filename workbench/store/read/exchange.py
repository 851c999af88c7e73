"""What a pack is made of: the rows that hang on one document, and what a dossier holds already when one is applied."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

from workbench.store.connection import Reader

Row = dict[str, Any]
_COLUMNS = {
    "document": "id uid title author publisher published language sha256 text_sha256 length",
    "quote": "id uid start end comment",
    "quote_part": "quote_id seq start end",
    "mention": "id actor_id start end form",
    "evidence": "id quote_id relation actor_id event_id claim_id transfer_id edtf place",
    "actor": "id uid kind name key parent_id parent_dates description",
    "actor_name": "id actor_id text language script kind",
    "event": "id uid label edtf place place_actor_id kind modality description",
    "participant": "id event_id actor_id role",
    "transfer": "id uid donor_id recipient_id kind object edtf modality description",
    "claim": "id uid text modality polarity credibility event_id description",
    "attribution": "id claim_id seq actor_id",
    "figure": "id uid quote_id event_id transfer_id claim_id low best high bound_words unit counted",
    "tagging": "id tag_id quote_id document_id actor_id event_id claim_id",
    "tag": "id uid name description",
}
_FACTS = ("event", "claim", "transfer")


def everything(reader: Reader, document_id: int) -> dict[str, list[Row]]:
    """Rows by table: the document, its quotes and mentions, the facts they bear out, and every actor that these name.

    Actors come with their ancestors; evidence and figures of other documents stay out.
    """
    found: dict[str, list[Row]] = {"document": _rows(reader, "document", "id", [document_id])}
    found["quote"] = _rows(reader, "quote", "document_id", [document_id], order='start, "end", uid')
    quotes = _ids(found["quote"])
    found["quote_part"] = _rows(reader, "quote_part", "quote_id", quotes, order="quote_id, seq")
    found["mention"] = _rows(reader, "mention", "document_id", [document_id], order='start, "end", form')
    found["evidence"] = _rows(reader, "evidence", "quote_id", quotes)
    found["figure"] = _rows(reader, "figure", "quote_id", quotes, order="uid")
    _add_facts(reader, found)
    _add_tags(reader, found, document_id)
    _add_actors(reader, found)
    return found


def uids(reader: Reader, table: str) -> dict[str, int]:
    """The identity of every row of `table` -> its id."""
    return dict(reader.rows(f'SELECT uid, id FROM "{table}"'))


def all_rows(reader: Reader, table: str) -> list[Row]:
    """Every row of `table`, with the columns that packs use."""
    names = _COLUMNS[table].split()
    listed = ", ".join(f'"{name}"' for name in names)
    return [dict(zip(names, row, strict=True)) for row in reader.rows(f'SELECT {listed} FROM "{table}" ORDER BY 1')]


def rows_of(reader: Reader, table: str, column: str, ids: Iterable[int]) -> list[Row]:
    """The rows of `table` whose `column` is one of `ids`."""
    return _rows(reader, table, column, ids)


def documents_of(reader: Reader, sha256: str, text_sha256: str) -> list[int]:
    """Documents with these original bytes, or else with this text of record, earliest first."""
    rows = reader.rows("SELECT id FROM document WHERE sha256 = ?", (sha256,))
    rows = rows or reader.rows("SELECT id FROM document WHERE text_sha256 = ? ORDER BY id", (text_sha256,))
    return [row[0] for row in rows]


def _rows(reader: Reader, table: str, column: str, ids: Iterable[int], *, order: str = "1") -> list[Row]:
    names = _COLUMNS[table].split()
    listed = ", ".join(f'"{name}"' for name in names)
    sql = f'SELECT {listed} FROM "{table}" WHERE "{column}" IN (SELECT value FROM json_each(?)) ORDER BY {order}'
    return [dict(zip(names, row, strict=True)) for row in reader.rows(sql, (json.dumps(sorted(ids)),))]


def _ids(rows: Iterable[Row], column: str = "id") -> set[int]:
    return {row[column] for row in rows if row[column] is not None}


def _add_facts(reader: Reader, found: dict[str, list[Row]]) -> None:
    """Events, claims and transfers that a quote or a figure of the document, or one of its claims, is about."""
    ids = {kind: _ids(found["evidence"], f"{kind}_id") | _ids(found["figure"], f"{kind}_id") for kind in _FACTS}
    found["claim"] = _rows(reader, "claim", "id", ids["claim"], order="uid")
    ids["event"] |= _ids(found["claim"], "event_id")
    found["event"] = _rows(reader, "event", "id", ids["event"], order="uid")
    found["transfer"] = _rows(reader, "transfer", "id", ids["transfer"], order="uid")
    found["participant"] = _rows(reader, "participant", "event_id", ids["event"])
    found["attribution"] = _rows(reader, "attribution", "claim_id", ids["claim"], order="claim_id, seq")


def _add_tags(reader: Reader, found: dict[str, list[Row]], document_id: int) -> None:
    held = {"quote": _ids(found["quote"]), "event": _ids(found["event"]), "claim": _ids(found["claim"])}
    tagged = _rows(reader, "tagging", "document_id", [document_id])
    for kind, ids in held.items():
        tagged += _rows(reader, "tagging", f"{kind}_id", ids)
    found["tagging"] = tagged
    found["tag"] = _rows(reader, "tag", "id", _ids(tagged, "tag_id"), order="uid")


def _add_actors(reader: Reader, found: dict[str, list[Row]]) -> None:
    ids = _ids(found["event"], "place_actor_id") | _ids(found["transfer"], "donor_id")
    ids |= _ids(found["transfer"], "recipient_id")
    for table in ("mention", "evidence", "participant", "attribution"):
        ids |= _ids(found[table], "actor_id")
    found["actor"] = _rows(reader, "actor", "id", ids, order="uid")
    while missing := _ids(found["actor"], "parent_id") - _ids(found["actor"]):
        found["actor"] += _rows(reader, "actor", "id", missing, order="uid")
    found["actor"].sort(key=lambda row: str(row["uid"]))
    found["actor_name"] = _rows(reader, "actor_name", "actor_id", _ids(found["actor"]))
    found["tagging"] += _rows(reader, "tagging", "actor_id", _ids(found["actor"]))
    found["tag"] = _rows(reader, "tag", "id", _ids(found["tagging"], "tag_id"), order="uid")
