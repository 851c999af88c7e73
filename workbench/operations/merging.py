"""Two actors, events or documents made one, looked at beforehand, and made two again however late."""

from __future__ import annotations

from workbench.core.changes import Changes
from workbench.core.errors import InvalidValue
from workbench.core.kinds import RecordKind
from workbench.core.merging import MergePreview, Part
from workbench.core.wording import tr, trn
from workbench.operations import merging_documents
from workbench.store.connection import Reader, Value
from workbench.store.dossier import Dossier, Operation
from workbench.store.read import actors, mergers
from workbench.store.read.mergers import MERGED_KINDS
from workbench.store.read.names import Names, short
from workbench.store.read.references import reference
from workbench.store.write import actors as write_actors
from workbench.store.write import merging as write
from workbench.store.write import restoring, rows

Values = dict[str, Value]
# What the kept record takes over where it says nothing itself.
_TAKEN = {
    RecordKind.ACTOR: frozenset({"key", "description"}),
    RecordKind.EVENT: frozenset({"edtf", "place", "place_actor_id", "kind", "description"}),
    RecordKind.DOCUMENT: frozenset({"author", "publisher", "published", "retrieved", "url", "language"}),
}
_LABELS = {
    RecordKind.ACTOR: "Merge actors: {other} → {kept}",
    RecordKind.EVENT: "Merge events: {other} → {kept}",
    RecordKind.DOCUMENT: "Merge documents: {other} → {kept}",
}


def _check(kind: RecordKind, kept_id: int, other_id: int) -> None:
    if kind not in MERGED_KINDS:
        raise InvalidValue(tr("Only actors, events and documents can be merged."))
    if kept_id != other_id:
        return
    if kind is RecordKind.ACTOR:
        raise InvalidValue(tr("An actor cannot be merged with itself; choose two."))
    raise InvalidValue(tr("A record cannot be merged with itself; choose two."))


def preview(dossier: Dossier, kind: RecordKind, kept_id: int, other_id: int) -> MergePreview:
    """What merging `other` into `kept` would do to names, links, children and claims; nothing is changed."""
    _check(kind, kept_id, other_id)
    with dossier.reading() as reader:
        kept, other = reference(reader, kind, kept_id), reference(reader, kind, other_id)
        fields = mergers.pairs(reader, kind, kept_id, other_id, _TAKEN[kind])
        if kind is RecordKind.DOCUMENT:
            parts = merging_documents.parts(reader, kept_id, other_id)
        else:
            parts = mergers.parts(reader, kind, kept_id, other_id)
        if kind is RecordKind.ACTOR:
            parts.insert(0, _names(reader, kept_id, other_id))
        return MergePreview(
            kind, kept, other, tuple(fields), tuple(parts), tuple(_remarks(reader, kind, parts, other_id))
        )


def _names(reader: Reader, kept_id: int, other_id: int) -> Part:
    """Which names become aliases of the kept actor."""
    kept, other = actors.actor(reader, kept_id), actors.actor(reader, other_id)
    held = {name.text for name in kept.names} | {kept.name}
    theirs = list(dict.fromkeys([other.name, *(name.text for name in other.names)]))
    fresh = tuple(name for name in theirs if name not in held)
    return Part(tr("Names"), len(fresh), len(theirs) - len(fresh), names=fresh)


def _remarks(reader: Reader, kind: RecordKind, parts: list[Part], other_id: int) -> list[str]:
    found = []
    if kind is RecordKind.DOCUMENT:
        found.append(tr("The other document stays as a copy, with its original bytes and whatever cannot move."))
        left = sum(part.left for part in parts)
        if left:
            told = trn(
                "{count} passage stands in the other document alone and stays there.",
                "{count} passages stand in the other document alone and stay there.",
                left,
            )
            found.append(told)
    if kind is RecordKind.EVENT and any(part.moved for part in parts):
        found.append(tr("Quotes that come along keep the date and the place of their event where these differ."))
    earlier = mergers.merged_into(reader, kind, other_id)
    if earlier and kind is not RecordKind.DOCUMENT:
        found.append(tr("Merged in before: {names}.", names=", ".join(one.name for one in earlier)))
    return found


def merge(dossier: Dossier, kind: RecordKind, kept_id: int, other_id: int) -> Changes:
    """Everything said of the other record becomes the kept one's, as one gesture; `result` is the kept one's id."""
    _check(kind, kept_id, other_id)
    with dossier.operation(tr(_LABELS[kind], kept="", other="")) as op:
        kept, other = reference(op.reader, kind, kept_id).label, reference(op.reader, kind, other_id).label
        merge_in(op, kind, kept_id, other_id)
        op.result = kept_id
        op.rename(tr(_LABELS[kind], kept=short(kept, 60), other=short(other, 60)))
    return dossier.changes(op)


def merge_in(op: Operation, kind: RecordKind, kept_id: int, other_id: int) -> None:
    """`merge` as part of a gesture."""
    op.forget_rows()
    after = write.last_line(op)
    kept, other = (_values(op, kind, id) for id in (kept_id, other_id))
    name = reference(op.reader, kind, other_id).label
    if kind is RecordKind.DOCUMENT:
        _take_over(op, kind, kept_id, kept, other)
        merging_documents.move(op, kept_id, other_id)
    elif kind is RecordKind.ACTOR:
        _merge_actors(op, kept_id, other_id)
        _take_over(op, kind, kept_id, kept, other)
    else:
        own = {key: other[key] for key in ("edtf", "place") if other[key] and kept[key] and other[key] != kept[key]}
        write.hand_over_event(op, other_id, kept_id, own)
        _take_over(op, kind, kept_id, kept, other)
    write.hand_over_likenesses(op, kind, other_id, kept_id)
    if kind is not RecordKind.DOCUMENT:
        write.hand_over_accounts(op, kind, other_id, kept_id)
        rows.delete(op, kind.value, other_id)
    write.keep_account(op, kind, kept_id, (str(other["uid"]), short(name)), after)


def _values(op: Operation, kind: RecordKind, id: int) -> Values:
    columns = ("uid", *sorted(_TAKEN[kind]), *(("earliest", "latest") if kind is RecordKind.EVENT else ()))
    listed = ", ".join(f'"{column}"' for column in columns)
    return dict(zip(columns, op.reader.row(f"SELECT {listed} FROM {kind.value} WHERE id = ?", (id,)), strict=True))


def _take_over(op: Operation, kind: RecordKind, id: int, kept: Values, other: Values) -> None:
    """Fields that the kept record leaves empty."""
    values = {key: other[key] for key in sorted(_TAKEN[kind]) if not kept[key] and other[key]}
    if "edtf" in values:
        values.update(earliest=other["earliest"], latest=other["latest"])
    if values:
        rows.update(op, kind.value, id, **values)


def _merge_actors(op: Operation, kept_id: int, other_id: int) -> None:
    if kept_id in actors.descendants(op.reader, frozenset({other_id})):
        rows.update(op, "actor", kept_id, parent_id=actors.actor(op.reader, other_id).parent_id)
    write_actors.hand_over(op, other_id, kept_id)
    write_actors.keep_names(op, other_id, kept_id)


def separate(dossier: Dossier, merger_id: int) -> Changes:
    """Take a record out again that was merged in, however long ago: it gets back what it brought along.

    What was changed since stays as it is, and what came since stays with the kept record. `result` is (kind, id).
    """
    with dossier.operation(tr("Separate again")) as op:
        kind, kept_id, name = mergers.kept_by(op.reader, merger_id)
        kept = reference(op.reader, kind, kept_id).label
        op.rename(tr("Separate again: {other} from {kept}", other=short(name, 60), kept=short(kept, 60)))
        uid = op.reader.value("SELECT other_uid FROM merger WHERE id = ?", (merger_id,))
        if kind is not RecordKind.DOCUMENT and op.reader.value(f"SELECT 1 FROM {kind.value} WHERE uid = ?", (uid,)):
            raise InvalidValue(tr("“{name}” is in the dossier already; delete it first.", name=name))
        lines = mergers.lines_of(op.reader, merger_id)
        op.execute("DELETE FROM merger WHERE id = ?", (merger_id,))
        restoring.restore(op, write.apart(op, lines))
        back = op.reader.value(f"SELECT id FROM {kind.value} WHERE uid = ?", (uid,))
        op.result = (kind, kept_id if back is None else int(back))
    return dossier.changes(op)


def mark_same(dossier: Dossier, kind: RecordKind, one: int, other: int, *, reason: str = "") -> Changes:
    """Two records may be the same, and nobody is sure; said twice it is said once. `result` is the link's id."""
    _check(kind, one, other)
    with dossier.operation(tr("Possibly the same")) as op:
        names = [short(reference(op.reader, kind, id).label, 60) for id in (one, other)]
        held = mergers.likeness_between(op.reader, kind, one, other)
        op.result = held if held is not None else write.mark_same(op, kind, one, other, reason.strip())
        op.rename(tr("Possibly the same: {one} and {other}", one=names[0], other=names[1]))
    return dossier.changes(op)


def mark_different(dossier: Dossier, likeness_id: int) -> Changes:
    """Two records are not the same after all."""
    with dossier.operation(tr("Not the same")) as op:
        op.rename(tr("Not the same: {names}", names=Names(op.reader).name("likeness", likeness_id)))
        rows.delete(op, "likeness", likeness_id)
    return dossier.changes(op)
