"""The ways in which an English verb says something: by itself, with its complement, beside its quotation."""

from __future__ import annotations

from workbench.services.extract.englishparts import (
    BARE_CLAUSE,
    BE,
    HAVE,
    adverbs,
    complement,
    gerunds,
    leads,
    verb,
)
from workbench.services.extract.speechforms import infinitives
from workbench.services.extract.speechparts import Frame, deeds, just_after, listed, one_of


def strong() -> Frame:
    """What speaks by itself; not "responded with salvoes", "declared independence"."""
    responded = rf"{just_after('respond', 'responded', 'responds')} with|(?<=responded) by"
    # "declared a truce", but "called for a truce"
    declared = just_after(*(f"{verb}{end}" for verb in ("declare", "proclaim") for end in ("", "s", "d", "ed")))
    no_speech = (
        rf"(?: by\b(?! {listed('en', 'means')})| (?:one another|each other)\b|{declared} {listed('en', 'not_said')}\b)"
    )
    return Frame("has since denied it", verb("strong"), unless=(responded, no_speech, deeds("en")))


def weak() -> Frame:
    """What speaks only with its complement; not "notes in hand"."""
    # "called Berg on Monday" tells of a telephone.
    rang = rf"{just_after('call', 'calls', 'called')} (?:[A-Z][\w-]+ ?){{1,3}}(?:[.,;]|(?<= )(?:on|at|in|from|twice|again|by)\b)"
    # "ruled Riga" without a verdict
    reigned = rf"{just_after('ruled', 'rules', 'rule')} [A-Z]\w+(?: [A-Z]\w+)*(?:[.,;]| (?:for|from|in|as|until|with|at|by)\b)"
    # "decided to take part in the talks that …"
    resolved = rf"{just_after('decide', 'decides', 'decided', 'agree', 'agrees', 'agreed', 'resolved')} to (?!the\b|its\b|his\b|her\b|their\b)[a-z]+"
    return Frame(
        "reckons stocks will last",
        verb("weak"),
        then=one_of(complement(), BARE_CLAUSE),
        unless=(rang, reigned, resolved, deeds("en")),
    )


def that() -> Frame:
    """What speaks only with a clause or a quotation; not "hopes for rain"."""
    return Frame("hopes that it rains", verb("that"), then=r" that\b|: ?[“\"]|,? [“\"]")


def hoping() -> Frame:
    """Hoping without "that"; not "hope for rain"."""
    return Frame("hope salt will come", rf"(?:{HAVE} )?{adverbs()}(?:hopes?|hoped)", then=BARE_CLAUSE)


def framed() -> Frame:
    """An infinitive or a gerund of speech with what leads to it."""
    to_speak = one_of(infinitives("en", "strong"), rf"{infinitives('en', 'weak')}(?={complement()})")
    speaking = one_of(gerunds("strong"), rf"{gerunds('weak')}(?={complement()})")
    adverb = r"(?:[a-z]+ly )?"
    doing = listed("en", "leads", "doing")
    return Frame(
        "went on to deny it", rf"{leads()} {adverb}{to_speak}|{doing} {adverb}{speaking}", unless=(deeds("en"),)
    )


def ongoing() -> Frame:
    """Speaking at this time."""
    between = r"(?:[a-z]+ly |also |now |again |already |openly )?"
    speaking = one_of(gerunds("strong"), rf"{gerunds('weak')}(?= that\b| (?:it|they|he|she|there) )")
    return Frame("is now denying it", rf"{BE} {between}{speaking}", unless=(r" (?:by|from|to be)\b",))


def quoted() -> Frame:
    """Who is quoted speaks."""
    being = rf"(?:{BE}|has been|have been)"
    saying = r"(?:say|tell|claim|admit|boast|warn|threaten|call)ing"
    by = r"(?:by [^,.;]{2,40} )?"
    return Frame("was quoted as saying it sank", rf"{being} {listed('en', 'quoted_as')} {by}(?:as )?{saying}")


def revealing() -> Frame:
    """A paper that "can reveal" something."""
    return Frame("can now reveal it", r"can (?:\w+ )?(?:reveal|disclose)")


def loose() -> Frame:
    """Beside its quotation, or behind it with when and where, any verb of speech will do."""
    when = r"(?= (?:on|in|to|via|during|at|from|after|late|earlier)\b[^.,;:“”\"]{2,60}[.,;])"
    aside = rf"(?:added(?! to\b)|{listed('en', 'asides')}){when}"
    # "whose islands Oslo claims, ": no word of it
    shut = rf"(?!claims?,){verb('weak')}(?=, (?!(?:and|but|or|while|which|who|with)\b))"
    return Frame("it noted on social media.", rf"(?P<loose>{aside}|{shut})")


def gap() -> Frame:
    """A relative clause with a verb of its own behind the verb of speech."""
    its_verb = r" (?:was|were|is|are|had|has|have|would|will|could|may|might|[a-z]{2,}ed|[a-z]{3,}s|led|caused|came|went|posed)\b"
    # "what the mayor described as salt"
    as_what = r"(?:has |have |had )?(?:identified|described|characterised|characterized|billed|portrayed|presented|denounced|dismissed|hailed|touted|termed)(?= as )"
    cue = rf"(?P<gap>{verb('weak')}(?={its_verb})|{as_what})"
    return Frame("a ship that it claimed was sunk", cue)


def unlisted() -> Frame:
    """A verb of no list with a clause behind it, but for those that say nothing: "ensured that"."""
    said = rf"(?!{listed('en', 'not_saying')}\b)[a-z]+ed"
    had = rf"{HAVE} (?:[a-z]+ly |also |since )?"
    # "opened that day", "ended that way."
    pointing = rf" {listed('en', 'pointed_at')}\b| [a-z]+[.,;]"
    return Frame("had detected that it sank", rf"(?P<any>(?:{had}{said}|{said})(?= that\b(?!{pointing})))")


def urged() -> Frame:
    """Asking somebody to do something, or for a thing."""
    return Frame(
        "asked the town to close it", verb("urged"), then=r" [^.,;:]{2,50}? (?:for|to) \w", unless=(deeds("en"),)
    )


def reported() -> Frame:
    """Reporting a thing and where it happened."""
    whom = r"(?:to|by|in|on|for|that|the|it|him|her|them)\b"
    where = r"(?:[.,;]| (?:in|near|on|at|around|from|along|across|late|early)\b)"
    return Frame(
        "millers reported heavy losses in Dahl", "reported", "(?<=[a-z] )", rf" (?!{whom})(?:\w+ ){{1,5}}?\w+{where}"
    )
