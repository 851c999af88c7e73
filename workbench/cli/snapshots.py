"""`workbench history` with snapshots and the trash."""

from __future__ import annotations

import argparse
import json
from typing import Any

from workbench.core.errors import InvalidValue
from workbench.core.wording import tr
from workbench.store.dossier import Dossier


def is_asked(arguments: argparse.Namespace) -> bool:
    """Whether the line is about snapshots or the trash rather than the gestures."""
    names = ("snapshot", "snapshots", "compare", "restore", "trash", "recover", "empty_trash")
    return any(getattr(arguments, name) not in (None, False) for name in names)


def run(dossier: Dossier, arguments: argparse.Namespace) -> int:
    """Do what was asked."""
    if arguments.snapshots:
        _list(dossier, arguments)
    elif arguments.compare:
        _compare(dossier, arguments)
    elif arguments.trash:
        _trash(dossier, arguments)
    else:
        _write(dossier, arguments)
    return 0


def _print(rows: list[dict[str, Any]], lines: list[str], *, as_json: bool) -> None:
    if as_json:
        print(json.dumps(rows, ensure_ascii=False, indent=2))
    for line in () if as_json else lines:
        print(line)


def _list(dossier: Dossier, arguments: argparse.Namespace) -> None:
    from workbench.store.read import snapshots

    with dossier.reading() as reader:
        found = snapshots.rows(reader)
    lines = [f"{held.id} {held.at} {held.name}" for held in found]
    _print([held._asdict() for held in found], lines, as_json=arguments.json)


def _compare(dossier: Dossier, arguments: argparse.Namespace) -> None:
    from workbench.store.read import snapshots

    if len(arguments.compare) > 2:
        raise InvalidValue(tr("--compare takes one snapshot, or two."))
    with dossier.reading() as reader:
        ends = [snapshots.named(reader, name) for name in arguments.compare]
        found = snapshots.compare(reader, ends[0], ends[1] if len(ends) > 1 else None)
    rows, lines = [], []
    for one in found:
        fields = [(entry, field) for entry in one.entries for field in entry.fields]
        lines.append(f"{tr(one.change)} {tr(one.kind.value)} {one.id}: {one.name}")
        lines += [
            f"    {entry.what} · {field.label}: {' '.join(field.before.split()) or '–'} → {' '.join(field.after.split()) or '–'}"
            for entry, field in fields
            if one.change == "changed"
        ]
        rows.append(
            {
                "change": one.change,
                "kind": one.kind.value,
                "id": one.id,
                "name": one.name,
                "fields": [{"table": entry.table, "row": entry.row, **field._asdict()} for entry, field in fields],
            }
        )
    _print(rows, lines, as_json=arguments.json)


def _trash(dossier: Dossier, arguments: argparse.Namespace) -> None:
    from workbench.store.read import trash

    with dossier.reading() as reader:
        found = trash.deleted(reader)
    lines = [f"{one.kind.value} {one.id}: {one.name} ({one.step} {one.at} {one.label})" for one in found]
    _print([one._asdict() for one in found], lines, as_json=arguments.json)


def _write(dossier: Dossier, arguments: argparse.Namespace) -> None:
    from workbench.cli.history import record_of
    from workbench.operations import snapshots, trash
    from workbench.store.read import snapshots as read

    with dossier.reading() as reader:
        held = read.named(reader, arguments.restore).id if arguments.restore else 0
        if arguments.recover and not arguments.record:
            raise InvalidValue(tr("Name the record to bring back: --record KIND ID, as --trash lists it."))
        record = record_of(reader, arguments) if arguments.record else None
    if arguments.snapshot is not None:
        changes = snapshots.take(dossier, arguments.snapshot)
    elif arguments.empty_trash:
        changes = trash.empty(dossier)
    elif arguments.recover and record:
        changes = trash.restore(dossier, *record)
    elif record:
        changes = snapshots.restore_record(dossier, held, *record)
    else:
        changes = snapshots.restore(dossier, held)
    print(changes.label)
