""" "Never again": what an analyst teaches the rules, for one dossier or for all of them."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from workbench.core.changes import Changes
from workbench.core.errors import InvalidValue
from workbench.core.proposals import Lesson
from workbench.core.wording import tr
from workbench.operations import own_lexicon
from workbench.operations.proposals import Review
from workbench.store.dossier import Dossier, Operation, now
from workbench.store.read import lessons as reads
from workbench.store.read import proposals as read_proposals
from workbench.store.read import same
from workbench.store.read.names import Names
from workbench.store.write import rows

KINDS = ("stop", "alias", "kind")


def for_engine(dossier: Dossier) -> list[dict[str, Any]]:
    """All that was taught, as the engine takes it; what this dossier says comes last and wins."""
    with dossier.reading() as reader:
        here = [row.lesson for row in reads.rows(reader)]
    return [asdict(lesson) for lesson in (*own_lexicon.lessons(), *here)]


def teach(dossier: Dossier, lesson: Lesson, *, proposal_id: int | None = None, is_for_all: bool = False) -> Changes:
    """Keep a lesson, and act on it at once for the proposal that it came from; `result` is its id (None for all).

    The lesson and what it decides are one gesture; undoing it also takes the line of a lesson for all dossiers out of
    the user's lexicon.
    """
    if not lesson.words.strip():
        raise InvalidValue(tr("There are no words to teach; choose a proposal with words."))
    with dossier.operation(_label(lesson, is_for_all=is_for_all)) as op:
        if not is_for_all:
            op.result = rows.insert(op, "lesson", **asdict(lesson), taught_at=now())
        if proposal_id is not None:
            _apply(op, proposal_id, lesson)
        if is_for_all:
            # Last: what goes wrong before leaves nothing behind.
            own_lexicon.keep(op, lesson)
    return dossier.changes(op)


def forget(dossier: Dossier, lesson_id: int) -> Changes:
    """Take a lesson of this dossier back; what it decided stays decided."""
    with dossier.operation(tr("Forget what was taught")) as op:
        op.rename(tr("Forget what was taught: {words}", words=Names(op.reader).name("lesson", lesson_id)))
        rows.delete(op, "lesson", lesson_id)
    return dossier.changes(op)


def told(lesson: Lesson) -> str:
    """A lesson as a sentence."""
    if lesson.kind == "stop" and lesson.about == "event":
        return tr("No event dated “{words}” is proposed again.", words=lesson.words)
    if lesson.kind == "stop" and lesson.about == "claim":
        return tr("No claim told by “{words}” is proposed again.", words=lesson.words)
    if lesson.kind == "stop":
        return tr("“{words}” is never proposed again.", words=lesson.words)
    if lesson.kind == "alias":
        return tr("“{words}” is a name of {name}.", words=lesson.words, name=lesson.name)
    return tr("“{words}” is of the kind: {kind}.", words=lesson.words, kind=tr(lesson.actor_kind.replace("_", " ")))


def _label(lesson: Lesson, *, is_for_all: bool) -> str:
    what = told(lesson)
    return tr("Teach for all dossiers: {what}", what=what) if is_for_all else tr("Teach: {what}", what=what)


def _apply(op: Operation, proposal_id: int, lesson: Lesson) -> None:
    """What the lesson means for the proposal that it came from."""
    review = Review(op)
    row = read_proposals.row(op.reader, proposal_id)
    if lesson.kind == "stop":
        review.reject(proposal_id)
    elif lesson.kind == "kind":
        review.edit(proposal_id, {"kind": lesson.actor_kind})
    else:
        into = same.actor(op.reader, row.payload["kind"], lesson.key, [lesson.name])
        review.accept(proposal_id, into=into)
