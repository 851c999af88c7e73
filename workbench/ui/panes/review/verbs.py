"""What the single letters do in the review; each decision is one gesture that undo takes back."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from workbench.core.kinds import RecordKind
from workbench.core.wording import tr, trn
from workbench.store.read import proposals
from workbench.store.read.coverage import Touch
from workbench.ui.desk import Preview
from workbench.ui.kit.keys import Keys
from workbench.ui.panes.review import model, telling

if TYPE_CHECKING:
    from types import ModuleType

    from workbench.ui.panes.review.pane import ReviewPane
    from workbench.ui.panes.review.teaching import Teacher


def _decisions() -> ModuleType:
    """The operations, loaded at the first decision: a window should not wait for them."""
    from workbench.operations import proposals as decisions

    return decisions


_MERGED = (RecordKind.ACTOR, RecordKind.EVENT, RecordKind.TRANSFER, RecordKind.CLAIM)


class ReviewVerbs:
    """The gestures of the review pane, and the keys that stand for them."""

    def __init__(self, pane: ReviewPane) -> None:
        self._pane = pane
        self._desk = pane.desk
        self._teacher: Teacher | None = None
        everywhere = {
            "J": lambda: self.untouched(1),
            "K": lambda: self.untouched(-1),
            "L": self.leave_sentence,
            "V": self.turn_view,
            "D": self.next_document,
            "U": self.undo,
            "T": self.show_taught,
        }
        queue = {
            "Return": self.accept, "Enter": self.accept, "A": self.accept, "E": self.edit, "X": self.reject,
            "Delete": self.reject, "M": self.merge, "S": self.skip, "N": self.never_again, "W": self.toggle_why,
            "G": self.offer_known, "O": self.turn_order,
        }  # fmt: skip
        self._keys = [
            Keys(pane.list, {**everywhere, **queue}),
            Keys(
                pane.sentences,
                {**everywhere, "Escape": self.turn_view, "Return": self.take_sentence, "Enter": self.take_sentence},
            ),
            Keys(
                pane.known,
                {"Return": self.accept_known, "Enter": self.accept_known, "A": self.accept_known, "Escape": self.back},
            ),
        ]

        pane.buttons.set_verbs(
            [
                ("check", tr("Accept"), "A", self.accept),
                ("edit", tr("Correct"), "E", self.edit),
                ("close", tr("Reject"), "X", self.reject),
                ("merge", tr("Merge with existing"), "M", self.merge),
                ("chevron-right", tr("Skip"), "S", self.skip),
                ("cancel", tr("Never again"), "N", self.never_again),
                ("help", tr("Why?"), "W", self.toggle_why),
                ("group", tr("Accept all known by name"), "G", self.offer_known),
            ]
        )

    def show_keys(self) -> None:
        """Say below the page which keys work on it."""
        page, pane = self._pane.pages.currentWidget(), self._pane
        pane.buttons.setVisible(pane.is_on_queue)
        if page is pane.known:
            words = tr("Enter accepts them all as one gesture · Esc goes back")
        elif page is pane.sentences:
            words = tr("J K next untouched · L read and left · Enter selects it in the source · V proposals · U undo")
        elif pane.is_on_queue:
            words = tr(
                "A accept · E edit · X reject · M merge · S skip · N never again · W why · G known names · J K L sentences · U undo"
            )
        else:
            words = ""
        pane.hint.setText(words)
        pane.hint.setVisible(bool(words))
        pane.fit_hint()

    def take_keys(self) -> None:
        """Put the keyboard where the page wants it."""
        page = self._pane.pages.currentWidget()
        target = self._pane.list if self._pane.is_on_queue else page
        if target is not None:
            target.setFocus()

    # -- decisions -------------------------------------------------------------------------------------------------

    def accept(self) -> None:
        """Make a fact of the current proposal and go to the next."""
        id = self._pane.list.current_id()
        if id is not None and self._pane.card.flush():
            self._pane.card.close_fields()
            self._desk.run(_decisions().accept, id)
            self._pane.list.setFocus()

    def reject(self) -> None:
        """Put the current proposal away and go to the next."""
        id = self._pane.list.current_id()
        if id is not None:
            self._desk.run(_decisions().reject, id)

    def skip(self) -> None:
        """Leave it undecided and go to the next; after the last comes the first."""
        pane = self._pane
        count = pane.list.lines.rowCount()
        if count:
            pane.list.setCurrentIndex(pane.list.lines.index((pane.list.currentIndex().row() + 1) % count))

    def undo(self) -> None:
        """Take the last gesture back."""
        self._desk.undo()

    def edit(self) -> None:
        """Correct its fields before it is accepted."""
        row = self._pane.current()
        if row is not None and self._pane.queue is not None:
            actors = proposals.actor_names(self._desk.reader, row.document_id)
            self._pane.card.edit(sorted(actors.items(), key=lambda item: item[1].casefold()))

    def correct(self, key: str, value: object) -> None:
        """Keep one corrected field."""
        from workbench.ui.panes.review import editing

        row = self._pane.card.row
        if row is not None:
            began = self._pane.card.fields.editor(key).began
            do = self._desk.keep if began else self._desk.run
            do(_decisions().edit, row.id, editing.values_of(row, key, str(value)), began=began)

    def merge(self) -> None:
        """Choose the record that it is, and add its mentions or its quote to that one."""
        row = self._pane.current()
        if row is None:
            return
        kind = telling.record_kind(row)
        if kind not in _MERGED:
            self._desk.notice(tr("A figure stands alone; accept, edit or reject it."))
            return

        def into(id: int) -> None:
            self._desk.run(_decisions().accept, row.id, into=id)
            self._pane.list.setFocus()

        name = _decisions().name_of(row)
        title = tr("“{words}” is the same as", words=name)
        self._desk.pick(
            kind, title=title, near=self._pane.header, then=into, can_create=False, like=f"{name} {row.exact}"
        )

    def never_again(self) -> None:
        """Teach the rules something by this proposal."""
        row = self._pane.current()
        if row is not None:
            self.teacher.ask(row, self._pane.text)

    def show_taught(self) -> None:
        """List what was taught, to take some of it back."""
        self.teacher.show_taught()

    @property
    def teacher(self) -> Teacher:
        """What asks which lesson is meant, made at its first question."""
        from workbench.ui.panes.review.teaching import Teacher

        if self._teacher is None:
            self._teacher = Teacher(self._desk, self._pane)
        return self._teacher

    def toggle_why(self) -> None:
        """Show or hide why it was proposed."""
        self._pane.card.toggle_why()

    # -- many at once ----------------------------------------------------------------------------------------------

    def offer_known(self) -> None:
        """Show the actors that the word lists know by the very names of the text, to be accepted at once."""
        pane = self._pane
        rows = [row for row in pane.queue.rows if row.is_known] if pane.queue else []
        if not rows:
            self._desk.notice(tr("No actor that waits is known by name alone; decide one by one."))
            return
        pane.known.set_rows(rows)
        self.ask_known()
        pane.pages.setCurrentWidget(pane.known)
        pane.known.setCurrentIndex(pane.known.lines.index(0))
        self.show_keys()
        self.take_keys()

    def ask_known(self) -> None:
        """Put the question of the offer where the count stands."""
        count = self._pane.known.lines.rowCount()
        self._pane.header.ask(trn("Accept {count} actor known by name?", "Accept {count} actors known by name?", count))

    def accept_known(self) -> None:
        """Accept all that was offered, as one gesture."""
        ids = [row.id for row in self._pane.known.lines.rows]
        self.back()
        self._desk.run(_decisions().accept_all, ids)

    def back(self) -> None:
        """From the offer to the queue."""
        self._pane.show_queue_page()
        self._pane.header.show_queue(self._pane.queue, self._pane.order)
        self.show_keys()
        self.take_keys()

    # -- order and documents ---------------------------------------------------------------------------------------

    def turn_order(self) -> None:
        """Reading order, or the surest first; the queue begins anew."""
        pane = self._pane
        pane.order = model.BY_PLACE if pane.order == model.BY_SCORE else model.BY_SCORE
        pane.refresh()
        if pane.list.lines.rowCount():
            pane.list.setCurrentIndex(pane.list.lines.index(0))

    def next_document(self) -> None:
        """On to the next document that has something to review."""
        queue = self._pane.queue
        if queue is None or not queue.others:
            self._desk.notice(tr("No other document has proposals waiting."))
            return
        later = [id for id in queue.others if id > queue.document_id]
        self._pane.show_document((later or list(queue.others))[0])

    # -- sentences -------------------------------------------------------------------------------------------------

    def turn_view(self) -> None:
        """From the proposals to the sentences, and back."""
        pane = self._pane
        if pane.is_on_queue and pane.queue is not None and pane.queue.sentences:
            row = pane.list.current_row()
            at = model.sentence_at(pane.queue.sentences, max(row.start, row.sentence)) if row is not None else None
            self.go_to_sentence(at or 0)
        elif pane.queue is not None and pane.queue.rows:
            self.back()
            pane.show_current()

    def go_to_sentence(self, at: int) -> None:
        """Show the sentences, this one current."""
        pane = self._pane
        pane.pages.setCurrentWidget(pane.sentences)
        self.show_keys()
        self.take_keys()
        index = pane.sentences.lines.index(at)
        pane.sentences.setCurrentIndex(index)
        pane.sentences.scrollTo(index)
        pane.show_current()

    def take_sentence(self) -> None:
        """Select the sentence in its source, where the letters quote and link it."""
        pane = self._pane
        sentence = pane.sentences.current_row()
        if pane.queue is not None and sentence is not None:
            self._desk.preview(Preview(pane.queue.document_id, sentence.start, sentence.end, is_taken=True))

    def untouched(self, step: int) -> None:
        """To the next (or with -1 the last) sentence that nobody has touched."""
        pane = self._pane
        if pane.queue is None:
            return
        at = pane.sentences.currentIndex().row()
        if pane.is_on_queue and (row := pane.list.current_row()) is not None:
            at = model.sentence_at(pane.queue.sentences, max(row.start, row.sentence)) or 0
        found = model.next_untouched(pane.queue.sentences, at, step) if pane.queue.sentences else None
        if found is None:
            self._desk.notice(tr("No sentence of this document is untouched."))
        else:
            self.go_to_sentence(found)

    def leave_sentence(self) -> None:
        """Read and left: the sentence that is looked at needs no fact; the same key takes it up again."""
        pane = self._pane
        queue = pane.queue
        if queue is None or not queue.sentences:
            return
        row: Any = pane.list.current_row()
        at: int | None = pane.sentences.currentIndex().row()
        if pane.is_on_queue:
            at = model.sentence_at(queue.sentences, max(row.start, row.sentence)) if row is not None else None
        if at is None or at < 0:
            return
        sentence = queue.sentences[at]
        is_left = sentence.touch is not Touch.LEFT
        done = self._desk.run(_decisions().leave, queue.document_id, sentence.start, sentence.end, is_left=is_left)
        if done is not None and is_left and not pane.is_on_queue and pane.queue is not None:
            following = model.next_untouched(pane.queue.sentences, at, 1)
            if following is not None:
                self.go_to_sentence(following)
