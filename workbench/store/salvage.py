"""What can still be read of a damaged dossier, brought row by row into a new one, and what could not."""

from __future__ import annotations

import json
import sqlite3
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import closing, suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from workbench.core.columns import SILENT_TABLES, noun
from workbench.core.errors import DossierError
from workbench.core.kinds import BlockKind
from workbench.core.texts import digest
from workbench.core.wording import tr
from workbench.store import connection as connections
from workbench.store import mending, safety, search_index
from workbench.store.dossier import Dossier
from workbench.store.faults import told_in_words
from workbench.store.journal import Shape, shapes
from workbench.store.read.integrity import Finding
from workbench.store.read.verification import verify

# In this order: a line of the journal names its operation, and what is kept of a row names its line.
_HISTORY = ("operation", "change", "kept", "reverted", "snapshot")
_FARTHEST = 1 << 40
# The second, because Python cannot even read SQLite's complaint when it cites a damaged name.
_UNREADABLE = (sqlite3.Error, UnicodeDecodeError)


@dataclass(frozen=True, slots=True)
class Report:
    """What came of a salvage: rows kept and lost by table, whether the history came along, what is still wrong."""

    kept: dict[str, int]
    lost: dict[str, int]
    has_history: bool
    findings: tuple[Finding, ...] = field(default=())

    def lines(self) -> list[str]:
        """The report in words, what was lost first."""
        told = [
            tr("{what}: {kept} kept, {lost} lost", what=tr(noun(table)), kept=self.kept.get(table, 0), lost=count)
            for table, count in self.lost.items()
        ]
        told += [
            tr("{what}: {kept} kept", what=tr(noun(table)), kept=count)
            for table, count in self.kept.items()
            if count and table not in self.lost and table not in SILENT_TABLES
        ]
        if not self.has_history:
            told.append(tr("The history of gestures could not be brought along; undo begins anew."))
        return told + [f"{one.record} {one.rule}: {one.message}" for one in self.findings]

    def as_json(self) -> dict[str, Any]:
        """The report for scripts."""
        findings = [{"rule": one.rule, "record": one.record, "message": one.message} for one in self.findings]
        return {"kept": self.kept, "lost": self.lost, "history": self.has_history, "findings": findings}


def salvage(source: Path, target: Path) -> Report:
    """A new dossier at `target` with every row of `source` that can be read; DossierError when none can be."""
    if target.exists():
        raise DossierError(tr("“{name}” is there already; choose another name.", name=target.name))
    if not target.parent.is_dir():
        raise DossierError(tr("There is no folder “{name}”; make it first.", name=str(target.parent)))
    with tempfile.TemporaryDirectory(dir=target.parent) as folder, closing(_damaged(source, Path(folder))) as old:
        draft = Path(folder) / "salvaged.dossier"
        Dossier.create(draft, title=source.stem).close()
        with told_in_words(target), closing(connections.open_writer(draft)) as new:
            report = _Salvage(old, new).run()
            safety.write_copy(new, target)
    with closing(connections.open_reader(target)) as reader:
        return Report(report.kept, report.lost, report.has_history, tuple(verify(reader)))


def _damaged(path: Path, folder: Path) -> sqlite3.Connection:
    """A connection that reads what it can; DossierError when not even the list of tables can be read."""
    if not safety.is_held(path):
        connections.check_is_dossier(path)
    for file, more in ((path, ""), (path, "&immutable=1"), (folder / "whole", "&immutable=1")):
        if file != path:
            mending.mend(path, file)
        old = sqlite3.connect(file.absolute().as_uri() + "?mode=ro" + more, uri=True, isolation_level=None)
        # A letter that is none any more is shown as such, and found by the comparison with the source.
        old.text_factory = lambda held: held.decode("utf-8", "replace")
        try:
            safety.harden(old)
            if file != path:
                # What the list of tables still names is read, whatever else it says.
                old.execute("PRAGMA writable_schema = ON")
            old.execute("SELECT count(*) FROM sqlite_schema").fetchone()
        except _UNREADABLE:
            old.close()
        else:
            return old
    raise DossierError(
        tr("Nothing of “{name}” can be read any more; restore it from a backup.", name=path.name)
    ) from None


class _Salvage:
    """One damaged and one new connection, and what came over."""

    def __init__(self, old: sqlite3.Connection, new: sqlite3.Connection) -> None:
        self._old, self._new = old, new
        self.kept: dict[str, int] = {}
        self.lost: dict[str, int] = {}
        self.has_history = False

    def run(self) -> Report:
        new = self._new
        # Rows come table by table: what points at what is looked at when all of them are there.
        new.execute("PRAGMA foreign_keys = OFF")
        search_index.install(new)
        new.execute("BEGIN IMMEDIATE")
        for table, shape in shapes(new).items():
            self._copy(table, shape)
        self._make_good()
        self._cut_loose()
        self.has_history = not self.lost and self._copy_history()
        search_index.settle(new)
        new.execute("COMMIT")
        return Report(self.kept, self.lost, self.has_history)

    def _lose(self, table: str, count: int = 1) -> None:
        if count:
            self.lost[table] = self.lost.get(table, 0) + count

    def _columns(self, table: str) -> list[str]:
        """Columns that both files have, in the old file's order."""
        own = {row[1] for row in self._new.execute(f'PRAGMA table_info("{table}")')}
        with suppress(*_UNREADABLE):
            return [row[1] for row in self._old.execute(f'PRAGMA table_info("{table}")') if row[1] in own]
        return []

    def _copy(self, table: str, shape: Shape) -> None:
        columns = self._columns(table)
        if shape.key not in columns:
            self._lose(table)
            return None
        columns.remove(shape.key)
        columns.insert(0, shape.key)
        if table in ("dossier", "scale_value"):
            first = next(self._rows(table, columns), None)
            if first is None:
                return self._lose(table)
            self._new.execute(f'DELETE FROM "{table}"')
        expected = self._ids_in_indexes(table, shape.key)
        came: set[int] = set()
        for row in self._rows(table, columns):
            if self._insert(table, columns, row):
                came.add(row[0])
                expected.add(row[0])
        self.kept[table] = len(came)
        self._lose(table, len(expected - came))
        return None

    def _insert(self, table: str, columns: Sequence[str], row: Sequence[Any]) -> bool:
        names = ", ".join(f'"{column}"' for column in columns)
        marks = ", ".join("?" * len(columns))
        try:
            self._new.execute(f'INSERT INTO "{table}" ({names}) VALUES ({marks})', row)
        except (sqlite3.DatabaseError, UnicodeEncodeError):
            self._lose(table)
            return False
        return True

    def _rows(self, table: str, columns: Sequence[str]) -> Iterator[tuple[Any, ...]]:
        """Every row that can be read, in the order of its number; what cannot be is stepped over."""
        names = ", ".join(f'"{column}"' for column in columns)
        sql = f'SELECT {names} FROM "{table}" NOT INDEXED WHERE "{columns[0]}" > ? ORDER BY "{columns[0]}"'
        last: int | None = -1
        while last is not None:
            try:
                for row in self._old.execute(sql, (last,)):
                    if isinstance(row[0], int):
                        last = row[0]
                        yield row
            except _UNREADABLE:
                last = self._next_readable(sql, last)
            else:
                return

    def _next_readable(self, sql: str, last: int) -> int | None:
        """The smallest number found after which a row can be read again, one page being lost at a time."""

        def can_read(after: int) -> bool | None:
            try:
                return self._old.execute(sql + " LIMIT 1", (after,)).fetchone() is not None or None
            except _UNREADABLE:
                return False

        step = 1
        while can_read(last + step) is False:
            step *= 2
            if step > _FARTHEST:
                return None
        if can_read(last + step) is None and step == 1:
            return None
        low, high = last + step // 2, last + step
        while high - low > 1:
            middle = (low + high) // 2
            low, high = (low, middle) if can_read(middle) is not False else (middle, high)
        return high

    def _ids_in_indexes(self, table: str, key: str) -> set[int]:
        """Row numbers that the indexes still know: what of them cannot be read is lost."""
        found: set[int] = set()
        for _, index, *_ in self._new.execute(f'PRAGMA index_list("{table}")').fetchall():
            # A partial index answers no such question; a damaged one none at all.
            with suppress(*_UNREADABLE):
                sql = f'SELECT "{key}" FROM "{table}" INDEXED BY "{index}"'
                found.update(id for (id,) in self._old.execute(sql) if isinstance(id, int))
        return found

    def _make_good(self) -> None:
        """A text without its bytes or its paragraphs can still be read: it gets itself, and one paragraph."""
        for id, text, sha256 in self._new.execute(
            """SELECT document.id, text, sha256 FROM document JOIN document_text ON document_id = document.id
               WHERE document.id NOT IN (SELECT document_id FROM original)"""
        ).fetchall():
            self._new.execute("INSERT INTO original VALUES (?, x'')", (id,))
            if digest(text.encode("utf-8")) != sha256:
                self._lose("original")
        for id, length in self._new.execute(
            """SELECT document_id, length(text) FROM document_text
               WHERE document_id NOT IN (SELECT document_id FROM structure)"""
        ).fetchall():
            blocks = json.dumps([[0, length, BlockKind.PARAGRAPH.value, 0]])
            self._new.execute("INSERT INTO structure VALUES (?, ?, '[]')", (id, blocks))
            self._lose("structure")
        for (id,) in self._new.execute(
            "SELECT id FROM document WHERE id NOT IN (SELECT document_id FROM document_text)"
        ).fetchall():
            # Without its text a document can neither be shown nor quoted.
            self._new.execute("DELETE FROM document WHERE id = ?", (id,))
            self.kept["document"] -= 1
            self._lose("document")

    def _cut_loose(self) -> None:
        """Rows that point at a lost one let go of it where they may, and go with it where they may not."""
        while dangling := self._new.execute("PRAGMA foreign_key_check").fetchall():
            for table, row, _, number in dangling:
                links = self._new.execute(f'PRAGMA foreign_key_list("{table}")').fetchall()
                _, _, _, column, _, _, on_delete, _ = next(link for link in links if link[0] == number)
                if on_delete == "SET NULL":
                    self._new.execute(f'UPDATE "{table}" SET "{column}" = NULL WHERE rowid = ?', (row,))
                elif self._new.execute(f'DELETE FROM "{table}" WHERE rowid = ?', (row,)).rowcount:
                    self.kept[table] -= 1
                    self._lose(table)

    def _copy_history(self) -> bool:
        """The journal, all of it or nothing: an undo that does half of what it says is worse than none."""
        self._new.execute("SAVEPOINT history")
        try:
            for table in _HISTORY:
                columns = self._columns(table)
                names, marks = ", ".join(f'"{column}"' for column in columns), ", ".join("?" * len(columns))
                held = self._old.execute(f'SELECT {names} FROM "{table}"') if columns else ()
                self._new.executemany(f'INSERT INTO "{table}" ({names}) VALUES ({marks})', held)
        except _UNREADABLE:
            self._new.execute("ROLLBACK TO history")
            return False
        finally:
            self._new.execute("RELEASE history")
        return True
