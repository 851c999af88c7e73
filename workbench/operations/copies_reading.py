"""Documents read as the other copy reads them, where that is what stands; done before anything that points into them comes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import partial
from typing import TYPE_CHECKING

from workbench.core.alignment import Alignment
from workbench.core.copies import FieldItem, Item, Side, Status
from workbench.core.wording import tr
from workbench.operations import rereading
from workbench.operations.copies_report import Decided
from workbench.operations.copies_words import Words
from workbench.store.dossier import Operation
from workbench.store.write import copies as write

if TYPE_CHECKING:
    from workbench.operations.copies import Choice, Situation

# The text of record tells two readings of the same bytes apart.
READING = ("document", "text_sha256")


@dataclass
class Taken:
    """What was read as it is there: the texts that gave way, the conflicts that were decided, the quotes without a place."""

    aligned: dict[tuple[str, str], Alignment] = field(default_factory=dict)
    decided: list[Decided] = field(default_factory=list)
    lost: list[str] = field(default_factory=list)


def differing(found: Situation) -> Iterator[tuple[Item, FieldItem]]:
    """Documents that both copies hold and read differently."""
    for item in found.comparison.items:
        for one in item.fields:
            if (item.table, one.column) == READING:
                yield item, one


def read_as_they_do(op: Operation, found: Situation, choice: Choice) -> Taken:
    """Take the other copy's text of record over wherever it stands, with what points into it here."""
    taken, words = Taken(), Words(found)
    for item, one in differing(found):
        reading, side = found.readings[item.identity], choice.of_field(item, one)
        title = words.name(item)
        taken.lost += [tr("“{words}” in “{title}”", words=lost, title=title) for lost in reading.lost[side]]
        if one.status is Status.CONFLICT or reading.lost[side]:
            mine, theirs = words.values(item, one)
            stands, gave_way = (theirs, mine) if side is Side.THEIRS else (mine, theirs)
            what = f"{words.title(item)} · {words.label(item, one)}"
            taken.decided.append(Decided(item.field_key(one.column), what, stands, gave_way))
        if side is Side.THEIRS:
            fitted = rereading.fit(op.reader, reading.mine, reading.there)
            source = found.readers[Side.THEIRS]
            rereading.carry(op, fitted, partial(write.take_text, op, source, reading.theirs, reading.mine))
            taken.aligned[item.identity, one.mine] = reading.there
    return taken
