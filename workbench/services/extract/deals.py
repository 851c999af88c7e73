"""Deals over arms or fuel: "Norway signed a contract with Sweden for jets", "un contrat d'armement entre Oslo et Stockholm"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from workbench.core.spans import Span
from workbench.services.extract import lexicon
from workbench.services.extract.doers import subject
from workbench.services.extract.objects import Handed
from workbench.services.extract.parties import (
    Clause,
    Place,
    Sides,
    fellows,
    for_its_state,
    preceded,
    transfer_words,
    verb_forms,
)
from workbench.services.extract.records import Mention
from workbench.services.extract.sides import NEW_CLAUSE, REACH, Parties, between, breaks_off, named_parties, rank
from workbench.services.extract.things import kind_of, tidied

_KINDS = ("arms", "energy", "technology")


def dealt(clause: Clause) -> Iterator[tuple[Place, Sides, Handed]]:
    """Each deal of the sentence with whoever sells and buys by it."""
    yield from _signed_for(clause)
    for match in _deal(clause.language).finditer(clause.text, clause.sentence.start, clause.sentence.end):
        place = Place(Span(*match.span()), "deal")
        found = _sides(clause, place)
        held = _goods(clause, place) if found is not None else None
        if found is None or held is None:
            continue
        for other in found.others:
            sides = _directed(clause, place, found.one, other, held, is_both=found.is_both)
            if sides is not None:
                yield place, sides, held


def _signed_for(clause: Clause) -> Iterator[tuple[Place, Sides, Handed]]:
    """ "Norway signed with Sweden for ten jets", "Oslo a signé pour dix avions avec Riga": a deal without the word."""
    for match in _SIGNED.finditer(clause.text, clause.sentence.start, clause.sentence.end):
        place = Place(Span(*match.span("verb")), "deal")
        named = [m for m in named_parties(clause) if match.start("what") <= m.span.start < match.end() + REACH]
        named += [m for m in named_parties(clause) if match.end("verb") <= m.span.start < match.start("what")]
        leads = transfer_words(clause.language)["with"]
        other = next((m for m in named if preceded(clause.text, m, leads)), None)
        who = subject(clause, place.span) if other is not None else None
        object = tidied(clause.text, Span(*match.span("what")))
        kind = kind_of(clause.text, object, clause.language)
        if other is None or who is None or kind not in _KINDS:
            continue
        sides = _directed(clause, place, who, other, Handed(object, kind), is_both=False)
        if sides is not None:
            yield place, sides, Handed(object, kind)


_SIGNED = re.compile(
    r"(?<!\w)(?P<verb>signed|signs|(?:a|ont|avait|avaient) signé|signe|signent)(?: (?:avec|with) [^,;:]{2,40}?)?,? (?:pour|for) (?P<what>(?:\d|une? |an? |des |some |up to |jusqu'à |[a-z]+ )[^,;:]{2,60})"
)


@lru_cache(maxsize=2)
def _deal(language: str) -> re.Pattern[str]:
    return re.compile(rf"(?<![\w-]){lexicon.either(transfer_words(language)['deals'])}(?![\w-])", re.I)


def _sides(clause: Clause, place: Place) -> Parties | None:
    """Whoever makes the deal and those with whom he makes it, in the order in which they are named."""
    return between(clause, place) or _with(clause, place) or _together(clause, place) or _placed(clause, place)


def _with(clause: Clause, place: Place) -> Parties | None:
    """ "signed a contract with Sweden", "in talks with Sweden over a deal", "a conclu avec la Suède un accord" """
    text, words = clause.text, transfer_words(clause.language)
    made = _made(clause.language).search(text, clause.sentence.start, place.span.start)
    if made is None:
        return None
    near = [m for m in named_parties(clause) if made.end("verb") <= m.span.start < place.span.end + REACH]
    other = next(
        (m for m in near if preceded(text, m, words["with"]) and not breaks_off(clause, made.start(), m)), None
    )
    who = subject(clause, Span(*made.span("verb"))) if other is not None else None
    if other is None or who is None or who.kind == "person":
        return None
    return Parties(who, fellows(text, other, clause.inside, Span(made.end("verb"), clause.sentence.end)), False)


@lru_cache(maxsize=2)
def _made(language: str) -> re.Pattern[str]:
    """The verb by which a deal is made, before the deal."""
    words = transfer_words(language)
    forms = lexicon.either([*(form for one in words["dealing"] for form in verb_forms(one, language)), *words["talks"]])
    return re.compile(rf"(?<![\w-])(?P<verb>{forms})(?![\w-])[^;:]{{0,90}}\Z")


def _together(clause: Clause, place: Place) -> Parties | None:
    """ "Norway and Sweden signed a contract" """
    made = _made(clause.language).search(clause.text, clause.sentence.start, place.span.start)
    last = subject(clause, Span(*made.span("verb"))) if made is not None else None
    if made is None or last is None:
        return None
    both = fellows(clause.text, last, clause.inside, Span(clause.sentence.start, made.start("verb")))
    return Parties(both[0], both[1:], True) if len(both) == _TWO else None


_TWO = 2


def _placed(clause: Clause, place: Place) -> Parties | None:
    """ "unveiled arms export deals in Norway and Latvia": where its goods are sold."""
    text = clause.text
    made = _made(clause.language).search(text, clause.sentence.start, place.span.start)
    after = [m for m in named_parties(clause) if 0 <= m.span.start - place.span.end < _NEAR]
    if made is None or not after or not preceded(text, after[0], ("in", "en", "au", "aux")):
        return None
    who = subject(clause, Span(*made.span("verb")))
    is_sale = _SALE.search(text, place.span.start, after[0].span.start) is not None
    if who is None or not is_sale or who.key == after[0].key:
        return None
    return Parties(who, fellows(text, after[0], clause.inside, Span(place.span.end, clause.sentence.end)), False)


_NEAR = 12
_SALE = re.compile(r"export|sale|vente|supply|fourniture")


def _goods(clause: Clause, place: Place) -> Handed | None:
    """What a deal is about: the words in its name or behind "for", else nothing."""
    text, language = clause.text, clause.language
    words = transfer_words(language)
    kind = kind_of(text, place.span, language)
    for about in _about(language).finditer(text, place.span.end, min(clause.sentence.end, place.span.end + _FAR)):
        # "un contrat de deux milliards d'euros pour quatre frégates": the price is not what it is about.
        object = tidied(text, Span(*about.span("what")))
        named = kind_of(text, object, language)
        if named in _KINDS and NEW_CLAUSE.search(text, place.span.end, about.start()) is None:
            return Handed(object, named)
    if kind in _KINDS:
        return Handed(place.span, kind)
    is_military = _military(language).search(text, max(clause.sentence.start, place.span.start - 25), place.span.end)
    return Handed(place.span, "arms") if is_military is not None and words["military"] else None


_FAR = 110


@lru_cache(maxsize=2)
def _about(language: str) -> re.Pattern[str]:
    lead = lexicon.either(transfer_words(language)["deal_for"])
    # A look ahead: what one lead leads to may hold the next.
    return re.compile(rf"(?<!\w){lead}(?: |(?<='))(?=(?P<what>[^,;:.]{{3,80}}))")


@lru_cache(maxsize=2)
def _military(language: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){lexicon.either(transfer_words(language)['military'])}(?!\w)", re.I)


def _directed(
    clause: Clause, place: Place, one: Mention, other: Mention, held: Handed, *, is_both: bool
) -> Sides | None:
    """The two sides as donor and recipient: told by the make of the goods, by what one side does, or by who exports."""
    one, other = for_its_state(one), for_its_state(other)
    if one.key == other.key or "state" not in (one.kind, other.kind):
        return None
    if (seller := _firm(clause.text, one, other)) is not None:
        return Sides(seller, other if seller is one else one)
    told = Span(place.span.start, min(clause.sentence.end, place.span.end + _FAR)).of(clause.text)
    maker = next((m for m in clause.inside if held.object.contains(m.span) and m.key in (one.key, other.key)), None)
    if maker is not None:
        gives = maker.key == one.key
    elif not is_both and (does := _SELLS.search(told) or _BUYS.search(told)) is not None:
        gives = does.re is _SELLS
    else:
        first, second = rank(one.key, held.kind), rank(other.key, held.kind)
        if first == second:
            return None
        gives = first < second
    return Sides(one, other) if gives else Sides(other, one)


def _firm(text: str, one: Mention, other: Mention) -> Mention | None:
    """Whichever of the two is a firm: it sells to the state, "signed a contract with Swedish firms"."""
    firms = [m for m in (one, other) if _FIRM.search(m.span.of(text)) and m.kind in ("group", "organisation")]
    return firms[0] if len(firms) == 1 else None


_FIRM = re.compile(
    r"(?<!\w)(?:firms?|companies|company|makers?|manufacturers?|shipyards?|shipbuilders?|yards?|groups?"
    r"|entreprises?|sociétés?|industriels?|constructeurs?|fabricants?|chantiers?|groupes?)(?!\w)",
    re.I,
)
_SELLS = re.compile(
    r"(?<!\w)(?:to (?:sell|supply|deliver|export|provide)|pour (?:vendre|livrer|fournir|exporter))(?!\w)"
)
_BUYS = re.compile(
    r"(?<!\w)(?:to (?:buy|purchase|acquire|receive)|for the (?:purchase|acquisition)|d'achat|d'acquisition"
    r"|pour (?:acheter|acquérir|l'achat|l'acquisition))(?!\w)"
)
