"""What was laid over the pages of a PDF: fields that were filled in, words typed onto a page, remarks."""

from __future__ import annotations

import ctypes
from typing import Any, NamedTuple

from workbench.services.ingest.building import record_text, squeezed

_MOST, _MOST_REMARKS, _LONGEST = 2_000, 5_000, 20_000


class Opened(NamedTuple):
    """A page with what its filled fields and typed words show as words of its own, and whether there are such.

    `said` are (author, words) of every remark on it.
    """

    page: Any
    is_flat: bool
    said: list[tuple[str, str]]


def loaded(document: Any, number: int) -> Opened:
    """The page of that number, from 0, to be closed by the caller; PdfiumError where it cannot be read."""
    import pypdfium2.raw as raw

    page = document[number]
    kinds = _kinds(page)
    said = _remarks(page, kinds)
    shown = (raw.FPDF_ANNOT_WIDGET, raw.FPDF_ANNOT_FREETEXT, raw.FPDF_ANNOT_STAMP)
    if not any(kind in shown for kind in kinds):
        return Opened(page, False, said)
    is_flat = raw.FPDFPage_Flatten(page, raw.FLAT_NORMALDISPLAY) == raw.FLATTEN_SUCCESS
    if is_flat:
        # Only a page that is loaded anew has them.
        page.close()
        page = document[number]
    return Opened(page, is_flat, said)


def _remarks(page: Any, found_kinds: list[int]) -> list[tuple[str, str]]:
    import pypdfium2.raw as raw

    kinds = (
        raw.FPDF_ANNOT_TEXT,
        raw.FPDF_ANNOT_HIGHLIGHT,
        raw.FPDF_ANNOT_UNDERLINE,
        raw.FPDF_ANNOT_SQUIGGLY,
        raw.FPDF_ANNOT_STRIKEOUT,
        raw.FPDF_ANNOT_CARET,
    )
    found = []
    for place, kind in enumerate(found_kinds):
        if kind in kinds:
            annotation = raw.FPDFPage_GetAnnot(page, place)
            is_hidden = raw.FPDFAnnot_GetFlags(annotation) & raw.FPDF_ANNOT_FLAG_HIDDEN
            words = "" if is_hidden else _value(annotation, b"Contents")
            author = squeezed(_value(annotation, b"T"))
            raw.FPDFPage_CloseAnnot(annotation)
            if words.strip():
                found.append((author, words.strip()))
    return found


def told(found: list[tuple[str, str]], text: str) -> list[tuple[str, str]]:
    """The remarks without those that only say again what they mark, as many programs write it."""
    if not found:
        return []
    said = squeezed(text.replace("\n", " "))
    return [remark for remark in found[:_MOST_REMARKS] if squeezed(remark[1].replace("\n", " ")) not in said]


def _kinds(page: Any) -> list[int]:
    import pypdfium2.raw as raw

    found = []
    for place in range(min(raw.FPDFPage_GetAnnotCount(page), _MOST)):
        annotation = raw.FPDFPage_GetAnnot(page, place)
        found.append(int(raw.FPDFAnnot_GetSubtype(annotation)) if annotation else 0)
        if annotation:
            raw.FPDFPage_CloseAnnot(annotation)
    return found


def _value(annotation: Any, name: bytes) -> str:
    import pypdfium2.raw as raw

    size = raw.FPDFAnnot_GetStringValue(annotation, name, None, 0)
    if not 2 < size <= 2 * _LONGEST:
        return ""
    buffer = (ctypes.c_ushort * (size // 2))()
    raw.FPDFAnnot_GetStringValue(annotation, name, buffer, size)
    return record_text(bytes(buffer).decode("utf-16-le", "replace").rstrip("\0"))
