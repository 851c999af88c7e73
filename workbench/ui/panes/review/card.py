"""One proposal to decide on: what it says, the words it stands on, why it was proposed, and its fields to correct."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QComboBox, QFrame, QLabel, QScrollArea, QVBoxLayout, QWidget

from workbench.core.fields import MODALITIES, label_of
from workbench.core.wording import tr
from workbench.store.read.proposals import ProposalRow
from workbench.ui.kit.fields import FieldGrid
from workbench.ui.kit.keys import Keys
from workbench.ui.kit.markup import escape
from workbench.ui.kit.wrapped import Wrapped
from workbench.ui.panes.review import telling
from workbench.ui.theme import theme

_NARROW = 90


class ProposalCard(QScrollArea):
    """`edited(key, value)` for each field that was corrected, `accepted` and `left` by Ctrl+Enter and Escape.

    `unfolded(bool)` when its fields are opened and closed: open, they need room.
    """

    edited = Signal(str, object)
    accepted = Signal()
    left = Signal()
    unfolded = Signal(bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("review.card")
        self.setAccessibleName(tr("Proposal"))
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._row: ProposalRow | None = None
        self._text = ""
        self._around: Sequence[str] = ()
        self._known = ""
        self._shows_why = False
        self._sheet = _Sheet(self)
        self._head = self._label("review.head")
        self._facts = self._label("review.facts")
        self._quote = self._label("review.quote")
        self._why = self._label("review.why")
        self.fields = FieldGrid(self._sheet)
        self.fields.setObjectName("review.fields")
        self.fields.hide()
        self.fields.committed.connect(self.edited)
        column = QVBoxLayout(self._sheet)
        column.setContentsMargins(14, 8, 10, 8)
        column.setSpacing(5)
        for part in (self._head, self._why, self.fields, self._facts, self._quote):
            column.addWidget(part)
        column.addStretch(1)
        self.setWidget(self._sheet)
        theme.theme_switch().switched.connect(self._tell)

    def _label(self, name: str) -> QLabel:
        label = _Words(self._sheet)
        label.setObjectName(name)
        label.setTextFormat(Qt.TextFormat.RichText)
        return label

    @property
    def row(self) -> ProposalRow | None:
        """What is shown."""
        return self._row

    @property
    def is_editing(self) -> bool:
        """Whether its fields stand open."""
        return not self.fields.isHidden()

    def show_row(self, row: ProposalRow | None, text: str, *, around: Sequence[str] = (), known: str = "") -> None:
        """Show this proposal of `text`; `around` are its neighbours in time, `known` the record that it would join."""
        if row is None or self._row is None or row.id != self._row.id:
            self.close_fields()
            self.verticalScrollBar().setValue(0)
        self._row, self._text, self._around, self._known = row, text, around, known
        self._tell()

    def toggle_why(self) -> None:
        """Show or hide the reasons; they stay as they are for the next proposal."""
        self._shows_why = not self._shows_why
        self._tell()

    def edit(self, actors: Sequence[tuple[str, str]]) -> None:
        """Open the fields, the keyboard on the first one."""
        # Not with the pane: what checks a value is loaded when the first one is corrected.
        from workbench.ui.panes.review import editing

        if self._row is None:
            return
        listed = editing.fields_of(self._row, actors, self._text)
        self.fields.set_fields(listed)
        for field in listed:
            self._prepare(self.fields.editor(field.key).input)
        self.fields.show()
        self.unfolded.emit(True)
        self.fields.editor(listed[0].key).setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._tell()

    def _prepare(self, editor: QWidget) -> None:
        """Give an editor the keys of the card, once: the grid keeps its editors for proposals of one kind."""
        if editor.findChild(Keys) is None:
            Keys(editor, {"Ctrl+Return": self._accept, "Ctrl+Enter": self._accept})
        if isinstance(editor, QComboBox):
            # As narrow as the pane, whatever the longest actor is called: Qt asks for room for it, whatever its policy.
            editor.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            editor.setMinimumContentsLength(6)
            editor.setMinimumWidth(_NARROW)

    def close_fields(self) -> None:
        """Fold the fields away; what was typed is kept already."""
        if self.is_editing:
            self.fields.hide()
            self.unfolded.emit(False)

    def flush(self) -> bool:
        """Commit what is being typed; False when it was refused."""
        return self.fields.flush() if self.is_editing else True

    def _accept(self) -> None:
        if self.flush():
            self.accepted.emit()

    def _tell(self, *_: object) -> None:
        row = self._row
        # Each label is shown or hidden once: one that comes and goes has all of the window laid out anew.
        for label in (self._head, self._quote):
            label.setVisible(row is not None)
        self._why.setVisible(row is not None and self._shows_why)
        if row is None:
            self._facts.hide()
            return
        self._sheet.set_modality(row.modality if row.kind != "actor" else "")
        facts = telling.facts(row, self._text, self._known)
        around = [(tr("Around it"), "; ".join(self._around))] if self._around else []
        self._head.setText(self._head_html(row))
        told = _table([*(() if self.is_editing else facts), *around])
        self._facts.setText(told)
        self._facts.setVisible(bool(told))
        self._quote.setText(telling.quote_html(row, self._text))
        if self._shows_why:
            self._why.setText(_table(telling.why(row, self._text)))
        said = [telling.kind_of(row), telling.title_of(row), *(f"{label}: {value}" for label, value in facts)]
        self.setAccessibleDescription(". ".join([*said, row.exact]))

    def _head_html(self, row: ProposalRow) -> str:
        look = theme.current()
        muted = look.colour("text_muted").name()
        parts = [escape(telling.kind_of(row))]
        if row.kind != "actor":
            hedge = escape(tr(label_of(MODALITIES, row.modality)))
            parts.append(f'<b style="color:{look.colour(row.modality).name()}">{hedge}</b>')
        parts.append(escape(tr("{number}%", number=round(row.score * 100))))
        if row.payload.get("edited"):
            parts.append(escape(tr("corrected")))
        title = f'<div style="margin-top:2px"><b>{escape(telling.title_of(row))}</b></div>'
        return f'<span style="color:{muted}">{" · ".join(parts)}</span>{title}'


def _table(lines: Sequence[tuple[str, str]]) -> str:
    muted = theme.current().colour("text_muted").name()
    rows = "".join(
        f'<tr><td style="color:{muted};padding-right:8px">{escape(label)}</td><td>{escape(value)}</td></tr>'
        for label, value in lines
    )
    return f'<table cellspacing="0" cellpadding="1">{rows}</table>' if rows else ""


class _Words(Wrapped):
    """Words that are as wide as the card: how wide they would like to be is not worth laying them out for."""

    def sizeHint(self) -> QSize:
        return QSize(_NARROW, self.fontMetrics().height())

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def heightForWidth(self, width: int) -> int:
        # No card is that narrow; a layout asks all the same.
        return self.fontMetrics().height() if width <= _NARROW else super().heightForWidth(width)


class _Sheet(QWidget):
    """The paper of the card, with the stripe of its modality; Escape inside a field leaves the fields."""

    def __init__(self, card: ProposalCard) -> None:
        super().__init__(card)
        self._card = card
        self._modality = ""

    def set_modality(self, modality: str) -> None:
        """The colour of the stripe."""
        self._modality = modality
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self._card.is_editing:
            self._card.close_fields()
            self._card.left.emit()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        look = theme.current()
        with QPainter(self) as painter:
            painter.fillRect(self.rect(), look.colour("pane"))
            colour = look.colour(self._modality) if self._modality else look.colour("accent")
            painter.fillRect(4, 10, 3, max(0, self.height() - 20), colour)
