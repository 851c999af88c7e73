"""Speech beside the main verb: "X a signé, estimant que …", and views: "Pour X, l'accord est « mort »"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from workbench.core.spans import Span
from workbench.services.extract.appositions import apposed
from workbench.services.extract.quotations import leading
from workbench.services.extract.records import Attribution, Mention
from workbench.services.extract.sources import Found, each, is_source, names_at_once, noun_end
from workbench.services.extract.speech import fronted_pattern, participle_pattern
from workbench.services.extract.subjects import opening_subject, shared_subject


def beside(text: str, sentence: Span, language: str, inside: Sequence[Mention]) -> Iterator[Found]:
    """ "Oslo a rejeté l'accord, estimant que …": the subject of the sentence speaks, its main clause does not."""
    fronted = list(_fronted(text, sentence, language, inside))
    match = participle_pattern(language).search(text, sentence.start, sentence.end)
    if fronted or match is None:
        yield from fronted
        return
    if _AMOUNT.match(text, match.end()) or _OF_INFINITIVE.search(text, sentence.start, match.start()):
        return
    lead = Span(sentence.start, match.start())
    cue = Span(*match.span("cue" if match["cue"] else "told"))
    opening = opening_subject(text, sentence, match.start(), language, inside)
    is_near = opening is not None and _NEW_CLAUSE.search(text, opening.end, match.start()) is None
    if opening is not None and opening.of(text).endswith(" s'"):
        # "Le maire s'est levé, notant que": the pronoun is of the verb.
        opening = Span(opening.start, opening.end - 3)
    if opening is not None and is_near and is_source(text, opening, language, inside):
        yield from each(text, opening, cue, inside, "attribution.beside", False)
        return
    first = leading(text, sentence, match.start(), inside) or _first_of_all(text, lead, language, inside)
    if first is not None and is_source(text, first[0], language, inside):
        yield Found(Attribution(first[0], cue, first[1], "attribution.beside"), False)


# "il est difficile de peser sur Oslo en menaçant": whoever would do it is not told.
_OF_INFINITIVE = re.compile(r"(?:\bde |\bd'|\bpour |\bà )\w+(?:er|ir|re|oir) [^,;:]{2,60} $")
# "condamnant 3 000 bergers à partir": no word of anybody's.
_AMOUNT = re.compile(r" (?:des (?:milliers|centaines|dizaines)|\d)")
_NEW_CLAUSE = re.compile(r"[;:]")


def _fronted(text: str, sentence: Span, language: str, inside: Sequence[Mention]) -> Iterator[Found]:
    """ "Noting that the toll is old, the mayor left": the subject of the main clause speaks."""
    match = fronted_pattern(language).match(text, sentence.start, sentence.end)
    if match is None:
        return
    cue = Span(*match.span("cue"))
    subject = opening_subject(text, sentence, sentence.end, language, inside)
    if subject is None or _CLOSES.search(text, cue.end, subject.start) is None:
        return
    if is_source(text, subject, language, inside):
        yield from each(text, subject, cue, inside, "attribution.beside", False)


# The comma that ends what is said stands right before whoever says it.
_CLOSES = re.compile(r", $")


def _first_of_all(text: str, lead: Span, language: str, inside: Sequence[Mention]) -> tuple[Span, str] | None:
    """The subject that no list knows: "Il a signé, ajoutant que …", "Le négociateur a signé, …"."""
    span = shared_subject(text, [lead], language, [m for m in inside if lead.contains(m.span)])
    return (span, "") if span is not None else None


_FOR = re.compile(r"(?:Pour|For|To) |(?<=, )(?:pour|for) (?=[^,.;:«»]{3,60}, )")


def viewpoint(text: str, sentence: Span, language: str, inside: Sequence[Mention]) -> Iterator[Found]:
    """ "Pour Ola Berg, l'accord est « mort »": somebody's view, where somebody's words are quoted."""
    match = _FOR.search(text, sentence.start, sentence.end)
    if match is None or re.compile('[«“"]').search(text, match.end(), sentence.end) is None:
        return
    span = Span(match.end(), noun_end(text, match.end(), sentence, language, inside)).trimmed(text)
    span = apposed(text, span, sentence, language, inside, closed=True)
    person = next((m for m in inside if m.form in ("name", "metonym") and span.contains(m.span)), None)
    speaks = person is not None or names_at_once(text, span, language, inside)
    if span.length and speaks and text[span.end : span.end + 1] == ",":
        cue = Span(match.start(), match.end() - 1)
        # What matters to a state the author tells; what a person thinks is that person's word.
        is_view = person is None or person.kind != "state"
        yield Found(Attribution(span, cue, person.key if person else "", "attribution.viewpoint"), is_view)
