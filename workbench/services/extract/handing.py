"""Nouns of giving: "la livraison de Y par X à Z", "X's sale of Y to Z", "l'aide américaine à Z", "Z's main supplier"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from workbench.core.spans import Span
from workbench.services.extract import lexicon
from workbench.services.extract.parties import (
    LONGEST_OBJECT,
    Clause,
    Place,
    Sides,
    behind,
    breaks,
    exemplified,
    owns,
    parties,
    preceded,
    subject,
    transfer_words,
)
from workbench.services.extract.records import Mention


def handed(clause: Clause, place: Place) -> Sides | None:
    """Donor and recipient of a noun of giving."""
    after = [m for m in behind(clause, place.span) if m.span.start - place.span.end < LONGEST_OBJECT]
    recipient = _taker(clause, place, after)
    if recipient is None or breaks(clause.text, place.span, recipient.span):
        return None
    donor = _giver(clause, place, after, recipient)
    return Sides(donor, recipient) if donor is not None and donor.key != recipient.key else None


def _taker(clause: Clause, place: Place, after: Sequence[Mention]) -> Mention | None:
    text, words = clause.text, transfer_words(clause.language)
    # "l'aide américaine en Norvège": where it is spent.
    leads = [lead for lead in words["recipient"] if place.sort != "aid" or lead not in ("en", "vers", "vers la")]
    leads += words["benefit"] if place.sort == "aid" else ()
    named = [m for m in after if m.form != "demonym"]
    led = next((m for m in named if preceded(text, m, leads) or exemplified(text, m, leads)), None)
    if led is not None or _awaited(clause.language).search(clause.before(place.span, 60)) is None:
        return led
    # "Varsovie attend la livraison de chars par la Norvège"
    is_told = any(preceded(text, m, (*words["by"], *words["out_of"])) or owns(text, m) for m in after)
    return subject(clause, place.span) if is_told else None


@lru_cache(maxsize=2)
def _awaited(language: str) -> re.Pattern[str]:
    return re.compile(rf"\b{lexicon.stems(transfer_words(language)['awaited'])}\b[^,;:]{{0,40}}$")


def _giver(clause: Clause, place: Place, after: Sequence[Mention], recipient: Mention) -> Mention | None:
    text = clause.text
    return (
        _by(clause, place, after)
        or _own_before(clause, place)
        or next(
            (m for m in after if m.form == "demonym" and m.kind == "state" and _is_of(text, m, recipient, place.span)),
            None,
        )
        or _from(clause, place, after, recipient)
        or _decider(clause, place)
    )


def _by(clause: Clause, place: Place, after: Sequence[Mention]) -> Mention | None:
    """Whoever hands over; "jets to Norway, built by Berg": what another verb did is no sale of his."""
    leads = transfer_words(clause.language)["by"]
    return next(
        (
            m
            for m in after
            if preceded(clause.text, m, leads)
            and not _DONE_BY.search(clause.text, place.span.end, m.span.start)
            and not breaks(clause.text, place.span, m.span)
        ),
        None,
    )


def _own_before(clause: Clause, place: Place) -> Mention | None:
    """Whose deliveries they are: "Germany's planned deliveries", "U.S. arms sales"."""
    before = [m for m in parties(clause.inside) if m.span.end <= place.span.start]
    if not before or not owns(clause.text, before[-1]):
        return None
    return before[-1] if _NEAR.fullmatch(clause.text, before[-1].span.end, place.span.start) else None


_NEAR = re.compile(
    r"(?:'s|')? ?(?:(?!and |to |of |in |et |a |for |(?!ongoing|continuing|growing|recurring)[\w-]+ing )[\w-]+ ){0,4}"
)


def _is_of(text: str, owner: Mention, recipient: Mention, place: Span) -> bool:
    if recipient.span.end <= place.start:
        # "Latvian units depend on deliveries of Norwegian shells"
        return True
    ahead = owner.span.end <= recipient.span.start
    return ahead or _OF_THEIRS.fullmatch(text, recipient.span.end, owner.span.start) is not None


def _from(clause: Clause, place: Place, after: Sequence[Mention], recipient: Mention) -> Mention | None:
    """ "l'aide de la France au Liban", "deliveries from Norway to Latvia": whoever stands right before the recipient."""
    text = clause.text
    for mention in after:
        if mention.form == "demonym" or mention.key == recipient.key:
            continue
        if preceded(text, mention, transfer_words(clause.language)["out_of"]):
            return mention
        is_next = mention.span.end < recipient.span.start < mention.span.end + 16
        if is_next and clause.language == "fr" and _OF.search(text, place.span.end, mention.span.start):
            return mention if _TO.match(text, mention.span.end) else None
    return None


_OF = re.compile(r" (?:de |du |des |de la |de l'|d')$")
_TO = re.compile(r" (?:à|au|aux|en faveur|au profit|pour) ?")
_DONE_BY = re.compile(
    r"(?:\w+(?:ed|en)|built|made|held|met|\w+(?:é|és|ée|ées|uit|uits|ite|ites)) (?:by|par) (?:the |l[ea]s? |l')?$"
)
# "l'envoi en Lettonie d'instructeurs norvégiens"
_OF_THEIRS = re.compile(r" (?:de |d'|des |du )(?:[a-zà-ÿ-]+ ){1,3}")


@lru_cache(maxsize=2)
def _decided(language: str) -> re.Pattern[str]:
    return re.compile(rf"\b{lexicon.stems(transfer_words(language)['decided'])}\b[^,;:]{{0,60}}$")


# "announced restrictions on arms exports": what is held back is not sent.
@lru_cache(maxsize=2)
def _limited(language: str) -> re.Pattern[str]:
    limits = lexicon.stems(transfer_words(language)["limits"])
    return re.compile(rf"(?<!\w){limits} (?:on|over|to|about|against|of|sur|de|d'|des|à) ?(?:[\w'-]+ ){{0,4}}$")


_ITS = re.compile(r"(?<!\w)(?:ses|sa|son|leurs?|its|their|his|her) (?:[\w-]+ ){0,3}$")


def _decider(clause: Clause, place: Place) -> Mention | None:
    """Whoever decides on a delivery without another donor: "Oslo approved the sale of shells to Riga"."""
    if _limited(clause.language).search(clause.before(place.span)):
        return None
    is_own = _ITS.search(clause.before(place.span)) is not None
    if not is_own and not _decided(clause.language).search(clause.text, clause.sentence.start, place.span.start):
        return None
    return subject(clause, place.span)


def supplied(clause: Clause, place: Place) -> Sides | None:
    """ "X est le principal fournisseur d'armes de Z", "X, Z's largest arms supplier"."""
    text = clause.text
    owner = _own_before(clause, place)
    if owner is not None and owner.form == "demonym":
        return None
    after = [m for m in behind(clause, place.span) if not breaks(text, place.span, m.span) and m.form != "demonym"]
    if owner is not None:
        # "Norway's main supplier is Sweden"
        giver = subject(clause, owner.span) or next(
            (m for m in after[:1] if _IS.search(text, place.span.end, m.span.start)), None
        )
        return Sides(giver, owner) if giver is not None and giver.key != owner.key else None
    giver = subject(clause, place.span)
    leads = (
        "de",
        "du",
        "des",
        "de la",
        "de l'",
        "d'",
        "à",
        "au",
        "aux",
        "of",
        "to",
        "for",
        "to the",
        "for the",
        "pour",
        "en",
        "vers",
    )
    taker = next((m for m in after if preceded(text, m, leads) and giver is not None and m.key != giver.key), None)
    return Sides(giver, taker) if giver is not None and taker is not None else None


_IS = re.compile(r"(?<!\w)(?:is|was|remains?|remained) ")
