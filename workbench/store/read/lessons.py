"""What analysts have taught the rules in this dossier."""

from __future__ import annotations

from typing import NamedTuple

from workbench.core.proposals import Lesson
from workbench.store.connection import Reader


class LessonRow(NamedTuple):
    """One lesson and its number."""

    id: int
    lesson: Lesson


def rows(reader: Reader) -> list[LessonRow]:
    """Every lesson, the first taught first."""
    found = reader.rows("SELECT id, kind, about, words, key, name, actor_kind FROM lesson ORDER BY id")
    return [LessonRow(row[0], Lesson(*row[1:])) for row in found]
