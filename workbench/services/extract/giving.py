"""Verbs of giving: "X a livré Y à Z", "X gave Z Y", "Z was given Y by X"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from workbench.core.spans import Span
from workbench.services.extract.doers import (
    FRONTED,
    FRONTED_REACH,
    HAVING,
    NO_SUBJECT,
    by_doing,
    is_passive,
    made_to,
    next_subject,
    subject,
)
from workbench.services.extract.parties import (
    Clause,
    Place,
    Sides,
    behind,
    breaks,
    owns,
    preceded,
    transfer_words,
    verb_forms,
)
from workbench.services.extract.records import Mention
from workbench.services.extract.routes import from_to, of_to
from workbench.services.extract.takers import holding, taker
from workbench.services.extract.things import kind_of


def given(clause: Clause, place: Place) -> Sides | None:
    """Donor and recipient of a verb of giving, active, passive or in a participle that opens the sentence."""
    near = [m for m in behind(clause, place.span) if not breaks(clause.text, place.span, m.span)]
    if _ITSELF.search(clause.before(place.span)):
        # "la crise s'est exportée du Soudan vers le Tchad"
        return None
    if place.sort == "made":
        return _made_for(clause, place, near)
    shipped = from_to(clause, place, near) or of_to(clause, near)
    if shipped is not None:
        return shipped
    donor = _donor(clause, place, near)
    if donor is None or (place.sort == "carried" and donor.kind != "state"):
        return None
    recipient = taker(clause, place, near, donor)
    if place.sort == "carried" and (recipient is None or not _carries(clause, place, recipient)):
        return None
    return Sides(donor, recipient) if recipient is not None else None


def _carries(clause: Clause, place: Place, recipient: Mention) -> bool:
    """ "had flown shells to Riga": goods that are carried to somebody are given to him, and wounded men are not."""
    between = Span(place.span.end, max(place.span.end, recipient.span.start))
    return kind_of(clause.text, between, clause.language) in ("arms", "energy", "food", "technology")


def _donor(clause: Clause, place: Place, near: Sequence[Mention]) -> Mention | None:
    words = transfer_words(clause.language)
    is_active = HAVING.search(clause.before(place.span)) is not None
    by = None if is_active else next((m for m in near if preceded(clause.text, m, words["by"])), None)
    other = _DONE_BY.search(clause.text, place.span.end, by.span.start) if by is not None else None
    is_done = _PARTICIPLE.search(place.span.of(clause.text)) is not None
    if not (is_done if other is None else _gives(other[1], clause.language)):
        # "fournira du gaz par la Norvège": by which way.
        by = None
    if by is not None:
        return by
    if (behind_it := _inverted(clause, place, near)) is not None:
        return behind_it
    if FRONTED.search(clause.before(place.span, FRONTED_REACH)):
        follows = next_subject(clause, place) if place.span.start - clause.sentence.start < _FRONT else None
        return follows or by_doing(clause, place.span) or next_subject(clause, place)
    if (made := made_to(clause, place.span)) is not None:
        return made
    if NO_SUBJECT.search(clause.before(place.span)) is not None:
        return None
    if is_passive(clause, place.span):
        is_another = _BY_SOMEBODY.match(clause.text, place.span.end, clause.sentence.end) is not None
        return None if is_another else _origin(clause, place.span)
    if (main := _of_main_clause(clause, place)) is not None:
        return main
    # "North Korean shells supplied to Russia": the participle stands at its noun.
    maker = _maker(clause, place.span)
    return (maker if not is_active else None) or subject(clause, place.span) or maker or _to_come(clause, place)


def _of_main_clause(clause: Clause, place: Place) -> Mention | None:
    """ "| Norway courts Riga, to which it sells gas": the pronoun takes up the subject of the clause ahead."""
    found = _IT_GAVE.search(clause.text, clause.sentence.start, place.span.start)
    first = by_doing(clause, Span(found.start(), found.start())) if found is not None else None
    return first if found is not None and first is not None and first.span.end < found.start() else None


def _to_come(clause: Clause, place: Place) -> Mention | None:
    """ "Premier créancier de Riga, à qui elle a prêté, | la Norvège": the pronoun stands for whoever is named behind."""
    is_pronoun = _IT_GAVE.search(clause.text, clause.sentence.start, place.span.start) is not None
    return next_subject(clause, place) if is_pronoun else None


_IT_GAVE = re.compile(
    r", (?:à qui|à laquelle|auquel|to (?:whom|which)) (?:it|they|il|elle|ils|elles) (?:[\w'-]+ ){0,2}\Z"
)


def _inverted(clause: Clause, place: Place, near: Sequence[Mention]) -> Mention | None:
    """ "les chars que lui a promis | la Norvège", "les obus que livre | Oslo": the subject behind its verb."""
    if clause.language != "fr" or not near or near[0].form == "demonym":
        return None
    is_relative = _THAT.search(clause.before(place.span)) is not None
    return near[0] if is_relative and _AT_ONCE.fullmatch(clause.text, place.span.end, near[0].span.start) else None


_THAT = re.compile(
    r"(?<!\w)(?:que|dont|comme) (?:(?:lui|leur|y|en) )?(?:(?:a|ont|avait|avaient|aurait|auraient) )?(?:déjà )?$"
)
_AT_ONCE = re.compile(r" (?:la |le |les |l')?")
_ITSELF = re.compile(r"(?<![\w'])(?:s'|se )(?:est |sont |était |étaient )$")
# "chars livrés à Oslo, construits par Berg": what another verb did.
_DONE_BY = re.compile(
    r"(?<!\w)((?:[\w-]*(?:ed|en)|built|made|held|won|led)(?= by)|[\w-]*(?:ée?s?|uite?s?)) (?:by|par) (?:the |l[ea]s? |l')?$"
)


def _gives(word: str, language: str) -> bool:
    words = transfer_words(language)
    return any(word.lower() in verb_forms(verb, language) for verb in (*words["strong"], *words["weak"]))


def _origin(clause: Clause, verb: Span) -> Mention | None:
    """Whose what is handed over is: "Polish tanks were delivered to Latvia"."""
    before = [
        m
        for m in clause.inside
        if m.span.end <= verb.start
        and (owns(clause.text, m) or _MADE_IN.search(clause.text, max(0, m.span.start - 30), m.span.start))
    ]
    is_near = before and not _CLAUSE_BETWEEN.search(clause.text, before[-1].span.end, verb.start)
    return before[-1] if is_near else None


# "Swedish fighters were sent to Riga by a private firm": whoever did it is no actor that is known.
_BY_SOMEBODY = re.compile(
    r"(?: (?!by |par )[\w'-]+){0,6} (?:par|by) (?:la |le |l'|une? |des |les |the |an? )?"
    r"(?!(?:air|avion|avions|mer|terre|voie|voies|route|rail|bateau|train|camion|pipeline|le biais|l'intermédiaire|sea|land|ship|ships|road|truck|plane"
    r"|way|means|the end|mid|early|late|\d)(?!\w))[A-Za-zÀ-ÿ]"
)


def _maker(clause: Clause, verb: Span) -> Mention | None:
    """Whose thing a participle behind its noun hands over: "Polish tanks given to Latvia"."""
    text = clause.text
    before = [m for m in clause.inside if m.form == "demonym" and m.kind == "state" and m.span.end <= verb.start]
    if not before:
        return None
    return before[-1] if _OF_NOUN.fullmatch(text, before[-1].span.end, verb.start) else None


# "two boats built in Norway were handed over"
_MADE_IN = re.compile(
    r"(?<!\w)(?:made|built|produced|manufactured|fabriquée?s?|produite?s?|construite?s?) (?:in|en|aux?) (?:the )?\Z"
)
_PARTICIPLE = re.compile(r"(?:ed|sold|sent|given|lent|é|ée|és|ées|is|us|ues|ies)(?: over| available)?$")
_OF_NOUN = re.compile(
    r"(?:-[a-z]+)? (?:(?!(?:who|which|that|qui|que|dont|et|and|or|ou|was|were|est|sont|says?|said|by|par|to|à|[a-z-]{3,}ing)\b)[a-zà-ÿ-]+ ){0,4}"
)
_CLAUSE_BETWEEN = re.compile(r"[,;:.]|(?<!\w)(?:qui|que|dont|who|which|that|and|et|by|par) ")


def _made_for(clause: Clause, place: Place, near: Sequence[Mention]) -> Sides | None:
    """ "two ships that France has built for Norway": what is made for another is his to be."""
    words = transfer_words(clause.language)
    leads = words["benefit"]
    named = [m for m in near if m.form != "demonym"]
    recipient = next((m for m in named if preceded(clause.text, m, leads)), None)
    donor = _donor(clause, place, near)
    under = next((m for m in named if preceded(clause.text, m, ("under contract to", "under contract for"))), None)
    if under is not None:
        # "two ships built in Sweden under contract to Norway"
        recipient, donor = under, next((m for m in named if preceded(clause.text, m, words["made_at"])), donor)
    if (holder := holding(clause, place)) is not None:
        # "Norway flies jets built in Sweden"
        recipient, donor = holder, next((m for m in named if preceded(clause.text, m, words["made_at"])), donor)
        return Sides(donor, recipient) if donor is not None and donor.key != recipient.key else None
    is_near = recipient is not None and recipient.span.start - place.span.end < _CLOSE
    return Sides(donor, recipient) if donor and recipient and is_near and donor.key != recipient.key else None


_CLOSE = 100
# "En lui livrant", "Après avoir": no more letters stand before a participle that opens the sentence.
_FRONT = 20
