"""Where any of thousands of spellings stands in a text: looked up word by word, with no pattern to compile."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, KeysView

_FIRST = re.compile(r"\w+")


class Spellings:
    """Spellings by their first word, the longest first."""

    def __init__(self, spellings: Iterable[str]) -> None:
        self._by_first: dict[str, list[str]] = {}
        for spelling in sorted(spellings, key=lambda one: (-len(one), one)):
            first = _FIRST.match(spelling)
            if first is not None:
                self._by_first.setdefault(first[0], []).append(spelling)

    @property
    def firsts(self) -> KeysView[str]:
        """The words that spellings begin with."""
        return self._by_first.keys()

    def at(self, text: str, start: int, word: str) -> Iterator[str]:
        """Those that stand at `start`, where `word` begins, and end there with a word: the longest first.

        >>> list(Spellings(["Oslo", "Oslo Salt", "Oslo S"]).at("in Oslo Salts", 3, "Oslo"))
        ['Oslo']
        """
        for spelling in self._by_first.get(word, ()):
            end = start + len(spelling)
            if text.startswith(spelling, start) and not _goes_on(text, end):
                yield spelling


def _goes_on(text: str, end: int) -> bool:
    following = text[end : end + 1]
    return following.isalnum() or following == "_"
