"""What the history says, line by line: steps, the rows that each touched, and each field before and after."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from functools import partial

from workbench.core.fields import RECORD_KINDS
from workbench.core.selection import Focus
from workbench.core.wording import tr, trn
from workbench.store.connection import Reader
from workbench.store.read import dependents, history, snapshots, trash
from workbench.store.read.history import Entry, FieldChange, Step
from workbench.store.read.names import short
from workbench.store.read.snapshots import Difference, Snapshot
from workbench.ui.panes.history.model import Node


def moment(at: str) -> str:
    """A time of the journal on this machine's clock, without the date when it is today's."""
    local = datetime.fromisoformat(at).astimezone()
    today = datetime.now().astimezone().date()
    return f"{local:%H:%M}" if local.date() == today else f"{local:%Y-%m-%d %H:%M}"


class Steps:
    """Pages of gestures, the newest first: of one record with its links, or of the whole dossier."""

    def __init__(self, reader: Reader, focus: Focus | None = None) -> None:
        self._reader = reader
        self._focus = focus
        self._taken, _ = dependents.taken_back(reader)

    def __call__(self, last: Node | None) -> list[Node]:
        before = last.key if last is not None and isinstance(last.key, int) else None
        if self._focus is None:
            found = history.steps(self._reader, before=before)
        else:
            found = history.record_history(self._reader, self._focus.kind, self._focus.id, before=before)
        return [self._line(step) for step in found]

    def _line(self, step: Step) -> Node:
        state = "undone" if step.state == "done" and step.id in self._taken else step.state
        is_done = state == "done"
        told = f"{step.label} · {datetime.fromisoformat(step.at).astimezone():%Y-%m-%d %H:%M:%S}"
        return Node(
            step.label,
            moment(step.at),
            tip=told if is_done else f"{told} · {tr(state)}",
            key=step.id,
            payload=step,
            is_faded=not is_done,
            is_struck=not is_done,
            below=lambda: self._rows(step),
        )

    def _rows(self, step: Step) -> list[Node]:
        found = history.entries(self._reader, step.id)
        if len(found) == 1 and found[0].fields:
            return field_lines(found[0].fields, found[0])
        lines = entry_lines(found)
        count = history.count_entries(self._reader, step.id)
        if not count:
            return [Node(tr("Forgotten when the trash was emptied"), is_faded=True)]
        left = count - len(found)
        if len(found) >= history.PAGE and left > 0:
            lines.append(Node(trn("… and {count} more row", "… and {count} more rows", left), is_faded=True))
        return lines or [Node(tr("Only what the program keeps for itself"), is_faded=True)]


def entry_lines(entries: Iterable[Entry]) -> list[Node]:
    """One line a row, its fields below it."""
    return [
        Node(
            tr("{label}: {value}", label=entry.what, value=short(entry.name)),
            tr(entry.kind),
            tip=entry.name,
            record=entry.owner,
            payload=entry,
            below=partial(field_lines, entry.fields, entry) if entry.fields else None,
        )
        for entry in entries
    ]


def field_lines(fields: Iterable[FieldChange], entry: Entry) -> list[Node]:
    """One line a field: before → after, or the one value of what was made or deleted."""
    lines = []
    for field in fields:
        before, after = (" ".join(words.split()) or "–" for words in (field.before, field.after))
        said = {history.MADE: after, history.DELETED: before}.get(entry.kind, f"{before} → {after}")
        tip = f"{field.label}\n{field.before or '–'}\n→\n{field.after or '–'}"
        text = tr("{label}: {value}", label=field.label, value=said)
        lines.append(Node(text, tip=tip, record=entry.owner, payload=field, is_faded=True))
    return lines


def trash_lines(reader: Reader) -> list[Node]:
    """One line a deleted record."""
    lines = []
    for one in trash.deleted(reader):
        name = tr("{label}: {value}", label=tr(RECORD_KINDS[one.kind]), value=one.name)
        links = trn("with {count} row that belongs to it", "with {count} rows that belong to it", one.parts)
        tip = f"{one.label} · {moment(one.at)}" + (f" · {links}" if one.parts else "")
        lines.append(Node(name, moment(one.at), tip=tip, key=(one.kind, one.id), payload=one))
    return lines


def comparison_lines(reader: Reader, earlier: Snapshot, later: Snapshot | None) -> list[Node]:
    """What was added, changed and removed, each under its heading."""
    found = snapshots.compare(reader, earlier, later)
    headings = ((history.MADE, tr("Added")), (history.CHANGED, tr("Changed")), (history.DELETED, tr("Removed")))
    lines = []
    for change, heading in headings:
        below = [_difference_line(one) for one in found if one.change == change]
        if below:
            lines.append(Node(heading, str(len(below)), key=change, below=partial(list, below)))
    return lines


def _difference_line(one: Difference) -> Node:
    own = one.entries[0]
    is_plain = len(one.entries) == 1 and bool(own.fields)
    return Node(
        tr("{label}: {value}", label=tr(RECORD_KINDS[one.kind]), value=one.name),
        key=(one.kind, one.id),
        record=(one.kind, one.id),
        payload=one,
        below=partial(field_lines, own.fields, own) if is_plain else partial(entry_lines, one.entries),
    )
