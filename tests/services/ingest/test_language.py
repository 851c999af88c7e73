from __future__ import annotations

import pytest

from workbench.files import resource
from workbench.services.ingest import language as telling
from workbench.services.ingest.language import SAMPLE_LENGTH, language_of

FRENCH = "Les pourparlers ont repris lundi dans la capitale, sans témoin."
ENGLISH = "Talks resumed on Monday in the capital, without witnesses."


@pytest.mark.parametrize(
    "text, language",
    [
        (FRENCH, "fr"),
        (ENGLISH, "en"),
        (FRENCH.upper(), "fr"),
        ("1 2 3 4 5 6 7 8 9 " * 30 + ENGLISH, "en"),
        ("", ""),
        ("12.5 % + 7 = 19.5", ""),
        ("Oui, bien sûr.", ""),
        (
            "Der Minister hat am Dienstag bestätigt, dass drei Frachter den Hafen verlassen haben und niemand davon wusste.",
            "",
        ),
        (
            "El ministro confirmó el martes que tres cargueros salieron del puerto antes del alba y que nadie lo sabía.",
            "",
        ),
        ("Il ministro ha confermato martedì che tre navi hanno lasciato il porto prima dell'alba.", ""),
        ("De minister heeft dinsdag bevestigd dat drie schepen de haven hebben verlaten en niemand dat wist.", ""),
        ("O ministro confirmou na terça-feira que três navios deixaram o porto antes do amanhecer.", ""),
        ("Министр подтвердил во вторник, что три корабля вышли из порта до рассвета.", ""),
        ("大臣は火曜日に認めた。三隻の船が港を出た。これは日本語の文章です。", ""),
    ],
)
def test_french_and_english_are_told_apart_where_there_are_words_enough(text, language):
    assert language_of(text) == language


def test_only_the_beginning_counts():
    assert language_of(FRENCH * 60 + ENGLISH * 600) == "fr"


@pytest.mark.parametrize(
    "content, name, language",
    [
        (
            "<html lang=de-AT><p>Der Minister hat am Dienstag bestätigt, dass drei Frachter ausgelaufen sind.",
            "a.html",
            "de",
        ),
        (f"<html lang=en><p>{FRENCH}", "a.html", "fr"),
        ("---\nlang: es\n---\nEl ministro confirmó el martes que tres cargueros salieron del puerto.", "a.md", "es"),
        ("<html lang=fr><p>Trois cargos.", "a.html", "fr"),
        ("<html lang=french><p>Trois cargos.", "a.html", ""),
    ],
)
def test_what_the_file_declares_counts_where_the_words_do_not_tell(content, name, language):
    from workbench.services.ingest.reading import read

    assert read(content.encode(), name).language == language


@pytest.mark.parametrize(
    "own, words, language",
    [
        ({"fr": 12, "en": 2}, 100, "fr"),
        ({"fr": 0, "en": 9}, 100, "en"),
        ({"fr": 12, "en": 5}, 100, ""),
        ({"fr": 12, "en": 0}, 400, ""),
        ({"fr": 0, "en": 0}, 0, ""),
    ],
)
def test_small_words_decide_where_they_are_many_of_one_language(own, words, language, monkeypatch):
    monkeypatch.delattr(telling, "_classifier")
    assert telling._plainly(own, words, "") == language


@pytest.mark.parametrize("start, language", [(FRENCH, "fr"), (ENGLISH, "")])
def test_few_small_words_decide_where_the_first_lines_say_the_same(start, language):
    assert telling._plainly({"fr": 7, "en": 1}, 140, start) == language


def test_small_words_say_what_the_classifier_would_have_said(monkeypatch):
    texts = [
        path.read_text(encoding="utf-8")
        for path in sorted(resource("sample").glob("*.*"))
        if path.suffix in (".md", ".txt")
    ]
    samples = [text[at : at + SAMPLE_LENGTH] for text in texts for at in range(0, max(1, len(text) - 300), 300)]
    quickly = [language_of(sample) for sample in samples]
    asked = []
    monkeypatch.setattr(telling, "_plainly", lambda own, words, start: asked.append(words) or "")
    assert [language_of(sample) for sample in samples] == quickly
    assert len(asked) >= len(samples) > 10
    assert {"fr", "en"} <= set(quickly)
