"""Files that were put into a PDF: each is a document of its own."""

from __future__ import annotations

import ctypes
from typing import Any

from workbench.services.ingest.parts import Attached, safe_name
from workbench.services.ingest.pdfrepair import opened

_MOST, _MOST_BYTES = 200, 64 * 1024 * 1024
_LONGEST_NAME = 4_000


def attached_to(content: bytes) -> tuple[tuple[Attached, ...], int]:
    """The files inside of a PDF that has been read, and how many of them were left out for their number or size."""
    import pypdfium2
    import pypdfium2.raw as raw

    try:
        document, _ = opened(content)
    except pypdfium2.PdfiumError:
        return (), 0
    found: list[Attached] = []
    room = _MOST_BYTES
    try:
        count = max(raw.FPDFDoc_GetAttachmentCount(document), 0)
        for number in range(min(count, _MOST)):
            handle = raw.FPDFDoc_GetAttachment(document, number)
            words = _bytes(handle, room) if handle else b""
            room -= len(words)
            if words:
                found.append(Attached(safe_name(_name(handle), f"attachment-{number + 1}.bin"), words))
    finally:
        document.close()
    return tuple(found), count - len(found)


def _name(handle: Any) -> str:
    import pypdfium2.raw as raw

    size = raw.FPDFAttachment_GetName(handle, None, 0)
    if not 2 < size <= _LONGEST_NAME:
        return ""
    letters = (raw.FPDF_WCHAR * (size // 2))()
    raw.FPDFAttachment_GetName(handle, letters, size)
    return bytes(letters).decode("utf-16-le", "replace").rstrip("\0")


def _bytes(handle: Any, most: int) -> bytes:
    """What the file holds; b"" where it is empty, damaged or larger than `most`."""
    import pypdfium2.raw as raw

    size = ctypes.c_ulong()
    if not raw.FPDFAttachment_GetFile(handle, None, 0, size) or not 0 < size.value <= most:
        return b""
    held = (ctypes.c_char * size.value)()
    is_whole = raw.FPDFAttachment_GetFile(handle, held, size.value, size) and size.value <= len(held)
    return bytes(held)[: size.value] if is_whole else b""
