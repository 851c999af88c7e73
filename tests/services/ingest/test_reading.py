from __future__ import annotations

import json
import random
from contextlib import suppress

import pytest

from workbench.core.errors import RefusedFile
from workbench.core.kept import kept
from workbench.services.ingest import reading
from workbench.services.ingest.formats import FORMATS, format_of
from workbench.services.ingest.reading import read, serve
from workbench.services.ingest.similarity import signature
from workbench.services.ingest.wire import from_json, kept_from_json, to_json
from workbench.services.ingest.wire import signature as signature_in

FRENCH = "Le ministre a confirmé hier l’arrivée de plusieurs navires dans le port."
ENGLISH = "The minister confirmed yesterday that several ships had reached the port."
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600
PARAGRAPH = f"<w:p><w:r><w:t>{FRENCH}</w:t></w:r></w:p>"


@pytest.fixture(scope="session")
def samples(docx, odt, pdf):
    """One file per format, each saying the same sentence."""
    return {
        "txt": FRENCH.encode(),
        "md": FRENCH.encode(),
        "html": f"<!DOCTYPE html><p>{FRENCH}".encode(),
        "docx": docx(PARAGRAPH),
        "odt": odt(f"<text:p>{FRENCH}</text:p>"),
        "pdf": pdf(FRENCH),
    }


@pytest.mark.parametrize("format", ["txt", "md", "html", "docx", "odt", "pdf"])
def test_every_format_says_the_same_words(samples, format):
    found = read(samples[format], f"Rapport.{format.upper()}")
    assert (found.text, found.format, found.language) == (FRENCH, format, "fr")
    assert [(block.start, block.end) for block in found.blocks] == [(0, len(FRENCH))]


@pytest.mark.parametrize("format", ["docx", "odt", "pdf", "html"])
@pytest.mark.parametrize("name", ["rapport.txt", "rapport", "rapport.md", "rapport.xyz"])
def test_the_content_decides_what_a_file_is(samples, format, name):
    found = read(samples[format], name)
    assert (found.text, found.format) == (FRENCH, format)


def test_a_docx_that_is_an_odt_is_read_as_odt(samples):
    assert read(samples["odt"], "a.docx").format == "odt"


@pytest.mark.parametrize(
    "content, name, said",
    [
        (b"", "a.txt", "empty"),
        (b" \n\t\r\n", "a.txt", "no text"),
        (b"\xef\xbb\xbf", "a.txt", "no text"),
        (b"<html><script>x</script>", "a.html", "no text"),
        (OLE, "a.docx", "password"),
        (OLE, "a.doc", ".docx"),
        (b"{\\rtf1 }", "a.rtf", "no text"),
        (b"just words", "a.rtf", "called .rtf"),
        (b"just words", "a.epub", "called .epub"),
        (b"just words", "a.eml", "called .eml"),
        (b"just words", "a.ris", "called .ris"),
        (b"just words", "a.bib", "called .bib"),
        (b"just words", "a.json", "called .json"),
        (b'{"a": 1}', "a.json", "no works"),
        (b'{"a": 1', "a.json", "damaged"),
        (b"just words", "a.msg", ".eml"),
        (b"just words", "a.pages", "save the file as .docx"),
        (OLE + "WordDocument".encode("utf-16-le"), "a.doc", "save the file as .docx"),
        (OLE + "EncryptedPackage".encode("utf-16-le"), "a.docx", "protected by a password"),
        (OLE + "__substg1.0_0037001F".encode("utf-16-le"), "a.msg", ".eml"),
        (OLE + "Workbook".encode("utf-16-le"), "a.xls", "Excel"),
        (b"\xff\xd8\xff\xe0" + b"\0" * 40, "scan.jpg", "OCR is not installed"),
        (b"II*\0" + b"\0" * 40, "scan.tiff", "OCR is not installed"),
        (b"BM" + b"\x01" * 4 + b"\0" * 40, "scan.bmp", "OCR is not installed"),
        (b"RIFF1234WAVEfmt ", "a.wav", "recording"),
        (b"\0\0\0\x18ftypmp42" + b"\0" * 40, "a.mp4", "recording"),
        (b"Rar!\x1a\x07\x00" + b"\0" * 40, "a.rar", "unpack it"),
        (b"\x1f\x8b\x08" + b"\0" * 40, "a.txt.gz", "unpack it"),
        (b"\0" * 60 + b"BOOKMOBI", "a.mobi", ".epub"),
        (b"AT&TFORM" + b"\0" * 40, "a.djvu", ".pdf"),
        (b"\xffWPC" + b"\0" * 40, "a.wpd", ".docx"),
        (b"\x78\x9f\x3e\x22" + b"\0" * 40, "winmail.dat", "ask the sender"),
        (b"bplist00" + b"\0" * 40, "a.webarchive", ".html"),
        (b"just words", "a.docx", "called .docx"),
        (b"just words", "a.odt", "called .odt"),
        (b"just words", "a.pdf", "called .pdf"),
        (b"just words", "a.exe", "kind .exe"),
        (b"just words", "a.csv", "kind .csv"),
        (b"\x89PNG\r\n\x1a\n" + b"\0" * 40, "a.txt", "picture"),
        (b"\x7fELF" + bytes(range(256)) * 8, "a.txt", "not text inside"),
        (b"\0" * 5_000, "a.txt", "not text inside"),
        (b"PK\x03\x04 cut", "a.docx", "damaged or cut short"),
    ],
)
def test_what_cannot_become_a_document_is_refused_in_one_sentence(content, name, said):
    with pytest.raises(RefusedFile) as caught:
        read(content, name)
    sentence = str(caught.value)
    assert said in sentence
    assert sentence.endswith(".")
    assert "\n" not in sentence


@pytest.mark.parametrize(
    "parts, said",
    [
        ({"xl/workbook.xml": "<a/>", "[Content_Types].xml": "<a/>"}, "Spreadsheets"),
        ({"ppt/presentation.xml": "<a/>", "[Content_Types].xml": "<a/>"}, "presentations"),
        ({"Index/Document.iwa": "x"}, "Pages"),
        ({"mimetype": "application/vnd.oasis.opendocument.spreadsheet", "content.xml": "<a/>"}, "OpenDocument"),
        ({"a.txt": "words", "b.zip": "PK"}, "unpack it"),
    ],
)
def test_an_archive_without_a_document_is_refused_by_what_it_is(archive, parts, said):
    with pytest.raises(RefusedFile, match=said):
        read(archive(parts), "a.docx")


@pytest.mark.parametrize(
    "text", ["BMW a annoncé hier.", "Un PDF commence par %PDF-1.4, dit-il.", "From: moi\nà toi.", "@toi : oui {"]
)
def test_words_that_look_like_another_format_stay_text(text):
    assert read(text.encode(), "a.txt").text == text


def test_a_file_that_is_too_large_is_refused(monkeypatch):
    monkeypatch.setattr(reading, "MOST_BYTES", 10)
    with pytest.raises(RefusedFile, match="larger than"):
        read(b"eleven byte", "a.txt")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "utf-16-le", "utf-16-be", "cp1252", "utf-8-sig"])
def test_a_text_in_any_usual_encoding_is_text(encoding):
    assert read((FRENCH * 3).encode(encoding), "a.txt").text == FRENCH * 3


def test_the_analyst_can_choose_the_encoding():
    found = read("été".encode() * 10, "a.txt", encoding="cp1252")
    assert (found.text, found.encoding) == ("Ã©tÃ©" * 10, "cp1252")


@pytest.mark.parametrize("text, language", [(FRENCH, "fr"), (ENGLISH, "en"), ("12 + 7 = 19", ""), ("Oui.", "")])
def test_the_language_is_told_where_there_is_enough_to_tell(text, language):
    assert read(text.encode(), "a.txt").language == language


@pytest.mark.parametrize("format", ["docx", "odt", "pdf", "html", "txt"])
def test_damaged_files_are_refused_or_read_but_never_crash(samples, format):
    chance = random.Random(7)
    original = samples[format]
    for _ in range(40):
        content = bytearray(original)
        for _ in range(chance.randint(1, 12)):
            content[chance.randrange(len(content))] = chance.randrange(256)
        if chance.random() < 0.5:
            del content[chance.randrange(len(content)) :]
        with suppress(RefusedFile):
            assert read(bytes(content), f"a.{format}").text.strip()


def test_what_crosses_the_wire_comes_back_the_same(samples):
    for format, content in samples.items():
        found = read(content, f"a.{format}")
        assert from_json(json.loads(json.dumps(to_json(found)))) == found


def test_the_service_answers_with_the_wire_form(samples):
    answer = serve(samples["pdf"], {"filename": "a.pdf"})
    assert from_json(answer) == read(samples["pdf"], "a.pdf")
    assert serve("é".encode(), {"filename": "a.txt", "encoding": "cp1252"})["text"] == "Ã©"


@pytest.mark.parametrize("words, is_left_out", [("Élan.\nTrêve.\n", True), ("Élan.\r\n", False), ("e\u0301", False)])
def test_a_text_that_is_the_files_own_bytes_is_not_sent_back(words, is_left_out):
    answer = json.loads(json.dumps(serve(words.encode(), {"filename": "a.txt", "kept": True})))
    assert (answer["kept"][0] is None) == is_left_out
    found = kept_from_json(answer, words.encode())
    wanted = kept(read(words.encode(), "a.txt"))
    assert found.words == wanted.words
    assert found[1:] == wanted[1:]
    assert found.digest == wanted.digest


def test_the_service_adds_a_signature_where_it_is_asked_for(samples):
    text = " ".join(f"mot{number}" for number in range(300))
    answer = serve(text.encode(), {"filename": "a.txt", "signature": True})
    assert signature_in(json.loads(json.dumps(answer))) == signature(text) != b""
    assert signature_in(serve(b"Too short.", {"filename": "a.txt", "signature": True})) == b""


def test_a_format_is_told_from_the_end_of_a_name():
    assert all(format_of(f"x{ending.upper()}") for ending in FORMATS)
    assert format_of("x.doc") == format_of("x") == ""
    assert format_of("dir.pdf/x.HTM") == "html"
    assert format_of("C:\\dir\\x.Markdown") == "md"
    assert format_of("x.pdf.exe") == ""


@pytest.mark.parametrize("characters", ["a\u202eb", "a\u200bb", "a\u00a0b", "a\U0001f600b", "a\u0301b"])
def test_unusual_characters_are_kept(characters):
    assert read(f"mot {characters}".encode(), "a.txt").text.startswith("mot ")
    assert len(read(f"mot {characters}".encode(), "a.txt").text) >= len(characters) + 3


def test_a_declared_language_that_the_words_belie_is_not_believed():
    german = "Der Minister hat am Dienstag bestätigt, dass drei Frachter den Hafen verlassen haben. " * 4
    page = f'<html lang="{{}}"><meta charset="utf-8"><p>{german}</p></html>'
    assert read(page.format("de").encode(), "a.html").language == "de"
    assert read(page.format("en").encode(), "a.html").language == ""
    assert read(b'<html lang="en"><p>Haifa, Odessa</p></html>', "a.html").language == "en"


@pytest.mark.parametrize("name", ["Note du 23.10", "note.2024", "mail.eml › rapport"])
def test_the_end_of_a_date_is_no_kind_of_file(name):
    assert read(b"Le port rouvre.", name).text == "Le port rouvre."


def test_a_few_damaged_bytes_do_not_make_a_short_text_a_program():
    assert read(b"Avant\0 et apr\xe8s\0.", "a.txt").text == "Avant et après."
    with pytest.raises(RefusedFile):
        read(b"MZ\x90\0\x03\0\0\0\x04\0\0\0\xff\xff\0\0\xb8\0\0\0\0\0\0\0" * 20, "a.txt")


def test_what_a_file_says_of_itself_is_one_line_of_whole_characters(monkeypatch):
    odd = reading.Ingested(
        "Words.", (), title="A\nB\ud800", author=" x\0\ty ", publisher="\udcff", url="http://a/\udc80"
    )
    monkeypatch.setitem(reading._READ_AS_TEXT, "txt", lambda _content, encoding: odd)
    found = read(b"Words.", "a.txt")
    assert (found.title, found.author, found.publisher, found.url) == ("A B\ufffd", "x y", "\ufffd", "http://a/\ufffd")
