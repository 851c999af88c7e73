"""What is set beside a name between commas: "Ola Berg, chercheur à l'institut d'Oslo"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from workbench.core.spans import Span
from workbench.services.extract.phrases import NOUN_START, VERBAL, ends_in_name, starts_well
from workbench.services.extract.records import Mention
from workbench.services.extract.speech import source_pattern

LONGEST_SOURCE = 150
_SHORTEST = 2
_COMPARISON = re.compile(r"(?:comme|ainsi que|tout comme|like|as well as) ")
_RELATIVE = re.compile(r"(?:qui|que|qu'|dont|où|lequel|laquelle|who|which|whose|where)\b")
TIME_ONLY = re.compile(
    r"(?:last|this|earlier this) (?:week|month|year|\w+day)|(?:on )?\w+day|yesterday|(?:lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|hier)(?: \w+)?|la semaine dernière|le mois dernier"
)
_ROLE = {
    "fr": r"(?:(?:alors|ensuite|aujourd'hui|désormais|à l'époque|longtemps|jadis|par ailleurs) )?(?:frère|sœur|fils|fille|bras droit|épouse|époux|veuve|neveu|gendre|cousin|beau-frère|père|mère|figure|cadre|pilier|fidèle|proche|vétéran|transfuge|rédacteur|rapporteu|délégué|envoyé|émissaire|négociat|porteur|juriste|sociologue|géographe|stratège|doctorant|enseignant|consultant|magistrat|juge|procureur|pilote|officier|amiral|lieutenant|capitaine|sergent|habitant|étudiant|négociant|commerçant|banquier|éditeur|dirigeant|élu|adjoint|premier|première|titulaire|signataire|co-?auteu|ex-|ancien(?:ne)? |actuel(?:le)? |futur(?:e)? |haut(?:e)? |chercheu|direct|professeu|président|vice-|ministre|secrétaire|porte-parole|conseill|chef|spécialiste|expert|analyste|responsable|ambassad|économiste|historien|politologue|avocat|député|sénat|journaliste|général|colonel|commandant|fondat|auteu|membre|maître|maire|gouverneur|numéro|patron|cofondat|coordinat|représentant|chargée? )",
    "en": r"(?:former |senior |deputy |acting |then |now |head |director|professor|president|vice|minister|secretary|spokes|adviser|advisor|chief|specialist|expert|analyst|fellow|ambassador|economist|historian|lawyer|journalist|general|colonel|commander|founder|author|member|mayor|governor|researcher|co-founder|chair|co-author|editor|correspondent|scholar|academic|scientist|engineer|trader|banker|partner|veteran|aide|son |daughter|brother|sister|wife|widow|cousin|nephew|father|mother|strategist|planner|negotiator|envoy|rapporteur|judge|prosecutor|officer|admiral|captain|lieutenant|brigadier|marshal|senator|congress|lawmaker|legislator|MP|deputy|premier|monarch|leader|figure|spokesperson|resident|professor|lecturer|activist|dissident|defector|mediator|who |[A-Z][\w' -]{2,30}'s )",
}
_APPOSITION = {
    "fr": re.compile(
        rf"(?:une? |l'un |l'une |le |la |l'|son |sa |d(?:u|e la|e l'|es|e|') ?(?=[A-ZÀ-Ý])|{_ROLE['fr']})"
    ),
    "en": re.compile(rf"(?:an? |the |one of |its |his |her |(?:of|from|at|with) (?:the )?(?=[A-Z])|{_ROLE['en']})"),
}
_SEVERAL = re.compile(r"(?:an?|une?) [^,;]{2,60}? (?:and|et) ")
_LOOSE_END = re.compile(r"[,;:.!?»)](?=\s|$)|\s–\s")


def described_person(text: str, pieces: Sequence[Span], language: str, inside: Sequence[Mention]) -> Span | None:
    """A person with all that stands in commas behind the name: "Ola Berg, head of the Institute for War and Peace"."""
    end = pieces[-2].end if pieces[-1].length < _SHORTEST and len(pieces) > 1 else pieces[-1].end
    words = text[pieces[0].start : pieces[-1].end].rstrip(" ,")
    if words.endswith(")"):
        # "Berg, du groupe d'Oslo (GO),": the brackets are of what is set beside.
        end = pieces[0].start + len(words)
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
        if not _is_office(text, behind, language) or behind.length > LONGEST_SOURCE:
            continue
        if not VERBAL[language].search(text, behind.start, behind.end) and pieces[place + 1].start == behind.start:
            return Span(piece.start, end)
    return None


_RANK = re.compile(r"(?:[A-Z][a-z]*\.? )+$")
_OF_GROUP = re.compile(
    r"(?:du |de la |de l'|des )(?:groupe|institut|centre|think tank|université|école|ONG|organisation|parti|cabinet|réseau|collectif|laboratoire|observatoire|comité|fondation|association)"
)


def _is_office(text: str, behind: Span, language: str) -> bool:
    """Whether what stands in commas behind a name says who that is: "docteure à Oslo", "du groupe Berg"."""
    return (
        _APPOSITION[language].match(text, behind.start, behind.end) is not None
        or source_pattern(language).match(text, behind.start, behind.end) is not None
        or (language == "fr" and _OF_GROUP.match(text, behind.start, behind.end) is not None)
    )


def _is_relative(text: str, piece: Span) -> bool:
    """Whether a piece is a relative clause, its relative word within it or cut off before it."""
    return _RELATIVE.match(text, piece.start) is not None or _WHICH_BEFORE.search(text[: piece.start][-8:]) is not None


_WHICH_BEFORE = re.compile(r"(?:which|whom|who|qui|que|dont|où) $")


def set_beside(text: str, pieces: list[Span], language: str, inside: Sequence[Mention]) -> Span | None:
    """A noun phrase with what stands in commas behind it; participles and dates in commas are passed over."""
    good = [p for p in pieces[:-1] if starts_well(text, p, language)]
    if len(good) > 1 and _COMPARISON.match(text, good[-1].start):
        return Span(good[-2].start, good[-1].end)
    named = [p for p in good if NOUN_START.match(text, p.start) and not VERBAL[language].search(text, p.start, p.end)]
    if not named:
        return None
    behind = [p for p in pieces[:-1] if p.start > named[-1].end]
    if any(VERBAL[language].search(text, p.start, p.end) and not _is_relative(text, p) for p in behind):
        # A whole clause lies between: its own subject does not speak.
        return None
    first = named[-1]
    for piece in reversed(named[:-1]):
        between = text[piece.end : first.start].strip()
        if between not in (",", "et", "and") or first.start - piece.end > 5:
            break
        if between != "," and not ends_in_name(piece, inside):
            break
        first = piece
    end = named[-1].end
    for piece in good:
        # "Ola Berg, chercheur à Oslo, …": an apposition needs no article.
        if piece.start - end == 2 and text[end] == "," and _APPOSITION[language].match(text, piece.start, piece.end):
            end = piece.end
    return Span(first.start, end)


def apposed(text: str, span: Span, sentence: Span, language: str, inside: Sequence[Mention], *, closed: bool) -> Span:
    """A source with what is set beside it in commas: "Ola Berg, chercheur à l'institut d'Oslo".

    `closed`: only where a comma ends it, as the sentence goes on behind it.
    """
    named = [m for m in inside if span.contains(m.span) and m.form == "name"]
    if not named or text[span.end : span.end + 2] != ", ":
        return span
    start = span.end + 2
    if not _is_office(text, Span(start, sentence.end), language):
        return span
    is_person = any(m.kind == "person" for m in named)
    definite = re.match(r"(?:le |la |l'|the |les )", text[start : start + 4]) is not None
    if definite and not is_person:
        return span
    for match in _LOOSE_END.finditer(text, start, sentence.end):
        if any(m.span.start < match.start() < m.span.end for m in inside):
            continue
        good = match[0][0] == "," or not closed
        whole = Span(start, match.start())
        if not good or whole.length > LONGEST_SOURCE or VERBAL[language].search(text, whole.start, whole.end):
            return span
        if not is_person and _SEVERAL.match(text, whole.start, whole.end):
            # "According to the panel, a colonel and sailors, …": the subject begins.
            return span
        return Span(span.start, whole.end)
    return span
