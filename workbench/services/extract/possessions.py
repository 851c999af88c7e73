"""Arms that one state has from another: "Norway's Swedish-made jets", "Oslo already flies Swedish-built Gripens"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from workbench.core.spans import Span
from workbench.services.extract import lexicon
from workbench.services.extract.doers import subject
from workbench.services.extract.parties import (
    Clause,
    for_its_state,
    is_guess,
    owns,
    parties,
    transfer_words,
    verb_forms,
)
from workbench.services.extract.records import Mention, Transfer
from workbench.services.extract.things import kind_of

_SCORE = 0.55
_KINDS = ("arms", "energy", "technology")
_WORDS = r"(?P<thing>[^,;:.()“”\"]{3,60})"
_MADE = re.compile(rf"[- ](?:made|built|supplied|donated|designed|produced|provided) {_WORDS}")
_THEIRS = re.compile(rf"(?:'s)? {_WORDS}")
_OWNED = re.compile(r"(?:'s?)? (?:(?!(?:of|and|or|by|in|to) )[a-z-]+ ){0,2}")
# "chars (de fabrication) suédoise": the noun phrase that a demonym ends.
_MAKE = r"(?P<make> (?:de (?:fabrication|conception|facture)|d'origine))?"
_BEFORE = re.compile(rf"(?:des |les |de |d'|ses |leurs |un |une |\d+ )(?P<thing>[\w'’ -]{{3,60}}?){_MAKE} \Z", re.I)
# What was taken from an enemy was handed over by nobody.
_TAKEN = re.compile(
    r"(?<!\w)(?:captur|seiz|loot|stol|abandon|destroy|left behind|down|ex-|former|saisi|captur|pris|détrui|abattu|volé|récupér)\w*"
)
_ENDS = re.compile(
    r" (?:to|in|on|for|against|at|as|and|with|from|during|that|which|bound|destined|headed|used|flown|operated|was|were|is|are|has|have|had|said|reported|will|would|may|might|can|could|must) "
)


class _Held(NamedTuple):
    """What a state's name or demonym says is of its making; `is_made` where it says so outright."""

    object: Span
    thing: Span
    is_made: bool


def possessions(clause: Clause, modality: str) -> Iterator[Transfer]:
    """What one party has of another's making."""
    for mention in parties(clause.inside):
        if mention.kind != "state":
            continue
        held = _held(clause, mention)
        if held is None or _is_taken(clause, held):
            continue
        object = held.object
        kind = kind_of(clause.text, held.thing, clause.language)
        owner = (_bound_for(clause, held) or _owner(clause, mention, held)) if kind in _KINDS else None
        if owner is None or kind not in _KINDS or owner.key == mention.key:
            continue
        if owner.kind == "person" or is_guess(owner) or (kind == "energy" and not held.is_made):
            continue
        span = Span(min(owner.span.start, object.start), max(owner.span.end, object.end))
        yield Transfer(span, mention.key, owner.key, object, kind, modality, "transfer.possessed", _SCORE)


def _is_taken(clause: Clause, held: _Held) -> bool:
    start = max(clause.sentence.start, held.object.start - 25)
    return _TAKEN.search(clause.text, start, held.object.end) is not None


def _held(clause: Clause, mention: Mention) -> _Held | None:
    text, end = clause.text, clause.sentence.end
    if clause.language == "fr":
        return _told_before(clause, mention) if mention.form == "demonym" else None
    made = _MADE.match(text, mention.span.end, end)
    if made is None and not owns(text, mention):
        return None
    found = made or _THEIRS.match(text, mention.span.end, end)
    if found is None:
        return None
    goes_on = _ENDS.search(found["thing"]) if made is None else None
    thing = Span(found.start("thing"), found.start("thing") + goes_on.start() if goes_on else found.end("thing"))
    return _Held(Span(mention.span.start, thing.end).trimmed(text), thing, made is not None)


def _told_before(clause: Clause, mention: Mention) -> _Held | None:
    start = max(clause.sentence.start, mention.span.start - 70)
    found = _BEFORE.search(clause.text, start, mention.span.start)
    if found is None:
        return None
    thing = Span(*found.span("thing"))
    if _APART.search(found["thing"]):
        return None
    return _Held(Span(thing.start, mention.span.end), thing, found["make"] is not None)


# "des chars contre les positions norvégiennes": the demonym is of another noun.
_APART = re.compile(r"(?<!\w)(?:contre|face|sur|dans|en|pour|par|qui|que|aux|au|à|vers|depuis|avec|les|la|le)(?!\w)|l'")


def _owner(clause: Clause, mention: Mention, held: _Held) -> Mention | None:
    """Whose the thing is: the owner right before it, or the subject of a verb of having."""
    start = held.object.start
    before = [m for m in parties(clause.inside) if m.span.end < start]
    is_owned = clause.language == "en" and bool(before) and owns(clause.text, before[-1])
    is_whose = is_owned and (held.is_made or before[-1].form != "demonym")
    if is_whose and _OWNED.fullmatch(clause.text, before[-1].span.end, start):
        return for_its_state(before[-1])
    if (user := _user(clause, held) or _keeper(clause, held)) is not None:
        return for_its_state(user)
    verbs = _verbs(clause.language, is_made=held.is_made)
    who = subject(clause, Span(start, start))
    if who is not None and verbs.search(clause.text, who.span.end, start) is not None:
        return for_its_state(who)
    if held.is_made and (stock := _stocked(clause, start)) is not None:
        return for_its_state(stock)
    # "some of Norway's jets are equipped with Swedish engines"
    equipped = _equipped(clause.language).search(clause.text, before[-1].span.end, start) if before else None
    return for_its_state(before[-1]) if equipped is not None and before[-1].kind != "person" else None


def _bound_for(clause: Clause, held: _Held) -> Mention | None:
    """ "Swedish jets for Norway", "des canons suédois destinés à la Norvège": whom they are for."""
    after = held.object.end
    if " of " in held.thing.of(clause.text):
        # "the Swedish fear of losing ships to Norway"
        return None
    named = next((m for m in parties(clause.inside) if m.span.start > after and m.form != "demonym"), None)
    lead = _lead_to(clause.language).fullmatch(clause.text, after, named.span.start) if named is not None else None
    return for_its_state(named) if named is not None and lead is not None else None


@lru_cache(maxsize=2)
def _lead_to(language: str) -> re.Pattern[str]:
    return re.compile(rf" {lexicon.either(transfer_words(language)['bound'])}\s?(?:the |la |le |l'|les )?(?:[\w-]+ )?")


def _user(clause: Clause, held: _Held) -> Mention | None:
    """ "Swedish jets used by Norway" """
    used = _used_by(clause.language).search(clause.text, held.thing.start + 3, clause.sentence.end)
    if used is None or used.start() > held.thing.end + 1:
        return None
    return next((m for m in parties(clause.inside) if m.span.start == used.end() and m.form != "demonym"), None)


def _keeper(clause: Clause, held: _Held) -> Mention | None:
    """ "Swedish jets that Norway flies", "Norway's fleet of Swedish jets": whose they are, told around them."""
    text, start = clause.text, held.object.start
    after = [m for m in parties(clause.inside) if m.span.start >= held.object.end and m.form != "demonym"]
    if after and _THAT.fullmatch(text, held.object.end, after[0].span.start):
        verbs = _verbs(clause.language, is_made=True, at_once=True)
        return after[0] if verbs.match(text, after[0].span.end) else None
    owner = next((m for m in reversed(parties(clause.inside)) if m.span.end <= start), None)
    if owner is None:
        return None
    if clause.language == "fr":
        return owner if _is_used_by(text, owner, start) else None
    is_owner = owner.form == "demonym" or text.startswith("'s", owner.span.end)
    return owner if is_owner and _used_noun("en").fullmatch(text, owner.span.end, start) else None


_THAT = re.compile(r" (?:(?:that|which|que) )?(?:the |la |le |l')?|(?<=\w) qu'")


def _is_used_by(text: str, owner: Mention, start: int) -> bool:
    lead = text[max(0, owner.span.start - 40) : owner.span.start]
    return _used_noun("fr").search(lead) is not None and _DE.fullmatch(text, owner.span.end, start) is not None


_DE = re.compile(r" (?:de |d')(?:[\w-]+ )?")


@lru_cache(maxsize=2)
def _used_noun(language: str) -> re.Pattern[str]:
    nouns = lexicon.either(transfer_words(language)["used_noun"])
    if language == "fr":
        return re.compile(rf"(?<!\w){nouns} (?:par |de |du |d')(?:la |le |l'|les )?$")
    return re.compile(rf"(?:'s)? (?:[\w-]+ ){{0,2}}{nouns} (?:of|on) (?:[\w-]+ ){{0,3}}")


def armed_by(clause: Clause, modality: str) -> Iterator[Transfer]:
    """ "Swedish-armed rebels", "the US-supplied Latvian army": who arms them is told in one word."""
    words = transfer_words(clause.language)["armed_by"]
    if not words:
        return
    pattern = re.compile(rf"-(?P<thing>{lexicon.either(words)}) ")
    for donor, taker in pairwise(parties(clause.inside)):
        armed = pattern.fullmatch(clause.text, donor.span.end, taker.span.start)
        if armed is not None and donor.kind == "state" and taker.key != donor.key:
            span, thing = Span(donor.span.start, taker.span.end), Span(*armed.span("thing"))
            recipient = for_its_state(taker)
            yield Transfer(span, donor.key, recipient.key, thing, "arms", modality, "transfer.possessed", _SCORE)


@lru_cache(maxsize=2)
def _used_by(language: str) -> re.Pattern[str]:
    used = lexicon.either(transfer_words(language)["used_by"])
    if language == "fr":
        return re.compile(rf" {used}e?s? par (?:la |le |les |l')?")
    return re.compile(rf" {used} by (?:the )?")


# "operates mills near Swedish guns": what stands beside the thing is not had.
_UP_TO = r"(?:(?! (?:near|against|behind|before|beside|around|over|under|while|when|because|contre|face|près|lorsque|to|whether|that|which|who)\b)[^,;:]){0,70}"


@lru_cache(maxsize=8)
def _verbs(language: str, *, is_made: bool, at_once: bool = False) -> re.Pattern[str]:
    words = transfer_words(language)
    verbs = [*words["uses"], *(words["has"] if is_made else ())]
    if at_once:
        # "that Norway has shot down": an auxiliary has nothing.
        verbs = [verb for verb in verbs if verb not in ("have", "avoir")]
    forms = lexicon.either({*words["received"], *(form for verb in verbs for form in verb_forms(verb, language))})
    forms = forms.replace(r"\ on", r"(?:\ \w+ly)?\ on")
    if at_once:
        return re.compile(rf"(?: \([\w. ]+\))?(?: (?:now|also|already|a|ont|has|have))? {forms}(?!\w)")
    return re.compile(rf"(?<!\w){forms}(?!\w){_UP_TO}$")


def _stocked(clause: Clause, before: int) -> Mention | None:
    """ "The backbone of Norway's fleet are three Swedish-built boats": whose stock a thing belongs to."""
    stock = _arsenal(clause.language)
    return next(
        (
            m
            for m in reversed(parties(clause.inside))
            if m.span.end < before and (found := stock.match(clause.text, m.span.end)) and found.end() < before
        ),
        None,
    )


@lru_cache(maxsize=2)
def _arsenal(language: str) -> re.Pattern[str]:
    return re.compile(rf"'s (?:[\w-]+ ){{0,2}}{lexicon.either(transfer_words(language)['arsenals'])}(?!\w)")


@lru_cache(maxsize=2)
def _equipped(language: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){lexicon.either(transfer_words(language)['equipped_with'])} [^,;:]{{0,40}}$")
