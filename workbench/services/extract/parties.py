"""The parties of a sentence: who can give and receive, with those who are listed along, and the subject of a verb."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache
from typing import Any, NamedTuple

from workbench.core.spans import Span
from workbench.services.extract import lexicon
from workbench.services.extract.conjugation import conjugated, gerund, simple_past
from workbench.services.extract.gazetteer import served_state
from workbench.services.extract.people import state_of_office
from workbench.services.extract.records import Mention

PARTIES = frozenset(["state", "organisation", "armed_force", "group", "person"])
LONGEST_OBJECT = 110
# The rules of those pronouns that are never a subject: "lui", "sold them".
OBJECTS = ("taken-up.dative", "taken-up.object")
ANY_PREPOSITION = ("à", "au", "aux", "en", "de", "du", "des", "d'", "contre", "avec", "par", "vers", "pour", "sur", "dans", "chez", "entre", "face à", "of", "in", "to", "for", "with", "against", "by", "from", "on", "at", "near", "between", "into", "derrière", "behind", "alongside", "aux côtés de", "aux côtés du", "avant", "après", "unlike", "contrairement à")  # fmt: skip


class Place(NamedTuple):
    """Where a giving is said: a verb or a noun, and what sort it is."""

    span: Span
    sort: str


class Sides(NamedTuple):
    """Donor and recipient of a giving."""

    donor: Mention
    recipient: Mention


class Clause(NamedTuple):
    """What every rule of giving reads: the text, the sentence, the parties named in it and its language."""

    text: str
    sentence: Span
    inside: Sequence[Mention]
    language: str
    is_heading: bool = False

    def before(self, place: Span, reach: int = 40) -> str:
        """The words of the sentence that stand before a place."""
        return self.text[max(self.sentence.start, place.start - reach) : place.start]


@lru_cache(maxsize=2)
def transfer_words(language: str) -> dict[str, Any]:
    """The word lists of giving and receiving."""
    return lexicon.words("transfers", language)


@lru_cache(maxsize=512)
def verb_forms(verb: str, language: str) -> tuple[str, ...]:
    """The forms of a verb of giving: those that its list has, else those that the rules of conjugation make."""
    listed: dict[str, list[str]] = transfer_words(language)["forms"]
    past = simple_past(verb) if language == "fr" else ()
    if verb in listed:
        return tuple(dict.fromkeys([*listed[verb], *past]))
    known = conjugated(verb, language)
    word, _, rest = verb.partition(" ")
    stem = word.removesuffix("e") if language == "fr" and re.search(r"(?:er|ir|re)$", word) else ""
    future = [f"{stem}{end} {rest}".rstrip() for end in ("a", "ont", "ait", "aient")] if stem else []
    return (verb, *known.finite, *known.participles, gerund(verb, language), *future, *past)


_LINK = re.compile(
    r"(?P<joint>,? (?:et|and|ainsi que|comme|as well as|ni|nor)|, (?:\w+ )?(?:rejoint|imité|suivi|joined|followed)e?s? (?:\w+ )?(?:par|by)|,) (?:à |au |aux |vers |to |by |par |from |auprès )?(?:de |du )?(?:la |le |les |l'|the )?"
)


def fellows(text: str, party: Mention, inside: Sequence[Mention], within: Span) -> list[Mention]:
    """`party` with the others of its list, in order: "la France et le Royaume-Uni ont livré"."""
    is_adjective = party.form == "demonym"
    listed = [m for m in parties(inside) if (m.form == "demonym") == is_adjective and within.contains(m.span)]
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
    # "trains Latvian recruits, and Sweden": two alone are not parted by a comma.
    is_list = is_list and joints not in ([", and"], [", et"])
    # "Norway, Sweden and others have sent": not all are named.
    is_list = is_list or (bool(joints) and _AND_MORE.match(text, listed[last].span.end) is not None)
    # "Norway sent shells to Latvia, Finnish and Swedish officials say": a list that ends in a verb of speech is another's.
    is_list = is_list and (last == at or _SAYS.match(text, listed[last].span.end) is None)
    return listed[first : last + 1] if is_list else [party]


_AND_MORE = re.compile(
    r",? (?:and|et|parmi|among|entre) (?:(?:many|several|some|two|three|plusieurs|quelques|bien) )?(?:others?|d'autres|autres)(?!\w)"
)
_SAYS = re.compile(r"(?: [\w-]+){0,2} (?:say|says|said|warn|warns|claim|claims|disent|affirment)(?!\w)", re.I)


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
    is_organ = is_organ or (party.form == "name" and party.kind in ("armed_force", "organisation"))
    if is_organ and party.owner and party.owner[0] not in "@#":
        return replace(party, key=party.owner, kind="state")
    if party.kind == "group" and party.owner and _serves(party.key):
        # "Norwegian officials asked for": they ask for their state.
        return replace(party, key=party.owner, kind="state")
    state = state_of_office(party.key) if party.kind == "person" else served_state(party.key) or _led(party.key)
    return replace(party, key=state, kind="state") if state else party


def _serves(key: str) -> bool:
    """Whether those of a group act for their state: "autorités", "autorités-de-transition"."""
    return any(word in _servants() for one in key.split(":")[2:3] for word in (one, one.partition("-")[0]))


@lru_cache(maxsize=1)
def _servants() -> frozenset[str]:
    return frozenset(word for one in lexicon.LANGUAGES for word in transfer_words(one)["servants"])


def _led(key: str) -> str:
    return _administrations().get(key, "")


@lru_cache(maxsize=1)
def _administrations() -> dict[str, str]:
    """The state that "the Putin administration" and "l'administration Poutine" govern."""
    return {
        key: state_of_office(f"per:{one['key']}")
        for one in lexicon.table("people")
        for name in (word.lower().replace(" ", "-") for word in one["alone"])
        for key in (f"org:{name}-administration", f"org:administration-{name}")
    }


def exemplified(text: str, mention: Mention, words: Sequence[str]) -> bool:
    """Whether one of `words` leads to those of whom a mention is one: "to countries such as India"."""
    return _such_as(tuple(words)).search(text, max(0, mention.span.start - 60), mention.span.start) is not None


@lru_cache(maxsize=64)
def _such_as(words: tuple[str, ...]) -> re.Pattern[str]:
    like = r"(?:such as|like|including|comme|tels? que|telles? que|dont|notamment) (?:le |la |les |l'|the )?"
    return re.compile(rf"(?<![\w'-]){lexicon.either(words)} (?:[\w'-]+,? ){{1,4}}{like}\Z", re.I)


def preceded(text: str, mention: Mention, words: Sequence[str]) -> bool:
    """Whether one of `words` leads to a mention, with at most an article or an office between them."""
    return _lead(tuple(words)).search(text, max(0, mention.span.start - 40), mention.span.start) is not None


# "vers l'est de | la Norvège", "to the north of | Norway"
_PART_OF = r"(?:(?:l'|le |the )(?:est|ouest|nord|sud|centre|east|west|north|south)(?:-est|-ouest)? (?:de |du |des |of )(?:(?:la|le|les|the) |l')?)?"


@lru_cache(maxsize=64)
def _lead(words: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(
        rf"(?<![\w'])(?<!\w-){lexicon.either(words)}\s?{_PART_OF}(?:(?:le|la|les|l'|the|an?|une?|ses|son|sa|leur|ce|cet|cette|this|that|its|his|her|their) ?)?(?:(?:eastern|western|northern|southern|central|occupied|neighbou?ring|nearby|current|present|new|seule?|actuel|nouveau) )?\Z",
        re.I,
    )


def is_people(text: str, mention: Mention, language: str) -> bool:
    """ "the Norwegians", "aux Norvégiens": a people, not whose a thing is."""
    word = mention.span.of(text)
    is_noun = word[:1].isupper() if language == "fr" else word.endswith("s") and not word.endswith("ss")
    if language == "en" and _SAME_FOR_ALL.search(word):
        # "gave the British more guns", "sold to the Dutch in May": no noun follows that it could belong to.
        is_noun = _NO_NOUN.match(text, mention.span.end) is not None
    return is_noun and _THE.search(text[max(0, mention.span.start - 5) : mention.span.start]) is not None


_THE = re.compile(r"(?<!\w)(?:the|les|aux) $", re.I)
# "the British", "the French", "the Chinese": one form for the adjective and the people.
_SAME_FOR_ALL = re.compile(r"(?:ish|[ct]ch|ese)$")
_NO_NOUN = re.compile(
    r"\W*$|[,;:.)]| (?:more|some|many|dozens|hundreds|thousands|the|an?|\d[\d.,]*|two|three|four|five|six|ten|to|in|on|at|for|with|from|by|and|or|but"
    r"|who|which|that|as|after|before|during|since|until|would|will|could|may|might|can|have|had|has|were|are|did|do|also|only|against|under|over|last|this)(?!\w)"
)


def parties(inside: Sequence[Mention]) -> list[Mention]:
    """Those of the mentions that can give or receive."""
    return [m for m in inside if m.kind in PARTIES and (m.form != "demonym" or m.key)]


def behind(clause: Clause, place: Span) -> list[Mention]:
    """The parties named behind a place, in order."""
    return [m for m in parties(clause.inside) if m.span.start >= place.end]


def owns(text: str, mention: Mention) -> bool:
    """Whether a mention says whose a thing is: "Polish tanks", "U.S. aid", "Germany's deliveries"."""
    if mention.form == "demonym":
        return mention.kind == "state"
    after = text[mention.span.end : mention.span.end + 14]
    if after.startswith(("'s ", "' ")):
        return True
    is_short = mention.kind in ("state", "organisation") and mention.span.of(text).replace(".", "").isupper()
    return is_short and _ATTRIBUTE.match(after) is not None


_ATTRIBUTE = re.compile(
    r" (?!(?:and|or|to|of|in|on|at|by|for|from|has|had|is|was|et|ou|a|ont|de|en)\b)[a-zà-ÿA-Z-]{2,}"
)


_NEW_CLAUSE = re.compile(
    r";|\.\s|, (?:qui|ce qui|ce que|dont|tandis que|alors que|mais|while|but|which|whose|where|où) |, (?:et|and) (?:il|elle|ils|elles|it|they|he|she) | [–—-] (?:but|mais|and they|qui|which) "
)


def breaks(text: str, verb: Span, party: Span) -> bool:
    """Whether another clause, or what is done in return, begins between the two."""
    between = min(verb.end, party.end), max(verb.start, party.start)
    return _NEW_CLAUSE.search(text, *between) is not None or _IN_RETURN.search(text, *between) is not None


# "would hand over missiles in retaliation for American support to Riga"
_IN_RETURN = re.compile(
    r"(?<!\w)(?:in (?:retaliation|reprisal|response|revenge) (?:for|to)|en (?:représailles|réponse|réaction) (?:à|aux?|de))(?!\w)"
)


def is_guess(party: Mention) -> bool:
    """A name that only its article or its capitals make an organisation's: too little to say that it gives."""
    return party.rule in ("name.article", "name.acronym") and party.key.startswith("org:")
