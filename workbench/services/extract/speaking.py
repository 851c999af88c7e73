"""Sources with a verb of speech: "X a déclaré que", "…, said X", "a ship that X claimed was sunk"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from workbench.core.spans import Span
from workbench.services.extract.accordance import NOUN_AHEAD
from workbench.services.extract.clauses import is_main
from workbench.services.extract.fallbacks import behind_comma, paper_first
from workbench.services.extract.lookalikes import is_noun
from workbench.services.extract.quotations import AS_HE, PROPER_LAST, inverted
from workbench.services.extract.records import Mention
from workbench.services.extract.sources import Found, each, is_source, names_at_once
from workbench.services.extract.speech import evidence_pattern, source_pattern, verb_pattern
from workbench.services.extract.subjects import subject_before

_WINDOW = 300


def speaking(
    text: str, sentence: Span, language: str, inside: Sequence[Mention], regions: list[Span]
) -> Iterator[Found]:
    """Every source with a verb of speech, before it or behind it."""
    for match in verb_pattern(language).finditer(text, sentence.start, sentence.end):
        cue = Span(match.start("cue"), match.end("cue")).trimmed(text)
        if any(m.span.overlaps(cue) for m in inside) or is_noun(text, match, language):
            continue
        if cue.of(text) == "dit" and text[: cue.start].endswith(", ") and _NICKNAME.match(text, cue.end):
            continue
        near = Span(max(sentence.start, match.start() - _WINDOW), min(sentence.end, match.end() + _WINDOW))
        held = [m for m in inside if m.span.overlaps(near)]
        if _HEARSAY.search(cue.of(text)) and not (_SAYS_WHAT.match(text, cue.end) or _WARNS.search(cue.of(text))):
            continue
        behind = inverted(text, match, sentence, language, held)
        if behind is not None and not is_source(text, behind, language, held):
            # "The summary, which leaked, said Norway's ships sail": what follows is its content.
            is_told = _CLOSED.search(text, sentence.start, match.start()) is not None or language == "fr"
            behind = behind if is_told else None
        # The bill "welcomes the deal": its verb opens the quotation.
        at = match.start() - (_OPENS_QUOTE.search(text, sentence.start, match.start()) is not None)
        span = behind or subject_before(text, _opened(text, near, sentence), at, language, held)
        if span is None:
            span = _taken_up_by_who(text, sentence, at, language, held)
        if behind is None and (span is None or not is_source(text, span, language, held)):
            paper = paper_first(text, sentence, at, language) if match["shown"] or span is None else None
            span = behind_comma(text, sentence, at, language, held) or paper or span
        if match.groupdict().get("loose") and behind is None and not _in_commas(text, span, language):
            continue
        if match["before"].startswith(("s'", "se ")) and _OF_ITSELF.match(cue.of(text)):
            continue
        if match.groupdict().get("gap") and (span is None or not _GAP.search(text[: span.start])):
            continue
        span = _where_one_speaks(text, sentence, span, language)
        told = behind is not None and (
            _CLOSED.search(text, sentence.start, match.start()) is not None
            or (language == "fr" and PROPER_LAST.fullmatch(text, behind.start, behind.end) is not None)
        )
        if _RECOGNISES.search(cue.of(text)) and (_STATE_AHEAD.match(text, cue.end) or _AS_BEING.match(text, cue.end)):
            continue
        if cue.of(text).endswith("condamné") and _SENTENCED.match(text, cue.end):
            continue
        is_paper = span is not None and any(
            nouns(language).fullmatch(text, span.start, span.end) for nouns in (evidence_pattern, source_pattern)
        )
        if span is not None and not behind and not is_paper and verb_pattern(language).match(text, span.start):
            # "said a trader who asked …": the verb before him has its own source.
            continue
        if span is not None and not behind and _is_no_voice(text, span, cue):
            continue
        thought = span is not None and _thinks(text, match, cue, span)
        if span is None or not (told or thought or is_source(text, span, language, held)):
            continue
        shows = evidence_pattern(language).search(text, span.start, span.end) is not None
        tells = cue.of(text).endswith((" que", " qu'", " that")) or _AND_WHAT.match(text, cue.end) is not None
        it_notes = span is not None and _IT_NOTES.fullmatch(f"{span.of(text)} {cue.of(text)}") is not None
        if match["shown"] and not shows and not it_notes and not (tells and names_at_once(text, span, language, held)):
            continue
        told = _WHAT.match(text, sentence.start, span.start) is not None
        main = behind is not None or told or (is_main(match.start(), regions) and is_main(span.start, regions))
        aside = behind is not None and AS_HE.search(text[sentence.start : match.start("cue")]) is not None
        rule = "attribution.aside" if aside else "attribution.inverted" if behind else "attribution.subject"
        # Whoever wonders leaves the sentence its doubt.
        wonders = cue.of(text).startswith(("se demande", "s'interroge"))
        yield from each(text, span, cue, inside, rule, main and not aside and not wonders)


# "And it noted a trend": a paper taken up, or whoever wrote it.
_IT_NOTES = re.compile(
    r"(?:[Ii]t|[Tt]hey|[Hh]e|[Ss]he) (?:also |has |have )*(?:noted|cited|highlighted|listed|mentioned|detailed|recommended|documented)"
)
# "It is clear that", "spurred by radio broadcasts", "the other version, called the Berg": nobody speaks.
_PLAIN_IS = re.compile(r"(?:is|was|remains?|seems?) ")
_DONE = re.compile(r"[a-z]+(?:ed|en) (?:by|in|on|at)\b")


def _is_no_voice(text: str, span: Span, cue: Span) -> bool:
    words = cue.of(text)
    if span.of(text).lower() == "it" and _PLAIN_IS.match(words):
        return True
    if _DONE.match(text, span.start, span.end):
        return True
    if words.startswith("a ") and _PLURAL.match(text, span.start, span.end):
        return True
    if _ACTS.search(words) and _ACTED.match(text, cue.end):
        return True
    return words.startswith("called ") and text[: cue.start].endswith(", ")


# "ses forces … et a insisté": one who speaks is not many.
_PLURAL = re.compile(r"(?:ses|les|des|leurs|ces|plusieurs|certains) (?!\w+ et )", re.I)
# "responded to this by sending troops", "pushed back the delivery until spring": acts.
_ACTS = re.compile(r"(?:respond(?:s|ed)?|push(?:es|ed)? back)$")
_ACTED = re.compile(
    r" to [^.,;]{2,40} by |(?<=back) (?:until |'until|(?:the|its|their) (?:delivery|date|deadline|start|launch|vote|election|enemy|army|troops|rebels|attack|offensive))"
)
# "reconnaissent la péninsule comme norvégienne"
_AS_BEING = re.compile(r" [^.;,:«]{2,60} (?:comme|as) ")
# "has reportedly warned Oslo of": a threat has its own author.
_WARNS = re.compile(r"(?:warned|threatened|accused|vowed|promised|pledged|told|asked|urged)$")


def _thinks(text: str, match: re.Match[str], cue: Span, span: Span) -> bool:
    """Whether a verb with "that" makes a source of a subject that no list knows."""
    proper = _PROPER.match(text, span.start)
    if SAYS_THAT.search(cue.of(text)) is not None and not match.groupdict().get("any"):
        by_noun = NOUN_AHEAD.match(text.lower(), span.start) is not None and _SAID.search(cue.of(text)) is not None
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
_AND_WHAT = re.compile(
    r"(?:que\b|qu'|that\b|\s(?:que\b|qu'|comment|combien|pourquoi|that\b|how\b|why\b|what\b|where\b))"
)
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
SAYS_THAT = re.compile(r"\w\w(?: \w+)? (?:que|qu'|that)$")
_SAID = re.compile(
    r"(?:indicat|conclu|estim|rapport|believ|tweet|post|déclar|annonc|avert|recon|admis|admet|expliqu|précis|répét|plaid|assur|prév[ei]n|ajout|réitér|said|says?|claim|argu|warn|insist|admit|announc|acknowledg|alleg|assert|stress|explain|told|tells?|conced|declar|add(?:s|ed)|reiterat|repl(?:y|ied))\w*(?: \w+)? (?:que|qu'|that)$"
)
# "Apple, for its part, insists that …": a name that no list knows.
_PROPER = re.compile(
    r"(?!(?:Autrement|Nulle|Cela|The|An?|Its|His|Her|Their|Those|Our|My|Le|La|Les|Une?|Des|Ces|Cette|Cet|Son|Sa|Ses|Leurs?|So|But|And|Yet|As|If|In|On|At|For|Not|Now|Then|Thus|Such|No|Neither|Both|Each|Even|Only|Once|Since|While|Although|Though|Whether|Why|When|Where|How|Still|Also|Later|Mais|Et|Or|Donc|Ainsi|Pourtant|Si|Quand|Comme|Puis|Enfin|Reste|Aussi|Autre|Seule?s?|Toutefois|Cependant|This|That|It|There|Here|What|Which|Who|All|Few|Many|Most|Some|None|Nothing|Nobody|Evidence|Logic|Reason|History|Rien|Cela|Ceci|Ça|Tout|Ce|Personne|Nul|Aucun|Peu)\b)[A-ZÀ-Ý][\w-]+(?: [A-ZÀ-Ý][\w-]+)*\b"
)
# "a condamné M. Berg à un an de prison": a court at work, not a voice.
_SENTENCED = re.compile(
    r" [^;]{2,110}? à (?:\w+ (?:ans?|mois)\b|la (?:prison|réclusion)|mort\b|perpétuité|une (?:peine|amende)|payer|verser)|à \w+ ans?\b"
)
# "a reconnu Israël", "recognised the new state": an act of a state, not a saying.
_RECOGNISES = re.compile(r"(?:reconn\w+|recogni[sz]\w+)$")
_STATE_AHEAD = re.compile(
    r" (?:officiellement |formellement |formally )?(?:[A-ZÀ-Ý]|l[ae'] ?(?:État|Etat|indépendance|souveraineté|république|gouvernement|junte|Palestine|\w+ comme)|the (?:state|independence|sovereignty|government|republic)\b)"
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


_WHO = {
    "fr": re.compile(r"(?P<who>[^,.;:«»“”\"()]{3,90}), qui (?:\w+ment )?(?:l'|le |les |lui |leur )?$"),
    "en": re.compile(r"(?P<who>[^,.;:“”\"()]{3,90}), who (?:\w+ly |also |later |earlier )?$"),
}
# "the head of the navy": what "of" ties to him stays with him.
_LEADS = re.compile(r"(?<![\w'])(?:to|for|by|with|from|on|against|and|par|pour|avec|à|aux?|et) ")
_PAST = re.compile(r"^.*\s(?:\w+ed|met|saw|told|gave|hit|angered|a \w+é|ont \w+é) ")


def _taken_up_by_who(text: str, sentence: Span, verb: int, language: str, inside: Sequence[Mention]) -> Span | None:
    """ "for opposition leaders, who told the envoy …": whom the relative word takes up, where he is told at once."""
    relative = _WHO[language].search(text, sentence.start, verb)
    if relative is None or relative.end() != verb:
        return None
    who = Span(*relative.span("who"))
    verb_within = _PAST.match(text, who.start, who.end)
    who = Span(verb_within.end(), who.end) if verb_within is not None else who
    starts = [who.start, *(lead.end() for lead in _LEADS.finditer(text, who.start, who.end))]
    span = Span(starts[-1], who.end).trimmed(text)
    return span if names_at_once(text, span, language, inside) else None


def _opened(text: str, near: Span, sentence: Span) -> Span:
    """The stretch before a verb where its subject is looked for, from a word's beginning on."""
    if near.start == sentence.start:
        return near
    space = text.find(" ", near.start, near.end)
    return Span(space + 1, near.end) if space >= 0 else near
