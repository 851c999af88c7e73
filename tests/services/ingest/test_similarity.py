from __future__ import annotations

import os
import random
import subprocess
import sys

import pytest

from workbench.services.ingest import similarity
from workbench.services.ingest.similarity import (
    CANDIDATE,
    NEAR,
    NearCopies,
    containment,
    pack,
    resemblance,
    shared_part,
    signature,
    unpack,
)

WORDS = [f"{head}{tail}" for head in ("port", "navire", "grue", "été", "quai", "nord") for tail in range(300)]


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
    assert shared_part(article(seed), copy) >= NEAR
    found = known.candidates(signature(copy))
    assert [id for id, _ in found] == [seed]
    assert found[0][1] == pytest.approx(shared_part(article(seed), copy), abs=0.08)


@pytest.mark.parametrize("seed", range(20))
def test_texts_that_share_little_are_no_candidates(seed):
    half = article(seed, 700) + " " + article(seed + 1_000, 800)
    assert NearCopies([(1, signature(article(seed)))]).candidates(signature(half)) == []
    assert resemblance(signature(article(seed)), signature(article(seed + 1))) < 0.05


def test_typography_is_no_difference():
    text = article(1)
    assert resemblance(signature(text), signature(text.upper().replace(" ", ",\n\n« "))) == 1.0


def test_an_excerpt_is_contained_but_no_near_copy():
    whole, part = article(2, 3_000), article(2, 900)
    assert containment(signature(whole), signature(part)) > 0.85
    assert resemblance(signature(whole), signature(part)) < CANDIDATE


def test_short_texts_are_compared_exactly_or_not_at_all():
    text = article(3, 60)
    one, other = signature(text), signature(edited(text, 3, 2))
    assert resemblance(one, other) == pytest.approx(shared_part(text, edited(text, 3, 2)))
    assert signature("Trop court pour dire quoi que ce soit.") == ()
    assert resemblance((), one) == 0.0
    assert NearCopies([(1, ())]).candidates(()) == []


def test_texts_without_spaces_are_compared_letter_by_letter():
    text = "".join(chr(0x4E00 + random.Random(number).randrange(2_000)) for number in range(600))
    changed = text[:300] + "新" + text[301:]
    assert resemblance(signature(text), signature(changed)) > 0.95


def test_a_signature_survives_storage():
    one = signature(article(4))
    assert unpack(pack(one)) == one
    assert len(pack(one)) == 4 * (similarity.LENGTH + 1)
    assert unpack(pack(())) == ()


def test_a_signature_is_the_same_in_another_process():
    code = "from workbench.services.ingest.similarity import signature; print(signature('un deux trois quatre cinq six ' * 9 + 'a b c d e f g h i j k l m n o p q r s t u'))"
    printed = {
        subprocess.run(
            [sys.executable, "-c", code], env={**os.environ, "PYTHONHASHSEED": seed}, capture_output=True, check=True
        ).stdout
        for seed in ("1", "2")
    }
    assert len(printed) == 1
    assert printed != {b"()\n"}
