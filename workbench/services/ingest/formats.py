"""Which files can become documents; light enough for a file dialog to import."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import PurePath
from types import MappingProxyType

FORMATS: Mapping[str, str] = MappingProxyType(
    {
        ".txt": "Plain text",
        ".text": "Plain text",
        ".md": "Markdown",
        ".markdown": "Markdown",
        ".html": "Web page",
        ".htm": "Web page",
        ".xhtml": "Web page",
        ".mhtml": "Saved web page",
        ".mht": "Saved web page",
        ".docx": "Word document",
        ".odt": "OpenDocument text",
        ".fodt": "OpenDocument text",
        ".rtf": "Rich text",
        ".epub": "E-book",
        ".pdf": "PDF",
        ".eml": "E-mail message",
        ".mbox": "E-mail archive",
        ".ris": "References (RIS)",
        ".bib": "References (BibTeX)",
        ".json": "References (CSL-JSON)",
        ".png": "Picture (OCR)",
        ".jpg": "Picture (OCR)",
        ".jpeg": "Picture (OCR)",
        ".tif": "Picture (OCR)",
        ".tiff": "Picture (OCR)",
    }
)
"""File name extension -> English label, to be shown through `tr`."""

_EXTENSION = re.compile(r"\.[a-z0-9]*[a-z][a-z0-9]*")
_READERS = {
    ".text": "txt",
    ".markdown": "md",
    ".htm": "html",
    ".xhtml": "html",
    ".mht": "mhtml",
    ".fodt": "odt",
    ".json": "csl",
}
_PICTURES = frozenset((".png", ".jpg", ".jpeg", ".tif", ".tiff"))


def extension(filename: str) -> str:
    """The lower-case extension of `filename` with its dot, "" when it has none; the end of a date or a sentence is none.

    >>> extension("Rapport.final.DOCX"), extension("Note du 23.10")
    ('.docx', '')
    """
    # An attached file is called “mail.eml › file”.
    ending = PurePath(filename.replace("\\", "/").rpartition(" › ")[2]).suffix.lower()
    return ending if _EXTENSION.fullmatch(ending) else ""


def format_of(filename: str) -> str:
    """The format that the name announces ("txt", "md", "html", "docx", "pdf", "eml" ...), "" when it announces none."""
    ending = extension(filename)
    if ending in _PICTURES:
        return "picture"
    return _READERS.get(ending, ending[1:]) if ending in FORMATS else ""
