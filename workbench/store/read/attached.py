"""Files that came attached to another: documents of their own, called “mail › file”."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from workbench.core.records import DocumentRow
    from workbench.store.connection import Reader

# Between a mail's name and that of a file attached to it.
INSIDE = " › "


def mails(reader: Reader) -> dict[int, int]:
    """The mail of each attached document; none where two documents bear that mail's name and nothing tells which."""
    sql = "SELECT id, filename FROM document WHERE instr(filename, ?)"
    holders = {int(id): str(name).rpartition(INSIDE)[0] for id, name in reader.rows(sql, (INSIDE,))}
    if not holders:
        return {}
    sql = """SELECT filename, min(id) FROM document WHERE filename IN (SELECT value FROM json_each(?))
             GROUP BY filename HAVING count(*) = 1"""
    known = dict(reader.rows(sql, (json.dumps(sorted(set(holders.values()))),)))
    return {id: known[name] for id, name in holders.items() if name in known}


def under_their_mails(rows: Sequence[DocumentRow], mails: Mapping[int, int]) -> Iterator[tuple[DocumentRow, int]]:
    """Each row with how deep it stands: what is attached follows its mail, one deeper, where that is among the rows."""
    shown = {row.id for row in rows}
    inside: dict[int, list[DocumentRow]] = {}
    for row in rows:
        mail = mails.get(row.id)
        if mail is not None and mail in shown:
            inside.setdefault(mail, []).append(row)
    waiting = [(row, 0) for row in reversed(rows) if mails.get(row.id) not in shown]
    while waiting:
        row, depth = waiting.pop()
        yield row, depth
        waiting += [(one, depth + 1) for one in reversed(inside.get(row.id, ()))]
