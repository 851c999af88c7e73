"""Whom a relative clause with a verb of speech tells of: the noun phrase before it, whatever governs that."""

from __future__ import annotations

import pytest

from tests.services.extract.speaking import sources


@pytest.mark.parametrize(
    "language, text, who",
    [
        ("en", "The king received a trader who claimed that the salt was dry.", "a trader"),
        ("en", "The ferry was built by engineers who say that the port is too small.", "engineers"),
        ("en", "It was a relief for Norwegian opposition leaders, who told a clerk that they would stay.", "Norwegian opposition leaders"),
        ("en", "The king met an official in the ministry, who said that the salt was dry.", "an official in the ministry"),
        ("en", "Among them was Ola Berg, who said that the salt was dry.", "Ola Berg"),
        ("en", "The king listened to the head of the port, Ola Berg, who said that the salt was dry.", "the head of the port, Ola Berg"),
        ("en", "It was Ola Berg who said that the salt was dry.", "Ola Berg"),
        ("fr", "Le roi a reçu un pêcheur qui affirme que le sel est sec.", "un pêcheur"),
        ("fr", "Le bac a été construit par des ingénieurs qui disent que le port est trop petit.", "des ingénieurs"),
        ("fr", "Le roi a été contré par le chef du comité du port, Ola Berg, qui a déclaré que le sel était sec.", "le chef du comité du port, Ola Berg"),
        ("en", "It was urged by more than 600 lawyers and judges who claim that the salt is dry.", "more than 600 lawyers and judges"),
        ("fr", "Le roi a lu un essai d'Ola Berg, publié en mai, qui affirme que le sel est sec.", "Ola Berg"),
        ("fr", "C'est Ola Berg qui affirme que le sel est sec.", "Ola Berg"),
        ("fr", "Le roi compte sur l'appui de la Norvège, qui a annoncé la fin de la récolte.", "la Norvège"),
    ],
)  # fmt: skip
def test_the_noun_before_its_relative_word_speaks(language: str, text: str, who: str) -> None:
    assert sources(text, language) == who.split(";")


@pytest.mark.parametrize(
    "language, text",
    [
        ("en", "The king crossed a bridge, which means that the salt is dry."),
        ("en", "The king has a plan, which calls the miller home."),
        ("fr", "Le roi a vu un homme qui se dit malade."),
        ("fr", "Le roi a un plan qui prévoit le pire."),
    ],
)
def test_what_cannot_speak_is_no_source(language: str, text: str) -> None:
    assert sources(text, language) == []
