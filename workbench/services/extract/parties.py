"""The two sides of a transfer: who gives and who receives, with those who are named along with them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache
from typing import Any, NamedTuple

from workbench.core.spans import Span
from workbench.services.extract import lexicon
from workbench.services.extract.gazetteer import served_state
from workbench.services.extract.records import Mention

PARTIES = frozenset(["state", "organisation", "armed_force", "group", "person"])
LONGEST_OBJECT = 110


class Place(NamedTuple):
    """Where a giving is said: a verb or a noun, and what sort it is."""

    span: Span
    sort: str


class Sides(NamedTuple):
    """Donor and recipient of a giving, each with those who are listed beside it."""

    donor: Mention
    recipient: Mention


@lru_cache(maxsize=2)
def transfer_words(language: str) -> dict[str, Any]:
    """The word lists of giving and receiving."""
    return lexicon.words("transfers", language)


def sides(text: str, sentence: Span, place: Place, inside: Sequence[Mention], language: str) -> Sides | None:
    """Who gives and who receives at `place`; None where one of them cannot be told."""
    find = {"received": _received, "noun": _handed}.get(place.sort, _given)
    found = find(text, sentence, place, inside, language)
    if found is None or found[1].rule == "described.counted":
        return None
    return Sides(*found)


_LINK = re.compile(
    r"(?P<joint>,? (?:et|and|ainsi que|comme|as well as)|,) (?:à |au |aux |vers |to )?(?:la |le |les |l'|the )?"
)


def fellows(text: str, party: Mention, inside: Sequence[Mention], within: Span) -> list[Mention]:
    """`party` with the others of its list, in order: "la France et le Royaume-Uni ont livré"."""
    listed = [m for m in _parties(inside) if m.form != "demonym" and within.contains(m.span)]
    listed = sorted({m.span: m for m in listed}.values(), key=lambda m: m.span)
    at = next((n for n, m in enumerate(listed) if m.span == party.span), None)
    if at is None:
        return [party]
    first = last = at
    joints = []
    while first > 0 and (link := _LINK.fullmatch(text, listed[first - 1].span.end, listed[first].span.start)):
        joints.append(link["joint"])
        first -= 1
    while last + 1 < len(listed) and (
        link := _LINK.fullmatch(text, listed[last].span.end, listed[last + 1].span.start)
    ):
        joints.append(link["joint"])
        last += 1
    is_list = any(joint.strip() != "," for joint in joints)
    return listed[first : last + 1] if is_list else [party]


def state_of(text: str, donor: Mention, inside: Sequence[Mention]) -> Mention:
    """The state for which somebody in office gives: "la ministre norvégienne Berg" gives what Norway gives."""
    if donor.kind != "person":
        return donor
    before = [m for m in inside if m.kind == "state" and m.span.end <= donor.span.start]
    if (
        before
        and donor.span.start - before[-1].span.end < 40
        and not re.search(r"[;:]|\b(?:et|and|a|has|with|avec)\b", text[before[-1].span.end : donor.span.start])
    ):
        return before[-1]
    return donor


def for_its_state(party: Mention) -> Mention:
    """A state gives and receives by its navy or its ministry: "les garde-côtes norvégiens" are Norway here."""
    is_organ = party.form == "nominal" and party.kind in ("armed_force", "organisation")
    if is_organ and party.owner and party.owner[0] not in "@#":
        return replace(party, key=party.owner, kind="state")
    state = served_state(party.key)
    return replace(party, key=state, kind="state") if state else party


def _preceded(text: str, mention: Mention, words: Sequence[str]) -> bool:
    """Whether one of `words` leads to a mention, with at most an article or an office between them."""
    before = text[max(0, mention.span.start - 40) : mention.span.start]
    return (
        re.search(rf"(?<![\w'-]){lexicon.either(words)}\s?(?:(?:le|la|les|l'|the|ses|son|sa) ?)?$", before, re.I)
        is not None
    )


def _parties(inside: Sequence[Mention]) -> list[Mention]:
    return [m for m in inside if m.kind in PARTIES and (m.form != "demonym" or m.key)]


ANY_PREPOSITION = ("à", "au", "aux", "en", "de", "du", "des", "d'", "contre", "avec", "par", "vers", "pour", "sur", "dans", "chez", "entre", "face à", "of", "in", "to", "for", "with", "against", "by", "from", "on", "at", "near", "between", "into")  # fmt: skip


_PRONOUN = re.compile(r"(?<![\w'-])(?:it|they|il|elle|ils|elles)(?: (?:a|ont|avait|has|have|had|also|then|\w+ly))* ?$")


def _donor(text: str, sentence: Span, verb: Span, inside: Sequence[Mention], language: str) -> Mention | None:
    """The subject of a giving: the nearest actor before it that no preposition governs."""
    before = [
        m for m in _parties(inside) if m.span.end <= verb.start and m.form != "demonym" and m.rule != "taken-up.dative"
    ]
    # "Sweden, NATO's newest member, has lent": the owner of what is set beside the subject gives nothing.
    free = [m for m in before if not _preceded(text, m, ANY_PREPOSITION) and text[m.span.end : m.span.end + 2] != "'s"]
    if not free:
        return None
    # "Turkey saved the town, when it provided Libya with drones": the pronoun takes up the sentence's first subject.
    is_taken_up = _PRONOUN.search(text, max(sentence.start, free[-1].span.end), verb.start) is not None
    nearest = free[0] if is_taken_up else free[-1]
    return nearest if ";" not in text[nearest.span.end : verb.start] else None


def _given(
    text: str, sentence: Span, place: Place, inside: Sequence[Mention], language: str
) -> tuple[Mention, Mention] | None:
    """Donor and recipient of a verb of giving, active, passive or in a participle that opens the sentence."""
    words = transfer_words(language)
    after = [m for m in _parties(inside) if m.span.start >= place.span.end]
    near = [m for m in after if not _breaks(text, place.span, m.span)]
    is_active = _HAVING.search(text[max(0, place.span.start - 40) : place.span.start]) is not None
    donor = None if is_active else next((m for m in near if _preceded(text, m, words["by"])), None)
    if donor is None and re.search(r"(?<!\w)(?:[Ee]n|[Bb]y) $", text[max(0, place.span.start - 4) : place.span.start]):
        donor = _next_subject(text, place, inside)
    if donor is None:
        donor = _donor(text, sentence, place.span, inside, language)
    if donor is None:
        return None
    leads = words["recipient"]
    dative = next((m for m in inside if m.rule == "taken-up.dative" and 0 <= place.span.start - m.span.end < 40), None)
    if dative is not None and dative.key != donor.key:
        return donor, dative
    recipient = next(
        (m for m in after if m.key != donor.key and m.form != "demonym" and _preceded(text, m, leads)), None
    )
    if recipient is None and language == "en":
        recipient = next(
            (m for m in after[:1] if m.key != donor.key and m.form != "demonym" and m.span.start - place.span.end <= 5),
            None,
        )
    return (donor, recipient) if recipient is not None and not _breaks(text, place.span, recipient.span) else None


# "a vendu": whoever stands behind a later "par" is not the one who gives.
_HAVING = re.compile(r"(?<![\w'-])(?:a|ont|avait|avaient|aurait|auraient|has|have|had)(?: (?!été|been)[\w'-]+){0,3} $")
_NEW_CLAUSE = re.compile(
    r";|\.\s|, (?:qui|ce qui|ce que|dont|tandis que|alors que|mais|while|but|which|whose|where|où) |, (?:et|and) (?:il|elle|ils|elles|it|they|he|she) "
)


def _breaks(text: str, verb: Span, party: Span) -> bool:
    """Whether another clause begins between the two."""
    return _NEW_CLAUSE.search(text, min(verb.end, party.end), max(verb.start, party.start)) is not None


def _next_subject(text: str, place: Place, inside: Sequence[Mention]) -> Mention | None:
    """The subject of the main clause behind "En livrant …, "."""
    comma = text.find(", ", place.span.end)
    return next(
        (
            m
            for m in _parties(inside)
            if comma > 0 and m.span.start >= comma and m.form != "demonym" and not _preceded(text, m, ANY_PREPOSITION)
        ),
        None,
    )


def _received(
    text: str, sentence: Span, place: Place, inside: Sequence[Mention], language: str
) -> tuple[Mention, Mention] | None:
    words = transfer_words(language)
    recipient = _donor(text, sentence, place.span, inside, language)
    if recipient is None:
        return None
    after = [m for m in _parties(inside) if m.span.start >= place.span.end and m.key != recipient.key]
    donor = next((m for m in after if m.form != "demonym" and _preceded(text, m, words["from"])), None)
    if donor is None:
        donor = next((m for m in after if m.form == "demonym" and m.kind == "state"), None)
    return (donor, recipient) if donor is not None and not _breaks(text, place.span, donor.span) else None


def _handed(
    text: str, sentence: Span, place: Place, inside: Sequence[Mention], language: str
) -> tuple[Mention, Mention] | None:
    """Donor and recipient of a noun of giving: "la livraison de chars polonais à l'Ukraine", "deliveries by X to Y"."""
    words = transfer_words(language)
    after = [
        m for m in _parties(inside) if m.span.start >= place.span.end and m.span.start - place.span.end < LONGEST_OBJECT
    ]
    recipient = next((m for m in after if m.form != "demonym" and _preceded(text, m, words["recipient"])), None)
    if recipient is None:
        return None
    by = next((m for m in after if _preceded(text, m, words["by"])), None)
    owner = next(
        (m for m in after if m.form == "demonym" and m.kind == "state" and m.span.end <= recipient.span.start), None
    )
    before = [
        m for m in _parties(inside) if m.form == "demonym" and place.span.start - 2 <= m.span.end <= place.span.start
    ]
    donor = by or owner or (before[0] if before else None) or _decider(text, sentence, place, inside, language)
    if donor is None or donor.key == recipient.key or _breaks(text, place.span, recipient.span):
        return None
    return donor, recipient


_DECIDED = re.compile(
    r"\b(?:approuv\w+|autoris\w+|annonc\w+|décid\w+|accélér\w+|repris|reprend|propos\w+|valid\w+|confirm\w+|poursui\w+"
    r"|approv\w+|authori[sz]\w+|announc\w+|decid\w+|speed\w*|resum\w+|propos\w+|clear\w*|agree\w*|continu\w*)\b[^,;:]{0,45}$"
)


def _decider(text: str, sentence: Span, place: Place, inside: Sequence[Mention], language: str) -> Mention | None:
    """Whoever decides on a delivery without another donor: "Oslo approved the sale of shells to Riga"."""
    if not _DECIDED.search(text, sentence.start, place.span.start):
        return None
    return _donor(text, sentence, place.span, inside, language)
