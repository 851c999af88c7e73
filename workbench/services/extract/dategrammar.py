"""How dates are written in one language: the patterns, built from the word lists."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any

from workbench.services.extract import lexicon

_YEAR = r"(?P<year>1[5-9]\d\d|20\d\d)"
_DAY = r"(?P<day>0?[1-9]|[12]\d|3[01])"
_YEAR_TAIL = r"(?![\w%€$£°]|[.,]\d|\s?(?:%|€|\$|°|\d{3}\b))"
_NUMBERED = re.compile(
    r"(?:résolutions?|resolutions?|vols?|flights?|articles?|lois?|numéros?|n°|nos?\.?|sections?|pages?|lignes?|unités?"
    r"|brigades?|types?|modèles?|routes?|highway|room|boeing|airbus|protocole)\s$",
    re.I,
)
_ROMAN = {"XVIII": 17, "XIX": 18, "XX": 19, "XXI": 20}


@dataclass(frozen=True, slots=True)
class Point:
    """One date as written; `value` is set when the parts do not say it (a season, a decade, a day range)."""

    start: int
    end: int
    precision: str
    year: int | None = None
    month: int | None = None
    day: int | None = None
    last_day: int | None = None
    division: int | None = None
    inferred: bool = False

    def with_year(self, year: int | None, *, inferred: bool) -> Point:
        """The same date in `year`."""
        return replace(self, year=year, inferred=inferred)

    def edtf(self) -> str | None:
        """The date in EDTF; None without a year."""
        if self.year is None:
            return None
        if self.precision == "decade":
            return f"{self.year // 10}X"
        if self.precision == "century":
            return f"{self.year // 100}XX"
        text = f"{self.year:04d}"
        if self.division:
            return f"{text}-{self.division}"
        if self.month:
            text += f"-{self.month:02d}"
        if self.day:
            return f"{text}-{self.day:02d}" + (f"/{text}-{self.last_day:02d}" if self.last_day else "")
        return text


_FEASTS = {
    "noël": (12, 25), "christmas": (12, 25), "christmas day": (12, 25), "boxing day": (12, 26), "saint-sylvestre": (12, 31),
    "new year's eve": (12, 31), "new year's day": (1, 1), "jour de l'an": (1, 1), "nouvel an": (1, 1),
}  # fmt: skip


class Grammar:
    """The patterns of one language."""

    def __init__(self, language: str) -> None:
        self.language = language
        self._words: dict[str, Any] = lexicon.words("dates", language)
        self._patterns = _french(self._words) if language == "fr" else _english(self._words)
        lists = self._words
        self.part = _part(lists["part"])
        self.bounds = (
            ("since", _since(language, lists), "{}/.."),
            ("until", _before(lists["until"], articles=True), "../{}"),
            ("after", _before(lists["after"], articles=True), "{}/.."),
            ("about", _before(lists["about"]), "{}~"),
        )
        opens = ["entre", "de", "du", "d'", "depuis", "le"] if language == "fr" else ["between", "from"]
        joins = (
            ["et", "à", "au", "jusqu'en", "jusqu'à", "jusqu'au"]
            if language == "fr"
            else ["and", "to", "until", "till", "through"]
        )
        article = r"(?:le |la |l'|fin |début |mi-)?" if language == "fr" else r"(?:the |late |early |mid-)?"
        self.opens_range = re.compile(rf"(?<!\w){lexicon.either(opens)}\s?{article}$", re.I)
        self.joins_range = re.compile(rf",? {lexicon.either(joins)} {article}", re.I)

    def points(self, text: str) -> Iterator[Point]:
        """Every date of `text` in order, the longest reading first where two begin together."""
        found: list[Point] = []
        taken = bytearray(len(text) + 1)
        for precision, pattern in self._patterns:
            for match in pattern.finditer(text):
                start, end = match.span("date") if "date" in pattern.groupindex else match.span()
                is_number = precision == "year" and _NUMBERED.search(text, max(0, start - 16), start)
                if is_number or any(taken[start:end]):
                    continue
                taken[start:end] = b"\x01" * (end - start)
                found.append(self._point(precision, start, end, match.groupdict()))
        return iter(sorted(found, key=lambda point: point.start))

    def _point(self, precision: str, start: int, end: int, parts: dict[str, str | None]) -> Point:
        def number(name: str) -> int | None:
            return int(parts.get(name) or 0) or None

        month = self._words["months"].get((parts.get("month") or "").lower()) or number("mm")
        year, division, day = number("year"), None, number("day")
        if parts.get("feast"):
            month, day = _FEASTS[str(parts["feast"]).lower()]
        if parts.get("season"):
            division = self._words["seasons"][str(parts["season"]).lower()]
        elif parts.get("quarter"):
            division = self._division(str(parts["quarter"]).lower(), str(parts.get("portion") or "").lower())
        if parts.get("decade"):
            year = int(self._words["decades"][str(parts["decade"]).lower()]) * 10
        if parts.get("short"):
            year = 1900 + int(str(parts["short"]))
        if parts.get("century"):
            year = _century(str(parts["century"])) * 100
        return Point(start, end, precision, year, month, day, number("last"), division)

    def _division(self, rank: str, portion: str) -> int:
        number = int(rank) if rank.isdigit() else int(self._words["ordinals"][rank])
        if portion in ("semestre", "half"):
            return 40 if number == 1 else 41
        return 32 + number


@lru_cache(maxsize=2)
def grammar(language: str) -> Grammar:
    """The grammar of "fr" or "en"; other languages are read as English."""
    return Grammar("fr" if language == "fr" else "en")


def _century(words: str) -> int:
    rank = re.sub(r"(?:e|ème|st|th)$", "", words)
    return _ROMAN.get(rank.upper(), 19) if not rank.isdigit() else int(rank) - 1


def _before(choices: list[str], *, spaced: bool = True, articles: bool = False) -> re.Pattern[str]:
    """Any of `choices` right before a date, with an article between them where one may stand."""
    article = r"(?:(?:le|la|les|l'|the|en|in|fin|début|early|late)\s?)?" if articles else ""
    return re.compile(rf"(?<![\w'-]){lexicon.either(choices)}\s?{article}$", re.I)


def _part(choices: list[str]) -> re.Pattern[str]:
    """ "fin", "à la fin de l'année", "late in the year" right before a date."""
    return re.compile(
        rf"(?<![\w'-]){lexicon.either(choices)}\s?(?:(?:de )?l'année |l'an |the year |du mois de |du mois d'|the month of )?$",
        re.I,
    )


def _since(language: str, lists: dict[str, Any]) -> re.Pattern[str]:
    """ "depuis" before a date, or before an event whose date follows: "depuis l'accord de 2015"."""
    event = (
        r"(?:l'|la |le |les |leur |sa |son )[^,.;:()]{3,60}? (?:en|de|du|d'|le)"
        if language == "fr"
        else r"the [^,.;:()]{3,60}? (?:in|of|on)"
    )
    article = r"(?:le|la|l'|les|the)?"
    word = "depuis" if language == "fr" else "since"
    return re.compile(rf"(?<![\w'-])(?:{lexicon.either(lists['since'])}\s?{article}\s?|{word} {event}\s?)$", re.I)


def _french(lists: dict[str, Any]) -> list[tuple[str, re.Pattern[str]]]:
    month = rf"(?P<month>{lexicon.either(lists['months'])})"
    weekday = rf"(?:{lexicon.either(lists['weekdays'])} )?"
    season = rf"(?P<season>{lexicon.either(lists['seasons'])})"
    day = rf"{_DAY}(?:er)?"
    ordinal = rf"(?P<quarter>{lexicon.either(lists['ordinals'])})"
    in_month = r"(?:en|fin|début|mi-|mois de|mois d'|dès|depuis|courant|d'ici|jusqu'en|d'ici à|avant|après|de|d')\s?"
    rows = [
        ("feast", rf"(?<!\w)(?:jour de |veille de |réveillon de )?(?P<feast>Noël) {_YEAR}(?!\w)"),
        ("feast", rf"(?<!\w)(?P<feast>jour de l'An|Nouvel An|Saint-Sylvestre) {_YEAR}(?!\w)"),
        (
            "days",
            rf"(?<![\d.,])(?P<date>{_DAY}(?:er)?(?: au | et | et le |-|–| ou )(?P<last>[12]?\d|3[01]) {month}(?: {_YEAR})?)\b",
        ),
        ("day", rf"(?<![\d.,])(?P<date>{weekday}{day} {month}(?: {_YEAR})?)(?!\w)"),
        ("day", rf"(?<!\d){_YEAR}-(?P<mm>0[1-9]|1[0-2])-{_DAY}(?!\d)"),
        ("day", rf"(?<![\d/]){_DAY}/(?P<mm>0?[1-9]|1[0-2])/{_YEAR}(?![\d/])"),
        ("month", rf"(?<!\w){month}(?: de l'année)? {_YEAR}(?!\w)"),
        ("season", rf"(?<!\w){season}(?: de l'année| de)? {_YEAR}(?:[-–/]\d{{2,4}})?(?!\w)"),
        ("season", rf"(?<!\w){ordinal} (?P<portion>trimestre|semestre)(?: de l'année| de)? {_YEAR}(?!\w)"),
        ("season", rf"(?<!\w)[TQ](?P<quarter>[1-4])[ -]{_YEAR}(?!\w)"),
        ("decade", rf"(?<!\w)années {_YEAR}(?!\d)"),
        ("decade", rf"(?<!\w)années (?P<decade>{lexicon.either(lists['decades'])})(?![\w-])"),
        ("decade", r"(?<!\w)années (?P<short>[2-9]0)(?![\w-]|[.,]\d)"),
        ("century", r"(?<!\w)(?P<century>XVIII|XIX|XX|XXI)e siècle(?!\w)"),
        ("month", rf"(?<![\w'-]){in_month}(?P<date>{month})(?: (?:dernier|prochain))?(?![\w-]| {_YEAR})"),
        ("month", rf"(?<!\w)(?P<date>{month} (?:dernier|prochain))(?!\w)"),
        (
            "month",
            rf"(?<!\w)(?:entre|de|d'|depuis) ?(?:fin |début |mi-)?(?P<date>{month})(?= (?:et|à|jusqu'en|jusqu'à) (?:fin |début |mi-)?{lexicon.either(lists['months'])})",
        ),
        *_years(lists),
    ]
    return [(name, re.compile(pattern, re.I)) for name, pattern in rows]


def _english(lists: dict[str, Any]) -> list[tuple[str, re.Pattern[str]]]:
    month = rf"(?P<month>{lexicon.either(lists['months'])})"
    weekday = rf"(?:{lexicon.either(lists['weekdays'])},? )?"
    season = rf"(?P<season>{lexicon.either(lists['seasons'])})"
    day = rf"{_DAY}(?:st|nd|rd|th)?"
    ordinal = rf"(?P<quarter>{lexicon.either(lists['ordinals'])})"
    named = rf"(?P<month>(?!(?:may|march)\b){lexicon.either(lists['months'])})"
    safe = rf"(?:in|between|since|until|by|early|late|mid-|last|next|of|during|before|after|from|to|this)[ ]?(?:early |late |mid-)?(?P<date>(?-i:(?=[A-Z])){month})"
    rows = [
        (
            "feast",
            rf"(?<!\w)(?P<feast>Christmas Day|Christmas|New Year's Day|New Year's Eve|Boxing Day),? (?:in )?{_YEAR}(?!\w)",
        ),
        (
            "days",
            rf"(?<!\w)(?P<date>{month} {_DAY}(?:st|nd|rd|th)?(?: and | to |-|–| or )(?P<last>[12]?\d|3[01])(?:st|nd|rd|th)?(?:,? {_YEAR})?)(?![\w:])",
        ),
        (
            "days",
            rf"(?<![\d.,])(?P<date>{_DAY}(?: and | to |-|–| or )(?P<last>[12]?\d|3[01]) {month}(?:,? {_YEAR})?)(?!\w)",
        ),
        ("day", rf"(?<!\w){weekday}{month} {day},? {_YEAR}(?!\w)"),
        ("day", rf"(?<![\d.,]){weekday}(?:the )?{day}(?: of)? {month},? {_YEAR}(?!\w)"),
        ("day", rf"(?<!\d){_YEAR}-(?P<mm>0[1-9]|1[0-2])-{_DAY}(?!\d)"),
        ("season", rf"(?<!\w){season}(?: of| in)? {_YEAR}(?:[-–/]\d{{2,4}})?(?!\w)"),
        ("season", rf"(?<!\w){ordinal} (?P<portion>quarter|half) (?:of |in )?{_YEAR}(?!\w)"),
        ("season", rf"(?<!\w)[QT](?P<quarter>[1-4])[ -]{_YEAR}(?!\w)"),
        ("month", rf"(?<!\w){month},?(?: of)? {_YEAR}(?!\w)"),
        (
            "day",
            rf"(?<!\w)(?P<date>{weekday}(?-i:(?=[A-Z])){month} {day})(?![\w:]|[.,]\d| (?:million|billion|per cent|percent))",
        ),
        ("day", rf"(?<![\d.,])(?P<date>{weekday}{day} (?-i:(?=[A-Z])){month})(?!\w)"),
        ("decade", rf"(?<!\w){_YEAR}'?s(?!\w)"),
        ("decade", r"(?<!\w)années (?P<short>[2-9]0)(?![\w-]|[.,]\d)"),
        ("century", r"(?<!\w)(?P<century>18th|19th|20th|21st) century(?!\w)"),
        ("month", rf"(?<![\w'-]){safe}(?![\w-]| \d)"),
        ("month", rf"(?<![\w'-])(?P<date>(?-i:(?=[A-Z])){named})(?! \d)(?=[,.;)]|'s| \w)(?<=[a-z]{{3}})(?!\w)"),
        *_years(lists),
    ]
    return [(name, re.compile(pattern, re.I)) for name, pattern in rows]


def _years(lists: dict[str, Any]) -> list[tuple[str, str]]:
    """A year alone: behind a word that leads to dates, in brackets, or where no counted thing follows."""
    leads = lexicon.either(
        [
            *lists["since"],
            *lists["until"],
            *lists["after"],
            *lists["about"],
            *lists["part"],
            *lists["point"],
            "entre",
            "between",
        ]
    )
    not_counted = r"(?!(?-i: (?!les\b|des\b|ces\b|ses\b|dans\b|après\b|lors\b|dès\b|sans\b|sous\b|vers\b|depuis\b|hors\b|moins\b|suis\b|across\b|thus\b|does\b|mais\b|puis\b|alors\b|plus\b|pas\b|was\b|has\b|is\b|as\b|its\b|this\b|les\b)[a-zéèêà]{3,}(?:s|x)\b)| (?:millions?|milliards?|billions?|tonnes?|km|hommes|people|troops))"
    return [
        ("year", rf"(?<![\w'-]){leads}\s?(?P<date>{_YEAR}){_YEAR_TAIL}{not_counted}"),
        ("year", rf"(?<=[(–-])(?P<date>{_YEAR})(?=[)–,;-])"),
        ("year", rf"(?<![\w'-])(?P<date>{_YEAR})(?=\s?[-–]\s?(?:19|20)\d\d(?!\d))"),
        ("year", rf"(?<=\d[-–])(?P<date>{_YEAR}){_YEAR_TAIL}"),
        (
            "year",
            rf"(?<=[A-Za-zéè] )(?<!résolution )(?<!resolution )(?<!numéro )(?<!article )(?P<date>{_YEAR})(?=[,;:)]|\.(?!\d)|$|\s(?:la|le|les|the|a|un|une|il|it|to|and|et|mais|but|qui|que|when|où)\b)",
        ),
    ]
