"""Where in a document an offset is, as a reader would look for it: page, chapter, paragraph."""

from __future__ import annotations

from array import array
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from workbench.core.kinds import BlockKind
from workbench.core.texts import Block, Page


class Locator(NamedTuple):
    """`page` is the printed label and `chapter` the stretch of the chapter's heading, where there are any.

    `paragraph` counts the blocks of the whole document from 1.
    """

    page: str = ""
    paragraph: int = 1
    chapter: tuple[int, int] | None = None


class Locators:
    """The locators of one document, for any number of offsets."""

    def __init__(self, blocks: Sequence[Block], pages: Sequence[Page]) -> None:
        self._labels = [page.label for page in pages]
        self._page_starts = array("q", (page.start for page in pages))
        self._block_starts = array("q", (block.start for block in blocks))
        self._chapters = _chapters(blocks)
        self._chapter_starts = [block.start for block in self._chapters]

    def at(self, offset: int) -> Locator:
        """The locator of one character.

        >>> from workbench.core.texts import Block, Page
        >>> Locators([Block(0, 4), Block(6, 9)], [Page(0, 6, "iv"), Page(6, 9, "v")]).at(7)
        Locator(page='v', paragraph=2, chapter=None)
        """
        page = bisect_right(self._page_starts, offset) - 1
        chapter = bisect_right(self._chapter_starts, offset) - 1
        found = self._chapters[chapter] if chapter >= 0 else None
        return Locator(
            self._labels[max(page, 0)] if self._labels else "",
            max(bisect_right(self._block_starts, offset), 1),
            (found.start, found.end) if found else None,
        )


def listed(stretches: Iterable[tuple[str, str]]) -> str:
    """Where several stretches stand, each given by the numbers of its first and last page or paragraph.

    >>> listed([("3", "3"), ("3", "4"), ("9", "9")])
    '3–4, 9'
    """
    kept: list[tuple[str, str]] = []
    for first, last in stretches:
        if kept and kept[-1][1] == first:
            first = kept.pop()[0]
        kept.append((first, last))
    return ", ".join(first if first == last else f"{first}–{last}" for first, last in kept)


def _chapters(blocks: Sequence[Block]) -> list[Block]:
    """The headings of the highest level that has several: one alone is the title of the whole."""
    headings = [block for block in blocks if block.kind is BlockKind.HEADING]
    several = [level for level, count in Counter(block.level for block in headings).items() if count > 1]
    return [block for block in headings if block.level <= min(several)] if several else []
