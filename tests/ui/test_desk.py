"""The desk: one selection for all panes, one way to do things, one word of what changed."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import pytest
from pytestqt.qtbot import QtBot

from workbench.core.changes import Changes
from workbench.core.kinds import RecordKind
from workbench.core.selection import Filter, Focus, Selection
from workbench.operations import actors, records
from workbench.store.dossier import Dossier
from workbench.ui.desk import Desk, Notice

if TYPE_CHECKING:
    from tests.conftest import Filled


@pytest.fixture
def desk(filled_desk: Desk) -> Desk:
    return filled_desk


@pytest.fixture
def seen(desk: Desk) -> list[tuple[Selection, object]]:
    found: list[tuple[Selection, object]] = []
    desk.selected.connect(lambda selection, origin: found.append((selection, origin)))
    return found


@pytest.fixture
def changed(desk: Desk) -> list[Changes]:
    found: list[Changes] = []
    desk.changed.connect(found.append)
    return found


# -- looking -----------------------------------------------------------------------------------------------------------


def test_every_pane_hears_of_a_selection_and_whence_it_came(desk: Desk, seen: list[Any]) -> None:
    origin = object()
    desk.focus(RecordKind.ACTOR, 1, origin=origin)
    assert seen == [(Selection(Focus(RecordKind.ACTOR, 1)), origin)]


def test_selecting_the_same_again_is_no_news(desk: Desk, seen: list[Any]) -> None:
    desk.focus(RecordKind.ACTOR, 1)
    desk.focus(RecordKind.ACTOR, 1)
    assert len(seen) == 1


def test_focus_and_filter_do_not_disturb_each_other(desk: Desk) -> None:
    desk.focus(RecordKind.ACTOR, 1)
    desk.filter(Filter(modalities=frozenset({"denied"})))
    desk.unfocus()
    assert desk.selection == Selection(None, Filter(modalities=frozenset({"denied"})))


def test_back_and_forward_keep_the_filter_and_tell_the_panes(desk: Desk, seen: list[Any]) -> None:
    desk.focus(RecordKind.ACTOR, 1)
    desk.focus(RecordKind.DOCUMENT, 1, 30)
    desk.filter(Filter(tags=frozenset({1})))
    assert desk.can_go == (True, False)
    desk.back()
    assert desk.selection == Selection(Focus(RecordKind.ACTOR, 1), Filter(tags=frozenset({1})))
    assert desk.can_go == (False, True)
    desk.forward()
    assert desk.selection.focus == Focus(RecordKind.DOCUMENT, 1, 30)
    assert seen[-1][0] == desk.selection
    told = len(seen)
    desk.forward()
    assert len(seen) == told


def test_related_follows_the_focus(desk: Desk, filled: Filled) -> None:
    assert desk.related().actors == frozenset()
    desk.focus(RecordKind.EVENT, filled.events["delivery"])
    assert desk.related().actors == {filled.actors["sylvania"], filled.actors["fleet"]}
    assert desk.related() is desk.related()
    desk.focus(RecordKind.EVENT, filled.events["follow_up"])
    assert desk.related().actors == {filled.actors["borduria"]}


def test_subset_follows_the_filter_and_is_none_without_one(desk: Desk, filled: Filled) -> None:
    assert desk.subset() is None
    desk.filter(Filter(documents=frozenset({filled.documents["ships"]})))
    subset = desk.subset()
    assert subset is not None
    assert subset.quotes == {filled.quotes["four"], filled.quotes["later"]}
    desk.filter(Filter())
    assert desk.subset() is None


def test_related_and_subset_are_asked_again_after_a_change(desk: Desk, filled: Filled) -> None:
    desk.focus(RecordKind.ACTOR, filled.actors["borduria"])
    desk.filter(Filter(actors=frozenset({filled.actors["borduria"]})))
    before, left = desk.related(), desk.subset()
    desk.run(actors.move, filled.actors["fleet"], filled.actors["borduria"])
    after, now = desk.related(), desk.subset()
    assert after.actors == before.actors | {filled.actors["fleet"]}
    assert left is not None
    assert now is not None
    assert now.events > left.events


# -- doing -------------------------------------------------------------------------------------------------------------


def test_a_verb_is_done_and_its_changes_are_told(desk: Desk, filled: Filled, changed: list[Changes]) -> None:
    done = desk.run(actors.rename, filled.actors["fleet"], "Flotte du Sud")
    assert changed == [done]
    assert changed[0].ids("actor") == {filled.actors["fleet"]}


def test_a_verb_that_changes_nothing_is_not_told(desk: Desk, filled: Filled, changed: list[Changes]) -> None:
    assert desk.run(actors.rename, filled.actors["fleet"], "Flotte du Nord") is not None
    assert changed == []


def test_a_refusal_is_a_sentence_where_the_analyst_looks(
    desk: Desk, filled: Filled, changed: list[Changes], notices: list[Notice]
) -> None:
    assert desk.run(actors.rename, filled.actors["fleet"], " ") is None
    assert [notice.level for notice in notices] == ["error"]
    assert "needs a name" in notices[0].text
    assert changed == []


def test_a_bug_is_logged_and_shown_as_one_and_the_work_is_kept(
    desk: Desk, notices: list[Notice], caplog: pytest.LogCaptureFixture
) -> None:
    def broken(dossier: Dossier) -> Changes:
        with dossier.operation("Half") as op:
            op.execute("DELETE FROM actor")
            raise KeyError("a bug")

    assert desk.run(broken) is None
    assert notices[0].level == "error"
    assert "went wrong in the program" in notices[0].text
    assert "KeyError: 'a bug'" in caplog.text
    assert desk.reader.value("SELECT count(*) FROM actor") == 4


def test_undo_and_redo_say_what_they_did_and_tell_the_panes(
    desk: Desk, filled: Filled, changed: list[Changes], notices: list[Notice]
) -> None:
    desk.run(actors.rename, filled.actors["fleet"], "Flotte du Sud")
    desk.undo()
    desk.redo()
    label = "Rename actor: Flotte du Nord → Flotte du Sud"
    assert [notice.text for notice in notices] == [f"Undone: {label}", f"Redone: {label}"]
    assert [one.ids("actor") for one in changed] == [{filled.actors["fleet"]}] * 3


def test_a_label_with_braces_is_said_as_it_is(desk: Desk, filled: Filled, notices: list[Notice]) -> None:
    desk.run(actors.rename, filled.actors["fleet"], "{label} {0}")
    desk.undo()
    assert notices[-1].text == "Undone: Rename actor: Flotte du Nord → {label} {0}"


def test_nothing_to_undo_or_redo_is_said(desk: Desk, notices: list[Notice], changed: list[Changes]) -> None:
    desk.redo()
    while desk.dossier.undo() is not None:
        pass
    desk.undo()
    assert [notice.text for notice in notices] == ["There is nothing to redo.", "There is nothing to undo."]
    assert changed == []


def test_a_focus_on_what_was_deleted_is_let_go_and_not_gone_back_to(desk: Desk, filled: Filled) -> None:
    desk.focus(RecordKind.ACTOR, filled.actors["sylvania"])
    desk.focus(RecordKind.EVENT, filled.events["undated"])
    desk.run(records.delete, RecordKind.EVENT, filled.events["undated"])
    assert desk.selection.focus is None
    desk.back()
    assert desk.selection.focus in (None, Focus(RecordKind.ACTOR, filled.actors["sylvania"]))
    desk.forward()
    assert desk.selection.focus != Focus(RecordKind.EVENT, filled.events["undated"])


def test_a_focus_on_something_else_stays(desk: Desk, filled: Filled) -> None:
    desk.focus(RecordKind.ACTOR, filled.actors["sylvania"])
    desk.run(records.delete, RecordKind.EVENT, filled.events["undated"])
    assert desk.selection.focus == Focus(RecordKind.ACTOR, filled.actors["sylvania"])


def test_undoing_the_making_of_what_is_focused_lets_it_go(desk: Desk) -> None:
    made = desk.run(records.create, RecordKind.TAG, name="new")
    assert made is not None
    assert isinstance(made.result, int)
    desk.focus(RecordKind.TAG, made.result)
    desk.undo()
    assert desk.selection.focus is None


# -- asking the window -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "ask, signal, heard",
    [
        (lambda desk: desk.request_import_dialog(), "import_dialog_requested", []),
        (lambda desk: desk.request_reread(7), "reread_requested", [7]),
    ],
)
def test_a_pane_asks_the_window_through_the_desk(
    desk: Desk, qtbot: QtBot, ask: Callable[[Desk], None], signal: str, heard: list[object]
) -> None:
    with qtbot.waitSignal(getattr(desk, signal)) as told:
        ask(desk)
    assert told.args == heard


def test_a_notice_carries_what_can_be_done_about_it(desk: Desk, notices: list[Notice]) -> None:
    done: list[int] = []
    desk.notice("Words", "warning", actions=(("Do", lambda: done.append(1)),))
    ((label, act),) = notices[0].actions
    act()
    assert (notices[0].level, label, done) == ("warning", "Do", [1])
