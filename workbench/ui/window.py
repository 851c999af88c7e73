"""The window: menus, top bar, docked panes, notices, running work and the status line around one desk."""

from __future__ import annotations

from contextlib import suppress

from PySide6.QtCore import QCoreApplication, QEvent, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent, QPaintEvent, QShowEvent
from PySide6.QtWidgets import QGridLayout, QMainWindow, QWidget

from workbench.core.changes import Changes
from workbench.core.errors import DossierError
from workbench.core.kinds import RecordKind
from workbench.core.selection import Selection
from workbench.core.wording import grouped, tr
from workbench.store.read import summary
from workbench.ui.desk import Desk, Notice
from workbench.ui.settings import Settings

# Everything else is imported when the window is built: what a first sight needs is little.

_NOTICE_MS = 8000
_FRAME = 40
# A form in a card in a pane that scrolls: each hands on to what it stands in that it wants another size.
_DEEP = 6


class Window(QMainWindow):
    """One window on one dossier.

    With `is_sighted` it first shows the sight of its panes (`first_painted`), then builds itself (`ready`: the panes are
    painted and take input), then makes what is not in front (`completed`). Without, it is built at once.
    """

    dossier_requested = Signal(object)
    reopen_requested = Signal()
    first_painted = Signal()
    ready = Signal()
    completed = Signal()
    closed = Signal()

    def __init__(self, desk: Desk, settings: Settings, *, is_sighted: bool = False) -> None:
        super().__init__()
        self.setObjectName("window")
        self.desk = desk
        self.settings = settings
        self._is_painted = self._is_built = self._is_ready = False
        self._size_first()
        if is_sighted:
            self._show_sight()
        else:
            self._build()

    def _size_first(self) -> None:
        """As large as reads well; where the screen is no larger, the frame needs its room too: maximised."""
        wanted, room = QSize(1400, 880), self.screen().availableSize()
        self.resize(wanted.boundedTo(room))
        if room.width() < wanted.width() or room.height() < wanted.height() + _FRAME:
            self.setWindowState(Qt.WindowState.WindowMaximized)

    def _show_sight(self) -> None:
        from workbench.ui.firstsight import FirstSight

        geometry = self.settings.blob("window/geometry")
        if geometry is not None:
            self.restoreGeometry(geometry)
        self.setCentralWidget(FirstSight(self.desk.reader, self.settings, self))

    def _build(self) -> None:
        from workbench.ui.actions import build_actions, build_menus
        from workbench.ui.keymap import Keymap
        from workbench.ui.kit.notice import NoticeBar
        from workbench.ui.paneset import Panes
        from workbench.ui.statusline import StatusLine
        from workbench.ui.topbar import TopBar
        from workbench.ui.verbs import Verbs

        self.setAcceptDrops(True)
        self.panes = Panes(self.desk)
        self.notices = NoticeBar(self)
        self.verbs = Verbs(self)
        self.actions_by_id = build_actions(self, self.verbs.of)
        self.keymap = Keymap(self.settings, self.actions_by_id)
        self.keymap.apply_changed()
        build_menus(self.menuBar(), self.actions_by_id)
        self.top = TopBar(self.desk, self.actions_by_id, self)
        self.status = StatusLine(self.desk, self)
        self.setStatusBar(self.status)
        self._lay_out()
        self._connect()
        self._restore()
        self.refresh_words()
        self._is_built = True

    def _lay_out(self) -> None:
        from workbench.ui.foot import Foot
        from workbench.ui.layout import Layout

        self._inner = QMainWindow(self)
        self._inner.setObjectName("docks")
        self._inner.setWindowFlags(self._inner.windowFlags() & ~self._inner.windowFlags().Window)
        self._inner.resize(1400, 800)
        self.layout_of_panes = Layout(self._inner, self.panes.first())
        self.foot = Foot(self.layout_of_panes.keep_clear, self)
        self.foot.add(self.notices)
        self.notices.hide()
        middle = QWidget(self)
        column = QGridLayout(middle)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.top, 0, 0)
        column.addWidget(self._inner, 1, 0)
        # In the same place as the panes, and over the lowest of them.
        column.addWidget(self.foot, 1, 0, Qt.AlignmentFlag.AlignBottom)
        column.setRowStretch(1, 1)
        self._middle, self._column = middle, column
        self.setCentralWidget(middle)

    def _connect(self) -> None:
        from workbench.ui.watching import Watch

        self.desk.noticed.connect(self.show_notice)
        self.desk.changed.connect(self._on_changed)
        self.desk.moved.connect(self._on_moved)
        self.desk.selected.connect(self._bring_note)
        self.desk.import_dialog_requested.connect(lambda: self.verbs.dossier.ask_for_files())
        self.desk.reread_requested.connect(lambda id: self.verbs.dossier.reading.read_again(id))
        self.top.search.released.connect(self.panes.source.setFocus)
        self.panes.source.cite_requested.connect(self.panes.notes.insert_citation)
        self.panes.notes.export_requested.connect(lambda note: self.verbs.dossier.export_note(note))
        self._fade = QTimer(self)
        self._fade.setSingleShot(True)
        self._fade.setInterval(_NOTICE_MS)
        self._fade.timeout.connect(self.notices.dismiss)
        self._watch = Watch(self.desk, lambda: self.safe.is_in_place(), self)
        self._offered: int | None = None
        self._is_refusal = False

    def _restore(self) -> None:
        self.layout_of_panes.restore_window(self, self.settings)
        self._restore_panes(self.panes.first())

    def _restore_panes(self, panes: dict[str, QWidget]) -> None:
        key = summary.uid(self.desk.reader)
        for name, pane in panes.items():
            if hasattr(pane, "restore_view_state"):
                state = self.settings.state(f"panes/{key}/{name}")
                if state:
                    # View state of another version, or damaged, is no reason not to open: the pane stays as it is.
                    with suppress(TypeError, ValueError, KeyError, AttributeError):
                        pane.restore_view_state(state)

    def complete(self) -> None:
        """Make what the first paint does without: the other panes, pickers and the strip of running work."""
        from workbench.ui.grips import Grips
        from workbench.ui.kit.jobs import JobStrip
        from workbench.ui.kit.passing import pass_undo
        from workbench.ui.pickers import Pickers
        from workbench.ui.safekeeping import Safekeeper
        from workbench.ui.standing import Standing

        self.pickers = Pickers(self.desk, self)
        self.jobs = JobStrip(self)
        key = f"panes/{summary.uid(self.desk.reader)}/source"
        self._standing = Standing(self.panes.source, key, self)
        self.safe = Safekeeper(self)
        self._listen_for_peeks()
        self._grips = Grips(self._inner)
        self.foot.add(self.jobs)
        late = self.panes.complete()
        self.panes.source.complete()
        for key, pane in late.items():
            self.layout_of_panes.fill(key, pane)
        self._restore_panes(late)
        self.panes.review.counted.connect(self._count_review)
        self.panes.review.propose_requested.connect(lambda: self.verbs.dossier.extract())
        self._count_review(self.panes.review.count)
        self.layout_of_panes.name_tabs()
        pass_undo(self)
        # Qt builds a button and an action for each, and the first of them costs a start five milliseconds.
        for line in (self.top.search, self.panes.actors.filter_line):
            line.setClearButtonEnabled(True)
        held = self.focusWidget()
        if held is None or held is self.top.search or not held.isVisible():
            # The letters of the source work from the first key on.
            self.panes.source.setFocus()

    def _listen_for_peeks(self) -> None:
        from workbench.ui.peek import Peeker

        self.peeker = Peeker(self.desk, self)

    def refresh_words(self) -> None:
        """Title and enabled commands, as the dossier is now."""
        self.setWindowTitle(self._title(summary.title(self.desk.reader)))
        self._enable()

    def _title(self, title: str) -> str:
        state = f" ({tr('only to read')})" if self.desk.dossier.reason_to_read_only else ""
        return f"{title}{state} — Analyst Workbench"

    def _on_moved(self) -> None:
        # Going somewhere makes no gesture and takes none back: what can be undone need not be read again.
        self._enable_moves()
        _lay_out()

    def _enable(self) -> None:
        from workbench.store.read import history

        undo, redo, _ = self._ends = history.ends(self.desk.reader)
        self._enable_moves()
        self.actions_by_id["edit.undo"].setToolTip(tr("Undo: {label}", label=undo) if undo else tr("Nothing to undo"))
        self.actions_by_id["edit.redo"].setToolTip(tr("Redo: {label}", label=redo) if redo else tr("Nothing to redo"))

    def _enable_moves(self) -> None:
        undo, redo, _ = self._ends
        back, forward = self.desk.can_go
        for id, is_enabled in (
            ("edit.undo", undo is not None or self.panes.notes.has_keyboard),
            ("edit.redo", redo is not None or self.panes.notes.has_keyboard),
            ("go.back", back),
            ("go.forward", forward),
            ("edit.delete", self.desk.selection.focus is not None),
            ("go.clear_focus", self.desk.selection.focus is not None),
            ("go.clear_filter", bool(self.desk.selection.filter)),
        ):
            self.actions_by_id[id].setEnabled(is_enabled)

    def _on_changed(self, changes: Changes) -> None:
        from workbench.store.read import history

        if self._offered is not None and self._offered != history.newest(self.desk.reader):
            # What it offers to undo is no longer the last gesture.
            self._offered = None
            self.notices.dismiss()
        if self._is_refusal:
            # Whoever goes on has read it, or does so now.
            self._is_refusal = False
            self._fade.start()
        if changes.touches("dossier"):
            self.refresh_words()
        self._enable()

    def _bring_note(self, selection: Selection, origin: object) -> None:
        """A note that is gone to is seen, whatever stands before it; the keyboard stays."""
        if selection.focus is not None and selection.focus.kind is RecordKind.NOTE and origin is not self.panes.notes:
            self.layout_of_panes.bring("notes")

    def _count_review(self, count: int) -> None:
        self.layout_of_panes.set_title("review", tr("Review {count}", count=grouped(count)) if count else tr("Review"))

    def show_notice(self, notice: Notice) -> None:
        """Say one sentence below the panes; plain information goes by itself."""
        from workbench.store.read import history
        from workbench.ui.kit.notice import Level

        self.notices.show_notice(notice.text, level=Level(notice.level), actions=notice.actions)
        self._is_refusal = notice.is_refusal
        offers_undo = any(act == self.desk.undo for _, act in notice.actions)
        self._offered = history.newest(self.desk.reader) if offers_undo else None
        if notice.level == "info" and not notice.actions:
            self._fade.start()
        else:
            self._fade.stop()

    def watch(self) -> None:
        """From now on, notice what other programs write to the dossier."""
        self._watch.start()
        self.safe.start()

    @property
    def is_complete(self) -> bool:
        """Whether every pane is there, and what watches over the dossier."""
        return hasattr(self, "safe")

    @property
    def is_watching(self) -> bool:
        """Whether everything that a start sets up is there; the watch over other writers is the last of it."""
        return self._is_built and self._watch.is_on

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasUrls() or (event.mimeData().hasText() and event.source() is None):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        from workbench.ui.dropping import paths_of

        if paths := paths_of(event.mimeData()):
            event.acceptProposedAction()
            self.verbs.dossier.import_paths(paths)
        elif event.mimeData().hasUrls():
            words = tr(
                "A web address is not fetched, for nothing leaves this machine; save the page and drop its file."
            )
            self.desk.notice(words, "warning")
        elif event.mimeData().hasText() and event.source() is None:
            event.acceptProposedAction()
            self.verbs.dossier.import_text(event.mimeData().text())

    def _flush(self) -> None:
        """Save what is being typed, wherever that is."""
        if not self._is_built:
            return
        self.panes.notes.flush()
        if hasattr(self.panes, "detail"):
            self.panes.detail.flush()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.ActivationChange and not self.isActiveWindow():
            self._flush()
        super().changeEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._is_built:
            self._appear()

    def _appear(self) -> None:
        self.layout_of_panes.name_tabs()
        # Docks take their shares of a size, and only now is there one.
        self.layout_of_panes.appear()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self._is_painted:
            self._is_painted = True
            QTimer.singleShot(0, self._after_first_paint)
        elif self._is_built and not self._is_ready:
            self._is_ready = True
            QTimer.singleShot(0, self._after_panes)

    def _after_first_paint(self) -> None:
        self.first_painted.emit()
        if self._is_built:
            self._is_ready = True
            self._after_panes()
            return
        self._build()
        # What is added to a window on the screen is shown and sized when Qt comes to it: after the docks took their
        # shares of nothing, and one paint too late.
        for part in (self.menuBar(), self._middle, self.status):
            part.show()
        for layout in (self.layout(), self._column, self._inner.layout()):
            if layout is not None:
                layout.activate()
        self._appear()
        self.update()

    def _after_panes(self) -> None:
        from workbench.ui.dropping import Dropping

        self.ready.emit()
        self.complete()
        Dropping(self)
        self.completed.emit()

    def keep_state(self) -> None:
        """Save what is being typed, and keep where everything stands for the next window."""
        if not self._is_built:
            return
        self._flush()
        # A file that is gone or damaged must not keep the window open.
        with suppress(DossierError):
            self._save_view_state()
        self.layout_of_panes.save_window(self, self.settings)

    def _save_view_state(self) -> None:
        from workbench.ui import firstsight

        key = summary.uid(self.desk.reader)
        for name, pane in self.panes.all().items():
            if hasattr(pane, "view_state"):
                self.settings.set_state(f"panes/{key}/{name}", pane.view_state())
        panes = self.panes
        views = {
            "actors": panes.actors.view.viewport(),
            "source": panes.source.view,
            "notes": panes.notes.editor.viewport(),
            "timeline": panes.timeline.plot,
        }
        self.settings.set_state(firstsight.KEY, firstsight.places_of(self, views))

    def closeEvent(self, event: QCloseEvent) -> None:
        if not self._is_built:
            event.accept()
            self.closed.emit()
            return
        self._watch.stop()
        if hasattr(self, "_standing"):
            self._standing.stop()
        self.keep_state()
        self.top.search.stop()
        self.desk.links.stop()
        self.verbs.stop()
        self.panes.source.shut_down()
        self.panes.timeline.release()
        for late in ("network", "places", "review"):
            if hasattr(self.panes, late):
                getattr(self.panes, late).release()
        self.settings.sync()
        if hasattr(self, "safe"):
            self.safe.close()
        event.accept()
        self.closed.emit()


def _lay_out() -> None:
    """Lay out at once what a click changed: Qt would paint it half laid out first, and all of it again a moment later."""
    for _ in range(_DEEP):
        QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest.value)
