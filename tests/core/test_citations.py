"""Citations are found where they are meant, and nothing else in a note ever changes."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.core import citations

A = "0123456789abcdef0123456789abcdef"
B = "fedcba9876543210fedcba9876543210"
KNOWN = {"12": A, "15": B, A: A, B: B}

_pieces = st.lists(
    st.one_of(
        st.sampled_from(["`", "``", "```\n", "~~~\n", "\n", "\n\n", "> ", "- ", "\\", "é", "🛰", "]", "[@", " "]),
        st.sampled_from([f"[@{A}]", "[@12]", "[@Q15]", "[@12; @15]", "[@99]", f"[@{B.upper()}]"]),
        st.text(max_size=6),
    ),
    max_size=14,
).map("".join)


def test_positions_are_code_points() -> None:
    body = f"🛰 dit[@{A}]."
    (found,) = citations.tokens(body)
    assert body[found.start : found.end] == f"[@{A}]"
    assert found.uid == A


@pytest.mark.parametrize(
    "body",
    [
        f"`[@{A}]`",
        f"``a ` [@{A}]``",
        f"```\n[@{A}]\n```",
        f"~~~ text\n[@{A}]\n~~~",
        f"> ```\n> [@{A}]\n> ```",
        f"- ```\n  [@{A}]\n  ```",
        f"```\nnever closed [@{A}]",
        f"\\[@{A}]",
        f"[@{A[:-1]}]",
        "[@12]",
    ],
)
def test_code_escapes_and_other_brackets_hold_no_citation(body: str) -> None:
    assert citations.tokens(body) == ()


@pytest.mark.parametrize(
    "body",
    [
        f"a ` b [@{A}]",
        f"a `b\n\nc [@{A}] d` e",
        f"```\ncode\n```\n[@{A}]",
        f"\\`[@{A}]\\`",
        f"``` not ` a fence\n[@{A}]",
    ],
)
def test_a_lone_backtick_hides_nothing(body: str) -> None:
    assert [found.uid for found in citations.tokens(body)] == [A]


@pytest.mark.parametrize(
    "written, expected",
    [
        ("[@12]", f"[@{A}]"),
        ("[@Q12]", f"[@{A}]"),
        ("[@q012]", f"[@{A}]"),
        ("[ @12 ]", f"[@{A}]"),
        (f"[@{A.upper()}]", f"[@{A}]"),
        ("[@12; @15]", f"[@{A}][@{B}]"),
        ("[@12,@Q15]", f"[@{A}][@{B}]"),
        ("`[@12]`", "`[@12]`"),
        ("write to [@home] or a@12", "write to [@home] or a@12"),
    ],
)
def test_what_an_analyst_types_becomes_tokens(written: str, expected: str) -> None:
    assert citations.rewrite(f"Text {written}.", KNOWN) == citations.Rewritten(f"Text {expected}.")


def test_unknown_references_stay_and_are_reported_where_they_stand() -> None:
    result = citations.rewrite("One [@12; @Q99] two [@7].", KNOWN)
    assert result.body == f"One [@{A}][@Q99] two [@7]."
    assert [(result.body[b.start : b.end], b.reference) for b in result.broken] == [("[@Q99]", "Q99"), ("[@7]", "7")]


@given(_pieces)
def test_rewriting_twice_changes_nothing_more(body: str) -> None:
    once = citations.rewrite(body, KNOWN)
    assert citations.rewrite(once.body, KNOWN) == once


@given(_pieces)
def test_text_outside_citations_never_changes(body: str) -> None:
    untouched = citations.rewrite(body, {}).body
    without = str.maketrans("", "", " \t;,[]@")
    assert untouched.translate(without) == body.translate(without)
    for found in citations.tokens(body):
        assert body[found.start : found.end] == citations.token(found.uid)


@given(_pieces)
def test_every_known_reference_becomes_a_token(body: str) -> None:
    result = citations.rewrite(body, KNOWN)
    for broken in result.broken:
        assert result.body[broken.start : broken.end] == citations.token(broken.reference)
        assert broken.reference.lower() not in KNOWN


@given(_pieces)
def test_code_spans_are_in_order_and_apart(body: str) -> None:
    spans = citations.code_spans(body)
    assert all(left.end <= right.start for left, right in pairwise(spans))
    assert all(span.of(body).lstrip(" \t>-*+0123456789.)")[0] in "`~" for span in spans)
