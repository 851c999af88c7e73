"""Where the verbs of a sentence stand that have a subject of their own."""

from __future__ import annotations

import re
from functools import lru_cache

from workbench.services.extract import lexicon
from workbench.services.extract.moments import words


def verbs_before(text: str, start: int, end: int, language: str) -> list[int]:
    """Where the finite verbs between two places begin, the last first."""
    found = [match.start("verb") for match in _finite(language).finditer(text, start, end)]
    return found[::-1]


def holds_verb(text: str, start: int, end: int, language: str) -> bool:
    """Whether a stretch is a clause with a verb of its own, and so no noun phrase."""
    relative = _BREAK.search(text, start, end)
    return _finite(language, strict=True).search(text, start, relative.start() if relative else end) is not None


# "an official who declined to be named": the verb is of the clause that tells more of him.
_BREAK = re.compile(r"(?<![\w-])(?:who|which|that|whose|whom|where|qui|que|dont|où)(?![\w-])|qu'|[«“\"]")
_DETERMINED = [
    "the",
    "an?",
    "its",
    "his",
    "her",
    "their",
    "this",
    "that",
    "these",
    "those",
    "some",
    "several",
    "two",
    "three",
    "no",
    "any",
    "all",
    "both",
    "it",
    "them",
    "him",
]
_BEHIND_PARTICIPLE = r"(?:by|in|on|at|with|from|to|for|as|under|over|into|and|or|off|near|within|during|of)\b"
_MORE_AHEAD = [r"to", r"up", r"out", r"down", r"back", r"off", r"[A-Z]\w*", r"\d+"]


@lru_cache(maxsize=4)
def _finite(language: str, *, strict: bool = False) -> re.Pattern[str]:
    """Finite verbs; `strict`: only those that no participle is written like."""
    listed = words(language)
    auxiliary = lexicon.either(listed["auxiliaries"])
    if language == "fr":
        return re.compile(
            rf"(?<![\w'-])(?:n'|ne |se |s'|l'|lui |leur |y )*(?P<verb>{auxiliary}|{_french_form()})(?![\w-])"
        )
    ahead = "|".join(_DETERMINED if strict else [*_DETERMINED, *_MORE_AHEAD])
    # "signed the deal", "agreed that", not "the wanted Norwegian"
    noun = r"(?<!the )(?<!\ba )(?<!\ban )(?<!its )(?<!his )(?<!her )(?<!their )(?<!of )"
    plain = rf"{noun}[a-z]{{2,}}ed(?= (?:{ahead})\b)"
    if not strict:
        # "also exchanged views"
        plain += rf"|{noun}[a-z]{{2,}}ed(?= (?!{_BEHIND_PARTICIPLE})[a-z])"
    past = rf"{noun}{lexicon.either(listed['past'])}(?! by\b{'| in| to| on| from| at| with|$' if strict else ''})"
    sends = r"[a-z]{3,}s(?= (?:the|an?|its|his|her|their|that)\b)"
    return re.compile(rf"(?<![\w'-])(?P<verb>{auxiliary}|{past}|{plain}|{sends})(?![\w-])")


def _french_form() -> str:
    """A past in "-ait" or "-èrent", or a present with its object behind it: "dirige la marine"."""
    none = lexicon.either(words("fr")["never_verbs"])
    past = r"\w{3,}(?:aient|èrent|irent|(?<![fpl])ait)"
    objects = r"(?= (?:le|la|les|un|une|son|sa|ses|leur|leurs|que|à ce|ne)\b| l'| qu')"
    return rf"{past}|(?!{none}\b)[a-zà-ÿ]{{2,}}(?:e|ent|it|et|nd|ut|ît){objects}"
