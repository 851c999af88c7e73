"""The columns that filters and counts are made of: read beside the window after its start, and kept as things change."""

from __future__ import annotations

from collections.abc import Collection, Sequence, Set
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from workbench.core.changes import Changes
from workbench.core.errors import DossierError
from workbench.core.wording import tr
from workbench.store.connection import Reader
from workbench.store.dossier import Dossier

if TYPE_CHECKING:
    from workbench.store.read.choices import Choices
    from workbench.store.read.columns import Columns
    from workbench.store.read.crossfilter import Crossfilter
    from workbench.ui.background import Background


class Links(QObject):
    """One `Crossfilter`, there when it is first asked for; `prepare` reads it in a thread before that."""

    ready = Signal()
    failed = Signal(str)

    def __init__(self, dossier: Dossier, reader: Reader, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._dossier = dossier
        self._reader = reader
        self._held: Crossfilter | None = None
        self._running: Background | None = None
        self._missed: list[Changes] = []
        self._is_stopped = self._has_failed = False

    def prepare(self) -> None:
        """Begin to read; returns at once."""
        if self._held is not None or self._running is not None:
            return
        from workbench.ui.background import Background

        self._missed = []
        self._running = Background(self._load, self)
        self._running.done.connect(self._adopt)
        self._running.failed.connect(self._give_up)
        self._running.start()

    def try_again(self) -> None:
        """Begin anew where reading failed: the file was busy, or on a drive that was away for a moment."""
        if self._has_failed:
            self.prepare()

    def _give_up(self, reason: str) -> None:
        self._let_go()
        if self._is_stopped or self._held is not None:
            return
        if not self._has_failed:
            # Said once, however often it is tried.
            self._has_failed = True
            self.failed.emit(reason)

    def _let_go(self) -> None:
        running, self._running = self._running, None
        if running is not None:
            running.deleteLater()

    def _load(self) -> Columns:
        from workbench.store.read.columns import Columns
        from workbench.ui.kit.memory import give_back

        with self._dossier.reading_apart() as reader:
            columns = Columns.load(reader, lambda: not self._is_stopped)
        if self._is_stopped:
            raise DossierError(tr("The dossier was closed."))
        columns.warm()
        give_back()
        return columns

    def _adopt(self, columns: object) -> None:
        from workbench.store.read.columns import Columns
        from workbench.store.read.crossfilter import Crossfilter

        assert isinstance(columns, Columns)
        self._let_go()
        if self._is_stopped:
            # What was read arrived after the window had closed, and the dossier may have too.
            return
        if self._held is not None:
            return
        if not all(columns.take(self._reader, changes) for changes in self._missed):
            # Too much was changed meanwhile to be followed.
            self.prepare()
        else:
            self._held = Crossfilter(columns, self._reader)
            self._has_failed = False
            self.ready.emit()

    @property
    def now(self) -> Crossfilter:
        """The crossfilter of the dossier as it is; read on the spot when it is not there yet."""
        if self._held is None:
            from workbench.store.read.columns import Columns
            from workbench.store.read.crossfilter import Crossfilter

            self._held = Crossfilter(Columns.load(self._reader), self._reader)
        return self._held

    @property
    def choices(self) -> Choices:
        """How much there is of each choice."""
        from workbench.store.read.choices import Choices

        return Choices(self.now)

    def events_of(self, actor: int) -> Set[int] | None:
        """The events that an actor takes part in, where that is known without a look at all."""
        return None if self._held is None else self._held.columns.events_of(actor)

    def quotes_of(self, actor: int) -> tuple[tuple[int, ...], frozenset[int]] | None:
        """The quotes of an actor in reading order and their documents, where they are known without a look at all."""
        return None if self._held is None else self._held.columns.quotes_of(actor)

    def dated_apart(self, events: Collection[int]) -> Collection[int]:
        """Of these events those that a quote may date otherwise than they are; all, while that is not known."""
        return events if self._held is None else self._held.columns.dated_apart(events)

    def modalities_of(self, quotes: Sequence[int]) -> Sequence[str] | None:
        """The most hedged of what each quote states, where that is known without a look at each."""
        return None if self._held is None else self._held.columns.modalities_of(quotes)

    def carded(self, quotes: Sequence[int]) -> frozenset[int] | None:
        """Of these quotes those that have a margin card, where that is known without a look at each."""
        return None if self._held is None else self._held.columns.carded(quotes)

    def may_be_parted(self, quotes: Collection[int]) -> bool:
        """Whether any of these quotes may have several parts."""
        return self._held is None or self._held.columns.may_be_parted(quotes)

    @property
    def is_ready(self) -> bool:
        """Whether an answer comes at once."""
        return self._held is not None

    def take(self, changes: Changes) -> None:
        """Follow what an operation changed."""
        if self._running is not None:
            self._missed.append(changes)
        if self._held is None:
            return
        if self._held.columns.take(self._reader, changes):
            self._held.forget()
        else:
            self._held = None
            self.prepare()

    def stop(self) -> None:
        """End what runs beside the window; call it before the dossier is closed."""
        self._is_stopped = True
        if self._running is not None:
            self._running.wait()
