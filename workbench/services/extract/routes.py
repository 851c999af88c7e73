"""What goes from one to another: "ferried arms from Norway to Latvia", "vendus de la Norvège aux Émirats"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from workbench.services.extract.parties import Clause, Place, Sides, preceded, transfer_words
from workbench.services.extract.records import Mention


def from_to(clause: Clause, place: Place, near: Sequence[Mention]) -> Sides | None:
    """ "ferried arms from Norway to Latvia": what is carried from one to the other, whoever carries it."""
    words = transfer_words(clause.language)
    leads: Sequence[str] = words["from"]
    if clause.language == "fr":
        leads = ("depuis", "depuis la", "depuis le", "depuis l'", *(words["from"] if place.sort == "carried" else ()))
    named = [m for m in near if m.form != "demonym"]
    donor = next((m for m in named if preceded(clause.text, m, leads)), None)
    if donor is None:
        return None
    to = (*words["recipient"], *(("into", "into the", "through") if clause.language == "en" else ()))
    if place.sort != "carried" and any(
        _SUBJECT.fullmatch(clause.text, m.span.start - 2, m.span.start) for m in named if m.span.end < donor.span.start
    ):
        # "After supplying the mills, Norway moved its grain from Sweden to Latvia": another clause.
        return None
    recipient = next(
        (m for m in named if m.span.start >= donor.span.end and m.key != donor.key and preceded(clause.text, m, to)),
        None,
    )
    if recipient is None and place.sort != "carried":
        # "shipped arms to the Latvian army from Norway"
        ahead = [m for m in named if m.span.end < donor.span.start and m.key != donor.key]
        recipient = next((m for m in reversed(ahead[-1:]) if preceded(clause.text, m, to)), None)
    return Sides(donor, recipient) if recipient is not None else None


_SUBJECT = re.compile(r", ")


def of_to(clause: Clause, near: Sequence[Mention]) -> Sides | None:
    """ "vendus de la Norvège aux Emirats": one right behind the other."""
    named = [m for m in near if m.form != "demonym"]
    for donor, recipient in pairwise(named):
        is_of = preceded(clause.text, donor, ("de", "de la", "de l'", "du", "des"))
        if (
            is_of
            and donor.key != recipient.key
            and _TO_NEXT.fullmatch(clause.text, donor.span.end, recipient.span.start)
        ):
            return Sides(donor, recipient)
    return None


_TO_NEXT = re.compile(r" (?:à|au|aux|vers)(?: la | le | les | l'| )")
