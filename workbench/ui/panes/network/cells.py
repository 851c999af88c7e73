"""Transfers sorted into cells: a donor, a recipient, and what was given, with its figures."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from workbench.core.edtf import describe, parse
from workbench.core.errors import InvalidValue
from workbench.core.fields import MODALITIES, TRANSFER_OBJECTS, label_of
from workbench.core.ranges import Range, agreed, spoken
from workbench.core.wording import language, tr
from workbench.store.read.gifts import Gift


@dataclass(frozen=True, slots=True)
class Table:
    """Donors and recipients as (actor id, name), those that give or receive most often first, and the gifts of a cell."""

    donors: Sequence[tuple[int, str]]
    recipients: Sequence[tuple[int, str]]
    cells: Mapping[tuple[int, int], Sequence[Gift]]


def table_of(gifts: Iterable[Gift]) -> Table:
    """Gifts by donor and recipient."""
    cells: dict[tuple[int, int], list[Gift]] = defaultdict(list)
    names: dict[int, str] = {}
    given, taken = Counter[int](), Counter[int]()
    for gift in gifts:
        cells[gift.donor_id, gift.recipient_id].append(gift)
        names[gift.donor_id], names[gift.recipient_id] = gift.donor, gift.recipient
        given[gift.donor_id] += 1
        taken[gift.recipient_id] += 1

    def ranked(counts: Counter[int]) -> list[tuple[int, str]]:
        return [(id, names[id]) for id in sorted(counts, key=lambda id: (-counts[id], names[id].casefold(), id))]

    return Table(ranked(given), ranked(taken), cells)


def words_of(gift: Gift) -> str:
    """A gift in one line: what sources say of its figures ("2 M–3 M (3 M) obus"), or its object where it has none."""
    names = dict.fromkeys(f"{one.unit} {one.counted}".strip() for one in gift.figures)
    said = []
    for name in names:
        alike = [one for one in gift.figures if f"{one.unit} {one.counted}".strip() == name]
        said.append(f"{spoken(agreed(alike), language())} {name}".strip())
    return ", ".join(said) or gift.object or tr(label_of(TRANSFER_OBJECTS, gift.kind))


def tip(gifts: Sequence[Gift]) -> str:
    """Every gift of a cell in full: what, when, how sure, and each source's figure."""
    return "\n".join(_told(gift) for gift in gifts)


def _told(gift: Gift) -> str:
    try:
        when = describe(parse(gift.edtf), language()) if gift.edtf else ""
    except InvalidValue:
        when = gift.edtf or ""
    said = [spoken(Range(one.low, one.best, one.high), language()) or "?" for one in gift.figures]
    parts = (gift.object, " / ".join(said), when, tr(label_of(MODALITIES, gift.modality)))
    return " · ".join(part for part in parts if part)
