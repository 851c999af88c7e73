"""One search of the box: counts and a first page at once, order and further pages from a thread."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from workbench.core.kinds import RecordKind
from workbench.core.lighting import Light
from workbench.core.query import Query, parse
from workbench.core.records import Hit
from workbench.store.read import search
from workbench.store.read.search import Place
from workbench.ui.desk import Desk
from workbench.ui.finding import Answer, Asked, Finder

_SAMPLE = 5
_PAGE = 100
# Ordered at once where there are no more than these: it takes a few milliseconds.
_FEW = 1500
# Whoever types waits no longer than this for counts.
_SECONDS = 5.0


class Enquiry(QObject):
    """What answers to some words, by kind; `found` once it is in order, `grew` for the next page of a kind, `told` behind it."""

    found = Signal()
    grew = Signal(object, list)
    told = Signal()

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._finder = Finder(desk.dossier, self)
        self._finder.answered.connect(self._take)
        self._finder.finished.connect(self._finish)
        self._light: Light | None = None
        self._asked: Asked | None = None
        self.query: Query | None = None
        self.counts: dict[RecordKind, int] = {}
        self.pages: dict[RecordKind, list[Place]] = {}
        self.scope: RecordKind | None = None
        self.is_folded = True

    @property
    def is_under_way(self) -> bool:
        """Whether a thread still orders, or reads accents."""
        return self._asked is not None

    def forget(self) -> None:
        """Nothing is asked."""
        self.query = self._light = self._asked = None
        self.counts, self.pages = {}, {}
        self._finder.ask(None)

    def ask(self, words: str) -> None:
        """Search for these; a WorkbenchError in one sentence where they cannot be read."""
        self.forget()
        self.query = parse(words, is_being_typed=True)
        self._light = Light(self.query, is_folded=self.is_folded)
        reader = self._desk.reader
        with reader.limited(_SECONDS):
            self.counts = search.counts(reader, self.query)
            if self.scope not in self.counts:
                self.scope = None
            wanted = _SAMPLE if self.scope is None else _PAGE
            shown = {k: n for k, n in self.counts.items() if self.scope in (None, k)}
            self.pages = search.first(reader, self.query, shown, wanted)
            if not self.is_folded:
                self._keep_exact()
            many = dict.fromkeys(shown, wanted)
            for kind, count in shown.items():
                if count <= _FEW and self.is_folded:
                    self.pages[kind] = search.ranked(reader, self.query, kind, wanted)
                    del many[kind]
        self._asked = Asked(self.query, many, 0, self.is_folded) if many else None
        self.found.emit()
        self._finder.ask(self._asked)

    def _keep_exact(self) -> None:
        """Of the first page, what has the accents as typed; the counts are known when the texts have been read."""
        assert self._light is not None
        for kind, places in self.pages.items():
            self.pages[kind] = [one for one in places if self._light.holds(search.text(self._desk.reader, one))]

    def go_on(self) -> None:
        """Ask for the next page of the kind that is shown alone: there is no cap."""
        kind = self.scope
        if kind is None or self.query is None or self._asked is not None:
            return
        held = len(self.pages.get(kind, ()))
        if held < self.counts.get(kind, 0):
            self._asked = Asked(self.query, {kind: _PAGE}, held, self.is_folded)
            self._finder.ask(self._asked)

    def hit(self, kind: RecordKind, place: Place) -> Hit:
        """A hit with the place of its words; NotFound when the record is gone."""
        assert self._light is not None
        return search.hit(self._desk.reader, kind, place, self._light)

    def stop(self) -> None:
        """End what runs beside the window."""
        self._finder.stop()

    def _take(self, answer: Answer) -> None:
        if answer.asked is not self._asked:
            return
        if answer.total is not None:
            self.counts[answer.kind] = answer.total
        if answer.asked.offset:
            held = {place.record for place in self.pages[answer.kind]}
            fresh = [place for place in answer.places if place.record not in held]
            self.pages[answer.kind] += fresh
            self.grew.emit(answer.kind, fresh)
        else:
            self.pages[answer.kind] = answer.places

    def _finish(self, asked: Asked) -> None:
        if asked is self._asked:
            self._asked = None
            (self.told if asked.offset else self.found).emit()
