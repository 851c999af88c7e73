"""Passages are found again by their digests, or said to be lost; nothing is guessed."""

from __future__ import annotations

import random

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from workbench.core.spans import Span
from workbench.services.exchange import anchoring
from workbench.services.exchange.anchoring import Fate, Finder, Part, Reason, as_json, from_json, take

_TEXT = (
    "Séoul a parlé hier de trois mille soldats. Moscou n’a rien dit. Les observateurs attendent la suite. "
    "Le ministère publiera ses chiffres en novembre. Moscou n’a rien dit. Tokyo s’inquiète de la suite. 🙂 Fin."
)


def _part(words: str, text: str = _TEXT, nth: int = 0) -> Part:
    at = -1
    for _ in range(nth + 1):
        at = text.index(words, at + 1)
    return take(text, Span(at, at + len(words)))


def test_the_same_text_holds_every_passage() -> None:
    finder = Finder(_TEXT)
    for words in ("Séoul a parlé", "trois mille soldats", "🙂", "Fin."):
        part = _part(words)
        assert finder.find(part).fate is Fate.HELD
        assert finder.find(part).span == part.span


def test_a_word_put_in_before_moves_a_passage() -> None:
    changed = _TEXT.replace("Séoul", "Le gouvernement de Séoul")
    found = Finder(changed).find(_part("trois mille soldats"))
    assert found.fate is Fate.MOVED
    assert found.span is not None
    assert found.span.of(changed) == "trois mille soldats"


def test_surroundings_tell_repeated_words_apart() -> None:
    changed = "Avant-propos. " + _TEXT
    for nth in (0, 1):
        part = _part("Moscou n’a rien dit.", nth=nth)
        assert Finder(changed).find(part).span == Span(part.span.start + 14, part.span.end + 14)


def test_repeated_words_with_new_surroundings_are_not_guessed() -> None:
    changed = "Oui. Moscou n’a rien dit. Non. Peut-être. Moscou n’a rien dit. Voilà."
    found = Finder(changed).find(_part("Moscou n’a rien dit."))
    assert found.fate is Fate.LOST
    assert found.span is None
    assert found.reason is Reason.AMBIGUOUS


def test_a_whole_repeated_paragraph_is_not_guessed() -> None:
    twice = f"Titre.\n{_TEXT}\n{_TEXT}\n"
    found = Finder(twice).find(_part("Le ministère publiera"))
    assert found.reason is Reason.AMBIGUOUS


def test_words_that_stand_once_are_found_in_new_surroundings() -> None:
    changed = "On lit ceci : Tokyo s’inquiète, et rien d’autre."
    found = Finder(changed).find(_part("Tokyo s’inquiète"))
    assert found.fate is Fate.MOVED
    assert found.span is not None
    assert found.span.of(changed) == "Tokyo s’inquiète"


def test_words_at_the_old_place_in_foreign_surroundings_do_not_win() -> None:
    old = "Moscou attend la réponse de la conférence."
    # The same word now stands at the old place in another sentence; its own sentence moved.
    new = "Moscou se tait depuis lors. " + old
    found = Finder(new).find(take(old, Span(0, 6)))
    assert found.span == Span(28, 34)


def test_changed_words_are_lost() -> None:
    found = Finder(_TEXT.replace("trois mille", "quatre mille")).find(_part("trois mille soldats"))
    assert (found.fate, found.reason) == (Fate.LOST, Reason.CHANGED)


def test_a_passage_says_nothing_in_clear() -> None:
    held = as_json(_part("trois mille soldats"))
    assert from_json(held) == _part("trois mille soldats")
    assert not any("soldats" in str(value) for value in held.values())


def test_a_text_too_changed_to_be_searched_is_said_to_be(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(anchoring, "MOST_DIGESTS", 10)
    found = Finder(_TEXT.replace("trois mille", "quatre mille")).find(_part("trois mille soldats"))
    assert (found.fate, found.reason) == (Fate.LOST, Reason.NOT_SOUGHT)


@given(st.text("ab .", min_size=1, max_size=80), st.text("ab .", max_size=80), st.data())
def test_naming_passages_beforehand_changes_no_answer(old: str, new: str, data: st.DataObject) -> None:
    starts = data.draw(st.lists(st.integers(0, len(old) - 1), min_size=1, max_size=6))
    parts = [take(old, Span(start, data.draw(st.integers(start + 1, len(old))))) for start in starts]
    together = Finder(new, parts)
    assert [together.find(part) for part in parts] == [Finder(new).find(part) for part in parts]


@given(
    st.text("ab .", min_size=1, max_size=120),
    st.data(),
)
def test_what_is_found_has_the_words_and_is_no_guess(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    at = data.draw(st.integers(0, len(text)))
    put = data.draw(st.text("abc .", max_size=12))
    cut = data.draw(st.integers(at, min(len(text), at + 5)))
    changed = text[:at] + put + text[cut:]
    part = take(text, Span(start, end))
    found = Finder(changed).find(part)
    places = [
        place for place in range(len(changed) - len(text[start:end]) + 1) if changed.startswith(text[start:end], place)
    ]
    if found.span is None:
        assert len(places) != 1
        return
    assert found.span.of(changed) == text[start:end]
    assert (found.fate is Fate.HELD) == (found.span == part.span)
    if len(places) > 1:
        here = take(changed, found.span)
        assert found.span == part.span or here.prefix == part.prefix or here.suffix == part.suffix


@given(st.integers(0, 2**32 - 1), st.integers(0, 600), st.text("xyz", min_size=1, max_size=9))
def test_an_insertion_elsewhere_shifts_by_its_length(seed: int, at: int, put: str) -> None:
    chance = random.Random(seed)
    text = " ".join("".join(chance.choices("abcdefgh", k=6)) for _ in range(120))
    start = chance.randrange(0, len(text) - 60)
    span = Span(start, start + chance.randrange(8, 60))
    assume(at <= span.start or at >= span.end)
    changed = text[:at] + put + text[at:]
    assume(changed.count(span.of(text)) == 1)
    shift = len(put) if at <= span.start else 0
    assert Finder(changed).find(take(text, span)).span == Span(span.start + shift, span.end + shift)
