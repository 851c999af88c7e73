"""The words that tell what is handed over."""

from __future__ import annotations

import pytest

from workbench.services.extract.analysis import analyse


@pytest.mark.parametrize(
    "language, text, object",
    [
        ("fr", "L’achat par l’armée norvégienne de munitions suédoises inquiète.", "munitions"),
        ("fr", "L’envoi en Norvège d’instructeurs suédois tarde.", "instructeurs"),
        ("en", "Two ships that Sweden has delivered to Norway leak.", "Two ships"),
        ("en", "Sweden sent its boats to Norway.", "its boats"),
    ],
)
def test_the_words_between_behind_and_before(language: str, text: str, object: str) -> None:
    [transfer] = analyse(text, blocks=[], language=language).transfers
    assert transfer.object.of(text) == object
