"""How speech is written in one language: the patterns of its verbs and of those who speak, from the lists."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from workbench.services.extract import englishparts as english
from workbench.services.extract import frenchparts as french
from workbench.services.extract import lexicon
from workbench.services.extract.conjugation import gerund
from workbench.services.extract.speechenglish import english_verbs
from workbench.services.extract.speechforms import infinitives, speech_words, spoken
from workbench.services.extract.speechfrench import french_verbs
from workbench.services.extract.speechparts import listed, one_of

# Endings of those who do something: "meuniers", "oceanologists"; "matrice" and "cicatrice" are none.
_FRENCH_HUMAN = (
    r"(?:\w+(?:eurs?|euses?|logues?|ants|iens|iennes|ciers|taires|crates)|\w{3,}istes?|(?!ma|cica)\w+trices?)"
)
_ENGLISH_HUMAN = r"\w+(?:ers|ists|ors|ologists|ians|men|women)"


@lru_cache(maxsize=2)
def participle_pattern(language: str) -> re.Pattern[str]:
    """Speech beside another verb: ", estimant que …", ", warning that …"; the cue is "cue"."""
    words = speech_words(language)
    verbs = [verb for kind in ("strong", "weak", "that") for verb in words.get(kind, {}).get("verbs", ())]
    silent = words["no_participles"]
    speaking = lexicon.any_of(form for verb in verbs if (form := gerund(verb, language)) not in silent)
    # What is done to somebody by speaking needs no "that": ", accusant Oslo de …", ", urging Oslo to …".
    addressing = lexicon.either({gerund(verb, language) for verb in words["addressed"]})
    between = rf"(?:{listed(language, 'between_and_that')} )?"
    beside = _french_beside if language == "fr" else _english_beside
    return re.compile(beside(speaking, addressing, between))


@lru_cache(maxsize=2)
def fronted_pattern(language: str) -> re.Pattern[str]:
    """Speech with which a sentence opens before it tells whose it is: "Noting that …, the mayor left"."""
    words = speech_words(language)
    verbs = [verb for kind in ("strong", "weak") for verb in words[kind]["verbs"]]
    speaking = lexicon.any_of(form for verb in verbs if (form := gerund(verb, language)) not in words["no_participles"])
    if language == "fr":
        clause = rf"(?={french.before_that()} {french.THAT})"
        return re.compile(rf"(?:Tout en |En )?(?P<cue>(?i:{speaking})){clause}")
    lead = rf"(?:(?i:{listed('en', 'beside_leads')}) (?:also )?)?"
    return re.compile(rf"{lead}(?P<cue>(?i:{speaking}))(?={english.before_that()} that\b)")


def _french_beside(speaking: str, addressing: str, between: str) -> str:
    clause = rf"(?:{french.before_that()} {between}{french.THAT}| ?: ?«| «)"
    clitic = r"(?:l'|les? |la |lui )?"
    said = rf"(?:tout en |en )?{clitic}(?:{speaking}(?={clause})|{addressing}(?= ))"
    # "a souri avant d'ajouter que …", "a écrit pour dire que …"
    infinitive = one_of(infinitives("fr", "strong"), infinitives("fr", "weak"))
    # ", se bornant à rappeler que …"
    merely = rf"se (?:bornant|limitant|contentant|plaisant|hâtant|empressant) (?:à |de |d'){infinitive}(?={clause})"
    said = rf"{said}|{merely}"
    before_saying = rf"(?<= )(?:avant (?:même )?d(?:e |')|pour )(?P<told>{clitic}{infinitive}(?={clause}))"
    return rf"(?:(?:,| et) |(?<= )(?=en ))(?P<cue>{said})|{before_saying}"


def _english_beside(speaking: str, addressing: str, between: str) -> str:
    # "after reading that day's paper"
    that = rf"(?={english.before_that()} {between}that\b(?! {listed('en', 'pointed_at')}))"
    said = rf"{speaking}(?:{that}|(?=: ?[“\"]| [“\"]))"
    # ", saying it had no news": a clause without its "that".
    subject = rf"(?:{listed('en', 'plain_subjects')}|[A-Z]\w+)\b"
    plain = rf"{listed('en', 'plain_gerunds')}(?= (?:only |also |simply |rather )?{subject})"
    # ", calling it a sham", ", vowing to sail", ", refusing to comment"
    whom = r"(?:it|him|her|them|this|that|(?:the|its|his|her|their) [^.,;:]{2,50}?|[A-Z][^.,;:]{1,50}?)"
    naming = rf"(?:{listed('en', 'naming')}(?= {whom} (?:an?|the|[“\"]))|telling(?= {whom} (?:to|that)\b))"
    binding = rf"{listed('en', 'binding')}(?= (?:not |never )?to [a-z])"
    silence = rf"(?:refusing|declining) to {listed('en', 'keeping_silent')}"
    beside = rf"(?:,| and) (?P<cue>(?:\w+ly |also )?(?:{said}|{plain}|{naming}|{binding}|{silence}|{addressing}(?= )))"
    return rf"{beside}|(?<= ){listed('en', 'beside_leads')} (?:also )?(?P<told>{speaking}{that})"


@lru_cache(maxsize=2)
def source_pattern(language: str) -> re.Pattern[str]:
    """Nouns of those who can say things."""
    words = speech_words(language)
    # "la valeur", "the borders" end like those who do something.
    human = rf"(?!{listed(language, 'no_persons')}s?\b){_FRENCH_HUMAN if language == 'fr' else _ENGLISH_HUMAN}"
    nouns = lexicon.any_of(form for noun in words["sources"] for form in (noun, f"{noun}s"))
    # "ship-trackers", "ex-diplomate": the last part of a compound speaks.
    # "le premier bac" is no premier.
    ordinal = (
        r"(?!(?:premi[eè]re?|derni[eè]re?)s? (?!à |d[eu'] ?|des |et |qui |ministre)[a-zà-ÿ])"
        if language == "fr"
        else ""
    )
    if language == "en":
        # "the military plan" is no military.
        tied = r"(?:of|in|at|from|for|and|or|on|to|by|near|with|that|who|which|under|against|itself|also|has|have|had|is|are|was|were|said|says?|told|will|would|may|can|could|\w+ed|\w+ing)"
        ordinal = rf"(?!{listed('en', 'modifiers')} (?!{tied}\b)[a-z])"
    return re.compile(rf"(?<![\w-]){ordinal}(?:\w+-)?(?:{nouns}|{human})(?![\w])", re.I)


@lru_cache(maxsize=2)
def verb_pattern(language: str) -> re.Pattern[str]:
    """Verbs of speech with what must follow the weak ones; groups: before, cue, shown (what evidence does), loose."""
    return french_verbs() if language == "fr" else english_verbs()


@lru_cache(maxsize=2)
def evidence_pattern(language: str) -> re.Pattern[str]:
    """What shows rather than says: images, reports, figures."""
    return re.compile(rf"(?<![\w-]){lexicon.either(speech_words(language)['evidence']['nouns'])}(?![\w-])", re.I)


_PRONOUN = r"-(?:t-)?(?P<{}>ils?|elles?|on)"


@lru_cache(maxsize=1)
def clitic_pattern() -> re.Pattern[str]:
    """French inversions, "a-t-il déclaré"; the pronoun is "first", "quoted", "within", "last" or "behind"."""
    strong, weak = spoken("fr", "strong"), spoken("fr", "weak")
    addressed = speech_words("fr")["addressed_past"]
    past = lexicon.any_of([*strong.participles, *weak.participles, *addressed])
    present = lexicon.any_of([*strong.finite, *weak.finite])
    first, quoted, last, behind = (_PRONOUN.format(name) for name in ("first", "quoted", "last", "behind"))
    ways = (
        rf"(?:a|ont|avait|avaient|s'est){first} (?:\w+ment )?{past}",
        # « … », a-t-il plaidé: behind its quotation any verb will do.
        rf"(?<=[,»\"!?] )(?:a|ont){quoted} (?:\w+ment )?\w+(?:é|i|u|is|it)",
        _within_phrase(strong.finite),
        f"{present}{last}",
        rf"(?:(?<=[»\"”] )|(?<=[»\"”], ))(?:s')?[a-zà-ÿ]+{behind}",
    )
    return re.compile(rf"(?<![\w-])(?P<cue>{'|'.join(ways)})(?![\w-])")


def _within_phrase(finite: Sequence[str]) -> str:
    """ "fait-on valoir": the pronoun stands within the phrase."""
    phrases = [form.split(" ", 1) for form in finite if " " in form and not form.startswith(("se ", "s'"))]
    opening, rest = (lexicon.any_of(phrase[place] for phrase in phrases) for place in (0, 1))
    return f"{opening}{_PRONOUN.format('within')} {rest}"
