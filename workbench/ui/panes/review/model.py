"""What the review pane reads: one document's queue, how far it is, and its sentences."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from typing import NamedTuple

from workbench.store.connection import Reader
from workbench.store.read import coverage, documents, proposals
from workbench.store.read.coverage import Sentence, Touch
from workbench.store.read.proposals import QueueRow

BY_PLACE, BY_SCORE = "place", "score"
# Inside a sentence those come first that the others name.
_FIRST = {"actor": 0, "event": 1, "transfer": 2, "figure": 3, "claim": 4}


class Queue(NamedTuple):
    """One document under review; `others` are documents that have proposals waiting too."""

    document_id: int
    title: str
    rows: Sequence[QueueRow]
    decided: int
    total: int
    sentences: Sequence[Sentence]
    others: Sequence[int]
    was_read: bool

    def count(self, touch: Touch) -> int:
        """How many sentences this became of."""
        return sum(one.touch is touch for one in self.sentences)


def read(reader: Reader, document_id: int, order: str = BY_PLACE) -> Queue:
    """The queue of a document, sentence by sentence or the surest first; NotFound when the document is gone."""
    title = documents.document(reader, document_id).title
    sentences = coverage.sentences(reader, document_id)
    starts = [one.start for one in sentences]
    waiting = [one.document_id for one in proposals.waiting(reader) if one.document_id != document_id]
    rows = proposals.queue(reader, document_id)

    def by_place(row: QueueRow) -> tuple[int, int, int]:
        return bisect_right(starts, max(row.start, row.sentence)), _FIRST.get(row.kind, 9), row.start

    def by_score(row: QueueRow) -> tuple[float, int, int, int]:
        return (-row.score, *by_place(row))

    ordered = sorted(rows, key=by_score if order == BY_SCORE else by_place)
    decided, total = proposals.progress(reader, document_id)
    was_read = coverage.reading(reader, document_id) is not None
    return Queue(document_id, title, ordered, decided, total, sentences, waiting, was_read)


def next_untouched(sentences: Sequence[Sentence], at: int, step: int) -> int | None:
    """The index of the next sentence nobody has touched, `step` being 1 or -1, round the end; None without any."""
    count = len(sentences)
    places = ((at + step * by) % count for by in range(1, count + 1))
    return next((place for place in places if sentences[place].touch is Touch.UNTOUCHED), None)


def sentence_at(sentences: Sequence[Sentence], offset: int) -> int | None:
    """The index of the sentence that holds `offset`, or else of the last one before it; None before the first."""
    at = bisect_right([one.start for one in sentences], offset) - 1
    return at if at >= 0 else None
