"""What the network pane shows: who gives what to whom, who acts with whom, who speaks of whom; as a graph and as a matrix."""

from __future__ import annotations

import base64
import binascii
import struct
import zlib
from collections.abc import Sequence

from PySide6.QtCore import QSize, QTimer
from PySide6.QtWidgets import QHBoxLayout, QLabel, QStackedWidget, QVBoxLayout, QWidget

from workbench.core.changes import Changes
from workbench.core.fields import MODALITIES, label_of
from workbench.core.kinds import RecordKind
from workbench.core.selection import EVERYTHING, Focus, Selection
from workbench.core.wording import grouped, tr, trn
from workbench.store.read import passages
from workbench.store.read.gifts import Gift
from workbench.store.read.passages import Passage
from workbench.store.read.ties import KINDS, MEETS, record_kind
from workbench.ui import pictures
from workbench.ui.desk import Desk
from workbench.ui.kit.empty import EmptyState
from workbench.ui.kit.lines import Line
from workbench.ui.kit.passages import Passages
from workbench.ui.kit.seen import WhenSeen, is_seen
from workbench.ui.kit.segmented import Segmented
from workbench.ui.panes.network.graph import GIVES, Edge
from workbench.ui.panes.network.legend import Families, Legend, kind_label
from workbench.ui.panes.network.loader import Found, Loader, Order
from workbench.ui.panes.network.matrix import Matrix
from workbench.ui.panes.network.view import NetworkView

GRAPH, MATRIX = "graph", "matrix"
_KEPT = 2000
# Milliseconds after which one looks whether anything happens.
_LATE = 300


class Board(QWidget):
    """Reads and lays out only while it can be seen; places of actors outlive filters, changes and the window."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("network.board")
        self.setAccessibleName(tr("Network"))
        self._desk = desk
        self._places: dict[int, tuple[float, float]] = {}
        self._selection = Selection()
        self._is_new = True
        self.section = Segmented([(GRAPH, tr("Graph")), (MATRIX, tr("Matrix"))], parent=self)
        self.section.setObjectName("network.section")
        self.families = Families((GIVES, MEETS), self)
        self.view = NetworkView(self)
        self.matrix = Matrix(self)
        self.legend = Legend(self)
        self.about = QLabel(self)
        self.about.setProperty("role", "muted")
        self.quotes = Passages(self._describe, lambda row: row.quote_id, self)
        self.quotes.setObjectName("network.quotes")
        self._none = EmptyState("network", "", parent=self)
        self._none.activated.connect(lambda: desk.filter(EVERYTHING))
        self._stack = QStackedWidget(self)
        for page in (self.view, self.matrix, self._none):
            self._stack.addWidget(page)
        self._loader = Loader(desk.dossier.reader, self)
        self._waiting = QTimer(self, singleShot=True, interval=_LATE)
        self._waiting.timeout.connect(self._say_reading)
        self._found: Found | None = None
        self._lay_out()
        self._connect()
        self._seen = WhenSeen(self, self.refresh)

    def _lay_out(self) -> None:
        above = QHBoxLayout()
        above.setContentsMargins(6, 4, 6, 4)
        above.setSpacing(6)
        above.addWidget(self.section)
        above.addWidget(self.families)
        above.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(above)
        self.about.setContentsMargins(8, 0, 8, 4)
        self.about.setWordWrap(True)
        column.addWidget(self.about)
        column.addWidget(self._stack, 1)
        column.addWidget(self.legend)
        column.addWidget(self.quotes)
        self.setFocusProxy(self.view)

    def _connect(self) -> None:
        self.section.changed.connect(lambda _key: self._show())
        self.families.changed.connect(self.refresh)
        self._loader.found.connect(self._take)
        self._loader.failed.connect(self._fail)
        view = self.view
        view.node_chosen.connect(self.focus_node)
        view.node_opened.connect(self.open_node)
        view.edge_chosen.connect(self.open_edge)
        view.let_go.connect(self.quotes.put_away)
        view.tip_of_node, view.tip_of_edge = self._tip_of_node, self._tip_of_edge
        self.matrix.chosen.connect(self.open_gifts)
        self.quotes.picked.connect(lambda id: self._desk.focus(RecordKind.QUOTE, id, origin=self))
        self.quotes.closed.connect(lambda: self.view.choose_edge(None))
        self.quotes.left.connect(self.setFocus)
        pictures.offer(
            self._desk,
            self.view,
            paint=self.view.paint_on,
            fit=self.view.fit,
            asks=tr("Export the network"),
            name=tr("network"),
        )
        self._desk.selected.connect(self._on_selected)
        self._desk.changed.connect(self._on_changed)

    # What is shown

    def refresh(self) -> None:
        """Read the ties again where the dossier changed, and show what the filter leaves of them."""
        self._seen.done()
        self._selection = self._desk.selection
        self._loader.start(Order(self.families.chosen, self._desk.subset(), self._is_new, dict(self._places)))
        self._is_new = False
        self._waiting.start(0 if self._found is None else _LATE)

    def _say_reading(self) -> None:
        """What takes a while is not there yet, which is something else than that there is nothing."""
        self.about.setText(tr("Reading…"))
        if self._stack.currentWidget() is self._none:
            self._none.set_state("network", tr("Reading…"))

    def _take(self, found: Found) -> None:
        is_first = self._found is None
        self._found = found
        self._waiting.stop()
        graph = found.graph
        places = found.places.tolist()
        self._places.update((id, (x, y)) for id, (x, y) in zip(graph.ids.tolist(), places, strict=True))
        self.quotes.put_away()
        self.view.show_graph(graph, found.places, keeps_frame=not is_first)
        self.matrix.show_gifts(found.gifts)
        self.legend.show_kinds([kind for at, kind in enumerate(KINDS) if (graph.kind == at).any()])
        self._show()
        self._emphasise()

    def _fail(self, words: str) -> None:
        self._waiting.stop()
        self._show()
        self._desk.notice(words, "warning")

    def _show(self) -> None:
        """The graph, the matrix, or why there is nothing to show."""
        found = self._found
        if found is None:
            return
        is_graph = self.section.value == GRAPH
        is_empty = not len(found.graph.ids) if is_graph else not found.gifts
        page = self._none if is_empty else self.view if is_graph else self.matrix
        if is_empty:
            icon, words = self._why_none(is_graph)
            self._none.set_state(icon, words, action=tr("Clear the filter") if icon == "filter" else "")
        self._stack.setCurrentWidget(page)
        self.setFocusProxy(page)
        self.families.setVisible(is_graph)
        self.legend.setVisible(is_graph and not is_empty)
        self.about.setText(self._counted(found) if is_graph else self._matrix_counted(found))

    def _why_none(self, is_graph: bool) -> tuple[str, str]:
        """The icon and the sentence for a pane without anything."""
        if self._desk.selection.filter:
            return "filter", tr("What is chosen leaves no tie between actors.")
        if not is_graph:
            return "network", tr("No transfer yet between two actors; the matrix shows who gives what to whom.")
        if self._found is not None and self._found.has_ties:
            return "network", tr("Nothing of the kinds chosen above ties actors together; choose another one.")
        return "network", tr(
            "No ties yet. Transfers, events with two participants and attributed claims tie actors together."
        )

    def _counted(self, found: Found) -> str:
        graph = found.graph
        parts = [trn("{count} actor", "{count} actors", len(graph.ids))]
        if graph.left_out:
            parts.append(trn("{count} with fewer ties left out", "{count} with fewer ties left out", graph.left_out))
        parts.append(trn("{count} tie", "{count} ties", int(graph.count.sum())))
        return " · ".join(parts)

    def _matrix_counted(self, found: Found) -> str:
        words = trn("{count} transfer", "{count} transfers", len(found.gifts))
        return f"{words} · {tr('rows give to columns; figures are low–high (best)')}"

    def _emphasise(self) -> None:
        """Bring out the focused actor and its neighbours, or the actors of whatever else is focused."""
        focus, graph = self._desk.selection.focus, self.view.scene.graph
        if focus is None or self._found is None:
            self.view.emphasise(None, None)
            return
        if focus.kind is RecordKind.ACTOR:
            node = graph.place_of(focus.id)
            if node is None:
                self.view.emphasise(None, None)
                return
            edges = graph.edges_of(node)
            near = {int(graph.source[at]) for at in edges} | {int(graph.target[at]) for at in edges} | {node}
            self.view.emphasise(node, frozenset(near))
            self.setAccessibleDescription(self._tip_of_node(node))
            return
        nodes = (graph.place_of(actor) for actor in self._desk.related().actors)
        strong = frozenset(node for node in nodes if node is not None)
        self.view.emphasise(None, strong or None)

    # What the desk says

    def _on_selected(self, selection: Selection, origin: object) -> None:
        before, self._selection = self._selection, selection
        if selection.filter != before.filter:
            self._seen.ask()
        elif not is_seen(self):
            self._seen.is_stale = True
        elif origin is not self or selection.focus is None or selection.focus.kind is RecordKind.ACTOR:
            self._emphasise()
            if origin is not self and self.view.focus is not None:
                self.view.show_node(self.view.focus)

    def _on_changed(self, changes: Changes) -> None:
        if changes.touches("transfer", "event", "participant", "claim", "attribution", "actor", "figure", "evidence"):
            self._is_new = True
            self._seen.ask()

    # What the analyst does

    def focus_node(self, node: int) -> None:
        """Make an actor the focus of every pane."""
        self._desk.focus(RecordKind.ACTOR, int(self.view.scene.graph.ids[node]), origin=self)

    def peek_target(self) -> Focus | None:
        """What Space looks at: the quote, the gift, the tie or the actor that the keyboard stands on."""
        graph, gifts = self.view.scene.graph, self.matrix.current_gifts()
        if self.quotes.list.hasFocus() and (quote := self.quotes.list.current_id()) is not None:
            return Focus(RecordKind.QUOTE, quote)
        if self.matrix.hasFocus() and gifts:
            return Focus(record_kind(gifts[0].kind), gifts[0].id)
        if self.view.edge is not None:
            return Focus(record_kind(graph.edge(self.view.edge).kind), int(graph.records(self.view.edge)[0]))
        return None if self.view.focus is None else Focus(RecordKind.ACTOR, int(graph.ids[self.view.focus]))

    def open_node(self, node: int) -> None:
        """Show the quotes behind every tie of an actor."""
        graph = self.view.scene.graph
        edges = graph.edges_of(node)
        self._open(graph.name(node), [(graph.edge(at).kind, graph.records(at)) for at in edges])

    def open_edge(self, edge: int) -> None:
        """Show the quotes behind an edge."""
        graph = self.view.scene.graph
        self.view.choose_edge(edge)
        self._open(self._title_of(graph.edge(edge)), [(graph.edge(edge).kind, graph.records(edge))])

    def open_gifts(self, gifts: Sequence[Gift]) -> None:
        """Show the quotes behind a cell of the matrix."""
        title = f"{gifts[0].donor} → {gifts[0].recipient}"
        self._open(title, [(gift.kind, [gift.id]) for gift in gifts])

    def _open(self, title: str, behind: Sequence[tuple[str, Sequence[int]]]) -> None:
        wanted: dict[RecordKind, set[int]] = {}
        for kind, ids in behind:
            wanted.setdefault(record_kind(kind), set()).update(ids)
        found = [row for kind, ids in wanted.items() for row in passages.passages(self._desk.reader, kind, ids)]
        quotes = trn("{count} quote", "{count} quotes", len({row.quote_id for row in found}))
        words = quotes if found else tr("no quote supports this yet")
        self.quotes.open(f"{title} · {words}", found)
        self.quotes.setFocus()

    def _describe(self, row: Passage) -> Line:
        when = f"{row.document} · {row.published}" if row.published else row.document
        detail = f"{row.record} — {when}"
        modality = tr(label_of(MODALITIES, row.modality))
        return Line(row.text, detail, trailing=modality, stripe=row.modality, tooltip=f"{row.text}\n{detail}")

    # Words

    def _title_of(self, edge: Edge) -> str:
        graph = self.view.scene.graph
        arrow = "–" if edge.kind == MEETS else "→"
        return f"{graph.name(edge.source)} {arrow} {graph.name(edge.target)} · {kind_label(edge.kind)}"

    def _tip_of_edge(self, at: int) -> str:
        edge = self.view.scene.graph.edge(at)
        strokes = {"solid": tr("asserted"), "dashed": tr("reported"), "dotted": tr("less sure")}
        number = trn("{count} tie", "{count} ties", edge.ties)
        return f"{self._title_of(edge)}\n{number} · {strokes[edge.stroke.value]}"

    def _tip_of_node(self, node: int) -> str:
        graph = self.view.scene.graph
        counted: dict[str, int] = {}
        for at in graph.edges_of(node):
            edge = graph.edge(at)
            counted[edge.kind] = counted.get(edge.kind, 0) + edge.ties
        listed = ", ".join(f"{kind_label(kind)}: {grouped(number)}" for kind, number in counted.items())
        return f"{graph.name(node)}\n{listed}"

    # View state

    def view_state(self) -> dict[str, object]:
        """What the layout remembers: families, section, and where the most important actors stand."""
        graph = self.view.scene.graph
        first = [id for id in graph.ids[:_KEPT].tolist() if id in self._places]
        packed = b"".join(struct.pack("<iff", id, *self._places[id]) for id in first if id < 2**31)
        places = base64.b64encode(zlib.compress(packed)).decode("ascii")
        return {"families": sorted(self.families.chosen), "section": self.section.value, "places": places}

    def restore_view_state(self, state: dict[str, object]) -> None:
        """Take up what `view_state` gave; anything unreadable in it is passed over."""
        families = state.get("families")
        if isinstance(families, list):
            self.families.choose([str(one) for one in families])
        if state.get("section") in (GRAPH, MATRIX):
            self.section.set_value(state["section"])
        try:
            packed = zlib.decompress(base64.b64decode(str(state.get("places", ""))))
            self._places = {id: (x, y) for id, x, y in struct.iter_unpack("<iff", packed)}
        except (binascii.Error, zlib.error, struct.error):
            return

    def release(self) -> None:
        """Stop reading; call it before the dossier is closed."""
        self._loader.stop()

    def sizeHint(self) -> QSize:
        return QSize(420, 480)
