"""The verbs that keep work safe: verify, backup, restore, salvage."""

from __future__ import annotations

import argparse
import json
from pathlib import Path
from typing import Any

from workbench.core.wording import tr, trn


def add(verbs: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Their words and arguments."""
    verb = verbs.add_parser("verify", help=tr("check every quote against its source, and the file"))
    verb.add_argument("target", type=Path, metavar="DOSSIER|BUNDLE")
    verb.add_argument("--dossier", type=Path, metavar="DOSSIER", help=tr("the dossier that holds a bundle's sources"))
    verb.add_argument("--json", action="store_true", help=tr("print JSON for scripts"))
    verb = verbs.add_parser("backup", help=tr("write a whole copy of a dossier"))
    verb.add_argument("dossier", type=Path, metavar="DOSSIER")
    verb.add_argument(
        "-o", "--output", type=Path, metavar="FILE", help=tr("where to; otherwise one more of the rotating copies")
    )
    verb.add_argument("--list", action="store_true", help=tr("list the rotating copies instead"))
    verb.add_argument("--json", action="store_true", help=tr("print JSON for scripts"))
    verb = verbs.add_parser("restore", help=tr("make a dossier from a backup"))
    verb.add_argument("backup", type=Path, metavar="FILE")
    verb.add_argument("-o", "--output", type=Path, required=True, metavar="DOSSIER")
    verb = verbs.add_parser("salvage", help=tr("bring what can be read of a damaged dossier into a new one"))
    verb.add_argument("damaged", type=Path, metavar="FILE")
    verb.add_argument("-o", "--output", type=Path, required=True, metavar="DOSSIER")
    verb.add_argument("--json", action="store_true", help=tr("print JSON for scripts"))


def _print_json(value: Any) -> None:
    print(json.dumps(value, ensure_ascii=False, indent=2))


def backup(arguments: argparse.Namespace) -> int:
    """`workbench backup`: a copy at a place of choice, or one more of those that rotate; prints where it is."""
    from workbench.operations import files

    if arguments.list:
        return _list(arguments)
    made = files.backup(arguments.dossier, arguments.output)
    if arguments.json:
        _print_json({"backup": str(made)})
    elif arguments.output is None:
        print(made)
    return 0


def _list(arguments: argparse.Namespace) -> int:
    from workbench.store import backups

    found = backups.copies(arguments.dossier)
    if arguments.json:
        rows = [{"backup": str(copy.path), "made": copy.made.isoformat(), "bytes": copy.size} for copy in found]
        _print_json(rows)
    else:
        for copy in found:
            print(f"{copy.made.isoformat()} {copy.size} {copy.path}")
    return 0


def restore(arguments: argparse.Namespace) -> int:
    """`workbench restore`: a dossier from a backup."""
    from workbench.operations import files

    files.restore(arguments.backup, arguments.output)
    return 0


def salvage(arguments: argparse.Namespace) -> int:
    """`workbench salvage`: what can be read, row by row, in a new dossier; 1 when something was lost."""
    from workbench.operations import files

    report = files.salvage(arguments.damaged, arguments.output)
    if arguments.json:
        _print_json(report.as_json())
    else:
        for line in report.lines():
            print(line)
    return 1 if report.lost or report.findings else 0


def verify(arguments: argparse.Namespace) -> int:
    """`workbench verify`: one line for each thing found wrong with a dossier or an exported file; 1 when there is any."""
    from workbench.store.connection import is_dossier

    if is_dossier(arguments.target) or arguments.target.suffix == ".dossier":
        return _verify_dossier(arguments)
    return _verify_bundle(arguments)


def _verify_dossier(arguments: argparse.Namespace) -> int:
    from workbench.operations import files
    from workbench.store.read import verification

    with files.open_as_can_be(arguments.target) as dossier, dossier.reading() as reader:
        found = list(verification.verify(reader))
        count = 0 if found else int(reader.value("SELECT count(*) FROM quote"))
    if arguments.json:
        _print_json([{"rule": one.rule, "record": one.record, "message": one.message} for one in found])
    else:
        for one in found:
            print(f"{one.record} {one.rule}: {one.message}")
        if not found:
            print(trn("{count} quote checked, all is well", "{count} quotes checked, all is well", count))
    return 1 if found else 0


def _verify_bundle(arguments: argparse.Namespace) -> int:
    from workbench.operations import briefings, files

    if arguments.dossier is None:
        found = briefings.check_bundle(arguments.target, None)
    else:
        with files.open_as_can_be(arguments.dossier) as dossier, dossier.reading() as reader:
            found = briefings.check_bundle(arguments.target, reader)
    if arguments.json:
        _print_json([{"rule": one.rule, "footnote": one.number, "message": one.message} for one in found])
    else:
        for one in found:
            print(f"{one.rule}: {one.message}")
        if not found:
            print(
                tr("all footnotes hold")
                if arguments.dossier
                else tr("the file is the one exported; name --dossier to check its quotes")
            )
    return 1 if found else 0
