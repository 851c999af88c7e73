"""Evidence seen from the record that it supports, and from the quote."""

from __future__ import annotations

from workbench.core.kinds import RecordKind
from workbench.core.records import Evidence
from workbench.store.connection import Reader

COLUMNS: dict[RecordKind, str] = {
    RecordKind.ACTOR: "actor_id",
    RecordKind.EVENT: "event_id",
    RecordKind.CLAIM: "claim_id",
    RecordKind.TRANSFER: "transfer_id",
}
_EXACT = "(SELECT group_concat(exact, ' […] ') FROM quote_part WHERE quote_part.quote_id = evidence.quote_id)"


def evidence_of(reader: Reader, kind: RecordKind, id: int) -> tuple[Evidence, ...]:
    """The quotes for, against or about one record; each one's label is its exact words."""
    found = reader.rows(
        f"""SELECT evidence.id, quote_id, relation, {_EXACT}, evidence.edtf, evidence.place
            FROM evidence JOIN quote ON quote.id = quote_id WHERE {COLUMNS[kind]} = ?
            ORDER BY quote.document_id, quote.start, evidence.id""",
        (id,),
    )
    return tuple(Evidence(row[0], row[1], row[2], RecordKind.QUOTE, row[1], row[3], row[4], row[5]) for row in found)


def links_of(reader: Reader, quote_id: int) -> tuple[Evidence, ...]:
    """The records that a quote is evidence of; each one's label is the record's."""
    found = reader.rows(
        """SELECT evidence.id, evidence.relation, evidence.actor_id, evidence.event_id, evidence.claim_id, transfer_id,
                  coalesce(actor.name, event.label, claim.text, transfer.object, ''), evidence.edtf, evidence.place
           FROM evidence LEFT JOIN actor ON actor.id = actor_id LEFT JOIN event ON event.id = evidence.event_id
               LEFT JOIN claim ON claim.id = claim_id LEFT JOIN transfer ON transfer.id = transfer_id
           WHERE quote_id = ? ORDER BY evidence.id""",
        (quote_id,),
    )
    return tuple(_link(quote_id, row) for row in found)


def _link(
    quote_id: int, row: tuple[int, str, int | None, int | None, int | None, int | None, str, str | None, str]
) -> Evidence:
    for kind, target in zip(COLUMNS, row[2:6], strict=True):
        if target is not None:
            return Evidence(row[0], quote_id, row[1], kind, target, row[6], row[7], row[8])
    raise AssertionError("the schema lets no evidence be of nothing")
