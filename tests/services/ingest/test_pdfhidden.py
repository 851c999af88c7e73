"""What nobody sees on a page of a PDF stays out of its text; what only looks hidden stays in."""

from __future__ import annotations

import pytest

from workbench.services.ingest.pdf import read_pdf

_PAGE = (
    "/Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >>"
    " /ExtGState << /Clear << /ca 0 >> >> /XObject << /Im 6 0 R >> >>"
)
_PICTURE = "/Type /XObject /Subtype /Image /Width 1 /Height 1 /ColorSpace /DeviceGray /BitsPerComponent 8 /Length 1"
_SCAN = "q 595 0 0 842 0 0 cm /Im Do Q\n"
FIRST = "The ministry confirmed the delivery of ships."
LAST = "The harbour was closed on Monday again."
SECRET = "Pay the agent in Antwerp."


def made(content: str) -> bytes:
    """A PDF of one page with this content."""
    parts = (
        "<< /Type /Catalog /Pages 2 0 R >>",
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        f"<< {_PAGE} >>",
        f"<< /Length {len(content)} >>\nstream\n{content}\nendstream",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
        f"<< {_PICTURE} >>\nstream\n\x80\nendstream",
    )
    whole, places = b"%PDF-1.4\n", []
    for number, part in enumerate(parts, 1):
        places.append(len(whole))
        whole += f"{number} 0 obj\n{part}\nendobj\n".encode("latin-1")
    table = "".join(f"{place:010d} 00000 n \n" for place in places)
    tail = f"trailer << /Size {len(parts) + 1} /Root 1 0 R >>\nstartxref\n{len(whole)}\n%%EOF"
    return whole + f"xref\n0 {len(parts) + 1}\n0000000000 65535 f \n{table}{tail}".encode()


def line(y: int, words: str, ink: str = "", mode: int = 0) -> str:
    """One printed line."""
    return f"q {ink} BT /F1 11 Tf {mode} Tr 60 {y} Td ({words}) Tj ET Q\n"


@pytest.mark.parametrize(
    "secret",
    [
        line(680, SECRET, "1 1 1 rg"),
        line(680, SECRET, "0.99 g"),
        line(680, SECRET, "0 0 0 0 k"),
        line(680, SECRET, mode=3),
        line(680, SECRET, mode=7),
        line(680, SECRET, "/Clear gs"),
        "q 1 g 50 670 400 24 re f Q\n" + line(680, SECRET, "1 g"),
        # A black bar further up, or painted over it afterwards, is no ground to read white letters on.
        "q 0 g 50 740 400 24 re f Q\n" + line(680, SECRET, "1 g"),
    ],
)
def test_hidden_words_stay_out_and_that_is_said(secret: str) -> None:
    found = read_pdf(made(line(700, FIRST) + secret + line(640, LAST)))
    assert "Antwerp" not in found.text
    assert FIRST in found.text
    assert LAST in found.text
    assert any("left out on pages: 1." in warning for warning in found.warnings)


@pytest.mark.parametrize(
    "seen",
    [
        "q 0 0 0.6 rg 50 670 400 24 re f Q\n" + line(680, SECRET, "1 g"),
        _SCAN + line(680, SECRET, "1 g"),
        _SCAN + line(680, SECRET, mode=3),
        line(680, SECRET, mode=3) + _SCAN,
        line(680, SECRET, "1 g 0 G", mode=2),
        line(680, SECRET, "0.9 g"),
        line(680, SECRET, "1 1 0 rg"),
    ],
)
def test_white_on_a_colour_outlines_and_the_words_over_a_scan_are_text(seen: str) -> None:
    found = read_pdf(made(line(700, FIRST) + seen + line(640, LAST)))
    assert SECRET in found.text
    assert not any("left out on pages" in warning for warning in found.warnings)


def test_hidden_words_in_a_line_leave_the_others_as_they_are() -> None:
    inside = "BT /F1 11 Tf 60 700 Td (Seen at first, ) Tj 1 g (never, ) Tj 0 g (and seen at last.) Tj ET\n"
    found = read_pdf(made(inside + line(640, LAST)))
    assert "never" not in found.text
    assert " ".join(found.text.split()).startswith("Seen at first, and seen at last.")
