"""What a PDF says of itself: its old fields, and the packet of newer ones where that lies open in the file."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from workbench.core.errors import RefusedFile
from workbench.services.ingest.building import record_text, squeezed
from workbench.services.ingest.dates import edtf_date
from workbench.services.ingest.markup import local, parse_xml

# Word, LibreOffice and scanners write the name of the file they printed; that is no title.
_NO_TITLE = re.compile(
    r"^(?:microsoft (?:word|powerpoint) - .*|untitled|sans titre|document\d*|.*\.(?:docx?|odt|rtf|pdf|x?html?|txt|md|indd|qxd|tex))$",
    re.IGNORECASE,
)
# The last one counts: a file that was changed keeps the older ones before it.
_PACKET = re.compile(rb"<(x:xmpmeta|rdf:RDF)\b.{0,200000}?</\1>", re.DOTALL)
_LONGEST = 1_000
_MOST_AUTHORS = 20
_WANTED = frozenset(
    ("title", "creator", "publisher", "language", "publicationDate", "publicationName", "url", "source")
)


@dataclass(frozen=True, slots=True)
class PdfMeta:
    """As in `Ingested`: "" and None where the file does not say; the days it was made and changed are none of these."""

    title: str = ""
    author: str = ""
    publisher: str = ""
    published: str | None = None
    url: str = ""
    language: str = ""


def declared(content: bytes, fields: Mapping[str, str], language: str) -> PdfMeta:
    """What is in the packet of `content`, in the old `fields` and in the catalogue's `language`."""
    packet = _packet(content)
    first = {name: values[0] for name, values in packet.items()}
    title = _tidy(fields.get("Title", "")) or first.get("title", "")
    addresses = (first.get("url", ""), first.get("source", ""))
    return PdfMeta(
        "" if _NO_TITLE.match(title) else title,
        _tidy(fields.get("Author", "")) or ", ".join(packet.get("creator", [])[:_MOST_AUTHORS]),
        first.get("publicationName", "") or first.get("publisher", ""),
        edtf_date(first.get("publicationDate", "")),
        next((address for address in addresses if address.startswith(("http://", "https://"))), ""),
        _tidy(language) or first.get("language", ""),
    )


def catalogue_language(document: Any) -> str:
    """The language that an open document declares; "" when it declares none."""
    import ctypes

    import pypdfium2.raw as raw

    made = (ctypes.c_ushort * 32)()
    length = raw.FPDFCatalog_GetLanguage(document, made, ctypes.sizeof(made))
    return bytes(made)[: max(0, length - 2)].decode("utf-16-le", "replace") if length <= ctypes.sizeof(made) else ""


def _packet(content: bytes) -> dict[str, list[str]]:
    """Values by name, each list or choice of languages as its entries."""
    found: dict[str, list[str]] = {}
    start = content.rfind(b"<x:xmpmeta")
    match = _PACKET.search(content, start if start >= 0 else max(content.rfind(b"<rdf:RDF"), 0))
    if match is None:
        return found
    try:
        root = parse_xml(_bound(match[0]))
    except RefusedFile:
        return found
    for element in root.iter():
        if local(element) not in _WANTED or local(element) in found:
            continue
        entries = [entry.text for entry in element.iter("{*}li")] or [element.text]
        if said := list(filter(None, (_tidy(entry or "") for entry in entries))):
            found[local(element)] = said
    return found


def _bound(packet: bytes) -> bytes:
    # Cut out of its wrapping, the inner element may have lost what binds its prefix.
    if packet.startswith(b"<rdf:RDF") and b"xmlns:rdf" not in packet[:500]:
        return packet.replace(b"<rdf:RDF", b'<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"', 1)
    return packet


def _tidy(words: str) -> str:
    return squeezed(record_text(words[:_LONGEST]).replace("\n", " "))
