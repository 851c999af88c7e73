"""Nouns of giving: "la livraison de Y par X à Z", "X's sale of Y to Z", "l'aide américaine à Z", "Z's main supplier"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from workbench.core.spans import Span
from workbench.services.extract import lexicon
from workbench.services.extract.doers import subject
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
    transfer_words,
)
from workbench.services.extract.receiving import partner
from workbench.services.extract.records import Mention
from workbench.services.extract.sides import between, exports_more
from workbench.services.extract.takers import helped, helper, supported


def handed(clause: Clause, place: Place) -> Sides | None:
    """Donor and recipient of a noun of giving."""
    after = [m for m in behind(clause, place.span) if m.span.start - place.span.end < LONGEST_OBJECT]
    if (both := between(clause, place)) is not None:
        # "la vente d'armes entre Oslo et Stockholm": whoever exports more gives.
        gives = both.one if exports_more(both.one, both.others[0]) else both.others[0]
        takes = both.others[0] if gives is both.one else both.one
        return Sides(gives, takes) if gives.key != takes.key else None
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
    noun = place.span.of(text).lower()
    if noun in _SHARING:
        # "intelligence sharing with Kyiv"
        leads += words["with"]
    if noun == "deployment":
        # Who deploys troops in a state may be at war with it.
        leads = ["to"]
    if place.sort == "aid" and clause.language == "en" and _own_before(clause, place) is not None:
        # "Norway's military support of the rebels"
        leads += ("of", "of the")
    named = [m for m in after if m.form != "demonym"]
    led = next((m for m in named if preceded(text, m, leads) or exemplified(text, m, leads)), None)
    if led is not None and _at_war(clause.language).search(text, place.span.end, led.span.start):
        # "les ventes d'armes, tant que dure la guerre au Yémen": where it is fought.
        led = None
    if led is not None and _WHO_MIGHT.search(text, place.span.end, led.span.start):
        # "sales to countries that could harm Norway"
        led = None
    if led is None and place.sort in ("noun", "aid"):
        led = helped(clause, place)
    if led is None and place.sort == "noun" and after and after[0].form != "demonym":
        # "shipments of weapons from Norway to aid the Latvian government"
        led = supported(clause, place, after[0])
    if led is None and place.sort == "noun" and (agreed := _agreed_with(clause, place)) is not None:
        return agreed
    if led is not None or _awaited(clause.language).search(clause.before(place.span, 60)) is None:
        return led
    if place.sort == "noun" and (dealt := partner(clause, place)) is not None:
        # "signed a contract with Norway for the supply of tanks"
        return dealt
    # "Varsovie attend la livraison de chars par la Norvège"
    is_told = any(preceded(text, m, (*words["by"], *words["out_of"])) or owns(text, m) for m in after)
    return subject(clause, place.span) if is_told else None


def _agreed_with(clause: Clause, place: Place) -> Mention | None:
    """ "Norway has agreed with | Latvia the sale of jets", "a conclu avec Riga la vente de chars": who is to have them."""
    last = next((m for m in reversed(parties(clause.inside)) if m.span.end <= place.span.start), None)
    if last is None or _THE_SALE.fullmatch(clause.text, last.span.end, place.span.start) is None:
        return None
    start = max(clause.sentence.start, last.span.start - 40)
    return last if _AGREED.search(clause.text, start, last.span.start) else None


_THE_SALE = re.compile(r",? (?:the |an? |la |le |les |l'|une |un )")
_AGREED = re.compile(
    r"(?<!\w)(?:conclu|signé|négocié|finalisé|scellé|agreed|signed|negotiated|concluded|sealed)(?: [\w-]+){0,2} (?:avec|with) (?:the |la |le |les |l')?\Z"
)


_SHARING = ("sharing", "partage")
_WHO_MIGHT = re.compile(r"(?<!\w)(?:qui|who|which|that) (?:pour\w+|could|might|may|would|can) ")


@lru_cache(maxsize=2)
def _at_war(language: str) -> re.Pattern[str]:
    wars = lexicon.either(transfer_words(language)["wars"])
    return re.compile(rf"(?<!\w){wars} (?:au|aux|en|in|for|to) (?:the )?$")


@lru_cache(maxsize=2)
def _awaited(language: str) -> re.Pattern[str]:
    return re.compile(rf"\b{lexicon.stems(transfer_words(language)['awaited'])}\b[^,;:]{{0,40}}$")


def _giver(clause: Clause, place: Place, after: Sequence[Mention], recipient: Mention) -> Mention | None:
    text = clause.text
    return (
        _by(clause, place, [m for m in after if m.key != recipient.key])
        or _own_before(clause, place)
        or next(
            (m for m in after if m.form == "demonym" and m.kind == "state" and _is_of(text, m, recipient, place.span)),
            None,
        )
        or _from(clause, place, after, recipient)
        or _decider(clause, place)
        or helper(clause, place)
        or _decider_behind(clause, after, recipient)
        or _maker_behind(clause, after, recipient)
    )


def _maker_behind(clause: Clause, after: Sequence[Mention], recipient: Mention) -> Mention | None:
    """ "the delivery to Norway of shells made in Sweden": whoever has made what is handed over."""
    named = [m for m in after if m.form != "demonym" and m.key != recipient.key]
    return next(
        (m for m in named if _MADE.search(clause.text, max(0, m.span.start - 40), m.span.start)),
        None,
    )


_MADE = re.compile(
    r"(?<!\w)(?:made|built|produced|manufactured|fabriquée?s?|produite?s?|construite?s?|conçue?s?) (?:in|en|aux?) (?:the )?\Z"
)


def _decider_behind(clause: Clause, after: Sequence[Mention], recipient: Mention) -> Mention | None:
    """ "a delivery of shells to Norway, which Sweden has suspended": whoever decides on it, told behind it."""
    text = clause.text
    for mention in after:
        if mention.form == "demonym" or mention.span.start < recipient.span.end:
            continue
        told = _WHICH.fullmatch(text, recipient.span.end, mention.span.start) is not None
        decides = _decides(clause.language).match(text, mention.span.end, clause.sentence.end)
        return mention if told and decides and mention.key != recipient.key else None
    return None


# "…, which Norway", "que la Norvège"
_WHICH = re.compile(r",? (?:(?:which|that|que) |qu')(?:the |la |le |les |l')?")


@lru_cache(maxsize=2)
def _decides(language: str) -> re.Pattern[str]:
    return re.compile(
        rf" (?:(?:has|had|have|a|ont|avait|avaient) )?(?:\w+ly |then |later |déjà )?{lexicon.stems(transfer_words(language)['decided'])}(?!\w)"
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
    r"(?:'s|'|-(?:made|built|supplied|donated|funded) (?:weapons|arms|guns|shells|drones)(?: and other| or other)?)? ?(?:(?!and |to |of |in |et |a |for |(?!ongoing|continuing|growing|recurring)[\w-]+ing )[\w-]+ ){0,4}"
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
_TO = re.compile(r" (?:à|au|aux|vers|en direction|en faveur|au profit|pour) ?")
_DONE_BY = re.compile(
    r"(?:transit\w+|pass\w+|\w+(?:ed|en)(?= by)|built|made|held|met|\w+(?:ée?s?|uits?|ites?)) (?:by|par) (?:the |l[ea]s? |l')?$"
)
# "l'envoi en Lettonie d'instructeurs norvégiens"
_OF_THEIRS = re.compile(r" (?:de |d'|des |du )(?:[a-zà-ÿ-]+ ){1,3}")


@lru_cache(maxsize=2)
def _decided(language: str) -> re.Pattern[str]:
    return re.compile(rf"\b{lexicon.stems(transfer_words(language)['decided'])}\b[^,;:]{{0,60}}$", re.I)


# "announced restrictions on arms exports": what is held back is not sent.
# "vowed to respond to any delivery": whoever is against it delivers nothing.
@lru_cache(maxsize=2)
def _opposed(language: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){lexicon.stems(transfer_words(language)['opposed'])}(?!\w)[^,;:]{{0,25}}$")


@lru_cache(maxsize=2)
def _limited(language: str) -> re.Pattern[str]:
    limits = lexicon.stems(transfer_words(language)["limits"])
    return re.compile(rf"(?<!\w){limits} (?:on|over|to|about|against|of|sur|de|d'|des|à) ?(?:[\w'-]+ ){{0,4}}$")


# "lifted restrictions on arms sales": what was held back is sent.
_LIFTS = re.compile(
    r"(?<!\w)(?:lift|eas|relax|loosen|remov|scrap|waiv|lev|lèv|assoupl|allég|supprim)\w* (?:its |the |some |all |ses |les |la |l'|son )?"
    r"(?:restrictions?|bans?|curbs?|embargo|moratorium|interdictions?|moratoire|limites?) (?:on|over|sur|de|des|d') ?(?:[\w'-]+ ){0,3}$"
)
_ITS = re.compile(r"(?<!\w)(?:ses|sa|son|leurs?|its|their|his|her) (?:[\w-]+ ){0,3}$")


def _decider(clause: Clause, place: Place) -> Mention | None:
    """Whoever decides on a delivery without another donor: "Oslo approved the sale of shells to Riga"."""
    before = clause.before(place.span)
    if _LIFTS.search(before) is not None:
        return subject(clause, place.span)
    if _limited(clause.language).search(before) or _opposed(clause.language).search(before):
        return None
    is_own = _ITS.search(clause.before(place.span)) is not None
    return subject(clause, place.span) if is_own or is_decided(clause, place) else None


def is_decided(clause: Clause, place: Place) -> bool:
    """Whether somebody decides on the delivery that a noun tells: "approved the sale of shells"."""
    return _decided(clause.language).search(clause.text, clause.sentence.start, place.span.start) is not None


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
    giver = subject(clause, place.span) or next((m for m in after if _is_named(text, place, m)), None)
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
    near = [m for m in after if m.span.start - place.span.end < _PHRASE]
    taker = next((m for m in near if preceded(text, m, leads) and giver is not None and m.key != giver.key), None)
    return Sides(giver, taker) if giver is not None and taker is not None else None


def client(clause: Clause, place: Place) -> Sides | None:
    """ "Z is X's biggest arms buyer", "Z, one of X's top export markets", "Z est le premier client de X"."""
    text = clause.text
    giver = _own_before(clause, place)
    if giver is None:
        after = [m for m in behind(clause, place.span) if not breaks(text, place.span, m.span)]
        leads = transfer_words(clause.language)["belongs_to"]
        giver = next((m for m in after[:1] if owns(text, m) or preceded(text, m, leads)), None)
    if giver is None:
        return None
    start = min(giver.span.start, place.span.start)
    before = [m for m in parties(clause.inside) if m.span.end <= start and m.form != "demonym" and m.key != giver.key]
    set_beside = bool(before) and _BESIDE.fullmatch(text, before[-1].span.end, start) is not None
    taker = before[-1] if set_beside else subject(clause, Span(start, start))
    return Sides(giver, taker) if taker is not None and taker.key != giver.key else None


_BESIDE = re.compile(
    r"(?:,| [—–-]| \() ?(?:(?:one of|among|long|still|encore|longtemps|l'un des|l'une des) )*(?:the |le |la |les |l')?(?:[\w-]+ ){0,2}"
)


def _is_named(text: str, place: Place, mention: Mention) -> bool:
    """ "the largest exporter of arms to Norway is Sweden" """
    return _IS.search(text, place.span.end, mention.span.start) is not None and preceded(text, mention, _BEING)


_BEING = ("is", "was", "are", "were", "remains", "remain", "est", "était", "sont", "reste")
_PHRASE = 60
_IS = re.compile(r"(?<!\w)(?:is|was|remains?|remained|are|were|est|était|sont|reste) ")
