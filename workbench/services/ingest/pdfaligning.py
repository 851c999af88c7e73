"""Which letter of a printed page each character of the text of record is: lines were joined, furniture left out."""

from __future__ import annotations

import unicodedata
from collections import Counter
from difflib import SequenceMatcher
from typing import NamedTuple

_JOINS = "\ufffe\u00ad\u0002"
_HYPHENS = "-\u2010\u2011" + _JOINS


class _Word(NamedTuple):
    """What a word sounds like without hyphens and signs, and the places of its characters."""

    key: str
    places: list[int]


def aligned(letters: str, words: str) -> list[int]:
    """For each character of `words` the number of its letter in `letters`, -1 where the page has none."""
    found = [-1] * len(words)
    printed, recorded = _words(letters, joins_lines=True), _words(words, joins_lines=False)
    pairs = _paired([word.key for word in printed], [word.key for word in recorded])
    for there, here in pairs:
        _pair(letters, printed[there].places, words, recorded[here].places, found)
    return found


def _words(text: str, *, joins_lines: bool) -> list[_Word]:
    """The words of a text; a word that goes on in the next line is one."""
    found: list[_Word] = []
    held: list[int] = []
    at = 0
    while at < len(text):
        letter = text[at]
        if not letter.isspace():
            held.append(at)
        elif held and joins_lines and letter in "\r\n" and text[held[-1]] in _HYPHENS:
            pass  # broken at the end of a line: the word goes on
        elif held:
            found.append(_word(text, held))
            held = []
        at += 1
    if held:
        found.append(_word(text, held))
    return found


def _word(text: str, places: list[int]) -> _Word:
    return _Word("".join(_sound(text[place]) for place in places) or text[places[0]], places)


def _sound(letter: str) -> str:
    """What two spellings of one letter have in common; nothing of hyphens, brackets and other signs."""
    plain = unicodedata.normalize("NFKD", letter)
    return "".join(each for each in plain if each.isalnum()).casefold()


def _paired(printed: list[str], recorded: list[str]) -> list[tuple[int, int]]:
    matcher = SequenceMatcher(None, printed, recorded, autojunk=False)
    pairs = [
        (first + step, second + step) for first, second, size in matcher.get_matching_blocks() for step in range(size)
    ]
    # What stands elsewhere in the text than on the page (notes, columns) is still known by a word used once in both.
    rest_printed = set(range(len(printed))) - {there for there, _ in pairs}
    rest_recorded = set(range(len(recorded))) - {here for _, here in pairs}
    here_by_key = _once(recorded, rest_recorded)
    there_by_key = _once(printed, rest_printed)
    pairs += [(there_by_key[key], here) for key, here in here_by_key.items() if key in there_by_key]
    return pairs


def _once(keys: list[str], among: set[int]) -> dict[str, int]:
    counts = Counter(keys[at] for at in among)
    return {keys[at]: at for at in among if counts[keys[at]] == 1}


def _pair(letters: str, there: list[int], words: str, here: list[int], found: list[int]) -> None:
    """Characters of one word to its letters: those that sound come in the same order, signs stand beside them."""
    sounding = [place for place in there for _ in _sound(letters[place])]
    at = 0
    for place in here:
        sound = _sound(words[place])
        if sound and at < len(sounding):
            found[place] = sounding[at]
            at += len(sound)
        elif there and not sound:
            # A sign: the letter beside the one before it, when that is the same sign.
            before = sounding[at - 1] if 0 < at <= len(sounding) else there[0] - 1
            beside = [one for one in there if one > before or before < there[0]]
            found[place] = next((one for one in beside if letters[one] == words[place]), -1)
