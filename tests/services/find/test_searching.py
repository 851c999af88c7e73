"""The service behind patterns answers with plain lists."""

from __future__ import annotations

import pytest

from workbench.core.finding import Wanted
from workbench.services.find import searching


def test_every_match_with_its_place_in_code_points() -> None:
    text = "🛰 Été 2024, été 2025"
    answer = searching.serve(text.encode(), Wanted(r"ete \d{4}", is_pattern=True)._asdict())
    assert [text[start:end] for start, end in answer["hits"]] == ["Été 2024", "été 2025"]
    assert answer["is_all"]


def test_it_stops_at_more_than_anybody_walks_through(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(searching, "MOST", 5)
    answer = searching.serve(b"a" * 9, Wanted("a", is_pattern=True)._asdict())
    assert (len(answer["hits"]), answer["is_all"]) == (5, False)
