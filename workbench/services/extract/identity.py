"""Which mentions mean the same actor: acronyms, surnames, spellings, offices, countries with two halves."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import pairwise

from workbench.core.spans import Span
from workbench.services.extract.capitals import is_city
from workbench.services.extract.gazetteer import Hit, display_name, is_seat
from workbench.services.extract.grid import Grid
from workbench.services.extract.people import holder
from workbench.services.extract.reading import slug
from workbench.services.extract.records import Actor, Mention

_HALVES = {
    "fr": (
        re.compile(r"(?<![\w-])(?:Corée(?! du)|coréen(?:ne)?s?)(?![\w-])"),
        re.compile(r"(?:guerre|péninsule|détroit) de $"),
    ),
    "en": (re.compile(r"(?<![\w-])Korean?s?(?![\w-])"), re.compile(r"(?:North|South) $")),
}
_GUESS = 0.6
_SURE = 0.7
_SEA_ALONE = re.compile(r"the Baltic(?:[.,;:)']|$|\s(?:in|and|to|on|as|with|by|is|has|from|for|are|was|or)\b)")
_ACRONYM = re.compile(r"^[A-ZÀ-Ý][A-Za-zÀ-ÿ]{1,9}$")


def known_mentions(text: str, language: str, hits: Iterable[Hit]) -> list[Mention]:
    """The known names as mentions: a capital is its state or the city, half a Korea is the one the text speaks of."""
    found = [_known(text, language, hit) for hit in hits]
    return sorted([*found, *_halves(text, language, found)], key=lambda mention: mention.span)


def _known(text: str, language: str, hit: Hit) -> Mention:
    words = hit.span.of(text)
    if words == "Baltic" and _SEA_ALONE.search(text[hit.span.start - 4 : hit.span.end + 8]):
        return Mention(hit.span, "@BALTICSEA", "place", "name", "known.sea", 0.8)
    if hit.form == "metonym" and not is_seat(words, language) and is_city(text, hit.span, language):
        return Mention(hit.span, f"place:{slug(words)}", "place", "name", "known.city", 0.8)
    score = {"name": 0.95, "metonym": 0.85}.get(hit.form, 0.9)
    owner = hit.key if hit.kind == "state" else ""
    return Mention(hit.span, hit.key, hit.kind, hit.form, f"known.{hit.form}", score, owner)


def _halves(text: str, language: str, found: Sequence[Mention]) -> list[Mention]:
    """ "Corée" and "coréen" alone mean the Korea that the text names most."""
    pattern, not_behind = _HALVES[language]
    count = Counter(mention.key for mention in found if mention.key in ("KP", "KR"))
    taken = Grid((mention.span, mention) for mention in found)
    if not count:
        return []
    key = count.most_common(1)[0][0]
    halves = _sides(text, language, count, taken)
    for match in pattern.finditer(text):
        span = Span(*match.span())
        if not_behind.search(text[max(0, span.start - 12) : span.start]) or taken.touches(span):
            continue
        form = "name" if match[0] in ("Corée", "Korea") else "demonym"
        halves.append(Mention(span, key, "state", form, "known.half", 0.6, key))
    return halves


_SIDES = {
    "fr": re.compile(r"(?<=[Ll]e )(Nord|Sud)(?! ?[-A-ZÀ-Ý]| (?:de|du|des) |\w)"),
    "en": re.compile(r"(?<=[Tt]he )(North|South)(?! [A-Z]| (?:of|and|coast|side|shore|bank|pole)\b|[-\w])"),
}


def _sides(text: str, language: str, count: Counter[str], taken: Grid[Mention]) -> list[Mention]:
    """ "the North" of a text on Korea."""
    found = []
    for match in _SIDES[language].finditer(text):
        key = "KP" if match[1][0] == "N" else "KR"
        if count[key] > 1 and not taken.touches(Span(*match.span())):
            found.append(Mention(Span(*match.span()), key, "state", "name", "known.half", 0.7, key))
    return found


def settled(known: Sequence[Mention], names: Sequence[Mention], described: Sequence[Mention]) -> list[Mention]:
    """One list without clashes: of two names that overlap the longer stays, a description never covers a name's end."""
    bodies = Grid((m.span, m) for m in described if m.rule == "described.ministry")
    names = [
        n for n in names if n.score > _GUESS or not any(b.span.contains(n.span) for b in bodies.overlapping(n.span))
    ]
    longer = sorted([*known, *names], key=lambda mention: (-mention.span.length, mention.span.start))
    kept: list[Mention] = []
    grid: Grid[Mention] = Grid()
    for mention in longer:
        near = grid.overlapping(mention.span)
        if all(o.span == mention.span and o.form == "demonym" and o.key != mention.key for o in near):
            kept.append(mention)
            grid.add(mention.span, mention)
    for mention in described:
        near = grid.overlapping(mention.span)
        is_proper = any(other.span == mention.span and other.form not in ("demonym", "nominal") for other in near)
        if not is_proper and all(_nests(other, mention) for other in near):
            kept.append(mention)
            grid.add(mention.span, mention)
    return sorted(kept, key=lambda mention: (mention.span.start, -mention.span.end))


def _nests(one: Mention, other: Mention) -> bool:
    """Whether one of two mentions may stand inside the other: "russe" and "agence russe" in "chef de l'agence russe"."""
    return other.span.contains(one.span) or (one.form == "nominal" and one.span.contains(other.span))


def linked(text: str, mentions: Sequence[Mention]) -> list[Mention]:
    """The same mentions with one key per actor."""
    mentions = [m for m in _without_titles(text, mentions) if not _is_leaning(text, m)]
    mentions = sorted([*mentions, *_recalled(text, mentions)], key=lambda m: (m.span.start, -m.span.end))
    same = _Merges()
    _surnames(text, mentions, same)
    _nicknames(text, mentions, same)
    _acronyms(text, mentions, same)
    _spellings(text, mentions, same)
    _shortened(text, mentions, same)
    _appositions(text, mentions, same)
    _offices(text, mentions, same)
    _unowned(mentions, same)
    mentions = sorted([*mentions, *_by_office(text, mentions)], key=lambda m: (m.span.start, -m.span.end))
    kinds: dict[str, str] = {}
    for mention in sorted(mentions, key=lambda m: -m.score):
        kinds.setdefault(same.root(mention.key), mention.kind)
    return [replace(m, key=same.root(m.key), kind=kinds[same.root(m.key)]) for m in mentions]


def _is_leaning(text: str, mention: Mention) -> bool:
    """ "l'aide occidentale", "the Kurdish towns": an adjective that points to no state; "les Occidentaux" are somebody."""
    if mention.form != "demonym" or mention.key not in ("@WEST", "@KURDISTAN"):
        return False
    words = mention.span.of(text)
    return words[0].islower() or words in ("Western", "Kurdish")


class _Merges:
    """Keys that mean the same actor."""

    def __init__(self) -> None:
        self._to: dict[str, str] = {}

    def root(self, key: str) -> str:
        """The key that stands for `key`."""
        while key in self._to:
            key = self._to[key]
        return key

    def join(self, key: str, into: str) -> None:
        """Let `into` stand for `key`."""
        first, second = self.root(key), self.root(into)
        if first != second:
            self._to[first] = second


def _without_titles(text: str, mentions: Sequence[Mention]) -> list[Mention]:
    """Descriptions whose name follows at once are no mention of their own: "le ministre norvégien Berg"."""
    named = {m.span.start for m in mentions if m.form == "name" and m.kind in ("person", "organisation", "group")}
    titles = ("person", "organisation", "group")
    return [
        m
        for m in mentions
        if not (
            m.form == "nominal"
            and m.kind in titles
            and text[m.span.end : m.span.end + 1] == " "
            and m.span.end + 1 in named
        )
    ]


def _appositions(text: str, mentions: Sequence[Mention], same: _Merges) -> None:
    """ "le ministre norvégien, Ola Berg," and "Ola Berg, ministre norvégien," are one person."""
    people = {m.span.start: m for m in mentions if m.kind == "person"}
    for first in people.values():
        joint = _JOINT.match(text, first.span.end)
        second = people.get(joint.end()) if joint else None
        if second is not None and {first.form, second.form} == {"name", "nominal"}:
            described, named = (first, second) if first.form == "nominal" else (second, first)
            same.join(described.key, named.key)


_JOINT = re.compile(r", (?:le |la |l'|the )?(?:ancien(?:ne)? |nouveau |nouvelle |former |new )?")
_KNOWN_AS = re.compile(
    r",? (?:known as|alias|better known as|nicknamed|dite?|surnommée?|plus connue? sous le nom de) [«“\"]?\s?"
)


_LEAST_SURNAME = 4
# Chinese, Korean and Vietnamese family names stand before the others.
_FAMILY_FIRST = frozenset(
    [
        "Park",
        "Lee",
        "Yoon",
        "Moon",
        "Roh",
        "Chun",
        "Ban",
        "Hwang",
        "Choi",
        "Xi",
        "Hu",
        "Jiang",
        "Deng",
        "Mao",
        "Zhou",
        "Zhao",
        "Zhang",
        "Wang",
        "Wen",
        "Tsai",
        "Lai",
        "Chiang",
        "Ko",
        "Nguyen",
        "Tran",
        "Pham",
    ]
)


def _recalled(text: str, mentions: Sequence[Mention]) -> list[Mention]:
    """Names given in full elsewhere, where no rule dared to take them: in a heading, at the head of a sentence, "al-X"."""
    taken = Grid((m.span, m) for m in mentions)
    full: dict[str, Mention] = {}
    for mention in mentions:
        words = [w for w in mention.span.of(text).split(" ") if w.rstrip(".") not in _SUFFIXES]
        if mention.form != "name" or mention.score < _SURE or len(words) < 2 or ":" not in mention.key:
            continue
        full.setdefault(mention.span.of(text), mention)
        surname = words[0] if words[0] in _FAMILY_FIRST else words[-1]
        if mention.kind == "person" and (len(surname) >= _LEAST_SURNAME or surname in _FAMILY_FIRST):
            full.setdefault(surname, mention)
    found = []
    for name, mention in full.items():
        for match in re.finditer(rf"(?<![\w-]){re.escape(name)}(?![\w-])", text):
            span = Span(*match.span())
            if not taken.touches(span):
                found.append(Mention(span, mention.key, mention.kind, "name", "name.recalled", 0.8))
                taken.add(span, found[-1])
    return found


def _nicknames(text: str, mentions: Sequence[Mention], same: _Merges) -> None:
    """ "Ola Berg, known as Skipper" has two names."""
    for first, second in pairwise(mentions):
        is_person = first.kind == "person" and second.form == "name" and ":" in second.key
        if is_person and _KNOWN_AS.fullmatch(text, first.span.end, second.span.start):
            same.join(second.key, first.key)


_SUFFIXES = frozenset(["Jr", "Sr", "II", "III", "IV"])


def _surnames(text: str, mentions: Sequence[Mention], same: _Merges) -> None:
    """A surname alone is the person whose full name ends (or, in some languages, begins) with it."""
    full: dict[str, str] = {}
    for mention in mentions:
        words = [w for w in mention.span.of(text).split(" ") if w.rstrip(".") not in _SUFFIXES]
        if mention.kind == "person" and mention.form == "name" and len(words) > 1:
            full.setdefault(words[-1], mention.key)
            full.setdefault(re.sub(r"^(?:al|el|Al|El)-", "", words[-1]), mention.key)
            full.setdefault(" ".join(words[1:]), mention.key)
            full.setdefault(words[0], mention.key)
    named = frozenset(full.values())
    for mention in mentions:
        name = mention.span.of(text)
        if mention.form != "name" or mention.key[:4] not in ("per:", "org:", "plac") or name not in full:
            continue
        # "Assad" alone is the one whom all know, where the text names him and a brother of his in full.
        if not (mention.rule == "name.public" and mention.key in named):
            same.join(mention.key, full[name])


def _acronyms(text: str, mentions: Sequence[Mention], same: _Merges) -> None:
    """ "Full Name (FN)" and "FN (Full Name)" are one."""
    for first, second in pairwise(mentions):
        between = text[first.span.end : second.span.start]
        if between.strip() != "(" or text[second.span.end : second.span.end + 1] not in (")", ",", " ", "-"):
            continue
        short, long = sorted((first, second), key=lambda m: m.span.length)
        if not _ACRONYM.match(short.span.of(text)) or "demonym" in (short.form, long.form):
            continue
        if (
            short.kind == "state"
            or long.kind == "state"
            or ("place" in (short.kind, long.kind) and short.kind != long.kind)
        ):
            continue
        unknown, other = (first, second) if not first.key.startswith("#") else (second, first)
        same.join(unknown.key, other.key)


def _plain(words: str) -> str:
    bare = unicodedata.normalize("NFD", words.lower())
    return re.sub(r"[^a-z0-9]", "", "".join(c for c in bare if not unicodedata.combining(c)))


def _spellings(text: str, mentions: Sequence[Mention], same: _Merges) -> None:
    """Names that differ by accents, hyphens or capitals only are one."""
    first: dict[tuple[str, str], str] = {}
    for mention in mentions:
        if mention.form == "name" and ":" in mention.key:
            key = (mention.kind, _plain(mention.span.of(text)))
            same.join(mention.key, first.setdefault(key, mention.key))


_LEAST_WORDS = 2
_BODY_WORDS = (
    "House",
    "Senate",
    "Council",
    "Committee",
    "Commission",
    "Court",
    "Ministry",
    "Assembly",
    "Agency",
    "Bureau",
    "Navy",
    "Institute",
)


def _shortened(text: str, mentions: Sequence[Mention], same: _Merges) -> None:
    """ "Foreign Relations Committee" is the "Senate Foreign Relations Committee" that the text names, where there is one."""
    named: dict[str, str] = {}
    for mention in mentions:
        words = mention.span.of(text)
        if (
            mention.form == "name"
            and mention.kind in ("organisation", "armed_force")
            and words.count(" ") >= _LEAST_WORDS
        ):
            named.setdefault(words, mention.key)
    for mention in mentions:
        words = mention.span.of(text)
        if mention.form != "name" or (mention.rule != "name.institution" and words not in _BODY_WORDS):
            continue
        longer = {key for name, key in named.items() if f" {words} " in f" {name} " and name != words}
        if len(longer) == 1:
            same.join(mention.key, longer.pop())


def _unowned(mentions: Sequence[Mention], same: _Merges) -> None:
    """Forces that no country is named for belong to the only country whose forces the text describes."""
    owned = Counter(m.key for m in mentions if m.key.startswith("nom:force:forces:") and m.owner)
    if len(owned) == 1 and owned.total() > 1:
        same.join("nom:force:forces:", next(iter(owned)))


_OFFICE = re.compile(
    r"(président|présidente|president|premier ministre|prime minister|chancelière|chancelier|chancellor|roi|king|ambassadeur|ambassadrice|ambassador)(?: (?:de la |de l'|du |des |d')?)?",
    re.I,
)


def _offices(text: str, mentions: Sequence[Mention], same: _Merges) -> None:
    """ "le président norvégien" is the person who was introduced with these words."""
    people: dict[tuple[str, str], str] = {}
    present = frozenset(m.key for m in mentions if m.kind == "person" and m.form == "name")
    for place, mention in enumerate(mentions):
        if mention.kind != "person" or mention.form != "name":
            continue
        before = text[max(0, mention.span.start - 60) : mention.span.start]
        owner = next(
            (
                m.key
                for m in reversed(mentions[max(0, place - 3) : place])
                if m.kind == "state" and m.span.end >= mention.span.start - 12
            ),
            "",
        )
        for match in _OFFICE.finditer(before):
            if owner:
                people[match[1].lower(), owner] = mention.key
    for mention in mentions:
        if mention.form == "nominal" and mention.kind == "person":
            office = _OFFICE.search(mention.span.of(text))
            key = people.get((office[1].lower(), mention.owner)) if office else None
            key = key or (holder(_office_of(mention), mention.owner, present) if mention.owner else None)
            if key:
                same.join(mention.key, key)


_BARE = re.compile(
    r"(?:(?<=[Ll]a )|(?<=[Ll]e )|(?<=[Tt]he )|(?<=au )|(?<=du ))(chancelière|chancelier|chancellor|raïs|chef de l'[EÉ]tat)(?! \w+(?:ais|aise|ien|ienne|ain|aine|and|ande|ois|oise)\b| (?:de|du|of|[A-ZÀ-Ý]))(?![\w-])"
)


def _by_office(text: str, mentions: Sequence[Mention]) -> list[Mention]:
    """ "la chancelière": the only person of the text who is known to have held such an office."""
    present = frozenset(m.key for m in mentions if m.kind == "person" and m.form == "name")
    taken = Grid((m.span, m) for m in mentions if m.kind == "person")
    found = []
    for match in _BARE.finditer(text):
        key = holder(slug(match[1]), "", present)
        if key and not taken.touches(Span(*match.span())):
            found.append(Mention(Span(*match.span()), key, "person", "nominal", "described.by-office", 0.6))
    return found


def _office_of(mention: Mention) -> str:
    return mention.key.split(":")[2] if mention.key.startswith("nom:person:") else ""


def actors(text: str, source: str, language: str, mentions: Sequence[Mention]) -> tuple[Actor, ...]:
    """One actor per key, in the order of their first mentions; `source` has the typography that names are shown in."""
    groups: dict[str, list[Mention]] = {}
    for mention in mentions:
        groups.setdefault(mention.key, []).append(mention)
    found = []
    for key, group in groups.items():
        iso = key if re.fullmatch(r"[A-Z]{2}", key) else ""
        is_known = iso or key[0] in "@#"
        name = display_name(key, language) if is_known else _longest_name(source, group)
        found.append(Actor(key, iso, group[0].kind, name, tuple(group)))
    return tuple(found)


def _longest_name(source: str, group: Sequence[Mention]) -> str:
    named = [m for m in group if m.form == "name"] or list(group)
    words = max((m.span.of(source) for m in named), key=len)
    return " ".join(words.split())
