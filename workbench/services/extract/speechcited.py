"""What leads to a source with no verb of its own: "selon", "aux yeux de", "condemned by", "as the mayor has noted"."""

from __future__ import annotations

import re
from functools import lru_cache

from workbench.services.extract import lexicon
from workbench.services.extract.conjugation import conjugated
from workbench.services.extract.frenchparts import DAYS
from workbench.services.extract.speechforms import speech_words, spoken
from workbench.services.extract.speechparts import just_after, listed


@lru_cache(maxsize=2)
def according_pattern(language: str) -> re.Pattern[str]:
    """What leads to a source with no verb of its own; the cue is "cue", "bare" if it is a participle alone."""
    ways = _french() if language == "fr" else _english()
    return re.compile(rf"(?<![\w-])(?P<cue>{'|'.join(ways)})\s?")


def _capitalised(language: str, name: str) -> str:
    """The phrases of a list, at the head of a sentence too."""
    return lexicon.either({form for cue in speech_words(language)[name] for form in (cue, cue[0].upper() + cue[1:])})


def _no_reason(language: str) -> str:
    """ "citing company policy", "citant des raisons de sécurité": why, not who."""
    reasons = listed(language, "cited_reasons")
    return rf"(?!{just_after('[Cc]iting', '[Cc]itant')} (?:[\w'-]+ ){{0,3}}?{reasons}\b)"


def _told_of(language: str) -> str:
    """What may be said of a thing that somebody speaks of; "menacé par" and "justifié par" tell of no voice."""
    words = speech_words(language)
    verbs = [verb for verb in words["strong"]["verbs"] if " " not in verb and "'" not in verb]
    place = 0 if language == "fr" else -1
    said = {conjugated(verb, language).participles[place] for verb in verbs}
    return lexicon.either({*words["passive"], *(said - {*words["not_by_voice"]})})


def _french() -> tuple[str, ...]:
    nouns, participles = listed("fr", "published", "nouns"), listed("fr", "published", "participles")
    return (
        rf"{_capitalised('fr', 'according')}(?![\w-]){_no_reason('fr')}",
        rf"{_capitalised('fr', 'according_of')} d(?:e |es |u |')",
        # "De source proche", "a appris de sources locales", "rapporte l'agence"
        rf"{_FROM_A_SOURCE}[Dd]e(?= sources? [a-zé])|rapporte(?:nt)?(?= l'| le )",
        _told_by(),
        _judged_by(),
        # "un rapport confidentiel publié par"
        rf"{nouns}s?,? (?:{listed('fr', 'published', 'manner')} )?{participles}e?s? par",
        _bare_by(),
    )


_FROM_A_SOURCE = r"(?:(?<=^)|(?<=[.,] )|(?<=apprend )|(?<=appris ))"


def _told_by() -> str:
    """ "a aussitôt été dénoncé à Oslo par"."""
    adverb = rf"(?:{listed('fr', 'told_adverbs')} )?"
    # "a salué l'adoption par le Parlement" is no passive.
    being = rf"(?:(?:a|ont|avai(?:t|ent)) {adverb}été|est|sont|étai(?:t|ent)|fu(?:t|rent))"
    return rf"{being} {adverb}{_told_of('fr')}e?s? (?:[^,.;:]{{0,30}}? )??par(?![\w-])"


def _judged_by() -> str:
    """ "est jugé trop lent par"."""
    adverb = rf"(?:{listed('fr', 'told_adverbs')} )?"
    being = r"(?:est|sont|était|étaient|a été|ont été)"
    return rf"{being} {adverb}{listed('fr', 'judged')}e?s? (?:[^.;:,]{{2,60}}? )?par"


def _bare_by() -> str:
    """ "le retard, reconnu mardi par", "un bac jugé dangereux par"; not "a avancé par"."""
    when = rf"(?:en|le|fin|début|mi-|au|à|dès|{DAYS}|comme)"
    called = r"d[e'] ?[«\"\w]|[«\"\w]+(?:eux|euse|ble|bles|oire|oires|iste|if|ive)"
    start = r"(?<=[\w»,)] )(?<!\ba )(?<!\bont )(?<!avait )"
    between = rf"(?:(?:{when}|{called}) ?[^.;:,()]{{0,30}}? )?"
    return rf"(?P<bare>{start}(?:\w+ment )?{listed('fr', 'told_bare')}e?s? {between}par)"


def _english() -> tuple[str, ...]:
    nouns, participles = listed("en", "published", "nouns"), listed("en", "published", "participles")
    between = r"(?:(?:as|at|in|on|last) [^.;:,()]{0,40}? )?"
    told_bare = listed("en", "told_bare")
    return (
        rf"{_capitalised('en', 'according')}(?![\w-]){_no_reason('en')}",
        *_by_its_own(),
        _as_noted(),
        *_own_figures(),
        # "as first stated by"
        rf"[Aa]s (?:first |\w+ly ){listed('en', 'stated_by')} by",
        # "was sharply condemned last week by"
        rf"(?:was|were|been|is|are) (?:(?:\w+ly|also|first|since|later|earlier) )?{_told_of('en')}(?! to\b)(?!(?<=put) (?:together|up|out|in|on|off|aside|down|under|at sea)\b) (?:[^.,;:]{{2,50}}? )??by",
        # "was informed by the mayor that"
        rf"(?:was|were|been|is|are) (?:\w+ly )?{listed('en', 'informed')} by(?= [^.,;:]{{2,60}} that\b)",
        rf"{nouns},? {participles} by",
        rf"(?P<bare>(?<=[\w”\",)] )(?:\w+ly )?{told_bare} {between}by)",
    )


# "per a local report"
_PAPER = (
    r"(?:the|an?|one|its|their) (?:[\w-]+ ){0,2}"
    r"(?:reports?|statement|sources?|officials?|stud(?:y|ies)|polls?|estimates?|ministry|government|army|police|agency)\b"
)
# "the mayor's", "the town's own"
_OWNER = r"[\w' -]{3,30}"


def _by_its_own() -> tuple[str, ...]:
    """ "as per the Guild", "by the mayor's own account", "in the mayor's view", "if the mayor is to be believed"."""
    return (
        rf"(?:[Aa]s )?[Pp]er (?=the [A-Z]|[A-Z][a-z]|{_PAPER})",
        r"[Ii]f (?=[\w' -]{3,40} (?:is|are) to be believed)",
        rf"[Bb]y (?={_OWNER}(?:'s?| own) (?:own )?{listed('en', 'own_account')}\b)",
        rf"[Ii]n (?={_OWNER} (?:own )?{listed('en', 'own_view')}\b)",
    )


def _own_figures() -> tuple[str, ...]:
    """ "on the town's own figures", "that is how the mayor puts it"."""
    return (
        rf"[Oo]n (?={_OWNER}(?:'s?) (?:own )?{listed('en', 'own_figures')}\b)",
        rf"(?:(?<=\bis )|(?<=\bwas ))how (?=[\w' .-]{{3,60}} {listed('en', 'puts')} )",
    )


def _as_noted() -> str:
    """ "As the mayor has noted,"."""
    forms = {form for kind in ("strong", "weak") for group in spoken("en", kind) for form in group}
    verbs = lexicon.any_of([*forms, *speech_words("en")["of_persons"]])
    determiner = r"(?:the|its|an?|his|her|their|one|two|some|many|several) "
    who = rf"(?:{determiner}|{listed('en', 'noting')} |[A-Z])[\w'’ .-]{{2,110}}?"
    when = r"(?:,|\.| (?:last|on|in|at|to(?! \d)) [\w' ]{2,25},)"
    return rf"[Aa]s (?={who} (?:has |have |had |likes to )?{verbs}{when})"
