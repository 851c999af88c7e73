"""States named by what they are: "the emirate", "le royaume", "ce pays des Balkans", "son voisin", "his country", "y"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import lru_cache

from workbench.core.spans import Span
from workbench.services.extract import lexicon
from workbench.services.extract.parties import transfer_words, verb_forms
from workbench.services.extract.people import state_of_office
from workbench.services.extract.records import Mention


def of_their_time(mentions: Sequence[Mention]) -> list[Mention]:
    """The mentions, with a capital told of as that of the state of its time.

    "Moscow" is the Soviet Union's where a text names that state, and Russia nowhere by its name.
    """
    named = {m.key for m in mentions if m.form == "name"}
    heirs = {one["heir"]: one["key"] for one in lexicon.table("epithets")["predecessors"]}
    past = {heir: key for heir, key in heirs.items() if key in named and heir not in named}
    return [replace(m, key=past[m.key]) if m.form == "metonym" and m.key in past else m for m in mentions]


# So far back, in characters, a description takes up a state that was named.
_REACH = 700
_RULE = "taken-up.description"


def described_states(text: str, sentence: Span, language: str, named: Sequence[Mention]) -> list[Mention]:
    """The descriptions in `sentence` that take up a state named in it or shortly before, as mentions of that state.

    `named` are the mentions up to the end of the sentence, in order; a description of nobody named is left out.
    """
    states = [m for m in named if m.kind == "state" and len(m.key) == 2 and m.span.start > sentence.start - _REACH]
    found: list[Mention] = []
    described = (
        *_by_kind(text, sentence, language, states),
        *_by_tie(text, sentence, language, states),
        *_own(text, sentence, language, named),
    )
    for span, key in described:
        is_free = not any(m.span.overlaps(span) for m in found)
        if is_free and not any(m.span.overlaps(span) and not span.contains(m.span) for m in named):
            found.append(Mention(span, key, "state", "name", _RULE, 0.5))
    return [*found, *_there(text, sentence, language, states)]


def _by_kind(text: str, sentence: Span, language: str, states: Sequence[Mention]) -> Iterator[tuple[Span, str]]:
    """ "the emirate": the last state of that kind, but no subject of the same clause."""
    for match in _kind(language).finditer(text, sentence.start, sentence.end):
        before = [m for m in states if m.span.end <= match.start()]
        beside = _beside(text, sentence, match.start(), before)
        meant = _states(match, language)
        key = next((m.key for m in reversed(before) if m.key != beside and (not meant or m.key in meant)), None)
        if key is not None:
            yield Span(*match.span("noun")), key


def _by_tie(text: str, sentence: Span, language: str, states: Sequence[Mention]) -> Iterator[tuple[Span, str]]:
    """ "its neighbour": the one other state that was spoken of; of several it could be any."""
    for match in _tie(language).finditer(text, sentence.start, sentence.end):
        before = [m for m in states if m.span.end <= match.start()]
        beside = _beside(text, sentence, match.start(), before)
        others = {m.key for m in before} - {beside}
        if beside is not None and len(others) == 1:
            yield Span(*match.span("noun")), others.pop()


def _own(text: str, sentence: Span, language: str, named: Sequence[Mention]) -> Iterator[tuple[Span, str]]:
    """ "the Norwegian minister said that his country": the state of whoever was named last before it."""
    for match in _OWN[language].finditer(text, sentence.start, sentence.end):
        people = [m for m in named if m.kind == "person" and m.form != "demonym"]
        last = next((m for m in reversed(people) if sentence.start - _NEAR < m.span.end <= match.start()), None)
        key = _state_of(text, last, named) if last is not None else None
        if key is not None:
            yield Span(*match.span("noun")), key


# A person named further back is no longer "his".
_NEAR = 200
_OWN = {
    "fr": re.compile(
        r"(?<![\w'-])(?:son|Son) (?P<noun>pays|gouvernement|armée|administration)(?![\w-]| (?:de |d'|du ))"
    ),
    "en": re.compile(
        r"(?<![\w'-])(?:his|her|His|Her) (?P<noun>(?:own )?(?:country|government|army|administration|nation))(?![\w-])"
    ),
}


def _state_of(text: str, person: Mention, named: Sequence[Mention]) -> str | None:
    """Whom somebody in office acts for: by his office, by what he is called, else by who he is."""
    if person.owner and len(person.owner) == 2:
        return person.owner
    before = [m for m in named if m.kind == "state" and m.form == "demonym" and m.span.end <= person.span.start]
    if before and _OFFICE.fullmatch(text, before[-1].span.end, person.span.start):
        return before[-1].key
    return state_of_office(person.key) or None


# "the Norwegian | foreign minister, | Ola Berg"
_OFFICE = re.compile(r"(?:,? [a-zà-ÿ'-]+){0,5},? (?:M\.|Mme|Mr|Ms)? ?")


def _there(text: str, sentence: Span, language: str, states: Sequence[Mention]) -> list[Mention]:
    """ "La Norvège intervient en Lettonie. Elle y a transféré": whither a thing goes, as whoever receives it."""
    if language != "fr":
        return []
    found = []
    for match in _y().finditer(text, sentence.start, sentence.end):
        before = [m for m in states if m.span.end <= match.start() and m.form != "demonym"]
        free = [m for m in before if match.start() - m.span.end > 1]
        led = [m for m in before if _IN.search(text, max(0, m.span.start - 10), m.span.start)]
        # "pour la Lettonie, pendant que la Suède y envoie": whoever stands right before is the giver.
        meant = (led or free)[-1:] if len(free) == len(before) else free[-1:]
        found += [Mention(Span(*match.span("y")), m.key, "state", "name", "taken-up.dative", 0.5) for m in meant]
    return found


@lru_cache(maxsize=1)
def _y() -> re.Pattern[str]:
    words = transfer_words("fr")
    forms = lexicon.either({form for verb in (*words["strong"], *words["weak"]) for form in verb_forms(verb, "fr")})
    auxiliary = r"(?:(?:a|ont|avait|avaient|aurait|auraient) )?(?:\w+ment |aussi |déjà |encore )?"
    return re.compile(rf"(?<![\w'-])(?<!\bil )(?<!\bIl )(?P<y>y) {auxiliary}{forms}(?!\w)")


_IN = re.compile(r"(?<![\w'])(?:en|au|aux|à|vers|dans)(?: la| le| les| l')? ?\Z", re.I)


def _beside(text: str, sentence: Span, start: int, before: Sequence[Mention]) -> str | None:
    """The state last named in the same clause."""
    last = next((m for m in reversed(before) if m.form != "demonym"), None)
    if last is None or last.span.start < sentence.start:
        return None
    return last.key if _CLAUSE.search(text, last.span.end, start) is None else None


_CLAUSE = re.compile(r"[;:]|, (?:et|and|mais|but|while|tandis|who|which|qui) ")


def _states(match: re.Match[str], language: str) -> frozenset[str]:
    """Which states the words can mean; none listed where any."""
    kind, region = _listed("kinds", language)[match["kind"].lower()], match["region"]
    within = _listed("regions", language)[region.lower()] if region else frozenset[str]()
    return kind & within if kind and within else kind or within


@lru_cache(maxsize=4)
def _listed(table: str, language: str) -> dict[str, frozenset[str]]:
    entries = lexicon.table("epithets")[table]
    return {words.lower(): frozenset(one["states"]) for one in entries for words in one[language]}


@lru_cache(maxsize=2)
def _kind(language: str) -> re.Pattern[str]:
    kinds, regions = lexicon.either(_listed("kinds", language)), lexicon.either(_listed("regions", language))
    if language == "fr":
        size = r"(?:(?:petite?|grande?|riche|jeune|ancien|vieux) )?"
        noun = rf"(?P<noun>{size}(?P<kind>{kinds})(?: (?P<region>{regions}))?)"
        return re.compile(rf"(?<![\w'-])(?:(?:le|la|ce|cet|cette|au|du) |l'){noun}(?![\w-]| (?:de |d'|du |des ))", re.I)
    size = r"(?:(?:small|tiny|large|rich|young|poor|landlocked|oil-rich|gas-rich) )?"
    noun = rf"(?P<noun>{size}(?:(?P<region>{regions}) )?(?P<kind>{kinds}))"
    return re.compile(rf"(?<![\w'-])(?:the|this|that) {noun}(?![\w-]| of )", re.I)


@lru_cache(maxsize=2)
def _tie(language: str) -> re.Pattern[str]:
    if language == "fr":
        size, where = (
            r"(?:(?:grande?|puissante?|petite?|seule?|principale?) )?",
            r"(?: (?:orient|occident|méridion|septentrion)al| du [Nn]ord| du [Ss]ud| de l'(?:[Ee]|[Oo]ue)st)?",
        )
        return re.compile(
            rf"(?<![\w'-])(?:son|sa) (?P<noun>{size}(?:voisine?|alliée?|partenaire|protecteur|parrain){where})(?![\w-]| (?:de |d'|du )| des [A-ZÀ-Ý])"
        )
    size = r"(?:(?:big|giant|larger|smaller|closest|main|chief|northern|southern|eastern|western) )?"
    return re.compile(
        rf"(?<![\w'-])(?:its|Its) (?P<noun>{size}(?:neighbou?r|ally|partner|patron|protector))(?![\w-]| of )"
    )
