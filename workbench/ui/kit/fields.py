"""Rows of label and editor: the form of a detail card."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from workbench.ui.kit.editors import Field, FieldEditor, FieldKind, Validator, check_words

__all__ = ["Field", "FieldEditor", "FieldGrid", "FieldKind", "Validator", "check_words"]


class FieldGrid(QWidget):
    """A form without buttons: each editor says `committed(key, value)` by itself when its value changed.

    `settled` says that a typing is over.

    Call `flush` before another record is shown: it commits what is still being typed while the receiver
    knows whose it is.
    """

    committed = Signal(str, object)
    settled = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._editors: dict[str, FieldEditor] = {}
        self._shape: tuple[Field, ...] = ()
        # Every row that was ever shown, in the order of the grid: to build an editor takes longer than a click may.
        self._rows: dict[str, _Row] = {}
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(10)
        self._grid.setVerticalSpacing(6)
        self._grid.setColumnStretch(1, 1)

    def set_fields(self, fields: Sequence[Field]) -> None:
        """Show these rows; the editor of a row is kept when only its value differs."""
        shape = tuple(replace(field, value="") for field in fields)
        if shape != self._shape:
            self._arrange(fields, shape)
            self._shape = shape
        for field in fields:
            editor = self._editors[field.key]
            editor.field = field
            editor.replace_value(field.value)

    def set_values(self, values: Mapping[str, str]) -> None:
        """Refresh some values of the same record, except the one that is being typed."""
        for key, value in values.items():
            self._editors[key].set_value(value)

    def editor(self, key: str) -> FieldEditor:
        """The editor of the field `key`."""
        return self._editors[key]

    def flush(self) -> bool:
        """Commit every pending edit; False when one was refused."""
        refused = [editor for editor in self._editors.values() if not editor.flush()]
        return not refused

    def _arrange(self, fields: Sequence[Field], shape: Sequence[Field]) -> None:
        """Show the rows of `shape` in their order, and hide the others for the next record that has them."""
        is_new = False
        for field, bare in zip(fields, shape, strict=True):
            known = self._rows.get(field.key)
            if known is None or known.shape != bare:
                if known is not None:
                    self._drop(known)
                self._rows[field.key] = self._build(field, bare)
                is_new = True
        wanted = [field.key for field in fields]
        order = _merged([key for key in self._rows if self._rows[key].place >= 0], wanted)
        self._rows = {key: self._rows[key] for key in order}
        for place, (key, row) in enumerate(self._rows.items()):
            self._put(row, place)
            row.show(is_shown=key in wanted)
        self._editors = {key: self._rows[key].editor for key in wanted}
        if is_new:
            # A widget made later comes last for the Tab key, wherever it stands: after what stands below the form too.
            # Qt heeds only places in the order that take keys themselves.
            self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            for one, other in pairwise((self, *(row.editor.input for row in self._rows.values()))):
                QWidget.setTabOrder(one, other)
            self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def _build(self, field: Field, bare: Field) -> _Row:
        label = QLabel(field.label, self)
        label.setProperty("role", "muted")
        label.setContentsMargins(0, 5, 0, 0)
        editor = FieldEditor(field, self)
        editor.committed.connect(self.committed)
        editor.settled.connect(self.settled)
        label.setBuddy(editor.input)
        return _Row(bare, label, editor)

    def _put(self, row: _Row, place: int) -> None:
        if row.place == place:
            return
        self._grid.removeWidget(row.label)
        self._grid.removeWidget(row.editor)
        self._grid.addWidget(row.label, place, 0, Qt.AlignmentFlag.AlignTop)
        self._grid.addWidget(row.editor, place, 1)
        row.place = place

    def _drop(self, row: _Row) -> None:
        for widget in (row.label, row.editor):
            self._grid.removeWidget(widget)
            widget.hide()
            widget.deleteLater()


@dataclass(slots=True)
class _Row:
    """One row of the grid, on screen or waiting for a record that has it; `place` is -1 before it is laid."""

    shape: Field
    label: QLabel
    editor: FieldEditor
    place: int = -1

    def show(self, *, is_shown: bool) -> None:
        """Put it on screen, or away with nothing left in it that could be committed."""
        self.label.setVisible(is_shown)
        self.editor.setVisible(is_shown)
        if not is_shown:
            self.editor.replace_value("")


def _merged(held: Sequence[str], wanted: Sequence[str]) -> list[str]:
    """One order of all keys with those of `wanted` in theirs; of the others, each stays behind the one it followed."""
    places = {key: place for place, key in enumerate(wanted)}
    found, rest = list(wanted), [key for key in held if key not in places]
    for key in rest:
        before = held[held.index(key) - 1] if held.index(key) else None
        found.insert(0 if before is None else found.index(before) + 1, key)
    return found
