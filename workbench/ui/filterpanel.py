"""Everything that can be filtered by, with how much each choice would leave: added, intersected, taken away, or alone."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QEvent, QObject, QPoint, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListView,
    QToolButton,
    QVBoxLayout,
    QWidget,
)
from shiboken6 import isValid

from workbench.core.selection import EVERYTHING, Filter
from workbench.core.wording import tr
from workbench.ui.desk import Desk
from workbench.ui.filterbar import in_words
from workbench.ui.filterrows import KEPT, ChoiceRows, Kept, Taken
from workbench.ui.keepsakes import Keepsakes
from workbench.ui.kit.floating import Floating
from workbench.ui.kit.flow import FlowLayout
from workbench.ui.kit.segmented import Segmented
from workbench.ui.result_rows import ResultModel, ResultPainter

_FACETS = {
    "actors": "Actors", "documents": "Sources", "tags": "Tags", "dates": "Dates", "modalities": "Modality",
    "grades": "Source rating", "credibilities": "Credibility", "statuses": "Status", KEPT: "Kept filters",
}  # fmt: skip
ADD, ALSO, WITHOUT, REPLACE = "add", "also", "without", "replace"
_SIZE = (560, 460)


class FilterPanel(Floating):
    """One facet at a time; the line narrows it, Enter takes the current row in the way that is switched on."""

    def __init__(self, desk: Desk, window: QWidget) -> None:
        super().__init__(window)
        self.setObjectName("filter.panel")
        self.setAccessibleName(tr("Filter by…"))
        self._desk = desk
        self._window = window
        self._before: QWidget | None = None
        self._facet = "actors"
        self._model = ResultModel(self)
        self._choices = ChoiceRows(desk)
        self._line = QLineEdit(self)
        self._line.setObjectName("filter.line")
        self._line.setAccessibleName(tr("Find a choice"))
        self._line.textChanged.connect(lambda _text: self.refresh())
        self._line.installEventFilter(self)
        self._tabs = {facet: self._tab(facet, label) for facet, label in _FACETS.items()}
        self._list = QListView(self)
        self._list.setObjectName("filter.choices")
        self._list.setAccessibleName(tr("Choices"))
        self._list.setModel(self._model)
        self._list.setItemDelegate(ResultPainter(self._list))
        self._list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._list.setMouseTracking(True)
        self._list.clicked.connect(lambda _index: self.take())
        modes = ((ADD, tr("Add")), (ALSO, tr("And")), (WITHOUT, tr("Not")), (REPLACE, tr("Only")))
        self.mode = Segmented(modes, parent=self)
        self.mode.setObjectName("filter.mode")
        self.mode.setToolTip(tr("Enter adds, Shift+Enter intersects, Alt+Enter takes away, Ctrl+Enter replaces"))
        self._below = QCheckBox(tr("with those below"), self)
        self._below.setObjectName("filter.below")
        self._below.setChecked(True)
        self._below.setToolTip(QKeySequence("Ctrl+B").toString(QKeySequence.SequenceFormat.NativeText))
        # The mouse is here for a moment; the row is still taken with Enter.
        for turned in (self.mode.changed, self._below.toggled):
            turned.connect(lambda _value: self._line.setFocus())
        self._keep = QToolButton(self)
        self._keep.setText(tr("Keep this filter"))
        self._keep.setObjectName("filter.keep")
        self._keep.setProperty("segment", True)
        self._keep.clicked.connect(self.keep)
        self._told = QLabel(self)
        self._told.setProperty("role", "muted")
        self._lay_out()
        desk.selected.connect(lambda _selection, _origin: self.refresh() if self.isVisible() else None)
        self.hide()

    def _tab(self, facet: str, label: str) -> QToolButton:
        button = QToolButton(self)
        button.setText(tr(label))
        button.setObjectName(f"filter.facet.{facet}")
        button.setCheckable(True)
        button.setProperty("segment", True)
        button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        button.clicked.connect(partial(self.show_facet, facet))
        return button

    def _lay_out(self) -> None:
        tabs = QWidget(self)
        flow = FlowLayout(tabs, spacing=2)
        for button in self._tabs.values():
            flow.addWidget(button)
        foot = QHBoxLayout()
        for part in (self.mode, self._below, self._told):
            foot.addWidget(part)
        foot.addStretch(1)
        foot.addWidget(self._keep)
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 8, 8, 8)
        column.setSpacing(6)
        for widget in (tabs, self._line, self._list):
            column.addWidget(widget, 1 if widget is self._list else 0)
        column.addLayout(foot)

    # -- open and closed -------------------------------------------------------------------------------------------

    def open_at(self, corner: QPoint) -> None:
        """Show the panel with its corner here, moved so that all of it is visible."""
        window = self._window
        if self.isHidden():
            self._before = QApplication.focusWidget()
        width, height = min(_SIZE[0], window.width() - 8), min(_SIZE[1], window.height() - corner.y() - 8)
        self.setGeometry(max(4, min(corner.x(), window.width() - width - 4)), corner.y(), width, height)
        self._line.clear()
        self.mode.set_value(ADD)
        self.show_facet(self._facet)
        self.show()
        self.raise_()
        self._line.setFocus(Qt.FocusReason.PopupFocusReason)
        _application().focusChanged.connect(self._focus_moved)

    def close_panel(self) -> None:
        """Close, and give the keyboard back."""
        _application().focusChanged.disconnect(self._focus_moved)
        focused = QApplication.focusWidget()
        held = focused is not None and self.isAncestorOf(focused)
        self.hide()
        before, self._before = self._before, None
        if held and before is not None and isValid(before):
            before.setFocus(Qt.FocusReason.PopupFocusReason)

    def _focus_moved(self, _old: QWidget | None, new: QWidget | None) -> None:
        if new is not None and new is not self and not self.isAncestorOf(new) and self.isVisible():
            self.close_panel()

    def show_facet(self, facet: str) -> None:
        """Offer the choices of one facet."""
        self._facet = facet
        for name, button in self._tabs.items():
            button.setChecked(name == facet)
        self._below.setVisible(facet == "actors")
        self._line.setPlaceholderText(
            tr("2024-06/2024-11, June 2024, or a year")
            if facet == "dates"
            else tr("A name for the filter in force")
            if facet == KEPT and self._desk.selection.filter
            else tr("Type to find")
        )
        self._line.clear()
        self.refresh()

    # -- choices ---------------------------------------------------------------------------------------------------

    def refresh(self) -> None:
        """Count again, under the filter as it is now."""
        rows, told = self._choices.rows(self._facet, self._line.text().strip())
        held = self._list.currentIndex().row()
        self._model.set_rows(rows)
        self._list.setCurrentIndex(self._model.index(min(max(held, 0), len(rows) - 1), 0))
        self._told.setText(told)
        self._keep.setEnabled(bool(self._desk.selection.filter))

    # -- taking ----------------------------------------------------------------------------------------------------

    def take(self, mode: str | None = None) -> None:
        """Take the current row in this way, or as the switch stands."""
        row = self._model.row_at(self._list.currentIndex().row())
        if row is not None and isinstance(row.key, Kept):
            self.keep()
        if row is None or not isinstance(row.key, Taken):
            return
        mode = mode or str(self.mode.value)
        held, one = self._desk.selection.filter, row.key.filter
        if one.actors:
            one = one._replace(is_alone=not self._below.isChecked())
        if row.key.name and mode == ADD:
            mode = REPLACE
        ways: dict[str, Callable[[], Filter]] = {
            ADD: lambda: self._without(held, one) if self._is_chosen(held, one) else held.added(one),
            ALSO: lambda: held.intersected(one),
            WITHOUT: lambda: held.removed(one),
            REPLACE: lambda: one,
        }
        self._desk.filter(ways[mode]())

    def _is_chosen(self, held: Filter, one: Filter) -> bool:
        """Whether a row is on already: to add it again takes it back."""
        if self._facet == "dates":
            return held.dates == one.dates
        return bool(getattr(one, self._facet, frozenset()) & getattr(held, self._facet, frozenset()))

    def _without(self, held: Filter, one: Filter) -> Filter:
        if self._facet == "dates":
            return held._replace(dates=None)
        return held._replace(**{self._facet: getattr(held, self._facet) - getattr(one, self._facet)})

    def keep(self) -> None:
        """Keep the filter in force under the words of the line, or under what it says."""
        held = self._desk.selection.filter
        if held == EVERYTHING:
            return
        words = in_words(self._desk, held)
        name = (self._line.text().strip() if self._facet == KEPT else "") or words
        kept = Keepsakes(self._desk.reader, "filters")
        named = kept.all().get(words)
        if name != words and named is not None and Filter.from_state(named) == held:
            # It was kept a moment ago, before anybody gave it a name.
            kept.forget(words)
        kept.keep(name, held.as_state())
        self._desk.notice(tr("The filter “{name}” is kept.", name=name))
        self.show_facet(KEPT)

    def _forget(self) -> None:
        row = self._model.row_at(self._list.currentIndex().row())
        if row is not None and isinstance(row.key, Taken) and row.key.name:
            Keepsakes(self._desk.reader, "filters").forget(row.key.name)
            self.refresh()

    # -- the keyboard ----------------------------------------------------------------------------------------------

    def _step(self, by: int) -> None:
        at = min(max(self._list.currentIndex().row() + by, 0), self._model.rowCount() - 1)
        self._list.setCurrentIndex(self._model.index(at, 0))
        row = self._model.row_at(at)
        # The keyboard stays in the line, so the line tells which row Enter would take.
        self._line.setAccessibleDescription("" if row is None else f"{row.shown.label}, {row.shown.detail}")

    def _turn(self, by: int) -> None:
        names = list(_FACETS)
        self.show_facet(names[(names.index(self._facet) + by) % len(names)])

    def _key(self, event: QKeyEvent) -> bool:
        key, held = Qt.Key(event.key()), event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        steps = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1, Qt.Key.Key_PageUp: -10, Qt.Key.Key_PageDown: 10}
        modes = {
            Qt.KeyboardModifier.ShiftModifier: ALSO,
            Qt.KeyboardModifier.AltModifier: WITHOUT,
            Qt.KeyboardModifier.ControlModifier: REPLACE,
        }
        if key in steps:
            self._step(steps[key])
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.take(modes.get(held))
        elif key == Qt.Key.Key_Escape:
            self.close_panel()
        elif key in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab):
            self._turn(-1 if key == Qt.Key.Key_Backtab else 1)
        elif key == Qt.Key.Key_B and held == Qt.KeyboardModifier.ControlModifier and self._facet == "actors":
            self._below.toggle()
        elif key == Qt.Key.Key_S and held == Qt.KeyboardModifier.ControlModifier:
            self.keep()
        elif key == Qt.Key.Key_Delete and self._facet == KEPT and not self._line.text():
            self._forget()
        else:
            return False
        return True

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is not self._line or not isinstance(event, QKeyEvent):
            return super().eventFilter(watched, event)
        if event.type() == QEvent.Type.ShortcutOverride:
            event.accept()
            return True
        return event.type() == QEvent.Type.KeyPress and self._key(event)


def _application() -> QApplication:
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    return app
