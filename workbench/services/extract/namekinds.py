"""What kind of name a stretch of capitalised words is, from its own words and from what leads to it."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Any

from workbench.core.spans import Span
from workbench.services.extract import lexicon
from workbench.services.extract.gazetteer import demonym_pattern
from workbench.services.extract.reading import UPPER, Reading, slug
from workbench.services.extract.records import Mention
from workbench.services.extract.runs import PLACE_FIRST, PLACE_LAST, given_names


def is_thing(words: str, language: str) -> bool:
    """Whether a name is that of an arm or a machine, with or without its mark: "Rafale Marine"."""
    return _things(language).match(words) is not None


@lru_cache(maxsize=2)
def _things(language: str) -> re.Pattern[str]:
    known = lexicon.words("actors", language)
    return re.compile(
        rf"(?:{lexicon.either(known['things'])}s?|{lexicon.either(known['shorthand'])}s?(?:-[\w-]+)?$)(?![\w])"
    )


# Words between "frégate" and its name: adjectives, not what leads to another name.
_EPITHET = r"(?: (?!(?:to|in|at|off|from|near|of|for|by|with|and|on|into|against|over|à|en|de|du|des|vers|dans|sur|par|pour|et|au|aux|contre)\b)[a-zà-ÿ-]+)"


@lru_cache(maxsize=2)
def _before(language: str) -> dict[str, re.Pattern[str]]:
    """What may stand before a name and tells its kind."""
    words: dict[str, Any] = lexicon.words("actors", language)
    demonym = demonym_pattern(language)
    title = lexicon.either(words["titles"])
    if language == "fr":
        domain = lexicon.either(words["domains"])
        complement = (
            rf"(?:(?: (?:adjointe?|général|générale|sortante?|élue?|délégué|spécial|spéciale|militaire|intérimaire|suprême"
            rf"|chargée? (?:de la |de l'|des |du )\w+|par intérim|en chef|{demonym})"
            rf"| (?:de la |de l'|du |des |à la |aux |de |d'|à l')(?:{domain}|[\w-]+)(?: (?:{demonym}|[a-zé]+e?s?))?){{0,3}})"
        )
        place = r"(?:à|en|vers|près de|près d'|au large de|au nord de|au sud de|à l'est de|à l'ouest de|autour de|jusqu'à|depuis|entre|de) $"
        of = r"(?: de| d'| du| de la| des)? ?(?:l')?$"
    else:
        complement = r"(?:,? (?:for|of|to) (?:the )?[\w ]{3,30},?| designate| general)?"
        place = r"(?<!\w)(?:in|at|near|off|towards?|outside|around|from|between|north of|south of|east of|west of|into|through|via) (?:the )?$"
        of = r"(?: of)? ?(?:the )?$"
    return {
        "role": re.compile(rf"(?<![\w-]){title}{complement} $"),
        "vessel": re.compile(rf"(?<!\w){lexicon.either(words['vessels'])}{_EPITHET}{{0,2}} [«“\"]?\s?$", re.I),
        "equipment": re.compile(
            rf"(?<!\w){lexicon.either(words['vessels'])}(?: (?:blindée?s?|légers?|légère?s|lourde?s?|kamikazes?|antichars?|antiaériens?|antinavires?|balistiques?|furtifs?|sol-air|air-sol))? $",
            re.I,
        ),
        "place": re.compile(rf"(?<!\w){place}"),
        "place_noun": re.compile(rf"(?<![\w-]){lexicon.either(words['places'])}(?: [a-zà-ÿ-]+)?{of}", re.I),
        "org_noun": re.compile(rf"(?<![\w-]){lexicon.either(words['leading'])}{_EPITHET}{{0,2}} [«“\"]?\s?$", re.I),
        "article": re.compile(
            r"(?<!\w)(?:le |la |les |l'|du |des |au |aux )$" if language == "fr" else r"(?<!\w)the $", re.I
        ),
        "source": re.compile(
            r"(?:[Ss]elon|[Dd]'après|[Aa]ccording to|says?|said|told|estime|explique|note|souligne|affirme) $"
        ),
    }


_PLACE_AFTER = re.compile(
    r" (?:Island|Islands|Strait|Bay|Port|Province|County|Peninsula|Airport|Base|Oblast|Gap|Sea|island|port|province|region|district|oblast)\b"
)
_NOT_NAMES = re.compile(
    rf"(?:[{UPPER}]{{1,6}}-?\d[\w-]*|[IVX]+|.*\d.*|ONG|PIB|GNL|GNSS|GPS|AIS|VIH|IA|RSS|USD|EUR|CEO|PDG|NGOs?|GDP|LNG|ICBM|AI|UAVs?|TV"
    rf"|MM|HIMARS|ATACMS|SCALP|PME|TNP|NPT|INF|START|SWIFT|Swift|ADN|SMS|PCR|ID|IDs|HQ|PM|MPs?|VPN|Ier|Ltd|QR|GW|MW|KW|Mds?|Mrd|SUVs?|TNT|Storm Shadow|Patriot|Arabic|Farsi|Mandarin|Cantonese|Urdu|Pashto|Dari|Hebrew|Hindi|Swahili|Latin|Creole|[{UPPER}])"
)
# "the Mutual Defense Treaty": what is signed, fought or won.
_PACT_AFTER = re.compile(
    r"(?: (?:Defen[cs]e|Security|Cooperation|Peace|Friendship|Trade|Non-Aggression))? (?:Treaty|Agreement|Accords?|Convention|Protocol|Pact|Act|Charter|Memorandum"
    r"|Declaration|Summit|War|Wars|Prize|Games|Cup|Doctrine)(?![\w-])"
)
# "Berg Shipping Ltd", "Radio Vardane".
_FIRMS = frozenset(
    ["Co", "Corp", "Inc", "Ltd", "PLC", "LLC", "SA", "SAS", "SE", "AG", "NV", "GmbH", "SpA", "AB", "ASA", "JSC", "PJSC", "TV", "FM"]
)  # fmt: skip
_BROADCAST = frozenset(["Radio", "Télévision", "Television", "Agence", "TV"])
_SHIPS = frozenset(
    [
        "TCG",
        "ROKS",
        "ROCS",
        "KRI",
        "PNS",
        "BNS",
        "HNLMS",
        "HDMS",
        "HNoMS",
        "FGS",
        "ITS",
        "USCGC",
        "USNS",
        "ORP",
        "USS",
        "HMS",
        "BRP",
        "MV",
        "MT",
        "INS",
        "SS",
        "RFA",
        "HMCS",
        "HMAS",
    ]
)
_THING_AFTER = re.compile(
    r" (?:missiles?|drones?|tanks?|jets?|rockets?|helicopters?|fighters?|systems?|cables?|pipelines?|tankers?|frigates?"
    r"|railway|satellites?|submarines?|aircraft|rifles?|howitzers?)\b"
)
# "Libyanised", "Islamist", "Kurdish-led": made from names, no names themselves.
_DERIVED = re.compile(
    r"(?:ised|ized|ists?|isms?|ising|izing|ening|ating|cting|-(?:led|backed|style|made|born|linked|era|related|based|aligned|affiliated|controlled|held"
    r"|occupied|sponsored|funded|trained|supplied|produced|designed|built|owned|run|friendly|wide|speaking|dominated|brokered|mediated"
    r"|imposed|only|inspired|bound|type|class|level|capable|armed|tipped|sanctioned|language|free|drafted|operated|flagged|registered))$"
)
_APPOSED = re.compile(r", (?:the |an? |its |his |her |le |la |l'|un |une |son |sa |which |who |qui |dont )|'s ")


def names_a_thing(reading: Reading, span: Span) -> bool:
    """Whether a name is surely that of what is sailed, fired or driven: "blindés Berg", "Berg missiles", "GM200"."""
    before = reading.text[max(0, span.start - 60) : span.start]
    return (
        _NOT_NAMES.fullmatch(span.of(reading.text)) is not None
        or _before(reading.language)["equipment"].search(before) is not None
        or _THING_AFTER.match(reading.text, span.end) is not None
    )


# "Shi'ite": the mark is part of the word.
_GOES_ON = re.compile(r"'(?:ites?|a|is?)(?!\w)")
_OF_A_MINISTER = re.compile(
    r"(?:[Mm]inistres?|[Mm]inistère|[Ss]ecrétaires?(?: d'[ÉE]tat)?|[Cc]ommissaires?)(?: [\w-]+){0,2} (?:de la |de l'|des |du |à la |à l'|aux? )$"
)
_TAG = re.compile(r" [-–—] ")


def _is_half_a_word(reading: Reading, span: Span, words: str) -> bool:
    """What has capitals and is no name: half of "Shi'ite", an office, a minister's field, the tag of a column."""
    text = reading.text
    if _GOES_ON.match(text, span.end) is not None:
        return True
    if " " in words:
        return False
    known = lexicon.words("actors", reading.language)
    is_office = words in known["inner_titles"] and re.match(r" [a-zà-ÿ]", text[span.end :]) is not None
    is_field = _OF_A_MINISTER.search(text, max(0, span.start - 60), span.start) is not None
    is_tag = words.isupper() and len(words) > _LONGEST_ACRONYM and span.start in reading.starts
    return is_office or is_field or (is_tag and _TAG.match(text, span.end) is not None)


_LONGEST_ACRONYM = 6


def classified(reading: Reading, span: Span) -> Mention | None:
    """What kind of name a run is, from its own words and from what leads to it."""
    words, text = span.of(reading.text), reading.text
    before = text[max(0, span.start - 80) : span.start]
    patterns = _before(reading.language)
    if is_thing(words, reading.language) or names_a_thing(reading, span) or patterns["vessel"].search(before):
        return None
    if re.search(r"(?:[Oo]pération|Operation|Exercise|[Ee]xercice) (?:\w+ )?$", before):
        return None
    if reading.language == "en" and " " not in words and _DERIVED.search(words):
        return None
    quoted = before[-2:].strip() in ("«", '"', "“") and text[span.end : span.end + 2].strip()[:1] in ("»", '"', "”")
    if (quoted and " " in words and not patterns["org_noun"].search(before)) or re.match(
        r" \d{1,4}[A-Z]?\b(?! (?:%|[a-zé]+s\b))", text[span.end : span.end + 12]
    ):
        return None
    if reading.language == "en" and _PACT_AFTER.match(text, span.end):
        return None
    many = " " in words or "-" in words
    first, last = words.split(" ")[0], words.split(" ")[-1]
    if first in _SHIPS or _is_half_a_word(reading, span, words):
        return None
    if " " in words and last in PLACE_LAST:
        return Mention(span, f"place:{slug(words)}", "place", "name", "name.place-word", 0.75)
    if first in PLACE_FIRST and " " in words:
        return Mention(span, f"place:{slug(words)}", "place", "name", "name.place-word", 0.75)
    if " " in words and (last in _FIRMS or first in _BROADCAST):
        return Mention(span, f"org:{slug(words)}", "organisation", "name", "name.firm", 0.8)
    if patterns["role"].search(before) and not patterns["place_noun"].search(before):
        return Mention(span, f"per:{slug(words)}", "person", "name", "name.role", 0.9)
    if first in given_names() and " " in words:
        return Mention(span, f"per:{slug(words)}", "person", "name", "name.given", 0.9)
    if patterns["org_noun"].search(before):
        return Mention(span, f"org:{slug(words)}", "organisation", "name", "name.org-noun", 0.75)
    if patterns["place_noun"].search(before) or _PLACE_AFTER.match(text, span.end):
        return Mention(span, f"place:{slug(words)}", "place", "name", "name.place-noun", 0.8)
    if words.isupper() and not many:
        return Mention(span, f"org:{slug(words)}", "organisation", "name", "name.acronym", 0.6)
    if patterns["source"].search(before):
        return Mention(span, f"per:{slug(words)}", "person", "name", "name.source", 0.6)
    of_somebody = " " in words and re.search(r"(?<!\w)de $", before) is not None
    if patterns["place"].search(before) and not of_somebody and span.start not in reading.starts:
        return Mention(span, f"place:{slug(words)}", "place", "name", "name.preposition", 0.6)
    if patterns["article"].search(before) or before.endswith("'s "):
        return Mention(span, f"org:{slug(words)}", "organisation", "name", "name.article", 0.5)
    if " " not in words and span.start in reading.starts and _APPOSED.match(text, span.end):
        return Mention(span, f"org:{slug(words)}", "organisation", "name", "name.apposed", 0.6)
    if " " in words:
        return Mention(span, f"per:{slug(words)}", "person", "name", "name.two-words", 0.6)
    return Mention(span, f"?:{slug(words)}", "place", "name", "name.capital", 0.4)
