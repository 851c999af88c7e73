"""What reading a file gave as JSON, to cross from the child process to the window."""

from __future__ import annotations

import base64
from collections.abc import Mapping
from dataclasses import asdict
from itertools import starmap
from typing import TYPE_CHECKING, Any

from workbench.core.kept import Kept, kept
from workbench.core.kinds import BlockKind
from workbench.core.texts import Block, Ingested, Page
from workbench.services.ingest.parts import Attached, Reading

if TYPE_CHECKING:
    from workbench.services.ingest.references import Work

_BESIDE = ("children", "works", "signature", "scanned")
_KINDS = {kind.value: kind for kind in BlockKind}


def to_json(ingested: Ingested) -> dict[str, Any]:
    """`ingested` as plain lists and strings; blocks as [start, end, kind, level], pages as [start, end, label]."""
    return {
        "text": ingested.text,
        "blocks": [[block.start, block.end, block.kind.value, block.level] for block in ingested.blocks],
        "pages": [[page.start, page.end, page.label] for page in ingested.pages],
        "title": ingested.title,
        "author": ingested.author,
        "publisher": ingested.publisher,
        "published": ingested.published,
        "retrieved": ingested.retrieved,
        "url": ingested.url,
        "language": ingested.language,
        "encoding": ingested.encoding,
        "format": ingested.format,
        "warnings": list(ingested.warnings),
    }


def reading_to_json(reading: Reading) -> dict[str, Any]:
    """`to_json` of its document and, only where there are any, "children" ([{filename, content as base64}]) "works", "scanned"."""
    return {**to_json(reading.document), **_beside(reading)}


def _beside(reading: Reading) -> dict[str, Any]:
    found: dict[str, Any] = {}
    if reading.attached:
        found["children"] = [
            {"filename": one.filename, "content": base64.b64encode(one.content).decode("ascii")}
            for one in reading.attached
        ]
    if reading.scanned:
        found["scanned"] = list(reading.scanned)
    if reading.works:
        found["works"] = [asdict(work) for work in reading.works]
    return found


def kept_to_json(reading: Reading, content: bytes) -> dict[str, Any]:
    """`reading_to_json` with "kept" in place of the fields of its document: what `kept_from_json` makes a Kept of.

    Its text is null where `content`, the file's own bytes, says it as UTF-8, letter for letter: whoever asked has that.
    """
    text, *rest = kept(reading.document)
    is_said = reading.document.encoding == "utf-8" and reading.document.text.encode("utf-8") == content
    return {"kept": [None if is_said else text, *rest], **_beside(reading)}


def kept_from_json(found: Mapping[str, Any], content: bytes) -> Kept:
    """The document that `kept_to_json` wrote; `content` as it was given there."""
    text, *rest = found["kept"]
    return Kept(content if text is None else text, *rest)


def from_json(found: Mapping[str, Any]) -> Ingested:
    """The document that `to_json` or `reading_to_json` wrote."""
    return Ingested(
        **{
            **{name: value for name, value in found.items() if name not in _BESIDE},
            "blocks": tuple(Block(start, end, _KINDS[kind], level) for start, end, kind, level in found["blocks"]),
            "pages": tuple(starmap(Page, found["pages"])),
            "warnings": tuple(found["warnings"]),
        }
    )


def signature(found: Mapping[str, Any]) -> bytes:
    """The signature of the text, b"" where none was asked for or the text is too short for one."""
    return base64.b64decode(found.get("signature", ""))


def children(found: Mapping[str, Any]) -> tuple[Attached, ...]:
    """The attached files in what `reading_to_json` wrote, each to be read like any other file."""
    return tuple(Attached(one["filename"], base64.b64decode(one["content"])) for one in found.get("children", ()))


def works(found: Mapping[str, Any]) -> tuple[Work, ...]:
    """The described works in what `reading_to_json` wrote."""
    from workbench.services.ingest.references import Work

    return tuple(
        Work(**{**one, "authors": tuple(one["authors"]), "files": tuple(one["files"])})
        for one in found.get("works", ())
    )
