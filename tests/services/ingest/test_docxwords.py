from __future__ import annotations

import pytest

from workbench.services.ingest.docx import read_docx

BEGIN, MIDDLE, END = (f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("begin", "separate", "end"))


def r(words: str) -> str:
    return f'<w:r><w:t xml:space="preserve">{words}</w:t></w:r>'


def says(instruction: str) -> str:
    return f"<w:r><w:instrText>{instruction}</w:instrText></w:r>"


@pytest.mark.parametrize(
    "runs, said",
    [
        ("<w:r><w:t>une</w:t><w:cr/><w:t>deux</w:t></w:r>", "une\ndeux"),
        (r("Avant.") + '<w:r><w:br w:type="page"/></w:r>' + r("Après."), "Avant.\nAprès."),
        (r("A") + '<w:r><w:sym w:font="Segoe UI Symbol" w:char="2713"/></w:r>' + r("B"), "A✓B"),
        (r("A") + '<w:r><w:sym w:font="Wingdings" w:char="F0FE"/></w:r>', "A🗹"),
        (r("A") + '<w:r><w:sym w:font="Symbol" w:char="0061"/></w:r>', "Aα"),
        (r("A") + '<w:r><w:sym w:font="Arial" w:char="00E9"/></w:r>', "Aé"),
        (r("A") + '<w:r><w:rPr><w:rFonts w:ascii="Symbol"/></w:rPr><w:t>\uf06d</w:t></w:r>', "Aμ"),
        (r("A") + '<w:r><w:sym w:font="X" w:char="zz"/><w:t>B</w:t></w:r>', "AB"),
        (f'<w:bdo w:val="rtl">{r("a")}</w:bdo><w:dir w:val="ltr">{r("b")}</w:dir>', "ab"),
        (f'<w:fldSimple w:instr=" DATE ">{r("3 mars")}</w:fldSimple>', "3 mars"),
        (r("c ") + r(" d") + r("  e"), "c  d  e"),
        ("<w:r><w:t>a</w:t><w:ptab/><w:t>b</w:t></w:r>", "a\tb"),
    ],
)
def test_words_that_stand_in_odd_elements_are_kept(docx, runs, said):
    assert read_docx(docx(f"<w:p>{runs}</w:p>")).text == said


def test_of_a_field_only_the_result_is_read(docx):
    inner = BEGIN + says(" PAGE ") + MIDDLE + r("dedans") + END
    field = BEGIN + says(" IF ") + inner + says(" = 1 ") + MIDDLE + r("montré") + END
    assert read_docx(docx(f"<w:p>{r('a ')}{field}{r(' b')}</w:p>")).text == "a montré b"


def test_a_field_that_never_ends_hides_nothing(docx):
    assert read_docx(docx(f"<w:p>{BEGIN}{r('a')}</w:p><w:p>{END}{END}{MIDDLE}{r('b')}</w:p>")).text == "b"
    assert read_docx(docx(f"<w:p>{r('a')}{BEGIN}{r('b')}</w:p><w:p>{r('c')}</w:p>")).text == "ab\n\nc"


def test_a_box_that_can_be_ticked_keeps_its_sign(docx):
    box = (
        '<w:sdt><w:sdtPr><w14:checkbox xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"/></w:sdtPr>'
        f"<w:sdtContent>{r('☒')}</w:sdtContent></w:sdt>"
    )
    assert read_docx(docx(f"<w:p>{box}{r(' Oui')}</w:p>")).text == "☒ Oui"


def test_of_two_versions_the_first_with_words_is_read(docx):
    space = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'

    def either(new: str, old: str) -> str:
        return f"<mc:AlternateContent {space}><mc:Choice>{new}</mc:Choice><mc:Fallback>{old}</mc:Fallback></mc:AlternateContent>"

    assert read_docx(docx(f"<w:p>{either(r('neuf'), r('vieux'))}{r('!')}</w:p>")).text == "neuf!"
    assert read_docx(docx(f"<w:p>{either('<w:drawing/>', r('vieux'))}{r('!')}</w:p>")).text == "vieux!"


def test_words_of_many_wrappers_are_read_in_time(docx):
    wrapped = f'<w:fldSimple w:instr="x">{r("a")}</w:fldSimple>' * 5_000
    assert read_docx(docx(f"<w:p>{wrapped}</w:p>")).text == "a" * 5_000


def test_a_large_first_letter_goes_back_to_its_word(docx):
    frame = '<w:pPr><w:framePr w:dropCap="{kind}"/></w:pPr>'
    body = f"<w:p>{frame.format(kind='drop')}{r('L')}</w:p><w:p><w:pPr/>{r('e port.')}</w:p>"
    assert read_docx(docx(body)).text == "Le port."
    body = f"<w:p>{frame.format(kind='none')}{r('Cadre')}</w:p><w:p>{r('Texte.')}</w:p>"
    assert read_docx(docx(body)).text == "Cadre\n\nTexte."


def test_a_hidden_row_of_a_table_stays_out(docx):
    row = "<w:tr>{}<w:tc><w:p>{}</w:p></w:tc></w:tr>"
    rows = row.format("", r("vu")) + row.format("<w:trPr><w:hidden/></w:trPr>", r("caché"))
    assert read_docx(docx(f"<w:tbl>{rows}</w:tbl>")).text == "vu"
