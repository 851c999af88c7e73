"""Pages of Arabic, Hebrew and their like: letters put in the order of reading by where they stand, not by how they come."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise

from workbench.services.ingest.pdfgrids import Grid, with_ruled_rows
from workbench.services.ingest.pdfletters import Box, Letters
from workbench.services.ingest.pdfline import Line

_RTL = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")
# First bytes of such letters in UTF-8, which are searched a hundred times as fast: most pages have none.
_LEADS = tuple(bytes((lead,)) for lead in (*range(0xD6, 0xE1), 0xEF))
_FEWEST_SHARE, _SURE_SHARE = 0.4, 0.8
# Gaps that are a space between letters, before a figure behind a sign, and before signs and inside of numbers, which are
# narrower than their place. The spaces that pdfium gives stand anywhere.
_LETTER, _FIGURE, _WIDE = 0.2, 0.3, 0.45
# Letters of Arabic that are never joined to the next one stand a little apart from it inside of a word.
_UNJOINED, _APART = "\u0621\u0622\u0623\u0624\u0625\u0627\u0629\u062f\u0630\u0631\u0632\u0648\u0649", 0.24
# How far a letter may rise above its line.
_RISE = 0.35
# Words and numbers that read to the right inside of a line that reads to the left.
_LATIN = r"A-Za-z\u00c0-\u024f\u0370-\u052f"
_RIGHTWARD = re.compile(
    rf"[{_LATIN}0-9%€$£]*[{_LATIN}](?:[^\u0590-\u08ff]*[{_LATIN}0-9])?|%?[0-9\u0660-\u0669\u06f0-\u06f9]"
    r"(?:[.,:/\-\u066b\u066c]?[0-9\u0660-\u0669\u06f0-\u06f9])*"
)
_MIRRORED = str.maketrans("()[]{}«»‹›", ")(][}{»«›‹")
_GUILLEMETS = str.maketrans("«»", "»«")
_OPENING, _CLOSING = "([{", ")]}"
_BRACKET, _BRACKETS = re.compile("[()]"), "()[]{}"


# Words that read to the left on a line that reads to the right, with the numbers and signs between them.
_RUN = re.compile(rf"{_RTL.pattern}(?:[^{_LATIN}\n]*{_RTL.pattern})?")
# pdfium turns the bracket behind such a word as if the line went on to the left.
_TURNED = re.compile(rf"([(\[])({_RTL.pattern}[^()\[\]]*)\1|([)\]])({_RTL.pattern}[^()\[\]]*)\3")
# The space beside such a bracket is put on its other side.
_SPACED = re.compile(rf"({_RTL.pattern}) ([)\]])(?=[{_LATIN}0-9])|(?<=[{_LATIN}0-9])([(\[]) (?={_RTL.pattern})")
_PARTNER = {"(": ("(", ")"), ")": ("(", ")"), "[": ("[", "]"), "]": ("[", "]")}


@dataclass(slots=True)
class _Glyph:
    """A letter with the marks over it, and where it stands."""

    words: str
    number: int
    box: Box
    baseline: float
    size: float


def is_leftward(letters: Letters) -> bool:
    """Whether most of a page is in a script that is read to the left; of one in two the margin decides that is even."""
    encoded = letters.text.encode("utf-8", "surrogatepass")
    if not any(lead in encoded for lead in _LEADS):
        return False
    count = max(sum(map(str.isalpha, letters.text)), 1)
    found = len(_RTL.findall(letters.text))
    return found > _SURE_SHARE * count or (found > _FEWEST_SHARE * count and not _begins_at_left(letters))


def _begins_at_left(letters: Letters) -> bool:
    """Whether the lines of a page begin at its left rather than at its right."""
    rows = list(_rows(_glyphs(letters, range(len(letters.text)))))
    lefts = sorted(min(glyph.box.left for glyph in row) for row in rows)
    rights = sorted(max(glyph.box.right for glyph in row) for row in rows)
    if not rows:
        return False
    ragged = [sum(abs(place - edge) for place in places) for places, edge in ((lefts, lefts[0]), (rights, rights[-1]))]
    if abs(ragged[0] - ragged[1]) > 1:
        return ragged[0] < ragged[1]
    return lefts[0] - letters.page.left < letters.page.right - rights[-1]


def with_runs_in_order(words: str, letters: Letters, start: int) -> str:
    """`words`, which begin at `start` on a page that reads to the right, with the foreign ones in the order of reading.

    What pdfium makes of them depends on the program that made the page: letters, or only words, as they stand on it.
    """
    if not _RTL.search(words):
        return words

    def ordered(run: re.Match[str]) -> str:
        row = _glyphs(letters, range(start + run.start(), start + run.end()))
        return _line(row, 0).words if row else run[0]

    words = _TURNED.sub(_paired, _RUN.sub(ordered, words))
    return _SPACED.sub(lambda found: f"{found[1]}{found[2]} " if found[1] else f" {found[3]}", words)


def _paired(found: re.Match[str]) -> str:
    opening, closing = _PARTNER[found[1] or found[3]]
    return f"{opening}{found[2] or found[4]}{closing}"


def leftward_lines(letters: Letters, page: int) -> list[Line]:
    """The lines of such a page from top to bottom, mirrored, so that a line begins at its left as all others do."""
    rows = _rows(_glyphs(letters, range(len(letters.text))))
    lines = [_line(part, page) for row in rows for part in _parted(row, letters.grids)]
    return with_ruled_rows(lines, [grid.mirrored() for grid in letters.grids])


def _parted(row: list[_Glyph], grids: list[Grid]) -> Iterator[list[_Glyph]]:
    """The letters of one line by cell, from the right, where the rules of a table stand between them."""
    part: list[_Glyph] = []
    for glyph in sorted(row, key=lambda one: -one.box.right) if grids else ():
        height = glyph.baseline + 0.25 * glyph.size
        if part and any(
            grid.holds(glyph.box.right, height) and grid.parts(glyph.box.right, part[-1].box.left, height)
            for grid in grids
        ):
            yield part
            part = []
        part.append(glyph)
    yield part or row


def _glyphs(letters: Letters, places: Iterable[int]) -> list[_Glyph]:
    found: list[_Glyph] = []
    marks: list[tuple[str, Box]] = []
    for number in places:
        letter = letters.text[number]
        box = letters.box(number) if letter > " " and letter != "\ufffe" else None
        if box is None or not letters.is_on_page(box):
            continue
        letter = unicodedata.normalize("NFKC", letter) if _RTL.match(letter) else letter
        if unicodedata.combining(letter[0]):
            marks.append((letter, box))
        else:
            found.append(_Glyph(letter, number, box, letters.baseline(number), letters.size(number)))
    for mark, box in marks:
        middle = (box.left + box.right) / 2
        near = (one for one in found if one.box.bottom - one.size < box.bottom < one.box.top + one.size)
        if base := min(near, key=lambda one: abs((one.box.left + one.box.right) / 2 - middle), default=None):
            base.words += mark
    return found


def _rows(glyphs: list[_Glyph]) -> Iterator[list[_Glyph]]:
    """Letters by line, from top to bottom."""
    row: list[_Glyph] = []
    for glyph in sorted(glyphs, key=lambda one: -one.baseline):
        if row and row[-1].baseline - glyph.baseline > _RISE * glyph.size:
            yield row
            row = []
        row.append(glyph)
    if row:
        yield row


def _line(row: list[_Glyph], page: int) -> Line:
    # Of a ligature, which is one place, the letters came turned round.
    row = sorted(row, key=lambda one: (-round(one.box.left + one.box.right, 1), -one.number))
    pieces = [row[0].words]
    for before, glyph in pairwise(row):
        if before.box.left - glyph.box.right > _space(before.words, glyph.words) * glyph.size:
            pieces.append(" ")
        pieces.append(glyph.words)
    words = _with_brackets(_RIGHTWARD.sub(lambda found: found[0][::-1], "".join(pieces)))
    size = max(glyph.size for glyph in row)
    left, right = min(one.box.left for one in row), max(one.box.right for one in row)
    return Line(words, page, -right, -left, max(one.box.top for one in row), row[0].baseline, round(size, 1))


def _space(before: str, letter: str) -> float:
    """Relative to their size, from which gap on two letters have a space between them."""
    if not letter[0].isalnum() and letter not in _BRACKETS:
        return _WIDE
    if not letter.isdigit() or before[0].isalpha():
        return _APART if before[0] in _UNJOINED and _RTL.match(letter) else _LETTER
    return _WIDE if before.isdigit() or before in ".%" else _FIGURE


def _with_brackets(words: str) -> str:
    """Brackets look the other way on such a line, and files do not agree on which of the two they name."""
    if 0 <= words.find("»") < words.find("«") and words.count("«") == words.count("»"):
        words = words.translate(_GUILLEMETS)
    brackets = [found.start() for found in _BRACKET.finditer(words)]
    if len(brackets) == 2:
        first, last = brackets
        return f"{words[:first]}({words[first + 1 : last]}){words[last + 1 :]}"
    turned = words.translate(_MIRRORED)
    return turned if _faults(turned) < _faults(words) else words


def _faults(words: str) -> int:
    """Closing brackets that nothing opened, and open ones that nothing closed."""
    faults = depth = 0
    for letter in words:
        if letter in _OPENING:
            depth += 1
        elif letter in _CLOSING:
            faults, depth = (faults, depth - 1) if depth else (faults + 1, 0)
    return faults + depth
