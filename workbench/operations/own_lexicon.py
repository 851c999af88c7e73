"""What was taught for all dossiers: a file of the user's, each line with the gesture that it follows."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any

from workbench.core.errors import InvalidValue
from workbench.core.proposals import Lesson
from workbench.core.wording import tr
from workbench.files import data_folder
from workbench.operations.texts import replace_whole
from workbench.store.connection import Reader
from workbench.store.dossier import Dossier, Operation
from workbench.store.read import history, summary


@dataclass(frozen=True, slots=True)
class Line:
    """A lesson, and the gesture of a dossier that it was taught by; taken back while that gesture is undone."""

    lesson: Lesson
    dossier: str = ""
    step: int = 0
    at: str = ""
    is_taken_back: bool = False

    def is_in_effect(self, reader: Reader) -> bool:
        """Whether its gesture stands; as before where the history knows it no more."""
        stands = history.stands(reader, self.step, self.at)
        return not self.is_taken_back if stands is None else stands


def user_lexicon() -> Path:
    """The file that holds what was taught for all dossiers; an analyst may edit it."""
    return data_folder() / "lexicon.json"


def lessons() -> list[Lesson]:
    """What is taught for all dossiers; InvalidValue in one sentence when the file is none of ours."""
    return [line.lesson for line in _lines() if not line.is_taken_back]


def keep(op: Operation, lesson: Lesson) -> None:
    """Teach a lesson for all dossiers, as part of a gesture of this one."""
    held = _lines()
    if any(line.lesson == lesson and not line.is_taken_back for line in held):
        return
    line = Line(lesson, summary.uid(op.reader), op.id, op.at)
    _write([*(other for other in held if other.lesson != lesson), line])


def take_out(lesson: Lesson) -> None:
    """Take a lesson out for good."""
    _write([line for line in _lines() if line.lesson != lesson])


def follow(dossier: Dossier) -> None:
    """After an undo or redo in `dossier`: what its gestures taught for all stands as they do."""
    held = _lines()
    if not held:
        return
    with dossier.reading() as reader:
        uid = summary.uid(reader)
        now = [
            replace(line, is_taken_back=not line.is_in_effect(reader)) if line.dossier == uid else line for line in held
        ]
    if now != held:
        _write(now)


def _lines() -> list[Line]:
    path = user_lexicon()
    try:
        return [_line(one) for one in json.loads(path.read_text("utf-8"))["lessons"]]
    except FileNotFoundError:
        return []
    except (OSError, ValueError, TypeError, KeyError, AttributeError) as error:
        raise InvalidValue(
            tr("The lexicon “{path}” cannot be read; mend it or delete it, then try again.", path=str(path))
        ) from error


def _line(held: dict[str, Any]) -> Line:
    words = dict(held)
    taught = words.pop("taught", None) or {}
    lesson = Lesson(**{key: str(value) for key, value in words.items()})
    return Line(
        lesson,
        str(taught.get("dossier", "")),
        int(taught.get("step", 0)),
        str(taught.get("at", "")),
        bool(taught.get("is_taken_back", False)),
    )


def _written(line: Line) -> dict[str, Any]:
    told = asdict(line)
    lesson: dict[str, Any] = told.pop("lesson")
    return lesson | ({"taught": told} if line.dossier else {})


def _write(lines: Sequence[Line]) -> None:
    content = {"version": 1, "lessons": [_written(line) for line in lines]}
    replace_whole(user_lexicon(), json.dumps(content, ensure_ascii=False, indent=1).encode("utf-8") + b"\n")
