"""Pronouns that speak: "he said", "a-t-elle ajouté", "ce dernier" are whoever spoke last."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from workbench.services.extract.grid import Grid
from workbench.services.extract.records import Attribution, Mention, Sentence

_SINGULAR = re.compile(
    r"(?:il|elle|lui|he|she|he himself|she herself|celui-ci|celle-ci|c(?:e|ette) derni(?:er|ère))", re.I
)
_FEMALE = re.compile(r"(?:elle|she|she herself|celle-ci|cette dernière)", re.I)
# What tells a man from a woman beside a name.
_WOMAN = re.compile(
    r"(?<!\w)(?:Mme|Mlle|Mrs|Ms|Miss|la|une|porte-parole de la|directrice|présidente|chancelière|spokeswoman|chairwoman|congresswoman|queen|reine)\.? (?:[\w-]+ ){0,3}$",
    re.I,
)
_MAN = re.compile(
    r"(?<!\w)(?:M|Mr|Sir|Lord|le|un|king|roi|spokesman|chairman|congressman|général|general)\.? (?:[\w-]+ ){0,3}$", re.I
)
# A speaker is remembered over so many sentences in which nobody speaks.
_MEMORY = 2


def last_speakers(text: str, sentences: Sequence[Sentence], mentions: Sequence[Mention]) -> tuple[Sentence, ...]:
    """The sentences with the actor of every pronoun that takes up the last person who spoke, where only one can be meant."""
    people: dict[str, list[Mention]] = {}
    for mention in mentions:
        if mention.kind == "person" and mention.form == "name":
            people.setdefault(mention.key, []).append(mention)
    named_people = Grid((mention.span, mention) for named in people.values() for mention in named)
    # Of everybody once: a book about one person names him in every sentence.
    are_men, are_women = (
        {key for key, named in people.items() if any(_is_titled(text, one, title) for one in named)}
        for title in (_MAN, _WOMAN)
    )
    last, silent = "", 0
    found: list[Sentence] = []
    for sentence in sentences:
        told = tuple(
            replace(one, actor=last) if last and _takes_up(text, one, last in are_men, last in are_women) else one
            for one in sentence.attributions
        )
        named = list(dict.fromkeys(one.actor for one in told if one.actor in people))
        silent = 0 if told else silent + 1
        if len(named) == 1:
            last = named[0]
        elif sentence.is_heading or len(named) > 1 or silent > _MEMORY or _names_another(sentence, named_people, last):
            last = ""
        found.append(replace(sentence, attributions=told) if told != sentence.attributions else sentence)
    return tuple(found)


def _is_titled(text: str, mention: Mention, title: re.Pattern[str]) -> bool:
    return title.search(text, max(0, mention.span.start - 40), mention.span.start) is not None


def _takes_up(text: str, attribution: Attribution, is_man: bool, is_woman: bool) -> bool:
    """Whether a source is a pronoun that may be the last speaker, as the title before that name allows."""
    pronoun = attribution.source.of(text)
    if attribution.actor or _SINGULAR.fullmatch(pronoun) is None:
        return False
    return not (is_man if _FEMALE.fullmatch(pronoun) is not None else is_woman)


def _names_another(sentence: Sentence, people: Grid[Mention], last: str) -> bool:
    """Whether a sentence in which nobody speaks brings up somebody else, whom a pronoun could mean."""
    return any(m.key != last and sentence.span.contains(m.span) for m in people.overlapping(sentence.span))
