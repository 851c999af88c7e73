"""The map on a real dossier: what is on it, what is not, how it follows and what a click opens."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import combinations

import numpy as np
import pytest
from PySide6.QtCore import QPointF, QSizeF, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tests.ui.panes.conftest import Case
from workbench.core.kinds import RecordKind
from workbench.core.selection import Filter, Focus
from workbench.operations import places, quotes
from workbench.ui import pictures
from workbench.ui.panes.places.board import Board
from workbench.ui.panes.places.outline import projected, unprojected
from workbench.ui.panes.places.sites import Site
from workbench.ui.panes.places.view import Frame


def wait(board: Board, qtbot: QtBot) -> None:
    """Until nothing is being read any more."""
    qtbot.waitUntil(lambda: not board._loader.is_busy, timeout=20_000)


@pytest.fixture
def board(case: Case, qtbot: QtBot) -> Iterator[Board]:
    pyongyang = case.actor("Pyongyang", kind="place")
    case.actor("Zone inconnue", kind="place")
    case.make(RecordKind.EVENT, label="Sommet", place_actor_id=pyongyang, edtf="2024-06")
    case.make(RecordKind.EVENT, label="Essai", place_actor_id=pyongyang, edtf="2023-01")
    case.make(RecordKind.EVENT, label="Vote", place="New York", edtf="2024-03")
    case.make(RecordKind.EVENT, label="Choc", place="Le gué")
    quote = case.quote(case.document(), "Un troisième a été vu le 3 mai.")
    case.result(quotes.link, quote, RecordKind.EVENT, 1)
    made = Board(case.desk)
    qtbot.addWidget(made)
    made.resize(700, 560)
    made.show()
    wait(made, qtbot)
    yield made
    made.release()


def names(board: Board) -> list[str]:
    """The sites, those with most events first."""
    return [site.name for site in board.map.sites]


def test_events_lie_at_their_actors_or_at_their_words(board: Board) -> None:
    assert names(board) == ["Pyongyang", "New York"]
    assert [len(site.events) for site in board.map.sites] == [2, 1]
    assert "2 not on the map" in board.toggle.text()


def test_the_map_is_written_as_shapes(board: Board, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: len(board.map._land._pieces) > 0, timeout=20_000)
    taken = pictures.Picture("Export", "map", "Map", QSizeF(board.map.size()), board.map.paint_on)
    drawn = pictures.svg(taken).decode()
    assert "<image" not in drawn
    assert drawn.count("<polygon") + drawn.count("<path") > 100
    assert board.map.contextMenuPolicy() is Qt.ContextMenuPolicy.CustomContextMenu


def test_the_filter_reduces_the_map(board: Board, case: Case, qtbot: QtBot) -> None:
    case.desk.filter(Filter(dates=(738_946, 739_000)))
    wait(board, qtbot)
    assert [(site.name, len(site.events)) for site in board.map.sites if site.events] == [("New York", 1)]
    case.desk.filter(Filter(dates=(1, 2)))
    wait(board, qtbot)
    assert board._stack.currentWidget() is board._none


def test_a_click_focuses_the_place_and_shows_its_quotes_and_the_focus_is_followed(board: Board, case: Case) -> None:
    QTest.mouseClick(board.map, Qt.MouseButton.LeftButton, pos=board.map._at(0).toPoint())
    assert case.desk.selection.focus is not None
    assert (case.desk.selection.focus.kind, case.desk.selection.focus.id) == (RecordKind.ACTOR, 1)
    assert [row.record for row in board.quotes.list.lines.rows] == ["Sommet"]
    case.desk.focus(RecordKind.EVENT, 3)
    assert board.map.focus == 1
    case.desk.unfocus()
    assert board.map.focus is None


def test_the_keyboard_walks_zooms_and_opens(board: Board, case: Case) -> None:
    QTest.keyClick(board.map, Qt.Key.Key_Right)
    assert board.map.focus == 0
    QTest.keyClick(board.map, Qt.Key.Key_Left)
    assert board.map.focus == 1
    before = board.map.frame.zoom
    QTest.keyClick(board.map, Qt.Key.Key_Plus)
    assert board.map.frame.zoom > before
    QTest.keyClick(board.map, Qt.Key.Key_F)
    assert board.map.frame.zoom == pytest.approx(before)
    QTest.keyClick(board.map, Qt.Key.Key_Left)
    QTest.keyClick(board.map, Qt.Key.Key_Right)
    QTest.keyClick(board.map, Qt.Key.Key_Return)
    assert not board.quotes.isHidden()
    QTest.keyClick(board.map, Qt.Key.Key_Escape)
    assert board.quotes.isHidden()


def test_what_is_not_on_the_map_is_put_there_by_its_degrees(board: Board, case: Case, qtbot: QtBot) -> None:
    board.toggle.setChecked(True)
    assert [row.name for row in board.lost.lines.rows] == ["Le gué", "Zone inconnue"]
    board.lost.setCurrentIndex(board.lost.lines.index(0))
    board.line.setText("somewhere")
    QTest.keyClick(board.line, Qt.Key.Key_Return)
    assert case.notices[-1].level == "warning"
    board.line.setText("50.1, 30.2")
    QTest.keyClick(board.line, Qt.Key.Key_Return)
    wait(board, qtbot)
    assert "Le gué" in names(board)
    board.line.setText("10, 20")
    QTest.keyClick(board.line, Qt.Key.Key_Return)
    wait(board, qtbot)
    assert "Zone inconnue" in names(board)
    assert board.toggle.isHidden()


def test_names_keep_out_of_each_others_way(board: Board, case: Case, qtbot: QtBot) -> None:
    for number in range(60):
        id = case.actor(f"Lieu numéro {number}", kind="place")
        case.desk.run(places.locate, id, 38 + number % 8 * 0.4, 124 + number // 8 * 0.5)
    wait(board, qtbot)
    screen = board.map._on_screen()
    names = board.map.names(screen, list(range(len(board.map.sites))))
    height = board.map._metrics.height()
    assert len(names) >= 3
    for one, other in combinations(names, 2):
        apart = one.x + one.width <= other.x or other.x + other.width <= one.x
        assert apart or abs(one.y - other.y) >= height - 4


def test_a_large_point_among_small_ones_has_its_name_across_a_corner(board: Board) -> None:
    crowd = Site("Crowd", board.map.sites[0].spot, (), "", tuple(range(1, 60)))
    small = [replace(crowd, name=f"Small {number}", events=()) for number in range(4)]
    board.map.show_sites([crowd, *small])
    board.map._radius[:] = (10.0, 2.5, 2.5, 2.5, 2.5)
    board.map.show_frame(Frame(float(board.map._places[0, 0]), float(board.map._places[0, 1]), 40.0))
    for site, (dx, dy) in enumerate(((20, 0), (-20, 0), (0, 18), (0, -18)), 1):
        board.map._places[site] += (dx / 40, dy / 40)
    named = {name.site: name for name in board.map.names(board.map._on_screen(), range(5))}
    middle = board.map._at(0)
    assert 0 in named
    assert named[0].x > middle.x()
    assert named[0].y > middle.y() + 10


def test_the_projection_goes_there_and_back() -> None:
    for longitude, latitude in ((0, 0), (125.75, 39.03), (-77, -12.05), (179, 80)):
        x, y = projected(np.array([longitude], float), np.array([latitude], float))
        assert unprojected(float(x[0]), float(y[0])) == (pytest.approx(longitude), pytest.approx(latitude))


def test_the_part_of_the_map_in_view_is_remembered(board: Board, case: Case, qtbot: QtBot) -> None:
    assert board.view_state() == {}
    board.map.zoom(2)
    other = Board(case.desk)
    qtbot.addWidget(other)
    other.restore_view_state(board.view_state())
    assert other.map.frame == pytest.approx(board.map.frame)
    other.release()
    other.restore_view_state({"frame": ["x"]})


def test_of_points_on_one_another_the_most_important_and_the_brought_out_are_painted(board: Board, case: Case) -> None:
    spot = board.map.sites[0].spot
    board.map.show_sites([Site(str(at), spot, (), str(at), (at,) * (50 - at)) for at in range(50)])
    every = np.arange(50)
    assert board.map._apart(every).tolist() == [0]
    board.map.emphasise(31, frozenset({31}))
    assert board.map._apart(every).tolist() == [0, 31]


def test_a_quote_s_own_place_is_on_the_map_and_linked(board: Board, case: Case, qtbot: QtBot) -> None:
    quote = case.quote(1, "Selon Anvers, deux navires seraient passés.")
    case.result(quotes.link, quote, RecordKind.EVENT, 1, place="Genève")
    again = case.quote(1, "Le port reste calme.")
    case.result(quotes.link, again, RecordKind.EVENT, 1, place="PYONGYANG")
    unknown = case.quote(1, "navires")
    case.result(quotes.link, unknown, RecordKind.EVENT, 3, place="Le col perdu")
    wait(board, qtbot)
    assert names(board) == ["Pyongyang", "New York", "Genève"]
    assert [site.quotes for site in board.map.sites] == [(), (), (quote,)]
    assert "Le col perdu" in [row.name for row in board.lost.lines.rows]
    case.desk.focus(RecordKind.EVENT, 1)
    assert (board.map.focus, board.map._strong) == (0, frozenset({0, 2}))
    case.desk.focus(RecordKind.QUOTE, quote)
    assert board.map.focus == 2
    case.desk.unfocus()
    board.map.fit()
    QTest.mouseClick(board.map, Qt.MouseButton.LeftButton, pos=board.map._at(2).toPoint())
    assert (case.desk.selection.focus, board.map.focus) == (Focus(RecordKind.QUOTE, quote), 2)
    assert [(row.quote_id, row.record) for row in board.quotes.list.lines.rows] == [(quote, "Sommet")]
    case.desk.filter(Filter(dates=(738_946, 739_000)))
    wait(board, qtbot)
    assert "Genève" not in names(board)


def test_places_that_are_known_but_lie_nowhere_are_no_lack_of_places(case: Case, qtbot: QtBot) -> None:
    case.make(RecordKind.EVENT, label="Choc", place="Le gué")
    case.make(RecordKind.EVENT, label="Halte", place="Le bac")
    made = Board(case.desk)
    qtbot.addWidget(made)
    made.show()
    wait(made, qtbot)
    assert made._none.isVisible()
    assert made._none.accessibleName().startswith("2 places are known, none with coordinates")
    assert made.toggle.isVisible()
    made.release()


def test_the_name_of_what_is_in_focus_and_under_the_mouse_stands_once(board: Board) -> None:
    board.map.focus = board.map.hover = 0
    shown = [one.site for one in board.map.names(board.map._on_screen(), range(len(board.map.sites)))]
    assert shown.count(0) == 1


def test_a_click_on_a_large_point_is_not_taken_by_a_small_one_beside_its_middle(board: Board) -> None:
    crowd = Site("Crowd", board.map.sites[0].spot, (), "", tuple(range(1, 60)))
    board.map.show_sites([crowd, replace(crowd, name="Beside", events=())])
    board.map._radius[:] = (10.0, 2.5)
    board.map.show_frame(Frame(float(board.map._places[0, 0]), float(board.map._places[0, 1]), 40.0))
    board.map._places[1] += (8 / 40, 0)
    middle = board.map._at(0)
    assert board.map.site_at(middle + QPointF(2, 0)) == 0
    assert board.map.site_at(middle + QPointF(8, 0)) == 1
    assert board.map.site_at(middle + QPointF(13, 0)) == 1
    assert board.map.site_at(middle + QPointF(40, 0)) is None


def test_a_point_that_is_hidden_under_another_cannot_be_hit(board: Board) -> None:
    crowd = Site("Crowd", board.map.sites[0].spot, (), "", tuple(range(1, 60)))
    board.map.show_sites([crowd, replace(crowd, name="Under", events=())])
    assert board.map.site_at(board.map._at(1)) == 0
