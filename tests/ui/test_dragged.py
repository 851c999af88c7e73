"""What one pane writes into a drag another reads; what no pane writes is nothing."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.core.spans import Span
from workbench.ui import dragged

_BOUNDS = st.lists(st.integers(0, 5000), min_size=2, max_size=8, unique=True).filter(lambda found: len(found) % 2 == 0)


@given(st.integers(1, 10**6), _BOUNDS)
def test_stretches_of_a_document_go_there_and_come_back(document: int, bounds: list[int]) -> None:
    places = sorted(bounds)
    spans = tuple(Span(start, end) for start, end in zip(places[::2], places[1::2], strict=True))
    assert dragged.read(dragged.written(document, spans).decode("ascii")) == dragged.Dragged(None, document, spans)


def test_a_quote_is_read_as_one() -> None:
    assert dragged.read("quote:12") == dragged.Dragged(12)


@pytest.mark.parametrize("payload", ["", "quote", "quote:", "quote:x", "3", "3:4", "3:4:5:6", "x:4:5", "3:-4:5", "a b"])
def test_what_no_pane_writes_is_nothing(payload: str) -> None:
    assert dragged.read(payload) is None
