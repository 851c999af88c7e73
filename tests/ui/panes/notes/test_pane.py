"""The notes pane on a real dossier: what is typed is kept, citations follow their quotes."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.ui.panes.notes.conftest import TEXT, Case
from workbench.core.citations import token
from workbench.core.kinds import RecordKind
from workbench.core.selection import Focus, Selection
from workbench.core.spans import Span
from workbench.files import data_folder
from workbench.operations import notes, quotes, records
from workbench.store.read import history
from workbench.store.read import notes as stored
from workbench.ui import dragged
from workbench.ui.desk import Desk
from workbench.ui.dragged import QUOTE_MIME
from workbench.ui.panes.notes.chip import Tone
from workbench.ui.panes.notes.pane import NotesPane

# The offscreen platform says so of every window with a minimum size.
pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")


def _body(case: Case, note: int | None = None) -> str:
    return stored.note(case.dossier.reader(), note or case.note).body


def _end(pane: NotesPane) -> None:
    pane.editor.set_caret(10**6)


def test_the_last_note_is_open_with_its_citations_as_chips(pane: NotesPane, case: Case) -> None:
    assert pane.note_id == case.note
    assert [chip.uid for chip in pane.editor.chips()] == [case.uids[0], case.uids[2]]
    assert pane.editor.body() == _body(case)


def test_opening_a_note_writes_nothing(pane: NotesPane, case: Case) -> None:
    operations = case.dossier.reader().value("SELECT count(*) FROM operation")
    pane.show_note(case.other)
    pane.show_note(case.note)
    pane.flush()
    assert case.dossier.reader().value("SELECT count(*) FROM operation") == operations


def test_what_is_typed_is_saved_by_itself(pane: NotesPane, case: Case, qtbot: QtBot) -> None:
    _end(pane)
    qtbot.keyClicks(pane.editor, " More.")
    qtbot.waitUntil(lambda: _body(case).endswith(" More."), timeout=3000)


def test_typing_without_a_pause_is_saved_all_the_same(pane: NotesPane, case: Case, qtbot: QtBot) -> None:
    before = _body(case)
    _end(pane)

    def typed_on() -> bool:
        qtbot.keyClicks(pane.editor, "x")
        return _body(case) != before

    qtbot.waitUntil(typed_on, timeout=4000)


def test_leaving_for_another_note_saves_first(pane: NotesPane, case: Case, qtbot: QtBot) -> None:
    _end(pane)
    qtbot.keyClicks(pane.editor, " More.")
    pane.show_note(case.other)
    assert _body(case).endswith(" More.")
    assert pane.editor.body() == "Nothing yet."


def test_a_failed_save_keeps_the_text_tells_and_leaves_a_copy(
    pane: NotesPane, case: Case, desk: Desk, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    _end(pane)
    qtbot.keyClicks(pane.editor, " Kept.")
    with monkeypatch.context() as broken:
        broken.setattr(desk, "run", lambda *_args, **_values: None)
        assert not pane.flush()
    assert pane.notice.isVisible()
    (copy,) = (data_folder() / "rescue").iterdir()
    assert copy.read_text("utf-8") == pane.editor.body()
    assert pane.editor.body().endswith(" Kept.")
    assert pane.flush()
    assert not pane.notice.isVisible()
    assert _body(case).endswith(" Kept.")


def test_a_citation_is_saved_as_a_citation_of_its_quote(pane: NotesPane, case: Case) -> None:
    _end(pane)
    pane.insert_citation(case.quotes[3])
    assert _body(case).endswith(f". {token(case.uids[3])}")
    rows = stored.note(case.dossier.reader(), case.note).citations
    assert [row.quote_id for row in rows] == [case.quotes[0], case.quotes[2], case.quotes[3]]


def test_words_dropped_on_a_note_are_a_quote_and_its_citation_and_one_undo(
    pane: NotesPane, case: Case, desk: Desk
) -> None:
    count = "SELECT count(*) FROM quote"
    before, quotes, steps = _body(case), desk.reader.value(count), history.ends(desk.reader)[2]
    pane.editor.set_caret(5)
    mime = QMimeData()
    mime.setData(QUOTE_MIME, dragged.written(case.document, [Span(1, 9)]))
    at = QPointF(pane.editor.cursorRect().center())
    let_go = QDropEvent(at, Qt.DropAction.CopyAction, mime, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
    pane.editor.dropEvent(let_go)
    QApplication.processEvents()
    assert desk.reader.value(count) == quotes + 1
    assert len(_body(case)) > len(before)
    assert history.ends(desk.reader)[2] == steps + 1
    desk.undo()
    assert desk.reader.value(count) == quotes
    assert _body(case) == before


def test_citing_the_focus_takes_its_quote_or_its_first_one(pane: NotesPane, case: Case, desk: Desk) -> None:
    _end(pane)
    desk.focus(RecordKind.QUOTE, case.quotes[1])
    pane.cite_focus()
    desk.focus(RecordKind.EVENT, case.event)
    pane.cite_focus()
    assert [chip.uid for chip in pane.editor.chips()][2:] == [case.uids[1], case.uids[2]]


def test_citing_nothing_says_so(pane: NotesPane, desk: Desk, qtbot: QtBot) -> None:
    with qtbot.waitSignal(desk.noticed):
        pane.cite_focus()
    assert len(pane.editor.chips()) == 2


def test_the_chip_of_the_focus_stands_out(pane: NotesPane, case: Case, desk: Desk) -> None:
    desk.focus(RecordKind.QUOTE, case.quotes[0])
    assert _tones(pane, case) == [Tone.FOCUS, Tone.PLAIN]
    desk.focus(RecordKind.EVENT, case.event)
    assert _tones(pane, case) == [Tone.PLAIN, Tone.RELATED]
    desk.select(Selection(), None)
    assert _tones(pane, case) == [Tone.PLAIN, Tone.PLAIN]


def _tones(pane: NotesPane, case: Case) -> list[Tone]:
    return [pane._marks.look(chip.uid).tone for chip in pane.editor.chips()]


def test_clicking_a_chip_focuses_its_quote(pane: NotesPane, case: Case, desk: Desk, qtbot: QtBot) -> None:
    chip = pane.editor.chips()[1]
    rect = pane.editor.chip_rect(chip.position)
    with qtbot.waitSignal(desk.selected):
        qtbot.mouseClick(pane.editor.viewport(), Qt.MouseButton.LeftButton, pos=rect.center())
    assert desk.selection.focus == Focus(RecordKind.QUOTE, case.quotes[2])


def test_moving_the_caret_past_a_chip_leaves_the_focus_alone(pane: NotesPane, desk: Desk, qtbot: QtBot) -> None:
    pane.editor.set_caret(pane.editor.chips()[0].position)
    with qtbot.assertNotEmitted(desk.selected):
        qtbot.keyClick(pane.editor, Qt.Key.Key_Right)


def test_hovering_shows_the_exact_words(pane: NotesPane, case: Case, qtbot: QtBot) -> None:
    chip = pane.editor.chips()[0]
    qtbot.mouseMove(pane.editor.viewport(), pane.editor.chip_rect(chip.position).center())
    qtbot.waitUntil(pane.aids.card.isVisible)
    assert "three thousand men" in pane.aids.card.accessibleName()
    assert "Background note · p. 1" in pane.aids.card.accessibleName()


def test_a_deleted_quote_breaks_its_chip_and_undo_mends_it(pane: NotesPane, case: Case, desk: Desk) -> None:
    desk.run(records.delete, RecordKind.QUOTE, case.quotes[0])
    assert _tones(pane, case) == [Tone.BROKEN, Tone.PLAIN]
    assert token(case.uids[0]) in pane.editor.body()
    desk.undo()
    assert _tones(pane, case) == [Tone.PLAIN, Tone.PLAIN]


def test_undoing_a_save_from_outside_shows_the_older_text(
    pane: NotesPane, case: Case, desk: Desk, qtbot: QtBot
) -> None:
    before = _body(case)
    _end(pane)
    qtbot.keyClicks(pane.editor, " More.")
    pane.flush()
    desk.undo()
    assert pane.editor.body() == before == _body(case)


def test_undo_inside_the_editor_is_its_own(pane: NotesPane, case: Case, qtbot: QtBot) -> None:
    before = pane.editor.body()
    _end(pane)
    qtbot.keyClicks(pane.editor, " More.")
    pane.flush()
    qtbot.keyClick(pane.editor, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert pane.editor.body() == before
    pane.flush()
    assert _body(case) == before


def test_another_hand_s_change_is_shown_and_the_caret_stays(pane: NotesPane, case: Case, desk: Desk) -> None:
    _end(pane)
    desk.run(notes.save, case.note, "In front. " + _body(case))
    assert pane.editor.body().startswith("In front. # Effects")
    assert pane.editor.textCursor().atEnd()


def test_a_note_deleted_elsewhere_gives_way_to_another(pane: NotesPane, case: Case, desk: Desk) -> None:
    desk.run(records.delete, RecordKind.NOTE, case.note)
    assert pane.note_id == case.other
    desk.run(records.delete, RecordKind.NOTE, case.other)
    assert pane.note_id is None
    assert pane._empty.isVisible()
    desk.undo()
    assert pane.note_id == case.other


def test_a_new_note_is_named_in_the_header(pane: NotesPane, case: Case, qtbot: QtBot) -> None:
    pane.new_note()
    assert pane.note_id not in (case.note, case.other, None)
    pane.header.line.clear()
    qtbot.keyClicks(pane.header.line, "Third")
    qtbot.keyClick(pane.header.line, Qt.Key.Key_Return)
    assert stored.note(case.dossier.reader(), pane.note_id or 0).title == "Third"
    assert pane.header.title.title == "Third"


def test_enter_after_a_title_goes_on_to_the_text(pane: NotesPane, case: Case, qtbot: QtBot) -> None:
    pane.show()
    pane.activateWindow()
    pane.new_note()
    qtbot.waitUntil(pane.header.line.hasFocus)
    qtbot.keyClicks(pane.header.line, "Fourth")
    qtbot.keyClick(pane.header.line, Qt.Key.Key_Return)
    assert stored.note(case.dossier.reader(), pane.note_id or 0).title == "Fourth"
    qtbot.waitUntil(pane.editor.hasFocus)


def test_escape_leaves_the_title_as_it_was(pane: NotesPane, case: Case, qtbot: QtBot) -> None:
    pane.rename_note()
    qtbot.keyClicks(pane.header.line, "Other")
    qtbot.keyClick(pane.header.line, Qt.Key.Key_Escape)
    assert stored.note(case.dossier.reader(), case.note).title == "Effects for Tokyo"


def test_a_marking_is_chosen_from_the_scale(pane: NotesPane, case: Case) -> None:
    pane.header.marking.menu().aboutToShow.emit()
    action = next(one for one in pane.header.marking.menu().actions() if one.text() == "TLP:AMBER")
    action.trigger()
    assert stored.note(case.dossier.reader(), case.note).marking == "TLP:AMBER"
    assert pane.header.marking.text() == "TLP:AMBER"


def test_the_menu_of_the_title_opens_another_note(pane: NotesPane, case: Case) -> None:
    pane.header.title.menu().aboutToShow.emit()
    action = next(one for one in pane.header.title.menu().actions() if one.text() == "Second thoughts")
    action.trigger()
    assert pane.note_id == case.other


def test_focus_on_a_note_opens_it(pane: NotesPane, case: Case, desk: Desk) -> None:
    desk.focus(RecordKind.NOTE, case.other)
    assert pane.note_id == case.other


@pytest.mark.parametrize(("query", "expected"), [("coree", "Corée du Nord"), ("missile", "Missile test (30 Oct 2024)")])
def test_brackets_complete_a_name(pane: NotesPane, qtbot: QtBot, query: str, expected: str) -> None:
    pane.editor.setFocus()
    qtbot.waitUntil(pane.editor.hasFocus)
    _end(pane)
    qtbot.keyClicks(pane.editor, f" [[{query}")
    assert pane.aids.completion.is_open
    qtbot.keyClick(pane.editor, Qt.Key.Key_Return)
    assert pane.editor.body().endswith(f". {expected}")
    assert not pane.aids.completion.is_open


def test_brackets_complete_a_quote_as_a_citation(pane: NotesPane, case: Case, qtbot: QtBot) -> None:
    pane.editor.setFocus()
    qtbot.waitUntil(pane.editor.hasFocus)
    _end(pane)
    qtbot.keyClicks(pane.editor, " [[nobody")
    qtbot.keyClick(pane.editor, Qt.Key.Key_Tab)
    assert pane.editor.body().endswith(f". {token(case.uids[3])}")


def test_escape_leaves_what_was_typed_behind_the_brackets(pane: NotesPane, qtbot: QtBot) -> None:
    pane.editor.setFocus()
    qtbot.waitUntil(pane.editor.hasFocus)
    _end(pane)
    qtbot.keyClicks(pane.editor, " [[mis")
    qtbot.keyClick(pane.editor, Qt.Key.Key_Escape)
    assert not pane.aids.completion.is_open
    qtbot.keyClicks(pane.editor, "s")
    assert not pane.aids.completion.is_open
    assert pane.editor.body().endswith(" [[miss")


def test_dropping_a_stretch_of_a_document_quotes_and_cites_it(pane: NotesPane, case: Case) -> None:
    _end(pane)
    mime = QMimeData()
    mime.setData(QUOTE_MIME, f"{case.document}:4:12".encode())
    pane.editor.insertFromMimeData(mime)
    QApplication.processEvents()
    rows = stored.note(case.dossier.reader(), case.note).citations
    assert rows[-1].quote_id not in (*case.quotes, None)
    assert quotes.add(case.dossier, case.document, [Span(4, 12)]).result == rows[-1].quote_id


def test_the_open_note_and_its_caret_come_back_with_the_layout(
    pane: NotesPane, case: Case, desk: Desk, qtbot: QtBot
) -> None:
    pane.editor.set_caret(5)
    pane.show_note(case.other)
    pane.editor.set_caret(3)
    other = NotesPane(desk)
    qtbot.addWidget(other)
    other.restore_view_state(pane.view_state())
    assert other.note_id == case.other
    assert other.editor.textCursor().position() == 3
    other.show_note(case.note)
    assert other.editor.textCursor().position() == 5


def test_an_empty_dossier_says_what_to_do(case: Case, desk: Desk, qtbot: QtBot) -> None:
    for id in (case.note, case.other):
        records.delete(case.dossier, RecordKind.NOTE, id)
    pane = NotesPane(desk)
    qtbot.addWidget(pane)
    pane.show()
    assert pane._empty.isVisible()
    pane._empty.activated.emit()
    assert pane.note_id is not None
    assert not pane._empty.isVisible()


def test_export_asks_the_window_for_what_is_shown(pane: NotesPane, case: Case, qtbot: QtBot) -> None:
    with qtbot.waitSignal(pane.export_requested) as asked:
        pane.header.export.click()
    assert asked.args == [case.note]


def test_the_strip_counts_and_its_cards_lead_to_the_words(pane: NotesPane, case: Case, qtbot: QtBot) -> None:
    gone = "0" * 32
    pane.editor.setFocus()
    pane.editor.set_body(
        f"One is sourced by this quote {token(case.uids[0])}. Nobody has sourced this one yet. So{token(gone)}."
    )
    _end(pane)
    qtbot.keyClicks(pane.editor, " ")
    words = "1 sentence of 2 sourced · 1 broken citation · 13 words · 2 citations"
    qtbot.waitUntil(lambda: pane.aids.strip.summary.accessibleName() == words, timeout=3000)
    uncited, broken = pane.aids.strip.cards
    assert "Nobody has sourced" in uncited.accessibleName()
    assert len(pane.editor.extraSelections()) == 2
    qtbot.mouseClick(uncited, Qt.MouseButton.LeftButton)
    assert pane.editor.textCursor().selectedText() == "Nobody has sourced this one yet."
    qtbot.keyClick(broken, Qt.Key.Key_Return)
    assert pane.editor.textCursor().selectedText() == "\ufffc"


def test_unsaved_words_survive_a_change_from_elsewhere(pane: NotesPane, case: Case, desk: Desk, qtbot: QtBot) -> None:
    _end(pane)
    qtbot.keyClicks(pane.editor, " Mine.")
    desk.run(records.edit, RecordKind.NOTE, case.note, title="Renamed")
    assert pane.header.title.title == "Renamed"
    assert pane.editor.body().endswith(" Mine.")
    assert _body(case) == pane.editor.body()


def test_an_actor_made_meanwhile_can_be_completed(pane: NotesPane, desk: Desk, qtbot: QtBot) -> None:
    pane.editor.setFocus()
    qtbot.waitUntil(pane.editor.hasFocus)
    _end(pane)
    qtbot.keyClicks(pane.editor, " [[cor")
    qtbot.keyClick(pane.editor, Qt.Key.Key_Escape)
    desk.run(records.create, RecordKind.ACTOR, name="Corfou", kind="place")
    qtbot.keyClicks(pane.editor, " [[corf")
    qtbot.keyClick(pane.editor, Qt.Key.Key_Return)
    assert pane.editor.body().endswith(" [[cor Corfou")


def test_a_citation_follows_its_quote_to_other_words(pane: NotesPane, case: Case, desk: Desk) -> None:
    assert pane._book.find(case.uids[0]) is not None
    desk.run(quotes.resize, case.quotes[0], [Span(0, 12), Span(20, 25), Span(31, 38)])
    found = pane._book.find(case.uids[0])
    assert found is not None
    assert found.text == " […] ".join((TEXT[0:12], TEXT[20:25].strip(), TEXT[31:38].strip()))
    before = found.text
    # Only the part in the middle moves: the quote begins and ends where it did.
    desk.run(quotes.resize, case.quotes[0], [Span(0, 12), Span(20, 30), Span(31, 38)])
    found = pane._book.find(case.uids[0])
    assert found is not None
    assert found.text != before
    desk.undo()
    found = pane._book.find(case.uids[0])
    assert found is not None
    assert found.text == before


def test_a_hit_in_a_note_is_gone_to(pane: NotesPane, case: Case, desk: Desk) -> None:
    pane.resize(300, 240)
    pane.show()
    pane.show_note(case.other)
    body = "\n\n".join(f"Paragraph {at} of a long note." for at in range(80)) + "\n\nThe lighthouse."
    desk.run(notes.save, case.note, body)
    desk.focus(RecordKind.NOTE, case.note, body.index("lighthouse"))
    assert pane.note_id == case.note
    cursor = pane.editor.textCursor()
    assert pane.editor.document().toPlainText()[cursor.position() :].startswith("lighthouse")
    assert pane.editor.viewport().rect().contains(pane.editor.cursorRect())
