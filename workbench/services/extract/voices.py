"""Words of speech that say nothing: nicknames, hearsay, sentences of a court, recognitions, acts in answer to others."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from workbench.core.spans import Span
from workbench.services.extract import lexicon
from workbench.services.extract.records import Mention
from workbench.services.extract.speech import source_pattern
from workbench.services.extract.speechforms import speech_words


def says_nothing(text: str, cue: Span) -> bool:
    """Whether what follows a verb of speech makes it no speech: "dit Berg," is a name, "reconnaît l'État" an act."""
    words = cue.of(text)
    if _NOTHING_SAID.match(text, cue.start):
        return True
    if words.startswith("commente") and text.endswith(("ne ", "n'"), 0, cue.start) and _NOT_AT_ALL.match(text, cue.end):
        # "Riga ne commente pas ces chiffres": nothing is said.
        return True
    if words == "dit" and text.endswith(", ", 0, cue.start) and _NICKNAME.match(text, cue.end):
        return True
    if words.startswith("called") and _IS_CALLED.match(text, cue.start):
        return True
    if _HEARSAY.search(words) and not (_SAYS_WHAT.match(text, cue.end) or _WARNS.search(words)):
        return True
    if _GIVEN.search(words) and _TO_BE_GIVEN.match(text, cue.end):
        return True
    if words.startswith("se défend") and _WITH_ARMS.match(text, cue.end):
        return True
    if _RECOGNISES.search(words) and (_STATE_AHEAD.match(text, cue.end) or _AS_BEING.match(text, cue.end)):
        return True
    return words.endswith("condamné") and _SENTENCED.match(text, cue.end) is not None


# "has said nothing in public", "did not respond to a request"
_NOTHING_SAID = re.compile(
    r"(?:dit|disent|disait|disaient) (?:pas |plus )?(?:grand-chose|rien|mot|peu de choses?)\b|"
    r"(?:has |have |had )?(?:said|says?) (?:nothing|no more|not a word|almost nothing|next to nothing)\b(?! (?:about it being|that))"
    r"|(?:did not|didn't|has not|have not|had not|does not|do not) (?:immediately |yet |\w+ly )?(?:respond|reply|respond(?:ed)|replied) to (?:an?|the|our|its|repeated|several|multiple|numerous|requests?|questions?|calls?|emails?|messages?)\b"
)
_NOT_AT_ALL = re.compile(r" (?:pas|jamais|guère|plus|point)\b")
# "s'était vu accorder le bac": what was done to it.
_GIVEN = re.compile(r"^s(?:'|e ).*\bvue?s?$")
_TO_BE_GIVEN = re.compile(r" (?:\w+ment )?\w{2,}(?:er|ir|re|oir)\b")
# "se défendent contre la crue", "ceux qui se défendent n'ont rien": no denial.
_WITH_ARMS = re.compile(r"[.,;]| (?:n'|ne |contre |face |avec |bien\b|mal\b|seule?s?\b)")
# "a unit called the Storm Corps was sent": its name, and a verb of its own.
_IS_CALLED = re.compile(
    r"called (?:the )?[A-Z][\w'-]*(?: [A-Z][\w'-]*)*(?=,? (?:is|are|was|were|has|have|had|will|who|that|which|led|launched|[a-z]+ed)\b|,)"
)
# "a condamné M. Berg à un an de prison": a court at work, not a voice.
_SENTENCED = re.compile(
    r" [^;]{2,110}? à (?:\w+ (?:ans?|mois)\b|la (?:prison|réclusion)|mort\b|perpétuité|une (?:peine|amende)|payer|verser)|à \w+ ans?\b"
)
# "a reconnu Israël", "recognised the new state": an act of a state, not a saying.
_RECOGNISES = re.compile(r"(?:reconn\w+|recogni[sz]\w+)$")
_STATE_AHEAD = re.compile(
    r" (?:officiellement |formellement |formally )?(?:(?:en|dès|in) (?:\w+ )?\d{4},? )?(?:[A-ZÀ-Ý]|l[ae'] ?(?:État|Etat|indépendance|souveraineté|république"
    r"|gouvernement|junte|Palestine|\w+ comme)|the (?:state|independence|sovereignty|government|republic)\b)"
)
# "reportedly assessed on Monday that": the verb has its own content.
_SAYS_WHAT = re.compile(r"(?:(?<=that)|(?<=que)|[^.,;:]{0,30} that\b)")
# "Cairo has reportedly asked": whoever reports it is not Cairo.
_HEARSAY = re.compile(r"(?:reported|alleged|supposed|purported|apparent)ly\b|prétendument|apparemment")
# "Mohamed Berg, dit Berg, part"
_NICKNAME = re.compile(
    r" [«“]?\s?[A-ZÀ-Ý][\w' -]{1,40}[»”]?,| [«“]\s?(?:l[ae]s? |l')?[A-ZÀ-Ý][\w' -]{1,40}[»”](?:[.,;)]|$)"
)


def is_set_beside(text: str, span: Span, cue: Span) -> bool:
    """ "The toll, announced ten days later, fell": a participle in commas right behind its noun, no voice."""
    return cue.start - span.end == _COMMA and _PARTICIPLE_IN_COMMAS.match(text, cue.start) is not None


_COMMA = 2
_PARTICIPLE_IN_COMMAS = re.compile(
    r"[a-z]+ed (?!that\b|it\b|they\b|he\b|she\b|there\b|the\b|an?\b|its\b|his\b|her\b|their\b|to\b|[A-Z“\"])[^,.;:“”\"]{2,60}, "
)


def only_rates(text: str, span: Span, cue: Span, language: str) -> bool:
    """ "ce qu'elle voit comme sien", "le moulin qu'il considère comme perdu": a relative clause rates a thing and tells nothing."""
    if _is_stance(text, span, cue, language):
        return True
    is_relative = language == "fr" and text.endswith(("qu'", "qu’"), 0, span.start)
    if language == "fr" and text.endswith(("que ", "qu'"), 0, span.start) and _UNWILLING.match(cue.of(text)):
        # "des sources que le ministère n'a pas voulu confirmer"
        return True
    if language == "fr" and text.endswith((", que ", ", qu'"), 0, span.start) and cue.of(text).startswith("menac"):
        # "un budget, que l'opposition menace d'amputer": what may be done to it.
        return True
    return is_relative and _VIEWS.match(cue.of(text)) is not None and _AS_WHAT.match(text, cue.end) is not None


def _is_stance(text: str, span: Span, cue: Span, language: str) -> bool:
    """ "Norway sees the fort as a lever", "Oslo y voit un débouché": how a state takes a thing, which it does not say."""
    words = cue.of(text)
    takes = text.endswith("y ", 0, cue.start) if language == "fr" else _SEES.search(words) is not None
    is_stance = takes and (_SEES if language == "en" else _VOIT).search(words) is not None
    if not is_stance or (language == "en" and _AS.match(text, cue.end) is None):
        return False
    return _observers(language).search(text, span.start, span.end) is None


@cache
def _observers(language: str) -> re.Pattern[str]:
    """Those whose views are told because they are asked for them: experts, officials, some."""
    return re.compile(rf"(?<![\w-]){lexicon.stems(speech_words(language)['observers'])}(?![\w-])", re.I)


_SEES = re.compile(r"(?:see|saw|view|regard|perceiv)\w*$")
_VOIT = re.compile(r"(?:voi|voy|vu)\w*$")
_AS = re.compile(r" [^.,;:]{2,60}? as ")
_UNWILLING = re.compile(
    r"(?:a|ont|avait|avaient) (?:\w+ )?(?:pas|jamais) (?:\w+ )?(?:voulu|souhaité|désiré|été en mesure) "
)
_VIEWS = re.compile(r"(?:voi|voy|considèr|perçoi|regard|tien)")
_AS_WHAT = re.compile(r" (?:\w+ment )?comme\b")


def it_notes(text: str, span: Span, cue: Span) -> bool:
    """Whether a pronoun notes or cites a thing: a paper taken up, or whoever wrote it."""
    return _IT_NOTES.fullmatch(f"{span.of(text)} {cue.of(text)}") is not None


# "And it noted a trend": a paper taken up, or whoever wrote it.
_IT_NOTES = re.compile(
    r"(?:[Ii]t|[Tt]hey|[Hh]e|[Ss]he) (?:also |has |have )*(?:noted|cited|highlighted|listed|mentioned|detailed|recommended|documented)"
)
# "It is clear that", "spurred by radio broadcasts", "the other version, called the Berg": nobody speaks.
_PLAIN_IS = re.compile(r"(?:is|was|remains?|seems?) ")
# "It does show how old the mill is": what the author reads from it
_TEACHES = re.compile(
    r"(?:(?:does|did|also|has|had|only|merely|at least|clearly|\w+ly) )*(?:shows?|shown|showed|suggests?|suggested|demonstrates?|demonstrated"
    r"|illustrates?|illustrated|reveals?|revealed|reflects?|reflected|proves?|proved|means?|implies|implied)(?: that)?$"
)
# "Would you say that …?"
_ASKED = re.compile(
    r"(?:Would|Do|Does|Did|Could|Can|Will|Should|Is|Are|Was|Were|Has|Have) (?:you|they|he|she|it|we|the|an?)\b"
)
# "told them that mills stand, that herders had asked for it"
_WHAT_IS_TOLD = re.compile(r"(?:that|que) (?!(?:is|was|same|very|day|one)\b)\w|qu'(?!on\b)\w")
# "All told, ten sailed", "depending on whom one asks"
_IN_ALL = re.compile(r"(?:[Aa]ll told|[Tt]ruth (?:be )?told)")
_WHOM_ONE = re.compile(r"(?<!\w)(?:whom|who|what|how|which \w+|where) (?:one|you)$")
_DONE = re.compile(r"[a-z]+(?:ed|en) (?:by|in|on|at)\b")


def is_no_voice(text: str, span: Span, cue: Span) -> bool:
    """Whether a subject and its verb are no speech: "it is clear", "spurred by radio", an act in answer to another."""
    words = cue.of(text)
    if _IN_ALL.fullmatch(f"{span.of(text)} {words}") or _WHOM_ONE.search(text, max(0, span.start - 12), span.end):
        return True
    if span.of(text).lower() in ("it", "this", "that") and (_PLAIN_IS.match(words) or _TEACHES.match(words)):
        return True
    if _ASKED.match(text, span.start, span.end):
        return True
    if _DONE.match(text, span.start, span.end) or _WHAT_IS_TOLD.match(text, span.start, span.end):
        return True
    if words.startswith("a ") and _PLURAL.match(text, span.start, span.end):
        return True
    if _ACTS.search(words) and _ACTED.match(text, cue.end):
        return True
    is_beside = words.startswith("called ") and text.endswith(", ", 0, cue.start)
    return is_beside and _NAMED_SO.match(text, cue.end) is not None


# "the other version, called the Berg,"
_NAMED_SO = re.compile(r" (?:(?!an? )[\w'-]+ ?){1,4}(?:,|\.$)")
# "ses forces … et a insisté": one who speaks is not many.
_PLURAL = re.compile(r"(?:ses|les|des|leurs|ces|plusieurs|certains) (?!\w+ et )", re.I)
# "responded to this by sending troops", "pushed back the delivery until spring": acts.
_ACTS = re.compile(r"(?:respond(?:s|ed)?|push(?:es|ed)? back)$")
_ACTED = re.compile(
    r" to [^.,;]{2,40} by |(?<=back) (?:until |'until|(?:the|its|their) (?:delivery|date|deadline|start|launch|vote"
    r"|election|enemy|army|troops|rebels|attack|offensive))"
)
# "reconnaissent la péninsule comme norvégienne"
_AS_BEING = re.compile(r" [^.;,:«]{2,60} (?:comme|as) ")
# "has reportedly warned Oslo of": a threat has its own author.
_WARNS = re.compile(r"(?:warned|threatened|accused|vowed|promised|pledged|told|asked|urged)$")


# "a charge Oslo rejects", "a step the port condemned": the noun is what is told.
_NOUN_FIRST = re.compile(
    r"an? (?:(?!(?:of|in|for|from|with|at|to|by|on|and|near|named|called)\b)[a-z-]+ ){0,2}"
    r"(?!(?:of|in|for|from|with|at|to|by|on|and|near|named|called)\b)(?P<noun>[a-z-]+) (?:the )?"
)


def in_contact_clause(text: str, span: Span, language: str, inside: Sequence[Mention]) -> Span | None:
    """Whoever speaks in a relative clause without its relative word: "a charge the ministry rejects"."""
    for mention in inside if language == "en" else ():
        if mention.span.end != span.end or mention.form not in ("name", "metonym") or mention.span.start == span.start:
            continue
        lead = _NOUN_FIRST.fullmatch(text, span.start, mention.span.start)
        if lead is not None and source_pattern(language).fullmatch(lead["noun"]) is None:
            return Span(lead.end("noun") + 1, span.end)
    owned = _NOUN_AND_WHO.fullmatch(text, span.start, span.end) if language == "en" else None
    if owned is not None and source_pattern(language).fullmatch(owned["noun"]) is None:
        # "a condition its neighbour rejects"
        return Span(*owned.span("who")) if source_pattern(language).search(owned["who"]) else None
    return None


_NO_TIE = r"(?!(?:of|in|for|from|with|at|to|by|on|and|or|near|under|over|against|as|than|that)\b)"
_NOUN_AND_WHO = re.compile(
    rf"(?:an?|the) (?:{_NO_TIE}[a-z-]+ ){{0,2}}?{_NO_TIE}(?P<noun>[a-z-]+) (?P<who>(?:its|his|her|their|the) (?:{_NO_TIE}[a-z-]+ ){{0,2}}[a-z-]+)"
)


@cache
def _pictures(language: str) -> re.Pattern[str]:
    return re.compile(rf"(?<![\w-]){lexicon.either(speech_words(language)['pictures'])}(?![\w-])", re.I)


# What a picture only hints at is told, what it shows is there.
_HINTS = re.compile(r"(?:suggest|indicat|suggèr|indiqu|laiss|appear|sembl)")


def is_seen(text: str, span: Span, cue: Span, language: str) -> bool:
    """Whether pictures show it: "satellite images show the new quay" states that the quay is there."""
    return _pictures(language).search(text, span.start, span.end) is not None and not _HINTS.search(cue.of(text))
