"""Tags and how often each is used."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from workbench.core.errors import NotFound
from workbench.core.wording import tr
from workbench.store.connection import Reader


class TagRow(NamedTuple):
    """One tag of the tags list."""

    id: int
    name: str
    uses: int


def rows(reader: Reader) -> list[TagRow]:
    """Every tag by name."""
    sql = "SELECT id, name, (SELECT count(*) FROM tagging WHERE tag_id = tag.id) FROM tag ORDER BY name COLLATE NOCASE"
    return list(map(TagRow._make, reader.rows(sql)))


@dataclass(frozen=True, slots=True)
class TagDetail:
    """Everything the detail card shows of one tag."""

    id: int
    uid: str
    name: str
    description: str
    uses: int


def tag(reader: Reader, id: int) -> TagDetail:
    """One tag; NotFound when there is none."""
    row = reader.row(
        "SELECT id, uid, name, description, (SELECT count(*) FROM tagging WHERE tag_id = tag.id) FROM tag WHERE id = ?",
        (id,),
    )
    if row is None:
        raise NotFound(tr("There is no tag {id} in this dossier.", id=id))
    return TagDetail(*row)


def named(reader: Reader, name: str) -> int | None:
    """The tag of this very name."""
    found = reader.value("SELECT id FROM tag WHERE name = ?", (name,))
    return None if found is None else int(found)
