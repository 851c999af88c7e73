"""Who says it: "selon X", "X a déclaré que", "according to X", "X said", with the words of the source and of the cue."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from workbench.core.spans import Span
from workbench.services.extract.clauses import is_main, quotations, subordinate
from workbench.services.extract.quotations import AS_HE, before_colon, clitics, inverted, leading, quoted_as, quoting
from workbench.services.extract.records import Attribution, Mention
from workbench.services.extract.sources import Found, each, is_source, listed, names_at_once, noun_end, with_name
from workbench.services.extract.speech import (
    according_pattern,
    evidence_pattern,
    participle_pattern,
    plural_forms,
    verb_pattern,
)
from workbench.services.extract.subjects import apposed, shared_subject, subject_before

_WINDOW = 300


def find_attributions(text: str, sentence: Span, language: str, mentions: Sequence[Mention]) -> list[Found]:
    """Every source that a sentence gives, in order."""
    inside = [m for m in mentions if sentence.contains(m.span)]
    regions = subordinate(text, sentence, language)
    found = [
        *_according(text, sentence, language, inside, regions),
        *_speaking(text, sentence, language, inside, regions),
        *(clitics(text, sentence) if language == "fr" else ()),
        *quoting(text, sentence, language, inside),
        *(quoted_as(text, sentence, inside) if language == "en" else ()),
    ]
    if not any(one.is_main for one in found):
        found.extend(_viewpoint(text, sentence, language, inside))
    if not any(one.is_main for one in found):
        found.extend(_beside(text, sentence, language, inside))
    if not found:
        found.extend(before_colon(text, sentence, language, inside))
    kept: list[Found] = []
    found = _unnested(text, _outside(text, sentence, found), language)
    for one in sorted(found, key=lambda f: (f.attribution.source.start, -f.attribution.source.length)):
        if not any(one.attribution.source.overlaps(other.attribution.source) for other in kept):
            kept.append(one)
    return kept


def _unnested(text: str, found: list[Found], language: str) -> list[Found]:
    """Without a pronoun that says something inside what somebody else is told to say."""
    outer = [one.attribution.cue for one in found if one.is_main and _SAYS_THAT.search(one.attribution.cue.of(text))]
    if not outer:
        return found
    first = min(outer)
    return [
        one
        for one in found
        if one.is_main
        or one.attribution.cue.start < first.end
        or one.attribution.source.of(text).lower() not in _PRONOUNS[language]
    ]


_PRONOUNS = {"fr": ("il", "elle", "ils", "elles", "on"), "en": ("he", "she", "it", "they")}


def _outside(text: str, sentence: Span, found: list[Found]) -> list[Found]:
    """Without those whom a speaker names in words that are quoted from him."""
    quotes = quotations(text, sentence)
    inner = [one for one in found if any(quote.contains(one.attribution.cue) for quote in quotes)]
    outer = [one for one in found if one not in inner]
    return outer if any(one.is_main for one in outer) else found


def _according(
    text: str, sentence: Span, language: str, inside: Sequence[Mention], regions: list[Span]
) -> Iterator[Found]:
    for match in according_pattern(language).finditer(text, sentence.start, sentence.end):
        start = match.end()
        himself = _HIMSELF.match(text, start)
        end = himself.end() if himself is not None else noun_end(text, start, sentence, language, inside)
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
        span = listed(text, apposed(text, span, sentence, language, inside, closed=closed), sentence, inside)
        is_sure = low in _SURE and not _RULE.match(text, span.start) and _NOUN_AHEAD.match(text, span.start)
        if not span.length or not (is_sure or is_source(text, span, language, inside, depends=low == "selon")):
            continue
        if match["cue"].lower() == "selon" and _DEPENDS.search(
            text, max(sentence.start, match.start() - 60), match.start()
        ):
            continue
        if low in ("citant", "citing") and text[span.start] in '«“"':
            continue
        if low == "selon" and _MEASURE.match(text, span.start):
            continue
        cue = Span(match.start("cue"), match.end("cue")).trimmed(text)
        bare = match["bare"] is not None
        passive = _PASSIVE.match(low) is not None
        main = _is_verbless(text, sentence, match.start(), span.end) if bare else True
        main = main and not (passive and not is_main(match.start(), regions))
        yield from each(text, span, cue, inside, "attribution.told" if bare else "attribution.according", main)


_PASSIVE = re.compile(r"(?:est|sont|étai(?:t|ent)|a|ont|avai(?:t|ent)|fu(?:t|rent)|is|are|was|were|been) .*(?:par|by)$")
# "Une annonce démentie par Oslo.": a sentence that is a noun and what is said of it.
_NOUN_ONLY = re.compile(
    r"(?:Une?|Des|Le|La|Les|L'|Cet?|Cette|Ces|Son|Sa|Ses|Leurs?|An?|The|This|These|Its|Autant de) ?(?:[\w'-]+ ){1,4}"
)
_NOTHING_MORE = re.compile(r"\s*(?:[.!?…]|, (?:qui|dont|où|mais|alors|tandis|which|who|but|while)\b)")


def _is_verbless(text: str, sentence: Span, start: int, end: int) -> bool:
    return (
        _NOUN_ONLY.fullmatch(text, sentence.start, start) is not None
        and _NOTHING_MORE.match(text, end, sentence.end) is not None
    )


# "complices selon lui de …"
_HIMSELF = re.compile(r"(?:lui|elles?|eux|him|them|her)(?![\w'-])(?! (?:own|[a-z]+'s|\w+ (?:said|says)))")
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
        if _HEARSAY.search(cue.of(text)) and not _SAYS_WHAT.match(text, cue.end):
            continue
        behind = inverted(text, match, sentence, language, held)
        # The bill "welcomes the deal": its verb opens the quotation.
        at = match.start() - (_OPENS_QUOTE.search(text, sentence.start, match.start()) is not None)
        span = behind or subject_before(text, _opened(text, near, sentence), at, language, held)
        if match.groupdict().get("loose") and behind is None and not _in_commas(text, span, language):
            continue
        if match["before"].startswith(("s'", "se ")) and _OF_ITSELF.match(cue.of(text)):
            continue
        if match.groupdict().get("gap") and (span is None or not _GAP.search(text[: span.start])):
            continue
        span = _where_one_speaks(text, sentence, span, language)
        told = behind is not None and _CLOSED.search(text, sentence.start, match.start()) is not None
        if cue.of(text).endswith("condamné") and _SENTENCED.match(text, cue.end):
            continue
        if span is not None and not behind and verb_pattern(language).match(text, span.start):
            # "said a trader who asked …": the verb before him has its own source.
            continue
        thought = span is not None and _thinks(text, match, cue, span)
        if span is None or not (told or thought or is_source(text, span, language, held)):
            continue
        shows = evidence_pattern(language).search(text, span.start, span.end) is not None
        tells = cue.of(text).endswith((" que", " qu'", " that")) or _AND_WHAT.match(text, cue.end) is not None
        if match["shown"] and not shows and not tells:
            continue
        told = _WHAT.match(text, sentence.start, span.start) is not None
        main = behind is not None or told or (is_main(match.start(), regions) and is_main(span.start, regions))
        aside = behind is not None and AS_HE.search(text[sentence.start : match.start("cue")]) is not None
        rule = "attribution.aside" if aside else "attribution.inverted" if behind else "attribution.subject"
        yield from each(text, span, cue, inside, rule, main and not aside)


def _thinks(text: str, match: re.Match[str], cue: Span, span: Span) -> bool:
    """Whether a verb with "that" makes a source of a subject that no list knows."""
    proper = _PROPER.match(text, span.start)
    if _SAYS_THAT.search(cue.of(text)) is not None and not match.groupdict().get("any"):
        by_noun = _NOUN_AHEAD.match(text.lower(), span.start) is not None and _SAID.search(cue.of(text)) is not None
        return by_noun or proper is not None
    # "Vesti praised the speech"
    is_name = proper is not None and proper.end() == span.end and not match["shown"]
    return is_name and _ALSO_THINGS.match(cue.of(text)) is None and match.groupdict().get("any") is None


# Tensions threaten, results promise: what things do too.
_ALSO_THINGS = re.compile(
    r"(?:a |ont |has |have |had )?(?:\w+ly )?(?:threat|promis|demand|signal|mean|menac|exig|accus|réclam|impos|invo|evo|évo|appel|call|point|stress|put|leav|left|see|saw|sees|view|find|found|rule|cast|record)"
)
# "la victoire s'annonce", "le bilan s'explique": what a thing does of itself.
_OF_ITSELF = re.compile(
    r"(?:annon|confirm|révèl|révél|expliq|estim|chiffr|compt|impos|vérifi|not|observ|constat|précis|trouv|avèr|entend)"
)
# "a ship that it claimed was sunk"
_GAP = re.compile(r"\b(?:that|which|who|whom) $")
# "montrent comment …": a clause follows.
_AND_WHAT = re.compile(r"(?:que\b|qu'|that\b|\s(?:que\b|qu'|comment|combien|that\b|how\b))")


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
_SAYS_THAT = re.compile(r"\w\w(?: \w+)? (?:que|qu'|that)$")
_SAID = re.compile(
    r"(?:affirm|déclar|annonc|indiqu|soulign|rappel|avert|recon|admis|admet|expliqu|précis|répét|plaid|assur|prév[ei]n|ajout|réitér|said|says?|claim|argu|warn|insist|admit|announc|acknowledg|alleg|assert|stress|explain|told|tells?|conced|declar|add(?:s|ed)|reiterat|repl(?:y|ied))\w*(?: \w+)? (?:que|qu'|that)$"
)
# "Apple, for its part, insists that …": a name that no list knows.
_PROPER = re.compile(
    r"(?!(?:The|An?|Its|His|Her|Their|Those|Our|My|Le|La|Les|Une?|Des|Ces|Cette|Cet|Son|Sa|Ses|Leurs?|So|But|And|Yet|As|If|In|On|At|For|Not|Now|Then|Thus|Such|No|Neither|Both|Each|Even|Only|Once|Since|While|Although|Though|Whether|Why|When|Where|How|Still|Also|Later|Mais|Et|Or|Donc|Ainsi|Pourtant|Si|Quand|Comme|Puis|Enfin|Reste|Aussi|Autre|Seule?s?|Toutefois|Cependant|This|That|It|There|Here|What|Which|Who|All|Few|Many|Most|Some|None|Nothing|Nobody|Evidence|Logic|Reason|History|Rien|Cela|Ceci|Ça|Tout|Ce|Personne|Nul|Aucun|Peu)\b)[A-ZÀ-Ý][\w-]+(?: [A-ZÀ-Ý][\w-]+)*\b"
)
# "a condamné M. Berg à un an de prison": a court at work, not a voice.
_SENTENCED = re.compile(
    r" [^;]{2,110}? à (?:\w+ (?:ans?|mois)\b|la (?:prison|réclusion)|mort\b|perpétuité|une (?:peine|amende)|payer|verser)|à \w+ ans?\b"
)
_OPENS_QUOTE = re.compile(r"\s[“\"]$")
# Behind a quotation whoever follows the verb speaks it, whatever he is called.
_CLOSED = re.compile(r"(?:»,?|[,?!.][”\"]|[”\"],)\s$")
# "reportedly assessed on Monday that": the verb has its own content.
_SAYS_WHAT = re.compile(r"(?:(?<=that)|(?<=que)|[^.,;:]{0,30} that\b)")
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


# "Larijani's remarks", "the army’s strong protest"
_OWNED = re.compile(r"(?:'s?|s') (?:[\w-]+ )?$|[“\"][\w-]+ $")
_NOUNS = frozenset(
    [
        "remark",
        "remarks",
        "report",
        "reports",
        "comment",
        "comments",
        "protest",
        "protests",
        "claim",
        "claims",
        "charge",
        "charges",
        "demand",
        "demands",
        "warning",
        "threat",
        "threats",
        "estimate",
        "estimates",
        "doubt",
        "doubts",
        "fear",
        "fears",
        "hope",
        "hopes",
        "view",
        "views",
        "promise",
        "promises",
        "pledge",
        "pledges",
        "request",
        "requests",
        "answer",
        "answers",
        "reply",
        "replies",
        "response",
        "complaint",
        "complaints",
        "criticism",
        "praise",
        "statement",
        "statements",
        "note",
        "notes",
        "record",
        "records",
        "count",
        "counts",
        "plea",
        "pleas",
        "account",
        "accounts",
        "signal",
        "signals",
        "quote",
        "quotes",
        "judge",
        "judges",
        "guess",
        "bet",
        "vow",
        "vows",
    ]
)
# "U.S. demands for a truce": the word before it says whose it is, a complement follows.
_PLURAL_NOUN = re.compile(
    r"(?:demands (?:to|for|of|from|on|over)|claims (?:of|by|over|on|about|against)|reports (?:of|by|from|about|on)|charges (?:of|against|over)|comments (?:by|from|about|on)|complaints (?:of|by|about|from)|estimates (?:of|by|for)|doubts (?:about|over)|fears (?:of|over|about|for)|requests (?:for|to|by)|views (?:on|of|about)|responses (?:to|by)|threats (?:of|by|against|from|to)|protests (?:in|at|by|over)|pledges (?:of|by|from)|promises (?:of|by|from)|hopes (?:of))\b"
)
_MODIFIED = re.compile(r"(?:U\.S\.|[A-Z]\w+(?:an|ish|ese|ench|eek|i)|US|UN|EU|[a-z]+(?:al|ed|ic|ive|ing|ous|ern)) $")


# "a fresh claim"
_SINGULAR = re.compile(r"\b(?:an?|another|any|every|each|this|that)\s(?:[\w-]+\s){1,2}$")


def _is_noun(text: str, match: re.Match[str], language: str) -> bool:
    """A noun or a participle that is spelt like a verb of speech: "la note", "the report", "as reported"."""
    if language == "fr" and re.match(r"(?:a|ont|avait|avaient|ayant|eut) |s'|se |fait |font |met", match["cue"]):
        return False
    before = text[max(0, match.start("cue") - 10) : match.start("cue")]
    if match["before"]:
        before = text[max(0, match.start() - 10) : match.start()]
    if language == "en" and before.endswith(("'s ", "s' ")) and match["cue"].split()[0].endswith("ed"):
        # "North Korea's alleged shipments"
        return True
    if language == "en" and _OWNED.search(before) and match["cue"].split()[-1] in _NOUNS:
        return True
    if before.endswith("("):
        return True
    if language == "en" and _PLURAL_NOUN.match(text, match.start("cue")) and _MODIFIED.search(before):
        return True
    if match.groupdict().get("any") and before.endswith(", "):
        # "…, efforts that they support"
        return True
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
    if match is None:
        return
    lead = Span(sentence.start, match.start())
    first = leading(text, sentence, match.start(), inside) or _first_of_all(text, lead, language, inside)
    if first is not None and is_source(text, first[0], language, inside):
        cue = Span(*match.span("cue"))
        yield Found(Attribution(first[0], cue, first[1], "attribution.beside"), False)


def _first_of_all(text: str, lead: Span, language: str, inside: Sequence[Mention]) -> tuple[Span, str] | None:
    """The subject that no list knows: "Il a signé, ajoutant que …", "Le négociateur a signé, …"."""
    span = shared_subject(text, [lead], language, [m for m in inside if lead.contains(m.span)])
    return (span, "") if span is not None else None


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
