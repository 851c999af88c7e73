"""The menu under the right mouse button: every verb of the timeline with its key."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QMenu, QWidget

from workbench.core.records import EventRow
from workbench.core.wording import language, tr, trn
from workbench.ui.panes.timeline.canvas import Canvas
from workbench.ui.panes.timeline.header import Header
from workbench.ui.panes.timeline.marks import words_of

if TYPE_CHECKING:
    from workbench.ui.panes.timeline.pane import TimelinePane

_LISTED = 40


def menu_at(pane: TimelinePane, canvas: Canvas, header: Header, at: QPoint | None) -> QMenu:
    """The verbs for the event at a place of the plot, or for the one in focus where no place is meant."""
    menu = QMenu(pane)
    menu.setObjectName("timeline.menu")
    id = canvas.focus
    if at is not None:
        row = canvas.event_at(QPointF(at))
        id = row.id if row is not None else None
    if id is not None:
        editing = pane.editing
        for words, key, verb in (
            (tr("Open the quote behind it"), "Return", pane.open_in_context),
            (tr("Change its date…"), "D", editing.edit),
            (tr("Rename"), "F2", lambda: editing.edit(on_title=True)),
            (tr("Delete"), "", editing.delete),
        ):
            _add(menu, words, key, verb)
        menu.addSeparator()
    _add(menu, tr("New event here…"), "Insert", lambda: _make(pane, canvas, at))
    _add(menu, tr("Show all events"), "F", pane.fit)
    menu.addSeparator()
    menu.addActions(header.menu.actions())
    return menu


def list_members(parent: QWidget, rows: Sequence[EventRow], choose: Callable[[int], object], at: QPoint) -> QMenu:
    """The events of a mark that no zoom tells apart, each with its date; choosing one makes it the focus."""
    menu = QMenu(parent)
    menu.setObjectName("timeline.members")
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    for row in rows[:_LISTED]:
        words = f"{row.label} · {when}" if (when := words_of(row, language())) else row.label
        menu.addAction(words.replace("&", "&&")).triggered.connect(lambda _on, id=row.id: choose(id))
    rest = len(rows) - _LISTED
    if rest > 0:
        menu.addAction(trn("and {count} more", "and {count} more", rest)).setEnabled(False)
    menu.popup(at)
    return menu


def open_menu(pane: TimelinePane, canvas: Canvas, header: Header, at: QPoint | None) -> None:
    """Show the menu where it was asked for; with the keyboard, at the event in focus."""
    menu = menu_at(pane, canvas, header, at)
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    mark = canvas.mark_of(canvas.focus) if at is None and canvas.focus is not None else None
    if at is None:
        plot = canvas.plot
        spot = QPointF(max(mark.x0, plot.left()), mark.y) if mark is not None else plot.center()
        at = spot.toPoint()
    menu.popup(pane.plot.mapToGlobal(at))


def _add(menu: QMenu, words: str, key: str, verb: Callable[[], None]) -> None:
    shown = QKeySequence(key).toString(QKeySequence.SequenceFormat.NativeText)
    menu.addAction(f"{words}\t{shown}" if key else words).triggered.connect(lambda _on: verb())


def _make(pane: TimelinePane, canvas: Canvas, at: QPoint | None) -> None:
    if at is None:
        pane.editing.make()
        return
    lane = canvas.lane_at(at.y())
    pane.editing.make(canvas.scale.day(at.x()), -1 if lane is None else lane, at)
