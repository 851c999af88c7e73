"""Stretches of capitalised words: where a name may stand, without the opener or the office before it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from workbench.core.spans import Span
from workbench.services.extract import lexicon
from workbench.services.extract.gazetteer import Hit, known_surfaces
from workbench.services.extract.grid import Grid
from workbench.services.extract.reading import RUN, WORD, Reading


@lru_cache(maxsize=2)
def openers(language: str) -> frozenset[str]:
    """Words that have their capital from the head of a sentence, never from being a name."""
    return frozenset(lexicon.words("openers", language))


@lru_cache(maxsize=1)
def given_names() -> frozenset[str]:
    """First names that people are known to have."""
    return frozenset(lexicon.table("given_names"))


@lru_cache(maxsize=16)
def name_words(which: str) -> frozenset[str]:
    """One list of `names.json`: "place_first", "place_last", "family_first", "ships", "firms", …"""
    return frozenset(lexicon.table("names")[which])


def runs(
    reading: Reading, hits: Sequence[Hit], bodies: Sequence[Span], busy: Sequence[Span], lowers: frozenset[str]
) -> Iterator[Span]:
    """Stretches of capitalised words, without an opening word and without what is known already or named as a body."""
    named = {hit.span for hit in hits if hit.form != "demonym" or reading.text[hit.span.start].isupper()} | set(bodies)
    known = Grid((span, span) for span in named)
    taken = Grid((span, span) for span in [*busy, *reading.headings])
    for match in _run_pattern().finditer(reading.text):
        for span in _without_known(reading, _noble(reading, Span(*match.span())), known):
            kept = _without_opener(reading, span, lowers)
            kept = without_title(reading, kept) if kept is not None else None
            kept = without_lead(reading, kept) if kept is not None else None
            if (
                kept is not None
                and not taken.touches(kept)
                and not _is_cut_short(reading.text, kept)
                and not is_title(reading, kept)
                and not _is_left_over(reading, kept, bodies)
            ):
                yield kept


_FIELD_OF = re.compile(
    r"(?:[Mm]inistres?|[Ss]ecrétaires?(?: d'[ÉE]tat)?)(?: [a-zà-ÿ-]+){0,2} (?:de la |de l'|des |du |à la |à l'|aux? )$"
)
# "Vardane-based Salt Works", "Korean-made Berg": what is made, led or held there is another.
_BASED = re.compile(
    r"[\w.]+-(?:based|made|built|born|led|backed|owned|run|style|designed|supplied|trained|funded|sponsored|controlled"
    r"|aligned|linked|registered|flagged|listed|held|occupied|supported|produced|operated|educated) "
)


def without_lead(reading: Reading, span: Span) -> Span:
    """ "ministre des Télécommunications Ola Berg", "Vardane-based Salt Works", "NGO Salt Watch": the last name of the run."""
    text, words = reading.text, span.of(reading.text).split(" ")
    behind = Span(span.start + len(words[0]) + 1, span.end) if len(words) > 1 else span
    if len(words) > _TWO and _FIELD_OF.search(text, max(0, span.start - 60), span.start):
        return behind
    if len(words) > 1 and (_BASED.match(text, span.start) or words[0] in ("NGO", "ONG")):
        return behind
    # "le président du PSV Ola Berg": a body's initials, then whoever heads it.
    is_body = len(words) > _TWO and words[0].isupper() and len(words[0]) > 1 and words[0] not in name_words("ships")
    return behind if is_body and (words[1] in given_names() or is_headed(reading, span.start)) else span


_TWO = 2


def is_headed(reading: Reading, start: int) -> bool:
    """Whether an office leads to the body at `start`: "le président du | PSV", "director of the | IAEA"."""
    return _headed(reading.language).search(reading.text, max(0, start - 60), start) is not None


@lru_cache(maxsize=2)
def _headed(language: str) -> re.Pattern[str]:
    known = lexicon.words("actors", language)
    offices = lexicon.either([*known["heads_of"], *known["titles"]])
    of = r"(?:de la |de l'|du |des |de |d')" if language == "fr" else r"of (?:the )?"
    return re.compile(rf"(?<![\w-]){offices} {of}$")


def _is_left_over(reading: Reading, span: Span, bodies: Sequence[Span]) -> bool:
    """ "Chairman" behind "Senate Foreign Relations Committee", "the 1718 Committee": a body's office or number, no name."""
    words: dict[str, list[str]] = lexicon.words("actors", reading.language)
    is_word = span.of(reading.text) in {*words["inner_titles"], *words.get("tails", []), *words["heads"]}
    is_numbered = reading.text[: span.start].rstrip(" ")[-1:].isdigit()
    return is_word and (is_numbered or any(0 <= span.start - body.end <= _JOINED for body in bodies))


_JOINED = 20
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


# "Ola Berg de Vardane", "Village de Vardane": an English text has these only in names of other tongues.
_DE = re.compile(rf" (?:(?:de los|de las|de la|de|des|du|del|da) |d')(?!(?:facto|jure|rigueur)\b){WORD}(?: {WORD})?")


def _noble(reading: Reading, span: Span) -> Span:
    """ "Thomas de Waal", "Ola Berg de Vardane": behind a first name the particle belongs to the surname."""
    text = reading.text
    words = span.of(text).split(" ")
    is_first = words[0] in given_names() or words[0].split("-")[0] in given_names()
    behind = _OF.match(text, span.end) if is_first and len(words) == 1 else None
    if behind is not None and _is_state(behind[0], reading.language):
        # "le roi Ola de Norvège": the state is another.
        behind = None
    if behind is None and reading.language == "en":
        behind = _DE.match(text, span.end)
    return Span(span.start, behind.end()) if behind is not None else span


def _is_state(words: str, language: str) -> bool:
    known = known_surfaces(language).get(words.strip().split(" ", 1)[-1].removeprefix("d'"))
    return known is not None and known.kind == "state" and known.form == "name"


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
        any(mark in span.of(reading.text) for mark in " -")
        and title_pattern(reading.language).fullmatch(span.of(reading.text) + " ") is not None
    )


@lru_cache(maxsize=2)
def _inner_titles(language: str) -> re.Pattern[str]:
    """Offices that end what stands before a full name: a party, a body, another office."""
    return re.compile(rf"(?<=[ -]){lexicon.either(lexicon.words('actors', language)['inner_titles'])} ")


@lru_cache(maxsize=2)
def title_pattern(language: str) -> re.Pattern[str]:
    """An office with a capital before a name."""
    known = lexicon.words("actors", language)["titles"]
    # English lists both "Colonel" and "colonel"; in French an office may always have a capital.
    titles = lexicon.either({t[:1].upper() + t[1:] for t in known if language == "fr" or t[0].isupper()})
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
    if leading is not None and leading[1] in name_words("place_first"):
        yield Span(span.start + leading.start(1), max(span.end, inside[0].end))
        return
    last_word = span.of(reading.text).split(" ")[-1]
    if inside and inside[0].start == span.start and inside[0].end < span.end and last_word in name_words("place_last"):
        # "Burma Road": the whole is the name of a place.
        yield span
        return
    is_person = (
        inside
        and first_word in given_names()
        and inside[-1].end <= span.end
        and last_word not in name_words("place_last")
    )
    if is_person and (inside[0].start > span.start or inside[0].end < span.end):
        # A surname or a first name that is a country or a town too: "Milan Roy", "George Washington".
        yield span
        return
    if inside and inside[-1].end == span.end and last_word not in name_words("place_last"):
        # "General Ola Vardane": the first name, behind an office, keeps the surname that is a town too.
        ahead = reading.text[span.start : inside[-1].start].rstrip().rsplit(" ", 1)
        if len(ahead) > 1 and ahead[-1] in given_names() and title_pattern(reading.language).match(ahead[0] + " "):
            yield Span(span.start + len(ahead[0]) + 1, span.end)
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
        at_head = opens(reading, start)
        is_name = word[0] in given_names() and word.end() < span.end
        if not is_name and (
            plain in common
            or (at_head and (plain in lowers or _adverb(reading.language).fullmatch(plain) is not None))
            or (at_head and word.end() >= span.end and _IMPERATIVE.fullmatch(plain) is not None)
            or (at_head and reading.language == "fr" and _is_participle(text, plain, word.end()))
            or (len(plain) < 2 < len(span.of(text)) - 2 and word[0][-1] != ".")
        ):
            start = word.end() + 1
            continue
        break
    kept = Span(min(start, span.end), span.end).trimmed(text)
    # "Lee Sung Jun" ends in no month.
    is_eastern = kept.of(text).split(" ")[0] in name_words("family_first") and kept.of(text).count(" ") > 1
    while (
        not is_eastern
        and kept.length
        and (
            kept.of(text).split(" ")[-1].lower().rstrip(".") in common
            or kept.of(text).split(" ")[-1] in name_words("trailing")
        )
        and " " in kept.of(text)
    ):
        kept = Span(kept.start, kept.start + kept.of(text).rfind(" "))
    return kept if kept.length > 1 else None


_MARKS = ("«", "“", '"', "'", "—", "–", "-", ":", "•", "[")


# "4. Salt rose", "(b) Call upon", "(Additional reporting": what stands between the start of a line and its first word.
_NUMBER = re.compile(r"(?:^|(?<=[\n.;:!?] )|(?<=\n))(?:\(?(?:\d{1,3}|[a-zA-Z]|[ivxIVX]{1,4})[.)°] ?|\()$")
_LONGEST_NUMBER = 8


def opens(reading: Reading, start: int) -> bool:
    """Whether a capital may come from its place: the head of a sentence, of a quotation, of a part behind a dash or a number."""
    before = reading.text[max(0, start - _LONGEST_NUMBER) : start]
    is_numbered = _NUMBER.search(before) is not None and any(
        start - step in reading.starts for step in range(1, len(before) + 1)
    )
    return start in reading.starts or before[-2:].strip() in _MARKS or is_numbered


@lru_cache(maxsize=2)
def _adverb(language: str) -> re.Pattern[str]:
    """ "Clearly, …", "Logiquement, …": never a name at the head of a sentence."""
    return re.compile(r"[a-z]{4,}ly" if language == "en" else r"[a-zà-ÿ]{4,}ment")


# "Gênée, la Norvège se tait", "Lassés des bacs, les meuniers partent"; "Condé, le meunier" and "Dorothée" are names.
_PARTICIPLE = re.compile(r"[a-zà-ÿ]{2,}(?:ées|és|ée|ies|ues|ises)|[a-zà-ÿ]{8,}é")
_GOES_ON = re.compile(
    r", (?:la |le |les |l'|un |une |son |sa |ses |[A-ZÀ-Ý])| (?:par|de|d'|du|des|à|au|aux|en|sur|dans|depuis|entre) ?"
)


def _is_participle(text: str, word: str, end: int) -> bool:
    """ "Gênée, la Norvège se tait": what the subject is stands before it."""
    is_known = word.capitalize() in given_names()
    return not is_known and _PARTICIPLE.fullmatch(word) is not None and _GOES_ON.match(text, end) is not None


# "Faites-le", "Allons": alone at the head of a sentence; "Hafez Berg" is a name.
_IMPERATIVE = re.compile(
    r"(?:faites|dites|soyez|ayez|[a-zà-ÿ]{2,}(?:ez|ons))(?:-(?:le|la|les|moi|nous|vous|lui|leur|en|y))?"
)
