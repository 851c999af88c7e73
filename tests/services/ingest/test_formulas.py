from __future__ import annotations

import pytest
from lxml import etree

from workbench.services.ingest.docx import read_docx
from workbench.services.ingest.formulas import linear

M = 'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"'


def r(words: str) -> str:
    return f"<m:r><m:t>{words}</m:t></m:r>"


def e(words: str, name: str = "e") -> str:
    return f"<m:{name}>{r(words)}</m:{name}>"


@pytest.mark.parametrize(
    "markup, said",
    [
        (f"<m:f>{e('a+b', 'num')}{e('2', 'den')}</m:f>", "(a+b)/2"),
        (
            f'<m:f><m:fPr><m:type m:val="noBar"/></m:fPr>{e("n", "num")}{e("k", "den")}</m:f>',
            "n¦k",
        ),
        (f"<m:sSup>{e('x')}{e('2', 'sup')}</m:sSup>{r('+1')}", "x^2+1"),
        (f"<m:sSub>{e('x')}{e('i+1', 'sub')}</m:sSub>", "x_(i+1)"),
        (f"<m:sSubSup>{e('x')}{e('i', 'sub')}{e('2', 'sup')}</m:sSubSup>", "x_i^2"),
        (f'<m:rad><m:radPr><m:degHide m:val="1"/></m:radPr><m:deg/>{e("x+1")}</m:rad>', "√(x+1)"),
        (f"<m:rad>{e('3', 'deg')}{e('8')}</m:rad>", "∛8"),
        (f"<m:rad>{e('n', 'deg')}{e('8')}</m:rad>", "√(n&8)"),
        (
            f'<m:nary><m:naryPr><m:chr m:val="∑"/></m:naryPr>{e("i=1", "sub")}{e("n", "sup")}{e("i")}</m:nary>',
            "∑_(i=1)^n i",
        ),
        (f"<m:nary>{e('0', 'sub')}{e('1', 'sup')}{e('f')}</m:nary>", "∫_0^1 f"),
        (
            f'<m:d><m:dPr><m:begChr m:val="["/><m:endChr m:val="]"/></m:dPr>{e("a")}{e("b")}</m:d>',
            "[a|b]",
        ),
        (f"<m:func>{e('sin', 'fName')}{e('x')}</m:func>", "sin x"),
        (f"<m:limLow>{e('lim')}{e('n→∞', 'lim')}</m:limLow>", "lim_(n→∞)"),
        (f"<m:m><m:mr>{e('a')}{e('b')}</m:mr><m:mr>{e('c')}{e('d')}</m:mr></m:m>", "a, b; c, d"),
        (f'<m:phant><m:phantPr><m:show m:val="0"/></m:phantPr>{e("x")}</m:phant>{r("y")}', "y"),
    ],
)
def test_what_shows_by_its_place_on_paper_shows_in_a_line(markup, said):
    assert linear(etree.fromstring(f"<m:oMath {M}>{markup}</m:oMath>")) == said


def test_a_formula_stands_among_the_words_of_its_paragraph(docx):
    formula = f"<m:oMath {M}><m:f>{e('1', 'num')}{e('2', 'den')}</m:f></m:oMath>"
    body = f'<w:p><w:r><w:t xml:space="preserve">Soit </w:t></w:r>{formula}<w:r><w:t>.</w:t></w:r></w:p>'
    assert read_docx(docx(body)).text == "Soit 1/2."


def test_what_was_deleted_from_a_formula_stays_out():
    markup = f'{r("a")}<w:del xmlns:w="x">{r("b")}</w:del>'
    assert linear(etree.fromstring(f"<m:oMath {M}>{markup}</m:oMath>")) == "a"
