"""Whom a state has, as English writes it: "Norway's foreign minister", "Oslo's diplomats"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from workbench.core.spans import Span
from workbench.services.extract import lexicon
from workbench.services.extract.described import kind_of
from workbench.services.extract.descriptions import nouns
from workbench.services.extract.reading import slug
from workbench.services.extract.records import Mention

_KINDS = {"forces": ("armed_force", "force"), "groups": ("group", "group"), "persons": ("person", "person")}
_ISO = 2


def find_possessed(text: str, language: str, known: Sequence[Mention]) -> list[Mention]:
    """People and soldiers of a state, described with its name or its capital before them."""
    found: list[Mention] = []
    for state in known if language == "en" else ():
        if state.kind != "state" or state.form == "demonym" or len(state.key) != _ISO:
            continue
        match = _people().match(text, state.span.end)
        if match is None:
            continue
        noun = match["noun"]
        group = nouns("en").get(noun, "groups")
        kind, prefix = _KINDS.get(group, _KINDS["groups"])
        key = f"nom:{prefix}:{kind_of(noun, {}, group) if group == 'forces' else slug(noun)}:{state.key}"
        span = Span(state.span.start, match.end("noun"))
        found.append(Mention(span, key, kind, "nominal", "described.possessive", 0.6, state.key))
    return found


@lru_cache(maxsize=1)
def _people() -> re.Pattern[str]:
    words = lexicon.either(lexicon.words("actors", "en")["had"])
    things = lexicon.either(lexicon.words("actors", "en")["possessed"])
    return re.compile(
        rf"['’]s (?:(?:new|own|top|senior|former|last|most senior) )?(?P<noun>{words})(?![\w'’-]| [A-Z]| (?:of|for) [A-Z]| {things}(?!\w))"
    )
