"""What was chosen of another copy, written into this one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from workbench.core import citations
from workbench.core.copies import Held, Item, Side, Status
from workbench.core.identity import derived_uid
from workbench.core.kinds import RecordKind
from workbench.core.wording import tr
from workbench.operations.copies_proposals import ProposalsOf
from workbench.operations.copies_reading import READING
from workbench.operations.copies_report import Decided, Report
from workbench.operations.copies_words import Words
from workbench.operations.merging import merge_in
from workbench.store.dossier import Operation
from workbench.store.read import mergers
from workbench.store.read.mergers import MERGED_KINDS
from workbench.store.write import copies as write
from workbench.store.write import merging as write_merging
from workbench.store.write import notes as write_notes
from workbench.store.write import rows

if TYPE_CHECKING:
    from workbench.operations.copies import Choice, Situation


def merge_as_they_did(op: Operation, found: Situation, decisions: Mapping[str, Side]) -> bool:
    """Make records one that are one in the other copy, so that they can be taken apart here too; whether there were any."""
    raw, theirs = found.raws[Side.MINE], found.contents[Side.THEIRS]
    writing = write.Bringing(op, found.readers[Side.THEIRS], found.layout, found.raws, found.contents[Side.MINE])
    made: dict[tuple[str, str], int] = {}
    statuses = {(item.table, item.identity): item.status for item in found.comparison.items}
    is_any = False
    for item in found.comparison.items:
        if item.table != "merger" or item.status is not Status.NEW or decisions.get(item.key) is Side.MINE:
            continue
        row, values = found.row(Side.THEIRS, "merger", item.theirs or 0), theirs["merger"][item.identity].values
        kind = next(kind for kind in MERGED_KINDS if row[f"{kind.value}_id"] is not None)
        kept = values[f"{kind.value}_id"]
        gone = _numbered(raw, kind, row["other_uid"])
        if kind is RecordKind.DOCUMENT:
            held = writing.id_of(kind.value, kept)
        else:
            held = _numbered(raw, kind, kept) or made.get((kind.value, kept))
            # One that was deleted here comes back with all that hung on it first, or not at all.
            if held is None and gone is not None and statuses.get((kind.value, kept)) is Status.NEW:
                writing.insert(kind.value, [(kept, theirs[kind.value][kept].id, theirs[kind.value][kept].values)])
                held = made[kind.value, kept] = writing.id_of(kind.value, kept) or 0
        if held is not None and gone is not None and gone != held:
            if kind is not RecordKind.DOCUMENT:
                lines = mergers.lines_of(found.readers[Side.THEIRS], item.theirs or 0)
                write_merging.make_as_it_went(op, kind, gone, lines)
            merge_in(op, kind, held, gone)
            is_any = True
    return is_any


def _numbered(raw: Mapping[str, Mapping[int, Mapping[str, Any]]], kind: RecordKind, uid: str) -> int | None:
    return next((id for id, row in raw[kind.value].items() if row["uid"] == uid), None)


def bring(op: Operation, found: Situation, choice: Choice) -> Report:
    """Write all that was chosen; the account of it."""
    return _Bringing(op, found, choice).run()


class _Bringing:
    def __init__(self, op: Operation, found: Situation, choice: Choice) -> None:
        self._op = op
        self._found = found
        self._choice = choice
        self._words = Words(found)
        self._write = write.Bringing(
            op, found.readers[Side.THEIRS], found.layout, found.raws, found.contents[Side.MINE]
        )
        self._made: Counter[str] = Counter()
        self._changed: Counter[str] = Counter()
        self._gone: Counter[str] = Counter()
        self._decided: list[Decided] = []
        self._left_out = 0

    def run(self) -> Report:
        """New rows first, then fields, then what went; each table after those that it points at."""
        self._agree()
        by_table: dict[str, list[Item]] = {}
        for item in self._found.comparison.items:
            by_table.setdefault(item.table, []).append(item)
        for table in self._found.layout.order:
            self._bring(table, by_table.get(table, []))
        self._write.point()
        for table in self._found.layout.order:
            for item in by_table.get(table, ()):
                if item.mine is not None and item.theirs is not None:
                    self._take_fields(item)
        for table in reversed(self._found.layout.order):
            self._remove(table, by_table.get(table, []))
        self._save_new_notes()
        write.settle(self._op)
        self._bring_proposals()
        return Report(dict(self._made), dict(self._changed), dict(self._gone), tuple(self._decided), self._left_out)

    def _bring_proposals(self) -> None:
        """Last of all: a decision points at the fact that it made."""
        come, changed = ProposalsOf(self._op, self._found).bring()
        self._made["proposal"] += come
        self._changed["proposal"] += changed
        # Nothing is no line of the report.
        self._made, self._changed = +self._made, +self._changed

    def _agree(self) -> None:
        """A document or tag that each copy made for itself has one identity from now on: in either order the same one."""
        for table in ("document", "tag"):
            mine, theirs = (self._found.contents[side][table] for side in (Side.MINE, Side.THEIRS))
            for identity in mine.keys() & theirs.keys():
                ours = str(self._found.row(Side.MINE, table, mine[identity].id)["uid"])
                other = str(self._found.row(Side.THEIRS, table, theirs[identity].id)["uid"])
                if other < ours:
                    write.rename_identity(self._op, table, ours, other)

    def _bring(self, table: str, items: list[Item]) -> None:
        wanted = []
        for item in items:
            if item.theirs is None or item.mine is not None:
                continue
            side = self._choice.of_row(item)
            self._note_deletion(item, side)
            if side is Side.THEIRS:
                wanted.append(item)
        if table == "merger":
            for item in wanted:
                self._merge_bare(item)
            return
        theirs = self._found.contents[Side.THEIRS][table]
        rows = [(item.identity, item.theirs or 0, theirs[item.identity].values) for item in wanted]
        left_out = self._write.insert(table, rows)
        self._left_out += left_out
        if len(wanted) > left_out:
            self._made[table] += len(wanted) - left_out

    def _note_deletion(self, item: Item, side: Side) -> None:
        if item.status is Status.CONFLICT:
            deleted = tr("deleted")
            stands, gave_way = (deleted, tr("changed")) if side is item.deleted_by else (tr("changed"), deleted)
            self._decided.append(Decided(item.key, self._words.title(item), stands, gave_way))

    def _take_fields(self, item: Item) -> None:
        assert item.mine is not None
        assert item.theirs is not None
        taken: dict[str, Any] = {}
        for field in item.fields:
            if (item.table, field.column) == READING:
                # Settled before anything came that points into the text.
                continue
            side = self._choice.of_field(item, field)
            if side is Side.THEIRS:
                taken[field.column] = field.theirs
            if field.status is Status.CONFLICT:
                mine, theirs = self._words.values(item, field)
                stands, gave_way = (theirs, mine) if side is Side.THEIRS else (mine, theirs)
                what = f"{self._words.title(item)} · {self._words.label(item, field)}"
                self._decided.append(Decided(item.field_key(field.column), what, stands, gave_way))
                if (item.table, field.column) == ("note", "body"):
                    self._keep_other_text(item, field.mine if side is Side.THEIRS else field.theirs)
        body = taken.pop("body", None) if item.table == "note" else None
        if body is not None:
            self._save_note(item.mine, str(body))
        if taken:
            self._write.update(item.table, item.mine, item.theirs, taken)
        if taken or body is not None:
            self._changed[item.table] += 1

    def _keep_other_text(self, item: Item, body: str) -> None:
        """Nobody's words are lost: the text that gave way is a note of its own."""
        uid = derived_uid("merge", item.identity, body)
        if self._op.reader.value("SELECT 1 FROM note WHERE uid = ?", (uid,)) is not None:
            return
        note = self._op.reader.row(
            "SELECT title, language, marking, created_at, saved_at FROM note WHERE id = ?", (item.mine,)
        )
        names = ("language", "marking", "created_at", "saved_at")
        values = dict(zip(names, note[1:], strict=True))
        title = tr("{title} (the other copy’s text)", title=note[0])
        (id,) = rows.insert_many(self._op, "note", [{"uid": uid, "title": title, "body": "", **values}])
        self._save_note(id, body)
        self._made["note"] += 1

    def _save_note(self, id: int, body: str) -> None:
        write_notes.save(self._op, id, body, [token.uid for token in citations.tokens(body)])

    def _save_new_notes(self) -> None:
        """A new note's citations follow from its body, once its quotes are here."""
        for table, _identity, id in self._write.made:
            if table == "note":
                self._save_note(id, str(self._op.reader.value("SELECT body FROM note WHERE id = ?", (id,))))

    def _remove(self, table: str, items: list[Item]) -> None:
        wanted = []
        for item in items:
            if item.mine is None or item.theirs is not None:
                continue
            side = self._choice.of_row(item)
            self._note_deletion(item, side)
            if side is Side.THEIRS:
                wanted.append(item.mine)
        gone = self._write.delete(table, wanted)
        if gone:
            self._gone[table] += gone

    def _merge_bare(self, item: Item) -> None:
        """A merge of a record that was never here: it is made, and merged in as it was there."""
        assert item.theirs is not None
        row = self._found.row(Side.THEIRS, "merger", item.theirs)
        values = self._found.contents[Side.THEIRS]["merger"][item.identity].values
        kind = next(kind for kind in MERGED_KINDS if row[f"{kind.value}_id"] is not None)
        kept = self._write.id_of(kind.value, values[f"{kind.value}_id"])
        if kept is None:
            self._left_out += 1
            return
        if kind is RecordKind.DOCUMENT:
            gone = self._op.reader.value("SELECT id FROM document WHERE uid = ?", (row["other_uid"],))
        else:
            uid = str(row["other_uid"])
            sql = f"SELECT id FROM {kind.value} WHERE uid = ?"
            gone = self._op.reader.value(sql, (uid,)) or write_merging.make_bare(
                self._op, kind, uid, str(row["name"]), kept
            )
        if gone is not None and gone != kept:
            merge_in(self._op, kind, kept, int(gone))
            self._made["merger"] += 1


def mark_same_names(op: Operation, found: Situation) -> None:
    """Actors of one kind and name that each copy made for itself may be the same; `found` is how it was at first."""
    mine, theirs = (found.contents[side]["actor"] for side in (Side.MINE, Side.THEIRS))
    items = {item.identity: item for item in found.comparison.items if item.table == "actor"}
    own: dict[tuple[str, str], list[str]] = {}
    for identity, held in mine.items():
        if identity not in theirs and identity not in items:
            own.setdefault(_called(held), []).append(identity)
    fresh = (identity for identity, item in items.items() if item.status is Status.NEW)
    for pair in [(one, new) for new in fresh for one in own.get(_called(theirs[new]), ())]:
        ids = [id for (id,) in op.reader.rows("SELECT id FROM actor WHERE uid IN (?, ?)", pair)]
        if len(ids) == 2 and mergers.likeness_between(op.reader, RecordKind.ACTOR, ids[0], ids[1]) is None:
            write_merging.mark_same(op, RecordKind.ACTOR, ids[0], ids[1], "")


def _called(actor: Held) -> tuple[str, str]:
    """Kind and name, case aside."""
    return str(actor.values["kind"]), str(actor.values["name"]).casefold()
