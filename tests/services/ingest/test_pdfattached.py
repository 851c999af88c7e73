from __future__ import annotations

from tests.services.ingest.hostile import pdf, stream
from workbench.services.ingest import pdfattached
from workbench.services.ingest.pdfattached import attached_to
from workbench.services.ingest.reading import read_whole

FILES = (("../mill.txt", b"Salt and rye."), ("g\\351.txt", b"A ford."), ("none.txt", b""))


def made() -> bytes:
    """A page about a ferry with three files inside."""
    names = "".join(
        f"({number}) << /Type /Filespec /F ({name}) /UF ({name}) /EF << /F {5 + number} 0 R >> >>"
        for number, (name, _) in enumerate(FILES)
    )
    return pdf(
        f"<< /Type /Catalog /Pages 2 0 R /Names << /EmbeddedFiles << /Names [{names}] >> >> >>",
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Contents 4 0 R"
        " /Resources << /Font << /F << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >> >> >>",
        stream(b"BT /F 12 Tf 50 700 Td (The ferry leaves the ford at noon, herders say.) Tj ET"),
        *(stream(words, "/Type /EmbeddedFile") for _, words in FILES),
    )


def test_files_inside_of_a_pdf_are_files_of_their_own_with_harmless_names():
    found = read_whole(made(), "ferry.pdf")
    assert found.document.text == "The ferry leaves the ford at noon, herders say."
    assert [(one.filename, one.content) for one in found.attached] == [
        ("mill.txt", FILES[0][1]),
        ("gé.txt", FILES[1][1]),
    ]
    assert found.document.warnings == ("1 attachment was left out: it is damaged, empty or too large.",)


def test_files_that_would_fill_the_machine_are_left_out(monkeypatch):
    monkeypatch.setattr(pdfattached, "_MOST_BYTES", 8)
    found, left_out = attached_to(made())
    assert [one.filename for one in found] == ["gé.txt"]
    assert left_out == 2
