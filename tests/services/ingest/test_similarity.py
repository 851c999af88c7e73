from __future__ import annotations

import random

import pytest

from workbench.services.ingest.similarity import (
    LENGTH,
    NEAR,
    UNSURE,
    NearCopies,
    resemblance,
    shared_part,
    shingles,
    signature,
)

WORDS = [f"{head}{tail}" for head in ("port", "navire", "grue", "été", "quai", "nord") for tail in range(300)]


def _shared(one: str, other: str) -> float:
    return shared_part(shingles(one), shingles(other))


def article(seed: int, length: int = 1_500) -> str:
    chance = random.Random(seed)
    return " ".join(chance.choice(WORDS) for _ in range(length))


def edited(text: str, seed: int, changes: int) -> str:
    """The text with single words replaced, dropped and put in."""
    chance = random.Random(seed)
    words = text.split()
    for _ in range(changes):
        at = chance.randrange(len(words))
        words[at : at + chance.choice((0, 1, 1, 2))] = chance.choice(([], ["neuf"], ["dit", "il"]))
    return " ".join(words)


@pytest.mark.parametrize("seed", range(40))
def test_a_copy_that_shares_four_fifths_is_found_among_others(seed):
    known = NearCopies((number, signature(article(number))) for number in range(40))
    copy = edited(article(seed), seed, 40)
    assert _shared(article(seed), copy) >= NEAR
    assert known.candidates(signature(copy)) == [seed]
    known.add(99, signature(copy))
    assert sorted(known.candidates(signature(article(seed)))) == [seed, 99]


@pytest.mark.parametrize("seed", range(60))
def test_a_signature_tells_the_shared_part_within_what_it_says(seed):
    copy = edited(article(seed), seed, 10 + 2 * seed)
    told = resemblance(signature(article(seed)), signature(copy))
    assert told == pytest.approx(_shared(article(seed), copy), abs=UNSURE)


@pytest.mark.parametrize("seed", range(20))
def test_texts_that_share_little_are_no_candidates(seed):
    tenth = article(seed, 100) + " " + article(seed + 1_000, 1_200)
    assert NearCopies([(1, signature(article(seed)))]).candidates(signature(tenth)) == []
    assert resemblance(signature(article(seed)), signature(article(seed + 1))) < 0.05


def test_typography_is_no_difference():
    text = article(1)
    assert signature(text) == signature(text.upper().replace(" ", ",\n\n« ") + " 🙂")


@pytest.mark.parametrize("join", [" ", ", ", "\n", " — ", "…"])
def test_a_run_of_five_words_is_one_number(join):
    words = ["un", "deux", "trois", "quatre", "cinq", "six"]
    assert shingles(join.join(words[:4])).size == 0
    assert shingles(join.join(words[:5])).size == 1
    assert shingles(join.join(words)).size == 2
    assert shingles(join.join(words * 3)).size == 6
    assert set(shingles(join.join(words[:5]))) < set(shingles(join.join(words)))


def test_words_are_told_apart_by_their_letters_and_their_order():
    runs = [shingles(text).tolist() for text in ("a b c d e", "b a c d e", "a b c d f", "ab c d e f", "a bc d e f")]
    assert len({tuple(run) for run in runs}) == 5


def test_texts_that_are_too_short_are_not_compared():
    assert signature("Trop court pour dire quoi que ce soit.") == signature("") == b""
    assert resemblance(b"", signature(article(3))) == 0.0
    assert NearCopies([(1, b"")]).candidates(b"") == []
    assert _shared("", "") == 0.0


def test_short_texts_are_compared_exactly():
    one, other = article(3, 60), edited(article(3, 60), 3, 2)
    assert resemblance(signature(one), signature(other)) == pytest.approx(_shared(one, other))


@pytest.mark.parametrize("emoji", ["", "🙂"])
def test_texts_without_spaces_are_compared_letter_by_letter(emoji):
    text = "".join(chr(0x4E00 + random.Random(number).randrange(2_000)) for number in range(600)) + emoji
    changed = text[:300] + "新" + text[301:]
    assert _shared(text, changed) > 0.95
    assert shingles("กขคงจ").size == 1


def test_a_footer_that_hundreds_carry_makes_nothing_a_copy_and_slows_nothing():
    footer = article(77, 40)
    known = NearCopies((number, signature(article(number, 400) + footer)) for number in range(300))
    assert known.candidates(signature(article(5_000, 400) + footer)) == []
    assert known.candidates(signature(article(299, 400) + footer))[0] == 299


def test_a_signature_is_a_kilobyte_at_most_and_the_same_everywhere():
    assert len(signature(article(4))) == 4 * (LENGTH + 1)
    assert (
        signature("un deux trois quatre cinq six " * 9 + "a b c d e f g h i j k l m n o p q r s t u")[:12].hex()
        == "1b000000a4c33f062bc59a1c"
    )
