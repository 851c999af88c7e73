"""The verbs on documents that are in already: reread, describe."""

from __future__ import annotations

import argparse
import sys
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

from workbench.cli.common import document, print_json
from workbench.core.errors import WorkbenchError
from workbench.core.wording import tr

if TYPE_CHECKING:
    from workbench.store.dossier import Dossier


def add(verbs: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Their words and arguments."""
    verb = verbs.add_parser("reread", help=tr("read a document's bytes again: another encoding, or OCR"))
    verb.add_argument("dossier", type=Path, metavar="DOSSIER")
    verb.add_argument("--document", metavar="ID", required=True)
    how = verb.add_mutually_exclusive_group(required=True)
    how.add_argument("--encoding", metavar="NAME", help="utf-8, cp1252, iso8859-15, mac-roman, utf-16")
    how.add_argument("--ocr", action="store_true", help=tr("recognise the pages that are pictures of text"))
    verb.add_argument("--drop-lost", action="store_true", help=tr("go on where quotes would have no place any more"))
    verb.add_argument("--json", action="store_true", help=tr("print JSON for scripts"))
    verb = verbs.add_parser("describe", help=tr("fill the fields of documents from RIS, BibTeX or CSL-JSON"))
    verb.add_argument("dossier", type=Path, metavar="DOSSIER")
    verb.add_argument("files", type=Path, nargs="+", metavar="FILE")
    verb.add_argument("--json", action="store_true", help=tr("print JSON for scripts"))


def reread(arguments: argparse.Namespace) -> int:
    """`workbench reread`: 1 when nothing was changed because quotes would be lost."""
    from workbench.jobs.worker import Worker
    from workbench.operations import rereading
    from workbench.operations.scanning import Scanner
    from workbench.store.dossier import Dossier

    with Dossier.open(arguments.dossier) as dossier, Worker() as worker:
        id = document(dossier, arguments.document)
        if arguments.ocr:
            with closing(Scanner()) as scanner:
                found = rereading.prepare_scan(dossier, id, worker, scanner)
        else:
            found = rereading.prepare(dossier, id, arguments.encoding, worker)
        report = rereading.apply(dossier, found, drop_lost=arguments.drop_lost).result
    assert isinstance(report, rereading.Report)
    if arguments.json:
        print_json(report.as_json())
    elif report.is_done:
        print(report)
    if not report.is_done:
        print(tr("workbench: {report} Use --drop-lost to go on.", report=report), file=sys.stderr)
    return 0 if report.is_done else 1


def article_of(dossier: Dossier, id: int, text: str) -> str:
    """The paragraphs of a web page's article, an empty line between them; all of the text when none stands out."""
    from workbench.jobs.worker import Worker
    from workbench.operations import articles

    with Worker() as worker:
        spans = articles.article(dossier, id, worker)
    return "\n\n".join(span.of(text) for span in spans) or text


def describe(arguments: argparse.Namespace) -> int:
    """`workbench describe`: 1 when a file was refused; the others are done all the same."""
    from workbench.jobs.worker import Worker
    from workbench.operations import describing
    from workbench.store.dossier import Dossier

    told, is_refused = [], False
    with Dossier.open(arguments.dossier) as dossier, Worker() as worker:
        for path in arguments.files:
            try:
                works = describing.read_works(worker, path.read_bytes(), path.name)
            except (WorkbenchError, OSError) as error:
                is_refused = True
                reason = getattr(error, "strerror", None) or str(error)
                print(f"workbench: {path}: {reason}", file=sys.stderr)
                continue
            said = describing.describe(dossier, works, path.name).result
            assert isinstance(said, describing.Described)
            told.append({"file": str(path), **said.as_json()})
            if not arguments.json:
                print(f"{path}: {said}")
    if arguments.json:
        print_json(told)
    return 1 if is_refused else 0
