"""Which state a text is about, and whose regime or junta it means."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Sequence
from functools import lru_cache

from workbench.services.extract import lexicon
from workbench.services.extract.records import Mention

_PARAGRAPH = re.compile(r"\n+")
# A state that a text opens with is more likely its subject: as good as so many paragraphs that speak of it.
_OPENING, _FIRST, _EARLY, _HEADING = 6, 2, 1.0, 1.5
_TOLD = 0.1
_ISO = 2
_REGIMES = {"régime": "junte", "regime": "junta"}
_FORMS = ("name", "metonym", "demonym")
_STOP = re.compile(r"[.!?…][»”\"]? [A-ZÀ-Ý]|\n")


class Topic:
    """The states that a text speaks of, and which of them it is about."""

    def __init__(self, text: str, mentions: Sequence[Mention]) -> None:
        states = [m for m in mentions if m.kind == "state" and len(m.key) == _ISO and m.form in _FORMS]
        self._states = sorted(states, key=lambda m: m.span)
        self._starts = [m.span.start for m in self._states]
        breaks = [match.end() for match in _PARAGRAPH.finditer(text)]
        spread = Counter(key for _, key in {(bisect_right(breaks, m.span.start), m.key) for m in self._states})
        often = Counter(m.key for m in self._states)
        early = [m.key for m in self._states[:_OPENING]]
        self._weight: dict[str, float] = {
            key: spread[key]
            + (_EARLY if key in early else 0)
            + (_HEADING if key in early[:_FIRST] else 0)
            + _TOLD * often[key]
            for key in often
        }

    def state(self) -> str:
        """The state that the text is about: of which most paragraphs speak, and which it opens with; "" for none."""
        most = sorted(self._weight.items(), key=lambda one: -one[1])[:2]
        is_plain = len(most) == 1 or (bool(most) and most[0][1] > most[1][1])
        return most[0][0] if is_plain else ""

    def ruled(self, text: str, noun: str, start: int, language: str) -> str:
        """The state whose "regime" or "junta" is meant at `start`: one that is known to have such rulers; "" for none."""
        meant = [key for key in self._weight if key in _ruled(language).get(noun.lower(), frozenset())]
        if not meant and noun.lower() in _REGIMES:
            # Those whom soldiers rule are regimes too, where no other is told of.
            meant = [key for key in self._weight if key in _ruled(language)[_REGIMES[noun.lower()]]]
        if not meant:
            return ""
        place = bisect_left(self._starts, start)
        for near in reversed(self._states[:place]):
            if _STOP.search(text, near.span.end, start):
                break
            if near.key in meant:
                return near.key
        return max(meant, key=lambda key: self._weight[key])


@lru_cache(maxsize=2)
def _ruled(language: str) -> dict[str, frozenset[str]]:
    entries = lexicon.table("epithets")["rulers"]
    return {words: frozenset(one["states"]) for one in entries for words in one[language]}
