"""What the review pane reads: one document's queue, how far it is, and its sentences."""

from __future__ import annotations

from bisect import bisect_right, insort
from collections.abc import Callable, Sequence
from functools import partial
from typing import NamedTuple

from workbench.core.changes import Changes
from workbench.store.connection import Reader
from workbench.store.read import coverage, documents, places, proposals
from workbench.store.read.coverage import Sentence, Touch
from workbench.store.read.proposals import QueueRow

BY_PLACE, BY_SCORE = "place", "score"
# More than this is read beside the window.
MANY = 1_500
_FEW = 400
# Inside a sentence those come first that the others name.
_FIRST = {"actor": 0, "event": 1, "transfer": 2, "figure": 3, "claim": 4}


class Queue(NamedTuple):
    """One document under review; `others` are documents that have proposals waiting too."""

    document_id: int
    title: str
    text: str
    order: str
    rows: Sequence[QueueRow]
    decided: int
    total: int
    sentences: list[Sentence]
    others: Sequence[int]
    was_read: bool

    def has_sentences_of(self, other: Queue) -> bool:
        """Whether the same sentences are told, whatever became of them."""
        return self.document_id == other.document_id and len(self.sentences) == len(other.sentences)

    def count(self, touch: Touch) -> int:
        """How many sentences this became of."""
        return sum(one.touch is touch for one in self.sentences)


def read(reader: Reader, document_id: int, order: str = BY_PLACE) -> Queue:
    """The queue of a document, sentence by sentence or the surest first; NotFound when the document is gone."""
    title = documents.document(reader, document_id).title
    sentences = coverage.sentences(reader, document_id)
    starts = [one.start for one in sentences]
    rows = sorted(proposals.queue(reader, document_id), key=_ordered(partial(bisect_right, starts), order))
    decided, total = proposals.progress(reader, document_id)
    was_read = coverage.reading(reader, document_id) is not None
    text = documents.text(reader, document_id)
    return Queue(
        document_id, title, text, order, rows, decided, total, sentences, _others(reader, document_id), was_read
    )


def after(reader: Reader, queue: Queue, changes: Changes) -> Queue | None:
    """The queue after a gesture that touched little of it; None when only reading all of it can tell."""
    changed, quoted = changes.ids("proposal"), changes.ids("quote")
    if changes.whole or changes.touches("extraction", "document", "sentence_left") or len(changed) > _FEW:
        return None
    if len(quoted) > _FEW or not (changed or quoted):
        return None
    spans = proposals.places(reader, queue.document_id, changed)
    here = places.stretches_of_quotes(reader, quoted)
    if len(here) < len(quoted) and not changed:
        return None  # a quote that is gone no longer says where it was
    spans += [(start, end) for document_id, start, end in here if document_id == queue.document_id]
    sentences = coverage.refreshed(reader, queue.document_id, queue.sentences, spans)
    rows = [row for row in queue.rows if row.id not in changed]
    key = _key(sentences, queue.order)
    for row in proposals.queue(reader, queue.document_id, only=changed):
        insort(rows, row, key=key)
    decided, total = proposals.progress(reader, queue.document_id)
    return queue._replace(rows=rows, decided=decided, total=total, sentences=sentences)


def _others(reader: Reader, document_id: int) -> list[int]:
    return [one.document_id for one in proposals.waiting(reader) if one.document_id != document_id]


def _key(sentences: Sequence[Sentence], order: str) -> Callable[[QueueRow], tuple[float, ...]]:
    """How a few rows find their place among very many."""

    def at(offset: int) -> int:
        return bisect_right(sentences, offset, key=lambda one: one.start)

    return _ordered(at, order)


def _ordered(at: Callable[[int], int], order: str) -> Callable[[QueueRow], tuple[float, ...]]:
    def by_place(row: QueueRow) -> tuple[float, ...]:
        return at(max(row.start, row.sentence)), _FIRST.get(row.kind, 9), row.start, row.id

    def by_score(row: QueueRow) -> tuple[float, ...]:
        return (-row.score, *by_place(row))

    return by_score if order == BY_SCORE else by_place


def next_untouched(sentences: Sequence[Sentence], at: int, step: int) -> int | None:
    """The index of the next sentence nobody has touched, `step` being 1 or -1, round the end; None without any."""
    count = len(sentences)
    found = ((at + step * by) % count for by in range(1, count + 1))
    return next((place for place in found if sentences[place].touch is Touch.UNTOUCHED), None)


def sentence_at(sentences: Sequence[Sentence], offset: int) -> int | None:
    """The index of the sentence that holds `offset`, or else of the last one before it; None before the first."""
    at = bisect_right(sentences, offset, key=lambda one: one.start) - 1
    return at if at >= 0 else None
