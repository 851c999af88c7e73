"""Countries named in a text: by name, by their capital, by the adjective of their people."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Any, NamedTuple

from workbench.core.spans import Span
from workbench.services.extract import lexicon


class Surface(NamedTuple):
    """What one spelling stands for: the country's key and how it names it."""

    key: str
    form: str


class Hit(NamedTuple):
    """One place of the text that names a country."""

    span: Span
    key: str
    form: str


def display_name(key: str, language: str) -> str:
    """The usual name of a country."""
    return _entries()[key][language]["names"][0].replace("'", "’") if key in _entries() else key


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


def find_countries(text: str, language: str) -> Iterator[Hit]:
    """Every country named in a cleaned text, in order; a compound like "sino-russe" names two."""
    surfaces = _surfaces(language)
    for match in _pattern(language).finditer(text):
        if match["compound"]:
            yield from _parts(match, language)
            continue
        surface = surfaces.get(match[0]) or surfaces.get(match[0].lower())
        if surface is not None:
            yield Hit(Span(*match.span()), *surface)


def _parts(match: re.Match[str], language: str) -> Iterator[Hit]:
    """The countries of a compound adjective, each with the whole word as its place."""
    span = Span(*match.span())
    rest = match[0].lower()
    while "-" in rest:
        whole = _surfaces(language).get(rest)
        if whole is not None:
            break
        prefix = next((p for p in sorted(_prefixes(), key=len, reverse=True) if rest.startswith(p + "-")), None)
        if prefix is None:
            break
        yield Hit(span, _prefixes()[prefix], "demonym")
        rest = rest[len(prefix) + 1 :]
    last = _surfaces(language).get(rest) or _surfaces(language).get(rest.capitalize())
    if last is not None:
        yield Hit(span, last.key, "demonym")


@lru_cache(maxsize=1)
def _entries() -> dict[str, dict[str, Any]]:
    return {entry["key"]: entry for entry in lexicon.table("countries")}


@lru_cache(maxsize=1)
def _prefixes() -> dict[str, str]:
    return {prefix: key for key, entry in _entries().items() for prefix in entry["prefixes"]}


@lru_cache(maxsize=2)
def _surfaces(language: str) -> dict[str, Surface]:
    """Every spelling; French adjectives also in small letters, names without the accent of their capital too."""
    found: dict[str, Surface] = {}
    for key, entry in _entries().items():
        words = entry[language]
        for name in words["names"]:
            for spelling in _spellings(name):
                found.setdefault(spelling, Surface(key, "name"))
        for capital in words["capitals"]:
            for spelling in _spellings(capital):
                found.setdefault(spelling, Surface(key, "metonym"))
        for adjective in words["demonyms"]:
            if language == "fr":
                for form in inflected(adjective):
                    for spelling in (form, form.capitalize(), "-".join(part.capitalize() for part in form.split("-"))):
                        found.setdefault(spelling, Surface(key, "demonym"))
            else:
                for form in (adjective, adjective + "s"):
                    found.setdefault(form, Surface(key, "demonym"))
    return found


def _spellings(name: str) -> list[str]:
    plain = name.translate(str.maketrans("ÉÎÔÀ", "EIOA"))
    return [name] if plain == name else [name, plain]


@lru_cache(maxsize=2)
def _pattern(language: str) -> re.Pattern[str]:
    prefixes = lexicon.either([form for prefix in _prefixes() for form in (prefix, prefix.capitalize())])
    surfaces = lexicon.either(_surfaces(language))
    compound = rf"(?P<compound>(?:{prefixes}-)+[\w-]*\w)"
    after = r"(?!\w|-[a-zà-ÿA-Z])" if language == "fr" else r"(?!\w)"
    return re.compile(rf"(?<![\w-])(?:{compound}|{surfaces}){after}")
