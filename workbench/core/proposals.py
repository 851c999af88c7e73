"""What extraction rules suggest; a person decides whether it is a fact."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, field, replace
from typing import Any, NamedTuple

from workbench.core.spans import Span

# Spans of sentences and words are short: a place in the text is looked up by the stretches of this length that it touches.
_STRETCH = 256


@dataclass(frozen=True, slots=True)
class Suggestion:
    """What a rule suggests of the words in `span` (`exact`), with the rule, the engine's version and a score of 0 to 1.

    Every payload has `cues` ([[start, end, modality, rule], ...]); those of sentences also `quote` ([start, end]).
    "actor": kind, key, name, id, is_known, mentions [[start, end, form], ...]; the span is the first mention.
    "event": label, edtf, inferred, participants [{id, name, role}], sources; the span is the words of the date.
    "transfer": donor, recipient, kind, object, object_span, edtf, sources.
    "figure": low, best, high, bound_words, unit, counted, sources.
    "claim": text, polarity, sources [{actor, name, source, cue}]; the span is the sentence.
    Actors are named by the `id` that their own suggestion has.
    """

    kind: str
    span: Span
    exact: str
    payload: Mapping[str, Any]
    rule: str
    engine: str
    score: float
    modality: str = "asserted"


@dataclass(frozen=True, slots=True)
class Lesson:
    """What an analyst taught about `words`: "stop" never to propose them as `about` (a kind of proposal), "alias" that
    they name the actor with `key` or `name`, "kind" that their actor is an `actor_kind`."""

    kind: str
    about: str
    words: str
    key: str = ""
    name: str = ""
    actor_kind: str = ""


def renamed(payload: Mapping[str, Any], actor: str, name: str) -> dict[str, Any] | None:
    """A payload that calls the actor with this id `name` wherever it names it; None when it does not."""
    if not actor:
        return None
    found = dict(payload)
    for side in ("donor", "recipient"):
        if found.get(side) == actor:
            found[f"{side}_name"] = name
    for key, who in (("participants", "id"), ("sources", "actor")):
        if any(one.get(who) == actor for one in found.get(key, ())):
            found[key] = [{**one, "name": name} if one.get(who) == actor else one for one in found[key]]
    return found if found != payload else None


class Held(NamedTuple):
    """A suggestion that the dossier has already, and what became of it."""

    id: int
    kind: str
    start: int
    end: int
    status: str
    payload: Mapping[str, Any]
    fact_uid: str = ""


@dataclass(slots=True)
class Plan:
    """What a new reading of a document changes: rows to add, to bring up to date and to take away."""

    added: list[Suggestion] = field(default_factory=list)
    updated: list[tuple[int, Suggestion]] = field(default_factory=list)
    gone: list[int] = field(default_factory=list)


def reconciled(held: Sequence[Held], suggested: Sequence[Suggestion], *, is_partial: bool = False) -> Plan:
    """How `suggested` meets what is held: only what still waits, and no analyst has edited, is changed or goes.

    What was rejected does not come back. Of an actor that was accepted only the mentions that are new are suggested,
    to join it. A reading of a part of the text (`is_partial`) only adds.
    """
    plan = Plan()
    known = Known(held)
    named = {place for one in held if one.kind == "actor" and one.status in _FACTS for place in _mentioned(one.payload)}
    met: set[int] = set()
    for one in _once(suggested):
        same = known.same(one)
        if any(other.status == "rejected" for other in same):
            continue
        accepted = [other for other in same if other.status in _FACTS]
        waiting = [other for other in same if other.status == "proposed" and other.id not in met]
        if accepted:
            rest = _unheard(one, accepted[0], named) if one.kind == "actor" else None
            if rest is None:
                continue
            one = rest
        if not waiting:
            plan.added.append(one)
            continue
        met.add(waiting[0].id)
        if not is_partial and not waiting[0].payload.get("edited"):
            plan.updated.append((waiting[0].id, one))
    if not is_partial:
        plan.gone = [
            one.id for one in held if one.status == "proposed" and one.id not in met and not one.payload.get("edited")
        ]
    return plan


_FACTS = ("accepted", "edited")
_WEIGHTS = {"proposed": 0, "rejected": 1, "accepted": 2, "edited": 2}


def outweighs(theirs: str, mine: str, before: str | None) -> bool:
    """Whether the decision of another copy stands, `before` being what both once had, if anything.

    What one copy alone decided, or took back, stands; else a fact outweighs a rejection and that one what still waits,
    whichever came later.
    """
    if theirs == mine or before == theirs:
        return False
    return before == mine or _WEIGHTS[theirs] > _WEIGHTS[mine]


def _once(suggested: Sequence[Suggestion]) -> Iterator[Suggestion]:
    """Each suggestion once, however often a rule made it."""
    seen = set()
    for one in suggested:
        place = (one.kind, one.span, *_said(one.kind, one.payload))
        if place not in seen:
            seen.add(place)
            yield one


def place_of(kind: str, start: int, end: int, payload: Mapping[str, Any]) -> tuple[object, ...]:
    """By what a proposal is the same one in another copy of the dossier, corrected or not."""
    return (kind, start, end, *_said(kind, payload.get("was", payload)))


def _said(kind: str, payload: Mapping[str, Any]) -> tuple[object, ...]:
    """What tells apart two suggestions of one kind that stand on the same words."""
    if kind == "transfer":
        return payload.get("donor"), payload.get("recipient")
    return (payload.get("id"),) if kind == "actor" else ()


def _unheard(one: Suggestion, accepted: Held, named: Set[tuple[int, int]]) -> Suggestion | None:
    """The mentions of an accepted actor that are nobody's yet, as a suggestion to join it; None when there are none.

    Words that were accepted as another actor's stay that one's: once a capital is an actor of its own, the engine takes
    it for itself wherever it stood for its government.
    """
    rest = [list(mention) for mention in one.payload["mentions"] if (mention[0], mention[1]) not in named]
    if not rest:
        return None
    payload = {**one.payload, "mentions": rest, "joins": accepted.fact_uid}
    # The words themselves are the source's: whoever writes the row reads them there.
    return replace(one, span=Span(rest[0][0], rest[0][1]), exact="", payload=payload)


def _mentioned(payload: Mapping[str, Any]) -> Iterator[tuple[int, int]]:
    return ((start, end) for start, end, *_ in payload.get("mentions", ()))


class Known:
    """What is held, found again by its words or, for actors, by who they are."""

    def __init__(self, held: Sequence[Held]) -> None:
        self._actors: dict[object, list[Held]] = {}
        self._places: dict[tuple[str, int], list[Held]] = {}
        for one in held:
            if one.kind == "actor":
                for name in _names(one.payload, one.start, one.end):
                    self._actors.setdefault(name, []).append(one)
            else:
                for at in range(one.start // _STRETCH, one.end // _STRETCH + 1):
                    self._places.setdefault((one.kind, at), []).append(one)

    def same(self, one: Suggestion) -> list[Held]:
        """Those that say the same as `one`, the one at its very place first."""
        found: dict[int, Held] = {}
        if one.kind == "actor":
            for name in _names(one.payload, one.span.start, one.span.end):
                found.update((other.id, other) for other in self._actors.get(name, ()))
            return list(found.values())
        for at in range(one.span.start // _STRETCH, one.span.end // _STRETCH + 1):
            for other in self._places.get((one.kind, at), ()):
                if other.start < one.span.end and one.span.start < other.end:
                    found[other.id] = other
        wanted = _said(one.kind, one.payload)
        alike = [
            other for other in found.values() if _said(other.kind, other.payload.get("was", other.payload)) == wanted
        ]
        return sorted(alike, key=lambda other: (other.start, other.end) != (one.span.start, one.span.end))


def _names(payload: Mapping[str, Any], start: int, end: int) -> Iterator[object]:
    was = payload.get("was", payload)
    yield "id", was.get("id")
    yield "place", start, end
    if was.get("key"):
        yield "key", was["key"]
