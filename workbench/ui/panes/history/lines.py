"""What the history says, line by line: steps, the rows that each touched, and each field before and after."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from functools import partial

from workbench.core.selection import Focus
from workbench.core.wording import tr, trn
from workbench.store.connection import Reader
from workbench.store.read import dependents, history
from workbench.store.read.history import Entry, FieldChange, Step
from workbench.store.read.names import short
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
        left = history.count_entries(self._reader, step.id) - len(found)
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
