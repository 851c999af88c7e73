"""Where the chips of a filter stand beside the search box, and when they get a line of their own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.core.selection import Filter

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


def test_chips_keep_their_line_until_nothing_is_filtered(window: Window) -> None:
    window.desk.filter(ONE)
    assert not _is_below(window)

    window.desk.filter(MANY)
    assert _is_below(window)
    # One chip would do beside the box, but every pane would move up for it.
    window.desk.filter(ONE)
    assert _is_below(window)

    window.desk.filter(Filter())
    assert not _is_below(window)
