"""What is taught for all dossiers follows the gesture that taught it, forth and back."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.operations.reading import imported, named, proposed
from workbench.core.proposals import Lesson
from workbench.operations import history, lessons, own_lexicon
from workbench.store.dossier import Dossier
from workbench.store.read import proposals

STOP = Lesson("stop", "actor", "Suède")


@pytest.fixture
def proposal(dossier: Dossier) -> int:
    return named(proposed(dossier, imported(dossier)), "actor", "Suède").id


def status(dossier: Dossier, proposal: int) -> str:
    with dossier.reading() as reader:
        return proposals.row(reader, proposal).status


def test_undo_takes_back_the_lesson_and_what_it_decided_and_redo_makes_both_again(
    dossier: Dossier, proposal: int
) -> None:
    lessons.teach(dossier, STOP, proposal_id=proposal, is_for_all=True)
    assert (own_lexicon.lessons(), status(dossier, proposal)) == ([STOP], "rejected")
    undone = history.undo(dossier)
    assert undone is not None
    assert undone.label == "Teach for all dossiers: “Suède” is never proposed again."
    assert (own_lexicon.lessons(), status(dossier, proposal)) == ([], "proposed")
    history.redo(dossier)
    assert (own_lexicon.lessons(), status(dossier, proposal)) == ([STOP], "rejected")


def test_it_is_taken_back_after_a_restart_too(dossier: Dossier, proposal: int) -> None:
    lessons.teach(dossier, STOP, proposal_id=proposal, is_for_all=True)
    dossier.close()
    with Dossier.open(dossier.path) as again:
        history.undo(again)
    assert own_lexicon.lessons() == []


def test_an_old_gesture_that_is_taken_back_takes_its_lesson_with_it(dossier: Dossier, proposal: int) -> None:
    made = lessons.teach(dossier, STOP, proposal_id=proposal, is_for_all=True)
    lessons.teach(dossier, Lesson("stop", "figure", "dix"))
    assert made.operation is not None
    history.undo_step(dossier, made.operation)
    assert own_lexicon.lessons() == []
    history.undo(dossier)
    assert own_lexicon.lessons() == [STOP]


def test_other_gestures_and_other_dossiers_leave_it_alone(dossier: Dossier, proposal: int, tmp_path: Path) -> None:
    with Dossier.create(tmp_path / "other.dossier", title="Other") as other:
        row = named(proposed(other, imported(other)), "actor", "Norvège")
        lessons.teach(other, Lesson("stop", "actor", "Norvège"), proposal_id=row.id, is_for_all=True)
        lessons.teach(dossier, STOP, proposal_id=proposal, is_for_all=True)
        lessons.teach(dossier, Lesson("stop", "figure", "dix"))
        history.undo(dossier)
        history.undo(dossier)
        assert [one.words for one in own_lexicon.lessons()] == ["Norvège"]


def test_a_line_that_an_analyst_wrote_stays_whatever_is_undone(dossier: Dossier, proposal: int) -> None:
    line = {"kind": "stop", "about": "actor", "words": "Oslo"}
    own_lexicon.user_lexicon().write_text(json.dumps({"lessons": [line]}))
    lessons.teach(dossier, STOP, proposal_id=proposal, is_for_all=True)
    history.undo(dossier)
    assert [one.words for one in own_lexicon.lessons()] == ["Oslo"]


def test_where_the_file_cannot_be_read_the_undo_says_what_stays(dossier: Dossier, proposal: int) -> None:
    lessons.teach(dossier, STOP, proposal_id=proposal, is_for_all=True)
    own_lexicon.user_lexicon().write_text("{")
    undone = history.undo(dossier)
    assert undone is not None
    assert "stays as it was" in str(undone.result)
    assert status(dossier, proposal) == "proposed"
