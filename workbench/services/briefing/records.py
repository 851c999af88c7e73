"""What a briefing is made of: one note, the quotes it cites and the documents they come from."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from workbench.core.modality import Modality
from workbench.core.spans import Span


@dataclass(frozen=True, slots=True)
class Marking:
    """A handling level as printed: `label` on `background` in `foreground` (both `#rrggbb`)."""

    code: str
    label: str
    foreground: str = "#000000"
    background: str = "#ffffff"


@dataclass(frozen=True, slots=True)
class CitedDocument:
    """A source as its footnotes and the sources list name it; "" or None where nothing is known.

    `sha256` is that of the original bytes, `text_sha256` that of the text of record; `published` is EDTF.
    """

    sha256: str
    title: str
    author: str = ""
    publisher: str = ""
    published: str | None = None
    url: str = ""
    language: str = ""
    text_sha256: str = ""


@dataclass(frozen=True, slots=True)
class CitedQuote:
    """A quote as its footnote prints it; `exact_parts` and `spans` go together, in the order of the text.

    `page` is the printed label, `paragraph` counts from 1 ("3–4", "3, 9" where the words stand in several), `chapter` is that of an e-book; `attribution` names who says it, nearest the document
    first; `reliability` is the speaker's grade A to F, `credibility` the claim's 1 to 6, "" where not rated.
    """

    uid: str
    number: int
    document_sha256: str
    exact_parts: tuple[str, ...]
    spans: tuple[Span, ...]
    page: str = ""
    paragraph: str = ""
    attribution: tuple[str, ...] = ()
    modality: Modality = Modality.ASSERTED
    reliability: str = ""
    credibility: str = ""
    chapter: str = ""


@dataclass(frozen=True, slots=True)
class Briefing:
    """One note ready to be exported: `quotes` by uid, `documents` by SHA-256, `language` "fr" or "en"."""

    uid: str
    title: str
    body: str
    language: str
    exported_on: date
    marking: Marking | None = None
    quotes: Mapping[str, CitedQuote] = field(default_factory=dict)
    documents: Mapping[str, CitedDocument] = field(default_factory=dict)
    dossier_title: str = ""


@dataclass(frozen=True, slots=True)
class Export:
    """A finished file and its manifest (see manifest.py); `is_embedded` when the file itself carries the manifest."""

    content: bytes
    manifest: dict[str, object]
    is_embedded: bool = False
