"""What the rules find in one document: frozen records that proposals and machine-readable output are made from."""

from __future__ import annotations

from dataclasses import dataclass

from workbench.core.spans import Span
from workbench.services.extract.dates import Date


@dataclass(frozen=True, slots=True)
class Mention:
    """One place where an actor is named or described; `owner` is the country that a description belongs to."""

    span: Span
    key: str
    kind: str
    form: str
    rule: str
    score: float = 0.8
    owner: str = ""


@dataclass(frozen=True, slots=True)
class Actor:
    """One actor with all its mentions, the first first; `key` is its ISO 3166 code, or "" when it has none."""

    id: str
    key: str
    kind: str
    name: str
    mentions: tuple[Mention, ...]


@dataclass(frozen=True, slots=True)
class Cue:
    """Words that say how sure a statement is, and whether they govern its main clause."""

    span: Span
    modality: str
    rule: str
    is_main: bool


@dataclass(frozen=True, slots=True)
class Attribution:
    """Who says it: the words of the source, the words that say so, and the actor where one was found."""

    source: Span
    cue: Span
    actor: str
    rule: str


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence or heading with how sure it is and who says it."""

    span: Span
    is_heading: bool
    modality: str
    labels: tuple[str, ...]
    cues: tuple[Cue, ...]
    attributions: tuple[Attribution, ...]


@dataclass(frozen=True, slots=True)
class Figure:
    """A number with its bounds, its unit and what it counts; `bound_words` is what makes it approximate."""

    span: Span
    low: float | None
    best: float | None
    high: float | None
    bound_words: str
    unit: str
    counted: str
    rule: str


@dataclass(frozen=True, slots=True)
class Transfer:
    """Something that one actor gives to another."""

    span: Span
    donor: str
    recipient: str
    object: Span
    kind: str
    modality: str
    rule: str
    score: float


@dataclass(frozen=True, slots=True)
class Event:
    """A dated happening: its words, its date, who takes part and how sure it is."""

    span: Span
    label: str
    date: Date
    participants: tuple[str, ...]
    modality: str
    rule: str
    score: float


@dataclass(frozen=True, slots=True)
class Claim:
    """A statement that the text gives to somebody."""

    span: Span
    sources: tuple[Attribution, ...]
    modality: str
    is_negative: bool
    rule: str


@dataclass(frozen=True, slots=True)
class Analysis:
    """Everything that the rules find in one document, in the order of the text."""

    language: str
    sentences: tuple[Sentence, ...]
    actors: tuple[Actor, ...]
    dates: tuple[Date, ...]
    figures: tuple[Figure, ...]
    transfers: tuple[Transfer, ...]
    events: tuple[Event, ...]
    claims: tuple[Claim, ...]
