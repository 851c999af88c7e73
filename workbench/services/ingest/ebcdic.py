"""Texts of IBM mainframes: letters where ASCII has none, told by the byte that is their space."""

from __future__ import annotations

_SPACE = 0x40
_LETTERS = frozenset((*range(0x81, 0x8A), *range(0x91, 0x9A), *range(0xA2, 0xAA)))
_CAPITALS_AND_DIGITS = frozenset((*range(0xC1, 0xCA), *range(0xD1, 0xDA), *range(0xE2, 0xEA), *range(0xF0, 0xFA)))
_FEWEST = 24
_FEWEST_LETTERS, _FEWEST_SPACES = 0.75, 0.05


def ebcdic(sample: bytes) -> str:
    """The EBCDIC code page of a sample; "" for what is none.

    >>> ebcdic("THE SHIPS LEFT THE HARBOUR AT DAWN!".encode("cp037")), ebcdic(b"The ships left the harbour.")
    ('cp1140', '')
    """
    if len(sample) < _FEWEST or sample.count(0x20) or sample.isascii():
        return ""
    spaces = sample.count(_SPACE)
    letters = sum(byte in _LETTERS or byte in _CAPITALS_AND_DIGITS for byte in sample)
    if spaces < _FEWEST_SPACES * len(sample) or letters + spaces < _FEWEST_LETTERS * len(sample):
        return ""
    # The two differ in signs: an exclamation mark ends words.
    ends = [sum(sample.count(bytes((mark, end))) for end in (_SPACE, 0x15, 0x25, 0x0D)) for mark in (0x4F, 0x5A)]
    is_international = ends[0] > ends[1] or (sample.endswith(b"\x4f") and not ends[1])
    return "cp500" if is_international else "cp1140"


def with_lines(text: str) -> str:
    """`text` of a mainframe with its line ends as elsewhere."""
    return text.replace("\x85", "\n")
