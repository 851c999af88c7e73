"""The review pane: one document's proposals one after the other, by keyboard, and what became of its sentences."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QModelIndex, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QDockWidget, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from workbench.core.changes import Changes
from workbench.core.errors import NotFound
from workbench.core.kinds import RecordKind
from workbench.core.selection import Focus, Selection
from workbench.core.wording import tr
from workbench.store.read import documents, proposals
from workbench.store.read.coverage import Sentence
from workbench.store.read.proposals import ProposalRow
from workbench.ui.desk import Desk, Preview
from workbench.ui.kit.empty import EmptyState
from workbench.ui.kit.lines import Line, LineList
from workbench.ui.kit.sealed import Sealed
from workbench.ui.kit.seen import WhenSeen, is_seen
from workbench.ui.panes.review import around, coverage, model, telling
from workbench.ui.panes.review.buttons import Buttons
from workbench.ui.panes.review.card import ProposalCard
from workbench.ui.panes.review.header import Header, Hint
from workbench.ui.panes.review.loader import QueueLoader
from workbench.ui.panes.review.verbs import ReviewVerbs

_ROOM_FOR_HINT = 430
QWIDGETSIZE_MAX = 16777215
# The proposal and the list under it.
_HALVES = [500, 200]
_QUEUED = ("proposal", "extraction", "sentence_left", "quote", "quote_part", "document")
# A quick hand decides as often as this.
_SOON = 150
_NAMED = ("event", "actor", "actor_name")


class _Letters(LineList):
    """A list whose letters decide: one that stands for nothing must not jump to another proposal."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        typed = event.text()
        if typed.isprintable() and typed.strip():
            event.accept()
        else:
            super().keyPressEvent(event)


class ReviewPane(Sealed):
    """The queue of one document; `counted` says how many proposals wait in all of the dossier."""

    counted = Signal(int)
    propose_requested = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("pane.review")
        self.setAccessibleName(tr("To review"))
        self.desk = desk
        self.order = model.BY_PLACE
        self.queue: model.Queue | None = None
        self._met: set[int] = set()
        self._wanted: int | None = None
        self._loader = QueueLoader(desk.dossier.reader, self)
        self._is_refreshing = self._is_reading = False
        self._dock: QDockWidget | None = None
        self._build()
        self.verbs = ReviewVerbs(self)
        self._connect()
        self._seen = WhenSeen(self, self.refresh)
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(_SOON)
        self._soon.timeout.connect(lambda: self.counted.emit(self.count))
        self.count: int = proposals.count(desk.reader)

    # -- building --------------------------------------------------------------------------------------------------

    def _build(self) -> None:
        self.header = Header(self)
        self.card = ProposalCard(self)
        self.list = self._lines("review.list", tr("Proposals to review"), telling.line, lambda row: row.id)
        self.sentences = self._lines(
            "review.sentences", tr("Sentences"), self._describe_sentence, lambda one: int(one.start)
        )
        self.known = self._lines("review.known", tr("Actors known by name"), telling.line, lambda row: row.id)
        self._halves = QSplitter(Qt.Orientation.Vertical, self)
        self._halves.addWidget(self.card)
        self._halves.addWidget(self.list)
        self._halves.setStretchFactor(0, 5)
        self._halves.setStretchFactor(1, 2)
        self._halves.setSizes(_HALVES)
        self._halved = _HALVES
        self._halves.setChildrenCollapsible(False)
        self.list.setMinimumHeight(26)
        self.card.setMinimumHeight(70)
        self._none = EmptyState("review", "", parent=self)
        self.pages = QStackedWidget(self)
        for page in (self._halves, self.sentences, self.known, self._none):
            self.pages.addWidget(page)
        self.bar = coverage.CoverageBar(self)
        self.hint = Hint(self)
        self.buttons = Buttons(self)
        layout = QVBoxLayout(self.body)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        for part in (self.header, self.pages, self.buttons, self.bar, self.hint):
            layout.addWidget(part, 1 if part is self.pages else 0)
        self.setFocusProxy(self.list)

    def _lines(self, name: str, spoken: str, describe: object, identify: object) -> LineList:
        made = _Letters(describe, identify, is_double=False, parent=self)  # type: ignore[arg-type]
        made.setObjectName(name)
        made.setAccessibleName(spoken)
        made.installEventFilter(self)
        return made

    def _connect(self) -> None:
        self.list.selectionModel().currentChanged.connect(self._on_current)
        self.list.picked.connect(lambda _id: self.show_current())
        self.sentences.selectionModel().currentChanged.connect(self._on_sentence)
        self.bar.picked.connect(self.verbs.go_to_sentence)
        self.card.edited.connect(self.verbs.correct)
        self.card.fields.settled.connect(self.desk.settle)
        self.card.accepted.connect(self.verbs.accept)
        self.card.left.connect(self._leave_fields)
        self.card.unfolded.connect(self._make_room)
        self.header.order_asked.connect(self.verbs.turn_order)
        self.header.view_asked.connect(self.verbs.turn_view)
        self._none.activated.connect(self._go_on)
        self._loader.loaded.connect(self._take)
        self.desk.changed.connect(self._on_changed)
        self.desk.selected.connect(self._on_selected)

    # -- reading ---------------------------------------------------------------------------------------------------

    def show_document(self, document_id: int) -> None:
        """Review this document, from its first proposal on."""
        self._wanted = document_id
        self.refresh()
        if self.queue is not None and self.queue.rows:
            self.show_queue_page()
        self.verbs.take_keys()
        self.show_current()

    def refresh(self) -> None:
        """Read the queue again, a long one beside the window."""
        self._seen.done()
        self._tell_count(proposals.count(self.desk.reader))
        chosen = self._choose()
        if chosen is None:
            self._take(None)
        elif proposals.progress(self.desk.reader, chosen)[1] > model.MANY:
            self._loader.load(chosen, self.order)
        else:
            self._take(model.read(self.desk.reader, chosen, self.order))

    def release(self) -> None:
        """Stop reading; call it before the dossier is closed."""
        self._loader.wait()

    def _choose(self) -> int | None:
        """The document wanted, the one shown, or the first that has something to review."""
        reader = self.desk.reader
        waiting = [one.document_id for one in proposals.waiting(reader)]
        held = self.queue.document_id if self.queue else None
        candidates = (self._wanted, held if held in waiting or not waiting else None, *waiting[:1])
        return next((id for id in candidates if id is not None and documents.is_here(reader, id)), None)

    def _take(self, queue: model.Queue | None) -> None:
        """Show this queue; the same proposal, or the one after it, stays current."""
        before, self.queue = self.queue, queue
        self._is_refreshing = True
        if queue is not None:
            self._fill(before, queue)
        self._is_refreshing = False
        self.header.show_queue(queue, self.order)
        self._choose_page(before, queue)
        row = self._show_card()
        if self.has_keyboard:
            self._light_up(row)

    def _fill(self, before: model.Queue | None, queue: model.Queue) -> None:
        at = self.list.currentIndex().row()
        following = self._back(before, queue) or model.following(before, queue, self.list.current_id(), at)
        self.list.set_rows(queue.rows, current=following)
        if following is None and queue.rows and not self.list.currentIndex().isValid():
            self.list.setCurrentIndex(self.list.lines.index(0))
        if before is not None and queue.sentences is not before.sentences and queue.has_sentences_of(before):
            self.sentences.renew(queue.sentences)
        else:
            self.sentences.set_rows(queue.sentences)
        self._show_bar()

    def _back(self, before: model.Queue | None, queue: model.Queue) -> int | None:
        """The proposal that waits again after an undo, wherever that was asked for: it is the one to decide."""
        come = queue.come
        if come is None:
            there = {row.id for row in before.rows} if before is not None else set()
            come = [row for row in queue.rows if row.id not in there]
        back = next((row.id for row in come if row.id in self._met), None)
        self._met.update(row.id for row in come)
        return back if before is not None and before.document_id == queue.document_id else None

    def _choose_page(self, before: model.Queue | None, queue: model.Queue | None) -> None:
        """The queue while something waits; after it the sentences, or what there is to say."""
        has_keys = self.has_keyboard
        page = self.pages.currentWidget()
        if page is self.known:
            if queue is not None and {row.id for row in self.known.lines.rows} <= {row.id for row in queue.rows}:
                self.verbs.ask_known()
                return
            # What it asks about waits no more.
            page = self._halves
            self.pages.setCurrentWidget(page)
        if queue is not None and queue.rows:
            if page is self._none or before is None or not before.rows:
                self.pages.setCurrentWidget(self._halves)
        elif queue is not None and queue.sentences:
            self.pages.setCurrentWidget(self.sentences)
        else:
            has_documents = documents.are_any(self.desk.reader)
            said, action = telling.nothing(queue, is_reading=self._is_reading, has_documents=has_documents)
            self._none.set_state("review", said, action=action)
            self.pages.setCurrentWidget(self._none)
        self.bar.setVisible(queue is not None and bool(queue.sentences))
        self.verbs.show_keys()
        if has_keys:
            self.verbs.take_keys()

    def set_reading(self, is_reading: bool) -> None:
        """Say, while nothing waits yet, that documents are being read."""
        if is_reading != self._is_reading:
            self._is_reading = is_reading
            if self.pages.currentWidget() is self._none:
                self._choose_page(self.queue, self.queue)

    def _go_on(self) -> None:
        if self.queue is not None and self.queue.others:
            self.verbs.next_document()
        else:
            self.propose_requested.emit()

    @property
    def text(self) -> str:
        """The text of the document under review."""
        return self.queue.text if self.queue is not None else ""

    def current(self) -> ProposalRow | None:
        """The proposal that the keys decide on."""
        id = self.list.current_id()
        try:
            return None if id is None else proposals.row(self.desk.reader, id)
        except NotFound:
            return None

    def peek_target(self) -> Focus | None:
        """What Space looks at: a proposal is no record yet, so the source that it was read from, at its words."""
        row = self.current()
        return None if row is None else Focus(RecordKind.DOCUMENT, row.document_id, row.start)

    @property
    def is_on_queue(self) -> bool:
        """Whether the queue is in front, not the sentences."""
        return self.pages.currentWidget() is self._halves

    def fit_hint(self) -> None:
        """In a low pane the buttons' letters say what the keys do; elsewhere only the hint does."""
        has_room = self.height() >= _ROOM_FOR_HINT or not self.is_on_queue
        self.hint.setMaximumHeight(QWIDGETSIZE_MAX if has_room else 0)

    def show_queue_page(self) -> None:
        """Bring the queue to the front."""
        self.pages.setCurrentWidget(self._halves)

    @property
    def has_keyboard(self) -> bool:
        """Whether the keys come here."""
        held = self.window().focusWidget()
        return held is not None and self.isAncestorOf(held)

    # -- words -----------------------------------------------------------------------------------------------------

    def _describe_sentence(self, sentence: Sentence) -> Line:
        return coverage.describe(sentence, self.text)

    def _show_card(self) -> ProposalRow | None:
        row = self.current() if self.queue is not None else None
        beside, known = around.neighbours(self.desk.reader, row), around.known(self.desk.reader, row)
        self.card.show_row(row, self.text, around=beside, known=known)
        return row

    # -- following -------------------------------------------------------------------------------------------------

    def _on_changed(self, changes: Changes) -> None:
        if changes.touches(*_QUEUED):
            is_fresh = self.queue is not None and is_seen(self) and not self._loader.is_busy
            after = model.after(self.desk.reader, self.queue, changes) if is_fresh and self.queue else None
            if after is not None:
                self._tell_count(after.waiting)
                self._take(after)
                return
            # A document that goes takes its proposals along, and they are in no journal.
            if changes.touches("proposal") or (self.count and changes.touches("document")):
                self._tell_count(proposals.count(self.desk.reader))
            self._seen.ask()
        elif changes.touches(*_NAMED):
            self._show_card()

    def _on_selected(self, selection: Selection, origin: object) -> None:
        """Another document was opened: its proposals, if it has any, are what is reviewed."""
        focus = selection.focus
        if origin is self or focus is None or focus.kind is not RecordKind.DOCUMENT or self.has_keyboard:
            return
        if self.queue is None or focus.id != self.queue.document_id:
            self._wanted = focus.id
            self._seen.ask()

    def _tell_count(self, count: int) -> None:
        if count != self.count:
            self.count = count
            # A tab with other words has the whole window laid out anew: not at each key of a quick hand.
            self._soon.start()

    def _on_current(self, current: QModelIndex, previous: QModelIndex) -> None:
        if not self._is_refreshing:
            row = self._show_card()
            self._show_bar()
            if self.has_keyboard:
                self._light_up(row)

    def _on_sentence(self, current: QModelIndex, previous: QModelIndex) -> None:
        if not self._is_refreshing and self.has_keyboard:
            self.show_current()
            self._show_bar()

    def _show_bar(self) -> None:
        if self.queue is None:
            return
        row = self.list.current_row()
        at = self.sentences.currentIndex().row()
        if self.is_on_queue and row is not None:
            at = model.sentence_at(self.queue.sentences, max(row.start, row.sentence)) or 0
        self.bar.show_sentences(self.queue.sentences, at if at >= 0 else None)

    def show_current(self) -> None:
        """Light up in the source, and on the timeline, what is to be decided; or the sentence that is looked at."""
        self._light_up(self.current() if self.is_on_queue else None)

    def _light_up(self, row: ProposalRow | None) -> None:
        if self.is_on_queue:
            if row is not None:
                lit = telling.lit_words(row)
                shown = Preview(row.document_id, *row.quote, lit=lit, days=around.days(row))
                self.desk.preview(shown)
        elif self.queue is not None and (sentence := self.sentences.current_row()) is not None:
            self.desk.preview(Preview(self.queue.document_id, sentence.start, sentence.end))

    def _leave_fields(self) -> None:
        self._show_card()
        self.list.setFocus()

    def _make_room(self, is_editing: bool) -> None:
        """Fields that stand open take the room of the list, and give it back."""
        if is_editing:
            self._halved = self._halves.sizes()
        self._halves.setSizes([sum(self._halved), 0] if is_editing else self._halved)
        self.list.scrollTo(self.list.currentIndex())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FocusIn:
            self.show_current()
        return False

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fit_hint()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        dock = self.parentWidget()
        if isinstance(dock, QDockWidget) and dock is not self._dock:
            self._dock = dock
            dock.visibilityChanged.connect(self._on_tab)

    def _on_tab(self, is_in_front: bool) -> None:
        """Behind another tab there is nothing to decide: what was lit goes out."""
        if not is_in_front:
            self.desk.preview(None)

    def hideEvent(self, event: QHideEvent) -> None:
        self._on_tab(False)
        super().hideEvent(event)
