"""Governments without their country beside them: "the government", "Berg's regime", "les forces de Berg"."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace

from workbench.core.spans import Span
from workbench.services.extract.gazetteer import known_surfaces
from workbench.services.extract.grid import Grid
from workbench.services.extract.people import state_of_office
from workbench.services.extract.records import Mention
from workbench.services.extract.topics import Topic

_ALONE = {
    "fr": re.compile(
        r"(?:(?<=[Ll]e )|(?<=au )|(?<=[Dd]u )|(?<=leur )|(?<=son ))[Gg]ouvernement(?! (?:de|du|des|d'|à (?![a-zà-ÿ]{3,}(?:er|ir|re)\b)) ?| [A-ZÀ-Ý]| [a-zà-ÿ-]+(?:ais|ois|ien|éen|ain|ol|ec|and|al|aire|oire|if|ique|on|ou|ui)\b)(?![\w'-])"
    ),
    "en": re.compile(
        r"(?:(?<=[Tt]he )|(?<=their )|(?<=its )|(?<=whose ))(?:(?:new|present|current|federal|central) )?[Gg]overnment(?! (?:of|forces|troops|in [A-Z]|[a-z]+s? [a-z]+ly)\b)(?![\w-])"
    ),
}
_OF_HEAD = re.compile(
    r"(?:'s?(?= )|(?= (?:government|regime)(?![\w-]))) (?P<noun>(?:[a-z]+ )?(?:government|regime|administration|forces|troops|soldiers|army))(?![\w-])"
)
_FORCES = re.compile(r"forces|troops|soldiers|army")
_TOLD = re.compile(r"[Gg]overnment|[Gg]ouvernement|[Rr]égime|[Rr]egime|[Aa]dministration")


def governments(text: str, language: str, mentions: Sequence[Mention]) -> list[Mention]:
    """What the text calls a government by itself or by its head, as the state that it governs."""
    held = Grid((m.span, m) for m in mentions if m.form != "demonym")
    found = list(_of_heads(text, mentions)) if language == "en" else []
    alone = [
        span
        for match in _ALONE[language].finditer(text)
        if not held.touches(span := Span(*match.span()))
        and not _OFFICE.search(text, max(0, span.start - 16), span.start)
    ]
    # Looked at once for all: a book says "the government" a thousand times.
    told = _told(text, mentions) if alone else []
    most = "" if told or not alone else Topic(text, mentions).state()
    for span in alone:
        place = bisect_left(told, span.start, key=lambda m: m.span.end)
        last = told[max(0, place - 1)] if told else None
        seat = _seat_ahead(text, span)
        if last is not None and last.kind != "state" and not seat and not _is_another(text, span):
            found.append(replace(last, span=span, rule="described.government", score=0.5))
            continue
        owner = seat or ("" if _is_another(text, span) else last.owner if last is not None else most)
        found.append(government(span, owner, "described.government", 0.5, "government"))
    return found


# "À Oslo, le gouvernement …": where a sentence is set is whose government it means.
_AHEAD = re.compile(r"(?:^|(?<=[.!?] )|(?<=\n))(?:[ÀA]|In|At) (?P<seat>[A-ZÀ-Ý][\w'-]+)(?=[ ,])")
_FAR = 160


def _seat_ahead(text: str, span: Span) -> str:
    """The state whose capital opens the sentence of `span`, "" where none does."""
    ahead = list(_AHEAD.finditer(text, max(0, span.start - _FAR), span.start))
    if not ahead or _STOP.search(text, ahead[-1].end(), span.start):
        return ""
    known = known_surfaces("fr").get(ahead[-1]["seat"]) or known_surfaces("en").get(ahead[-1]["seat"])
    return known.key if known is not None and known.form == "metonym" and known.kind == "state" else ""


# "quitter le gouvernement", "entrer au gouvernement": the office that a minister has.
_OFFICE = re.compile(
    r"\b(?:quitt\w+|entr\w+|rejoi\w+|particip\w+|left|leav\w+|join\w+|enter\w+|quit) (?:le |au |the )$", re.I
)
_STOP = re.compile(r"[.!?] [A-ZÀ-Ý]|\n")


def _is_another(text: str, span: Span) -> bool:
    """ "leur gouvernement", "inviter le Gouvernement": whoever owns it, and the one that a parliament writes of with a capital."""
    owned = _OWN.search(text, max(0, span.start - 7), span.start) is not None
    return owned or (
        text.startswith("Gouv", span.start) and _STARTS.search(text, max(0, span.start - 5), span.start) is None
    )


_OWN = re.compile(r"(?<!\w)(?:leur|son|their|its|whose) $")
_STARTS = re.compile(r"(?:Le|The|Du|Au) $")


_GOVERNMENT = re.compile(r"gouvernements?|exécutif|governments?|administration")

# Administrations come and go with whoever heads them; the government of a country is the country.
_OF_STATE = re.compile(r"gouvernements?|governments?")
_ISO = 2


def is_government(noun: str) -> bool:
    """Whether a noun means whoever governs, who come and go while the state stays: "exécutif", not "régime"."""
    return _GOVERNMENT.fullmatch(noun.lower()) is not None


def government(span: Span, owner: str, rule: str, score: float, noun: str = "") -> Mention:
    """The mention of a government: that of a state is the state itself, those of a person and administrations are bodies of it."""
    if _OF_STATE.fullmatch(noun.lower()) and len(owner) == _ISO and owner.isupper():
        return Mention(span, owner, "state", "nominal", rule, score, owner)
    return Mention(span, f"nom:org:gouvernement:{owner}", "organisation", "nominal", rule, score, owner)


def _of_heads(text: str, mentions: Sequence[Mention]) -> list[Mention]:
    """ "Assad's regime", "Assad's forces": the state of a known head, or what fights for it."""
    found = []
    for mention in mentions:
        state = state_of_office(mention.key) if mention.kind == "person" and mention.form == "name" else ""
        behind = _OF_HEAD.match(text, mention.span.end) if state else None
        if behind is None:
            continue
        span = Span(mention.span.start, behind.end())
        if _FORCES.search(behind["noun"]):
            found.append(
                Mention(span, f"nom:force:forces:{state}", "armed_force", "nominal", "described.of-head", 0.6, state)
            )
        elif is_government(behind["noun"].split(" ")[-1]):
            found.append(government(span, state, "described.of-head", 0.6))
        else:
            found.append(Mention(span, state, "state", "nominal", "described.of-head", 0.6, state))
    return found


def _told(text: str, mentions: Sequence[Mention]) -> list[Mention]:
    """The governments that the text has told of with their state, in order."""
    told = (m for m in mentions if _tells_of_one(m) and _TOLD.search(m.span.of(text)))
    return sorted(told, key=lambda m: m.span.end)


def _tells_of_one(mention: Mention) -> bool:
    is_owned = mention.kind == "state" and bool(mention.owner)
    is_body = mention.key.startswith(_BODY) and mention.key != _BODY
    return mention.form == "nominal" and (is_owned or is_body)


_BODY = "nom:org:gouvernement:"
