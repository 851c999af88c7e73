"""Notes: the list and one with its citations."""

from __future__ import annotations

from typing import NamedTuple

from workbench.core.errors import NotFound
from workbench.core.wording import tr
from workbench.store.connection import Reader


class NoteRow(NamedTuple):
    """One row of the notes list."""

    id: int
    title: str
    saved_at: str
    citations: int


class CitationRow(NamedTuple):
    """One citation; `quote_id` is None once the quote is gone."""

    seq: int
    quote_uid: str
    quote_id: int | None


class NoteDetail(NamedTuple):
    """One note with its citations in reading order."""

    id: int
    uid: str
    title: str
    body: str
    language: str
    marking: str
    saved_at: str
    citations: tuple[CitationRow, ...]


def rows(reader: Reader) -> list[NoteRow]:
    """Every note in the order in which it was begun."""
    sql = "SELECT id, title, saved_at, (SELECT count(*) FROM citation WHERE note_id = note.id) FROM note ORDER BY id"
    return list(map(NoteRow._make, reader.rows(sql)))


def note(reader: Reader, id: int) -> NoteDetail:
    """One note; NotFound when there is none."""
    row = reader.row("SELECT id, uid, title, body, language, marking, saved_at FROM note WHERE id = ?", (id,))
    if row is None:
        raise NotFound(tr("There is no note {id} in this dossier.", id=id))
    cited = reader.rows("SELECT seq, quote_uid, quote_id FROM citation WHERE note_id = ? ORDER BY seq", (id,))
    return NoteDetail(*(*row, tuple(map(CitationRow._make, cited))))


class Beginning(NamedTuple):
    """The first words of a note, and the number of each quote that it cites by the quote's uid."""

    body: str
    quotes: dict[str, int]


def beginning(reader: Reader, id: object, most: int) -> Beginning | None:
    """The first `most` characters of note `id`, of the newest one when there is no such note; None without notes."""
    row = reader.row(
        "SELECT id, substr(body, 1, ?) FROM note ORDER BY id IS ? DESC, id DESC LIMIT 1", (most, _number(id))
    )
    if row is None:
        return None
    cited = reader.rows(
        "SELECT quote_uid, quote_id FROM citation WHERE note_id = ? AND quote_id IS NOT NULL", (row[0],)
    )
    return Beginning(str(row[1]), dict(cited))


def _number(id: object) -> int | None:
    return id if isinstance(id, int) else None
