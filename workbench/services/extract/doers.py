"""Whoever does what a verb of giving or receiving tells: its subject, whoever is urged to it, whose intention it is."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from workbench.core.spans import Span
from workbench.services.extract import lexicon
from workbench.services.extract.parties import (
    ANY_PREPOSITION,
    OBJECTS,
    Clause,
    Place,
    fellows,
    owns,
    parties,
    preceded,
    transfer_words,
    verb_forms,
)
from workbench.services.extract.records import Mention

_PRONOUN = re.compile(
    r"(?<![\w'-])(?:qu')?(?:it|she|they|il|elle|ils|elles)"
    r"(?: (?:a|ont|avait|has|have|had|is|was|were|are|will|would|could|may|might|also|then|to|not|ready|about|\w+ly|\w+ing))* ?$"
)
# "The army, which Oslo arms, has received": whoever stands within the aside is not its subject.
# "alongside Sweden, Finland and Denmark,": the commas of a row of names do not end it.
_ASIDES = re.compile(
    r", (?:qui|que|qu'|dont|où|which|who|whose|where|that|pour (?:qui|laquelle|lequel)|avec (?:qui|laquelle|lequel)|with (?:which|whom)|for whom"
    r"|like|unlike|alongside|behind|along with|together with|having|after|following|derrière|comme|à l'instar|contrairement|aux côtés|ayant|après|outre) ?"
    r"(?:[^,;:]|, (?=(?:the |la |le |les |l')?[A-ZÀ-Ý][\w'-]+(?: [A-ZÀ-Ý][\w'-]+){0,2}(?:,| and | et ))){3,120},|\([^()]{2,120}\)"
)
# "told NBC News that": whoever is told is no subject of what is told.
_TOLD = re.compile(r"(?<!\w)(?:tell|tells|told|telling|informed|reminded|assured) (?:the )?$")


def _is_people(text: str, mention: Mention) -> bool:
    """ "The Norwegians are discussing": a people, not whose a thing is."""
    words = mention.span.of(text)
    return (
        words.endswith("s")
        and _THE_PEOPLE.search(text[max(0, mention.span.start - 5) : mention.span.start]) is not None
        and _DOES.match(text, mention.span.end) is not None
    )


_THE_PEOPLE = re.compile(r"(?<!\w)(?:[Tt]he|[Ll]es) $")
_DOES = re.compile(r" (?:are|were|have|had|will|would|may|might|could|ont|sont|avaient|étaient|vont) ")


def _is_governed(text: str, mention: Mention, before: Sequence[Mention]) -> bool:
    """Whether a preposition leads to a mention, to the first of its list or to its owner: "with Berg and Norway"."""
    lead = text[max(0, mention.span.start - 20) : mention.span.start]
    if _TOLD.search(lead):
        return True
    if _FOR_TO.search(lead) and text.startswith(" to ", mention.span.end):
        # "a deal for Norway to send tanks"
        return False
    if (organ := _of_organ().search(text, max(0, mention.span.start - 60), mention.span.start)) is not None:
        # "le gouvernement de la Norvège", "the army of Norway": what leads to the organ counts.
        return _led().search(text[max(0, organ.start() - 15) : organ.start()]) is not None
    if _AS_FOR.search(lead):
        # "Quant à la Norvège, elle forme": whom the sentence is about.
        return False
    if preceded(text, mention, ANY_PREPOSITION):
        return True
    ahead = [m for m in before if m.span.end < mention.span.start]
    is_tied = bool(ahead) and _TIED.fullmatch(text, ahead[-1].span.end, mention.span.start) is not None
    return is_tied and _is_governed(text, ahead[-1], ahead[:-1])


@lru_cache(maxsize=1)
def _of_organ() -> re.Pattern[str]:
    organs = lexicon.either(word for one in lexicon.LANGUAGES for word in transfer_words(one)["organs"])
    return re.compile(
        rf"(?<!\w)(?:(?:the|le|la|les) |l')(?:[\w-]+ )?{organs}s? (?:[\w-]+ )?(?:of|de|du|des|d')(?: ?(?:the|la|le|les) | ?l'| |(?<='))\Z",
        re.I,
    )


@lru_cache(maxsize=1)
def _led() -> re.Pattern[str]:
    return re.compile(rf"(?<![\w'-]){lexicon.either(ANY_PREPOSITION)} ?\Z", re.I)


# "Norway, not Sweden, was the first supplier": whoever is named only to be ruled out.
_NOT_HIM = re.compile(
    r"(?:,|(?<!\w)(?:and|but|et|mais)) (?:not|rather than|instead of|et non|non|et pas|pas|plutôt que) (?:the |la |le |les |l')?$"
)
_AS_FOR = re.compile(r"(?:[Qq]uant (?:à|aux?)|As for) ?(?:the |la |le |les |l')?$")
_FOR_TO = re.compile(r"(?<!\w)for (?:the )?$")
_TIED = re.compile(r"'s | (?:et|and|ou|or) (?:la |le |les |l'|the )?")


def _is_owner_only(text: str, mention: Mention) -> bool:
    """ "NATO's newest member" is not NATO; "Norway's army" is Norway."""
    after = text[mention.span.end : mention.span.end + 50]
    if after.startswith("'s"):
        return organ_behind().match(after) is None
    # "U.S. press reports": no party of its own.
    return mention.form == "name" and _attribute().match(after) is not None


@lru_cache(maxsize=1)
def _attribute() -> re.Pattern[str]:
    return re.compile(rf" {lexicon.either(transfer_words('en')['attributes'])}(?!\w)")


@lru_cache(maxsize=1)
def organ_behind() -> re.Pattern[str]:
    """What follows an owner whose organ stands for it: "Norway's elected government"."""
    return re.compile(rf"'s (?:[\w-]+ ){{0,5}}?{lexicon.either(transfer_words('en')['organs'])}(?!\w)")


# The last relative clause before a verb, still open there.
_WHO = re.compile(r"(?:,| [–—-])? (?:qui|who|which)(?: (?!qui|who|which)[\w'’-]+){0,6} $")


def subject(clause: Clause, verb: Span) -> Mention | None:
    """The subject of a verb: the nearest actor before it that no preposition governs."""
    text, sentence, inside = clause.text, clause.sentence, clause.inside
    if (meaning := meaning_to(clause, verb)) is not None:
        return meaning
    asides = [Span(*match.span()) for match in _ASIDES.finditer(text, sentence.start, verb.start)]
    before = [
        m
        for m in parties(inside)
        if m.span.end <= verb.start
        and (m.form != "demonym" or _is_people(text, m))
        and m.rule not in OBJECTS
        and _NOT_HIM.search(text, max(sentence.start, m.span.start - 16), m.span.start) is None
        and not any(aside.contains(m.span) for aside in asides)
    ]
    # "Sweden, NATO's newest member, has lent": the owner of what is set beside the subject gives nothing.
    free = [m for m in before if not _is_governed(text, m, before) and not _is_owner_only(text, m)]
    who = _WHO.search(text, sentence.start, verb.start)
    if who is not None and (not free or free[-1].span.end < who.start()):
        # "in three countries, which have bought": the clause tells of the noun before it.
        return next((m for m in before if m.span.end == who.start()), None)
    if not free:
        return None
    # "Turkey saved the town, when it provided Libya with drones": the pronoun takes up the sentence's first subject.
    is_taken_up = _PRONOUN.search(text, max(sentence.start, free[-1].span.end), verb.start) is not None
    nearest = free[0] if is_taken_up else _first_of(clause, free, verb) or free[-1]
    return nearest if ";" not in text[nearest.span.end : verb.start] else None


def _first_of(clause: Clause, free: Sequence[Mention], verb: Span) -> Mention | None:
    """ "Sweden trains Norwegian pilots and sells jets": the second verb has the subject of the first."""
    text, near = clause.text, max(clause.sentence.start, verb.start - 40)
    second = _SECOND.search(text, near, verb.start)
    listed = second or _LISTED.search(text, near, verb.start)
    if listed is None:
        return None
    opening = None
    if second is not None:
        # The comma of ", and sells" opens no clause.
        opening = max(_CLAUSE.finditer(text, clause.sentence.start, second.start() - 1), key=re.Match.end, default=None)
    # "has given Riga boats, | supplied Oslo with tanks and promised": the comma goes on with the same doer's deeds.
    in_list = opening is not None and opening[0] == ", " and _DEED.match(text, opening.end()) is not None
    if second is not None and not in_list:
        first = next((m for m in free if opening is None or m.span.start >= opening.end()), None)
        if opening is not None and first is not None and (whom := _of_relative(clause, opening, first)) is not None:
            return whom
        if first is not None and _VERB_BEFORE.search(text, first.span.end, verb.start):
            return first
    # "Norway has joined NATO, ordered jets and taken delivery of tanks": a list of what one has done.
    start = max((m.end() for m in _STRONG.finditer(text, clause.sentence.start, listed.start())), default=0)
    first = next((m for m in free if m.span.start >= start), None)
    is_list = first is not None and text.find(", ", first.span.end, verb.start) > 0
    return first if first is not None and is_list and _HAS_DONE.match(text, first.span.end, verb.start) else None


def _of_relative(clause: Clause, opening: re.Match[str], first: Mention) -> Mention | None:
    """ "| Egypt, which backs Riga and has armed Oslo": whoever the clause is about, where a verb follows at once."""
    if not _WHICH.fullmatch(opening[0]) or not _VERB_FIRST.match(clause.text, opening.end(), first.span.start):
        return None
    ahead = [m for m in parties(clause.inside) if m.span.end <= opening.start() and m.form != "demonym"]
    last = ahead[-1] if ahead else None
    return last if last is not None and _AT_WHICH.fullmatch(clause.text, last.span.end, opening.start()) else None


_DEED = re.compile(
    r"(?:[a-z]+ed|sold|sent|given|gave|lent|built|made|bought|paid|[a-zà-ÿ]+(?:é|ni|du|mis|ert|uit)) (?!par |by )"
)
_WHICH = re.compile(r"(?:which|who|qui) ")
_VERB_FIRST = re.compile(r"(?!the |la |le |les |l'|its |their )[a-zà-ÿ-]+ ")
_AT_WHICH = re.compile(r",? ")
_LISTED = re.compile(r", \Z")
_HAS_DONE = re.compile(r" (?:has|have|had|a|ont|avait|avaient) (?:[\w-]+ly |[\w-]+ment )?[\w-]+ ")
_STRONG = re.compile(r"[;:] |(?<!\w)(?:that|which|who|que|qui|when|while|quand) |(?<!\w)qu'")
_SECOND = re.compile(
    r"(?<!\w)(?:and|et|puis|then)(?: (?:a|ont|has|have|had|is|are|was|were|will|would|also|then|itself|themselves|even|\w+ly))* \Z"
)
_CLAUSE = re.compile(r"[,;:] |(?<!\w)(?:that|which|who|que|qui|when|while|quand) |(?<!\w)qu'")
# A word between the subject and "and" that can be a verb of its own.
_VERB_BEFORE = re.compile(r" [a-zà-ÿ-]{3,} .*\w,? (?:and|et|puis|then) ")


def meaning_to(clause: Clause, verb: Span) -> Mention | None:
    """Whose intention an infinitive tells: "Norway's ability to deliver", "la décision d'Oslo de livrer"."""
    before = [m for m in parties(clause.inside) if m.span.end <= verb.start]
    if not before:
        return None
    last, (owned, linked, named) = before[-1], _intents(clause.language)
    if owns(clause.text, last) and owned.fullmatch(clause.text, last.span.end, verb.start):
        return last
    if not linked.fullmatch(clause.text, last.span.end, verb.start):
        return None
    if (
        clause.language == "en"
        and not clause.before(verb, 4).endswith("to ")
        and not verb.of(clause.text).endswith("ing")
    ):
        return None
    first = fellows(clause.text, last, clause.inside, Span(clause.sentence.start, verb.start))[0]
    lead = clause.text[max(clause.sentence.start, first.span.start - 60) : first.span.start]
    return last if named.search(lead) else None


# "its decision in May 2020 to", "la décision prise en mai par Oslo de"
_WHEN = r"(?:in|last|on|earlier|this|from|of|announced|made|taken)(?: [\w-]+){1,4}?,?"
_TAKEN_BY = r"(?:prise?s?|annoncée?s?|faite?s?|formulée?s?)(?: [\w-]+){0,4} par (?:la |le |les |l')?"


@lru_cache(maxsize=2)
def _intents(language: str) -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    """What follows an owner up to the verb; what links whoever is named behind the intention; what leads to him."""
    intents = lexicon.either(transfer_words(language)["intents"])
    if language == "en":
        return (
            re.compile(rf"(?:'s?)? (?:[\w-]+ ){{0,2}}{intents}(?:,? {_WHEN})? to (?:\w+ly )?"),
            re.compile(r" (?:on [\w ]{4,22} )?(?:to (?:\w+ly )?)?"),
            re.compile(rf"(?<!\w){intents} (?:by|of|from|for) (?:the )?\Z"),
        )
    return (
        re.compile(r" (?:de |d'|à )(?:\w+ment )?"),
        re.compile(r" (?:de |d'|à )(?:\w+ment )?"),
        re.compile(rf"(?<!\w){intents},? (?:{_TAKEN_BY}|(?:[\w-]+ )?(?:(?:de |du |des |d')(?:la |l'|le |les )?)?)\Z"),
    )


def made_to(clause: Clause, verb: Span) -> Mention | None:
    """Whoever is accused of giving or urged to give: "accused Oslo of arming", "a demandé à Oslo de livrer"."""
    made = _made_to(clause.language).search(clause.text, clause.sentence.start, verb.start)
    if made is None:
        return None
    first, last = made.span("who")
    named = [m for m in parties(clause.inside) if first <= m.span.start and m.span.end <= last]
    return named[-1] if named else None


@lru_cache(maxsize=2)
def _made_to(language: str) -> re.Pattern[str]:
    verbs = lexicon.either(
        {form for verb in transfer_words(language)["made_to"] for form in verb_forms(verb, language)}
    )
    to = r"(?:of|for|to|into|from)" if language == "en" else r"(?:d'avoir|de|d'|à)"
    return re.compile(
        rf"(?<!\w){verbs} (?:\w+ment |\w+ly )?(?:on |à )?(?:the |les? |la |l'|aux? )?(?!by |par )(?P<who>[^,;:]{{2,70}}?) {to} ?"
        r"(?:secretly |illegally |having |avoir |\w+ment )*\Z"
    )


_PASSIVE = re.compile(
    r"(?<![\w'])(?<!se )(?:is|are|was|were|be|been|being|est|sont|été|étaient|était|être|sera|seront|serait|seraient|soit|soient|fut|furent)"
    r"(?: \w+ment| \w+ly| also| now| still| aussi| ainsi| déjà)? $"
)


def is_passive(clause: Clause, verb: Span) -> bool:
    """Whether a verb tells what is done to its subject."""
    return _PASSIVE.search(clause.before(verb)) is not None and not _ING.match(verb.of(clause.text))


_ING = re.compile(r"\w+ing(?!\w)")
# "a vendu": whoever stands behind a later "par" is not the one who gives.
HAVING = re.compile(r"(?<![\w'-])(?:a|ont|avait|avaient|aurait|auraient|has|have|had)(?: (?!été|been)[\w'-]+){0,3} $")
# "Il faut livrer", "va permettre de livrer", "drones were delivered": the subject before it does not give.
NO_SUBJECT = re.compile(
    r"(?<!\w)(?:il (?:faut|faudrait|fallait|convient de|s'agit de)|perm\w+ (?:à \w+ |aussi )?(?:de|d')|afin de|le moyen de"
    r"|(?:necessary|time) to|(?:allow|enabl)\w* \w+ to|discuss(?:ed|es|ing)?|discut\w+ (?:de|d')|(?:demand\w+|press\w+|urg\w+|ask\w*) (?:\w+ ){1,3}(?:de |d'|to )) ?$"
)


def next_subject(clause: Clause, place: Place) -> Mention | None:
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


def by_doing(clause: Clause, verb: Span) -> Mention | None:
    """ "Norway is complicit by selling": the first party of the sentence that no preposition governs."""
    before = [m for m in parties(clause.inside) if m.span.end <= verb.start and m.form != "demonym"]
    free = [m for m in before if not _is_governed(clause.text, m, before) and not _is_owner_only(clause.text, m)]
    return free[0] if free else None


# "By delivering", "After buying", "En livrant", "Après avoir acheté": the subject follows.
FRONTED = re.compile(
    r"(?:^|[^\w])(?:[Ee]n(?: lui| leur| y)?|[Bb]y|[Aa]fter|Before|Since|While|[Aa]près avoir|Avant de|Pour|Having|Ayant) $"
)
FRONTED_REACH = 13
