"""What is done in English by saying it: promising, offering, asking for, forecasting, reporting, blaming."""

from __future__ import annotations

from workbench.services.extract.englishparts import adverbs, gerunds
from workbench.services.extract.speechparts import Frame, listed

_WHEN = r"(?:(?:in|on|at|last|this|during|earlier this|late last) (?:\w+ ){1,4}?)?"
_TO_DO = rf"{_WHEN}(?:not |never )?to (?!the\b|an?\b|its\b|his\b|her\b|their\b|this\b|that\b)[a-z]+"


def english_acts() -> tuple[Frame, ...]:
    """The ways in which an English sentence promises, offers, asks, forecasts, reports or blames."""
    return (*_bound(), _known(), _promised(), _asked(), _foretold(), _told(), _mutual())


def _had() -> str:
    return rf"(?:(?:has |have |had )?{adverbs()})"


def _bound() -> tuple[Frame, ...]:
    """Promising or offering to do something; not "pledged to the cause"."""
    return (
        Frame("has vowed to sail", _had() + listed("en", "bound", "past"), then=f" {_TO_DO}"),
        Frame("vows to sail", adverbs() + listed("en", "bound", "present"), then=f" {_TO_DO}"),
    )


def _known() -> Frame:
    """Making something known, putting it in words of one's own; not "made known worldwide"."""
    known = rf"{_had()}(?:makes?|made|lets?|leaves?) (?:it (?:be )?(?:known|clear|plain|understood)|no secret)(?= that\b| of\b)"
    worded = r"puts? it (?:this way|thus|so|like this|bluntly|plainly|simply|succinctly|drily|more \w+)(?=:|, [“\"])"
    openly = r"(?:speaks?|spoke|talks?|talked) (?:now |even )?(?:openly|privately|publicly|freely) (?:of|about)(?= )"
    surfaced = r"(?:(?<=reports )|(?<=allegations )|(?<=accounts )|(?<=claims ))(?:have |had )?(?:since |recently |also )?(?:surfaced|emerged|circulated)(?=(?:,[^,.;:]{3,40},)? that\b)"
    answered = rf"{_had()}(?:reacted|responded|replied|retaliated|countered|hit back|shot back)(?=(?: (?:the|on|in|at|within|a|angrily|sharply) (?:\w+ ){{0,4}}?\w+| \w+ly)? by (?:\w+ly )?(?:{gerunds('strong')}|warning|accusing|threatening|claiming|denouncing)\b)"
    return Frame("have made it known that", f"{known}|{worded}|{openly}|{surfaced}|{answered}")


def _something() -> str:
    return rf"(?:{listed('en', 'asked_for')}|[$€£]?\d[\w.,]*)\b"


def _promised() -> Frame:
    """Promising what is done in words or by law; not "pledged ten ferries"."""
    word = (
        rf" (?:(?:an?|the|its|their|his|her|new|further|more|full) )?(?:[\w-]+ ){{0,2}}?{listed('en', 'promised')}s?\b"
    )
    return Frame("pledged a review", _had() + "(?:pledged|promised)", then=word)


def _asked() -> Frame:
    """Asking for a thing, or that it be done."""
    return Frame("requested more salt", _had() + "requested", then=rf" (?:{_something()}|that\b|[A-Z])")


def _foretold() -> Frame:
    """Forecasting a thing."""
    cue = _had() + "(?:forecasts?|forecasted|foresees|foresaw)"
    thing = r" (?:an?|the|growth|inflation|no|slower|faster|more|further|\d[\d.,]*)\b"
    return Frame("forecasts slower trade", cue, then=thing)


def _told() -> Frame:
    """Reporting what happened; not "reported two men to the police"."""
    event = rf" (?:{listed('en', 'reported_events')}|the(?! same)|[a-z]+ing|\d[\d,]*)\b"
    to_whom = r"[^.;,]{2,40} to (?:the|its|an?|police|them|him|her)\b"
    return Frame("reported heavy losses", _had() + "reported", then=event, unless=(to_whom,))


def _mutual() -> Frame:
    """Blaming one another."""
    cue = _had() + "(?:accuse|accused|blame|blamed)"
    return Frame("have blamed each other", cue, then=r" (?:each other|one another)\b")
