"""Proper names that no list knows: people behind their roles, organisations by their first word, places by what leads."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Any

from workbench.core.spans import Span
from workbench.services.extract import lexicon
from workbench.services.extract.gazetteer import Hit, demonym_pattern
from workbench.services.extract.grid import Grid
from workbench.services.extract.institutions import described_institutions, find_institutions
from workbench.services.extract.people import with_public_people
from workbench.services.extract.reading import RUN, UPPER, WORD, Reading, slug
from workbench.services.extract.records import Mention


def find_names(reading: Reading, hits: Sequence[Hit], taken: Sequence[Span]) -> list[Mention]:
    """Names beside the known ones; `taken` is what dates and the like hold already."""
    found = list(find_institutions(reading, hits))
    busy = [*taken, *(mention.span for mention in found), *described_institutions(reading)]
    lowers = _small_words(reading.text)
    for span in _runs(reading, hits, busy, lowers):
        mention = _classified(reading, span)
        if mention is not None:
            found.append(mention)
    settled = with_public_people(reading, list(_settled(reading, found, lowers)))
    return sorted(settled, key=lambda mention: mention.span)


def _small_words(text: str) -> frozenset[str]:
    """Words that the text also writes without a capital: at the head of a sentence they are no names."""
    return frozenset(re.findall(r"(?<![\w-])[a-zà-ÿ][\w-]*", text))


@lru_cache(maxsize=2)
def openers(language: str) -> frozenset[str]:
    """Words that have their capital from the head of a sentence, never from being a name."""
    return frozenset(lexicon.words("openers", language))


def is_thing(words: str, language: str) -> bool:
    """Whether a name is that of an arm or a machine, with or without its mark: "Rafale Marine"."""
    return _things(language).match(words) is not None


@lru_cache(maxsize=2)
def _things(language: str) -> re.Pattern[str]:
    known = lexicon.words("actors", language)
    return re.compile(
        rf"(?:{lexicon.either(known['things'])}|{lexicon.either(known['shorthand'])}s?(?:-[\w-]+)?$)(?![\w])"
    )


@lru_cache(maxsize=1)
def given_names() -> frozenset[str]:
    """First names that people are known to have."""
    return frozenset(lexicon.table("given_names"))


def _runs(reading: Reading, hits: Sequence[Hit], busy: Sequence[Span], lowers: frozenset[str]) -> Iterator[Span]:
    """Stretches of capitalised words, without an opening word and without what is known already."""
    named = {hit.span for hit in hits if hit.form != "demonym" or reading.text[hit.span.start].isupper()}
    known = Grid((span, span) for span in named)
    taken = Grid((span, span) for span in [*busy, *reading.headings])
    for match in _run_pattern().finditer(reading.text):
        for span in _without_known(reading, _noble(reading.text, Span(*match.span())), known):
            kept = _without_opener(reading, span, lowers)
            kept = without_title(reading, kept) if kept is not None else None
            if (
                kept is not None
                and not taken.touches(kept)
                and not _is_cut_short(reading.text, kept)
                and not is_title(reading, kept)
            ):
                yield kept


_CUT = re.compile(
    r"(?:Sen|Sens|Rep|Reps|Gov|Govs|Gen|Lt|Col|Maj|Capt|Cmdr|Sgt|Adm|Hon|Rev|Prof|Pres|Mgr|Mr|Mrs|Ms|Dr|St|Inc|Corp|Ltd|Co"
    r"|Jan|Feb|Aug|Sept|Oct|Nov|Dec|Fig|Figs|No|Nos|Art|Vol|Chap|Sec|Ala|Ariz|Ark|Calif|Colo|Conn|Del|Fla|Ga|Ill|Ind|Kan|Ky"
    r"|La|Mass|Md|Mich|Minn|Miss|Mo|Mont|Neb|Nev|Okla|Ore|Pa|Tenn|Tex|Va|Vt|Wash|Wis|Wyo)(?=\.)"
)
_PARTY_AND_STATE = re.compile(r"[DRI]-[A-Z][a-z]+\.?\)|[DRI]-[A-Z]{2}\)")


def _is_cut_short(text: str, span: Span) -> bool:
    """Titles, months and states of America that a point cuts short: "Sen.", "(R-Ariz.)"."""
    if _PARTY_AND_STATE.match(text, span.start) is not None:
        return text[span.start - 1 : span.start] in ("(", ",", " ")
    cut = _CUT.match(text, span.start)
    return cut is not None and cut.end() == span.end


_OF = re.compile(rf" (?:de |du |d'|del |della |de La |of )(?:{WORD})(?: {WORD})?")


def _noble(text: str, span: Span) -> Span:
    """ "Thomas de Waal": behind a first name alone the particle belongs to the surname."""
    behind = _OF.match(text, span.end) if span.of(text) in given_names() else None
    return Span(span.start, behind.end()) if behind is not None else span


def without_title(reading: Reading, span: Span) -> Span:
    """ "Police Commissioner Ana Berg", "MFA Spokeswoman Ana Berg": the name is what follows the last office."""
    match = title_pattern(reading.language).match(reading.text, span.start, span.end)
    start = match.end() if match is not None else span.start
    for inner in _inner_titles(reading.language).finditer(reading.text, start, span.end):
        if " " in reading.text[inner.end() : span.end]:
            start = inner.end()
    return Span(start, span.end) if start < span.end else span


def is_title(reading: Reading, span: Span) -> bool:
    """ "Iran's Supreme Leader": an office alone, with capitals."""
    return (
        " " in span.of(reading.text)
        and title_pattern(reading.language).fullmatch(span.of(reading.text) + " ") is not None
    )


@lru_cache(maxsize=2)
def _inner_titles(language: str) -> re.Pattern[str]:
    """Offices that end what stands before a full name: a party, a body, another office."""
    return re.compile(rf"(?<=[ -]){lexicon.either(lexicon.words('actors', language)['inner_titles'])} ")


@lru_cache(maxsize=2)
def title_pattern(language: str) -> re.Pattern[str]:
    """An office with a capital before a name."""
    titles = lexicon.either(t for t in lexicon.words("actors", language)["titles"] if t[0].isupper())
    return re.compile(
        rf"(?:(?:Police|Deputy|Acting|Former|Navy|Army|Chief|Vice|Trade|Justice|Energy|Security) )?{titles} "
    )


@lru_cache(maxsize=1)
def _run_pattern() -> re.Pattern[str]:
    return re.compile(RUN)


def _without_known(reading: Reading, span: Span, known: Grid[Span]) -> Iterator[Span]:
    """The parts of a run around known names; a known name that is the end of a person's name stays with it."""
    inside = sorted(known.overlapping(span))
    first_word = span.of(reading.text).split(" ")[0]
    leading = re.search(r"([A-ZÎ]\w+) $", reading.text[span.start : inside[0].start]) if inside else None
    if leading is not None and leading[1] in _PLACE_FIRST:
        yield Span(span.start + leading.start(1), max(span.end, inside[0].end))
        return
    last_word = span.of(reading.text).split(" ")[-1]
    is_person = inside and first_word in given_names() and inside[-1].end <= span.end and last_word not in _PLACE_LAST
    if is_person and (inside[0].start > span.start or inside[0].end < span.end):
        # A surname or a first name that is a country or a town too: "Milan Roy", "George Washington".
        yield span
        return
    start = span.start
    for other in inside:
        piece = Span(start, max(start, min(other.start, span.end))).trimmed(reading.text)
        if piece.length:
            yield piece
        start = max(start, other.end)
    piece = Span(start, max(start, span.end)).trimmed(reading.text)
    # "Turkish-backed" leaves no name behind, however its hyphen is written.
    if piece.length and reading.text[piece.start].isalnum():
        yield piece


def _without_opener(reading: Reading, span: Span, lowers: frozenset[str]) -> Span | None:
    """The run without words that have their capital from the sentence or from their office."""
    text, common = reading.text, openers(reading.language)
    start = span.start
    while start < span.end:
        word = re.compile(r"[^ ]+").match(text, start, span.end)
        if word is None:
            return None
        plain = word[0].lower().split("'")[0].rstrip(".")
        opens = _opens(reading, start)
        is_name = word[0] in given_names() and word.end() < span.end
        if not is_name and (
            plain in common
            or (opens and (plain in lowers or _adverb(reading.language).fullmatch(plain) is not None))
            or (opens and word.end() >= span.end and _IMPERATIVE.fullmatch(plain) is not None)
            or (len(plain) < 2 < len(span.of(text)) - 2 and word[0][-1] != ".")
        ):
            start = word.end() + 1
            continue
        break
    kept = Span(min(start, span.end), span.end).trimmed(text)
    while kept.length and kept.of(text).split(" ")[-1].lower().rstrip(".") in common and " " in kept.of(text):
        kept = Span(kept.start, kept.start + kept.of(text).rfind(" "))
    return kept if kept.length > 1 else None


_MARKS = ("«", "“", '"', "—", "–", "-", ":", "•")


def _opens(reading: Reading, start: int) -> bool:
    """Whether a capital may come from its place: the head of a sentence, of a quotation or of a part behind a dash."""
    return start in reading.starts or reading.text[max(0, start - 2) : start].strip(" ") in _MARKS


@lru_cache(maxsize=2)
def _adverb(language: str) -> re.Pattern[str]:
    """ "Clearly, …", "Logiquement, …": never a name at the head of a sentence."""
    return re.compile(r"[a-z]{4,}ly" if language == "en" else r"[a-zà-ÿ]{4,}ment")


# "Faites-le", "Allons": alone at the head of a sentence; "Hafez Berg" is a name.
_IMPERATIVE = re.compile(
    r"(?:faites|dites|soyez|ayez|[a-zà-ÿ]{2,}(?:ez|ons))(?:-(?:le|la|les|moi|nous|vous|lui|leur|en|y))?"
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
    rf"|MM|HIMARS|ATACMS|SCALP|PME|TNP|NPT|INF|START|SWIFT|Swift|ADN|SMS|PCR|ID|IDs|HQ|PM|MPs?|VPN|Ier|Ltd|QR|GW|MW|KW|TNT|Storm Shadow|Patriot|[{UPPER}])"
)


_SHIPS = frozenset(["USS", "HMS", "BRP", "MV", "MT", "INS", "SS", "RFA", "HMCS", "HMAS"])
_THING_AFTER = re.compile(
    r" (?:missiles?|drones?|tanks?|jets?|rockets?|helicopters?|fighters?|systems?|cables?|pipelines?|tankers?|frigates?"
    r"|railway|satellites?|submarines?|aircraft|rifles?|howitzers?)\b"
)
_PLACE_LAST = frozenset(
    [
        "Shoal",
        "Reef",
        "Atoll",
        "Island",
        "Islands",
        "Bay",
        "Strait",
        "Peninsula",
        "Valley",
        "Airport",
        "Province",
        "County",
        "Sea",
        "River",
        "Lake",
        "Canal",
    ]
)
_PLACE_FIRST = frozenset(
    [
        "El",
        "Port",
        "Fort",
        "Mount",
        "Lake",
        "Cape",
        "Mont",
        "Cap",
        "Lac",
        "Île",
        "San",
        "Santa",
        "Bab",
        "Deir",
        "Khan",
        "Nouvelle",
        "Ras",
    ]
)
# "Libyanised", "Islamist", "Kurdish-led": made from names, no names themselves.
_DERIVED = re.compile(
    r"(?:ised|ized|ists?|isms?|ising|izing|-(?:led|backed|style|made|born|linked|era|related|based|aligned|affiliated|controlled|held"
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


def _classified(reading: Reading, span: Span) -> Mention | None:
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
    many = " " in words or "-" in words
    first, last = words.split(" ")[0], words.split(" ")[-1]
    if first in _SHIPS:
        return None
    if " " in words and last in _PLACE_LAST:
        return Mention(span, f"place:{slug(words)}", "place", "name", "name.place-word", 0.75)
    if first in _PLACE_FIRST and " " in words:
        return Mention(span, f"place:{slug(words)}", "place", "name", "name.place-word", 0.75)
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


_LEAST_GUESS = 0.5
_NICKNAMED = re.compile(r"(?:surnommée?|dite?|alias|baptisée?|nicknamed|known as|called|dubbed),? [«“\"]\s?$")


def _settled(reading: Reading, found: list[Mention], lowers: frozenset[str]) -> Iterator[Mention]:
    """One kind for one spelling: the kind of its surest place in the text; lone openers of sentences go."""
    best: dict[str, Mention] = {}
    for mention in found:
        words = mention.span.of(reading.text)
        if words not in best or mention.score > best[words].score:
            best[words] = mention
    surnames = {words.split(" ")[-1] for words, mention in best.items() if mention.kind == "person" and " " in words}
    for mention in found:
        words = mention.span.of(reading.text)
        surest = best[words]
        before = reading.text[max(0, mention.span.start - 20) : mention.span.start]
        is_opener = words not in surnames and _opens(reading, mention.span.start) and not _NICKNAMED.search(before)
        if surest.score < _LEAST_GUESS and is_opener:
            continue
        yield Mention(mention.span, surest.key.replace("?:", "place:"), surest.kind, "name", surest.rule, surest.score)
