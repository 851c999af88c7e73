"""`workbench quote`: a span quoted by place or by words, every occurrence of words, a quote moved to other words."""

from __future__ import annotations

import argparse
import sys
from typing import Any

from workbench.cli.common import document as document_of
from workbench.cli.common import print_json
from workbench.core.errors import InvalidValue, NotFound
from workbench.core.spans import Span, occurrences
from workbench.core.wording import tr
from workbench.store.dossier import Dossier


def quote(arguments: argparse.Namespace) -> int:
    """Quote, or move a quote; prints each quote that is there now."""
    from workbench.operations import quotes
    from workbench.store.read import documents

    by_place = arguments.start is not None and arguments.end is not None
    if by_place == (arguments.text is not None) or (arguments.start is None) != (arguments.end is None):
        print(tr("workbench quote: give either --start and --end, or --text"), file=sys.stderr)
        return 2
    if arguments.every and (by_place or arguments.move is not None):
        print(tr("workbench quote: --every goes with --text alone"), file=sys.stderr)
        return 2
    with Dossier.open(arguments.dossier) as dossier:
        document = document_of(dossier, arguments.document)
        with dossier.reading() as reader:
            text = documents.text(reader, document)
        if arguments.every:
            made = quotes.add_all(dossier, document, _every(text, arguments.text)).result
            found = [_told(dossier, id) for id in made] if isinstance(made, tuple) else []
        else:
            span = _place(text, arguments) if by_place else _only(text, arguments.text)
            found = [_told(dossier, _one(dossier, document, span, arguments.move))]
    _print(found, arguments)
    return 0


def _one(dossier: Dossier, document: int, span: Span, moved: int | None) -> int:
    from workbench.operations import quotes
    from workbench.store.read import quotes as reads

    if moved is None:
        id = quotes.add(dossier, document, [span]).result
        assert isinstance(id, int)
        return id
    with dossier.reading() as reader:
        if reads.quote(reader, moved).document_id != document:
            raise NotFound(tr("Quote {id} is not of this document.", id=moved))
    quotes.resize(dossier, moved, [span])
    return moved


def _place(text: str, arguments: argparse.Namespace) -> Span:
    if not 0 <= arguments.start < arguments.end <= len(text):
        raise InvalidValue(
            tr(
                "{start}-{end} is not a span of this document; it has characters 0 to {length}.",
                start=arguments.start,
                end=arguments.end,
                length=len(text),
            )
        )
    return Span(arguments.start, arguments.end)


def _only(text: str, words: str) -> Span:
    found = occurrences(text, words)
    if len(found) != 1:
        raise NotFound(
            tr(
                "“{words}” occurs {count} times in the document; it must occur once.",
                words=words,
                count=len(found),
            )
        )
    return Span(found[0], found[0] + len(words))


def _every(text: str, words: str) -> list[Span]:
    spans: list[Span] = []
    for at in occurrences(text, words):
        if not spans or at >= spans[-1].end:
            spans.append(Span(at, at + len(words)))
    if not spans:
        raise NotFound(tr("“{words}” does not occur in the document.", words=words))
    return spans


def _told(dossier: Dossier, id: int) -> dict[str, Any]:
    from workbench.store.read import quotes as reads
    from workbench.store.read.locators import Places

    with dossier.reading() as reader:
        found = reads.quote(reader, id)
        return {
            "id": id,
            "uid": found.uid,
            "document": found.document_id,
            "start": found.start,
            "end": found.end,
            "text": found.text,
            "locator": Places(reader).as_json(found.document_id, found.start),
        }


def _print(found: list[dict[str, Any]], arguments: argparse.Namespace) -> None:
    if arguments.json:
        print_json(found if arguments.every else found[0])
        return
    for quote in found:
        print(tr("quote {id}: {words}", id=quote["id"], words=quote["text"]))
