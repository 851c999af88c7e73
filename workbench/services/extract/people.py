"""People known the world over: how both languages spell them, which surnames are theirs alone, what offices they held."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache
from typing import NamedTuple

from workbench.core.spans import Span
from workbench.services.extract import lexicon
from workbench.services.extract.grid import Grid
from workbench.services.extract.reading import Reading
from workbench.services.extract.records import Mention

_SURE = 0.95


class _Spelling(NamedTuple):
    key: str
    is_full: bool


@lru_cache(maxsize=1)
def _spellings() -> dict[str, _Spelling]:
    """Full names, and surnames that nobody else of that fame bears."""
    found = {
        spelling: _Spelling(f"per:{one['key']}", True)
        for one in lexicon.table("people")
        for name in one["names"]
        for spelling in _with_article(name)
    }
    for one in lexicon.table("people"):
        for name in one["alone"]:
            found.setdefault(name, _Spelling(f"per:{one['key']}", False))
    return found


_ARTICLE = re.compile(r" (?:al|el|Al|El)-")


def _with_article(name: str) -> list[str]:
    """ "Omar al-Bashir" is also written "Omar Al-Bashir" and "Omar el-Bashir"."""
    if _ARTICLE.search(name) is None:
        return [name]
    return [name, *(_ARTICLE.sub(f" {article}-", name) for article in ("al", "Al", "el", "El"))]


@lru_cache(maxsize=1)
def _pattern() -> re.Pattern[str]:
    before = r"(?:(?<![\w-])|(?<=pro-)|(?<=anti-)|(?<=ex-)|(?<=post-))"
    return re.compile(rf"{before}{lexicon.any_of(_spellings())}(?![\w-])")


# What bears the name of a person: "le porte-avions Charles de Gaulle", "the Nixon Center", "rue Churchill".
_BEARER = re.compile(
    r"(?:porte-avions|frégate|destroyer|croiseur|aéroport|place|avenue|rue|boulevard|pont|quai|lycée|université|fondation"
    r"|bibliothèque|institut|centre|stade|hôpital|prix|man(?:oe|œ)uvres?|exercices?|opération|operation|exercise|USS|carrier|airport|square|street|plan|loi|doctrine) (?:[«“\"]\s?)?$",
    re.I,
)
_BORNE = re.compile(
    r"(?:-\w| (?:Center|Centre|Library|Institute|Foundation|School|University|Airport|Square|Street|Prize|Doctrine|Act|Plan|Hospital"
    r"|Stadium|Peninsula|Tower|Hotel|Organization)\b)"
)


def with_public_people(reading: Reading, names: Sequence[Mention]) -> list[Mention]:
    """`names` with one key per known person, and with the places where a rule saw no name or took it for another's."""
    text = reading.text
    spelled = [Span(*match.span()) for match in _pattern().finditer(text)]
    whole = Grid((span, span) for span in spelled)
    kept = [
        _as_known(text, mention)
        for mention in names
        if not any(s.contains(mention.span) and s != mention.span for s in whole.overlapping(mention.span))
    ]
    kept = [one for mention in kept for one in _with_head(reading, mention)]
    held = Grid((mention.span, mention) for mention in kept)
    for span in spelled:
        if not held.touches(span) and not _names_something_else(text, span):
            kept.append(Mention(span, _spellings()[span.of(text)].key, "person", "name", "name.public", _SURE))
    return kept


_ADMINISTRATION = re.compile(r"(?:(?P<first>.+) administration|(?:[Aa]dministration|[Pp]résidence) (?P<last>.+))")


def _with_head(reading: Reading, mention: Mention) -> list[Mention]:
    """ "the Obama administration" names its head too; in English it is the country that he governed."""
    words = mention.span.of(reading.text)
    match = _ADMINISTRATION.fullmatch(words) if mention.rule == "name.institution" else None
    name = (match["first"] or match["last"]) if match is not None else None
    known = _spellings().get(name or "")
    if match is None or known is None:
        return [mention]
    start = mention.span.start + match.start("first" if match["first"] else "last")
    head = Mention(Span(start, start + len(name or "")), known.key, "person", "name", "name.public", _SURE)
    state = state_of_office(known.key) if reading.language == "en" else ""
    if state:
        mention = replace(mention, key=state, kind="state", form="nominal")
    return [mention, head]


def _names_something_else(text: str, span: Span) -> bool:
    """ "rue Churchill", "the Nixon Center"."""
    return (
        _BEARER.search(text, max(0, span.start - 20), span.start) is not None
        or _BORNE.match(text, span.end) is not None
    )


def _as_known(text: str, mention: Mention) -> Mention:
    """The mention of a known person under the key of all their spellings; others as they are."""
    known = _spellings().get(mention.span.of(text))
    if known is None or mention.rule == "name.institution" or _names_something_else(text, mention.span):
        return mention
    rule = mention.rule if known.is_full else "name.public"
    return replace(mention, key=known.key, kind="person", rule=rule, score=_SURE)


def known_person(name: str) -> str:
    """The key of the person whom all know by `name`, in full or by a surname that is theirs alone; "" for others.

    >>> known_person("Bachar al-Assad"), known_person("Ola Berg")
    ('per:bachar-al-assad', '')
    """
    known = _spellings().get(name)
    return known.key if known is not None else ""


_OFFICES: tuple[tuple[str, str], ...] = (
    ("supreme leader", r"guide|supreme-leader"),
    ("prime minister", r"premi(?:er|ère)-ministre|prime-minister|premier$|chef-du-gouvernement"),
    ("foreign minister", r"(?:ministre|secrétaire)-(?:des-)?affaires-étrangères|foreign-minister|foreign-secretary|secretary-of-state"
     r"|top-diplomat|secrétaire-d-état|chef-de-la-diplomatie"),
    ("defence minister", r"(?:ministre|secrétaire)-(?:de-la-|à-la-)?(?:défense|armées)|defen[cs]e-(?:minister|secretary|chief)"),
    ("chancellor", r"chanceli|chancellor"),
    ("king", r"roi|king|émir|emir|prince|crown-prince|monarque|monarch|souverain"),
    ("president", r"président|president|chef-de-l-[eé]tat|chef-d-[eé]tat|head-of-state|raïs|numéro-un|homme-fort|strongman|dicta(?:teur|tor)"
     r"|autocrat|tyran|ruler|leader|dirigeant|maître|locataire|master"),
)  # fmt: skip
_HEADS = ("president", "prime minister", "chancellor", "king", "supreme leader")
# "le ministre norvégien": whichever minister of that country the text names.
_MINISTER = re.compile(r"ministre|minister")
_ANY = re.compile(r"homologue|counterpart|chef$|chief$|head$")
_HEAD = re.compile(r"chef|chief|head|secrétaire-général|secretary-general|directeur|director|patron|boss")


# Who heads these is a minister of the United States.
_MINISTRIES = {"#PENTAGON": ("US", "defense-secretary"), "#STATE": ("US", "secretary-of-state")}


def holder(noun: str, owner: str, present: frozenset[str]) -> str | None:
    """Who of the people `present` in a text held the office that `noun` means for `owner` ("" for any); None unless one did.

    >>> holder("président", "SY", frozenset(["per:bachar-al-assad", "per:vladimir-poutine"]))
    'per:bachar-al-assad'
    """
    if _HEAD.match(noun):
        owner, noun = _MINISTRIES.get(owner, (owner, noun))
    held = _held().get(owner, {}) if owner else _anywhere()
    if owner.startswith("#"):
        fits = held.get("head", frozenset()) if _HEAD.match(noun) else frozenset()
    elif (office := next((name for name, words in _OFFICES if re.match(words, noun)), None)) is not None:
        fits = held.get(office, frozenset())
    elif _MINISTER.fullmatch(noun):
        fits = frozenset().union(
            *(people for office, people in held.items() if office.endswith("minister") and office != "prime minister")
        )
    else:
        heads = [held.get(office, frozenset()) for office in _HEADS] if _ANY.match(noun) else []
        fits = frozenset().union(*heads)
    here = sorted(fits & present)
    return here[0] if len(here) == 1 else None


@lru_cache(maxsize=1)
def _states() -> dict[str, str]:
    """The one state for which each known person held office."""
    served = {
        f"per:{one['key']}": [_MINISTRIES.get(owner, (owner, ""))[0] for owner in one["offices"]]
        for one in lexicon.table("people")
    }
    return {key: owners[0] for key, owners in served.items() if len(set(owners)) == 1 and owners[0].isalpha()}


def state_of_office(key: str) -> str:
    """The state that a known person spoke and acted for in office; "" for others.

    >>> state_of_office("per:vladimir-poutine"), state_of_office("per:ola-berg")
    ('RU', '')
    """
    return _states().get(key, "")


@lru_cache(maxsize=1)
def _held() -> dict[str, dict[str, frozenset[str]]]:
    """Country or organisation -> office -> the people who held it."""
    found: dict[str, dict[str, frozenset[str]]] = {}
    for one in lexicon.table("people"):
        for owner, offices in one["offices"].items():
            for office in offices:
                row = found.setdefault(owner, {})
                row[office] = row.get(office, frozenset()) | {f"per:{one['key']}"}
    return found


@lru_cache(maxsize=1)
def _anywhere() -> dict[str, frozenset[str]]:
    """Office -> everybody who held it, of whatever country."""
    found: dict[str, frozenset[str]] = {}
    for row in _held().values():
        for office, people in row.items():
            found[office] = found.get(office, frozenset()) | people
    return found
