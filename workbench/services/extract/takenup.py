"""Pronouns that stand for a party of a transfer: "Elle lui a livré", "It sent", told from the sentence before."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache

from workbench.core.spans import Span
from workbench.services.extract import lexicon
from workbench.services.extract.parties import ANY_PREPOSITION, OBJECTS, PARTIES
from workbench.services.extract.records import Mention

_PRONOUN = {
    "fr": re.compile(
        r"(?:Il(?! y a\b)|Elle|Ils|Elles)(?= (?!est |était |s'agi|faut|reste |existe |convient |semble |se peut)|$)"
    ),
    "en": re.compile(
        r"(?:It|They)(?= (?!is |was |were |remains |seems |appears |would be |will be |may be |has been ))"
    ),
}
_INNER = {
    "fr": re.compile(
        r"(?:, |(?<!\w)(?:et|mais) )(?P<who>il|elle|ils|elles) (?=(?:a|ont|avait|avaient|aurait|va|vont|\w+(?:e|ent|t|ra|ront))\b)"
    ),
    "en": re.compile(
        r"(?:, |(?<!\w)(?:and|but|\d{4}) )(?P<who>it|they) (?=(?:has|have|had|will|would|also|then|later|\w+ed|gave|sold|sent|lent|bought)\b)"
    ),
}
_FEMININE = re.compile(r"(?:^|\s)(?:la|une|sa|cette)\s$", re.I)
_MASCULINE = re.compile(r"(?:^|\s)(?:le|un|son|ce)\s$", re.I)


def subject_of(text: str, sentence: Span, inside: Sequence[Mention]) -> Mention | None:
    """The party that a sentence is about: the first that no preposition governs."""
    for mention in inside:
        before = text[max(sentence.start, mention.span.start - 12) : mention.span.start]
        is_free = mention.rule not in OBJECTS and not _governed().search(before)
        if mention.kind in PARTIES and mention.form != "demonym" and is_free:
            return mention
    return None


@lru_cache(maxsize=1)
def _governed() -> re.Pattern[str]:
    return re.compile(rf"(?<![\w'-]){lexicon.either(ANY_PREPOSITION)}\s?(?:(?:le|la|les|l'|the) ?)?$", re.I)


def pronouns(
    text: str,
    sentence: Span,
    language: str,
    last: Mention | None,
    inside: Sequence[Mention] = (),
) -> list[Mention]:
    """The pronouns of `sentence` that give: its subject takes up `last`."""
    found = []
    subject = _PRONOUN[language].match(text, sentence.start, sentence.end)
    if subject is not None and last is not None and _agrees(text, subject[0], last):
        found.append(replace(last, span=Span(*subject.span()), rule="taken-up.subject", form="name"))
    elif (
        subject is None and last is not None and (inner := _INNER[language].search(text, sentence.start, sentence.end))
    ):
        # "In 2023 it sold Latvia ten tanks": nobody named before it can be meant.
        ahead = [m for m in inside if m.span.end <= inner.start("who")]
        pronoun = inner["who"].capitalize()
        if subject_of(text, sentence, ahead) is None and _agrees(text, pronoun, last):
            found.append(replace(last, span=Span(*inner.span("who")), rule="taken-up.subject", form="name"))
    return found


def _agrees(text: str, pronoun: str, last: Mention) -> bool:
    """Whether an article before the name leaves the pronoun possible: "le Mali" is never "elle"."""
    before = text[max(0, last.span.start - 6) : last.span.start]
    if pronoun == "Il":
        return _FEMININE.search(before) is None and not last.span.of(text).startswith("États")
    if pronoun == "Elle":
        return _MASCULINE.search(before) is None and last.kind != "person"
    many = (
        re.search(r"(?:^|\s)(?:les|the|des)\s$", before, re.I) is not None
        and last.span.of(text).rstrip(")")[-1:] in "sx"
    )
    return (
        many == (pronoun in ("Ils", "Elles"))
        if pronoun not in ("It", "They")
        else last.kind != "person" or pronoun == "They"
    )
