"""Two records made one in the window: looked at, swapped, merged by Enter, marked, and taken apart from the card."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtCore import QItemSelectionModel, Qt
from PySide6.QtWidgets import QLabel, QLineEdit, QPlainTextEdit
from pytestqt.qtbot import QtBot

from workbench.core.kinds import RecordKind
from workbench.operations import records
from workbench.store.read import history, mergers
from workbench.ui.dialogs import merging
from workbench.ui.kit.picker import Picker

if TYPE_CHECKING:
    from tests.conftest import Filled
    from workbench.ui.window import Window

pytestmark = pytest.mark.qt_log_ignore("does not support", extend=True)


def _words(widget: Any) -> list[str]:
    return [label.text() for label in widget.findChildren(QLabel) if label.isVisibleTo(widget)]


@pytest.fixture
def sheet(window: Window, filled: Filled) -> merging.MergeSheet:
    made = merging.ask(window.desk, window, RecordKind.ACTOR, filled.actors["sylvania"], filled.actors["ministry"])
    assert made is not None
    return made


def test_the_sheet_tells_what_becomes_of_everything(sheet: merging.MergeSheet) -> None:
    said = _words(sheet)
    assert "Merge “ministère de la Pêche” into “Sylvanie”" in said
    assert "New aliases: ministère de la Pêche, Fisheries Ministry" in said
    assert {"Children", "Claims", "Source reliability"} <= set(said)
    assert {"state", "organisation"} <= set(said)


def test_enter_merges_and_one_undo_takes_it_back(
    sheet: merging.MergeSheet, window: Window, filled: Filled, qtbot: QtBot
) -> None:
    before = history.ends(window.desk.reader)[2]
    assert window.focusWidget() is sheet.merge_button
    qtbot.keyClick(sheet.merge_button, Qt.Key.Key_Return)
    assert mergers.merged_into(window.desk.reader, RecordKind.ACTOR, filled.actors["sylvania"])
    assert window.desk.selection.focus is not None
    assert window.desk.selection.focus.id == filled.actors["sylvania"]
    window.desk.undo()
    assert history.ends(window.desk.reader)[2] == before


def test_the_other_one_can_be_kept(sheet: merging.MergeSheet, window: Window, filled: Filled) -> None:
    sheet.swap()
    assert sheet.shown.kept.id == filled.actors["ministry"]
    assert "Merge “Sylvanie” into “ministère de la Pêche”" in _words(sheet)
    sheet.merge()
    assert mergers.merged_into(window.desk.reader, RecordKind.ACTOR, filled.actors["ministry"])


def test_escape_changes_nothing_and_gives_the_keyboard_back(
    sheet: merging.MergeSheet, window: Window, qtbot: QtBot
) -> None:
    before = history.ends(window.desk.reader)[2]
    qtbot.keyClick(sheet.merge_button, Qt.Key.Key_Escape)
    assert not sheet.isVisible()
    assert history.ends(window.desk.reader)[2] == before


def test_who_is_not_sure_links_the_two_and_the_card_says_so(
    sheet: merging.MergeSheet, window: Window, filled: Filled, qtbot: QtBot
) -> None:
    sheet.only_mark()
    window.layout_of_panes.show("detail")
    window.desk.focus(RecordKind.ACTOR, filled.actors["ministry"])
    qtbot.waitUntil(lambda: window.panes.detail.card is not None)
    card = window.panes.detail.card
    assert card is not None
    section = next(one for one in card.sections if one.TITLE == "Possibly the same")
    assert [row.cells["name"] for row in section.model.rows] == ["Sylvanie"]
    section.open(section.model.rows[0].id)
    assert window.desk.selection.focus is not None
    assert window.desk.selection.focus.id == filled.actors["sylvania"]
    section.remove(mergers.alike(window.desk.reader, RecordKind.ACTOR, filled.actors["sylvania"])[0].id)
    assert mergers.alike(window.desk.reader, RecordKind.ACTOR, filled.actors["sylvania"]) == ()


def test_the_card_takes_a_merged_actor_out_again(
    sheet: merging.MergeSheet, window: Window, filled: Filled, qtbot: QtBot
) -> None:
    window.layout_of_panes.show("detail")
    sheet.merge()
    qtbot.waitUntil(lambda: window.panes.detail.card is not None)
    card = window.panes.detail.card
    assert card is not None
    section = next(one for one in card.sections if one.TITLE == "Merged in")
    qtbot.waitUntil(lambda: [row.cells["name"] for row in section.model.rows] == ["ministère de la Pêche"])
    assert section.isVisibleTo(card)
    names = next(one for one in card.sections if one.TITLE == "Names")
    assert names.model.rows
    assert all("From “ministère de la Pêche”" in row.tooltip for row in names.model.rows)
    section.remove(section.model.rows[0].id)
    qtbot.waitUntil(lambda: not section.isVisibleTo(card))
    assert window.desk.reader.value("SELECT count(*) FROM actor") == 4


def test_two_selected_actors_are_the_two_to_merge(window: Window, filled: Filled, qtbot: QtBot) -> None:
    window.desk.focus(RecordKind.ACTOR, filled.actors["fleet"])
    view = window.panes.actors.view
    other = view.actors.tree.rows[0].id
    view.selectionModel().select(
        view.actors.index_of(other), QItemSelectionModel.SelectionFlag.Select | QItemSelectionModel.SelectionFlag.Rows
    )
    window.actions_by_id["edit.merge"].trigger()
    sheet = window.findChild(merging.MergeSheet)
    assert {sheet.shown.kept.id, sheet.shown.other.id} == {filled.actors["fleet"], other}
    assert window.findChildren(Picker) == []
    sheet.leave()


def test_the_command_asks_for_the_other_record_by_name(window: Window, filled: Filled, qtbot: QtBot) -> None:
    window.desk.focus(RecordKind.EVENT, filled.events["follow_up"])
    window.actions_by_id["edit.merge"].trigger()
    (picker,) = window.findChildren(Picker)
    offered = [picker.model.index(row, 0).data() for row in range(picker.model.rowCount())]
    assert offered
    assert not any("Seconde livraison" in str(row) for row in offered)
    picker.picked.emit(filled.events["delivery"])
    sheet = window.findChild(merging.MergeSheet)
    assert sheet.shown.kept.label == "Livraison de moteurs"
    assert sheet.shown.other.label == "Seconde livraison"
    sheet.leave()
    window.desk.unfocus()
    window.panes.notes.editor.setFocus()
    window.actions_by_id["edit.merge"].trigger()
    assert "first" in window.notices._text.text()


def test_without_a_focus_it_is_about_the_actor_that_the_keyboard_stands_on(window: Window, filled: Filled) -> None:
    view = window.panes.actors.view
    view.reveal(filled.actors["fleet"])
    view.setFocus()
    window.desk.unfocus()
    window.actions_by_id["edit.merge"].trigger()
    (picker,) = window.findChildren(Picker)
    picker.picked.emit(filled.actors["sylvania"])
    sheet = window.findChild(merging.MergeSheet)
    assert {sheet.shown.kept.id, sheet.shown.other.id} == {filled.actors["fleet"], filled.actors["sylvania"]}
    sheet.leave()


def test_a_merge_begun_in_the_card_leaves_the_keyboard_in_the_card(
    window: Window, filled: Filled, qtbot: QtBot
) -> None:
    window.layout_of_panes.show("detail")
    window.desk.focus(RecordKind.ACTOR, filled.actors["ministry"])
    qtbot.waitUntil(lambda: window.panes.detail.card is not None)
    described = window.panes.detail.findChild(QPlainTextEdit, "field.description")
    assert described is not None
    described.setFocus()
    sheet = merging.ask(window.desk, window, RecordKind.ACTOR, filled.actors["sylvania"], filled.actors["ministry"])
    assert sheet is not None
    qtbot.keyClick(sheet.merge_button, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: window.panes.detail.title.text().endswith("Sylvanie"))
    assert window.focusWidget() is described
    # The button that leads to a parent goes with whoever had one: the first field takes its place.
    window.desk.undo()
    window.desk.focus(RecordKind.ACTOR, filled.actors["ministry"])
    qtbot.waitUntil(lambda: window.panes.detail.title.text().endswith("ministère de la Pêche"))
    dated = window.panes.detail.findChild(QLineEdit, "field.parent_dates")
    assert dated is not None
    dated.setFocus()
    window.desk.run(records.delete, RecordKind.ACTOR, filled.actors["ministry"])
    qtbot.waitUntil(lambda: window.focusWidget() is window.panes.detail)
    window.desk.focus(RecordKind.ACTOR, filled.actors["sylvania"])
    qtbot.waitUntil(lambda: window.focusWidget() is not window.panes.detail)
    assert window.focusWidget().objectName() == "field.name"
