"""Letters of a PDF page that nobody sees: drawn in no ink, in clear ink, or in white where the page is white."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from typing import Any, NamedTuple

_WHITE = 250
# Neither filled nor stroked: how a scan's recognised words lie over its picture.
_INKLESS = frozenset((3, 7))
_STROKED = frozenset((1, 2, 5, 6))
# A drawing of more pieces than these is looked at no further: its letters count as seen.
_MOST_OBJECTS = 20_000


class _Ground(NamedTuple):
    """Something painted, and after how many other things."""

    order: int
    left: float
    bottom: float
    right: float
    top: float


class Hidden:
    """Tells of a page's letters which are hidden; asks letter by letter only where some of them may be."""

    def __init__(self, page: Any) -> None:
        self._grounds: list[_Ground] = []
        # Address of a text object -> (how many things were painted before it, whether it has no ink at all).
        self._suspects: dict[int, tuple[int, bool]] = {}
        self._look_over(page)

    def __bool__(self) -> bool:
        return bool(self._suspects)

    def places(self, text_page: Any) -> Iterator[int]:
        """The hidden characters of the page's text, by their place in it."""
        import pypdfium2.raw as raw

        for place in range(text_page.count_chars()) if self._suspects else ():
            found = raw.FPDFText_GetTextObject(text_page, place)
            suspect = self._suspects.get(ctypes.cast(found, ctypes.c_void_p).value or 0) if found else None
            if suspect is not None and not self._stands_on_something(text_page, place, *suspect):
                yield place

    def _stands_on_something(self, text_page: Any, place: int, order: int, is_inkless: bool) -> bool:
        """Whether a picture or colour lies under the letter: white on blue is read, and so is what lies over a scan."""
        import pypdfium2.raw as raw

        left, right, bottom, top = (ctypes.c_double() for _ in range(4))
        if not raw.FPDFText_GetCharBox(text_page, place, left, right, bottom, top):
            return True
        x, y = (left.value + right.value) / 2, (bottom.value + top.value) / 2
        return any(
            ground.left <= x <= ground.right and ground.bottom <= y <= ground.top
            for ground in self._grounds
            if is_inkless or ground.order < order
        )

    def _look_over(self, page: Any) -> None:
        import pypdfium2.raw as raw

        count = raw.FPDFPage_CountObjects(page)
        # Browsers print an object for every few letters: nothing is looked up twice here.
        get_object, type_of, mode_of = (
            raw.FPDFPage_GetObject,
            raw.FPDFPageObj_GetType,
            raw.FPDFTextObj_GetTextRenderMode,
        )
        is_text, is_path = raw.FPDF_PAGEOBJ_TEXT, raw.FPDF_PAGEOBJ_PATH
        for order in range(count if count <= _MOST_OBJECTS else 0):
            found = get_object(page, order)
            kind = type_of(found)
            if kind == is_text:
                mode = mode_of(found)
                if mode in _STROKED:
                    continue
                red, green, blue, alpha = _ink(found)
                is_inkless = mode in _INKLESS or not alpha
                if is_inkless or min(red, green, blue) >= _WHITE:
                    self._suspects[ctypes.cast(found, ctypes.c_void_p).value or 0] = (order, is_inkless)
            elif kind != is_path or _is_coloured(found):
                self._grounds.append(_Ground(order, *_bounds(found)))


def _is_coloured(path: Any) -> bool:
    """Whether a path fills what it surrounds with something that white letters stand out from."""
    import pypdfium2.raw as raw

    fill, stroke = ctypes.c_int(), ctypes.c_int()
    if raw.FPDFPath_GetDrawMode(path, fill, stroke) and fill.value == raw.FPDF_FILLMODE_NONE:
        return False
    red, green, blue, alpha = _ink(path)
    return alpha > 0 and min(red, green, blue) < _WHITE


def _ink(found: Any) -> tuple[int, int, int, int]:
    """Red, green, blue and how dense, 0-255; black where the page does not say, as in patterns."""
    import pypdfium2.raw as raw

    red, green, blue, alpha = ctypes.c_uint(), ctypes.c_uint(), ctypes.c_uint(), ctypes.c_uint()
    if not raw.FPDFPageObj_GetFillColor(found, red, green, blue, alpha):
        return 0, 0, 0, 255
    return red.value, green.value, blue.value, alpha.value


def _bounds(found: Any) -> tuple[float, float, float, float]:
    import pypdfium2.raw as raw

    left, bottom, right, top = (ctypes.c_float() for _ in range(4))
    if not raw.FPDFPageObj_GetBounds(found, left, bottom, right, top):
        return float("-inf"), float("-inf"), float("inf"), float("inf")
    return left.value, bottom.value, right.value, top.value
