"""One editor for each kind of field: it knows its value, whether it was changed, and what is wrong with it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QFontMetrics, QKeyEvent
from PySide6.QtWidgets import QComboBox, QLabel, QLineEdit, QPlainTextEdit, QSizePolicy, QVBoxLayout, QWidget

from workbench.core.errors import InvalidValue, WorkbenchError
from workbench.core.wording import tr
from workbench.ui.kit import drafts
from workbench.ui.kit.passing import UndoPasses

Validator = Callable[[str], object]


class FieldKind(StrEnum):
    """How a field is edited."""

    LINE = "line"
    MULTI = "multi"
    CHOICE = "choice"


@dataclass(frozen=True, slots=True)
class Field:
    """One row: `choices` are (value, label) pairs; `validator` raises a WorkbenchError that says what is wrong.

    `is_whole`: half of a value would be another value, such as a date or a number.
    """

    key: str
    label: str
    value: str = ""
    kind: FieldKind = FieldKind.LINE
    choices: tuple[tuple[str, str], ...] = ()
    validator: Validator | None = None
    placeholder: str = ""
    is_read_only: bool = False
    is_whole: bool = False


def check_words(text: str) -> None:
    """InvalidValue when nothing stands where something must."""
    if not text.strip():
        raise InvalidValue(tr("This may not be empty; type something, or press Escape."))


# Milliseconds from the first unsaved key to the dossier.
_CEILING = 900


class FieldEditor(QWidget):
    """The editor of one field, with room for one sentence underneath; `committed` only when the value changed.

    Enter or leaving commits (Shift+Enter breaks a line where there are several), Escape goes back to what it was.
    A text also commits while it is typed, so that it is never more than a second from safe: what is committed with the
    same `began` is one change, and `settled` says that it is over. A value of which half would be another value is kept
    beside until then (`drafts`). A value that its validator refuses is never committed: it stays, with the sentence,
    until mended or reverted.
    """

    committed = Signal(str, object)
    settled = Signal()

    def __init__(self, field: Field, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.field = field
        self._saved = self._start = field.value
        self._began = ""
        self._typing = QTimer(self)
        self._typing.setSingleShot(True)
        self._typing.setInterval(_CEILING)
        self._typing.timeout.connect(self._keep)
        self._input = self._make_input()
        self._input.setObjectName(f"field.{field.key}")
        self._input.setAccessibleName(field.label)
        self._problem = QLabel()
        self._problem.setProperty("role", "danger")
        self._problem.setWordWrap(True)
        self._problem.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addWidget(self._input)
        column.addWidget(self._problem)
        self.setFocusProxy(self._input)
        self._put(field.value)

    @property
    def input(self) -> QWidget:
        """The widget that takes the keyboard."""
        return self._input

    @property
    def problem(self) -> str:
        """The sentence about what is wrong; "" when nothing is."""
        return self._problem.text()

    @property
    def value(self) -> str:
        """What stands in the editor now, committed or not."""
        if isinstance(self._input, QLineEdit):
            return self._input.text()
        if isinstance(self._input, QPlainTextEdit):
            return self._input.toPlainText()
        assert isinstance(self._input, QComboBox)
        return str(self._input.currentData() or "")

    @property
    def is_changed(self) -> bool:
        """Whether something stands here that was not committed."""
        return self.value != self._saved

    @property
    def began(self) -> str:
        """When the typing began that is going on, "" when none is."""
        return self._began

    def set_value(self, value: str) -> None:
        """Show what the record holds now; what is being typed and not yet committed stays."""
        if self._input.hasFocus() and self.is_changed:
            return
        if self.value.strip() == value.strip():
            # The record holds no white space at the ends; whoever is about to type the next word does.
            self._saved = self.value
            return
        self.replace_value(value)

    def replace_value(self, value: str) -> None:
        """Show another record's value, whatever stands here."""
        self._saved, self._start, self._began = value, value, ""
        self._put(value)

    def flush(self) -> bool:
        """Commit what was changed; False when it was refused and still stands here."""
        is_kept, was_typing = self._keep(), bool(self._began)
        if is_kept:
            self._start, self._began = self._saved, ""
        if was_typing:
            self.settled.emit()
        return is_kept

    def refuse(self, held: str) -> None:
        """What was committed could not be saved, and `held` is still what is: the text stays, to be committed again."""
        self._saved = held

    def _keep(self) -> bool:
        self._typing.stop()
        if not self.is_changed:
            return True
        if self._check():
            return False
        self._saved = self.value
        self.committed.emit(self.field.key, self._saved)
        return not self.is_changed

    def revert(self) -> None:
        """Go back to the value that stood here before the typing began."""
        self._put(self._start)
        self.flush()

    def _on_text(self) -> None:
        self._check()
        if not self.is_changed:
            return
        self._began = self._began or datetime.now(UTC).isoformat()
        if not self.field.is_whole and not self._typing.isActive():
            self._typing.start()

    def _make_input(self) -> QWidget:
        if self.field.kind is FieldKind.CHOICE:
            return self._make_choice()
        made = QPlainTextEdit() if self.field.kind is FieldKind.MULTI else QLineEdit()
        made.setPlaceholderText(self.field.placeholder)
        made.setReadOnly(self.field.is_read_only)
        if isinstance(made, QLineEdit):
            UndoPasses(made)
            if self.field.is_whole:
                drafts.keep(made, self.field.label)
        made.textChanged.connect(lambda *_: self._on_text())
        made.installEventFilter(self)
        if isinstance(made, QPlainTextEdit):
            made.setTabChangesFocus(True)
            made.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
            made.setFixedHeight(QFontMetrics(made.font()).lineSpacing() * 4 + 16)
        return made

    def _make_choice(self) -> QComboBox:
        made = QComboBox()
        for value, label in self.field.choices:
            made.addItem(label, value)
        made.setEnabled(not self.field.is_read_only)
        made.activated.connect(lambda _at: self.flush())
        # A wheel over a card that scrolls must not change a record in passing.
        made.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        made.wheelEvent = lambda event: event.ignore()  # type: ignore[method-assign]
        return made

    def _put(self, value: str) -> None:
        if self._stands(value):
            return
        if isinstance(self._input, QLineEdit):
            self._input.setText(value)
            self._input.setCursorPosition(0)
        elif isinstance(self._input, QPlainTextEdit):
            self._input.setPlainText(value)
        elif isinstance(self._input, QComboBox):
            self._input.setCurrentIndex(self._input.findData(value))
        self._check()

    def _stands(self, value: str) -> bool:
        """Whether nothing would come of putting `value`: it stands there untouched, and the next paint leaves it out."""
        if isinstance(self._input, QComboBox):
            return not self.problem and self._input.currentIndex() == self._input.findData(value)
        if self.problem or self.value != value:
            return False
        if isinstance(self._input, QLineEdit):
            has_past = self._input.isUndoAvailable() or self._input.isRedoAvailable() or self._input.isModified()
            return not has_past and self._input.cursorPosition() == 0 and not self._input.hasSelectedText()
        assert isinstance(self._input, QPlainTextEdit)
        held = self._input.document()
        return not (value or held.isUndoAvailable() or held.isRedoAvailable() or held.isModified())

    def _check(self) -> str:
        """Show and return what is wrong with the value, "" when nothing is."""
        problem = ""
        if self.field.validator is not None and self.is_changed:
            try:
                self.field.validator(self.value)
            except WorkbenchError as refused:
                problem = str(refused)
        if problem != self._problem.text():
            self._problem.setText(problem)
            self._problem.setVisible(bool(problem))
            self._input.setAccessibleDescription(tr("Refused: {problem}", problem=problem) if problem else "")
            self._input.setProperty("invalid", bool(problem))
            self._input.style().unpolish(self._input)
            self._input.style().polish(self._input)
        return problem

    def _reverts(self, event: QKeyEvent) -> bool:
        return event.key() == Qt.Key.Key_Escape and self.value != self._start

    def _key(self, event: QKeyEvent) -> bool:
        if self._reverts(event):
            self.revert()
            return True
        is_enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        breaks_line = isinstance(self._input, QPlainTextEdit) and event.modifiers() & Qt.KeyboardModifier.ShiftModifier
        if is_enter and not breaks_line:
            self.flush()
            return True
        return False

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QFocusEvent) and event.lostFocus() and event.reason() != Qt.FocusReason.PopupFocusReason:
            self.flush()
            if isinstance(self._input, QLineEdit) and event.reason() != Qt.FocusReason.ActiveWindowFocusReason:
                # A long name shows its beginning again, not the end where the keyboard left it.
                self._input.setCursorPosition(0)
        elif isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            return self._key(event)
        elif event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and self._reverts(event):
            # While something is typed, Escape means this field and not the window's shortcut.
            event.accept()
            return True
        return super().eventFilter(watched, event)
