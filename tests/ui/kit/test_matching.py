from __future__ import annotations

import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from workbench.ui.kit.matching import fold, fold_all, matching

LABELS = ["Corée du Nord", "République de Corée", "Séoul", "Ministry of Defence", "Armée de terre"]


def found(typed: str) -> list[str]:
    return [LABELS[at] for at in matching(fold_all(LABELS), typed)]


def test_case_and_accents_do_not_matter():
    assert found("COREE") == ["Corée du Nord", "République de Corée"]
    assert found("séoul") == found("seoul") == ["Séoul"]


def test_what_begins_with_the_words_comes_first():
    assert matching(["south korea", "korea", "north"], "kor") == [1, 0]


def test_every_word_must_be_there_in_any_order():
    assert found("defence min") == ["Ministry of Defence"]
    assert found("defence nord") == []


def test_nothing_typed_keeps_everything_in_order():
    assert found("  ") == LABELS


def test_a_line_end_in_a_label_does_not_shift_the_others():
    assert matching(fold_all(["two\nlines", "Seoul"]), "seoul") == [1]


@given(st.lists(st.text()))
def test_folding_together_is_folding_one_by_one(labels: list[str]):
    flat = [label.replace("\n", " ") for label in labels]
    assert fold_all(labels) == [fold(label) for label in flat]


@given(st.text(alphabet=st.characters(min_codepoint=0xC0, max_codepoint=0x17F), min_size=60))
def test_many_different_letters_fold_as_few_do(text: str):
    assert fold(text) == "".join(fold(letter) for letter in text.lower())
    assert not any(unicodedata.combining(letter) for letter in fold(text))
