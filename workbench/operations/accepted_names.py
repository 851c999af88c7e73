"""The names of the dossier's own actors, as the engine takes them: what an analyst accepted outranks every rule."""

from __future__ import annotations

import re
from collections import defaultdict

from workbench.core.proposals import Lesson
from workbench.store.connection import Reader
from workbench.store.read import actors

_WORD = re.compile(r"\w+")
_SHORTEST = 2
# "Oslo" for Norway and "Norwegian" depend on their sentence: they only make a name ambiguous.
_PROPER = ("name", "alias", "acronym")


# One search through a book keeps every other thread waiting, the window's too.
_AT_ONCE = 20_000


def _words_of(text: str) -> set[str]:
    """Every word of a text, looked for in pieces that end at a space."""
    found: set[str] = set()
    start = 0
    while start < len(text):
        end = text.find(" ", start + _AT_ONCE)
        end = len(text) if end < 0 else end
        found.update(_WORD.findall(text[start:end]))
        start = end
    return found


def named_in(reader: Reader, text: str) -> list[Lesson]:
    """What each name of an actor that `text` has word for word teaches: whose it is, and of which kind that actor is.

    A name that two actors share teaches nothing.
    """
    words = _words_of(text)
    owners: defaultdict[str, set[int]] = defaultdict(set)
    lessons: dict[str, Lesson] = {}
    for id, kind, key, name, spelling, sort in actors.spellings(reader):
        first = _WORD.search(spelling)
        if first is None or first[0] not in words or len(spelling) < _SHORTEST or spelling not in text:
            continue
        owners[spelling].add(id)
        if sort in _PROPER:
            lessons[spelling] = Lesson("alias", "actor", spelling, key=key, name=name, actor_kind=kind)
    sure = [lesson for spelling, lesson in lessons.items() if len(owners[spelling]) == 1]
    return [*sure, *(Lesson("kind", "actor", one.words, actor_kind=one.actor_kind) for one in sure)]
