"""Copies of a text that show where a known name stands, so that a rule asks for "a name" and spells out none.

A pattern that embeds every known name takes a quarter of a second to compile, and there are dozens of rules. A veil
marks the names once for all of them: the first letter of each becomes a letter that no text of ours is written with
and that tells what is named; what stands between its words is written with signs of their own, so that a name ends
where it ends. All else stays as it is: places are the same in both texts, and a word keeps its ending and its capital.

>>> veil = Veil({"norvégien": Kind.PEOPLE, "Oslo": Kind.NAME, "Corée du Nord": Kind.NAME})
>>> seen = veil.over("un meunier norvégien de Corée du Nord")
>>> re.search(f"meunier {veil.any_of(Kind.PEOPLE)}", seen).span()
(3, 20)
>>> re.search(f"de {veil.any_of(Kind.NAME)}", seen).span()
(21, 37)
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import IntFlag
from functools import lru_cache

from workbench.services.extract import lexicon
from workbench.services.extract.gazetteer import compounding, halves, known_surfaces
from workbench.services.extract.reading import UPPER, WORD
from workbench.services.extract.spellings import Spellings


class Kind(IntFlag):
    """What a spelling is; the letter of a name is the sum of its kinds."""

    NAME = 1
    STATE = 2  # the name of a country
    COUNTRY = 4  # all that stands for a country: its name, its capital, its people
    PEOPLE = 8  # the adjective of a people or a region
    INITIALS = 16  # of the few that stand before a noun as an adjective does: "US officials"
    PERSON = 32  # a person whom all know
    GIVEN = 64  # a first name
    CAPITAL = 128  # it begins with a capital


_NONE = Kind(0)
_PEOPLE, _CAPITAL = int(Kind.PEOPLE), int(Kind.CAPITAL)
# The letters are of the Vai script, A500 to A5FF: they count as letters for patterns and have no capitals.
_FIRST = 0xA500
_LETTERS = re.compile("[\ua500-\ua5ff\ue000-\ue003]")
CAPITALS, SMALLS = "\ua580-\ua5ff", "\ua500-\ua57f"
SPACE, HYPHEN, APOSTROPHE, DOT = "\ue000", "\ue001", "\ue002", "\ue003"
_JOINTS = {" ": SPACE, "-": HYPHEN, "'": APOSTROPHE}
_JOINT = re.compile(r"\W")
_JOINED = r"\w*+(?:[\ue000-\ue003]+\w*+)*+"
# "ex-Norwegian soldiers": a name begins behind this hyphen too.
_WORDS = re.compile(r"(?:(?<![\w-])|(?<=\b[Ee]x-))\w+")
_WORD = re.compile(r"\w+")


def _joint(between: re.Match[str]) -> str:
    return _JOINTS.get(between[0], DOT)


class Veil:
    """What is known by name, to be marked in any text; compounds like "gréco-turc" are adjectives of a people."""

    # A word with a capital as names are made of, marked or not; what stands between two; the small letters.
    word = WORD.replace(UPPER, UPPER + CAPITALS).replace("-[", f"[-{HYPHEN}][")
    space = f"[ {SPACE}]"
    small = f"a-zà-ÿ{SMALLS}"
    hyphen = f"{HYPHEN}-"

    def __init__(self, kinds: Mapping[str, Kind]) -> None:
        # Plain numbers: flags are slow to add, and every name of every text is looked up.
        self._kinds = {spelling: int(kind) for spelling, kind in kinds.items()}
        self._spellings = Spellings(kinds)

    def over(self, text: str) -> str:
        """`text` with every known name marked; as long as it was."""
        plain = _LETTERS.sub("\ufffd", text)
        parts: list[str] = []
        last = 0
        for start, end, kind in self._found(plain):
            parts += [plain[last:start], chr(_FIRST + kind), _JOINT.sub(_joint, plain[start + 1 : end])]
            last = end
        return "".join([*parts, plain[last:]])

    def whole(self, pattern: str) -> re.Pattern[str]:
        """`pattern` for a veiled text, between words."""
        return re.compile(rf"(?<![\w{self.hyphen}]){pattern}(?![\w{self.hyphen}])")

    def either(self, phrases: Iterable[str]) -> str:
        """A pattern of any of `phrases` as the veiled text has them, the longest first."""
        return lexicon.any_of(self.over(phrase) for phrase in phrases)

    @staticmethod
    def any_of(kind: Kind) -> str:
        """A pattern of whatever is marked as one of `kind`, to its end."""
        letters = "".join(chr(_FIRST + sum_) for sum_ in range(2 * Kind.CAPITAL) if sum_ & kind)
        return rf"(?:[{letters}]{_JOINED})"

    def _found(self, text: str) -> Iterator[tuple[int, int, int]]:
        """The longest known name at each word, one behind the other, with the sum of its kinds."""
        last = 0
        begins = self._spellings.firsts
        for word in _WORDS.finditer(text):
            start, first = word.start(), word[0]
            if start < last or not (first in begins or text.startswith("-", word.end())):
                continue
            end, kind = self._at(text, start, first)
            if end > start:
                last = end
                yield start, end, kind | (_CAPITAL if text[start].isupper() else 0)

    def _at(self, text: str, start: int, word: str) -> tuple[int, int]:
        """Where the longest name at `start` ends and what it is; `start` itself without one."""
        spelling = next(self._spellings.at(text, start, word), None)
        end, kind = (start + len(spelling), self._kinds[spelling]) if spelling is not None else (start, 0)
        compound = self._compound(text, start) if text.startswith("-", start + len(word)) else start
        return (compound, _PEOPLE) if compound > end else (end, kind)

    def _compound(self, text: str, start: int) -> int:
        """Where "gréco-turc" ends, when the word at `start` begins one."""
        ahead = compounding().match(text, start)
        word = _WORD.match(text, ahead.end()) if ahead is not None else None
        if word is None:
            return start
        spellings = self._spellings.at(text, word.start(), word[0])
        return next((word.start() + len(one) for one in spellings if self._kinds[one] & _PEOPLE), start)


@lru_cache(maxsize=2)
def peoples(language: str) -> Veil:
    """Marks the adjectives of peoples alone: "armée norvégienne" in whatever name they stand."""
    adjectives = [word for word, known in known_surfaces(language).items() if known.form == "demonym"]
    return Veil(dict.fromkeys([*adjectives, *halves(language)], Kind.PEOPLE))


@lru_cache(maxsize=2)
def names(language: str) -> Veil:
    """Marks all that is known by name, the longest name first; first names too."""
    kinds = dict.fromkeys(halves(language), Kind.PEOPLE)
    for word, known in known_surfaces(language).items():
        kinds[word] = Kind.PEOPLE if known.form == "demonym" else Kind.NAME
        if known.kind == "state":
            kinds[word] |= Kind.COUNTRY | (Kind.STATE if known.form == "name" else _NONE)
    for kind, words in (
        (Kind.INITIALS, INITIALS),
        (Kind.PERSON, _persons()),
        (Kind.GIVEN, lexicon.table("given_names")),
    ):
        for word in words:
            kinds[word] = kinds.get(word, _NONE) | kind
    return Veil(kinds)


INITIALS = ("US", "U.S.", "UK", "U.K.", "EU", "NATO", "UN", "U.N.")


def _persons() -> list[str]:
    return [name for one in lexicon.table("people") for name in (*one["names"], *one["alone"])]


@lru_cache(maxsize=2)
def veiled(veil: Veil, text: str) -> str:
    """`text` under `veil`; kept, as several rules read the same text one after the other."""
    return veil.over(text)


@dataclass(frozen=True, slots=True)
class Sight:
    """A match in a veiled text, told in the words of the text itself."""

    text: str
    match: re.Match[str]

    def start(self, group: str) -> int:
        """Where `group` begins, -1 when it has no part in the match."""
        return self.match.start(group)

    def end(self, group: str) -> int:
        """Where `group` ends, -1 when it has no part in the match."""
        return self.match.end(group)

    def span(self, group: str) -> tuple[int, int]:
        """Where `group` begins and ends."""
        return self.match.span(group)

    def __getitem__(self, group: str) -> str:
        """The words of `group`; "" when it has no part in the match."""
        start, end = self.match.span(group)
        return self.text[start:end] if start >= 0 else ""

    def groups(self) -> dict[str, str]:
        """The words of every group; "" for those that have no part in the match."""
        return {group: self[group] for group in self.match.re.groupindex}
