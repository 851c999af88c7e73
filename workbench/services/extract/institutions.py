"""Institutions by their first word (French) or their last (English), by the acronym behind them, units by number."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Any

from workbench.core.spans import Span
from workbench.services.extract import lexicon
from workbench.services.extract.descriptions import nouns
from workbench.services.extract.gazetteer import Hit
from workbench.services.extract.grid import Grid
from workbench.services.extract.initials import behind_initials, spelled_out
from workbench.services.extract.reading import WORD, Reading, slug
from workbench.services.extract.records import Mention
from workbench.services.extract.runs import given_names
from workbench.services.extract.veils import Kind, Veil, names, peoples, veiled

_ARMED = re.compile(
    r"\b(?:Navy|Army|Air Force|Armed Forces|Forces|Guard|Coast Guard|Fleet|Brigade|Corps|Armée|Garde|Flotte|Force|Regiment|Battalion|Division"
    r"|Régiment|Bataillon|brigade|division|régiment|bataillon|corps|flotte|escadron|escadre|battalion|regiment)\b"
)


# "commission des Forces armées": who watches over the forces is none.
_PANEL = re.compile(
    r"\b(?:[Cc]ommission|[Cc]omité|[Mm]inistère|Ministry|Committee|Panel|Institute|University|Museum|Hospital)\b"
)
# "Senate Foreign Relations Committee" is a committee of the Senate, not the Senate.
_PARENTS = ("#USSENATE", "#US_SENATE", "#HOUSE", "#CONGRESS")


def find_institutions(reading: Reading, hits: Sequence[Hit]) -> Iterator[Mention]:
    """Names of institutions and units that no list knows; what the list knows inside them stays inside."""
    near = Grid((hit.span, hit) for hit in hits)
    spelled = {*spelled_out(reading), *behind_initials(reading)}
    found = sorted({*spelled, *_by_word(reading), *_units(reading)}, key=lambda s: (s.start, -s.end))
    owners = {hit.span.end: hit.key for hit in hits if hit.kind == "state"}
    described = list(described_institutions(reading))
    last = 0
    for span in found:
        span = _behind_another(_to_the_end(span, near), near, reading)
        span = _without_leader(_before_comma(span, near, reading), reading)
        words = span.of(reading.text)
        inside = near.overlapping(span)
        known = any(
            h.span.start == span.start
            and h.kind not in ("state", "place")
            and "-" not in words
            and h.key not in _PARENTS
            and " in " not in words
            # "Parti socialiste vardanais (PSV)" is not the party that is known by the first two words.
            and not (span in spelled and h.span.length < span.length)
            for h in inside
        )
        if span.start < last or known or any(hit.span.contains(span) for hit in inside):
            continue
        if (" " not in words and "'" not in words) or _is_document(words) or _is_any(reading, span):
            continue
        if words.endswith(" administration") and any(hit.form == "demonym" for hit in inside):
            # "the Danish administration" is described, not named.
            continue
        if any(heading.contains(span) for heading in reading.headings) or _DUBBED.search(
            reading.text, max(0, span.start - 24), span.start
        ):
            continue
        if any(other.contains(span) for other in described):
            continue
        if any(h.span.start == span.start and h.kind == "state" and _goes_on(reading.text, h, span) for h in inside):
            continue
        last = span.end
        kind = "armed_force" if _ARMED.search(words) and not _PANEL.search(words) else "organisation"
        owner = owners.get(span.start - 3, "") if reading.text.startswith("'s ", span.start - 3) else ""
        key = f"org:{slug(words)}-{owner.lower()}" if owner else f"org:{slug(words)}"
        yield Mention(span, key, kind, "name", "name.institution", 0.8)


def _goes_on(text: str, state: Hit, span: Span) -> bool:
    """ "céder à l'Union soviétique | des droits": what is written small behind a state's name is no part of a name."""
    return state.form == "name" and text[state.span.end : span.end].islower()


# "manœuvres baptisées « Mission Vardane »": the name of what is done.
_DUBBED = re.compile(
    r"(?:[Bb]aptisée?s?|[Ii]ntitulée?s?|[Ss]urnommée?s?|dubbed|code-?named|exercices?|opérations?|man(?:œ|oe)uvres?) [«“\"] ?$",
    re.I,
)
_ANY = re.compile(r"(?<!\w)(?:une?|des|cette|ce|cet|plusieurs|chaque|aucune?) $")


def _is_any(reading: Reading, span: Span) -> bool:
    """ "dans une école de Vardane": written small and with an indefinite article, it names no body."""
    return (
        reading.text[span.start].islower()
        and _ANY.search(reading.text, max(0, span.start - 12), span.start) is not None
    )


def _is_document(words: str) -> bool:
    """ "Vardane Salt Act", "Traité sur le sel": what is signed and voted, by its last word or its first."""
    documents = frozenset(lexicon.table("names")["documents"])
    if words.split(" of ")[0] in lexicon.words("actors", "en")["heads"]:
        # "Government of National Accord"
        return False
    return not documents.isdisjoint((words.split(" ")[0], words.split(" ")[-1]))


@lru_cache(maxsize=2)
def _described(language: str) -> list[tuple[Veil, re.Pattern[str]]]:
    people, named = peoples(language), names(language)
    country = Veil.any_of(Kind.COUNTRY)
    if language != "fr":
        return [(named, named.whole(rf"Government of (?:the )?{country}"))]
    every = people.either(noun[:1].upper() + noun[1:] for noun in nouns(language))
    republic = r"(?:de la République (?:démocratique )?)?"
    return [
        (people, people.whole(rf"{every} {Veil.any_of(Kind.PEOPLE)}")),
        (named, named.whole(rf"Gouvernement {republic}(?:du |de la |de l'|des |d'|de ){country}")),
    ]


def described_institutions(reading: Reading) -> Iterator[Span]:
    """Institutions that are described, not named: "Gouvernement norvégien", "Service de renseignement danois", "Government of Norway"."""
    for veil, pattern in _described(reading.language):
        for match in pattern.finditer(veiled(veil, reading.text)):
            yield Span(*match.span())


_AND = " and "


def _behind_another(span: Span, near: Grid[Hit], reading: Reading) -> Span:
    """ "Brazil and Salt Watch": who is known before "and" is another."""
    ends = [h.span.end for h in near.overlapping(span) if h.span.start == span.start]
    behind = [end + len(_AND) for end in ends if reading.text.startswith(_AND, end)]
    return Span(max(behind), span.end) if behind and max(behind) < span.end else span


def _before_comma(span: Span, near: Grid[Hit], reading: Reading) -> Span:
    """ "Ministry of Salt, Oslo said": a capital or a country behind the comma is another."""
    known = {h.span.start for h in near.overlapping(span) if h.kind in ("state", "place") and h.form != "demonym"}
    cuts = [start - 2 for start in known if reading.text.startswith(", ", start - 2) and start - 2 > span.start]
    return Span(span.start, min(cuts)) if cuts else span


_LED_BY = re.compile(r" (?:de |d'|du général |du colonel )(?=[A-ZÀ-Ý])")


def _without_leader(span: Span, reading: Reading) -> Span:
    """ "Forces du sel d'Ola Berg": the name of a body ends before whoever leads it."""
    for led in _LED_BY.finditer(reading.text, span.start, span.end):
        first = re.match(r"[\w'-]+", reading.text[led.end() : span.end])
        is_led = first is not None and first[0] in given_names() and " " in reading.text[led.end() : span.end]
        if is_led and " " in reading.text[span.start : led.start()]:
            return Span(span.start, led.start())
    return span


def _to_the_end(span: Span, near: Grid[Hit]) -> Span:
    """Up to the end of a known name that the pattern cut: "Institut d'études d'Asie" goes on to "du Sud-Est"."""
    ends = [h.span.end for h in near.overlapping(span) if h.span.start < span.end < h.span.end]
    return Span(span.start, max([span.end, *ends]))


def _by_word(reading: Reading) -> Iterator[Span]:
    seen = veiled(peoples("fr"), reading.text) if reading.language == "fr" else reading.text
    for match in _organisation_pattern(reading.language).finditer(seen):
        yield _institution(Span(*match.span()), reading)


_BACKED = re.compile(
    r"[\w.]+-(?:backed|led|based|controlled|dominated|sponsored|funded|aligned|linked|owned|run|style) "
)


# "Sales of | General Vardane": what a sentence begins with is dealt in.
_DEALT = re.compile(
    r"(?:Deliver(?:y|ies)|Sales?|Exports?|Imports?|Shipments?|Purchases?|Orders?|Supplies|Makers?|Owners?|Shares|Shareholders|Engineers|Employees"
    r"|Executives|Officials|Members|Transfers?|Production|Stocks?|Copies|Versions|Batches|Dozens|Hundreds|Thousands) of (?:the )?"
)


def _institution(span: Span, reading: Reading) -> Span:
    """The institution in "Ray Berg of Vardane University", without whoever works there."""
    if reading.language != "en":
        return span
    led = _DEALT.match(span.of(reading.text))
    if led is not None:
        return Span(span.start + led.end(), span.end)
    # "UN-backed Government of Vardane": who stands behind it is another.
    backed = _BACKED.match(span.of(reading.text))
    span = Span(span.start + backed.end(), span.end) if backed is not None else span
    ahead, joint, behind = span.of(reading.text).partition(" of ")
    tails = lexicon.words("actors", "en")["tails"] + lexicon.words("actors", "en")["heads"]
    ahead = re.sub(rf"^(?:{lexicon.either(lexicon.words('actors', 'en')['titles'])}) ", "", ahead)
    is_person = joint and ahead.count(" ") == 1 and not any(word in tails for word in ahead.split(" "))
    return Span(span.end - len(behind), span.end) if is_person and " " in behind else span


_UNITS = {
    "fr": re.compile(
        r"(?<!\w)\d{1,3}(?:re|er|e|ème) (?:brigade|division|régiment|bataillon|armée|corps|flotte|escadron|escadre|compagnie|groupement|demi-brigade)"
        r"(?: (?:d'(?:infanterie|artillerie|assaut|élite|aviation|hélicoptères|intervention)|de (?:haute )?(?:marine|chars|parachutistes|chasse|montagne|chasseurs|dragons|hussards"
        r"|cuirassiers|cavalerie|reconnaissance|transmissions|spahis|commandos|transport|soutien|défense|garde)|du (?:génie|train|matériel)"
        r"|alpins?|étranger|étrangère|parachutistes?|aéroportée?|légère?|lourde?|parachutiste|[a-zéèê]+(?:ée|ées|é|ique|ale|al|aire|ne|iste)))*(?![\w-])"
        r"|(?<![\w-])[Uu]nité (?:militaire )?\d{3,6}(?!\w)"
    ),
    "en": re.compile(
        rf"(?<!\w)Unit \d{{3,6}}(?!\w)|(?<!\w)\d{{1,3}}(?:st|nd|rd|th) (?:(?:{WORD}) ){{0,3}}(?:Brigade|Division|Regiment|Battalion|Army|Corps|Fleet|Wing|Squadron)(?![\w-])"
    ),
}


def _units(reading: Reading) -> Iterator[Span]:
    for match in _UNITS[reading.language].finditer(reading.text):
        yield Span(*match.span())


@lru_cache(maxsize=2)
def _organisation_pattern(language: str) -> re.Pattern[str]:
    words: dict[str, Any] = lexicon.words("actors", language)
    return _french(words) if language == "fr" else _english(words)


def _french(words: dict[str, Any]) -> re.Pattern[str]:
    """Names by their first word, for a text under the veil of peoples."""
    people, demonym = peoples("fr"), Veil.any_of(Kind.PEOPLE)
    word, letters = people.word, people.small + people.hyphen[:-1]
    link = r"(?:de la |de l'|des |du |de |d'|pour la |pour le |pour les |pour l'|à la |à l'|et de |et du |et des |et la |et d'|et pour (?:la |le |les |l')?|sur |en |contre la |contre le )"
    # "le Conseil explique", "la Force opérant au nord": verbs and participles end like adjectives.
    verbs, ants = people.either(words["verbs_like_adjectives"]), people.either(words["ant_adjectives"])
    ending = (
        r"(?:al|ale|aux|ales|el|elle|els|elles|ique|iques|ien|ienne|iens|iennes|ais|aise|ain|aine|ains|aines|ier|ière|if|ive"
        r"|aire|aires|iste|istes|(?:ée?|és|ées)(?! par\b)|suprême|libre|libres|uni|unie|unis|unies|conjointe)"
    )
    adjective = rf"(?:(?!{verbs}\b)[{letters}-]+{ending}|{ants}(?![\w-]))"
    plain = rf"(?: (?!{demonym}\b){adjective}| {word})"
    of = rf"(?: {link}(?:{word}(?: {word})?|(?!(?:ce|cette|ces|son|sa|ses|leur|leurs|nombreux|plusieurs|tout|toute|lui|elle|eux)\b)[{letters}-]{{3,}})(?: (?!{demonym}\b){adjective})?)"
    tail = rf"(?:{plain}{{1,2}}(?: {demonym}|{of}{{1,2}})?| {demonym}(?: {adjective}|{of})?|{of}{{1,2}}(?: {demonym})?)"
    eponym = rf"(?:administration|gouvernement|présidence|cabinet) (?-i:(?!{demonym}){word}(?: {word})?)"
    union = r"Gouvernement (?:d'unité|d'union|d'accord|de transition|provisoire|intérimaire|de salut)(?: national[e]?)?"
    # Schools and the like are written small: "l'université de Vardane".
    small = rf"(?:université|institut|école|académie|observatoire|fondation|faculté|hôpital|tribunal|cour d'appel|cour d'assises|parquet)(?: d'[ÉE]tat| de grande instance| de première instance| de commerce)?(?: (?!{demonym}\b){adjective})?(?: (?:de |d'|de la |de l'|du )?{word}(?: {word})?)"
    # Parliaments write their committees, and offices their parts, with a small "commission": the fields have capitals.
    field = rf"(?:{word}(?: [{letters}-]+(?:ères?|elles?|ales?|iques?|aux|euses?|ées?|és))?)"
    chamber = rf"(?:(?:du |de la |de l')(?:Sénat|Assemblée(?: nationale)?|Bundestag|Parlement(?: {people.over('européen')})?|Chambre des [a-z]+|Congrès))"
    # "la commission des affaires étrangères, de la défense et des forces armées": fields that are known need no capital.
    known = people.either([*words["domains"], "forces armées", "relations extérieures", "lois"])
    of_field = rf"(?:des |de la |de l'|du )(?:{field}|{known})"
    committee = (
        rf"commission {of_field}(?:(?:,| et) {of_field}){{0,3}}(?: {chamber})?|[Cc]omité(?: des sanctions)? \d{{3,4}}"
    )
    # "brigade Vardane", "l'alliance des Trois Moulins", "le mécanisme d'inspection des Nations unies"
    unit = rf"(?:brigade|bataillon|régiment|division|milice|légion|groupement|escadron|clan) (?!{demonym}){word}(?: {word})?"
    league = rf"(?:alliance|coalition|front|ligue|confrérie|confédération|fédération|mouvement|conseil) (?:des|du|de la) {word} {word}(?: {word})?"
    seat = rf"(?:des Nations [uU]nies|de l'ONU|de l'{people.either(['Union africaine', 'Union européenne'])}|de l'OTAN)"
    organ = rf"(?:mécanisme|programme|mission|haut-commissariat|haut commissariat|agence|bureau|fonds|force) (?:(?:de la |de l'|de |d'|des |du |pour (?:la |le |les |l')?)[{letters}]+(?: et (?:de la |de l'|de |d'|des |du )[{letters}]+)? )?{seat}(?: (?:pour|en|au) (?:la |le |les |l')?{word})?"
    office = rf"(?:Direction|Service|État-major|Commandement|Délégation) (?:des |de la |de l'|du )[{letters}-]+(?: [{letters}-]+)? (?:de l'armée (?:de Terre|de l'Air)|de la Marine(?: nationale)?|des armées|du ministère des Armées)"
    return re.compile(
        rf"(?<![\w{people.hyphen}])(?:{office}|{committee}|{unit}|{league}|{organ}|{union}|{small}|(?:{people.either(words['heads'])}){tail}|{eponym})(?![\w])"
    )


def _english(words: dict[str, Any]) -> re.Pattern[str]:
    tail = rf"{lexicon.either(words['tails'])}(?: (?:Ltd|Inc|Corp|PLC|LLC|SA|AG|Co)(?!\w))?"
    owners = r"(?:People|Women|Workers|Children|Veterans|Farmers|Students|Teachers|Citizens)'s?"
    head = lexicon.either(words["heads"])
    state = r"U\.[SKN]\.|US|UK|UN|EU"
    ahead = rf"(?:(?:{WORD}|and|of|for|&) ){{0,4}}"
    unit = rf"(?!(?:The|A|An)\b){WORD}(?: (?:al-|el-)?{WORD}){{0,2}} (?:battalion|brigade|regiment|corps)(?!\w)"
    panel = rf"(?:Panel|Group|Committee|Team|Joint Force|Council) of (?:{WORD} )?(?:Experts|Eminent Persons|Monitors|{WORD})(?: (?:on|for) (?:the )?{WORD}(?: {WORD})?| (?:movements|forces|groups))"
    return re.compile(
        rf"(?<![\w-])(?:{panel}|{unit}|{WORD} administration(?!\w)|(?:{state}|United Nations|AU|African Union|European Union|NATO|OSCE|ECOWAS|SADC) (?:(?:{WORD}|and|for) ){{0,3}}(?:Office|Mission|Force) in (?:the )?{WORD}(?: (?:of (?:the )?)?{WORD}){{0,2}}(?!\w)|(?!(?:The|A|An|NGO|In|On|At|For|But|And|Its|Their|His|Her|This|That|As|By|From|With|When|While|If|After|Before|Since|Under|Over|Even|Yet|So|Then|Both|Two|Three)\b)(?:{owners}|{WORD}|{state}) {ahead}{tail}(?: (?:of|for) (?:the )?{WORD}(?: (?:and|of) {WORD}| {WORD}){{0,3}})?(?![\w])|(?:(?!(?:The|A|In|On|At)\b){WORD} )?{head} (?:of|for) (?:the )?{WORD}(?:,? (?:and |of |for )?(?:the )?{WORD}){{0,3}})"
    )
