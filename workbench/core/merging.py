"""What two records would be as one, before anything is done: values for a preview."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from workbench.core.kinds import RecordKind
from workbench.core.records import Reference


class Part(NamedTuple):
    """One kind of what hangs on the record that goes: how many move, how many are there already or cannot move."""

    label: str
    moved: int
    known: int = 0
    left: int = 0
    names: tuple[str, ...] = ()


class FieldPair(NamedTuple):
    """One field that both fill differently, or that the kept one takes over: both values in words, and what will stand."""

    label: str
    kept: str
    other: str
    result: str


@dataclass(frozen=True, slots=True)
class MergePreview:
    """What becomes of names, links, children and claims when `other` goes into `kept`, in words for people."""

    kind: RecordKind
    kept: Reference
    other: Reference
    fields: tuple[FieldPair, ...]
    parts: tuple[Part, ...]
    remarks: tuple[str, ...] = ()


class Merged(NamedTuple):
    """One record that went into another; `names` are the ids of the aliases that came from it."""

    id: int
    name: str
    other_uid: str
    at: str
    names: frozenset[int]


class Likeness(NamedTuple):
    """A record that may be the same as the one looked at, and why somebody thinks so."""

    id: int
    other: Reference
    reason: str
