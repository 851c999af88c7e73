"""What the dossier has around a proposal: when it is, what happens beside it, and whom it would join."""

from __future__ import annotations

from workbench.core import edtf
from workbench.store.connection import Reader
from workbench.store.read import events, same
from workbench.store.read.proposals import ProposalRow


def days(row: ProposalRow | None) -> tuple[int | None, int | None]:
    """The first and last day of a proposal, as far as it has any."""
    return edtf.bounds(row.payload.get("edtf")) if row is not None else (None, None)


def neighbours(reader: Reader, row: ProposalRow | None) -> list[str]:
    """The events before and after it in time, in words."""
    day = next((day for day in days(row) if day is not None), None)
    if day is None:
        return []
    return [f"{date or '?'} {label}" for _, label, date in events.neighbours(reader, day)]


def known(reader: Reader, row: ProposalRow | None) -> str:
    """The dossier's own actor that this one would join; "" for any other."""
    if row is None or row.kind != "actor":
        return ""
    held = row.payload
    id = same.by_uid(reader, "actor", held.get("joins", "")) or same.actor(
        reader, held["kind"], held.get("key", ""), [held["name"]]
    )
    return same.names_of(reader, id)[0] if id is not None else ""
