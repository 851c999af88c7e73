"""The noun phrase that speaks: the subject before a verb of speech, with its list or its apposition."""

from __future__ import annotations

import re
from collections.abc import Sequence

from workbench.core.spans import Span
from workbench.services.extract.antecedents import before_the_clause, is_of_main
from workbench.services.extract.appositions import TIME_ONLY, described_person, set_beside
from workbench.services.extract.clauses import subordinate
from workbench.services.extract.finite import holds_verb, verbs_before
from workbench.services.extract.insertions import passed_over
from workbench.services.extract.phrases import (
    NOUN_START,
    PREPOSITION,
    VERBAL,
    ends_in_name,
    pieces_of,
    stripped,
)
from workbench.services.extract.records import Mention
from workbench.services.extract.speech import source_pattern
from workbench.services.extract.speechforms import speech_words

_SHORTEST = 2
_DASHED = re.compile(r" [–—-] [^–—]{3,250}? [–—-] $")
_AMONG = re.compile(
    r", (?:parmi lesquel(?:le)?s|parmi eux|parmi elles|dont|y compris|à commencer par|including|among them|among whom"
    r"|most of whom|some of whom) [^;:«»“”()]{3,160}, $"
)
_AND = re.compile(r"(?:,|\s)\s?(?:et|and|but|mais|puis|then|or|ou|and then|et puis) $")
# "will wait and see", "rivers and reports": no second verb.
_SECOND_VERB = re.compile(
    r"(?:\w+ly |also |later |even |then |again )*(?:has |had |[a-z]+ed\b|[a-z]+s (?:that|it|they|the|its|his|to|a|an"
    r"|[A-Z“\"])|said|told|spoke|wrote|made|put|cast|drew|gave|saw|took|swore|foresaw|held|thought)"
)
# "ceux qui pensent que", "those who say that"
_THOSE_WHO = re.compile(r"(?<![\w'-])(?P<who>ceux|celles|those|certains|others|d'autres) (?:qui|who) $")


def subject_before(text: str, sentence: Span, verb: int, language: str, inside: Sequence[Mention]) -> Span | None:
    """The noun phrase before a verb, across an apposition between commas; None when it cannot be told."""
    return _subject(text, sentence, verb, language, inside, is_closed=False)


def _subject(
    text: str, sentence: Span, verb: int, language: str, inside: Sequence[Mention], *, is_closed: bool
) -> Span | None:
    """The noun phrase before a verb; `is_closed` where a comma behind it closes what is set beside it."""
    adverb = _ADVERB_LAST.search(text, sentence.start, verb) if language == "en" else None
    verb = passed_over(text, sentence, adverb.start() if adverb is not None else verb, language)
    is_closed = is_closed or text[sentence.start : verb].rstrip().endswith(",")
    noun = before_the_clause(text, sentence, verb, language)
    if noun is not None:
        return _subject(text, sentence, noun, language, inside, is_closed=is_closed)
    dashed = _DASHED.search(text, sentence.start, verb)
    if dashed is not None and dashed.end() == verb:
        # "two senators – the chairman and his deputy – had said": what stands between dashes is set beside.
        return _subject(text, sentence, dashed.start(), language, inside, is_closed=is_closed)
    among = _AMONG.search(text, sentence.start, verb)
    if among is not None and among.end() == verb:
        # "Five millers, among them the oldest, Ola Berg, reject it": who is among them does not speak alone.
        return _subject(text, sentence, among.start(), language, inside, is_closed=is_closed)
    pieces = [_unled(text, piece) for piece in pieces_of(text, sentence, verb, language, inside)]
    if not pieces:
        return None
    those = _THOSE_WHO.search(text, sentence.start, verb)
    if those is not None:
        return Span(*those.span("who"))
    pieces = _rejoined(text, pieces, language, inside)
    if is_closed and pieces[-1].length >= _SHORTEST:
        pieces = [*pieces, Span(pieces[-1].end, pieces[-1].end)]
    last = pieces[-1]
    if last.length == 0 or text[last.end - 1 : last.end] == ",":
        last = Span(last.start, last.end).trimmed(text)
    if len(pieces) > 1 and TIME_ONLY.fullmatch(text, last.start, last.end):
        # "X, last week ruled out"
        is_closed, last = True, pieces[-2]
    if (last.length < _SHORTEST or _JOINS.fullmatch(text, last.start, last.end)) and not is_closed:
        # "X a reçu Y et a déclaré": nothing stands between the conjunction and the verb.
        is_shared = _AND.search(text, sentence.start, verb) is not None
        is_shared = is_shared and (language == "fr" or _SECOND_VERB.match(text, verb) is not None)
        return shared_subject(text, pieces[:-1], language, inside) if is_shared else None
    # "X, ministre de Y, a déclaré": both name the source; "X, comme Y, a …" has two.
    if is_closed:
        found = described_person(text, pieces, language, inside) or set_beside(text, pieces, language, inside) or last
    else:
        found = _coordinated(text, pieces, language, inside)
    chosen = stripped(text, found, language)
    if text[chosen.end - 1 : chosen.end] == ")" and "(" not in chosen.of(text):
        # "le Fonds monétaire (FMI) a dit": the brackets belong to the name before them.
        opening = text.rfind("(", sentence.start, chosen.end)
        before = subject_before(text, sentence, opening, language, inside) if opening > sentence.start else None
        return Span(before.start, chosen.end) if before is not None else None
    if PREPOSITION[language].match(text, chosen.start):
        return _behind_the_lead(text, chosen, language, inside)
    if chosen.length < _SHORTEST or VERBAL[language].search(text, chosen.start, chosen.end):
        return None
    loose = _NO_NOUN_LAST.search(text, chosen.start, chosen.end)
    if loose is not None and not _is_named(chosen, inside):
        word = loose["adjective"]
        if word is None or (language == "en" and not source_pattern(language).fullmatch(word)):
            return None
    clause = _WITH_WHICH.search(text, chosen.start, chosen.end)
    return chosen if clause is None else Span(chosen.start, clause.start())


# "un homme qui se dit …": the relative word is the subject; "contains territorial claims": no noun phrase ends so.
_NO_NOUN_LAST = re.compile(
    r" (?:qui|who|that|which|of|de|à|to|(?P<adjective>\w{2,}(?:al|ic|ive|ous|ful|less|able|ible|ary)))$"
)
# "La désinvolture avec laquelle Berg parle": what the noun is, not who is in its clause.
_WITH_WHICH = re.compile(
    r" (?:(?:avec|dans|par|pour|à|sur|in|with|by|to|for) (?:laquelle|lequel|lesquel(?:le)?s|which|whom)|dont|qui|where|où) "
)


def _is_named(span: Span, inside: Sequence[Mention]) -> bool:
    return any(m.span.end == span.end for m in inside)


def _rejoined(text: str, pieces: list[Span], language: str, inside: Sequence[Mention]) -> list[Span]:
    """ "les notes obtenues par Oslo et consultées par Riga": what "et" adds to the noun is of the same noun phrase."""
    behind = pieces[-1:] if pieces[-1].length < _SHORTEST else []
    pieces = pieces[: len(pieces) - len(behind)]
    while len(pieces) > 1:
        last, before = pieces[-1], pieces[-2]
        between = text[before.end : last.start].strip()
        adds = between in ("et", "and") and _MORE_OF_IT[language].match(text, last.start, last.end) is not None
        adds = adds or (language == "fr" and between == "," and _OF_MORE.match(text, last.start) is not None)
        adds = adds or (between in (",", "et", "and") and _shares_noun(text, before, last, language, inside))
        if not adds or VERBAL[language].search(text, before.start, before.end):
            break
        pieces = [*pieces[:-2], Span(before.start, last.end)]
    return [*pieces, *behind]


def _shares_noun(text: str, before: Span, last: Span, language: str, inside: Sequence[Mention]) -> bool:
    """ "the Finnish and Swedish ministers", "les maires letton et estonien", "a salt and flour firm": one noun for both."""
    origins = [m.span for m in inside if m.form == "demonym"]
    if any(one.end == before.end for one in origins) and any(one.start == last.start for one in origins):
        return True
    is_open = language == "en" and _NO_NOUN_YET.fullmatch(text, before.start, before.end) is not None
    noun = source_pattern(language).search(text, before.start, before.end)
    return (
        is_open
        and (noun is None or _SOMEBODY.search(noun[0]) is None)
        and _NO_ARTICLE.match(text, last.start, last.end) is not None
    )


_SOMEBODY = re.compile(r"(?:er|or|ist|[mM]an|woman|ian|ant|aide|chief|head|source|official|minister|mayor)s?$")
_NO_NOUN_YET = re.compile(r"(?:an?|its|the) (?:[a-z-]+ )?[a-z-]+")
_NO_ARTICLE = re.compile(r"(?!(?:the|an?|its|his|her|their|some|several|two)\b)[a-z-]+ [a-z]")


# "les chefs de la Norvège, | de la Suède et du Danemark"
_OF_MORE = re.compile(r"(?:de la |du |de l'|des |d'|de )[A-ZÀ-Ý][\w' -]* (?:et|ou) (?:de la |du |de l'|des |d'|de )")
_MORE_OF_IT = {
    "fr": re.compile(
        r"(?:(?:\w+ment )?\w+(?:é|ée|és|ées|is|ise|ises|it|ite|its|ites|us|ue|ues) (?:par|à|en|dans|le|au|pour|avec)\b|d(?:e|es"
        r"|u) |d'|du |par |aux? )"
    ),
    "en": re.compile(r"(?:(?:\w+ly )?\w+(?:ed|en|wn|ught|id) (?:by|in|to|on|from|with)\b|(?:of|by|in|from) )"),
}


_PRONOUN_FIRST = re.compile(
    r"(?:[Ii]ls?|[Ee]lles?|[Oo]n|[Cc]elui-ci|[Cc]elle-ci|[Cc]eux-ci|[Cc]e dernier|[Cc]ette dernière|[Hh]e|[Ss]he|[Tt]hey"
    r"|[Ii]t|I|[Ww]e)(?= (?!is |was |est |y a |faut ))"
)


_JOINS = re.compile(r"(?:et|and|and then|et puis)")


def fellow(text: str, sentence: Span, span: Span, cue: Span, language: str, inside: Sequence[Mention]) -> Span | None:
    """Whoever stands before "and" with a speaker of his own: "The mayor, Ola Berg, and the chief trader denied it"."""
    joint = _JOINT.search(text, max(sentence.start, span.start - _NEAR), span.start)
    if joint is None or _ONE_SPEAKS[language].match(text, cue.start):
        return None
    is_closed = joint[0].startswith(",")
    found = _subject(text, sentence, joint.start(), language, inside, is_closed=is_closed)
    if found is None or verbs_before(text, found.start, found.end, language):
        return None
    leads = text[sentence.start : found.start].rstrip()
    is_first = not leads or leads.endswith(",") or _CONJUNCTION.fullmatch(leads) is not None
    is_somebody = _is_member(text, found, language, inside) or (is_closed and _may_be_subject(text, found, language))
    return found if is_first and is_somebody else None


_JOINT = re.compile(r",? (?:and|et) $")
_CONJUNCTION = re.compile(r"(?:But|And|Yet|Still|Mais|Et|Or|Pourtant)")
# "promises", "a dit": the verb of one.
_ONE_SPEAKS = {
    "fr": re.compile(r"(?:a|avait|est|était|s'est|se \w+[et]|\w+(?<!ent)(?<!ont))(?![\w'])"),
    "en": re.compile(r"(?:\w+ly |also )?(?:has|is|was|\w+s)\b"),
}
# "The miller, who left, later | met her"
_ADVERB_LAST = re.compile(r"(?<=, )(?:(?:also|first|later|earlier|then|now|still|again|since|once|[a-z]+ly) ){1,2}$")


def opening_subject(text: str, sentence: Span, limit: int, language: str, inside: Sequence[Mention]) -> Span | None:
    """Whoever the last main clause before `limit` is about: the subject of its verb."""
    regions = subordinate(text, sentence, language)
    for verb in verbs_before(text, max(sentence.start, limit - _FURTHEST), limit, language)[:_VERBS]:
        if _NO_SUBJECT.search(text, sentence.start, verb) or not is_of_main(text, sentence, verb, language, regions):
            continue
        found = subject_before(text, sentence, verb, language, inside)
        if found is not None and _may_be_subject(text, found, language):
            return found
    return None


_FURTHEST = 400
_VERBS = 8
# "met her and left", "who left": another verb's subject is this one's, too.
_NO_SUBJECT = re.compile(r"(?<![\w'-])(?:and|or|but|et|ou|mais|puis|then|to|who|which|that|qui|que|dont|not|ne) $")


def _may_be_subject(text: str, span: Span, language: str) -> bool:
    noun = source_pattern(language).search(text, span.start, min(span.end, span.start + _NEAR))
    begins_well = NOUN_START.match(text, span.start) or (
        noun is not None and _BARE.fullmatch(text, span.start, noun.start()) is not None
    )
    is_well = bool(begins_well) or span.of(text).lower() in speech_words(language)["pronouns"]
    return is_well and not holds_verb(text, span.start, span.end, language)


# "human rights | groups", "two | officials"
_BARE = re.compile(r"(?:[a-zà-ÿ'-]+ ){0,3}")


def shared_subject(text: str, pieces: Sequence[Span], language: str, inside: Sequence[Mention]) -> Span | None:
    """Whoever a clause begins with, where a second verb of it follows "and": "Ola Berg met her and said that …"."""
    whole = Span(pieces[0].start, pieces[-1].end) if pieces else Span(0, 0)
    opening = opening_subject(text, whole, whole.end, language, inside) if pieces else None
    if opening is not None:
        return opening
    for place in range(len(pieces) - 1, -1, -1):
        piece = pieces[place]
        if place > 0 and _TOLD.search(text, pieces[place - 1].start, piece.start):
            # "the army said that its jets fly and denies it": what is told has a subject of its own.
            continue
        bare = stripped(text, piece, language)
        pronoun = _PRONOUN_FIRST.match(text, bare.start, bare.end)
        if pronoun is not None:
            return Span(*pronoun.span())
        if not NOUN_START.match(text, bare.start) or PREPOSITION[language].match(text, bare.start):
            continue
        mine = [m for m in inside if m.form != "demonym" and bare.contains(m.span)]
        first = next((m for m in mine if text[m.span.end : m.span.end + 2] != "'s"), None)
        # "Ola Berg reçoit …", "le président Ola Berg reçoit …": a verb must follow in the same clause.
        lead = text[bare.start : first.span.start] if first is not None else ""
        if first is not None and _TITLE.fullmatch(lead) and bare.end - first.span.end > _SHORTEST:
            return _with_fellows(text, pieces[:place], Span(bare.start, first.span.end), language, inside)
        noun = source_pattern(language).search(text, bare.start, min(bare.end, bare.start + _NEAR))
        if noun is not None and _TITLE.fullmatch(text, bare.start, noun.start()) and bare.end - noun.end() > _SHORTEST:
            return Span(bare.start, noun.end())
    return None


def _with_fellows(text: str, before: Sequence[Span], found: Span, language: str, inside: Sequence[Mention]) -> Span:
    """Whoever stands in a list with the one found: "Ola Berg and Ida Dahl met her and said that …"."""
    if len(before) != 1:
        return found
    fellow = stripped(text, before[-1], language)
    is_listed = _LAST_OF_LIST.fullmatch(text[before[-1].end : found.start].strip()) is not None
    is_listed = is_listed and _is_member(text, fellow, language, inside)
    return Span(fellow.start, found.end) if is_listed else found


_TOLD = re.compile(r"\w\w (?:que |qu'|that )$")
_NEAR = 45
# What may stand before the name or the noun that a clause begins with.
_TITLE = re.compile(
    r"(?:(?:[LlDd]es? |[Ll]a |[Ll]'|[Uu]ne? |[Ss]on |[Ss]a |[Ss]es |[Ll]eurs? |[Tt]he |[Aa]n? |[Ii]ts |[Hh]is |[Hh]er "
    r"|[Tt]heir |M\. |Mme |Mr\.? |Mrs\.? |Ms\.? )?(?:[\w'-]+ ){0,4})?"
)


_GOVERNED = re.compile(
    r"(?:^|[\s'])(?:de|du|des|d'|à|au|aux|en|avec|par|pour|sur|contre|chez|entre|vers|dans|et|la|le|les|l'|of|in|with|to|by"
    r"|from|at|on|for|and|the|against|between|its|their|his|her)\s?$",
    re.I,
)


_LED = {
    "fr": re.compile(r"(?<=[\w)] )(?:ils?|elles?)$"),
    "en": re.compile(r"(?<=[\w)] )(?:he|she|they|we|I|it)$"),
}


def _behind_the_lead(text: str, clause: Span, language: str, inside: Sequence[Mention]) -> Span | None:
    """ "Dans un entretien au Monde Ola Berg a …", "On Monday she …": with no comma behind the lead who stands at the verb speaks."""
    pronoun = _LED[language].search(clause.of(text))
    if pronoun is not None and not _GOVERNED.search(clause.of(text)[: pronoun.start()]):
        return Span(clause.start + pronoun.start(), clause.end)
    for mention in inside:
        names = mention.form in ("name", "metonym") and mention.kind != "place"
        ahead = text[clause.start : mention.span.start]
        if names and mention.span.end == clause.end and ahead.strip() and not _GOVERNED.search(ahead):
            return mention.span
    return None


# "Witnesses and an army source said": people who speak without a name.
_WITNESS = re.compile(
    r"(?:(?:[Ll]es|[Dd]es|[Pp]lusieurs|[Tt]wo|[Ss]everal|[Ss]ome|[Tt]he|[Ll]ocal) )?(?:[Ww]itnesses|[Rr]esidents"
    r"|[Oo]fficials|[Dd]iplomats|[Aa]nalysts|[Ee]xperts|[Mm]edics|[Ss]ources"
    r"|témoins|habitants|responsables|diplomates|analystes|experts|secouristes|médecins|sources)"
)


def _coordinated(text: str, pieces: list[Span], language: str, inside: Sequence[Mention]) -> Span:
    """The last piece with those before it that are members of the same list: "X, Y, and Z have …"."""
    place = len(pieces) - 1
    joined = _unled(text, pieces[place])
    is_last = True
    while place > 0:
        # "On May 3rd Norway and Sweden": the day is no part of the list.
        before = stripped(text, pieces[place - 1], language)
        between = text[before.end : joined.start].strip()
        is_list = _LAST_OF_LIST.fullmatch(between) is not None if is_last else between == ","
        is_noun = NOUN_START.match(text, joined.start) or source_pattern(language).match(text, joined.start)
        if not (is_list and _is_member(text, before, language, inside) and is_noun):
            break
        joined, is_last = Span(before.start, joined.end), False
        place -= 1
    return joined if not is_last else pieces[-1]


_LAST_OF_LIST = re.compile(r",? ?(?:et|and|ainsi que|as well as|or|ou)")


def _unled(text: str, piece: Span) -> Span:
    """A piece without the "and" that leads it behind a comma."""
    lead = re.compile(r"(?:and|et|or|ou) ").match(text, piece.start, piece.end)
    return Span(lead.end(), piece.end) if lead is not None else piece


def _is_member(text: str, piece: Span, language: str, inside: Sequence[Mention]) -> bool:
    """Whether a piece is somebody in a list: a name or a noun of those who speak, and nothing more."""
    if VERBAL[language].search(text, piece.start, piece.end) or PREPOSITION[language].match(text, piece.start):
        return False
    many = language == "en" and _PLURAL.fullmatch(text, piece.start, piece.end) is not None
    if not (many or NOUN_START.match(text, piece.start) or _WITNESS.match(text, piece.start)):
        return False
    if ends_in_name(piece, inside) or _WITNESS.fullmatch(text, piece.start, piece.end):
        return True
    noun = source_pattern(language).search(text, piece.start, piece.end)
    return noun is not None and noun.end() == piece.end and noun.start() - piece.start < _CLOSE


# "shipping experts": a bare plural.
_PLURAL = re.compile(r"(?:(?!(?:in|on|at|by|of|for|with|and|to|from)\b)[\w-]+ ){0,2}\w{3,}s")
# A determiner and an adjective may stand before the noun.
_CLOSE = 22
