"""What happened and when: one event for each date that a sentence states; where a wire was written is none."""

from __future__ import annotations

import pytest

from workbench.services.extract.analysis import analyse


def _events(text: str, language: str) -> list[str]:
    return [event.date.edtf or "" for event in analyse(text, blocks=[], language=language).events]


@pytest.mark.parametrize(
    "language, text",
    [
        ("fr", "OSLO, 3 mai 2021 (AFP) – Le pont est ouvert."),
        ("en", "OSLO, May 3, 2021 (Reuters) - The bridge is open."),
    ],
)
def test_a_dateline_is_no_event(language: str, text: str) -> None:
    assert _events(text, language) == []


@pytest.mark.parametrize(
    "language, text, value",
    [
        ("fr", "Oslo, le 3 mai 2021, ouvre le pont.", "2021-05-03"),
        ("fr", "OSLO – Le pont a ouvert le 3 mai 2021.", "2021-05-03"),
        ("fr", "L’OTAN, le 3 mai 2021, a dit oui.", "2021-05-03"),
        ("en", "NATO opened it on May 3, 2021 - and shut it again.", "2021-05-03"),
        ("en", "OSLO (Reuters) - It opened on May 3, 2021.", "2021-05-03"),
        ("en", "On May 3, 2021, it opened.", "2021-05-03"),
    ],
)
def test_a_date_in_a_sentence_is_an_event(language: str, text: str, value: str) -> None:
    assert _events(text, language) == [value]
