"""What can change hands: the kind of thing that words name, whether they name none, and the words without what clings to them."""

from __future__ import annotations

import re
from functools import lru_cache

from workbench.core.spans import Span
from workbench.services.extract import lexicon
from workbench.services.extract.parties import LONGEST_OBJECT, transfer_words

# "MiG-29s", "T-72", "TB2": a designation is one of arms.
_DESIGNATION = r"[A-Z][A-Za-z]{0,4}-\d{1,4}[A-Za-z]{0,2}s?|[A-Z]{2,4}\d{1,3}s?"


@lru_cache(maxsize=2)
def _object_patterns(language: str) -> list[tuple[str, re.Pattern[str]]]:
    listed = [
        (kind, re.compile(rf"(?<![\w-]){lexicon.either(nouns)}(?![\w-])", re.I))
        for kind, nouns in transfer_words(language)["objects"].items()
    ]
    return [*listed, ("arms", re.compile(rf"(?<![\w-])(?!COVID|Covid)(?:{_DESIGNATION})(?![\w-])"))]


def kind_of(text: str, object: Span | None, language: str) -> str | None:
    """What is handed over, by the first listed noun in the object."""
    if object is None:
        return None
    found = [
        (match.start(), -match.end(), kind)
        for kind, pattern in _object_patterns(language)
        if (match := pattern.search(text, object.start, object.end))
    ]
    return min(found)[2] if found else None


@lru_cache(maxsize=2)
def _empty(language: str) -> re.Pattern[str]:
    words = lexicon.either(transfer_words(language)["nothing"])
    return re.compile(
        rf"(?:(?:l'|d'|un |une |des |du |de |la |le |les |ses |son |sa )?(?:(?!de |du |des |of |despite |against |under |malgré |contre |sous )[\w-]+ ){{0,2}}?)?{words}(?![\w-])",
        re.I,
    )


def is_nothing(text: str, object: Span, language: str) -> bool:
    """ "livrer bataille", "gave a warning": set phrases in which nothing changes hands."""
    at = (text, object.start, object.end)
    if _NO_THING.match(*at) is not None:
        return True
    empty = _empty(language).match(*at)
    # "battle tanks", "riot control gear": the noun behind it is what is handed over.
    next_word = empty.end() + 1 if empty is not None else object.end
    goes_on = language == "en" and any(one.match(text, next_word, object.end) for _, one in _object_patterns(language))
    return empty is not None and not goes_on


_NO_THING = re.compile(
    r"to (?=\w)|(?:une |a )?(?:bataille|combat|passage|battle|fight|power|pouvoir|way|short|out|control|birth)(?![\w-])",
    re.I,
)


def is_counted(text: str, object: Span) -> bool:
    """Whether words tell a number of things; days and times are none."""
    at = (text, object.start, object.end)
    return _count().match(*at) is not None and _OF_TIME.match(*at) is None


_OF_TIME = re.compile(
    r"(?:(?:de |d'|of |about |some |quelque |environ )?[\w]+ ){1,2}(?:jours?|semaines?|mois|ans|années?|heures?|minutes?|fois|days?|weeks?|months?|years?|hours?|times)(?!\w)",
    re.I,
)


@lru_cache(maxsize=1)
def _count() -> re.Pattern[str]:
    number = lexicon.either(_of_both("counts"))
    many = r"dozens of|hundreds of|thousands of|an? (?:hundred|dozen|thousand)|des (?:dizaines|centaines|milliers) d|(?:une |plusieurs )?(?:dizaine|vingtaine|centaine)s? d"
    return re.compile(
        rf"(?:(?:d'|de |of )?{lexicon.either(_of_both('about'))} )?"
        rf"(?:(?:de |d'|of )?\d[\d .,]*|{number}|{many})(?:[\w' -]*) \w{{4,}}",
        re.I,
    )


def _of_both(name: str) -> list[str]:
    return [word for language in lexicon.LANGUAGES for word in transfer_words(language)[name]]


def core(text: str, object: Span) -> Span:
    """The object without what is set behind it: "the mandate of a panel, the body that counts missiles"."""
    end = _LOOSE.search(text, object.start + 3, object.end)
    return Span(object.start, end.start()) if end is not None else object


_LOOSE = re.compile(r"(?<=\w{3}), |(?<!\w)(?:qui|que|dont|which|that|who|whether|to|pour|afin) ")


def tidied(text: str, span: Span) -> Span:
    """The object without what leads to it or goes on behind it, cut at a word."""
    start, end = span.start, span.end
    while lead := _ANY_LEAD.match(text, start, end):
        start = lead.end()
    tail = _any_tail().search(text, start + 3, end)
    end = tail.start() if tail is not None else end
    if end - start > LONGEST_OBJECT:
        end = text.rfind(" ", start, start + LONGEST_OBJECT)
    return Span(start, max(start, end)).trimmed(text)


# "recevoir de la France, avant l'automne, trois avions"
_ASIDE = r", (?:d'ici|avant|après|dès|en|au|à|fin|début|le \d\d?(?:er)?|pour|pendant|durant|lors|selon|d'après|by|before|after|in|on|from|this|next|during|according|(?:la|le|the) (?:même|same)|cette)\b[^,;:.]{2,70}, "
_DATE_AHEAD = r"(?:en|in|on|le|fin|début|since|depuis) (?:\d{1,2} )?(?:\w+ )?(?:19|20)\d\d,? "
_LEADING = (
    r"(?:désormais|également|aussi|notamment|déjà|ainsi|with|also|already|récemment|encore|and|et|of|part of|most of) "
)
_DASHED = r"[–—-]+ [^–—]{2,50} [–—-]+ "
# "promis d'augmenter l'aide"
# "vendu pour deux millions d'obus"
_FOR_SO_MUCH = r"pour (?=\d|(?:plus|moins|près) de |environ |quelque )"
_INFINITIVE = (
    r"(?:d'|de |to )(?:augment|accr|double|intensif|increas|boost|expand|doubl)\w* (?=l|la|le|les|the|its|military)"
)
_ANY_LEAD = re.compile(rf"{_ASIDE}|{_DATE_AHEAD}|{_LEADING}|{_DASHED}|{_INFINITIVE}|{_FOR_SO_MUCH}")
_DATE_WORD = (
    r"\d|(?i:janv|févr|mars|avril|mai\b|juin|juil|août|sept|octo|nov|déc|jan|feb|mar|apr|may\b|jun|jul|aug|dec)"
)
_WHEN_BEHIND = rf"(?:en|in|by|depuis|since|on|fin|début|au|à partir de) (?:{_DATE_WORD})|last (?:year|month|week)|en cours|as recently as|over the next"


@lru_cache(maxsize=1)
def _any_tail() -> re.Pattern[str]:
    goes_on = lexicon.either(_of_both("goes_on"))
    return re.compile(rf",?\s(?:{_WHEN_BEHIND}|{goes_on}|pour (?!\d))(?![\w-])|--|,$")
