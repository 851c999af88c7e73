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
from workbench.services.extract.runs import given_names, name_words
from workbench.services.extract.titled import names_an_idea


def is_thing(words: str, language: str) -> bool:
    """Whether a name is that of an arm or a machine, with or without its mark: "Rafale Marine"."""
    return _things(language).match(words) is not None


@lru_cache(maxsize=2)
def _things(language: str) -> re.Pattern[str]:
    known = lexicon.words("actors", language)
    return re.compile(
        rf"(?:{lexicon.either(known['things'])}s?|{lexicon.either(known['shorthand'])}s?(?:-[\w-]+)?$)(?![\w])"
    )


_SHIPS_NAME = r"[A-ZÀ-Ý][\w'-]*(?: [A-ZÀ-Ý][\w'-]*){0,3}"
_ABOARD = {
    "fr": re.compile(
        r"(?<!\w)(?:(?:[Àà] bord (?:du |de la |de l'))|(?:équipage|épave|coque|capitaine|cargaison|naufrage|armateur|renflouement) du |(?:coul|torpill|arraisonn|sabord)(?:é|er|ant|e|ent|a|èrent) (?:le |la |l'))"
        rf"(?:{_SHIPS_NAME}(?:, | et )(?:le |la |l')){{0,2}}$"
    ),
    "en": re.compile(
        r"(?<!\w)(?:aboard |on board |(?:crew|captain|master|hull|wreck|cargo|sinking|hijacking|boarding|owners?) of |(?:sank|sunk|sinking|torpedoed|scuttled|hijacked|boarded) )the "
        rf"(?:{_SHIPS_NAME}(?:, | and )the ){{0,2}}$"
    ),
}


# Words between "frégate" and its name: adjectives, not what leads to another name.
_EPITHET = r"(?: (?!(?:to|in|at|off|from|near|of|for|by|with|and|on|into|against|over|à|en|de|du|des|vers|dans|sur|par|pour|et|au|aux|contre)\b)[a-zà-ÿ-]+)"


@lru_cache(maxsize=2)
def _before(language: str) -> dict[str, re.Pattern[str]]:
    """What may stand before a name and tells its kind."""
    words: dict[str, Any] = lexicon.words("actors", language)
    demonym = demonym_pattern(language)
    # "le Président Berg": each office may have a capital.
    title = lexicon.either({form for one in words["titles"] for form in (one, one[:1].upper() + one[1:])})
    owned = lexicon.either(words["firms_of"])
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
        # "a freighter, the Vardane Queen, …", "two freighters, the Vardane Queen and the Berg"
        "apposed": re.compile(
            rf"(?<!\w)(?i:{lexicon.either(words['vessels'])})(?: [a-zà-ÿ-]+)?, (?:the|le|la|l') ?(?:{_SHIPS_NAME}(?:, | and | et )(?:the|le|la|l') ?){{0,2}}$"
        ),
        # "sank the Vardane Queen", "à bord du Vardane Queen"
        "aboard": _ABOARD[language],
        "equipment": re.compile(
            rf"(?<!\w){lexicon.either(words['vessels'])}(?: (?:blindée?s?|légers?|légère?s|lourde?s?|kamikazes?|antichars?|antiaériens?|antinavires?|balistiques?|furtifs?|sol-air|air-sol))? $",
            re.I,
        ),
        "place": re.compile(rf"(?<!\w){place}"),
        "place_noun": re.compile(rf"(?<![\w-]){lexicon.either(words['places'])}(?: [a-zà-ÿ-]+)?{of}", re.I),
        "org_noun": re.compile(rf"(?<![\w-]){lexicon.either(words['leading'])}{_EPITHET}{{0,2}} [«“\"]?\s?$", re.I),
        "org_of": re.compile(
            rf"(?<![\w-]){owned} (?:de |d'|du |chez )$"
            if language == "fr"
            else rf"(?<![\w-]){owned} (?:of|in|at|with) $",
            re.I,
        ),
        "article": re.compile(
            r"(?<!\w)(?:le |la |les |l'|du |des |au |aux )$" if language == "fr" else r"(?<!\w)the $", re.I
        ),
        "source": re.compile(
            r"(?:[Ss]elon|[Dd]'après|[Aa]ccording to|says?|said|told|estime|explique|note|souligne|affirme) $"
        ),
    }


@lru_cache(maxsize=2)
def _after(which: str) -> re.Pattern[str]:
    """What follows a name and tells its kind: "the Vardane plateau", "the Vardane network"."""
    return re.compile(rf" {lexicon.either(lexicon.table('names')[which])}(?![\w-])")


@lru_cache(maxsize=1)
def _not_names() -> re.Pattern[str]:
    """Numbers, types of arms, single letters and the short words of every report."""
    words = lexicon.either(lexicon.table("names")["not_names"])
    return re.compile(rf"(?:[{UPPER}]{{1,6}}-?\d[\w-]*|[IVX]+|.*\d.*|{words}|[{UPPER}])")


# "Matsu islands", "Nevatim air base": islands and bases are called with their kind, a province or a port is not.
KIND = re.compile(
    r" (?:air base|airbase|naval base|air force base|islands?|archipelago|shoal|reef|atoll|escarpment|peninsula|isthmus)(?![\w-])"
)
# "the Mutual Defense Treaty": what is signed, fought or won.
_PACT_AFTER = re.compile(
    r"(?: (?:Defen[cs]e|Security|Cooperation|Peace|Friendship|Trade|Non-Aggression))? (?:Treaty|Agreement|Accords?|Convention|Protocol|Pact|Act|Charter|Memorandum"
    r"|Declaration|Summit|War|Wars|Prize|Games|Cup|Doctrine)(?![\w-])"
)
# "the Vardane 200 radars", "Vardane armoured vehicles", "the Vardane anti-ship system"
_THING_AFTER = re.compile(
    r" (?:\d{1,4} )?(?:(?:[a-z]+(?:-[a-z]+)+|armou?red|tracked|wheeled|towed|attack|combat|light|heavy|ballistic|cruise|guided"
    r"|stealth|tactical|artillery|transport|patrol|reconnaissance|main battle|infantry fighting) ){0,2}"
    r"(?:missiles?|drones?|tanks?|jets?|rockets?|helicopters?|fighters?|systems?|batter(?:y|ies)|cables?|pipelines?|tankers?|frigates?|railway"
    r"|satellites?|submarines?|aircraft|rifles?|howitzers?|radars?|vehicles|guns|carriers|launchers?|interceptors?|corvettes?"
    r"|patrol (?:ships?|boats?|vessels?|planes?)|cutters?|shells|cannons?|mortars|munitions|torpedo(?:es)?|warheads?|air defen[cs]es?)\b"
)


@lru_cache(maxsize=1)
def _derived() -> re.Pattern[str]:
    """ "Libyanised", "Islamist", "Kurdish-led": made from names, no names themselves."""
    return re.compile(rf"{lexicon.either(lexicon.table('names')['derived'])}$")


_APPOSED = re.compile(r", (?:the |an? |its |his |her |le |la |l'|un |une |son |sa |which |who |qui |dont )|'s ")


def names_a_thing(reading: Reading, span: Span) -> bool:
    """Whether a name is surely that of what is sailed, fired or driven: "blindés Berg", "Berg missiles", "GM200"."""
    before = reading.text[max(0, span.start - 60) : span.start]
    return (
        _not_names().fullmatch(span.of(reading.text)) is not None
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
    # "the Emir of Vardane"
    is_office |= (words in known["titles"] or words.lower() in known["titles"]) and text.startswith(
        (" of ", " de ", " du ", " d'"), span.end
    )
    is_field = _OF_A_MINISTER.search(text, max(0, span.start - 60), span.start) is not None
    is_tag = words.isupper() and len(words) > _LONGEST_ACRONYM and span.start in reading.starts
    return is_office or is_field or (is_tag and _TAG.match(text, span.end) is not None)


_LONGEST_ACRONYM = 6
_SHORTEST_ACRONYM = 3
# "l'exercice Vardane", "le salon Vardane", "a drill dubbed Salty Rain"
_EVENT = re.compile(
    r"(?:[Oo]pération|[Oo]peration|[Ee]xercise|[Ee]xercice) (?:\w+ )?$"
    r"|(?<!\w)(?:programmes?|programs?|dispositif|salons?|foire|man(?:œ|oe)uvres|[Aa]mendement|[Ii]nitiative|contrat|traité|procédure|instrument|doctrine|loi|dubbed|code-?named|christened) (?:[«“\"] ?)?$"
)
# "the Vardane amendment", "the Vardane programme", "Vardane-class"
_EVENT_AFTER = re.compile(
    r" (?:amendments?|law|bill|programmes?|program|doctrine|formula|(?:arms |air |defen[cs]e )?(?:fair|show|expo|exhibition)|airshow|exercises?|drills?|manoeuvres|class|treaty|convention|process)(?![\w-])|-class(?!\w)"
)
_NUMBERED = re.compile(r" \d{1,4}[A-Z]?\b(?! (?:%|[a-zé]+s\b))")
# "the sanctions law (XYZ)": what is voted or signed has initials too.
_PACT_BEFORE = re.compile(
    r"(?:[Ll]egislation|[Ll]aw|[Tt]reaty|[Aa]ct|[Aa]greement|[Pp]act|(?<!National )[Aa]ccord(?! national)|[Bb]ill|[Ll]oi|[Tt]raité|[Rr]èglement|[Dd]irective)(?: [a-zà-ÿ-]+)? \($"
)
# "T-shirts", "X-craft"
_LETTERED = re.compile(r"[A-Z]-[a-zà-ÿ]|[A-Z]-[A-Z][a-z]+$")
# "Anti-government"
_PREFIXED = re.compile(r"(?:Anti|Pro|Non|Ex|Post|Pre|Mid|Self|Multi|Inter|Counter|Contre|Sous)-[a-zà-ÿ]")
# "a Congressional hearing", "un Signal": an unknown word with a capital and an indefinite article is a common noun.
_INDEFINITE = {
    "fr": re.compile(r"(?<![\w'])(?:une?|ce|cet|cette|son|sa|ses|leurs?|notre|votre|quelques|chaque) (?:[a-zà-ÿ]+ )?$"),
    "en": re.compile(r"(?<!\w)(?:an?|every|each|any|no|his|her|their|our|my) (?:[a-z]+ )?$"),
}


def is_vessel(reading: Reading, span: Span) -> bool:
    """Whether a name stands behind what floats, flies or carries: "the freighter Vardane"."""
    before = reading.text[max(0, span.start - 80) : span.start]
    patterns = _before(reading.language)
    is_apposed = (
        patterns["apposed"].search(before) is not None and _APPOSED_END.match(reading.text, span.end) is not None
    )
    is_apposed |= patterns["article"].search(before) is not None and (
        _is_afloat(reading.language).match(reading.text, span.end) is not None
    )
    is_afloat = is_apposed or patterns["vessel"].search(before) is not None
    return is_afloat or patterns["aboard"].search(before) is not None or _CLASS.search(before) is not None


@lru_cache(maxsize=2)
def _is_afloat(language: str) -> re.Pattern[str]:
    """What tells behind a comma that a name is that of a ship: "le Vardane, | un vieux navire"."""
    vessels = lexicon.either(lexicon.words("actors", language)["vessels"])
    return re.compile(rf", (?:une?|an?) (?:[a-zà-ÿ-]+ ){{0,2}}{vessels}(?![\w-])")


# "sous-marins de classe Vardane"
_CLASS = re.compile(r"(?<!\w)de (?:la )?classe (?:« ?|“)?$")
# "two freighters, the Vardane | and the Berg"
_APPOSED_END = re.compile(r"[,.;]| (?:and|et) (?:the |le |la |l')")


def is_behind_office(reading: Reading, start: int) -> bool:
    """Whether an office stands right before `start`: "the foreign minister | del Berg"."""
    return _before(reading.language)["role"].search(reading.text[max(0, start - 60) : start]) is not None


# "the M7 air base": letters and numbers are a name there.
_BASE = re.compile(r"[A-Z]{1,3}-?\d{1,3} (?:air ?base|airfield|naval base)(?![\w-])")


def classified(reading: Reading, span: Span) -> Mention | None:
    """What kind of name a run is, from its own words and from what leads to it."""
    base = _BASE.match(reading.text, span.start) if reading.language == "en" else None
    if base is not None:
        whole = Span(*base.span())
        return _mention(whole, whole.of(reading.text), "place", "name.place-noun", 0.8)
    if is_no_name(reading, span):
        return None
    return _by_its_words(reading, span) or _by_what_leads(reading, span)


def is_no_name(reading: Reading, span: Span) -> bool:
    """Arms, ships, operations, pacts, and words that are no more than derived from a name."""
    words, text = span.of(reading.text), reading.text
    before = text[max(0, span.start - 80) : span.start]
    patterns = _before(reading.language)
    if is_thing(words, reading.language) or names_a_thing(reading, span) or is_vessel(reading, span):
        return True
    if reading.language == "en" and (
        _PACT_AFTER.match(text, span.end) or (" " not in words and _derived().search(words))
    ):
        return True
    quoted = before[-2:].strip() in ("«", '"', "“") and text[span.end : span.end + 2].strip()[:1] in ("»", '"', "”")
    if quoted and " " in words and not patterns["org_noun"].search(before):
        return True
    if names_an_idea(words, reading.language) or _LETTERED.match(words) is not None:
        return True
    first = words.split(" ")[0]
    is_class = " " in words and "Class" in words.split(" ")
    is_event = " " in words and words.rsplit(" ", 1)[-1] in name_words("events")
    return (
        is_class
        or is_event
        or _PREFIXED.match(words) is not None
        # "BNS Vardane Naval Base" is where ships lie.
        or (
            not name_words("ships").isdisjoint(words.split(" "))
            and words.rsplit(" ", 1)[-1] not in name_words("place_last")
        )
        or _EVENT.search(before) is not None
        or (reading.language == "en" and first not in given_names() and _EVENT_AFTER.match(text, span.end) is not None)
        or (" " in words and words.rsplit(" ", 1)[-1] in ("Act", "Treaty", "Amendment"))
        or _PACT_BEFORE.search(before) is not None
        or _stands_for_a_thing(reading, span)
        or _NUMBERED.match(text, span.end) is not None
        or _is_half_a_word(reading, span, words)
    )


_SMALL = re.compile(r"(?<![\w'-])[a-zà-ÿ][\w-]*")
_LINKS = frozenset(
    ["de", "du", "des", "la", "le", "les", "l", "d", "à", "au", "aux", "en", "et", "of", "the", "and", "for", "to", "a"]
)


def _stands_for_a_thing(reading: Reading, span: Span) -> bool:
    """Whether small words before the bracket have these initials: "des moulins à vent de Vardane" no, "moulins à sel vif (MSV)"."""
    words, text = span.of(reading.text), reading.text
    if not (words.isupper() and words.isalpha()) or text[max(0, span.start - 2) : span.start] not in (" (", " ["):
        return False
    ahead = [one for one in _SMALL.findall(text, max(0, span.start - _REACH), span.start - 2) if one not in _LINKS]
    last = ahead[-len(words) :]
    if [one[0] for one in last] != [letter.lower() for letter in words]:
        return False
    known = lexicon.words("actors", reading.language)
    return not {last[0], last[-1]} & {word.lower() for word in (*known["heads"], *known.get("tails", []))}


_REACH = 80


def _mention(span: Span, words: str, prefix: str, rule: str, score: float) -> Mention:
    kind = {"per": "person", "org": "organisation"}.get(prefix, "place")
    return Mention(span, f"{prefix}:{slug(words)}", kind, "name", rule, score)


def _by_its_words(reading: Reading, span: Span) -> Mention | None:
    """What a word of the name itself tells, or the office and the nouns right before it."""
    words, text = span.of(reading.text), reading.text
    before = text[max(0, span.start - 80) : span.start]
    patterns = _before(reading.language)
    first, last = words.split(" ")[0], words.split(" ")[-1]
    many = " " in words
    if many and (last in name_words("place_last") or first in name_words("place_first")):
        kind = KIND.match(text, span.end)
        whole = Span(span.start, kind.end()) if kind is not None and reading.language == "en" else span
        return _mention(whole, whole.of(text), "place", "name.place-word", 0.75)
    if many and (last in name_words("firms") or first in name_words("broadcast")):
        return _mention(span, words, "org", "name.firm", 0.8)
    if patterns["role"].search(before) and not patterns["place_noun"].search(before):
        return _mention(span, words, "per", "name.role", 0.9)
    if many and first in given_names():
        return _mention(span, words, "per", "name.given", 0.9)
    if patterns["org_noun"].search(before) or patterns["org_of"].search(before):
        return _mention(span, words, "org", "name.org-noun", 0.75)
    if _after("org_after").match(text, span.end) or (not many and _CAMEL.fullmatch(words)):
        return _mention(span, words, "org", "name.org-noun", 0.6)
    if (kind := KIND.match(text, span.end)) is not None:
        whole = Span(span.start, kind.end())
        return _mention(whole, whole.of(text), "place", "name.place-noun", 0.8)
    if patterns["place_noun"].search(before) or _after("place_after").match(text, span.end):
        return _mention(span, words, "place", "name.place-noun", 0.8)
    if words.isupper() and not many and "-" not in words:
        return _mention(span, words, "org", "name.acronym", 0.6)
    return None


# "WhatsApp", "BlackRock"; "McBerg" and "DeBerg" are people.
_CAMEL = re.compile(rf"(?!Ma?c|De|La|Le|Di|O)[{UPPER}][a-z]+(?:[{UPPER}][a-z]+)+")
_OF_AN_ACRONYM = re.compile(r"(?<![\w-])[A-Z]{3,8}'s $")


def _by_what_leads(reading: Reading, span: Span) -> Mention | None:
    """What a preposition, an article or nothing but two words tells."""
    words, text = span.of(reading.text), reading.text
    before = text[max(0, span.start - 80) : span.start]
    patterns = _before(reading.language)
    many, at_head = " " in words, span.start in reading.starts
    if not many and before.endswith("told ") and words not in given_names():
        # "he told Declassified that …": who is told by one name is mostly a paper.
        return _mention(span, words, "org", "name.source", 0.55)
    if patterns["source"].search(before) or (many and _OF_AN_ACRONYM.search(before)):
        return _mention(span, words, "per", "name.source", 0.6)
    first = words.split(" ")[0]
    if many and first.isupper() and first.isalpha() and len(first) >= _SHORTEST_ACRONYM and not words.isupper():
        return _mention(span, words, "org", "name.acronym", 0.6)
    of_somebody = many and re.search(r"(?<!\w)de $", before) is not None
    if patterns["place"].search(before) and not of_somebody and not at_head:
        return _mention(span, words, "place", "name.preposition", 0.6)
    if patterns["article"].search(before) or before.endswith("'s "):
        return _mention(span, words, "org", "name.article", 0.5)
    if not many and at_head and _APPOSED.match(text, span.end):
        return _mention(span, words, "org", "name.apposed", 0.6)
    if many:
        return _mention(span, words, "per", "name.two-words", 0.6)
    if words in given_names():
        return _mention(span, words, "per", "name.given", 0.45)
    if _INDEFINITE[reading.language].search(before):
        return None
    # "a coup attempt by Berg": who does something is mostly a person.
    prefix = "per" if before.endswith((" by ", " par ")) else "?"
    return _mention(span, words, prefix, "name.capital", 0.4)
