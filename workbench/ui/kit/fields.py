"""Rows of label and editor: the form of a detail card."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

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
        self._labels: list[QLabel] = []
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(10)
        self._grid.setVerticalSpacing(6)
        self._grid.setColumnStretch(1, 1)

    def set_fields(self, fields: Sequence[Field]) -> None:
        """Show these rows; editors are kept when only the values differ."""
        shape = tuple(replace(field, value="") for field in fields)
        if shape != self._shape:
            self._rebuild(fields)
            self._shape = shape
            return
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

    def _rebuild(self, fields: Sequence[Field]) -> None:
        gone: list[QWidget] = [*self._labels, *self._editors.values()]
        for widget in gone:
            self._grid.removeWidget(widget)
            widget.hide()
            widget.deleteLater()
        self._labels, self._editors = [], {}
        for row, field in enumerate(fields):
            label = QLabel(field.label)
            label.setProperty("role", "muted")
            label.setContentsMargins(0, 5, 0, 0)
            editor = FieldEditor(field)
            editor.committed.connect(self.committed)
            editor.settled.connect(self.settled)
            label.setBuddy(editor.input)
            self._grid.addWidget(label, row, 0, Qt.AlignmentFlag.AlignTop)
            self._grid.addWidget(editor, row, 1)
            self._labels.append(label)
            self._editors[field.key] = editor
