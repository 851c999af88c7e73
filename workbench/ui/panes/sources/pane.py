"""The sources pane: every document with what it is, whose it is and how much of it is quoted."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QMenu, QStackedWidget, QVBoxLayout, QWidget

from workbench.core.changes import Changes
from workbench.core.kinds import RecordKind
from workbench.core.records import DocumentRow
from workbench.core.selection import EVERYTHING, Focus, Selection
from workbench.core.wording import grouped, tr, trn
from workbench.operations import records
from workbench.store.read import attached, documents, scales
from workbench.ui.desk import Desk
from workbench.ui.kit.empty import EmptyState
from workbench.ui.kit.keys import Keys
from workbench.ui.kit.lines import Line, LineList
from workbench.ui.kit.seen import WhenSeen


class SourcesPane(QWidget):
    """The list of documents; the one in focus, or whose quote is in focus, is marked."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("pane.sources")
        self.setAccessibleName(tr("Sources"))
        self._desk = desk
        self._selection = Selection()
        self._markings: dict[str, tuple[str, str]] = {}
        self._titles: dict[int, str] = {}
        self._mails: dict[int, int] = {}
        self._depths: dict[int, int] = {}
        self.list = LineList(self._describe, lambda row: row.id, may_rename=True, parent=self)
        self.list.setObjectName("sources.list")
        self.list.setAccessibleName(tr("Sources"))
        self._none = EmptyState(
            "document", tr("No source yet. Drop files here or press Ctrl+I."), action=tr("Import…"), parent=self
        )
        self._left_out = EmptyState(
            "filter", tr("The filter leaves no source."), action=tr("Clear the filter"), parent=self
        )
        self._left_out.activated.connect(lambda: desk.filter(EVERYTHING))
        self._stack = QStackedWidget(self)
        for page in (self.list, self._none, self._left_out):
            self._stack.addWidget(page)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._stack)
        self.setFocusProxy(self.list)
        self._seen = WhenSeen(self, self.refresh)
        self._connect()

    def _connect(self) -> None:
        self.list.picked.connect(self._focus)
        # Queued: the rows are shown anew, which inside Qt's own editing takes the keyboard from the list.
        self.list.lines.rename_asked.connect(self._rename, Qt.ConnectionType.QueuedConnection)
        self._none.activated.connect(self.ask_for_files)
        self.list.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.list.customContextMenuRequested.connect(self._show_menu)
        self._desk.selected.connect(self._on_selected)
        self._desk.changed.connect(self._on_changed)
        self._keys = Keys(
            self.list,
            {
                "Return": self.focus_current,
                "Enter": self.focus_current,
                "Ctrl+Return": self.filter_by_current,
                "Delete": self.delete_current,
            },
        )

    def peek_target(self) -> Focus | None:
        """What Space looks at: the row that the keyboard is on."""
        id = self.list.current_id()
        return None if id is None else Focus(RecordKind.DOCUMENT, id)

    def refresh(self) -> None:
        """Read the documents again."""
        self._seen.done()
        reader = self._desk.reader
        self._markings = {value.code: (value.foreground, value.background) for value in scales.values(reader, "tlp")}
        rows = documents.rows(reader)
        self._titles = {row.id: row.title for row in rows}
        subset = self._desk.subset()
        shown = rows if subset is None else [row for row in rows if row.id in subset.documents]
        self.list.set_rows(self._arranged(shown))
        self._stack.setCurrentWidget(self.list if shown else self._left_out if rows else self._none)
        self._mark_focus()

    def _arranged(self, rows: list[DocumentRow]) -> list[DocumentRow]:
        self._mails = attached.mails(self._desk.reader)
        self._depths = {}
        if not self._mails:
            return rows
        placed = list(attached.under_their_mails(rows, self._mails))
        self._depths = {row.id: depth for row, depth in placed if depth}
        return [row for row, _depth in placed]

    def _describe(self, row: DocumentRow) -> Line:
        published = row.published or tr("undated")
        told = [part for part in (row.publisher, published, row.language.upper()) if part]
        if row.format == "reference":
            told.append(tr("description only"))
        if row.copy_of_id is not None:
            title = self._titles.get(row.copy_of_id, "?")
            near, same = tr("near copy of “{title}”", title=title), tr("copy of “{title}”", title=title)
            told.append(near if row.is_near_copy else same)
        if row.id in self._mails:
            told.append(tr("attached to “{title}”", title=self._titles.get(self._mails[row.id], "?")))
        foreground, background = self._markings.get(row.marking, ("", ""))
        return Line(
            row.title,
            " · ".join(told),
            trailing=grouped(row.quotes) if row.quotes else "",
            icon="document",
            depth=self._depths.get(row.id, 0),
            stripe="warning" if row.copy_of_id is not None else "",
            badge=row.marking,
            badge_colours=(foreground or "badge_text", background or "badge"),
            tooltip="\n".join([row.title, " · ".join(told), trn("{count} quote", "{count} quotes", row.quotes)]),
        )

    def _on_selected(self, selection: Selection, origin: object) -> None:
        if selection.filter != self._selection.filter:
            self._selection = selection
            self._seen.ask()
        elif selection.focus != self._selection.focus:
            self._selection = selection
            if origin is not self and self.isVisible():
                self._mark_focus()
            elif origin is not self:
                self._seen.ask()

    def _mark_focus(self) -> None:
        focus = self._desk.selection.focus
        if focus is None:
            return
        if focus.kind is RecordKind.DOCUMENT:
            self.list.choose(focus.id)
        elif focus.kind is RecordKind.QUOTE:
            self.list.choose(next(iter(self._desk.related().documents), None))

    def _on_changed(self, changes: Changes) -> None:
        if changes.touches("document", "quote"):
            self._seen.ask()

    def focus_current(self) -> None:
        """Make the current document the focus of every pane."""
        id = self.list.current_id()
        if id is not None:
            self._focus(id)

    def _focus(self, id: int) -> None:
        self._desk.focus(RecordKind.DOCUMENT, id, origin=self)

    def filter_by_current(self) -> None:
        """Reduce every pane to the current document."""
        id = self.list.current_id()
        if id is not None:
            self._desk.filter(self._desk.selection.filter._replace(documents=frozenset({id})), origin=self)

    def read_again(self) -> None:
        """Offer the other ways in which the current document can be read."""
        id = self.list.current_id()
        if id is not None:
            self._desk.request_reread(id)

    def menu(self) -> QMenu:
        """What can be done with the current document."""
        found = QMenu(self)
        found.setObjectName("sources.menu")
        for words, verb in (
            (tr("Open"), self.focus_current),
            (tr("Reduce everything to this source"), self.filter_by_current),
            (tr("Read this document again…"), self.read_again),
            (tr("Delete"), self.delete_current),
        ):
            found.addAction(words, verb)
        found.aboutToHide.connect(found.deleteLater)
        return found

    def _show_menu(self, place: QPoint) -> None:
        if self.list.current_id() is not None:
            self.menu().popup(self.list.viewport().mapToGlobal(place))

    def delete_current(self) -> None:
        """Delete the current document with its quotes."""
        row: DocumentRow | None = self.list.current_row()
        if row is not None and self._desk.run(records.delete, RecordKind.DOCUMENT, row.id) is not None:
            self._desk.notice(tr("Deleted “{name}”. Ctrl+Z brings it back.", name=row.title))

    def _rename(self, id: int, title: str) -> None:
        self._desk.run(records.edit, RecordKind.DOCUMENT, id, title=title)

    def ask_for_files(self) -> None:
        """Open the window's import dialog."""
        self._desk.request_import_dialog()
