"""Whom a relative clause without commas tells more of: "the millers who signed the letter said" are the millers."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from workbench.core.spans import Span
from workbench.services.extract import lexicon
from workbench.services.extract.clauses import is_main
from workbench.services.extract.moments import words
from workbench.services.extract.speech import source_pattern

_LONGEST = 220
_RELATIVE = {
    "fr": re.compile(r"(?<=[\w»)]) (?P<word>qui|dont|où) "),
    "en": re.compile(r"(?<=[\w”)]) (?P<word>who|that|which|whose) "),
}


def before_the_clause(text: str, sentence: Span, verb: int, language: str) -> int | None:
    """Where the noun ends whose relative clause lies between it and its own verb at `verb`; None when none does."""
    begin = max(sentence.start, verb - _LONGEST)
    for relative in _RELATIVE[language].finditer(text, begin, verb):
        clause = Span(relative.end(), verb).trimmed(text)
        if _has_own_verb(text, relative["word"], clause, language):
            return relative.start()
    return None


def is_of_main(text: str, sentence: Span, verb: int, language: str, regions: Sequence[Span]) -> bool:
    """Whether a verb is of the main clause: in no subordinate one but that which its own subject has behind it."""
    if is_main(verb, regions):
        return True
    noun = before_the_clause(text, sentence, verb, language)
    return noun is not None and all(noun <= one.start <= noun + 1 for one in regions if one.start <= verb < one.end)


def _has_own_verb(text: str, word: str, clause: Span, language: str) -> bool:
    """Whether a clause is whole, so that the verb behind it is not its own and no other clause's."""
    if _QUOTE_CLOSES.search(text, clause.start, clause.end):
        return False
    told = _QUOTED.sub("", clause.of(text)).rstrip(" ,")
    bare = _leading(language).sub("", f"{told} ").rstrip()
    if not bare or _opens_another(language).search(told) or _INNER_STOP.search(told):
        return False
    if word in ("dont", "où", "whose"):
        return _FINITE[language].search(told) is not None
    if language == "en" and (_DETERMINED.match(bare) or source_pattern("en").match(bare)):
        # "a trader who the ministry said was a spy": the relative word is no subject.
        return False
    return word not in ("that", "which") or _DOES.match(f"{bare} ") is not None


# "that are “fast enough,” | Berg said": the words are his.
_QUOTE_CLOSES = re.compile(r"[,.?!…][”\"’]|[”»\"],")
_QUOTED = re.compile(r"«[^«»]*»|“[^“”]*”|\"[^\"]*\"")
_INNER_STOP = re.compile(r"[;:«»“”\"(,]")


@lru_cache(maxsize=2)
def _leading(language: str) -> re.Pattern[str]:
    """What may stand before the verb of the clause: "n'", "le", "also"."""
    if language == "fr":
        return re.compile(r"^(?:(?:n'|ne |s'|se |l'|le |la |les |lui |leur |y |en |\w+ment |aussi |également )*)")
    return re.compile(r"^(?:(?:\w+ly |also |still |once |later |then |now |never |long )*)")


@lru_cache(maxsize=2)
def _opens_another(language: str) -> re.Pattern[str]:
    """A further clause, or a coordination at the end: the verb may be theirs."""
    opening, joined = (lexicon.either(words(language)[kind]) for kind in ("opening_clauses", "coordinations"))
    return re.compile(rf"(?<![\w'-]){opening}(?:(?<=')|(?![\w'-]))|(?<![\w'-]){joined}$")


# "who the ministry said", "who officials in Oslo say"
_DETERMINED = re.compile(
    r"(?:the|an?|its|his|her|their|this|these|those|some|he|she|it|they|we|I|you|one|[A-Z][\w.-]*)(?: |$)"
)
# What a clause behind "that" begins with, where "that" is its subject.
_DOES = re.compile(
    r"(?:is|was|are|were|has|had|have|will|would|can|could|may|might|did|does|do|\w{2,}ed|made|took|gave|sold|sent|built"
    r"|led|won|lost|ran|held|met|saw|left|fought|came|went|brought|bought|drew|\w{2,}s(?= (?:the|an?|its|their|his|her)\b)) "
)
_FINITE = {
    "fr": re.compile(
        r"(?<![\w'-])(?:a|ont|est|sont|avait|avaient|était|étaient|fait|font|peut|peuvent|va|vont|\w{3,}(?:ait|aient|èrent))(?![\w-])"
    ),
    "en": re.compile(r"(?<![\w'-])(?:is|are|was|were|has|have|had|will|would|can|could|did|does|do|\w{2,}ed)(?![\w-])"),
}
