"""Who says it: "selon X", "X a déclaré que", "according to X", "X said", with the words of the source and of the cue."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from workbench.core.spans import Span
from workbench.services.extract.clauses import is_main, subordinate
from workbench.services.extract.quotations import AS_HE, before_colon, clitics, inverted, leading, quoting
from workbench.services.extract.records import Attribution, Mention
from workbench.services.extract.sources import Found, each, is_source, names_at_once, noun_end, with_name
from workbench.services.extract.speech import (
    according_pattern,
    evidence_pattern,
    participle_pattern,
    plural_forms,
    verb_pattern,
)
from workbench.services.extract.subjects import apposed, subject_before

_WINDOW = 300


def find_attributions(text: str, sentence: Span, language: str, mentions: Sequence[Mention]) -> list[Found]:
    """Every source that a sentence gives, in order."""
    inside = [m for m in mentions if sentence.contains(m.span)]
    regions = subordinate(text, sentence, language)
    found = [
        *_according(text, sentence, language, inside),
        *_speaking(text, sentence, language, inside, regions),
        *(clitics(text, sentence) if language == "fr" else ()),
        *quoting(text, sentence, language, inside),
    ]
    if not any(one.is_main for one in found):
        found.extend(_viewpoint(text, sentence, language, inside))
    if not any(one.is_main for one in found):
        found.extend(_beside(text, sentence, language, inside))
    if not found:
        found.extend(before_colon(text, sentence, language, inside))
    kept: list[Found] = []
    for one in sorted(found, key=lambda f: f.attribution.source):
        if not any(one.attribution.source.overlaps(other.attribution.source) for other in kept):
            kept.append(one)
    return kept


def _according(text: str, sentence: Span, language: str, inside: Sequence[Mention]) -> Iterator[Found]:
    for match in according_pattern(language).finditer(text, sentence.start, sentence.end):
        start = match.end()
        end = noun_end(text, start, sentence, language, inside)
        own = (
            _END_OF[match["cue"].strip().lower() in ("as", "how")].search(text, start, end)
            if language == "en"
            else None
        )
        end = own.start() if own is not None else end
        span = with_name(text, Span(start, max(start, end)).trimmed(text), inside)
        low = match["cue"].lower()
        # "C'est la conviction de X, chercheur à Y.": nothing follows whoever is named.
        closed = not low.startswith(("c'est", "tel"))
        span = apposed(text, span, sentence, language, inside, closed=closed)
        is_sure = low in _SURE and not _RULE.match(text, span.start) and _NOUN_AHEAD.match(text, span.start)
        if not span.length or not (is_sure or is_source(text, span, language, inside, depends=low == "selon")):
            continue
        if match["cue"].lower() == "selon" and _DEPENDS.search(
            text, max(sentence.start, match.start() - 60), match.start()
        ):
            continue
        if low == "selon" and _MEASURE.match(text, span.start):
            continue
        cue = Span(match.start("cue"), match.end("cue")).trimmed(text)
        bare = match["bare"] is not None
        yield from each(text, span, cue, inside, "attribution.told" if bare else "attribution.according", not bare)


# "by Seoul's count", "by its own account": the source ends before its reckoning.
_OWN_WORD = re.compile(
    r"'s? (?:own )?(?:account|admission|count|reckoning|estimates?|tally|view|words|telling)\b| own \w+"
)
# "as the minister put it": the source ends before its verb.
_ITS_VERB = re.compile(
    r" (?:\w+ly |once |also |later |often |has |have |had |likes to )*(?:(?:not|point|observ|argu|explain|admit|acknowledg|warn|recall|report|describ|rememb|summ|say|remark|stress|insist|claim|conced|confess|complain|lament|declar|announc|suggest|conclud|reckon|predict|boast|joke|quip|writ|wrote|testif|confirm|assert|contend|believ|caution|assur|promis|repeat|reveal|maintain|comment|emphasi|underlin)\w*|said|puts?|sees?|saw|likes?|sums?|told|tells?|held|holds?|found|finds?)\b"
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


# "selon le calendrier du gouvernement" is no government's word.
_MEASURE = re.compile(
    r"(?:le |la |les |l'|un |une |leurs? |son |sa |ses )?(?:calendriers?|rythme|besoins?|taille|types?|âges?|nature|volonté|humeur|bon vouloir|logiques?|schémas?|procédures?|principes?|règles?|méthodes?|critères?|saisons?|circonstances|moyens|priorités|degrés?|niveaux?|lieux?|endroits?|heures?|jours?|distances?|cours|poids|modalités|barème|usage)\b"
)


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
        behind = inverted(text, match, sentence, language, held)
        span = behind or subject_before(text, _opened(text, near, sentence), match.start(), language, held)
        if match.groupdict().get("loose") and behind is None and not _in_commas(text, span, language):
            continue
        span = _where_one_speaks(text, sentence, span, language)
        told = behind is not None and _CLOSED.search(text, sentence.start, match.start()) is not None
        if cue.of(text).endswith("condamné") and _SENTENCED.match(text, cue.end):
            continue
        if span is not None and not behind and verb_pattern(language).match(text, span.start):
            # "said a trader who asked …": the verb before him has its own source.
            continue
        thought = (
            _SAYS_THAT.search(cue.of(text)) is not None
            and span is not None
            and (_NOUN_AHEAD.match(text.lower(), span.start) or _PROPER.match(text, span.start))
        )
        if span is None or not (told or thought or is_source(text, span, language, held)):
            continue
        if match["shown"] and not evidence_pattern(language).search(text, span.start, span.end):
            continue
        told = _WHAT.match(text, sentence.start, span.start) is not None
        main = behind is not None or told or (is_main(match.start(), regions) and is_main(span.start, regions))
        aside = behind is not None and AS_HE.search(text[sentence.start : match.start("cue")]) is not None
        rule = "attribution.aside" if aside else "attribution.inverted" if behind else "attribution.subject"
        yield from each(text, span, cue, inside, rule, main and not aside)


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
# "Apple, for its part, insists that …": a name that no list knows.
_PROPER = re.compile(
    r"(?!(?:This|That|It|There|Here|What|Which|Who|All|Few|Many|Most|Some|None|Nothing|Nobody|Evidence|Logic|Reason|History|Rien|Cela|Ceci|Ça|Tout|Ce|Personne|Nul|Aucun|Peu)\b)[A-ZÀ-Ý][\w-]+(?: [A-ZÀ-Ý][\w-]+)*\b"
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


# "a fresh claim"
_SINGULAR = re.compile(r"\b(?:an?|another|any|every|each|this|that)\s(?:[\w-]+\s){1,2}$")


def _is_noun(text: str, match: re.Match[str], language: str) -> bool:
    """A noun or a participle that is spelt like a verb of speech: "la note", "the report", "as reported"."""
    if language == "fr" and re.match(r"(?:a|ont|avait|avaient|ayant|eut) |s'|se |fait |font |met", match["cue"]):
        return False
    before = text[max(0, match.start("cue") - 10) : match.start("cue")]
    if match["before"]:
        before = text[max(0, match.start() - 10) : match.start()]
    if (
        language == "en"
        and match["cue"] in plural_forms()
        and _SINGULAR.search(text, max(0, match.start("cue") - 40), match.start("cue"))
    ):
        return True
    return _DETERMINER.search(before) is not None and not re.match(r"(?:has|have|had) ", match["cue"])


def _beside(text: str, sentence: Span, language: str, inside: Sequence[Mention]) -> Iterator[Found]:
    """ "Oslo a rejeté l'accord, estimant que …": the subject of the sentence speaks, its main clause does not."""
    match = participle_pattern(language).search(text, sentence.start, sentence.end)
    first = leading(text, sentence, match.start(), inside) if match is not None else None
    if match is not None and first is not None and is_source(text, first[0], language, inside):
        cue = Span(*match.span("cue"))
        yield Found(Attribution(first[0], cue, first[1], "attribution.beside"), False)


_FOR = re.compile(r"(?:Pour|For|To) |(?<=, )(?:pour|for) (?=[^,.;:«»]{3,60}, )")


def _viewpoint(text: str, sentence: Span, language: str, inside: Sequence[Mention]) -> Iterator[Found]:
    """ "Pour Ola Berg, l'accord est « mort »": somebody's view, where somebody's words are quoted."""
    match = _FOR.search(text, sentence.start, sentence.end)
    if match is None or re.compile('[«“"]').search(text, match.end(), sentence.end) is None:
        return
    span = Span(match.end(), noun_end(text, match.end(), sentence, language, inside)).trimmed(text)
    span = apposed(text, span, sentence, language, inside, closed=True)
    person = next((m for m in inside if m.form in ("name", "metonym") and span.contains(m.span)), None)
    speaks = person is not None or names_at_once(text, span, language, inside)
    if span.length and speaks and text[span.end : span.end + 1] == ",":
        cue = Span(match.start(), match.end() - 1)
        yield Found(Attribution(span, cue, person.key if person else "", "attribution.viewpoint"), True)
