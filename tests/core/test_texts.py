"""The text of record is normalised once, and again changes nothing."""

from __future__ import annotations

import hashlib
import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from workbench.core.texts import digest, normalise, text_digest


@given(st.text(max_size=200))
def test_normalising_twice_is_normalising_once(text: str) -> None:
    once = normalise(text)
    assert normalise(once) == once


@given(st.text(st.characters(exclude_categories=("Cs",)), max_size=200))
def test_a_normal_text_has_one_kind_of_line_end_no_nul_and_composed_letters(text: str) -> None:
    made = normalise(text)
    assert not set("\r\x00\ufeff") & set(made)
    assert unicodedata.is_normalized("NFC", made)


@given(st.text("ab é\n", max_size=100))
def test_a_normal_text_is_left_as_it_is(text: str) -> None:
    assert normalise(text) == text


def test_line_ends_of_every_kind_are_one() -> None:
    assert normalise("a\r\nb\rc\nd\r\r\ne") == "a\nb\nc\nd\n\ne"
    assert normalise("e\u0301") == "é"


def test_digests_are_sha256_and_even_a_lone_surrogate_has_one() -> None:
    assert digest(b"abc") == hashlib.sha256(b"abc").hexdigest()
    assert text_digest("é") == digest("é".encode())
    assert len(text_digest("\ud800")) == 64
