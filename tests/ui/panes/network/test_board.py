"""The network on a real dossier: what it shows, how it follows, and what a click opens."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tests.ui.panes.conftest import Case
from workbench.core.kinds import RecordKind
from workbench.core.selection import Filter
from workbench.operations import claims, events, quotes, records
from workbench.ui.panes.network.board import MATRIX, Board


class Told(Case):
    """A dossier with three states: A arms B, B and C meet."""

    def fill(self) -> None:
        """Make the records."""
        self.a, self.b, self.c = (self.actor(name) for name in ("Anvers", "Brest", "Calais"))
        document = self.document()
        self.said = self.quote(document, "deux navires seraient passés")
        self.transfer = self.make(
            RecordKind.TRANSFER,
            donor_id=self.a,
            recipient_id=self.b,
            kind="arms",
            object="Navires",
            edtf="2024-05",
            modality="conditional",
        )
        self.result(quotes.link, self.said, RecordKind.TRANSFER, self.transfer)
        self.make(RecordKind.FIGURE, transfer_id=self.transfer, low=2.0, high=3.0, counted="navires")
        self.event = self.make(RecordKind.EVENT, label="Rencontre", edtf="2023-01-01")
        for actor in (self.b, self.c):
            self.desk.run(events.add_participant, self.event, actor)


@pytest.fixture
def told(case: Case) -> Told:
    made = Told(case.dossier, case.desk, case.notices, case.picks)
    made.fill()
    return made


def wait(pane: Board, qtbot: QtBot) -> None:
    """Until nothing is being read any more."""
    qtbot.waitUntil(lambda: pane._loader._thread is None, timeout=60_000)


@pytest.fixture
def pane(told: Told, qtbot: QtBot) -> Iterator[Board]:
    made = Board(told.desk)
    qtbot.addWidget(made)
    made.resize(500, 600)
    made.show()
    wait(made, qtbot)
    yield made
    made.release()


def named(pane: Board) -> set[str]:
    """The actors in the graph."""
    return {pane.view.scene.graph.name(node) for node in range(len(pane.view.scene.graph.ids))}


def kinds(pane: Board) -> list[str]:
    """The kinds of its edges."""
    graph = pane.view.scene.graph
    return sorted(graph.edge(at).kind for at in range(len(graph.source)))


def test_it_shows_who_gives_and_who_meets(pane: Board) -> None:
    assert named(pane) == {"Anvers", "Brest", "Calais"}
    assert kinds(pane) == ["arms", "meets"]
    assert pane.about.text() == "3 actors · 2 ties"


def test_a_dossier_without_any_tie_says_what_ties_actors(case: Case, qtbot: QtBot) -> None:
    made = Board(case.desk)
    qtbot.addWidget(made)
    made.resize(500, 600)
    made.show()
    wait(made, qtbot)
    assert made._none.accessibleName().startswith("No ties yet.")
    speaker = case.actor("Anvers")
    claim = case.make(RecordKind.CLAIM, text="The port is shut", modality="asserted")
    case.desk.run(claims.attribute, claim, [speaker, case.actor("Brest")])
    wait(made, qtbot)
    qtbot.waitUntil(lambda: made._none.accessibleName().startswith("Nothing of the kinds chosen above"))
    made.release()


def test_it_reads_nothing_while_it_is_hidden(told: Told, qtbot: QtBot) -> None:
    made = Board(told.desk)
    qtbot.addWidget(made)
    told.actor("Dunkerque")
    told.desk.filter(Filter(actors=frozenset({told.a})))
    assert made._loader._thread is None
    assert made._found is None
    made.release()


def test_the_filter_leaves_what_it_says_and_nobody_moves(pane: Board, told: Told, qtbot: QtBot) -> None:
    before = dict(pane._places)
    told.desk.filter(Filter(dates=(738_886, None)))
    wait(pane, qtbot)
    assert named(pane) == {"Anvers", "Brest"}
    told.desk.filter(Filter())
    wait(pane, qtbot)
    assert named(pane) == {"Anvers", "Brest", "Calais"}
    assert pane._places == before


def test_a_new_tie_appears_and_the_known_actors_stay_near(pane: Board, told: Told, qtbot: QtBot) -> None:
    before = dict(pane._places)
    other = told.actor("Dunkerque")
    told.make(RecordKind.TRANSFER, donor_id=told.c, recipient_id=other, kind="food")
    wait(pane, qtbot)
    assert named(pane) == {"Anvers", "Brest", "Calais", "Dunkerque"}
    for id, (x, y) in before.items():
        assert abs(pane._places[id][0] - x) + abs(pane._places[id][1] - y) < 1.5


def test_a_click_on_an_actor_focuses_it_and_a_focus_from_elsewhere_is_followed(pane: Board, told: Told) -> None:
    node = pane.view.scene.graph.place_of(told.b)
    assert node is not None
    x, y = pane.view.scene.at[node]
    QTest.mouseClick(pane.view, Qt.MouseButton.LeftButton, pos=QPoint(int(x), int(y)))
    assert told.desk.selection.focus is not None
    assert (told.desk.selection.focus.kind, told.desk.selection.focus.id) == (RecordKind.ACTOR, told.b)
    told.desk.focus(RecordKind.ACTOR, told.c)
    assert pane.view.focus == pane.view.scene.graph.place_of(told.c)
    told.desk.focus(RecordKind.EVENT, told.event)
    assert pane.view.focus is None
    assert pane.view._strong == frozenset(pane.view.scene.graph.place_of(id) for id in (told.b, told.c))


def test_a_click_on_an_edge_opens_the_quotes_behind_it_and_a_quote_opens_its_source(pane: Board, told: Told) -> None:
    graph, scene = pane.view.scene.graph, pane.view.scene
    arms = next(at for at in range(2) if graph.edge(at).kind == "arms")
    place = scene.edges.tolist().index(arms)
    x, y = scene.curves(scene.edges)[place][6]
    QTest.mouseClick(pane.view, Qt.MouseButton.LeftButton, pos=QPoint(int(x), int(y)))
    assert not pane.quotes.isHidden()
    assert [row.text for row in pane.quotes.list.lines.rows] == ["deux navires seraient passés"]
    QTest.keyClick(pane.quotes.list, Qt.Key.Key_Return)
    assert told.desk.selection.focus is not None
    assert (told.desk.selection.focus.kind, told.desk.selection.focus.id) == (RecordKind.QUOTE, told.said)
    assert pane.view.edge == arms
    QTest.keyClick(pane.quotes.list, Qt.Key.Key_Escape)
    assert pane.quotes.isHidden()
    assert pane.view.edge is None


def test_everything_works_from_the_keyboard(pane: Board, told: Told) -> None:
    view = pane.view
    QTest.keyClick(view, Qt.Key.Key_Right)
    assert told.desk.selection.focus is not None
    assert told.desk.selection.focus.id == told.b
    QTest.keyClick(view, Qt.Key.Key_PageDown)
    assert view.edge is not None
    QTest.keyClick(view, Qt.Key.Key_Return)
    assert not pane.quotes.isHidden()
    QTest.keyClick(view, Qt.Key.Key_Escape)
    assert view.edge is None
    zoom = view.scene.frame.zoom
    QTest.keyClick(view, Qt.Key.Key_Plus)
    assert view.scene.frame.zoom > zoom
    QTest.keyClick(view, Qt.Key.Key_F)
    assert view.scene.frame.zoom == pytest.approx(zoom)


def test_the_matrix_gives_figures_and_its_cell_opens_the_quotes(pane: Board, told: Told) -> None:
    pane.section.set_value(MATRIX)
    pane._show()
    model = pane.matrix.cells
    assert model.headerData(0, Qt.Orientation.Vertical) == "Anvers"
    assert model.headerData(0, Qt.Orientation.Horizontal) == "→ Brest"
    assert model.data(model.index(0, 0)) == "2–3 navires"
    assert "conditional" in model.data(model.index(0, 0), Qt.ItemDataRole.ToolTipRole)
    pane.matrix.setCurrentIndex(model.index(0, 0))
    QTest.keyClick(pane.matrix, Qt.Key.Key_Return)
    assert [row.quote_id for row in pane.quotes.list.lines.rows] == [told.said]


def test_the_period_filter_empties_the_matrix_with_a_reason(pane: Board, told: Told, qtbot: QtBot) -> None:
    pane.section.set_value(MATRIX)
    told.desk.filter(Filter(dates=(None, 738_000)))
    wait(pane, qtbot)
    assert pane._stack.currentWidget() is pane._none


def test_places_outlive_the_window(pane: Board, told: Told, qtbot: QtBot) -> None:
    state: dict[str, Any] = pane.view_state()
    other = Board(told.desk)
    qtbot.addWidget(other)
    other.restore_view_state(state)
    assert len(pane._places) >= 3
    for id, (x, y) in pane._places.items():
        assert other._places[id] == (pytest.approx(x, abs=1e-4), pytest.approx(y, abs=1e-4))
    other.restore_view_state({"places": "nonsense", "section": 7, "families": "x"})
    other.release()


def test_families_can_be_left_out(pane: Board, qtbot: QtBot) -> None:
    pane.families.choose(["meets"])
    pane.families.changed.emit()
    wait(pane, qtbot)
    assert kinds(pane) == ["meets"]
    pane.families.choose([])
    pane.families.changed.emit()
    wait(pane, qtbot)
    assert pane._stack.currentWidget() is pane._none


def test_strokes_tell_modalities_apart_without_colour(pane: Board, told: Told, qtbot: QtBot) -> None:
    def ink() -> int:
        picture = QImage(pane.view.size(), QImage.Format.Format_RGB32)
        painter = QPainter(picture)
        pane.view.paint_on(painter)
        painter.end()
        colour = pane.view.palette_.kinds["arms"]
        count = 0
        for x in range(picture.width()):
            for y in range(picture.height()):
                pixel = picture.pixelColor(x, y)
                count += abs(pixel.red() - colour.red()) < 60 and pixel.green() < 110 and pixel.blue() < 110
        return count

    dotted = ink()
    told.desk.run(records.edit, RecordKind.TRANSFER, told.transfer, modality="asserted")
    wait(pane, qtbot)
    assert ink() > 1.5 * dotted


def test_the_frame_of_the_keyboard_hides_nothing(pane: Board, qtbot: QtBot) -> None:
    # The edge painted last is a gift, whose arrow is filled with its colour.
    pane.families.choose(["gives"])
    pane.families.changed.emit()
    wait(pane, qtbot)
    pane.view.emphasise(None, None)
    pane.activateWindow()
    pane.view.setFocus()
    qtbot.waitUntil(pane.view.hasFocus)
    shown = pane.view.grab().toImage()
    assert shown.pixelColor(3, 3) == pane.view.palette_.background
    assert shown.pixelColor(0, 100) != pane.view.palette_.background


def test_what_is_still_read_is_not_said_to_be_nothing(told: Told, pane: Board, qtbot: QtBot) -> None:
    told.desk.filter(Filter(dates=(1, 2)))
    wait(pane, qtbot)
    qtbot.waitUntil(lambda: pane._stack.currentWidget() is pane._none)
    assert "no tie" in pane._none.accessibleName()
    held = pane._loader.start
    pane._loader.start = lambda order: None  # type: ignore[method-assign]
    pane.families.choose([*pane.families.chosen, "speaks"])
    pane.refresh()
    qtbot.waitUntil(lambda: pane._none.accessibleName() == "Reading…")
    assert pane.about.text() == "Reading…"
    pane._loader.start = held  # type: ignore[method-assign]
    told.desk.filter(Filter())
    wait(pane, qtbot)
    qtbot.waitUntil(lambda: pane._stack.currentWidget() is pane.view)
    assert "3 actors" in pane.about.text()
