"""Two parties set side by side, and which of them is likelier to sell: "between Norway and Sweden"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from workbench.services.extract import lexicon
from workbench.services.extract.parties import Clause, Place, for_its_state, parties, preceded
from workbench.services.extract.records import Mention


class Parties(NamedTuple):
    """Who makes a deal and with whom; `is_both` where the words set both side by side."""

    one: Mention
    others: Sequence[Mention]
    is_both: bool


def named_parties(clause: Clause) -> list[Mention]:
    return [m for m in parties(clause.inside) if m.form != "demonym" and m.kind != "person"]


def between(clause: Clause, place: Place) -> Parties | None:
    """ "a contract between Norway and Sweden", "un contrat a été signé entre la Norvège et la Suède" """
    text = clause.text
    after = [m for m in named_parties(clause) if place.span.end <= m.span.start < place.span.end + REACH]
    for one, other in pairwise(after):
        is_both = _AND.fullmatch(text, one.span.end, other.span.start) is not None
        if preceded(text, one, ("between", "entre")) and is_both and not breaks_off(clause, place.span.end, one):
            return Parties(one, [other], True)
    return None


REACH = 90
_AND = re.compile(r"(?:'s)? (?:and|et) (?:the |la |le |les |l')?")


def breaks_off(clause: Clause, start: int, mention: Mention) -> bool:
    return NEW_CLAUSE.search(clause.text, min(start, mention.span.start), mention.span.start) is not None


NEW_CLAUSE = re.compile(r"[;:]|, (?:which|who|qui|dont|while|but|mais|tandis)")


def rank(key: str, kind: str) -> int:
    """How early a state stands in the list of those who export a kind of goods."""
    ranks = _exporters(kind)
    return ranks.get(key, len(ranks))


@lru_cache(maxsize=4)
def _exporters(kind: str) -> dict[str, int]:
    listed = lexicon.table("transfers")["exporters"]
    return {key: n for n, key in enumerate(listed.get(kind, listed["arms"]))}


def exports_more(one: Mention, other: Mention, kind: str = "arms") -> bool:
    """Whether the first is no lesser exporter than the other; the first named, where neither is listed."""
    return rank(for_its_state(one).key, kind) <= rank(for_its_state(other).key, kind)
