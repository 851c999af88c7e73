"""What the dossier holds, as panes, services and the command line read it: frozen values, never rows."""

from __future__ import annotations

from collections.abc import Set
from dataclasses import dataclass
from typing import NamedTuple

from workbench.core.kinds import RecordKind
from workbench.core.spans import Span


@dataclass(frozen=True, slots=True)
class Reference:
    """A record named for people: enough to list it, pick it and go there."""

    kind: RecordKind
    id: int
    label: str
    detail: str = ""
    icon: str = ""


class ActorRow(NamedTuple):
    """One row of the actor tree; counts are of quotes (evidence and mentions) and of events."""

    id: int
    parent_id: int | None
    kind: str
    name: str
    quotes: int
    events: int


class EventRow(NamedTuple):
    """One event of the timeline; `earliest` and `latest` are ordinals, None where open or unknown."""

    id: int
    label: str
    edtf: str | None
    earliest: int | None
    latest: int | None
    kind: str
    modality: str


class QuoteRow(NamedTuple):
    """One quote's place in its document, and the modality of what it says ("" when it says nothing yet)."""

    id: int
    start: int
    end: int
    modality: str


class DocumentRow(NamedTuple):
    """One row of the sources list."""

    id: int
    title: str
    publisher: str
    published: str | None
    language: str
    format: str
    length: int
    quotes: int
    marking: str
    copy_of_id: int | None
    is_near_copy: bool
    """Whether its text is not quite that of the document it is a copy of."""


class Name(NamedTuple):
    """One name of an actor, as written."""

    id: int
    text: str
    language: str
    script: str
    kind: str


class Rating(NamedTuple):
    """One entry of an actor's reliability history; `since` is EDTF."""

    id: int
    grade: str
    since: str | None
    reason: str
    rated_at: str


class Evidence(NamedTuple):
    """A quote for or against a record, seen from either side; `edtf` and `place` are the quote's own."""

    id: int
    quote_id: int
    relation: str
    kind: RecordKind
    target_id: int
    label: str
    edtf: str | None = None
    place: str = ""


class QuotePart(NamedTuple):
    """One span of a quote with its exact words and context."""

    span: Span
    exact: str
    prefix: str
    suffix: str


class Quote(NamedTuple):
    """A quote with its words; discontinuous quotes have several parts, in text order."""

    id: int
    uid: str
    document_id: int
    document_title: str
    parts: tuple[QuotePart, ...]
    comment: str = ""
    evidence: tuple[Evidence, ...] = ()
    tags: tuple[Reference, ...] = ()

    @property
    def text(self) -> str:
        """The exact words, parts joined by an ellipsis in brackets."""
        return " […] ".join(part.exact for part in self.parts)

    @property
    def start(self) -> int:
        """Where its first part starts."""
        return self.parts[0].span.start

    @property
    def end(self) -> int:
        """Where its last part ends."""
        return self.parts[-1].span.end


class Participant(NamedTuple):
    """An actor's part in an event."""

    id: int
    actor_id: int
    name: str
    role: str


class Figure(NamedTuple):
    """A quantity as its source bounds it."""

    id: int
    uid: str
    low: float | None
    best: float | None
    high: float | None
    bound_words: str
    unit: str
    counted: str
    quote_id: int | None = None
    event_id: int | None = None
    transfer_id: int | None = None
    claim_id: int | None = None


class Card(NamedTuple):
    """The margin card of one quote: what it says, how it is rated, who says it.

    `modality` is the most hedged of what the quote supports; `hedges` says which those are, where they differ.
    """

    quote_id: int
    heading: str
    rating: str
    what: str
    who: str
    modality: str
    warning: str = ""
    hedges: str = ""


class Related(NamedTuple):
    """Everything one step from the focus, by kind; `quotes` in reading order."""

    actors: frozenset[int] = frozenset()
    events: Set[int] = frozenset()
    claims: frozenset[int] = frozenset()
    transfers: frozenset[int] = frozenset()
    documents: frozenset[int] = frozenset()
    quotes: tuple[int, ...] = ()


class Subset(NamedTuple):
    """What the filter leaves, by kind."""

    actors: Set[int]
    documents: Set[int]
    events: Set[int]
    quotes: Set[int]
    claims: Set[int]
    transfers: Set[int]


@dataclass(frozen=True, slots=True)
class Hit:
    """One search result: the record, where in its text, a snippet with the matched words between \x02 and \x03, and why."""

    reference: Reference
    snippet: str
    score: float
    start: int | None = None
    end: int | None = None
    why: str = ""
