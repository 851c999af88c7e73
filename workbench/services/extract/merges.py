"""Names that mean the same actor: surnames, nicknames, acronyms, spellings, what an apposition says."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise

from workbench.core.spans import Span
from workbench.services.extract import lexicon
from workbench.services.extract.gazetteer import known_surfaces, served_state
from workbench.services.extract.grid import Grid
from workbench.services.extract.reading import WORD
from workbench.services.extract.records import Mention
from workbench.services.extract.runs import name_words

_SURE = 0.7
_ISO = 2
_ACRONYM = re.compile(r"^[A-ZÀ-Ý][A-Za-zÀ-ÿ]{1,9}$")


class Merges:
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
        if len(first) == _ISO and ":" in second:
            # "United Arab Emirates (UAE)": the country stands for its guessed initials, never the other way round.
            first, second = second, first
        if first != second:
            self._to[first] = second


def _appositions(text: str, mentions: Sequence[Mention], same: Merges) -> None:
    """ "le ministre norvégien, Ola Berg," and "Ola Berg, ministre norvégien," are one person."""
    people = {m.span.start: m for m in mentions if m.kind == "person"}
    for first in people.values():
        joint = _joint().match(text, first.span.end)
        second = (people.get(joint.end()) or people.get(joint.start("rank"))) if joint else None
        if second is not None and second.form == "nominal" and _LEADS.match(text, second.span.end):
            # "Ola Berg, the Danish minister Ida Vik, …": what describes the next of a list.
            continue
        if second is not None and {first.form, second.form} == {"name", "nominal"}:
            described, named = (first, second) if first.form == "nominal" else (second, first)
            is_closed = text[named.span.end : named.span.end + 1] in (",", ".", ";", ":", ")", "")
            if first is described and " " not in named.span.of(text) and not is_closed:
                # "behind the Danish minister, Berg left": the clause goes on with another.
                continue
            same.join(described.key, named.key)


_LEADS = re.compile(rf" (?:[A-Z][a-z]+\.? )?{WORD}")
# "…, l'amiral | Berg", "the Danish ambassador to Vardane, | Berg": a rank and where the office is held may stand between.
_HELD_AT = r"(?: (?:auprès|en|à|au|aux|to|in|at|for|chargée?|pour)(?: [^ ,.;:()«»“”\"\n]+){1,6})?"
_NEWLY = r"(?:ancien |ancienne |nouveau |nouvelle |former |new |then )?"


@lru_cache(maxsize=1)
def _joint() -> re.Pattern[str]:
    ranks = lexicon.either({rank for words in ("fr", "en") for rank in lexicon.words("actors", words)["titles"]})
    return re.compile(
        rf"{_HELD_AT}, (?:le |la |l'|the |an? |une? |son |sa |ses |leur |his |her |its |their )?{_NEWLY}(?P<rank>(?:{ranks} )?)"
    )


_KNOWN_AS = re.compile(
    r",? (?:known as|alias|better known as|nicknamed|dite?|surnommée?|plus connue? sous le nom de) [«“\"]?\s?"
)
_LEAST_SURNAME = 4


def recalled(text: str, mentions: Sequence[Mention]) -> list[Mention]:
    """Names given in full elsewhere, where no rule dared to take them: in a heading, at the head of a sentence, "al-X"."""
    taken = Grid((m.span, m) for m in mentions)
    full: dict[str, Mention] = {}
    for mention in mentions:
        words = [w for w in mention.span.of(text).split(" ") if w.rstrip(".") not in _SUFFIXES]
        if mention.form != "name" or mention.score < _SURE or len(words) < 2 or ":" not in mention.key:
            continue
        full.setdefault(mention.span.of(text), mention)
        surname = words[0] if words[0] in name_words("family_first") else words[-1]
        if mention.kind == "person" and (len(surname) >= _LEAST_SURNAME or surname in name_words("family_first")):
            full.setdefault(surname, mention)
            # A heading in capitals: "BERG MEETS VIK".
            full.setdefault(surname.upper(), mention)
    found = []
    for name, mention in full.items():
        for match in re.finditer(rf"(?<![\w-]){re.escape(name)}(?![\w-])", text):
            span = Span(*match.span())
            if not taken.touches(span):
                found.append(Mention(span, mention.key, mention.kind, "name", "name.recalled", 0.8))
                taken.add(span, found[-1])
    return found


_BODIES = ("organisation", "armed_force", "group")
# "le SVG, le renseignement danois,": what is set beside a body's name between commas says what it is.
_BESIDE = re.compile(r", (?:le |la |l'|les |the |an? |une? )?")
_CLOSED = re.compile(r"[,.;:)]|$| (?:qui|dont|que|which|who|whose) ")


def _bodies_beside(text: str, mentions: Sequence[Mention], same: Merges) -> None:
    """ "le SVG, le renseignement danois," and "la branche danoise du Sel, SVG," are one body."""
    bodies = sorted((m for m in mentions if m.kind in _BODIES), key=lambda m: (m.span.start, -m.span.end))
    for place, first in enumerate(bodies):
        for second in bodies[place + 1 : place + 3]:
            if _BESIDE.fullmatch(text, first.span.end, second.span.start) is None:
                continue
            if not _CLOSED.match(text, second.span.end) or _lists_on(text, second.span):
                continue
            short = second.span.of(text) if second.form == "name" else first.span.of(text)
            is_short = _ACRONYM.match(short) is not None and short.isupper()
            described = ({first.form, second.form} == {"name", "nominal"} and first.kind == second.kind) or is_short
            if described and (first.form, second.form) != ("nominal", "nominal") and first.key != second.key:
                unknown, other = (
                    (first, second) if first.form == "nominal" or second.key.startswith("#") else (second, first)
                )
                same.join(unknown.key, other.key)


_ON = re.compile(r",[^,.;:]{2,60}(?:,| (?:et|and|ou|or) )")


def _lists_on(text: str, span: Span) -> bool:
    """Whether a third party follows behind a comma: "le SVG, la marine danoise, le port et le moulin"."""
    return _ON.match(text, span.end) is not None


def _nicknames(text: str, mentions: Sequence[Mention], same: Merges) -> None:
    """ "Ola Berg, known as Skipper" has two names."""
    for first, second in pairwise(mentions):
        is_person = first.kind == "person" and second.form == "name" and ":" in second.key
        if is_person and _KNOWN_AS.fullmatch(text, first.span.end, second.span.start):
            same.join(second.key, first.key)


_SUFFIXES = frozenset(["Jr", "Sr", "II", "III", "IV"])


def _surnames(text: str, mentions: Sequence[Mention], same: Merges) -> None:
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


_OR = re.compile(r",? (?:or|ou) ")


def _are_initials(text: str, full: Mention, short: Mention) -> bool:
    """ "the National Congress, or NC,": capitals alone, the first of them the name's."""
    letters = short.span.of(text)
    return letters.isupper() and " " in full.span.of(text) and letters[0] == full.span.of(text)[0]


def _abbreviates(text: str, short: Mention, long: Mention) -> bool:
    """ "West Vardane Sea (WVS)": a place by the first letters of its words."""
    return short.span.of(text) == "".join(
        word[0] for word in re.split(r"[ -]", long.span.of(text)) if word[:1].isupper()
    )


def _acronyms(text: str, mentions: Sequence[Mention], same: Merges) -> None:
    """ "Full Name (FN)" and "FN (Full Name)" are one."""
    for first, second in pairwise(mentions):
        between = text[first.span.end : second.span.start]
        is_bracketed = between.strip() in ("(", "[", "'s (") and text[second.span.end : second.span.end + 1] in ")], -"
        if not is_bracketed and not (_OR.fullmatch(between) and _are_initials(text, first, second)):
            continue
        short, long = sorted((first, second), key=lambda m: m.span.length)
        if not _ACRONYM.match(short.span.of(text)) or "demonym" in (short.form, long.form):
            continue
        is_spelled = long.kind == "place" and _abbreviates(text, short, long)
        if (
            short.kind == "state"
            or long.kind == "state"
            or ("place" in (short.kind, long.kind) and short.kind != long.kind and not is_spelled)
        ):
            continue
        if is_spelled and short.kind != long.kind:
            same.join(short.key, long.key)
            continue
        unknown, other = (first, second) if not first.key.startswith("#") else (second, first)
        same.join(unknown.key, other.key)


def _plain(words: str) -> str:
    bare = unicodedata.normalize("NFD", words.lower())
    return re.sub(r"[^a-z0-9]", "", "".join(c for c in bare if not unicodedata.combining(c)))


# How one Slavic, Caucasian or Arabic name is written in French and in English.
_SOUNDS = (
    ("tch", "c"), ("tsh", "c"), ("sch", "c"), ("ch", "c"), ("sh", "c"), ("kh", "k"), ("gh", "g"), ("ph", "f"), ("dj", "i"), ("dzh", "i"), ("zh", "i"),
    ("ou", "u"), ("oo", "u"), ("w", "v"), ("q", "k"), ("ck", "k"), ("yy", "i"), ("iy", "i"), ("ii", "i"), ("y", "i"), ("j", "i"), ("z", "s"), ("e", "i"), ("h", ""),
)  # fmt: skip
_LEAST_SOUNDS = 6


def sounds(name: str) -> str:
    """A name without what differs between its spellings in two languages.

    >>> sounds("Souren Papikian") == sounds("Suren Papikyan"), sounds("Ola Berg") == sounds("Ole Borg")
    (True, False)
    """
    plain = _plain(name)
    for written, sound in _SOUNDS:
        plain = plain.replace(written, sound)
    return re.sub(r"(.)\1+", r"\1", plain)


def _sounding(text: str, mentions: Sequence[Mention], same: Merges) -> None:
    """Full names of people that differ by how another alphabet is written are one."""
    first: dict[str, str] = {}
    for mention in mentions:
        words = mention.span.of(text)
        if mention.kind == "person" and mention.form == "name" and " " in words and len(sounds(words)) >= _LEAST_SOUNDS:
            same.join(mention.key, first.setdefault(sounds(words), mention.key))


def _spellings(text: str, mentions: Sequence[Mention], same: Merges) -> None:
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


def _may_own(owner: str, name: str) -> bool:
    """Whether a body of the state `owner` ("" for any) may be called `name`: "Turkey's Vardane Office" is no "Greek Vardane Office"."""
    first = known_surfaces("en").get(name.split(" ")[0])
    return len(owner) != _ISO or first is None or first.kind != "state" or first.key == owner


def _as_named(text: str, mentions: Sequence[Mention], same: Merges) -> None:
    """ "Norwegian air force" is the "Norwegian Air Force" that the text names with capitals elsewhere."""
    named = {_body(m.span.of(text)): m.key for m in mentions if m.form == "name" and m.rule in _NAMED_BY}
    for mention in mentions:
        if mention.form == "nominal" and (key := named.get(_body(mention.span.of(text)))) is not None:
            same.join(mention.key, key)


_NAMED_BY = ("name.institution", "known.name")


def _body(words: str) -> str:
    return _plain(words).replace("defence", "defense")


def _shortened(text: str, mentions: Sequence[Mention], same: Merges) -> None:
    """ "Foreign Relations Committee" is the "Senate Foreign Relations Committee" that the text names, where there is one."""
    named: dict[str, str] = {}
    headed: dict[str, set[str]] = {}
    for mention in mentions:
        words = mention.span.of(text)
        if mention.form != "name" or mention.kind not in ("organisation", "armed_force", "group") or " " not in words:
            continue
        if words.count(" ") >= _LEAST_WORDS:
            named.setdefault(words, mention.key)
        for word in words.split(" "):
            headed.setdefault(word, set()).add(mention.key)
    for mention in mentions:
        words = mention.span.of(text)
        if mention.form == "name" and words in _heads() and mention.rule in _GUESSED_HEADS:
            _join_head(mention, headed.get(words, set()), mentions, same)
            continue
        if mention.form != "name" or (mention.rule != "name.institution" and words not in _BODY_WORDS):
            continue
        owner = mention.key.rsplit("-", 1)[-1].upper() if text.startswith("'s ", mention.span.start - 3) else ""
        longer = {
            key
            for name, key in named.items()
            if f" {words} " in f" {name} " and name != words and _may_own(owner, name)
        }
        if len(longer) == 1:
            same.join(mention.key, longer.pop())


# "the Fund", "la Confédération": by its first word or its last a body is taken up; a rule took it for a name of its own.
_GUESSED_HEADS = ("name.article", "name.capital", "name.org-noun", "name.acronym")
# "l'Alliance", "l'Union" of a text that names no other.
_SHORT_FOR = {"Alliance": "#NATO", "Union": "#EU"}


@lru_cache(maxsize=1)
def _heads() -> frozenset[str]:
    known = [lexicon.words("actors", language) for language in lexicon.LANGUAGES]
    return frozenset(word for one in known for word in (*one["heads"], *one.get("tails", [])) if " " not in word)


def _join_head(mention: Mention, keys: set[str], mentions: Sequence[Mention], same: Merges) -> None:
    """ "the Fund" is the one body of the text whose name has that word."""
    short = _SHORT_FOR.get(mention.key.rsplit(":", 1)[-1].capitalize())
    if len(keys) == 1:
        same.join(mention.key, next(iter(keys)))
    elif not keys and short is not None and any(other.key == short for other in mentions):
        same.join(mention.key, short)


def _national(text: str, mentions: Sequence[Mention], same: Merges) -> None:
    """ "l'armée malienne" is the force of that country that the text names: "Forces armées maliennes (FAMa)"."""
    by_state: dict[str, list[str]] = {}
    for mention in mentions:
        words = mention.span.of(text)
        if mention.kind != "armed_force" or mention.form != "name" or not ARMIES.search(words):
            continue
        state = served_state(mention.key) or _people_in(words)
        if state and mention.key not in by_state.setdefault(state, []):
            by_state[state].append(mention.key)
    for state, keys in by_state.items():
        if len(keys) == 1:
            same.join(f"nom:force:army:{state}", keys[0])


ARMIES = re.compile(r"[Ff]orces armées|[Aa]rmée (?!de |nationale )|Armed Forces|FAM[Aa]|FARDC")


def _people_in(words: str) -> str:
    """The state whose adjective stands in a name: "Forces armées norvégiennes"; "" for none."""
    found = {
        known.key
        for language in lexicon.LANGUAGES
        for word in words.split(" ")
        if (known := known_surfaces(language).get(word)) is not None
        and known.kind == "state"
        and known.form == "demonym"
    }
    return found.pop() if len(found) == 1 else ""


def _unowned(mentions: Sequence[Mention], same: Merges) -> None:
    """Forces that no country is named for belong to the only country whose forces the text describes."""
    for stem in ("nom:force:forces:", "nom:group:rebels:", "nom:group:rebelles:"):
        owned = Counter(m.key for m in mentions if m.key.startswith(stem) and m.owner)
        if len(owned) == 1 and (owned.total() > 1 or "group" in stem):
            same.join("nom:group:rebels:" if "group" in stem else stem, next(iter(owned)))


def merged(text: str, mentions: Sequence[Mention], same: Merges) -> None:
    """Every rule by which names of `mentions` are joined."""
    _surnames(text, mentions, same)
    _nicknames(text, mentions, same)
    _bodies_beside(text, mentions, same)
    _acronyms(text, mentions, same)
    _spellings(text, mentions, same)
    _sounding(text, mentions, same)
    _shortened(text, mentions, same)
    _as_named(text, mentions, same)
    _national(text, mentions, same)
    _appositions(text, mentions, same)
    _unowned(mentions, same)
