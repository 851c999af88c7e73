"""Actors that are described rather than named: "soldats norvégiens", "the Estonian navy", "ministère de la Défense"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from workbench.core.spans import Span
from workbench.services.extract import lexicon
from workbench.services.extract.descriptions import descriptions, nouns
from workbench.services.extract.gazetteer import known_surfaces
from workbench.services.extract.generic import is_nobody
from workbench.services.extract.governments import government, is_government
from workbench.services.extract.people import known_person, state_of_office
from workbench.services.extract.reading import slug
from workbench.services.extract.records import Mention
from workbench.services.extract.veils import Sight

_KINDS = {
    "forces": ("armed_force", "force"),
    "groups": ("group", "group"),
    "organisations": ("organisation", "org"),
    "states": ("state", "state"),
    "persons": ("person", "person"),
}


def find_described(text: str, language: str, known: Sequence[Mention]) -> list[Mention]:
    """Every description that ties a people noun or an institution to a country or to a ministry."""
    found: list[Mention] = []
    taken = bytearray(len(text) + 1)
    places = {mention.span.start: mention for mention in known}
    for rule, match in _sights(text, language):
        start, end = match.span("whole")
        if any(taken[start:end]) or (rule == "described.counted" and _are_victims(match)):
            continue
        if (rule in _HOLDERS and _is_elected(match)) or (language == "fr" and _is_adjective(match)):
            continue
        if is_nobody(match, rule, language) or (language == "en" and _goes_on(match, rule)):
            continue
        mention = _mention(rule, match, places, language)
        if mention is not None:
            taken[start:end] = b"\x01" * (end - start)
            found.append(mention)
            found.extend(_inner(rule, match, places, language))
    return sorted(found, key=lambda mention: mention.span)


def _sights(text: str, language: str) -> Iterator[tuple[str, Sight]]:
    for description in descriptions(language):
        for sight in description.sights(text):
            yield description.rule, sight


# Whoever has no country beside them: "government forces", "la garde présidentielle".
_ARMED = re.compile(r"(?:forces|troops|soldiers|guard|garde|combattants|fighters)\b")
_BODY = re.compile(
    r"military|army|navy|air force|coast ?guard|government|state|police|intelligence|regime|security|defen[cs]e|spy|opposition|press",
    re.I,
)


def _goes_on(match: Sight, rule: str) -> bool:
    """ "Norwegian military technology": the body is no more than what kind of thing it is."""
    if rule not in ("described.people", "described.possessed") or not _BODY.search(match["noun"]):
        return False
    return _possessed().match(match.text, match.end("whole")) is not None


@lru_cache(maxsize=1)
def _possessed() -> re.Pattern[str]:
    things = lexicon.either(lexicon.words("actors", "en")["possessed"])
    # "the Norwegian navy bought ships": no verb stands between.
    verb = r"(?:[a-z]+(?:ed|es)|bought|got|lost|sent|sold|built|made|took|gave|ran|had|has|was|were|is|are|will|would|can|could|may|might|kept|held|paid|led|won|met|saw|drew|wants?|needs?|lacks?|did|does)"
    return re.compile(rf"(?:,? (?:and|or) [a-z-]+)? (?:(?!{verb} )[a-z]+ )?{things}(?![\w-])")


# "la mort de deux soldats", "six soldats tués", "killed two policemen": they suffer what others do; the subject of a clause stays.
_HARMING = re.compile(
    r"(?:(?<!\w)(?:mort|morts|tué|tuer|tuant|tuent|tue|assassiné|assassinant|blessé|blessant|kill(?:ed|s|ing)?|wound(?:ed|s|ing)?|injur(?:ed|es|ing)"
    r"|deaths?|murder(?:ed|s|ing)?) (?:de |d'|of )?|(?:mort|deaths?) (?:de |of )?(?:at least |au moins )?)$"
)
_HARMED = re.compile(
    r" (?:morts?|mortes|tué(?:e?s)?|neutralisé(?:e?s)?|blessé(?:e?s)?|abattue?s|killed|dead|wounded|injured|died|slain)(?!\w)"
)


# "élu président du Mali", "named king of Norway": what somebody becomes is nobody else.
_ELECTED = re.compile(
    r"(?<![\w-])(?:élue?|réélue?|nommée?|devenue?|devenir|proclamée?|désignée?|investie?|(?:re-?)?elected|named|appointed|bec[ao]mes?|becoming|sworn in as|proclaimed)"
    r"(?: (?:himself|herself|as|comme|the|a|new|nouveau|transitional|interim|acting|next)){0,3} $"
)
_HOLDERS = ("described.of-body", "described.head-of-body", "described.people", "described.ministry")
# "des exercices militaires turcs", "les rapports officiels du Mali": an adjective behind a noun.
_BOTH = frozenset(["militaires", "officiels", "paramilitaires", "rebelles", "militaire", "officiel"])
_NOUN_BEFORE = re.compile(
    r"(?<![\w'-])(?!(?:les|des|aux|ces|ses|nos|vos|leurs|mes|plusieurs|certains|quelques|deux|trois|dix|six|autres|anciens|hauts|jeunes|nouveaux|nombreux|tous|divers)\b)[a-zà-ÿ]{3,}(?:s|x) $"
)


def _is_elected(match: Sight) -> bool:
    """Whether an office is what somebody is made, not whoever holds it."""
    return _ELECTED.search(match.text, max(0, match.start("whole") - 50), match.start("whole")) is not None


def _is_adjective(match: Sight) -> bool:
    """ "interventions militaires turques": the noun stands before."""
    noun = match["noun"]
    if noun not in _BOTH or not match.groups().get("of"):
        return False
    is_feminine = (
        noun == "militaires"
        and match["of"].endswith(("nes", "ses", "ques", "ines"))
        and not match["of"].endswith("belges")
    )
    return (
        is_feminine
        or _NOUN_BEFORE.search(match.text, max(0, match.start("whole") - 30), match.start("whole")) is not None
    )


def _are_victims(match: Sight) -> bool:
    """Whether the people that are counted are told as the dead and wounded."""
    start, end = match.span("whole")
    return (
        _HARMING.search(match.text, max(0, start - 40), start) is not None or _HARMED.match(match.text, end) is not None
    )


def _inner(rule: str, match: Sight, places: dict[int, Mention], language: str) -> Iterator[Mention]:
    """The body inside "chef de l'agence spatiale russe", which is an actor too."""
    if rule not in ("described.head-of-body", "described.affiliated") or not match.groups().get("body"):
        return
    start = match.start("body")
    for description in descriptions(language):
        inner = description.at(match.text, start)
        if (
            inner is not None
            and inner.end("whole") == match.end("whole")
            and description.rule != "described.head-of-body"
        ):
            mention = _mention(description.rule, inner, places, language)
            # "le chef de l'État danois" is no more than one person.
            if mention is not None and mention.kind != "state":
                yield mention


def _mention(rule: str, match: Sight, places: dict[int, Mention], language: str) -> Mention | None:
    noun = match["noun"]
    noun = noun if noun in nouns(language) else noun[0].lower() + noun[1:]
    group = _group(noun.lower() if noun.lower() in nouns(language) else noun, language)
    if group is None and rule == "described.counted":
        group = "groups"
    if rule == "described.unowned":
        return _unowned(noun, Span(*match.span("whole")))
    if rule == "described.panel":
        group = "organisations"
    if rule in _OF_SOMEBODY and group is None:
        group = "organisations" if noun in _ONE_BODY else "groups"
    if group is None:
        return None
    kind, prefix = _KINDS[group]
    parts = match.groups()
    owner = ""
    if parts.get("of"):
        hit = places.get(match.start("of")) or _republic(match, places)
        owner = _state_of(hit.key, match["of"], language) if hit else ""
    span = Span(*match.span("whole"))
    if rule == "described.shared":
        other = places.get(match.start("with"))
        both = f"{owner}+{other.key if other else ''}"
        return Mention(span, f"nom:{prefix}:{slug(noun)}:{both}", "group", "nominal", rule, 0.7)
    if rule in _OF_SOMEBODY:
        return _of_somebody(rule, noun, group, parts, span)
    if rule == "described.counted" and not (group == "forces" and _MANY.match(match["whole"])):
        return Mention(span, f"nom:group:{slug(match['whole'])}:", "group", "nominal", rule, 0.6)
    if group == "states" and is_government(noun):
        return government(span, owner, rule, 0.7, noun)
    if group == "states" and owner and not owner.startswith(("@", "#")):
        return Mention(span, owner, "state", "nominal", rule, 0.7, owner)
    if group == "states":
        kind, prefix = "organisation", "org"
    return Mention(span, f"nom:{prefix}:{kind_of(noun, parts, group)}:{owner}", kind, "nominal", rule, 0.7, owner)


# Whom somebody serves or where they sit tells who they are; no state owns them.
_OF_SOMEBODY = (
    "described.of-person", "described.affiliated", "described.placed", "described.both", "described.arm", "described.seated",
)  # fmt: skip
_ONE_BODY = (
    "filiale",
    "branche",
    "antenne",
    "arm",
    "branch",
    "wing",
    "subsidiary",
    "affiliate",
    "offshoot",
    "société",
    "entreprise",
    "cabinet",
)


_SUFFIX = re.compile(r" (?:Jr|Sr|II|III|IV)\.?$")


def _of_somebody(rule: str, noun: str, group: str, parts: dict[str, str], span: Span) -> Mention:
    """ "le gouvernement de Berg" is the government of the state that Berg is known to lead; other retinues go by the name."""
    name = parts.get("person") or parts.get("named") or ""
    state = state_of_office(known_person(name))
    if is_government(noun) and state:
        return government(span, state, rule, 0.7)
    kind, prefix = ("organisation", "org") if group == "states" else _KINDS[group]
    # Forces "of General Ola Berg" are those "of Berg".
    who = _SUFFIX.sub("", name).split(" ")[-1] or parts.get("at") or parts["whole"] or ""
    return Mention(span, f"nom:{prefix}:{kind_of(noun, {}, group)}:{slug(who)}", kind, "nominal", rule, 0.7)


def _state_of(key: str, words: str, language: str) -> str:
    """The state of a capital that stands for the town: "the government in Oslo" is Norway's."""
    known = known_surfaces(language).get(words) if key.startswith("place:") else None
    return known.key if known is not None and known.kind == "state" else key


_REPUBLIC = re.compile(r"République (?:[a-zà-ÿ]+ ){0,2}(?:du |de la |de l'|des |d'|de )$")


def _republic(match: Sight, places: dict[int, Mention]) -> Mention | None:
    """The state in "Gouvernement de la République du Mali", which is known by its full name."""
    ahead = _REPUBLIC.search(match.text, max(0, match.start("of") - 40), match.start("of"))
    return places.get(ahead.start()) if ahead is not None else None


_GOVERNING = re.compile(r"government|regime|gouvernementales|prorégime|pro-régime|loyal")
_RISEN = re.compile(r"rebel|guerr?illas|insurgents|insurgés")


def _unowned(noun: str, span: Span) -> Mention:
    """ "government forces", "left-wing rebels", "local officials": a group that the text names no country for."""
    kind = "armed_force" if _ARMED.search(noun) else "group"
    what = slug(noun)
    if kind == "armed_force" and _GOVERNING.search(noun):
        what = "forces"
    elif _RISEN.search(noun):
        kind, what = "group", "rebels"
    prefix = "force" if kind == "armed_force" else "group"
    return Mention(span, f"nom:{prefix}:{what}:", kind, "nominal", "described.unowned", 0.55)


# A country's soldiers, troops and forces are one; its army as a body, its fleet or a unit of it are others.
_BODIES = (
    ("milices", ("milice", "militia")),
    ("garde-côtes", ("garde-côtes", "gardes-côtes", "garde côtière", "coast guard", "coastguard")),
    ("aviation", ("aviation", "air force", "armée de l'air", "forces aériennes", "aériennes")),
    ("ground", ("ground forces", "forces terrestres", "armée de terre", "land forces")),
    ("special", ("special forces", "forces spéciales")),
    ("navy", ("marine", "navy", "forces navales", "naval forces", "flotte", "fleet")),
    ("mercenaires", ("mercenaires", "mercenaries")),
    ("army", ("armée", "army", "military", "armed forces")),
    ("sailors", ("marins", "sailors")),
    ("personnel", ("personnel",)),
    ("units", ("unités", "units")),
    ("contingent", ("contingent",)),
)


def kind_of(noun: str, parts: dict[str, str], group: str) -> str:
    """Which of a country's bodies: all its soldiers are one, its ministries are several."""
    if group == "forces":
        low = noun.lower()
        return next((slug(body) for body, words in _BODIES if any(word in low for word in words)), "forces")
    domain = parts.get("domain") or parts.get("tail") or ""
    return slug(f"{noun} {domain}")


_MANY = re.compile(r"(?:\d[\d ,]{3,}|.*(?:milliers|thousands|centaines|hundreds))")


def _group(noun: str, language: str) -> str | None:
    return nouns(language).get(noun)
