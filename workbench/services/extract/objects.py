"""What a transfer hands over: the words that name it, and what kind of thing they name."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from workbench.core.spans import Span
from workbench.services.extract import lexicon
from workbench.services.extract.parties import (
    Clause,
    Place,
    Sides,
    preceded,
    transfer_words,
    verb_forms,
)
from workbench.services.extract.phrasing import NOUNS, helps, object_of
from workbench.services.extract.things import core, is_counted, is_nothing, kind_of, tidied


class Handed(NamedTuple):
    """The words for what changes hands, and its kind."""

    object: Span
    kind: str


def handed_over(clause: Clause, place: Place, found: Sides, last: Handed | None = None) -> Handed | None:
    """What changes hands, its kind "other" where no list has it; None where nothing does.

    `last` is what changed hands before in the sentence: "… buy jets and give them to Norway".
    """
    object = object_of(clause, place, found)
    if object is not None and place.sort not in NOUNS and _PRONOUN.fullmatch(clause.text, object.start, object.end):
        thing = _THING.search(clause.text, clause.sentence.start, place.span.start)
        named = kind_of(clause.text, Span(*thing.span("thing")), clause.language) if thing is not None else None
        return last or (Handed(Span(*thing.span("thing")), named) if thing is not None and named is not None else None)
    if (
        object is not None
        and _TO_DO.match(clause.text, object.start)
        and _PROMISES.match(clause.text, place.span.start)
    ):
        # "promet de riposter à toute livraison": a deed is promised, no thing.
        return None
    if (
        object is not None
        and _TELLS.match(clause.text, place.span.start)
        and _noun(clause.language).search(clause.text, object.start, object.end)
    ):
        # "announced an aid package for Oslo": the noun tells it.
        return None
    if place.sort == "supplier" and kind_of(clause.text, object, clause.language) is None:
        object = _supplying(clause, place) or object
    if object is None and (bare := _bare(clause, place, found)) is not None:
        return bare
    if object is None or is_nothing(clause.text, object, clause.language):
        return None
    text = clause.text
    if place.sort in NOUNS and (of := _OF.match(text, object.start, object.end)):
        # "l'envoi de soldats": what is sent is "soldats".
        object = Span(of.end(), object.end)
    kind = kind_of(text, core(text, object), clause.language)
    if kind is None and place.sort == "received":
        kind = _made(clause, place, found)
    if kind == "troops" and place.span.of(text).lower() in _ARRIVALS:
        # "the arrival of Norwegian soldiers in Riga": as friends or as enemies.
        return None
    if place.span.of(text).lower() in transfer_words(clause.language)["wished"] and kind not in _WISHED:
        # "sought help from Oslo": only goods that are named are on their way.
        return None
    if kind is not None:
        return Handed(object, kind)
    if place.sort in ("strong", "aid"):
        return Handed(object, "other")
    if (
        place.sort in ("noun", "purchase")
        and place.span.of(text).lower() in transfer_words(clause.language)["bare_nouns"]
    ):
        return Handed(place.span, "other")
    if place.sort == "equipped" and place.span.of(text).lower() in helps(clause.language):
        return None
    is_number = place.sort in ("weak", "received", "noun", "equipped") and is_counted(text, object)
    return Handed(object, "other") if is_number else None


_TELLS = re.compile(r"(?:annonc|announc|approuv|approv|vot)", re.I)


@lru_cache(maxsize=2)
def _noun(language: str) -> re.Pattern[str]:
    words = transfer_words(language)
    return re.compile(rf"(?<![\w-]){lexicon.either([*words['aid'], *words['nouns']])}(?![\w-])", re.I)


_ARRIVALS = ("arrivée", "arrival")


def _bare(clause: Clause, place: Place, found: Sides) -> Handed | None:
    """ "Oslo arms Riga", "continues to supply Riga": the verb alone tells what is handed over."""
    text, words = clause.text, transfer_words(clause.language)
    verb = place.span.of(text).lower()
    kind = next(
        (
            kind
            for kind, verbs in words["bare"].items()
            if any(verb in verb_forms(one, clause.language) for one in verbs)
        ),
        None,
    )
    if kind is None and place.sort in ("noun", "purchase") and verb in words["bare_nouns"]:
        kind = "other"
    if kind is None:
        return None
    if place.sort in NOUNS:
        return Handed(place.span, kind)
    is_done = clause.language == "fr" and _DONE.search(verb) is not None
    is_next = not is_done and found.recipient.span.start - place.span.end in range(_NEXT)
    is_by = found.donor.span.start - place.span.end in range(_NEXT // 2) and preceded(text, found.donor, words["by"])
    return Handed(place.span, kind) if is_next or is_by else None


def _supplying(clause: Clause, place: Place) -> Span | None:
    """ "became Norway's main supplier, providing jets": the participle tells what."""
    what = _PROVIDING.search(clause.text, place.span.end, clause.sentence.end)
    return tidied(clause.text, Span(*what.span("what"))) if what is not None else None


_PROVIDING = re.compile(
    r", (?:providing|supplying|selling|delivering|shipping|sending|fournissant|livrant|vendant|en (?:lui )?(?:fournissant|livrant|vendant)) "
    r"(?P<what>[^,;:.]{3,80})"
)
_TO_DO = re.compile(r"(?:de |d')\w+(?:er|ir|re)(?!\w)")
_WISHED = ("arms", "energy", "technology", "food")
_PROMISES = re.compile(r"(?:prom|propos|garant|offr|demand|réclam|atten)")
_DONE = re.compile(r"ée?s?$")
_NEXT = 25
_OF = re.compile(r"(?:de |d'|of )(?=[^\W\d_])")
_PRONOUN = re.compile(r"(?:them|it|these|those|both)(?: over| back| on)?|les|la|le", re.I)
# "painted the two ferries before handing them over": the last noun phrase before the pronoun.
_THING = re.compile(
    r"(?<!\w)(?P<thing>(?:the|its|an?|some|several|two|three|\d+) (?:[\w-]+ ){1,4}?)(?:before|after|and|then|to) [^,;:]{0,20}$"
)


def _made(clause: Clause, place: Place, found: Sides) -> str | None:
    """The kind of a thing named behind whoever made it: "bought Norwegian jets"."""
    donor = found.donor.span
    if donor.start < place.span.end:
        return None
    after = _NOUN_PHRASE.match(clause.text, donor.end, clause.sentence.end)
    return kind_of(clause.text, Span(*after.span()), clause.language) if after is not None else None


_NOUN_PHRASE = re.compile(r"(?:'s)? [^,;:.]{2,50}")
