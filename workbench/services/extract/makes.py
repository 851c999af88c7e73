"""What is told to be of a state's making: "Swedish jets", "Sweden's Gripen jets", "Swedish-built boats", "chars de fabrication suédoise"."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from workbench.core.spans import Span
from workbench.services.extract import lexicon
from workbench.services.extract.parties import Clause, owns, transfer_words
from workbench.services.extract.records import Mention
from workbench.services.extract.things import kind_of

KINDS = ("arms", "energy", "technology")
_WORDS = r"(?P<thing>[^,;:.()“”\"]{3,60})"
_THEIRS = re.compile(rf"(?:'s)? {_WORDS}")
# How far before a French adjective its noun phrase may begin.
_PHRASE = 70


class Held(NamedTuple):
    """What a state's name or demonym says is of its making; `is_made` where it says so outright."""

    object: Span
    thing: Span
    is_made: bool


def made_by(clause: Clause, mention: Mention) -> Held | None:
    """What a mention of a state says is of that state's making."""
    if mention.form != "demonym" and (come := _come_from(clause, mention)) is not None:
        return come
    if clause.language == "fr":
        return _told_before(clause, mention) if mention.form == "demonym" else None
    text, end = clause.text, clause.sentence.end
    made = _made().match(text, mention.span.end, end)
    if made is None and not owns(text, mention):
        return None
    found = made or _THEIRS.match(text, mention.span.end, end)
    if found is None:
        return None
    goes_on = _ends().search(found["thing"])
    thing = Span(found.start("thing"), found.start("thing") + goes_on.start() if goes_on else found.end("thing"))
    return Held(Span(mention.span.start, thing.end).trimmed(text), thing, made is not None) if thing.length else None


def _come_from(clause: Clause, mention: Mention) -> Held | None:
    """ "shells made in | Sweden", "des obus venus de | Suède": the noun phrase and whence it comes."""
    start = max(clause.sentence.start, mention.span.start - _PHRASE)
    found = _whence(clause.language).search(clause.text, start, mention.span.start)
    if found is None:
        return None
    thing = Span(*found.span("thing"))
    return Held(Span(thing.start, mention.span.end), Span(thing.start, mention.span.end), True)


@lru_cache(maxsize=2)
def _whence(language: str) -> re.Pattern[str]:
    words = transfer_words(language)
    goods = lexicon.any_of(word for kind in KINDS for word in words["objects"][kind])
    lead = lexicon.either(words["whence"])
    return re.compile(rf"(?<![\w-])(?P<thing>{goods}) (?:[\w-]+ ){{0,2}}?{lead}\s?(?:the |la |le |l'|les )?\Z", re.I)


@lru_cache(maxsize=1)
def _made() -> re.Pattern[str]:
    """ "Swedish-built boats" """
    return re.compile(rf"[- ]{lexicon.either(transfer_words('en')['made_in'])} {_WORDS}")


@lru_cache(maxsize=1)
def _ends() -> re.Pattern[str]:
    """The word behind which a noun phrase has ended: "jets | used by"."""
    return re.compile(rf" {lexicon.either(transfer_words('en')['ends'])}(?= |$)")


def _told_before(clause: Clause, mention: Mention) -> Held | None:
    """The noun phrase that a French adjective ends: its nearest opening behind which goods are named."""
    text = clause.text
    start = max(clause.sentence.start, mention.span.start - _PHRASE)
    make = _MAKE.search(text, start, mention.span.start)
    end = make.start() if make is not None else mention.span.start
    for opening in reversed(list(_opens().finditer(text, start, end))):
        thing = Span(opening.end(), end).trimmed(text)
        if thing.length < _LEAST or _APART.search(thing.of(text)):
            continue
        if kind_of(text, thing, "fr") is not None:
            return Held(Span(thing.start, mention.span.end), thing, make is not None)
    return None


_LEAST = 3
# "de fabrication suédoise"
_MAKE = re.compile(r" (?:de (?:fabrication|conception|facture|production|marque)|d'origine) \Z")
# "des chars contre les positions norvégiennes": the demonym is of another noun.
_APART = re.compile(r"(?<!\w)(?:contre|face|sur|dans|en|pour|par|qui|que|aux|au|à|vers|depuis|avec|les|la|le)(?!\w)|l'")


@lru_cache(maxsize=1)
def _opens() -> re.Pattern[str]:
    words = transfer_words("fr")
    return re.compile(rf"(?<!\w)(?:{lexicon.either([*words['opens'], *words['counts']])} |[dl]'|\d+ )", re.I)
