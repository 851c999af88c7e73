"""Goods that reach somebody: "Swedish shells arrived in Norway", "des obus suédois sont parvenus à la Norvège"."""

from __future__ import annotations

import re

from workbench.core.spans import Span
from workbench.services.extract.parties import (
    Clause,
    Place,
    Sides,
    behind,
    breaks,
    owns,
    parties,
    preceded,
    transfer_words,
)
from workbench.services.extract.records import Mention
from workbench.services.extract.things import kind_of

_KINDS = ("arms", "energy", "food", "technology", "money", "other")
_REACH = 60
# "News of Swedish shells reached Norway": the shells did not.
_NEWS = re.compile(
    r"(?<!\w)(?:news|word|reports?|rumou?rs?|tales|images|nouvelles?|rumeurs?) (?:of|about|de|d'|des) ?(?:the )?$", re.I
)
_STOP = re.compile(r"[,;:]|(?<!\w)(?:who|which|that|qui|que|dont|and|et) ")


def arrived(clause: Clause, place: Place) -> Sides | None:
    """Donor and recipient of goods that arrive: whoever's they are, and where they go."""
    text, words = clause.text, transfer_words(clause.language)
    after = [m for m in behind(clause, place.span) if m.form != "demonym" and not breaks(text, place.span, m.span)]
    at_once = after[0] if after and text[place.span.end : after[0].span.start] in (" ", " the ") else None
    recipient = at_once or next((m for m in after if preceded(text, m, words["arrived_at"])), None)
    if recipient is None or recipient.span.start - place.span.end > _REACH:
        return None
    donor = _whose(clause, place) or next(
        (m for m in after if m.key != recipient.key and preceded(text, m, words["out_of"])), None
    )
    return Sides(donor, recipient) if donor is not None and donor.key != recipient.key else None


def _whose(clause: Clause, place: Place) -> Mention | None:
    """Whose the goods before the verb are: "Swedish shells", "Sweden's shells", "shells from Sweden"."""
    text = clause.text
    before = [m for m in parties(clause.inside) if m.span.end <= place.span.start]
    if not before or place.span.start - before[-1].span.end > _REACH:
        return None
    last = before[-1]
    if _STOP.search(text, last.span.end, place.span.start):
        return None
    if _NEWS.search(text, max(clause.sentence.start, last.span.start - 20), last.span.start):
        return None
    is_from = last.form != "demonym" and preceded(text, last, transfer_words(clause.language)["out_of"])
    if is_from or (clause.language == "fr" and last.form == "demonym"):
        goods = Span(max(clause.sentence.start, last.span.start - _REACH), last.span.start)
    elif owns(text, last):
        goods = Span(last.span.end, place.span.start)
    else:
        return None
    return last if kind_of(text, goods, clause.language) in _KINDS else None


def came(clause: Clause, place: Place) -> Sides | None:
    """ "half of Norway's arms imports come from Sweden", "l'essentiel du gaz norvégien vient de Suède"."""
    text = clause.text
    donor = next((m for m in behind(clause, place.span) if m.form != "demonym"), None)
    if donor is None or not _AT_ONCE.fullmatch(text, place.span.end, donor.span.start):
        return None
    before = [m for m in parties(clause.inside) if m.span.end <= place.span.start and m.key != donor.key]
    near = [m for m in before if place.span.start - m.span.end < _NEAR]
    return next((Sides(donor, m) for m in reversed(near) if _imports(clause, m, place)), None)


_AT_ONCE = re.compile(r" ?(?:just |mainly |mostly |only |principalement |surtout )?(?:the |la |le |les |l')?")
_NEAR = 90
_IMPORTS = re.compile(r"(?<!\w)(?:imports?|purchases|importations?|achats)(?!\w)")


def _imports(clause: Clause, taker: Mention, place: Place) -> bool:
    """Whether what comes is whose: "Norway's arms imports", "arms for Norway", "shells used by Norway"."""
    text = clause.text
    behind_it = Span(taker.span.end, place.span.start)
    words = transfer_words(clause.language)
    if owns(text, taker) and _STOP.search(text, behind_it.start, behind_it.end) is None:
        if clause.language == "fr":
            ahead = Span(max(clause.sentence.start, taker.span.start - 30), taker.span.start)
            is_bought = _IMPORTS.search(text, ahead.start, ahead.end) is not None
            return is_bought or kind_of(text, ahead, "fr") in ("arms", "energy")
        is_goods = kind_of(text, behind_it, clause.language) in _KINDS and text.startswith("'s", taker.span.end)
        return is_goods or _IMPORTS.search(text, behind_it.start, behind_it.end) is not None
    goods = Span(max(clause.sentence.start, taker.span.start - _REACH), taker.span.start)
    is_led = preceded(text, taker, [*words["bound"], *words["by"]]) and taker.form != "demonym"
    return (
        is_led
        and kind_of(text, goods, clause.language) in _KINDS
        and _STOP.search(text, behind_it.start, behind_it.end) is None
    )
