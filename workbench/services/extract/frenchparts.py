"""What stands around a French verb of speech: auxiliaries, adverbs, clitics, and what opens its complement."""

from __future__ import annotations

from functools import cache

from workbench.services.extract import lexicon
from workbench.services.extract.asides import THINGS_AHEAD
from workbench.services.extract.speechforms import spaced, spoken
from workbench.services.extract.speechparts import listed, one_of

# "a", "s'est", and "a, mardi, …" too
AUXILIARY = r"(?:a|ont|avait|avaient|eut|s'(?:en )?est|se sont|s'en sont|s'était|s'étaient)(?=,? )"
ITSELF = r"(?:s'(?:en |y )?(?:est|était|étaient)|se sont|s'(?:en|y) sont)"
HAVE = r"(?:a|ont|avait|avaient)"
BE = r"(?:est|sont|était|étaient)"
THAT = r"(?:que\b|qu')"
INFINITIVE_ENDING = r"(?:er|ir|re|oir)\b"
# "ne pas le vendre", "lui vendre"
INFINITIVE = rf"(?:ne pas )?(?:l[ae]s? |l'|se |s'|y |en |lui |leur )?\w{{2,}}{INFINITIVE_ENDING}"
# "une ", "l'", "plusieurs ": what a noun begins with
DETERMINER = r"(?:une?|des|les?|la|l'|ces?|cette|cet|son|sa|ses|leurs?|plusieurs|de)"
DAYS = r"(?:lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche)"
# "a annoncé à Oslo que", "a annoncé, mardi, que": the first word of when, where or to whom
_WHEN_OR_WHERE = rf"(?:en|le|la|{DAYS}|à|aux|devant|lors|dans|au|ce|hier|sur|auprès|fin|début|mi-)"


@cache
def adverbs() -> str:
    """An aside between commas and two adverbs at most: "a, selon l'usage, aussi vivement …"."""
    quoted = r"[«\"“] ?\w+ment ?[»\"”]"
    since = r"dès (?:le \d+ \w+|\w+)"
    return rf"(?:, [^,;.:]{{3,40}}, )?(?:(?:{quoted}|{listed('fr', 'adverbs')}|{since}) ){{0,2}}"


@cache
def past(participle: str) -> str:
    """An auxiliary with `participle`, a pattern, across what may stand between."""
    return rf"{AUXILIARY} ?{adverbs()}{participle}"


@cache
def verb(kind: str) -> str:
    """Any third person of the verbs of one kind: "a souligné", "s'est indigné", "souligne"."""
    forms = spoken("fr", kind)
    itself = [rf"{ITSELF} {adverbs()}{lexicon.any_of(forms.reflexive)}"] if forms.reflexive else []
    return one_of(past(spaced(forms.participles)), *itself, spaced(forms.finite))


@cache
def before_that() -> str:
    """When, where and how it is said: "a écrit, mardi, que", "a dit à Oslo que", "affirme sans détour que"."""
    in_commas = r",\s[^.;:«»,]{2,70},"
    # "à Oslo un ami d'autant plus sûr qu'il …": what is compared is not said.
    where = rf",?\s{_WHEN_OR_WHERE} ?(?:(?!d'autant|plus |moins |aussi |si |tel(?:le)?s? |, (?:et|mais) )[^.;:«»]){{2,70}}?,?"
    return rf"(?:{in_commas}|{where}|\s{listed('fr', 'before_that')})?"


@cache
def complement() -> str:
    """What follows a verb that speaks only with its complement: a clause, a quotation, an infinitive, a question."""
    # "craint la guerre" is no infinitive.
    noun = rf"{listed('fr', 'like_infinitives')}\b"
    object_before = rf"(?:ne (?:pas |plus |rien |jamais |guère )?|n'|l[ea]s? (?!{noun})|l'(?!{noun})|s'|se |en |y )"
    # "a lancé contre le port", "assurent en outre": words that only end so
    no_verb = rf"(?!{listed('fr', 'no_infinitives')}\b)"
    return one_of(
        r"[^.;:«»\"]{0,45}?(?:: ?)?[«“\"]",
        rf"\s{object_before}?{no_verb}[a-zà-ÿ]{{2,}}{INFINITIVE_ENDING}",
        rf"{before_that()}\s{THAT}",
        rf"\s(?:\w+ment )?(?::|«|ne (?:pas|rien|plus|jamais) |avoir|être|à (?:\w+ )?que|{listed('fr', 'questions')})",
        r"\s?:| «",
        rf"\s\w+ {THAT}",
        THINGS_AHEAD,
    )


@cache
def leads() -> str:
    """What leads to an infinitive of speech: "s'est contenté de", "a voulu", "vient de"."""
    towards = r"(?:à|de|d')"
    return one_of(
        rf"(?:s'est|se sont|s'était) {listed('fr', 'leads', 'itself')}e?s? {towards}",
        rf"se {listed('fr', 'leads', 'itself_now')} {towards}",
        rf"(?:a|ont|avait) {listed('fr', 'leads', 'past')}",
        listed("fr", "leads", "present"),
    )
