"""What an operation changed."""

from __future__ import annotations

import pytest

from workbench.core.changes import Changes

FOUR = ("document", "document_text", "original", "structure")


@pytest.mark.parametrize(
    "tables, are_arrivals",
    [
        (FOUR, True),
        (("document",), False),  # its title, or its rating
        ((*FOUR, "quote"), False),
        ((*FOUR, "tagging"), False),
        ((), False),
    ],
)
def test_documents_that_came_in_alone_change_no_fact(tables: tuple[str, ...], are_arrivals: bool) -> None:
    assert Changes(rows={table: frozenset({3}) for table in tables}).are_arrivals is are_arrivals


def test_everything_may_have_changed_facts() -> None:
    assert not Changes(whole=True, rows={table: frozenset({3}) for table in FOUR}).are_arrivals
