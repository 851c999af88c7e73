"""Making events on the timeline and changing their dates there, by hand or by key."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QObject, QPoint, QRect, QSize

from workbench.core.edtf import FuzzyDate, Precision, parse
from workbench.core.errors import InvalidValue
from workbench.core.kinds import RecordKind
from workbench.core.shifting import moved, stretched, unit_of
from workbench.core.wording import tr
from workbench.store.read import events as reads
from workbench.ui.desk import Desk
from workbench.ui.panes.timeline.canvas import Canvas
from workbench.ui.panes.timeline.editor import DateEditor
from workbench.ui.panes.timeline.marks import Mark


class Editing(QObject):
    """What the analyst does to events here; each change is one gesture in the history."""

    def __init__(self, desk: Desk, canvas: Canvas, editor: DateEditor, parent: QObject) -> None:
        super().__init__(parent)
        self._desk, self._canvas, self._editor = desk, canvas, editor
        self._event: int | None = None
        self._lane: int | None = None
        editor.accepted.connect(self._accept)

    def make(self, day: float | None = None, lane: int = -1, at: QPoint | None = None) -> None:
        """Ask for the title and the date of a new event, which takes part where it is made: in an actor's lane."""
        canvas = self._canvas
        day = canvas.window.first + canvas.window.span / 2 if day is None else day
        lane = canvas.strong_lane if lane < 0 and canvas.strong_lane is not None else lane
        self._event, self._lane = None, lane if lane >= 0 else None
        spot = QRect(at or QPoint(int(canvas.scale.x(day)), 60), QSize(1, 1))
        self._editor.open(spot, "", self._rough(day), on_title=True, note=self._taking_part())

    def _taking_part(self) -> str:
        """Who a new event would have as a participant, in words."""
        lane = self._canvas.source.lanes[self._lane] if self._lane is not None else None
        return tr("participant: {name}", name=lane.label) if lane is not None and lane.actor_id is not None else ""

    def _rough(self, day: float) -> str:
        """A date at a position, no finer than a hand can point: a day, a month or a year by the zoom."""
        when = date.fromordinal(int(day)).isoformat()
        return when[: {Precision.DAY: 10, Precision.MONTH: 7}.get(self._canvas.scale.pointed, 4)]

    def edit(self, *, on_title: bool = False) -> None:
        """Ask for another date (or title) of the event in focus."""
        id = self._canvas.focus
        if id is None:
            self._desk.notice(tr("Choose an event first: a click, or the arrow keys."))
            return
        found = reads.event(self._desk.reader, id)
        self._canvas.show_event(id)
        mark = self._canvas.mark_of(id)
        self._event = id
        self._editor.open(self._spot(mark), found.label, found.edtf or "", on_title=on_title)

    def _spot(self, mark: Mark | None) -> QRect:
        """What can be seen of a mark."""
        if mark is None:
            return QRect(200, 60, 1, 1)
        plot = self._canvas.plot
        first, last = max(mark.x0, plot.left()), min(mark.x1, plot.right())
        return QRect(int(first), int(mark.y) - 8, max(int(last - first), 1), 16)

    def delete(self) -> None:
        """Delete the event in focus; undo brings it back."""
        from workbench.operations import records

        id = self._canvas.focus
        gone = self._desk.run(records.delete, RecordKind.EVENT, id) if id is not None else None
        if gone is not None:
            self._desk.notice(gone.label, actions=((tr("Undo"), self._desk.undo),))

    def _accept(self, title: str, edtf: str) -> None:
        if self._event is not None:
            self._run(self._event, label=title, edtf=edtf or None)
            return
        from workbench.operations import events

        actor = self._canvas.source.lanes[self._lane].actor_id if self._lane is not None else None
        kind = self._canvas.source.lanes[self._lane].key if self._lane is not None and actor is None else ""
        made = self._desk.run(events.make, title, edtf or None, actor_id=actor, kind=kind if self.is_by_kind else "")
        if made is not None and isinstance(made.result, int):
            self._desk.focus(RecordKind.EVENT, made.result)

    is_by_kind = False

    def set_date(self, id: int, edtf: str) -> None:
        """Give an event another date."""
        self._run(id, edtf=edtf)

    def _run(self, id: int, **values: str | None) -> None:
        from workbench.operations import records

        self._desk.run(records.edit, RecordKind.EVENT, id, **values)

    def add_participant(self, id: int, actor: int) -> None:
        """Let an actor take part in an event."""
        from workbench.operations import events

        self._desk.run(events.add_participant, id, actor)

    def move(self, steps: int) -> None:
        """Put the event in focus earlier or later by steps of what its date is known to: days, months, years."""
        found = self._focused()
        if found is not None:
            id, when = found
            self.set_date(id, moved(when, steps * unit_of(when)))

    def stretch(self, steps: int) -> None:
        """Let the event in focus end later or earlier by steps of what its date is known to."""
        found = self._focused()
        if found is None:
            return
        id, when = found
        if when.latest is not None:
            # From the middle of the last unit, so that a step of 30.44 days lands in the next month and not in the same.
            unit = unit_of(when)
            self.set_date(id, stretched(when, when.latest + 1 - unit / 2 + steps * unit, is_start=False))

    def _focused(self) -> tuple[int, FuzzyDate] | None:
        found = self._canvas.source.find(self._canvas.focus) if self._canvas.focus is not None else None
        if found is None or not found[0].edtf:
            return None
        try:
            return found[0].id, parse(found[0].edtf)
        except InvalidValue:
            return None
