"""The detail card: every field of every kind of record can be corrected where it stands."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit, QPlainTextEdit, QScrollArea, QTableView, QWidget

from tests.ui.panes.conftest import Case
from workbench.core.changes import Changes
from workbench.core.fields import FIELDS, Editor, shown
from workbench.core.kinds import RecordKind
from workbench.core.spans import Span
from workbench.core.texts import Ingested
from workbench.operations import actors, claims, documents, events, merging, notes, quotes, records
from workbench.store.read import actors as stored_actors
from workbench.store.read import claims as stored_claims
from workbench.store.read import events as stored_events
from workbench.store.read import history
from workbench.store.read import quotes as stored_quotes
from workbench.store.read import transfers as stored_transfers
from workbench.ui.panes.detail import loading
from workbench.ui.panes.detail.pane import DetailPane
from workbench.ui.panes.detail.section import Section

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")  # the offscreen platform says so of any window


@pytest.fixture
def pane(case: Case, qtbot: Any) -> DetailPane:
    made = DetailPane(case.desk)
    qtbot.addWidget(made)
    made.resize(320, 500)
    with qtbot.waitExposed(made):
        made.show()
    return made


def field(pane: DetailPane, key: str) -> Any:
    """The editor on the card; a row that waits for another record is not on it."""
    assert pane.card is not None
    found = pane.card.findChild(QWidget, f"field.{key}")
    return None if found is None or found.parentWidget().isHidden() else found


def enter(pane: DetailPane, qtbot: Any, key: str, text: str) -> None:
    editor = field(pane, key)
    editor.setFocus()
    if isinstance(editor, QComboBox):
        editor.setCurrentIndex(editor.findData(text))
        editor.activated.emit(editor.currentIndex())
        return
    editor.selectAll()
    qtbot.keyClicks(editor, text)
    qtbot.keyClick(editor, Qt.Key.Key_Return)


def section(pane: DetailPane, name: str) -> Section:
    assert pane.card is not None
    return next(one for one in pane.card.sections if type(one).__name__ == name)


def cells(of: Section) -> list[dict[str, str]]:
    return [row.cells for row in of.model.rows]


@pytest.fixture
def everything(case: Case) -> dict[RecordKind, int]:
    """One record of every kind, tied together."""
    document = case.document()
    actor = case.actor("Port", kind="organisation")
    event = case.make(RecordKind.EVENT, label="Passage", edtf="2024-05")
    quote = case.quote(document, "deux navires")
    case.desk.run(quotes.link, quote, RecordKind.EVENT, event, edtf="2024-05-03", place="Anvers")
    claim = case.result(quotes.claim, quote, text="Deux navires", modality="conditional", attribution=(actor,))
    transfer = case.make(RecordKind.TRANSFER, donor_id=actor, object="grain", kind="food")
    case.desk.run(quotes.link, quote, RecordKind.TRANSFER, transfer)
    note = case.result(notes.create, "Note")
    return {
        RecordKind.DOCUMENT: document,
        RecordKind.ACTOR: actor,
        RecordKind.EVENT: event,
        RecordKind.QUOTE: quote,
        RecordKind.CLAIM: claim,
        RecordKind.TRANSFER: transfer,
        RecordKind.FIGURE: case.make(RecordKind.FIGURE, best=2.0, unit="navires", claim_id=claim),
        RecordKind.NOTE: note,
        RecordKind.TAG: case.make(RecordKind.TAG, name="port"),
        RecordKind.JUDGEMENT: case.make(RecordKind.JUDGEMENT, text="Le trafic reprend", note_id=note),
    }


@pytest.mark.parametrize("kind", [RecordKind.ACTOR, RecordKind.EVENT, RecordKind.CLAIM, RecordKind.DOCUMENT])
def test_the_tab_key_goes_down_the_card_from_its_first_field(
    case: Case, pane: DetailPane, everything: dict[RecordKind, int], kind: RecordKind
) -> None:
    case.desk.focus(kind, everything[kind])
    pane.show()
    QApplication.processEvents()
    assert pane.card is not None
    places, at = [], pane.nextInFocusChain()
    while at is not pane:
        takes_keys = at.focusPolicy() & Qt.FocusPolicy.TabFocus and at.isVisibleTo(pane) and at.isEnabled()
        if takes_keys and pane.card.isAncestorOf(at) and not isinstance(at, QScrollArea):
            places.append(at.mapTo(pane, QPoint()).y())
        at = at.nextInFocusChain()
    assert len(places) > 4
    assert places == sorted(places)


@pytest.mark.parametrize("kind", list(RecordKind))
def test_every_field_of_every_kind_has_a_named_editor(
    case: Case, pane: DetailPane, everything: dict[RecordKind, int], kind: RecordKind
) -> None:
    assert {one.key for one in FIELDS[kind]} | {"note_id", "quote_id", "event_id", "transfer_id", "claim_id"} >= set(
        records.EDITABLE[kind]
    )
    case.desk.focus(kind, everything[kind])
    for one in shown(kind, {}):
        assert field(pane, one.key).accessibleName(), one.key
    assert case.notices == []


@pytest.mark.parametrize("kind", list(RecordKind))
def test_every_line_of_every_kind_is_saved_and_undone(
    case: Case, pane: DetailPane, everything: dict[RecordKind, int], kind: RecordKind, qtbot: Any
) -> None:
    case.desk.focus(kind, everything[kind])
    before = loading.load(case.desk.reader, case.desk.selection.focus).values
    for one in FIELDS[kind]:
        if one.editor in (Editor.LINE, Editor.TEXT):
            enter(pane, qtbot, one.key, "zz")
            assert loading.load(case.desk.reader, case.desk.selection.focus).values[one.key] == "zz"
            case.desk.undo()
    assert loading.load(case.desk.reader, case.desk.selection.focus).values == before
    assert all(notice.level == "info" for notice in case.notices)


def test_a_date_that_is_none_is_kept_with_its_sentence_and_not_saved(
    case: Case, pane: DetailPane, everything: dict[RecordKind, int], qtbot: Any
) -> None:
    event = everything[RecordKind.EVENT]
    case.desk.focus(RecordKind.EVENT, event)
    enter(pane, qtbot, "edtf", "mai dernier")
    assert pane.card is not None
    assert "mai dernier" in pane.card.grid.editor("edtf").problem
    assert field(pane, "edtf").text() == "mai dernier"
    assert stored_events.event(case.desk.reader, event).edtf == "2024-05"
    enter(pane, qtbot, "edtf", "2024-05~")
    assert stored_events.event(case.desk.reader, event).edtf == "2024-05~"
    enter(pane, qtbot, "edtf", " ")
    assert stored_events.event(case.desk.reader, event).edtf is None


def test_choices_and_scales_are_saved(
    case: Case, pane: DetailPane, everything: dict[RecordKind, int], qtbot: Any
) -> None:
    claim = everything[RecordKind.CLAIM]
    case.desk.focus(RecordKind.CLAIM, claim)
    enter(pane, qtbot, "modality", "denied")
    enter(pane, qtbot, "credibility", "4")
    saved = stored_claims.claim(case.desk.reader, claim)
    assert (saved.modality, saved.credibility) == ("denied", "4")


def test_a_value_from_elsewhere_is_not_lost_by_looking_at_it(
    case: Case, pane: DetailPane, everything: dict[RecordKind, int], qtbot: Any
) -> None:
    document = everything[RecordKind.DOCUMENT]
    case.desk.focus(RecordKind.DOCUMENT, document)
    case.desk.run(records.edit, RecordKind.DOCUMENT, document, language="de")
    assert pane.card is not None
    assert pane.card.grid.editor("language").value == "de"
    case.desk.focus(RecordKind.ACTOR, everything[RecordKind.ACTOR])
    assert loading.documents.document(case.desk.reader, document).language == "de"


def test_what_is_typed_is_saved_before_another_record_is_shown(
    case: Case, pane: DetailPane, everything: dict[RecordKind, int], qtbot: Any
) -> None:
    actor, event = everything[RecordKind.ACTOR], everything[RecordKind.EVENT]
    case.desk.focus(RecordKind.ACTOR, actor)
    field(pane, "description").setFocus()
    qtbot.keyClicks(field(pane, "description"), "vaste")
    case.desk.focus(RecordKind.EVENT, event)
    assert stored_actors.actor(case.desk.reader, actor).description == "vaste"
    assert stored_events.event(case.desk.reader, event).description == ""


def test_a_change_elsewhere_does_not_wipe_what_is_being_typed(
    case: Case, pane: DetailPane, everything: dict[RecordKind, int], qtbot: Any
) -> None:
    actor = everything[RecordKind.ACTOR]
    case.desk.focus(RecordKind.ACTOR, actor)
    editor: QPlainTextEdit = field(pane, "description")
    with qtbot.waitActive(pane):
        pane.activateWindow()
    editor.setFocus()
    qtbot.waitUntil(editor.hasFocus)
    qtbot.keyClicks(editor, "vas")
    case.desk.run(actors.rename, actor, "Port d’Anvers")
    assert editor.toPlainText() == "vas"
    assert field(pane, "name").text() == "Port d’Anvers"


def test_the_parent_is_picked_opened_and_emptied(
    case: Case, pane: DetailPane, everything: dict[RecordKind, int], qtbot: Any
) -> None:
    actor = everything[RecordKind.ACTOR]
    parent = case.actor("Belgique")
    case.desk.focus(RecordKind.ACTOR, actor)
    field(pane, "parent_id").click()
    case.pick(parent)
    assert stored_actors.actor(case.desk.reader, actor).parent_id == parent
    assert pane.card is not None
    pane.card.pointers.committed.emit("parent_id", None)
    assert stored_actors.actor(case.desk.reader, actor).parent_id is None


def test_names_are_added_changed_and_removed(
    case: Case, pane: DetailPane, everything: dict[RecordKind, int], qtbot: Any
) -> None:
    actor = everything[RecordKind.ACTOR]
    case.desk.focus(RecordKind.ACTOR, actor)
    names = section(pane, "NamesSection")
    names.table.setFocus()
    names.table.setCurrentIndex(names.model.index(0, 0))
    qtbot.keyClick(names.table, Qt.Key.Key_Return)
    editor = names.table.findChild(QLineEdit)
    qtbot.keyClicks(editor, "Haven")
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: len(stored_actors.actor(case.desk.reader, actor).names) == 1)
    assert names.model.setData(names.model.index(0, 1), "nl")
    qtbot.waitUntil(lambda: stored_actors.actor(case.desk.reader, actor).names[0].language == "nl")
    names.table.setCurrentIndex(names.model.index(0, 0))
    qtbot.keyClick(names.table, Qt.Key.Key_Delete)
    assert stored_actors.actor(case.desk.reader, actor).names == ()


def test_the_keyboard_stays_at_its_cell_when_a_list_is_shown_anew(
    case: Case, pane: DetailPane, everything: dict[RecordKind, int], qtbot: Any
) -> None:
    actor = everything[RecordKind.ACTOR]
    for text in ("Haven", "Port", "Quay"):
        actors.add_name(case.desk.dossier, actor, text)
    case.desk.focus(RecordKind.ACTOR, actor)
    table = section(pane, "NamesSection").table
    table.setFocus(Qt.FocusReason.TabFocusReason)
    assert [(at.row(), at.column()) for at in table.selectedIndexes()] == [(0, 0)]
    table.setCurrentIndex(table.model().index(1, 1))
    assert table.model().setData(table.currentIndex(), "en")
    qtbot.waitUntil(lambda: stored_actors.actor(case.desk.reader, actor).names[1].language == "en")
    assert (table.currentIndex().row(), table.currentIndex().column()) == (1, 1)
    table.setCurrentIndex(table.model().index(3, 0))
    qtbot.keyClick(table, Qt.Key.Key_Return)
    editor = table.findChild(QLineEdit)
    assert editor.placeholderText() == "Add a name…"
    qtbot.keyClicks(editor, "Wharf")
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: len(stored_actors.actor(case.desk.reader, actor).names) == 4)
    assert table.currentIndex().data() == "Wharf"
    qtbot.keyClick(table, Qt.Key.Key_Delete)
    assert table.currentIndex().row() == 3
    other = case.desk.run(records.create, RecordKind.ACTOR, name="Sund", kind="place")
    case.desk.focus(RecordKind.ACTOR, other.result)
    assert section(pane, "NamesSection").table.currentIndex().row() <= 0


def test_a_rating_is_added_with_date_and_reason(
    case: Case, pane: DetailPane, everything: dict[RecordKind, int], qtbot: Any
) -> None:
    actor = everything[RecordKind.ACTOR]
    case.desk.focus(RecordKind.ACTOR, actor)
    ratings = section(pane, "RatingsSection")
    ratings.add("b 2024-06 parole officielle")
    ratings.add("C")
    saved = stored_actors.actor(case.desk.reader, actor).ratings
    assert [(one.grade, one.since, one.reason) for one in saved] == [
        ("B", "2024-06", "parole officielle"),
        ("C", None, ""),
    ]
    assert [cell["grade"] for cell in cells(ratings)] == ["C", "B"]
    ratings.add("Z")
    assert len(stored_actors.actor(case.desk.reader, actor).ratings) == 2
    assert "C" in pane.summary.text()


def test_participants_have_roles(case: Case, pane: DetailPane, everything: dict[RecordKind, int], qtbot: Any) -> None:
    event, actor = everything[RecordKind.EVENT], everything[RecordKind.ACTOR]
    case.desk.focus(RecordKind.EVENT, event)
    who = section(pane, "ParticipantsSection")
    who.table.setCurrentIndex(who.model.index(0, 0))
    qtbot.keyClick(who.table, Qt.Key.Key_Return)
    case.pick(actor)
    assert cells(who) == [{"name": "Port", "role": ""}]
    who.model.setData(who.model.index(0, 1), "hôte")
    qtbot.waitUntil(lambda: cells(who) == [{"name": "Port", "role": "hôte"}])
    who.table.setCurrentIndex(who.model.index(0, 0))
    qtbot.keyClick(who.table, Qt.Key.Key_Delete)
    assert stored_events.event(case.desk.reader, event).participants == ()


def test_each_quote_of_an_event_gives_its_own_date_and_place(
    case: Case, pane: DetailPane, everything: dict[RecordKind, int], qtbot: Any
) -> None:
    event = everything[RecordKind.EVENT]
    case.desk.focus(RecordKind.EVENT, event)
    evidence = section(pane, "EventEvidence")
    assert cells(evidence) == [
        {"quote": "deux navires", "relation": "supports", "edtf": "2024-05-03", "place": "Anvers"}
    ]
    assert pane.warning.isVisible()
    columns = [column.key for column in evidence.COLUMNS]
    evidence.model.setData(evidence.model.index(0, columns.index("edtf")), "hier")
    qtbot.waitUntil(lambda: "hier" in evidence._error.text())
    evidence.model.setData(evidence.model.index(0, columns.index("edtf")), "vers mai 2024")
    qtbot.waitUntil(lambda: stored_events.event(case.desk.reader, event).evidence[0].edtf == "2024-05~")
    case.desk.undo()
    evidence.model.setData(evidence.model.index(0, columns.index("relation")), "contradicts")
    qtbot.waitUntil(lambda: stored_events.event(case.desk.reader, event).evidence[0].relation == "contradicts")
    assert stored_events.event(case.desk.reader, event).evidence[0].edtf == "2024-05-03"


def test_why_a_cell_was_refused_comes_into_sight(
    case: Case, pane: DetailPane, everything: dict[RecordKind, int], qtbot: Any
) -> None:
    pane.resize(300, 200)
    case.desk.focus(RecordKind.EVENT, everything[RecordKind.EVENT])
    evidence = section(pane, "EventEvidence")
    column = [column.key for column in evidence.COLUMNS].index("edtf")
    evidence.model.setData(evidence.model.index(0, column), "hier")
    qtbot.waitUntil(lambda: not evidence._error.visibleRegion().isEmpty())


def test_when_an_actor_belongs_is_asked_once_it_belongs_somewhere(case: Case, pane: DetailPane) -> None:
    person, office = case.actor("Amiral Ouest", kind="person"), case.actor("Port")
    case.desk.focus(RecordKind.ACTOR, person)
    assert pane.card is not None
    assert "parent_dates" not in pane.card._keys
    case.desk.run(actors.move, person, office)
    assert "parent_dates" in pane.card._keys


def test_the_attribution_chain_keeps_its_order(
    case: Case, pane: DetailPane, everything: dict[RecordKind, int], qtbot: Any
) -> None:
    claim = everything[RecordKind.CLAIM]
    ministry = case.actor("Ministère")
    case.desk.focus(RecordKind.CLAIM, claim)
    chain = section(pane, "AttributionSection")
    chain.pick()
    case.pick(ministry)
    assert [row["name"] for row in cells(chain)] == ["Port", "Ministère"]
    chain.table.setCurrentIndex(chain.model.index(1, 1))
    qtbot.keyClick(chain.table, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert [link.label for link in stored_claims.claim(case.desk.reader, claim).attribution] == ["Ministère", "Port"]
    chain.table.setCurrentIndex(chain.model.index(0, 1))
    qtbot.keyClick(chain.table, Qt.Key.Key_Delete)
    assert [link.label for link in stored_claims.claim(case.desk.reader, claim).attribution] == ["Port"]


def test_figures_are_written_with_their_bounds(
    case: Case, pane: DetailPane, everything: dict[RecordKind, int], qtbot: Any
) -> None:
    transfer = everything[RecordKind.TRANSFER]
    case.desk.focus(RecordKind.TRANSFER, transfer)
    figures = section(pane, "TransferFigures")
    figures.add("3000 tonnes")
    figures.model.setData(figures.model.index(0, 2), "3 500")
    qtbot.waitUntil(lambda: stored_transfers.transfer(case.desk.reader, transfer).figures[0].high == 3500)
    saved = stored_transfers.transfer(case.desk.reader, transfer).figures[0]
    assert (saved.low, saved.best, saved.unit) == (None, 3000.0, "tonnes")
    figures.add("3 000 sacs")
    figures.add("10 000–12 000 sacs")
    figures.add("3 0000 sacs")
    saved = stored_transfers.transfer(case.desk.reader, transfer).figures
    assert [(one.low, one.best, one.high, one.unit) for one in saved[1:]] == [
        (None, 3000.0, None, "sacs"),
        (10000.0, None, 12000.0, "sacs"),
    ]
    figures.model.setData(figures.model.index(0, 0), "peu")
    qtbot.waitUntil(lambda: "peu" in figures._error.text())


def test_a_quote_shows_its_exact_words_and_its_links_and_tags(
    case: Case, pane: DetailPane, everything: dict[RecordKind, int], qtbot: Any
) -> None:
    quote = everything[RecordKind.QUOTE]
    case.desk.focus(RecordKind.QUOTE, quote)
    assert pane.card is not None
    assert "“deux navires”" in [text.text() for _, text in pane.card._fact_labels]
    tags = section(pane, "TagsSection")
    tags.pick()
    case.pick(everything[RecordKind.TAG])
    assert cells(tags) == [{"name": "port"}]
    links = section(pane, "LinksSection")
    assert {row["what"] for row in cells(links)} == {"Passage", "Deux navires", "grain"}
    links.remove(links.model.rows[0].id)
    assert len(stored_quotes.quote(case.desk.reader, quote).evidence) == 2


def test_enter_on_a_row_goes_there(case: Case, pane: DetailPane, everything: dict[RecordKind, int], qtbot: Any) -> None:
    case.desk.run(events.add_participant, everything[RecordKind.EVENT], everything[RecordKind.ACTOR])
    case.desk.focus(RecordKind.EVENT, everything[RecordKind.EVENT])
    who = section(pane, "ParticipantsSection")
    who.table.setCurrentIndex(who.model.index(0, 0))
    qtbot.keyClick(who.table, Qt.Key.Key_Return)
    focus = case.desk.selection.focus
    assert focus is not None
    assert (focus.kind, focus.id) == (RecordKind.ACTOR, everything[RecordKind.ACTOR])
    assert "Port" in pane.title.text()


def test_a_list_that_is_hidden_while_empty_is_made_with_its_first_row_and_reached_in_its_place(
    case: Case, pane: DetailPane, everything: dict[RecordKind, int]
) -> None:
    kept = everything[RecordKind.ACTOR]
    case.desk.focus(RecordKind.ACTOR, kept)
    case.desk.focus(RecordKind.EVENT, everything[RecordKind.EVENT])
    chronology = section(pane, "ParticipantsSection").table
    case.desk.focus(RecordKind.ACTOR, kept)
    merged = section(pane, "MergedSection")
    assert merged.isHidden()
    assert not merged.findChildren(QTableView)
    other = case.desk.run(records.create, RecordKind.ACTOR, name="Harbour office", kind="organisation")
    assert other is not None
    case.desk.run(merging.merge, RecordKind.ACTOR, kept, other.result)
    assert not merged.isHidden()
    assert [cell["name"] for cell in cells(merged)] == ["Harbour office"]
    assert merged.findChildren(QTableView) == [merged.table]
    reached, widget = [], pane.nextInFocusChain()
    while widget is not pane:
        reached.append(widget)
        widget = widget.nextInFocusChain()
    at = reached.index(merged.table)
    before = [one for one in reached[:at] if isinstance(one, QTableView)]
    after = [one for one in reached[at + 1 :] if isinstance(one, QTableView)]
    sections = [one.table for one in pane.card.sections if "table" in vars(one)] if pane.card else []
    place = sections.index(merged.table)
    assert set(sections[:place]) <= set(before)
    assert {*sections[place + 1 :], chronology} <= set(after)


def test_a_deleted_record_leaves_an_empty_card(case: Case, pane: DetailPane, everything: dict[RecordKind, int]) -> None:
    case.desk.focus(RecordKind.CLAIM, everything[RecordKind.CLAIM])
    case.desk.run(records.delete, RecordKind.CLAIM, everything[RecordKind.CLAIM])
    assert pane.card is None
    assert not pane.title.isVisible()


def test_a_refused_value_is_shown_as_the_dossier_holds_it(
    case: Case, pane: DetailPane, everything: dict[RecordKind, int], qtbot: Any
) -> None:
    case.desk.focus(RecordKind.TAG, everything[RecordKind.TAG])
    enter(pane, qtbot, "name", "grue")
    case.desk.run(claims.attribute, everything[RecordKind.CLAIM], [])
    assert field(pane, "name").text() == "grue"
    assert pane.card is not None
    enter(pane, qtbot, "name", " ")
    assert pane.card.grid.editor("name").problem
    qtbot.keyClick(field(pane, "name"), Qt.Key.Key_Escape)
    assert field(pane, "name").text() == "grue"


def test_a_place_has_degrees_and_a_person_has_none(case: Case, pane: DetailPane, qtbot: Any) -> None:
    place, person = case.actor("Rason", kind="place"), case.actor("Qui", kind="person")
    case.desk.focus(RecordKind.ACTOR, place)
    assert field(pane, "latitude").accessibleName()
    for key, words in (("latitude", "42,250"), ("longitude", "130.3")):
        enter(pane, qtbot, key, words)
    found = stored_actors.actor(case.desk.reader, place)
    assert (found.latitude, found.longitude) == (42.25, 130.3)
    enter(pane, qtbot, "latitude", "north")
    assert pane.card is not None
    assert pane.card.grid.editor("latitude").problem == "“north” is not a number of degrees; write one such as 39.03."
    qtbot.keyClick(field(pane, "latitude"), Qt.Key.Key_Escape)
    case.desk.focus(RecordKind.ACTOR, person)
    qtbot.waitUntil(lambda: field(pane, "latitude") is None)


def _labels(case: Case) -> list[str]:
    return [step.label for step in history.steps(case.desk.reader)]


def _name(case: Case, actor: int) -> str:
    return stored_actors.actor(case.desk.reader, actor).name


def _renaming(case: Case, pane: DetailPane) -> tuple[int, Any]:
    """An actor whose name has the keyboard."""
    actor = case.actor("Pyongyang")
    case.desk.focus(RecordKind.ACTOR, actor)
    line = field(pane, "name")
    line.setFocus()
    return actor, line


def test_a_name_is_safe_while_it_is_typed_and_its_renaming_is_one_step(
    case: Case, pane: DetailPane, qtbot: Any
) -> None:
    actor, line = _renaming(case, pane)
    steps = _labels(case)
    line.selectAll()
    qtbot.keyClicks(line, "North")
    qtbot.waitUntil(lambda: _name(case, actor) == "North", timeout=1000)
    # The refresh that follows takes neither the keyboard nor the caret nor what is typed meanwhile.
    qtbot.keyClicks(line, " Kore")
    qtbot.keyClick(line, Qt.Key.Key_Home)
    qtbot.waitUntil(lambda: _name(case, actor) == "North Kore", timeout=1000)
    assert (line.hasFocus(), line.cursorPosition(), line.text()) == (True, 0, "North Kore")
    qtbot.keyClick(line, Qt.Key.Key_End)
    qtbot.keyClicks(line, "a")
    qtbot.keyClick(line, Qt.Key.Key_Return)
    assert _labels(case) == ["Rename actor: Pyongyang → North Korea", *steps]
    case.desk.undo()
    assert (_name(case, actor), line.text()) == ("Pyongyang", "Pyongyang")


def test_escape_takes_back_what_was_saved_while_typing_and_leaves_no_step(
    case: Case, pane: DetailPane, qtbot: Any
) -> None:
    actor, line = _renaming(case, pane)
    steps = _labels(case)
    qtbot.keyClicks(line, "North")
    qtbot.waitUntil(lambda: _name(case, actor) != "Pyongyang", timeout=1000)
    qtbot.keyClick(line, Qt.Key.Key_Escape)
    assert (_name(case, actor), line.text()) == ("Pyongyang", "Pyongyang")
    assert _labels(case) == steps


def test_nothing_is_drawn_anew_under_the_typing_and_all_of_it_when_it_is_over(
    case: Case, pane: DetailPane, qtbot: Any
) -> None:
    actor, line = _renaming(case, pane)
    heard: list[Changes] = []
    case.desk.changed.connect(heard.append)
    qtbot.keyClicks(line, "North ")
    qtbot.waitUntil(lambda: _name(case, actor) == "North Pyongyang", timeout=1000)
    assert heard == []
    qtbot.keyClick(line, Qt.Key.Key_Return)
    assert [changes.ids("actor") for changes in heard] == [{actor}]
    # What happens elsewhere meanwhile brings it along.
    qtbot.keyClicks(line, "and South ")
    qtbot.waitUntil(lambda: _name(case, actor) == "North and South Pyongyang", timeout=1000)
    tag = case.make(RecordKind.TAG, name="x")
    assert (heard[-1].ids("actor"), heard[-1].ids("tag")) == ({actor}, {tag})


def test_an_emptied_name_is_not_saved_and_what_follows_is(case: Case, pane: DetailPane, qtbot: Any) -> None:
    actor, line = _renaming(case, pane)
    line.selectAll()
    qtbot.keyClick(line, Qt.Key.Key_Delete)
    with qtbot.waitSignal(case.desk.changed, timeout=1100, raising=False) as heard:
        pass
    assert not heard.signal_triggered
    qtbot.keyClicks(line, "Seoul")
    qtbot.waitUntil(lambda: _name(case, actor) == "Seoul", timeout=1000)
    assert _labels(case)[0] == "Rename actor: Pyongyang → Seoul"
    assert case.notices == []


def test_a_disk_that_is_full_while_a_name_is_typed_takes_no_letter_of_it(
    case: Case, pane: DetailPane, qtbot: Any
) -> None:
    actor, line = _renaming(case, pane)
    line.selectAll()
    pages = case.dossier._connect().execute("PRAGMA page_count").fetchone()[0]
    case.dossier._connect().execute(f"PRAGMA max_page_count = {pages}")
    name = "North Korea " * 2000
    with qtbot.waitSignal(case.desk.unsaved, timeout=3000):
        line.setText(name)
    assert (line.text(), _name(case, actor)) == (name, "Pyongyang")
    case.dossier._connect().execute("PRAGMA max_page_count = 100000")
    qtbot.keyClicks(line, "!")
    qtbot.waitUntil(lambda: _name(case, actor) != "Pyongyang", timeout=1000)


def test_a_chapter_quoted_whole_shows_its_beginning(case: Case, pane: DetailPane) -> None:
    text = "Word after word. " * 1_000
    document = documents.add(case.desk.dossier, Ingested(text, ()), text.encode(), "book.txt").result
    quote = quotes.add(case.desk.dossier, document, [Span(0, 16_000)]).result
    case.desk.announce(Changes(whole=True))
    case.desk.focus(RecordKind.QUOTE, quote)
    assert pane.card is not None
    words = pane.card._fact_labels[0][1].text()
    assert words.startswith("“Word after word. Word")
    assert words.endswith("[…]”")
    assert 1_900 < len(words) < 2_100


def test_a_title_with_markup_is_shown_to_the_letter(case: Case, pane: DetailPane) -> None:
    case.desk.focus(RecordKind.DOCUMENT, case.document("<img src=x> <b>Port"))
    assert pane.title.text().endswith("<img src=x> <b>Port")
    assert {label.textFormat() for label in (pane.title, pane.summary, pane.warning)} == {Qt.TextFormat.PlainText}


def test_a_card_made_beforehand_is_the_one_that_a_record_is_shown_on(
    case: Case, pane: DetailPane, everything: dict[RecordKind, int]
) -> None:
    steps = sum(1 for _ in pane.preparing(RecordKind.DOCUMENT))
    assert steps > 3
    assert pane.card is None
    prepared = {one.objectName(): one for one in pane.findChildren(QWidget) if one.objectName().startswith("field.")}
    assert len(prepared) >= len(FIELDS[RecordKind.DOCUMENT])
    assert not any(one.isVisible() for one in prepared.values())
    case.desk.focus(RecordKind.DOCUMENT, everything[RecordKind.DOCUMENT])
    assert all(field(pane, one.key) is prepared[f"field.{one.key}"] for one in FIELDS[RecordKind.DOCUMENT])
    title = field(pane, "title").text()
    assert title
    # Once there is a record on it, nothing is made anew and nothing forgotten.
    assert not list(pane.preparing(RecordKind.DOCUMENT))
    assert field(pane, "title").text() == title


def test_a_record_that_comes_while_its_card_is_made_is_shown_and_stays(
    case: Case, pane: DetailPane, everything: dict[RecordKind, int]
) -> None:
    steps = pane.preparing(RecordKind.DOCUMENT)
    next(steps), next(steps)
    case.desk.focus(RecordKind.DOCUMENT, everything[RecordKind.DOCUMENT])
    title, number = field(pane, "title").text(), len(pane.findChildren(QWidget))
    assert title
    assert not list(steps)
    assert (field(pane, "title").text(), len(pane.findChildren(QWidget))) == (title, number)
