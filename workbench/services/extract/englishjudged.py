"""The ways in which an English verb judges, counts, shows or rejects: what a source holds of a thing."""

from __future__ import annotations

from workbench.services.extract import lexicon
from workbench.services.extract.conjugation import conjugated
from workbench.services.extract.englishparts import BARE_CLAUSE, BE, gerunds, verb
from workbench.services.extract.speechforms import speech_words
from workbench.services.extract.speechparts import Frame, deeds, listed, one_of

_HAVE = r"(?:has |have |had )?"
_NOT_ITSELF = r"(?!(?:it|him|her)self\b|themselves\b)"


def convinced() -> Frame:
    """Being of an opinion."""
    being = rf"(?:{BE}|remains?|seems?) (?:[a-z]+ly |also |still |more |less )?"
    opinion = being + listed("en", "convinced")
    return Frame("is still convinced it will float", opinion, then=rf" that\b|{BARE_CLAUSE}")


def found_to_be() -> Frame:
    """Finding a thing to be so; not "believed by many to be so"."""
    to_be = r" (?!by\b|to\b)[^.,;:]{2,60}? to (?:[a-z]+ ){0,3}?(?:be|have)\b"
    return Frame("have determined the mills to be old", verb("found_so"), then=to_be, unless=(deeds("en"),))


def ruled() -> Frame:
    """Giving a verdict on a thing."""
    thing = r" (?:the|an?|it|this|that|these|those|its|his|her|their|any|such|[A-Z]\w+)\b[^.,;:]{0,40}?"
    verdict = rf"(?: too| as| so| highly| wholly| entirely)? {listed('en', 'verdicts')}"
    behind = r"(?=[.,;:]| under\b| because\b| for\b| to\b| and\b| on\b| as\b)"
    return Frame("deemed the toll illegal.", verb("found_so"), then=rf"{thing}{verdict}{behind}")


def open_to() -> Frame:
    """Ruling nothing out."""
    not_so = r"(?:(?:do|does|did|would|could|will) not|(?:has|have|had) not|cannot|never)"
    return Frame("would not rule out a strike", rf"(?:{not_so}|refused? to|refuses to|declined to) rule out")


def unsure() -> Frame:
    """Being of no opinion, or of a mood that is one."""
    doubt = r"(?:less|not so|not|far from|none too) (?:sure|certain|convinced|confident|sanguine)"
    being = rf"(?:{BE}|remains?|sounds?)"
    return Frame("is not so sure.", rf"{being} (?:{doubt}|{listed('en', 'unsure')})", then="[.,:;]")


def claims() -> Frame:
    """A verb with what it utters, receives or rejects."""
    determiner = rf"(?:{listed('en', 'determiners_of_claims')} )?"
    # "raised no objection" says nothing.
    none = r"(?!(?:no|few|little)\b)"
    to_whom = r"(?:to (?:the |its |his |their )?[\w-]+ )?"
    noun = rf"{none}(?:(?:more |less |very )?[\w-]+ ){{0,2}}{listed('en', 'claims', 'nouns')}\b"
    cue = one_of(verb("claims"), rf"{BE} (?:[a-z]+ly |also |now )?{gerunds('claims')}")
    behind = rf" (?:[a-z]+ly )?{to_whom}{determiner}{noun}"
    return Frame("issued a stern warning", cue, then=behind, unless=(deeds("en"),))


def named() -> Frame:
    """Saying who or what a thing is."""
    verbs = (conjugated(verb, "en") for verb in speech_words("en")["named"])
    forms = lexicon.any_of(form for verb in verbs for form in (verb.finite[1], *verb.participles))
    not_when = r"(?!(?:it|he|she|they|we|soon|well|much|many|far|long)\b)"
    # "has presented itself as a haven": what it does
    cue = rf"{_HAVE}(?:also |later |publicly )?{forms}"
    among = rf"{_HAVE}(?:also )?(?:names?|named|lists?|listed|ranks?|ranked)(?= [^.,;:]{{2,70}}? among (?:its|the|his|her|their|those)\b)"
    cue = one_of(rf"{cue}(?= {_NOT_ITSELF}[^.,;:]{{2,60}}? as {not_when}\w)", among)
    return Frame("framed the toll as accountability", cue)


def questioned() -> Frame:
    """Putting a thing in question; not "questioned the thief"."""
    thing = rf" (?:the|an?|its|his|her|their|such|this)\b[^.,;:]{{0,40}}? {listed('en', 'questioned')}\b"
    either = rf"(?: (?:whether|why|how|if)\b|{thing})"
    return Frame("has questioned the very need for a toll", rf"{_HAVE}(?:also |openly )?questions?(?:ed)?", then=either)


def held() -> Frame:
    """Taking one thing for another."""
    cue = rf"{_HAVE}(?:long |also |always |widely )?{listed('en', 'seen_as')}"
    thing = r"(?!usual|planned|expected|before|needed|well|follows|is\b|was\b)[a-z]{4,}(?:[.,;]| (?:of|for|against|from|by)\b)"
    what = rf"(?:an? |the |its |their |his |her |proof|evidence|part |\w+ing |{thing})"
    return Frame("paints the pact as a trap", cue, then=rf" {_NOT_ITSELF}[^.,;:]{{2,60}}? as {what}")


def valued() -> Frame:
    """Putting a figure to something, or it higher or lower."""
    amount = rf"(?:[$€£]|US\$|\d[\d.,]*|{listed('en', 'amounts')})\b"
    at = rf"(?= [^.;,]{{3,70}}? at (?:{listed('en', 'approximations')} )*{amount})"
    other = r"(?= (?:the |its |their )?[\w' -]{3,30} (?:far |much |slightly |well |even )?(?:lower|higher)\b)"
    return Frame(
        "put the cost at $20m",
        rf"{_HAVE}(?:earlier |also |previously |once |now |since |later |\w+ly )?{listed('en', 'valued')}{at}|(?:put|puts){other}",
    )


def counted() -> Frame:
    """Counting things."""
    had = r"(?:(?:has|have|had) (?:[a-z]+ly |also |so far )?)?"
    so_many = rf"(?:a|an|another|several|more than|at least|about|nearly|\d[\d.,]*\w?|{listed('en', 'numerals')})\b"
    return Frame("has so far logged ten ferries", had + listed("en", "counted"), then=f" {so_many}")


def shown() -> Frame:
    """What evidence shows."""
    verbs = lexicon.either([*speech_words("en")["evidence"]["verbs"], "shown", "laid bare"])
    between = r"(?:once |also |already |even |further |[a-z]+ly )?"
    what = r"\s(?!(?:of|in|on|from|to|by|for|and|or|with|at)\b)[A-Za-z\d$€£“\"]|\.|, with\b"
    # "proved equally helpless": what it was
    was_so = r"(?:(?<=prove)|(?<=proved)|(?<=proves)) (?!that\b|how\b|what\b|the\b|an?\b|its\b|their\b|his\b|her\b|it\b|this\b)"
    return Frame("records show a fall", rf"(?P<shown>{_HAVE}{between}{verbs})", "(?<=[a-z),] )", what, (was_so,))
