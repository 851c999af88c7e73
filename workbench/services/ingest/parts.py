"""What reading a file gives beside its own text: files attached to it and the works that it describes."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from workbench.core.texts import Ingested
from workbench.core.wording import trn

if TYPE_CHECKING:
    from workbench.services.ingest.pdfline import Line
    from workbench.services.ingest.references import Work

# What recognises pictures of text comes apart from the program, which is a third of its size.
EXTRA = '"analyst-workbench[ocr]"'
_LONGEST_NAME = 120
# Not only what a file system minds: a direction mark makes “exe.fdp” out of “pdf.exe”.
_UNSAFE = re.compile(r'[\x00-\x1f\x7f<>:"|?*\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\ud800-\udfff]')


@dataclass(frozen=True, slots=True)
class Attached:
    """A file inside the file; `filename` is a bare name without folders or control characters, never empty."""

    filename: str
    content: bytes


@dataclass(frozen=True, slots=True)
class Reading:
    """A file read: its own document, the attached files in order, and the works it describes (a reference file).

    `scanned` are pages (from 0) that are pictures of text: nothing is read yet, they are to be recognised first.
    """

    document: Ingested
    attached: tuple[Attached, ...] = ()
    works: tuple[Work, ...] = ()
    scanned: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Recognition:
    """What recognition has to offer: whether it is there to be asked, and the lines of pages (from 0) it has read."""

    is_offered: bool = False
    pages: Mapping[int, list[Line]] = field(default_factory=dict)


def told_left_out(count: int) -> tuple[str, ...]:
    """A warning for as many attached files that are not there; none for 0."""
    if not count:
        return ()
    words = trn(
        "{count} attachment was left out: it is damaged, empty or too large.",
        "{count} attachments were left out: they are damaged, empty or too large.",
        count,
    )
    return (words,)


class Scanned(Exception):
    """The document is or holds pictures of text: these pages (from 0) are to be recognised."""

    def __init__(self, pages: tuple[int, ...]) -> None:
        super().__init__(pages)
        self.pages = pages


def safe_name(name: str, fallback: str) -> str:
    """`name` as a bare file name: no folders, no control or direction characters, at most 120 characters.

    >>> safe_name("../../etc/passwd", "x"), safe_name("C:\\\\a\\\\b.pdf", "x"), safe_name("..", "x")
    ('passwd', 'b.pdf', 'x')
    """
    bare = unicodedata.normalize("NFC", _UNSAFE.sub("", name.replace("\\", "/").rpartition("/")[2])).strip(" .")
    if len(bare) > _LONGEST_NAME:
        stem, dot, ending = bare.rpartition(".")
        bare = stem[: _LONGEST_NAME - 12] + dot + ending[:10] if stem else bare[:_LONGEST_NAME]
    return bare or fallback
