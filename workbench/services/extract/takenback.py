"""Whom "who" takes up where its clause has the verb of speech: "by the deputy head of the port, Ola Berg, who said"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from workbench.core.spans import Span
from workbench.services.extract import lexicon
from workbench.services.extract.appositions import LONGEST_SOURCE
from workbench.services.extract.finite import holds_verb
from workbench.services.extract.insertions import passed_over
from workbench.services.extract.moments import words
from workbench.services.extract.records import Mention
from workbench.services.extract.sources import is_source, names_at_once
from workbench.services.extract.speech import source_pattern

_WORD = {
    "fr": re.compile(r",? (?P<word>qui) (?:\w+ment |ne |n'|l'|le |les |lui |leur |se |s')*$"),
    "en": re.compile(r",? (?P<word>who|which) (?:\w+ly |also |later |earlier |in turn )*$"),
}
_NEAR = 60
# "…, which says that": a thing that only provides or means something is no voice.
_SAYS = re.compile(
    r"(?:has |have |had )?(?:say|said|claim|den[iy]|warn|call(?:s|ed) (?:for|on|the|it)|accus|condemn|reject|insist|argu"
    r"|told|tells|describ|announc|confirm|dismiss|criticis|criticiz|welcom|estimat|believ)\w*"
)


def antecedent(text: str, sentence: Span, verb: int, language: str, inside: Sequence[Mention]) -> Span | None:
    """The noun phrase that the relative word right before `verb` stands for, where it may speak."""
    led = _WORD[language].search(text, max(sentence.start, verb - _NEAR), verb)
    if led is None or _OF_HIMSELF.match(text, led.end()) or (led["word"] == "which" and not _SAYS.match(text, verb)):
        return None
    end = led.start()
    if text[end] == ",":
        # "un essai d'Ola Berg, publié en mai, qui affirme": what was said of it between is passed over.
        end = passed_over(text, sentence, end + 2, language) - 2
    found = _noun_phrase(text, sentence, end, language, inside)
    if found is None or found.length > LONGEST_SOURCE or holds_verb(text, found.start, found.end, language):
        return None
    speaks = names_at_once(text, found, language, inside) and is_source(text, found, language, inside)
    return found if speaks else None


# "un homme qui se dit malade"
_OF_HIMSELF = re.compile(r"(?:se )?di(?:t|sent|sait|saient)(?= (?!que|qu'))")
# Where a clause begins; the comma before a name in apposition is none.
_CLAUSE = re.compile(r"[,;:«»“”\"()] ?|[–—] ")


def _noun_phrase(text: str, sentence: Span, end: int, language: str, inside: Sequence[Mention]) -> Span | None:
    """The noun phrase that ends at `end`, with the office before a name."""
    begin = _clause_start(text, sentence.start, end, inside)
    name = next((m.span for m in inside if m.span.end == end and m.form != "demonym"), None)
    if name is not None and begin == name.start and text.endswith(", ", sentence.start, begin):
        # "par le chef du port, Ola Berg, qui": the office says who he is.
        office = _noun_phrase(text, sentence, begin - 2, language, inside)
        if office is not None and source_pattern(language).search(text, office.start, office.end):
            return Span(office.start, end)
        return name
    start = _start(text, Span(begin, end), name, language)
    return Span(start, end) if start is not None else None


def _clause_start(text: str, start: int, end: int, inside: Sequence[Mention]) -> int:
    ends = [m.end() for m in _CLAUSE.finditer(text, max(start, end - LONGEST_SOURCE), end)]
    free = [at for at in ends if not any(m.span.start < at < m.span.end for m in inside)]
    return free[-1] if free else start


def _start(text: str, clause: Span, name: Span | None, language: str) -> int | None:
    """Where the last noun phrase of a clause begins: at its determiner, or at the name or noun that has none."""
    before = name.start if name is not None else clause.end
    starts = [m.start() for m in _determiner(language).finditer(text, clause.start, before)]
    bare = [m.start() for m in source_pattern(language).finditer(text, clause.start, clause.end)]
    titled = starts and source_pattern(language).search(text, starts[-1], before) is not None
    # "la Norvège", "du Comité"
    is_determined = name is not None and starts and text.find(" ", starts[-1], before) in (-1, before - 1)
    if name is not None and not is_determined and not (titled and _TITLE.fullmatch(text, starts[-1], before)):
        return name.start
    place = len(starts) - 1
    governed = _governed_from(text, Span(starts[-1] if starts else clause.start, before), language)
    if governed is not None or not starts:
        # "the king met | senior engineers who": the last noun has no determiner.
        begin = clause.start if governed is None else governed
        return begin if any(begin <= at for at in bare) else None
    while place > 0 and _is_tied(text, starts[place - 1], starts[place], language):
        place -= 1
    return starts[place]


def _governed_from(text: str, clause: Span, language: str) -> int | None:
    """Where a noun begins that a verb or a preposition within `clause` governs."""
    found = None
    for match in _GOVERNS[language].finditer(text, clause.start, clause.end):
        nouns = [m.end() for m in source_pattern(language).finditer(text, clause.start, match.start() + 1)]
        # "an official in the ministry", "lawyers and judges"
        is_his = match.start() in nouns and _OF_HIS.fullmatch(match[0]) is not None
        found = found if is_his else match.end()
    return found


_OF_HIS = re.compile(r" (?:in|at|for|from|on|and|et) ")
_TITLE = re.compile(r"(?:[\w'’.-]+[ ']){1,6}")


@lru_cache(maxsize=2)
def _determiner(language: str) -> re.Pattern[str]:
    return re.compile(rf"(?<![\w'’-]){lexicon.either(words(language)['determiners'])}(?:(?<=')|(?= ))", re.I)


# What ends a noun phrase before the noun that a relative word stands for: a verb or a preposition that ties nothing to it.
_GOVERNS = {
    "fr": re.compile(r" (?:par|avec|contre|chez|selon|sur|sous|vers|et|a|ont|est|sont) "),
    "en": re.compile(
        r" (?:by|with|against|to|and|was|were|is|are|has|had|met|told|saw|for|from|in|at|on|about|(?!retired|armed|unnamed"
        r"|wanted|displaced|united)\w+ed) "
    ),
}


def _is_tied(text: str, start: int, next_start: int, language: str) -> bool:
    """Whether one noun phrase is of the other: "the head | of the port", "un responsable | du port"."""
    link = text[start:next_start]
    if _governed_from(text, Span(start, next_start), language) is not None:
        return False
    if language == "fr":
        ties = text[next_start : next_start + 3] in ("du ", "des") or link.endswith(
            (" de ", " d'", " à ", " au sein de ")
        )
        return ties and source_pattern("fr").search(text, start, next_start) is not None
    if link.endswith(" of "):
        return True
    place = _PLACE.search(link)
    return place is not None and source_pattern("en").search(text, start, next_start) is not None


_PLACE = re.compile(r" (?:in|at|for|from|on) $")
