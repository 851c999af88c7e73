"""Near copies: how much of two texts is the same run of words, told from 256 numbers a text."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from functools import lru_cache

import numpy as np
import numpy.typing as npt

Numbers = npt.NDArray[np.uint32]

SHINGLE = 5
LENGTH = 256
NEAR = 0.8
"""From this shared part on two texts are near copies."""
UNSURE = 0.06
"""How far from the truth an estimate may be: nearer to `NEAR` than this the texts themselves are to be compared."""

# Texts at the edge of being near copies have 21 of their first 32 numbers in common, give or take 3.
_KEYS = 32
_LIKELY = 1 / 3
_MOST_CANDIDATES = 3
_MOST_SHARING = 20
_FEWEST_SHINGLES = 20
# A book is compared by its beginning: hashing takes some fifty bytes a character for a moment.
_MOST_CHARACTERS = 1_000_000
# Letters from here on are few in the texts that we read, and looked up one by one.
_TABLE = 0x3000
_UNSPACED = 0x0E00
_BASE = np.uint32(0x9E3779B1)
_INVERSE = np.uint32(pow(0x9E3779B1, -1, 2**32))
_SPREAD = np.uint64(0x9E3779B97F4A7C15)


def _is_letter(letter: str) -> bool:
    return letter.isalnum() or letter == "_"


def _is_unspaced(code: int) -> bool:
    """Chinese, Japanese and Thai leave no space between words: there each letter counts as one."""
    return 0x0E00 <= code <= 0x0E7F or 0x3040 <= code <= 0x30FF or 0x3400 <= code <= 0x9FFF


@lru_cache(maxsize=1)
def _tables() -> tuple[Numbers, npt.NDArray[np.bool_]]:
    """For each code point below `_TABLE`: the small letter's number, 0 where it is none; and whether it is a word."""
    letters = [chr(code) for code in range(_TABLE)]
    small = [ord(letter.lower()[0]) if _is_letter(letter) else 0 for letter in letters]
    return np.array(small, np.uint32), np.array([_is_unspaced(code) for code in range(_TABLE)], np.bool_)


def _letters(text: str) -> tuple[Numbers, npt.NDArray[np.bool_] | None]:
    """What `_tables` says of each character of `text`; None where no letter is a word by itself."""
    codes = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), np.uint32)
    small, alone = _tables()
    most = codes.max(initial=0)
    if most < _TABLE:
        places = codes.astype(np.intp)
        return small.take(places), None if most < _UNSPACED else alone.take(places)
    rare, places = np.unique(codes, return_inverse=True)
    names = [(int(code), chr(code)) for code in rare]
    rare_small = np.array([ord(name.lower()[0]) if _is_letter(name) else 0 for _, name in names], np.uint32)
    return rare_small[places], np.array([_is_unspaced(code) for code, _ in names], np.bool_)[places]


@lru_cache(maxsize=4)
def _powers(base: np.uint32, length: int) -> Numbers:
    powers = np.full(length, base, np.uint32)
    powers[0] = 1
    return np.cumprod(powers, dtype=np.uint32)


def _power(base: np.uint32, length: int) -> Numbers:
    """At least `length` powers of `base`, modulo 2**32; tables of few sizes, so that they are kept."""
    return _powers(base, 1 << max(16, length.bit_length()))


def _mixed(numbers: npt.NDArray[np.uint64]) -> npt.NDArray[np.uint64]:
    numbers = (numbers ^ (numbers >> np.uint64(31))) * np.uint64(0xBF58476D1CE4E5B9)
    return numbers ^ (numbers >> np.uint64(29))


def _words(text: str) -> npt.NDArray[np.uint64]:
    """A number for each word, the same for the same word everywhere."""
    small, alone = _letters(text)
    inside = np.zeros(small.size + 2, np.bool_)
    np.greater(small, 0, out=inside[1:-1])
    edges = np.flatnonzero(inside[1:] != inside[:-1])
    first, last = edges[::2], edges[1::2]
    if alone is not None and alone.any():
        cuts = np.flatnonzero((alone[1:] | alone[:-1]) & inside[2:-1] & inside[1:-2]) + 1
        first, last = np.union1d(first, cuts), np.union1d(last, cuts)
    # A word's number is its letters as the digits of one in the base of _BASE; sums from the start give all of them.
    sums = np.zeros(small.size + 1, np.uint32)
    np.cumsum(small * _power(_BASE, small.size)[: small.size], dtype=np.uint32, out=sums[1:])
    return ((sums[last] - sums[first]) * _power(_INVERSE, small.size)[first]).astype(np.uint64)


def shingles(text: str) -> Numbers:
    """A 32-bit number for every run of five words, each once, sorted; case, marks and white space do not count.

    The same on every machine. Of a long text the first million characters are looked at.
    """
    words = _words(text[:_MOST_CHARACTERS])
    count = words.size - SHINGLE + 1
    if count < 1:
        return np.empty(0, np.uint32)
    run = words[:count].copy()
    for place in range(1, SHINGLE):
        run = run * _SPREAD + words[place : place + count]
    numbers = np.sort((_mixed(run) * _SPREAD >> np.uint64(32)).astype(np.uint32))
    is_new = np.empty(count, np.bool_)
    is_new[0] = True
    np.not_equal(numbers[1:], numbers[:-1], out=is_new[1:])
    return numbers[is_new]


def signature(text: str) -> bytes:
    """How many runs of words `text` has, then the 256 smallest of their numbers; b"" when it is too short to compare.

    To be stored: four bytes a number, smallest byte first, the same on every machine.
    """
    found = shingles(text)
    return b"" if found.size < _FEWEST_SHINGLES else np.append(found.size, found[:LENGTH]).astype("<u4").tobytes()


def resemblance(one: bytes, other: bytes) -> float:
    """`shared_part` of two texts as their signatures tell it, exact for short ones; 0 where one is too short."""
    if not one or not other:
        return 0.0
    mine, theirs = np.frombuffer(one, "<u4"), np.frombuffer(other, "<u4")
    both = np.sort(np.concatenate((mine[1:], theirs[1:])))
    is_twice = both[1:] == both[:-1]
    # The smallest numbers of the two texts together are a fair sample of all, as far as each list reaches.
    reach = min(_reach(mine), _reach(theirs))
    twice = int(np.count_nonzero(is_twice & (both[1:] <= reach)))
    once = int(np.searchsorted(both, reach, side="right")) - twice
    return 2 * twice / (once + twice)


def _reach(numbers: Numbers) -> int:
    """Up to which number a signature holds all that the text has."""
    return 0xFFFFFFFF if numbers[0] < numbers.size else int(numbers[-1])


def shared_part(mine: Numbers, theirs: Numbers) -> float:
    """The part of their runs of words (`shingles`) that two texts share, 0 to 1: twice the shared over the sum of both."""
    both = np.sort(np.concatenate((mine, theirs)))
    return 2 * int(np.count_nonzero(both[1:] == both[:-1])) / both.size if both.size else 0.0


class NearCopies:
    """The signatures of a dossier's documents by id, to be asked which of them a new text may be a copy of."""

    def __init__(self, known: Iterable[tuple[int, bytes]] = ()) -> None:
        """Of each signature in `known` the first 132 bytes will do."""
        pairs = [(id, one[4 : 4 + 4 * _KEYS]) for id, one in known]
        keys = np.frombuffer(b"".join(one for _, one in pairs), "<u4")
        owners = np.repeat(np.array([id for id, _ in pairs], np.int64), [len(one) // 4 for _, one in pairs])
        order = np.argsort(keys, kind="stable")
        self._keys, self._owners = keys[order], owners[order]
        self._holders: dict[int, list[int]] = {}

    def add(self, id: int, one: bytes) -> None:
        """Take in one more document."""
        for key in _keys(one).tolist():
            held = self._holders.get(key)
            if held is None:
                self._holders[key] = [id]
            elif len(held) < _MOST_SHARING:
                # A key of dozens is the footer of a news agency, or copied so often that the first copies say it all.
                held.append(id)

    def candidates(self, one: bytes) -> list[int]:
        """Up to three documents whose text may be nearly the same, the likeliest first."""
        keys = _keys(one)
        hits: list[int] = []
        for key in keys.tolist():
            hits += self._holders.get(key, ())
        if self._keys.size:
            firsts, ends = np.searchsorted(self._keys, keys), np.searchsorted(self._keys, keys, side="right")
            for at in np.flatnonzero(ends > firsts):
                hits += self._owners[firsts[at] : min(ends[at], firsts[at] + _MOST_SHARING)].tolist()
        least = _LIKELY * keys.size
        likely = [(-count, id) for id, count in Counter(hits).items() if count >= least] if len(hits) >= least else []
        return [id for _, id in sorted(likely)[:_MOST_CANDIDATES]]


def _keys(one: bytes) -> Numbers:
    """By which numbers of a signature its copies are looked up."""
    return np.frombuffer(one[4 : 4 + 4 * _KEYS], "<u4")
