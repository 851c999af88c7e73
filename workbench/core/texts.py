"""The text of record: how a document's words are normalised, once and for ever."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from typing import NamedTuple

from workbench.core.kinds import BlockKind

_LINE_BREAKS = re.compile("[\t\n\v\f\r\x85\u2028\u2029]+")
_TURNING = re.compile("[\x00-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069]")


def normalise(text: str) -> str:
    r"""NFC, line ends as one newline, no NUL, no byte order mark.

    >>> normalise("a\r\nb\rc\x00")
    'a\nb\nc'
    """
    if not text.isascii():
        text = unicodedata.normalize("NFC", text)
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    return text.replace("\x00", "").replace("\ufeff", "")


def shown_name(name: str) -> str:
    """`name` without what would turn or break the line it is shown in.

    >>> shown_name("rapport\u202efdp.exe"), shown_name("une\nligne")
    ('rapportfdp.exe', 'une ligne')
    """
    return _TURNING.sub("", _LINE_BREAKS.sub(" ", name))


def digest(content: bytes) -> str:
    """SHA-256 of `content`, 64 lower-case hexadecimal digits."""
    # OpenSSL takes longer to load than a window may: only imports and checks need it.
    import hashlib

    return hashlib.sha256(content).hexdigest()


def text_digest(text: str) -> str:
    """SHA-256 of `text` as UTF-8."""
    return digest(text.encode("utf-8", "surrogatepass"))


class Block(NamedTuple):
    """One paragraph-like stretch of the text of record; blocks are in order and never overlap."""

    start: int
    end: int
    kind: BlockKind = BlockKind.PARAGRAPH
    level: int = 0


class Page(NamedTuple):
    """One page of the source: its printed label and its stretch of the text of record."""

    start: int
    end: int
    label: str


@dataclass(frozen=True, slots=True)
class Ingested:
    """What reading one file gives; `text` is already normalised and blocks and pages point into it.

    `title`, `author`, `publisher`, `url` are "" and `published` and `retrieved` (EDTF) are None where the file
    does not say: nothing is invented. `encoding` is "" for binary formats; `warnings` are sentences for the import report.
    """

    text: str
    blocks: tuple[Block, ...]
    pages: tuple[Page, ...] = ()
    title: str = ""
    author: str = ""
    publisher: str = ""
    published: str | None = None
    retrieved: str | None = None
    url: str = ""
    language: str = ""
    encoding: str = ""
    format: str = "txt"
    warnings: tuple[str, ...] = ()
