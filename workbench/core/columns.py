"""What tables and columns are called in front of people: for the history, which tells of rows that are no records too."""

from __future__ import annotations

from workbench.core.fields import (
    FIELDS,
    NAME_KINDS,
    RECORD_KINDS,
    RELATIONS,
    Choice,
    Field,
    label_of,
)
from workbench.core.kinds import RecordKind

_KINDS: dict[str, RecordKind] = {kind.value: kind for kind in RecordKind}
# Labels are written out rather than derived, so that the translation test finds each of them as a plain string.
_PARTS: dict[str, str] = {
    "dossier": "Dossier",
    "actor_name": "Name",
    "reliability": "Source reliability",
    "mention": "Mention",
    "participant": "Participant",
    "attribution": "According to",
    "evidence": "Evidence",
    "citation": "Citation",
    "tagging": "Tagging",
    "proposal": "Proposal",
    "sentence_left": "Sentence read and left",
    "lesson": "What was taught",
    "scale_value": "Scale",
    "merger": "Merged in",
    "likeness": "Possibly the same",
    "meeting": "Copy brought in",
    "document_text": "Text of a source",
    "original": "Original file",
    "structure": "Paragraphs and pages",
    "quote_part": "Words of a quote",
    "extraction": "Reading by rule",
}
_LABELS: dict[str, str] = {
    "actor_id": "Actor",
    "event_id": "Event",
    "claim_id": "Claim",
    "transfer_id": "Transfer",
    "quote_id": "Quote",
    "document_id": "Source",
    "note_id": "Note",
    "tag_id": "Tag",
    "other_actor_id": "Actor",
    "other_event_id": "Event",
    "other_document_id": "Source",
    "copy_of_id": "Copy of",
    "text": "Text",
    "language": "Language",
    "script": "Script",
    "kind": "Kind",
    "form": "Form",
    "grade": "Grade",
    "since": "Since",
    "reason": "Reason",
    "role": "Role",
    "relation": "Relation",
    "edtf": "Date",
    "place": "Place",
    "exact": "Exact words",
    "status": "Status",
    "body": "Text",
    "comment": "Comment",
    "title": "Title",
    "description": "Description",
    "marking": "Marking",
    "filename": "File",
    "warnings": "Warnings",
    "modality": "Modality",
}
# Rows that go with another one and say nothing of their own.
SILENT_TABLES = frozenset({"document_text", "original", "structure", "quote_part", "meeting", "extraction"})
_CHOICES: dict[tuple[str, str], tuple[Choice, ...]] = {
    ("actor_name", "kind"): NAME_KINDS,
    ("mention", "form"): NAME_KINDS,
    ("evidence", "relation"): RELATIONS,
}
# Which record a row that is no record belongs to: the first of these columns that is not empty.
OWNERS: dict[str, tuple[str, ...]] = {
    "actor_name": ("actor_id",),
    "reliability": ("actor_id",),
    "mention": ("actor_id",),
    "participant": ("event_id",),
    "attribution": ("claim_id",),
    "evidence": ("event_id", "claim_id", "transfer_id", "actor_id"),
    "citation": ("note_id",),
    "tagging": ("quote_id", "document_id", "actor_id", "event_id", "claim_id"),
    "proposal": ("document_id",),
    "merger": ("actor_id", "event_id", "document_id"),
    "likeness": ("actor_id", "event_id", "document_id"),
    "extraction": ("document_id",),
    "sentence_left": ("document_id",),
    "quote_part": ("quote_id",),
    "document_text": ("document_id",),
    "original": ("document_id",),
    "structure": ("document_id",),
}


def kind_of(table: str) -> RecordKind | None:
    """The kind of record that the rows of a table are; None for rows that are parts of one."""
    return _KINDS.get(table)


def noun(table: str) -> str:
    """The English source of what a row of `table` is."""
    kind = kind_of(table)
    return RECORD_KINDS[kind] if kind else _PARTS.get(table, table)


def _fields(table: str) -> tuple[Field, ...]:
    kind = kind_of(table)
    return FIELDS[kind] if kind else ()


def label(table: str, column: str) -> str:
    """The English source of a column's name; "" for one that is kept for the program alone."""
    named = (field.label for field in _fields(table) if field.key == column)
    return next(named, _LABELS.get(column, ""))


def choice(table: str, column: str, value: str) -> str | None:
    """The English source of one value of a closed list; None where the column holds free words."""
    listed = (field.choices for field in _fields(table) if field.key == column)
    choices = next(listed, _CHOICES.get((table, column), ()))
    return label_of(choices, value) if choices else None
