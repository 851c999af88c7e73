"""The review pane: proposals in reading order, accepted or rejected by a key."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QModelIndex, Signal
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from workbench.core.changes import Changes
from workbench.core.fields import RECORD_KINDS
from workbench.core.kinds import RecordKind
from workbench.core.wording import tr
from workbench.operations import proposals as decisions
from workbench.store.read import proposals
from workbench.store.read.proposals import ProposalRow
from workbench.ui.desk import Desk
from workbench.ui.kit.empty import EmptyState
from workbench.ui.kit.keys import Keys
from workbench.ui.kit.lines import Line, LineList
from workbench.ui.kit.seen import WhenSeen

# What a payload says, by the keys that its kind keeps it under.
_SAID = ("name", "label", "text", "edtf", "object", "best")
_KINDS = {kind.value: words for kind, words in RECORD_KINDS.items()}


class ReviewPane(QWidget):
    """The queue: Enter accepts, X or Delete rejects, and the source follows the row; `count` is what waits."""

    counted = Signal(int)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("pane.review")
        self.setAccessibleName(tr("To review"))
        self._desk = desk
        self.list = LineList(self._describe, lambda row: row.id, parent=self)
        self.list.setObjectName("review.list")
        self.list.setAccessibleName(tr("Proposals to review"))
        text = tr("Nothing to review. Proposals from an import wait here: Enter accepts, X rejects.")
        self._none = EmptyState("check", text, parent=self)
        self._stack = QStackedWidget(self)
        self._stack.addWidget(self.list)
        self._stack.addWidget(self._none)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._stack)
        self.setFocusProxy(self.list)
        self._is_refreshing = False
        self.list.selectionModel().currentChanged.connect(self._on_current)
        self.list.picked.connect(lambda _id: self.show_current())
        desk.changed.connect(self._on_changed)
        self._keys = Keys(
            self.list,
            {
                "Return": self.accept_current,
                "Enter": self.accept_current,
                "X": self.reject_current,
                "Delete": self.reject_current,
            },
        )
        self._seen = WhenSeen(self, self.refresh)
        self.count = proposals.count(desk.reader)

    def refresh(self) -> None:
        """Read the queue again."""
        self._seen.done()
        self._is_refreshing = True
        rows = proposals.rows(self._desk.reader)
        self.list.set_rows(rows)
        self._is_refreshing = False
        self._stack.setCurrentWidget(self.list if rows else self._none)
        self._tell_count(len(rows))

    def show_document(self, document_id: int) -> None:
        """Go to the first proposal of a document."""
        self._seen.ask()
        rows = proposals.rows(self._desk.reader, document_id=document_id)
        if rows:
            self.list.choose(rows[0].id)

    def _tell_count(self, count: int) -> None:
        if count != self.count:
            self.count = count
            self.counted.emit(count)

    def _describe(self, row: ProposalRow) -> Line:
        said = [str(row.payload[key]) for key in _SAID if row.payload.get(key)]
        told = [tr(_KINDS.get(row.kind, row.kind)), *(words for words in said if words != row.exact)]
        return Line(
            " ".join(row.exact.split()),
            " · ".join(told),
            trailing=tr("{number}%", number=round(row.score * 100)),
            stripe=row.modality,
            tooltip=f"{row.exact}\n{tr('rule {name}', name=row.rule)}",
        )

    def _on_changed(self, changes: Changes) -> None:
        if changes.touches("proposal"):
            self._tell_count(proposals.count(self._desk.reader))
            self._seen.ask()

    def _on_current(self, current: QModelIndex, previous: QModelIndex) -> None:
        if self.list.hasFocus() and not self._is_refreshing:
            self.show_current()

    def show_current(self) -> None:
        """Show in its source what the current proposal stands on."""
        row: ProposalRow | None = self.list.current_row()
        if row is not None:
            self._desk.focus(RecordKind.DOCUMENT, row.document_id, row.start, origin=self)

    def accept_current(self) -> None:
        """Make a fact of the current proposal and go to the next."""
        self._decide(decisions.accept)

    def reject_current(self) -> None:
        """Put the current proposal away and go to the next."""
        self._decide(decisions.reject)

    def _decide(self, verb: Callable[..., Changes]) -> None:
        id = self.list.current_id()
        if id is None and self.count:
            self.list.setCurrentIndex(self.list.lines.index(0))
            return
        if id is not None and self._desk.run(verb, id) is not None:
            self.show_current()
