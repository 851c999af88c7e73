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
from workbench.core.lighting import Light
from workbench.core.query import Query, parse
from workbench.core.records import Hit
from workbench.core.selection import Focus
from workbench.core.wording import grouped, language, tr, trn
from workbench.store.read import references, search
from workbench.store.read.name_lists import Listed
from workbench.store.read.search import Place
from workbench.ui.desk import Desk
from workbench.ui.finding import Answer, Asked, Finder
from workbench.ui.keepsakes import Keepsakes
from workbench.ui.kit.floating import Floating
from workbench.ui.kit.flow import FlowLayout
from workbench.ui.kit.matching import fold
from workbench.ui.result_rows import ResultModel, ResultPainter, Row, Shown, height_of

_MOST_COMMANDS = 6
_MOST_PLACES = 6
_SAMPLE = 5
_PAGE = 100
# Ordered at once where there are no more than these: it takes a few milliseconds.
_FEW = 1500
_WIDTH = 680
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
        self._finder = Finder(desk.dossier, self)
        self._finder.answered.connect(self._take_answer)
        self._finder.finished.connect(self._finish)
        self._model = ResultModel(self)
        self._query: Query | None = None
        self._light: Light | None = None
        self._asked: Asked | None = None
        self._commands: list[Row] = []
        self._pages: dict[RecordKind, list[Place]] = {}
        self._has_moved = False
        self.counts: dict[RecordKind, int] = {}
        self.scope: RecordKind | None = None
        self.is_folded = True
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
        self._query = self._light = None
        self.counts, self._pages = {}, {}
        self._finder.ask(None)
        if not words:
            self._show([*self._recent(), *self._kept(), *_headed(self._commands, tr("Commands"))])
            return
        try:
            self._query = parse(words, is_being_typed=True)
            self._light = Light(self._query, is_folded=self.is_folded)
            self._find()
        except WorkbenchError as error:
            said = Shown(str(error), icon="info")
            self._show([*self._commands, Row(None, lambda: said)])

    def _find(self) -> None:
        """Counts and a first page at once; the order of what is many from the thread."""
        assert self._query is not None
        reader = self._desk.reader
        with reader.limited(5.0):
            self.counts = search.counts(reader, self._query)
            if self.scope not in self.counts:
                self.scope = None
            wanted = _SAMPLE if self.scope is None else _PAGE
            shown = {k: n for k, n in self.counts.items() if self.scope in (None, k)}
            self._pages = search.first(reader, self._query, shown, wanted)
            if not self.is_folded:
                self._keep_exact()
            many = dict.fromkeys(shown, wanted)
            for kind, count in shown.items():
                if count <= _FEW and self.is_folded:
                    self._pages[kind] = search.ranked(reader, self._query, kind, wanted)
                    del many[kind]
        self._asked = Asked(self._query, many, 0, self.is_folded) if many else None
        self._show_hits()
        self._finder.ask(self._asked)

    def _keep_exact(self) -> None:
        """Of the first page, what has the accents as typed; the counts are known when the texts have been read."""
        assert self._light is not None
        for kind, places in self._pages.items():
            kept = [one for one in places if self._light.holds(search.text(self._desk.reader, one))]
            self._pages[kind] = kept

    def _take_answer(self, answer: Answer) -> None:
        if answer.asked is not self._asked:
            return
        if answer.total is not None:
            self.counts[answer.kind] = answer.total
        if answer.asked.offset:
            held = {place.record for place in self._pages[answer.kind]}
            fresh = [place for place in answer.places if place.record not in held]
            self._pages[answer.kind] += fresh
            self._model.append([self._hit_row(Found(answer.kind, place)) for place in fresh])
        else:
            self._pages[answer.kind] = answer.places

    def _finish(self, asked: Asked) -> None:
        if asked is self._asked:
            self._asked = None
            if asked.offset:
                self._tell()
            else:
                self._show_hits()

    def switch_accents(self) -> None:
        """Let accents count, or no longer."""
        self.is_folded = not self.is_folded
        self.accents.setChecked(not self.is_folded)
        self.changed.emit()

    def set_scope(self, scope: RecordKind | None) -> None:
        """Show one kind only, or everything."""
        self.scope = scope
        self.changed.emit()

    def turn_scope(self, step: int) -> None:
        """To the next kind that answers, or back."""
        scopes: list[RecordKind | None] = [None, *search.found_kinds(self.counts)]
        at = scopes.index(self.scope) if self.scope in scopes else 0
        self.set_scope(scopes[(at + step) % len(scopes)])

    def _look_ahead(self) -> None:
        """Ask for the next page when the end comes near: there is no cap."""
        bar = self.view.verticalScrollBar()
        kind = self.scope
        if kind is None or self._query is None or self._asked is not None or bar.maximum() - bar.value() > 2000:
            return
        held = len(self._pages.get(kind, ()))
        if held < self.counts.get(kind, 0):
            self._asked = Asked(self._query, {kind: _PAGE}, held, self.is_folded)
            self._finder.ask(self._asked)

    # -- what is shown ---------------------------------------------------------------------------------------------

    def _show_hits(self) -> None:
        rows = list(self._commands) if self.scope is None else []
        for kind in search.found_kinds(self.counts):
            if self.scope in (None, kind):
                rows += self._group(kind)
        if not any(self._pages.values()) and self._asked is None:
            words = self._box.text().strip()
            rows.append(Row(None, lambda: Shown(tr("Nothing found for “{words}”", words=words), icon="search")))
        self._show(rows)

    def _group(self, kind: RecordKind) -> list[Row]:
        rows = [self._hit_row(Found(kind, place)) for place in self._pages.get(kind, ())]
        left = self.counts[kind] - len(rows)
        if rows:
            rows[0].heading = f"{tr(_PLURALS[kind])} · {grouped(self.counts[kind])}"
        if self.scope is None and left > 0 and rows:
            rows.append(Row(Wider(kind), lambda: Shown(tr("{count} more…", count=grouped(left)), icon="more")))
        return rows

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
        assert self._light is not None
        return search.hit(self._desk.reader, found.kind, found.place, self._light)

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
        self._query, self.counts, self._asked = None, {}, None
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
        self._query, self.counts = None, {}
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
        kinds = search.found_kinds(self.counts)
        total = sum(self.counts.values())
        self._scopes.setVisible(len(kinds) > 1 or self.scope is not None)
        for scope, button in self._turns.items():
            count = total if scope is None else self.counts.get(scope, 0)
            button.setText(f"{tr(_PLURALS[scope]) if scope else tr('All')} {grouped(count)}")
            button.setChecked(scope == self.scope)
            button.setVisible(count > 0)

    def _scope_button(self, scope: RecordKind | None) -> QToolButton:
        button = self._button(tr("All"), f"bar.search.scope.{scope or 'all'}", is_checkable=True)
        button.clicked.connect(lambda: self.set_scope(scope))
        self._flow.addWidget(button)
        return button

    def _tell(self) -> None:
        total = sum(self.counts.values())
        has_query = self._query is not None
        words = trn("{count} hit", "{count} hits", total) if has_query else ""
        if has_query and self._asked is not None:
            words += " · " + (tr("putting in order…") if self.is_folded else tr("reading accents…"))
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

    @property
    def query(self) -> Query | None:
        """The query on show."""
        return self._query

    def show_again(self) -> None:
        """Show what was shown before the keyboard was elsewhere for a moment."""
        if self._query is not None and self._model.rows:
            self.show()
            self.raise_()

    def stop(self) -> None:
        """End what runs beside the window."""
        self._finder.stop()

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
