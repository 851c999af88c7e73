"""What leads to a source with no verb of its own, and what only looks like it."""

from __future__ import annotations

import pytest

from workbench.services.extract.speechcited import according_pattern


@pytest.mark.parametrize(
    "language, words",
    [
        ("fr", "Aux yeux de la presse"),
        ("fr", "a aussitôt été dénoncé par"),
        ("fr", "est jugé trop lent par"),
        ("fr", "rapport confidentiel publié par"),
        ("en", "per the Guild"),
        ("en", "By the mayor's own account"),
        ("en", "was sharply condemned by"),
        ("en", "as first stated by"),
        ("fr", "A en croire la guilde"),
        ("en", "As the mayor has noted, it sank"),
        ("en", "In the miller's view"),
        ("en", "citing a guild report"),
        ("fr", "citant un rapport de la guilde"),
    ],
)
def test_what_leads_to_a_source(language: str, words: str) -> None:
    assert according_pattern(language).match(words)


@pytest.mark.parametrize(
    "language, words",
    [
        ("fr", "Aux yeux bleus"),
        ("fr", "a aussitôt été menacé par"),
        ("fr", "est trop lent par"),
        ("fr", "rapport rangé par"),
        ("en", "per head"),
        ("en", "By the mayor's own door"),
        ("en", "was sharply threatened by"),
        ("en", "As the mayor sailed, it sank"),
        ("en", "In the miller's house"),
        ("en", "citing guild policy"),
        ("en", "citing a lack of salt"),
        ("fr", "citant des raisons de sécurité"),
    ],
)
def test_what_does_not(language: str, words: str) -> None:
    assert not according_pattern(language).match(words)
