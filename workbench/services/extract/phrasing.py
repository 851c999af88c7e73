"""The words that tell what a transfer hands over: those before its recipient, behind it, or taken up by "that"."""

from __future__ import annotations

import re
from functools import lru_cache

from workbench.core.spans import Span
from workbench.services.extract import lexicon
from workbench.services.extract.doers import is_passive, organ_behind
from workbench.services.extract.parties import Clause, Place, Sides, fellows, preceded, transfer_words, verb_forms
from workbench.services.extract.records import Mention
from workbench.services.extract.things import is_counted, kind_of, tidied

NOUNS = ("noun", "aid", "purchase", "supplier")


def object_of(clause: Clause, place: Place, found: Sides) -> Span | None:
    """The words between the giving and its recipient, or those behind the recipient, or those that "que" takes up."""
    if place.sort == "equipped":
        return _with(clause, place, found)
    if place.sort in ("arrived", "client", "came"):
        return _told_of(clause, place, found)
    if place.sort == "turned" and _ADJACENT.fullmatch(clause.text, place.span.end, found.donor.span.start):
        what = _FOR_WHAT.match(clause.text, found.donor.span.end, clause.sentence.end)
        return tidied(clause.text, Span(*what.span("what"))) if what is not None else None
    between = _between(clause, place, found)
    if between is not None and (place.sort not in NOUNS or _is_kind(clause, between)):
        return between
    text, (donor, recipient) = clause.text, found
    if place.sort in NOUNS and kind_of(text, place.span, clause.language) is not None and place.sort != "supplier":
        return place.span
    if place.sort == "aid":
        return place.span
    if donor.form == "demonym" and recipient.span.end < donor.span.start and place.sort == "noun":
        # "l'envoi en Lettonie d'instructeurs norvégiens"
        return tidied(text, Span(recipient.span.end, donor.span.start).trimmed(text))
    if what := _WHAT.search(text, clause.sentence.start, place.span.start):
        # "on what Norway was supplying Latvia"
        return Span(*what.span("what"))
    is_by = donor.span.start > place.span.end and preceded(text, donor, transfer_words(clause.language)["by"])
    ends = sorted([donor.span, recipient.span])
    if ends[0].start > place.span.end and (place.sort in NOUNS or ends[0] == recipient.span):
        # "la fourniture par Oslo de chars à Riga", "providing Riga with tanks given by Oslo"
        inner = _cut_lead(clause, Span(ends[0].end, max(ends[0].end, ends[1].start)))
        if inner.length > 2:
            return tidied(text, inner)
    if place.sort == "received" and recipient.span.start > place.span.end:
        # "the rifles bought by Oslo from Riga"
        is_by = preceded(text, recipient, transfer_words(clause.language)["by"])
    if (is_by or is_passive(clause, place.span)) and place.sort not in NOUNS:
        # "les canons donnés par la France à Oslo"
        return _ahead(clause, place)
    if donor.form == "demonym" and donor.span.end <= place.span.start and place.sort not in NOUNS:
        # "Norwegian shells sent to the British would run out"
        ahead = _ahead(clause, place)
        if kind_of(text, ahead, clause.language) is not None:
            return ahead
    return _behind(clause, place, found) or _beside(clause, place, found)


_ADJACENT = re.compile(r" ?(?:on |upon )?(?:the |la |le |les |l')?")
_FOR_WHAT = re.compile(
    r" (?:in \d{4} |en \d{4} )?(?:for|pour)(?: (?:obtenir|acheter|acquérir|se procurer|recevoir|help with|the supply of|la fourniture de))? "
    r"(?P<what>[^,;:.]{3,80})"
)


def _told_of(clause: Clause, place: Place, found: Sides) -> Span | None:
    """What arrives, or what a buyer buys: the noun phrase with the owner's name in it."""
    text = clause.text
    if place.sort in ("arrived", "came"):
        object = _ahead(clause, place)
        goes_on = _BEGAN.search(text, object.start, object.end) if object is not None else None
        return Span(object.start, goes_on.start()) if object is not None and goes_on is not None else object
    what = _FOR_WHAT.match(text, max(place.span.end, found.donor.span.end), clause.sentence.end)
    if place.sort == "client" and what is not None:
        # "Sweden's largest customer for howitzers"
        return tidied(text, Span(*what.span("what")))
    is_before = found.donor.span.end <= place.span.start
    own = _OWN.match(text, found.donor.span.end) if is_before else None
    stop = _TELLS_ON.search(text, place.span.end, clause.sentence.end)
    span = Span(own.end() if own else place.span.start, stop.start() if stop else clause.sentence.end)
    return tidied(text, span.trimmed(text))


_BEGAN = re.compile(r" (?:began|begun|started|continued?|kept|(?:is|are|was|were) (?:now )?expected)(?!\w)")
_OWN = re.compile(r"(?:'s?)? ?")
_TELLS_ON = re.compile(r"[,;:(]| [—–-] |\.(?!\d)| (?:since|for|after|depuis|pour|et|and|has|have|is|was|a|ont) ")


def _is_kind(clause: Clause, span: Span) -> bool:
    return kind_of(clause.text, span, clause.language) is not None or is_counted(clause.text, span)


def _is_made_by(text: str, party: Mention, place: Place) -> bool:
    """ "the supply of Norwegian drones", "some of Norway's jets": whose make it is belongs to what is handed over."""
    is_owner = place.sort == "received" and text[party.span.end : party.span.end + 2] == "'s"
    return (party.form == "demonym" or is_owner) and party.span.start - place.span.end > 1


# "bought advanced Norwegian | fighter jets", "100 of Norway | 's jets": the rest of the noun phrase.
_REST = re.compile(
    r"(?:'s)?(?: (?!(?:as|in|to|for|from|at|on|and|or|with|by|which|that|under|after|before|since|worth|last|this|next)\b)[\w-]+){1,5}"
)
_ARTICLE = re.compile(r"(?:^|\s)(?:le |la |les |l'|the |its |this |that |son |sa |ce |cet |cette )$")


_WHY = re.compile(
    r"(?:to (?:help|fight|support|aid|assist|defend|protect|secure|bolster)|in support|in aid|on behalf|pour \w+(?:er|ir|re)|combattre|en soutien|en appui|au secours)(?!\w)"
)
_WHITHER = re.compile(r"(?:into|through|via|across|aboard) ")
_WHAT = re.compile(r"(?<!\w)(?P<what>what|ce que|ce qu')(?: |(?<='))[^,;:]{2,50}$")


def _cut_lead(clause: Clause, span: Span) -> Span:
    opening = _leads(clause.language).search(clause.text[: span.end][-40:]) or _ARTICLE.search(
        clause.text[: span.end][-5:]
    )
    end = span.end - (len(opening[0]) if opening else 0)
    return Span(span.start, max(span.start, end)).trimmed(clause.text)


@lru_cache(maxsize=2)
def _leads(language: str) -> re.Pattern[str]:
    words = transfer_words(language)
    leads = [*words["recipient"], *words["by"], *words["from"], *words["origin"], *words["benefit"], "with"]
    return re.compile(
        rf"\s{lexicon.either(leads)}\s?(?:le |la |les |l'|the |its |this |that |son |sa |ce |cet |cette )?$", re.I
    )


def _between(clause: Clause, place: Place, found: Sides) -> Span | None:
    made = [m for m in found if m.span.start > place.span.end and _is_made_by(clause.text, m, place)]
    parties = [m for m in found if m.span.start > place.span.end and m not in made]
    if made and not parties and place.sort in ("received", "purchase", "noun"):
        # "s'est doté de drones norvégiens"
        goes_on = _REST.match(clause.text, made[0].span.end, clause.sentence.end) if clause.language == "en" else None
        end = goes_on.end() if goes_on is not None else made[0].span.end
        return tidied(clause.text, Span(place.span.end, end).trimmed(clause.text))
    if not parties:
        return None
    first = min(m.span.start for m in parties)
    between = _cut_lead(clause, Span(place.span.end, max(place.span.end, first)))
    if between.length <= 2 or _ADVERBIAL.fullmatch(clause.text, between.start, between.end):
        return None
    if place.sort not in NOUNS and _WHY.match(clause.text, between.start, between.end):
        # "soldiers sent to fight for Oslo"
        return None
    if place.sort not in NOUNS and _WHITHER.match(clause.text, between.start, between.end):
        # "weapons shipped into Norway for rebels by Oslo"
        return None
    return tidied(clause.text, between)


def _behind(clause: Clause, place: Place, found: Sides) -> Span | None:
    """What stands behind the recipient, or what "que" takes up before the donor."""
    text, sentence, (donor, recipient) = clause.text, clause.sentence, found
    listed = fellows(text, recipient, clause.inside, Span(place.span.end, sentence.end))
    last = max(donor.span.end, recipient.span.end, *(m.span.end for m in listed))
    aside = _ASIDE.match(text, max(last, place.span.end), sentence.end)
    last = aside.end() if aside else last
    stop = _STOP.search(text, max(last, place.span.end), sentence.end)
    start = max(last, place.span.end)
    owned = organ_behind().match(text, start, sentence.end)
    behind = Span(owned.end() if owned else start, stop.start() if stop else sentence.end).trimmed(text)
    taken_up = _taken_up(clause, place, found)
    is_thing = kind_of(text, taken_up, clause.language) is not None
    if taken_up is not None and (is_thing or kind_of(text, behind, clause.language) is None):
        # "The army revealed that Norway had sent Latvia | ten tanks": what is revealed is not sent.
        return taken_up
    if behind.length <= 2 or not (aside or last in (donor.span.end, *(m.span.end for m in listed))):
        return None
    is_thing = place.sort not in NOUNS or kind_of(text, behind, clause.language) is not None
    return tidied(text, behind) if is_thing else None


def _taken_up(clause: Clause, place: Place, found: Sides) -> Span | None:
    """What a relative clause hands over: "two ships (that) Norway has built for Latvia"."""
    text, start, (donor, recipient) = clause.text, clause.sentence.start, found
    if clause.language == "en" and recipient.span.start > place.span.end > donor.span.end:
        bare = _BARE.search(text, start, donor.span.start) or _PLURAL.search(text, start, donor.span.start)
        if bare is not None and kind_of(text, Span(*bare.span(1)), "en") is not None:
            return Span(*bare.span(1))
    relative = _TAKEN_UP.search(text[start : place.span.start])
    if relative is None:
        return None
    by_pronoun = _THAT_IT.match(text, start + relative.end(1)) is not None
    if donor.span.start < start + relative.end(1) and not by_pronoun:
        return None
    phrase = Span(start + relative.start(1), start + relative.end(1))
    again = list(_DETERMINED.finditer(text, phrase.start + 1, phrase.end))
    # "The yard keeps a row of ships that": the last determiner opens it.
    return Span(again[-1].start(), phrase.end) if again else phrase


# "aux obus | qu'il a offerts": the pronoun takes the donor up.
_THAT_IT = re.compile(r" (?:(?:que|that|which) |qu')(?:il|elle|ils|elles|it|they|he|she) ")
_STOP = re.compile(
    r"[,;:]|\.(?!\d)|\s(?:depuis|pour(?! (?:\d|(?:plus|moins|près) de |environ |quelque ))|afin|contre|since|for|after)\s"
)
_DETERMINED = re.compile(r"(?<!\w)(?:an? |two |three |some |[$€£]\d)")
_BARE = re.compile(r"(?<!\w)((?:the|two|three|four|\d+|some|all|any|more) (?:[\w-]+ ){0,5}[\w-]+) (?:the )?\Z")
# "carried rifles and shells | that Norway had given"
_PLURAL = re.compile(r"(?<!\w)((?:[\w-]+ (?:of|and) )?(?:[\w-]+ )?[\w-]+) (?:that|which) (?:the )?\Z")
_TAKEN_UP = re.compile(
    r"(?<![\w'])((?:l'|la |le |les |aux? |des |une? |ces? |cette |the |these |those |an? |two |three |some |[$€£]?\d)(?:(?! l'| la | le | les | une? | the )[\w' -]){2,60}?),? (?:que|qu'|that|which) ?[^,;]{0,60}$",
    re.I,
)


def _beside(clause: Clause, place: Place, found: Sides) -> Span | None:
    """The noun itself, what is sold before it, or the subject of what is handed over."""
    text, sentence, donor = clause.text, clause.sentence, found.donor
    if place.sort in NOUNS and kind_of(text, place.span, clause.language) is not None:
        # "a new aid package for Oslo": the noun itself is what is handed over.
        return place.span
    if place.sort in NOUNS:
        # "approved $2 billion in arms sales to Oslo": what is sold stands before the noun.
        held = _HELD.search(text[sentence.start : place.span.start])
        return Span(sentence.start + held.start(), place.span.start).trimmed(text) if held else None
    if place.sort == "received" and donor.form == "demonym" and donor.span.start > place.span.end:
        # "countries that buy Swedish oil, like Norway"
        goes_on = _REST.match(text, donor.span.end, sentence.end)
        return tidied(text, Span(place.span.end, goes_on.end() if goes_on else donor.span.end).trimmed(text))
    is_owner = donor.form == "demonym" and donor.span.end <= place.span.start
    return _ahead(clause, place) if is_owner or donor.span.start > place.span.end else None


_HELD = re.compile(
    r"(?:[$€£]?\d[\w.,]*(?: \w+)? in )?(?!(?:[Ll]es|[Ll]a|[Ll]e|[Tt]he|[Dd]es|[Aa]ny|[Ii]ts|[Ss]es) )[\w-]+ $"
)


def _ahead(clause: Clause, place: Place) -> Span | None:
    """The noun phrase that stands before a passive or a participle."""
    before = clause.text[clause.sentence.start : place.span.start]
    auxiliary = _AUXILIARY.search(before)
    before = (before[: auxiliary.start()] if auxiliary else before).rstrip(" ,")
    opening = list(_OPENING.finditer(before))
    start = clause.sentence.start + (opening[-1].end() if opening else 0)
    span = Span(start, clause.sentence.start + len(before)).trimmed(clause.text)
    if span.of(clause.text) in ("qui", "which", "who", "that") and start - 2 > clause.sentence.start:
        # "des chars ont servi, qui avaient été vendus par Oslo"
        return _ahead(clause, Place(Span(start - 2, start - 2), place.sort))
    return tidied(clause.text, span) if span.length > 2 else None


_OPENING = re.compile(r"[,;:] |(?<!\w)(?:that|que|qu'|including|dont) ?")


def _with(clause: Clause, place: Place, found: Sides) -> Span | None:
    """What somebody is equipped with: "équiper Oslo en chars", "armed by Riga with rifles"."""
    last = max(found.donor.span.end, found.recipient.span.end, place.span.end)
    is_help = place.span.of(clause.text).lower() in helps(clause.language)
    lead = (_HELPED_WITH if is_help else _WITH).match(clause.text, last, clause.sentence.end)
    if lead is None:
        return None
    stop = _STOP.search(clause.text, lead.end(), clause.sentence.end)
    return tidied(clause.text, Span(lead.end(), stop.start() if stop else clause.sentence.end).trimmed(clause.text))


@lru_cache(maxsize=2)
def helps(language: str) -> frozenset[str]:
    """ "backed Oslo with guns": what is done with guns is a giving, and "in May" gives none."""
    return frozenset(form for verb in transfer_words(language)["helps"] for form in verb_forms(verb, language))


_HELPED_WITH = re.compile(r" (?:militairement |also |aussi )?(?:avec |with )(?!its |their |ses |leurs |son |sa )")
_WITH = re.compile(r" (?:régulièrement |secrètement |aussi |also )?(?:en |de |d'|des |du |avec |with )")
# "recevoir de la France, avant l'automne, trois avions"
# "fournir à Oslo, aux termes de l'accord, trois avions": any aside but a clause of its own.
_ASIDE = re.compile(
    r", (?!(?:qui|que|dont|et|mais|ou|which|who|that|and|but|or|while|tandis)(?!\w)|qu')[^,;:.]{2,70}, "
)
_ADVERBIAL = re.compile(
    r"(?:par ailleurs|en outre|de son côté|pour sa part|quant à \w+|également|aussi|notamment|encore|désormais|depuis(?: \w+){0,2}|ainsi|\w+ment|also|recently|again|later)"
)


_AUXILIARY = re.compile(
    r"\s(?:ont|a|aient|ait|sont|est|seront|sera|avaient|avait|auraient|aurait|étaient|était|were|was|are|is|will be|have been|has been|had been)"
    r"(?: été| être| also| récemment| déjà| \w+ment| \w+ly){0,3}\s*$"
)
