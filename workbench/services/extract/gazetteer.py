"""What the word lists know by name: countries with their capitals and peoples, places, organisations."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Any, NamedTuple

from workbench.core.spans import Span
from workbench.services.extract import lexicon


class Known(NamedTuple):
    """What one spelling stands for."""

    key: str
    kind: str
    form: str


class Hit(NamedTuple):
    """One place of the text that names something known."""

    span: Span
    key: str
    kind: str
    form: str


_SOURCES = (("countries", "state"), ("places", "place"), ("organisations", "organisation"))


@lru_cache(maxsize=1)
def _entries() -> dict[str, dict[str, Any]]:
    return {entry["key"]: {"kind": kind, **entry} for name, kind in _SOURCES for entry in lexicon.table(name)}


def display_name(key: str, language: str) -> str:
    """The usual name of what `key` stands for; the key itself when it is not known."""
    entry = _entries().get(key)
    names = (entry[language]["names"] or entry["en"]["names"] or entry["fr"]["names"]) if entry else [key]
    return str(names[0]).replace("'", "’")


def served_state(key: str) -> str:
    """The country whose organ `key` is: what the State Department hands over its country gives; "" for others."""
    return str(_entries().get(key, {}).get("of", ""))


def inflected(adjective: str) -> list[str]:
    """Masculine and feminine, singular and plural of a French adjective; "a/b/c" are taken as they are.

    >>> inflected("nord-coréen")
    ['nord-coréen', 'nord-coréens', 'nord-coréenne', 'nord-coréennes']
    """
    if "/" in adjective:
        return adjective.split("/")
    plural = adjective if adjective[-1] in "sx" else adjective + "s"
    ending = "" if adjective.endswith("e") else "ne" if adjective.endswith("en") else "e"
    feminine = adjective + ending
    return list(dict.fromkeys([adjective, plural, feminine, feminine + "s"]))


def find_known(text: str, language: str) -> Iterator[Hit]:
    """Every known name of a cleaned text, in order; a compound like "sino-russe" names two countries."""
    surfaces = known_surfaces(language)
    found: list[Hit] = []
    found.extend(_datelines(text, language))
    found.extend(_in_headlines(text, language))
    for match in _pattern(language).finditer(text):
        # "Indo-Pacific" is a name of its own, not India and the Pacific.
        if match["compound"] and match[0] not in surfaces:
            found.extend(_parts(match, language))
            continue
        known = surfaces.get(match[0])
        if known is not None:
            found.append(Hit(Span(*match.span()), *known))
    found += _reversed(text, found)
    yield from sorted([*found, *_joined(text, language, found)], key=lambda hit: hit.span)


def _reversed(text: str, found: Sequence[Hit]) -> list[Hit]:
    """ "Iranian-Russo ties": the half that stands for a state in front stands behind here."""
    behind = []
    for hit in found:
        half = _half_behind().match(text, hit.span.end) if hit.form == "demonym" else None
        if half is not None:
            key = _prefixes()[half[1].lower()]
            behind.append(Hit(Span(*half.span(1)), key, str(_entries()[key]["kind"]), "demonym"))
    return behind


@lru_cache(maxsize=1)
def _half_behind() -> re.Pattern[str]:
    return re.compile(rf"-({lexicon.any_of(prefix.capitalize() for prefix in _prefixes())})(?![\w-])")


_DATELINE = re.compile(
    r"^([A-ZÀ-Ý][A-ZÀ-Ý' -]{2,30}[A-ZÀ-Ý])(?=,| \(| (?:[–—]|--?) | An? [a-z]| The [a-z]| [A-Z][a-z]+ )", re.M
)
# "NORWAY IN DOUBT": a line without a small letter.
_CAPITALS = re.compile(r"^(?=.*[A-ZÀ-Ý]{3})[^a-zà-ÿ\n]{8,120}$", re.M)
_WORDS = re.compile(r"[A-ZÀ-Ý][A-ZÀ-Ý.'-]+(?: [A-ZÀ-Ý][A-ZÀ-Ý.'-]+){0,3}")


def _datelines(text: str, language: str) -> Iterator[Hit]:
    """The towns in capitals where wires were written, each at the head of a line: "PORT SUDAN, May 9 (Reuters) -"."""
    for match in _DATELINE.finditer(text):
        known = _in_capitals(language).get(match[1]) if match[1] not in known_surfaces(language) else None
        if known is not None:
            yield Hit(Span(*match.span(1)), *known)


def _in_headlines(text: str, language: str) -> Iterator[Hit]:
    """Known names in lines that are written in capitals throughout."""
    known = _in_capitals(language)
    surfaces = known_surfaces(language)
    for line in _CAPITALS.finditer(text):
        for match in _WORDS.finditer(text, line.start(), line.end()):
            words = match[0].split(" ")
            spans = ((first, last) for last in range(len(words), 0, -1) for first in range(last))
            for first, last in spans:
                name = " ".join(words[first:last])
                if name in known and name not in surfaces and len(name) > _SHORTEST_CAPITALS:
                    start = match.start() + sum(len(word) + 1 for word in words[:first])
                    yield Hit(Span(start, start + len(name)), *known[name])
                    break


_SHORTEST_CAPITALS = 3


@lru_cache(maxsize=2)
def _in_capitals(language: str) -> dict[str, Known]:
    return {word.upper(): known for word, known in known_surfaces(language).items() if known.form != "demonym"}


def _joined(text: str, language: str, found: Sequence[Hit]) -> Iterator[Hit]:
    """Two countries with a hyphen between them: "Inde-Pakistan"; a country with a hyphen of its own is one."""
    held = {place for hit in found for place in range(hit.span.start, hit.span.end)}
    surfaces = known_surfaces(language)
    for match in _pair_pattern(language).finditer(text):
        if any(place in held for place in (match.start(), match.end() - 1)):
            spans = [span for span in (match.span(1), match.span(2)) if span[0] not in held]
        else:
            spans = [match.span(1), match.span(2)]
        for start, end in spans:
            yield Hit(Span(start, end), *surfaces[text[start:end]])


# "Russia-Africa summit", "EU-China summit" have two sides too.
_SIDES = ("@AFRICA", "@EUROPE", "@ASIA", "#EU", "#NATO", "#UN", "#ASEAN", "#AU")


@lru_cache(maxsize=2)
def _pair_pattern(language: str) -> re.Pattern[str]:
    names = lexicon.any_of(
        word
        for word, known in known_surfaces(language).items()
        if (known.kind == "state" or known.key in _SIDES) and known.form == "name" and " " not in word
    )
    return re.compile(rf"(?<![\w-])({names})[-–]({names})(?![\w-])")


def _parts(match: re.Match[str], language: str) -> Iterator[Hit]:
    """The countries of a compound adjective, each with the whole word as its place."""
    span = Span(*match.span())
    surfaces = known_surfaces(language)
    rest = match[0].lower()
    found: list[Hit] = []
    while "-" in rest and rest not in surfaces:
        prefix = next((p for p in sorted(_prefixes(), key=len, reverse=True) if rest.startswith(p + "-")), None)
        if prefix is None:
            break
        key = _prefixes()[prefix]
        found.append(Hit(span, key, str(_entries()[key]["kind"]), "demonym"))
        rest = rest[len(prefix) + 1 :]
    last = surfaces.get(rest) or surfaces.get("-".join(part.capitalize() for part in rest.split("-")))
    if last is not None:
        yield from found
        yield Hit(span, last.key, last.kind, "demonym")


@lru_cache(maxsize=1)
def _prefixes() -> dict[str, str]:
    return {prefix: key for key, entry in _entries().items() for prefix in entry.get("prefixes", [])}


@lru_cache(maxsize=2)
def known_surfaces(language: str) -> dict[str, Known]:
    """Every spelling; French adjectives also with capitals, names also without the accent of their capital."""
    found: dict[str, Known] = {}
    for key, entry in _entries().items():
        kind, words = entry["kind"], entry[language]
        for form, names in (("name", words["names"]), ("metonym", words.get("capitals", []) + words.get("seats", []))):
            for name in names:
                for spelling in [*_spellings(name, language), *_titled(name, language, form)]:
                    found.setdefault(spelling, Known(key, kind, form))
        for adjective in words.get("demonyms", []):
            for spelling in _adjectives(adjective, language):
                found.setdefault(spelling, Known(key, kind, "demonym"))
    return found


def _adjectives(adjective: str, language: str) -> Iterator[str]:
    if language != "fr":
        yield adjective
        yield adjective + "s"
        return
    for form in inflected(adjective):
        yield form
        for raised in (form.capitalize(), "-".join(part.capitalize() for part in form.split("-"))):
            # "Egyptiens", "Ethiopie" are written without the accent of their capital too.
            yield from dict.fromkeys((raised, raised.translate(_BARE)))


_BARE = str.maketrans("ÉÎÔÀ", "EIOA")
_OWN = {"fr": frozenset("àâäçéèêëîïôöùûüÿœæ"), "en": frozenset()}
_LEAST_FOLDED = 5
_SAID = 4
_SMALL_HEAD = re.compile(
    r"(?<= )(?!(?:des|les|aux|pour|sur|par|dans|contre|sans|avec|entre|sous)(?!\w))[a-zà-ÿ](?=[\w-]{2})"
)


def _spellings(name: str, language: str) -> list[str]:
    if name in _said():
        # Some houses write "Nato", others, in small capitals that copies lose, "nato".
        return [name, name.capitalize(), name.lower()]
    if language == "fr" and name.isupper() and name.isalpha() and len(name) >= _SAID:
        # "OTAN" is also written "Otan".
        return [name, name.capitalize()]
    plain = name.translate(_BARE)
    raised = name[:1].upper() + name[1:] if name[:1].islower() and " " in name else name
    return list(dict.fromkeys([name, plain, raised, _folded(name, language)]))


@lru_cache(maxsize=1)
def _said() -> frozenset[str]:
    """Initials that are read as a word and are no other word: NATO, ECOWAS."""
    return frozenset(lexicon.table("names")["said"])


def _folded(name: str, language: str) -> str:
    """The name as a keyboard without its tongue's letters writes it: "Ceska zbrojovka", in English "Elysee".

    >>> _folded("Česká zbrojovka", "fr"), _folded("Érythrée", "fr")
    ('Ceska zbrojovka', 'Érythrée')
    """
    if len(name) < _LEAST_FOLDED or name.isascii():
        return name
    own = _OWN[language]
    letters = (c if c.lower() in own else unicodedata.normalize("NFD", c.translate(_STROKED))[0] for c in name)
    return "".join(letters)


_STROKED = str.maketrans("øØłŁđĐ", "oOlLdD")


def _titled(name: str, language: str, form: str) -> list[str]:
    """ "Émirats Arabes Unis", "Nations Unies": every word with a capital, as English writes them; seats are left."""
    if language != "fr" or " " not in name or form != "name":
        return []
    titled = _SMALL_HEAD.sub(lambda head: head[0].upper(), name)
    return [titled, titled.translate(_BARE)]


def is_seat(text: str, language: str) -> bool:
    """Whether a spelling is a seat of power (the Kremlin), never just a town."""
    return text in _seats(language)


@lru_cache(maxsize=2)
def _seats(language: str) -> frozenset[str]:
    return frozenset(
        spelling
        for entry in _entries().values()
        for name in entry[language].get("seats", [])
        for spelling in _spellings(name, language)
    )


@lru_cache(maxsize=2)
def _pattern(language: str) -> re.Pattern[str]:
    prefixes = lexicon.any_of([form for prefix in _prefixes() for form in (prefix, prefix.capitalize())])
    surfaces = lexicon.any_of(known_surfaces(language))
    compound = rf"(?P<compound>(?:{prefixes}-)+[\w-]*\w)"
    after = r"(?![\w$]|-[a-zà-ÿA-Z])" if language == "fr" else r"(?![\w$])"
    before = r"(?:(?<![\w-])|(?<=après-)|(?<=pro-)|(?<=anti-)|(?<=ex-)|(?<=non-)|(?<=post-))"
    return re.compile(rf"{before}(?:{compound}|{surfaces}){after}")


@lru_cache(maxsize=2)
def demonym_pattern(language: str) -> str:
    """A pattern for any adjective of a people or region, compounds included, to build others from."""
    adjectives = [word for word, known in known_surfaces(language).items() if known.form == "demonym"]
    return rf"(?:(?:{_prefix()}-)*{lexicon.any_of([*adjectives, *halves(language)])})"


def halves(language: str) -> list[str]:
    """What stands behind "nord-" and "South": adjectives of a people too, though of no country."""
    return ["coréen", "coréens", "coréenne", "coréennes"] if language == "fr" else ["Korean", "Koreans"]


@lru_cache(maxsize=1)
def compounding() -> re.Pattern[str]:
    """A pattern of what stands ahead in a compound adjective: "gréco-", "Sino-"."""
    return re.compile(rf"(?:{_prefix()}-)+")


def _prefix() -> str:
    return lexicon.any_of([form for prefix in _prefixes() for form in (prefix, prefix.capitalize())])
