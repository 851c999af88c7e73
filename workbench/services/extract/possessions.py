"""Arms that one state has from another: "Norway's Swedish-made jets", "Oslo already flies Swedish-built Gripens"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from workbench.core.spans import Span
from workbench.services.extract.parties import Clause, for_its_state, owns, parties, subject
from workbench.services.extract.records import Mention, Transfer
from workbench.services.extract.things import kind_of

_SCORE = 0.55
_KINDS = ("arms", "energy", "technology")
_MADE = re.compile(r"-(?:made|built|supplied|donated) (?P<thing>[^,;:.()“”\"]{3,60})")
_THEIRS = re.compile(r"'s (?P<thing>[^,;:.()“”\"]{3,60})")
_OWNED = re.compile(r"'s? (?:[a-z-]+ ){0,2}")
_HAS = re.compile(
    r"(?<!\w)(?:has|have|had|owns?|operate[sd]?|uses?|used|using|fields?|fielded|flies|flew|flying|boasts?|possess\w*|station\w*|deploy\w*|got|gets?|rel(?:y|ies) on|depends? on)(?!\w)[^,;:]{0,70}$"
)
_USES = re.compile(r"(?<!\w)(?:uses?|using|operates?|flies|flying|fields?)(?!\w)[^,;:]{0,70}$")


def possessions(clause: Clause, modality: str) -> Iterator[Transfer]:
    """What one party has of another's making; only English writes it in one word."""
    if clause.language != "en":
        return
    for mention in parties(clause.inside):
        if mention.kind != "state":
            continue
        made = _MADE.match(clause.text, mention.span.end, clause.sentence.end)
        thing = made or _THEIRS.match(clause.text, mention.span.end, clause.sentence.end)
        if thing is None:
            continue
        object = Span(mention.span.start, thing.end()).trimmed(clause.text)
        kind = kind_of(clause.text, Span(*thing.span("thing")), "en")
        owner = _owner(clause, mention, is_made=made is not None)
        if owner is None or kind not in _KINDS or owner.key == mention.key:
            continue
        span = Span(min(owner.span.start, mention.span.start), object.end)
        yield Transfer(span, mention.key, owner.key, object, kind, modality, "transfer.possessed", _SCORE)


def _owner(clause: Clause, mention: Mention, *, is_made: bool) -> Mention | None:
    """Whose the thing is: the owner right before it, or the subject of a verb of having."""
    before = [m for m in parties(clause.inside) if m.span.end < mention.span.start]
    is_owned = is_made and bool(before) and owns(clause.text, before[-1])
    if is_owned and _OWNED.fullmatch(clause.text, before[-1].span.end, mention.span.start):
        return for_its_state(before[-1])
    who = subject(clause, mention.span)
    if who is None:
        return None
    has = (_HAS if is_made else _USES).search(clause.text, who.span.end, mention.span.start)
    return for_its_state(who) if has is not None else None
