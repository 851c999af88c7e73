"""One gesture is one undo: a record made in the picker with its link, and a text typed in the card."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from pytestqt.qtbot import QtBot

from workbench.core.kinds import RecordKind
from workbench.operations import quotes
from workbench.store.read import history
from workbench.ui.kit.picker import Picker

if TYPE_CHECKING:
    from tests.conftest import Filled
    from workbench.ui.window import Window

pytestmark = pytest.mark.qt_log_ignore("does not support", extend=True)


def test_a_record_made_and_linked_in_one_go_is_undone_in_one_go(window: Window, filled: Filled) -> None:
    desk, quote = window.desk, filled.quotes["wheat"]
    before = history.ends(desk.reader)[2]
    desk.pick(
        RecordKind.EVENT,
        title="Link",
        near=window.top,
        then=lambda id: desk.run(quotes.link, quote, RecordKind.EVENT, id),
    )
    (picker,) = window.findChildren(Picker)
    picker.created.emit("Nouvelle livraison")
    count = "SELECT count(*) FROM event WHERE label = 'Nouvelle livraison'"
    assert desk.reader.value(count) == 1
    assert history.ends(desk.reader)[2] == before + 1
    desk.undo()
    assert desk.reader.value(count) == 0
    assert history.ends(desk.reader)[2] == before
    desk.redo()
    assert desk.reader.value(count) == 1
    assert desk.reader.value("SELECT count(*) FROM evidence WHERE quote_id = ?", (quote,)) == 2


def test_what_shares_words_with_what_is_meant_is_offered_first(window: Window, filled: Filled) -> None:
    def offered(like: str) -> list[str]:
        window.desk.pick(RecordKind.ACTOR, title="Merge", near=window.top, then=lambda id: None, like=like)
        picker = window.findChildren(Picker)[-1]
        return [str(picker.model.index(at, 0).data()) for at in range(picker.model.rowCount())]

    plain = offered("")
    last = plain[-1]
    assert offered(f"the {last}") == [last, *plain[:-1]]
    assert offered("nothing of the kind") == plain


def test_a_description_that_is_being_typed_is_in_the_dossier_before_the_field_is_left(
    window: Window, filled: Filled, qtbot: QtBot
) -> None:
    window.layout_of_panes.show("detail")
    window.desk.focus(RecordKind.ACTOR, filled.actors["fleet"])
    qtbot.waitUntil(lambda: window.panes.detail.card is not None)
    card = window.panes.detail.card
    assert card is not None
    editor = card.grid.editor("description")
    editor.input.setFocus()
    words = "SELECT description FROM actor WHERE id = ?"
    for typed in ("Ships ", "in the north "):
        qtbot.keyClicks(editor.input, typed)
        qtbot.waitUntil(lambda: typed.strip() in window.desk.reader.value(words, (filled.actors["fleet"],)))  # noqa: B023
    assert editor.value == "Ships in the north "
    window.desk.undo()
    assert window.desk.reader.value(words, (filled.actors["fleet"],)) == ""


def test_a_claim_in_a_list_says_its_modality_in_the_language_of_the_window(
    window: Window, filled: Filled, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("workbench.ui.pickers.tr", lambda words: f"<{words}>")
    window.desk.pick(RecordKind.CLAIM, title="Link", near=window.top, then=lambda id: None)
    (picker,) = window.findChildren(Picker)
    details = {picker.model.row_at(at).detail for at in range(picker.model.rowCount())}  # type: ignore[union-attr]
    assert details
    assert all(detail.startswith("<") for detail in details)
