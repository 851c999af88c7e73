from __future__ import annotations

from workbench.services.ingest.ocrcolumns import parted
from workbench.services.ingest.ocrlines import Seen


def seen(words: str, left: float, right: float, y: float) -> Seen:
    return Seen(words, left, right, y + 14, y)


PAGE = [
    seen("A headline across the whole of the page", 60, 550, 700),
    *(seen(f"left line number {number}", 60, 302, 640 - 15 * number) for number in range(8)),
    *(seen(f"right line number {number}", 310, 550, 640 - 15 * number) for number in range(8)),
    seen("the left one goes on here and the right one too", 60, 550, 500),
]


def test_a_box_across_an_empty_gap_is_cut_and_each_half_read_by_itself():
    def is_blank(left: float, right: float, bottom: float, top: float) -> bool:
        assert (left, right) == (302, 309)
        return bottom == 500

    found = parted(PAGE, is_blank, lambda left, right, bottom, top: f"{left:.0f}-{right:.0f}")
    assert [one.words for one in found[-2:]] == ["60-303", "308-550"]
    assert found[0] == PAGE[0]
    assert len(found) == len(PAGE) + 1


def test_a_line_with_words_in_the_gap_and_a_page_of_one_column_stay_whole():
    assert parted(PAGE, lambda *place: False, lambda *place: "never") == PAGE
    assert parted(PAGE[:9], lambda *place: True, lambda *place: "never") == PAGE[:9]
    assert parted([], lambda *place: True, lambda *place: "never") == []
