"""One list inside the card: a heading, a table, and one sentence below when something typed cannot be."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property, partial
from typing import Any, ClassVar

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QLabel, QScrollArea, QVBoxLayout, QWidget

from workbench.core.errors import InvalidValue
from workbench.core.kinds import RecordKind
from workbench.core.wording import tr
from workbench.operations import records
from workbench.ui.desk import Desk
from workbench.ui.panes.detail.table import Column, Row, RowsTable, TableModel


class Section(QWidget):
    """A list of things that belong to the record; subclasses say what the rows are and what the verbs do."""

    TITLE: ClassVar[str] = ""
    COLUMNS: ClassVar[tuple[Column, ...]] = ()
    ADD: ClassVar[str] = ""
    ADDS_BY_TYPING: ClassVar[bool] = False
    HIDES_EMPTY: ClassVar[bool] = False

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.desk = desk
        self.record: Any = None
        self.setObjectName(f"detail.{type(self).__name__}")
        self._heading = QLabel(tr(self.TITLE), self)
        self._heading.setProperty("role", "muted")
        self._heading.setWordWrap(True)
        self.model = TableModel(self.COLUMNS, self.ADD, adds_by_typing=self.ADDS_BY_TYPING)
        self._error = QLabel(self)
        self._error.setProperty("role", "danger")
        self._error.setWordWrap(True)
        self._error.hide()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 6, 0, 0)
        self._column.setSpacing(1)
        for widget in (self._heading, self._error):
            self._column.addWidget(widget)
        queued = Qt.ConnectionType.QueuedConnection
        # Queued: the operation replaces the rows, which must not happen inside Qt's own editing.
        self.model.edit_asked.connect(self._on_edit, queued)
        self.model.add_asked.connect(self._on_add, queued)
        if not self.HIDES_EMPTY:
            self.table  # noqa: B018 - made now

    @cached_property
    def table(self) -> RowsTable:
        """The rows; a list that is hidden as long as it is empty, as most are, has none until then: it is twenty widgets."""
        table = RowsTable(self.model, self)
        table.setAccessibleName(tr(self.TITLE))
        self._heading.setBuddy(table)
        self._column.insertWidget(1, table)
        # Made late, it would come last of all; Qt puts it behind nothing that takes no focus itself.
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setTabOrder(self, table)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        table.pick_asked.connect(self.pick)
        table.removed.connect(self.remove)
        table.opened.connect(self.open)
        table.moved.connect(self.move_row)
        return table

    def load(self, record: Any) -> None:
        """Show what belongs to this record; of the same one as before, the current cell stays the current one."""
        is_same = self.record is not None and self.record.id == record.id
        self.record = record
        rows = self.rows(record)
        self._error.hide()
        if list(rows) != list(self.model.rows):
            place = self.table.place() if is_same and "table" in vars(self) else None
            self.model.set_rows(rows)
            if place is not None:
                self.table.return_to(place)
        if rows:
            self.table  # noqa: B018 - made now
        self.setVisible(bool(rows) or not self.HIDES_EMPTY)

    def refuse(self, sentence: str) -> None:
        """Say below the table why nothing was changed."""
        self._error.setText(sentence)
        self._error.show()
        # Below the last row, which may be the last that is in sight; it has its place once the card is laid out.
        QTimer.singleShot(0, self._error, self._show_error)

    def _show_error(self) -> None:
        around: QWidget | None = self
        while around is not None and not isinstance(around, QScrollArea):
            around = around.parentWidget()
        if around is not None and self._error.isVisible():
            around.ensureWidgetVisible(self._error)

    def _on_edit(self, id: int, key: str, text: str) -> None:
        if key == "edtf" and not self._is_date(text):
            return
        self._error.hide()
        self.edit(id, key, text)

    def _on_add(self, text: str) -> None:
        self._error.hide()
        self.add(text)

    def _is_date(self, text: str) -> bool:
        try:
            if text:
                records.date_of(text)
        except InvalidValue as error:
            self.refuse(str(error))
            return False
        return True

    def pick_record(self, kind: RecordKind, title: str, verb: Any, *before: object) -> None:
        """Ask for a record of `kind` and hand its id to `verb` after the arguments given here."""
        self.desk.pick(kind, title=title, near=self.table, then=partial(verb, *before))

    # What a subclass says

    def rows(self, record: Any) -> Sequence[Row]:
        """The rows for a record."""
        raise NotImplementedError

    def edit(self, id: int, key: str, text: str) -> None:
        """A cell was changed."""

    def add(self, text: str) -> None:
        """Something was typed into the last row."""

    def pick(self) -> None:
        """The last row was asked for where it is not typed into."""

    def remove(self, id: int) -> None:
        """A row is to go."""

    def open(self, id: int) -> None:
        """A row is to become the focus."""

    def move_row(self, place: int, step: int) -> None:
        """A row is to change places."""
