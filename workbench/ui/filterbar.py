"""The filter as chips: what everything is reduced to, each part closed or added with a key."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QPoint, Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from workbench.core import edtf, wording
from workbench.core.errors import NotFound
from workbench.core.kinds import RecordKind, Status
from workbench.core.selection import EVERYTHING, Filter, Selection
from workbench.core.wording import tr
from workbench.store.read import references
from workbench.ui.desk import Desk
from workbench.ui.kit.chip import ChipBar

if TYPE_CHECKING:
    from workbench.ui.filterpanel import FilterPanel

RECORD_FACETS = {"actors": RecordKind.ACTOR, "documents": RecordKind.DOCUMENT, "tags": RecordKind.TAG}
_HEADS = {
    "actors": "Actor: {name}",
    "documents": "Source: {name}",
    "tags": "Tag: {name}",
    "words": "Search: {name}",
    "grades": "Source rated {name}",
    "credibilities": "Credibility {name}",
}
STATUSES = {
    Status.BY_HAND: "made by hand",
    Status.ACCEPTED: "accepted as proposed",
    Status.EDITED: "edited and accepted",
    Status.CONTESTED: "sources contradict it",
    Status.UNSOURCED: "without a quote",
}


class FilterBar(QWidget):
    """Chips of the filter in force and the button that adds one."""

    altered = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("bar.filter")
        self.setAccessibleName(tr("Filter"))
        self._desk = desk
        self._panel: FilterPanel | None = None
        self._shown: Filter | None = None
        self._bar = ChipBar(add_label=tr("filter"), parent=self)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self._bar)
        self._bar.closed.connect(self._drop)
        self._bar.add_requested.connect(self.offer)
        desk.selected.connect(self._on_selected)
        desk.changed.connect(lambda _changes: self._rename())
        self.refresh()

    def refresh(self) -> None:
        """Show the filter as it is now."""
        self._shown = self._desk.selection.filter
        self._bar.set_chips(list(self._chips(self._shown)))
        self.altered.emit()

    def _on_selected(self, selection: Selection, origin: object) -> None:
        # Another focus under the same filter: to share out the bar anew would lay out the whole window.
        if selection.filter != self._shown:
            self.refresh()

    @property
    def has_chips(self) -> bool:
        """Whether anything is filtered."""
        return bool(self._bar.chips)

    def _rename(self) -> None:
        """What a chip is about may be called otherwise now; without chips there is nothing to lay out anew."""
        if self._desk.selection.filter:
            self.refresh()

    def wanted_width(self) -> int:
        """How wide all chips are on one line."""
        return self._bar.sizeHint().width()

    def set_wrapping(self, is_wrapping: bool) -> None:
        """Whether chips may stand on several lines."""
        policy = self._bar.sizePolicy()
        policy.setVerticalPolicy(QSizePolicy.Policy.Preferred if is_wrapping else QSizePolicy.Policy.Fixed)
        self._bar.setSizePolicy(policy)

    def _chips(self, filter: Filter) -> Iterator[tuple[object, str]]:
        yield from parts(self._desk, filter)
        for name, says in (("also", "and: {words}"), ("without", "not: {words}")):
            for at, one in enumerate(getattr(filter, name)):
                yield (name, at), tr(says, words=in_words(self._desk, one))

    def _drop(self, key: tuple[str, Any]) -> None:
        facet, value = key
        held = self._desk.selection.filter
        if facet in ("also", "without"):
            left: Any = tuple(one for at, one in enumerate(getattr(held, facet)) if at != value)
        else:
            left = None if facet == "dates" else getattr(held, facet) - {value}
        self._desk.filter(held._replace(**{facet: left}))

    def offer(self) -> None:
        """Show what can be filtered by, with how much there is of each."""
        if self._panel is None:
            from workbench.ui.filterpanel import FilterPanel

            self._panel = FilterPanel(self._desk, self.window())
        below = QPoint(0, self._bar.add_chip.height() + 2)
        self._panel.open_at(self._bar.add_chip.mapTo(self.window(), below))


def parts(desk: Desk, filter: Filter) -> Iterator[tuple[object, str]]:
    """Each choice of a filter as ((facet, value), words); what is gone is passed over."""
    for facet, kind in RECORD_FACETS.items():
        for id in sorted(getattr(filter, facet)):
            try:
                name = references.reference(desk.reader, kind, id).label
            except NotFound:
                continue
            words = tr(_HEADS[facet], name=short(name))
            yield (facet, id), tr("{words} alone", words=words) if facet == "actors" and filter.is_alone else words
    for modality in sorted(filter.modalities):
        yield ("modalities", modality), tr(modality)
    for facet in ("words", "grades", "credibilities"):
        for value in sorted(getattr(filter, facet)):
            # "=" is how a filter writes that accents count.
            words = tr(_HEADS[facet], name=short(value.removeprefix("=")))
            yield (facet, value), tr("{words}, exact accents", words=words) if value.startswith("=") else words
    for status in sorted(filter.statuses):
        yield ("statuses", status), tr(STATUSES.get(Status(status), status))
    if filter.dates is not None:
        yield ("dates", None), dates_in_words(filter.dates)


def in_words(desk: Desk, filter: Filter) -> str:
    """A whole filter on one line."""
    found = [words for _, words in parts(desk, filter)]
    found += [tr("and: {words}", words=in_words(desk, one)) for one in filter.also]
    found += [tr("not: {words}", words=in_words(desk, one)) for one in filter.without]
    return " · ".join(found) if filter != EVERYTHING else tr("everything")


def short(name: str) -> str:
    """A name as a chip has room for."""
    return name if len(name) < 28 else name[:27] + "…"


def dates_in_words(dates: tuple[int | None, int | None]) -> str:
    """A range of days as a chip says it."""
    years = [date.fromordinal(day) for day in dates if day is not None]
    if len(years) == 2 and (years[0].month, years[0].day, years[1].month, years[1].day) == (1, 1, 12, 31):
        return f"{years[0].year}" if years[0].year == years[1].year else f"{years[0].year} – {years[1].year}"
    language = wording.language()
    if len(years) == 2 and years[0].day == 1 and (years[1] == date.max or (years[1] + timedelta(1)).day == 1):
        months = dict.fromkeys(f"{day.year:04d}-{day.month:02d}" for day in years)
        return edtf.describe(edtf.parse("/".join(months)), language)
    first, last = (
        edtf.describe(edtf.parse(date.fromordinal(day).isoformat()), language) if day is not None else "…"
        for day in dates
    )
    return f"{first} – {last}"
