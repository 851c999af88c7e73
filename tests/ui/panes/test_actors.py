"""The actor pane as an analyst uses it."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtCore import QByteArray, QItemSelectionModel, QMimeData, QModelIndex, QPoint, QRect, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QApplication, QLineEdit, QTreeView

from tests.ui.panes.conftest import WORDS, Case
from workbench.core.kinds import RecordKind
from workbench.core.selection import Filter
from workbench.core.wording import grouped
from workbench.operations import actors, events, quotes, records
from workbench.store.read import actors as stored
from workbench.store.read import quotes as stored_quotes
from workbench.ui.dialogs.merging import MergeSheet
from workbench.ui.dragged import ACTOR_MIME, QUOTE_MIME
from workbench.ui.kit.picker import Picker
from workbench.ui.panes.actors import rows
from workbench.ui.panes.actors.pane import ActorsPane
from workbench.ui.theme import theme

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")  # the offscreen platform says so of any window


@pytest.fixture
def people(case: Case) -> dict[str, int]:
    north = case.actor("Corée du Nord")
    army = case.actor("Armée populaire", north, "armed_force")
    return {
        "north": north,
        "army": army,
        "unit": case.actor("Contingent", army, "group"),
        "usa": case.actor("États-Unis"),
        "japan": case.actor("Japon"),
    }


@pytest.fixture
def pane(case: Case, people: dict[str, int], qtbot: Any) -> ActorsPane:
    made = ActorsPane(case.desk)
    qtbot.addWidget(made)
    made.resize(320, 400)
    with qtbot.waitExposed(made):
        made.show()
    return made


def shown(pane: ActorsPane, parent: QModelIndex | None = None) -> list[str]:
    """Names on screen, nested ones after dots, as far as the tree is open."""
    model, parent = pane.view.actors, parent or QModelIndex()
    found: list[str] = []
    for row in range(model.rowCount(parent)):
        index = model.index(row, 0, parent)
        found.append(index.data())
        if pane.view.isExpanded(index):
            found += ["." + name for name in shown(pane, index)]
    return found


def parent_of(case: Case, id: int) -> int | None:
    return stored.actor(case.desk.reader, id).parent_id


def test_actors_stand_in_the_order_a_reader_expects(pane: ActorsPane) -> None:
    assert shown(pane) == ["Corée du Nord", "États-Unis", "Japon"]


def test_focus_elsewhere_reveals_and_selects_the_actor(case: Case, pane: ActorsPane, people: dict[str, int]) -> None:
    case.desk.focus(RecordKind.ACTOR, people["unit"])
    assert pane.view.current_id() == people["unit"]
    assert shown(pane) == ["Corée du Nord", ".Armée populaire", "..Contingent", "États-Unis", "Japon"]


def test_a_click_focuses(case: Case, pane: ActorsPane, people: dict[str, int], qtbot: Any) -> None:
    spot = pane.view.visualRect(pane.view.actors.index_of(people["japan"])).center()
    qtbot.mouseClick(pane.view.viewport(), Qt.MouseButton.LeftButton, pos=spot)
    focus = case.desk.selection.focus
    assert focus is not None
    assert (focus.kind, focus.id) == (RecordKind.ACTOR, people["japan"])


def test_typing_in_the_tree_filters_and_enter_focuses_the_first(
    case: Case, pane: ActorsPane, people: dict[str, int], qtbot: Any
) -> None:
    pane.view.setFocus()
    pane.view.keyboardSearch("c")
    qtbot.keyClicks(pane.filter_line, "ont")
    assert shown(pane) == ["Corée du Nord", ".Armée populaire", "..Contingent"]
    qtbot.keyClick(pane.filter_line, Qt.Key.Key_Return)
    focus = case.desk.selection.focus
    assert focus is not None
    assert focus.id == people["unit"]
    qtbot.keyClick(pane.filter_line, Qt.Key.Key_Escape)
    assert pane.filter_line.text() == ""
    assert pane.view.current_id() == people["unit"]


def test_an_actor_is_found_by_any_of_its_names(case: Case, pane: ActorsPane, people: dict[str, int]) -> None:
    case.desk.run(actors.add_name, people["north"], "RPDC", kind="acronym")
    pane.filter_line.setText("rpdc")
    assert shown(pane) == ["Corée du Nord"]
    case.desk.run(actors.add_name, people["usa"], "pas la RPDC")
    assert shown(pane) == ["Corée du Nord", "États-Unis"]
    pane.filter_line.setText("rpdc pas")
    assert shown(pane) == ["États-Unis"]


def test_what_was_open_stays_open_across_changes_and_filters(
    case: Case, pane: ActorsPane, people: dict[str, int], qtbot: Any
) -> None:
    pane.view.expand(pane.view.actors.index_of(people["north"]))
    case.desk.run(actors.rename, people["japan"], "Nippon")
    pane.filter_line.setText("nippon")
    pane.filter_line.clear()
    assert shown(pane) == ["Corée du Nord", ".Armée populaire", "États-Unis", "Nippon"]
    again = ActorsPane(case.desk)
    qtbot.addWidget(again)
    again.restore_view_state(pane.view_state())
    again.show()
    assert shown(again) == shown(pane)


def test_f2_renames_in_place(case: Case, pane: ActorsPane, people: dict[str, int], qtbot: Any) -> None:
    pane.view.reveal(people["army"])
    pane.view.setFocus()
    qtbot.keyClick(pane.view, Qt.Key.Key_F2)
    editor = pane.view.findChild(QLineEdit)
    assert editor is not None
    editor.setText("Armée du peuple")
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: stored.actor(case.desk.reader, people["army"]).name == "Armée du peuple")
    assert pane.view.current_id() == people["army"]
    assert case.desk.selection.focus is None


def test_insert_makes_an_actor_and_opens_its_name(
    case: Case, pane: ActorsPane, people: dict[str, int], qtbot: Any
) -> None:
    case.desk.focus(RecordKind.ACTOR, people["north"])
    qtbot.keyClick(pane.view, Qt.Key.Key_Insert, Qt.KeyboardModifier.ShiftModifier)
    made = pane.view.current_id()
    assert made is not None
    assert parent_of(case, made) == people["north"]
    assert pane.view.findChild(QLineEdit) is not None


def test_delete_can_be_undone_and_says_so(case: Case, pane: ActorsPane, people: dict[str, int], qtbot: Any) -> None:
    case.desk.focus(RecordKind.ACTOR, people["japan"])
    qtbot.keyClick(pane.view, Qt.Key.Key_Delete)
    assert "Japon" not in shown(pane)
    assert "Japon" in case.notices[-1].text
    case.desk.undo()
    assert "Japon" in shown(pane)


def dragged(mime: str, text: str) -> QMimeData:
    data = QMimeData()
    data.setData(mime, QByteArray(text.encode()))
    return data


def test_dropping_an_actor_nests_it_and_empty_space_frees_it(
    case: Case, pane: ActorsPane, people: dict[str, int], qtbot: Any
) -> None:
    model = pane.view.actors
    data = model.mimeData([model.index_of(people["japan"])])
    assert bytes(data.data(ACTOR_MIME).data()) == str(people["japan"]).encode()
    model.dropMimeData(data, Qt.DropAction.MoveAction, -1, -1, model.index_of(people["usa"]))
    qtbot.waitUntil(lambda: parent_of(case, people["japan"]) == people["usa"])
    model.dropMimeData(data, Qt.DropAction.MoveAction, -1, -1, QModelIndex())
    qtbot.waitUntil(lambda: parent_of(case, people["japan"]) is None)


def test_an_actor_does_not_go_under_itself(case: Case, pane: ActorsPane, people: dict[str, int], qtbot: Any) -> None:
    model = pane.view.actors
    data = model.mimeData([model.index_of(people["north"])])
    action = Qt.DropAction.MoveAction
    assert not model.canDropMimeData(data, action, -1, -1, model.index_of(people["north"]))
    case.desk.focus(RecordKind.ACTOR, people["army"])
    model.dropMimeData(data, action, -1, -1, model.index_of(people["army"]))
    qtbot.waitUntil(lambda: bool(case.notices))
    assert case.notices[-1].level == "error"
    assert parent_of(case, people["north"]) is None


def test_dropping_words_or_a_quote_links_them(case: Case, pane: ActorsPane, people: dict[str, int], qtbot: Any) -> None:
    document = case.document()
    model, action = pane.view.actors, Qt.DropAction.CopyAction
    start = WORDS.index("Anvers")
    model.dropMimeData(
        dragged(QUOTE_MIME, f"{document}:{start}:{start + 6}"), action, -1, -1, model.index_of(people["usa"])
    )
    qtbot.waitUntil(lambda: stored.actor(case.desk.reader, people["usa"]).quotes == 1)
    two = f"{document}:{start}:{start + 2}:{start + 3}:{start + 6}"
    model.dropMimeData(dragged(QUOTE_MIME, two), action, -1, -1, model.index_of(people["usa"]))
    qtbot.waitUntil(lambda: stored.actor(case.desk.reader, people["usa"]).quotes == 2)
    quote = case.quote(document, "deux navires")
    model.dropMimeData(dragged(QUOTE_MIME, f"quote:{quote}"), action, -1, -1, model.index_of(people["usa"]))
    qtbot.waitUntil(lambda: stored.actor(case.desk.reader, people["usa"]).quotes == 3)
    assert not model.canDropMimeData(dragged(QUOTE_MIME, f"quote:{quote}"), action, -1, -1, QModelIndex())
    linked = case.desk.reader.rows("SELECT quote_id FROM evidence WHERE actor_id = ? ORDER BY id", (people["usa"],))
    words = [stored_quotes.quote(case.desk.reader, id).text for (id,) in linked]
    assert words == ["Anvers", "An […] ers", "deux navires"]


def test_counts_follow_what_is_linked_and_taken_back(case: Case, pane: ActorsPane, people: dict[str, int]) -> None:
    quote = case.quote(case.document(), "deux navires")
    case.desk.run(quotes.link, quote, RecordKind.ACTOR, people["usa"])
    event = case.make(RecordKind.EVENT, label="Passage")
    case.desk.run(events.add_participant, event, people["usa"])
    row = pane.view.actors.row_at(pane.view.actors.index_of(people["usa"]))
    assert row is not None
    assert (row.quotes, row.events) == (1, 1)
    case.desk.undo()
    row = pane.view.actors.row_at(pane.view.actors.index_of(people["usa"]))
    assert row is not None
    assert (row.quotes, row.events) == (1, 0)


def test_merging_asks_which_actor_it_is_and_shows_what_it_would_do(
    case: Case, pane: ActorsPane, people: dict[str, int]
) -> None:
    other = case.actor("USA")
    case.desk.focus(RecordKind.ACTOR, other)
    pane.many.merge()
    case.pick(people["usa"])
    sheet = pane.window().findChild(MergeSheet)
    assert sheet is not None
    assert "USA" in shown(pane)
    sheet.merge_button.click()
    assert "USA" not in shown(pane)
    assert "USA" in [name.text for name in stored.actor(case.desk.reader, people["usa"]).names]


def choose(pane: ActorsPane, *ids: int) -> None:
    """Select these, the last one current."""
    pane.view.clearSelection()
    for id in ids:
        pane.view.reveal(id)
    flags = pane.view.selectionModel()
    for id in ids:
        flags.select(pane.view.actors.index_of(id), QItemSelectionModel.SelectionFlag.Select)


def test_two_selected_are_merged_into_the_current_one(case: Case, pane: ActorsPane, people: dict[str, int]) -> None:
    choose(pane, people["usa"], people["japan"])
    pane.many.merge()
    sheet = pane.window().findChild(MergeSheet)
    assert sheet is not None
    assert (sheet.shown.kept.id, sheet.shown.other.id) == (people["japan"], people["usa"])


def test_what_is_done_to_several_is_one_step(case: Case, pane: ActorsPane, people: dict[str, int]) -> None:
    choose(pane, people["usa"], people["japan"])
    pane.many.set_kind("alliance")
    assert {stored.actor(case.desk.reader, people[name]).kind for name in ("usa", "japan")} == {"alliance"}
    choose(pane, people["usa"], people["japan"])
    pane.many.ask_where()
    case.pick(people["north"])
    assert {parent_of(case, people[name]) for name in ("usa", "japan")} == {people["north"]}
    case.desk.undo()
    assert {parent_of(case, people[name]) for name in ("usa", "japan")} == {None}
    case.desk.undo()
    assert {stored.actor(case.desk.reader, people[name]).kind for name in ("usa", "japan")} == {"state"}


def test_several_are_deleted_and_come_back_together(case: Case, pane: ActorsPane, people: dict[str, int]) -> None:
    choose(pane, people["usa"], people["japan"])
    pane.many.delete()
    assert shown(pane) == ["Corée du Nord"]
    assert case.notices[-1].text == "Deleted 2 actors. Ctrl+Z brings them back."
    case.desk.undo()
    assert shown(pane) == ["Corée du Nord", "États-Unis", "Japon"]


def test_several_are_tagged_and_dated(case: Case, pane: ActorsPane, people: dict[str, int]) -> None:
    tag = case.make(RecordKind.TAG, name="doubt")
    choose(pane, people["army"], people["unit"])
    pane.many.ask_tag()
    case.pick(tag)
    assert case.desk.reader.value("SELECT count(*) FROM tagging WHERE tag_id = ?", (tag,)) == 2
    choose(pane, people["army"], people["unit"])
    pane.many.ask_when()
    pane.window().findChildren(Picker)[-1].created.emit("2019/..")
    assert stored.actor(case.desk.reader, people["unit"]).parent_dates == "2019/.."


def test_the_menu_counts_the_selection_and_offers_what_it_can_do(pane: ActorsPane, people: dict[str, int]) -> None:
    choose(pane, people["usa"], people["japan"])
    # The words of a separator are not drawn by every style.
    words = [action.text().partition("\t")[0] for action in pane.context_menu().actions() if not action.isSeparator()]
    assert words[0] == "2 actors selected"
    assert {"Merge…", "Delete 2 actors", "Reduce everything to these"} <= set(words)
    choose(pane, people["usa"])
    words = [action.text().partition("\t")[0] for action in pane.context_menu().actions()]
    assert {"Delete", "Reduce everything to this"} <= set(words)


def test_the_actor_in_focus_stays_marked_when_the_arrow_keys_walk_on(
    case: Case, pane: ActorsPane, people: dict[str, int], qtbot: Any
) -> None:
    case.desk.focus(RecordKind.ACTOR, people["usa"])
    qtbot.keyClick(pane.view, Qt.Key.Key_Up)
    assert pane.view.current_id() != people["usa"]
    assert set(pane.view.actors.highlighted) == {people["usa"]}


def test_the_counts_of_the_tree_follow_the_filter(case: Case, pane: ActorsPane, people: dict[str, int]) -> None:
    for name in ("Passage", "Escale"):
        event = case.make(RecordKind.EVENT, label=name, modality="denied" if name == "Escale" else "asserted")
        case.desk.run(events.add_participant, event, people["usa"])

    def counts() -> tuple[int, int, int | None]:
        row = pane.view.actors.row_at(pane.view.actors.index_of(people["usa"]))
        assert row is not None
        return pane.view.actors.counts(row)

    assert counts()[1] == 2
    case.desk.filter(Filter(modalities=frozenset({"denied"})))
    assert counts() == (0, 1, 0)
    case.desk.filter(Filter())
    assert counts()[1] == 2


def test_the_desk_filter_leaves_the_subset_and_the_way_to_it(
    case: Case, pane: ActorsPane, people: dict[str, int]
) -> None:
    case.desk.filter(Filter(actors=frozenset({people["army"]})))
    assert shown(pane) == ["Corée du Nord", ".Armée populaire", "..Contingent"]
    case.desk.filter(Filter())
    assert "Japon" in shown(pane)


def test_what_a_filter_leaves_is_painted_once(
    case: Case, pane: ActorsPane, people: dict[str, int], monkeypatch: pytest.MonkeyPatch
) -> None:
    QApplication.processEvents()
    painted: list[str] = []
    monkeypatch.setattr(
        "workbench.ui.panes.actors.rows.paint_row",
        lambda painter, area, row, font, **how: painted.append(row.name),
    )
    case.desk.filter(Filter(actors=frozenset({people["usa"], people["japan"]})))
    QApplication.processEvents()
    QApplication.processEvents()
    assert sorted(painted) == ["Japon", "États-Unis"]


def test_a_focus_of_another_kind_marks_its_actors(case: Case, pane: ActorsPane, people: dict[str, int]) -> None:
    event = case.make(RecordKind.EVENT, label="Passage")
    case.desk.run(events.add_participant, event, people["usa"])
    case.desk.focus(RecordKind.EVENT, event)
    assert set(pane.view.actors.highlighted) == {people["usa"]}
    assert pane.view.selected_ids() == []


def test_of_a_focus_elsewhere_only_the_rows_that_look_different_are_painted(
    case: Case, pane: ActorsPane, people: dict[str, int], qtbot: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    event = case.make(RecordKind.EVENT, label="Passage")
    case.desk.run(events.add_participant, event, people["usa"])
    QApplication.processEvents()
    painted: list[tuple[str, bool]] = []
    monkeypatch.setattr(
        "workbench.ui.panes.actors.rows.paint_row",
        lambda painter, area, row, font, **how: painted.append((row.name, how["is_linked"])),
    )
    case.desk.focus(RecordKind.EVENT, event)
    QApplication.processEvents()
    assert painted == [("États-Unis", True)]


def test_in_a_large_dossier_few_actors_are_read_again_and_counts_follow(
    case: Case, pane: ActorsPane, people: dict[str, int], qtbot: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("workbench.ui.panes.actors.pane._AT_ONCE", 0)
    case.desk.run(actors.rename, people["japan"], "Empire")
    assert shown(pane) == ["Corée du Nord", "Empire", "États-Unis"]
    case.desk.run(records.delete, RecordKind.ACTOR, people["north"])
    assert shown(pane) == ["Armée populaire", "Empire", "États-Unis"]
    case.desk.undo()
    assert shown(pane) == ["Corée du Nord", "Empire", "États-Unis"]
    quote = case.quote(case.document(), "deux navires")
    case.desk.run(quotes.link, quote, RecordKind.ACTOR, people["usa"])

    def count() -> int:
        row = pane.view.actors.row_at(pane.view.actors.index_of(people["usa"]))
        return -1 if row is None else row.quotes

    qtbot.waitUntil(lambda: count() == 1)


def test_a_hidden_tree_reads_nothing_until_it_is_shown(case: Case, pane: ActorsPane, people: dict[str, int]) -> None:
    pane.hide()
    case.desk.run(actors.rename, people["japan"], "Nippon")
    assert "Nippon" not in shown(pane)
    pane.show()
    assert "Nippon" in shown(pane)


def test_an_empty_dossier_says_what_to_do(case: Case, qtbot: Any) -> None:
    pane = ActorsPane(case.desk)
    qtbot.addWidget(pane)
    pane.show()
    assert not pane.view.isVisible()
    pane.new_actor()
    assert pane.view.isVisible()


def test_renaming_the_actor_at_the_top_of_the_sight_moves_nothing_else(
    case: Case, pane: ActorsPane, people: dict[str, int]
) -> None:
    made = [case.actor(f"Actor {number:03}") for number in range(200)]
    pane.refresh()
    tree = pane.view
    tree.scrollTo(tree.actors.index_of(made[100]), QTreeView.ScrollHint.PositionAtTop)
    assert tree.indexAt(QPoint(0, 0)) == tree.actors.index_of(made[100])
    place = tree.visualRect(tree.actors.index_of(made[101])).top()
    for name in ("Z", "Zz", "Actor 150 and more"):
        case.desk.run(records.keep_typing, RecordKind.ACTOR, made[100], "name", name, began="now")
        assert tree.visualRect(tree.actors.index_of(made[101])).top() == place


def test_counts_stand_where_a_box_would_put_them(qapp: QApplication) -> None:
    def painted(counts: rows.Counts | None) -> QImage:
        picture = QImage(200, 40, QImage.Format.Format_RGB32)
        picture.fill(Qt.GlobalColor.white)
        with QPainter(picture) as painter:
            if counts is not None:
                rows._paint_counts(painter, QRect(0, 8, 200, 23), *counts)
                return picture
            look = theme.current()
            painter.setFont(look.fonts["small"])
            painter.setPen(look.colour("text_muted"))
            room = rows._width(grouped(1234))
            end = 200 - 1 - rows.GAP - max(rows._width("· 00"), 0) - 4
            middle = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight
            painter.drawText(QRect(end - room, 8, room, 23), middle, grouped(1234))
        return picture

    assert painted((1234, 0, None)) == painted(None)
    assert painted((1234, 0, None)) != painted((1235, 0, None))
