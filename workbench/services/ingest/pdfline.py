"""One printed line of a PDF page."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

# Dots that lead to a number at the end of a line.
LEADERS = re.compile(r"\.{4}|(?:\. ){4}|…{2}")
# What opens an item.
MARKER = re.compile(r"(?:[•‣▪◦●○■–—*-]|\(?\d{1,3}[.)]|\(?[a-zA-Z][.)]|\[?\d{1,3}\]?)")
_NUMBER = re.compile(r"\d{1,3}")
_OPENING = re.compile(r"\[(\d{1,3})\]")

# Of length: what else is squared is hardly ever printed in a report.
_UNIT = re.compile(r"(?:^|[\s\d/(])(?:[kcdmµ]?m|ft|mi|yd|in)$")
_RAISED_END = re.compile(r"\[\d{1,3}\]\s*$|(?:^|[\s\d/(])(?:[kcdmµ]?m|ft|mi|yd|in)[23]$")


@dataclass(frozen=True, slots=True)
class Line:
    """One printed line: words, page index, box in points (top above bottom) and font size; a size of 0 is unknown.

    `cells` are its parts when wide gaps part it, `tight` all gaps that may be no spaces, `spaces` all that there are
    (only of a line near others with wide gaps), each as (place in the words, right edge before, left edge behind); `is_row` says that `words` are the cells of a table row, tabs between.
    """

    words: str
    page: int
    left: float = 0.0
    right: float = 0.0
    top: float = 0.0
    bottom: float = 0.0
    size: float = 0.0
    cells: tuple[Line, ...] = ()
    tight: tuple[tuple[int, float, float], ...] = ()
    is_row: bool = False
    spaces: tuple[tuple[int, float, float], ...] = ()

    @property
    def bare(self) -> str:
        """Words without outer white space, except for the empty first cells of a table row."""
        return self.words.rstrip() if self.is_row else self.words.strip()


def is_power(words: str, at: int) -> bool:
    """Whether the raised number at `at` is a power, as in km2 and of a letter of a formula, and calls no note."""
    if at and "\U0001d400" <= words[at - 1] <= "\U0001d7ff":
        return True
    return words[at : at + 1] in ("2", "3") and _UNIT.search(words, 0, at) is not None


def line_from_json(told: Sequence[Any], page: int) -> Line:
    """The line that recognition tells of as [words, left, right, top, bottom, size], with what follows those.

    >>> line_from_json(["a b", 0, 9, 5, 0, 5, [["a", 0, 3], ["b", 6, 9]]], 2).cells[1].words
    'b'
    """
    words, left, right, top, bottom, size, *rest = told
    line = Line(words, page, left, right, top, bottom, size, is_row=bool(rest) and rest[0] is True)
    if not rest or line.is_row:
        return line
    return replace(line, cells=tuple(replace(line, words=said, left=a, right=b) for said, a, b in rest[0]))


def with_raised(lines: list[Line]) -> list[Line]:
    """The lines of a page with each number of a note, raised behind a line or before one, as its part in brackets."""
    return list(_numbered(_called(lines)))


def _called(lines: list[Line]) -> list[Line]:
    found: list[Line] = []
    for line in lines:
        before = found[-1] if found else None
        is_raised = before is not None and _NUMBER.fullmatch(line.bare) is not None and _is_raised(before, line)
        if before is not None and is_raised:
            mark = line.bare if is_power(f"{before.words}{line.bare}", len(before.words)) else f"[{line.bare}]"
            found[-1] = replace(before, words=f"{before.words}{mark}", right=line.right)
        elif before is not None and (call := _OPENING.match(line.words)) and _touches(before, line):
            # pdfium begins a line with what is raised.
            is_unit = is_power(f"{before.words}{call[1]}", len(before.words))
            words = f"{call[1]}{line.words[call.end() :]}" if is_unit else line.words
            found[-1] = replace(before, words=f"{before.words}{words}", right=line.right)
        elif before is not None and _RAISED_END.search(before.words) and _goes_on(before, line):
            found[-1] = replace(before, words=f"{before.words} {line.bare}", right=line.right)
        else:
            found.append(line)
    return found


def _numbered(lines: list[Line]) -> Iterator[Line]:
    """The lines with a small raised number before one of them, which is a note, as its beginning."""
    held: Line | None = None
    for line in lines:
        if held is not None and _opens(held, line):
            yield replace(line, words=f"[{held.bare}] {line.words}", left=held.left)
            held = None
            continue
        if held is not None:
            yield held
        held = line if _NUMBER.fullmatch(line.bare) and line.size else None
        if held is None:
            yield line
    if held is not None:
        yield held


def _opens(number: Line, line: Line) -> bool:
    is_small = number.size < 0.95 * line.size
    rise = number.bottom - line.bottom
    return is_small and 0.1 * line.size < rise < line.size and -1 < line.left - number.right < 1.5 * line.size


def _is_raised(before: Line, line: Line) -> bool:
    rise = line.bottom - before.bottom
    is_small = 0 < line.size < 0.95 * before.size
    return is_small and 0.1 * before.size < rise < before.size and -1 < line.left - before.right < 0.5 * before.size


def _touches(before: Line, line: Line) -> bool:
    is_level = abs(line.bottom - before.bottom) < 0.1 * before.size and line.size == before.size
    return is_level and -1 < line.left - before.right < 0.5 * before.size


def _goes_on(before: Line, line: Line) -> bool:
    is_level = abs(line.bottom - before.bottom) < 0.1 * before.size and line.size == before.size
    return is_level and -1 < line.left - before.right < before.size
