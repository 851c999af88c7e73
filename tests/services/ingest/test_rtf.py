from __future__ import annotations

import pytest

from workbench.core.errors import RefusedFile
from workbench.services.ingest.rtf import read_rtf

HEAD = (
    r"{\rtf1\ansi\ansicpg1252\deff0"
    r"{\fonttbl{\f0\fswiss\fcharset0 Arial;}{\f1\fcharset204 Arial Cyr;}{\f2\fcharset128 Mincho;}}"
    r"{\colortbl;\red0\green0\blue0;}"
    r"{\stylesheet{\s0 Normal;}{\s1 heading 1;}{\s2\outlinelevel1 Sous-partie;}{\*\cs10 Default;}}"
)


def rtf(body: str, *, info: str = "") -> bytes:
    return (HEAD + (rf"{{\info{info}}}" if info else "") + body + "}").encode("latin-1")


def test_headings_paragraphs_items_and_rows(words):
    body = (
        r"\pard\s1 Bilan de l\rquote\'e9t\'e9\par"
        r"\pard\plain Le {\b convoi} est rest\u233?\~; personne n\'92a parl\'e9.\par"
        r"\pard\s2 Les faits\par"
        r"\pard{\pntext\f0 \'b7\tab}un navire\par{\listtext 2.\tab}\ls1\ilvl1 deux grues\par"
        r"\trowd\cellx1\cellx2\pard\intbl Quai\cell Nav{\b ires}\cell\row"
        r"\pard\intbl Nord\par est\cell 12~000\cell\row"
        r"\pard The end.\par"
    )
    assert words(read_rtf(rtf(body))) == [
        ("heading", "Bilan de l’été"),
        ("paragraph", "Le convoi est resté\u00a0; personne n’a parlé."),
        ("heading", "Les faits"),
        ("item", "un navire"),
        ("item", "deux grues"),
        ("row", "Quai\tNavires"),
        ("row", "Nord est\t12~000"),
        ("paragraph", "The end."),
    ]


def test_notes_are_called_in_brackets_and_close_the_text(words):
    body = (
        r"Les troupes{\super\chftn}{\footnote\pard\plain {\super\chftn} Selon S\'e9oul.} et les obus"
        r"{\super\chftn}{\*\footnote\ftnalt\pard {\super\chftn} Chiffre de juin.}.\par Fin.\par"
    )
    assert words(read_rtf(rtf(body))) == [
        ("paragraph", "Les troupes[1] et les obus[2]."),
        ("paragraph", "Fin."),
        ("footnote", "[1] Selon Séoul."),
        ("footnote", "[2] Chiffre de juin."),
    ]


@pytest.mark.parametrize(
    "hidden",
    [
        r"{\v secret}",
        r"\v secret\v0 ",
        r"{\deleted secret}",
        r"{\*\unknown secret}",
        r"{\pict\wmetafile8 736563726574}",
        r"{\*\bkmkstart secret}",
        r"{\v visible{\footnote secret}}",
        r'{\field{\*\fldinst HYPERLINK "http://secret.example"}{\fldrslt}}',
        r"{\xe {\v secret}}",
    ],
)
def test_what_is_hidden_deleted_or_machinery_stays_out(hidden):
    assert read_rtf(rtf(rf"Visible{hidden}.\par")).text == "Visible."


def test_bullets_written_as_words_make_items(words):
    assert words(read_rtf(rtf(r"\bullet\tab un navire\par 2.\tab deux\par 2. trois\par"))) == [
        ("item", "un navire"),
        ("item", "2.\tdeux"),
        ("paragraph", "2. trois"),
    ]


def test_insertions_and_link_texts_are_in():
    body = r'A{\revised\revauth1 B}{\field{\*\fldinst{HYPERLINK "http://x"}}{\fldrslt{\ul lien}}}\par'
    assert read_rtf(rtf(body)).text == "ABlien"


@pytest.mark.parametrize(
    "body, said",
    [
        (r"{\f1 \'cf\'f0\'e8\'e2\'e5\'f2}", "Привет"),
        (r"{\f2 \'93\'fa\'96\'7b}", "日本"),
        (r"{\f2 \'93\'fa\'96\{}", "日本"),
        (r"\u-10179?\u-8640?", "🙀"),
        (r"\uc0\u233 t\u233\'41", "étéA"),
        (r"\uc2\u233\'65\'65t", "ét"),
        (r"{\upr{\'3f}{\*\ud{\u9999?}}}!", "✏!"),
        ("a\\\nb", "a\n\nb"),
        (r"a\line b\tab c\_d\-e", "a\nb\tc\u2011de"),
    ],
)
def test_letters_of_every_kind_come_out_right(body, said):
    assert read_rtf(rtf(body)).text == said


def test_the_code_page_of_the_file_is_believed():
    assert read_rtf(rb"{\rtf1\ansi\ansicpg1250 \'f8eka}").text == "řeka"
    assert read_rtf(rb"{\rtf1\mac \'8et\'8e}").text == "été"


def test_binary_pictures_do_not_break_the_groups():
    assert read_rtf(rtf("a{\\pict\\bin5 }}{{\\x}b")).text == "ab"


def test_a_text_box_follows_its_paragraph():
    box = r"{\shp{\*\shpinst{\sp{\sn a}{\sv b}}{\shptxt \pard Encadr\'e9\par}}{\shprslt Encadr\'e9}}"
    assert read_rtf(rtf(rf"Avant {box}apr\'e8s\par Fin.\par")).text == "Avant après\n\nEncadré\n\nFin."


def test_headers_and_footers_stand_around_the_text_once_and_page_numbers_do_not():
    body = r"{\headerl Confidentiel\par}{\headerr Confidentiel\par}{\footer {\field{\fldrslt 3}}\par}{\footerf Cabinet}Mot."
    assert read_rtf(rtf(body)).text == "Confidentiel\n\nMot.\n\nCabinet"


def test_a_remark_is_kept_with_its_author():
    body = r"Mot{\*\atnid IM}{\*\atnauthor In\'e8s}\chatn{\*\annotation {\*\atndate 123}\pard Vraiment ?}.\par"
    assert read_rtf(rtf(body)).text == "Mot.\n\n[Inès] Vraiment ?"


def test_title_and_author_come_from_the_file():
    found = read_rtf(rtf("x", info=r"{\title Note n\'b0\~4}{\author In\'e8s Morel}{\subject non}"))
    assert (found.title, found.author, found.format) == ("Note n°\u00a04", "Inès Morel", "rtf")
    assert read_rtf(rtf(r"\s1 Bilan\par x")).title == "Bilan"


def test_a_cut_file_is_read_as_far_as_it_goes_and_says_so():
    found = read_rtf(rtf(r"Un d\'e9but et")[:-1])
    assert found.text == "Un début et"
    assert len(found.warnings) == 1


def test_absurd_nesting_is_refused():
    with pytest.raises(RefusedFile, match="deeply"):
        read_rtf(rtf("{" * 100_000))


def test_what_follows_the_document_is_not_read():
    assert read_rtf(rtf("a") + b" hidden {\\b more}").text == "a"


def test_what_was_moved_away_stays_out_and_the_deleted_is_not_shown_again():
    assert read_rtf(rb"{\rtf1 A {\mvf moved }B {\mvt moved}{\deleted\v0  gone}\par}").text == "A B moved"


def test_letters_that_stand_there_as_utf_8_are_read_as_such_and_escaped_ones_as_they_say():
    content = r"{\rtf1\ansi\ansicpg1252 L’été déjà \'e9t\'e9}".encode()
    assert read_rtf(content).text == "L’été déjà été"
    assert read_rtf("{\\rtf1\\ansi\\ansicpg1252 L’été}".encode("cp1252")).text == "L’été"


def test_a_title_is_a_heading_and_a_sign_inside_of_words_is_kept(words):
    sheet = r"{\stylesheet{\s7 Title;}{\s8 Subtitle;}}"
    body = sheet + r"\pard\s7 Of salt\par\s8 And mills\par\pard\s0 rye \bullet\tab wheat\par"
    assert words(read_rtf(rtf(body))) == [
        ("heading", "Of salt"),
        ("heading", "And mills"),
        ("paragraph", "rye •\twheat"),
    ]
