"""Verbs of giving: "X a livré Y à Z", "X gave Z Y", "Z was given Y by X", "X a équipé Z en Y"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache
from itertools import pairwise

from workbench.core.spans import Span
from workbench.services.extract import lexicon
from workbench.services.extract.doers import is_passive, made_to, organ_behind, subject
from workbench.services.extract.parties import (
    ANY_PREPOSITION,
    Clause,
    Place,
    Sides,
    behind,
    breaks,
    exemplified,
    owns,
    parties,
    preceded,
    transfer_words,
    verb_forms,
)
from workbench.services.extract.receiving import partner
from workbench.services.extract.records import Mention


def given(clause: Clause, place: Place) -> Sides | None:
    """Donor and recipient of a verb of giving, active, passive or in a participle that opens the sentence."""
    near = [m for m in behind(clause, place.span) if not breaks(clause.text, place.span, m.span)]
    if _ITSELF.search(clause.before(place.span)):
        # "la crise s'est exportée du Soudan vers le Tchad"
        return None
    if place.sort == "made":
        return _made_for(clause, place, near)
    shipped = _from_to(clause, place, near) or _of_to(clause, near)
    if shipped is not None:
        return shipped
    donor = _donor(clause, place, near)
    if donor is None or place.sort == "carried":
        return None
    recipient = _recipient(clause, place, near, donor)
    return Sides(donor, recipient) if recipient is not None else None


def _donor(clause: Clause, place: Place, near: Sequence[Mention]) -> Mention | None:
    words = transfer_words(clause.language)
    is_active = _HAVING.search(clause.before(place.span)) is not None
    by = None if is_active else next((m for m in near if preceded(clause.text, m, words["by"])), None)
    other = _DONE_BY.search(clause.text, place.span.end, by.span.start) if by is not None else None
    is_done = _PARTICIPLE.search(place.span.of(clause.text)) is not None
    if not (is_done if other is None else _gives(other[1], clause.language)):
        # "fournira du gaz par la Norvège": by which way.
        by = None
    if by is not None:
        return by
    if _LEADS.search(clause.before(place.span, 4)):
        return _next_subject(clause, place)
    if (made := made_to(clause, place.span)) is not None:
        return made
    if _NO_SUBJECT.search(clause.before(place.span)) is not None:
        return None
    if is_passive(clause, place.span):
        return _origin(clause, place.span)
    # "North Korean shells supplied to Russia": the participle stands at its noun.
    maker = _maker(clause, place.span)
    return (maker if not is_active else None) or subject(clause, place.span) or maker


_LEADS = re.compile(r"(?<!\w)(?:[Ee]n|[Bb]y) $")
_ITSELF = re.compile(r"(?<![\w'])(?:s'|se )(?:est |sont |était |étaient )$")
# "chars livrés à Oslo, construits par Berg": what another verb did.
_DONE_BY = re.compile(
    r"(?<!\w)([\w-]*(?:ed|en|built|made|held|won|led|é|és|ée|ées|uit|uits|uite|uites)) (?:by|par) (?:the |l[ea]s? |l')?$"
)


def _gives(word: str, language: str) -> bool:
    words = transfer_words(language)
    return any(word.lower() in verb_forms(verb, language) for verb in (*words["strong"], *words["weak"]))


def _recipient(clause: Clause, place: Place, near: Sequence[Mention], donor: Mention) -> Mention | None:
    text, words = clause.text, transfer_words(clause.language)
    dative = next(
        (m for m in clause.inside if m.rule == "taken-up.dative" and 0 <= place.span.start - m.span.end < 40), None
    )
    if dative is not None and dative.key != donor.key:
        return dative
    others = [m for m in near if m.key != donor.key and m.form != "demonym"]
    verb = place.span.of(text)
    more = words["benefit"] if _PAYS.match(verb) else _SHARED_WITH if _SHARES.match(verb) else ()
    leads = (*words["recipient"], *more)
    led = next((m for m in others if preceded(text, m, leads) or exemplified(text, m, leads)), None)
    if led is not None and _STANDING.search(text, place.span.end, led.span.start):
        # "promis à Oslo un canon pour un navire stationné en Suède"
        led = None
    led = led or _promised(clause, place)
    organ = _organ(clause, near, leads)
    if organ is not None and (led is None or 0 <= organ.span.start - led.span.end < _SPELT):
        led = organ
    if led is None and clause.language == "en":
        led = next((m for m in others[:1] if _ARTICLE.fullmatch(text, place.span.end, m.span.start)), None)
    if led is None and clause.language == "en" and is_passive(clause, place.span):
        # "Greece was granted vehicles by Norway"
        led = subject(clause, place.span) if preceded(text, donor, words["by"]) else None
    led = led or _user(clause, near, donor) or _asking(clause, place, donor)
    if led is None or led.key == donor.key:
        return None
    # "donner des conseils pour la crise en Norvège": where it happens.
    is_where = (
        _WHERE.search(text, max(0, led.span.start - _LEAD), led.span.start) is not None
        and _HANDS.match(place.span.of(text)) is not None
    )
    return None if is_where else led


_SPELT = 3


@lru_cache(maxsize=2)
def _organ_led(language: str) -> re.Pattern[str]:
    organs = lexicon.either(transfer_words(language)["organs"])
    return re.compile(rf"(?P<lead>(?:à|au|aux|vers|to|for)(?: l'| la | le | les | the | ))\s?{organs} \Z")


def _organ(clause: Clause, near: Sequence[Mention], leads: Sequence[str]) -> Mention | None:
    """ "à l'armée de l'Air norvégienne": the state whose organ it is."""
    for mention in near:
        if mention.form != "demonym" or mention.kind != "state":
            continue
        lead = _organ_led(clause.language).search(clause.text, max(0, mention.span.start - 50), mention.span.start)
        if lead is not None and lead["lead"].split()[0] in leads:
            return replace(mention, form="name")
    return None


# "gave Norway", "provided the Norwegian army": the recipient right behind its verb.
_ARTICLE = re.compile(r" (?!from |with |into |about )(?:the |its |their )?(?:[\w-]{4,} )?")
_SHARES = re.compile(r"(?:shar|partag)", re.I)
_SHARED_WITH = ("with", "with the", "avec", "avec la", "avec le", "avec l'", "avec les")
_STANDING = re.compile(
    r"(?:(?:stationn|bas|déploy|situ|install|arriv|positionn|amarr|fabriqu|assembl|formul|livr)(?:é|ée|és|ées)|construite?s?|based|stationed|deployed|located) (?:en|in|aux?|at) (?:the )?$"
)
_PROMISED = re.compile(
    r"(?<!\w)(?:promi\w+|propos\w+|offert|garanti\w*|assur\w+|permis|permet\w*)(?: \w+ment)? (?P<to>[^;:]{3,90}) (?:de |d')$"
)


def _promised(clause: Clause, place: Place) -> Mention | None:
    """ "a promis à Oslo de livrer des chars": to whom the promise is made."""
    promise = _PROMISED.search(clause.text, clause.sentence.start, place.span.start)
    if promise is None:
        return None
    to = ("à", "au", "aux", "à la", "à l'", "à l'armée de", "à l'armée des", "à l'armée du", "au gouvernement de")
    return next(
        (
            m
            for m in parties(clause.inside)
            if promise.start("to") <= m.span.start < promise.end("to") and preceded(clause.text, m, to)
        ),
        None,
    )


def _user(clause: Clause, near: Sequence[Mention], donor: Mention) -> Mention | None:
    """ "supplied the shells that have allowed Riga to hold", "sold the jets flown by Riga": who has them."""
    used = lexicon.either(transfer_words(clause.language)["used_by"])
    pattern = re.compile(rf" (?:{used}e?s? (?:by|par)|{_ALLOWED}) (?:the |la |le |les |l')?\Z")
    return next(
        (
            m
            for m in near
            if m.form != "demonym"
            and m.key != donor.key
            and pattern.search(clause.text, max(0, m.span.start - 50), m.span.start)
        ),
        None,
    )


_ALLOWED = r"(?:that|which|qui)(?: have| has| had| ont| a)? (?:allowed|enabled|helped|let|permis à|aidé)"


def _asking(clause: Clause, place: Place, donor: Mention) -> Mention | None:
    """ "Riga has asked Oslo to supply tanks", "the deal that Oslo signed with Riga to sell tanks": who is to have them."""
    if place.sort not in ("strong", "weak"):
        return None
    asked = _asks(clause.language).search(clause.text, clause.sentence.start, donor.span.start)
    if asked is not None and asked.end() >= donor.span.start:
        return subject(clause, Span(asked.start(), asked.start()))
    return partner(clause, place) if _TO_DO.search(clause.before(place.span)) else None


_TO_DO = re.compile(r"(?<!\w)(?:to|de|d'|pour) ?$")


@lru_cache(maxsize=2)
def _asks(language: str) -> re.Pattern[str]:
    asks = lexicon.either({form for verb in transfer_words(language)["asks"] for form in verb_forms(verb, language)})
    return re.compile(rf"(?<!\w){asks} (?:\w+ment |\w+ly )?(?:on |à )?(?:the |les? |la |l'|aux? )?\Z")


_PAYS = re.compile(r"(?:débloqu|allou|réserv|vers|approuv|annonc)", re.I)
# No more letters than "dans la " has lead to where it happens.
_LEAD = 9
_WHERE = re.compile(r"(?<!\w)(?:en|dans|in) (?:le |la |the )?$")
_HANDS = re.compile(r"(?:donn|apport|accord|offr|offert|prom|remet|remi|garanti|give|gave|giving|grant|lend)", re.I)


# "Il faut livrer", "va permettre de livrer", "drones were delivered": the subject before it does not give.
_NO_SUBJECT = re.compile(
    r"(?<!\w)(?:il (?:faut|faudrait|fallait|convient de|s'agit de)|perm\w+ (?:à \w+ |aussi )?(?:de|d')|afin de|le moyen de"
    r"|(?:necessary|time) to|(?:allow|enabl)\w* \w+ to|discuss(?:ed|es|ing)?|discut\w+ (?:de|d')|(?:demand\w+|press\w+|urg\w+|ask\w*) (?:\w+ ){1,3}(?:de |d'|to )) ?$"
)


def _origin(clause: Clause, verb: Span) -> Mention | None:
    """Whose what is handed over is: "Polish tanks were delivered to Latvia"."""
    before = [m for m in clause.inside if owns(clause.text, m) and m.span.end <= verb.start]
    is_near = before and not _CLAUSE_BETWEEN.search(clause.text, before[-1].span.end, verb.start)
    return before[-1] if is_near else None


def _maker(clause: Clause, verb: Span) -> Mention | None:
    """Whose thing a participle behind its noun hands over: "Polish tanks given to Latvia"."""
    text = clause.text
    before = [m for m in clause.inside if m.form == "demonym" and m.kind == "state" and m.span.end <= verb.start]
    if not before:
        return None
    return before[-1] if _OF_NOUN.fullmatch(text, before[-1].span.end, verb.start) else None


_PARTICIPLE = re.compile(r"(?:ed|sold|sent|given|lent|é|ée|és|ées|is|us|ues|ies)(?: over| available)?$")
_OF_NOUN = re.compile(
    r" (?:(?!(?:who|which|that|qui|que|dont|et|and|or|ou|was|were|est|sont|says?|said|by|par|to|à|[a-z-]{3,}ing)\b)[a-zà-ÿ-]+ ){0,4}"
)
_CLAUSE_BETWEEN = re.compile(r"[,;:.]|(?<!\w)(?:qui|que|dont|who|which|that|and|et|by|par) ")


def _from_to(clause: Clause, place: Place, near: Sequence[Mention]) -> Sides | None:
    """ "ferried arms from Norway to Latvia": what is carried from one to the other, whoever carries it."""
    words = transfer_words(clause.language)
    leads: Sequence[str] = words["from"]
    if clause.language == "fr":
        leads = ("depuis", "depuis la", "depuis le", "depuis l'", *(words["from"] if place.sort == "carried" else ()))
    named = [m for m in near if m.form != "demonym"]
    donor = next((m for m in named if preceded(clause.text, m, leads)), None)
    if donor is None:
        return None
    to = (*words["recipient"], *(("into", "into the", "through") if clause.language == "en" else ()))
    recipient = next(
        (m for m in named if m.span.start >= donor.span.end and m.key != donor.key and preceded(clause.text, m, to)),
        None,
    )
    if recipient is None and place.sort != "carried":
        # "shipped arms to the Latvian army from Norway"
        ahead = [m for m in named if m.span.end < donor.span.start and m.key != donor.key]
        recipient = next((m for m in reversed(ahead[-1:]) if preceded(clause.text, m, to)), None)
    return Sides(donor, recipient) if recipient is not None else None


def _of_to(clause: Clause, near: Sequence[Mention]) -> Sides | None:
    """ "vendus de la Norvège aux Emirats": one right behind the other."""
    named = [m for m in near if m.form != "demonym"]
    for donor, recipient in pairwise(named):
        is_of = preceded(clause.text, donor, ("de", "de la", "de l'", "du", "des"))
        if (
            is_of
            and donor.key != recipient.key
            and _TO_NEXT.fullmatch(clause.text, donor.span.end, recipient.span.start)
        ):
            return Sides(donor, recipient)
    return None


_TO_NEXT = re.compile(r" (?:à|au|aux|vers)(?: la | le | les | l'| )")


def _made_for(clause: Clause, place: Place, near: Sequence[Mention]) -> Sides | None:
    """ "two ships that France has built for Norway": what is made for another is his to be."""
    leads = transfer_words(clause.language)["benefit"]
    recipient = next((m for m in near if m.form != "demonym" and preceded(clause.text, m, leads)), None)
    donor = _donor(clause, place, near)
    is_near = recipient is not None and recipient.span.start - place.span.end < _CLOSE
    return Sides(donor, recipient) if donor and recipient and is_near and donor.key != recipient.key else None


_CLOSE = 70
# "a vendu": whoever stands behind a later "par" is not the one who gives.
_HAVING = re.compile(r"(?<![\w'-])(?:a|ont|avait|avaient|aurait|auraient|has|have|had)(?: (?!été|been)[\w'-]+){0,3} $")


def _next_subject(clause: Clause, place: Place) -> Mention | None:
    """The subject of the main clause behind "En livrant …, "."""
    comma = clause.text.find(", ", place.span.end)
    return next(
        (
            m
            for m in parties(clause.inside)
            if comma > 0
            and m.span.start >= comma
            and m.form != "demonym"
            and not preceded(clause.text, m, ANY_PREPOSITION)
        ),
        None,
    )


def equipped(clause: Clause, place: Place) -> Sides | None:
    """Donor and recipient of a verb that takes the recipient first: "X équipe Z en Y", "Z is armed by X with Y"."""
    text, words = clause.text, transfer_words(clause.language)
    near = [m for m in behind(clause, place.span) if not breaks(text, place.span, m.span)]
    by = next((m for m in near if preceded(text, m, words["by"])), None)
    if by is not None and _HAVING.search(clause.before(place.span)) is None:
        taker = subject(clause, place.span)
        return Sides(by, taker) if taker is not None and taker.key != by.key else None
    donor = made_to(clause, place.span) or subject(clause, place.span)
    if donor is None or is_passive(clause, place.span) or _NO_SUBJECT.search(clause.before(place.span)):
        return None
    first = next((m for m in near if m.form != "demonym"), None)
    if first is None or first.key == donor.key or not _TO_WHOM.fullmatch(text, place.span.end, first.span.start):
        return None
    is_owner = text.startswith("'s ", first.span.end) and organ_behind().match(text, first.span.end) is None
    return Sides(donor, first) if not is_owner else None


_TO_WHOM = re.compile(
    r" (?:\w+ment |\w+ly )?(?:le |la |les |l'|the |ses |its )?(?:[\w'-]+ (?:de |du |des |d'|of )?(?:la |l'|the )?)?"
)
