"""What one actor hands to another: who gives, who receives, what."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import lru_cache
from itertools import chain

from workbench.core.spans import Span
from workbench.services.extract import lexicon
from workbench.services.extract.arriving import arrived, came
from workbench.services.extract.datives import datives
from workbench.services.extract.deals import dealt
from workbench.services.extract.epithets import described_states
from workbench.services.extract.equipping import equipped
from workbench.services.extract.further import further
from workbench.services.extract.gazetteer import known_surfaces
from workbench.services.extract.giving import given
from workbench.services.extract.grid import Grid
from workbench.services.extract.handing import client, handed, is_decided, supplied
from workbench.services.extract.later import handed_later
from workbench.services.extract.nationals import with_owners
from workbench.services.extract.objects import Handed, handed_over
from workbench.services.extract.parties import (
    Clause,
    Place,
    Sides,
    behind,
    fellows,
    for_its_state,
    is_guess,
    is_people,
    owns,
    preceded,
    state_of,
    transfer_words,
    verb_forms,
)
from workbench.services.extract.possessions import armed_by, possessions
from workbench.services.extract.receiving import purchased, received, turned
from workbench.services.extract.records import Attribution, Mention, Sentence, Transfer
from workbench.services.extract.takenup import pronouns, subject_of
from workbench.services.extract.training import trained
from workbench.services.extract.withheld import as_told


def find_transfers(
    text: str, sentences: Sequence[Sentence], mentions: Sequence[Mention], language: str
) -> list[Transfer]:
    """Every transfer that has both a donor and a recipient, in order."""
    found: list[Transfer] = []
    text = _IN_NUMBER.sub("_", text)
    grid = Grid((mention.span, mention) for mention in with_owners(text, mentions, language))
    known = sorted((m for m in mentions if m.kind in ("state", "person")), key=lambda m: m.span)
    last: Mention | None = None
    got: Mention | None = None
    earlier: Sequence[Mention] = []
    for sentence in sentences:
        if sentence.is_heading:
            # What a heading tells is taken up by no pronoun, and takes none up.
            last, got, earlier = None, None, []
        named = [
            _as_state(text, m, language)
            for m in grid.overlapping(sentence.span)
            if sentence.span.contains(m.span) and not any(_tells(a, m) for a in sentence.attributions)
        ]
        named = _behind_the_dateline(text, sentence.span, named)
        named = [m for m in named if not _within_organ(text, m, named, language)]
        taken = described_states(text, sentence.span, language, _up_to(known, sentence.span.end))
        # "the Balkan country": the region within the description gives nothing of its own.
        named = [m for m in named if not any(one.span.overlaps(m.span) for one in taken)]
        told_of = [*named, *taken, *pronouns(text, sentence.span, language, last, named)]
        objects = datives(text, sentence.span, language, told_of, earlier, last, got)
        inside = sorted([*told_of, *objects], key=lambda m: m.span)
        earlier = [] if sentence.is_heading else inside
        # A pronoun keeps its party in mind for the next sentence.
        last = None if sentence.is_heading else subject_of(text, sentence.span, _spoken_of(sentence, inside))
        if len({m.key for m in inside}) < 2:
            continue
        got = None
        clause = Clause(text, sentence.span, inside, language, sentence.is_heading)
        told = sentence.modality
        for transfer in chain(
            _in_sentence(clause, told),
            _by_training(clause, told),
            _by_deals(clause, told),
            possessions(clause, told),
            armed_by(clause, told),
        ):
            got = next((m for m in inside if m.key == transfer.recipient), None)
            same = (transfer.donor, transfer.recipient)
            if not any((t.donor, t.recipient) == same and t.span.overlaps(transfer.span) for t in found[-8:]):
                found.append(transfer)
    return found


def _spoken_of(sentence: Sentence, inside: Sequence[Mention]) -> Sequence[Mention]:
    """Those who are told of: a newspaper that tells is no pronoun's party where it tells of a state."""
    tells = [
        m for m in inside if m.kind == "organisation" and any(a.source.contains(m.span) for a in sentence.attributions)
    ]
    others = [m for m in inside if m not in tells]
    return others if any(m.kind == "state" and m.form != "demonym" for m in others) else inside


def _up_to(named: Sequence[Mention], end: int) -> Sequence[Mention]:
    """Those that are named before `end`, the last few of them: what a description can take up."""
    last = bisect_left(named, end, key=lambda m: m.span.start)
    return named[max(0, last - _FEW) : last]


_FEW = 40
# "65,000 shells", "at 10:30": the mark ends no clause, and every rule stops at one.
_IN_NUMBER = re.compile(r"(?<=\d)[,.:](?=\d)")


def _as_state(text: str, mention: Mention, language: str) -> Mention:
    """A people is its state, "sold to the Norwegians"; a capital to which something is handed is its state: "livré à Kiev", though "à" makes it a town elsewhere."""
    if mention.form == "demonym" and is_people(text, mention, language):
        return replace(mention, form="name")
    if mention.kind != "place" or mention.form != "name":
        return mention
    known = known_surfaces(language).get(mention.span.of(text))
    is_capital = known is not None and known.form == "metonym" and known.kind == "state"
    words = transfer_words(language)
    leads = (*words["recipient"], *words["out_of"], *words["origin"])
    is_led = is_capital and (preceded(text, mention, leads) or _is_reached(text, mention, language))
    if known is None or not is_led:
        return mention
    return replace(mention, key=known.key, kind="state", form="metonym")


def _is_reached(text: str, capital: Mention, language: str) -> bool:
    """ "landed in Oslo", "the government in Oslo": goods that come there come to the state."""
    return _reached(language).search(text, max(0, capital.span.start - 60), capital.span.start) is not None


@lru_cache(maxsize=2)
def _reached(language: str) -> re.Pattern[str]:
    words = transfer_words(language)
    arrived, organs = lexicon.either(words["arrived"]), lexicon.either(words["organs"])
    at = lexicon.either(words["arrived_at"])
    # "shells reached Riga": the verb needs no preposition.
    reach = lexicon.either([one for one in words["arrived"] if one.startswith("reach")] or ["-"])
    return re.compile(
        rf"(?<!\w)(?:{arrived}(?: (?!in |at )[\w-]+){{0,2}}|{organs}(?: [\w-]+)?) {at} ?(?:la |le |l'|the )?\Z|(?<!\w){reach} \Z",
        re.I,
    )


def _behind_the_dateline(text: str, sentence: Span, named: list[Mention]) -> list[Mention]:
    """Without the place of "BERGEN, Norway — ": where a report was written nobody gives."""
    line = _DATELINE.match(text, sentence.start, sentence.end)
    return named if line is None else [m for m in named if m.span.start >= line.end()]


_DATELINE = re.compile(r"[A-ZÀ-Ý][A-ZÀ-Ý' -]{2,30}(?:, [A-ZÀ-Ý][\w. ]{2,40})?(?: \([^)]{2,40}\))? ?[–—-]{1,2} ")


def _within_organ(text: str, mention: Mention, named: Sequence[Mention], language: str) -> bool:
    """ "the Swedish government": the organ acts, and not also the adjective in its name; "Swedish troops" are sent."""
    return mention.form == "demonym" and any(
        m.form == "nominal"
        and m.span != mention.span
        and m.span.contains(mention.span)
        and m.kind in ("state", "organisation", "armed_force")
        and _organ_word(language).search(m.span.of(text)) is not None
        for m in named
    )


@lru_cache(maxsize=2)
def _organ_word(language: str) -> re.Pattern[str]:
    organs = (one for one in transfer_words(language)["organs"] if one not in ("forces", "troops", "rebels"))
    return re.compile(rf"(?<!\w){lexicon.either(organs)}(?!\w)", re.I)


def _tells(attribution: Attribution, mention: Mention) -> bool:
    """Whether a mention is only the source: "according to Oslo" receives nothing."""
    return attribution.rule == "attribution.according" and attribution.source.contains(mention.span)


_FIND = {
    "received": received,
    "purchase": purchased,
    "noun": handed,
    "aid": handed,
    "supplier": supplied,
    "equipped": equipped,
    "arrived": arrived,
    "turned": turned,
    "client": client,
    "came": came,
}


def _in_sentence(clause: Clause, modality: str) -> Iterator[Transfer]:
    taker: Mention | None = None
    promised: Place | None = None
    last: Handed | None = None
    done = -1
    for place in _places(clause):
        if place.span.start == done:
            continue
        if clause.is_heading and place.sort in ("noun", "aid", "purchase") and not is_decided(clause, place):
            # "Norwegian deliveries to Latvia": a heading that only names them tells of none.
            continue
        found = _FIND.get(place.sort, given)(clause, place) or _once_more(clause, place, taker)
        later = handed_later(clause, promised, place) if found is None else None
        if found is None and later is None and place.sort in ("strong", "weak"):
            promised = place
        if found is None and place.sort == "equipped" and (itself := _ONESELF.match(clause.text, place.span.end)):
            # "is equipping itself with jets"
            place = Place(Span(place.span.start, itself.end()), "received")
            found = received(clause, place)
        if found is None and clause.language == "fr" and _TAKES_ALSO.match(place.span.of(clause.text)):
            # "a fourni Oslo en obus"
            place = Place(place.span, "equipped")
            found = equipped(clause, place)
        if found is None and place.span.of(clause.text).lower() in transfer_words(clause.language)["takers"]:
            # "Norway, the largest recipient of Swedish aid"
            found = client(clause, place)
        if found is None and place.span.of(clause.text).lower() in _both_ways(clause.language):
            # "boats leased from Norway": the verb gives or receives.
            place = Place(place.span, "received")
            found = received(clause, place)
        found = later[0] if later is not None else found
        if found is None or found.recipient.rule == "described.counted":
            continue
        held = later[1] if later is not None else handed_over(clause, place, found, last)
        if held is None:
            continue
        last = held
        taker, done = found.recipient, place.span.start
        told = as_told(clause, place.span, modality)
        score = 0.75 if place.sort == "strong" else 0.65
        for sides, thing in [(found, held), *further(clause, place, found)]:
            for donor, recipient in _pairs(clause, place, sides):
                ends = [donor.span, place.span, recipient.span]
                span = Span(min(one.start for one in ends), max(one.end for one in ends))
                yield Transfer(span, donor.key, recipient.key, *thing, told, f"transfer.{place.sort}", score)


def _by_deals(clause: Clause, modality: str) -> Iterator[Transfer]:
    for place, sides, held in dealt(clause):
        if sides.donor.rule == "described.counted":
            continue
        ends = [sides.donor.span, place.span, sides.recipient.span]
        span = Span(min(one.start for one in ends), max(one.end for one in ends))
        if not is_guess(sides.donor) and not is_guess(sides.recipient):
            told = as_told(clause, place.span, modality)
            yield Transfer(span, sides.donor.key, sides.recipient.key, *held, told, "transfer.deal", 0.55)


def _by_training(clause: Clause, modality: str) -> Iterator[Transfer]:
    if clause.is_heading:
        return
    for place, sides, held in trained(clause):
        told = as_told(clause, place.span, modality)
        donor, recipient = (
            for_its_state(state_of(clause.text, sides.donor, clause.inside)),
            for_its_state(sides.recipient),
        )
        if donor.key == recipient.key or donor.kind == "person" or is_guess(donor) or is_guess(recipient):
            continue
        if _is_of(recipient.key, sides.donor, donor) or _is_of(donor.key, sides.recipient, recipient):
            continue
        ends = [sides.donor.span, place.span, sides.recipient.span]
        span = Span(min(one.start for one in ends), max(one.end for one in ends))
        yield Transfer(span, donor.key, recipient.key, *held, told, "transfer.training", 0.6)


@lru_cache(maxsize=2)
def _both_ways(language: str) -> frozenset[str]:
    verbs = transfer_words(language)["both_ways"]
    return frozenset(form for verb in verbs for form in verb_forms(verb, language))


def _once_more(clause: Clause, place: Place, taker: Mention | None) -> Sides | None:
    """ "providing Oslo with guns donated by Riga; shells donated by Tallinn": the recipient is not named again."""
    if taker is None or place.sort not in ("strong", "weak") or place.span.end < taker.span.end:
        return None
    leads = transfer_words(clause.language)["by"]
    first = next(iter(behind(clause, place.span)), None)
    is_by = first is not None and first.span.start - place.span.end < _AT_ONCE and preceded(clause.text, first, leads)
    return Sides(first, taker) if first is not None and is_by and first.key != taker.key else None


_AT_ONCE = 12


def _pairs(clause: Clause, place: Place, found: Sides) -> Iterator[tuple[Mention, Mention]]:
    """Each of those who give with each of those who receive, as the states that they act for."""
    text, sentence, inside = clause.text, clause.sentence, clause.inside
    is_before = found.donor.span.end <= place.span.start
    donors = Span(sentence.start, place.span.start) if is_before else Span(place.span.end, sentence.end)
    takes = found.recipient.span.end <= place.span.start
    takers = Span(sentence.start, place.span.start) if takes else Span(place.span.end, sentence.end)
    gives, receives = fellows(text, found.donor, inside, donors), fellows(text, found.recipient, inside, takers)
    if found.recipient in gives:
        # "sales between Norway and Sweden": one list holds both sides.
        gives, receives = [found.donor], [found.recipient]
    for giving in gives:
        for taking in receives:
            donor, recipient = for_its_state(state_of(text, giving, inside)), for_its_state(taking)
            # "M. Berg veut réduire la vente de chars à Oslo": he speaks of what others hand over.
            if donor.kind == "person" and place.span.of(text).lower() in _both(clause.language):
                continue
            if donor.rule == "described.counted" or (donor.kind == "person" and place.sort in _SPOKEN_OF):
                continue
            if place.sort == "made" and donor.kind != "state":
                continue
            if _is_of(recipient.key, giving, donor) or _is_of(donor.key, taking, recipient):
                # "les entreprises russes ont livré à l'armée russe"
                continue
            if donor.key != recipient.key and not is_guess(donor) and not is_guess(recipient):
                yield donor, recipient


def _is_of(state: str, *parties: Mention) -> bool:
    """Whether any of the parties belongs to the state itself."""
    return any(one.owner == state and one.key != state for one in parties)


_SPOKEN_OF = ("noun", "aid", "purchase", "supplier", "equipped", "client", "arrived", "turned", "came")


@lru_cache(maxsize=2)
def _pattern(language: str) -> re.Pattern[str]:
    words = transfer_words(language)
    verbs = ("strong", "weak", "equipped", "made")
    sorts = {sort: [form for verb in words[sort] for form in verb_forms(verb, language)] for sort in verbs}
    sorts["weak"] += [form for verb in words["both_ways"] for form in verb_forms(verb, language)]
    sorts |= {sort: words[sort] for sort in ("came", "carried", "turned", "received", "arrived")}
    sorts |= {
        "aid": words["aid"],
        "noun": words["nouns"],
        "purchase": words["purchases"],
        "supplier": words["suppliers"],
        "client": words["clients"],
    }
    return re.compile(
        "(?<![\\w-])(?:"
        + f"(?P<split>{_SPLIT[language]})|"
        + "|".join(f"(?P<{sort}>{_with_adverb(forms)})" for sort, forms in sorts.items())
        + ")(?![\\w-])",
        re.I,
    )


def _with_adverb(forms: Sequence[str]) -> str:
    """ "relied on" is also "relied heavily on", "settled in May 2025 on"."""
    when = r"\ in\ [A-Z]\w+(?:\ \d{4})?|\ in\ \d{4}|\ last\ \w+|\ this\ \w+"
    spelt = lexicon.either(forms).replace(r"\ on", rf"(?:\ \w+ly|{when})?\ on")
    return spelt.replace(r"delivery\ of", rf"delivery(?:{when})?\ of")


# "make shells | available to", "mettre des chars | à la disposition de": the verb and what belongs to it stand apart.
_SPLIT = {
    "fr": r"(?:met|mett(?:ent|ait|re|ra|ront|rait|ant)|mise?s?)(?= (?:[^,;:.]{3,80} )?à (?:la |l'entière )?disposition d)",
    "en": r"(?:make|makes|made|making)(?= [^,;:.]{3,60} available (?:to|for) )|(?:put|puts|putting|place|placed)(?= [^,;:.]{3,60} at (?:the disposal of |[A-Z][\w ]{2,20}'s disposal))",
}


_DETERMINED = {
    "fr": re.compile(r"(?:^|[\s'(])(?:le|la|les|l'|un|une|des|du|de|d'|cet|cette|ces|son|sa|ses|leur|leurs)\s?$", re.I),
    "en": re.compile(r"(?:^|[\s(])(?:the|a|an|its|their|of|this|that|new|first)\s$", re.I),
}


def _places(clause: Clause) -> Iterator[Place]:
    text, sentence, language = clause.text, clause.sentence, clause.language
    words = transfer_words(language)
    for match in _pattern(language).finditer(text, sentence.start, sentence.end):
        sort = {"split": "strong"}.get(str(match.lastgroup), str(match.lastgroup))
        is_name = match[0][0].isupper() and match.start() > sentence.start + _OPENING and not clause.is_heading
        if is_name or _is_adjective(clause, match) or _READY.match(text, match.start()):
            continue
        if _FOR_WORDS.match(text, match.end()) or _SPEAKS.match(text, match.start()):
            continue
        determined = _DETERMINED[language].search(text[max(0, match.start() - 8) : match.start()]) is not None
        if sort in ("strong", "weak", "carried", "received", "equipped") and determined:
            word = match[0].lower()
            as_noun = next((one for one, held in _AS_NOUN.items() if word in words[held]), None)
            if as_noun is not None:
                sort = as_noun
            elif _THAT_DID.search(text, sentence.start, match.start()):
                # "It was Norway that delivered", "countries that buy"
                pass
            elif not match[0].endswith(("r", "re") if language == "fr" else "ing"):
                continue
        elif _ITSELF.search(text, sentence.start, match.start()) and (sort == "equipped" or _SUPPLIES.match(match[0])):
            sort = "received"
        yield Place(Span(*match.span()), sort)
        if sort in ("strong", "weak", "equipped", "received") and match[0].lower() in _both(language):
            # "Russian gas supplies to Oslo": the verb may be a noun.
            yield Place(Span(*match.span()), _both(language)[match[0].lower()])


# "requests for comment on the sale": of words, and no goods.
_FOR_WORDS = re.compile(
    r" (?:for|de) (?:an? |further |more )?(?:comments?|interviews?|information|clarifications?|commentaires?|précisions)\b"
)
# "assure ne pas avoir vendu", "garantit que": of words too.
_SPEAKS = re.compile(r"(?:assur|garanti|confi)\w* (?:ne |n'|avoir |que |qu')", re.I)
_THAT_DID = re.compile(r"(?<!\w)that \Z")
# "se dit prêt, quant à lui, à": no loan.
_READY = re.compile(r"(?<=(?:dit|est|ont|ent|lui|rès|tre) )prêts?(?:,| à )", re.I)


def _is_adjective(clause: Clause, match: re.Match[str]) -> bool:
    """ "the Norwegian shipping giant", "Berg's shipping lines": no verb."""
    if not match[0].lower().endswith("ing"):
        return False
    if _TRADE.match(clause.text, match.end()):
        return True
    return any(owns(clause.text, m) and match.start() - m.span.end in _TOUCHING for m in clause.inside)


# A capital behind the first words is of a name: "the Arms Export Committee".
_OPENING = 3
# "the world's largest shipping company"
_TRADE = re.compile(
    r" (?:company|companies|giants?|lines?|firms?|industry|lanes?|routes?|operations?|sector|costs|containers?|hub|agency|services?|business|countries|nations|states?)(?!\w)"
)
# A space, or "'s " with it.
_TOUCHING = (1, 3)


@lru_cache(maxsize=2)
def _both(language: str) -> dict[str, str]:
    """The nouns that are spelt like a verb, each with its sort."""
    words = transfer_words(language)
    return {word: sort for sort, held in _AS_NOUN.items() for word in words[held]}


_AS_NOUN = {"noun": "nouns", "aid": "aid", "purchase": "purchases"}
# "s'est équipé", "se doter": whoever equips himself receives.
_SUPPLIES = re.compile(r"(?:fourni|procur)")
_TAKES_ALSO = re.compile(r"(?:fourni|procur|rembours)")
_ONESELF = re.compile(r" (?:itself|themselves) with(?!\w)")
_ITSELF = re.compile(r"(?<![\w'])(?:se |s')(?:est |sont |était |étaient )?$")
