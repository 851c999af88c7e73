"""`workbench merge`: two copies of a dossier brought together, or only compared."""

from __future__ import annotations

import argparse
import json
from pathlib import Path
from typing import Any

from workbench.core.wording import tr


def add(verbs: argparse._SubParsersAction[argparse.ArgumentParser], dossier: Any) -> None:
    """The verb's arguments; `dossier` adds what every verb on a dossier takes."""
    words = tr("bring another copy of a dossier, or another dossier, in as one gesture that can be undone")
    verb = dossier(verbs.add_parser("merge", help=words), json=True)
    verb.add_argument("other", type=Path, metavar="OTHER")
    verb.add_argument("--preview", action="store_true", help=tr("only tell what is new, changed or in conflict"))
    verb.add_argument(
        "--prefer",
        choices=("newer", "mine", "theirs"),
        default="newer",
        help=tr("whose value stands in a conflict (otherwise the one changed last)"),
    )
    verb.add_argument(
        "--decisions", type=Path, metavar="FILE", help=tr("a preview as JSON with “decision”: “mine” or “theirs” added")
    )


def run(arguments: argparse.Namespace) -> int:
    """Compare, or bring in; prints what came of it."""
    from workbench.core.copies import Prefer
    from workbench.operations import copies, copies_preview
    from workbench.operations.copies_report import Report
    from workbench.store.dossier import Dossier

    prefer = Prefer(arguments.prefer)
    decisions = copies_preview.decisions_in(arguments.decisions) if arguments.decisions else {}
    with Dossier.open(arguments.dossier) as dossier, copies_preview.opened(arguments.other) as other:
        if arguments.preview:
            with dossier.reading() as mine, other.reading() as theirs:
                preview = copies_preview.Preview(copies.situation(mine, theirs), prefer, decisions)
                return _tell(arguments, preview.as_json, lambda: "\n".join(preview.lines()))
        report = copies.merge(dossier, other, prefer=prefer, decisions=decisions).result
    assert isinstance(report, Report)
    return _tell(arguments, report.as_json, lambda: str(report))


def _tell(arguments: argparse.Namespace, as_json: Any, as_words: Any) -> int:
    print(json.dumps(as_json(), ensure_ascii=False, indent=2) if arguments.json else as_words())
    return 0
