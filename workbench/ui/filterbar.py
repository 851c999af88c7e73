"""The filter as chips: what everything is reduced to, each part closed or added with a key."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QHBoxLayout, QMenu, QWidget

from workbench.core import edtf, wording
from workbench.core.errors import InvalidValue, NotFound
from workbench.core.kinds import RecordKind
from workbench.core.modality import Modality
from workbench.core.selection import Filter
from workbench.core.wording import tr
from workbench.store.read import references
from workbench.ui.desk import Desk
from workbench.ui.kit.chip import ChipBar

if TYPE_CHECKING:
    from workbench.ui.kit.picker import Picker

_FACETS = {"actors": RecordKind.ACTOR, "documents": RecordKind.DOCUMENT, "tags": RecordKind.TAG}
_HEADS = {"actors": "Actor: {name}", "documents": "Source: {name}", "tags": "Tag: {name}"}


class FilterBar(QWidget):
    """Chips of the filter in force and the button that adds one."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("bar.filter")
        self.setAccessibleName(tr("Filter"))
        self._desk = desk
        self._bar = ChipBar(add_label=tr("filter"), parent=self)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self._bar)
        self._bar.closed.connect(self._drop)
        self._bar.add_requested.connect(self.offer)
        desk.selected.connect(lambda _selection, _origin: self.refresh())
        desk.changed.connect(lambda _changes: self.refresh())
        self.refresh()

    def refresh(self) -> None:
        """Show the filter as it is now."""
        self._bar.set_chips(list(self._chips(self._desk.selection.filter)))

    def _chips(self, filter: Filter) -> Iterable[tuple[object, str]]:
        for facet, kind in _FACETS.items():
            for id in sorted(getattr(filter, facet)):
                try:
                    name = references.reference(self._desk.reader, kind, id).label
                except NotFound:
                    continue
                yield (facet, id), tr(_HEADS[facet], name=name if len(name) < 28 else name[:27] + "…")
        for modality in sorted(filter.modalities):
            yield ("modalities", modality), tr(modality)
        if filter.dates is not None:
            yield ("dates", None), dates_in_words(filter.dates)

    def _drop(self, key: tuple[str, object]) -> None:
        facet, value = key
        held = self._desk.selection.filter
        self._desk.filter(_with(held, facet, None if facet == "dates" else getattr(held, facet) - {value}))

    def offer(self) -> None:
        """Show what can be filtered by."""
        menu = QMenu(self)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.addAction(tr("Actor…"), lambda: self._pick("actors", tr("Filter by actor")))
        menu.addAction(tr("Source…"), lambda: self._pick("documents", tr("Filter by source")))
        menu.addAction(tr("Tagged…"), lambda: self._pick("tags", tr("Filter by tag")))
        menu.addAction(tr("Dates…"), self._ask_dates)
        modalities = menu.addMenu(tr("Modality"))
        for modality in Modality:
            modalities.addAction(tr(modality.value), partial(self._add, "modalities", modality.value))
        if self._desk.selection.filter:
            menu.addSeparator()
            menu.addAction(tr("Clear the filter"), lambda: self._desk.filter(Filter()))
        menu.popup(self._bar.add_chip.mapToGlobal(QPoint(0, self._bar.add_chip.height())))

    def _pick(self, facet: str, title: str) -> None:
        self._desk.pick(
            _FACETS[facet], title=title, near=self._bar.add_chip, then=lambda id: self._add(facet, id), can_create=False
        )

    def _add(self, facet: str, value: object) -> None:
        held = self._desk.selection.filter
        self._desk.filter(_with(held, facet, getattr(held, facet) | {value}))

    def _ask_dates(self) -> None:
        from workbench.ui.kit.picker import Picker

        picker = Picker(self.window())
        picker.created.connect(lambda words: self._take_dates(picker, words))
        picker.cancelled.connect(picker.deleteLater)
        point = self._bar.add_chip.mapTo(self.window(), QPoint(0, self._bar.add_chip.height()))
        picker.open_at(point, [], title=tr("Filter by dates"), placeholder="2024-06/2024-11", can_create=True)

    def _take_dates(self, picker: Picker, words: str) -> None:
        picker.deleteLater()
        try:
            first, last = edtf.bounds(words)
        except InvalidValue as error:
            self._desk.notice(str(error), "error")
            return
        self._desk.filter(self._desk.selection.filter._replace(dates=(first, last)))


def _with(filter: Filter, facet: str, value: Any) -> Filter:
    """The filter with one facet set anew."""
    return filter._replace(**{facet: value})


def dates_in_words(dates: tuple[int | None, int | None]) -> str:
    """A range of days as a chip says it."""
    language = wording.language()
    first, last = (
        edtf.describe(edtf.parse(date.fromordinal(day).isoformat()), language) if day is not None else "…"
        for day in dates
    )
    return f"{first} – {last}"
