"""Which words of a sentence are in a subordinate clause: what is said there does not decide how sure the sentence is."""

from __future__ import annotations

import re
from functools import lru_cache

from workbench.core.spans import Span

_OPENING = {
    "fr": (
        r"(?<![\w-])(?:(?:à|de|avec|pour|dans|par|sur) (?:laquelle|lequel|lesquel(?:le)?s|qui)|auquel(?:le)?s?|auxquel(?:le)?s|lesquel(?:le)?s|laquelle|lequel"
        r"|(?:parce|bien|alors|tandis|pendant|avant|après|afin|pour|dès|depuis|sans|tant|de sorte|jusqu'à ce|même|ainsi|tel|encore) (?:que |qu'|si )"
        r"|ce (?:qui |que |qu'|dont )|qui(?= )|que |qu'|dont |où |lorsque |lorsqu'|quand |puisque |puisqu'|quoique |comme si |même s'|si (?=\w)|s'(?=ils? ))"
    ),
    "en": (
        r"(?<![\w-])(?:which|who|whom|whose|that(?! (?:is|was|would|could|will|case|day|time|point|year|month|week|figure|number|country|way|sort|kind|end|date|moment|deal|event)\b)|because|although|though|while|whereas|when|whenever|where|since (?=\w+ \w+(?:s|ed)\b)"
        r"|after (?=\w+ing\b)|as (?=(?:the|it|they|he|she)\b)|so that|even if|even though|until|if|unless|before (?=\w+ing\b)|what|how|whether)\b"
    ),
}
_END = re.compile(r", |; | [–—-] |: |\)")


@lru_cache(maxsize=2)
def _opening(language: str) -> re.Pattern[str]:
    return re.compile(_OPENING[language], re.I)


def subordinate(text: str, sentence: Span, language: str) -> list[Span]:
    """The subordinate clauses of a sentence, each up to the comma that closes it."""
    found: list[Span] = []
    for match in _opening(language).finditer(text, sentence.start, sentence.end):
        end = _END.search(text, match.end(), sentence.end)
        if end is None and match.start() == sentence.start:
            # "Whether it holds is unclear": without a comma the clause is the subject, and the rest is the main one.
            continue
        region = Span(match.start(), end.start() if end else sentence.end)
        found.append(region if end else _up_to_the_main_verb(text, sentence, region))
    return found


_RELATIVE = re.compile(r"(?:who|which|whose|where|qui|dont|où)\b", re.I)
_FINITE = re.compile(
    r"(?<![\w'-])(?:is|are|was|were|has|have|had|will|would|can|could|may|might|remains?|seems?|looks?"
    r"|est|sont|était|étaient|sera|seront|peut|peuvent|pourrait|pourraient|reste|restent|demeure|semble|paraît)(?![\w-])"
)


def _up_to_the_main_verb(text: str, sentence: Span, region: Span) -> Span:
    """ "The officers who seized power are divided": a relative clause of the subject ends where the main verb stands."""
    if not _RELATIVE.match(text, region.start) or _FINITE.search(text, sentence.start, region.start):
        return region
    verbs = list(_FINITE.finditer(text, region.start, region.end))
    if not verbs:
        return region
    own = text[region.start : verbs[-1].start()].count(" ")
    return Span(region.start, verbs[-1].start()) if len(verbs) > 1 or own > _OWN_WORDS else region


# The relative word, a verb of its own, what that has with it.
_OWN_WORDS = 3


def is_main(position: int, regions: list[Span]) -> bool:
    """Whether a position is in no subordinate clause."""
    return not any(region.start <= position < region.end for region in regions)
