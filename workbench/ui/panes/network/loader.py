"""Reading the ties and laying them out beside the window: a thread reads and counts, a child process finds the places."""

from __future__ import annotations

import threading
from collections.abc import Callable, Mapping
from contextlib import suppress
from typing import NamedTuple

import numpy as np
from PySide6.QtCore import QObject, Signal

from workbench.core.errors import WorkbenchError
from workbench.core.records import Subset
from workbench.jobs.worker import Limits, Worker
from workbench.services.graph import wire
from workbench.services.graph.layout import Graph as Springs
from workbench.store.connection import Reader
from workbench.store.read import ties
from workbench.store.read.gifts import Gift, gifts
from workbench.ui.panes.network.graph import GIVES, Floats, Graph, gathered, left

_PATIENCE = 120.0


class Order(NamedTuple):
    """What is to be shown: which families of ties, of what the filter left, and whether the ties must be read again.

    `places` are where actors stand by now; where all of a graph have a place and `is_new` is false, they keep it.
    """

    families: frozenset[str]
    left: Subset | None
    is_new: bool
    places: Mapping[int, tuple[float, float]]


class Found(NamedTuple):
    """A graph with the places of its nodes, the transfers of the matrix, and whether anything at all ties two actors."""

    graph: Graph
    places: Floats
    gifts: list[Gift]
    is_laid_out: bool
    has_ties: bool


class Loader(QObject):
    """One order at a time, on a thread with a reader of its own; only the newest is delivered."""

    found = Signal(object)
    failed = Signal(str)
    _arrived = Signal(object, object, str)

    def __init__(self, open_reader: Callable[[], Reader], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._open_reader = open_reader
        self._reader: Reader | None = None
        self._worker = Worker(limits=Limits(memory=4 << 30, cpu_seconds=120.0, seconds=120.0))
        self._ties: ties.Ties | None = None
        self._wanted: Order | None = None
        self._thread: threading.Thread | None = None
        self._arrived.connect(self._deliver)

    def start(self, order: Order) -> None:
        """Find what `order` asks for; what is under way is thrown away when it comes."""
        if self._wanted is not None and self._wanted.is_new:
            order = order._replace(is_new=True)
        self._wanted = order
        if self._thread is None:
            self._run(order)

    def stop(self) -> None:
        """Let go of the dossier and of the child process; nothing is delivered any more."""
        self._wanted = None
        if self._reader is not None:
            self._reader.interrupt()
        self._worker.end()
        if self._thread is not None:
            self._thread.join()
            self._thread = None

    def _run(self, order: Order) -> None:
        self._thread = threading.Thread(target=self._work, args=(order,), name="network", daemon=True)
        self._thread.start()

    def _work(self, order: Order) -> None:
        found, words = None, ""
        try:
            found = self._find(order)
        except WorkbenchError as error:
            words = str(error)
        with suppress(RuntimeError):  # the window was closed meanwhile
            self._arrived.emit(order, found, words)

    def _find(self, order: Order) -> Found:
        self._reader = self._reader or self._open_reader()
        with self._reader.limited(_PATIENCE):
            if self._ties is None or order.is_new:
                self._ties = ties.ties(self._reader)
            subset = transfers = None
            if order.left is not None:
                transfers = frozenset(order.left.transfers)
                subset = {GIVES: transfers, ties.MEETS: order.left.events, ties.SPEAKS: order.left.claims}
            graph = gathered(left(self._ties, order.families, subset))
            graph.parties = ties.parties(self._reader, graph.ids.tolist())
            matrix = gifts(self._reader, transfers)
        places, is_laid_out = self._placed(graph, order)
        return Found(graph, places, matrix, is_laid_out, has_ties=bool(len(self._ties.kind)))

    def _placed(self, graph: Graph, order: Order) -> tuple[Floats, bool]:
        """Every node's place: where it stood before, or what the child process finds for the new ones beside those."""
        known = np.full((len(graph.ids), 2), np.nan)
        for node, id in enumerate(graph.ids.tolist()):
            known[node] = order.places.get(id, (np.nan, np.nan))
        is_known = ~np.isnan(known).any(axis=1)
        if is_known.all():
            # A tie more or less between actors that stand somewhere moves none of them.
            return known, False
        source, target, weight = graph.pairs()
        springs = Springs(len(graph.ids), source, target, weight)
        payload = wire.packed(springs, known if is_known.any() else None)
        options = {"count": len(graph.ids), "ties": len(source)}
        for message in self._worker.run(wire.SERVICE, payload, **options):
            return wire.unpacked(message), True
        return known, False

    def _deliver(self, order: Order, found: Found | None, words: str) -> None:
        if self._thread is None:
            return
        self._thread.join()
        self._thread = None
        if self._wanted is not order and self._wanted is not None:
            self._run(self._wanted)
            return
        self._wanted = None
        if found is not None:
            self.found.emit(found)
        elif words:
            self.failed.emit(words)
