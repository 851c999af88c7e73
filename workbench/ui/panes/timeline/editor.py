"""Title and date of an event, typed where the event stands: dates in EDTF or in words, read back as they are typed."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QLabel, QLineEdit, QVBoxLayout, QWidget

from workbench.core.edtf import describe
from workbench.core.errors import InvalidValue
from workbench.core.wording import language, tr
from workbench.ui.kit import drafts

_WIDTH = 300


class DateEditor(QFrame):
    """`accepted` tells title and EDTF date ("" for none) when Enter is pressed on a date that can be read."""

    accepted = Signal(str, str)
    closed = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("timeline.editor")
        self.setAutoFillBackground(True)
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self.title = QLineEdit(self)
        self.title.setObjectName("timeline.editor.title")
        self.title.setPlaceholderText(tr("Title"))
        self.title.setAccessibleName(tr("Title"))
        self.date = QLineEdit(self)
        self.date.setObjectName("timeline.editor.date")
        self.date.setPlaceholderText(tr("2024-06, June 2024, about 2022…"))
        self.date.setAccessibleName(tr("Date"))
        self._reading = QLabel(self)
        self._reading.setProperty("role", "muted")
        self._reading.setWordWrap(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 8, 8, 6)
        column.setSpacing(4)
        for part in (self.title, self.date, self._reading):
            column.addWidget(part)
        self.setFixedWidth(_WIDTH)
        self.date.textChanged.connect(self._read)
        for line in (self.title, self.date):
            line.returnPressed.connect(self._accept)
            # The one is left for the other, and neither is saved before Enter.
            drafts.keep(line, line.accessibleName(), waits=True)
        self.hide()

    def open(self, at: QPoint, title: str, edtf: str, *, on_title: bool) -> None:
        """Ask beside a point of the parent; the keyboard starts in the title or in the date."""
        self.title.setText(title)
        self.date.setText(edtf)
        self._read()
        self.resize(_WIDTH, self.sizeHint().height())
        parent = self.parentWidget()
        room = parent.size() if parent is not None else self.size()
        x = min(max(at.x() - _WIDTH // 2, 4), max(room.width() - self.width() - 4, 4))
        y = at.y() + 14 if at.y() + 14 + self.height() <= room.height() else at.y() - 14 - self.height()
        self.move(x, min(max(y, 2), max(room.height() - self.height() - 2, 2)))
        self.show()
        self.raise_()
        line = self.title if on_title else self.date
        line.selectAll()
        line.setFocus(Qt.FocusReason.PopupFocusReason)

    def _written(self) -> str:
        """The date in EDTF, "" for none; InvalidValue when it cannot be read."""
        # The grammar of dates is loaded when the first one is typed.
        from workbench.services.extract.written import written_date

        return written_date(self.date.text()).text if self.date.text().strip() else ""

    def _read(self) -> None:
        """Say under the line how the date is understood."""
        from workbench.core.edtf import parse

        try:
            found = self._written()
        except InvalidValue as error:
            self._say(str(error), is_wrong=True)
            return
        self._say(f"{found} — {describe(parse(found), language())}" if found else tr("no date"), is_wrong=False)

    def _say(self, words: str, *, is_wrong: bool) -> None:
        self._reading.setText(words)
        self._reading.setProperty("role", "danger" if is_wrong else "muted")
        self._reading.style().polish(self._reading)
        self.date.setAccessibleDescription(words)

    def _accept(self) -> None:
        if not self.title.text().strip():
            self.title.setFocus()
            return
        try:
            edtf = self._written()
        except InvalidValue:
            self.date.setFocus()
            return
        self.hide()
        self.accepted.emit(self.title.text().strip(), edtf)
        self.closed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.hide()
            self.closed.emit()
        else:
            super().keyPressEvent(event)
