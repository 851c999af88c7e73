"""Arms that one state has from another: "Norway's Swedish-made jets", "Oslo already flies Swedish-built Gripens"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise

from workbench.core.spans import Span
from workbench.services.extract import lexicon
from workbench.services.extract.holders import having, keeper, stocked, user, wielding
from workbench.services.extract.makes import KINDS, Held, made_by
from workbench.services.extract.parties import (
    Clause,
    for_its_state,
    is_guess,
    owns,
    parties,
    transfer_words,
)
from workbench.services.extract.records import Mention, Transfer
from workbench.services.extract.things import kind_of

_SCORE = 0.55
_OWNED = re.compile(r"(?:'s?)? (?:(?!(?:of|and|or|by|in|to|that|which|who|with|from|on) )[a-z-]+ ){0,2}")
# What was taken from an enemy was handed over by nobody.
_TAKEN = re.compile(
    r"(?<!\w)(?:captur|seiz|loot|stol|abandon|destroy|left behind|down|ex-|former|saisi|captur|pris|détrui|abattu|volé|récupér)\w*"
)


def possessions(clause: Clause, modality: str) -> Iterator[Transfer]:
    """What one party has of another's making."""
    for mention in parties(clause.inside):
        held = made_by(clause, mention) if mention.kind == "state" else None
        if held is None or _is_taken(clause, held):
            continue
        kind = kind_of(clause.text, held.thing, clause.language)
        if kind not in KINDS:
            continue
        owner = _owner(clause, mention, held, kind)
        if owner is None or owner.key == mention.key or owner.kind == "person" or is_guess(owner):
            continue
        object = held.object
        span = Span(min(owner.span.start, object.start), max(owner.span.end, object.end))
        yield Transfer(span, mention.key, owner.key, object, kind, modality, "transfer.possessed", _SCORE)


def _is_taken(clause: Clause, held: Held) -> bool:
    start = max(clause.sentence.start, held.object.start - 25)
    return _TAKEN.search(clause.text, start, held.object.end) is not None


def _owner(clause: Clause, mention: Mention, held: Held, kind: str) -> Mention | None:
    """Whose the thing is, as the state that he acts for."""
    start = held.object.start
    if kind == "energy" and not held.is_made:
        # Gas is bought and burnt; nobody else has it.
        found = having(clause, start, is_made=False, kind=kind)
    else:
        found = (
            _bound_for(clause, held)
            or _owner_ahead(clause, held)
            or user(clause, Span(held.thing.start, max(held.thing.end, held.object.end)))
            or _owner_behind(clause, held)
            or keeper(clause, held.object)
            or having(clause, start, is_made=held.is_made)
            or wielding(clause, start)
            or (stocked(clause, start) if held.is_made else None)
            or _thanks_to(clause, held)
            or _equipped_with(clause, start)
        )
    return for_its_state(found) if found is not None else None


def _owner_ahead(clause: Clause, held: Held) -> Mention | None:
    """ "Norway's Swedish-built | boats": the owner right before it."""
    start = held.object.start
    before = [m for m in parties(clause.inside) if m.span.end < start]
    if clause.language != "en" or not before or not owns(clause.text, before[-1]):
        return None
    is_whose = held.is_made or before[-1].form != "demonym"
    return before[-1] if is_whose and _OWNED.fullmatch(clause.text, before[-1].span.end, start) else None


def _owner_behind(clause: Clause, held: Held) -> Mention | None:
    """ "les chars suédois | de la Norvège" """
    if clause.language != "fr":
        return None
    after = next((m for m in parties(clause.inside) if m.span.start > held.object.end and m.form != "demonym"), None)
    is_next = after is not None and _OF_WHOM.fullmatch(clause.text, held.object.end, after.span.start) is not None
    return after if is_next else None


def _thanks_to(clause: Clause, held: Held) -> Mention | None:
    """ "Without Swedish shells, | Norway would not have held": whoever leans on what opens the sentence."""
    opening = Span(clause.sentence.start, min(held.object.start, held.thing.start))
    if _WITHOUT.fullmatch(opening.of(clause.text)) is None:
        return None
    after = held.object.end
    named = next((m for m in parties(clause.inside) if m.span.start >= after and m.form != "demonym"), None)
    at_once = named is not None and _COMMA.fullmatch(clause.text, after, named.span.start) is not None
    return named if at_once else None


_WITHOUT = re.compile(
    r"(?:Sans|Grâce à|Grâce aux?|Avec|Without|Thanks to|With) ?(?:les |la |le |l'|ses |des |aux |the |its )?", re.I
)
_COMMA = re.compile(r"(?: [\w-]+){0,3}, (?:the |la |le |les |l')?")
_OF_WHOM = re.compile(r" (?:de |du |des |d')(?:la |l')?")


def _equipped_with(clause: Clause, start: int) -> Mention | None:
    """ "some of Norway's jets are equipped with Swedish engines" """
    before = [m for m in parties(clause.inside) if m.span.end < start]
    equipped = _equipped(clause.language).search(clause.text, before[-1].span.end, start) if before else None
    return before[-1] if equipped is not None and before[-1].kind != "person" else None


@lru_cache(maxsize=2)
def _equipped(language: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){lexicon.either(transfer_words(language)['equipped_with'])} [^,;:]{{0,40}}$")


def _bound_for(clause: Clause, held: Held) -> Mention | None:
    """ "Swedish jets for Norway", "des canons suédois destinés à la Norvège": whom they are for."""
    after = held.object.end
    if " of " in held.thing.of(clause.text):
        # "the Swedish fear of losing ships to Norway"
        return None
    named = next((m for m in parties(clause.inside) if m.span.start > after and m.form != "demonym"), None)
    lead = _lead_to(clause.language).fullmatch(clause.text, after, named.span.start) if named is not None else None
    return named if named is not None and lead is not None else None


@lru_cache(maxsize=2)
def _lead_to(language: str) -> re.Pattern[str]:
    return re.compile(rf" {lexicon.either(transfer_words(language)['bound'])}\s?(?:the |la |le |l'|les )?(?:[\w-]+ )?")


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
