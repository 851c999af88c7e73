"""Actors: renamed, nested, named, rated, merged."""

from __future__ import annotations

from workbench.core import edtf
from workbench.core.changes import Changes
from workbench.core.errors import InvalidValue
from workbench.core.kinds import NameKind, RecordKind
from workbench.core.wording import tr
from workbench.operations import bulk, merging, records
from workbench.store.dossier import Dossier, now
from workbench.store.read import actors as read
from workbench.store.read.names import Names
from workbench.store.write import rows


def rename(dossier: Dossier, id: int, name: str) -> Changes:
    """Give an actor another name."""
    return records.edit(dossier, RecordKind.ACTOR, id, name=name)


def move(dossier: Dossier, id: int, parent_id: int | None) -> Changes:
    """Nest an actor under another, or at the top; InvalidValue when it would stand under itself."""
    return bulk.move(dossier, [id], parent_id)


def add_name(
    dossier: Dossier, id: int, text: str, *, language: str = "", script: str = "", kind: str = NameKind.ALIAS
) -> Changes:
    """One more name for an actor, as written somewhere."""
    if not text.strip():
        raise InvalidValue(tr("A name needs at least one letter; type one."))
    with dossier.operation(tr("Add name: {name}", name=text.strip())) as op:
        op.result = rows.insert(
            op, "actor_name", actor_id=id, text=text.strip(), language=language, script=script, kind=str(kind)
        )
    return dossier.changes(op)


def edit_name(dossier: Dossier, name_id: int, **values: str) -> Changes:
    """Change one name's `text`, `language`, `script` or `kind`."""
    if not values.get("text", "-").strip():
        raise InvalidValue(tr("A name needs at least one letter; type one."))
    if values.get("kind", NameKind.NAME) not in set(NameKind):
        raise InvalidValue(tr("“{value}” is not a kind of name.", value=values["kind"]))
    with dossier.operation(tr("Edit name")) as op:
        before = Names(op.reader).name("actor_name", name_id)
        rows.update(op, "actor_name", name_id, **{key: value.strip() for key, value in values.items()})
        after = Names(op.reader).name("actor_name", name_id)
        op.rename(
            tr("Edit name: {name}", name=after)
            if before == after
            else tr("Edit name: {old} → {new}", old=before, new=after)
        )
    return dossier.changes(op)


def remove_name(dossier: Dossier, name_id: int) -> Changes:
    """Take one name away."""
    with dossier.operation(tr("Remove name")) as op:
        op.rename(tr("Remove name: {name}", name=Names(op.reader).name("actor_name", name_id)))
        rows.delete(op, "actor_name", name_id)
    return dossier.changes(op)


def rate(dossier: Dossier, id: int, grade: str, *, since: str | None = None, reason: str = "") -> Changes:
    """Add a source reliability rating; older ones stay as history."""
    with dossier.operation(tr("Rate source")) as op:
        rated = read.actor(op.reader, id)
        op.result = rows.insert(
            op,
            "reliability",
            actor_id=id,
            grade=grade,
            since=edtf.parse(since).text if since else None,
            reason=reason,
            rated_at=now(),
        )
        op.rename(tr("Rate source: {name} {grade}", name=rated.name, grade=grade))
    return dossier.changes(op)


def merge(dossier: Dossier, keep_id: int, other_id: int) -> Changes:
    """Everything said of the other actor becomes the kept one's, whose names now include the other's."""
    return merging.merge(dossier, RecordKind.ACTOR, keep_id, other_id)
