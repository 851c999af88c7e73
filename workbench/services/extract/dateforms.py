"""How dates are written in French and English: one row per form, the longest forms first."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from workbench.services.extract import lexicon

_ANY_YEAR = r"(?:1[5-9]\d\d|20\d\d)"
YEAR = rf"(?P<year>{_ANY_YEAR})"
_DECADE = r"(?P<year>(?:1[5-9]|20)\d0)"
_DAY = r"(?P<day>0?[1-9]|[12]\d|3[01])"
_NEXT_DAY = r"(?:[12]?\d|3[01])(?:st|nd|rd|th)?(?!\d)"
_YEAR_TAIL = r"(?![\w%€$£°]|[.,]\d|\s?(?:%|€|\$|°|\d{3}\b))"
Row = tuple[str, str]


def french(lists: dict[str, Any]) -> Iterator[Row]:
    """Every form of a French date."""
    month = _month(lists)
    weekday = rf"(?:{lexicon.either(lists['weekdays'])} )?"
    season = rf"(?P<season>{lexicon.either(lists['seasons'])})"
    ordinal = rf"(?P<quarter>{lexicon.either(lists['ordinals'])})"
    day = rf"{_DAY}(?:er)?"
    in_month = (
        r"(?:en|pour|fin|début|mi-|mois de|mois d'|dès|depuis|courant|d'ici|jusqu'en|d'ici à|avant|après|de|d')\s?"
    )
    yield "named", rf"(?<!\w)(?P<named>{lexicon.either(lists['named_days'])})(?![\w-])"
    yield "named", r"(?<=attentats du )(?P<date>(?P<named>11 septembre))(?! \d{4})"
    yield "feast", rf"(?<!\w)(?:jour de |veille de |réveillon de )?(?P<feast>Noël) {YEAR}(?!\w)"
    yield "feast", rf"(?<!\w)(?P<feast>jour de l'An|Nouvel An|Saint-Sylvestre) {YEAR}(?!\w)"
    yield (
        "days",
        rf"(?<![\d.,])(?P<date>{weekday}{day}(?:, {_NEXT_DAY})*(?: au | et | et le | et au |-|–| ou ){weekday}(?P<last>[12]?\d|3[01]) {month}(?: {YEAR})?)\b",
    )
    yield "day", rf"(?<![\d.,])(?P<date>{weekday}{day} {month}(?: {YEAR})?)(?!\w)"
    yield "day", rf"(?<!\w)(?P<date>(?P<dayword>premier) {month}(?: {YEAR})?)(?!\w)"
    yield from _numeric()
    yield "day", rf"(?<![\d/]){_DAY}/(?P<mm>0?[1-9]|1[0-2])/{YEAR}(?![\d/])"
    yield "month", rf"(?<!\w){month}(?: de l'année)? {YEAR}(?!\w)"
    yield "season", rf"(?<!\w){season}(?: de l'année| de)? {YEAR}(?:[-–/]\d{{2,4}})?(?!\w)"
    yield "season", rf"(?<!\w){ordinal} (?P<portion>trimestre|semestre)(?: de l'année| de)? {YEAR}(?!\w)"
    yield from _quarters()
    yield "decade", rf"(?<!\w)années {_DECADE}(?!\d)(?! (?:et|à) \d{{3}}[1-9])"
    yield "decade", rf"(?:(?<=années \d{{4}} et )|(?<=années \d{{4}}[-–]))(?P<date>{_DECADE})(?!\d)"
    yield "decade", rf"(?<!\w)années (?P<decade>{lexicon.either(lists['decades'])})(?![\w-])"
    yield "decade", r"(?<!\w)années (?P<short>[2-9]0)(?![\w]|[.,]\d)"
    yield "decade", r"(?:(?<=années \d\d et )|(?<=années \d\d[-–]))(?P<date>(?P<short>[2-9]0))(?![\w]|[.,]\d)"
    rank = rf"(?P<century>{lexicon.either(lists['centuries'])}|[XVI]+(?:e|è|ème|ᵉ)|\d{{1,2}}(?:e|ème|ᵉ))"
    yield "century", rf"(?<!\w){rank} siècle(?!\w)"
    yield "century", rf"(?<!\w)(?P<date>{rank})(?= et (?:au |du |le )?[XVI]+(?:e|è|ème) siècles?)"
    yield "century", rf"(?<=e et )(?P<date>{rank} siècles)(?!\w)"
    yield from _month_lists(lists)
    yield (
        "month",
        rf"(?<![\w'-]){in_month}(?P<date>{month})(?: (?:dernier|prochain))?(?![\w-]| {_ANY_YEAR})",
    )
    yield "month", rf"(?<!\w)(?P<date>{month} (?:dernier|prochain))(?!\w)"
    yield (
        "month",
        rf"(?<!\w)(?:entre|de|d'|depuis) ?(?:fin |début |mi-)?(?P<date>{month})(?= (?:et|à|jusqu'en|jusqu'à) (?:fin |début |mi-)?{lexicon.either(lists['months'])})",
    )
    first = lexicon.either(lists["months"])
    yield (
        "month",
        rf"(?<!\w)entre (?:fin |début |mi-)?{first} et (?:fin |début |mi-)?(?P<date>{month})(?![\w-]| {_ANY_YEAR})",
    )
    yield from _years(lists)


def english(lists: dict[str, Any]) -> Iterator[Row]:
    """Every form of an English date, American and British."""
    month = _month(lists)
    weekday = rf"(?:{lexicon.either([*lists['weekdays'], *lists['short_weekdays']])},? )?"
    season = rf"(?P<season>{lexicon.either(lists['seasons'])})"
    ordinal = rf"(?P<quarter>{lexicon.either(lists['ordinals'])})"
    day = rf"{_DAY}(?:st|nd|rd|th)?"
    named = rf"(?P<month>(?!(?:may|march)\b){lexicon.either(lists['months'])})"
    safe = rf"(?:in|between|since|until|by|early|late|mid-|last|next|of|during|before|after|from|to|this)[ ]?(?:early |late |mid-)?(?P<date>(?-i:(?=[A-Z])){month})"
    yield "named", rf"(?<![\w/])(?P<named>{lexicon.either(lists['named_days'])})(?![\w/])"
    yield "named", r"(?<!\w)(?P<date>(?P<named>September 11)(?:th)?)(?=(?: terror(?:ist)?)? attacks?\b)"
    yield "named", r"(?<=attacks of )(?P<date>(?P<named>September 11|11 September))(?:th)?(?!,? \d{4})"
    yield (
        "feast",
        rf"(?<!\w)(?P<feast>Christmas Day|Christmas|New Year's Day|New Year's Eve|Boxing Day),? (?:in )?{YEAR}(?!\w)",
    )
    yield (
        "days",
        rf"(?<!\w)(?P<date>{month} {day}(?:, {_NEXT_DAY})*(?:,? and | to |-|–| or )(?P<last>[12]?\d|3[01])(?:st|nd|rd|th)?(?:,? {YEAR})?)(?![\w:])",
    )
    yield (
        "days",
        rf"(?<![\d.,])(?P<date>{day}(?:, {_NEXT_DAY})*(?:,? and | to |-|–| or )(?P<last>[12]?\d|3[01])(?:st|nd|rd|th)? {month}(?:,? {YEAR})?)(?!\w)",
    )
    yield "day", rf"(?<!\w){weekday}{month} {day},? {YEAR}(?!\w)"
    yield "day", rf"(?<![\d.,]){weekday}(?:the )?{day}(?: of)? {month},? {YEAR}(?!\w)"
    yield (
        "day",
        rf"(?<!\w)(?:the )?(?P<dayword>{lexicon.either(lists['day_words'])}) of (?-i:(?=[A-Z])){month}(?:,? {YEAR})?(?!\w)",
    )
    yield from _numeric()
    yield "day", rf"(?<!\w){_DAY}-{month}-{YEAR}(?![\w-])"
    yield "slashed", rf"(?<![\d/])(?P<first>\d{{1,2}})/(?P<second>\d{{1,2}})/{YEAR}(?![\d/])"
    yield "season", rf"(?<!\w)(?P<season>spring|summer|autumn|winter),? in {YEAR}(?!\w)"
    yield "season", rf"(?<!\w)(?<!Prague )(?<!Arab ){season}(?: of)? {YEAR}(?:[-–/]\d{{2,4}})?(?!\w)"
    yield "season", rf"(?<!\w){ordinal} (?P<portion>quarter|half) (?:of |in )?(?:fiscal )?{YEAR}(?!\w)"
    yield from _quarters()
    yield "month", rf"(?<!\w){month},?(?: of)? {YEAR}(?!\w)"
    yield (
        "day",
        rf"(?<!\w)(?P<date>{weekday}(?-i:(?=[A-Z])){month} {day})(?![\w:]|[.,]\d| (?:million|billion|per cent|percent))",
    )
    yield "day", rf"(?<![\d.,])(?P<date>{weekday}{day} (?-i:(?=[A-Z])){month})(?!\w)"
    yield "decade", rf"(?<!\w){_DECADE}'?s(?!\w)"
    yield "decade", r"(?<=the )(?:(?:early|late|mid)[ -])?(?P<date>'?(?P<short>[2-9]0)s)(?!\w)"
    yield (
        "decade",
        rf"(?<=the )(?:(?:early|late|mid)[ -])?(?P<date>(?P<decade>{lexicon.either(lists['decades'])}))(?!\w)",
    )
    rank = rf"(?P<century>{lexicon.either(lists['centuries'])}|\d{{1,2}}(?:st|nd|rd|th))"
    yield "century", rf"(?<!\w){rank}[ -]century(?!\w)"
    yield "century", rf"(?<!\w)(?P<date>{rank})(?= and (?:the )?(?:early )?(?:\w+|\d{{1,2}}(?:st|th)) centur)"
    yield "century", rf"(?<= and ){rank} centuries(?!\w)"
    yield from _month_lists(lists)
    yield "month", rf"(?<![\w'-]){safe}(?![\w-]| \d)"
    yield "month", rf"(?<![\w'-])(?P<date>(?-i:(?=[A-Z])){named})(?! \d)(?=[,.;)]|'s| \w)(?<=[a-z]{{3}})(?!\w)"
    yield from _years(lists)


def _month(lists: dict[str, Any]) -> str:
    return rf"(?P<month>{lexicon.either(lists['months'])})"


def _numeric() -> Iterator[Row]:
    """ISO, and the day first with points or hyphens."""
    yield "day", rf"(?<![\d-]){YEAR}-(?P<mm>0[1-9]|1[0-2])-{_DAY}(?![\d-])"
    yield "day", rf"(?<![\d.]){_DAY}\.(?P<mm>0?[1-9]|1[0-2])\.{YEAR}(?!\d|\.\d)"
    yield "day", rf"(?<![\d-]){_DAY}-(?P<mm>0?[1-9]|1[0-2])-{YEAR}(?![\d-])"


def _quarters() -> Iterator[Row]:
    """ "Q3 2024", "3Q 2024", "H1 2024", "S2 2024"."""
    yield "season", rf"(?<!\w)[TQ](?P<quarter>[1-4])[ -]{YEAR}(?!\w)"
    yield "season", rf"(?<!\w)(?P<quarter>[1-4])Q[ -]?{YEAR}(?!\w)"
    yield "season", rf"(?<!\w)(?P<portion>[HS])(?P<quarter>[12])[ -]{YEAR}(?!\w)"


def _month_lists(lists: dict[str, Any]) -> Iterator[Row]:
    """ "March, April and May 2022", "mars-avril 2022": the months before the one that has the year."""
    names = lexicon.either(lists["months"])
    link = r"(?:, (?:and |et )?|[-–/]| (?:and|et|or|ou|to|à) )(?:(?:early|late|fin|début) |mi-|mid-)?"
    yield (
        "month",
        rf"(?<![\w'-])(?P<date>(?-i:(?=[A-Zadfjmnos])){_month(lists)})(?=(?:{link}{names}){{1,3}},? {_ANY_YEAR}(?!\w))",
    )


# Small words that end like a plural: a year stands before them, no number of things.
_PLURAL = (
    r"(?-i: (?:[a-zéèê-]+(?:al|ic|an|ese|ary|ed|ive|ous) )?(?!les\b|des\b|ces\b|ses\b|dans\b|après\b|lors\b|dès\b|deux\b|sans\b|sous\b|vers\b|depuis\b|hors\b|moins\b|suis\b"
    r"|across\b|thus\b|does\b|mais\b|puis\b|alors\b|plus\b|pas\b|was\b|has\b|is\b|as\b|its\b|his\b|this\b|always\b|towards\b|onwards\b|afterwards\b|perhaps\b"
    r"|says\b|shows\b|holds\b|states\b|calls\b|gives\b|requires\b|allows\b|bans\b|prohibits\b|provides\b|obliges\b|guarantees\b|sets\b|makes\b|takes\b"
    r"|remains\b|marks\b|sees\b|brings\b|begins\b|ends\b)[a-zéèêà-]{3,}(?:s|x)\b)"
)
_COUNTED = (
    r"(?: (?:millions?|milliards?|billions?|tonnes?|tons?|km|kilomet\w+|miles?|metres?|meters?|feet|hectares?|hommes|femmes|people|men|women|troops"
    r"|personnel|staff|civilians|police|civils|GMT|UTC|hours|heures|local time|local people|h\b|m\b|kg|MW|GW|hp|ch\b|dollars?|euros?)"
    r"| (?:[A-Z]\w+ ){1,2}(?:Avenue|Street|Road|Boulevard|Drive)\b)"
)
_NO_COUNT = rf"(?!{_PLURAL}|{_COUNTED})"
# "the 2018 elections": what is held, fought or signed in a year.
_EVENTS = (
    r"(?:elections|polls|protests|talks|attacks|clashes|sanctions|wars|floods|riots|uprisings|negotiations|hostilities|strikes|figures|results"
    r"|reforms|agreements|accords|deals|exercises|manoeuvres|maneuvers|drills|events|cuts|raids|bombings|massacres|games|Games|Olympics|Olympic|levels"
    r"|earthquakes|demonstrations|hearings|reports|budgets|midterms|primaries|operations|revelations|leaks|killings|parliamentary|presidential"
    r"|legislative|general|local|European|Paralympic|Winter|Summer)"
)
_OWNED = r"(?:(?<=\w)'s|(?<!\w)(?:the|its|their|his|her|our|this|that|each|every|an?|own|recent|last|first|latest|failed|landmark|annual|new))"
_NOT_ROUND = r"(?:1[89]|20)(?:\d[1-9]|[1-46-9]0)"
_BEGINS = (
    r"(?:was|were|will|would|is|has|had|may|could|saw|sees|marks?|marked|brought|brings|began|begins|ended|ends|proved|looks|promises|turned|remains"
    r"|fut|est|sera|serait|était|a|aura|avait|restera|reste|marque|marquera|voit|verra|vit|s'annonce|s'achève|commence|débute|devait|devrait|doit)"
)


def _years(lists: dict[str, Any]) -> Iterator[Row]:
    """A year alone: behind a word that leads to dates, in brackets, before an event, or where no counted thing follows."""
    names = ("since", "until", "after", "about", "part", "point")
    leads = lexicon.either([*(word for name in names for word in lists[name]), "entre", "between"])
    one = rf"(?P<date>{YEAR})"
    short = rf"(?P<date>{YEAR}[-–/](?P<until>\d\d))(?![\w/-]|[.,]\d)"
    yield "years", rf"(?<![\w/-]){short}"
    yield "year", rf"(?<![\w-])(?:pre|post|mid)-{one}(?![\w-]|[.,]\d)"
    yield "year", rf"(?<![\w'-]){leads}\s?{one}{_YEAR_TAIL}{_NO_COUNT}"
    yield "year", rf"(?<=[(–-]){one}(?=[)–,;-])"
    yield "year", rf"(?<![\w'-]){one}(?=\s?[-–/]\s?(?:19|20)\d\d(?!\d))"
    yield "year", rf"(?<=\d[-–/]){one}{_YEAR_TAIL}"
    yield "year", rf"(?<!\w)(?:FY|fiscal|fiscal year|exercice|millésime) ?{one}(?!\w)"
    yield "year", r"(?<!\w)FY ?'?(?P<date>(?P<fiscal>\d\d))(?!\w)"
    yield (
        "year",
        rf"{_OWNED} (?P<date>(?=(?-i:{_NOT_ROUND}|{_ANY_YEAR} {_EVENTS})\b){YEAR})(?!{_COUNTED})(?= (?:[\w(“\"«]))",
    )
    yield "year", rf"(?<!\w)(?:in|since|before|after|during|following|until|ahead of) (?P<date>{YEAR})(?= {_EVENTS}\b)"
    yield "year", rf"(?<=(?:19|20)\d\d, ){one}(?=,|\.|;|\)| (?:and|et|or|ou|puis)\b)"
    yield "year", rf"(?<![\w'-]){one}(?=(?:, (?:19|20)\d\d)*,? (?:and|et|or|ou|puis) (?:in |en )?(?:19|20)\d\d(?!\d))"
    yield "year", rf"(?:^|(?<=\n)|(?<=[.!?…] )|(?<=[«“\"])|(?<=[«“\"] )){one}(?= {_BEGINS}\b|, )"
    yield (
        "year",
        rf"(?<=[A-Za-zéè] ){one}(?=[,;:)?!]|\.(?!\d)|$|\n|\s(?:la|le|les|the|a|un|une|il|it|to|and|et|mais|but|qui|que|when|où|was|were|will|in|on|at|est|sera|en|pour|de|du|à|au)\b)",
    )
    yield "year", rf"(?<=(?-i:[a-zéè]) ){one}{_YEAR_TAIL}{_NO_COUNT}(?= (?-i:[a-zàéè]))"
    yield "year", rf"(?<=[a-zéèo] ){one}(?= (?:Games|Olympics|World Cup))"
    yield "year", rf"(?<![\w'-])(?:in|of|since|by|for) {one}(?='s? )"
