"""Whose organ a named body is: "the Norwegian Ministry of Defence", "Royal Norwegian Navy (RNN)" act for their state."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache
from itertools import pairwise

from workbench.services.extract import lexicon
from workbench.services.extract.gazetteer import known_surfaces
from workbench.services.extract.parties import transfer_words
from workbench.services.extract.records import Mention

_BODIES = ("organisation", "armed_force")


def with_owners(text: str, mentions: Sequence[Mention], language: str) -> list[Mention]:
    """The mentions, each named organ of a state that the text names with that state as its owner."""
    named = {m.key for m in mentions if m.kind == "state"}
    owners: dict[str, str] = {}
    for one in mentions:
        if one.kind in _BODIES and one.form == "name" and (state := _state_in(one.span.of(text), language)) in named:
            owners[one.key] = state
    # "the coast guard (PCG)": the short name is told once and stands for the long one.
    return [replace(m, owner=owners[m.key]) if m.key in owners and m.kind in _BODIES else m for m in mentions]


@lru_cache(maxsize=512)
def _state_in(name: str, language: str) -> str:
    """The state whose demonym opens an organ's name, "" where the name tells of none or of no organ."""
    if _organ_in(language).search(name) is None:
        return ""
    known = known_surfaces(language)
    words = re.findall(r"[^\W\d_][\w.'-]*", name)
    pairs = [*words, *(" ".join(two) for two in pairwise(words))]
    found = [held.key for word in pairs if (held := known.get(word)) is not None and held.kind == "state"]
    return found[0] if len(set(found)) == 1 else ""


@lru_cache(maxsize=2)
def _organ_in(language: str) -> re.Pattern[str]:
    organs = lexicon.either(transfer_words(language)["organs"])
    return re.compile(rf"(?<!\w){organs}(?!\w)", re.I)
