"""A document that both copies hold by its bytes, and whose text reads differently in each: its passages found again."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from workbench.core.alignment import Alignment
from workbench.core.copies import Side
from workbench.core.spans import Span
from workbench.services.exchange.anchoring import Finder, take
from workbench.store.connection import Reader
from workbench.store.read import documents
from workbench.store.read.copies import Raw, Row

# (digest of a document's bytes, digest of a text that it once had) -> where passages of that text are now.
Aligned = Mapping[tuple[str, str], Alignment]


class Fitting(Alignment):
    """Passages of one reading found in another: by the letters that are the same in both, else by their words."""

    def __init__(self, old: str, new: str) -> None:
        super().__init__(old, new)
        self._finder = Finder(new)

    def span(self, span: Span) -> Span | None:
        """Where the passage is in the other reading; None where it cannot be told."""
        return super().span(span) or self._finder.find(take(self.old, span)).span


@dataclass(frozen=True, slots=True)
class Reading:
    """A document that reads differently in the two copies, by its numbers in both.

    `here` finds passages of the text there in the text here, `there` the other way round; `lost` are the words of the
    quotes that have no place in the reading of a side.
    """

    mine: int
    theirs: int
    here: Alignment
    there: Alignment
    lost: Mapping[Side, tuple[str, ...]]


def refit(
    mine: Reader, theirs: Reader, raws: Mapping[Side, Raw], was: Raw | None, aligned: Aligned
) -> dict[str, Reading]:
    """Move the other copy's quotes and mentions of such documents to where their words stand here; drop the lost.

    The documents by the digest of their bytes. `was` is how both once were: its passages are moved too, by what is
    known of earlier texts (`aligned`).
    """
    here = {row["sha256"]: row for row in raws[Side.MINE]["document"].values()}
    there = {row["sha256"]: row for row in raws[Side.THEIRS]["document"].values()}
    found = {
        digest: _reading(mine, theirs, raws, (here[digest], there[digest]), _gone(raws, was))
        for digest in here.keys() & there.keys()
        if here[digest]["text_sha256"] != there[digest]["text_sha256"]
    }
    known = dict(aligned) | {(digest, there[digest]["text_sha256"]): one.here for digest, one in found.items()}
    for row in () if was is None else list(was["document"].values()):
        held, alignment = here.get(row["sha256"]), known.get((row["sha256"], row["text_sha256"]))
        if was is not None and held is not None and alignment and held["text_sha256"] != row["text_sha256"]:
            _refit(was, row["id"], alignment)
    return found


def _gone(raws: Mapping[Side, Raw], was: Raw | None) -> frozenset[str]:
    """Quotes that one of the copies has deleted: no reading costs them."""
    held = [{row["uid"] for row in raw["quote"].values()} for raw in raws.values()]
    before = frozenset() if was is None else frozenset(row["uid"] for row in was["quote"].values())
    return before - frozenset.intersection(*map(frozenset, held))


def _reading(
    mine: Reader, theirs: Reader, raws: Mapping[Side, Raw], rows: tuple[Row, Row], gone: frozenset[str]
) -> Reading:
    held, other = rows[0]["id"], rows[1]["id"]
    text, their_text = documents.text(mine, held), documents.text(theirs, other)
    here, there = Fitting(their_text, text), Fitting(text, their_text)
    lost = {
        Side.THEIRS: _lost(raws[Side.MINE], held, there, gone),
        Side.MINE: _lost(raws[Side.THEIRS], other, here, gone),
    }
    _refit(raws[Side.THEIRS], other, here)
    return Reading(held, other, here, there, lost)


def _lost(raw: Raw, document: int, alignment: Alignment, gone: frozenset[str]) -> tuple[str, ...]:
    """The words of the quotes that have no place in another reading."""
    spans = {id: parts for id, parts in _spans(raw, document).items() if raw["quote"][id]["uid"] not in gone}
    return tuple(_words(alignment.old, parts) for parts in spans.values() if not alignment.anchors(parts))


def _words(text: str, spans: list[Span]) -> str:
    return " […] ".join(span.of(text) for span in spans)


def _spans(raw: Raw, document: int) -> dict[int, list[Span]]:
    """The parts of each quote of a document, in order."""
    found: dict[int, list[Span]] = {id: [] for id, row in raw["quote"].items() if row["document_id"] == document}
    for part in sorted(raw["quote_part"].values(), key=lambda part: int(part["seq"])):
        if part["quote_id"] in found:
            found[part["quote_id"]].append(Span(part["start"], part["end"]))
    return found


def _refit(raw: Raw, document: int, alignment: Alignment) -> None:
    """Move what points into a document's old text, and drop what has no place in the new one."""
    places = {id: alignment.anchors(parts) for id, parts in _spans(raw, document).items()}
    for id, part in list(raw["quote_part"].items()):
        anchors = places.get(part["quote_id"])
        if anchors:
            one = anchors[part["seq"]]
            place = {"start": one.span.start, "end": one.span.end, "exact": one.exact}
            raw["quote_part"][id] = {**part, **place, "prefix": one.prefix, "suffix": one.suffix}
        elif anchors is not None:
            del raw["quote_part"][id]
    for id, anchors in places.items():
        if anchors:
            raw["quote"][id] = {**raw["quote"][id], "start": anchors[0].span.start, "end": anchors[-1].span.end}
        else:
            del raw["quote"][id]
    _refit_mentions(raw, document, alignment)


def _refit_mentions(raw: Raw, document: int, alignment: Alignment) -> None:
    for id, row in list(raw["mention"].items()):
        if row["document_id"] == document:
            span = alignment.span(Span(row["start"], row["end"]))
            if span is None:
                del raw["mention"][id]
            else:
                raw["mention"][id] = {**row, "start": span.start, "end": span.end, "exact": span.of(alignment.new)}
