from __future__ import annotations

import pytest

from tests.services.ingest import hostile
from workbench.core.errors import RefusedFile
from workbench.services.ingest.pdf import read_pdf

PAGE = '#set page(paper: "a4")\n#set text(lang: "fr", font: "Libertinus Serif", size: 11pt)\n'
FIRST = (
    "Le ministre de la Défense a confirmé mardi que plusieurs milliers d’hommes, arrivés par la mer au début de l’automne, "
    "suivaient un entraînement dans trois camps de l’est du pays, où des instructeurs étrangers les attendaient."
)
SECOND = (
    "Aucune date n’a été donnée pour leur départ. Selon un officier qui a demandé à ne pas être nommé, la décision "
    "appartient désormais au président, et à lui seul, depuis la réunion de septembre."
)


def test_paragraphs_are_rebuilt_from_lines(pdf, words):
    found = read_pdf(pdf(f"{PAGE}{FIRST}\n\n{SECOND}"))
    assert words(found) == [("paragraph", FIRST), ("paragraph", SECOND)]
    assert found.format == "pdf"


def test_indented_paragraphs_without_a_gap_are_told_apart(pdf, words):
    layout = "#set par(justify: true, spacing: 0.65em, first-line-indent: (amount: 1.5em, all: true))\n"
    assert words(read_pdf(pdf(f"{PAGE}{layout}{FIRST}\n\n{SECOND}"))) == [("paragraph", FIRST), ("paragraph", SECOND)]


@pytest.mark.parametrize("width", [5, 6, 7, 9])
def test_words_broken_at_the_line_end_are_made_whole(pdf, words, width):
    layout = (
        f"#set page(width: {width}cm, height: 40cm, margin: 8mm)\n#set par(justify: true)\n#set text(hyphenate: true)\n"
    )
    assert words(read_pdf(pdf(f"{PAGE}{layout}{FIRST}\n\n{SECOND}"))) == [("paragraph", FIRST), ("paragraph", SECOND)]


def test_hyphens_of_the_word_itself_are_kept(pdf):
    text = "Le chef d’état-major sud-coréen et le vice-ministre ont parlé de porte-avions et de la Corée du Nord. " * 3
    layout = "#set page(width: 5cm, height: 60cm, margin: 8mm)\n#set par(justify: true)\n#set text(hyphenate: true)\n"
    assert read_pdf(pdf(f"{PAGE}{layout}{text}")).text == text.strip()


def test_english_is_joined_too(pdf, words):
    text = (
        "The shipment, which left the northern harbour in the first week of October, was unloaded at night; officials "
        "in the capital neither confirmed nor denied the report, and the shipping company declined to comment on it."
    )
    layout = '#set page(width: 8cm, height: 40cm)\n#set par(justify: true)\n#set text(lang: "en", hyphenate: true)\n'
    assert words(read_pdf(pdf(PAGE + layout + text))) == [("paragraph", text)]


def test_headings_are_found_by_their_size(pdf, words):
    found = read_pdf(pdf(f"{PAGE}= Un accord en suspens\n{FIRST}\n\n== Suite\n{SECOND}"))
    assert [kind for kind, _ in words(found)] == ["heading", "paragraph", "heading", "paragraph"]
    assert words(found)[0][1] == "Un accord en suspens"
    assert found.blocks[0].level == 1


def test_list_items_are_blocks_of_their_own(pdf, words):
    found = read_pdf(pdf(f"{PAGE}{FIRST}\n\n- un navire\n- deux grues\n"))
    assert words(found)[1:] == [("item", "• un navire"), ("item", "• deux grues")]


def test_pages_have_labels_and_their_stretch_of_the_text(pdf):
    found = read_pdf(pdf(f"{PAGE}{FIRST}\n#pagebreak()\n{SECOND}"))
    assert [page.label for page in found.pages] == ["1", "2"]
    assert found.text[found.pages[0].start : found.pages[0].end].strip() == FIRST
    assert found.text[found.pages[1].start : found.pages[1].end] == SECOND


def test_a_paragraph_that_runs_over_the_page_is_one_block(pdf, words):
    layout = "#set page(width: 9cm, height: 3cm, margin: 5mm)\n#set text(hyphenate: false)\n"
    found = read_pdf(pdf(PAGE + layout + FIRST))
    assert words(found) == [("paragraph", FIRST)]
    assert len(found.pages) > 1
    assert "".join(found.text[page.start : page.end] for page in found.pages) == FIRST


def test_running_headers_and_page_numbers_are_left_out_and_said(pdf, words):
    texts = [f"{number} navires ont quitté le port. {FIRST}" for number in ("Deux", "Trois", "Quatre", "Cinq")]
    layout = '#set page(header: [Revue du large, no 12], numbering: "1", height: 12cm)\n#counter(page).update(41)\n'
    found = read_pdf(pdf(PAGE + layout + "\n#pagebreak()\n".join(texts)))
    assert words(found) == [("paragraph", text) for text in texts]
    assert [page.label for page in found.pages] == ["41", "42", "43", "44"]
    assert len(found.warnings) == 1


def test_title_and_author_come_from_the_metadata(pdf):
    found = read_pdf(
        pdf(
            f'#set document(title: "Note d’étape", author: "Inès Morel", date: datetime(year: 2020, month: 1, day: 2))\n{FIRST}'
        )
    )
    assert (found.title, found.author, found.published) == ("Note d’étape", "Inès Morel", None)


@pytest.mark.parametrize("title", ["Microsoft Word - rapport v3", "rapport.docx", "page.html", "Untitled"])
def test_a_file_name_is_no_title(pdf, title):
    assert read_pdf(pdf(f'#set document(title: "{title}")\n{FIRST}')).title == ""


def test_a_page_without_text_is_named(pdf):
    found = read_pdf(pdf(f"{PAGE}{FIRST}\n#pagebreak()\n#rect()\n#pagebreak()\n{SECOND}"))
    assert len(found.pages) == 3
    assert found.pages[1].start == found.pages[1].end
    (warning,) = found.warnings
    assert warning.startswith("Pages without a text layer: 2; their words are not in the text; OCR would read them")


def test_a_picture_of_text_is_refused(pdf):
    with pytest.raises(RefusedFile, match="no text layer; OCR is not installed"):
        read_pdf(pdf("#rect(width: 4cm, height: 4cm)"))


@pytest.mark.parametrize("share", [0.05, 0.3, 0.6])
def test_a_truncated_file_is_refused(pdf, share):
    content = pdf(PAGE + FIRST)
    with pytest.raises(RefusedFile):
        read_pdf(content[: int(len(content) * share)])


def test_a_password_is_told(pdf):
    from io import BytesIO

    from pypdf import PdfReader, PdfWriter

    writer = PdfWriter(clone_from=PdfReader(BytesIO(pdf(PAGE + FIRST))))
    writer.encrypt("secret", algorithm="RC4-128")
    made = BytesIO()
    writer.write(made)
    with pytest.raises(RefusedFile, match="password"):
        read_pdf(made.getvalue())


def test_noise_after_the_header_is_refused():
    with pytest.raises(RefusedFile, match="damaged"):
        read_pdf(b"%PDF-1.7\n" + bytes(range(256)) * 40)


def test_raised_note_numbers_are_set_in_brackets(pdf, words):
    text = "Environ 12 000#super[3] soldats#super[14] et 10 navires#footnote[Selon Séoul, dans un rapport de juin.] sont arrivés en 2024."
    found = read_pdf(pdf(PAGE + "#set page(height: 9cm)\n" + FIRST + "\n\n" + text))
    assert words(found) == [
        ("paragraph", FIRST),
        ("paragraph", "Environ 12 000[3] soldats[14] et 10 navires[1] sont arrivés en 2024."),
        ("footnote", "[1] Selon Séoul, dans un rapport de juin."),
    ]


def test_raised_numbers_of_a_smaller_size_are_note_numbers_too(pdf):
    text = "#set super(typographic: false)\nEnviron 12 000#super[3] soldats#super[14] sont arrivés en 2024, l’an 2."
    assert read_pdf(pdf(PAGE + text)).text == "Environ 12 000[3] soldats[14] sont arrivés en 2024, l’an 2."


def test_a_file_that_says_it_has_a_million_pages_is_refused_at_once():
    content = hostile.pdf(
        "<< /Type /Catalog /Pages 2 0 R >>",
        "<< /Type /Pages /Kids [3 0 R] /Count 1000000 >>",
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] >>",
    )
    with pytest.raises(RefusedFile, match="10000 pages"):
        read_pdf(content)


def test_a_bullet_larger_than_its_words_opens_an_item_of_two_lines(words):
    drawn = (
        b"BT /F 14 Tf 1 0 0 1 60 700 Tm (\xb7) Tj /F 10 Tf 1 0 0 1 74 700 Tm (The first item is long enough to need a) Tj"
        b" 1 0 0 1 74 687 Tm (second line below it.) Tj ET"
    )
    found = read_pdf(hostile.pdf_page(drawn))
    assert [said for _, said in words(found)] == ["• The first item is long enough to need a second line below it."]


def test_a_page_may_say_no_more_than_yes():
    assert read_pdf(hostile.pdf_page(b"BT /F 12 Tf 1 0 0 1 60 700 Tm (Yes.) Tj ET")).text == "Yes."


def test_the_number_of_a_note_is_followed_by_one_space():
    drawn = b"BT /F 6 Tf 1 0 0 1 60 90 Tm (12) Tj /F 8 Tf 1 0 0 1 69 86 Tm (Statement of 23 October 2024, page 4, read online.) Tj ET"
    assert read_pdf(hostile.pdf_page(drawn)).text == "[12] Statement of 23 October 2024, page 4, read online."


def test_a_number_in_a_cell_that_stands_a_little_higher_calls_no_note():
    drawn = (
        b"BT /F 10 Tf 1 0 0 1 60 700 Tm (Spokesman of the ministry of defence) Tj 1 0 0 1 320 703.5 Tm (24 October) Tj"
        b" 1 0 0 1 60 680 Tm (A second line that is long enough to be a text of its own.) Tj ET"
    )
    assert "[24]" not in read_pdf(hostile.pdf_page(drawn)).text
