"""Tags and how often each is used."""

from __future__ import annotations

from typing import NamedTuple

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
