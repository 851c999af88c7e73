"""Notes: begun, saved as they are typed, their citations kept as objects."""

from __future__ import annotations

from workbench.core import citations
from workbench.core.changes import Changes
from workbench.core.errors import InvalidValue
from workbench.core.wording import tr
from workbench.store.dossier import Dossier, now
from workbench.store.read import notes as read
from workbench.store.read import quotes
from workbench.store.write import notes as write
from workbench.store.write import rows


def title_of(body: str) -> str:
    """The first heading of a Markdown text, "" when it has none."""
    for line in body.splitlines():
        if line.startswith("#"):
            return line.lstrip("#").strip()
    return ""


def create(dossier: Dossier, title: str, *, body: str = "", language: str = "", marking: str = "") -> Changes:
    """Begin a note; references such as `[@12]` or `[@Q12]` in the body become citations. `result` is its id."""
    if not title.strip():
        raise InvalidValue(tr("A note needs a title; type one."))
    with dossier.operation(tr("New note: {title}", title=title.strip())) as op:
        moment = now()
        held = citations.rewrite(body, quotes.citable(op.reader)).body if body else ""
        op.result = rows.insert(
            op,
            "note",
            title=title.strip(),
            body=held,
            language=language,
            marking=marking,
            created_at=moment,
            saved_at=moment,
        )
        op.forget_rows()
        write.save(op, op.result, held, [token.uid for token in citations.tokens(held)])
    return dossier.changes(op)


def save(dossier: Dossier, note_id: int, body: str) -> Changes:
    """Keep what was typed; saves of one note within a minute are one gesture."""
    with dossier.operation(tr("Write note"), merge_key=f"note:{note_id}") as op:
        title = read.note(op.reader, note_id).title
        write.save(op, note_id, body, [token.uid for token in citations.tokens(body)])
        op.rename(tr("Write note: {title}", title=title))
    return dossier.changes(op)
