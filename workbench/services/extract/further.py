"""Whoever else gives or receives by the same verb: "sold tanks to Norway, ships to Latvia and guns to Finland"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from workbench.core.spans import Span
from workbench.services.extract.objects import Handed
from workbench.services.extract.parties import Clause, Place, Sides, breaks, fellows, parties, preceded, transfer_words
from workbench.services.extract.things import kind_of, tidied

# The next thing follows at once: ", ten ships to", " and guns from".
_NEXT = re.compile(
    r"(?:,|;)?(?: worth [^,;]{2,20},?)? ?(?:and |et |as well as |ainsi que |puis |then )?(?P<thing>(?:[^,;:]|(?<=\d),(?=\d)){3,90})"
)
_SHARE = re.compile(
    r",?(?: and| et)? (?P<thing>\d[\d.,_]*\s?(?:percent|per cent|%|pour cent)) (?:of|from|de|d'|des|du|depuis|via) ?(?:the |l'|la |le |les )?"
)
_VERB = re.compile(
    r"(?<!\w)(?:which|that|who|qui|que|has|have|had|is|are|was|were|will|would|a|ont|est|sont|said|to \w+ing)(?!\w)"
)


# "ten ships, painted in Latvia": what was done there is not sent there.
_DONE = re.compile(r"(?:é|ée|és|ées|int|ints|intes?|ed|made|built) (?:en|in|at|aux?) ?(?:la |le |les |the )?\Z")


def further(clause: Clause, place: Place, found: Sides) -> Iterator[tuple[Sides, Handed]]:
    """The further pairs, each with what is handed over."""
    text = clause.text
    if place.sort == "purchase" or (
        place.sort == "received" and _OF_IMPORTS.search(text, place.span.end, clause.sentence.end)
    ):
        yield from _shares(clause, found)
        return
    yield from _again(clause, place, found)
    if place.sort == "noun":
        yield from _that_of(clause, place, found)
    takes = found.recipient.span.start > place.span.end
    moving = found.recipient if takes else found.donor
    if moving.span.start < place.span.end or moving.form == "demonym":
        return
    words = transfer_words(clause.language)
    leads = words["recipient"] if takes else [lead for lead in words["from"] if lead not in _LOOSE]
    if not preceded(text, moving, leads):
        return
    if not takes and place.sort == "received" and _THING_AT_ONCE.match(text, moving.span.end, clause.sentence.end):
        # "received from Norway ten missiles, from Sweden six letters": the goods follow their giver.
        return
    last = fellows(text, moving, clause.inside, Span(place.span.end, clause.sentence.end))[-1]
    for mention in parties(clause.inside):
        if mention.span.start < last.span.end or mention.form == "demonym" or not preceded(text, mention, leads):
            continue
        thing = _NEXT.match(text, last.span.end, mention.span.start)
        kind = kind_of(text, Span(*thing.span("thing")), clause.language) if thing is not None else None
        told = _DONE.search(text, thing.end(), mention.span.start) if thing is not None else None
        if thing is None or kind is None or told or _VERB.search(thing[0]) or breaks(text, last.span, mention.span):
            return
        if mention.key not in (found.donor.key, found.recipient.key):
            object = tidied(text, _led_to(text, Span(*thing.span("thing")), leads))
            yield (Sides(found.donor, mention) if takes else Sides(mention, found.recipient)), Handed(object, kind)
        last = mention


# "receives most of its arms imports from Norway, 13 % from Sweden"
_OF_IMPORTS = re.compile(r"(?<!\w)(?:imports|purchases|supplies|importations|achats|approvisionnements)(?!\w)")
_LOOSE = ("de", "d'", "du", "des", "de la", "de l'", "par", "par la", "par le", "par l'")


def _again(clause: Clause, place: Place, found: Sides) -> Iterator[tuple[Sides, Handed]]:
    """ "Norway sold Riga ten tanks, | Sweden two boats; Finland, some guns": others do the same, and the verb is not said again."""
    receives = place.sort == "received" and found.donor.span.start > place.span.end
    if not receives and (place.sort not in ("strong", "weak") or found.donor.span.start > place.span.start):
        return
    text, last = clause.text, max(place.span.end, found.donor.span.end if receives else found.recipient.span.end)
    for mention in parties(clause.inside):
        if mention.span.start < last or mention.form == "demonym" or mention.kind != "state":
            continue
        opens = (_FROM_OPENS if receives else _OPENS).search(
            text, max(last, mention.span.start - 24), mention.span.start
        )
        thing = _THING_AT_ONCE.match(text, mention.span.end, clause.sentence.end)
        if opens is None or thing is None or _VERB.search(thing["thing"]) or mention.key == found.recipient.key:
            continue
        goes_on = _NEXT_STATE.search(thing["thing"])
        object = Span(thing.start("thing"), thing.start("thing") + goes_on.start() if goes_on else thing.end("thing"))
        kind = kind_of(text, object, clause.language)
        if kind is not None and mention.key != found.donor.key:
            yield Sides(mention, found.recipient), Handed(tidied(text, object), kind)


_OPENS = re.compile(r"(?:[,;](?: et| and)?|(?<=\w) (?:et|and)) (?:la |le |les |l'|the )?\Z")
_FROM_OPENS = re.compile(
    r"[,;](?: et| and| puis)? (?:(?:auprès )?(?:de la |de l'|du |des |de |d')|à la |à l'|à |aux? |from (?:the )?)\Z"
)
_NUMBER = r"(?:un|une|des|du|de la|de l'|deux|trois|quatre|cinq|six|sept|huit|neuf|dix|onze|douze|vingt|trente|quarante|cinquante|cent|an?|some|two|three|four|five|six|seven|eight|nine|ten|twelve|twenty|thirty|forty|fifty|\d[\d_]*|dix-\w+|soixante\w*|quelques|plusieurs|several)"
_THING_AT_ONCE = re.compile(rf",? (?P<thing>{_NUMBER}(?: |(?<='))[^,;:.]{{3,60}})")
_NEXT_STATE = re.compile(r",? (?:et|and) (?:la |le |les |l'|the )?[A-ZÀ-Ý]")


def _that_of(clause: Clause, place: Place, found: Sides) -> Iterator[tuple[Sides, Handed]]:
    """ "the delivery of Norwegian tanks to Riga, followed by that of | Swedish guns": the same recipient's."""
    text, last = clause.text, max(found.donor.span.end, found.recipient.span.end, place.span.end)
    for mention in parties(clause.inside):
        if mention.form != "demonym" or mention.span.start < last or mention.key == found.recipient.key:
            continue
        before = _THAT_OF.search(text, max(last, mention.span.start - 50), mention.span.start)
        behind = _GOODS_BEHIND.match(text, mention.span.end, clause.sentence.end) if clause.language == "en" else None
        if before is None:
            continue
        thing = Span(before.start("thing"), behind.end() if behind is not None else mention.span.end)
        kind = kind_of(text, thing, clause.language)
        if kind is not None:
            yield Sides(mention, found.recipient), Handed(thing, kind)


_THAT_OF = re.compile(
    r"(?<!\w)(?:(?:celles?|ceux|celui) (?:de |d'|des |du )|(?:that|those) of )(?P<thing>[^,;:]{0,40})\Z"
)
_GOODS_BEHIND = re.compile(r"(?: [\w-]+){1,3}")


def _led_to(text: str, thing: Span, leads: list[str]) -> Span:
    lead = max((one for one in leads if thing.of(text).rstrip().endswith(" " + one)), key=len, default="")
    return Span(thing.start, thing.end - len(lead)).trimmed(text) if lead else thing.trimmed(text)


def _shares(clause: Clause, found: Sides) -> Iterator[tuple[Sides, Handed]]:
    """ "78 percent of Norway's imports, 40 percent of Latvia's", "73 % de Suède, 13 % de Norvège": the next one's share."""
    gives = found.donor.span.start > found.recipient.span.end
    last = max(found.recipient.span.end, found.donor.span.end)
    for mention in parties(clause.inside):
        share = _SHARE.search(clause.text, max(last, mention.span.start - 40), mention.span.start)
        known = (found.donor.key, found.recipient.key)
        if share is None or share.end() != mention.span.start or mention.key in known:
            continue
        sides = Sides(mention, found.recipient) if gives else Sides(found.donor, mention)
        yield sides, Handed(Span(*share.span("thing")), "other")
        last = mention.span.end
