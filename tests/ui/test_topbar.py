"""Where the chips of a filter stand beside the search box, and when they get a line of their own."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QApplication

from workbench.core.selection import Filter
from workbench.ui.kit.chip import ChipBar

if TYPE_CHECKING:
    from workbench.ui.window import Window

MANY = Filter(modalities=frozenset({"asserted", "reported", "possible", "probable"}), dates=(738_000, 739_000))
ONE = Filter(modalities=frozenset({"asserted"}))


def _is_below(window: Window) -> bool:
    """Whether the chips have a line of their own."""
    top = window.top
    column = top.layout()
    assert column is not None
    column.activate()
    return top.filter.geometry().top() > top.search.geometry().bottom()


def test_chips_keep_their_line_until_the_window_is_sized_anew(window: Window) -> None:
    window.resize(1600, 800)
    QApplication.processEvents()
    window.desk.filter(ONE)
    assert not _is_below(window)

    window.desk.filter(MANY)
    assert _is_below(window)
    # One chip would do beside the box, but every pane would move up for it.
    window.desk.filter(ONE)
    assert _is_below(window)

    window.desk.filter(Filter())
    assert _is_below(window)
    window.desk.filter(ONE)
    window.resize(1700, 800)
    QApplication.processEvents()
    assert _is_below(window)
    window.desk.filter(Filter())
    window.resize(1600, 800)
    QApplication.processEvents()
    assert not _is_below(window)


@pytest.mark.parametrize("width", [1280, 1600, 1920])
def test_the_chip_that_adds_is_never_hidden_by_another(window: Window, width: int) -> None:
    window.resize(width, 800)
    QApplication.processEvents()
    window.desk.filter(Filter(dates=(738_641, 738_739)))
    QApplication.processEvents()
    add = window.top.filter.findChild(ChipBar).add_chip
    assert add.isVisible()
    assert not add.visibleRegion().isEmpty()
    assert add.visibleRegion().boundingRect() == add.rect()
