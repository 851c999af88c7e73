"""What stands in the way of taking one old step back: later gestures that built on it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from workbench.core.errors import NotFound, WorkbenchError
from workbench.core.wording import tr, trn
from workbench.store import schema
from workbench.store.connection import Reader
from workbench.store.read.history import Step

_NAMED = 3


def taken_back(reader: Reader) -> tuple[frozenset[int], frozenset[int]]:
    """Steps that a later gesture took back, and the gestures that did so; together each pair changed nothing."""
    sql = """SELECT reverted.operation, step FROM reverted JOIN operation ON operation.id = reverted.operation
             WHERE state = 'done' ORDER BY reverted.operation DESC"""
    taken: set[int] = set()
    takers: set[int] = set()
    for operation, step in reader.rows(sql):
        # From the newest down: whether a gesture still holds is known before what it took back is looked at.
        if operation not in taken:
            taken.add(step)
            takers.add(operation)
    return frozenset(taken), frozenset(takers)


def run_of(reader: Reader, run: str) -> list[int]:
    """The steps of one import that are done and were not taken back."""
    taken, _ = taken_back(reader)
    done = reader.rows("SELECT id FROM operation WHERE run = ? AND run <> '' AND state = 'done' ORDER BY id", (run,))
    return [id for (id,) in done if id not in taken]


def label_of_undoing(reader: Reader, step: int) -> str:
    """What taking a step back is called; taking back a taking back is doing again."""
    sql = "SELECT label FROM operation WHERE id = (SELECT min(step) FROM reverted WHERE operation = ?)"
    again = reader.value(sql, (step,))
    if again is not None:
        return tr("Redo: {label}", label=again)
    return tr("Undo: {label}", label=reader.value("SELECT label FROM operation WHERE id = ?", (step,)))


def dependents(reader: Reader, steps: Sequence[int]) -> list[Step]:
    """Done gestures that must be taken back before `steps` can be, newest first; none when nothing depends on them."""
    found = _changed_again(reader, steps) | _pointing_at(reader, steps) | _gone_with(reader, steps)
    listed = ", ".join(map(str, found - set(steps)))
    sql = f"SELECT id, label, at, state, run FROM operation WHERE id IN ({listed}) ORDER BY id DESC"
    return [Step(*row) for row in reader.rows(sql)]


def refuse(reader: Reader, steps: Sequence[int]) -> None:
    """WorkbenchError that says in one sentence why `steps` cannot be taken back, if they cannot."""
    taken, _ = taken_back(reader)
    for id in steps:
        row = reader.row("SELECT label, state FROM operation WHERE id = ?", (id,))
        if row is None:
            raise NotFound(tr("There is no step {id} in this dossier’s history.", id=id))
        if row[1] != "done" or id in taken:
            raise WorkbenchError(tr("“{label}” is undone already.", label=row[0]))
        if reader.row("SELECT 1 FROM change WHERE operation = ? LIMIT 1", (id,)) is None:
            raise WorkbenchError(tr("“{label}” cannot be undone: the trash that held it was emptied.", label=row[0]))
    later = dependents(reader, steps)
    if later:
        raise WorkbenchError(
            trn(
                "That cannot be undone alone, because a later step depends on it: {labels}. Undo that one first.",
                "That cannot be undone alone, because later steps depend on it: {labels}. Undo those first.",
                len(later),
                labels=_listed([step.label for step in later]),
            )
        )


def _listed(labels: Sequence[str]) -> str:
    shown = ", ".join(f"“{label}”" for label in labels[:_NAMED])
    more = len(labels) - _NAMED
    return f"{shown} {trn('and {count} more', 'and {count} more', more)}" if more > 0 else shown


def _holding(reader: Reader) -> str:
    """SQL: an operation `o` whose effect stands."""
    taken, takers = taken_back(reader)
    return f"o.state = 'done' AND o.id NOT IN ({_numbers(taken | takers)})"


def _numbers(ids: Iterable[int]) -> str:
    return ", ".join(map(str, ids))


def _changed_again(reader: Reader, steps: Sequence[int]) -> set[int]:
    """Gestures that changed the same field later, or made or deleted the same row."""
    own = _numbers(steps)
    sql = f"""SELECT DISTINCT later.operation FROM change AS mine
              JOIN change AS later ON later."table" = mine."table" AND later.row = mine.row AND later.seq > mine.seq
                  AND (mine."column" IS NULL OR later."column" IS NULL OR later."column" = mine."column")
              JOIN operation AS o ON o.id = later.operation AND {_holding(reader)}
              WHERE mine.operation IN ({own}) AND later.operation NOT IN ({own})"""
    return {id for (id,) in reader.rows(sql)}


def _touched(reader: Reader, steps: Sequence[int], kind: str) -> set[str]:
    sql = f'SELECT DISTINCT "table" FROM change WHERE kind = ? AND operation IN ({_numbers(steps)})'
    return {table for (table,) in reader.rows(sql, (kind,))}


def _pointing_at(reader: Reader, steps: Sequence[int]) -> set[int]:
    """Gestures that made something point at a row that the steps made."""
    own, tables = _numbers(steps), schema.tables(reader)
    made = _touched(reader, steps, "insert")
    found: set[int] = set()
    for link in schema.links(reader):
        if link.target not in made:
            continue
        key = f'"{link.table}"."{tables[link.table].key}"'
        sql = f"""SELECT max(o.id) FROM change AS mine
                  JOIN "{link.table}" ON "{link.table}"."{link.column}" = mine.row
                  JOIN change AS later ON later."table" = ?1 AND later.row = {key}
                      AND (later."column" = ?2 OR later."column" IS NULL)
                  JOIN operation AS o ON o.id = later.operation AND {_holding(reader)}
                  WHERE mine.operation IN ({own}) AND mine."table" = ?3 AND mine.kind = 'insert'
                  GROUP BY {key} HAVING max(o.id) NOT IN ({own})"""
        found.update(id for (id,) in reader.rows(sql, (link.table, link.column, link.target)))
    return found


def _gone_with(reader: Reader, steps: Sequence[int]) -> set[int]:
    """Gestures that deleted a row that the steps would point at again."""
    own, tables = _numbers(steps), schema.tables(reader)
    changed = _touched(reader, steps, "update") | _touched(reader, steps, "delete")
    found: set[int] = set()
    for link in schema.links(reader):
        if link.table not in changed:
            continue
        sql = f"""SELECT (SELECT max(o.id) FROM change AS gone JOIN operation AS o ON o.id = gone.operation
                          WHERE gone."table" = ?3 AND gone.row = mine.old AND gone.kind = 'delete' AND o.state = 'done')
                  FROM change AS mine WHERE mine.operation IN ({own}) AND mine."table" = ?1 AND mine."column" = ?2
                      AND mine.old IS NOT NULL AND mine.kind <> 'insert'
                      AND NOT EXISTS (SELECT 1 FROM "{link.target}" WHERE "{tables[link.target].key}" = mine.old)
                      AND NOT EXISTS (SELECT 1 FROM change AS own WHERE own.operation IN ({own})
                                      AND own."table" = ?3 AND own.row = mine.old)"""
        found.update(id for (id,) in reader.rows(sql, (link.table, link.column, link.target)) if id is not None)
    return found
