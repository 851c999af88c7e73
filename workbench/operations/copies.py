"""Two copies of a dossier looked at side by side, and brought together as one undoable gesture."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from workbench.core.changes import Changes
from workbench.core.copies import Comparison, Content, FieldItem, Item, Prefer, Side, Status, compare
from workbench.core.wording import tr
from workbench.operations import copies_bringing
from workbench.operations.copies_left_behind import LeftBehind, LeftBehindWords, left_behind
from workbench.operations.copies_reading import READING, read_as_they_do
from workbench.operations.copies_refitting import Aligned, Reading, refit
from workbench.store.connection import Reader
from workbench.store.dossier import Dossier, Operation
from workbench.store.read import copies as read
from workbench.store.read import meetings
from workbench.store.read.snapshots import done_at
from workbench.store.write import copies as write

Decisions = Mapping[str, Side]


@dataclass(frozen=True, slots=True)
class Situation:
    """Both copies as they stand, and what differs between them."""

    layout: read.Layout
    readers: Mapping[Side, Reader]
    raws: Mapping[Side, read.Raw]
    contents: Mapping[Side, Content]
    comparison: Comparison
    base: meetings.Base | None
    # Documents that read differently, by digest.
    readings: Mapping[str, Reading]
    # What somebody changed in one copy of a record that is part of another one by now.
    left_behind: tuple[LeftBehind, ...]

    @property
    def has_base(self) -> bool:
        """Whether there is a moment that both copies know."""
        return self.base is not None

    def row(self, side: Side, table: str, id: int) -> read.Row:
        """A row as one of the copies has it."""
        return self.raws[side][table][id]


def situation(mine: Reader, theirs: Reader, aligned: Aligned | None = None) -> Situation:
    """What stands how, by stable identity, documents by digest; nothing is changed."""
    layout = read.Layout(mine)
    readers = {Side.MINE: mine, Side.THEIRS: theirs}
    raws = {side: read.read(reader, layout) for side, reader in readers.items()}
    base = meetings.base(mine, theirs)
    was = None
    if base is not None:
        was = read.earlier(readers[base.side], raws[base.side], base.then, done_at(readers[base.side], None))
    readings = refit(mine, theirs, raws, was, aligned or {})
    redirects = _redirects(raws, was)
    behind = () if was is None else tuple(left_behind(raws, was, redirects, layout))
    for raw in filter(None, (*raws.values(), was)):
        read.carry(raw, redirects, was or {})
    held = read.content(raws[Side.MINE], layout, redirects)
    contents = {Side.MINE: held, Side.THEIRS: _beside(raws[Side.THEIRS], raws[Side.MINE], held, layout, redirects)}
    before = None if was is None else _beside(was, raws[Side.MINE], held, layout, redirects)
    if list(contents[Side.MINE]["dossier"]) != list(contents[Side.THEIRS]["dossier"]):
        contents[Side.THEIRS]["dossier"] = {}
    comparison = compare(contents[Side.MINE], contents[Side.THEIRS], before, layout.owners)
    return Situation(layout, readers, raws, contents, comparison, base, readings, behind)


def _beside(raw: read.Raw, mine: read.Raw, held: Content, layout: read.Layout, redirects: read.Redirects) -> Content:
    """A content beside that of this copy; most tables are often the same, and are not worked out twice."""
    # Where records were merged, one identity may stand for two rows: then nothing is taken from the other side.
    same = frozenset() if redirects else read.unchanged(mine, raw, layout)
    return read.content(raw, layout, redirects, held, same)


def _redirects(raws: Mapping[Side, read.Raw], was: read.Raw | None) -> dict[tuple[str, str], str]:
    """What was merged in either copy is one in both, unless one of them has taken it apart again."""
    mine, theirs = (read.mergers(raws[side]) for side in (Side.MINE, Side.THEIRS))
    before = {} if was is None else read.mergers(was)
    both = {**theirs, **mine}
    parted = {place for place in before if place not in mine or place not in theirs}
    found = {place: kept for place, kept in both.items() if place not in parted}
    return found | read.tags_of_one_name(raws[Side.MINE], raws[Side.THEIRS])


class Choice:
    """Whose value stands: as decided, else as one copy alone changed it, else as preferred."""

    def __init__(self, situation: Situation, prefer: Prefer, decisions: Decisions) -> None:
        self._situation = situation
        self._prefer = prefer
        self._decisions = decisions

    def of_row(self, item: Item) -> Side:
        """For a row that is in one copy only: THEIRS brings it in or takes it away, as it is there."""
        decided = self._decisions.get(item.key)
        if decided is not None:
            return decided
        if item.status is Status.CONFLICT:
            if self._prefer is not Prefer.NEWER:
                return Side(self._prefer.value)
            # Deleted in one copy, changed in the other: nothing that somebody worked on is lost.
            return Side.THEIRS if item.deleted_by is Side.MINE else Side.MINE
        return Side.MINE if item.status is Status.DELETED_HERE else Side.THEIRS

    def of_field(self, item: Item, field: FieldItem) -> Side:
        """For one field of a row that is in both."""
        decided = self._decisions.get(item.field_key(field.column)) or self._decisions.get(item.key)
        if decided is not None:
            return decided
        if field.status is not Status.CONFLICT:
            side = Side.THEIRS if field.status is Status.CHANGED_THERE else Side.MINE
        else:
            side = self.newer(item, field) if self._prefer is Prefer.NEWER else Side(self._prefer.value)
        return self._keeping_quotes(item, side) if (item.table, field.column) == READING else side

    def _keeping_quotes(self, item: Item, side: Side) -> Side:
        """A reading that costs more quotes than the other one stands only where somebody decides so."""
        lost, other = self._situation.readings[item.identity].lost, Side.MINE if side is Side.THEIRS else Side.THEIRS
        return other if len(lost[side]) > len(lost[other]) else side

    def newer(self, item: Item, field: FieldItem) -> Side:
        """Where the field was changed last; of two changes at one moment, in every copy the same one."""
        columns = {"place": ("start", "end", "document_id")}.get(field.column, (field.column,))
        readers = self._situation.readers
        mine = (read.changed_at(readers[Side.MINE], item.table, item.mine, columns), repr(field.mine))
        theirs = (read.changed_at(readers[Side.THEIRS], item.table, item.theirs, columns), repr(field.theirs))
        return Side.THEIRS if theirs > mine else Side.MINE


def merge(
    dossier: Dossier, other: Dossier, *, prefer: Prefer = Prefer.NEWER, decisions: Decisions | None = None
) -> Changes:
    """Bring another copy in, as one undoable gesture; `result` is the Report. Merging again changes nothing.

    What only one copy changed is taken as it is there; in a conflict the newer change stands, or as `prefer` and
    `decisions` (key of a row or a field -> whose value stands) say.
    """
    with other.reading() as theirs, dossier.operation(tr("Merge {name}", name=other.path.name)) as op:
        first = found = situation(op.reader, theirs)
        taken = read_as_they_do(op, found, Choice(found, prefer, decisions or {}))
        if taken.aligned:
            first = found = situation(op.reader, theirs, taken.aligned)
        if copies_bringing.merge_as_they_did(op, found, decisions or {}):
            found = situation(op.reader, theirs, taken.aligned)
        report = copies_bringing.bring(op, found, Choice(found, prefer, decisions or {}))
        behind = tuple(LeftBehindWords(first).sentence(one) for one in first.left_behind)
        op.result = report.and_read(taken.decided, taken.lost, len(taken.aligned), behind)
        copies_bringing.mark_same_names(op, first)
        met = meetings.moment(theirs)
        # A gesture that changes nothing leaves no trace, and neither does the meeting.
        if met is not None and met != meetings.last_met(op.reader) and _has_news(op):
            write.meet(op, met)
    return dossier.changes(op)


def _has_news(op: Operation) -> bool:
    return op.reader.value("SELECT 1 FROM change WHERE operation = ? LIMIT 1", (op.id,)) is not None
