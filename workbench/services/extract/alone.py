"""Actors that a text calls by a noun alone: "l'armée", "the central bank", "l'organisation", "le détroit"."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from functools import lru_cache
from typing import Any

from workbench.core.spans import Span
from workbench.services.extract import lexicon
from workbench.services.extract.described import kind_of
from workbench.services.extract.descriptions import nouns
from workbench.services.extract.gazetteer import demonym_pattern, display_name, served_state
from workbench.services.extract.grid import Grid
from workbench.services.extract.merges import ARMIES
from workbench.services.extract.reading import slug
from workbench.services.extract.records import Mention
from workbench.services.extract.topics import Topic

_STOP = re.compile(r"[.!?…][»”\"]? [A-ZÀ-Ý]|\n")
_REACH, _SHORT_REACH = 400, 160
_BODIES = ("organisation", "group", "armed_force")


def stand_alone(text: str, language: str, mentions: Sequence[Mention]) -> list[Mention]:
    """What a noun with its article means: what was described with it, the body named last, or a body of its own."""
    held = Grid((m.span, m) for m in mentions if m.form != "demonym")
    before = _Before(text, mentions)
    found: list[Mention] = []
    for match in _pattern(language).finditer(text):
        span = Span(*match.span("noun"))
        if held.touches(span):
            continue
        mention = _meant(text, language, span, match["which"].lower().split(" ")[0].strip(), before)
        if mention is not None:
            found.append(mention)
            before.tell(text, mention)
    return found


class _Before:
    """What the text has described and named so far, found by the noun that it was described with."""

    def __init__(self, text: str, mentions: Sequence[Mention]) -> None:
        self._by_noun: dict[str, list[Mention]] = {}
        for mention in sorted(mentions, key=lambda m: m.span.start):
            self.tell(text, mention)
        named = (m for m in mentions if m.kind == "state" and m.form in ("name", "metonym"))
        self._named = {m.key for m in mentions if m.form == "name"}
        self._topic = Topic(text, mentions)
        self._armies = {m.key: m for m in mentions if m.kind == "armed_force" and ARMIES.search(m.span.of(text))}
        self._states = sorted(named, key=lambda m: m.span.end)
        bodies = (m for m in mentions if m.form == "name" and m.kind in _BODIES)
        self._bodies = sorted((m for m in bodies if not _of_paper(text, m)), key=lambda m: m.span.end)

    def army(self, start: int) -> Mention | None:
        """The only army that the text names or describes, if it has done so before."""
        only = next(iter(self._armies.values())) if len(self._armies) == 1 else None
        return only if only is not None and only.span.start < start else None

    def known_as(self, noun: str) -> str:
        """The body that the text names and that a noun alone is known to mean: "the paramilitaries"; "" for none."""
        return next((key for key in _KNOWN_AS.get(noun, ()) if key in self._named), "")

    def ruled(self, text: str, noun: str, start: int, language: str) -> str:
        """The state that "the regime" at `start` rules, "" where nobody can tell."""
        return self._topic.ruled(text, noun, start, language)

    def state(self, text: str, start: int) -> Mention | None:
        """The state that was named last in the sentence."""
        place = bisect_left(self._states, start, key=lambda m: m.span.end) - 1
        near = self._states[place] if place >= 0 else None
        is_near = near is not None and start - near.span.end < _SHORT_REACH
        return near if near is not None and is_near and _STOP.search(text, near.span.end, start) is None else None

    def tell(self, text: str, mention: Mention) -> None:
        """Remember a mention by each of its words."""
        if mention.form == "nominal" or (mention.form == "name" and mention.kind != "person"):
            for word in _heads_of(mention.span.of(text).lower()):
                self._by_noun.setdefault(word, []).append(mention)

    def described(self, noun: str, start: int, forms: Sequence[str]) -> Mention | None:
        """The last mention before `start` that has the noun."""
        told = self._by_noun.get(noun, ())
        place = bisect_left(told, start, key=lambda m: m.span.start)
        return next((m for m in reversed(told[:place]) if m.form in forms and m.span.end < start), None)

    def body(self, text: str, noun: str, start: int) -> Mention | None:
        """The body that was named last, no further back than a few sentences; only firms make things."""
        place = bisect_left(self._bodies, start, key=lambda m: m.span.end) - 1
        reach = _REACH if noun in _SOCIETIES else _SHORT_REACH
        while place >= 0 and start - self._bodies[place].span.end < reach:
            near = self._bodies[place]
            if noun in _SOCIETIES or not (_no_firm().search(near.span.of(text)) or served_state(near.key)):
                return near
            place -= 1
        return None

    def rising(self, text: str, noun: str, start: int, language: str) -> Mention | None:
        """The group that "the rebels" or "the movement" means: the last that is known for one, else by its own words."""
        known = _risings(language)[noun]
        place = bisect_left(self._bodies, start, key=lambda m: m.span.end)
        before = [m for m in self._bodies[:place] if m.key in known or _of_that_name(text, m, noun)]
        is_only = noun in _RISEN and len({m.key for m in before}) == 1
        return before[-1] if before and (is_only or start - before[-1].span.end < _FAR) else None

    def firm(self, text: str, start: int, language: str) -> Mention | None:
        """The firm that was named last, a few sentences back at most."""
        place = bisect_left(self._bodies, start, key=lambda m: m.span.end) - 1
        while place >= 0 and start - self._bodies[place].span.end < _REACH:
            near = self._bodies[place]
            if near.kind == "organisation" and not _is_no_firm(text, near, language):
                return near
            place -= 1
        return None


def _is_no_firm(text: str, body: Mention, language: str) -> bool:
    """Whether a body sells nothing: "Institut de Vardane", also where only its initials stand there."""
    known = display_name(body.key, language) if body.key.startswith("#") else ""
    words = (body.span.of(text), known)
    return bool(served_state(body.key)) or any(_no_firm().search(one) for one in words)


# How far back a movement may have been named.
_FAR = 900
_OWN_WORDS = {
    "mouvement": re.compile(r"Mouvement|Front |Parti "),
    "movement": re.compile(r"Movement|Front\b|Party"),
    "milice": re.compile(r"[Mm]ilice"),
    "militia": re.compile(r"[Mm]ilitia"),
}


def _of_that_name(text: str, body: Mention, noun: str) -> bool:
    """ "the movement": a body that is called one."""
    words = _OWN_WORDS.get(noun)
    return words is not None and words.search(body.span.of(text)) is not None


@lru_cache(maxsize=2)
def _risings(language: str) -> dict[str, frozenset[str]]:
    entries = lexicon.table("epithets")["risings"]
    return {words: frozenset(one["groups"]) for one in entries for words in one[language]}


_SOCIETIES = frozenset(["organisation", "organization", "mouvement", "movement", "bloc", "milice", "militia"])
_PAPER = re.compile(
    r"(?:[Rr]ésolutions?|[Cc]harte|[Rr]apports?|[Mm]andat|experts|[Ee]mbargo) (?:de la |de l'|du |des |d')$|(?:resolution|charter|report|mandate) of (?:the )?$"
)


def _of_paper(text: str, body: Mention) -> bool:
    """ "la résolution de l'ONU": what it wrote is spoken of."""
    return _PAPER.search(text, max(0, body.span.start - 24), body.span.start) is not None


@lru_cache(maxsize=1)
def _no_firm() -> re.Pattern[str]:
    """ "Vardane Institute", "Ligue de Vardane", "Vardane Post": bodies that build nothing."""
    return re.compile(rf"{lexicon.either(lexicon.table('names')['no_firms'])}|Post$")


def _heads_of(words: str) -> set[str]:
    """The nouns by which a description may be taken up: each word, and the first two and the last two together."""
    parts = re.split(r"[ -]", words)
    return {words, *parts, " ".join(parts[:2]), " ".join(parts[-2:])}


def _meant(text: str, language: str, span: Span, which: str, before: _Before) -> Mention | None:
    noun = span.of(text).lower()
    known = _words(language)
    last = None
    if which not in _OWNED:
        last = _body_of_that_kind(text, noun, span.start, language, before)
    # "the army" is no People's Army that is named, "the commission" is the one that the text names in full.
    forms = ("nominal",) if noun in known["alone"] else ("nominal", "name")
    state = before.state(text, span.start) if noun in known["owned"] and which in _OWNED else None
    if state is not None:
        # "ses soldats", "whose president": of the state that was named last.
        return _of_its_own(span, noun, state.key, language)
    known_body = before.known_as(noun)
    if known_body:
        return Mention(span, known_body, "armed_force", "nominal", "described.taken-up", 0.6)
    ruled = before.ruled(text, noun, span.start, language) if noun in _RULING else ""
    if ruled:
        return Mention(span, ruled, "state", "nominal", "described.ruler", 0.6, ruled)
    last = last or before.described(noun, span.start, forms)
    if last is None and noun.startswith("autorités "):
        # "les autorités norvégiennes … les autorités militaires"
        last = before.described("autorités", span.start, ("nominal",))
    if last is None and noun in _ARMY and which not in _OWNED:
        last = before.army(span.start)
    if last is None and noun in _JUNTAS:
        last = before.state(text, span.start)
    if last is not None:
        return Mention(span, last.key, last.kind, "nominal", "described.taken-up", 0.55, last.owner)
    is_body = noun in known["alone"] or (noun in known["owned"] and which in _OWNED)
    if is_body and not (noun in _LEANING and which in _OWNED):
        return _of_its_own(span, noun, "", language)
    return None


def _body_of_that_kind(text: str, noun: str, start: int, language: str, before: _Before) -> Mention | None:
    """The body named before that a noun for bodies means: a movement for "the movement", a firm for "the company"."""
    if _MACHINE.match(text, start):
        return None
    if noun in _FIRMS:
        return before.firm(text, start, language)
    if noun in _risings(language):
        firm = before.firm(text, start, language) if noun in _GROUPS else None
        meant = (before.rising(text, noun, start, language), firm, before.described(noun, start, ("nominal", "name")))
        return max((m for m in meant if m is not None), key=lambda m: m.span.end, default=None)
    return before.body(text, noun, start) if noun in _words(language)["bodies"] else None


# "le groupe électrogène", "the group stage": what shares the word.
_MACHINE = re.compile(
    r"groupe (?:électrogène|propulseur|motopropulseur|témoin|ad hoc|pilote)|group (?:stage|photo|chat|therapy|insurance)"
    r"|company (?:town|car|commander|policy|law)|movement (?:order|sensor)s?"
)
_GROUPS = ("groupe", "group")
_FIRMS = ("entreprise", "firme", "company", "firm")


def _of_its_own(span: Span, noun: str, owner: str, language: str) -> Mention:
    """A body, people or somebody that nothing told of before, of the state `owner` ("" for any)."""
    group = nouns(language).get(noun, "groups")
    kind, prefix = {
        "forces": ("armed_force", "force"),
        "organisations": ("organisation", "org"),
        "persons": ("person", "person"),
    }.get(group, ("group", "group"))
    # Without a country each body is one of its own: the guard is not the general staff.
    body = kind_of(noun, {}, group) if owner else slug(noun)
    what = "army" if noun in _ARMY else "rebels" if noun in _RISEN else body
    return Mention(span, f"nom:{prefix}:{what}:{owner}", kind, "nominal", "described.alone", 0.5)


_ARMY = ("armée", "army", "forces armées", "armed forces", "armée régulière")
_RISEN = ("rebelles", "insurgés", "rebels", "insurgents", "rébellion", "rebellion", "insurrection", "insurgency")
# What the press calls them without their name, where the text names them somewhere.
_KNOWN_AS = {
    "paramilitaires": ("#RSF",),
    "paramilitaries": ("#RSF",),
    "guérilla": ("#FARC", "#ELN", "#UCK", "#LTTE"),
    "guerrillas": ("#FARC", "#ELN", "#UCK", "#LTTE"),
}
_JUNTAS = ("junte", "junta")
_RULING = frozenset(
    [
        *("régime", "junte", "junte militaire", "junte au pouvoir", "régime militaire", "archipel"),
        *("regime", "junta", "military junta", "ruling junta", "military regime", "archipelago"),
    ]
)
_OWNED = ("sa", "son", "ses", "leur", "leurs", "its", "their", "his", "her", "whose", "dont")
_LEANING = ("opposition", "coalition")


@lru_cache(maxsize=2)
def _words(language: str) -> dict[str, frozenset[str]]:
    known: dict[str, Any] = lexicon.words("actors", language)
    return {name: frozenset(known[f"by_{name}"]) for name in ("alone", "bodies", "again", "owned")}


@lru_cache(maxsize=2)
def _pattern(language: str) -> re.Pattern[str]:
    known = _words(language)
    noun = lexicon.either({*known["alone"], *known["bodies"], *known["again"], *known["owned"], *_risings(language)})
    every = lexicon.either(nouns(language))
    if language == "fr":
        verbs = lexicon.either(lexicon.words("actors", "fr")["verbs_like_adjectives"])
        adjective = (
            rf"(?:arabes?|kurdes?|armée?s?|unie?s?|(?!{verbs}\b)(?:{demonym_pattern('fr')}|[a-zà-ÿ-]+(?:iques?|ales?|aux|aires?|istes?|iennes?|iens?|aises?|ois|oises?|aine?s?|ifs?|ives?|elles?|els?"
            r"|eux|euses?|ière?s?|iers?)))"
        )
        of = r"(?:de|du|des|d'|à la|à l'|aux?|en) ?"
        which = r"(?P<which>[Ll]e |[Ll]a |[Ll]'|[Ll]es |[Aa]u |[Aa]ux |[Dd]u |[Ss]a |[Ss]on |[Ss]es |[Ll]eurs? |[Ss]on propre |[Ss]a propre |[Ss]es propres |[Cc]ett?e |[Cc]et |[Cc]es |(?<=[a-zà-ÿ] )des )"
        return re.compile(
            rf"(?<![\w'-]){which}(?P<noun>(?i:{noun}))(?! {of}| {adjective}(?![\w-])| [A-ZÀ-Ý])(?![\w'-])"
        )
    things = lexicon.either(lexicon.words("actors", "en")["possessed"])
    which = r"(?P<which>[Tt]he |[Ii]ts |[Tt]heir |[Hh]is |[Hh]er |[Ww]hose |[Ww]hose own |[Ii]ts own |[Tt]heir own |[Tt]h(?:is|at|ese|ose) )"
    return re.compile(
        rf"(?<![\w'-]){which}(?P<noun>{noun})(?! (?:of|in|between|on|for) | {every}(?!\w)| {things}(?!\w)| [A-Z]|'s {every})(?![\w-])"
    )
