"""`Ingested` as JSON, to cross from the child process to the window."""

from __future__ import annotations

from itertools import starmap
from typing import Any

from workbench.core.kinds import BlockKind
from workbench.core.texts import Block, Ingested, Page


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
        "url": ingested.url,
        "language": ingested.language,
        "encoding": ingested.encoding,
        "format": ingested.format,
        "warnings": list(ingested.warnings),
    }


def from_json(found: dict[str, Any]) -> Ingested:
    """The value that `to_json` wrote."""
    kinds = {kind.value: kind for kind in BlockKind}
    return Ingested(
        **{
            **found,
            "blocks": tuple(Block(start, end, kinds[kind], level) for start, end, kind, level in found["blocks"]),
            "pages": tuple(starmap(Page, found["pages"])),
            "warnings": tuple(found["warnings"]),
        }
    )
