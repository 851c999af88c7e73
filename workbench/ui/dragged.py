"""What is dragged from pane to pane: the names of the formats, and how a quote or a stretch of text is written in one."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import QMimeData

from workbench.core.spans import Span

ACTOR_MIME = "application/x-workbench-actor"
ACTORS_MIME = "application/x-workbench-actors"
QUOTE_MIME = "application/x-workbench-quote"


class Dragged(NamedTuple):
    """A quote, or the stretches of a document that become one where they are dropped."""

    quote_id: int | None
    document_id: int = 0
    spans: tuple[Span, ...] = ()


def words(data: QMimeData, mime: str) -> str:
    """What a drag carries in one of the formats."""
    return bytes(data.data(mime).data()).decode("ascii", "replace")


def written(document_id: int, spans: Sequence[Span]) -> bytes:
    """Stretches of a document for a drag: document:start:end, and so on for each part."""
    places = (str(place) for span in spans for place in (span.start, span.end))
    return ":".join((str(document_id), *places)).encode("ascii")


def read(payload: str) -> Dragged | None:
    """What was dragged; None for what no pane of this program writes.

    >>> read("quote:7")
    Dragged(quote_id=7, document_id=0, spans=())
    >>> read("3:10:20").spans
    (Span(start=10, end=20),)
    """
    kind, *numbers = payload.split(":")
    if not numbers or not all(part.isdecimal() for part in numbers):
        return None
    if kind == "quote":
        return Dragged(int(numbers[0]))
    if not kind.isdecimal() or len(numbers) % 2:
        return None
    places = sorted(map(int, numbers))
    spans = (Span(start, end) for start, end in zip(places[::2], places[1::2], strict=True))
    return Dragged(None, int(kind), tuple(spans))
