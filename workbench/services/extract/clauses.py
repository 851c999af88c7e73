"""Which words of a sentence are in a subordinate clause: what is said there does not decide how sure the sentence is."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from workbench.core.spans import Span
from workbench.services.extract import lexicon
from workbench.services.extract.finite import holds_verb

# "after the court met": a clause with a verb of its own, no "after two days of talks".
_OWN_VERB = (
    r"(?:(?:(?!(?:by|of|with|for|in|on|at|to|from)\b)[\w’'.-]+ ){1,5}?"
    r"(?:was|were|had|has|have|is|are|did|can|could|will|would|may|might|[a-z]{2,}ed|said|told|took|made|gave|came|went|fell|lost|won|began|met|saw|hit)\b"
    r"|(?:an?|the|its|one) (?:(?!(?:the|an?|its|their|his|her)\b)[\w’'.-]+ ){1,8}?(?:said|told|announced|warned|claimed|accused|declared|confirmed|decided|agreed)\b)"
)
# "…that we have shown,” the agency wrote": a quotation that another sentence opened ends the clause, too.
_END = re.compile(
    r", |; | [–—-] |—|: |\)|[,?!…][”\"'’] "
    # "a flood that spread but did not reach the mill": the main verb goes on.
    r"| (?=but (?:\w+ly )?(?:did|does|do|has|have|had|is|are|was|were|will|would|could|may|might|can|cannot)\b)"
    r"| (?=mais (?:ne |n'|a |ont |est |sont |reste|pourrai|devrai|se |s'))"
)


@lru_cache(maxsize=2)
def _opening(language: str) -> re.Pattern[str]:
    """What a subordinate clause begins with; "@" in the word list is a verb of its own."""
    ways = "|".join(lexicon.words("scope", language)["openings"]).replace("@", _OWN_VERB)
    return re.compile(rf"(?<![\w-])(?:{ways})" + (r"\b" if language == "en" else ""), re.I)


def subordinate(text: str, sentence: Span, language: str) -> list[Span]:
    """The subordinate clauses of a sentence, each up to the comma that closes it."""
    found: list[Span] = []
    quotes = quotations(text, sentence)
    for match in _opening(language).finditer(text, sentence.start, sentence.end):
        if _is_no_clause(text, sentence, match, language):
            continue
        end = _END.search(text, match.end(), sentence.end)
        quote = next((one for one in quotes if one.start < match.start() < one.end < sentence.end), None)
        if quote is not None and (end is None or quote.end < end.start()):
            # "…a friend who left," she said: a clause of the quotation ends with it.
            found.append(Span(match.start(), quote.end))
            continue
        end = _behind_insertions(text, sentence, match, end, language)
        if match.start() == sentence.start and (end is None or (end[0] == "; " and _SUBJECT_CLAUSE.match(match[0]))):
            # "Whether it holds is unclear": without a comma the clause is the subject, and the rest is the main one.
            continue
        if end is None and _MEASURED.fullmatch(text, sentence.start, match.start()):
            # "A month after the truce the mayor announced it": without a comma the verb is the main one.
            continue
        region = Span(match.start(), end.start() if end else sentence.end)
        found.append(region if end else _up_to_the_main_verb(text, sentence, region, found, language))
    return found


_MEASURED = re.compile(r"(?:\w+ ){1,3}(?:hours?|days?|weeks?|months?|years?|decades?) ")
_SUBJECT_CLAUSE = re.compile(r"(?:whether|how|what|why|who|where)\b", re.I)


def _behind_insertions(
    text: str, sentence: Span, opening: re.Match[str], end: re.Match[str] | None, language: str
) -> re.Match[str] | None:
    """The end of a clause behind the name or the source that stands in commas before its verb or its object."""
    if end is None or end[0] != ", ":
        return end
    at_once = end.start() <= opening.end()
    held = _parted(text, sentence, opening, end, language)
    if held is not None:
        return _END.search(text, held, sentence.end)
    repeated = None if at_once else _REPEATED.match(text, end.start(), sentence.end)
    if repeated is not None:
        # "dont il tolère, voire encourage, le trafic"
        return _END.search(text, repeated.end(), sentence.end)
    if _ADDED_TO.match(opening[0]) is None:
        return end
    name = _NAME_IN_COMMAS.match(text, end.end(), sentence.end)
    is_open = not holds_verb(text, opening.end(), end.start(), language)
    if name is not None and is_open and _STARTS_AT_ONCE.match(opening[0]) is None:
        # "dont le chef, Ola Berg, serait parti"
        return _END.search(text, name.end(), sentence.end)
    source = _SOURCE_IN_COMMAS.match(text, end.end(), sentence.end)
    is_short = text.count(" ", opening.end(), end.start()) <= 1
    if source is not None and is_short and _FINITE.match(text, source.end()) is None:
        # "qui fournit, selon Oslo, trois tonnes de sel"
        return _END.search(text, source.end(), sentence.end)
    return end


def _parted(text: str, sentence: Span, opening: re.Match[str], end: re.Match[str], language: str) -> int | None:
    """Where a clause goes on whose subject a list or an insertion parts from its verb: "dont le port, fermé en mai, rouvrira"."""
    if _TAKES_A_SUBJECT[language].match(opening[0]) is None or text[opening.end() : opening.end() + 1] in ("«", "“"):
        return None
    is_relative = _RELATIVE_WORD.match(opening[0]) is not None
    lead = text[sentence.start : opening.start()]
    if is_relative and lead.count(" ") < _LONG_LEAD and not holds_verb(text, sentence.start, opening.start(), language):
        # "Le port que Riga, en mai, fermera": of the subject's clause nothing is sure.
        return None
    listed = _LISTED[language].match(text, opening.end(), sentence.end)
    if listed is not None:
        return listed.end()
    subject = _SUBJECT_ALONE[language].fullmatch(text, opening.end(), end.start())
    if subject is None or holds_verb(text, opening.end(), end.start(), language):
        return None
    behind = _INSERTED[language].match(text, end.start(), sentence.end)
    return behind.end() if behind is not None else None


# So many words before a relative clause hold the main verb.
_LONG_LEAD = 12
_RELATIVE_WORD = re.compile(r"(?:que|qu'|dont|où|whose|whom|which|where)\b", re.I)
_TAKES_A_SUBJECT = {
    "fr": re.compile(r"(?:.*(?:que |qu'|dont |où )|lorsque |lorsqu'|puisque |puisqu'|quand |tant )$", re.I),
    "en": re.compile(r"(?:whose|whom|that|because|although|though|while|whereas|when|where|since)\b", re.I),
}
_FR_NOUN = r"(?:(?:l[ae]s?|une?|des|ce|cette|ces|son|sa|ses|leurs?) |l'|d')[\w'-]+(?: [\w'-]+){0,5}?"
_EN_NOUN = r"(?:the|an?|its|their|his|her|this|these|those) [\w'-]+(?: [\w'-]+){0,5}?"
_NAME = r"[A-ZÀ-Ý][\w'-]*(?: [A-ZÀ-Ý][\w'-]*){0,3}"
_SUBJECT_ALONE = {"fr": re.compile(rf"(?:{_FR_NOUN}|{_NAME})"), "en": re.compile(rf" ?(?:{_EN_NOUN}|{_NAME})")}
_FR_VERB = (
    r"(?:ne |n'|se |s'|y |en |l'|lui |leur )*(?:est|sont|a|ont|va|vont|peut|peuvent|doit|doivent|veut|veulent|soit|soient|ait"
    r"|puisse|puissent|dispose|disposent|reste|restent|semble|semblent|paraît|paraissent|menace|menacent|risque|risquent|demeure"
    r"|demeurent|refuse|refusent|\w{2,}(?:ait|aient|èrent|era|eront|ira|iront|dra|dront|ttra|vra|urra))(?![\w'-])"
)
_EN_VERB = r"(?:is|are|was|were|has|have|had|will|would|can|could|may|might|must|should|did|does|do|seems?|seemed|remains?|remained)\b"
# ", fermé en mai, ": an insertion, with the verb of the clause behind it
_INSERTED = {
    "fr": re.compile(rf", (?!et |mais |ou |car |or )[^,;:«»]{{3,120}}, (?={_FR_VERB})"),
    "en": re.compile(rf", (?!and |but |or |for )[^,;:“”\"]{{3,120}}, (?={_EN_VERB})"),
}
# "dont le nom, la date et l'objet restent …"
_LISTED = {
    "fr": re.compile(rf"(?:{_FR_NOUN}, )+{_FR_NOUN} et {_FR_NOUN} (?={_FR_VERB})"),
    "en": re.compile(rf" (?:{_EN_NOUN}, )+{_EN_NOUN},? and {_EN_NOUN} (?={_EN_VERB})"),
}
_REPEATED = re.compile(r", (?:voire|ou du moins|ou plutôt|sinon|or even|or at least|if not) [\w'’ -]{3,40}, (?=\w)")
_ADDED_TO = re.compile(r"(?:qui|que|qu'|dont|où|who|which|whose|where)\b", re.I)
_STARTS_AT_ONCE = re.compile(r"(?:qui|who)\b", re.I)
_NAME_IN_COMMAS = re.compile(r"(?:[A-ZÀ-Ý][\w'’.-]*(?: |(?=,))){1,5}, ")
_SOURCE_IN_COMMAS = re.compile(
    r"(?:selon|d'après|à en croire|semble-t-il|dit-on|according to|apparently|reportedly) ?[^,;:«»“”]{0,80}, ", re.I
)


def _is_no_clause(text: str, sentence: Span, match: re.Match[str], language: str) -> bool:
    """What a frame leads in is the statement itself ("It is clear that …"), and "that" may be a pronoun."""
    word = match[0].lower().rstrip()
    if word in ("que", "qu'") and _NOTHING_BUT.search(text, sentence.start, match.start()):
        return True
    if word.endswith("ing") and _CONNECTIVE.fullmatch(text, sentence.start, match.start()):
        return True
    if word in ("que", "qu'", "that") and _frame(language).fullmatch(text, sentence.start, match.start()):
        return True
    if word == "that":
        if _BEHIND_A_PREPOSITION.search(text, sentence.start, match.start()):
            return True
        opens = _CONJUNCTION.fullmatch(text, sentence.start, match.start()) is not None
        return opens and _THAT_DOES.match(text, match.end()) is not None
    return language == "fr" and (_is_fragment(text, sentence, match) or _is_cleft(text, sentence, match))


@lru_cache(maxsize=2)
def _frame(language: str) -> re.Pattern[str]:
    return re.compile(f"(?:{'|'.join(lexicon.words('scope', language)['frames'])}),? ", re.I)


# "Ce n'est qu'un pont"
_NOTHING_BUT = re.compile(r"(?<!\w)(?:n'(?:est|était|étaient)|ne (?:sont|fut|furent|sera|seront)) $")
# "However, closing the mill will take years": the gerund is the subject.
_CONNECTIVE = re.compile(r"(?:[A-Z]\w+|In \w+|At \w+|For \w+), ")
# "the talk behind that offer": the pronoun.
_BEHIND_A_PREPOSITION = re.compile(
    r"(?<!\w)(?:of|with|on|by|from|about|behind|after|before|around|surrounding|regarding|concerning|at|to|under|over"
    r"|against|into|during|since|despite|between|like|without) $"
)
# "And that certainly seems …", "That could change": the pronoun.
_CONJUNCTION = re.compile(r"[“\"]?(?:(?:And|But|Yet|So|Or|Still|Now|Even|Perhaps),? )?")
_THAT_DOES = re.compile(
    r" (?:\w+ly |also |still |now |alone |in turn )*(?:seem|appear|look|may|might|can|could|will|would|should|must|has|had|mean|ma[dk]e|le(?:ave|ft|d)"
    r"|put|give|gave|suggest|raise|prompt|came|change|does|did|do|is|was|said|sounds?|helps?)\w*\b"
)
# "Une décision qui pourrait coûter cher": nothing but a noun and its relative clause.
_LONE_NOUN = re.compile(r"(?:Une?|Des|De quoi|(?!Celui|Celle|Ceux)[A-ZÀ-Ý][a-zà-ÿ]{4,})(?: [\w'-]+){0,3} ")
_RELATED = re.compile(r"(?:qui|dont|où|(?:à|de|avec|pour|dans|par|sur) (?:laquelle|lequel)|lequel|laquelle)\b", re.I)
_ANY_FINITE = re.compile(
    r"(?<![\w'-])(?:(?:n'|l'|s'|y )?(?:est|sont|a|ont|fut|va|vont|peut|doit|reste|fait)|[\w-]+(?:ait|aient|èrent|[^é\W]era|eront|[di]ra|ront))\b"
)


# "C'est le maire, élu en mai, qui va rouvrir le pont": who does it is singled out, the statement is the same.
_CLEFT = re.compile(
    r"(?:[^,;]{2,30}, )?(?:mais |et |or )?(?:c'est|ce sont) (?:l[ae]s? |l'|une? |[A-ZÀ-Ý])[^;:«»]{2,120} ", re.I
)
_SINGLED_OUT = r"(?:[^,;]{2,30}, )?(?:mais |et |or )?(?:c'est|ce sont|ce n'est|ce ne sont)"
# "Ce n'est qu'en mai que le pont rouvrira", "c'est par le col que passera le sel"
_WHEN_OR_WHERE = re.compile(
    rf"{_SINGLED_OUT} (?:(?:donc |aussi |bien |surtout |d'abord )?(?:en|à|au|aux|dans|par|pour|avec|sur|sous|vers|chez|grâce|ainsi"
    r"|là|alors)\b|(?:bien )?qu'?(?:à|en|au|aux|avec|par|après|e sur|e dans|e par)\b|d'abord)[^;:«»,]{0,80} ",
    re.I,
)
# "C'est le pont que pourraient perdre les bergers": the verb stands before its subject.
_WHOM = re.compile(rf"{_SINGLED_OUT} (?:l[ae]s? |l'|une? |[A-ZÀ-Ý])[^;:«»,]{{2,80}} ", re.I)
_VERB_AT_ONCE = re.compile(r"(?:pourr|devr|peu(?:t|vent)|doi(?:t|vent)|ser|risqu|vont?\b|veu(?:t|lent)|cherch|menac)")


def _is_cleft(text: str, sentence: Span, match: re.Match[str]) -> bool:
    lead, word = text[sentence.start : match.start()], match[0].lower().rstrip(" ")
    if word == "qui":
        return " qui " not in lead and _CLEFT.fullmatch(lead) is not None
    if word not in ("que", "qu'"):
        return False
    if _WHEN_OR_WHERE.fullmatch(lead):
        return True
    return _WHOM.fullmatch(lead) is not None and _VERB_AT_ONCE.match(text, match.end()) is not None


def _is_fragment(text: str, sentence: Span, match: re.Match[str]) -> bool:
    if not _RELATED.match(match[0]) or not _LONE_NOUN.fullmatch(text, sentence.start, match.start()):
        return False
    return len(_ANY_FINITE.findall(text, match.end(), sentence.end)) == 1


_QUOTATION = re.compile(r"«[^«»\n]*»|“[^“”\n]*”|\"[^\"\n]*\"")


def quotations(text: str, sentence: Span) -> list[Span]:
    """What a sentence quotes, with its marks."""
    return [Span(*match.span()) for match in _QUOTATION.finditer(text, sentence.start, sentence.end)]


_PASSAGE = re.compile(
    r"«[^«»\n]*(?:»|$)|“[^“”\n]*(?:”|$)|\"[^\"\n]*\"|^\"[^\"\n]*$"
    r"|(?:^|(?<=\s))'(?=[A-ZÀ-Ý])[^\n\"“”]*?[.,!?]'(?=\s|$)|(?:^|(?<=\s))‘(?=[A-ZÀ-Ý])[^‘\n]*?[.,!?]’(?=\s|$)",
    re.M,
)
_AROUND = re.compile(r"[\s.!?…»”\"«“'’‘]*")


def quoted_passages(text: str) -> list[Span]:
    """Every quotation of a text, one that runs on in the next paragraph too."""
    return [Span(*match.span()) for match in _PASSAGE.finditer(text)]


def is_quoted(text: str, sentence: Span, passages: Sequence[Span]) -> bool:
    """Whether a sentence is somebody's words from its first to its last."""
    return any(
        passage.start <= sentence.start
        and sentence.start < passage.end
        and _AROUND.fullmatch(text, min(passage.end, sentence.end), sentence.end) is not None
        for passage in passages
    )


# « Le bac est parti », s'amuse le passeur: words of some length, then whoever speaks them.
_LEADS = re.compile(
    r"(?:«[^«»\n]{18,}»,|“[^“”\n]{18,}(?:[,?!]”|”,)|\"[^\"\n]{18,}(?:[,?!]\"|\",)) (?!(?:and|but|et|mais) )(?=\w)"
)


def opens_with_words(text: str, sentence: Span) -> bool:
    """Whether a sentence begins with somebody's words and a comma closes them."""
    return _LEADS.match(text, sentence.start, sentence.end) is not None


# "The ferries that were sunk may sail": the clause of a subject, which a main verb must follow.
_THAT = re.compile(r"that\b", re.I)
_RELATIVE = re.compile(r"(?:who|which|whose|where|qui|dont|où)\b", re.I)
_FINITE = re.compile(
    r"(?<![\w'-])(?:is|are|was|were|has|have|had|will|would|can|could|may|might|remains?|seems?|looks?"
    r"|est|sont|était|étaient|sera|seront|peut|peuvent|pourrait|pourraient|reste|restent|demeure|semble|paraît"
    r"|a|ont|avait|avaient|va|vont|doit|doivent|devait|devaient"
    # "goods that had been paid never came"
    r"|(?<!had )(?<!has )(?<!have )(?<!was )(?<!were )(?<!is )(?<!are )(?<!will )(?<!would )(?<!could )(?<!can )(?<!and )(?<!but )(?<!or )never(?= [a-z]))(?![\w-])"
)
_OF_ANY_VERB = re.compile(r"(?<![\w'-])[\w-]+(?:[^é\W]era|eront|[di]ra|ront|[a-z]rai(?:t|ent))(?![\w-])")


# "The herders who left have said that …": what a further clause holds is none of the subject's.
_FURTHER = re.compile(r"(?<![\w-])(?<!\bet )(?<!\band )(?:que |qu'|dont |where |which |who |(?<=[a-z] )that )")


def _up_to_the_main_verb(text: str, sentence: Span, region: Span, before: Sequence[Span], language: str) -> Span:
    """ "The officers who seized power are divided": a relative clause of the subject ends where the main verb stands."""
    bought = _WHAT_IS_DONE_WITH_IT.match(text, region.start, region.end)
    if bought is not None and _A_NOUN.fullmatch(text, sentence.start, region.start):
        return Span(region.start, bought.start("main"))
    is_that = _THAT.match(text, region.start) is not None
    of_nouns = _is_of_nouns(text, sentence, region)
    is_relative = is_that or of_nouns or _RELATIVE.match(text, region.start) is not None
    ahead = _FINITE.finditer(text, sentence.start, region.start)
    if not is_relative or any(is_main(verb.start(), [*before]) for verb in ahead):
        return region
    if not before and holds_verb(text, sentence.start, region.start, language):
        # "The town received the boat that Oslo would not sell": the main verb stands before.
        return region
    further = _FURTHER.search(text, region.start + 1, region.end)
    end = further.start() if further else region.end
    sure = list(_FINITE.finditer(text, region.start, end))
    found = {verb.start(): verb for verb in (*_OF_ANY_VERB.finditer(text, region.start, end), *sure)}
    verbs = [found[start] for start in sorted(found)]
    if not verbs or (len(verbs) == 1 and (is_that or of_nouns or not sure)):
        return region
    own = text[region.start : verbs[-1].start()].count(" ")
    return Span(region.start, verbs[-1].start()) if len(verbs) > 1 or own > _OWN_WORDS else region


# "The ferry that the port bought in May could sink", "Le bac que le port a acheté en mai pourrait couler": no object
# follows the first verb, for it is the noun ahead; so the second verb is the main one.
_A_NOUN = re.compile(r"(?:(?:The|An?|Its|Their|This|That|Le|La|Une?|Cette?|Son|Sa|Leur) |L')(?:[\w'-]+ ){1,4}")
_DONE = r"(?:[a-z]+ed|bought|sold|built|sent|made|gave|took|won|lost|left|saw|met|found|held|led|set)"
_FAIT = r"(?:a|ont|avait|avaient) (?:\w+ment |déjà |toujours )?\w+(?:é|i|u|is|it)e?s?"
_OTHERWISE = r"n'(?:a|ont|est|sont|était|étaient|avait|avaient)\b|ne [a-zà-ÿ]+|failed|never|risks|reportedly"
_WHAT_IS_DONE_WITH_IT = re.compile(
    rf"(?:that (?:(?:the|its|his|her|their|an?) (?:[\w'-]+ ){{1,3}}?|[A-Z][\w'-]+ |it |they |he |she |we )(?:ha[sd] |have )?{_DONE}"
    rf" (?!(?:the|an?|its|that|it)\b)|qu(?:e |')(?:(?:l[ae]s?|une?|ce|cette|son|sa) |l'|[A-ZÀ-Ý])[^,;]{{1,40}}? {_FAIT}"
    rf" (?!(?:l[ae]s?|une?|des|du|que) |l'|qu'))(?:(?!(?:et|mais|and|but|or|ou) )[^,;:]){{0,60}}?(?P<main>(?<=\s)(?:{_FINITE.pattern}|{_OF_ANY_VERB.pattern}|{_OTHERWISE}))"
)


# "Les bacs que le port a vendus seront livrés": behind a plural noun "que" is no conjunction.
_PLURAL_NOUN = re.compile(r"(?:Les|Des|Ces|Ses|Leurs|\d+) (?:[\w'-]+ ){0,3}[\w'-]+[sxz] (?:[A-Z][\w-]* )?")


def _is_of_nouns(text: str, sentence: Span, region: Span) -> bool:
    if not text.startswith(("que ", "qu'"), region.start):
        return False
    return _PLURAL_NOUN.fullmatch(text, sentence.start, region.start) is not None


# The relative word, a verb of its own, what that has with it.
_OWN_WORDS = 3


def is_main(position: int, regions: Sequence[Span]) -> bool:
    """Whether a position is in no subordinate clause."""
    return not any(region.start <= position < region.end for region in regions)
