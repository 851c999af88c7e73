"""Words of the source stay out of a pack and come back from the text."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from workbench.services.exchange.anchoring import Finder
from workbench.services.exchange.wordings import SHORTEST_RUN, pack_words, unpack_words

_TEXT = "Le ministre a dit que trois mille hommes avaient passé la frontière dans la nuit. Séoul dément ces chiffres."


def test_own_words_stay_as_they_are() -> None:
    assert pack_words("Trois mille soldats auraient franchi la ligne.", _TEXT) == (
        "Trois mille soldats auraient franchi la ligne."
    )


def test_a_copied_sentence_leaves_no_word() -> None:
    copied = "Le ministre a dit que trois mille hommes avaient passé la frontière dans la nuit."
    held = pack_words(copied, _TEXT)
    assert "frontière" not in str(held)
    assert unpack_words(held, Finder(_TEXT)) == copied


def test_a_short_copied_sentence_leaves_no_word() -> None:
    held = pack_words("Séoul dément ces chiffres.", _TEXT)
    assert "dément" not in str(held)
    assert unpack_words(held, Finder(_TEXT)) == "Séoul dément ces chiffres."


def test_copied_words_inside_own_words_are_passages() -> None:
    label = "D’après Séoul : trois mille hommes avaient passé la frontière dans la nuit, sans autre preuve"
    held = pack_words(label, _TEXT)
    assert isinstance(held, list)
    assert held[0] == "D’après Séoul : "
    assert held[-1] == ", sans autre preuve"
    assert unpack_words(held, Finder(_TEXT)) == label


def test_words_the_text_lost_are_not_made_up() -> None:
    held = pack_words("Séoul dément ces chiffres.", _TEXT)
    assert unpack_words(held, Finder("Un autre texte.")) is None


@given(
    st.lists(st.sampled_from(["un", "deux", "trois", "quatre"]), max_size=30),
    st.lists(st.sampled_from(["un", "deux", "trois", "cinq"]), max_size=30),
)
def test_every_label_comes_back_and_holds_no_long_run(source: list[str], label: list[str]) -> None:
    text, words = " ".join(source), " ".join(label)
    held = pack_words(words, text)
    # A text of few words repeats itself: a passage may then stand in several places, which is reported, never guessed.
    assert unpack_words(held, Finder(text)) in (words, None)
    for piece in [held] if isinstance(held, str) else held:
        if isinstance(piece, str):
            tokens = piece.split()
            runs = [" ".join(tokens[at : at + SHORTEST_RUN]) for at in range(len(tokens) - SHORTEST_RUN + 1)]
            assert not any(f" {run} " in f" {text} " for run in runs)
