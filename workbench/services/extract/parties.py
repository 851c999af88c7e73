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
from workbench.services.extract.people import state_of_office
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
    is_organ = party.form == "nominal" and party.kind in ("armed_force", "organisation", "person")
    if is_organ and party.owner and party.owner[0] not in "@#":
        return replace(party, key=party.owner, kind="state")
    state = state_of_office(party.key) if party.kind == "person" else served_state(party.key)
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


# "accused the Norwegians of supplying": whoever is accused gives.
_ACCUSED = re.compile(
    r"(?<!\w)(?:accus\w+|soupçonn\w+|suspect\w+) (?:\w+ment |\w+ly )?(?:the |les? |la |l')?(?P<who>[^,;:]{2,60}?) (?:of |d'|de )(?:secretly |illegally |having |avoir |\w+ment )*$"
)


def _within(inside: Sequence[Mention], start: int, end: int) -> list[Mention]:
    """The parties named between two places."""
    return [m for m in _parties(inside) if start <= m.span.start and m.span.end <= end]


# "Il faut livrer", "va permettre de livrer", "drones were delivered": the subject before it does not give.
_NO_SUBJECT = re.compile(
    r"(?<!\w)(?:il (?:faut|faudrait|fallait|convient de|s'agit de)|perm\w+ (?:à \w+ |aussi )?(?:de|d')|afin de|le moyen de"
    r"|(?:necessary|time) to|(?:allow|enabl)\w* \w+ to|discuss(?:ed|es|ing)?|discut\w+ (?:de|d')) ?$"
)
_PASSIVE = re.compile(
    r"(?<!\w)(?:is|are|was|were|be|been|being|est|sont|été|étaient|était|être)(?: \w+ment| \w+ly| also| now| still| aussi| ainsi)? $"
)


def _donor(text: str, sentence: Span, verb: Span, inside: Sequence[Mention], language: str) -> Mention | None:
    """The subject of a giving: the nearest actor before it that no preposition governs."""
    accused = _ACCUSED.search(text, sentence.start, verb.start)
    if accused is not None and (them := _within(inside, accused.start("who"), accused.end("who"))):
        return them[-1]
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
    if donor is None and not _is_without_subject(text, sentence, place.span):
        is_passive = _is_passive(text, sentence, place.span)
        find = _origin if is_passive else _donor
        donor = find(text, sentence, place.span, inside, language)
    shipped = _from_to(text, place, near, language)
    if shipped is not None:
        return shipped
    if donor is None or place.sort == "carried":
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
    if recipient is None or _breaks(text, place.span, recipient.span):
        return None
    # "donner des conseils pour la crise en Norvège": where it happens.
    is_where = (
        _WHERE.search(text, 0, recipient.span.start) is not None and _HANDS.match(place.span.of(text)) is not None
    )
    return None if is_where else (donor, recipient)


_WHERE = re.compile(r"(?<!\w)(?:en|dans|in) (?:le |la |the )?$")
_HANDS = re.compile(r"(?:donn|apport|accord|offr|offert|prom|remet|remi|garanti|give|gave|giving|grant|lend)", re.I)


def _is_without_subject(text: str, sentence: Span, verb: Span) -> bool:
    return _NO_SUBJECT.search(text, max(sentence.start, verb.start - 40), verb.start) is not None


def _is_passive(text: str, sentence: Span, verb: Span) -> bool:
    before = _PASSIVE.search(text, max(sentence.start, verb.start - 40), verb.start)
    return before is not None and not verb.of(text).endswith("ing")


def _origin(text: str, sentence: Span, verb: Span, inside: Sequence[Mention], language: str) -> Mention | None:
    """Whose what is handed over is: "Polish tanks were delivered to Latvia"."""
    before = [m for m in inside if m.form == "demonym" and m.kind == "state" and m.span.end <= verb.start]
    is_near = before and not _CLAUSE_BETWEEN.search(text, before[-1].span.end, verb.start)
    return before[-1] if is_near else None


_CLAUSE_BETWEEN = re.compile(r"[,;:.]|(?<!\w)(?:qui|que|dont|who|which|that|and|et|by|par) ")


def _from_to(text: str, place: Place, near: Sequence[Mention], language: str) -> tuple[Mention, Mention] | None:
    """ "ferried arms from Norway to Latvia": what is carried from one to the other, whoever carries it."""
    words = transfer_words(language)
    if language == "fr":
        leads: list[str] = [
            "depuis",
            "depuis la",
            "depuis le",
            "depuis l'",
            *(words["from"] if place.sort == "carried" else ()),
        ]
    else:
        leads = words["from"]
    named = [m for m in near if m.form != "demonym"]
    donor = next((m for m in named if _preceded(text, m, leads)), None)
    if donor is None:
        return None
    recipient = next(
        (
            m
            for m in named
            if m.span.start >= donor.span.end and m.key != donor.key and _preceded(text, m, words["recipient"])
        ),
        None,
    )
    return (donor, recipient) if recipient is not None else None


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


_WISHED = re.compile(
    r"(?<!\w)(?:bids?|requests?|plans?|proposals?|offers?|efforts?|attempts?|deals?|orders?|demandes?|projets?|offres?|contrats?) (?:by|from|of|du|des|de la|de l'|de|d') ?(?:the )?$"
)


def _wishing(text: str, place: Place, inside: Sequence[Mention]) -> Mention | None:
    """Whoever stands right before "to buy", though a preposition ties him to his bid: "a bid by Norway to buy"."""
    link = re.compile(r" (?:to|d'|de)\s?$")
    last = [m for m in _parties(inside) if m.form != "demonym" and m.span.end <= place.span.start]
    if not last or link.fullmatch(text, last[-1].span.end, place.span.start) is None:
        return None
    first = fellows(text, last[-1], inside, Span(0, place.span.start))[0]
    return last[-1] if _WISHED.search(text, max(0, first.span.start - 30), first.span.start) else None


def _received(
    text: str, sentence: Span, place: Place, inside: Sequence[Mention], language: str
) -> tuple[Mention, Mention] | None:
    words = transfer_words(language)
    recipient = _wishing(text, place, inside) or _donor(text, sentence, place.span, inside, language)
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
    # "jets to Norway, built by Berg": what another verb did is no sale of his.
    by = next(
        (
            m
            for m in after
            if _preceded(text, m, words["by"]) and not _DONE_BY.search(text, place.span.end, m.span.start)
        ),
        None,
    )
    owner = next(
        (
            m
            for m in after
            if m.form == "demonym"
            and m.kind == "state"
            and (m.span.end <= recipient.span.start or _OF_THEIRS.fullmatch(text, recipient.span.end, m.span.start))
        ),
        None,
    )
    before = [
        m for m in _parties(inside) if m.form == "demonym" and place.span.start - 2 <= m.span.end <= place.span.start
    ]
    donor = by or owner or (before[0] if before else None) or _decider(text, sentence, place, inside, language)
    if donor is None or donor.key == recipient.key or _breaks(text, place.span, recipient.span):
        return None
    return donor, recipient


_DONE_BY = re.compile(
    r"(?:\w+(?:ed|en)|built|made|held|met|\w+(?:é|és|ée|ées|uit|uits|ite|ites)) (?:by|par) (?:the |l[ea]s? |l')?$"
)
# "l'envoi en Lettonie d'instructeurs norvégiens"
_OF_THEIRS = re.compile(r" (?:de |d'|des |du )(?:[a-zà-ÿ-]+ ){1,3}")
_DECIDED = re.compile(
    r"\b(?:approuv\w+|autoris\w+|annonc\w+|décid\w+|accélér\w+|repris|reprend|propos\w+|valid\w+|confirm\w+|poursui\w+"
    r"|approv\w+|authori[sz]\w+|announc\w+|decid\w+|speed\w*|resum\w+|propos\w+|clear\w*|agree\w*|continu\w*)\b[^,;:]{0,45}$"
)


def _decider(text: str, sentence: Span, place: Place, inside: Sequence[Mention], language: str) -> Mention | None:
    """Whoever decides on a delivery without another donor: "Oslo approved the sale of shells to Riga"."""
    if not _DECIDED.search(text, sentence.start, place.span.start):
        return None
    return _donor(text, sentence, place.span, inside, language)
