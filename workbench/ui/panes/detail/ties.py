"""What may be the same as a record, and what was merged into it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, ClassVar

from workbench.core.kinds import RecordKind
from workbench.core.wording import tr
from workbench.operations import merging
from workbench.store.read import mergers
from workbench.ui.panes.detail.section import Section
from workbench.ui.panes.detail.table import Column, Row


class LikenessSection(Section):
    """Records that may be the same as this one; Delete says that they are not."""

    TITLE = "Possibly the same"
    COLUMNS = (Column("name", is_editable=False), Column("reason", is_editable=False, width=120))
    HIDES_EMPTY = True
    KIND: ClassVar[RecordKind] = RecordKind.ACTOR

    def rows(self, record: Any) -> Sequence[Row]:
        hint = tr("Ctrl+Enter opens it, Delete says that it is not the same")
        return [
            Row(one.id, {"name": one.other.label, "reason": one.reason}, tooltip=hint)
            for one in mergers.alike(self.desk.reader, self.KIND, record.id)
        ]

    def remove(self, id: int) -> None:
        self.desk.run(merging.mark_different, id)

    def open(self, id: int) -> None:
        held = mergers.alike(self.desk.reader, self.KIND, self.record.id)
        self.desk.focus(self.KIND, next(one.other.id for one in held if one.id == id))


class MergedSection(Section):
    """Records that went into this one; Delete takes one out again, with what it brought along."""

    TITLE = "Merged in"
    COLUMNS = (Column("name", is_editable=False), Column("at", is_editable=False, width=84))
    HIDES_EMPTY = True
    KIND: ClassVar[RecordKind] = RecordKind.ACTOR

    def rows(self, record: Any) -> Sequence[Row]:
        hint = tr("Ctrl+Enter or Delete takes it out again, with its names, links and children")
        return [
            Row(one.id, {"name": one.name, "at": one.at[:10]}, tooltip=hint)
            for one in mergers.merged_into(self.desk.reader, self.KIND, record.id)
        ]

    def remove(self, id: int) -> None:
        separated = self.desk.run(merging.separate, id)
        if separated is not None:
            self.desk.notice(separated.label, actions=((tr("Undo"), self.desk.undo),))

    def open(self, id: int) -> None:
        self.remove(id)


class EventLikeness(LikenessSection):
    """Events that may be the same."""

    KIND = RecordKind.EVENT


class DocumentLikeness(LikenessSection):
    """Documents that may be the same."""

    KIND = RecordKind.DOCUMENT


class MergedEvents(MergedSection):
    """Events that went into this one."""

    KIND = RecordKind.EVENT


class MergedDocuments(MergedSection):
    """Documents whose quotes moved to this one."""

    KIND = RecordKind.DOCUMENT


TIES: dict[RecordKind, tuple[type[Section], ...]] = {
    RecordKind.ACTOR: (LikenessSection, MergedSection),
    RecordKind.EVENT: (EventLikeness, MergedEvents),
    RecordKind.DOCUMENT: (DocumentLikeness, MergedDocuments),
}
