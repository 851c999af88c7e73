"""Verbs that take the recipient first: "X équipe Z en Y", "Z is armed by X with Y"."""

from __future__ import annotations

import re

from workbench.services.extract.doers import HAVING, NO_SUBJECT, is_passive, made_to, organ_behind, subject
from workbench.services.extract.parties import Clause, Place, Sides, behind, breaks, preceded, transfer_words


def equipped(clause: Clause, place: Place) -> Sides | None:
    """Donor and recipient of a verb that takes the recipient first: "X équipe Z en Y", "Z is armed by X with Y"."""
    text, words = clause.text, transfer_words(clause.language)
    near = [m for m in behind(clause, place.span) if not breaks(text, place.span, m.span)]
    by = next((m for m in near if preceded(text, m, words["by"])), None)
    if by is not None and HAVING.search(clause.before(place.span)) is None:
        taker = subject(clause, place.span)
        return Sides(by, taker) if taker is not None and taker.key != by.key else None
    donor = made_to(clause, place.span) or subject(clause, place.span)
    if _LIMB.match(text, place.span.start):
        # "the Swedish arm of Kongsberg"
        return None
    if donor is None or is_passive(clause, place.span) or NO_SUBJECT.search(clause.before(place.span)):
        return None
    first = next((m for m in near if m.form != "demonym"), None)
    if first is None or first.key == donor.key or not _TO_WHOM.fullmatch(text, place.span.end, first.span.start):
        return None
    is_owner = text.startswith("'s ", first.span.end) and organ_behind().match(text, first.span.end) is None
    return Sides(donor, first) if not is_owner else None


_LIMB = re.compile(r"arm (?:of|in|at) ", re.I)
_TO_WHOM = re.compile(
    r" (?!in |on |at |sans |without |contre |against |avec |with |par |by |en |depuis |grâce |since |under |sous )(?:\w+ment |\w+ly )?(?:le |la |les |l'|the |ses |its )?(?:[\w'-]+ (?:de |du |des |d'|of )?(?:la |l'|the )?)?"
)
