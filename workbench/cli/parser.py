"""What can be typed: verbs, their arguments and what each promises."""

from __future__ import annotations

import argparse
from pathlib import Path

from workbench import __version__
from workbench.cli import documents, history, merging, safety, search
from workbench.core.wording import tr


def _dossier(parser: argparse.ArgumentParser, *, json: bool = False) -> argparse.ArgumentParser:
    parser.add_argument("dossier", type=Path, metavar="DOSSIER")
    if json:
        parser.add_argument("--json", action="store_true", help=tr("print JSON for scripts"))
    return parser


def _named(argument: str) -> Path:
    """A path; an empty argument is a mistake in a script, and would name the current folder."""
    if not argument:
        raise argparse.ArgumentTypeError(tr("a file has no name; name it"))
    return Path(argument)


def build() -> argparse.ArgumentParser:
    """The parser of `workbench VERB ...`."""
    parser = argparse.ArgumentParser(
        prog="workbench",
        description=tr("Every sentence of a briefing leads back to the exact words of a source. Offline."),
        epilog=tr(
            "Without a verb: workbench [DOSSIER] opens the window (no argument: the last dossier, or the sample)."
        ),
    )
    parser.add_argument("--version", action="version", version=f"workbench {__version__}")
    verbs = parser.add_subparsers(dest="verb", required=True, metavar="VERB")

    verb = verbs.add_parser("open", help=tr("open the window on a dossier"))
    verb.add_argument("dossier", type=Path, metavar="DOSSIER", nargs="?")
    verb = _dossier(verbs.add_parser("new", help=tr("make an empty dossier")))
    verb.add_argument("--title", default="")
    verb = _dossier(verbs.add_parser("import", help=tr("bring documents in")), json=True)
    verb.add_argument("files", type=_named, nargs="+", metavar="FILE")
    verb = _dossier(verbs.add_parser("extract", help=tr("propose the facts of documents")), json=True)
    verb.add_argument("--document", metavar="ID")
    verb.add_argument("--accept-all", action="store_true", help=tr("publish what is proposed as facts"))
    verb = _dossier(verbs.add_parser("facts", help=tr("list what the dossier holds")), json=True)
    verb.add_argument("--status", choices=("proposed", "accepted", "all"), default="accepted")
    verb.add_argument("--document", metavar="ID")
    verb = _dossier(verbs.add_parser("text", help=tr("print a document's text of record, exactly")))
    verb.add_argument("--document", metavar="ID", required=True)
    verb.add_argument("--article", action="store_true", help=tr("of a web page only the paragraphs of the article"))
    verb = _dossier(
        verbs.add_parser("search", help=tr("search documents, quotes, actors, events, claims and notes")), json=True
    )
    search.add(verb)
    documents.add(verbs)
    _quote(verbs)
    _note(verbs)
    _pack(verbs)
    _outputs(verbs)
    _history(verbs)
    return parser


def _quote(verbs: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    verb = _dossier(verbs.add_parser("quote", help=tr("quote a span of a document")), json=True)
    verb.add_argument("--document", metavar="ID", required=True)
    verb.add_argument("--start", type=int, metavar="N")
    verb.add_argument("--end", type=int, metavar="M")
    verb.add_argument("--text", metavar="WORDS", help=tr("words that occur once in the document"))
    verb.add_argument("--every", action="store_true", help=tr("each place where the words of --text stand"))
    verb.add_argument("--move", type=int, metavar="QUOTE", help=tr("let this quote be these words from now on"))


def _note(verbs: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    verb = _dossier(verbs.add_parser("note", help=tr("make a note from Markdown; citations as [@quote-id]")), json=True)
    verb.add_argument("--add", type=Path, metavar="FILE.md", required=True)
    verb.add_argument(
        "--title", default="", help=tr("the note's title (otherwise its first heading, or the file's name)")
    )


def _pack(verbs: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    pack = verbs.add_parser("pack", help=tr("a document's facts without its text")).add_subparsers(
        dest="action", required=True, metavar="make|apply"
    )
    verb = _dossier(pack.add_parser("make", help=tr("write the pack of a document")))
    verb.add_argument("--document", metavar="ID", required=True)
    verb.add_argument("-o", "--output", type=Path, required=True, metavar="FILE")
    verb = _dossier(pack.add_parser("apply", help=tr("apply a pack, as one gesture that can be undone")), json=True)
    verb.add_argument("pack", type=Path, metavar="PACK")
    verb.add_argument(
        "--document", metavar="ID", help=tr("the document, when its text differs a little from the pack's")
    )


def _outputs(verbs: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    verb = _dossier(verbs.add_parser("lint", help=tr("find what a note claims beyond its sources")), json=True)
    verb.add_argument("note", metavar="NOTE")
    verb = _dossier(verbs.add_parser("export", help=tr("write a note as a briefing")))
    verb.add_argument("note", metavar="NOTE")
    verb.add_argument("--to", required=True, metavar="FORMAT", help="docx, odt, pdf, html, markdown")
    verb.add_argument("-o", "--output", type=Path, required=True, metavar="FILE")


def _history(verbs: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    history.add(verbs, _dossier)
    safety.add(verbs)
    merging.add(verbs, _dossier)
