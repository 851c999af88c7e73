"""Which one-byte encoding makes a text of some language out of bytes: letters where it has them, its small words whole."""

from __future__ import annotations

import codecs
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from workbench.services.ingest.tongues import LATIN, OTHER, Tongue
from workbench.services.ingest.western import FEWEST_FOR_RAREST, RAREST

_NEAR_HIGH = re.compile(rb"[^\r\n]{0,200}[\x80-\xff][^\r\n]{0,200}")
_SAMPLE = 8 * 1024
# Ten times as many letters say as much in a fifth of the bytes.
_MOST_NEAR, _MOST_HIGH_NEAR = 4 * 1024, 400
_ASCII_WORD = re.compile(rb"(?<![a-z\x80-\xff])[a-z]{1,8}(?![a-z\x80-\xff])")
_WORD = re.compile(r"[^\W\d_]+")
_HIGH = re.compile("[^\x00-\x7f]")
_HIGH_BYTES = bytes(range(0x80, 0x100))
_MOST_TONGUES = 5
_MANY_HIGH, _FEWEST_OTHER = 0.25, 12
_SHORT = 600
_LATIN_ENDS, _VIETNAMESE = "\u024f", ("\u1e00", "\u1eff")
_FEWEST_PLACED, _FEWEST_WORDS = 0.93, 0.12
# Turkish and Hungarian say with endings what others say with small words: half as many do, where every letter fits.
_ALL_PLACED, _FEWEST_BESIDE_ALL = 0.99, 0.06
# Between two that fit alike the usual one; the Macintosh's and DOS's are rare.
_RARER = 0.004
_SIGN = re.compile(
    "(?<=\\w)[’'](?=\\w)|(?<=[sS])’(?=\\s)|(?<=\\s)’(?=[a-z]\\b)"
    "|(?:(?<=[\\s(’—–\\[«“])|^)[«“‘„‚”»‹](?=[\u00a0 \\w¿¡«’])"
    "|(?<=[\u00a0\\w.,;!?%)…’»])[»”’“‘«›](?=[\\s.,;:!?)—–\\]»-]|$)"
    "|(?:(?<=[\\s\u00a0])|^)[–—](?=[\\s\u00a0])|(?<=\\w)[–—](?=\\w)|(?<=[»”.,])[–—](?=\\s)"
    "|[€£¥](?=[\u00a0 ]?\\d)|(?<=[\\w\u00a0 ])[€£¥](?=[\\s\u00a0.,;:)]|$)"
    "|\u00a0(?=[»:;!?\\w€%–—])|(?<=[«\\d])\u00a0"
    "|(?<=[\\dnN])[°º](?!\\w)|(?<=\\d)ª|°(?=C)|…|[•·](?=[ \t])|§(?=[\u00a0 ]?\\d)|(?<=m)[²³]|[½¼¾](?!\\w)|[©®™]|№(?=[\u00a0 ]?\\d)"
    "|(?<!\\w)[¿¡](?=\\w)|(?<=\\w)[،؛](?=\\s)|(?<=\\w)؟|[\u200c-\u200f]"
)


@dataclass(frozen=True, slots=True)
class _Heard:
    """A sample in one encoding: how often each high letter stands well, how many high characters stand badly, its words."""

    letters: Counter[str]
    signs: int
    high: int
    words: Counter[str]


def spoken(sample: bytes) -> str:
    """The one-byte encoding in which `sample` reads as one of the known languages; "" when it does so in none.

    >>> spoken("Il ministro ha detto che la città è più sicura, ma non perché.".encode("mac-roman"))
    'mac-roman'
    """
    near = b"\n".join(_windows(sample))
    if not near:
        return ""
    high = len(near) - len(near.translate(None, _HIGH_BYTES))
    tongues = OTHER if high > _MANY_HIGH * len(near) and high >= _FEWEST_OTHER else _likely(sample)
    heard: dict[str, _Heard | None] = {}
    best, found = (0.0, ""), ""
    for tongue in tongues:
        for rank, name in enumerate(tongue.encodings):
            if name == RAREST and high < FEWEST_FOR_RAREST:
                continue
            if name not in heard:
                heard[name] = _heard(near, name)
            one = heard[name]
            if one is None or not (fit := _fit(one, tongue)):
                continue
            score = fit - rank * _RARER
            if score > best[0]:
                best, found = (score, name), name
    return found


def _windows(sample: bytes) -> Iterator[bytes]:
    room, letters = _MOST_NEAR, _MOST_HIGH_NEAR
    for match in _NEAR_HIGH.finditer(sample):
        if room <= 0 or letters <= 0:
            return
        room -= len(match[0])
        letters -= len(match[0]) - len(match[0].translate(None, _HIGH_BYTES))
        yield match[0]


def _likely(sample: bytes) -> Iterable[Tongue]:
    """The languages whose words of plain letters the bytes hold most of."""
    words = Counter(_ASCII_WORD.findall(sample[:_SAMPLE].lower()))
    counted = [(sum(words[word] for word in plain), number) for number, plain in enumerate(_plain_words())]
    likely = sorted(counted, reverse=True)[:_MOST_TONGUES]
    # A sentence can do without small words, and costs little to try.
    return [LATIN[number] for count, number in likely if count] if len(sample) > _SHORT else LATIN


@lru_cache(maxsize=1)
def _plain_words() -> tuple[tuple[bytes, ...], ...]:
    return tuple(tuple(word.encode() for word in tongue.words if word.isascii()) for tongue in LATIN)


def _heard(near: bytes, name: str) -> _Heard | None:
    try:
        codecs.lookup(name)
    except LookupError:
        return None
    text = near.decode(name, "replace")
    letters: Counter[str] = Counter()
    signs = high = 0
    for match in _HIGH.finditer(text):
        high += 1
        if match[0].isalpha() and _stands_well(text, match.start()):
            # İ becomes two characters.
            letters[match[0].lower()[0]] += 1
        elif _SIGN.match(text, match.start()):
            signs += 1
    return _Heard(letters, signs, high, Counter(_WORD.findall(text.lower())))


def _stands_well(text: str, at: int) -> bool:
    """Whether a letter has the case of its neighbours: no capital behind a small letter, no Greek beside a Latin."""
    letter, before, behind = text[at], text[at - 1] if at else " ", text[at + 1 : at + 2] or " "
    is_other = letter > _LATIN_ENDS and not _VIETNAMESE[0] <= letter <= _VIETNAMESE[1]
    if is_other and any(other.isascii() and other.isalpha() for other in (before, behind)):
        return False
    if letter.isupper():
        return not before.islower() and not (before.isupper() and behind.islower())
    return not (letter.islower() and at > 1 and before.isupper() and text[at - 2].isupper())


def _fit(heard: _Heard, tongue: Tongue) -> float:
    """How well the text is one of the language, 0 when it is none: its letters in place, then how common, its words."""
    if not heard.high:
        # Read so, the bytes hold no letter that could tell one language from another.
        return 0.0
    own = {letter: count for letter, count in heard.letters.items() if letter in tongue.letters}
    placed = (sum(own.values()) + heard.signs) / heard.high
    words = sum(heard.words.values())
    small = sum(heard.words[word] for word in tongue.words) / words if words else 0.0
    if placed < _FEWEST_PLACED or small < (_FEWEST_WORDS if placed < _ALL_PLACED else _FEWEST_BESIDE_ALL):
        return 0.0
    usual = tongue.letters[: (len(tongue.letters) + 1) // 2]
    common = sum(count for letter, count in own.items() if letter in usual) / max(sum(own.values()), 1)
    return placed + 0.5 * small + 0.1 * common
