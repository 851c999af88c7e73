"""What stands around an English verb of speech: adverbs, auxiliaries, gerunds, and what opens its complement."""

from __future__ import annotations

from functools import cache

from workbench.services.extract import lexicon
from workbench.services.extract.conjugation import gerund
from workbench.services.extract.speechforms import speech_words, spoken
from workbench.services.extract.speechparts import listed, one_of

BE = r"(?:is|are|was|were)"
HAVE = r"(?:has|have|had)"
MODAL = r"(?:is|are|was|were|has|have|had|will|would|may|might|could|can|should)"


@cache
def adverbs() -> str:
    """Two adverbs at most: "has since repeatedly …"."""
    return rf"(?:(?:{listed('en', 'adverbs')}|[a-z]+ly) ){{0,2}}"


@cache
def verb(kind: str) -> str:
    """Any form of the verbs of one kind: "has, at its dock, since denied", "denied", "denies"."""
    forms = spoken("en", kind)
    # "since has claimed"; "further details" are things
    have = rf"(?:(?:since |also |now |long )?{HAVE}(?:, [^,;.:]{{3,80}},)? )?"
    return one_of(
        rf"{have}{adverbs()}{lexicon.any_of(forms.participles)}",
        rf"(?!further details\b){adverbs()}{lexicon.any_of(forms.finite)}",
    )


@cache
def gerunds(kind: str) -> str:
    """The gerunds of the verbs of one kind: "denying"."""
    return lexicon.any_of(gerund(one, "en") for one in speech_words("en")[kind]["verbs"])


@cache
def before_that() -> str:
    """When, where and how it is said: "claimed in a letter to the mayor that", "wrote for the first time that"."""
    # The stop of "Sept." is none.
    where = rf"{listed('en', 'when_and_where')} (?:[^,.;:]|(?<=[A-Z][a-z][a-z])\.){{1,70}}?"
    return rf"(?:\s(?:{where}|{listed('en', 'before_that')})|, [^,.;:]{{2,50}},(?= that\b))?"


@cache
def complement() -> str:
    """What follows a verb that speaks only with its complement: a clause, a quotation, a question, or nothing more."""
    told_when = r"(?:on (?:\w+day|\d+ \w+|\w+ \d+)|(?:last|this|earlier this|late last) \w+)"
    told_where = r"in (?:a (?:statement|report|letter|post|note)|[A-Z][a-z]+(?: \d{4})?|\d{4})"
    return one_of(
        r"[^.;:\"]{0,45}?(?:: ?)?[“\"]",
        rf"{before_that()},?\sthat\b",
        rf"\s(?:it |they |he |she |there |[A-Z]|{listed('en', 'questions')}\b)",
        r"\s?[:“\"]",
        r"\.(?:\s|$)",
        rf"\s(?:{told_when}|{told_where})\.",
    )


# "Officials reckon stocks will run out": a clause may follow without "that".
BARE_CLAUSE = rf"\s(?!(?:to|of|by|in|for|from|on|at|with|against|since|after|before|between|under|over|within|among|during|near|into|until|through|per|back|up|off|out|down)\b)[\w'-]+(?: [\w'-]+){{0,4}} {MODAL}\b"


@cache
def leads() -> str:
    """What leads to an infinitive of speech: "went on to", "took to the stage to", "was quick to", "would later"."""
    held = r"(?: (?:in|at|to|on|with) [\w' ]{2,30}?)?"
    occasion = rf"used (?:an?|his|her|its|their|the) (?:[\w-]+ ){{0,3}}{listed('en', 'leads', 'occasions')}{held}"
    to = one_of(
        listed("en", "leads", "to"),
        rf"took to {listed('en', 'leads', 'stages')}",
        occasion,
        rf"(?:{BE}|(?:has|have|had) been) (?:[a-z]+ly )?{listed('en', 'leads', 'eager')}",
    )
    did = rf"(?:do|does|did)(?: {listed('en', 'emphases')})?"
    return one_of(rf"{to} to", rf"(?:would|could) {listed('en', 'leads', 'would')}", did)
