"""What the review pane reads: one document's queue, how far it is, and its sentences."""

from __future__ import annotations

from bisect import bisect_left, bisect_right, insort
from collections.abc import Callable, Collection, Sequence
from functools import partial
from typing import NamedTuple

from workbench.core.changes import Changes
from workbench.store.connection import Reader
from workbench.store.read import coverage, documents, places, proposals
from workbench.store.read.coverage import Sentence, Touch
from workbench.store.read.proposals import QueueLine, QueueRow

BY_PLACE, BY_SCORE = "place", "score"
# More than this is read beside the window.
MANY = 1_500
_FEW = 400
# A decision takes few proposals away: the next one is looked for among so many before all of them.
_NEAR = 200
# Inside a sentence those come first that the others name.
_FIRST = {"actor": 0, "event": 1, "transfer": 2, "figure": 3, "claim": 4}


class Queue(NamedTuple):
    """One document under review; `others` are documents that have proposals waiting too, `waiting` counts all of those.

    `come` are the rows that a gesture has brought (back), first first; None where all of the queue was read.
    """

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
    waiting: int
    come: Sequence[QueueRow] | None = None

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
    others = _others(reader, document_id)
    waiting = proposals.count(reader)
    return Queue(document_id, title, text, order, rows, decided, total, sentences, others, was_read, waiting)


def after(reader: Reader, queue: Queue, changes: Changes) -> Queue | None:
    """The queue after a gesture that touched little of it; None when only reading all of it can tell."""
    changed = changes.ids("proposal")
    if changes.whole or changes.touches("extraction", "document") or len(changed) > _FEW:
        return None
    touched = _places(reader, queue.document_id, changes)
    if touched is None:
        return None
    lines = proposals.lines(reader, queue.document_id, changed)
    touched += [(line.row.sentence, line.end) for line in lines]
    sentences = coverage.refreshed(reader, queue.document_id, queue.sentences, touched)
    rows, gone = _without(queue, changed, lines)
    key, taken = _key(sentences, queue.order), len(gone)
    waiting = [line.row for line in lines if line.is_waiting]
    for row in waiting:
        insort(rows, row, key=key)
    come = sorted((row for row in waiting if row.id not in gone), key=key)
    now = queue._replace(rows=rows, sentences=sentences, come=come)
    if taken == len(lines) == len(changed):
        # Each of them was in the queue: how many were decided says all. Counting looks at every proposal that there is.
        decided = taken - len(waiting)
        return now._replace(decided=queue.decided + decided, waiting=queue.waiting - decided)
    done, total = proposals.progress(reader, queue.document_id)
    return now._replace(decided=done, total=total, waiting=proposals.count(reader))


def _places(reader: Reader, document_id: int, changes: Changes) -> list[tuple[int, int]] | None:
    """Where quotes and sentences that were left have come or moved; None when one is gone and no longer says where."""
    quoted, left = changes.ids("quote"), changes.ids("sentence_left")
    if len(quoted) > _FEW or len(left) > _FEW or not (quoted or left or changes.ids("proposal")):
        return None
    found = places.stretches_of_quotes(reader, quoted)
    if len(found) < len(quoted) and not changes.ids("proposal"):
        return None
    kept = coverage.left(reader, left)
    if len(kept) < len(left):
        return None
    return [(start, end) for document, start, end in (*found, *kept) if document == document_id]


def _without(queue: Queue, changed: Collection[int], lines: Sequence[QueueLine]) -> tuple[list[QueueRow], set[int]]:
    """The rows of the queue but those that changed, each found by its place among very many; and which went."""
    rows, gone, key = list(queue.rows), set[int](), _key(queue.sentences, queue.order)
    for line in lines:
        at = bisect_left(rows, key(line.row), key=key)
        if at < len(rows) and rows[at].id == line.row.id:
            gone.add(rows[at].id)
            del rows[at]
    if len(gone) == len(changed):
        return rows, gone
    # One that moved or is gone, or was not in the queue.
    gone.update(row.id for row in rows if row.id in changed)
    return [row for row in rows if row.id not in gone], gone


def following(before: Queue | None, queue: Queue, current: int | None, at: int) -> int | None:
    """The proposal that was `current`, in row `at`, or else the next one of the old order that still waits."""
    if before is None or before.document_id != queue.document_id or current is None:
        return queue.rows[0].id if queue.rows else None
    if at >= len(before.rows) or before.rows[at].id != current:
        at = next((place for place, row in enumerate(before.rows) if row.id == current), 0)
    near = {row.id for row in queue.rows[max(0, at - _NEAR) : at + _NEAR]}
    found = next((row.id for row in before.rows[at : at + _NEAR // 2] if row.id in near), None)
    if found is not None:
        return found
    waiting = {row.id for row in queue.rows}
    old = (*before.rows[at:], *reversed(before.rows[:at]))
    return next((row.id for row in old if row.id in waiting), None)


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
