"""The verbs about the past: history, undo and redo."""

from __future__ import annotations

import argparse
import json
import sys
from typing import Any

from workbench.core.changes import Changes
from workbench.core.errors import InvalidValue, WorkbenchError
from workbench.core.kinds import RecordKind
from workbench.core.wording import tr
from workbench.store.connection import Reader
from workbench.store.dossier import Dossier


def _print_json(value: Any) -> None:
    print(json.dumps(value, ensure_ascii=False, indent=2))


def show(arguments: argparse.Namespace) -> int:
    """`workbench history`: gestures, newest first, of the dossier or of one record; snapshots and the trash."""
    from workbench.cli import snapshots

    with Dossier.open(arguments.dossier) as dossier:
        if snapshots.is_asked(arguments):
            return snapshots.run(dossier, arguments)
        with dossier.reading() as reader:
            _show_steps(reader, arguments)
    return 0


def _show_steps(reader: Reader, arguments: argparse.Namespace) -> None:
    from workbench.store.read import history

    if arguments.record:
        kind, id = record_of(reader, arguments)
        found = history.record_history(reader, kind, id, limit=arguments.limit)
        chosen = {step.id for step in found}
        rows = [row for row in history.rows(reader) if row.id in chosen]
    else:
        rows = history.rows(reader, limit=arguments.limit)
    details = {row.id: history.entries(reader, row.id) for row in rows} if arguments.details else {}
    if arguments.json:
        _print_json([row._asdict() | _entries_as_json(details, row.id) for row in rows])
        return
    for row in rows:
        state = "" if row.state == "done" else f" ({tr(row.state)})"
        print(f"{row.id} {row.at} {row.label}{state}")
        for entry in details.get(row.id, ()):
            print(f"    {entry.what}: {entry.name} ({tr(entry.kind)})")
            for field in entry.fields:
                print(f"        {field.label}: {_told(field.before)} → {_told(field.after)}")


def record_of(reader: Reader, arguments: argparse.Namespace) -> tuple[RecordKind, int]:
    """The record that --record names; one that is gone is named by its number."""
    from workbench.store.read.references import resolve

    kind, words = _kind(arguments.record[0]), str(arguments.record[1])
    return kind, int(words) if words.isdecimal() else resolve(reader, kind, words)


def _kind(words: str) -> RecordKind:
    try:
        return RecordKind(words)
    except ValueError as error:
        kinds = ", ".join(kind.value for kind in RecordKind)
        raise InvalidValue(
            tr("“{words}” is no kind of record; it is one of {kinds}.", words=words, kinds=kinds)
        ) from error


def _told(words: str) -> str:
    return " ".join(words.split()) or "–"


def _entries_as_json(details: dict[int, list[Any]], step: int) -> dict[str, Any]:
    if step not in details:
        return {}
    listed = [
        {
            "table": entry.table,
            "row": entry.row,
            "kind": entry.kind,
            "name": entry.name,
            "fields": [field._asdict() for field in entry.fields],
        }
        for entry in details[step]
    ]
    return {"entries": listed}


def undo(arguments: argparse.Namespace) -> int:
    """`workbench undo`: the last gesture, one old step, or the import that it was part of."""
    from workbench.operations import history

    with Dossier.open(arguments.dossier) as dossier:
        if arguments.step is None:
            changes = history.undo(dossier)
        elif arguments.whole_import:
            changes = history.undo_import(dossier, arguments.step)
        else:
            changes = history.undo_step(dossier, arguments.step)
    return _done(changes, tr("There is nothing to undo."))


def redo(arguments: argparse.Namespace) -> int:
    """`workbench redo`: the gesture that was undone last."""
    from workbench.operations import history

    with Dossier.open(arguments.dossier) as dossier:
        changes = history.redo(dossier)
    return _done(changes, tr("There is nothing to redo."))


def _done(changes: Changes | None, nothing: str) -> int:
    if changes is None:
        raise WorkbenchError(nothing)
    print(changes.label)
    if isinstance(changes.result, str):
        print(changes.result, file=sys.stderr)
    return 0


def add(verbs: argparse._SubParsersAction[argparse.ArgumentParser], dossier: Any) -> None:
    """The verbs' arguments; `dossier` adds what every verb on a dossier takes."""
    verb = dossier(verbs.add_parser("history", help=tr("list the gestures, newest first")), json=True)
    verb.add_argument("--limit", type=int, default=-1)
    verb.add_argument("--details", action="store_true", help=tr("tell each field before and after"))
    verb.add_argument(
        "--record", nargs=2, metavar=("KIND", "ID"), help=tr("only what happened to one record and its links")
    )
    marks = verb.add_mutually_exclusive_group()
    marks.add_argument("--snapshot", metavar="NAME", help=tr("give this moment a name"))
    marks.add_argument("--snapshots", action="store_true", help=tr("list the snapshots"))
    marks.add_argument(
        "--compare",
        nargs="+",
        metavar="NAME",
        help=tr("what was made, changed and deleted since a snapshot, or between two"),
    )
    marks.add_argument(
        "--restore", metavar="NAME", help=tr("make everything, or the record named, what it was at a snapshot")
    )
    marks.add_argument("--trash", action="store_true", help=tr("list what was deleted"))
    marks.add_argument("--recover", action="store_true", help=tr("bring the deleted record named back with its links"))
    marks.add_argument("--empty-trash", action="store_true", help=tr("forget what was deleted, for good"))
    verb = dossier(verbs.add_parser("undo", help=tr("take the last gesture back")))
    verb.add_argument("--step", type=int, metavar="N", help=tr("take back this old step of the history instead"))
    verb.add_argument(
        "--import", dest="whole_import", action="store_true", help=tr("with the whole import it was part of")
    )
    dossier(verbs.add_parser("redo", help=tr("make an undone gesture again")))
