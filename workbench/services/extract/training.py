"""Training that one state gives to another's soldiers: "a formé des pilotes norvégiens", "Latvian recruits trained by Oslo"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import lru_cache
from typing import NamedTuple

from workbench.core.spans import Span
from workbench.services.extract import lexicon
from workbench.services.extract.doers import HAVING, is_passive, made_to, subject
from workbench.services.extract.objects import Handed
from workbench.services.extract.parties import (
    Clause,
    Place,
    Sides,
    fellows,
    owns,
    parties,
    preceded,
    transfer_words,
    verb_forms,
)
from workbench.services.extract.records import Mention


def trained(clause: Clause) -> Iterator[tuple[Place, Sides, Handed]]:
    """Each training of the sentence with whoever gives it and whose people they are who are trained."""
    if _trainees(clause.language).search(clause.text, clause.sentence.start, clause.sentence.end) is None:
        return
    for match in _training(clause.language).finditer(clause.text, clause.sentence.start, clause.sentence.end):
        sort = str(match.lastgroup)
        place = Place(Span(*match.span()), sort)
        found = _FINDS[sort](clause, place)
        if found is None and match[0] == "training" and not _NOUN.search(clause.before(place.span)):
            # "is training Latvian pilots": the noun is a verb here.
            found = _trains(clause, place)
        if found is None or found.donor.key == found.recipient.key:
            continue
        # The words between both lists belong to neither.
        start, end = clause.sentence.start, clause.sentence.end
        first, last = sorted([found.donor.span, found.recipient.span])
        within = {True: Span(start, last.start), False: Span(first.end, end)}
        for donor in fellows(clause.text, found.donor, clause.inside, within[found.donor.span == first]):
            for taker in fellows(clause.text, found.recipient, clause.inside, within[found.recipient.span == first]):
                if taker.key != donor.key:
                    yield place, Sides(donor, taker), Handed(place.span, "technology")


_NOUN = re.compile(r"(?<!\w)(?:the|an?|its|their|of|new|joint|this) $", re.I)


@lru_cache(maxsize=2)
def _training(language: str) -> re.Pattern[str]:
    words = transfer_words(language)
    verbs = lexicon.either({form for verb in words["trains"] for form in verb_forms(verb, language)})
    hosts = lexicon.either({form for verb in words["hosts"] for form in verb_forms(verb, language)})
    return re.compile(
        rf"(?<![\w-])(?:(?P<lesson>{lexicon.either(words['trainings'])})|(?P<trains>{verbs})|(?P<hosts>{hosts}))(?![\w-])"
    )


@lru_cache(maxsize=2)
def _trainees(language: str) -> re.Pattern[str]:
    return re.compile(rf"(?<![\w-]){lexicon.either(transfer_words(language)['trainees'])}(?![\w-])", re.I)


class _Who(NamedTuple):
    """Those who are trained: whose people they are, and the words for them."""

    mention: Mention
    span: Span


def _ahead_of(clause: Clause, start: int, end: int) -> _Who | None:
    """The noun phrase of trainees that begins at `start`: "some 500 Latvian recruits", "des pilotes de la Norvège"."""
    phrase = _phrase(clause.language).match(clause.text, start, min(end, start + _LONGEST))
    if phrase is None:
        return None
    span = Span(*phrase.span())
    return _whose(clause, span)


_LONGEST = 140


@lru_cache(maxsize=2)
def _phrase(language: str) -> re.Pattern[str]:
    nouns = lexicon.either(transfer_words(language)["trainees"])
    if language == "fr":
        count = (
            r"(?:(?:de |d'|à |aux? )?(?:plus de |près de |environ |quelque |au moins |jusqu'à )?"
            r"(?:les |la |l'|le |des |du |de |d'|un |une |ses |leurs |\d[\d _.]* ?|(?:\w+aines?|milliers|deux|trois|quatre|cinq|six|dix|vingt|cent|mille|premiers?) (?:de |d')?){0,4})"
        )
        other = r"(?!(?:avec|par|pour|en|dans|sur|contre|sans|chez|qui|que|dont|et|ou)\b)[\w-]+ (?:de |d'|des )?"
        return re.compile(rf" {count}(?:{other}){{0,2}}?{nouns}(?![\w-])(?:[ ']?[\w'-]+){{0,7}}", re.I)
    count = (
        r"(?:(?:about|some|up to|over|more than|at least|nearly|several|around|as many as) )?"
        r"(?:the |its |a |\d[\d_.,]* |(?:dozens|hundreds|thousands) (?:of )?|(?:two|three|four|five|six|ten|first|more|new) ){0,3}"
    )
    other = r"(?!(?:on|of|at|in|with|against|about|near|over|under|beside|by|for|from|to|as|that|which|who|and|or)\b)[A-Za-zÀ-ÿ][\w'.-]* "
    return re.compile(rf" (?:and \w+ )?{count}(?:{other}){{0,5}}?{nouns}(?![\w-]|'s)(?:[ ']?[\w'-]+){{0,6}}")


def _whose(clause: Clause, span: Span) -> _Who | None:
    """Whose people the words tell of: "recrues lettonnes", "Hezbollah fighters", "soldiers from Latvia"."""
    text = clause.text
    noun = _trainees(clause.language).search(text, span.start, span.end)
    if noun is None:
        return None
    inside = [m for m in parties(clause.inside) if span.start <= m.span.start and m.span.start < span.end]
    for mention in inside:
        is_theirs = mention.form == "nominal" and mention.kind in ("armed_force", "group") and mention.owner
        if is_theirs and mention.span.start <= noun.start() < mention.span.end:
            serves = (
                len(mention.owner) == _CODE and noun[0].lower() not in transfer_words(clause.language)["irregulars"]
            )
            return _Who(replace(mention, key=mention.owner, kind="state") if serves else mention, span)
    for mention in inside:
        before, after = text[mention.span.end : noun.start()], text[noun.end() : mention.span.start]
        if mention.span.end <= noun.start() and _SOME.fullmatch(before) and not preceded(text, mention, _LEADS):
            return _Who(mention, span)
        if mention.span.start >= noun.end() and (
            _OF_WHOM.fullmatch(after) or (mention.form == "demonym" and _ADJ.fullmatch(after))
        ):
            return _Who(mention, span)
    return None


_CODE = 2
# "Latvian | army recruits", "Latvia's | pilots"
_SOME = re.compile(r"(?:'s?)? (?:(?!and |or |in |to |of |for |with |by |from |who |that )[\w-]+ ){0,2}")
_OF_WHOM = re.compile(
    r" (?:(?:and|et) [\w-]+ )?(?:of|from|de|du|des|d'|venus? de|issus? de)(?: (?:the |la |l'|le |les )?|(?<='))"
)
_ADJ = re.compile(r" (?:[\w'-]+ ){0,2}")
_LEADS = ("by", "from", "in", "par", "en", "for")


def _trains(clause: Clause, place: Place) -> Sides | None:
    """ "Oslo trained 500 Latvian recruits", "des recrues lettonnes ont été formées par Oslo" """
    text = clause.text
    by = _by(clause, place)
    if by is not None or _is_undergone(clause, place):
        who = _before(clause, place)
        donor = by if by is not None else _where(clause, place)
        return Sides(donor, who.mention) if who is not None and donor is not None else None
    adverbs = _ADVERBS.match(text, place.span.end, clause.sentence.end)
    start = adverbs.end() if adverbs is not None else place.span.end
    taught = (
        _TO.match(text, start, clause.sentence.end)
        if text.startswith(("taught", "teach", "enseign"), place.span.start)
        else None
    )
    who = _ahead_of(clause, taught.end() - 1 if taught is not None else start, clause.sentence.end)
    if who is None or _LESSON.search(text, who.span.start, who.span.end) is not None:
        return None
    donor = made_to(clause, place.span) or _teachers(clause, place) or subject(clause, place.span)
    if donor is not None and who.span.contains(donor.span):
        return None
    if donor is None:
        # "Norwegian aid included training Latvian officers"
        owner = [m for m in parties(clause.inside) if m.span.end <= place.span.start and owns(text, m)]
        near = _INCLUDES.search(text, owner[-1].span.end, place.span.start) if owner else None
        donor = owner[-1] if near is not None else None
    return Sides(donor, who.mention) if donor is not None else None


def _teachers(clause: Clause, place: Place) -> Mention | None:
    """ "Norwegian officers | train", "des instructeurs norvégiens ont formé": whose people stand at the verb."""
    before = [m for m in parties(clause.inside) if m.span.end <= place.span.start]
    last = before[-1] if before else None
    if last is None or last.kind != "state" or last.form != "demonym":
        return None
    text = clause.text
    if clause.language == "fr":
        ahead = _PEOPLE_AHEAD.search(text, max(clause.sentence.start, last.span.start - 40), last.span.start)
        return last if ahead and _DID.fullmatch(text, last.span.end, place.span.start) else None
    return last if _PEOPLE_DID.fullmatch(text, last.span.end, place.span.start) else None


_PEOPLE_AHEAD = re.compile(
    r"(?<!\w)(?:instructeurs|formateurs|conseillers|officiers|militaires|soldats|mercenaires|pilotes|forces(?: spéciales)?|commandos|entraîneurs) \Z"
)
_DID = re.compile(
    r" (?:y |en )?(?:(?:ont|avaient|auraient|auront|vont|doivent|devaient|devraient|pourraient) )?(?:(?:déjà|également|aussi|ainsi|\w+ment) )?"
)
_PEOPLE_DID = re.compile(
    r" (?:special )?(?:military )?(?:instructors|trainers|advisers|advisors|officers|soldiers|troops|mercenaries|pilots|forces|commandos)"
    r" (?:(?:have|had|are|were|will|would|may|might|could|also|been|reportedly|already|now|be|since) ){0,3}"
)
# "entraîne par ailleurs", "trained in Bergen": what may stand between the verb and its object.
_ADVERBS = re.compile(
    r"(?:,? (?:par ailleurs|aussi|également|déjà|notamment|ainsi|actuellement|sur place|also|secretly|already|[a-zé]{4,}ment|(?:à|en|in|at) (?:la |l')?[A-ZÀ-Ý][\w-]+(?: et (?:à |en )?[A-ZÀ-Ý][\w-]+)?),?){1,2}"
)
# "taught mountain combat to | Latvian conscripts"
_TO = re.compile(r" (?:(?!to )[a-z-]+ ){1,5}to ")
_LESSON = re.compile(r"(?<!\w)(?:lessons?|leçons?)(?!\w)")
_INCLUDES = re.compile(r" (?:[\w-]+ ){1,3}(?:includ\w+|compren\w+|consist\w+|involv\w+|prév\w+) (?:in |à |de )?\Z")


def _is_undergone(clause: Clause, place: Place) -> bool:
    is_done = _DONE.search(place.span.of(clause.text)) is not None
    return is_done and (is_passive(clause, place.span) or _BEEN.search(clause.before(place.span)) is not None)


_DONE = re.compile(r"(?:ed|aught|ée?s?|uite?s?)$")
_BEEN = re.compile(r"(?<!\w)(?:been|être|été) (?:\w+ly |\w+ment )?$")


def _by(clause: Clause, place: Place) -> Mention | None:
    """Whoever trains, behind a participle: "trained by Norwegian officers", "formés par la Norvège"."""
    if HAVING.search(clause.before(place.span)) or not _DONE.search(place.span.of(clause.text)):
        return None
    near = [m for m in parties(clause.inside) if 0 <= m.span.start - place.span.end < _NEAR]
    by = transfer_words(clause.language)["by"]
    return next((m for m in near if _led(clause, m, by) and not _stops(clause, place.span.end, m.span.start)), None)


def _led(clause: Clause, mention: Mention, words: Sequence[str]) -> bool:
    """Whether a word leads to a mention or to those whose it is: "by Norway", "by Norwegian officers", "par des officiers norvégiens"."""
    if preceded(clause.text, mention, words):
        return True
    lead = lexicon.either(words)
    some = (
        r"(?:[\w-]+ (?:of |de |d'|des |du )?){1,3}"
        if mention.form == "demonym" or clause.language == "fr"
        else r"(?:[\w-]+ ){1,2}"
    )
    pattern = re.compile(rf"(?<!\w){lead}(?: |(?<='))(?:the |les |des |la |le |l'|d'|de )?{some}\Z")
    is_owner = mention.form in ("demonym", "nominal")
    return is_owner and pattern.search(clause.text, max(0, mention.span.start - 50), mention.span.start) is not None


_NEAR = 80


def _stops(clause: Clause, start: int, end: int) -> bool:
    return _STOP.search(clause.text, start, end) is not None


_STOP = re.compile(r"[;:]|, (?:who|which|qui|dont|mais|but|while|tandis)(?!\w)|\.\s")


def _where(clause: Clause, place: Place) -> Mention | None:
    """ "were trained at a base in Norway", "ont été formés en Norvège": whoever has them on his soil."""
    near = [m for m in parties(clause.inside) if 0 <= m.span.start - place.span.end < _NEAR and m.kind == "state"]
    named = next((m for m in near if m.form != "demonym"), None)
    is_there = named is not None and preceded(clause.text, named, ("in", "en", "au", "aux"))
    return named if named is not None and is_there and not _stops(clause, place.span.end, named.span.start) else None


def _before(clause: Clause, place: Place) -> _Who | None:
    """The trainees that a participle or a passive tells of: those named before it."""
    text = clause.text
    start = max(clause.sentence.start, place.span.start - _LONGEST)
    nouns = list(_trainees(clause.language).finditer(text, start, place.span.start))
    for noun in reversed(nouns):
        if _STOP.search(text, noun.end(), place.span.start):
            return None
        near = [
            m
            for m in parties(clause.inside)
            if m.span.end <= place.span.start and abs(m.span.start - noun.start()) < _NEAR
        ]
        spans = [Span(min(m.span.start, noun.start()), max(m.span.end, noun.end())) for m in near]
        found = next((who for span in spans if (who := _whose(clause, span)) is not None), None)
        if found is not None:
            return found
    return None


def _lesson(clause: Clause, place: Place) -> Sides | None:
    """ "la formation de pilotes lettons par Oslo", "Norway's training of Latvian troops", "un stage au profit du bataillon" """
    text = clause.text
    of = _OF.match(text, place.span.end)
    who = _ahead_of(clause, of.end() - 1, clause.sentence.end) if of is not None else None
    if who is None:
        return None
    end = who.span.end
    behind = [m for m in parties(clause.inside) if m.span.start >= who.mention.span.end and m.span.start - end < _NEAR]
    by = transfer_words(clause.language)["by"]
    donor = next((m for m in behind if _led(clause, m, by) and not _stops(clause, end, m.span.start)), None)
    if donor is None:
        owner = next(
            (m for m in reversed(parties(clause.inside)) if m.span.end <= place.span.start and owns(text, m)), None
        )
        is_own = owner is not None and _OWN.fullmatch(text, owner.span.end, place.span.start) is not None
        donor = owner if is_own else None
    if donor is None and _RUNS.search(clause.before(place.span, 70)):
        donor = subject(clause, place.span)
    donor = donor or _where(clause, Place(Span(end, end), place.sort))
    return Sides(donor, who.mention) if donor is not None else None


_OF = re.compile(
    r"(?: (?:programmes?|program|missions?|courses?|militaires?|au combat|and equipping))? (?:of|for|to|de|d'|des|du|aux?|à|pour|au profit de|au bénéfice de|destinée? à)(?: |(?<='))"
)
_OWN = re.compile(r"(?:'s?)? (?:[\w-]+ ){0,3}")
_RUNS = re.compile(
    r"(?<!\w)(?:assur|condui|dispens|organis|offr|offert|propos|fourni|donn|lanc|mèn|men|poursui|promi|annonc|command|dirig|achev|commenc|particip"
    r"|run|ran|conduct|provid|offer|organi|launch|lead|led|give|gave|giving|host|deliver|promis|pledg|announc|start|began|begin|complet|continu|support)\w*(?!\w)[^,;:]{0,40}$"
)


def _hosts(clause: Clause, place: Place) -> Sides | None:
    """ "hosted 60 Latvian cadets at its academy", "accueille dans ses écoles des cadets lettons" """
    text = clause.text
    school = _school(clause.language).search(text, place.span.end, min(clause.sentence.end, place.span.end + _LONGEST))
    if school is None or _stops(clause, place.span.end, school.start()):
        return None
    who = _ahead_of(clause, place.span.end, clause.sentence.end) or _ahead_of(clause, school.end(), clause.sentence.end)
    donor = subject(clause, place.span) if who is not None else None
    return Sides(donor, who.mention) if donor is not None and who is not None else None


@lru_cache(maxsize=2)
def _school(language: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){lexicon.either(transfer_words(language)['schools'])}(?!\w)", re.I)


_FINDS = {"lesson": _lesson, "trains": _trains, "hosts": _hosts}
