"""The last resort: who hands over and who receives, where only prepositions, owners and makers make it sure.

The strict rules read phrases; where they find nothing between two parties, each party here gets the role that the words
around it give it, sure or likely, and a pair is told where one role is sure and no third party could have the other.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import product

from workbench.core.spans import Span
from workbench.services.extract import lexicon
from workbench.services.extract.makers import in_use, is_of_trade
from workbench.services.extract.parties import Clause, fellows, for_its_state, is_guess, transfer_words, verb_forms
from workbench.services.extract.records import Mention, Transfer
from workbench.services.extract.roles import LIKELY, SURE, Role, Word, able, donors, takers
from workbench.services.extract.things import first_thing, is_nothing, kind_of
from workbench.services.extract.withheld import is_withheld

_SCORE = 0.5
_FAR = 110
_NEAR = 60
_GOODS = frozenset(["arms", "energy", "food"])
_MONEY = frozenset(["money"])
_AID = _MONEY | {"other"}


def loosely(clause: Clause, modality: str, told: Sequence[Transfer]) -> Iterator[Transfer]:
    """The transfers of a sentence between parties of whom the strict rules have `told` nothing."""
    if clause.sentence.length > _LONGEST:
        return
    known = {frozenset((one.donor, one.recipient)) for one in told}
    found: dict[tuple[str, str], Transfer] = {}
    for donor, taker, thing, place, rule in _readings(clause, told):
        kind = kind_of(clause.text, thing, clause.language) or "other"
        for pair, span in _pairs(clause, donor, taker, place):
            one = Transfer(span, *pair, _counted(clause, thing), kind, modality, f"transfer.loose.{rule}", _SCORE)
            found.setdefault(pair, one)
    # Where both ways can be read, neither is sure.
    yield from (one for pair, one in found.items() if frozenset(pair) not in known and pair[::-1] not in found)


# A table or a list that runs on without a stop tells nothing loosely.
_LONGEST = 1_500


def _pairs(clause: Clause, donor: Mention, taker: Mention, place: Span) -> Iterator[tuple[tuple[str, str], Span]]:
    """Each of those listed with the donor and each of those listed with the recipient, with the words from end to end."""
    text, inside, sentence = clause.text, clause.inside, clause.sentence
    for giving, taking in product(fellows(text, donor, inside, sentence), fellows(text, taker, inside, sentence)):
        one, other = for_its_state(giving), for_its_state(taking)
        is_own = other.owner == one.key or one.owner == other.key
        if one.key != other.key and not is_own and not is_guess(one) and not is_guess(other):
            ends = (giving.span, place, taking.span)
            yield (one.key, other.key), Span(min(end.start for end in ends), max(end.end for end in ends))


def _readings(clause: Clause, told: Sequence[Transfer]) -> Iterator[tuple[Mention, Mention, Span, Span, str]]:
    for word in _words(clause):
        if any(one.span.contains(word.span) for one in told) or _is_held_back(clause, word):
            continue
        thing = _thing(clause, word)
        sides = _sides(clause, word, thing) if thing is not None else None
        if thing is not None and sides is not None:
            yield sides[0].who, sides[1].who, thing, word.span, word.sort
    for donor, taker, thing in in_use(clause):
        yield donor, taker, thing, thing, "made"


def _counted(clause: Clause, thing: Span) -> Span:
    """A thing with its number and its unit: "300 million kroner", "dix chars"."""
    ahead = _NUMBER.search(clause.text, max(clause.sentence.start, thing.start - _NUMBER_REACH), thing.start)
    unit = _UNIT.match(clause.text, thing.end, clause.sentence.end) if _SUM.search(thing.of(clause.text)) else None
    return Span(ahead.start() if ahead is not None else thing.start, unit.end() if unit is not None else thing.end)


_NUMBER = re.compile(r"[$€£]?(?<![\w.,])\d[\d.,]*(?:[ \u00a0]\d{3})*[ \u00a0](?:[\w-]+ )?\Z")
_NUMBER_REACH = 25
_SUM = re.compile(r"(?:million|milliard|billion)s?\Z")
_UNIT = re.compile(r" (?:de |d')?(?!for |to |in |of |and )[a-z]+")


def _sides(clause: Clause, word: Word, thing: Span) -> tuple[Role, Role] | None:
    """The surest pair of roles; a likely one counts only where its party is the only one left."""
    here = able(clause, word.reach)
    pairs = [
        (giving, taking)
        for giving, taking in product(donors(clause, word, here, thing), takers(clause, word, here, thing))
        if for_its_state(giving.who).key != for_its_state(taking.who).key
    ]
    best = max(pairs, key=lambda pair: pair[0].rank + pair[1].rank, default=None)
    if best is None:
        return None
    rank = best[0].rank + best[1].rank
    is_alone = len({for_its_state(one).key for one in here}) == _BOTH
    return best if rank == 2 * SURE or (rank == SURE + LIKELY and is_alone) else None


_BOTH = 2


def _is_held_back(clause: Clause, word: Word) -> bool:
    """Whether the giving is denied, refused or forbidden by whoever would do it."""
    if is_withheld(clause, word.span):
        return True
    start = max(
        [
            word.reach.start,
            word.span.start - _NEAR,
            *(m.span.end for m in clause.inside if m.span.end <= word.span.start and m.form != "demonym"),
        ]
    )
    return _held_back(clause.language).search(clause.text, start, word.span.start) is not None


@lru_cache(maxsize=2)
def _held_back(language: str) -> re.Pattern[str]:
    return re.compile(
        rf"(?<![\w'])(?:n't|{lexicon.stems(transfer_words(language)['loosely']['held_back'])})(?!\w)", re.I
    )


@lru_cache(maxsize=2)
def _pattern(language: str) -> re.Pattern[str]:
    words = transfer_words(language)
    more = words["loosely"]
    gives = (*words["strong"], *words["weak"], *words["equipped"], *more["gives"])
    sorts = {
        "gives": [*more["forms"], *(form for verb in gives for form in verb_forms(verb, language))],
        "gets": [*words["received"], *(form for verb in more["gets"] for form in verb_forms(verb, language))],
        "giving": [*words["nouns"], *words["aid"], *more["giving"]],
        "getting": words["purchases"],
        "deal": more["deals"],
        "moved": [*words["carried"], *more["moved"]],
    }
    named = "|".join(f"(?P<{sort}>{lexicon.any_of(dict.fromkeys(forms))})" for sort, forms in sorts.items())
    return re.compile(rf"(?<![\w-])(?:{named})(?![\w-])", re.I)


_BREAK = re.compile(
    r";|: |\.\s| [–—] |, (?:but|while|whereas|although|though|mais|tandis que|alors que|bien que|and (?:said|warned))(?!\w)"
)
_OPENING = 3


def _words(clause: Clause) -> Iterator[Word]:
    """The words of handing over, each with the stretch between the breaks around it."""
    text, sentence = clause.text, clause.sentence
    places = list(_pattern(clause.language).finditer(text, sentence.start, sentence.end))
    cuts = [found.end() for found in _BREAK.finditer(text, sentence.start, sentence.end)] if places else []
    for place in places:
        start = max((cut for cut in cuts if cut <= place.start()), default=sentence.start)
        end = min((cut for cut in cuts if cut >= place.end()), default=sentence.end)
        sort = str(place.lastgroup)
        is_name = place[0][0].isupper() and place.start() > start + _OPENING
        span = Span(*place.span())
        is_other = (
            is_of_trade(clause, span) if sort == "giving" else sort in ("gives", "gets") and _is_no_verb(clause, span)
        )
        if not is_name and not is_other:
            yield Word(span, sort, Span(start, end))


def _is_no_verb(clause: Clause, place: Span) -> bool:
    """ "l'armée", "the offer", "an armed boat": a noun or an adjective that is spelt like a verb."""
    text, word = clause.text, place.of(clause.text).lower()
    if _ARMED.fullmatch(word) and not _DONE_BY.match(text, place.end):
        return True
    determined = _DETERMINED[clause.language].search(text, max(clause.sentence.start, place.start - 8), place.start)
    return determined is not None and not word.endswith("ing")


_ARMED = re.compile(r"armée?s?|armed")
_DONE_BY = re.compile(r" (?:(?:and|et) [\w-]+ )?(?:by|par) ")
_DETERMINED = {
    "fr": re.compile(r"(?:(?<!\w)(?:la|les|des|une?|cette|leurs?|forces) |(?<!\w)[ld]')\Z", re.I),
    "en": re.compile(r"(?<!\w)(?:the|a|an|its|their|of) \Z", re.I),
}


def _thing(clause: Clause, word: Word) -> Span | None:
    """What changes hands: the noun itself, what stands behind the word, else before it."""
    text, language, (place, sort, reach) = clause.text, clause.language, word
    behind = Span(place.end, min(reach.end, place.end + _FAR))
    if is_nothing(text, Span(min(place.end + 1, behind.end), behind.end), language):
        return None
    said = place.of(text).lower()
    if said in _bare(language):
        return place
    start = place.start if sort in ("giving", "getting", "deal") else place.end
    # "a ship carried passengers": the carrier itself is not handed over.
    is_carried = said in transfer_words(language)["carried"]
    ahead = Span(place.start if is_carried else max(reach.start, place.start - _FAR), place.start)
    # "a contract worth two million for three ships": the ships are handed over.
    kinds = (_GOODS, _AID if sort == "giving" else _MONEY)
    named = (first_thing(text, some, language, kind) for some in (Span(start, behind.end), ahead) for kind in kinds)
    found = next((thing for thing in named if thing is not None), None)
    empty = ("power", *transfer_words(language)["nothing"])
    if found is None or found.of(text).lower() in empty or _promises(text, word, found):
        return None
    return found


def _promises(text: str, word: Word, thing: Span) -> bool:
    """ "promised Oslo to keep its tanks", "asked Oslo to send tanks": a deed is promised or asked for, no thing."""
    is_deed = word.sort == "gets" or _PROMISE.match(text, word.span.start) is not None
    return is_deed and _DEED.search(text, word.span.end, thing.start) is not None


_PROMISE = re.compile(r"prom|propos|off[er]|pledg|garant|guarant|commit", re.I)
_DEED = re.compile(r"(?<![\w'])(?:d'|de )\w+(?:er|ir|re) |(?<!\w)to (?!the |its |our )[a-z]+ (?!of |and )")


@lru_cache(maxsize=2)
def _bare(language: str) -> frozenset[str]:
    """The verbs that tell alone what is handed over: "arms the rebels"."""
    more = transfer_words(language)["loosely"]
    return frozenset([*more["forms"], *(form for verb in more["bare"] for form in verb_forms(verb, language))])
