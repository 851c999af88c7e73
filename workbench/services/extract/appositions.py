"""What is set beside a name between commas: "Ola Berg, chercheur à l'institut d'Oslo"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from workbench.core.spans import Span
from workbench.services.extract import lexicon
from workbench.services.extract.moments import time_pattern, words
from workbench.services.extract.phrases import NOUN_START, VERBAL, ends_in_name, starts_well
from workbench.services.extract.records import Mention
from workbench.services.extract.speech import source_pattern

LONGEST_SOURCE = 150
_SHORTEST = 2
_COMPARISON = re.compile(r"(?:comme|ainsi que|tout comme|like|as well as) ")
_RELATIVE = re.compile(r"(?:qui|que|qu'|dont|où|lequel|laquelle|who|which|whose|where)\b")
TIME_ONLY = re.compile(
    r"(?:last|this|earlier this) (?:week|month|year|\w+day)|(?:on )?\w+day|yesterday"
    r"|(?:lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|hier)(?: \w+)?|la semaine dernière|le mois dernier"
)


@lru_cache(maxsize=2)
def _apposition(language: str) -> re.Pattern[str]:
    """What begins a noun phrase in commas that says who somebody is."""
    role = lexicon.either(words(language)["roles"])
    if language == "fr":
        when = r"(?:(?:alors|ensuite|aujourd'hui|désormais|à l'époque|longtemps|jadis|par ailleurs|également|aussi) )?"
        return re.compile(
            rf"(?:une? |l'un |l'une |le |la |l'|son |sa |d(?:u|e la|e l'|es|e|') ?(?=[A-ZÀ-Ý])|{when}{role})"
        )
    # "managing director at", "deputy political editor of"
    office = rf"(?:(?!who|which|that)[a-z-]+ ){{1,2}}{lexicon.either(words(language)['offices'])}\b"
    role = rf"(?:also |now |then |then-|currently )?{role}"
    placed = r"(?:of|from|at|with) (?:the )?(?=[A-Z])"
    # "Norway's envoy"
    owned = r"[A-Z][\w' -]{2,30}'s "
    return re.compile(rf"(?:an? |the |one of |its |his |her |{placed}|{role}|{office}|{owned})")


_SEVERAL = re.compile(r"(?:an?|une?) [^,;]{2,60}? (?:and|et) ")
_LOOSE_END = re.compile(r"[,;:.!?»)](?=\s|$)|\s–\s")


def described_person(text: str, pieces: Sequence[Span], language: str, inside: Sequence[Mention]) -> Span | None:
    """A person with all that stands in commas behind the name: "Ola Berg, head of the Institute for War and Peace"."""
    end = pieces[-2].end if pieces[-1].length < _SHORTEST and len(pieces) > 1 else pieces[-1].end
    whole = text[pieces[0].start : pieces[-1].end].rstrip(" ,")
    if whole.endswith(")"):
        # "Berg, du groupe d'Oslo (GO),": the brackets are of what is set beside.
        end = pieces[0].start + len(whole)
    for place, piece in enumerate(pieces[:-1]):
        name = next((m for m in inside if m.kind == "person" and m.form == "name" and m.span.end == piece.end), None)
        if (
            name is None
            or piece.end + 2 >= end
            or text[piece.end : piece.end + 2] != ", "
            or (place > 0 and not starts_well(text, piece, language))
        ):
            continue
        if not starts_well(text, piece, language):
            # "During the crisis Gen Ola Berg, head of the army, …": the name begins behind the lead.
            titled = _RANK.search(text[piece.start : name.span.start])
            piece = Span(name.span.start - (len(titled[0]) if titled else 0), piece.end)
        behind = Span(piece.end + 2, end)
        if not is_office(text, behind, language) or behind.length > LONGEST_SOURCE:
            continue
        if not VERBAL[language].search(text, behind.start, behind.end) and pieces[place + 1].start == behind.start:
            return Span(piece.start, end)
    return None


_RANK = re.compile(r"(?:[A-Z][a-z]*\.? )+$")
_OF_GROUP = re.compile(
    r"(?:du |de la |de l'|des )(?:groupe|institut|centre|think tank|université|école|ONG|organisation|parti|cabinet|réseau"
    r"|collectif|laboratoire|observatoire|comité|fondation|association)"
)


def is_office(text: str, behind: Span, language: str) -> bool:
    """Whether what stands in commas behind a name says who that is: "docteure à Oslo", "du groupe Berg"."""
    return (
        _apposition(language).match(text, behind.start, behind.end) is not None
        or source_pattern(language).match(text, behind.start, behind.end) is not None
        or (language == "fr" and _OF_GROUP.match(text, behind.start, behind.end) is not None)
    )


def _is_relative(text: str, piece: Span) -> bool:
    """Whether a piece is a relative clause, its relative word within it or cut off before it."""
    return _RELATIVE.match(text, piece.start) is not None or _WHICH_BEFORE.search(text[: piece.start][-8:]) is not None


_WHICH_BEFORE = re.compile(r"(?:which|whom|who|qui|que|dont|où) $")


# "Ola Berg, 52, a miller"
_AGE = re.compile(r", (?:aged )?\d{1,3}(?: ans)?,")
_YEARS = re.compile(r"(?:aged )?\d{1,3}(?: ans)?")


def is_time(text: str, piece: Span, language: str) -> bool:
    """Whether a part says only when: "lundi", "two days later"."""
    return _time_only(language).fullmatch(text, piece.start, piece.end) is not None


@lru_cache(maxsize=2)
def _time_only(language: str) -> re.Pattern[str]:
    return re.compile(time_pattern(language), re.I)


def set_beside(text: str, pieces: list[Span], language: str, inside: Sequence[Mention]) -> Span | None:
    """A noun phrase with what stands in commas behind it; participles and dates in commas are passed over."""
    good = [p for p in pieces[:-1] if starts_well(text, p, language)]
    if len(good) > 1 and _COMPARISON.match(text, good[-1].start):
        return Span(good[-2].start, good[-1].end)
    named = [
        p
        for p in good
        if NOUN_START.match(text, p.start)
        and not VERBAL[language].search(text, p.start, p.end)
        and not is_time(text, p, language)
    ]
    if not named:
        return None
    behind = [p for p in pieces[:-1] if p.start > named[-1].end]
    if any(VERBAL[language].search(text, p.start, p.end) and not _is_relative(text, p) for p in behind):
        # A whole clause lies between: its own subject does not speak.
        return None
    first = named[-1]
    for piece in reversed(named[:-1]):
        between = text[piece.end : first.start].strip()
        is_known = ends_in_name(piece, inside) or source_pattern(language).search(text, piece.start, piece.end)
        if not is_known:
            # "The salt, the miller, who left, said": a thing has nobody set beside it.
            break
        if _AGE.fullmatch(between) is None and (between not in (",", "et", "and") or first.start - piece.end > 5):
            break
        if between in ("et", "and") and not ends_in_name(piece, inside):
            break
        first = piece
    end = passed = named[-1].end
    for piece in good:
        # "Ola Berg, 52 ans, chercheur à Oslo, …": an apposition needs no article.
        if piece.start - passed != 2 or text[passed] != ",":
            continue
        if is_office(text, piece, language):
            end = passed = piece.end
        elif _YEARS.fullmatch(text, piece.start, piece.end):
            passed = piece.end
    return Span(first.start, end)


def apposed(text: str, span: Span, sentence: Span, language: str, inside: Sequence[Mention], *, closed: bool) -> Span:
    """A source with what is set beside it in commas: "Ola Berg, 52 ans, chercheur à l'institut d'Oslo, une tour".

    `closed`: only where a comma ends it, as the sentence goes on behind it.
    """
    named = [m for m in inside if span.contains(m.span) and m.form == "name"]
    if not named:
        return span
    is_person = any(m.kind == "person" for m in named)
    end = passed = span.end
    while text[passed : passed + 2] == ", ":
        piece = _next_piece(text, passed + 2, sentence, inside, closed=closed)
        if piece is None or piece.end - span.end > LONGEST_SOURCE:
            break
        if _YEARS.fullmatch(text, piece.start, piece.end):
            passed = piece.end
            continue
        if not _is_beside(text, piece, language, is_person=is_person, is_first=end == span.end):
            break
        end = passed = piece.end
    return Span(span.start, end)


def _next_piece(text: str, start: int, sentence: Span, inside: Sequence[Mention], *, closed: bool) -> Span | None:
    """What stands up to the next comma or stop that is in no name."""
    for match in _LOOSE_END.finditer(text, start, sentence.end):
        if any(m.span.start < match.start() < m.span.end for m in inside):
            continue
        return Span(start, match.start()) if match[0][0] == "," or not closed else None
    return None


def _is_beside(text: str, piece: Span, language: str, *, is_person: bool, is_first: bool) -> bool:
    """Whether a part in commas says who the one before it is."""
    relative = _WITHIN.search(text, piece.start, piece.end)
    stop = relative.start() if relative is not None else piece.end
    if not is_office(text, piece, language) or VERBAL[language].search(text, piece.start, stop):
        return False
    if is_person:
        return is_first or _INDEFINITE.match(text, piece.start) is not None
    # "According to the panel, a colonel and sailors, …": the subject begins.
    return not _DEFINITE.match(text, piece.start) and not _SEVERAL.match(text, piece.start, piece.end)


_WITHIN = re.compile(r" (?:qui|que|dont|où|who|which|that|whose) ")
_DEFINITE = re.compile(r"(?:le |la |l'|the |les )")
_INDEFINITE = re.compile(r"(?:an? |une? )")
