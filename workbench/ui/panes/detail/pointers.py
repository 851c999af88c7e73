"""Fields that point at another record: the name opens it, a button chooses another one, a button empties it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QPushButton, QSizePolicy, QToolButton, QWidget

from workbench.core.fields import Editor, Field
from workbench.core.kinds import RecordKind
from workbench.core.wording import tr
from workbench.ui.desk import Desk
from workbench.ui.theme.icons import icon

POINTED = {Editor.ACTOR: RecordKind.ACTOR, Editor.EVENT: RecordKind.EVENT}


class NameButton(QPushButton):
    """A button as wide as there is room, its text at the left and cut short where needed."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._full = ""
        self.setStyleSheet("text-align: left")
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def set_full_text(self, text: str) -> None:
        """The whole text, of which as much is shown as fits."""
        self._full = text
        self._fit()

    def _fit(self) -> None:
        self.setText(self.fontMetrics().elidedText(self._full, Qt.TextElideMode.ElideRight, max(self.width() - 24, 0)))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()


class Pointers(QWidget):
    """One row a field; `committed` carries the key and the id, or None."""

    committed = Signal(str, object)

    def __init__(self, desk: Desk, fields: Sequence[Field], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._fields = {field.key: field for field in fields}
        self._ids: dict[str, int | None] = {}
        self._names: dict[str, NameButton] = {}
        self._extras: dict[str, tuple[QToolButton, QToolButton]] = {}
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(10)
        grid.setVerticalSpacing(4)
        grid.setColumnStretch(1, 1)
        for place, field in enumerate(fields):
            label = QLabel(tr(field.label), self)
            label.setProperty("role", "muted")
            grid.addWidget(label, place, 0)
            grid.addLayout(self._row(field), place, 1)
            label.setBuddy(self._names[field.key])
        self.setVisible(bool(fields))

    def _row(self, field: Field) -> QHBoxLayout:
        name = NameButton(self)
        name.setObjectName(f"field.{field.key}")
        name.clicked.connect(partial(self._choose, field.key))
        go, clear = QToolButton(self), QToolButton(self)
        go.setIcon(icon("chevron-right", "text_muted"))
        go.setToolTip(tr("Go there"))
        go.setAccessibleName(tr("Go to: {field}", field=tr(field.label)))
        go.clicked.connect(partial(self._go, field.key))
        clear.setIcon(icon("close", "text_muted"))
        clear.setToolTip(tr("Leave empty"))
        clear.setAccessibleName(tr("Leave empty: {field}", field=tr(field.label)))
        clear.clicked.connect(lambda: self.committed.emit(field.key, None))
        for extra in (go, clear):
            extra.setFixedWidth(22)
        self._names[field.key], self._extras[field.key] = name, (go, clear)
        row = QHBoxLayout()
        row.setSpacing(0)
        row.addWidget(name, 1)
        row.addWidget(go)
        row.addWidget(clear)
        return row

    def load(self, values: Mapping[str, Any], names: Mapping[str, str]) -> None:
        """Show what each field points at."""
        for key, button in self._names.items():
            self._ids[key] = values.get(key)
            shown = names.get(key) or tr("Choose…")
            button.set_full_text(shown)
            button.setAccessibleName(tr("{field}: {value}", field=tr(self._fields[key].label), value=shown))
            button.setToolTip(names.get(key, ""))
            for extra in self._extras[key]:
                extra.setVisible(self._ids[key] is not None)

    def _choose(self, key: str) -> None:
        field = self._fields[key]
        title = tr(field.label)
        self._desk.pick(POINTED[field.editor], title=title, near=self._names[key], then=partial(self._chosen, key))

    def _chosen(self, key: str, id: int) -> None:
        if id != self._ids.get(key):
            self.committed.emit(key, id)

    def _go(self, key: str) -> None:
        id = self._ids.get(key)
        if id is not None:
            self._desk.focus(POINTED[self._fields[key].editor], id)
