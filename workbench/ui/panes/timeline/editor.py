"""Title and date of an event, typed where the event stands: dates in EDTF or in words, read back as they are typed."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLabel, QLineEdit, QVBoxLayout, QWidget

from workbench.core.edtf import describe
from workbench.core.errors import InvalidValue
from workbench.core.wording import language, tr
from workbench.ui.kit import drafts
from workbench.ui.kit.floating import Floating

_WIDTH = 300
_GAP = 14


class DateEditor(Floating):
    """`accepted` tells title and EDTF date ("" for none) when Enter is pressed on a date that can be read."""

    accepted = Signal(str, str)
    closed = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("timeline.editor")
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
        self._hint = QLabel(self)
        self._hint.setObjectName("timeline.editor.hint")
        self._hint.setProperty("role", "muted")
        self._hint.setWordWrap(True)
        self._about = QRect()
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 8, 8, 6)
        column.setSpacing(4)
        for part in (self.title, self.date, self._reading, self._hint):
            column.addWidget(part)
        self.setFixedWidth(_WIDTH)
        self.date.textChanged.connect(self._read)
        for line in (self.title, self.date):
            line.returnPressed.connect(self._accept)
            # The one is left for the other, and neither is saved before Enter.
            drafts.keep(line, line.accessibleName(), waits=True)
        self.hide()

    def open(self, about: QRect, title: str, edtf: str, *, on_title: bool, note: str = "") -> None:
        """Ask beside what is at `about` of the parent; the keyboard starts in the title or in the date."""
        self._about = about
        keys = tr("Enter saves, Esc leaves it as it was")
        self._hint.setText(f"{note} · {keys}" if note else keys)
        self.title.setText(title)
        # A long title shows its beginning.
        self.title.setCursorPosition(0)
        self.date.setText(edtf)
        self._read()
        self._place()
        self.show()
        self.raise_()
        line = self.title if on_title else self.date
        line.selectAll()
        line.setFocus(Qt.FocusReason.PopupFocusReason)

    def _place(self) -> None:
        """As high as its words need; below or above what it is about, or beside it where there is no height for that."""
        column, parent = self.layout(), self.parentWidget()
        assert column is not None
        self.resize(_WIDTH, column.totalHeightForWidth(_WIDTH))
        room, about = (parent or self).rect().adjusted(4, 2, -4, -2), self._about
        spot = QPoint(about.center().x() - _WIDTH // 2, about.bottom() + _GAP)
        if spot.y() + self.height() > room.bottom():
            spot.setY(about.top() - _GAP - self.height())
        if spot.y() < room.top():
            is_left = about.right() + _GAP + _WIDTH > room.right()
            x = about.left() - _GAP - _WIDTH if is_left else about.right() + _GAP
            spot = QPoint(x, about.center().y() - self.height() // 2)
        x = max(min(spot.x(), room.right() - _WIDTH), room.left())
        self.move(x, max(min(spot.y(), room.bottom() - self.height()), room.top()))

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
        told = describe(parse(found), language()) if found else tr("no date")
        # A year is written as it is said.
        self._say(told if found in ("", told) else f"{found} — {told}", is_wrong=False)

    def _say(self, words: str, *, is_wrong: bool) -> None:
        self._reading.setText(words)
        self._reading.setProperty("role", "danger" if is_wrong else "muted")
        self._reading.style().polish(self._reading)
        self.date.setAccessibleDescription(words)
        if self.isVisible():
            self._place()

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
            return
        # A line edit passes on what it has no use for, Enter too: the timeline behind would take it for its own.
        event.accept()

    def focusNextPrevChild(self, next: bool) -> bool:
        (self.title if self.date.hasFocus() else self.date).setFocus(Qt.FocusReason.TabFocusReason)
        return True
