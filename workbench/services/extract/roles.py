"""What the words around a party say of its part in a giving: that it surely or likely hands over, or receives."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from workbench.core.spans import Span
from workbench.services.extract import lexicon
from workbench.services.extract.doers import is_passive, subject
from workbench.services.extract.makers import is_of_users, made_by
from workbench.services.extract.parties import (
    Clause,
    for_its_state,
    owns,
    parties,
    preceded,
    transfer_words,
    verb_forms,
)
from workbench.services.extract.records import Mention
from workbench.services.extract.things import first_thing

SURE, LIKELY = 3, 2
_FAR = 110
_NEAR = 60
_GOODS = frozenset(["arms", "energy", "food", "money"])


class Word(NamedTuple):
    """A word of handing over: where, what sort it is, and the stretch of its sentence that it governs."""

    span: Span
    sort: str
    reach: Span


class Role(NamedTuple):
    """A party in the part of a donor or recipient: how sure, and by what."""

    rank: int
    who: Mention
    why: str


def able(clause: Clause, reach: Span) -> list[Mention]:
    """The parties within `reach` that can hand things over: states and what serves them, organisations known by name."""
    return [
        m
        for m in parties(clause.inside)
        if reach.contains(m.span)
        and (for_its_state(m).kind == "state" or (m.kind in ("organisation", "armed_force") and m.key.startswith("#")))
    ]


def donors(clause: Clause, word: Word, here: Sequence[Mention], thing: Span) -> Iterator[Role]:
    """Whoever may hand over, by what makes it sure or likely."""
    text, words, (place, sort, _reach) = clause.text, transfer_words(clause.language), word
    named = [m for m in here if m.form != "demonym" and 0 <= m.span.start - place.end < _FAR]
    before = [m for m in here if m.span.end <= place.start]
    origin = words["origin"] if sort in ("gets", "getting") else words["out_of"]
    origin = (*origin, *words["loosely"]["out_of"]) if sort == "moved" else origin
    # "received from Norway": what is received stands before the giver, or all before the verb.
    yield from (Role(SURE, m, "from") for m in named if preceded(text, m, origin) and thing.start < m.span.start)
    if sort == "gets":
        close = (m for m in named if 0 <= m.span.start - thing.end < _CLOSE)
        yield from (Role(SURE, m, "of") for m in close if preceded(text, m, _OF_HIM))
    if sort in ("giving", "gives"):
        near = (m for m in named if m.span.start - place.end < _NEAR)
        agents = (m for m in near if not _MADE_BY.search(text, place.end, m.span.start))
        yield from (Role(SURE, m, "by") for m in agents if preceded(text, m, words["by"]))
        if _UNSAID.search(clause.before(place)):
            yield from (Role(LIKELY, m, "free") for m in before if _is_free(clause, m, place))
    if sort == "giving":
        yield from (
            Role(SURE, m, "own") for m in before[-1:] if owns(text, m) and _OWN.fullmatch(text, m.span.end, place.start)
        )
        adjectives = (m for m in here if m.form == "demonym" and m.span.start >= place.end and clause.language == "fr")
        yield from (Role(SURE, m, "of") for m in named if _OF_TO.match(text, m.span.end) and preceded(text, m, _OF_HIM))
        yield from (Role(SURE, m, "adjective") for m in adjectives if _OF.fullmatch(text, place.end, m.span.start))
    if sort == "gives" and not is_passive(clause, place) and not _is_done_by(clause, word):
        who = _behind_relative(clause, word, here) or subject(clause, place)
        if who is not None and who in here:
            yield Role(SURE, who, "subject")
    if sort in ("gets", "getting", "deal"):
        yield from (Role(LIKELY, m, "partner") for m in here if m.form != "demonym" and preceded(text, m, _WITH))
    for m in here:
        made = made_by(clause, m)
        is_apart = made is not None and _THAT.search(text, place.end, made.start) is not None
        if made is not None and made.overlaps(thing) and not is_apart:
            yield Role(SURE, m, "maker")


# "l'aide de la France au Liban"
_OF_HIM = ("de", "de la", "de l'", "du", "des", "d'")
_OF_TO = re.compile(r" (?:à|au|aux|en faveur|au profit|pour|vers) ?")
# "the decision to transfer", "efforts visant à doter": whoever is to do it stands elsewhere.
_UNSAID = re.compile(r"(?<!\w)(?:to|de|à|by|en) \Z|(?<!\w)d'\Z")
# "the sale of jets to Norway, built by millers"
_MADE_BY = re.compile(
    r"(?:built|made|held|construits?|construites?|fabriqué\w*) (?:by|par) (?:the |la |le |les |l')?\Z"
)
_WITH = ("with", "with the", "avec", "avec la", "avec le", "avec l'", "avec les")
_TO = ("to", "to the", "for", "for the", "à", "à la", "à l'", "au", "aux", "pour", "pour la", "pour le", "pour l'")
# "U.S. approval of arms sales"
_DECISION = r"(?:(?:approval|authori[sz]ation|suspension|resumption|pause|freeze|halt|announcement) (?:of|in|on) )?"
_OWN = re.compile(rf"(?:'s|')? ?{_DECISION}(?:(?!and |to |of |in |et |a |for |[\w-]+ing )[\w-]+ ){{0,4}}")
_OF = re.compile(r" (?:d'|de |en )?(?:(?!à |au |aux )[a-zà-ÿ'-]+ ){0,3}")


def takers(clause: Clause, word: Word, here: Sequence[Mention], thing: Span) -> Iterator[Role]:
    """Whoever may receive, by what makes it sure or likely."""
    text, words, (place, sort, _reach) = clause.text, transfer_words(clause.language), word
    before = [m for m in here if m.span.end <= place.start]
    named = [m for m in here if m.form != "demonym" and 0 <= m.span.start - place.end < _FAR]
    if sort in ("giving", "gives", "deal", "moved"):
        # "a ravitaillé ses avions en Norvège": where it happens.
        leads = (
            *(lead for lead in words["recipient"] if lead != "en"),
            *words["benefit"],
            *(words["loosely"]["into"] if sort == "moved" else ()),
        )
        served = [m for m in here if m.form == "demonym" and m.span.start >= place.end and is_of_users(clause, m)]
        led = (m for m in (*named, *served) if preceded(text, m, leads))
        yield from (Role(SURE, m, "led") for m in led if _is_next(clause, word, m, thing))
    if sort == "gives" and place.of(text).lower() in _takes_whom(clause.language):
        at_once = (m for m in here if _AT_ONCE.fullmatch(text, place.end, m.span.start))
        yield from (Role(SURE, m, "at-once") for m in at_once if not owns(text, m) or is_of_users(clause, m))
    if sort in ("gets", "getting", "deal"):
        yield from (Role(SURE, m, "by") for m in named if preceded(text, m, words["by"]))
    if sort == "getting":
        yield from (
            Role(SURE, m, "own") for m in before[-1:] if owns(text, m) and _OWN.fullmatch(text, m.span.end, place.start)
        )
    if sort in ("gets", "deal") and not is_passive(clause, place):
        who = subject(clause, place)
        if who is not None and who in here:
            yield Role(SURE if sort == "gets" else LIKELY, who, "subject")
    is_done = sort == "gives" and _is_done_by(clause, word)
    if is_done:
        yield from (Role(LIKELY, m, "owner") for m in before if _has_it(clause, m, thing))
        yield from (Role(LIKELY, m, "subject") for m in before[:1] if _is_movement(clause, m))
    is_told = sort == "gives" and (_is_firm(clause, word) or _behind_relative(clause, word, here) is not None)
    if sort in ("giving", "moved") or is_done or is_told:
        yield from (
            Role(LIKELY, m, "likely") for m in here if _is_open(clause, m, word) and _is_theirs(clause, m, word)
        )


# "gave the Norwegian army": the recipient right behind its verb.
_AT_ONCE = re.compile(r" (?:the |its |their |la |le |les |l')?")


def _is_next(clause: Clause, word: Word, party: Mention, thing: Span) -> bool:
    """ "supports the view that Norway has sent shells to Latvia": no other giving between a word and its recipient."""
    # "trains its sailors and swims to Norway": a verb that tells alone what it hands over has its party at once.
    if word.sort == "gives" and (thing == word.span or thing.start >= party.span.end + _CLOSE):
        return False
    return _THAT.search(clause.text, word.span.end, party.span.start) is None


_CLOSE = 30
_THAT = re.compile(r"(?<!\w)(?:that|which|who|whether|qui|que|qu'|dont)(?!\w)")


@lru_cache(maxsize=2)
def _takes_whom(language: str) -> frozenset[str]:
    """The verbs behind which the recipient stands without a preposition."""
    words = transfer_words(language)
    more = words["loosely"]
    verbs = [*words["equipped"], *more["gives"]]
    if language == "en":
        verbs += [*words["strong"], *words["weak"]]
    return frozenset([*more["forms"], *(form for verb in verbs for form in verb_forms(verb, language))])


def _is_done_by(clause: Clause, word: Word) -> bool:
    """ "howitzers donated by Norway": a participle right behind its noun."""
    return _BY.match(clause.text, word.span.end) is not None and _DONE.search(word.span.of(clause.text)) is not None


_BY = re.compile(r" (?:by|par) ")
_DONE = re.compile(r"(?:ed|sold|sent|given|lent|for|é|ée|és|ées|is|ises?|us|ues?|i|ie|ies|erts?|ertes?)$")


def _behind_relative(clause: Clause, word: Word, here: Sequence[Mention]) -> Mention | None:
    """ "les obus que lui fournit la Norvège": the subject stands behind its verb."""
    if clause.language != "fr" or not _QUE.search(clause.before(word.span)):
        return None
    return next((m for m in here if _AT_ONCE.fullmatch(clause.text, word.span.end, m.span.start)), None)


_QUE = re.compile(r"(?<![\w'])(?:que |qu')(?:lui |leur )?$")


def _is_firm(clause: Clause, word: Word) -> bool:
    """Whether the verb tells of things alone, and what it hands over follows it at once."""
    if word.span.of(clause.text).lower() not in _firm_verbs(clause.language):
        return False
    behind = Span(word.span.end, min(word.reach.end, word.span.end + _NEAR))
    if _WHOM.match(clause.text, behind.start):
        # "supplied the country with drones": somebody receives whom the sentence does not name.
        return False
    thing = first_thing(clause.text, behind, clause.language, _GOODS)
    # "supply towns with tanks": the towns receive.
    return thing is not None and " with " not in clause.text[behind.start : thing.start]


_WHOM = re.compile(r" (?:the country|the group|it|them|him|her|le pays) ")


@lru_cache(maxsize=2)
def _firm_verbs(language: str) -> frozenset[str]:
    words = transfer_words(language)
    return frozenset(
        form for verb in (*words["strong"], *words["loosely"]["firm"]) for form in verb_forms(verb, language)
    )


def _is_movement(clause: Clause, party: Mention) -> bool:
    """ "The movement has lengthened its arsenal, supplied by Norway": an organisation that opens its sentence."""
    is_first = _FIRST.fullmatch(clause.text, clause.sentence.start, party.span.start) is not None
    return is_first and party.kind in ("organisation", "armed_force", "group") and not owns(clause.text, party)


_FIRST = re.compile(r"(?:[Tt]he |[Ll]es? |[Ll]a |[Ll]['’])?")


def _is_theirs(clause: Clause, party: Mention, word: Word) -> bool:
    """Not so "sales to countries that could harm Norway", nor "Norway feared the shells supplied by millers"."""
    text, place = clause.text, word.span
    if party.span.end <= place.start:
        return opposed(clause.language).search(text, party.span.end, place.start) is None
    return word.sort != "giving" or _THAT.search(text, place.end, party.span.start) is None


def _has_it(clause: Clause, party: Mention, thing: Span) -> bool:
    """ "Latvia's new boats, paid for by Norway" """
    return owns(clause.text, party) and 0 < thing.start - party.span.end < _CLOSE


def _is_free(clause: Clause, party: Mention, place: Span) -> bool:
    """Whether nothing says that a party is where, against whom or for whom it happens, or that it keeps it back."""
    if _is_elsewhere(clause, party) or preceded(clause.text, party, (*_WITH, *_TO)):
        return False
    return opposed(clause.language).search(clause.text, party.span.end, place.start) is None


@lru_cache(maxsize=2)
def opposed(language: str) -> re.Pattern[str]:
    """Words of those who are against a giving or fight over the goods."""
    words = transfer_words(language)
    more = words["loosely"]
    return re.compile(
        rf"(?<![\w-]){lexicon.stems((*words['opposed'], *more['hostile'], *more['held_back']))}(?![\w-])", re.I
    )


def _is_open(clause: Clause, party: Mention, word: Word) -> bool:
    """Whether a party may be whom a giving is for: nothing places it elsewhere, and it is more than an adjective."""
    text = clause.text
    if word.sort == "gives" and party.span.end <= word.span.start and preceded(text, party, _WITH):
        # "after talks with Norway, Sweden sent tanks": only a deal tells what the talks were for.
        return _DEAL.search(text, word.reach.start, party.span.start) is not None
    if preceded(text, party, (*_WITH, *_TO)):
        return True
    if _is_elsewhere(clause, party):
        return False
    is_owner = party.form == "demonym" or owns(text, party)
    return is_of_users(clause, party) or (not is_owner and for_its_state(party).kind == "state")


_DEAL = re.compile(r"(?<!\w)(?:contra\w+|deals?|agreements?|accords?|marchés?|partenariat|partnership)(?!\w)", re.I)


def _is_elsewhere(clause: Clause, party: Mention) -> bool:
    before, behind = _elsewhere(clause.language)
    text, start = clause.text, party.span.start
    first = max(clause.sentence.start, start - _LEAD)
    is_there = before.search(text, first, start) is not None or behind.match(text, party.span.end) is not None
    is_speaking = _SAID.search(text, first, start) is not None or _SAYS.match(text, party.span.end) is not None
    return is_there or is_speaking or _COMPARED.search(text, first, start) is not None


_SAID = re.compile(
    r"(?<!\w)(?:said|says|told|warned|according to|dit|selon|assure|affirme) (?:the |la |le |les |l')?\Z", re.I
)
_SAYS = re.compile(r" (?:said|says|told|warned|dit|a dit|assure|affirme)(?!\w)")
# "exported more oil than Norway"
_COMPARED = re.compile(r"(?<!\w)(?:than|(?:plus|moins|autant) [^,;]{2,20} que) (?:the |la |le |les |l')?\Z")
_LEAD = 30


@lru_cache(maxsize=2)
def _elsewhere(language: str) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """What leads to a place or an enemy, and what follows the name of one."""
    words = transfer_words(language)["loosely"]
    sides = r"(?:(?:eastern|western|northern|southern|mainland|nearby|neighbou?ring|occupied) )?"
    return (
        re.compile(rf"(?<!\w){lexicon.either(words['where'])} ?(?:the |la |le |l'|les )?{sides}\Z", re.I),
        re.compile(rf"(?:'s)? (?:[\w-]+ ){{0,2}}?{lexicon.either(words['not_parties'])}(?!\w)"),
    )
