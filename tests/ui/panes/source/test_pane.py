"""The source pane on a real dossier: quoting, linking, following the focus and the filter."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QTabBar
from pytestqt.qtbot import QtBot

from workbench.core.kinds import RecordKind
from workbench.core.selection import Filter
from workbench.core.spans import Span
from workbench.core.texts import Block, Ingested, Page
from workbench.operations import documents, quotes, records
from workbench.store.connection import Reader
from workbench.store.dossier import Dossier
from workbench.store.read import documents as documents_read
from workbench.store.read import quotes as quotes_read
from workbench.ui.desk import Desk, Preview
from workbench.ui.dragged import ACTOR_MIME, QUOTE_MIME
from workbench.ui.panes.source import model
from workbench.ui.panes.source.pane import SourcePane

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")  # the offscreen platform says so of any window

FIRST = "Eleven ships left at night. 😀 Officials declined to comment on the cargo."
SECOND = "Another report repeats the count of ships."


def ingested(text: str, title: str) -> Ingested:
    return Ingested(text, (Block(0, len(text)),), (Page(0, len(text), "1"),), title=title, language="en")


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    dossier = Dossier.create(tmp_path / "case.dossier")
    documents.add(dossier, ingested(FIRST, "First report"), b"1", "one.txt")
    documents.add(dossier, ingested(SECOND, "Second report"), b"2", "two.txt")
    yield Desk(dossier)
    dossier.close()


@pytest.fixture
def pane(qtbot: QtBot, desk: Desk) -> Iterator[SourcePane]:
    pane = SourcePane(desk)
    qtbot.addWidget(pane)
    pane.resize(1000, 500)
    pane.show()
    qtbot.waitExposed(pane)
    yield pane
    pane.shut_down()


def select(pane: SourcePane, words: str) -> None:
    start = pane.view.text.index(words)
    pane.view.select(start, start + len(words))


def press(qtbot: QtBot, pane: SourcePane, key: Qt.Key) -> None:
    qtbot.keyClick(pane.view, key)


def made(desk: Desk, kind: RecordKind, **values: object) -> int:
    changes = desk.run(records.create, kind, **values)
    assert changes is not None
    assert isinstance(changes.result, int)
    return changes.result


def only_quote(desk: Desk, document_id: int = 1) -> int:
    rows = quotes_read.rows(desk.reader, document_id)
    assert len({row.id for row in rows}) == 1
    return rows[0].id


def test_the_first_document_is_there_to_read(pane: SourcePane) -> None:
    assert pane.view.text == FIRST
    assert pane.document_id == 1


def test_q_quotes_the_selected_words_to_the_character(qtbot: QtBot, desk: Desk, pane: SourcePane) -> None:
    select(pane, "declined to comment")
    press(qtbot, pane, Qt.Key.Key_Q)
    quote = quotes_read.quote(desk.reader, only_quote(desk))
    assert quote.text == "declined to comment"
    assert desk.selection.focus is not None
    assert (desk.selection.focus.kind, desk.selection.focus.id) == (RecordKind.QUOTE, quote.id)
    assert pane.view.quotes_at(quote.start) == [quote.id]
    desk.undo()
    assert pane.view.quotes_at(quote.start) == []
    desk.redo()
    assert pane.view.quotes_at(quote.start) == [quote.id]


def test_held_parts_make_one_quote(qtbot: QtBot, desk: Desk, pane: SourcePane) -> None:
    select(pane, "Eleven ships")
    press(qtbot, pane, Qt.Key.Key_Plus)
    select(pane, "declined")
    press(qtbot, pane, Qt.Key.Key_Q)
    assert quotes_read.quote(desk.reader, only_quote(desk)).text == "Eleven ships […] declined"
    assert pane.view.chosen_parts() == []


def test_a_click_after_a_part_was_held_begins_the_next_and_one_beside_both_lets_go(
    qtbot: QtBot, desk: Desk, pane: SourcePane
) -> None:
    def click(words: str) -> None:
        place = pane.view.rect_of(FIRST.index(words) + 2)
        assert place is not None
        qtbot.mouseClick(pane.view.viewport(), Qt.MouseButton.LeftButton, pos=place.center())

    select(pane, "Eleven ships")
    press(qtbot, pane, Qt.Key.Key_Plus)
    click("declined")
    press(qtbot, pane, Qt.Key.Key_S)
    assert [part.of(FIRST) for part in pane.view.chosen_parts()] == ["Eleven ships", "declined"]
    press(qtbot, pane, Qt.Key.Key_Q)
    assert quotes_read.quote(desk.reader, only_quote(desk)).text == "Eleven ships […] declined"
    select(pane, "Eleven ships")
    press(qtbot, pane, Qt.Key.Key_Plus)
    select(pane, "declined")
    click("cargo")
    assert pane.view.chosen_parts() == []


def test_of_documents_that_arrive_none_is_asked_for_while_those_shown_are_there(
    desk: Desk, pane: SourcePane, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[object] = []
    titles = documents_read.titles

    def told(reader: Reader, ids: Collection[int] | None = None) -> dict[int, str]:
        asked.append(ids)
        return titles(reader, ids)

    monkeypatch.setattr(documents_read, "titles", told)
    desk.announce(documents.add(desk.dossier, ingested("A third one.", "Third"), b"3", "three.txt"))
    assert asked == [{1}]
    assert pane.view.text == FIRST
    desk.undo()
    assert pane.tab_titles() == ["First report · p. 1"]


def test_q_without_a_selection_says_what_to_do(qtbot: QtBot, desk: Desk, pane: SourcePane) -> None:
    with qtbot.waitSignal(desk.noticed):
        press(qtbot, pane, Qt.Key.Key_Q)
    assert quotes_read.rows(desk.reader, 1) == []


@pytest.mark.parametrize(
    "key,kind,values",
    [
        (Qt.Key.Key_A, RecordKind.ACTOR, {"name": "Port authority"}),
        (Qt.Key.Key_E, RecordKind.EVENT, {"label": "Departure"}),
        (Qt.Key.Key_C, RecordKind.CLAIM, {"text": "Ships left"}),
    ],
)
def test_a_letter_quotes_and_links_what_was_picked_in_one_gesture(
    qtbot: QtBot, desk: Desk, pane: SourcePane, key: Qt.Key, kind: RecordKind, values: dict[str, object]
) -> None:
    target = made(desk, kind, **values)
    picked = []
    desk.pick_requested.connect(lambda kind, _title, _near, then, _can: (picked.append(kind), then(target)))
    select(pane, "Eleven ships")
    press(qtbot, pane, key)
    assert picked == [kind]
    links = quotes_read.quote(desk.reader, only_quote(desk)).evidence
    assert [(link.kind, link.target_id) for link in links] == [(kind, target)]
    desk.undo()
    assert quotes_read.rows(desk.reader, 1) == []


def test_t_tags_the_focused_quote_and_u_takes_the_tag_off(qtbot: QtBot, desk: Desk, pane: SourcePane) -> None:
    tag = made(desk, RecordKind.TAG, name="shipping")
    desk.pick_requested.connect(lambda _kind, _title, _near, then, _can: then(tag))
    select(pane, "Eleven ships")
    press(qtbot, pane, Qt.Key.Key_Q)
    press(qtbot, pane, Qt.Key.Key_T)
    quote_id = only_quote(desk)
    assert [found.id for found in quotes_read.quote(desk.reader, quote_id).tags] == [tag]
    press(qtbot, pane, Qt.Key.Key_U)
    assert quotes_read.quote(desk.reader, quote_id).tags == ()


def test_u_takes_the_only_link_away_and_keeps_the_quote(qtbot: QtBot, desk: Desk, pane: SourcePane) -> None:
    actor = made(desk, RecordKind.ACTOR, name="Port authority")
    desk.run(quotes.add_linked, 1, [Span(0, 12)], RecordKind.ACTOR, actor)
    quote_id = only_quote(desk)
    desk.focus(RecordKind.QUOTE, quote_id)
    press(qtbot, pane, Qt.Key.Key_U)
    assert quotes_read.quote(desk.reader, quote_id).evidence == ()


def test_n_asks_for_a_citation_of_a_new_quote(qtbot: QtBot, desk: Desk, pane: SourcePane) -> None:
    select(pane, "Officials declined")
    with qtbot.waitSignal(pane.cite_requested) as caught:
        press(qtbot, pane, Qt.Key.Key_N)
    assert caught.args == [only_quote(desk)]


def test_a_claim_recolours_its_quote_and_undo_takes_the_colour_back(desk: Desk, pane: SourcePane) -> None:
    desk.run(quotes.add, 1, [Span(0, 12)])
    quote_id = only_quote(desk)
    assert pane.view.modality_of(quote_id) == ""
    desk.run(quotes.claim, quote_id, text="Ships left", modality="conditional")
    assert pane.view.modality_of(quote_id) == "conditional"
    desk.undo()
    assert pane.view.modality_of(quote_id) == ""


def test_the_focus_opens_the_document_and_shows_the_quote(desk: Desk, pane: SourcePane) -> None:
    desk.run(quotes.add, 2, [Span(8, 14)])
    quote_id = only_quote(desk, 2)
    desk.focus(RecordKind.QUOTE, quote_id)
    assert pane.document_id == 2
    assert pane.view.focused_quote == quote_id
    assert pane.view.chosen().start == 8


def test_an_event_looked_at_elsewhere_is_shown_at_its_quote(desk: Desk, pane: SourcePane) -> None:
    event = made(desk, RecordKind.EVENT, label="Departure")
    desk.run(quotes.add_linked, 2, [Span(8, 14)], RecordKind.EVENT, event)
    desk.focus(RecordKind.EVENT, event)
    assert pane.document_id == 2
    assert pane.view.focused_quote == only_quote(desk, 2)


def test_an_actor_is_shown_in_the_document_being_read_when_it_is_there(desk: Desk, pane: SourcePane) -> None:
    actor = made(desk, RecordKind.ACTOR, name="Port authority")
    desk.run(quotes.add_linked, 1, [Span(0, 12)], RecordKind.ACTOR, actor)
    desk.run(quotes.add_linked, 2, [Span(8, 14)], RecordKind.ACTOR, actor)
    pane.open_document(2)
    desk.focus(RecordKind.ACTOR, actor)
    assert pane.document_id == 2


def test_a_filter_draws_what_it_leaves_out_faintly(desk: Desk, pane: SourcePane) -> None:
    actor = made(desk, RecordKind.ACTOR, name="Port authority")
    linked = desk.run(quotes.add_linked, 1, [Span(0, 12)], RecordKind.ACTOR, actor)
    plain = desk.run(quotes.add, 1, [Span(20, 30)])
    assert linked is not None
    assert plain is not None
    desk.filter(Filter(actors=frozenset({actor})))
    assert not pane.view.is_dimmed(int(str(linked.result)))
    assert pane.view.is_dimmed(int(str(plain.result)))
    desk.filter(Filter())
    assert not pane.view.is_dimmed(int(str(plain.result)))


def actor_dropped(actor: int) -> QMimeData:
    data = QMimeData()
    data.setData(ACTOR_MIME, str(actor).encode())
    return data


def test_an_actor_dropped_on_the_selection_makes_a_linked_quote(desk: Desk, pane: SourcePane) -> None:
    actor = made(desk, RecordKind.ACTOR, name="Port authority")
    select(pane, "Officials")
    pane.view.mime_dropped.emit(actor_dropped(actor), pane.view.chosen().start + 2, 0)
    quote = quotes_read.quote(desk.reader, only_quote(desk))
    assert quote.text == "Officials"
    assert [(link.kind, link.target_id) for link in quote.evidence] == [(RecordKind.ACTOR, actor)]


def test_an_actor_dropped_on_a_quote_links_that_one(desk: Desk, pane: SourcePane) -> None:
    actor = made(desk, RecordKind.ACTOR, name="Port authority")
    desk.run(quotes.add, 1, [Span(0, 12)])
    pane.view.mime_dropped.emit(actor_dropped(actor), 3, only_quote(desk))
    assert quotes_read.quote(desk.reader, only_quote(desk)).evidence[0].target_id == actor


def test_an_actor_let_go_on_a_card_or_asked_about_there_means_its_quote(
    qtbot: QtBot, desk: Desk, pane: SourcePane
) -> None:
    claim = made(desk, RecordKind.CLAIM, text="Ships left")
    desk.run(quotes.add_linked, 1, [Span(0, 12)], RecordKind.CLAIM, claim)
    actor, quote_id = made(desk, RecordKind.ACTOR, name="Port authority"), only_quote(desk)
    pane.resize(1100, 600)
    pane.grab()
    (card,) = pane.view._placed
    place = card.rect.center()
    assert pane.view.character_at(place) is None
    # The event does not keep what it carries.
    data = actor_dropped(actor)
    held = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    let_go = QDropEvent(QPointF(place), Qt.DropAction.CopyAction, data, *held)
    pane.view.dropEvent(let_go)
    assert RecordKind.ACTOR in [link.kind for link in quotes_read.quote(desk.reader, quote_id).evidence]
    pane.view.set_focus(None)
    pane.view.clicked(place)
    assert pane.view.focused_quote == quote_id


def test_a_drag_carries_the_place_and_the_words(pane: SourcePane) -> None:
    select(pane, "Officials")
    data = pane.verbs.drag_data()
    assert data is not None
    start = FIRST.index("Officials")
    assert bytes(data.data(QUOTE_MIME).data()) == f"1:{start}:{start + 9}".encode()
    assert data.text() == "Officials"


def test_deleting_the_document_shows_another_and_then_what_to_do(desk: Desk, pane: SourcePane) -> None:
    desk.run(records.delete, RecordKind.DOCUMENT, 1)
    assert pane.view.text == SECOND
    desk.run(records.delete, RecordKind.DOCUMENT, 2)
    assert not pane.view.isVisible()
    desk.undo()
    assert pane.view.text == SECOND
    assert pane.view.isVisible()


def test_a_new_title_moves_nothing(desk: Desk, pane: SourcePane) -> None:
    select(pane, "Officials")
    desk.run(records.edit, RecordKind.DOCUMENT, 1, title="Renamed report")
    assert pane.view.chosen().of(FIRST) == "Officials"
    assert pane.tab_titles()[0].startswith("Renamed report")


def test_open_documents_and_letter_size_come_back_with_the_layout(qtbot: QtBot, desk: Desk, pane: SourcePane) -> None:
    pane.open_document(2)
    pane.view.zoom(2)
    state = pane.view_state()
    again = SourcePane(desk)
    qtbot.addWidget(again)
    again.restore_view_state(state)
    assert again.document_id == 2
    assert again.view.zoomed == 2
    assert again.view_state()["open"] == [1, 2]


def test_what_was_done_here_does_not_scroll_here(qtbot: QtBot, desk: Desk, pane: SourcePane) -> None:
    desk.run(quotes.add, 1, [Span(0, 12)])
    with qtbot.waitSignal(desk.selected) as caught:
        pane.view.point_at(only_quote(desk), 5)
    assert caught.args is not None
    assert caught.args[1] is pane
    assert pane.view.chosen() == Span(0, 0)


def test_very_many_quotes_come_in_two_steps_and_all_arrive(
    qtbot: QtBot, desk: Desk, pane: SourcePane, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(model, "MANY", 3)
    monkeypatch.setattr(model, "_AROUND", 10)
    for start in range(0, 60, 6):
        desk.run(quotes.add, 1, [Span(start, start + 5)])
    pane.open_document(2)
    pane.open_document(1)
    assert pane.view.quotes_at(2)
    qtbot.waitUntil(lambda: len(pane.view.quotes_at(56)) == 1)
    assert pane.view.quotes_at(2)


def test_an_edit_while_the_rest_is_read_is_not_lost(
    qtbot: QtBot, desk: Desk, pane: SourcePane, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(model, "MANY", 3)
    monkeypatch.setattr(model, "_AROUND", 10)
    for start in range(0, 60, 6):
        desk.run(quotes.add, 1, [Span(start, start + 5)])
    pane.open_document(2)
    pane.open_document(1)
    changes = desk.run(quotes.add, 1, [Span(40, 56)])
    assert changes is not None
    assert changes.result in pane.view.quotes_at(50)
    qtbot.waitUntil(lambda: len(pane.view.quotes_at(37)) == 1)
    assert changes.result in pane.view.quotes_at(50)


def test_a_tab_goes_to_its_document_and_the_middle_button_puts_it_away(
    qtbot: QtBot, desk: Desk, pane: SourcePane
) -> None:
    pane.open_document(2)
    tabs = pane.findChild(QTabBar, "source.tabs")
    assert tabs is not None
    qtbot.mouseClick(tabs, Qt.MouseButton.LeftButton, pos=tabs.tabRect(0).center())
    assert pane.document_id == 1
    assert desk.selection.focus is not None
    assert desk.selection.focus.kind is RecordKind.DOCUMENT
    qtbot.mouseClick(tabs, Qt.MouseButton.MiddleButton, pos=tabs.tabRect(1).center())
    assert [title.split(" · ")[0] for title in pane.tab_titles()] == ["First report"]


def test_what_is_about_to_be_decided_is_lit_where_it_stands(pane: SourcePane, desk: Desk) -> None:
    second = documents_read.rows(desk.reader)[1].id
    desk.preview(Preview(second, 8, 14, lit=((15, 22),)))
    assert pane.document_id == second
    assert (pane.view._mark, list(pane.view._lit)) == (Span(8, 14), [Span(15, 22)])
    assert desk.selection.focus is None
    assert pane.view.chosen_parts() == []
    desk.preview(Preview(second, 8, 14, is_taken=True))
    assert pane.view.chosen_parts() == [Span(8, 14)]
    assert pane.view.hasFocus()
    desk.preview(None)
    assert (pane.view._mark, list(pane.view._lit)) == (None, [])


def test_o_says_where_no_other_quote_overlaps(qtbot: QtBot, desk: Desk, pane: SourcePane) -> None:
    told: list[str] = []
    desk.noticed.connect(lambda notice: told.append(notice.text))
    pane.view.select(0, 0)
    press(qtbot, pane, Qt.Key.Key_O)
    assert told.pop().startswith("No quote stands here")
    pane.view.select(0, 9)
    press(qtbot, pane, Qt.Key.Key_Q)
    first = pane.view.focused_quote
    pane.view.select(3, 3)
    press(qtbot, pane, Qt.Key.Key_O)
    assert told.pop() == "No other quote overlaps this one here."
    pane.view.select(2, 14)
    press(qtbot, pane, Qt.Key.Key_Q)
    pane.view.select(3, 3)
    told.clear()
    press(qtbot, pane, Qt.Key.Key_O)
    assert pane.view.focused_quote == first
    assert told == []
