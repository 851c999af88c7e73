from __future__ import annotations

import time

import pytest

from workbench.services.ingest.html import read_html


def said(markup: str) -> str:
    return read_html(f"<p>{markup}</p>".encode()).text


@pytest.mark.parametrize(
    "markup, words",
    [
        ("<mfrac><mrow><mi>a</mi><mo>+</mo><mi>b</mi></mrow><mn>2</mn></mfrac>", "(a+b)/2"),
        ('<mfrac linethickness="0"><mi>n</mi><mi>k</mi></mfrac>', "n¦k"),
        ("<msup><mi>x</mi><mn>2</mn></msup><mo>+</mo><msub><mi>x</mi><mi>i</mi></msub>", "x^2+x_i"),
        ("<msubsup><mi>x</mi><mi>i</mi><mn>2</mn></msubsup>", "x_i^2"),
        ("<munderover><mo>&sum;</mo><mi>i</mi><mi>n</mi></munderover>", "∑_i^n"),
        ("<munder><mo>lim</mo><mrow><mi>n</mi><mo>→</mo><mn>0</mn></mrow></munder>", "lim_(n→0)"),
        ("<msqrt><mi>x</mi><mo>+</mo><mn>1</mn></msqrt><mroot><mi>y</mi><mn>3</mn></mroot>", "√(x+1)∛y"),
        ("<mover><mi>v</mi><mo>→</mo></mover>", "v\u20d7"),
        ('<mfenced open="[" separators=";"><mi>x</mi><mi>y</mi></mfenced>', "[x;y)"),
        ("<mi>f</mi><mo>&#x2061;</mo><mi>x</mi>", "fx"),
        ("<semantics><mi>x</mi><annotation>x again</annotation></semantics>", "x"),
        ("<mtable><mtr><mtd>a</mtd><mtd>b</mtd></mtr><mtr><mtd>c</mtd><mtd>d</mtd></mtr></mtable>", "a, b; c, d"),
        ("<mi>x</mi><mspace width='1em'/><mphantom><mi>y</mi></mphantom><mtext> and </mtext>", "x and"),
    ],
)
def test_a_formula_of_a_page_is_written_in_a_line(markup, words):
    assert said(f"Soit <math>{markup}</math>.") == f"Soit {words}."


@pytest.mark.parametrize(
    "markup, words",
    [
        ("a <math><mi>x</mi>", "a x"),
        ("a <math><mi>x</math> b", "a x b"),
        ("a <math><mfrac><mi>x</mi></mfrac></b></math> b", "a x/ b"),
        ("a <math><mi>x<div>b</div></math>", "a x\n\nb"),
        ("a <math hidden><mi>x</mi></math> b", "a b"),
        ("a <math><mi>\x01x&#xd800;</mi></math>", "a x\ufffd"),
        (f"<math>{'<mrow>' * 5_000}x</math>", "x"),
    ],
)
def test_formulas_that_are_badly_written_are_read_and_cost_nothing_else(markup, words):
    assert said(markup) == words


def test_more_than_a_formula_can_be_is_read_in_time():
    begun = time.process_time()
    assert said(f"<math>{'<mi>x</mi>' * 60_000}</math>") == "x" * 60_000
    assert time.process_time() - begun < 5
