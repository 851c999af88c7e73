"""Names with their initials beside them: "Front de libération nationale (FLN)", "FLN (Front de libération nationale)"."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from workbench.core.spans import Span
from workbench.services.extract import lexicon
from workbench.services.extract.reading import UPPER, Reading
from workbench.services.extract.runs import name_words

_SHORT = re.compile(rf"\(([{UPPER}][\w+]{{1,9}})(?=[),;])")
_TOKEN = re.compile(r"[\w-]+")
_CROSSED = re.compile(r"[.;:!?()«»\n,]")
_REACH = 110


def spelled_out(reading: Reading) -> Iterator[Span]:
    """ "Front de libération nationale (FLN)": the initials tell where the name begins."""
    text = reading.text
    for match in _SHORT.finditer(text):
        end = match.start() - 1
        # "the Vardane Guard's (VG) fleet"
        end -= 2 if text.endswith("'s", 0, end) else 0
        letters = _plain(match[1])
        if sum(letter.isupper() for letter in match[1]) < 2 and len(match[1]) < 4:
            continue
        start = max(0, end - _REACH)
        crossed = list(_CROSSED.finditer(text, start, end))
        tokens = list(_TOKEN.finditer(text, crossed[-1].end() if crossed else start, end))
        for place in range(len(tokens) - 1, -1, -1):
            word = tokens[place]
            opens = word[0][0].isupper() and _plain(word[0])[:1] == letters[:1]
            if opens and _initials(letters, tuple(_plain(token[0]) for token in tokens[place:]), 1):
                yield Span(word.start(), end)
                break


_WRITTEN_OUT = re.compile(rf"(?<![\w-])([{UPPER}][\w+]{{2,9}}) \(([^()«»;:\n]{{8,110}})\)")


_FEW = 2


def behind_initials(reading: Reading) -> Iterator[Span]:
    """ "FLN (Front de libération nationale)": the same, the initials first."""
    heads = lexicon.words("actors", reading.language)["heads"]
    for match in _WRITTEN_OUT.finditer(reading.text):
        letters, tokens = _plain(match[1]), [_plain(token[0]) for token in _TOKEN.finditer(match[2])]
        is_acronym = sum(letter.isupper() for letter in match[1]) > 1
        # "EUTM (Mission de formation de l'UE au Mali)": the initials are of another tongue.
        is_body = match[2].split(" ")[0] in heads and "," not in match[2] and len(tokens) > _FEW
        named = {*heads, *lexicon.words("actors", reading.language).get("tails", [])}
        fits = (
            tokens[0][:1] == letters[:1]
            and _initials(letters, tuple(tokens), 1)
            and not named.isdisjoint(match[2].split(" "))
        )
        if is_acronym and match[2][0].isupper() and (is_body or fits):
            yield Span(*match.span(2))


def _plain(word: str) -> str:
    bare = unicodedata.normalize("NFD", word.lower())
    return "".join(letter for letter in bare if letter.isalnum())


def _initials(letters: str, words: tuple[str, ...], spare: int) -> bool:
    """Whether `letters` are the first letters of `words` in order, with at most `spare` full words passed over."""
    if not words:
        return not letters
    head, rest = words[0], words[1:]
    taken = 0
    while taken < min(len(head), len(letters)) and head[taken] == letters[taken]:
        taken += 1
        if _initials(letters[taken:], rest, spare):
            return True
    if head in name_words("small"):
        return _initials(letters, rest, spare)
    return spare > 0 and _initials(letters, rest, spare - 1)
