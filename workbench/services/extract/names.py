"""Proper names that no list knows: people behind their roles, organisations by their first word, places by what leads."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from workbench.core.spans import Span
from workbench.services.extract import lexicon
from workbench.services.extract.gazetteer import Hit
from workbench.services.extract.grid import Grid
from workbench.services.extract.institutions import described_institutions, find_institutions
from workbench.services.extract.namekinds import classified, is_behind_office, is_no_name, is_vessel, names_a_thing
from workbench.services.extract.people import with_public_people
from workbench.services.extract.reading import WORD, Reading, slug
from workbench.services.extract.records import Mention
from workbench.services.extract.runs import given_names, is_headed, opens, runs
from workbench.services.extract.titled import ideas, is_common, titles


def find_names(reading: Reading, hits: Sequence[Hit], taken: Sequence[Span]) -> list[Mention]:
    """Names beside the known ones; `taken` is what dates and the like hold already."""
    closed = Grid((span, span) for span in ideas(reading.text))
    found = [one for one in [*find_institutions(reading, hits), *_waters(reading)] if not closed.touches(one.span)]
    bodies = [mention.span for mention in found]
    known = [*bodies, *(hit.span for hit in hits if hit.kind in _BODIES)]
    busy = [*taken, *bodies, *described_institutions(reading), *titles(reading.text, reading.language)]
    lowers = _small_words(reading.text)
    spans = list(runs(reading, hits, bodies, busy, lowers))
    # What is a ship or an arm once is one all through the text.
    ships = {
        span.of(reading.text).rstrip(".") for span in spans if is_vessel(reading, span) or names_a_thing(reading, span)
    }
    ends = {hit.span.end: hit for hit in hits if hit.kind in _BODIES and hit.form == "name"}
    for span in spans:
        span = _with_particle(reading, span)
        mention = _lengthened(reading, span, ends.get(span.start - 1)) or classified(reading, span)
        if mention is not None and mention.rule in _GUESSED and _is_term(reading, span, lowers, known):
            continue
        if mention is not None and not (mention.score < _SURE and span.of(reading.text).rstrip(".") in ships):
            found.append(mention)
    settled = with_public_people(reading, list(_settled(reading, found, lowers)))
    return sorted(settled, key=lambda mention: mention.span)


# "l'Union", "l'Alliance": with its article it is the one that all know.
_DEFINITE = re.compile(r"(?<![\w'])(?:l'|la )$", re.I)
_GUESSED = ("name.two-words", "name.preposition", "name.article", "name.capital", "name.apposed", "name.source")


def _is_term(reading: Reading, span: Span, lowers: frozenset[str], bodies: Sequence[Span]) -> bool:
    """Common words with capitals: "Air Independent Power"; "the Council" stays where the text names one in full."""
    words = span.of(reading.text)
    known_words = lexicon.words("actors", reading.language)
    if words in known_words["heads"] or words in known_words.get("tails", ()):
        is_told = any(words in body.of(reading.text).split(" ") for body in bodies)
        return reading.language == "fr" and not is_told and not _DEFINITE.search(reading.text, 0, span.start)
    return is_common(words, lowers, reading.language)


_BODIES = ("organisation", "armed_force", "group")
_PARTICLE = re.compile(r"(?:del|de la|von der|von|van der|van den|van de|van|della|di|da|dos|bin|ben|al-|el-) ?$")


def _with_particle(reading: Reading, span: Span) -> Span:
    """ "foreign minister del Berg": behind an office a name may begin with a small particle."""
    before = reading.text[max(0, span.start - 60) : span.start]
    particle = _PARTICLE.search(before)
    if particle is None or (reading.language == "fr" and particle[0].startswith(("de ", "di", "da"))):
        return span
    start = span.start - len(particle[0])
    return Span(start, span.end) if is_behind_office(reading, start) else span


def _lengthened(reading: Reading, span: Span, body: Hit | None) -> Mention | None:
    """ "BBC Verify": what follows a known body at once makes another name with it, unless it is a person or a thing."""
    words = span.of(reading.text)
    is_person = words.split(" ")[0] in given_names() or (reading.language == "fr" and " " in words)
    if body is not None and (is_headed(reading, body.span.start) or _is_served(reading, body.span.start)):
        return None
    if body is None or reading.text[span.start - 1] != " " or is_person or is_no_name(reading, span):
        return None
    whole = Span(body.span.start, span.end)
    return Mention(whole, f"org:{slug(whole.of(reading.text))}", "organisation", "name", "name.lengthened", 0.7)


# "the Danish ambassador to the UN | Ola Berg"
_SERVED = re.compile(r"(?:ambassador|envoy|representative|delegate|observer) to (?:the )?$")


def _is_served(reading: Reading, start: int) -> bool:
    return _SERVED.search(reading.text, max(0, start - 30), start) is not None


_SURE = 0.7
_WATER = {
    "fr": re.compile(
        rf"(?<![\w-])(?:[Dd]étroit|[Gg]olfe|[Mm]er) (?:de la |de l'|de |d'|du |des )(?:{WORD})(?: {WORD}|-{WORD})*"
    ),
    "en": re.compile(rf"(?<![\w-])(?:Straits?|Gulf|Bay|Sea|Cape|Isle) of (?:the )?(?:{WORD})(?: {WORD})*"),
}


def _waters(reading: Reading) -> Iterator[Mention]:
    """ "détroit de Vardane", "Bay of Vardane": seas and straits are named with what they are."""
    for match in _WATER[reading.language].finditer(reading.text):
        yield Mention(Span(*match.span()), f"place:{slug(match[0])}", "place", "name", "name.water", 0.8)


def _small_words(text: str) -> frozenset[str]:
    """Words that the text also writes without a capital: at the head of a sentence they are no names."""
    return frozenset(re.findall(r"(?<![\w-])[a-zà-ÿ][\w-]*", text))


_LEAST_GUESS = 0.5
_NICKNAMED = re.compile(r"(?:surnommée?|dite?|alias|baptisée?|nicknamed|known as|called|dubbed),? [«“\"]\s?$")


def _settled(reading: Reading, found: list[Mention], lowers: frozenset[str]) -> Iterator[Mention]:
    """One kind for one spelling: the kind of its surest place in the text; lone openers of sentences go."""
    best: dict[str, Mention] = {}
    for mention in found:
        words = mention.span.of(reading.text)
        if words not in best or mention.score > best[words].score:
            best[words] = mention
    heads: list[str] = lexicon.words("actors", reading.language)["heads"]
    surnames = {words.split(" ")[-1] for words, mention in best.items() if mention.kind == "person" and " " in words}
    for mention in found:
        words = mention.span.of(reading.text)
        surest = best[words]
        before = reading.text[max(0, mention.span.start - 20) : mention.span.start]
        is_opener = words not in surnames and opens(reading, mention.span.start) and not _NICKNAMED.search(before)
        if surest.score < _LEAST_GUESS and is_opener:
            continue
        if surest.rule == "name.article" and words.lower() in lowers and words not in heads:
            # "l'Aide publique" beside "l'aide": a common noun with a capital.
            continue
        yield Mention(mention.span, surest.key.replace("?:", "place:"), surest.kind, "name", surest.rule, surest.score)
