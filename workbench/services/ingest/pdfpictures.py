"""Which pages of a PDF are pictures of text: those that no words, few words or meaningless words stand on."""

from __future__ import annotations

from typing import Any

from workbench.services.ingest.pdfline import Line

_FEW_LETTERS = 60
_LARGE = 0.6
_MOST_MEANINGLESS = 0.3
_MOST_OBJECTS = 200


def is_picture(page: Any, lines: list[Line]) -> bool:
    """Whether the words of an open page have to be recognised; an empty page has none."""
    words = "".join(line.words for line in lines)
    letters = sum(map(str.isalpha, words))
    if letters >= _FEW_LETTERS:
        return False
    if not words.strip():
        return next(page.get_objects(max_depth=1), None) is not None
    meaningless = sum(letter == "\ufffd" or "\ue000" <= letter <= "\uf8ff" for letter in words)
    return meaningless > _MOST_MEANINGLESS * len(words) or _has_large_picture(page)


def _has_large_picture(page: Any) -> bool:
    """Whether one picture covers most of the page, as a scanner leaves it under a stamp or a page number."""
    import pypdfium2
    import pypdfium2.raw as raw

    area = page.get_width() * page.get_height()
    for count, found in enumerate(page.get_objects(max_depth=3)):
        if count > _MOST_OBJECTS:
            return False
        if found.type != raw.FPDF_PAGEOBJ_IMAGE:
            continue
        try:
            left, bottom, right, top = found.get_bounds()
        except pypdfium2.PdfiumError:
            continue
        if (right - left) * (top - bottom) > _LARGE * area:
            return True
    return False
