"""One page of a PDF as it is printed, and where on it each character of the text of record stands; child process only."""

from __future__ import annotations

import base64
import ctypes
import zlib
from collections.abc import Mapping
from typing import Any

from workbench.core.errors import RefusedFile
from workbench.core.wording import tr
from workbench.services.ingest.pdfaligning import aligned
from workbench.services.ingest.pdfnotes import loaded
from workbench.services.ingest.pdfrepair import opened

# Pixels: wider than any screen shows a page, and what keeps a page the size of a wall from filling the memory.
WIDEST, _MOST_PIXELS = 2400, 12_000_000
_SLOT = 4


def serve(payload: bytes, options: Mapping[str, Any]) -> dict[str, Any]:
    """Options `page` from 0, `width` in pixels, `words` (the text of record of that page).

    Answers {width, height, pixels, boxes}: pixels are deflated RGB rows in base64, boxes four pixel edges (left, top,
    right, bottom) for each character of `words`, -1 where the page does not show it.
    """
    import pypdfium2

    try:
        document, _ = opened(payload)
        try:
            if document.get_formtype():
                document.init_forms()
            page = loaded(document, int(options["page"])).page
            return _picture(page, int(options["width"]), str(options.get("words", "")))
        finally:
            document.close()
    except (pypdfium2.PdfiumError, IndexError) as error:
        raise RefusedFile(tr("This page cannot be shown as printed; the PDF is damaged.")) from error


def warm() -> None:
    """Load pdfium before the first page."""
    __import__("pypdfium2")


def _picture(page: Any, width: int, words: str) -> dict[str, Any]:
    page_width, page_height = page.get_size()
    scale = max(1, min(width, WIDEST)) / max(1.0, page_width)
    scale = min(scale, (_MOST_PIXELS / max(1.0, page_width * page_height)) ** 0.5)
    bitmap = page.render(scale=scale, rev_byteorder=True)
    rows = _rgb(bytes(bitmap.buffer), bitmap.width, bitmap.height, stride=bitmap.stride, channels=bitmap.n_channels)
    return {
        "width": bitmap.width,
        "height": bitmap.height,
        "pixels": base64.b64encode(zlib.compress(rows, 1)).decode("ascii"),
        "boxes": _boxes(page, bitmap.get_posconv(page), words),
    }


def _rgb(content: bytes, width: int, height: int, *, stride: int, channels: int) -> bytes:
    """Rows of three bytes a pixel, nothing between them."""
    if channels == 3:
        return b"".join(content[row * stride : row * stride + 3 * width] for row in range(height))
    flat = b"".join(content[row * stride : row * stride + channels * width] for row in range(height))
    colours = bytearray(3 * width * height)
    for colour in range(3):
        colours[colour::3] = flat[(colour if channels > 1 else 0) :: channels]
    return bytes(colours)


def _boxes(page: Any, places: Any, words: str) -> list[int]:
    text_page = page.get_textpage()
    try:
        found: list[int] = []
        for letter in aligned(_letters(text_page), words):
            found += _box(text_page, places, letter) if letter >= 0 else [-1] * _SLOT
        return found
    finally:
        text_page.close()


def _letters(text_page: Any) -> str:
    """One character for each that pdfium counts, so that their numbers are its numbers."""
    import pypdfium2.raw as raw

    codes = (raw.FPDFText_GetUnicode(text_page, place) for place in range(text_page.count_chars()))
    return "".join(chr(code) if 0 < code < 0x110000 else " " for code in codes)


def _box(text_page: Any, places: Any, letter: int) -> list[int]:
    import pypdfium2.raw as raw

    left, bottom, right, top = (ctypes.c_double() for _ in range(4))
    if not raw.FPDFText_GetCharBox(text_page, letter, left, right, bottom, top):
        return [-1] * _SLOT
    x1, y1 = places.to_bitmap(left.value, top.value)
    x2, y2 = places.to_bitmap(right.value, bottom.value)
    return [min(x1, x2), min(y1, y2), max(x1, x2), max(y1, y2)]
