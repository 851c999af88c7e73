"""The proposals of another copy: what was decided there is decided here, what was corrected or rejected is not lost.

An unread one comes only where this copy had not read the document itself: what its own reading no longer proposes, by
a lesson or a later engine, is not proposed again.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from workbench.core.copies import Side
from workbench.core.proposals import Held, Known, Suggestion, outweighs, place_of
from workbench.core.spans import Span
from workbench.store.dossier import Operation
from workbench.store.read import copies as read
from workbench.store.read import proposals, same
from workbench.store.read.past import Past
from workbench.store.read.proposals import ProposalRow
from workbench.store.write import proposals as write

if TYPE_CHECKING:
    from workbench.operations.copies import Situation

_WAITS, _REJECTED = "proposed", "rejected"


class ProposalsOf:
    """Writes what the other copy has of proposals; the documents and facts that they belong to are here already."""

    def __init__(self, op: Operation, found: Situation) -> None:
        self._op = op
        self._found = found
        self._theirs = found.readers[Side.THEIRS]
        base = found.base
        self._past = None if base is None else Past(found.readers[base.side])
        own = found.raws[Side.MINE]["extraction"].values()
        self._read_here = {row["document_id"]: bool(row["is_reduced"]) for row in own}
        there = found.raws[Side.THEIRS]["extraction"].values()
        self._read_there = {row["document_id"]: bool(row["is_reduced"]) for row in there}
        self._come = self._changed = 0

    def bring(self) -> tuple[int, int]:
        """(how many came in, how many were decided or corrected as there)."""
        for document, other in self._documents():
            self._bring(document, other)
        return self._come, self._changed

    def _documents(self) -> Iterator[tuple[int, int]]:
        """Documents by their numbers here and there; not those that read otherwise here, where nothing stands in its place."""
        sql = "SELECT sha256, text_sha256, id FROM document"
        here = {(digest, text): id for digest, text, id in self._op.reader.rows(sql)}
        for digest, text, other in self._theirs.rows(sql):
            if (digest, text) in here:
                yield here[digest, text], other

    def _bring(self, document: int, other: int) -> None:
        rows = proposals.rows(self._theirs, status="", document_id=other)
        if not rows:
            return
        own = proposals.rows(self._op.reader, status="", document_id=document)
        waiting: dict[tuple[object, ...], list[ProposalRow]] = {}
        for row in reversed(own):
            waiting.setdefault(_place(row), []).append(row)
        alone = []
        for row in rows:
            met = waiting.get(_place(row))
            if met:
                self._meet(met.pop(), row)
            else:
                alone.append(row)
        known = Known([_held(row) for row in own])
        come = [row.id for row in alone if self._comes(document, other, row, known)]
        self._come += write.bring(self._op, self._theirs, document, come)

    # -- one that both have ----------------------------------------------------------------------------------------

    def _meet(self, mine: ProposalRow, theirs: ProposalRow) -> None:
        status = mine.status
        if outweighs(theirs.status, status, self._before(mine, theirs)) and self._is_here(theirs):
            write.decide(self._op, mine.id, theirs.status, theirs.fact_uid)
            status = theirs.status
        is_corrected = status == theirs.status and self._is_better(mine, theirs)
        if is_corrected:
            write.rewrite(self._op, mine.id, theirs.payload, theirs.modality)
        self._changed += is_corrected or status != mine.status

    def _before(self, mine: ProposalRow, theirs: ProposalRow) -> str | None:
        """What both copies once had of it; None where they had nothing in common."""
        base = self._found.base
        if base is None or self._past is None or mine.status == theirs.status:
            return None
        row = self._past.at("proposal", mine.id if base.side is Side.MINE else theirs.id, base.then)
        return None if row is None else str(row["status"])

    def _is_here(self, row: ProposalRow) -> bool:
        """Whether the fact that it became is here too; one that is none needs none."""
        return not row.fact_uid or same.by_uid(self._op.reader, row.kind, row.fact_uid) is not None

    def _is_better(self, mine: ProposalRow, theirs: ProposalRow) -> bool:
        """A correction outweighs what the engine said, and a later one an earlier one."""
        if not theirs.payload.get("edited") or (mine.payload, mine.modality) == (theirs.payload, theirs.modality):
            return False
        if not mine.payload.get("edited"):
            return True
        columns = ("payload", "modality")
        here = read.changed_at(self._op.reader, "proposal", mine.id, columns)
        return read.changed_at(self._theirs, "proposal", theirs.id, columns) > here

    # -- one that only the other copy has --------------------------------------------------------------------------

    def _comes(self, document: int, other: int, row: ProposalRow, known: Known) -> bool:
        """Whether it is a row of its own here; what this copy says in other words is decided with it."""
        was = row.payload.get("was", {})
        alike = known.same(
            Suggestion(
                row.kind, Span(row.start, row.end), row.exact, {**row.payload, **was}, row.rule, row.engine, row.score
            )
        )
        if row.status == _WAITS:
            return not alike and (bool(row.payload.get("edited")) or self._is_news(document, other))
        if not self._is_here(row):
            return False
        for one in alike:
            if one.status == _WAITS and proposals.row(self._op.reader, one.id).status == _WAITS:
                write.decide(self._op, one.id, row.status, row.fact_uid)
                self._changed += 1
        return not alike

    def _is_news(self, document: int, other: int) -> bool:
        """Whether the other copy has read the document, and this one has not, or with less at hand."""
        return self._read_here.get(document, True) and not (
            document in self._read_here and self._read_there.get(other, True)
        )


def _place(row: ProposalRow) -> tuple[object, ...]:
    return place_of(row.kind, row.start, row.end, row.payload)


def _held(row: ProposalRow) -> Held:
    return Held(row.id, row.kind, row.start, row.end, row.status, row.payload, row.fact_uid)
