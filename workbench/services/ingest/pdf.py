"""PDF files with a text layer, read with pdfium; only ever called in a child process, since some files hang it."""

from __future__ import annotations

import ctypes
import math
import re
from dataclasses import replace
from itertools import pairwise
from typing import Any

from workbench.core.errors import RefusedFile
from workbench.core.texts import Ingested, Page
from workbench.core.wording import tr, trn
from workbench.services.ingest.building import TextBuilder, record_text, squeezed
from workbench.services.ingest.pdflines import SOFT_HYPHENS, Line, Paragraph, paragraphs, without_furniture
from workbench.services.ingest.pdftables import WIDEST_SPACE, arranged, cells_of

_FEWEST_LETTERS = 20
_BETWEEN = re.compile(r"\S\s+(?=\S)")
_DIGITS = re.compile(r"\d+")
# Word, LibreOffice and scanners write the name of the file they printed; that is no title.
_NO_TITLE = re.compile(
    r"^(?:microsoft (?:word|powerpoint) - .*|untitled|sans titre|document\d*|.*\.(?:docx?|odt|pdf|indd|qxd|tex))$",
    re.IGNORECASE,
)


def read_pdf(content: bytes) -> Ingested:
    """A .pdf: paragraphs rebuilt from printed lines, with each page's label and stretch of the text."""
    document = _opened(content)
    try:
        printed = [_page_label(document, number) for number in range(len(document))]
        raw, warnings = _all_lines(document)
        meta = document.get_metadata_dict(skip_empty=True)
    finally:
        document.close()
    pages, numbers, dropped = without_furniture(raw)
    if dropped:
        warnings.append(
            trn(
                "{count} running header, footer or page number was left out of the text.",
                "{count} running headers, footers and page numbers were left out of the text.",
                dropped,
            )
        )
    builder = TextBuilder()
    starts = _place(builder, paragraphs([arranged(page) for page in pages]))
    labels = [label or numbers.get(number) or str(number + 1) for number, label in enumerate(printed)]
    title = squeezed(record_text(meta.get("Title", "")))
    return Ingested(
        builder.text,
        builder.blocks,
        _pages(starts, labels, len(builder.text)),
        title="" if _NO_TITLE.match(title) else title,
        author=squeezed(record_text(meta.get("Author", ""))),
        format="pdf",
        warnings=tuple(warnings),
    )


def _opened(content: bytes) -> Any:
    import pypdfium2

    try:
        document = pypdfium2.PdfDocument(content)
        count = len(document)
    except pypdfium2.PdfiumError as error:
        if "password" in str(error).lower():
            raise RefusedFile(
                tr("The PDF is protected by a password; remove the password and import it again.")
            ) from error
        raise RefusedFile(tr("The PDF is damaged or cut short; download it again or print it to a new PDF.")) from error
    if not count:
        raise RefusedFile(tr("The PDF has no pages."))
    return document


def _page_label(document: Any, number: int) -> str:
    return squeezed(record_text(document.get_page_label(number) or ""))


def _all_lines(document: Any) -> tuple[list[list[Line]], list[str]]:
    """Lines of every page; RefusedFile when the file is pictures of text."""
    import pypdfium2

    pages: list[list[Line]] = []
    silent: list[int] = []
    for number in range(len(document)):
        try:
            lines = _page_lines(document, number)
        except pypdfium2.PdfiumError:
            lines = []
        pages.append(lines)
        if not lines:
            silent.append(number + 1)
    if sum(letter.isalpha() for lines in pages for line in lines for letter in line.words) < _FEWEST_LETTERS:
        raise RefusedFile(
            tr("The PDF has no text layer; OCR is not installed, so import a version with selectable text.")
        )
    if not silent:
        return pages, []
    listed = ", ".join(map(str, silent[:10])) + (", …" if len(silent) > 10 else "")
    return pages, [tr("Pages without a text layer: {pages}; their words are not in the text.", pages=listed)]


def _page_lines(document: Any, number: int) -> list[Line]:
    page = document[number]
    try:
        text_page = page.get_textpage()
        try:
            text = text_page.get_text_range()
            # Positions of characters are only those of the text when pdfium neither added nor left out any.
            is_exact = len(text) == text_page.count_chars()
            return list(_split(text, number, text_page if is_exact else None))
        finally:
            text_page.close()
    finally:
        page.close()


def _split(text: str, number: int, text_page: Any) -> list[Line]:
    lines = []
    # Where a word is broken at the line end, pdfium gives U+FFFE instead of hyphen and line end.
    for match in re.finditer("[^\r\n\ufffe]+\ufffe?", text):
        words = match.group()
        bare = words.strip()
        if not bare:
            continue
        start = match.start() + words.index(bare)
        lines.append(_measured(bare, number, text_page, start) if text_page else Line(bare, number))
    return lines


def _measured(words: str, number: int, text_page: Any, start: int) -> Line:
    """The line with its box and size, from its first and last letters; raised numbers in brackets."""
    end = start + len(words) - 1
    first = _box(text_page, start)
    last = _box(text_page, end - 1 if words[-1] in SOFT_HYPHENS and end > start else end)
    if first is None or last is None:
        return Line(words, number)
    sizes = [_size(text_page, place) for place in (start, (start + end) // 2)]
    size = round(max(sizes), 1)
    # The baseline, not the box: a line of small letters is no lower than one with descenders.
    baseline = _baseline(text_page, (start + end) // 2)
    height = baseline + 0.2 * size
    line = Line(words, number, first[0], last[1], max(first[2], last[2]), baseline, size)
    gaps = _wide_gaps(words, text_page, start, size)
    if not gaps:
        return replace(line, words=_with_calls(words, text_page, start, height))
    places = [0, *(place for place, _, _ in gaps), len(words)]
    pieces = [_with_calls(words[a:b], text_page, start + a, height) for a, b in pairwise(places)]
    return replace(line, words="".join(pieces), cells=cells_of(line, gaps, pieces))


def _wide_gaps(words: str, text_page: Any, start: int, size: float) -> list[tuple[int, float, float]]:
    """Gaps too wide for a space: (where the next words begin, right edge before, left edge behind)."""
    gaps = []
    for match in _BETWEEN.finditer(words):
        before, behind = _box(text_page, start + match.start()), _box(text_page, start + match.end())
        if before and behind and behind[0] - before[1] > WIDEST_SPACE * size:
            gaps.append((match.end(), before[1], behind[0]))
    return gaps


def _box(text_page: Any, place: int) -> tuple[float, float, float, float] | None:
    """Left, right, top and bottom of one character."""
    import pypdfium2.raw as raw

    left, bottom, right, top = (ctypes.c_double() for _ in range(4))
    found = raw.FPDFText_GetCharBox(text_page, place, left, right, bottom, top)
    return (left.value, right.value, top.value, bottom.value) if found else None


def _baseline(text_page: Any, place: int) -> float:
    import pypdfium2.raw as raw

    x, y = ctypes.c_double(), ctypes.c_double()
    raw.FPDFText_GetCharOrigin(text_page, place, x, y)
    return float(y.value)


def _size(text_page: Any, place: int) -> float:
    """The size a character is printed in: many programs write size 1 and scale it."""
    import pypdfium2.raw as raw

    matrix = raw.FS_MATRIX()
    scale = math.hypot(matrix.b, matrix.d) if raw.FPDFText_GetMatrix(text_page, place, matrix) else 1.0
    return float(raw.FPDFText_GetFontSize(text_page, place)) * (scale or 1.0)


def _with_calls(words: str, text_page: Any, start: int, height: float) -> str:
    """`words` with each note number that stands above `height` in brackets: “soldiers2” would read as a word."""
    pieces, done = [], 0
    for match in _DIGITS.finditer(words):
        first = match.end()
        while first > match.start() and (box := _box(text_page, start + first - 1)) and box[3] > height:
            first -= 1
        if not 0 < match.end() - first <= 3 or (first and words[first - 1].isspace()):
            continue
        pieces.append(f"{words[done:first]}[{words[first : match.end()]}]{'' if first else ' '}")
        done = match.end()
    return "".join(pieces) + words[done:]


def _place(builder: TextBuilder, found: list[Paragraph]) -> dict[int, int]:
    """Add the paragraphs; where in the text each page begins."""
    starts: dict[int, int] = {}
    for paragraph in found:
        words = record_text(paragraph.words)
        if not words.strip():
            continue
        start = builder.position
        builder.add(words, paragraph.kind, paragraph.level)
        starts.setdefault(paragraph.page, start)
        for offset, page in paragraph.turns:
            starts.setdefault(page, min(start + len(record_text(paragraph.words[:offset])), builder.position))
    return starts


def _pages(starts: dict[int, int], labels: list[str], length: int) -> tuple[Page, ...]:
    """Every page with its stretch: to the start of the next; a page without words is an empty stretch."""
    pages: list[Page] = []
    end = length
    for number in reversed(range(len(labels))):
        start = min(starts.get(number, end), end)
        pages.append(Page(start, end, labels[number]))
        end = start
    return tuple(reversed(pages))
