"""Sentences of French and English prose, cut where a reader would."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.services.assess.sentences import sentences


@pytest.mark.parametrize(
    "text, expected",
    [
        ("Il vient. Elle part !", ["Il vient.", "Elle part !"]),
        ("Le prix est de 2.5 euros. Ou 3,5 ?", ["Le prix est de 2.5 euros.", "Ou 3,5 ?"]),
        ("M. Roy et J. Durand partent. Fin.", ["M. Roy et J. Durand partent.", "Fin."]),
        ("Voir p. 4 et fig. 2. Puis rien.", ["Voir p. 4 et fig. 2.", "Puis rien."]),
        ("Des armes, des vivres, etc. Le reste suit.", ["Des armes, des vivres, etc.", "Le reste suit."]),
        ("The U.S. Army said no. Then it left.", ["The U.S. Army said no.", "Then it left."]),
        ("Dr. Lee met Gen. Park (ret.) in Oslo. They spoke.", ["Dr. Lee met Gen. Park (ret.) in Oslo.", "They spoke."]),
        ("Il dit « Non. Jamais. » puis sort. Fin.", ["Il dit « Non. Jamais. » puis sort.", "Fin."]),
        ("« Non. » Il sort.", ["« Non. »", "Il sort."]),
        ("“No.” He left. “Why?”", ["“No.”", "He left.", "“Why?”"]),
        ("Attendez… Voilà. 🛰 Un satellite.", ["Attendez…", "Voilà.", "🛰 Un satellite."]),
        ("Sans point final\n\nNouveau paragraphe", ["Sans point final", "Nouveau paragraphe"]),
        ("", []),
    ],
)
def test_sentences(text: str, expected: list[str]) -> None:
    assert [span.of(text) for span in sentences(text)] == expected


@given(st.text(alphabet='aB .!?«»“”"\n\u00a0é🛰[@]1', max_size=60))
def test_no_word_is_lost_and_none_is_counted_twice(text: str) -> None:
    found = sentences(text)
    assert "".join("".join(span.of(text).split()) for span in found) == "".join(text.split())
