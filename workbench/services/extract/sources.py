"""The words that name whoever speaks: where a noun phrase ends, whether it can say things, and whom it names."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from workbench.core.spans import Span
from workbench.services.extract import lexicon
from workbench.services.extract.appositions import LONGEST_SOURCE
from workbench.services.extract.finite import holds_verb
from workbench.services.extract.moments import words
from workbench.services.extract.records import Attribution, Mention
from workbench.services.extract.speech import evidence_pattern, source_pattern
from workbench.services.extract.speechforms import speech_words


class Found(NamedTuple):
    """One source with its cue, and whether it governs the main clause."""

    attribution: Attribution
    is_main: bool


def with_name(text: str, span: Span, inside: Sequence[Mention]) -> Span:
    """The noun phrase with the person's name that follows it in commas: "le porte-parole, Ola Berg"."""
    for mention in inside:
        between = text[span.end : mention.span.start] if span.end < mention.span.start else ""
        if mention.kind != "person" or mention.form != "name" or _VERB_NEXT.match(text, mention.span.end):
            continue
        if _OFFICE_BETWEEN.fullmatch(between):
            return Span(span.start, mention.span.end)
    return span


# "Selon l'agence, Ola Berg | a cédé": the name is a subject.
_VERB_NEXT = re.compile(
    r"['’]s\b| (?:a|ont|est|sont|avait|était|sera|va|doit|peut|n'a|n'est|s'est|is|was|has|had|will|would|can|could|may|might|said|told)\b"
)
# "son commandant, le général italien Ola Berg"
_OFFICE_BETWEEN = re.compile(r", (?:(?:le |la |l'|the )?(?:[a-zà-ÿ'-]+ ){1,3}|(?:[A-Z][a-z]+\.? ){1,2})?")


@lru_cache(maxsize=2)
def _noun_stop(language: str) -> re.Pattern[str]:
    """Where a noun phrase ends: at a stop, or before a verb, a clause, or when and to whom something is said."""
    listed = lexicon.either(words(language)["noun_ends"])
    if language == "en":
        # "accused by Oslo of hiding salt", "seen by many as a triumph"
        listed = rf"{listed}|(?:of|for|with) (?:\w+ly )?[a-z]{{2,}}ing|in the same|(?:writing|speaking|testifying|reporting) (?:in|for|on|to|at|from)|as(?= (?!well\b))"
        day = r"on (?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
        return re.compile(rf"[,;:!?”\"]|\.(?=\s|$)| [–—] |\s(?=(?:{listed}|{day})\b)")
    aside = r"le \d{1,2}|en (?:marge|visite|réponse|conférence|direct|déplacement|référence)|et \w+ant"
    medium = r"à (?:la|une|cette|plusieurs) (?:chaîne|radio|station|télévision|agence)"
    page = r"sur (?:X|Twitter|Telegram|Facebook|Instagram|les réseaux|son (?:compte|site|blog)|sa (?:page|chaîne)|[A-Z]{2,5}\b)"
    place = r"dans (?:un|une|le|la|son|sa|ses|les|l')"
    # "dénoncé par Oslo comme une faute"
    what = r"comme (?:une?|l[ae]s?|l'|des|son|sa|ses|leurs?|étant)"
    stop = r"[,;:!?»)]|(?<!\WM)(?<!\WMM)(?<!\WDr)\.| [–—] "
    return re.compile(rf"{stop}|\s(?=(?:{listed}|{aside}|{medium}|{page}|{place}|{what})\b)")


def noun_end(text: str, start: int, sentence: Span, language: str, inside: Sequence[Mention]) -> int:
    """Where the noun phrase that begins at `start` ends; never inside a name."""
    for match in _noun_stop(language).finditer(text, start, sentence.end):
        if match[0] == ")" and "(" in text[start : match.start()]:
            # "l'agence (HCR)": the brackets are of the name.
            continue
        if match[0] == "." and _TITLE.search(text, start, match.start()):
            continue
        if _ARTICLE.fullmatch(text, start, match.start()):
            # "selon le communiqué": the noun that is spelt like a participle.
            continue
        if not any(m.span.start < match.start() < m.span.end for m in inside):
            return match.start()
    return sentence.end


# "said Gen. Ola Berg"
_TITLE = re.compile(r"(?<!\w)(?:Gen|Lt|Col|Maj|Capt|Sgt|Adm|Brig|Mr|Mrs|Ms|Dr|Prof|Sen|Rep|Gov|St|[A-Z])$")
_ARTICLE = re.compile(
    r"(?:le|la|les|une?|des|du|ce|cet|cette|ces|son|sa|ses|leurs?|the|an?|its|their|his|her|this)", re.I
)


# "selon de très hauts responsables": what may stand before the noun that speaks.
_ADJECTIVE = 18


@lru_cache(maxsize=1)
def _determiners() -> re.Pattern[str]:
    """Whatever may stand before the noun or the name that speaks, in either language: a text may quote the other."""
    listed = lexicon.either(form for language in ("fr", "en") for form in words(language)["heads_before"])
    counted = r"(?:un|le) nombre (?:croissant |grandissant )?de"
    return re.compile(rf"(?:(?:l'|d')|(?:{listed}|{counted})\s)*", re.I)


_HEAD = re.compile(
    r"(?:l'|(?:le|la|les|un|une|des|son|sa|ses|ce|cet|cette|ces|plusieurs|certains|certaines|d'autres|un autre|une autre"
    r"|the|an?|its|his|her|their|another|some|several|one|two|M\.|Mme)\s"
    # "more than 600 lawyers"
    r"|(?:(?:more than|at least|about|nearly|over|some|around|plus de|près de|environ|au moins|quelque) )?\d[\d,.]* )?",
    re.I,
)
_NOBODY = re.compile(
    r"(?:(?:aucune?|nul(?:le)?|personne|rien|pas une?|nulle part|no|nobody|none|neither|nothing|few|hardly any\w*|ni|peu de"
    r"|rares?|not (?:one|a))(?!\w)|(?:très |bien |fort |trop )?peu d(?:e |'))",
    re.I,
)


def is_source(text: str, span: Span, language: str, inside: Sequence[Mention], *, depends: bool = False) -> bool:
    """Whether a noun phrase can say things: a source noun, somebody's name or a pronoun at its head."""
    said = span.of(text)
    if len(said) > LONGEST_SOURCE or _ARTICLE.fullmatch(said):
        return False
    if said.lower() in speech_words(language)["pronouns"] or _SOME_OF.match(said):
        return True
    if _NOBODY.match(said) or holds_verb(text, span.start, span.end, language) or _is_owned_thing(said, language):
        return False
    head = _determiners().match(said)
    begin = span.start + (head.end() if head else 0)
    named = [
        m
        for m in inside
        if span.contains(m.span)
        and m.span.start - begin < 40
        and not _PLACED.search(text, begin, m.span.start)
        and (m.form != "demonym" or m.span == Span(begin, span.end))
    ]
    noun = source_pattern(language).search(text, begin, span.end)
    if depends and (noun is None or noun.start() - begin > _ADJECTIVE):
        return bool(named) and named[0].span.start - begin < 3
    return bool(named) or (noun is not None and noun.start() - begin < 40)


# "Some in the ministry", "Certains au parti": who they are is told by where they sit.
_SOME_OF = re.compile(
    r"(?:[Ss]ome|[Mm]any|[Oo]thers|[Ss]everal) (?:in|within|inside|at|among|of) |(?:[Cc]ertains|[Bb]eaucoup"
    r"|[Pp]lusieurs|[Dd]'autres) (?:au sein|à|au|aux|en|dans|chez|parmi) "
)
# "le vol vers la Norvège", "the crash in Norway": where a thing is or goes does not make it speak.
_PLACED = re.compile(r"(?<![\w'-])(?:vers|dans|sur|contre|entre|into|in|on|to|against|between|near|over|at) ")
# "Berg's remarks contradict it": what he owns or said is not he.
_OWNED = re.compile(r"(?:'s|s') (?:[a-z-]+ ){0,2}(?P<thing>[a-z-]+)$")


# "a senior officer from Norway's general staff": what stands behind "from" is not who speaks.
_TIED_TO = re.compile(r" (?:from|of|in|at|for|with|on|to) ")


def _is_owned_thing(said: str, language: str) -> bool:
    owned = _OWNED.search(said) if language == "en" else None
    if owned is None or _TIED_TO.search(said, 0, owned.start()):
        return False
    thing = owned["thing"]
    return source_pattern(language).fullmatch(thing) is None and evidence_pattern(language).fullmatch(thing) is None


def each(text: str, span: Span, cue: Span, inside: Sequence[Mention], rule: str, main: bool) -> Iterator[Found]:
    """One attribution per member of "X, Y et Z"; of "X, comme Y" both."""
    for part in _members(text, span, inside, rule):
        actor = next((m.key for m in reversed(_heads(part, inside))), "")
        yield Found(Attribution(part, cue, actor, rule), main)


def _heads(part: Span, inside: Sequence[Mention]) -> list[Mention]:
    """The mentions of a noun phrase, the one that names it last."""
    whole = [m for m in inside if part.contains(m.span)]
    described = [m for m in whole if m.form == "nominal" and m.kind != "person"]
    held = [m for m in whole if not any(d is not m and d.span.contains(m.span) for d in described)]
    rank = {"demonym": 0, "nominal": 2, "metonym": 3, "name": 3}
    return sorted(held, key=lambda m: (rank[m.form], m.kind == "person", m.span.length))


_MEMBER = re.compile(
    r", (?:et |ainsi que |comme |and )?|\s(?:et|ainsi que|comme|and)\s(?=(?:le |la |les |l'|une? |des |son |sa |ses "
    r"|leurs? |the |an? |its |his |her |their |[A-ZÀ-Ý]))|\s(?:ainsi que|et|and)\s(?=d(?:es|u) )"
)


def _members(text: str, span: Span, inside: Sequence[Mention], rule: str) -> list[Span]:
    pieces: list[Span] = []
    start = span.start
    for match in _MEMBER.finditer(text, span.start, span.end):
        if any(m.span.start < match.start() < m.span.end for m in inside):
            continue
        pieces.append(Span(start, match.start()))
        start = match.end()
    pieces.append(Span(start, span.end))
    if any(m.form == "demonym" and p.length and _is_bare(text, m.span, p) for p in pieces for m in inside):
        # "Norwegian and Swedish sources" speak with one voice.
        return [span]
    if len(pieces) > 1 and _OF_SEVERAL.fullmatch(text, pieces[0].start, pieces[0].end) and _are_bare(text, pieces[1:]):
        return [span]
    if _BOTH.search(text, pieces[-1].start, pieces[-1].end) and any(m.span.end == pieces[0].end for m in inside):
        return [span]
    named = [p for p in pieces if p.length and (_names(p, inside) or _SOMEBODY.fullmatch(text, p.start, p.end))]
    is_list = re.search(r"\s(?:et|and|ainsi que|comme)\s", span.of(text)) is not None
    if len(pieces) > 1 and len(named) == len(pieces) and is_list and not _is_apposed(text, pieces, inside):
        return pieces
    # An apposition ("X, ministre de Y") is no second source.
    return [span]


def _is_bare(text: str, origin: Span, piece: Span) -> bool:
    """Whether a piece is a word of origin and nothing more: "the Norwegian"."""
    return (
        piece.contains(origin)
        and _ARTICLE.fullmatch(f"{text[piece.start : origin.start]}{text[origin.end : piece.end]}".strip() or "the")
        is not None
    )


def _are_bare(text: str, pieces: Sequence[Span]) -> bool:
    return all(_BARE_NAME.fullmatch(text, piece.start, piece.end) for piece in pieces)


# "the ministers of Norway, Sweden and Denmark", "clerks working in Oslo, Riga and Turku": several who speak at once.
_OF_SEVERAL = re.compile(
    r"(?:the |two |three |several |some |many |senior |les |des |plusieurs |deux |trois )*(?:[\w'’-]+ ){0,4}?[\w'’-]+s "
    r"(?:(?:working|based|serving) )?(?:of|in|at|from|for|de|du|des|à|en|au) (?:the |la |le |l'|les )?"
    r"[A-ZÀ-Ý][\w'’-]+(?: [A-ZÀ-Ý][\w'’-]+)*",
    re.I,
)
_BARE_NAME = re.compile(r"(?:(?:de |du |des |d'|of |in )?(?:the |la |le |l'|les )?)[A-ZÀ-Ý][\w'’-]+(?: [\w'’-]+){0,3}")


# "the UN and EU leadership": one noun with two names before it.
_BOTH = re.compile(
    r"^[A-Z][\w.-]+ (?:leadership|leaders|officials|sources|forces|delegations|governments|ministers|heads|envoys"
    r"|representatives|media|diplomats|authorities|troops|spokesmen)\b"
)


def _is_apposed(text: str, pieces: Sequence[Span], inside: Sequence[Mention]) -> bool:
    """ "Ola Berg, head of the Institute for X and Y": what follows a person's name says who that is."""
    person = any(m.kind == "person" and m.form == "name" and m.span.end == pieces[0].end for m in inside)
    behind = text[pieces[1].start : pieces[1].end]
    return text[pieces[0].end] == "," and ((person and not behind[:1].isupper()) or _OFFICE.match(behind) is not None)


_OFFICE = re.compile(
    r"(?:head|director|chief|chair|minister|president|professor|researcher|spokes|ministre|chef|direct|professeur|président"
    r"|chercheu|porte-parole|ancien|former)"
)


def _names(piece: Span, inside: Sequence[Mention]) -> bool:
    return any(piece.contains(m.span) and m.form != "demonym" for m in inside)


# "Le pêcheur, son fils et ses voisins": each is somebody.
_SOMEBODY = re.compile(
    r"(?:le |la |les |l'|une? |des |son |sa |ses |leurs? |the |an? |its |his |her |their )?[\w-]{3,}(?: [\w-]{3,})?",
    re.I,
)


def listed(text: str, span: Span, sentence: Span, inside: Sequence[Mention]) -> Span:
    """A source with the names that follow it in a list: "préconisé par Berg, Dahl et la candidate Lie"."""
    end, last = span.end, False
    while not last:
        link = _NEXT.match(text, end, sentence.end)
        following = next(
            (
                m
                for m in inside
                if link is not None and 0 <= m.span.start - link.end() < _ADJECTIVE and m.form != "demonym"
            ),
            None,
        )
        is_owner = following is not None and text[following.span.end : following.span.end + 2] in ("'s", "’s")
        if link is None or following is None or is_owner or not _LEAD.fullmatch(text, link.end(), following.span.start):
            break
        last = link["last"] is not None
        end = following.span.end
    return Span(span.start, end) if last else span


_NEXT = re.compile(r",? (?P<last>et |and |ainsi que |as well as )(?:par |by )?|, (?!(?:an?|une?) )(?:par |by )?")
_LEAD = re.compile(r"(?:le |la |les |l'|the |M\. |Mme )?(?:[a-zà-ÿ-]+ )?")


def names_at_once(text: str, span: Span, language: str, inside: Sequence[Mention]) -> bool:
    """Whether a noun phrase begins with whoever speaks, not with a thing that later words tie to somebody."""
    head = _HEAD.match(span.of(text))
    begin = span.start + (head.end() if head else 0)
    noun = source_pattern(language).search(text, begin, span.end)
    return (
        (noun is not None and _EPITHETS.fullmatch(text, begin, noun.start()) is not None)
        or span.of(text).lower() in speech_words(language)["pronouns"]
        or any(m.form != "demonym" and begin <= m.span.start <= begin + 1 for m in inside)
        or any(
            m.kind == "person" and span.contains(m.span) and not _OF.search(text, begin, m.span.start) for m in inside
        )
    )


# "another senior European diplomat": what may stand between its article and whoever speaks.
_EPITHETS = re.compile(
    r"(?:(?!(?:de|du|des|à|au|aux|en|et|ou|par|pour|sur|que|qui|dont|of|by|for|to|on|in|and|or|that|which|with|from|at)\b)[\w.-]+ ){0,2}"
)
# "l'hypothèse d'une défaite de Berg": whom a thing is tied to does not speak.
_OF = re.compile(r"(?<!\w)(?:de|du|des|d'|of|by|par|pour|for|against|contre)(?:\s|(?<='))")
