"""One function a verb; each imports what it needs and nothing more, because a script starts the program anew each time."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from workbench.cli import documents, history, merging, quoting, safety, search
from workbench.cli.common import document as _document
from workbench.cli.common import print_json as _print_json
from workbench.core.errors import WorkbenchError
from workbench.core.kinds import ImportStatus, RecordKind
from workbench.core.texts import shown_name
from workbench.core.wording import tr
from workbench.store.dossier import Dossier

if TYPE_CHECKING:
    from workbench.jobs.worker import Worker
    from workbench.operations.imports import Imported


def run(arguments: argparse.Namespace) -> int:
    """Do what was typed; the exit code."""
    verbs: dict[str, Callable[[argparse.Namespace], int]] = {
        "new": _new, "import": _import, "extract": _extract, "facts": _facts, "text": _text, "search": search.run,
        "quote": quoting.quote, "note": _note, "pack": _pack, "lint": _lint, "export": _export, "verify": safety.verify,
        "reread": documents.reread, "describe": documents.describe,
        "history": history.show, "undo": history.undo, "redo": history.redo,
        "backup": safety.backup, "restore": safety.restore, "salvage": safety.salvage, "merge": merging.run,
    }  # fmt: skip
    return verbs[arguments.verb](arguments)


def _opened(path: Path) -> Dossier:
    """To read from: also a dossier that may not be written, or not any more."""
    from workbench.operations import files

    return files.open_as_can_be(path)


def _new(arguments: argparse.Namespace) -> int:
    from workbench.operations import files

    files.new(arguments.dossier, title=arguments.title).close()
    return 0


def _import(arguments: argparse.Namespace) -> int:
    from workbench.jobs.worker import Worker
    from workbench.operations import imports, packs

    with Dossier.open(arguments.dossier) as dossier, Worker() as worker:
        outcomes, stopped = _imported(dossier, arguments.files, worker)
        order = {source.name: place for place, source in enumerate(imports.from_paths(arguments.files))}
        outcomes.sort(key=lambda outcome: _place(order, outcome.file.split(imports.INSIDE), imports.INSIDE))
        if arguments.json:
            _print_json([outcome.as_json() for outcome in outcomes])
        for outcome in outcomes:
            if not arguments.json:
                print(_told(outcome))
            if outcome.status is not ImportStatus.REFUSED and outcome.document is not None:
                offered = packs.offer(dossier, outcome.document)
                if offered is not None:
                    print(
                        tr(
                            "There is a fact pack for “{file}”: workbench pack apply {dossier} {pack}",
                            file=Path(outcome.file).name,
                            dossier=arguments.dossier,
                            pack=offered,
                        ),
                        file=sys.stderr,
                    )
    refused = [outcome for outcome in outcomes if outcome.status is ImportStatus.REFUSED]
    for outcome in refused:
        print(f"workbench: {shown_name(outcome.file)}: {outcome.reason}", file=sys.stderr)
    if stopped is not None:
        raise stopped
    return 1 if refused else 0


def _place(order: dict[str, int], parts: list[str], inside: str) -> int:
    """The place of the file that was asked for: its own name can look like that of a file in a file."""
    names = (inside.join(parts[:length]) for length in range(len(parts), 0, -1))
    return next(order[name] for name in names if name in order)


def _imported(dossier: Dossier, files: Sequence[Path], worker: Worker) -> tuple[list[Imported], WorkbenchError | None]:
    """What came of each file, and what stopped the import: a disk may be full after the first of them is in."""
    from workbench.operations import imports

    outcomes: list[Imported] = []
    try:
        for outcome in imports.import_sources(dossier, imports.from_paths(files), worker):
            outcomes.append(outcome)
    except WorkbenchError as error:
        return outcomes, error
    return outcomes, None


def _told(outcome: Any) -> str:
    words = {
        ImportStatus.IMPORTED: tr("imported"),
        ImportStatus.DUPLICATE: tr("duplicate"),
        ImportStatus.NEAR_COPY: tr("near copy"),
        ImportStatus.REFUSED: tr("refused"),
    }
    number = f" {outcome.document}" if outcome.document is not None else ""
    reason = f" ({outcome.reason})" if outcome.reason else ""
    return f"{shown_name(outcome.file)}: {words[outcome.status]}{number}{reason}"


def _extract(arguments: argparse.Namespace) -> int:
    from workbench.operations import extraction, proposals
    from workbench.store.read import documents, facts
    from workbench.store.read import proposals as reads

    wants_found = bool(arguments.json and arguments.document)
    made = accepted = 0
    found: Any = None
    with Dossier.open(arguments.dossier) as dossier, extraction.reading_worker() as worker:
        with dossier.reading() as reader:
            chosen = [row.id for row in documents.rows(reader)]
        if arguments.document:
            chosen = [_document(dossier, arguments.document)]
        for proposed in extraction.extract_all(dossier, chosen, worker, wants_found=wants_found):
            made += proposed.added
            found = proposed.found
        if arguments.accept_all:
            with dossier.reading() as reader:
                waiting = [row.id for id in chosen for row in reads.rows(reader, document_id=id)]
            accepted = int(proposals.accept_all(dossier, waiting).result or 0) if waiting else 0  # type: ignore[call-overload]
        if wants_found:
            # All that the engine found, sentence by sentence, as the extraction's scorer reads it.
            _print_json(found)
        elif arguments.json:
            with dossier.reading() as reader:
                _print_json(facts.facts(reader, status="all"))
        else:
            print(tr("{made} proposed, {accepted} accepted", made=made, accepted=accepted))
    return 0


def _facts(arguments: argparse.Namespace) -> int:
    from workbench.store.read import facts

    with _opened(arguments.dossier) as dossier, dossier.reading() as reader:
        only = _document(dossier, arguments.document) if arguments.document else None
        found = facts.facts(reader, document_id=only, status=arguments.status)
    if arguments.json:
        _print_json(found)
    else:
        for kind, listed in found.items():
            print(f"{kind}: {len(listed)}")
    return 0


def _text(arguments: argparse.Namespace) -> int:
    from workbench.cli.documents import article_of
    from workbench.store.read import documents

    with _opened(arguments.dossier) as dossier:
        id = _document(dossier, arguments.document)
        with dossier.reading() as reader:
            text = documents.text(reader, id)
        if arguments.article:
            text = article_of(dossier, id, text)
    # As bytes: a text stream would turn line ends into the platform's own, and add one.
    sys.stdout.buffer.write(text.encode("utf-8", "surrogatepass"))
    sys.stdout.buffer.flush()
    return 0


def _note(arguments: argparse.Namespace) -> int:
    from workbench.operations import notes
    from workbench.operations.texts import read_text

    body = read_text(arguments.add)
    title = arguments.title or notes.title_of(body) or arguments.add.stem
    with Dossier.open(arguments.dossier) as dossier:
        id = notes.create(dossier, title, body=body).result
    if arguments.json:
        _print_json({"note": id, "title": title})
    else:
        print(tr("note {id}: {title}", id=id, title=title))
    return 0


def _pack(arguments: argparse.Namespace) -> int:
    from workbench.operations import packs
    from workbench.operations.pack_application import Report

    with Dossier.open(arguments.dossier) as dossier:
        if arguments.action == "make":
            packs.write(dossier, _document(dossier, arguments.document), arguments.output)
            return 0
        chosen = _document(dossier, arguments.document) if arguments.document else None
        report = packs.apply_file(dossier, arguments.pack, document_id=chosen).result
    assert isinstance(report, Report)
    if arguments.json:
        _print_json(report.as_json())
    else:
        print(report)
    return 1 if report.lost else 0


def _note_id(dossier: Dossier, words: str) -> int:
    from workbench.store.read.references import resolve

    with dossier.reading() as reader:
        return resolve(reader, RecordKind.NOTE, words)


def _lint(arguments: argparse.Namespace) -> int:
    from workbench.operations import briefings

    with _opened(arguments.dossier) as dossier:
        note = _note_id(dossier, arguments.note)
        with dossier.reading() as reader:
            found = briefings.check(reader, note)
    if arguments.json:
        _print_json([{"rule": one.rule, "start": one.start, "end": one.end, "message": one.message} for one in found])
    else:
        for one in found:
            print(f"{one.start}-{one.end} {one.rule}: {one.message}")
    return 1 if found else 0


def _export(arguments: argparse.Namespace) -> int:
    from workbench.operations import briefings

    format = {"md": "markdown", "htm": "html"}.get(arguments.to.lower(), arguments.to.lower())
    with _opened(arguments.dossier) as dossier:
        note = _note_id(dossier, arguments.note)
        with briefings.export_worker() as worker:
            briefings.export(dossier, note, format, arguments.output, worker)
    return 0
