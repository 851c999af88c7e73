"""What stands in commas beside a name belongs to it; a clause of its own does not."""

from __future__ import annotations

import pytest

from workbench.core.spans import Span
from workbench.services.extract.appositions import apposed
from workbench.services.extract.records import Mention


def _apposed(text: str, name: str, language: str, *, closed: bool) -> str:
    start = text.index(name)
    span = Span(start, start + len(name))
    named = [Mention(span, "per:ola-berg", "person", "name", "name.role", 0.9)]
    return apposed(text, span, Span(0, len(text)), language, named, closed=closed).of(text)


@pytest.mark.parametrize(
    "language, text, whole, closed",
    [
        ("fr", "Selon Ola Berg, chercheur à Oslo, le pont tient.", "Ola Berg, chercheur à Oslo", True),
        ("en", "The bridge holds, says Ola Berg, a sailor.", "Ola Berg, a sailor", False),
        ("fr", "Selon Ola Berg, le pont tient.", "Ola Berg", True),
        ("fr", "Selon Ola Berg, chercheur à Oslo.", "Ola Berg", True),
        ("en", "According to Ola Berg, bridges hold.", "Ola Berg", True),
        ("en", "According to Ola Berg, a bridge is there, and holds.", "Ola Berg", True),
    ],
)
def test_what_is_set_beside_a_name(language: str, text: str, whole: str, closed: bool) -> None:
    assert _apposed(text, "Ola Berg", language, closed=closed) == whole
