"""The history pane as an analyst uses it."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester

from tests.ui.panes.conftest import Case
from workbench.core.kinds import RecordKind
from workbench.core.texts import Block, Ingested
from workbench.operations import actors, documents, records
from workbench.store.read import history
from workbench.ui.panes.history.pane import HistoryPane

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")  # the offscreen platform says so of any window


@pytest.fixture
def pane(case: Case, qtbot: Any) -> HistoryPane:
    made = HistoryPane(case.desk)
    tester = QAbstractItemModelTester(made.model, QAbstractItemModelTester.FailureReportingMode.Warning, made)
    # It would fetch while the model is being reset, which no view does.
    tester.setUseFetchMore(False)
    qtbot.addWidget(made)
    made.resize(320, 400)
    with qtbot.waitExposed(made):
        made.show()
    return made


def texts(pane: HistoryPane, parent: QModelIndex | None = None) -> list[str]:
    above = parent or QModelIndex()
    while pane.model.canFetchMore(above):
        pane.model.fetchMore(above)
    return [str(pane.model.index(row, 0, above).data()) for row in range(pane.model.rowCount(above))]


def go_to(pane: HistoryPane, row: int) -> QModelIndex:
    index = pane.model.index(row, 0)
    pane.tree.setCurrentIndex(index)
    return index


def press(pane: HistoryPane, qtbot: Any, key: Qt.Key) -> None:
    pane.tree.setFocus()
    qtbot.keyClick(pane.tree, key)


def test_an_empty_dossier_says_that_nothing_happened_yet(pane: HistoryPane) -> None:
    assert not pane.tree.isVisible()
    assert "Nothing has happened yet" in pane._none.accessibleName()


def test_gestures_are_listed_as_they_happen_and_open_to_their_fields(case: Case, pane: HistoryPane) -> None:
    anvers = case.actor("Anvers")
    case.desk.run(records.edit, RecordKind.ACTOR, anvers, name="Antwerpen", key="ANR")
    assert texts(pane) == ["Rename actor: Anvers → Antwerpen", "New actor: Anvers"]
    assert texts(pane, pane.model.index(0, 0)) == ["Name: Anvers → Antwerpen", "Code: – → ANR"]
    assert texts(pane, pane.model.index(1, 0)) == ["Kind: state", "Name: Anvers"]


def test_a_gesture_on_several_rows_opens_in_two_steps(case: Case, pane: HistoryPane) -> None:
    port = case.actor("Port")
    case.desk.run(actors.add_name, port, "Haven")
    case.actor("Quai", port)
    case.desk.run(records.delete, RecordKind.ACTOR, port)
    rows = texts(pane, pane.model.index(0, 0))
    assert sorted(rows) == ["Actor: Port", "Actor: Quai", "Name: Haven"]
    moved = pane.model.index(rows.index("Actor: Quai"), 0, pane.model.index(0, 0))
    assert texts(pane, moved) == ["Belongs to: Port → –"]


def test_u_takes_back_one_old_step_and_the_notice_offers_the_way_back(
    case: Case, pane: HistoryPane, qtbot: Any
) -> None:
    anvers = case.actor("Anvers")
    case.desk.run(records.edit, RecordKind.ACTOR, anvers, name="Antwerpen")
    case.actor("Gand")
    go_to(pane, 1)
    press(pane, qtbot, Qt.Key.Key_U)
    assert texts(pane)[0] == "Undo: Rename actor: Anvers → Antwerpen"
    assert case.dossier.reader().value("SELECT name FROM actor WHERE id = ?", (anvers,)) == "Anvers"
    assert not pane.undo_button.isEnabled()
    taken = pane.tree.currentIndex()
    assert taken.data() == "Rename actor: Anvers → Antwerpen"
    assert "undone" in taken.data(Qt.ItemDataRole.AccessibleTextRole)
    label, back = case.notices[-1].actions[0]
    assert label == "Undo"
    back()
    assert case.dossier.reader().value("SELECT name FROM actor WHERE id = ?", (anvers,)) == "Antwerpen"
    assert pane.undo_button.isEnabled()


def test_what_depends_on_a_step_is_named_and_nothing_changes(case: Case, pane: HistoryPane, qtbot: Any) -> None:
    anvers = case.actor("Anvers")
    case.desk.run(actors.add_name, anvers, "Antwerpen")
    go_to(pane, 1)
    qtbot.mouseClick(pane.undo_button, Qt.MouseButton.LeftButton)
    assert case.notices[-1].level == "error"
    assert "“Add name: Antwerpen”" in case.notices[-1].text
    assert len(texts(pane)) == 2


def test_enter_and_double_click_go_to_the_record(case: Case, pane: HistoryPane, qtbot: Any) -> None:
    anvers, gand = case.actor("Anvers"), case.actor("Gand")
    go_to(pane, 1)
    press(pane, qtbot, Qt.Key.Key_Return)
    assert case.desk.selection.focus is not None
    assert case.desk.selection.focus.id == anvers
    pane.tree.doubleClicked.emit(pane.model.index(0, 0))
    assert case.desk.selection.focus.id == gand
    case.desk.run(records.delete, RecordKind.ACTOR, anvers)
    go_to(pane, 2)
    press(pane, qtbot, Qt.Key.Key_Return)
    assert "no longer there" in case.notices[-1].text


def test_only_the_record_in_focus(case: Case, pane: HistoryPane) -> None:
    anvers, gand = case.actor("Anvers"), case.actor("Gand")
    case.desk.run(actors.add_name, anvers, "Antwerpen")
    pane.only_record.setChecked(True)
    assert "Click on a record" in pane._none.accessibleName()
    case.desk.focus(RecordKind.ACTOR, anvers)
    assert texts(pane) == ["Add name: Antwerpen", "New actor: Anvers"]
    case.desk.focus(RecordKind.ACTOR, gand)
    assert texts(pane) == ["New actor: Gand"]
    pane.only_record.setChecked(False)
    assert len(texts(pane)) == 3


def test_a_whole_import_is_undone_from_any_of_its_lines(case: Case, pane: HistoryPane, qtbot: Any) -> None:
    case.actor("Anvers")
    for number in range(3):
        words = f"Rapport {number}."
        ingested = Ingested(text=words, blocks=(Block(0, len(words)),))
        case.desk.run(documents.add, ingested, words.encode(), f"{number}.txt", run="run")
    go_to(pane, 3)
    assert not pane.import_button.isVisible()
    go_to(pane, 1)
    qtbot.mouseClick(pane.import_button, Qt.MouseButton.LeftButton)
    assert texts(pane)[0] == "Undo: import of 3 documents"
    assert case.dossier.reader().value("SELECT count(*) FROM document") == 0
    assert case.dossier.reader().value("SELECT count(*) FROM actor") == 1


def test_many_gestures_come_page_by_page_and_what_is_open_stays_open(case: Case, pane: HistoryPane) -> None:
    anvers = case.actor("Anvers")
    with case.dossier.batch():
        for number in range(2 * history.PAGE):
            records.edit(case.dossier, RecordKind.ACTOR, anvers, description=f"état {number}")
    pane.refresh()
    assert pane.model.loaded == history.PAGE
    pane.tree.expand(go_to(pane, 5))
    case.actor("Gand")
    assert pane.tree.isExpanded(pane.model.index(6, 0))
    assert pane.tree.currentIndex().row() == 6
    assert len(texts(pane)) == 2 * history.PAGE + 2


def test_a_pane_behind_a_tab_reads_nothing_until_it_is_seen(case: Case, pane: HistoryPane, qtbot: Any) -> None:
    pane.hide()
    case.actor("Anvers")
    assert pane.model.loaded == 0
    with qtbot.waitExposed(pane):
        pane.show()
    assert texts(pane) == ["New actor: Anvers"]


# The trash


def test_what_was_deleted_waits_in_the_trash_and_comes_back_by_r(case: Case, pane: HistoryPane, qtbot: Any) -> None:
    port = case.actor("Port")
    case.desk.run(actors.add_name, port, "Haven")
    case.desk.run(records.delete, RecordKind.ACTOR, port)
    pane.show_trash()
    assert texts(pane) == ["Actor: Port"]
    assert "with 1 row that belongs to it" in pane.model.index(0, 0).data(Qt.ItemDataRole.ToolTipRole)
    assert not pane.undo_button.isVisible()
    assert not pane.only_record.isVisible()
    go_to(pane, 0)
    press(pane, qtbot, Qt.Key.Key_R)
    assert "The trash is empty" in pane._none.accessibleName()
    assert case.dossier.reader().value("SELECT text FROM actor_name WHERE actor_id = ?", (port,)) == "Haven"
    case.notices[-1].actions[0][1]()
    assert texts(pane) == ["Actor: Port"]


def test_emptying_asks_once_more(case: Case, pane: HistoryPane, qtbot: Any) -> None:
    port = case.actor("Port")
    case.desk.run(records.delete, RecordKind.ACTOR, port)
    pane.show_trash()
    qtbot.mouseClick(pane.empty_button, Qt.MouseButton.LeftButton)
    assert texts(pane) == ["Actor: Port"]
    asked = case.notices[-1]
    assert (asked.level, asked.text) == ("warning", "1 deleted record will be forgotten for good.")
    asked.actions[0][1]()
    assert not pane.model.loaded
    pane.show_steps()
    assert texts(pane, pane.model.index(0, 0)) == ["Forgotten when the trash was emptied"]


# Snapshots


def menu_of(pane: HistoryPane) -> list[Any]:
    pane.snapshots.fill()
    return list(pane.snapshots.menu().actions())


def take(pane: HistoryPane, qtbot: Any, name: str) -> None:
    menu_of(pane)[0].trigger()
    pane.snapshot_name.line.setText(name)  # QTest types ASCII only
    qtbot.keyClick(pane.snapshot_name.line, Qt.Key.Key_Return)


def choose(pane: HistoryPane, snapshot: str, command: str) -> None:
    about = next(action for action in menu_of(pane) if action.text().startswith(f"{snapshot} · "))
    next(action for action in about.menu().actions() if action.text() == command).trigger()


def test_a_snapshot_is_taken_by_its_name(case: Case, pane: HistoryPane, qtbot: Any) -> None:
    case.actor("Anvers")
    take(pane, qtbot, "Avant")
    assert case.notices[-1].text == "Snapshot: Avant"
    assert not pane.snapshot_name.isVisible()
    assert [action.text().split(" · ")[0] for action in menu_of(pane)] == ["Take a snapshot…", "", "Avant"]
    take(pane, qtbot, "Avant")
    assert case.notices[-1].level == "error"
    assert pane.snapshot_name.isVisible()
    qtbot.keyClick(pane.snapshot_name.line, Qt.Key.Key_Escape)
    assert not pane.snapshot_name.isVisible()


def test_what_differs_from_a_snapshot_and_one_record_made_what_it_was(
    case: Case, pane: HistoryPane, qtbot: Any
) -> None:
    anvers, gand = case.actor("Anvers"), case.actor("Gand")
    take(pane, qtbot, "Avant")
    case.desk.run(records.edit, RecordKind.ACTOR, anvers, name="Antwerpen")
    case.desk.run(records.delete, RecordKind.ACTOR, gand)
    case.actor("Bruges")
    choose(pane, "Avant", "Compare with now")
    assert texts(pane) == ["Added", "Changed", "Removed"]
    changed = pane.model.index(1, 0)
    assert pane.tree.isExpanded(changed)
    assert texts(pane, changed) == ["Actor: Antwerpen"]
    assert texts(pane, pane.model.index(0, 0, changed)) == ["Name: Anvers → Antwerpen"]
    removed = pane.model.index(2, 0)
    assert texts(pane, removed) == ["Actor: Gand"]
    pane.tree.setCurrentIndex(pane.model.index(0, 0, removed))
    qtbot.mouseClick(pane.back_button, Qt.MouseButton.LeftButton)
    assert texts(pane) == ["Added", "Changed"]
    assert case.dossier.reader().value("SELECT count(*) FROM actor WHERE id = ?", (gand,)) == 1
    qtbot.mouseClick(pane.close_button, Qt.MouseButton.LeftButton)
    assert texts(pane)[0] == "Restore from “Avant”: Gand"


def test_back_to_a_snapshot_and_back_again(case: Case, pane: HistoryPane, qtbot: Any) -> None:
    anvers = case.actor("Anvers")
    take(pane, qtbot, "Avant")
    case.desk.run(records.edit, RecordKind.ACTOR, anvers, name="Antwerpen")
    take(pane, qtbot, "Après")
    case.desk.run(records.edit, RecordKind.ACTOR, anvers, name="Anvers")
    choose(pane, "Avant", "Go back to it")
    assert case.notices[-1].text == "Nothing has changed since “Avant”."
    choose(pane, "Après", "Go back to it")
    assert texts(pane)[0] == "Restore snapshot: Après"
    case.notices[-1].actions[0][1]()
    choose(pane, "Après", "Compare with “Avant”")
    assert texts(pane, pane.model.index(0, 0)) == ["Actor: Anvers"]
    choose(pane, "Avant", "Forget it")
    assert len(menu_of(pane)) == 3


def test_the_history_of_the_focus_from_wherever_the_pane_stands(case: Case, pane: HistoryPane) -> None:
    anvers = case.actor("Anvers")
    case.actor("Gand")
    pane.show_trash()
    case.desk.focus(RecordKind.ACTOR, anvers)
    pane.show_record()
    assert texts(pane) == ["New actor: Anvers"]
    assert pane.only_record.isChecked()
    assert pane.only_record.isVisible()
