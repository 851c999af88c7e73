"""Things promised by one clause and handed over in its relative clause: "has pledged ten boats, the first of which reached Riga"."""

from __future__ import annotations

import re

from workbench.core.spans import Span
from workbench.services.extract.doers import is_passive, subject
from workbench.services.extract.objects import Handed
from workbench.services.extract.parties import Clause, Place, Sides, behind, parties, preceded, transfer_words
from workbench.services.extract.things import is_counted, kind_of, tidied

_GIVES = ("strong", "weak")
# ", dont les premiers ont été", ", the first of which were", ", qui seront"
_OF_WHICH = re.compile(
    r", (?:(?:dont|qui|which|that)(?!\w)|(?:the (?:first|last|rest)|half|most|some|all|part|one|two|three|\d+) of (?:which|them)(?!\w))[^,;:]{0,60}\Z"
)
_FAR = 160


def handed_later(clause: Clause, promised: Place | None, place: Place) -> tuple[Sides, Handed] | None:
    """Whoever promised the things that a passive or an arrival in the relative clause hands over, and whoever gets them."""
    text = clause.text
    if promised is None or promised.sort not in _GIVES or place.span.start - promised.span.end > _FAR:
        return None
    if place.sort != "arrived" and not (place.sort in _GIVES and is_passive(clause, place.span)):
        return None
    opening = _OF_WHICH.search(text, promised.span.end, place.span.start)
    if opening is None or any(
        m.span.start >= opening.start() for m in parties(clause.inside) if m.span.end <= place.span.start
    ):
        return None
    words = transfer_words(clause.language)
    leads = words["arrived_at"] if place.sort == "arrived" else words["recipient"]
    after = (m for m in behind(clause, place.span) if m.form != "demonym" and m.span.start - place.span.end < _NEAR)
    taker = next((m for m in after if preceded(text, m, leads) or m.span.start - place.span.end == 1), None)
    donor = subject(clause, promised.span) if not is_passive(clause, promised.span) else None
    object = tidied(text, Span(promised.span.end, opening.start()).trimmed(text))
    kind = kind_of(text, object, clause.language) or ("other" if is_counted(text, object) else None)
    if taker is None or donor is None or donor.key == taker.key or kind is None:
        return None
    return Sides(donor, taker), Handed(object, kind)


_NEAR = 40
