"""Speech in a verb and its noun, in a verb of no list, and still to come."""

from __future__ import annotations

import pytest

from workbench.services.extract.speech import verb_pattern


@pytest.mark.parametrize(
    "language, words",
    [
        ("fr", "sont parvenus à la conclusion que le bac coule"),
        ("fr", "a publié une déclaration dénonçant la fermeture"),
        ("fr", "ont la conviction que le bac tient"),
        ("fr", "a spécifié que le bac tient"),
        ("en", "followed with findings that the ferry sank"),
        ("en", "issued a letter calling for salt"),
        ("en", "will argue that the ferry stays"),
    ],
)
def test_a_verb_with_its_noun_or_its_clause(language: str, words: str) -> None:
    assert verb_pattern(language).match(words)


@pytest.mark.parametrize(
    "language, words",
    [
        ("fr", "sont parvenus à la rive que le bac touche"),
        ("fr", "a publié une carte"),
        ("fr", "a publié une carte montrant la rive"),
        ("fr", "ont la chance que le bac passe"),
        ("fr", "a permis que le bac passe"),
        ("fr", "a attendu que le bac passe"),
        ("en", "followed with sheep that were wet"),
        ("en", "followed with findings"),
        ("en", "issued a ticket"),
        ("en", "issued a report that was wet"),
        ("en", "will argue"),
        ("en", "will sail that day"),
        ("en", "will argue about it"),
    ],
)
def test_a_verb_without_it(language: str, words: str) -> None:
    assert not verb_pattern(language).match(words)
