"""What the journal still holds of deleted records, taken out of it for good."""

from __future__ import annotations

from collections.abc import Sequence

from workbench.store import schema
from workbench.store.dossier import Operation
from workbench.store.read.history import Place


def forget(op: Operation, places: Sequence[Place]) -> None:
    """Rewrite the journal as if these rows, gone already, had never been; what hung on them goes with them.

    Undo and redo still run through every gesture, and simply have less to do.
    """
    tables, links = schema.tables(op.reader), schema.links(op.reader)
    # What is deleted is overwritten too: a forgotten text should not be found in the file by a stranger.
    op.execute("PRAGMA secure_delete = ON")
    op.execute('CREATE TEMP TABLE forgotten ("table" TEXT, row INTEGER, PRIMARY KEY ("table", row)) WITHOUT ROWID')
    try:
        op.execute_many("INSERT OR IGNORE INTO forgotten VALUES (?, ?)", places)
        _spread(op, tables, links)
        for link in links:
            _forget_pointers(op, link, [other.column for other in links if other.table == link.table])
        op.execute("""DELETE FROM change WHERE kind = 'update' AND old IS new AND typeof(old) = typeof(new)""")
        op.execute('DELETE FROM change WHERE ("table", row) IN (SELECT "table", row FROM forgotten)')
    finally:
        op.execute("DROP TABLE forgotten")
        op.execute("PRAGMA secure_delete = OFF")


def _spread(op: Operation, tables: dict[str, schema.Table], links: list[schema.Link]) -> None:
    """Rows that are gone and could not be without a forgotten one are forgotten too."""
    is_growing = True
    while is_growing:
        is_growing = False
        for link in links:
            if not link.is_owned:
                continue
            ids = f"(SELECT row FROM forgotten WHERE \"table\" = '{link.target}')"
            added = op.execute(
                f"""INSERT OR IGNORE INTO forgotten
                    SELECT ?1, row FROM change WHERE "table" = ?1 AND "column" = ?2 AND (old IN {ids} OR new IN {ids})
                        AND row NOT IN (SELECT "{tables[link.table].key}" FROM "{link.table}")
                    UNION SELECT ?1, row FROM kept JOIN change USING (seq)
                    WHERE change."table" = ?1 AND kept."column" = ?2 AND value IN {ids}""",
                (link.table, link.column),
            ).rowcount
            is_growing = is_growing or added > 0


def _forget_pointers(op: Operation, link: schema.Link, columns: Sequence[str]) -> None:
    """Rows that stay never pointed at a forgotten one."""
    ids = f"(SELECT row FROM forgotten WHERE \"table\" = '{link.target}')"
    if not link.is_owned:
        for value in ("old", "new"):
            sql = f'UPDATE change SET {value} = NULL WHERE "table" = ? AND "column" = ? AND {value} IN {ids}'
            op.execute(sql, (link.table, link.column))
        sql = f"""UPDATE kept SET value = NULL WHERE "column" = ?2 AND value IN {ids}
                  AND seq IN (SELECT seq FROM change WHERE "table" = ?1)"""
        op.execute(sql, (link.table, link.column))
        return
    # A row that must point at something never pointed there: which of its ends it had in that gesture is left out.
    listed = ", ".join(f"'{column}'" for column in columns)
    op.execute(
        f"""DELETE FROM change WHERE "table" = ?1 AND kind = 'update' AND "column" IN ({listed})
            AND (operation, row) IN (SELECT operation, row FROM change WHERE "table" = ?1 AND "column" = ?2
                                     AND kind = 'update' AND (old IN {ids} OR new IN {ids}))""",
        (link.table, link.column),
    )
