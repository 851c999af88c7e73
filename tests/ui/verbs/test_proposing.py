"""Facts proposed in the background of a real window."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.operations.reading import TEXT
from workbench.store.read import coverage, documents, proposals

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from tests.ui.conftest import Open
    from workbench.ui.desk import Notice
    from workbench.ui.window import Window


def waiting(window: Window) -> int:
    return proposals.count(window.desk.reader)


def quiet(window: Window, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: window.verbs.dossier.proposing._job is None, timeout=20_000)


def test_what_is_imported_is_proposed_by_itself_and_undo_takes_the_import_back(open_window: Open, qtbot: QtBot) -> None:
    window = open_window()
    window.verbs.dossier.import_text(TEXT)
    qtbot.waitUntil(lambda: waiting(window) > 0, timeout=20_000)
    quiet(window, qtbot)
    newest = documents.rows(window.desk.reader)[-1].id
    assert coverage.reading(window.desk.reader, newest) is not None
    assert window.panes.review.count == waiting(window)
    window.desk.undo()
    assert waiting(window) == 0


def test_asking_shows_the_queue_and_is_a_gesture(open_window: Open, qtbot: QtBot) -> None:
    window = open_window()
    window.verbs.dossier.extract()
    quiet(window, qtbot)
    assert waiting(window) > 0
    assert window.panes.review.isVisible()
    assert window.panes.review.queue is not None
    window.desk.undo()
    assert waiting(window) == 0


def test_what_is_lit_goes_out_when_another_tab_is_raised(open_window: Open, qtbot: QtBot) -> None:
    window = open_window()
    window.verbs.dossier.extract()
    quiet(window, qtbot)
    window.panes.review.list.setFocus()
    window.panes.review.show_current()
    assert window.panes.source.view._mark is not None
    window.layout_of_panes.show("actors")
    qtbot.waitUntil(lambda: window.panes.source.view._mark is None, timeout=5_000)


def test_the_queue_has_the_room_of_the_card_while_it_is_in_front(open_window: Open, qtbot: QtBot) -> None:
    window = open_window()
    window.resize(1280, 776)
    docks = window.layout_of_panes.docks
    qtbot.waitUntil(lambda: docks["detail"].height() > 150, timeout=5_000)
    before = docks["detail"].height()
    window.layout_of_panes.show("review")
    qtbot.waitUntil(lambda: docks["detail"].height() < before, timeout=5_000)
    room = docks["review"].height()
    assert room > 2 * docks["detail"].height()
    window.resize(1280, 876)
    qtbot.waitUntil(lambda: docks["review"].height() > room + 50, timeout=5_000)
    window.resize(1280, 776)
    qtbot.waitUntil(lambda: docks["review"].height() < room + 50, timeout=5_000)
    window.layout_of_panes.show("tags")
    qtbot.waitUntil(lambda: abs(docks["detail"].height() - before) < 3, timeout=5_000)


def test_reduced_recall_is_said_once_with_how_to_add_a_model(
    open_window: Open, notices: list[Notice], qtbot: QtBot
) -> None:
    window = open_window()
    for _ in range(2):
        window.verbs.dossier.extract()
        quiet(window, qtbot)
        window.notices.dismiss()
    said = [notice.text for notice in notices if "Reduced recall" in notice.text]
    assert len(said) == 1
    assert "pip install" in said[0]


def test_reduced_recall_waits_behind_a_question_and_is_said_after_it(
    open_window: Open, notices: list[Notice], qtbot: QtBot
) -> None:
    window = open_window()
    window.desk.notice("There is a fact pack.", actions=(("Apply", lambda: None),))
    window.verbs.dossier.extract()
    quiet(window, qtbot)
    assert window.notices.text == "There is a fact pack."
    window.notices.dismiss()
    assert "Reduced recall" in window.notices.text
    window.notices.dismiss()
    assert not window.notices.isVisible()
    assert sum("Reduced recall" in notice.text for notice in notices) == 1


def test_many_documents_are_read_when_the_analyst_says_so(
    open_window: Open, notices: list[Notice], qtbot: QtBot
) -> None:
    window = open_window()
    proposing = window.verbs.dossier.proposing
    here = [row.id for row in documents.rows(window.desk.reader)]
    proposing.after_import(here * 20)
    assert proposing._job is None
    notices[-1].actions[0][1]()
    assert proposing._job is not None
    proposing._job.cancel()
    quiet(window, qtbot)


def test_a_reading_that_is_stopped_says_so_and_not_that_nothing_was_found(open_window: Open, qtbot: QtBot) -> None:
    window = open_window()
    window.verbs.dossier.extract()
    key = window.verbs.dossier.proposing._key
    window.jobs.cancelled.emit(key)
    quiet(window, qtbot)
    assert window.jobs._jobs[key].text.accessibleName().startswith("Reading stopped")
    assert not window.panes.review._is_reading
    window.verbs.dossier.extract()
    quiet(window, qtbot)
    assert waiting(window) > 0


@pytest.mark.parametrize("is_early", [True, False])
def test_a_window_that_closes_ends_the_reading(open_window: Open, qtbot: QtBot, is_early: bool) -> None:
    window = open_window()
    window.verbs.dossier.extract()
    if not is_early:
        qtbot.waitUntil(lambda: waiting(window) > 0, timeout=20_000)
    # The fixture closes it, and fails when a thread or a child process is left behind.
    assert window.verbs.dossier.proposing is not None
