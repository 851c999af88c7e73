"""Near copies: how much of two texts is the same run of words, told from 256 numbers a text."""

from __future__ import annotations

import re
import sys
from array import array
from collections import Counter
from collections.abc import Iterable
from zlib import crc32

Signature = tuple[int, ...]

SHINGLE = 5
LENGTH = 256
NEAR = 0.8
"""From this shared part on two texts are near copies."""

# What a signature tells is off by some 3 in 100, so that candidates are taken from a little below and then compared.
CANDIDATE = NEAR - 0.08
_KEYS = 32
_MOST_SHARING = 2_000
_FEWEST_SHINGLES = 20
_WORD = re.compile(r"\w+")
# Chinese, Japanese and Thai leave no space between words: there each letter counts as one.
_UNSPACED = re.compile(r"[\u0e00-\u0e7f\u3040-\u30ff\u3400-\u9fff]")
_LETTER_OR_WORD = re.compile(r"[\u0e00-\u0e7f\u3040-\u30ff\u3400-\u9fff]|[^\W\u0e00-\u0e7f\u3040-\u30ff\u3400-\u9fff]+")
_MASK = 0xFFFFFFFF
_FACTORS = (0x9E3779B1, 0x85EBCA77, 0xC2B2AE3D, 0x27D4EB2F, 0x165667B1)


def shingles(text: str) -> set[int]:
    """A 32-bit number for every run of five words; case, marks and white space do not count; the same on every machine."""
    words = (_LETTER_OR_WORD if _UNSPACED.search(text) else _WORD).findall(text.casefold())
    codes = {word: crc32(word.encode("utf-8", "surrogatepass")) for word in set(words)}
    numbers = [codes[word] for word in words]
    runs = zip(*(numbers[start:] for start in range(SHINGLE)), strict=False)
    one, two, three, four, five = _FACTORS
    return {(a * one + b * two + c * three + d * four + e * five) & _MASK for a, b, c, d, e in runs}


def signature(text: str) -> Signature:
    """How many runs of words `text` has, then the 256 smallest of their numbers; () when it is too short to compare."""
    found = shingles(text)
    if len(found) < _FEWEST_SHINGLES:
        return ()
    # Multiplying mixes: the sums above are not spread evenly enough to sample from their small end.
    mixed = sorted({(number * 0x2C1B3C6D ^ number * 0x297A2D39 >> 15) & _MASK for number in found})
    return (len(found), *mixed[:LENGTH])


def resemblance(one: Signature, other: Signature) -> float:
    """The estimated part of their runs of words that two texts share, 0 to 1; twice the shared over the sum of both."""
    if not one or not other:
        return 0.0
    return 2 * _shared(one, other) / (one[0] + other[0])


def containment(one: Signature, other: Signature) -> float:
    """The estimated part of the shorter text that stands in the longer one, 0 to 1: near 1 for an excerpt."""
    if not one or not other:
        return 0.0
    return min(1.0, _shared(one, other) / min(one[0], other[0]))


def _shared(one: Signature, other: Signature) -> float:
    """How many runs both texts have, estimated from the smallest numbers of the two together."""
    mine, theirs = set(one[1:]), set(other[1:])
    union = sorted(mine | theirs)
    whole = len(mine) == one[0] and len(theirs) == other[0]
    sample = union if whole else union[: min(LENGTH, len(union))]
    both = sum(number in mine and number in theirs for number in sample)
    share = both / len(sample)
    return share * (one[0] + other[0]) / (1 + share)


def shared_part(one: str, other: str) -> float:
    """The exact part of their runs of words that two texts share; what `resemblance` estimates."""
    mine, theirs = shingles(one), shingles(other)
    total = len(mine) + len(theirs)
    return 2 * len(mine & theirs) / total if total else 0.0


class NearCopies:
    """The signatures of a dossier's documents by id, to be asked which of them a new text resembles."""

    def __init__(self, known: Iterable[tuple[int, Signature]] = ()) -> None:
        self._signatures: dict[int, Signature] = {}
        self._holders: dict[int, list[int]] = {}
        for id, one in known:
            self.add(id, one)

    def add(self, id: int, one: Signature) -> None:
        """Take in one document."""
        self._signatures[id] = one
        for key in one[1 : 1 + _KEYS]:
            holders = self._holders.setdefault(key, [])
            # A key of thousands is the footer of a news agency, and tells nothing.
            if len(holders) < _MOST_SHARING:
                holders.append(id)

    def candidates(self, one: Signature, *, least: float = CANDIDATE) -> list[tuple[int, float]]:
        """(id, resemblance) of the documents that may be near copies, the likeliest first; compare their texts."""
        counted: Counter[int] = Counter()
        for key in one[1 : 1 + _KEYS]:
            counted.update(self._holders.get(key, ()))
        likely = (id for id, shared in counted.most_common(50) if shared > 1 or len(one) <= _KEYS)
        found = [(id, resemblance(one, self._signatures[id])) for id in likely]
        return sorted(((id, part) for id, part in found if part >= least), key=lambda pair: (-pair[1], pair[0]))


def pack(one: Signature) -> bytes:
    """A signature as bytes to be stored: 32-bit numbers, smallest byte first."""
    packed = array("I", one)
    if sys.byteorder == "big":
        packed.byteswap()
    return packed.tobytes()


def unpack(stored: bytes) -> Signature:
    """The signature that `pack` wrote."""
    packed = array("I")
    packed.frombytes(stored)
    if sys.byteorder == "big":
        packed.byteswap()
    return tuple(packed)
