"""Pronouns for whoever receives or whose a giving is: "lui a livré", "sold them shells", "sent ten to it", "Its aid to"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import lru_cache

from workbench.core.spans import Span
from workbench.services.extract import lexicon
from workbench.services.extract.doers import by_doing, subject
from workbench.services.extract.parties import (
    ANY_PREPOSITION,
    PARTIES,
    Clause,
    preceded,
    transfer_words,
    verb_forms,
)
from workbench.services.extract.records import Mention


def datives(
    text: str,
    sentence: Span,
    language: str,
    inside: Sequence[Mention],
    before: Sequence[Mention],
    last: Mention | None,
    got: Mention | None,
) -> Iterator[Mention]:
    """The pronouns of `sentence` that stand for a receiver, each as a mention of whom it takes up.

    `inside` are the mentions of the sentence, `before` those of the sentence before it, `last` its subject and `got`
    whoever received something there.
    """
    for match in _pattern(language).finditer(text, sentence.start, sentence.end):
        span = Span(*match.span(_group(match)))
        verb = Span(match.start(), match.start())
        clause = Clause(text, sentence, inside, language)
        # "arme Riga en | lui livrant": whoever does the one does the other.
        is_gerund = _BY.search(text, max(sentence.start, span.start - 4), span.start) is not None
        giver = by_doing(clause, verb) if is_gerund else subject(clause, verb)
        meant = _meant(text, span, inside, before, (got, last), giver)
        if meant is not None:
            rule = "taken-up.dative" if language == "fr" else "taken-up.object"
            yield replace(meant, span=span, rule=rule, form="name")
    owner = _OWNER[language].search(text, sentence.start, sentence.end)
    if owner is None or last is None or last.kind != "state":
        return
    if all(m.key != last.key for m in inside) and _ahead(inside, owner.start("who")) in ([], _free(text, inside)[:1]):
        yield replace(last, span=Span(*owner.span("who")), rule="taken-up.owner", form="demonym")


def _group(match: re.Match[str]) -> str:
    return next(name for name in ("to", "last", "who") if match.groupdict().get(name) is not None)


_BY = re.compile(r"(?<!\w)[Ee]n \Z")


@lru_cache(maxsize=2)
def _pattern(language: str) -> re.Pattern[str]:
    words = transfer_words(language)
    sorts = ("strong", "weak", "equipped") if language == "en" else ("strong", "weak")
    verbs = {form for sort in sorts for verb in words[sort] for form in verb_forms(verb, language)}
    if language == "fr":
        more = lexicon.either(word for word in words["received"] if word.lower().startswith(_BUYS))
        return re.compile(
            rf"(?<![\w'-])(?P<who>lui|leur) (?=(?:en )?{_HAVE}?(?:été )?{_ADVERB}?(?:{lexicon.either(verbs)}|{more})(?![\w-]))"
            rf"|(?<![\w'-])à (?P<to>{_LATTER['fr']})(?!\w)"
        )
    thing = (
        r"(?:with |the |an? |some |more |its |his |their |about |at least |up to |\d|[$€£]|two |three |four |five |six |ten |twenty "
        r"|dozens |hundreds |thousands |millions |billions |arms|weapons|shells|tanks|drones|guns|ammunition|aid|money|oil|gas|grain|fuel)"
    )
    return re.compile(
        rf"(?<![\w-]){lexicon.either(verbs)} (?:(?P<last>the latter)(?= [\w$€£])|(?P<who>him|it|them|her(?= \d| the ))(?= {thing})(?! the (?:day|week|month|year|same)))"
        r"|(?<!\w)to (?P<to>him|it|them|the latter)(?=[,;.)]| (?:in|by|from|for|since|last|this|after|before|under|over|at|as|and|while|would|will|could)(?!\w)|$)"
    )


_LATTER = {
    "fr": "ce dernier|cette dernière|ces derniers|ces dernières|celui-ci|celle-ci|ceux-ci|celles-ci",
    "en": "the latter",
}
_BUYS = ("ach", "command", "emprunt")
_HAVE = r"(?:(?:a|ont|avait|avaient|aurait|auraient|aura|auront|ait|aient|eut|eurent|avoir|va|vont|doit|doivent|peut|pourrait) )"
_ADVERB = r"(?:(?:déjà|aussi|également|encore|même|récemment|en outre|ainsi|notamment|désormais|par ailleurs|de plus|en revanche|à son tour|pour sa part|de son côté|en retour|en échange|surtout|bien|jadis|naguère|longtemps|toujours|\w+ment) )"


def _meant(
    text: str,
    span: Span,
    inside: Sequence[Mention],
    before: Sequence[Mention],
    known: Sequence[Mention | None],
    giver: Mention | None,
) -> Mention | None:
    """Whom the pronoun takes up: a party named before it that is not the one who gives."""
    word = span.of(text)
    ahead = [m for m in _ahead(inside, span.start) if m.form != "demonym"]
    free = _free(text, ahead)
    who = _WHO.search(text, max(0, span.start - 30), span.start)
    is_relative = who is not None and bool(ahead) and ahead[-1].span.end >= who.start() - 2
    if _THAT.search(text, max(0, span.start - 8), span.start):
        # "les chars que | lui a promis la Norvège": whoever gives stands behind.
        giver = next((m for m in inside if m.span.start > span.end and m.form != "demonym"), None)
    keys = {m.key for m in (giver, ahead[-1] if is_relative else None) if m is not None}
    if re.fullmatch("|".join(_LATTER.values()), word):
        # Whoever was named last, in this sentence or the one before it.
        return next((m for m in reversed([*before, *ahead]) if m.key not in keys and m.form != "demonym"), None)
    others = [m for m in (*free, *ahead) if m.key not in keys]
    if (named := next((m for m in others if m in free and _fits(text, word, m, ahead)), None)) is not None:
        return named
    if not is_relative and word in ("him", "her"):
        return next((m for m in reversed(before) if m.kind == "person" and m.key not in keys), None)
    told = [m for m in (*known, _only(before)) if m is not None and m.key not in keys and _fits(text, word, m, before)]
    told = [] if is_relative else told
    governed = [m for m in others if m.kind != "place" and _fits(text, word, m, ahead)]
    if _IN_CLAUSE.search(text, max(0, span.start - 12), span.start):
        # "a reçu de la Suède les chars qu'il | lui a achetés": of whom the same sentence tells.
        return next(iter([*governed, *told]), None)
    return next(iter([*told, *governed]), None)


def _only(before: Sequence[Mention]) -> Mention | None:
    """The one state that was spoken of."""
    states = [m for m in before if m.kind == "state"]
    return states[0] if len({m.key for m in states}) == 1 else None


_THAT = re.compile(r"(?<!\w)(?:que|dont|comme) \Z")
_IN_CLAUSE = re.compile(r"(?<!\w)(?:qu'|dont )(?:ils?|elles?) \Z")
# "qui lui a", "which sold it".
_WHO = re.compile(r",? (?:qui|who|which|that)(?: (?:ne|n'|[\w-]+)){0,3} \Z")


def _fits(text: str, pronoun: str, party: Mention, among: Sequence[Mention]) -> bool:
    """Whether a party can be what the pronoun says: one or many, a man or a body."""
    if pronoun in ("him", "her"):
        return party.kind == "person"
    lead = text[max(0, party.span.start - 5) : party.span.start]
    many = _MANY.search(lead) is not None or party.kind == "group"
    many = many and party.span.of(text).rstrip(")")[-1:] in "sx"
    if pronoun in ("leur", "them"):
        return many or (party.kind == "group" and party.form == "nominal") or _is_listed(text, party, among)
    is_one = not many or party.kind == "armed_force" or (pronoun == "it" and party.kind == "state")
    return is_one and (pronoun == "lui" or party.kind != "person")


def _is_listed(text: str, party: Mention, among: Sequence[Mention]) -> bool:
    """Whether a party is one of several set side by side: "Norway and Sweden"."""
    return any(
        m.span.start > party.span.end and _AND.fullmatch(text, party.span.end, m.span.start) is not None for m in among
    )


_MANY = re.compile(r"(?<!\w)(?:les|des|aux|the)\s$", re.I)
_AND = re.compile(r" (?:et|and) (?:the |la |le |les |l')?")


def _ahead(inside: Sequence[Mention], start: int) -> list[Mention]:
    return sorted((m for m in inside if m.kind in PARTIES and m.span.end <= start), key=lambda m: m.span)


def _free(text: str, named: Sequence[Mention]) -> list[Mention]:
    """Those of the mentions that no preposition governs."""
    return [m for m in named if m.form != "demonym" and m.kind in PARTIES and not preceded(text, m, ANY_PREPOSITION)]


_AID = {
    "fr": r"(?:[\w-]+ ){0,2}(?:aide|assistance|soutien|appui|livraisons?|fournitures?|ventes|exportations|dons?|prêts?)(?!\w)",
    "en": r"(?:[\w-]+ ){0,2}(?:aid|assistance|support|help|deliver(?:y|ies)|supplies|shipments?|sales|exports|loans?|donations?)(?!\w)",
}
# "Son aide à Oslo", "bénéficié de son appui": whose it is was told in the sentence before.
_OWNER = {
    "fr": re.compile(rf"(?:(?:bénéfici|profit|dépend)\w* (?:\w+ )?(?:de |d')|\A|(?<=[.!?] )|(?<=\n))(?P<who>[Ss]on|[Ss]a|[Ss]es|Leurs?) (?={_AID['fr']})"),
    "en": re.compile(rf"(?:(?:benefit\w* from|rel(?:y|ies|ied) on|depend\w* on) (?:\w+ )?|\A|(?<=[.!?] )|(?<=\n))(?P<who>[Ii]ts|Their|His) (?={_AID['en']})"),
}  # fmt: skip
