"""The letters of one PDF page and where they stand, the page turned so that most of them are upright."""

from __future__ import annotations

import ctypes
import itertools
import math
import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from typing import Any, NamedTuple

from workbench.services.ingest.pdfgrids import Grid, grids_of
from workbench.services.ingest.pdfhidden import Hidden
from workbench.services.ingest.symbols import symbol

# What Word and LibreOffice print as a bullet is a letter of the Symbol or Wingdings font.
_SIGNS = str.maketrans("\uf0b7\uf0a7\uf0d8\uf0fc\uf076\uf02d\uf06f\uf0a8\uf0e0", "•▪➢✓❖–○□→")
_PRIVATE, _SUBSET, _LONGEST_NAME = re.compile("[\uf020-\uf0ff]"), re.compile("^[A-Z]{6}\\+"), 100
_MOST_ASKED = 60
_BETWEEN = re.compile(r"\S\s+(?=\S)")


class Box(NamedTuple):
    """Edges in points, as the reader of the upright page sees them; top above bottom."""

    left: float
    right: float
    top: float
    bottom: float


class Letters:
    """The text of a page as pdfium gives it, and the place of each of its characters."""

    def __init__(self, text_page: Any, turned: int, page: Box, hidden: Hidden) -> None:
        import pypdfium2.raw as raw

        # Its handle: the wrapper would be unwrapped again for each of millions of questions.
        self._text_page = text_page.raw
        self._found = (ctypes.c_double * 4)()
        step = ctypes.sizeof(ctypes.c_double)
        self._pointers = tuple(ctypes.c_void_p(ctypes.addressof(self._found) + step * number) for number in range(4))
        self._ask = _asking(raw.FPDFText_GetCharBox, text_page)
        self._ask_origin = _asking(raw.FPDFText_GetCharOrigin, text_page)
        self._ask_matrix = _asking(raw.FPDFText_GetMatrix, text_page)
        self._ask_size = _asking(raw.FPDFText_GetFontSize, text_page, ctypes.c_double)
        self._matrix = raw.FS_MATRIX()
        self._to_matrix = ctypes.c_void_p(ctypes.addressof(self._matrix))
        self._turned = turned
        self.page = self._upright_box(page)
        self.grids: list[Grid] = []
        raw_text, self._places = _placed(text_page)
        # Positions of characters are only those of the text when pdfium neither added nor left out any.
        self.has_places = self._places is not None
        seen = raw_text
        if self._places is not None and (hiding := set(hidden.places(text_page))):
            pairs = zip(raw_text, self._places, strict=True)
            seen = "".join(" " if place in hiding else letter for letter, place in pairs)
        self.has_hidden = seen != raw_text
        self.text: str = self._with_signs(seen.translate(_SIGNS))

    def _with_signs(self, seen: str) -> str:
        """`seen` with the letters that only a font of signs can tell as those signs."""
        if not self.has_places:
            return seen
        return _PRIVATE.sub(lambda found: symbol(self._font(found.start()), ord(found[0])) or found[0], seen)

    def _font(self, place: int) -> str:
        import pypdfium2.raw as raw

        name = ctypes.create_string_buffer(_LONGEST_NAME)
        size = raw.FPDFText_GetFontInfo(self._text_page, self._at(place), name, _LONGEST_NAME, None)
        return _SUBSET.sub("", name.value.decode("latin-1")) if size <= _LONGEST_NAME else ""

    def _at(self, place: int) -> int:
        """pdfium's number of a character."""
        return self._places[place] if self._places else place

    def box(self, place: int) -> Box | None:
        """Where one character stands; None where the page does not say."""
        if not self._ask(self._at(place), *self._pointers):
            return None
        left, right, bottom, top = self._found
        return self._upright_box(Box(left, right, top, bottom)) if self._turned else Box(left, right, top, bottom)

    def is_on_page(self, box: Box) -> bool:
        """Whether any of `box` is inside the page: what is not is never seen."""
        page = self.page
        is_level = box.bottom < page.top and box.top > page.bottom
        return is_level and box.left < page.right and box.right > page.left

    def baseline(self, place: int) -> float:
        """The height that one character stands on."""
        to_x, to_y, _, _ = self._pointers
        if not self._ask_origin(self._at(place), to_x, to_y):
            return 0.0
        x, y, _, _ = self._found
        return self._upright(x, y)[1] if self._turned else y

    def is_ruled(self, left: float, right: float, height: float) -> bool:
        """Whether a border of a ruled table stands between two places at one height."""
        return bool(self.grids) and any(
            grid.ys[-1] < height < grid.ys[0] and grid.parts(left, right, height) for grid in self.grids
        )

    def gaps(self, words: str, start: int, narrowest: float) -> list[tuple[int, float, float]]:
        """Gaps between `words`, which begin at `start`, that are wider than `narrowest` or that a border stands in.

        Each as (where in `words` the next one begins, right edge before, left edge behind).
        """
        if self._turned:
            return self._turned_gaps(words, start, narrowest)
        found = []
        # Asked for every word of every page: nothing is looked up twice here.
        ask, edges, places, has_grids = self._ask, self._found, self._places, bool(self.grids)
        to_left, to_right, to_bottom, to_top = self._pointers
        for match in _BETWEEN.finditer(words):
            before, behind = start + match.start(), start + match.end()
            if places is not None:
                before, behind = places[before], places[behind]
            if not ask(before, to_left, to_right, to_bottom, to_top):
                continue
            edge = edges[1]
            if not ask(behind, to_left, to_right, to_bottom, to_top):
                continue
            left = edges[0]
            if left - edge > narrowest or (has_grids and self.is_ruled(edge, left, (edges[2] + edges[3]) / 2)):
                found.append((match.end(), edge, left))
        return found

    def _turned_gaps(self, words: str, start: int, narrowest: float) -> list[tuple[int, float, float]]:
        found = []
        for match in _BETWEEN.finditer(words):
            before, behind = self.box(start + match.start()), self.box(start + match.end())
            if before and behind and behind.left - before.right > narrowest:
                found.append((match.end(), before.right, behind.left))
        return found

    def is_upright(self, place: int) -> bool:
        """Whether one character stands as most of the page does."""
        import pypdfium2.raw as raw

        return _quarters(raw.FPDFText_GetCharAngle(self._text_page, self._at(place))) == -self._turned // 90 % 4

    def size(self, place: int) -> float:
        """The size a character is printed in: many programs write size 1 and scale it."""
        matrix, place = self._matrix, self._at(place)
        scale = math.hypot(matrix.b, matrix.d) if self._ask_matrix(place, self._to_matrix) else 1.0
        return float(self._ask_size(place)) * (scale or 1.0)

    def _upright_box(self, box: Box) -> Box:
        (x1, y1), (x2, y2) = self._upright(box.left, box.bottom), self._upright(box.right, box.top)
        return Box(min(x1, x2), max(x1, x2), max(y1, y2), min(y1, y2))

    def _upright(self, x: float, y: float) -> tuple[float, float]:
        return {0: (x, y), 90: (y, -x), 180: (-x, -y), 270: (-y, x)}[self._turned]


def _asking(function: Any, text_page: Any, answer: type[Any] = ctypes.c_int) -> Callable[..., Any]:
    """One of pdfium's questions about a page: called with the number of a character and pointers for what it says.

    The declared function would check and wrap its arguments anew for every letter, which takes longer than the answer.
    """
    bare = ctypes.PYFUNCTYPE(answer)(ctypes.cast(function, ctypes.c_void_p).value or 0)
    return partial(bare, ctypes.cast(text_page.raw, ctypes.c_void_p))


def _placed(text_page: Any) -> tuple[str, Sequence[int] | None]:
    """The text of a page and pdfium's number of each of its characters; None where the two do not go together.

    pdfium counts a character beyond the first 65,536, such as a smiling face, as two.
    """
    text, count = text_page.get_text_range(), text_page.count_chars()
    if len(text) == count:
        return text, range(count)
    places = list(itertools.accumulate((1 + (letter > "\uffff") for letter in text), initial=0))
    return text, places[:-1] if places[-1] == count else None


@contextmanager
def letters_of(page: Any) -> Iterator[Letters]:
    """The letters of an open page; while they are in use the page is turned by its letters, not by its own word."""
    text_page = page.get_textpage()
    turned = _turn(text_page)
    if turned != page.get_rotation():
        text_page.close()
        page.set_rotation(turned)
        text_page = page.get_textpage()
    left, bottom, right, top = page.get_bbox()
    try:
        letters = Letters(text_page, turned, Box(left, right, top, bottom), Hidden(page))
        if not turned and letters.has_places:
            letters.grids = grids_of(page)
        yield letters
    finally:
        text_page.close()


def _quarters(angle: float) -> int:
    return round(math.degrees(angle) / 90) % 4


def _turn(text_page: Any) -> int:
    """Degrees clockwise that set most letters upright."""
    import pypdfium2.raw as raw

    count, angle = text_page.count_chars(), _asking(raw.FPDFText_GetCharAngle, text_page, ctypes.c_float)
    angles = Counter(_quarters(angle(place)) for place in range(0, count, max(1, count // _MOST_ASKED)))
    # pdfium counts angles clockwise.
    return -90 * angles.most_common(1)[0][0] % 360 if angles else 0
