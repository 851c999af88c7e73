"""The notes pane: several notes, one in the editor, every citation tied to its quote."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QRect, Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QPaintEvent, QPalette
from PySide6.QtWidgets import QApplication, QStackedWidget, QVBoxLayout, QWidget

from workbench import operations
from workbench.core import wording
from workbench.core.changes import Changes
from workbench.core.kinds import RecordKind
from workbench.core.selection import Focus, Selection
from workbench.core.wording import tr
from workbench.store.read import notes as stored
from workbench.store.read import scales
from workbench.ui.kit.empty import EmptyState
from workbench.ui.kit.keys import Keys
from workbench.ui.kit.notice import Level, NoticeBar
from workbench.ui.panes.notes import saving
from workbench.ui.panes.notes.body import normalise
from workbench.ui.panes.notes.book import QuoteBook
from workbench.ui.panes.notes.citing import Citing
from workbench.ui.panes.notes.editor import NoteEditor
from workbench.ui.panes.notes.header import Header
from workbench.ui.panes.notes.marks import Marks
from workbench.ui.panes.notes.saving import Saver
from workbench.ui.theme import theme

if TYPE_CHECKING:
    from workbench.ui.desk import Desk
    from workbench.ui.panes.notes.aids import Aids


class NotesPane(QWidget):
    """Edits the dossier's notes; follows the desk's focus, and gives it up to a citation that is clicked."""

    export_requested = Signal(int)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("pane.notes")
        self.setAccessibleName(tr("Notes"))
        self._desk = desk
        self._rows: list[stored.NoteRow] = []
        self._note: stored.NoteDetail | None = None
        self._saved = ""
        self._carets: dict[int, int] = {}
        self._book = QuoteBook(lambda: self._desk.reader)
        self._marks = Marks(desk, self._book)
        self._aids: Aids | None = None
        self._is_painted = False
        self._build()
        self._saver = Saver(self._save, self._rescue, self)
        self._citing = Citing(desk, self._book, self.editor, begin=self._begin, flush=self.flush, origin=self)
        self._connect()
        self.refresh()
        self._on_selected(desk.selection, None)

    # -- for the window --------------------------------------------------------------------------------------------

    @property
    def note_id(self) -> int | None:
        """The note that is shown, None when there is none."""
        return self._note.id if self._note else None

    @property
    def has_keyboard(self) -> bool:
        """Whether undo and redo are the editor's own now."""
        return self.editor.hasFocus()

    @property
    def aids(self) -> Aids:
        """Completion, card and lint; made at first use, at the latest right after the first paint."""
        if self._aids is None:
            from workbench.ui.panes.notes.aids import Aids

            self._aids = Aids(self.editor, self._book, self._marks, self._column)
            self._aids.completion.picked.connect(self._citing.complete)
        return self._aids

    def undo(self) -> None:
        """Take back the last change in the text."""
        self.editor.undo()

    def redo(self) -> None:
        """Make again what was taken back in the text."""
        self.editor.redo()

    def flush(self) -> bool:
        """Save what is unsaved, now; False when it could not be (a rescue copy is written then)."""
        return self._saver.flush()

    def peek_target(self) -> Focus | None:
        """What Ctrl+Space looks at: the quote beside the caret."""
        return self._citing.target()

    def refresh(self) -> None:
        """Read everything again."""
        self._book.forget()
        if self._aids is not None:
            self._aids.completion.forget()
        self._rows = stored.rows(self._desk.reader)
        ids = [row.id for row in self._rows]
        if self._note is None or self._note.id not in ids:
            self._saver.forget()
            self._note = None
            self._open(ids[-1] if ids else None)
        else:
            self._reread()
        self.editor.relay_chips()

    def show_note(self, note_id: int) -> None:
        """Put one note in the editor; what is unsaved of the other is saved first."""
        if self._note is None or self._note.id != note_id:
            self._leave_note()
            self._open(note_id)

    def new_note(self) -> None:
        """Begin a note and let its title be typed."""
        self._leave_note()
        if self._create():
            self.header.rename()

    def rename_note(self) -> None:
        """Let the title of the note be typed."""
        if self._note is not None:
            self.header.rename()

    def insert_citation(self, quote_id: int) -> None:
        """Put the citation of a quote at the caret; begins a note when there is none."""
        self._citing.insert(quote_id)

    def cite_focus(self) -> None:
        """Insert the citation of the focused quote, or of the first quote of whatever is focused."""
        self._citing.cite_focus()

    def view_state(self) -> dict[str, Any]:
        """Which note is open, and where the caret is in each."""
        if self._note is not None:
            self._carets[self._note.id] = self.editor.textCursor().position()
        return {"note": self.note_id, "carets": {str(id): at for id, at in self._carets.items()}}

    def restore_view_state(self, state: dict[str, Any]) -> None:
        """Open the note that was open, where the caret was."""
        self._leave_note()
        carets = state.get("carets")
        if isinstance(carets, dict):
            self._carets = {int(id): int(at) for id, at in carets.items()}
        wanted = state.get("note")
        ids = [row.id for row in self._rows]
        self._open(wanted if wanted in ids else self.note_id)

    # -- building --------------------------------------------------------------------------------------------------

    def _build(self) -> None:
        self.header = Header(lambda: scales.values(self._desk.reader, "tlp"), self)
        self.notice = NoticeBar(self)
        self.editor = NoteEditor(self._marks.look, self)
        self.editor.advise(tr("Write here. [[ completes a name or a quote; Ctrl+Shift+C cites the quote in focus."))
        page = QWidget(self)
        box = QVBoxLayout(page)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        for widget in (self.header, self.notice, self.editor):
            box.addWidget(widget, 1 if widget is self.editor else 0)
        self._column = box
        self._empty = EmptyState("note", tr("No note yet"), action=tr("New note"), parent=self)
        self._page = page
        self._stack = QStackedWidget(self)
        self._stack.addWidget(self._empty)
        self._stack.addWidget(page)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._stack)
        self.setFocusProxy(self._empty)
        self.setAutoFillBackground(True)
        self.setBackgroundRole(QPalette.ColorRole.Base)

    def _connect(self) -> None:
        self._desk.selected.connect(self._on_selected)
        self._desk.changed.connect(self._on_changed)
        self.editor.typed.connect(self._on_typed)
        self.editor.left.connect(self.flush)
        self.editor.chip_activated.connect(self._citing.open)
        self.editor.chip_entered.connect(self._on_chip_entered)
        # Once the drop is over: inside it Qt holds back that the text has changed, and nothing would be saved.
        self.editor.quote_dropped.connect(self._citing.take_drop, Qt.ConnectionType.QueuedConnection)
        self._saver.failed.connect(self._on_save_failed)
        self._saver.recovered.connect(self.notice.dismiss)
        self.header.chosen.connect(self.show_note)
        self.header.new_asked.connect(self.new_note)
        self.header.entered.connect(self.editor.setFocus)
        self.header.renamed.connect(lambda title: self._edit(title=title))
        self.header.marked.connect(lambda code: self._edit(marking=code))
        self.header.export_asked.connect(self._export)
        self._empty.activated.connect(self.new_note)
        theme.theme_switch().switched.connect(self._restyle)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.applicationStateChanged.connect(self._on_application_state)
        Keys(self.editor, {"Ctrl+Shift+C": self.cite_focus, "F2": self.rename_note, "Ctrl+Alt+N": self.new_note})
        Keys(self.header.title, {"F2": self.rename_note})

    # -- one note --------------------------------------------------------------------------------------------------

    def _open(self, note_id: int | None) -> None:
        if self._aids is not None:
            self._aids.withdraw()
        if note_id is None:
            self._note, self._saved = None, ""
            self._turn_to(self._empty)
            return
        self._note = stored.note(self._desk.reader, note_id)
        self._book.learn(self._note.citations)
        self.editor.set_body(self._note.body)
        self._saved = self.editor.body()
        self.editor.set_caret(self._carets.get(note_id, 0))
        self._turn_to(self._page)
        self._show_header()
        if self._aids is not None:
            self._aids.remarks.look_soon()

    def _turn_to(self, page: QWidget) -> None:
        """Show the note or the empty page; the keyboard may not stay in an editor that is out of sight."""
        if page is self._stack.currentWidget():
            return
        held = self.window().focusWidget()
        has_keyboard = held is not None and self.isAncestorOf(held)
        self._stack.setCurrentWidget(page)
        self.setFocusProxy(self.editor if page is self._page else self._empty)
        if has_keyboard:
            self.setFocus()

    def _leave_note(self) -> None:
        if self._note is not None:
            self._carets[self._note.id] = self.editor.textCursor().position()
            # A note that cannot be saved has its rescue copy; the notice says where.
            self.flush()

    def _begin(self) -> bool:
        return self._note is not None or self._create()

    def _create(self) -> bool:
        title = tr("Note {number}", number=len(self._rows) + 1)
        changes = self._desk.run(operations.notes.create, title, language=wording.language())
        if changes is None or not isinstance(changes.result, int):
            return False
        self.show_note(changes.result)
        return True

    def _edit(self, **values: str) -> None:
        if self._note is not None:
            self._desk.run(operations.records.edit, RecordKind.NOTE, self._note.id, **values)

    def _save(self) -> bool:
        body = self.editor.body()
        if self._note is None or body == self._saved:
            return True
        if self._desk.run(operations.notes.save, self._note.id, body) is None:
            return False
        self._saved = body
        return True

    def _rescue(self) -> tuple[str, str]:
        return saving.rescue_name(self._note), self.editor.body()

    def _on_save_failed(self, copy: Path | None) -> None:
        self.notice.show_notice(saving.words_for(copy), level=Level.ERROR, actions=((tr("Save now"), self.flush),))

    def _reread(self) -> None:
        """Take over what another hand changed in the note that is shown."""
        assert self._note is not None
        self._note = stored.note(self._desk.reader, self._note.id)
        self._book.learn(self._note.citations)
        body = normalise(self._note.body)
        if not self._saver.is_dirty and body != self.editor.body():
            self.editor.replace_body(body)
            self._saved = body
            self.aids.remarks.look_soon()
        self._show_header()

    def _show_header(self) -> None:
        if self._note is not None:
            self.header.show_note(self._rows, self._note.id, title=self._note.title, marking=self._note.marking)

    def _export(self) -> None:
        if self._note is not None and self.flush():
            self.export_requested.emit(self._note.id)

    # -- the desk --------------------------------------------------------------------------------------------------

    def _on_changed(self, changes: Changes) -> None:
        if changes.touches("actor", "event", "quote"):
            self.aids.completion.forget()
        if changes.touches("quote", "quote_part"):
            before = self._marks.labels(self.editor)
            # A part in the middle of a quote may move while the quote begins and ends where it did.
            self._book.forget(None if changes.whole else changes.ids("quote") or None)
            if self._marks.labels(self.editor) != before:
                self.editor.relay_chips()
            self.aids.remarks.look_later()
        if changes.touches("evidence", "claim", "event", "quote"):
            self._follow()
        if not changes.touches("note", "citation"):
            return
        if self._note is not None and self._note.id in changes.ids("note") and not self._saver.is_saving:
            self.flush()
        self._rows = stored.rows(self._desk.reader)
        ids = [row.id for row in self._rows]
        if self._note is None or self._note.id not in ids:
            self._saver.forget()
            self._open(ids[-1] if ids else None)
        else:
            self._reread()

    def _on_selected(self, selection: Selection, origin: object) -> None:
        focus = selection.focus
        is_note = origin is not self and focus is not None and focus.kind is RecordKind.NOTE
        if is_note and focus is not None and focus.id in [row.id for row in self._rows]:
            self.show_note(focus.id)
            if focus.position is not None:
                self.editor.show_place(focus.position)
        if self._follow() and origin is not self and not self.editor.hasFocus():
            self._marks.reveal(self.editor)

    def _follow(self) -> bool:
        is_news = self._marks.follow()
        if is_news:
            self.editor.viewport().update()
        return is_news

    # -- gestures --------------------------------------------------------------------------------------------------

    def _on_typed(self) -> None:
        if self._note is not None:
            self.aids.card.withdraw()
            self._saver.changed()
            self.aids.remarks.look_later()

    def _on_chip_entered(self, uid: str, rect: QRect) -> None:
        self.aids.card.offer(self._book.sight(uid), rect)

    def _restyle(self) -> None:
        self.header.restyle()
        self.editor.restyle()
        if self._aids is not None:
            self._aids.remarks.restyle()

    def _on_application_state(self, state: Qt.ApplicationState) -> None:
        if state != Qt.ApplicationState.ApplicationActive:
            self.flush()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self._is_painted:
            self._is_painted = True
            QTimer.singleShot(0, self, lambda: self.aids)

    def hideEvent(self, event: QHideEvent) -> None:
        if self._aids is not None:
            self._aids.withdraw()
        self.flush()
        super().hideEvent(event)
