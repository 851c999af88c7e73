"""Who says it: "selon X", "X a déclaré que", "according to X", "X said", with the words of the source and of the cue."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from workbench.core.spans import Span
from workbench.services.extract.clauses import is_main, subordinate
from workbench.services.extract.records import Attribution, Mention
from workbench.services.extract.speech import (
    according_pattern,
    clitic_pattern,
    evidence_pattern,
    source_pattern,
    speech_words,
    verb_pattern,
)
from workbench.services.extract.subjects import LONGEST_SOURCE, apposed, subject_before

_WINDOW = 300


class Found(NamedTuple):
    """One source with its cue, and whether it governs the main clause."""

    attribution: Attribution
    is_main: bool


def find_attributions(text: str, sentence: Span, language: str, mentions: Sequence[Mention]) -> list[Found]:
    """Every source that a sentence gives, in order."""
    inside = [m for m in mentions if sentence.contains(m.span)]
    regions = subordinate(text, sentence, language)
    found = [
        *_according(text, sentence, language, inside),
        *_speaking(text, sentence, language, inside, regions),
        *(_clitics(text, sentence) if language == "fr" else ()),
        *_quoting(text, sentence, language, inside),
    ]
    if not any(one.is_main for one in found):
        found.extend(_viewpoint(text, sentence, language, inside))
    if not found:
        found.extend(_before_colon(text, sentence, language, inside))
    kept: list[Found] = []
    for one in sorted(found, key=lambda f: f.attribution.source):
        if not any(one.attribution.source.overlaps(other.attribution.source) for other in kept):
            kept.append(one)
    return kept


def _according(text: str, sentence: Span, language: str, inside: Sequence[Mention]) -> Iterator[Found]:
    for match in according_pattern(language).finditer(text, sentence.start, sentence.end):
        start = match.end()
        end = _noun_end(text, start, sentence, language, inside)
        own = (
            _END_OF[match["cue"].strip().lower() in ("as", "how")].search(text, start, end)
            if language == "en"
            else None
        )
        end = own.start() if own is not None else end
        span = _with_name(text, Span(start, max(start, end)).trimmed(text), inside)
        low = match["cue"].lower()
        # "C'est la conviction de X, chercheur à Y.": nothing follows whoever is named.
        closed = not low.startswith(("c'est", "tel"))
        span = apposed(text, span, sentence, language, inside, closed=closed)
        is_sure = low in _SURE and not _RULE.match(text, span.start) and _NOUN_AHEAD.match(text, span.start)
        if not span.length or not (is_sure or _is_source(text, span, language, inside, depends=low == "selon")):
            continue
        if match["cue"].lower() == "selon" and _DEPENDS.search(
            text, max(sentence.start, match.start() - 60), match.start()
        ):
            continue
        cue = Span(match.start("cue"), match.end("cue")).trimmed(text)
        bare = match["bare"] is not None
        yield from _each(text, span, cue, inside, "attribution.told" if bare else "attribution.according", not bare)


# "by Seoul's count", "by its own account": the source ends before its reckoning.
_OWN_WORD = re.compile(
    r"'s? (?:own )?(?:account|admission|count|reckoning|estimates?|tally|view|words|telling)\b| own \w+"
)
# "as the minister put it": the source ends before its verb.
_ITS_VERB = re.compile(
    r" (?:(?:not|point|observ|argu|explain|admit|acknowledg|warn|recall|report|describ|rememb|summ|say)\w*|said|puts?|sees?|saw|likes?|sums?)\b"
)
_END_OF = {True: _ITS_VERB, False: _OWN_WORD}
# After these words whatever has an article is a source, except a rule that something follows.
_SURE = frozenset(["d'après", "à en croire", "according to", "si l'on en croit", "de l'aveu", "aux dires"])
_RULE = re.compile(
    r"(?:le|la|les|l'|the|its|their)? ?(?:plan|schedule|need|size|age|rules?|customs?|laws?|type|rank|weight|nature|règles?|usages?)\b",
    re.I,
)
_NOUN_AHEAD = re.compile(
    r"(?:le |la |les |l'|une? |des |ses |son |sa |leurs? |plusieurs |certaine?s |the |an? |its |their |his |her |some |several |two |three |many )"
)
# "varient selon les sources" depends on them.
_DEPENDS = re.compile(
    r"(?<!\w)(?:var(?:ie|ient|iaient|iable|iables)|diff[èé]r\w+|oscill\w+|change(?:nt)?|différente?s?|fluctu\w+)\b[^,;:]{0,45}$"
)


def _with_name(text: str, span: Span, inside: Sequence[Mention]) -> Span:
    """The noun phrase with the person's name that follows it in commas: "le porte-parole, Ola Berg"."""
    for mention in inside:
        between = text[span.end : mention.span.start] if span.end < mention.span.start else ""
        if mention.kind == "person" and mention.form == "name" and _OFFICE_BETWEEN.fullmatch(between):
            return Span(span.start, mention.span.end)
    return span


# "son commandant, le général italien Ola Berg"
_OFFICE_BETWEEN = re.compile(r", (?:(?:le |la |l'|the )?(?:[a-zà-ÿ'-]+ ){1,3})?")


_NOUN_STOP = {
    "fr": re.compile(
        r"[,;:!?»)]|(?<!\WM)(?<!\WMM)(?<!\WDr)\.| [–—] |\s(?=(?:qui|que|dont|où|a|ont|est|sont|était|étaient|avait|avaient|sera|seront|aurait|auraient|serait|seraient"
        r"|pourrait|pourraient|ne|n'|se|s'|il|elle|ils|elles|lors|ce|cité|citée|cités|publiée?s?|communiquée?s?|diffusée?s?|transmise?s?|obtenue?s?|consultée?s?|datée?s?|interrogé|interrogée|interrogés|relayé|mais|tandis|alors|et \w+ant)\b)"
    ),
    "en": re.compile(
        r"[,;:!?”\"]|\.(?=\s|$)| [–—] |\s(?=(?:who|which|that|has|have|had|is|are|was|were|will|would|may|might|could|says?|said|told|published|released|interviewed|quoted|cited|but|while|on (?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun))\b)"
    ),
}


def _noun_end(text: str, start: int, sentence: Span, language: str, inside: Sequence[Mention]) -> int:
    """Where the noun phrase that begins at `start` ends; never inside a name."""
    for match in _NOUN_STOP[language].finditer(text, start, sentence.end):
        if not any(m.span.start < match.start() < m.span.end for m in inside):
            return match.start()
    return sentence.end


# "selon de très hauts responsables": what may stand before the noun that speaks.
_ADJECTIVE = 18
_NOBODY = re.compile(
    r"(?:aucune?|nul(?:le)?|personne|rien|pas une?|no|nobody|none|neither|nothing|few|hardly any\w*|ni|peu de|rares?|not (?:one|a))(?!\w)",
    re.I,
)


def _is_source(text: str, span: Span, language: str, inside: Sequence[Mention], *, depends: bool = False) -> bool:
    """Whether a noun phrase can say things: a source noun, somebody's name or a pronoun at its head."""
    words = span.of(text)
    if len(words) > LONGEST_SOURCE:
        return False
    if words.lower() in speech_words(language)["pronouns"]:
        return True
    if _NOBODY.match(words):
        return False
    head = re.match(
        r"(?:(?:l'|d')|(?:le|la|les|un|une|des|du|de|certaine?s?|plusieurs|ses?|sa|son|leurs?|notre|nos|cette|ces?|d'autres|d'anciens|d'anciennes|nombre|la plupart|bien|propres?|own|the|an?|its|their|his|her|some|several|two|three|deux|trois)\s)*",
        words,
        re.I,
    )
    begin = span.start + (head.end() if head else 0)
    named = [
        m
        for m in inside
        if span.contains(m.span)
        and m.span.start - begin < 40
        and (m.form != "demonym" or m.span == Span(begin, span.end))
    ]
    noun = source_pattern(language).search(text, begin, span.end)
    if depends and (noun is None or noun.start() - begin > _ADJECTIVE):
        return bool(named) and named[0].span.start - begin < 3
    return bool(named) or (noun is not None and noun.start() - begin < 40)


def _each(text: str, span: Span, cue: Span, inside: Sequence[Mention], rule: str, main: bool) -> Iterator[Found]:
    """One attribution per member of "X, Y et Z"; of "X, comme Y" both."""
    for part in _members(text, span, inside):
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
    r", (?:et |ainsi que |comme |and )?|\s(?:et|ainsi que|comme|and)\s(?=(?:le |la |les |l'|the |[A-ZÀ-Ý]))|\s(?:ainsi que|et|and)\s(?=d(?:es|u) )"
)


def _members(text: str, span: Span, inside: Sequence[Mention]) -> list[Span]:
    pieces: list[Span] = []
    start = span.start
    for match in _MEMBER.finditer(text, span.start, span.end):
        if any(m.span.start < match.start() < m.span.end for m in inside):
            continue
        pieces.append(Span(start, match.start()))
        start = match.end()
    pieces.append(Span(start, span.end))
    named = [p for p in pieces if p.length and any(p.contains(m.span) and m.form != "demonym" for m in inside)]
    is_list = re.search(r"\s(?:et|and|ainsi que|comme)\s", span.of(text)) is not None
    if len(pieces) > 1 and len(named) == len(pieces) and is_list:
        return pieces
    # An apposition ("X, ministre de Y") is no second source.
    return [span]


def _speaking(
    text: str, sentence: Span, language: str, inside: Sequence[Mention], regions: list[Span]
) -> Iterator[Found]:
    for match in verb_pattern(language).finditer(text, sentence.start, sentence.end):
        cue = Span(match.start("cue"), match.end("cue")).trimmed(text)
        if any(m.span.overlaps(cue) for m in inside) or _is_noun(text, match, language):
            continue
        if cue.of(text) == "dit" and text[: cue.start].endswith(", ") and _NICKNAME.match(text, cue.end):
            continue
        near = Span(max(sentence.start, match.start() - _WINDOW), min(sentence.end, match.end() + _WINDOW))
        held = [m for m in inside if m.span.overlaps(near)]
        if _HEARSAY.search(cue.of(text)):
            continue
        inverted = _inverted(text, match, sentence, language, held)
        span = inverted or subject_before(text, _opened(text, near, sentence), match.start(), language, held)
        if match.groupdict().get("loose") and inverted is None and not _in_commas(text, span, language):
            continue
        span = _where_one_speaks(text, sentence, span, language)
        told = inverted is not None and _CLOSED.search(text, sentence.start, match.start()) is not None
        if cue.of(text).endswith("condamné") and _SENTENCED.match(text, cue.end):
            continue
        if span is not None and not inverted and verb_pattern(language).match(text, span.start):
            # "said a trader who asked …": the verb before him has its own source.
            continue
        thought = (
            _SAYS_THAT.search(cue.of(text)) is not None
            and span is not None
            and _NOUN_AHEAD.match(text.lower(), span.start)
        )
        if span is None or not (told or thought or _is_source(text, span, language, held)):
            continue
        if match["shown"] and not evidence_pattern(language).search(text, span.start, span.end):
            continue
        told = _WHAT.match(text, sentence.start, span.start) is not None
        main = inverted is not None or told or (is_main(match.start(), regions) and is_main(span.start, regions))
        aside = inverted is not None and _AS_HE.search(text[sentence.start : match.start("cue")]) is not None
        rule = "attribution.aside" if aside else "attribution.inverted" if inverted else "attribution.subject"
        yield from _each(text, span, cue, inside, rule, main and not aside)


# "Au ministère, on juge …": whoever sits there.
_ONE = re.compile(
    r"(?:[^,]{3,25}, )?(?:[Àà] (?:la |l')?|[Aa]ux? |[Dd]u côté (?:de la |de l'|des |de |du )|[Dd]ans l'entourage (?:de la |de l'|des |du |de |d')|[Cc]hez (?:les |la |le )?)(?P<who>[^,;:.]{2,60}), $"
)


def _where_one_speaks(text: str, sentence: Span, span: Span | None, language: str) -> Span | None:
    if span is None or language != "fr" or span.of(text).lower() != "on":
        return span
    lead = _ONE.fullmatch(text, sentence.start, span.start)
    return Span(*lead.span("who")) if lead is not None else span


def _in_commas(text: str, span: Span | None, language: str) -> bool:
    """ "Ukraine, the ministry claimed, had lost three jets": who speaks stands between commas."""
    return language == "en" and span is not None and text[: span.start].endswith(", ")


# "That, at least, is what the ministry says": the sentence before is told.
_WHAT = re.compile(
    r"(?:That|This|It|Such|So)(?:, [^,]{2,25},)? (?:is|was) (?:\w+ )?(?:what|how) |(?:C'est|Voilà|Tel(?:le)? est)(?: [\w' ]{2,20})? (?:ce qu|ce que )'?"
)
# A verb of speech with "that": whoever has an article before it says it.
_SAYS_THAT = re.compile(
    r"(?:affirm|déclar|annonc|indiqu|soulign|rappel|avert|recon|admis|admet|expliqu|précis|répét|plaid|assur|prév[ei]n|said|says?|claim|argu|warn|insist|admit|announc|acknowledg|alleg|assert|stress|explain|told|tells?|conced|declar)\w*(?: \w+)? (?:que|qu'|that)$"
)
# "a condamné M. Berg à un an de prison": a court at work, not a voice.
_SENTENCED = re.compile(
    r" [^;]{2,110}? à (?:\w+ (?:ans?|mois)\b|la (?:prison|réclusion)|mort\b|perpétuité|une (?:peine|amende)|payer|verser)|à \w+ ans?\b"
)
# Behind a quotation whoever follows the verb speaks it, whatever he is called.
_CLOSED = re.compile(r"(?:»,?|[,?!.][”\"])\s$")
# "Cairo has reportedly asked": whoever reports it is not Cairo.
_HEARSAY = re.compile(r"(?:reported|alleged|supposed|purported|apparent)ly\b|prétendument|apparemment")
# "Mohamed Berg, dit Berg, part"
_NICKNAME = re.compile(r" [«“]?\s?[A-ZÀ-Ý][\w' -]{1,40}[»”]?,")


def _opened(text: str, near: Span, sentence: Span) -> Span:
    """The stretch before a verb where its subject is looked for, from a word's beginning on."""
    if near.start == sentence.start:
        return near
    space = text.find(" ", near.start, near.end)
    return Span(space + 1, near.end) if space >= 0 else near


_DETERMINER = re.compile(
    r"(?:^|\W)(?:le|la|les|un|une|des|du|de|ce|cette|ces|son|sa|ses|leur|leurs|au|aux|en|par|sans|toute?|the|a|an|its|their|his|her|this|of|no|to|by|in|for|with|be|been|being|as)\s$",
    re.I,
)


def _is_noun(text: str, match: re.Match[str], language: str) -> bool:
    """A noun or a participle that is spelt like a verb of speech: "la note", "the report", "as reported"."""
    if language == "fr" and re.match(r"(?:a|ont|avait|avaient|ayant|eut) |s'|se |fait |font |met", match["cue"]):
        return False
    before = text[max(0, match.start("cue") - 10) : match.start("cue")]
    if match["before"]:
        before = text[max(0, match.start() - 10) : match.start()]
    return _DETERMINER.search(before) is not None and not re.match(r"(?:has|have|had) ", match["cue"])


# « … », s'amuse le directeur; "…," quips the director: behind a quotation any verb is one of speech.
_QUOTING = {
    "fr": re.compile(
        r"»,? (?:(?:lui|leur|nous|vous|me|m'|l') ?)?(?P<cue>(?:s'|se )?[a-zà-ÿ]+(?:e|ent|t|it)|(?:a|ont|s'est|se sont) (?:\w+ment )?[a-zà-ÿ]+(?:é|és|ée|ées|i|is|it|u|us|ue|ues|ie|ies|ise|ises|ite|ites))(?: (?:\w+ment|alors|ainsi|encore|aussi))? "
        r"(?=(?:le |la |les |l'|un |une |des |son |sa |M\. |Mme |[A-ZÀ-Ý]))"
    ),
    "en": re.compile(r"[,?!.][”\"] (?P<cue>[a-z]+(?:s|ed)) (?=(?:the |a |an |its |one |[A-Z]))"),
}


def _quoting(text: str, sentence: Span, language: str, inside: Sequence[Mention]) -> Iterator[Found]:
    for match in _QUOTING[language].finditer(text, sentence.start, sentence.end):
        span = Span(match.end(), _noun_end(text, match.end(), sentence, language, inside)).trimmed(text)
        cue = Span(*match.span("cue"))
        if not 2 < span.length <= LONGEST_SOURCE or not _names_at_once(text, span, language, inside):
            continue
        if _is_source(text, span, language, inside):
            span = apposed(text, _with_name(text, span, inside), sentence, language, inside, closed=False)
            yield from _each(text, span, cue, inside, "attribution.quoting", True)


_FOR = re.compile(r"(?:Pour|For|To) |(?<=, )(?:pour|for) (?=[^,.;:«»]{3,60}, )")


def _viewpoint(text: str, sentence: Span, language: str, inside: Sequence[Mention]) -> Iterator[Found]:
    """ "Pour Ola Berg, l'accord est « mort »": somebody's view, where somebody's words are quoted."""
    match = _FOR.search(text, sentence.start, sentence.end)
    if match is None or re.compile('[«“"]').search(text, match.end(), sentence.end) is None:
        return
    span = Span(match.end(), _noun_end(text, match.end(), sentence, language, inside)).trimmed(text)
    span = apposed(text, span, sentence, language, inside, closed=True)
    person = next((m for m in inside if m.form in ("name", "metonym") and span.contains(m.span)), None)
    speaks = person is not None or _names_at_once(text, span, language, inside)
    if span.length and speaks and text[span.end : span.end + 1] == ",":
        cue = Span(match.start(), match.end() - 1)
        yield Found(Attribution(span, cue, person.key if person else "", "attribution.viewpoint"), True)


_COLON = re.compile(r"(?P<cue>[\w'-]+) ?: ?[«“\"]")


def _before_colon(text: str, sentence: Span, language: str, inside: Sequence[Mention]) -> Iterator[Found]:
    """ "Ola Berg en est conscient : « … »": the subject of what leads to a quotation speaks it."""
    match = _COLON.search(text, sentence.start, sentence.end)
    if match is None:
        return
    for mention in inside:
        lead = text[sentence.start : mention.span.start]
        is_first = _LEAD_IN.fullmatch(lead) is not None
        if is_first and mention.form != "demonym" and mention.kind != "place" and mention.span.end < match.start():
            span = Span(sentence.start + len(lead) - len(lead.lstrip()), mention.span.end)
            actor = mention.key
            yield Found(Attribution(span, Span(*match.span("cue")), actor, "attribution.colon"), True)
            return


_LEAD_IN = re.compile(
    r"(?:(?:[LlDd]e |[Ll]a |[Ll]es |[Ll]'|[Uu]n |[Uu]ne |[Tt]he |[Aa] |[Aa]n )?(?:[a-zà-ÿ-]+ ){0,4})?"
)


def _clitics(text: str, sentence: Span) -> Iterator[Found]:
    """ "a-t-il déclaré", "souligne-t-elle": the pronoun is the source."""
    for match in clitic_pattern().finditer(text, sentence.start, sentence.end):
        group = "first" if match["first"] else "last"
        source = Span(*match.span(group))
        yield Found(Attribution(source, Span(*match.span("cue")), "", "attribution.clitic"), True)


# "comme l'a rappelé le ministre", "as the minister put it"
_AS_HE = re.compile(r"(?:[Cc]omme|[Aa]insi que) l(?:'|e )$|ce qu'$|ce que $")
_WHEN = {
    "fr": (
        r"(?:\s(?:lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|hier|aujourd'hui)(?: (?:matin|soir|dernier|\d+ \w+))?|\s(?:le|ce) \d+(?:er)? \w+(?: \d{4})?"
        r"|\s(?:à la presse|à la télévision|devant [\w' ]{3,25}|dans un communiqué|sur (?:X|Telegram|Facebook|Twitter)|à l'AFP|en conférence de presse|à son tour|pour sa part|de son côté|en (?:privé|public|substance|coulisses?)|sans détour|volontiers|anonymement|sous (?:le )?(?:couvert|sceau) d[eu'] ?[\w']+|\w+ment))*"
    ),
    "en": r"(?:\s(?:on|last|this) (?:Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|week|month))?",
}
_NP_AHEAD = {
    "fr": re.compile(
        _WHEN["fr"]
        + r"\s(?=(?:le |la |les |l'|un |une |des |son |sa |ses |leur |leurs |plusieurs |certaine?s |de nombreu(?:x|ses) |nombre d|d'anciens |deux |trois |M\. |Mme |[A-ZÀ-Ý]))"
    ),
    "en": re.compile(r"\s(?=(?:the |a |an |its |one |[A-Z]))"),
}


# « … », répète à l'envi le général: words of manner between the verb and who speaks.
_NP_LATER = re.compile(
    r"\s(?:à|avec|sans|en|dans|sur|lors|devant|\w+ment|volontiers)\b[^,.;:«»]{0,40}?\s(?=(?:le |la |les |l'|un |une |M\. |Mme |[A-ZÀ-Ý]))"
)


def _inverted(text: str, match: re.Match[str], sentence: Span, language: str, inside: Sequence[Mention]) -> Span | None:
    """The source behind its verb: « … », a déclaré le ministre; "…," said the minister; "…, estime X"."""
    before = text[sentence.start : match.start()].rstrip()
    if not before or not (before[-1] in ',»”"?!' or _AS_HE.search(text[sentence.start : match.start("cue")])):
        return None
    ahead = _NP_AHEAD[language].match(text, match.end("cue"), sentence.end)
    if ahead is None and language == "fr" and before.endswith(("»,", "»")):
        ahead = _NP_LATER.match(text, match.end("cue"), sentence.end)
    if ahead is None or match["cue"].endswith("told"):
        return None
    start = ahead.end()
    end = _noun_end(text, start, sentence, language, inside)
    span = Span(start, end).trimmed(text)
    tail = text[span.end : sentence.end].strip()
    quotes = before[-1] in '”"' or before[-2:] in (',"', ",”")
    is_known = match["cue"].split()[-1] in _AFTER_COMMA
    ends = tail[:1] in (".", ",", "") and any(m.kind == "person" and m.span.start == span.start for m in inside)
    if language == "en" and not quotes and not is_known and not ends:
        return None
    if (
        before[-1] == ","
        and subject_before(text, sentence, match.start(), language, inside) is not None
        and tail[:1] not in (".", ",", "", ";")
    ):
        return None
    if not quotes and not before.endswith(("»", "»,")) and not _names_at_once(text, span, language, inside):
        return None
    if not 2 < span.length <= LONGEST_SOURCE:
        return None
    return apposed(text, _with_name(text, span, inside), sentence, language, inside, closed=False)


_AFTER_COMMA = frozenset(["said", "says", "added", "argued", "claimed", "insisted", "wrote", "noted", "explained"])


def _names_at_once(text: str, span: Span, language: str, inside: Sequence[Mention]) -> bool:
    """Whether a noun phrase begins with whoever speaks, not with a thing that later words tie to somebody."""
    head = re.match(r"(?:l'|(?:le|la|les|un|une|des|son|sa|the|an?|its|M\.|Mme)\s)?", span.of(text), re.I)
    begin = span.start + (head.end() if head else 0)
    noun = source_pattern(language).match(text, begin)
    return (
        noun is not None
        or span.of(text).lower() in speech_words(language)["pronouns"]
        or any(m.form != "demonym" and begin <= m.span.start <= begin + 1 for m in inside)
        or (any(m.kind == "person" and span.contains(m.span) for m in inside))
    )
