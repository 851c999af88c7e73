from __future__ import annotations

import pytest

from workbench.services.ingest.pdfhyphens import joined, known_words


@pytest.mark.parametrize(
    "left, right, whole",
    [
        ("les instruc\ufffe", "teurs étrangers", "les instructeurs étrangers"),
        ("les instruc\u00ad", "teurs", "les instructeurs"),
        ("le chef sud\ufffe", "coréen", "le chef sud-coréen"),
        ("le chef sud-", "coréen", "le chef sud-coréen"),
        ("la Corée-", "du-Nord", "la Corée-du-Nord"),
        ("Saint\ufffe", "Pétersbourg", "Saint-Pétersbourg"),
        ("chef d’état\ufffe", "major", "chef d’état-major"),
        ("porte-", "avions", "porte-avions"),
        ("le porte\ufffe", "parole du quai", "le porte-parole du quai"),
        ("cela peut\ufffe", "être vrai", "cela peut-être vrai"),
        ("l’ex\ufffe", "président", "l’ex-président"),
        ("il s’ex\ufffe", "plique", "il s’explique"),
        ("à la mi\ufffe", "octobre", "à la mi-octobre"),
        ("le mi\ufffe", "nistère", "le ministère"),
        ("une inter\ufffe", "ruption", "une interruption"),
        ("un pro\ufffe", "gramme", "un programme"),
        ("pro\ufffe", "russe", "pro-russe"),
        ("la contre\ufffe", "attaque", "la contre-attaque"),
        ("la contre\ufffe", "façon", "la contrefaçon"),
        ("mer\ufffe", "ci", "merci"),
        ("de 2022-", "2023", "de 2022-2023"),
        ("un mot -", "incise", "un mot - incise"),
        ("une ligne", "une autre", "une ligne une autre"),
    ],
)
def test_lines_join_as_a_reader_would_join_them(left, right, whole):
    known = known_words(["un état-major et les porte-\ufffe", "avions, les porte-avions du port"])
    assert joined(left, right, known) == whole


def test_a_word_known_whole_is_joined_whole():
    assert joined("des sous\ufffe", "marins", {"sousmarins"}) == "des sousmarins"
    assert joined("des sous\ufffe", "marins") == "des sous-marins"


def test_words_are_only_looked_for_where_a_line_breaks_one():
    assert known_words(["Salt came", "by ferry"]) == set()
    assert known_words(["Salt came by fer-", "ry; ferry by FERRY"]) == {"salt", "came", "by", "fer", "ry", "ferry"}
