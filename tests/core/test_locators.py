from __future__ import annotations

from workbench.core.kinds import BlockKind
from workbench.core.locators import Locator, Locators
from workbench.core.texts import Block, Page


def heading(start: int, end: int, level: int) -> Block:
    return Block(start, end, BlockKind.HEADING, level)


def test_every_offset_has_a_page_and_a_paragraph():
    found = Locators([Block(2, 10), Block(12, 20), Block(22, 30)], [Page(2, 12, "iv"), Page(12, 30, "5")])
    assert [found.at(offset)[:2] for offset in (0, 2, 11, 12, 29, 99)] == [
        ("iv", 1), ("iv", 1), ("iv", 1), ("5", 2), ("5", 3), ("5", 3),
    ]  # fmt: skip


def test_a_lone_title_is_no_chapter_and_the_parts_below_it_are():
    blocks = [
        heading(0, 5, 1),
        Block(7, 9),
        heading(11, 15, 2),
        Block(17, 20),
        heading(22, 25, 2),
        heading(27, 30, 3),
        Block(32, 40),
    ]
    found = Locators(blocks, [])
    assert [found.at(offset).chapter for offset in (3, 8, 12, 18, 29, 35)] == [
        (0, 5), (0, 5), (11, 15), (11, 15), (22, 25), (22, 25),
    ]  # fmt: skip


def test_without_pages_blocks_or_headings_there_is_still_a_place():
    assert Locators([], []).at(7) == Locator("", 1, None)
