"""Choosing a record by typing, or making one: the picker over the window, filled from the dossier."""

from __future__ import annotations

from collections.abc import Callable, Collection

from PySide6.QtCore import QObject, QPoint
from PySide6.QtWidgets import QWidget

from workbench.core.kinds import RecordKind
from workbench.core.wording import tr
from workbench.operations import records
from workbench.store.read import references
from workbench.ui.desk import Desk
from workbench.ui.kit.matching import alike, fold_all, together
from workbench.ui.kit.picker import Picker
from workbench.ui.kit.picker_rows import PickerRow

# What shares a word with what is asked for stands first, as long as it can be taken in at a glance.
_ALIKE = 9
_NAME_FIELD = {
    RecordKind.ACTOR: "name",
    RecordKind.EVENT: "label",
    RecordKind.CLAIM: "text",
    RecordKind.TAG: "name",
    RecordKind.TRANSFER: "object",
    RecordKind.NOTE: "title",
}


class Pickers(QObject):
    """Answers `Desk.pick` with one picker at a time."""

    def __init__(self, desk: Desk, window: QWidget) -> None:
        super().__init__(window)
        self._desk = desk
        self._window = window
        self._picker: Picker | None = None
        desk.pick_requested.connect(self._open)

    def _open(
        self,
        kind: RecordKind,
        title: str,
        near: QWidget | QPoint,
        then: Callable[[int], object],
        can_create: bool,
        without: Collection[int],
        like: str,
    ) -> None:
        if self._picker is not None:
            self._picker.cancel()
        picker = Picker(self._window)
        self._picker = picker
        picker.picked.connect(lambda key: self._done(picker, then, int(key)))
        picker.created.connect(lambda words: self._create(picker, kind, words, then))
        picker.cancelled.connect(lambda: self._close(picker))
        is_modality = kind is RecordKind.CLAIM
        rows = [
            PickerRow(found.id, found.label, tr(found.detail) if is_modality else found.detail, found.icon)
            for found in references.candidates(self._desk.reader, kind)
            if found.id not in without
        ]
        if like:
            first = alike(fold_all([together(row.label, row.detail) for row in rows]), like)[:_ALIKE]
            rows = [rows[at] for at in dict.fromkeys([*first, *range(len(rows))])]
        picker.open_at(self._point(near), rows, title=title, can_create=can_create and kind in _NAME_FIELD)

    def _point(self, near: QWidget | QPoint) -> QPoint:
        """Where to open, in the window's coordinates; a QPoint is a place on the screen."""
        if isinstance(near, QPoint):
            return self._window.mapFromGlobal(near)
        return near.mapTo(self._window, QPoint(0, near.height()))

    def _create(self, picker: Picker, kind: RecordKind, words: str, then: Callable[[int], object]) -> None:
        # One gesture: whoever takes it back wants neither the link nor the record.
        with self._desk.dossier.together():
            made = self._desk.run(records.create, kind, **{_NAME_FIELD[kind]: words})
            if made is not None and isinstance(made.result, int):
                self._done(picker, then, made.result)
            else:
                self._close(picker)

    def _done(self, picker: Picker, then: Callable[[int], object], id: int) -> None:
        self._close(picker)
        then(id)

    def _close(self, picker: Picker) -> None:
        if self._picker is picker:
            self._picker = None
        picker.deleteLater()
