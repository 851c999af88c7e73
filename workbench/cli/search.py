"""`workbench search`: ranked hits for a query, or counts for a list of names."""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from workbench.core.errors import InvalidValue
from workbench.core.wording import tr
from workbench.operations import files

if TYPE_CHECKING:
    from workbench.core.records import Hit


def add(verb: argparse.ArgumentParser) -> None:
    """What can be given to `search`."""
    verb.add_argument("query", metavar="QUERY", nargs="?")
    verb.add_argument("--limit", type=int, default=50, metavar="N", help=tr("at most so many hits; -1: all"))
    verb.add_argument("--offset", type=int, default=0, metavar="N", help=tr("leave out the first hits"))
    verb.add_argument("--accents", action="store_true", help=tr("accents count as typed"))
    verb.add_argument("--list", type=Path, metavar="FILE", help=tr("a list of names, one a line: counts for each"))


def run(arguments: argparse.Namespace) -> int:
    """Print what was found."""
    if (arguments.query is None) == (arguments.list is None):
        print(tr("workbench search: give either words or --list"), file=sys.stderr)
        return 2
    if arguments.list is not None:
        return _list(arguments)
    from workbench.core.query import parse
    from workbench.store.read import search

    with files.open_as_can_be(arguments.dossier) as dossier, dossier.reading() as reader:
        hits = search.search(
            reader,
            arguments.query,
            limit=arguments.limit,
            offset=max(arguments.offset, 0),
            is_folded=not arguments.accents,
        )
        is_whole = not arguments.offset and (arguments.limit < 0 or len(hits) < arguments.limit)
        total = None if is_whole or arguments.accents else sum(search.counts(reader, parse(arguments.query)).values())
    if arguments.json:
        print(json.dumps([_as_json(hit) for hit in hits], ensure_ascii=False, indent=1))
    else:
        for hit in hits:
            print(f"{tr(hit.reference.kind.value)} {hit.reference.id}: {hit.reference.label} — {_plain(hit.snippet)}")
            print(f"    {hit.why}")
    if total is not None and total > len(hits):
        words = tr("{shown} of {total} hits; --offset and --limit show more.", shown=len(hits), total=total)
        print(words, file=sys.stderr)
    return 0


def _plain(snippet: str) -> str:
    return " ".join(snippet.replace("\x02", "[").replace("\x03", "]").split())


def _as_json(hit: Hit) -> dict[str, Any]:
    return {
        "kind": hit.reference.kind.value,
        "id": hit.reference.id,
        "label": hit.reference.label,
        "snippet": hit.snippet.replace("\x02", "[").replace("\x03", "]"),
        "score": hit.score,
        "start": hit.start,
        "end": hit.end,
        "why": hit.why,
    }


def _list(arguments: argparse.Namespace) -> int:
    from workbench.store.read import name_lists

    names = name_lists.names_in(_read(arguments.list))
    if not names:
        raise InvalidValue(tr("There is no name in “{name}”; write one a line.", name=arguments.list.name))
    with files.open_as_can_be(arguments.dossier) as dossier, dossier.reading() as reader:
        found = list(name_lists.search_list(reader, names))
    if arguments.json:
        listed = [
            {"name": one.name, "total": one.total, "counts": {kind.value: n for kind, n in one.counts.items()}}
            for one in found
        ]
        print(json.dumps(listed, ensure_ascii=False, indent=1))
        return 0
    for one in found:
        counts = ", ".join(f"{tr(kind.value)} {count}" for kind, count in one.counts.items())
        print(f"{one.name}: {counts or tr('nothing')}")
    return 0


def _read(path: Path) -> str:
    try:
        content = path.read_bytes()
    except OSError as error:
        raise InvalidValue(
            tr("“{name}” cannot be read ({reason}); check that you may read it.", name=path.name, reason=error.strerror)
        ) from error
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return content.decode("cp1252", "replace")
