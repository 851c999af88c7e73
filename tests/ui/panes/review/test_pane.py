"""The review of a document by keyboard: decide, correct, merge, teach, and see what became of each sentence."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QComboBox, QLineEdit

from tests.operations.reading import TEXT, imported, proposed
from tests.ui.panes.conftest import Case
from workbench.core.kinds import RecordKind
from workbench.core.proposals import reconciled
from workbench.operations import own_lexicon, proposals
from workbench.services.extract import engine
from workbench.store.connection import Reader
from workbench.store.dossier import Dossier
from workbench.store.read import events, facts, references
from workbench.store.read import lessons as taught
from workbench.store.read import proposals as read
from workbench.store.read.coverage import Touch
from workbench.store.write import proposals as write
from workbench.ui.desk import Preview
from workbench.ui.kit.clickable import LinkButton
from workbench.ui.kit.lines import LINE_ROLE
from workbench.ui.kit.picker import Picker
from workbench.ui.panes.review.pane import ReviewPane

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")  # the offscreen platform says so of any window

SENTENCES = TEXT.splitlines()
STARTS = [TEXT.index(sentence) for sentence in SENTENCES]


def read_text(dossier: Dossier, name: str = "port", text: str = TEXT) -> int:
    """A document that the rules have read."""
    document = imported(dossier, text, name)
    proposed(dossier, document, text)
    spans = [[text.index(line), text.index(line) + len(line), 0] for line in text.splitlines()]
    with dossier.operation("read") as op:
        write.keep_reading(op, document, engine="rules", is_reduced=True, sentences=spans)
    return document


Opened = Callable[[], ReviewPane]


@pytest.fixture
def document(case: Case) -> int:
    return read_text(case.dossier)


@pytest.fixture
def shown(case: Case) -> list[Preview | None]:
    """What the desk was told to light up."""
    found: list[Any] = []
    case.desk.previewed.connect(found.append)
    return found


@pytest.fixture
def open_pane(case: Case, qtbot: Any) -> Opened:
    def make() -> ReviewPane:
        pane = ReviewPane(case.desk)
        qtbot.addWidget(pane)
        pane.resize(320, 520)
        with qtbot.waitExposed(pane):
            pane.show()
        pane.activateWindow()
        pane.list.setFocus()
        return pane

    return make


def titles(pane: ReviewPane) -> list[str]:
    model = pane.list.lines
    return [model.index(row).data() for row in range(model.rowCount())]


def status_of(case: Case, id: int) -> str:
    return read.row(case.desk.reader, id).status


def go_to(pane: ReviewPane, kind: str, words: str = "") -> int:
    row = next(row for row in pane.queue.rows if row.kind == kind and words in f"{row.said} {row.exact}")  # type: ignore[union-attr]
    pane.list.choose(row.id)
    return row.id


def test_the_queue_goes_sentence_by_sentence_with_actors_before_what_names_them(
    document: int, open_pane: Opened
) -> None:
    pane = open_pane()
    rows = pane.queue.rows  # type: ignore[union-attr]
    order = [
        (max(at for at, start in enumerate(STARTS) if start <= max(row.start, row.sentence)), row.kind) for row in rows
    ]
    assert [place for place, _ in order] == sorted(place for place, _ in order)
    assert [kind for place, kind in order if place == 0] == ["actor", "actor", "event", "transfer", "figure"]


def test_one_key_decides_and_the_next_one_is_current(case: Case, document: int, open_pane: Opened, qtbot: Any) -> None:
    pane = open_pane()
    first, second, third = (row.id for row in pane.queue.rows[:3])  # type: ignore[union-attr]
    qtbot.keyClick(pane.list, Qt.Key.Key_A)
    assert (status_of(case, first), pane.list.current_id()) == ("accepted", second)
    qtbot.keyClick(pane.list, Qt.Key.Key_X)
    assert (status_of(case, second), pane.list.current_id()) == ("rejected", third)
    qtbot.keyClick(pane.list, Qt.Key.Key_S)
    assert status_of(case, third) == "proposed"
    assert pane.list.current_id() != third
    assert pane.header.count.text() == f"2 of {len(pane.queue.rows) + 2}"  # type: ignore[union-attr]
    qtbot.keyClick(pane.list, Qt.Key.Key_U)
    assert status_of(case, second) == "proposed"


@pytest.mark.parametrize("key", [Qt.Key.Key_B, Qt.Key.Key_P, Qt.Key.Key_R, Qt.Key.Key_1])
@pytest.mark.parametrize("held", [Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier])
def test_a_letter_that_decides_nothing_leads_to_no_other_proposal(
    document: int, open_pane: Opened, qtbot: Any, key: Qt.Key, held: Qt.KeyboardModifier
) -> None:
    pane = open_pane()
    first = pane.list.current_id()
    said = {title[0].casefold() for title in titles(pane)[1:]}
    assert said & set("bpr1d")
    qtbot.keyClick(pane.list, key, held)
    assert pane.list.current_id() == first


def test_fields_that_stand_open_have_the_room_of_the_list_until_they_are_left(
    document: int, open_pane: Opened, qtbot: Any
) -> None:
    pane = open_pane()
    before = pane.card.height(), pane.list.height()
    go_to(pane, "event", "juin 2019")
    qtbot.keyClick(pane.list, Qt.Key.Key_E)
    assert pane.list.height() < before[1]
    assert pane.card.height() > before[0]
    assert pane.list.viewport().rect().contains(pane.list.visualRect(pane.list.currentIndex()).center())
    qtbot.keyClick(pane.window().focusWidget(), Qt.Key.Key_Escape)
    assert (pane.card.height(), pane.list.height()) == before


def test_after_the_last_one_skipping_comes_back_to_the_first(document: int, open_pane: Opened, qtbot: Any) -> None:
    pane = open_pane()
    rows = pane.queue.rows  # type: ignore[union-attr]
    pane.list.choose(rows[-1].id)
    qtbot.keyClick(pane.list, Qt.Key.Key_S)
    assert pane.list.current_id() == rows[0].id


def test_the_whole_queue_by_one_key_each_and_what_it_says_when_all_is_decided(
    case: Case, document: int, open_pane: Opened, qtbot: Any
) -> None:
    pane = open_pane()
    keys = 0
    while pane.count:
        qtbot.keyClick(pane.list, Qt.Key.Key_Return)
        keys += 1
    total = len(read.rows(case.desk.reader, status=""))
    # What names its source or its actors takes them along: fewer keys than proposals.
    assert keys <= total
    assert pane.header.count.text() == f"{total} of {total}"
    assert pane.pages.currentWidget() is pane.sentences


def test_its_quote_is_lit_with_its_cue_words_and_its_days_on_the_timeline(
    document: int, shown: list[Preview | None], open_pane: Opened
) -> None:
    pane = open_pane()
    go_to(pane, "event", "juin 2019")
    last = shown[-1]
    assert last is not None
    assert TEXT[last.start : last.end] == SENTENCES[1]
    assert "Selon" in [TEXT[start:end] for start, end in last.lit]
    assert last.days is not None
    assert None not in last.days
    pane.hide()
    assert shown[-1] is None


def test_an_actors_mentions_are_all_lit(document: int, shown: list[Preview | None], open_pane: Opened) -> None:
    pane = open_pane()
    go_to(pane, "actor", "Norvège")
    assert shown[-1] is not None
    assert [TEXT[start:end] for start, end in shown[-1].lit] == ["Oslo", "Norvège", "Norvège"]


def test_neighbours_in_time_are_named(case: Case, document: int, open_pane: Opened) -> None:
    case.make(RecordKind.EVENT, label="Le salon naval", edtf="2019-04-20")
    case.make(RecordKind.EVENT, label="La fermeture", edtf="2031")
    pane = open_pane()
    go_to(pane, "event", "mai 2019")
    assert "Le salon naval" in pane.card._facts.text()
    assert [one[1] for one in events.neighbours(case.desk.reader, 736_000)] == ["Le salon naval"]


def test_why_shows_the_rule_the_cue_words_the_score_and_the_version(
    document: int, open_pane: Opened, qtbot: Any
) -> None:
    pane = open_pane()
    row = read.row(pane.desk.reader, go_to(pane, "claim"))
    assert not pane.card._why.isVisible()
    qtbot.keyClick(pane.list, Qt.Key.Key_W)
    told = pane.card._why.text()
    assert pane.card._why.isVisible()
    for words in (row.rule, row.engine, "Selon", f"{round(row.score * 100)}%", row.text_sha256[:12]):
        assert words in told


def test_the_words_of_a_source_are_never_markup(case: Case, open_pane: Opened) -> None:
    text = "Selon <b>Oslo</b>, la Norvège & la Suède ont signé le 4 mai 2019.\n"
    read_text(case.dossier, "marques", text)
    pane = open_pane()
    go_to(pane, "event")
    assert "&lt;b&gt;Oslo" in pane.card._quote.text()


def test_fields_are_corrected_in_place_and_then_accepted(
    case: Case, document: int, open_pane: Opened, qtbot: Any
) -> None:
    pane = open_pane()
    id = go_to(pane, "event", "mai 2019")
    qtbot.keyClick(pane.list, Qt.Key.Key_E)
    fields = pane.card.fields
    for key, value in (("label", "La livraison"), ("edtf", "2019-05"), ("role NO", "donateur")):
        line = fields.editor(key).input
        assert isinstance(line, QLineEdit)
        line.setText(value)
        qtbot.keyClick(line, Qt.Key.Key_Return)
    modality = fields.editor("modality").input
    assert isinstance(modality, QComboBox)
    modality.setCurrentIndex(modality.findData("doubtful"))
    modality.activated.emit(modality.currentIndex())
    qtbot.keyClick(fields.editor("label").input, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert status_of(case, id) == "edited"
    [event] = facts.facts(case.desk.reader)["events"]
    assert (event["label"], event["edtf"], event["modality"]) == ("La livraison", "2019-05", "doubtful")
    assert "donateur" in [one["role"] for one in event["participants"]]
    assert not pane.card.is_editing


def test_fields_opened_twice_are_accepted_once_and_fit_the_pane(
    case: Case, document: int, open_pane: Opened, qtbot: Any
) -> None:
    pane = open_pane()
    id = go_to(pane, "transfer", "navires")
    for _ in range(3):
        qtbot.keyClick(pane.list, Qt.Key.Key_E)
        qtbot.keyClick(pane.card.fields.editor("object").input, Qt.Key.Key_Escape)
    qtbot.keyClick(pane.list, Qt.Key.Key_E)
    assert pane.card.widget().width() <= pane.card.viewport().width()
    qtbot.keyClick(pane.card.fields.editor("object").input, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert status_of(case, id) == "accepted"
    assert [notice for notice in case.notices if notice.level == "error"] == []


def test_a_date_that_is_none_is_refused_where_it_stands_and_not_accepted(
    case: Case, document: int, open_pane: Opened, qtbot: Any
) -> None:
    pane = open_pane()
    id = go_to(pane, "event", "mai 2019")
    qtbot.keyClick(pane.list, Qt.Key.Key_E)
    line = pane.card.fields.editor("edtf").input
    assert isinstance(line, QLineEdit)
    line.setText("en mai")
    qtbot.keyClick(line, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert pane.card.fields.editor("edtf").problem
    assert status_of(case, id) == "proposed"
    qtbot.keyClick(line, Qt.Key.Key_Escape)
    qtbot.keyClick(line, Qt.Key.Key_Escape)
    assert not pane.card.is_editing


def test_donor_and_recipient_are_chosen_among_the_actors_of_the_text(
    case: Case, document: int, open_pane: Opened, qtbot: Any
) -> None:
    pane = open_pane()
    go_to(pane, "transfer", "navires")
    qtbot.keyClick(pane.list, Qt.Key.Key_E)
    donor = pane.card.fields.editor("donor").input
    assert isinstance(donor, QComboBox)
    assert {donor.itemText(at) for at in range(donor.count())} == {"—", "Norvège", "Suède"}
    donor.setCurrentIndex(donor.findData("SE"))
    donor.activated.emit(donor.currentIndex())
    qtbot.keyClick(pane.card.fields.editor("object").input, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    found = facts.facts(case.desk.reader)
    names = {actor["id"]: actor["name"] for actor in found["actors"]}
    assert names[found["transfers"][0]["donor"]] == "Suède"


def test_who_says_so_is_chosen_among_the_actors_of_the_text(
    case: Case, document: int, open_pane: Opened, qtbot: Any
) -> None:
    pane = open_pane()
    claim = go_to(pane, "claim")
    qtbot.keyClick(pane.list, Qt.Key.Key_E)
    chooser = pane.card.fields.editor("source 0").input
    assert isinstance(chooser, QComboBox)
    assert (chooser.currentText(), chooser.itemText(0)) == ("Norvège", "“la Norvège”")
    chooser.setCurrentIndex(chooser.findText("Suède"))
    chooser.activated.emit(chooser.currentIndex())
    assert read.row(case.desk.reader, claim).payload["sources"][0]["name"] == "Suède"
    qtbot.keyClick(chooser, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    told = facts.facts(case.desk.reader)
    names = {actor["id"]: actor["name"] for actor in told["actors"]}
    assert [names[id] for id in told["claims"][0]["attribution"]] == ["Suède"]


def test_the_longest_name_of_an_actor_makes_no_field_wider_than_the_pane(
    case: Case, document: int, open_pane: Opened, qtbot: Any
) -> None:
    pane = open_pane()
    actor = next(row for row in pane.queue.rows if row.kind == "actor")  # type: ignore[union-attr]
    case.desk.run(proposals.edit, actor.id, {"name": "Direction générale des affaires maritimes et de la pêche"})
    for kind in ("transfer", "claim"):
        go_to(pane, kind)
        qtbot.keyClick(pane.list, Qt.Key.Key_E)
        sheet = pane.card.widget()
        assert sheet.minimumSizeHint().width() <= pane.card.viewport().width()
        qtbot.keyClick(pane.window().focusWidget(), Qt.Key.Key_Escape)


def test_merging_picks_among_the_records_of_the_kind(case: Case, document: int, open_pane: Opened, qtbot: Any) -> None:
    north = case.actor("Le Nord", kind="group")
    pane = open_pane()
    id = go_to(pane, "actor", "Norvège")
    qtbot.keyClick(pane.list, Qt.Key.Key_M)
    assert case.picks[-1][0] is RecordKind.ACTOR
    assert not case.picks[-1][4]
    case.pick(north)
    assert status_of(case, id) == "accepted"
    assert [actor["name"] for actor in facts.facts(case.desk.reader)["actors"]] == ["Le Nord"]
    go_to(pane, "figure")
    qtbot.keyClick(pane.list, Qt.Key.Key_M)
    assert len(case.picks) == 1
    assert case.notices


def test_an_actor_of_the_dossier_is_announced_before_it_is_joined(case: Case, document: int, open_pane: Opened) -> None:
    case.actor("Norvège")
    pane = open_pane()
    go_to(pane, "actor", "Norvège")
    assert "Joins" in pane.card._facts.text()
    go_to(pane, "actor", "Suède")
    assert "Joins" not in pane.card._facts.text()


def test_known_names_are_offered_with_their_number_and_accepted_as_one_gesture(
    case: Case, document: int, open_pane: Opened, qtbot: Any
) -> None:
    pane = open_pane()
    qtbot.keyClick(pane.list, Qt.Key.Key_G)
    assert pane.pages.currentWidget() is pane.known
    assert "2" in pane.header.count.text()
    qtbot.keyClick(pane.known, Qt.Key.Key_Escape)
    assert facts.facts(case.desk.reader)["actors"] == []
    qtbot.keyClick(pane.list, Qt.Key.Key_G)
    qtbot.keyClick(pane.known, Qt.Key.Key_Return)
    assert len(facts.facts(case.desk.reader)["actors"]) == 2
    assert pane.is_on_queue
    case.desk.undo()
    assert facts.facts(case.desk.reader)["actors"] == []


def test_an_offer_of_known_names_goes_with_what_it_asks_about(
    case: Case, document: int, open_pane: Opened, qtbot: Any
) -> None:
    pane = open_pane()
    id = go_to(pane, "actor", "Suède")
    qtbot.keyClick(pane.list, Qt.Key.Key_G)
    assert pane.pages.currentWidget() is pane.known
    case.desk.run(proposals.reject, go_to(pane, "claim"))
    assert pane.pages.currentWidget() is pane.known
    assert "known" in pane.header.count.text()
    assert pane.header.order.isHidden()
    case.desk.run(proposals.reject, id)
    assert pane.is_on_queue
    assert "known" not in pane.header.count.text()


def chosen(pane: ReviewPane, qtbot: Any, words: str) -> None:
    """Type into the open picker and take the first line."""
    picker = pane.window().findChildren(Picker)[-1]
    picker.line.setText(words)
    qtbot.keyClick(picker.line, Qt.Key.Key_Return)


def test_never_again_teaches_a_stop_word_and_undo_takes_it_back(
    case: Case, document: int, open_pane: Opened, qtbot: Any
) -> None:
    pane = open_pane()
    id = go_to(pane, "actor", "Suède")
    qtbot.keyClick(pane.list, Qt.Key.Key_N)
    chosen(pane, qtbot, "here: never")
    assert status_of(case, id) == "rejected"
    assert [row.lesson.words for row in taught.rows(case.desk.reader)] == ["Suède"]
    case.desk.undo()
    assert taught.rows(case.desk.reader) == []
    assert status_of(case, id) == "proposed"


def test_never_again_for_all_dossiers_is_kept_beside_them_and_can_be_taken_back(
    case: Case, document: int, open_pane: Opened, qtbot: Any
) -> None:
    pane = open_pane()
    id = go_to(pane, "actor", "Suède")
    qtbot.keyClick(pane.list, Qt.Key.Key_N)
    chosen(pane, qtbot, "all dossiers: never")
    assert [one.words for one in own_lexicon.lessons()] == ["Suède"]
    case.notices[-1].actions[0][1]()
    assert own_lexicon.lessons() == []
    assert status_of(case, id) == "proposed"
    case.desk.redo()
    assert [one.words for one in own_lexicon.lessons()] == ["Suède"]
    case.desk.undo()
    assert own_lexicon.lessons() == []


def test_another_kind_and_another_name_are_taught_by_picking(
    case: Case, document: int, open_pane: Opened, qtbot: Any
) -> None:
    north = case.actor("Le Nord", kind="group")
    pane = open_pane()
    sweden = go_to(pane, "actor", "Suède")
    qtbot.keyClick(pane.list, Qt.Key.Key_N)
    chosen(pane, qtbot, "here: it is of another kind")
    chosen(pane, qtbot, "place")
    assert read.row(case.desk.reader, sweden).payload["kind"] == "place"
    norway = go_to(pane, "actor", "Norvège")
    qtbot.keyClick(pane.list, Qt.Key.Key_N)
    chosen(pane, qtbot, "here: it is another name")
    case.pick(north)
    assert status_of(case, norway) == "accepted"
    assert {row.lesson.kind for row in taught.rows(case.desk.reader)} == {"kind", "alias"}


def test_what_was_taught_is_listed_and_taken_back(case: Case, document: int, open_pane: Opened, qtbot: Any) -> None:
    pane = open_pane()
    qtbot.keyClick(pane.list, Qt.Key.Key_T)
    assert case.notices[-1].text.startswith("Nothing was taught")
    go_to(pane, "actor", "Suède")
    qtbot.keyClick(pane.list, Qt.Key.Key_N)
    chosen(pane, qtbot, "here: never")
    qtbot.keyClick(pane.list, Qt.Key.Key_T)
    chosen(pane, qtbot, "Suède")
    assert taught.rows(case.desk.reader) == []


def test_sentences_are_walked_and_left_by_key(case: Case, open_pane: Opened, qtbot: Any) -> None:
    read_text(case.dossier, text="Oslo dort.\nLa Suède dort.\nLe Danemark dort.\n")
    pane = open_pane()
    for row in read.rows(case.desk.reader):
        case.desk.run(proposals.reject, row.id)
    assert pane.pages.currentWidget() is pane.sentences
    assert [one.touch for one in pane.queue.sentences] == [Touch.UNTOUCHED] * 3  # type: ignore[union-attr]
    qtbot.keyClick(pane.sentences, Qt.Key.Key_J)
    qtbot.keyClick(pane.sentences, Qt.Key.Key_L)
    touches = [one.touch for one in pane.queue.sentences]  # type: ignore[union-attr]
    assert touches.count(Touch.LEFT) == 1
    # The next one that nobody touched is current, and the same key leaves it too.
    at = pane.sentences.currentIndex().row()
    assert touches[at] is Touch.UNTOUCHED
    qtbot.keyClick(pane.sentences, Qt.Key.Key_L)
    qtbot.keyClick(pane.sentences, Qt.Key.Key_L)
    assert [one.touch for one in pane.queue.sentences] == [Touch.LEFT] * 3  # type: ignore[union-attr]
    qtbot.keyClick(pane.sentences, Qt.Key.Key_J)
    assert case.notices[-1].text == "No sentence of this document is untouched."
    case.desk.undo()
    assert [one.touch for one in pane.queue.sentences].count(Touch.UNTOUCHED) == 1  # type: ignore[union-attr]


def test_the_sentence_looked_at_is_lit_and_the_bar_leads_to_it(
    document: int, shown: list[Preview | None], open_pane: Opened, qtbot: Any
) -> None:
    pane = open_pane()
    qtbot.keyClick(pane.list, Qt.Key.Key_V)
    pane.bar.picked.emit(2)
    assert shown[-1] is not None
    assert TEXT[shown[-1].start : shown[-1].end] == SENTENCES[2]
    qtbot.keyClick(pane.sentences, Qt.Key.Key_Return)
    assert shown[-1].is_taken
    qtbot.keyClick(pane.sentences, Qt.Key.Key_V)
    assert pane.is_on_queue


def test_the_surest_come_first_when_asked(document: int, open_pane: Opened, qtbot: Any) -> None:
    pane = open_pane()
    qtbot.keyClick(pane.list, Qt.Key.Key_O)
    scores = [row.score for row in pane.queue.rows]  # type: ignore[union-attr]
    assert scores == sorted(scores, reverse=True)
    assert pane.list.currentIndex().row() == 0


def test_the_document_that_is_opened_is_the_one_reviewed(
    case: Case, document: int, open_pane: Opened, qtbot: Any
) -> None:
    second = read_text(case.dossier, "deux", "La Norvège a signé en 2018.\n")
    pane = open_pane()
    assert pane.queue is not None
    assert pane.queue.document_id == document
    qtbot.keyClick(pane.list, Qt.Key.Key_D)
    assert pane.queue.document_id == second
    pane.list.clearFocus()
    case.desk.focus(RecordKind.DOCUMENT, document)
    assert pane.queue.document_id == document


def test_a_reading_that_arrives_during_the_review_moves_nothing_under_the_hand(
    case: Case, document: int, open_pane: Opened, qtbot: Any
) -> None:
    pane = open_pane()
    id = go_to(pane, "claim")
    proposed(case.dossier, document, TEXT)
    read_text(case.dossier, "deux", "La Norvège a signé en 2018.\n")
    pane.refresh()
    assert pane.list.current_id() == id


def test_while_a_document_is_read_the_pane_says_so_and_offers_no_second_reading(case: Case, open_pane: Opened) -> None:
    case.document()
    pane = open_pane()
    told = pane.pages.currentWidget()
    pane.set_reading(True)
    assert told.isVisible()
    assert "is being read" in told.accessibleName()
    assert not [button for button in told.findChildren(QAbstractButton) if button.isVisible()]
    pane.set_reading(False)
    assert "Nothing to review" in told.accessibleName()
    assert [button.text() for button in told.findChildren(QAbstractButton) if button.isVisible()]


def test_nothing_to_review_says_so_and_offers_to_read(case: Case, open_pane: Opened, qtbot: Any) -> None:
    pane = open_pane()
    assert not pane.list.isVisible()
    offer = next(iter(pane._none.findChildren(QAbstractButton)))
    # Without a document there is nothing to read.
    assert not offer.isVisible()
    case.document()
    qtbot.waitUntil(offer.isVisible)
    with qtbot.waitSignal(pane.propose_requested):
        offer.click()


def test_every_decision_has_a_button_that_names_its_key(
    case: Case, document: int, open_pane: Opened, qtbot: Any
) -> None:
    pane = open_pane()
    buttons = {button.objectName()[-1]: button for button in pane.buttons.findChildren(LinkButton)}
    assert set(buttons) == set("aexmsnwg")
    assert buttons["a"].toolTip() == "Accept (A)"
    first = pane.list.current_id()
    qtbot.mouseClick(buttons["x"], Qt.MouseButton.LeftButton)
    assert first is not None
    assert status_of(case, first) == "rejected"
    qtbot.keyClick(pane.list, Qt.Key.Key_V)
    assert not pane.buttons.isVisible()


@pytest.mark.parametrize("is_by_letter", [True, False], ids=["U", "the window's undo"])
def test_undo_leads_back_to_the_proposal_that_waits_again(
    case: Case, document: int, open_pane: Opened, qtbot: Any, is_by_letter: bool
) -> None:
    pane = open_pane()
    ids = [row.id for row in pane.list.lines.rows]
    for key in (Qt.Key.Key_X, Qt.Key.Key_S, Qt.Key.Key_S):
        qtbot.keyClick(pane.list, key)
    assert pane.list.current_id() != ids[0]
    if is_by_letter:
        qtbot.keyClick(pane.list, Qt.Key.Key_U)
    else:
        case.desk.undo()
    assert pane.list.current_id() == ids[0]
    assert pane.card.row is not None
    assert pane.card.row.id == ids[0]


def test_what_became_of_a_sentence_stands_in_words(case: Case, document: int, open_pane: Opened, qtbot: Any) -> None:
    pane = open_pane()
    index = pane.sentences.lines.index(0)
    assert index.data(LINE_ROLE).trailing == "proposals wait"


def test_the_number_that_waits_is_told(case: Case, document: int, open_pane: Opened, qtbot: Any) -> None:
    pane = open_pane()
    with qtbot.waitSignal(pane.counted, check_params_cb=lambda count: count == pane.count):
        qtbot.keyClick(pane.list, Qt.Key.Key_X)
    assert references.candidates(case.desk.reader, RecordKind.ACTOR) == []


def test_ten_thousand_proposals_are_listed_without_a_question_for_each(
    case: Case, monkeypatch: pytest.MonkeyPatch
) -> None:
    from workbench.core.proposals import Plan, Suggestion
    from workbench.core.spans import Span
    from workbench.ui.panes.review import model

    text = "".join(f"Le {at % 28 + 1} mai 2019, le navire {at} est parti. " for at in range(10_000))
    document = imported(case.dossier, text, "long")
    many = [
        Suggestion("event", Span(at * 40, at * 40 + 9), "", {"label": f"Départ {at}", "edtf": "2019-05", "quote": [at * 40, at * 40 + 39]}, "date", "1", 0.9)
        for at in range(10_000)
    ]  # fmt: skip
    with case.dossier.operation("many") as op:
        write.carry_out(op, document, Plan(added=many))
    asked: list[str] = []
    for name in ("rows", "row"):
        ask = getattr(Reader, name)
        monkeypatch.setattr(Reader, name, lambda self, sql, *rest, ask=ask: asked.append(sql) or ask(self, sql, *rest))
    queue = model.read(case.desk.reader, document)
    assert len(queue.rows) == 10_000
    assert 0 < len(asked) < 50


def test_what_awaits_review_goes_with_its_document(case: Case, open_pane: Opened) -> None:
    document = imported(case.dossier, TEXT, "port")
    found = [
        item
        for item in engine.propose(TEXT, blocks=(), language="fr", published=None)
        if isinstance(item, engine.Found)
    ][-1]
    # As reading after an import does it: beside the history, so that undoing is of the import itself.
    with case.dossier.apart() as op:
        write.carry_out(op, document, reconciled([], found.suggestions, is_partial=False))
    pane = open_pane()
    assert pane.count > 0
    # Behind another tab it reads nothing; the number stands on its tab all the same.
    pane.hide()
    case.desk.undo()
    assert case.desk.reader.rows("SELECT id FROM document") == []
    assert pane.count == 0
