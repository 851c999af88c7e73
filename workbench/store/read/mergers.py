"""Records that went into another one, records that may be the same, and what a merge would move."""

from __future__ import annotations

import json
from typing import Any, NamedTuple

from workbench.core.errors import DossierError, NotFound
from workbench.core.fields import FIELDS
from workbench.core.kinds import RecordKind
from workbench.core.merging import FieldPair, Likeness, Merged, Part
from workbench.core.wording import tr
from workbench.store.connection import Reader
from workbench.store.read.names import Names
from workbench.store.read.references import reference

MERGED_KINDS = (RecordKind.ACTOR, RecordKind.EVENT, RecordKind.DOCUMENT)


class Line(NamedTuple):
    """What a merge did to one column of one row, as the journal said it."""

    table: str
    row: int
    kind: str
    column: str | None
    old: Any
    new: Any


def lines_of(reader: Reader, id: int) -> list[Line]:
    """All that a merge did, in order; NotFound when it was taken back."""
    held = reader.value("SELECT lines FROM merger WHERE id = ?", (id,))
    if held is None:
        raise NotFound(tr("That merge was taken back already."))
    found = _lines(held)
    if found is None:
        raise DossierError(tr("What that merge did can no longer be read; verify the dossier."))
    return found


def _lines(held: str) -> list[Line] | None:
    """The account of a merge; None where it is none: it may come from a stranger."""
    try:
        found = [Line(*line) for line in json.loads(held)]
    except (ValueError, TypeError):
        return None
    plain = (str, int, float, type(None))
    is_sound = all(
        isinstance(line.table, str) and isinstance(line.row, int) and isinstance(line.old, plain)
        and isinstance(line.new, plain) and line.kind in ("insert", "update", "delete")
        and isinstance(line.column, str if line.kind != "insert" else (str, type(None)))
        for line in found
    )  # fmt: skip
    return found if is_sound else None


def merged_into(reader: Reader, kind: RecordKind, id: int) -> tuple[Merged, ...]:
    """What went into a record, the last one first."""
    if kind not in MERGED_KINDS:
        return ()
    sql = f"SELECT id, name, other_uid, merged_at, lines FROM merger WHERE {kind.value}_id = ? ORDER BY id DESC"
    return tuple(
        Merged(number, name, uid, at, frozenset(line.row for line in _lines(lines) or () if line.table == "actor_name"))
        for number, name, uid, at, lines in reader.rows(sql, (id,))
    )


def kept_by(reader: Reader, id: int) -> tuple[RecordKind, int, str]:
    """Kind and number of the record that something went into, and the name of what went; NotFound when it is out."""
    row = reader.row("SELECT actor_id, event_id, document_id, name FROM merger WHERE id = ?", (id,))
    if row is None:
        raise NotFound(tr("That merge was taken back already."))
    return next((kind, held, row[3]) for kind, held in zip(MERGED_KINDS, row, strict=False) if held is not None)


def alike(reader: Reader, kind: RecordKind, id: int) -> tuple[Likeness, ...]:
    """What may be the same as a record."""
    if kind not in MERGED_KINDS:
        return ()
    one, other = f"{kind.value}_id", f"other_{kind.value}_id"
    sql = f"SELECT id, CASE WHEN {one} = ?1 THEN {other} ELSE {one} END, reason FROM likeness WHERE ?1 IN ({one}, {other})"
    return tuple(
        Likeness(number, reference(reader, kind, found), reason) for number, found, reason in reader.rows(sql, (id,))
    )


def likeness_between(reader: Reader, kind: RecordKind, one: int, other: int) -> int | None:
    """The link that says that two records may be the same."""
    first, second = f"{kind.value}_id", f"other_{kind.value}_id"
    sql = f"SELECT id FROM likeness WHERE ({first}, {second}) IN ((?1, ?2), (?2, ?1))"
    found = reader.value(sql, (one, other))
    return None if found is None else int(found)


# -- what would move ---------------------------------------------------------------------------------------------------

# What the part is called, how many there are, and how many of them the kept record (?1) has already beside the other (?2).
_ACTOR = (
    ("Children", "SELECT count(*) FROM actor WHERE parent_id = ?2 AND id <> ?1", "0"),
    ("Mentions", "SELECT count(*) FROM mention WHERE actor_id = ?2",
     """SELECT count(*) FROM mention AS m WHERE actor_id = ?2 AND EXISTS (SELECT 1 FROM mention AS held WHERE held.actor_id = ?1
        AND held.document_id = m.document_id AND held.start = m.start AND held."end" = m."end")"""),
    ("Quotes", "SELECT count(*) FROM evidence WHERE actor_id = ?2",
     """SELECT count(*) FROM evidence WHERE actor_id = ?2
        AND quote_id IN (SELECT quote_id FROM evidence WHERE actor_id = ?1)"""),
    ("Events", "SELECT count(*) FROM participant WHERE actor_id = ?2",
     """SELECT count(*) FROM participant WHERE actor_id = ?2
        AND (event_id, role) IN (SELECT event_id, role FROM participant WHERE actor_id = ?1)"""),
    ("Places of events", "SELECT count(*) FROM event WHERE place_actor_id = ?2", "0"),
    ("Claims", "SELECT count(DISTINCT claim_id) FROM attribution WHERE actor_id = ?2",
     """SELECT count(DISTINCT claim_id) FROM attribution WHERE actor_id = ?2
        AND claim_id IN (SELECT claim_id FROM attribution WHERE actor_id = ?1)"""),
    ("Transfers", "SELECT count(*) FROM transfer WHERE ?2 IN (donor_id, recipient_id)", "0"),
    ("Source reliability", "SELECT count(*) FROM reliability WHERE actor_id = ?2", "0"),
    ("Tags", "SELECT count(*) FROM tagging WHERE actor_id = ?2",
     "SELECT count(*) FROM tagging WHERE actor_id = ?2 AND tag_id IN (SELECT tag_id FROM tagging WHERE actor_id = ?1)"),
)  # fmt: skip
_EVENT = (
    ("Participants", "SELECT count(*) FROM participant WHERE event_id = ?2",
     """SELECT count(*) FROM participant WHERE event_id = ?2
        AND (actor_id, role) IN (SELECT actor_id, role FROM participant WHERE event_id = ?1)"""),
    ("Quotes", "SELECT count(*) FROM evidence WHERE event_id = ?2",
     """SELECT count(*) FROM evidence WHERE event_id = ?2
        AND quote_id IN (SELECT quote_id FROM evidence WHERE event_id = ?1)"""),
    ("Claims", "SELECT count(*) FROM claim WHERE event_id = ?2", "0"),
    ("Figures", "SELECT count(*) FROM figure WHERE event_id = ?2", "0"),
    ("Tags", "SELECT count(*) FROM tagging WHERE event_id = ?2",
     "SELECT count(*) FROM tagging WHERE event_id = ?2 AND tag_id IN (SELECT tag_id FROM tagging WHERE event_id = ?1)"),
)  # fmt: skip
_PARTS = {RecordKind.ACTOR: _ACTOR, RecordKind.EVENT: _EVENT}


def parts(reader: Reader, kind: RecordKind, kept_id: int, other_id: int) -> list[Part]:
    """What hangs on the other actor or event, by kind, where there is any."""
    found = []
    for label, count, known in _PARTS[kind]:
        # Both numbers in one statement: SQLite wants every parameter to stand somewhere.
        number, twice, *_ = reader.row(f"SELECT ({count}), ({known}), ?1, ?2", (kept_id, other_id))
        if number:
            found.append(Part(tr(label), number - twice, twice))
    return found


def pairs(reader: Reader, kind: RecordKind, kept_id: int, other_id: int, taken: frozenset[str]) -> list[FieldPair]:
    """Fields that the other fills and the kept one does not hold alike; those in `taken` pass over where they were empty."""
    names = Names(reader)
    kept, other = names.past.known(kind.value, kept_id), names.past.known(kind.value, other_id)
    found = []
    for field in FIELDS[kind]:
        ours, theirs = (names.value(kind.value, field.key, row.get(field.key)) for row in (kept, other))
        if theirs and ours != theirs:
            is_taken = not ours and field.key in taken
            found.append(FieldPair(tr(field.label), ours, theirs, theirs if is_taken else ours))
    return found
