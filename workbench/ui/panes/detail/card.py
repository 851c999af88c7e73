"""The card of one kind of record: its form, what it points at, its lists and what can only be read."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QComboBox,
    QGridLayout,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from workbench.core.fields import FIELDS, shown
from workbench.core.kinds import RecordKind
from workbench.core.wording import tr
from workbench.operations import actors, records
from workbench.ui.desk import Desk
from workbench.ui.kit import drafts
from workbench.ui.kit.fields import Field, FieldGrid
from workbench.ui.panes.detail import form
from workbench.ui.panes.detail.loading import Loaded
from workbench.ui.panes.detail.pointers import Pointers
from workbench.ui.panes.detail.sections import SECTIONS
from workbench.ui.panes.detail.ties import TIES

# To build a row takes some milliseconds, its editor with its undo, its completions and its style.
_ROWS_A_STEP = 3


class Card(QWidget):
    """Edits one record after another of the same kind; every change is one operation."""

    def __init__(self, desk: Desk, kind: RecordKind, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._kind = kind
        self._loaded: Loaded | None = None
        self._fields = {field.key: field for field in FIELDS[kind]}
        self._keys: list[str] = []
        self.grid = FieldGrid(self)
        self.pointers = Pointers(desk, [one for one in FIELDS[kind] if one.editor in form.POINTERS], self)
        self.sections = [build(desk, self) for build in (*SECTIONS.get(kind, ()), *TIES.get(kind, ()))]
        self._facts = QGridLayout()
        self._facts.setHorizontalSpacing(10)
        self._facts.setVerticalSpacing(4)
        self._facts.setColumnStretch(1, 1)
        self._fact_labels: list[tuple[QLabel, QLabel]] = []
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        # A quote's own words come before what is said about them.
        if kind is RecordKind.QUOTE:
            layout.addLayout(self._facts)
        layout.addWidget(self.grid)
        layout.addWidget(self.pointers)
        for section in self.sections:
            layout.addWidget(section)
        if kind is not RecordKind.QUOTE:
            layout.addLayout(self._facts)
        self.grid.committed.connect(self._commit)
        self.grid.settled.connect(desk.settle)
        self.pointers.committed.connect(self._point)
        self._align()

    def _align(self) -> None:
        """One column of labels for the form and for what it points at."""
        width = max(self.fontMetrics().horizontalAdvance(tr(field.label)) for field in self._fields.values()) + 2
        for part in (self.grid.layout(), self.pointers.layout(), self._facts):
            if isinstance(part, QGridLayout):
                part.setColumnMinimumWidth(0, min(width, 150))

    def preparing(self) -> Iterator[None]:
        """Make the form of a record that says nothing yet, a few rows a step, until a record is shown."""
        rows = form.rows(self._desk.reader, shown(self._kind, {}), {})
        for upto in range(_ROWS_A_STEP, len(rows) + _ROWS_A_STEP, _ROWS_A_STEP):
            if self._loaded is not None:
                return
            self.grid.set_fields(rows[:upto])
            yield

    def load(self, loaded: Loaded) -> None:
        """Show a record; the same one again keeps what is being typed."""
        if loaded == self._loaded:
            return
        is_same = self._loaded is not None and self._loaded.focus.id == loaded.focus.id
        self._loaded = loaded
        self._load_form(loaded, is_same=is_same)
        self.pointers.load(loaded.values, loaded.names)
        for section in self.sections:
            section.load(loaded.record)
        self._load_facts(loaded.facts)

    def _load_form(self, loaded: Loaded, *, is_same: bool) -> None:
        rows = form.rows(self._desk.reader, shown(self._kind, loaded.values), loaded.values)
        keys = [row.key for row in rows]
        is_same = is_same and keys == self._keys
        self._keys = keys
        if is_same and not any(self._lacks_choice(row) for row in rows):
            self.grid.set_values({row.key: row.value for row in rows})
        else:
            self.grid.set_fields(rows)
        for row in rows:
            editor = self.grid.editor(row.key)
            if row.is_whole and isinstance(editor.input, QLineEdit):
                drafts.keep(editor.input, f"{row.label} · {loaded.title}")
        self._fit_inputs()

    def _lacks_choice(self, row: Field) -> bool:
        """Whether a value came from elsewhere that the built combo box does not offer."""
        box = self.grid.editor(row.key).input
        return isinstance(box, QComboBox) and box.findData(row.value) < 0

    def _fit_inputs(self) -> None:
        """Keep the card narrow and low: long labels do not widen it, an empty text takes two lines."""
        # Asked one by one: to find the children of a type, PySide looks at every object of the card, 3 ms a click.
        for taken in (self.grid.editor(key).input for key in self._keys):
            if isinstance(taken, QComboBox):
                taken.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
            elif isinstance(taken, QPlainTextEdit):
                lines = min(2 + len(taken.toPlainText()) // 28, 5)
                taken.setFixedHeight(taken.fontMetrics().lineSpacing() * lines + 16)

    def _load_facts(self, facts: tuple[tuple[str, str], ...]) -> None:
        while len(self._fact_labels) < len(facts):
            pair = QLabel(self), QLabel(self)
            pair[0].setProperty("role", "muted")
            pair[1].setTextFormat(Qt.TextFormat.PlainText)
            pair[1].setWordWrap(True)
            pair[1].setTextInteractionFlags(
                Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
            )
            row = len(self._fact_labels)
            self._facts.addWidget(pair[0], row, 0, Qt.AlignmentFlag.AlignTop)
            self._facts.addWidget(pair[1], row, 1)
            self._fact_labels.append(pair)
        for place, (label, text) in enumerate(self._fact_labels):
            has_fact = place < len(facts)
            label.setVisible(has_fact)
            text.setVisible(has_fact)
            if has_fact:
                label.setText(facts[place][0])
                # Long digests have no spaces to break at.
                text.setText(_breakable(facts[place][1]))
                text.setAccessibleName(tr("{field}: {value}", field=facts[place][0], value=facts[place][1]))

    def focus_first_field(self) -> None:
        """Put the cursor in the first field."""
        first = next(key for key, field in self._fields.items() if field.editor not in form.POINTERS)
        self.grid.editor(first).input.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def leave(self) -> None:
        """Commit what is still being typed before another record is shown; say so when it is refused."""
        if self._loaded is not None and not self.grid.flush():
            problems = [editor.problem for key in self._fields if (editor := self._editor(key)) and editor.problem]
            self._desk.notice(tr("Not saved: {problem}", problem=" ".join(problems)), "warning")

    def forget(self) -> None:
        """The record is not shown any more."""
        self._loaded = None

    def _editor(self, key: str) -> Any:
        return None if self._fields[key].editor in form.POINTERS else self.grid.editor(key)

    def _commit(self, key: str, text: object) -> None:
        value, editor, loaded = form.as_value(self._fields[key], str(text)), self.grid.editor(key), self._loaded
        if loaded is None or not editor.began:
            self._save({key: value})
        elif self._desk.keep(records.keep_typing, self._kind, loaded.focus.id, key, value, began=editor.began) is None:
            editor.refuse(form.as_text(self._fields[key], loaded.values[key]))
            self._settle(None)

    def _point(self, key: str, id: object) -> None:
        if self._kind is RecordKind.ACTOR and key == "parent_id" and self._loaded is not None:
            self._settle(self._desk.run(actors.move, self._loaded.focus.id, id))
        else:
            self._save({key: id})

    def _save(self, values: Mapping[str, Any]) -> None:
        if self._loaded is not None:
            self._settle(self._desk.run(records.edit, self._kind, self._loaded.focus.id, **values))

    def _settle(self, changes: object) -> None:
        """After a refusal the form shows again what the dossier holds."""
        if changes is None and self._loaded is not None:
            self._load_form(self._loaded, is_same=True)


def _breakable(text: str) -> str:
    words = text.split(" ")
    return " ".join(
        "\u200b".join(word[at : at + 16] for at in range(0, len(word), 16)) if len(word) > 48 else word
        for word in words
    )
