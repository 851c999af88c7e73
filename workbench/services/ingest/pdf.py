"""PDF files with a text layer, read with pdfium; only ever called in a child process, since some files hang it."""

from __future__ import annotations

import itertools
import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial
from typing import Any, NamedTuple

from workbench.core.errors import RefusedFile
from workbench.core.texts import Block, Ingested, Page
from workbench.core.wording import tr, trn
from workbench.services.ingest.building import TextBuilder, record_text, squeezed
from workbench.services.ingest.parts import EXTRA, Recognition, Scanned
from workbench.services.ingest.pdfgrids import with_ruled_rows
from workbench.services.ingest.pdfhyphens import SOFT_HYPHENS
from workbench.services.ingest.pdflayers import switched_off, take_out
from workbench.services.ingest.pdfleftward import is_leftward, leftward_lines, with_runs_in_order
from workbench.services.ingest.pdfletters import Box, Letters, letters_of
from workbench.services.ingest.pdfline import Line, is_power, with_raised
from workbench.services.ingest.pdflines import Paragraph, paragraphs, printed_address, without_furniture
from workbench.services.ingest.pdfmeta import catalogue_language, declared
from workbench.services.ingest.pdfnotes import loaded, told
from workbench.services.ingest.pdforder import ordered
from workbench.services.ingest.pdfpictures import is_picture
from workbench.services.ingest.pdfrepair import opened
from workbench.services.ingest.pdfstacked import are_near_cells
from workbench.services.ingest.pdftables import TIGHTEST_GAP, WIDEST_SPACE, arranged, cells_of
from workbench.services.ingest.running import add_remarks

_FEWEST_LETTERS = 20
_MOST_PAGES = 10_000
_BETWEEN = re.compile(r"\S\s+(?=\S)")
_DIGITS = re.compile(r"\d+")
# Web pages end a printed note with a link back to its call.
_BACK = re.compile("\\s*↩\ufe0e?$")


def read_pdf(content: bytes, recognition: Recognition | None = None) -> Ingested:
    """A .pdf: paragraphs rebuilt from printed lines, with each page's label and stretch of the text.

    Scanned where pages are pictures and `recognition` is offered but has not read them yet.
    """
    document, is_cut = _opened(content)
    try:
        if document.get_formtype():
            # So fields show that the file has no appearance of.
            document.init_forms()
        printed = [_page_label(document, number) for number in range(len(document))]
        meta = declared(content, _information(document), catalogue_language(document))
        document, layers = _without_layers(document, content)
        raw, said, warnings = _all_lines(document, recognition or Recognition(), has_layers=bool(layers))
    finally:
        document.close()
    text, blocks, pages, more = assembled(raw, printed, said)
    return Ingested(
        text,
        blocks,
        pages,
        title=meta.title,
        author=meta.author,
        publisher=meta.publisher,
        published=meta.published,
        url=meta.url or printed_address(raw),
        language=meta.language,
        format="pdf",
        warnings=(
            *([tr("The file ends in the middle; words at its end may be missing.")] if is_cut else ()),
            *layers,
            *warnings,
            *more,
        ),
    )


def assembled(
    raw: list[list[Line]], printed: list[str], said: list[tuple[str, str]] | None = None
) -> tuple[str, tuple[Block, ...], tuple[Page, ...], tuple[str, ...]]:
    """Text, blocks and pages of the lines of every page, and warnings.

    `printed` are the labels that pages declare, `said` the remarks on them, which follow the last page.
    """
    lines, numbers, dropped = without_furniture(raw)
    warnings = (
        trn(
            "{count} running header, footer or page number was left out of the text.",
            "{count} running headers, footers and page numbers were left out of the text.",
            dropped,
        ),
    )
    builder = TextBuilder()
    starts = _place(builder, paragraphs([arranged(page) for page in lines]))
    labels = [label or numbers.get(number) or str(number + 1) for number, label in enumerate(printed)]
    pages = _pages(starts, labels, len(builder.text))
    add_remarks(builder, told(said or [], builder.text))
    return builder.text, builder.blocks, pages, warnings if dropped else ()


def _opened(content: bytes) -> tuple[Any, bool]:
    """The document, and whether the file is cut short and only its whole pages are there."""
    import pypdfium2

    try:
        document, is_cut = opened(content)
        count = len(document)
    except pypdfium2.PdfiumError as error:
        if "password" in str(error).lower():
            raise RefusedFile(
                tr("The PDF is protected by a password; remove the password and import it again.")
            ) from error
        raise RefusedFile(tr("The PDF is damaged or cut short; download it again or print it to a new PDF.")) from error
    if not count:
        raise RefusedFile(tr("The PDF has no pages."))
    if count > _MOST_PAGES:
        # Also of a small file that says so: each page is looked for.
        raise RefusedFile(
            tr("The PDF says that it has more than {count} pages; split it and import the parts.", count=_MOST_PAGES)
        )
    return document, is_cut


def _without_layers(document: Any, content: bytes) -> tuple[Any, list[str]]:
    """The document with what is on layers that are switched off marked, and a warning that it is left out."""
    import pypdfium2

    layers = switched_off(document, content)
    if not layers.content:
        return document, []
    try:
        marked = pypdfium2.PdfDocument(layers.content)
    except pypdfium2.PdfiumError:
        return document, []
    document.close()
    if marked.get_formtype():
        marked.init_forms()
    names = ", ".join(layers.names) or tr("without a name")
    return marked, [tr("Layers that are switched off in the PDF are not in the text: {names}.", names=names)]


def _page_label(document: Any, number: int) -> str:
    return squeezed(record_text(_answer(partial(document.get_page_label, number))))


def _information(document: Any) -> dict[str, str]:
    """What the file's own properties say."""
    said = {key: _answer(partial(document.get_metadata_value, key)) for key in document.METADATA_KEYS}
    return {key: words for key, words in said.items() if words}


def _answer(ask: Callable[[], str | None]) -> str:
    """The library's answer; "" where the file has halves of characters there, at which it fails."""
    try:
        return ask() or ""
    except UnicodeDecodeError:
        return ""


class _Read(NamedTuple):
    """A page: its lines, whether it is a picture whose words they are not, whether hidden words were left out, remarks."""

    lines: list[Line]
    is_silent: bool
    is_veiled: bool
    said: list[tuple[str, str]]


def _all_lines(
    document: Any, recognition: Recognition, *, has_layers: bool = False
) -> tuple[list[list[Line]], list[tuple[str, str]], list[str]]:
    """Lines of every page, those of pictures as they were recognised, remarks and warnings; RefusedFile for no words."""
    pages: list[list[Line]] = []
    said: list[tuple[str, str]] = []
    silent: list[int] = []
    veiled: list[int] = []
    for number in range(len(document)):
        read = _page(document, number, is_recognised=number in recognition.pages, has_layers=has_layers)
        pages.append(recognition.pages.get(number, read.lines))
        said += read.said
        if read.is_silent:
            silent.append(number)
        if read.is_veiled:
            veiled.append(number)
    if silent and recognition.is_offered and not recognition.pages:
        raise Scanned(tuple(silent))
    letters = (letter for lines in pages for line in lines for letter in line.words if letter.isalpha())
    # A page can say no more than “Yes.”; under a picture so few are a stamp or a page number.
    fewest = _FEWEST_LETTERS if silent else 1
    if sum(1 for _ in itertools.islice(letters, fewest)) < fewest:
        raise RefusedFile(_unread_sentence(recognition))
    return pages, said, [*_told(silent, recognition), *_told_hidden(veiled)]


def _told_hidden(pages: list[int]) -> list[str]:
    if not pages:
        return []
    words = tr("Words that nobody sees, white or without ink, were left out on pages: {pages}.", pages=_listed(pages))
    return [words]


def _unread_sentence(recognition: Recognition) -> str:
    if recognition.is_offered:
        return tr("The PDF has no text layer, and no words were recognised on its pages.")
    return tr(
        "The PDF has no text layer; OCR is not installed: add it with pip install {extra}, or import a version with selectable text.",
        extra=EXTRA,
    )


def _told(silent: list[int], recognition: Recognition) -> list[str]:
    warnings = []
    if recognition.pages:
        warnings.append(
            tr(
                "Pages recognised from their pictures (OCR): {pages}; compare what you quote with the page.",
                pages=_listed(sorted(recognition.pages)),
            )
        )
    if silent and recognition.is_offered:
        warnings.append(
            tr(
                "Pages whose pictures could not be recognised: {pages}; their words are not in the text.",
                pages=_listed(silent),
            )
        )
    elif silent:
        warnings.append(
            tr(
                "Pages without a text layer: {pages}; their words are not in the text; OCR would read them: pip install {extra}.",
                pages=_listed(silent),
                extra=EXTRA,
            )
        )
    return warnings


def _listed(pages: list[int]) -> str:
    return ", ".join(str(number + 1) for number in pages[:10]) + (", …" if len(pages) > 10 else "")


def _page(document: Any, number: int, *, is_recognised: bool, has_layers: bool) -> _Read:
    """A page as its text layer has it; of one that was recognised only the remarks."""
    import pypdfium2

    try:
        page, is_flat, said = loaded(document, number)
    except pypdfium2.PdfiumError:
        return _Read([], not is_recognised, False, [])
    try:
        if is_recognised:
            return _Read([], False, False, said)
        if has_layers:
            take_out(page)
        with letters_of(page) as letters:
            lines = _lines_of(letters, number, is_flat=is_flat)
        return _Read(lines, is_picture(page, lines), letters.has_hidden, said)
    except pypdfium2.PdfiumError:
        return _Read([], True, False, said)
    finally:
        page.close()


def _lines_of(letters: Letters, number: int, *, is_flat: bool) -> list[Line]:
    if letters.has_places and is_leftward(letters):
        return leftward_lines(letters, number)
    lines = with_ruled_rows(with_raised(_split(letters, number, is_flat=is_flat)), letters.grids)
    return ordered(lines, are_laid_over=is_flat)


def _split(letters: Letters, number: int, *, is_flat: bool = False) -> list[Line]:
    lines: list[Line] = []
    starts: dict[int, int] = {}
    for start, words in _printed(letters, is_flat=is_flat):
        bare = words.strip()
        if not bare:
            continue
        start += words.index(bare)
        first = letters.box(start) if letters.has_places else None
        if first is None:
            lines.append(Line(bare, number))
        elif letters.is_on_page(first):
            line, turned = _measured(bare, number, letters, start, first), with_runs_in_order(bare, letters, start)
            lines.append(line if turned == bare else replace(line, words=turned, cells=()))
            if lines[-1].words == bare:
                starts[len(lines) - 1] = start
    for place in sorted(are_near_cells(lines).intersection(starts)):
        spaces = letters.gaps(lines[place].words, starts[place], 0.0)
        lines[place] = replace(lines[place], spaces=tuple(spaces))
    return lines


def _printed(letters: Letters, *, is_flat: bool) -> Iterator[tuple[int, str]]:
    """(place of its first letter, words) of every printed line."""
    # Where a word is broken at the line end, pdfium gives U+FFFE instead of hyphen and line end.
    for match in re.finditer("[^\r\n\ufffe]+\ufffe?", letters.text):
        start = match.start()
        # Between what is laid over a page it gives no line ends.
        for gap in _BETWEEN.finditer(match[0]) if is_flat and letters.has_places else ():
            before, behind = match.start() + gap.start(), match.start() + gap.end()
            is_level = abs(letters.baseline(before) - letters.baseline(behind)) <= 0.6 * letters.size(behind)
            if not is_level and letters.is_upright(before):
                yield start, letters.text[start:behind]
                start = behind
        yield start, letters.text[start : match.end()]


def _measured(words: str, number: int, letters: Letters, start: int, first: Box) -> Line:
    """The line with its box and size, from its first and last letters; raised numbers in brackets."""
    end = start + len(words) - 1
    last = letters.box(end - 1 if words[-1] in SOFT_HYPHENS and end > start else end)
    if last is None:
        return Line(words, number)
    # The middle one of three: a bullet is larger than its words, a call of a note smaller.
    middle = start + len(words) // 2 + (words[len(words) // 2] == " ")
    size = round(_middle(letters.size, start, middle, end), 1)
    # The baseline, not the box: a line of small letters is no lower than one with descenders.
    baseline = _middle(letters.baseline, start, middle, end)
    height = baseline + 0.2 * size
    line = Line(words, number, first.left, last.right, max(first.top, last.top), baseline, size)
    gaps = letters.gaps(words, start, TIGHTEST_GAP * size)
    wide = [gap for gap in gaps if gap[2] - gap[1] > WIDEST_SPACE * size or letters.is_ruled(gap[1], gap[2], baseline)]
    pieces = _pieces(line, wide, letters, start) if wide else [_with_calls(words, letters, start, height)]
    called = "".join(pieces)
    # Of a line whose notes are called the places of the gaps are no more those of its words.
    tight = tuple(gaps) if len(gaps) > len(wide) and called == words else ()
    cells = cells_of(line, wide, pieces) if wide else ()
    return replace(line, words=called, cells=cells, tight=tight) if cells or tight or called != words else line


def _middle(measure: Callable[[int], float], first: int, middle: int, last: int) -> float:
    """The middle one of the measures of three letters; hardly ever all three have to be asked."""
    one, other = measure(first), measure(last)
    return one if one == other else sorted((one, measure(middle), other))[1]


def _pieces(line: Line, gaps: list[tuple[int, float, float]], letters: Letters, start: int) -> list[str]:
    """The words between `gaps` of a line, with the raised numbers in them in brackets."""
    places = [0, *(place for place, _, _ in gaps), len(line.words)]
    # The words of a cell may stand higher than those beside them.
    heights = [letters.baseline(start + (a + b) // 2) + 0.2 * line.size for a, b in itertools.pairwise(places)]
    return [
        _with_calls(line.words[a:b], letters, start + a, own)
        for (a, b), own in zip(itertools.pairwise(places), heights, strict=True)
    ]


def _with_calls(words: str, letters: Letters, start: int, height: float) -> str:
    """`words` with each note number that stands above `height` in brackets: “soldiers2” would read as a word."""
    pieces, done = [], 0
    for match in _DIGITS.finditer(words):
        first = match.end()
        while first > match.start() and (box := letters.box(start + first - 1)) and box.bottom > height:
            first -= 1
        if not 0 < match.end() - first <= 3 or (first and words[first - 1].isspace()) or is_power(words, first):
            continue
        opens = not first and not words[match.end() :][:1].isspace()
        pieces.append(f"{words[done:first]}[{words[first : match.end()]}]{' ' if opens else ''}")
        done = match.end()
    return "".join(pieces) + words[done:]


def _place(builder: TextBuilder, found: list[Paragraph]) -> dict[int, int]:
    """Add the paragraphs; where in the text each page begins."""
    starts: dict[int, int] = {}
    for paragraph in found:
        words = _BACK.sub("", record_text(paragraph.words))
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
