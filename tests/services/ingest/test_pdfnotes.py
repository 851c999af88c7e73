from __future__ import annotations

from io import BytesIO

from pypdf import PdfReader, PdfWriter
from pypdf.generic import (
    ArrayObject,
    DictionaryObject,
    FloatObject,
    NameObject,
    StreamObject,
    TextStringObject,
)

from tests.services.ingest import hostile
from workbench.services.ingest.pdf import read_pdf
from workbench.services.ingest.pdfnotes import told

PAGE = (
    b"BT /F 12 Tf 1 0 0 1 60 700 Tm (Name:) Tj 1 0 0 1 60 660 Tm (I have read the rules of the port and agree.) Tj ET"
)


def noted(*notes: dict[str, object]) -> bytes:
    """A page with these annotations; `shows` is what one has for an appearance."""
    writer = PdfWriter(clone_from=PdfReader(BytesIO(hostile.pdf_page(PAGE))))
    page = writer.pages[0]
    made = ArrayObject()
    for note in notes:
        left, bottom, right, top = note.get("at", (400, 400, 420, 420))
        entry = DictionaryObject({NameObject("/Type"): NameObject("/Annot")})
        entry[NameObject("/Subtype")] = NameObject(f"/{note['kind']}")
        entry[NameObject("/Rect")] = ArrayObject(map(FloatObject, (left, bottom, right, top)))
        for key, name in (("words", "/Contents"), ("author", "/T")):
            if key in note:
                entry[NameObject(name)] = TextStringObject(note[key])
        if "flags" in note:
            entry[NameObject("/F")] = FloatObject(note["flags"])
        if "shows" in note:
            look = StreamObject()
            look.set_data(b"BT /F 12 Tf 2 4 Td (%s) Tj ET" % note["shows"])
            look[NameObject("/Subtype")] = NameObject("/Form")
            look[NameObject("/BBox")] = ArrayObject(map(FloatObject, (0, 0, right - left, top - bottom)))
            look[NameObject("/Resources")] = page["/Resources"]
            entry[NameObject("/AP")] = DictionaryObject({NameObject("/N"): writer._add_object(look)})
        made.append(writer._add_object(entry))
    page[NameObject("/Annots")] = made
    out = BytesIO()
    writer.write(out)
    return out.getvalue()


def test_a_filled_field_is_read_where_the_page_shows_it():
    content = noted({"kind": "Widget", "at": (100, 696, 300, 712), "shows": b"Ines Morel"})
    assert read_pdf(content).text == "Name: Ines Morel\n\nI have read the rules of the port and agree."


def test_words_typed_onto_a_page_are_words_of_it_and_hidden_ones_are_not():
    typed = {"kind": "FreeText", "at": (60, 500, 300, 520), "shows": b"Seen on Tuesday.", "words": "Seen on Tuesday."}
    assert read_pdf(noted(typed)).text.endswith("agree.\n\nSeen on Tuesday.")
    assert "Seen" not in read_pdf(noted({**typed, "flags": 2})).text


def test_remarks_follow_the_last_page_with_their_authors():
    found = read_pdf(
        noted(
            {"kind": "Text", "words": "Vérifier ce chiffre", "author": "Ana"},
            {"kind": "Highlight", "words": "rules of the port", "author": "Bob"},
            {"kind": "Link", "words": "no remark"},
            {"kind": "Text", "words": "hidden", "flags": 2},
        )
    )
    assert found.text.endswith("agree.\n\n[Ana] Vérifier ce chiffre")
    assert found.pages[-1].end < len(found.text)


def test_a_remark_that_repeats_the_words_it_marks_is_left_out():
    remarks = [("A", "two\nwords"), ("B", "Why?")]
    assert told(remarks, "Some two words here.") == [("B", "Why?")]
