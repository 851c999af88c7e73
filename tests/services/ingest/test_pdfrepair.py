from __future__ import annotations

import zlib

import pypdfium2
import pytest

from tests.services.ingest import hostile
from workbench.core.errors import RefusedFile
from workbench.services.ingest.pdf import read_pdf
from workbench.services.ingest.pdfrepair import opened, repaired

FONT = "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"


def drawn(words: str) -> bytes:
    return hostile.stream(f"BT /F 12 Tf 1 0 0 1 60 700 Tm ({words}) Tj ET".encode())


def book(*, font_last: bool = False, inherits: bool = False) -> bytes:
    """A PDF of two pages whose objects stand in the order of their numbers."""
    resources = "/Resources << /Font << /F 7 0 R >> >>"
    own, shared = ("", resources) if inherits else (resources, "")
    page = f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] {own} /Contents {{}} 0 R >>"
    return hostile.pdf(
        "<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [3 0 R 4 0 R] /Count 2 {shared} >>",
        page.format(5),
        page.format(6),
        drawn("The first page says that the ships left."),
        drawn("The second page says that they came back."),
        FONT,
    )


def cut(content: bytes, before: bytes) -> bytes:
    return content[: content.rindex(before)]


@pytest.mark.parametrize("inherits", [False, True])
def test_a_file_without_its_last_table_is_read_whole(inherits):
    found = read_pdf(cut(book(inherits=inherits), b"xref\n0"))
    assert found.text.split("\n\n") == [
        "The first page says that the ships left.",
        "The second page says that they came back.",
    ]
    assert [page.label for page in found.pages] == ["1", "2"]
    assert found.warnings == ("The file ends in the middle; words at its end may be missing.",)


def test_a_whole_file_is_opened_as_it_is():
    document, is_cut = opened(book())
    assert (len(document), is_cut) == (2, False)
    document.close()


def test_a_page_whose_words_are_cut_is_left_out():
    content = book()
    # The font comes before the second page's words.
    font = content[content.index(b"7 0 obj") : content.index(b"xref\n0")]
    moved = content.replace(font, b"").replace(b"6 0 obj", font + b"6 0 obj")
    found = read_pdf(moved[: moved.rindex(b"came back")])
    assert found.text == "The first page says that the ships left."
    assert len(found.pages) == 1


def test_pages_without_their_font_would_read_as_other_letters_and_are_refused():
    with pytest.raises(RefusedFile, match="damaged or cut short"):
        read_pdf(cut(book(), b"7 0 obj"))


def test_objects_that_are_packed_together_are_found():
    inner = [
        (
            3,
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Resources << /Font << /F 7 0 R >> >> /Contents 5 0 R >>",
        ),
        (7, FONT.encode()),
    ]
    places, words = [], b""
    for number, said in inner:
        places.append(b"%d %d" % (number, len(words)))
        words += said + b" "
    head = b" ".join(places) + b" "
    packed = zlib.compress(head + words)
    content = (
        b"%%PDF-1.7\n5 0 obj\n%s\nendobj\n9 0 obj\n<< /Type /ObjStm /N 2 /First %d /Filter /FlateDecode /Length %d >>\nstream\n"
        % (drawn("Packed pages are found too."), len(head), len(packed))
    )
    found = read_pdf(content + packed + b"\nendstream\nendobj\n")
    assert found.text == "Packed pages are found too."


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"no PDF at all",
        b"%PDF-1.7\n" + b"1 0 obj\n<<" * 200_000,
        b"%PDF-1.7\n"
        + b"".join(b"%d 0 obj<</Type/Page/Resources %d 0 R>>endobj\n" % (n, n + 1) for n in range(1, 20_000)),
        b"%PDF-1.7\n1 0 obj<</Type/ObjStm/N 999999/First 99999999/Filter/FlateDecode>>stream\nxx\nendstream endobj",
        b"%PDF-1.7\n1 0 obj<</Type/ObjStm/N 3/First 12/Filter/FlateDecode>>stream\n"
        + zlib.compress(b"1 9 " + b"9" * 6000)
        + b"\nendstream endobj",
        cut(book(), b"xref\n0").replace(b"%PDF-", b"%PDF-1.7\n% /Encrypt 8 0 R"),
    ],
)
def test_what_has_no_whole_page_is_not_repaired(content):
    assert repaired(content) == b""


def test_a_locked_file_is_told_apart_from_a_cut_one():
    with pytest.raises(pypdfium2.PdfiumError):
        opened(b"%PDF-1.7\nnothing")
