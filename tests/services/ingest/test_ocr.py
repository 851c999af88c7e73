"""Recognition itself; where the extra is not installed the reason is printed and the rest of the program goes on."""

from __future__ import annotations

from io import BytesIO

import pytest

from workbench.core.errors import RefusedFile
from workbench.services.ingest.parts import Recognition
from workbench.services.ingest.pdfline import line_from_json
from workbench.services.ingest.reading import read_whole

pytest.importorskip("rapidocr", reason='the extra "ocr" is not installed')

TEXT = (
    "Le ministère a confirmé mardi l’arrivée de trois cargos dans le port du nord, où des réfugiés les attendaient. "
    "Près de douze mille hommes y seraient, selon un rapport."
)


@pytest.fixture(scope="module")
def page() -> bytes:
    """A printed page as a PDF."""
    import typst

    markup = f'#set page(width: 14cm, height: 9cm)\n#set text(lang: "fr", size: 12pt)\n{TEXT}'
    return bytes(typst.compile(markup.encode()))


def scanned(page: bytes, format: str) -> bytes:
    """The page as a picture."""
    import pypdfium2

    picture = pypdfium2.PdfDocument(page)[0].render(scale=200 / 72).to_pil().convert("RGB")
    made = BytesIO()
    picture.save(made, format)
    return made.getvalue()


@pytest.mark.parametrize("format", ["PNG", "JPEG", "TIFF", "PDF"])
def test_a_scan_is_read_nearly_to_the_letter(page: bytes, format: str) -> None:
    from difflib import SequenceMatcher

    from workbench.services.ingest import ocr

    content = scanned(page, format)
    name = f"scan.{format.lower()}"
    (number,) = read_whole(content, name, recognition=Recognition(is_offered=True)).scanned
    told = ocr.serve(content, {"page": number})
    lines = [line_from_json(line, 0) for line in told["lines"]]
    found = read_whole(content, name, recognition=Recognition(True, {0: lines})).document.text
    assert SequenceMatcher(None, found, TEXT).ratio() > 0.97
    assert told["pages"] == 1


@pytest.mark.parametrize("content", [b"\x89PNG\r\n\x1a\n" + bytes(40), b"II*\x00" + bytes(20), b"GIF89a" + bytes(9)])
def test_a_damaged_picture_is_refused(content: bytes) -> None:
    from workbench.services.ingest import ocr

    with pytest.raises(RefusedFile, match="damaged"):
        ocr.serve(content, {"page": 0})


def test_a_picture_of_nothing_has_no_lines() -> None:
    from PIL import Image

    from workbench.services.ingest import ocr

    made = BytesIO()
    Image.new("L", (400, 300), 255).save(made, "PNG")
    assert ocr.serve(made.getvalue(), {"page": 0})["lines"] == []


def test_a_page_on_its_side_is_turned(page):
    from PIL import Image

    from workbench.services.ingest import ocr

    upright = Image.open(BytesIO(scanned(page, "PNG")))
    for quarters in (90, 270):
        made = BytesIO()
        upright.rotate(quarters, expand=True).save(made, "PNG")
        lines = ocr.serve(made.getvalue(), {"page": 0})["lines"]
        assert lines[0][0].startswith("Le ministère a confirmé")
