"""What is on a layer that a PDF switches off is not in its text, however it says so; all other layers are."""

from __future__ import annotations

import zlib
from io import BytesIO

import pypdf
import pytest

from workbench.services.ingest.pdf import read_pdf

FIRST, LAST = "The millers met at the salt house.", "Nobody came by the upper ford."
NOTED = "The toll was doubled in secret."
_GROUPS = ("<< /Type /OCG /Name (Drafts) >>", "<< /Type /OCG /Name (Maps) >>")
_OFF = "/OCGs [5 0 R 6 0 R] /D << /OFF [5 0 R] /Order [5 0 R 6 0 R] >>"


def shown(words: str, y: int = 680) -> str:
    return f"BT /F1 11 Tf 60 {y} Td ({words}) Tj ET\n"


def made(
    middle: str = f"/OC /MC0 BDC {shown(NOTED)} EMC\n",
    *,
    settings: str = _OFF,
    layer: str = "5 0 R",
    groups: tuple[str, str] = _GROUPS,
    more: tuple[str, ...] = (),
    page: str = "",
    packed: bool = False,
) -> bytes:
    """A PDF whose groups are objects 5 and 6, with `more` objects from 7 on; `packed` puts the settings in a stream."""
    content = shown(FIRST, 700) + middle + shown(LAST, 640)
    resources = f"/Font << /F1 << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >> /Properties << /MC0 {layer} >>"
    parts = [
        f"<< /Type /Catalog /Pages 2 0 R /OCProperties << {settings} >> >>",
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R {page}"
        f" /Resources << {resources} /XObject << /X 7 0 R >> >> >>",
        f"<< /Length {len(content)} >>\nstream\n{content}\nendstream",
        *groups,
        *more,
    ]
    if packed:
        return _packed(parts)
    whole, places = b"%PDF-1.6\n", []
    for number, part in enumerate(parts, 1):
        places.append(len(whole))
        whole += f"{number} 0 obj\n{part}\nendobj\n".encode("latin-1")
    rows = "".join(f"{place:010d} 00000 n \n" for place in places)
    tail = f"trailer << /Size {len(parts) + 1} /Root 1 0 R >>\nstartxref\n{len(whole)}\n%%EOF"
    return whole + f"xref\n0 {len(parts) + 1}\n0000000000 65535 f \n{rows}{tail}".encode()


def _packed(parts: list[str]) -> bytes:
    """The same with all that is no stream in a stream of objects, as newer programs write it."""
    inside = {number: part for number, part in enumerate(parts, 1) if "stream" not in part}
    heads, bodies = "", ""
    for number, part in inside.items():
        heads += f"{number} {len(bodies)} "
        bodies += part + " "
    packed = zlib.compress((heads + bodies).encode("latin-1"))
    whole, table = b"%PDF-1.6\n", [b"\0\0\0\0\0"]
    number_of_pack, number_of_table = len(parts) + 1, len(parts) + 2
    rows: dict[int, bytes] = {}
    for number, part in enumerate(parts, 1):
        if number in inside:
            rows[number] = bytes((2,)) + number_of_pack.to_bytes(3, "big") + bytes((list(inside).index(number),))
            continue
        rows[number] = bytes((1,)) + len(whole).to_bytes(3, "big") + b"\0"
        whole += f"{number} 0 obj\n{part}\nendobj\n".encode("latin-1")
    rows[number_of_pack] = bytes((1,)) + len(whole).to_bytes(3, "big") + b"\0"
    whole += (
        b"%d 0 obj\n<< /Type /ObjStm /N %d /First %d /Filter /FlateDecode /Length %d >>\nstream\n%s\nendstream\nendobj\n"
        % (number_of_pack, len(inside), len(heads), len(packed), packed)
    )
    rows[number_of_table] = bytes((1,)) + len(whole).to_bytes(3, "big") + b"\0"
    table += [rows[number] for number in sorted(rows)]
    at, size = len(whole), number_of_table + 1
    whole += (
        b"%d 0 obj\n<< /Type /XRef /Size %d /W [1 3 1] /Root 1 0 R /Length %d >>\nstream\n%s\nendstream\nendobj\n"
        b"startxref\n%d\n%%%%EOF" % (number_of_table, size, 5 * size, b"".join(table), at)
    )
    return whole


def drawing(words: str, rest: str = "") -> str:
    content = shown(words)
    return (
        f"<< /Type /XObject /Subtype /Form /BBox [0 0 595 842] {rest} /Length {len(content)} >>\n"
        f"stream\n{content}\nendstream"
    )


_DRAWN = "/Resources << /Font << /F1 << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >> >>"
_NESTED = f"/OC /MC0 BDC q /Span << /MCID 3 >> BDC {shown(NOTED)} EMC Q EMC\n"
_FREE_TEXT = "<< /Type /Annot /Subtype /Text /Rect [9 9 30 30] /OC 5 0 R /Contents (" + NOTED + ") >>"


def rule(words: str) -> str:
    return f"<< /Type /OCMD {words} >>"


@pytest.mark.parametrize(
    "content",
    [
        pytest.param(made(), id="marked words"),
        pytest.param(made(packed=True), id="objects in a stream"),
        pytest.param(made(_NESTED), id="marks within marks"),
        pytest.param(made(settings="/OCGs [5 0 R 6 0 R] /D << /BaseState /OFF /ON [6 0 R] >>"), id="off by default"),
        pytest.param(
            made(
                settings="/OCGs [5 0 R] /D << /ON [5 0 R] /AS [<< /Event /View /Category [/View] /OCGs [5 0 R] >>] >>",
                groups=("<< /Type /OCG /Name (Drafts) /Usage << /View << /ViewState /OFF >> >> >>", _GROUPS[1]),
            ),
            id="off on a screen",
        ),
        pytest.param(made(layer="7 0 R", more=(rule("/OCGs 5 0 R"),)), id="a rule"),
        pytest.param(made(layer=rule("/OCGs [5 0 R 6 0 R] /P /AllOn")), id="a rule inside of the page"),
        pytest.param(made(layer="7 0 R", more=(rule("/OCGs [6 0 R 6 0 R] /P /AllOff"),)), id="only while all are off"),
        pytest.param(
            made(layer="7 0 R", more=(rule("/OCGs 6 0 R /VE [/And 6 0 R [/Not [/Not 5 0 R]]]"),)), id="an expression"
        ),
        pytest.param(made("/X Do\n", more=(drawing(NOTED, f"{_DRAWN} /OC 5 0 R"),)), id="a drawing"),
        pytest.param(made("/OC /MC0 BDC /X Do EMC\n", more=(drawing(NOTED, _DRAWN),)), id="a drawing marked outside"),
        pytest.param(
            made(
                "/X Do\n",
                more=(
                    drawing("", "/Resources << /XObject << /Y 8 0 R >> >>").replace("() Tj ET", "() Tj ET /Y Do"),
                    drawing(NOTED, f"{_DRAWN} /OC 5 0 R"),
                ),
            ).replace(b"/Length 32", b"/Length 38"),
            id="a drawing in a drawing",
        ),
        pytest.param(made("", page="/Annots [7 0 R]", more=(_FREE_TEXT,)), id="a remark"),
    ],
)
def test_what_is_on_a_layer_that_is_off_stays_out_and_that_is_said(content):
    found = read_pdf(content)
    assert found.text == f"{FIRST}\n\n{LAST}"
    assert found.warnings == ("Layers that are switched off in the PDF are not in the text: Drafts.",)


@pytest.mark.parametrize(
    "content",
    [
        pytest.param(made(layer="6 0 R"), id="a layer that is on"),
        pytest.param(made(layer="7 0 R", more=(rule("/OCGs [5 0 R 6 0 R]"),)), id="one of two is enough"),
        pytest.param(made(layer="7 0 R", more=(rule("/OCGs 5 0 R /P /AllOff"),)), id="shown while it is off"),
        pytest.param(made(layer="7 0 R", more=(rule("/VE [/Or 5 0 R [/Not 5 0 R]]"),)), id="an expression"),
        pytest.param(made("/X Do\n", more=(drawing(NOTED, f"{_DRAWN} /OC 6 0 R"),)), id="a drawing"),
        pytest.param(
            made(groups=("<< /Type /OCG /Name (Drafts) /Intent /Design >>", _GROUPS[1])), id="meant for its makers"
        ),
        pytest.param(
            made(
                settings="/OCGs [5 0 R] /D << /AS [<< /Event /Print /Category [/Print] /OCGs [5 0 R] >>] >>",
                groups=("<< /Type /OCG /Name (Drafts) /Usage << /Print << /PrintState /OFF >> >> >>", _GROUPS[1]),
            ),
            id="off only in print",
        ),
    ],
)
def test_what_is_on_other_layers_is_read(content):
    assert NOTED in read_pdf(content).text


def test_layers_of_a_locked_file_are_known():
    writer = pypdf.PdfWriter(clone_from=pypdf.PdfReader(BytesIO(made(packed=True))))
    writer.encrypt("", "owner", algorithm="RC4-128")
    locked = BytesIO()
    writer.write(locked)
    assert read_pdf(locked.getvalue()).text == f"{FIRST}\n\n{LAST}"


def test_rules_that_contain_each_other_end():
    several = "7 0 R " * 2_000
    content = made(
        layer="7 0 R", more=(rule(f"/OCGs [{several}] /P /AllOff"), rule(f"/VE [/And {several} [/Not {several}]]"))
    )
    assert FIRST in read_pdf(content).text


def test_a_layer_that_is_not_there_hides_nothing():
    assert NOTED in read_pdf(made(settings="/OCGs [9 0 R] /D << /OFF [9 0 R] >>", layer="9 0 R")).text
