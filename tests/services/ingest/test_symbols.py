from __future__ import annotations

import pytest

from workbench.services.ingest.rtf import read_rtf
from workbench.services.ingest.symbols import sign_font, symbol, with_signs

FONTS = rb"{\rtf1\ansi{\fonttbl{\f0 Times;}{\f1\fcharset2 Symbol;}{\f2\fnil\fcharset2{\*\panose 050000}Wingdings;}}"


@pytest.mark.parametrize(
    "body, said",
    [
        (rb"\f0 Angle {\f1\'61} = 3", "Angle α = 3"),
        (rb"\f0 Angle {\f1 b}, b", "Angle β, b"),
        (rb"\f0 {\f2\'fc} fait", "✓ fait"),
        (rb"\f0 p {\f1\u-3913\'b7} q", "p • q"),
        (rb"\f0 {\loch\f1\u61537\'3f} \plain b", "α b"),
        (rb"\f1 a\f0 a", "αa"),
    ],
)
def test_letters_of_a_font_of_signs_are_its_signs(body, said):
    assert read_rtf(FONTS + body + rb"\par}").text == said


def test_a_table_of_fonts_without_groups_is_read_too():
    table = rb"{\rtf1\ansi{\fonttbl\f0\froman Times;\f7\fcharset2 Symbol;}"
    assert read_rtf(table + rb"\f0 un {\f7 p}\par}").text == "un π"


def test_letters_of_other_fonts_stay():
    assert sign_font("Arial") == ""
    assert symbol("Arial", 0x61) == ""
    assert with_signs("\uf061 a", "Arial") == "\uf061 a"
    assert with_signs("\uf061 a", "Symbol") == "α a"


def test_the_signs_of_zapf_are_known():
    assert "".join(symbol("ZapfDingbats", code) for code in (0x33, 0x34, 0x6E, 0x6C, 0xAC, 0xD5, 0xFE)) == "✓✔■●①→➾"
    assert symbol("ITC Zapf Dingbats", 0xF0) == symbol("Zapf Dingbats", 0x80) == ""
