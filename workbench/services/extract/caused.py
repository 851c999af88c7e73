"""Whoever is brought to say something: "l'incident a conduit Oslo à rappeler que", "the leak forced the mayor to admit"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from workbench.core.spans import Span
from workbench.services.extract import englishparts as english
from workbench.services.extract import frenchparts as french
from workbench.services.extract.clauses import is_main
from workbench.services.extract.records import Mention
from workbench.services.extract.sources import Found, each, is_source, names_at_once
from workbench.services.extract.speechforms import infinitives
from workbench.services.extract.speechparts import listed


@lru_cache(maxsize=2)
def _pattern(language: str) -> re.Pattern[str]:
    strong, weak = infinitives(language, "strong"), infinitives(language, "weak")
    who = r"(?P<who>[^.,;:«»“”\"()]{2,70}?)"
    if language == "fr":
        said = rf"(?P<cue>{strong}(?![\w-])|{weak}(?={french.complement()}))"
        return re.compile(rf"(?<![\w-]){listed('fr', 'causes')} {who} à (?:l[ae]s? |l')?{said}")
    said = rf"(?P<cue>{strong}(?![\w-])|{weak}(?={english.complement()}))"
    return re.compile(rf"(?<![\w-]){listed('en', 'causes')} {who} to (?:\w+ly )?{said}")


def caused(
    text: str, sentence: Span, language: str, inside: Sequence[Mention], regions: Sequence[Span]
) -> Iterator[Found]:
    """Whoever something leads to speak: "prompted Oslo to warn that"."""
    for match in _pattern(language).finditer(text, sentence.start, sentence.end):
        who = Span(*match.span("who"))
        if names_at_once(text, who, language, inside) and is_source(text, who, language, inside):
            cue = Span(*match.span("cue"))
            yield from each(text, who, cue, inside, "attribution.caused", is_main(match.start(), regions))
