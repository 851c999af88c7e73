"""The choices of a facet as rows, each with how much it would leave."""

from __future__ import annotations

from typing import Any, NamedTuple

from workbench.core import edtf
from workbench.core.errors import InvalidValue, NotFound
from workbench.core.kinds import RecordKind, Status
from workbench.core.query import parse
from workbench.core.selection import EVERYTHING, Filter
from workbench.core.wording import grouped, tr, trn
from workbench.store.read import references, scales, search
from workbench.store.read.choices import Choice
from workbench.ui.desk import Desk
from workbench.ui.filterbar import RECORD_FACETS, STATUSES, dates_in_words, in_words
from workbench.ui.keepsakes import Keepsakes
from workbench.ui.kit.matching import fold
from workbench.ui.result_rows import Row, Shown

KEPT = "kept"
_ICONS = {"tags": "tag", "dates": "timeline", "modalities": "claim", "statuses": "review", "grades": "person"}
_SCALES = {"grades": "reliability", "credibilities": "credibility"}
_MOST = 300


class Taken(NamedTuple):
    """The key of a row: the filter that choosing it alone would be, and its kept name where it has one."""

    filter: Filter
    name: str = ""


class Kept(NamedTuple):
    """The key of the row that keeps the filter in force under a name."""

    name: str


def _said(words: str) -> Row:
    return Row(None, lambda: Shown(words, icon="info"))


class ChoiceRows:
    """Rows of one facet under the filter in force."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._facet = ""

    def rows(self, facet: str, words: str) -> tuple[list[Row], str]:
        """The choices that answer to the words, and a word on how many there are."""
        self._facet = facet
        if self._facet == KEPT:
            rows = self._kept(words) + self._to_keep(words.strip())
            if rows:
                return rows, tr("Enter takes it, Delete forgets it")
            return [_said(tr("No filter is kept under such a name; choose one, then “Keep this filter”."))], ""
        if self._facet in ("actors", "documents"):
            return self._records(words)
        choices = self._desk.links.choices.choices(self._desk.selection.filter, self._facet)
        rows = [self._row(one) for one in choices]
        if words:
            rows = [row for row in rows if fold(words) in fold(row.shown.label)]
        if self._facet == "dates":
            # The newest first: a period that began long ago has a year for each of its own.
            rows = self._typed_dates(words) + rows[::-1]
        return rows, ""

    def _records(self, words: str) -> tuple[list[Row], str]:
        """Actors or sources: those that leave most, or of those that answer to the words."""
        filter, among = self._desk.selection.filter, None
        if words:
            try:
                query = parse(words, is_being_typed=True)
            except InvalidValue as error:
                return [], str(error)
            among = search.named(self._desk.reader, query, RECORD_FACETS[self._facet])
        choices, total = self._desk.links.choices.most(filter, self._facet, _MOST, among)
        told = tr("{shown} of {total}", shown=grouped(len(choices)), total=grouped(total)) if total > _MOST else ""
        return [self._row(one) for one in choices], told

    def _typed_dates(self, words: str) -> list[Row]:
        if not words:
            return []
        # The grammar of dates in words is loaded when somebody first types one.
        from workbench.services.extract.written import written_date

        try:
            days = edtf.bounds(written_date(words).text)
        except InvalidValue:
            return []
        count = len(self._desk.links.now.subset(self._desk.selection.filter._replace(dates=days)).events)
        return [self._row(Choice(days, count))]

    def _kept(self, words: str) -> list[Row]:
        def row(name: str, filter: Filter) -> Row:
            return Row(Taken(filter, name), lambda: Shown(name, in_words(self._desk, filter), icon="filter"))

        held = Keepsakes(self._desk.reader, "filters").all()
        return [row(name, Filter.from_state(state)) for name, state in held.items() if fold(words) in fold(name)]

    def _to_keep(self, name: str) -> list[Row]:
        """The offer to keep the filter in force under the name that is typed."""
        filter = self._desk.selection.filter
        if not name or filter == EVERYTHING or name in Keepsakes(self._desk.reader, "filters").all():
            return []
        words = tr("Keep this filter as “{name}”", name=name)
        return [Row(Kept(name), lambda: Shown(words, in_words(self._desk, filter), icon="plus"))]

    def _row(self, choice: Choice) -> Row:
        value: Any = choice.value if self._facet == "dates" else frozenset({choice.value})
        return Row(Taken(EVERYTHING._replace(**{self._facet: value})), lambda: self._shown(choice))

    def _shown(self, choice: Choice) -> Shown:
        chosen = getattr(self._desk.selection.filter, self._facet)
        is_on = choice.value == chosen if self._facet == "dates" else choice.value in chosen
        label, icon = self._label(choice.value)
        counts = (
            (choice.events, "{count} event", "{count} events"),
            (choice.quotes, "{count} quote", "{count} quotes"),
            (choice.claims, "{count} claim", "{count} claims"),
        )
        told = [trn(one, many, count) for count, one, many in counts if count]
        return Shown(label, " · ".join(told) or tr("nothing"), icon="check" if is_on else icon)

    def _label(self, value: Any) -> tuple[str, str]:
        if self._facet in RECORD_FACETS:
            try:
                found = references.reference(self._desk.reader, RecordKind(RECORD_FACETS[self._facet]), value)
            except NotFound:
                return tr("This is no longer there."), "info"
            return " ".join(found.label.split())[:120], found.icon
        icon = _ICONS.get(self._facet, "figure")
        if self._facet == "dates":
            return dates_in_words(value), icon
        if self._facet == "statuses":
            return tr(STATUSES[Status(value)]), icon
        if self._facet in _SCALES:
            labels = {one.code: one.label for one in scales.values(self._desk.reader, _SCALES[self._facet])}
            return f"{value} · {labels.get(value, '')}", icon
        return tr(value), icon
