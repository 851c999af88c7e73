"""The panel below the search box: hits by kind with their words in context, commands, places and saved searches."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import suppress
from functools import partial
from typing import NamedTuple

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt, Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QListView, QToolButton, QVBoxLayout, QWidget

from workbench.core import citations, edtf
from workbench.core.errors import InvalidValue, NotFound, WorkbenchError
from workbench.core.kinds import RecordKind
from workbench.core.records import Hit
from workbench.core.selection import Focus
from workbench.core.wording import grouped, language, tr, trn
from workbench.store.read import references, search
from workbench.store.read.name_lists import Listed
from workbench.store.read.search import Place
from workbench.ui.desk import Desk
from workbench.ui.enquiry import Enquiry
from workbench.ui.keepsakes import Keepsakes
from workbench.ui.kit.floating import Floating
from workbench.ui.kit.flow import FlowLayout
from workbench.ui.kit.matching import fold
from workbench.ui.result_rows import ResultModel, ResultPainter, Row, Shown, height_of

_MOST_COMMANDS = 6
_MOST_PLACES = 6
_WIDTH = 680
# Pixels before the end at which the next page is asked for: two screens of rows.
_NEAR = 2000
_PLURALS = {
    RecordKind.ACTOR: "Actors", RecordKind.EVENT: "Events", RecordKind.DOCUMENT: "Sources", RecordKind.QUOTE: "Quotes",
    RecordKind.CLAIM: "Claims", RecordKind.TRANSFER: "Transfers", RecordKind.NOTE: "Notes", RecordKind.TAG: "Tags",
}  # fmt: skip


class Found(NamedTuple):
    """The key of a row that is a hit."""

    kind: RecordKind
    place: Place


class Wider(NamedTuple):
    """The key of a row that offers all hits of one kind."""

    kind: RecordKind


class Words(NamedTuple):
    """The key of a row that searches for other words."""

    words: str


class Results(Floating):
    """What answers to the words of the box; the box keeps the keyboard."""

    changed = Signal()

    def __init__(self, box: QLineEdit, desk: Desk) -> None:
        super().__init__(box.window())
        self.setObjectName("bar.search.results")
        self._box = box
        self._desk = desk
        self.enquiry = Enquiry(desk, self)
        self.enquiry.found.connect(self._show_hits)
        self.enquiry.grew.connect(self._append)
        self.enquiry.told.connect(self._tell)
        self._model = ResultModel(self)
        self._commands: list[Row] = []
        self._has_moved = False
        self._build()
        self.hide()

    # -- parts -----------------------------------------------------------------------------------------------------

    def _build(self) -> None:
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.view = QListView(self)
        self.view.setModel(self._model)
        self.view.setItemDelegate(ResultPainter(self.view))
        self.view.setMouseTracking(True)
        self.view.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.view.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.view.setAccessibleName(tr("Results"))
        self.view.viewport().installEventFilter(self)
        self.view.verticalScrollBar().valueChanged.connect(self._look_ahead)
        self._scopes = QWidget(self)
        self._flow = FlowLayout(self._scopes, spacing=4)
        self._turns = {scope: self._scope_button(scope) for scope in (None, *search.KINDS)}
        self._tally = QLabel(self)
        self._tally.setObjectName("bar.search.tally")
        self._tally.setProperty("role", "muted")
        self.accents = self._button(tr("Accents count"), "bar.search.accents", is_checkable=True)
        self.reduce = self._button(tr("Filter by this"), "bar.search.filter")
        self.keep = self._button(tr("Keep"), "bar.search.keep")
        self.names = self._button(tr("A list of names…"), "bar.search.names")
        self.accents.setToolTip(tr("Find only what is written with these accents (Alt+A)"))
        self.reduce.setToolTip(tr("Reduce every pane to what is found (Ctrl+Return)"))
        self.keep.setToolTip(tr("Keep this search, or let it go (Ctrl+D)"))
        self.names.setToolTip(tr("Search for each name of a file, or of a list in the clipboard (Ctrl+L)"))
        self.accents.clicked.connect(self.switch_accents)
        foot = QHBoxLayout()
        foot.setContentsMargins(6, 0, 4, 0)
        foot.addWidget(self._tally, 1)
        for button in (self.accents, self.reduce, self.keep, self.names):
            foot.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(4, 4, 4, 4)
        column.setSpacing(4)
        column.addWidget(self._scopes)
        column.addWidget(self.view, 1)
        column.addLayout(foot)

    def _button(self, text: str, name: str, *, is_checkable: bool = False) -> QToolButton:
        button = QToolButton(self)
        button.setText(text)
        button.setObjectName(name)
        button.setAccessibleName(text)
        button.setCheckable(is_checkable)
        button.setProperty("segment", True)
        button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        return button

    # -- what is asked ---------------------------------------------------------------------------------------------

    def search(self, words: str, actions: Sequence[QAction]) -> None:
        """Show what answers to `words`; commands, kept searches and recent places where nothing is typed."""
        self._has_moved = False
        self._commands = _commands(words, actions)
        if not words:
            self.enquiry.forget()
            self._show([*self._recent(), *self._kept(), *_headed(self._commands, tr("Commands"))])
            return
        try:
            self.enquiry.ask(words)
        except WorkbenchError as error:
            said = Shown(str(error), icon="info")
            self._show([*self._commands, Row(None, lambda: said)])

    def switch_accents(self) -> None:
        """Let accents count, or no longer."""
        self.enquiry.is_folded = not self.enquiry.is_folded
        self.accents.setChecked(not self.enquiry.is_folded)
        self.changed.emit()

    def set_scope(self, scope: RecordKind | None) -> None:
        """Show one kind only, or everything."""
        self.enquiry.scope = scope
        self.changed.emit()

    def turn_scope(self, step: int) -> None:
        """To the next kind that answers, or back."""
        scopes: list[RecordKind | None] = [None, *search.found_kinds(self.enquiry.counts)]
        at = scopes.index(self.enquiry.scope) if self.enquiry.scope in scopes else 0
        self.set_scope(scopes[(at + step) % len(scopes)])

    def _look_ahead(self) -> None:
        """Ask for the next page when the end comes near."""
        bar = self.view.verticalScrollBar()
        if bar.maximum() - bar.value() <= _NEAR:
            self.enquiry.go_on()

    # -- what is shown ---------------------------------------------------------------------------------------------

    def _show_hits(self) -> None:
        found = self.enquiry
        rows = list(self._commands) if found.scope is None else []
        for kind in search.found_kinds(found.counts):
            if found.scope in (None, kind):
                rows += self._group(kind)
        if not any(found.pages.values()) and not found.is_under_way:
            words = self._box.text().strip()
            rows.append(Row(None, lambda: Shown(tr("Nothing found for “{words}”", words=words), icon="search")))
        self._show(rows)

    def _group(self, kind: RecordKind) -> list[Row]:
        rows = [self._hit_row(Found(kind, place)) for place in self.enquiry.pages.get(kind, ())]
        count = self.enquiry.counts[kind]
        left = count - len(rows)
        if rows:
            rows[0].heading = f"{tr(_PLURALS[kind])} · {grouped(count)}"
        if self.enquiry.scope is None and left > 0 and rows:
            rows.append(Row(Wider(kind), lambda: Shown(tr("{count} more…", count=grouped(left)), icon="more")))
        return rows

    def _append(self, kind: RecordKind, places: Sequence[Place]) -> None:
        self._model.append([self._hit_row(Found(kind, place)) for place in places])

    def _hit_row(self, found: Found) -> Row:
        return Row(found, partial(self._describe, found), is_double=True)

    def _describe(self, found: Found) -> Shown:
        try:
            hit = self.hit(found)
        except NotFound:
            return Shown(tr("This is no longer there."), icon="info")
        if found.place.number in search.IN_CONTEXT:
            label = " ".join(hit.reference.label.split())
            return Shown(label[:200], hit.why, citations.without(hit.snippet), hit.reference.icon)
        # What is found in the name itself is lit there; the line below tells who or what it is.
        return Shown(hit.snippet, hit.why, _told(found.kind, hit.reference.detail), hit.reference.icon)

    def hit(self, found: Found) -> Hit:
        """A row's hit, with the place of its words; NotFound when the record is gone."""
        return self.enquiry.hit(found.kind, found.place)

    def _kept(self) -> list[Row]:
        def row(name: str) -> Row:
            return Row(Words(name), lambda: Shown(name, tr("kept search"), icon="search"))

        rows = [row(name) for name in reversed(Keepsakes(self._desk.reader, "searches").all())]
        return _headed(rows, tr("Kept searches"))

    def _recent(self) -> list[Row]:
        def row(focus: Focus, shown: Shown) -> Row:
            return Row(focus, lambda: shown)

        rows = []
        for focus in self._desk.places[:_MOST_PLACES]:
            try:
                found = references.reference(self._desk.reader, focus.kind, focus.id)
            except NotFound:
                continue
            rows.append(row(focus, Shown(" ".join(found.label.split())[:200], tr(focus.kind.value), icon=found.icon)))
        return _headed(rows, tr("Recent places"))

    def show_list(self, listed: Sequence[Listed]) -> None:
        """Show the names of a list with their counts; those that nothing answers to last."""

        def row(one: Listed) -> Row:
            counts = " · ".join(
                f"{tr(_PLURALS[kind])} {grouped(one.counts[kind])}" for kind in search.found_kinds(one.counts)
            )
            key = Words(f'"{one.name}"') if one.counts else None
            icon = "search" if one.counts else "minus"
            return Row(key, lambda: Shown(one.name, counts or tr("nothing"), icon=icon))

        found = [one for one in listed if one.counts]
        missing = [one for one in listed if not one.counts]
        self.enquiry.forget()
        self._show(
            [
                *_headed([row(one) for one in found], trn("{count} name found", "{count} names found", len(found))),
                *_headed(
                    [row(one) for one in missing],
                    trn("{count} name not found", "{count} names not found", len(missing)),
                ),
            ]
        )

    def show_words(self, words: str) -> None:
        """Say one sentence in the list."""
        self.enquiry.forget()
        self._show([Row(None, lambda: Shown(words, icon="info"))])

    def _show(self, rows: Sequence[Row]) -> None:
        held = self.current() if self._has_moved else None
        self._model.set_rows(rows)
        if not rows:
            self.hide()
            return
        self._show_scopes()
        self._tell()
        self._place()
        at = 0
        if held is not None:
            at = next((at for at, row in enumerate(rows) if row.key == held.key), 0)
        self.view.setCurrentIndex(self._model.index(at, 0))
        self.show()
        self.raise_()

    def _show_scopes(self) -> None:
        counts, chosen = self.enquiry.counts, self.enquiry.scope
        kinds = search.found_kinds(counts)
        total = sum(counts.values())
        self._scopes.setVisible(len(kinds) > 1 or chosen is not None)
        for scope, button in self._turns.items():
            count = total if scope is None else counts.get(scope, 0)
            button.setText(f"{tr(_PLURALS[scope]) if scope else tr('All')} {grouped(count)}")
            button.setChecked(scope == chosen)
            button.setVisible(count > 0)

    def _scope_button(self, scope: RecordKind | None) -> QToolButton:
        button = self._button(tr("All"), f"bar.search.scope.{scope or 'all'}", is_checkable=True)
        button.clicked.connect(lambda: self.set_scope(scope))
        self._flow.addWidget(button)
        return button

    def _tell(self) -> None:
        total = sum(self.enquiry.counts.values())
        has_query = self.enquiry.query is not None
        words = trn("{count} hit", "{count} hits", total) if has_query else ""
        if has_query and self.enquiry.is_under_way:
            words += " · " + (tr("putting in order…") if self.enquiry.is_folded else tr("reading accents…"))
        elif has_query and total:
            words += " · " + tr("Ctrl+Space peeks")
        elif not self._box.text():
            words = tr("“a phrase” · AND OR NOT ( ) · word* · NEAR(a b, 5)")
        self._tally.setText(words)
        for button in (self.accents, self.reduce, self.keep):
            button.setVisible(has_query)
        self.names.setVisible(not has_query)

    def _place(self) -> None:
        window = self._box.window()
        if self.parentWidget() is not window:
            self.setParent(window)
        corner = self._box.mapTo(window, QPoint(0, self._box.height() + 2))
        width = min(max(self._box.width(), _WIDTH), window.width() - 8)
        left = max(4, min(corner.x(), window.width() - width - 4))
        scopes = self._flow.heightForWidth(width - 8) + 4 if not self._scopes.isHidden() else 0
        wanted = sum(height_of(row) for row in self._model.rows[:60]) + scopes + 56
        # While it is open it only grows: whatever lies behind would be painted again at each letter.
        height = max(wanted, self.height()) if self.isVisible() else wanted
        place = QRect(left, corner.y(), width, min(height, window.height() - corner.y() - 40))
        if place != self.geometry():
            self.setGeometry(place)

    # -- the keyboard ----------------------------------------------------------------------------------------------

    def step(self, by: int) -> None:
        """Move the current row."""
        at = min(max(self.view.currentIndex().row() + by, 0), self._model.rowCount() - 1)
        self._has_moved = True
        self.view.setCurrentIndex(self._model.index(at, 0))

    def current(self) -> Row | None:
        """The row that Enter takes."""
        return self._model.row_at(self.view.currentIndex().row())

    def show_again(self) -> None:
        """Show what was shown before the keyboard was elsewhere for a moment."""
        if self.enquiry.query is not None and self._model.rows:
            self.show()
            self.raise_()

    def stop(self) -> None:
        """End what runs beside the window."""
        self.enquiry.stop()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.MouseButtonPress:
            # The box would lose the keyboard, and with it this list, before the click arrives.
            self._box.setFocus()
        return super().eventFilter(watched, event)


def _told(kind: RecordKind, detail: str) -> str:
    """A reference's detail in people's words: a modality or a date stands there as the dossier writes it."""
    if kind is RecordKind.CLAIM and detail:
        return tr(detail)
    if kind is RecordKind.EVENT:
        with suppress(InvalidValue):
            return edtf.describe(edtf.parse(detail), language()) if detail else tr("no date")
    return detail


def _headed(rows: list[Row], heading: str) -> list[Row]:
    if rows:
        rows[0].heading = heading
    return rows


def _commands(words: str, actions: Sequence[QAction]) -> list[Row]:
    wanted = fold(words)

    def show(action: QAction) -> Callable[[], Shown]:
        text, _, shown = action.text().replace("&", "").partition("\t")
        keys = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText) or shown
        return lambda: Shown(text, keys, icon="chevron-right")

    found = [action for action in actions if action.isEnabled() and wanted in fold(action.text().split("\t")[0])]
    return [Row(action, show(action)) for action in (found[:_MOST_COMMANDS] if words else found)]
