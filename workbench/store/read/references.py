"""Any record named for people: for pickers, chips, history and the back list."""

from __future__ import annotations

from workbench.core.errors import NotFound
from workbench.core.kinds import RecordKind
from workbench.core.records import Reference
from workbench.core.wording import tr
from workbench.store.connection import Reader

_NAMES = "(SELECT group_concat(text, ' · ') FROM actor_name WHERE actor_id = actor.id AND text <> actor.name)"
_WORDS = "(SELECT group_concat(exact, ' […] ') FROM quote_part WHERE quote_id = quote.id)"

# kind -> query giving id, label, detail, icon
_QUERIES: dict[RecordKind, str] = {
    RecordKind.DOCUMENT: "SELECT id, title, trim(publisher || ' ' || coalesce(published, '')), 'document' FROM document",
    RecordKind.QUOTE: f"""SELECT quote.id, {_WORDS}, document.title, 'quote' FROM quote
                          JOIN document ON document.id = document_id""",
    RecordKind.ACTOR: f"SELECT actor.id, actor.name, coalesce({_NAMES}, ''), actor.kind FROM actor",
    RecordKind.EVENT: "SELECT id, label, coalesce(edtf, ''), 'event' FROM event",
    RecordKind.TRANSFER: """SELECT transfer.id, transfer.object, coalesce(d.name, '?') || ' → ' || coalesce(r.name, '?'), 'transfer'
                            FROM transfer LEFT JOIN actor d ON d.id = donor_id LEFT JOIN actor r ON r.id = recipient_id""",
    RecordKind.CLAIM: "SELECT id, text, modality, 'claim' FROM claim",
    RecordKind.FIGURE: "SELECT id, trim(coalesce(best, low, high) || ' ' || unit || ' ' || counted), bound_words, 'figure' FROM figure",
    RecordKind.NOTE: "SELECT id, title, saved_at, 'note' FROM note",
    RecordKind.JUDGEMENT: "SELECT id, text, likelihood, 'judgement' FROM judgement",
    RecordKind.TAG: "SELECT id, name, description, 'tag' FROM tag",
}


def reference(reader: Reader, kind: RecordKind, id: int) -> Reference:
    """One record named; NotFound when there is none."""
    row = reader.row(f"{_QUERIES[kind]} WHERE {kind.value}.id = ?", (id,))
    if row is None:
        raise NotFound(tr("There is no {kind} {id} in this dossier.", kind=tr(kind.value), id=id))
    return Reference(kind, *(row[0], row[1] or "", row[2] or "", row[3]))


def candidates(reader: Reader, kind: RecordKind) -> list[Reference]:
    """Every record of a kind, by label."""
    found = reader.rows(f"{_QUERIES[kind]} ORDER BY 2 COLLATE NOCASE")
    return [Reference(kind, id, label or "", detail or "", icon) for id, label, detail, icon in found]


def resolve(reader: Reader, kind: RecordKind, words: str) -> int:
    """The record that a person names by number ("12", "Q12") or by identity, or the start of one; NotFound otherwise."""
    number = words.removeprefix("Q") if kind is RecordKind.QUOTE else words
    # Ids are 64-bit integers.
    if (
        number.isdecimal()
        and len(number) < 19
        and reader.value(f"SELECT 1 FROM {kind.value} WHERE id = ?", (int(number),))
    ):
        return int(number)
    if len(words) >= 6 and words.isascii():
        found = reader.rows(
            f"SELECT id FROM {kind.value} WHERE substr(uid, 1, ?) = ? LIMIT 2", (len(words), words.lower())
        )
        if len(found) == 1:
            return int(found[0][0])
    raise NotFound(
        tr(
            "There is no {kind} “{words}” in this dossier; use a number that “workbench facts” lists.",
            kind=tr(kind.value),
            words=words,
        )
    )
