"""A reading as a dossier keeps it, ready to be stored without being looked into again."""

from __future__ import annotations

import json
from typing import NamedTuple

from workbench.core.texts import Ingested, digest, text_digest


class Kept(NamedTuple):
    """A reading in the form that a dossier keeps it: structure as JSON, warnings by line, the text also as its UTF-8 bytes."""

    text: str | bytes
    length: int
    blocks: str
    pages: str
    title: str
    author: str
    publisher: str
    published: str | None
    retrieved: str | None
    url: str
    language: str
    encoding: str
    format: str
    warnings: str

    @property
    def digest(self) -> str:
        """SHA-256 of the text as UTF-8."""
        return text_digest(self.text) if isinstance(self.text, str) else digest(self.text)

    @property
    def words(self) -> str:
        """The text as characters."""
        return self.text if isinstance(self.text, str) else self.text.decode("utf-8")


# A named tuple is a list to JSON, and a StrEnum a string.
_compact = json.JSONEncoder(separators=(",", ":")).encode


def kept(ingested: Ingested) -> Kept:
    """`ingested` as it is kept."""
    return Kept(
        ingested.text,
        len(ingested.text),
        _compact(ingested.blocks),
        _compact(ingested.pages),
        ingested.title,
        ingested.author,
        ingested.publisher,
        ingested.published,
        ingested.retrieved,
        ingested.url,
        ingested.language,
        ingested.encoding,
        ingested.format,
        "\n".join(ingested.warnings),
    )
