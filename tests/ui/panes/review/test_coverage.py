"""The bar of sentences: what a decision changes is painted and counted, and the rest stays as it is."""

from __future__ import annotations

from typing import Any

import pytest

from workbench.store.read.coverage import Sentence, Touch
from workbench.ui.panes.review.coverage import CoverageBar


def sentences(count: int) -> list[Sentence]:
    kinds = list(Touch)
    return [Sentence(at * 10, at * 10 + 9, kinds[at % 4]) for at in range(count)]


@pytest.mark.parametrize("count", [7, 90, 5_000])
def test_a_changed_sentence_leaves_the_bar_as_if_all_of_it_were_painted_anew(qtbot: Any, count: int) -> None:
    before, after = sentences(count), sentences(count)
    for at in (0, 5, count // 2, count - 1):
        after[at] = after[at]._replace(touch=Touch.FACTS if after[at].touch is not Touch.FACTS else Touch.LEFT)
    bars = [CoverageBar(), CoverageBar()]
    for bar, shown in zip(bars, (before, after), strict=True):
        qtbot.addWidget(bar)
        bar.resize(300, 22)
        bar.show_sentences(shown, 3)
    pictures = [bar.grab().toImage() for bar in bars]
    assert pictures[0] != pictures[1]
    bars[0].show_sentences(after, 3)
    assert bars[0].grab().toImage() == pictures[1]


def test_the_words_count_what_changed(qtbot: Any) -> None:
    bar = CoverageBar()
    qtbot.addWidget(bar)
    held = sentences(8)
    bar.show_sentences(held, None)
    qtbot.waitUntil(lambda: "2 with facts" in bar.accessibleName())
    held = [*held[:3], held[3]._replace(touch=Touch.FACTS), *held[4:]]
    bar.show_sentences(held, None)
    qtbot.waitUntil(lambda: "3 with facts, 2 waiting, 2 left, 1 untouched" in bar.accessibleName())
    bar.show_sentences(sentences(4), None)
    qtbot.waitUntil(lambda: "1 with facts, 1 waiting, 1 left, 1 untouched" in bar.accessibleName())
