"""What the single letters do in the source: quote, link, tag, cite, unlink; each is one undoable gesture."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QMimeData, QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QMenu

from workbench import operations
from workbench.core.errors import InvalidValue, NotFound
from workbench.core.kinds import RecordKind
from workbench.core.records import Quote
from workbench.core.spans import Span
from workbench.core.wording import tr
from workbench.store.read import quotes as quotes_read
from workbench.ui import dragged
from workbench.ui.desk import Desk
from workbench.ui.dragged import ACTOR_MIME, QUOTE_MIME
from workbench.ui.panes.source.view import SourceView

# No longer than a name may be: a sentence shares words with everything.
_NAME = 60


def shortened(words: str, most: int) -> str:
    """The first characters of `words`, on one line."""
    flat = " ".join(words.split())
    return flat if len(flat) <= most else flat[: most - 1].rstrip() + "…"


class SourceVerbs:
    """The gestures over the selection, or over the focused quote where nothing is selected."""

    def __init__(
        self, desk: Desk, view: SourceView, *, document: Callable[[], int | None], cite: Callable[[int], object]
    ) -> None:
        self._desk = desk
        self._view = view
        self._document = document
        self._cite = cite
        self.by_letter: dict[str, Callable[[], object]] = {
            "Q": self.quote,
            "E": self.link_event,
            "A": self.link_actor,
            "C": self.link_claim,
            "T": self.tag,
            "N": self.send_to_note,
            "U": self.unlink,
            "Y": self.copy_with_citation,
            "R": self.take_up,
            "O": self.cycle,
        }

    def quote(self) -> int | None:
        """Quote the selection; its id, None where nothing is selected."""
        document_id, spans = self._document(), self._view.chosen_parts()
        if document_id is None or not spans:
            self._desk.notice(tr("Select the words to quote first: S takes a word, a sentence, a paragraph."))
            return None
        changes = self._desk.run(operations.quotes.add, document_id, spans)
        return self._show(changes.result) if changes is not None else None

    def link_event(self) -> None:
        """Link the selection or the focused quote to an event that the analyst picks or makes."""
        self._link(RecordKind.EVENT, tr("Link to event"))

    def link_actor(self) -> None:
        """Link the selection or the focused quote to an actor."""
        self._link(RecordKind.ACTOR, tr("Link to actor"))

    def link_claim(self) -> None:
        """Link the selection or the focused quote to a claim."""
        self._link(RecordKind.CLAIM, tr("Link to claim"))

    def tag(self) -> None:
        """Tag the selection or the focused quote."""
        self._link(RecordKind.TAG, tr("Tag"))

    def send_to_note(self) -> None:
        """Cite the focused quote, or the selection as a new quote, in the open note."""
        with self._desk.dossier.together():
            quote_id = self.quote() if self._view.chosen_parts() else self._view.focused_quote
            if quote_id is not None:
                self._cite(quote_id)
        if quote_id is None:
            self._nothing_to_link()

    def unlink(self) -> None:
        """Take a link of the focused quote away: at once when it has one, from a menu when it has several or none."""
        quote = self._focused()
        if quote is None:
            self._desk.notice(tr("Click a quote first, then press U."))
            return
        if len(quote.evidence) + len(quote.tags) == 1:
            self._unlink_only(quote)
        else:
            self._unlink_menu(quote).popup(self._near())

    def delete(self) -> None:
        """Delete the focused quote with its links; undo brings all of it back."""
        if self._view.focused_quote is not None:
            self._desk.run(operations.records.delete, RecordKind.QUOTE, self._view.focused_quote)

    def copy_with_citation(self) -> None:
        """The selected words, or the focused quote's, to the clipboard with where they come from."""
        document_id, spans, quote_id = self._document(), self._view.chosen_parts(), self._view.focused_quote
        if document_id is None or (not spans and quote_id is None):
            self._nothing_to_link()
            return
        try:
            words = self._cited(document_id, spans, quote_id)
        except InvalidValue as error:
            self._desk.notice(str(error), "warning")
            return
        QGuiApplication.clipboard().setText(words)
        self._desk.notice(tr("Copied with its citation: {words}", words=shortened(words, 90)))

    def _cited(self, document_id: int, spans: Sequence[Span], quote_id: int | None) -> str:
        if spans or quote_id is None:
            return operations.citing.of_spans(self._desk.reader, document_id, spans)
        return operations.citing.of_quote(self._desk.reader, quote_id)

    def take_up(self) -> None:
        """Move the ends of the focused quote by keyboard."""
        quote_id = self._view.focused_quote
        parts = [Span(*part) for part in self._view.parts_of(quote_id)] if quote_id is not None else []
        if quote_id is None or not parts:
            self._desk.notice(tr("Click a quote first, then press R to move its ends."))
        else:
            self._view.take_up(quote_id, parts)

    def cycle(self) -> None:
        """Focus the next of the quotes that overlap at the caret; where none does, say so."""
        count = self._view.cycle_overlapping()
        if count == 0:
            self._desk.notice(tr("No quote stands here; O goes round where quotes overlap."))
        elif count == 1:
            self._desk.notice(tr("No other quote overlaps this one here."))

    def resize(self, quote_id: int, spans: Sequence[Span]) -> None:
        """Let the quote be these words from now on."""
        changes = self._desk.run(operations.quotes.resize, quote_id, spans)
        if changes is not None:
            self._view.clear_selection()
            self._view.set_focus(quote_id)

    def quote_all(self, spans: Sequence[Span]) -> int | None:
        """Quote each of these spans by itself, in one step; how many there were."""
        document_id = self._document()
        if document_id is None or not spans:
            return None
        changes = self._desk.run(operations.quotes.add_all, document_id, spans)
        if changes is None:
            return None
        if changes:
            self._desk.notice(changes.label, actions=((tr("Undo"), self._desk.undo),))
        else:
            self._desk.notice(tr("All of these are quoted already."))
        return len(spans)

    def take_drop(self, data: QMimeData, offset: int, under: int) -> None:
        """An actor dropped: on the selection it makes a linked quote, on a quote or its card it links that one."""
        words = dragged.words(data, ACTOR_MIME)
        if not words.isdigit():
            return
        span = self._view.chosen()
        if span.length and span.start <= offset <= span.end:
            self._apply(self._view.chosen_parts(), None, RecordKind.ACTOR, target_id=int(words))
        elif under:
            self._apply([], under, RecordKind.ACTOR, target_id=int(words))
        else:
            self._desk.notice(tr("Drop an actor on selected words or on a quote."))

    def drag_data(self) -> QMimeData | None:
        """The selection as others take it, and its words."""
        document_id, parts = self._document(), self._view.chosen_parts()
        if document_id is None or not parts:
            return None
        data = QMimeData()
        data.setData(QUOTE_MIME, dragged.written(document_id, parts))
        data.setText(" […] ".join(part.of(self._view.text) for part in parts))
        return data

    def menu(self) -> QMenu:
        """The same verbs for the mouse, each with its letter."""
        menu = self._new_menu()
        entries = (
            ("Q", tr("Quote the selection")),
            ("E", tr("Link to event…")),
            ("A", tr("Link to actor…")),
            ("C", tr("Link to claim…")),
            ("T", tr("Tag…")),
            ("N", tr("Send to note")),
            ("U", tr("Unlink")),
            ("R", tr("Move the quote’s ends")),
            ("Y", tr("Copy with its citation")),
        )
        is_quoting, is_focused = bool(self._view.chosen_parts()), self._view.focused_quote is not None
        for letter, words in entries:
            action = menu.addAction(f"{words}\t{letter}", self.by_letter[letter])
            action.setEnabled({"Q": is_quoting, "U": is_focused, "R": is_focused}.get(letter, is_quoting or is_focused))
        menu.addSeparator()
        menu.addAction(tr("Copy"), self._view.copy).setEnabled(is_quoting)
        menu.addAction(tr("Delete this quote"), self.delete).setEnabled(is_focused)
        return menu

    # -- linking ---------------------------------------------------------------------------------------------------

    def _link(self, kind: RecordKind, title: str) -> None:
        spans, quote_id = self._view.chosen_parts(), self._view.focused_quote
        if self._document() is None or (not spans and quote_id is None):
            self._nothing_to_link()
            return
        words = " ".join(span.of(self._view.text) for span in spans)
        self._desk.pick(
            kind,
            title=title,
            near=self._near(),
            then=lambda target_id: self._apply(spans, quote_id, kind, target_id=target_id),
            like=words if len(words) <= _NAME else "",
        )

    def _apply(self, spans: Sequence[Span], quote_id: int | None, kind: RecordKind, *, target_id: int) -> None:
        document_id = self._document()
        if document_id is None:
            return
        if spans:
            changes = self._desk.run(operations.quotes.add_linked, document_id, spans, kind, target_id)
            if changes is not None:
                self._show(changes.result)
        elif quote_id is not None and kind is RecordKind.TAG:
            self._desk.run(operations.quotes.tag, quote_id, target_id)
        elif quote_id is not None:
            self._desk.run(operations.quotes.link, quote_id, kind, target_id)

    def _show(self, result: object) -> int | None:
        if not isinstance(result, int):
            return None
        start = self._view.chosen_parts()[0].start if self._view.chosen_parts() else self._view.chosen().start
        self._view.clear_selection()
        self._view.select(start, start)
        self._view.point_at(result, start)
        return result

    def _nothing_to_link(self) -> None:
        self._desk.notice(tr("Select some words or click a quote first."))

    def _focused(self) -> Quote | None:
        quote_id = self._view.focused_quote
        if quote_id is None:
            return None
        try:
            return quotes_read.quote(self._desk.reader, quote_id)
        except NotFound:
            return None

    def _unlink_only(self, quote: Quote) -> None:
        if quote.evidence:
            self._desk.run(operations.quotes.unlink, quote.evidence[0].id)
        else:
            self._desk.run(operations.quotes.untag, quote.id, quote.tags[0].id)

    def _unlink_menu(self, quote: Quote) -> QMenu:
        menu = self._new_menu()
        for link in quote.evidence:
            words = tr("Unlink from {name}", name=link.label)
            menu.addAction(words, partial(self._desk.run, operations.quotes.unlink, link.id))
        for tag in quote.tags:
            words = tr("Take off the tag {name}", name=tag.label)
            menu.addAction(words, partial(self._desk.run, operations.quotes.untag, quote.id, tag.id))
        if menu.actions():
            menu.addSeparator()
        menu.addAction(tr("Delete this quote"), self.delete)
        menu.setActiveAction(menu.actions()[0])
        return menu

    def _new_menu(self) -> QMenu:
        menu = QMenu(self._view)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        return menu

    def _near(self) -> QPoint:
        viewport = self._view.viewport()
        rect = self._view.rect_of(self._view.chosen().end)
        at = rect.bottomLeft() + QPoint(0, 4) if rect is not None else viewport.rect().center()
        return viewport.mapToGlobal(at)
