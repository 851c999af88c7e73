"""Actors that are described rather than named: "soldats norvégiens", "the Estonian navy", "ministère de la Défense"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Any

from workbench.core.spans import Span
from workbench.services.extract import lexicon
from workbench.services.extract.gazetteer import demonym_pattern, known_surfaces
from workbench.services.extract.grid import Grid
from workbench.services.extract.reading import slug
from workbench.services.extract.records import Mention

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
    for rule, pattern in _patterns(language):
        for match in pattern.finditer(text):
            start, end = match.span("whole")
            if any(taken[start:end]):
                continue
            mention = _mention(rule, match, places, language)
            if mention is not None:
                taken[start:end] = b"\x01" * (end - start)
                found.append(mention)
                found.extend(_inner(rule, match, places, language))
    return sorted(found, key=lambda mention: mention.span)


def _inner(rule: str, match: re.Match[str], places: dict[int, Mention], language: str) -> Iterator[Mention]:
    """The body inside "chef de l'agence spatiale russe", which is an actor too."""
    if rule != "described.head-of-body" or not match.groupdict().get("body"):
        return
    start = match.start("body")
    for name, pattern in _patterns(language):
        inner = pattern.match(match.string, start)
        if inner is not None and inner.end("whole") == match.end("whole") and name != "described.head-of-body":
            mention = _mention(name, inner, places, language)
            if mention is not None:
                yield mention


def _mention(rule: str, match: re.Match[str], places: dict[int, Mention], language: str) -> Mention | None:
    noun = match["noun"]
    noun = noun if noun in _nouns(language) else noun[0].lower() + noun[1:]
    group = _group(noun.lower() if noun.lower() in _nouns(language) else noun, language)
    if group is None and rule == "described.counted":
        group = "groups"
    if rule == "described.panel":
        group = "organisations"
    if group is None:
        return None
    kind, prefix = _KINDS[group]
    parts = match.groupdict()
    owner = ""
    if parts.get("of"):
        hit = places.get(match.start("of"))
        owner = hit.key if hit else ""
    if rule == "described.counted" and (group != "forces" or not _MANY.match(match["whole"])):
        return Mention(Span(*match.span("whole")), f"nom:group:{slug(match['whole'])}:", "group", "nominal", rule, 0.6)
    span = Span(*match.span("whole"))
    if group == "states" and owner and not owner.startswith(("@", "#")):
        return Mention(span, owner, "state", "nominal", rule, 0.7, owner)
    if group == "states":
        kind, prefix = "organisation", "org"
    return Mention(span, f"nom:{prefix}:{_what(noun, parts, group)}:{owner}", kind, "nominal", rule, 0.7, owner)


def _what(noun: str, parts: dict[str, str | None], group: str) -> str:
    """Which of a country's bodies: all its soldiers are one, its ministries are several."""
    if group == "forces":
        low = noun.lower()
        for word in ("marine", "navy", "coast guard", "garde-côtes", "aviation", "air force", "mercenaires", "milices"):
            if word in low:
                return slug(word)
        return "forces"
    domain = parts.get("domain") or parts.get("tail") or ""
    return slug(f"{noun} {domain}")


_MANY = re.compile(r"(?:\d[\d ,]{3,}|.*(?:milliers|thousands|centaines|hundreds))")


@lru_cache(maxsize=2)
def _nouns(language: str) -> dict[str, str]:
    words: dict[str, Any] = lexicon.words("actors", language)
    return {noun: group for group in reversed(_KINDS) for noun in words[group]}


def _group(noun: str, language: str) -> str | None:
    return _nouns(language).get(noun)


@lru_cache(maxsize=2)
def _patterns(language: str) -> list[tuple[str, re.Pattern[str]]]:
    words: dict[str, Any] = lexicon.words("actors", language)
    every = lexicon.either(_nouns(language))
    human = lexicon.either([*words["forces"], *words["groups"]])
    demonym = demonym_pattern(language)
    names = lexicon.either(word for word, known in known_surfaces(language).items() if known.form != "demonym")
    counted = lexicon.either(words["counted"])
    if language == "fr":
        return _french(words, every, human, demonym, names, counted)
    return _english(words, every, human, demonym, names, counted)


def _french(
    words: dict[str, Any], every: str, human: str, demonym: str, names: str, counted: str
) -> list[tuple[str, re.Pattern[str]]]:
    tail = lexicon.either(words["tail"])
    domain = rf"(?:de la |de l'|des |du |à la |aux |de )(?P<domain>{lexicon.either(words['domains'])}|[A-ZÉ][a-zé]+s?(?! [A-Z]))(?: et (?:de la |de l'|des |du ){lexicon.either(words['domains'])})?"
    body = lexicon.either(
        [
            "ministère",
            "ministre",
            "ministres",
            "vice-ministre",
            "vice-ministres",
            "secrétaire",
            "secrétariat",
            "commissaire",
        ]
    )
    adjective = rf"(?: (?P<tail>{tail}|de défense|de l'air|de terre|d'élite|de sécurité|de renseignement))?"
    of = r"(?:de la |de l'|du |des |de |d')"
    bodies = lexicon.either([*words["organisations"], *words["groups"], *words["forces"]])
    trade = r"[a-zà-ÿ]{3,}(?:ières?|iers?|iques?|aires?|ales?|aux|ives?|ifs?|istes?|ées?|és|ants|antes|eux|euses)"
    heads = lexicon.either(
        [
            "secrétaire général",
            "secrétaire générale",
            "directeur général",
            "directrice générale",
            "chef",
            "cheffe",
            "porte-parole",
            "patron",
            "patronne",
            "représentant",
            "représentante",
            "envoyé spécial",
            "émissaire",
            "ambassadeur",
            "ambassadrice",
            "numéro deux",
            "commandant",
            "président",
            "présidente",
        ]
    )
    ruling = lexicon.either(["gouvernement", "régime", "exécutif", "pouvoir"])
    number = r"(?:\d[\d ]{0,12}|deux|trois|quatre|cinq|six|sept|huit|neuf|dix|onze|douze|treize|quatorze|quinze|vingt|trente|quarante|cinquante|cent|(?:plusieurs |quelques |une? |deux |trois )?(?:dizaines?|centaines?|milliers?|douzaine|vingtaine|trentaine|cinquantaine|quinzaine) (?:de |d'))"
    rows = [
        ("described.panel", rf"(?P<whole>(?P<noun>groupe|panel|comité|collège|conseil) d'experts(?: {of}{names})?)"),
        (
            "described.head-of-body",
            rf"(?P<whole>(?P<noun>chefs?|cheffe|directeur|directrice|patron|porte-parole|commandant|président) {of}(?P<body>{every}){adjective} (?P<of>{demonym})(?: {domain})?)",
        ),
        ("described.ministry", rf"(?P<whole>(?P<noun>{body}) (?P<of>{demonym}) {domain})"),
        ("described.ministry", rf"(?P<whole>(?P<noun>{body}) {domain} (?P<of>{demonym}))"),
        ("described.ministry", rf"(?P<whole>(?P<noun>{body}) {domain} {of}(?P<of>{names}))"),
        ("described.pair", rf"(?P<whole>{human} et (?:d'|de |des )?(?P<noun>{human}) (?P<of>{demonym})(?: {tail})?)"),
        ("described.people", rf"(?P<whole>(?P<noun>{every}){adjective} (?P<of>{demonym})(?: (?:{tail}))?)"),
        ("described.people", rf"(?P<whole>(?P<noun>{bodies}) {trade}(?: {trade})? (?P<of>{demonym})(?: (?:{tail}))?)"),
        (
            "described.of-organisation",
            rf"(?P<whole>(?P<noun>{human}|chef|mission|état-major|commandement|[Pp]arlement|[Ss]énat|[Dd]iète) {of}(?P<of>{names}))",
        ),
        ("described.of-state", rf"(?P<whole>(?P<noun>{ruling}) {of}(?P<of>{names}))"),
        ("described.of-body", rf"(?P<whole>(?P<noun>{heads}) {of}(?P<of>{names}))"),
        ("described.ministry", rf"(?P<whole>(?P<noun>ministère|ministres) {domain})"),
        ("described.counted", rf"(?P<whole>{number}(?: ?autres| ?nouveaux| ?jeunes)? ?(?P<noun>{counted}))"),
    ]
    return [(rule, re.compile(rf"(?<![\w-]){pattern}(?![\w-])")) for rule, pattern in rows]


def _english(
    words: dict[str, Any], every: str, human: str, demonym: str, names: str, counted: str
) -> list[tuple[str, re.Pattern[str]]]:
    ahead = rf"(?:(?:{lexicon.either(words['head_adjectives'])}) )?"
    insensitive = rf"(?P<noun>(?i:{every}))"
    heads = lexicon.either(
        [
            "president",
            "prime minister",
            "head",
            "chief",
            "leader",
            "king",
            "emir",
            "foreign minister",
            "defence minister",
            "defense minister",
            "secretary-general",
            "secretary general",
            "director general",
            "director",
            "ambassador",
            "commander",
            "spokesman",
            "spokeswoman",
            "chairman",
        ]
    )
    bodies = rf"(?P<noun>{lexicon.either([*words['organisations'], *words['groups'], *words['forces']])})"
    # "the Norwegian marine research institute": one or two words of trade, no verb and no joint among them.
    trade = r"(?:(?!(?:and|or|of|in|to|the|a|an|on|at|by|for|with|as|is|was|has|had|who|that|from|but)\b)[a-z-]{3,}(?<!ed)(?<!ing)(?<!s) )"
    number = r"(?:\d[\d,]{0,12}|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty|forty|fifty|(?:several |a few )?(?:dozens?|hundreds?|thousands?) of|a dozen|several dozen)"
    state = lexicon.either(["US", "U.S.", "UK", "U.K.", "EU", "NATO", "UN", "U.N."])
    domain = rf"(?P<domain>{lexicon.either(words['domains'])})(?: and {lexicon.either(words['domains'])})?"
    rows = [
        ("described.ministry", rf"(?P<whole>(?P<of>{demonym}) (?P<noun>Ministry|ministry) of {domain})"),
        ("described.ministry", rf"(?P<whole>(?P<noun>[Mm]inistry) of {domain} of (?P<of>{names}))"),
        (
            "described.head-of-body",
            rf"(?P<whole>(?P<noun>head|chief|commander|director) of (?:the )?(?P<of>{demonym}) {every})",
        ),
        ("described.people", rf"(?P<whole>(?P<of>{demonym}|{state}) {ahead}{insensitive})"),
        ("described.people", rf"(?P<whole>(?P<of>{demonym}|{state}) {trade}{{1,2}}{bodies})"),
        (
            "described.of-organisation",
            rf"(?P<whole>(?P<of>{names})(?: defence| foreign)? (?P<noun>ministers|officials|troops|forces|allies|members|leaders|diplomats|warships|soldiers|authorities))",
        ),
        ("described.of-state", rf"(?P<whole>(?P<noun>government) of (?P<of>{names}))"),
        ("described.of-body", rf"(?P<whole>(?P<noun>{heads}) of (?:the )?(?P<of>{names}))"),
        ("described.panel", rf"(?P<whole>(?:(?:{state}) )?(?P<noun>panel|group|committee) of experts)"),
        ("described.counted", rf"(?P<whole>{number}(?: other| more)? (?P<noun>{counted}))"),
    ]
    return [(rule, re.compile(rf"(?<![\w-]){pattern}(?![\w-])")) for rule, pattern in rows]


_TAKEN_UP = {
    "fr": re.compile(
        r"(?:(?<=la )|(?<=le )|(?<=l')|(?<=au )|(?<=du )|(?<=les )|(?<=aux )|(?<=des ))(?P<noun>rebelles|insurgés|séparatistes|régime|junte|alliance|péninsule|détroit|canal|archipel|golfe|enclave|coalition)(?! (?:de|du|des|d'|à|en) ?| \w+(?:ne|en|ens|nes|is|ise|ain|aine|e)\b)(?![\w'-])"
    ),
    "en": re.compile(
        r"(?<=[Tt]he )(?P<noun>rebels|insurgents|separatists|regime|junta|alliance|peninsula|strait|canal|archipelago|gulf|enclave|coalition|tanker)(?! of| in| between)(?![\w'-])"
    ),
}


def taken_up(text: str, language: str, mentions: Sequence[Mention]) -> list[Mention]:
    """ "la péninsule", "le régime": what the text last named in full with that noun."""
    found = []
    held = Grid((mention.span, mention) for mention in mentions)
    for match in _TAKEN_UP[language].finditer(text):
        span = Span(*match.span("noun"))
        if held.touches(span):
            continue
        noun = match["noun"].lower()
        last = [m for m in mentions if m.span.end < span.start and noun in m.span.of(text).lower().split(" ")]
        if last:
            found.append(
                Mention(span, last[-1].key, last[-1].kind, "nominal", "described.taken-up", 0.55, last[-1].owner)
            )
    return found
