from __future__ import annotations

from tests.services.ingest import hostile
from tests.services.ingest.hostile import pdf, stream
from workbench.services.ingest.pdf import read_pdf
from workbench.services.ingest.pdfmeta import PdfMeta, declared

SPACES = (
    'xmlns:x="adobe:ns:meta/" xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"'
    ' xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:prism="http://prismstandard.org/namespaces/basic/2.0/"'
    ' xmlns:xmp="http://ns.adobe.com/xap/1.0/"'
)


def packet(inside: str) -> bytes:
    return f"%PDF-1.7 <x:xmpmeta {SPACES}><rdf:RDF><rdf:Description>{inside}</rdf:Description></rdf:RDF></x:xmpmeta>".encode()


def listed(kind: str, *entries: str) -> str:
    return f"<rdf:{kind}>{''.join(f'<rdf:li>{entry}</rdf:li>' for entry in entries)}</rdf:{kind}>"


def test_the_packet_fills_what_the_old_fields_leave_empty():
    content = packet(
        f"<dc:title>{listed('Alt', 'Le môle')}</dc:title><dc:creator>{listed('Seq', 'Inès Morel', 'Jean Roy')}</dc:creator>"
        f"<dc:publisher>{listed('Bag', 'Le Port')}</dc:publisher><dc:language>{listed('Bag', 'fr')}</dc:language>"
        "<prism:publicationDate>2024-06-05</prism:publicationDate><prism:url>https://port.example/m</prism:url>"
    )
    assert declared(content, {}, "") == PdfMeta(
        "Le môle", "Inès Morel, Jean Roy", "Le Port", "2024-06-05", "https://port.example/m", "fr"
    )
    old = declared(content, {"Title": "Note", "Author": "A. Roy"}, "de-DE")
    assert (old.title, old.author, old.language) == ("Note", "A. Roy", "de-DE")


def test_the_days_of_making_and_changing_are_no_days_of_publication():
    said = "<xmp:CreateDate>2024-06-05</xmp:CreateDate><dc:date>2024-06-05</dc:date><dc:source>print</dc:source>"
    assert declared(packet(said), {"CreationDate": "D:20240605"}, "") == PdfMeta()


def test_of_several_packets_the_last_counts_and_a_broken_one_is_none():
    def title(words: str) -> bytes:
        return packet(f"<dc:title>{words}</dc:title>")

    assert declared(title("Old") + title("New"), {}, "").title == "New"
    assert declared(title("Old & broken"), {}, "") == PdfMeta()
    assert declared(b"<x:xmpmeta" * 100_000, {}, "") == PdfMeta()
    assert declared(b'<!DOCTYPE x [<!ENTITY a "b">]>' + title("&a;"), {}, "") == PdfMeta()


def test_the_catalogue_names_the_language():
    page = hostile.pdf_page(b"BT /F 12 Tf 50 700 Td (Der Hafen ist heute geschlossen) Tj ET")
    assert read_pdf(page.replace(b"/Type /Catalog", b"/Type /Catalog /Lang (de-DE)")).language == "de-DE"
    assert read_pdf(page).language == ""


def test_half_characters_in_what_a_file_says_of_itself_cost_only_that():
    content = pdf(
        "<< /Type /Catalog /Pages 2 0 R /PageLabels << /Nums [0 << /P <FEFFD83D> >>] >> >>",
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Contents 4 0 R"
        " /Resources << /Font << /F << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >> >> >>",
        stream(b"BT /F 12 Tf 50 700 Td (Salt comes up the river with the herders.) Tj ET"),
        "<< /Title <FEFFD83D0041> /Author (Ada Mill) >>",
        trailer="/Info 5 0 R",
    )
    found = read_pdf(content)
    assert (found.text, found.title, found.author) == ("Salt comes up the river with the herders.", "", "Ada Mill")
    assert [page.label for page in found.pages] == ["1"]
