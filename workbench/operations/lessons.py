""" "Never again": what an analyst teaches the rules, for one dossier or for all of them."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

from workbench.core.changes import Changes
from workbench.core.errors import InvalidValue
from workbench.core.proposals import Lesson
from workbench.core.wording import tr
from workbench.files import data_folder
from workbench.operations.proposals import Review
from workbench.operations.texts import replace_whole
from workbench.store.dossier import Dossier, Operation, now
from workbench.store.read import lessons as reads
from workbench.store.read import proposals as read_proposals
from workbench.store.read import same
from workbench.store.read.names import Names, short
from workbench.store.write import rows

KINDS = ("stop", "alias", "kind")


def user_lexicon() -> Path:
    """The file that holds what was taught for all dossiers; an analyst may edit it."""
    return data_folder() / "lexicon.json"


def for_all() -> list[Lesson]:
    """What was taught for all dossiers; InvalidValue in one sentence when the file is none of ours."""
    path = user_lexicon()
    try:
        held = json.loads(path.read_text("utf-8"))["lessons"]
        return [Lesson(**{key: str(value) for key, value in one.items()}) for one in held]
    except FileNotFoundError:
        return []
    except (OSError, ValueError, TypeError, KeyError, AttributeError) as error:
        raise InvalidValue(
            tr("The lexicon “{path}” cannot be read; mend it or delete it, then try again.", path=str(path))
        ) from error


def for_engine(dossier: Dossier) -> list[dict[str, Any]]:
    """All that was taught, as the engine takes it; what this dossier says comes last and wins."""
    with dossier.reading() as reader:
        here = [row.lesson for row in reads.rows(reader)]
    return [asdict(lesson) for lesson in (*for_all(), *here)]


def teach(dossier: Dossier, lesson: Lesson, *, proposal_id: int | None = None, is_for_all: bool = False) -> Changes:
    """Keep a lesson, and act on it at once for the proposal that it came from; `result` is its id (None for all).

    In the dossier the lesson and what it decides are one undoable gesture. For all dossiers the lesson is a line of
    the user's lexicon, which `unteach` takes out again.
    """
    if not lesson.words.strip():
        raise InvalidValue(tr("There are no words to teach; choose a proposal with words."))
    if is_for_all and lesson not in (held := for_all()):
        _write([*held, lesson])
    with dossier.operation(_label_here(lesson) if is_for_all else _label(lesson)) as op:
        if not is_for_all:
            op.result = rows.insert(op, "lesson", **asdict(lesson), taught_at=now())
        if proposal_id is not None:
            _apply(op, proposal_id, lesson)
    return dossier.changes(op)


def _label_here(lesson: Lesson) -> str:
    """What a lesson for all dossiers does in this one: undoing that does not take the lesson back, and must not say so."""
    words = short(lesson.words, 60)
    return tr("Reject: {words}", words=words) if lesson.kind == "stop" else tr("Correct: {words}", words=words)


def forget(dossier: Dossier, lesson_id: int) -> Changes:
    """Take a lesson of this dossier back; what it decided stays decided."""
    with dossier.operation(tr("Forget what was taught")) as op:
        op.rename(tr("Forget what was taught: {words}", words=Names(op.reader).name("lesson", lesson_id)))
        rows.delete(op, "lesson", lesson_id)
    return dossier.changes(op)


def unteach(lesson: Lesson) -> None:
    """Take a lesson out of the user's lexicon."""
    _write([one for one in for_all() if one != lesson])


def told(lesson: Lesson) -> str:
    """A lesson as a sentence."""
    if lesson.kind == "stop":
        return tr("“{words}” is never proposed again.", words=lesson.words)
    if lesson.kind == "alias":
        return tr("“{words}” is a name of {name}.", words=lesson.words, name=lesson.name)
    return tr("“{words}” is of the kind: {kind}.", words=lesson.words, kind=tr(lesson.actor_kind.replace("_", " ")))


def _label(lesson: Lesson) -> str:
    return tr("Teach: {what}", what=told(lesson))


def _write(lessons: Sequence[Lesson]) -> None:
    content = {"version": 1, "lessons": [asdict(lesson) for lesson in lessons]}
    replace_whole(user_lexicon(), json.dumps(content, ensure_ascii=False, indent=1).encode("utf-8") + b"\n")


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
