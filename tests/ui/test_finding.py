"""The order comes from a thread, for the last question only."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pytestqt.qtbot import QtBot

from workbench.core.kinds import RecordKind
from workbench.core.query import parse
from workbench.store.read import search
from workbench.ui.finding import Answer, Asked, Finder

if TYPE_CHECKING:
    from tests.conftest import Filled


def test_the_last_question_is_answered_kind_by_kind(filled: Filled, qtbot: QtBot) -> None:
    finder = Finder(filled.dossier)
    answers: list[Answer] = []
    ended: list[Asked] = []
    finder.answered.connect(answers.append)
    finder.finished.connect(ended.append)
    query = parse("l*")
    old = Asked(query, {RecordKind.NOTE: 5})
    asked = Asked(query, {RecordKind.ACTOR: 5, RecordKind.DOCUMENT: 1})
    finder.ask(old)
    finder.ask(asked)
    qtbot.waitUntil(lambda: asked in ended)
    found = [answer for answer in answers if answer.asked is asked]
    assert [answer.kind for answer in found] == [RecordKind.ACTOR, RecordKind.DOCUMENT]
    assert found[1].places == search.ranked(filled.dossier.reader(), query, RecordKind.DOCUMENT, 1)
    finder.stop()


def test_accents_bring_their_own_count(filled: Filled, qtbot: QtBot) -> None:
    finder = Finder(filled.dossier)
    asked = Asked(parse("pêche"), {RecordKind.ACTOR: 0}, is_folded=False)
    with qtbot.waitSignal(finder.answered) as told:
        finder.ask(asked)
    assert told.args is not None
    assert (told.args[0].total, told.args[0].places) == (1, [])
    finder.stop()


def test_it_can_be_stopped_at_any_time(filled: Filled) -> None:
    finder = Finder(filled.dossier)
    finder.stop()
    finder.ask(Asked(parse("l*"), dict.fromkeys(search.KINDS, 50)))
    finder.stop()
    assert finder._thread is None
