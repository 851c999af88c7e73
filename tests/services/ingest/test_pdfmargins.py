from __future__ import annotations

import pytest

from workbench.services.ingest.pdf import read_pdf

FIRST = (
    "The spokesman said that officials would offer further affidavits before the final session of the coalition. Some "
    "3,000 troops — perhaps more — were there, and the staff of a north-eastern newspaper, whose efforts had been called "
    "insufficient, refused to confirm the figures. Nobody in the Ministry of Foreign Affairs would say when they left. "
    "The port authority keeps a list of the ships that came and went in the first week of the year, but it has not been "
    "published so far, and the clerk who keeps it was not in his office on any day of the week in which we called there."
)
SECOND = (
    "A second report, which came out a month later, gives other numbers. It counts the trains rather than the men, and "
    "says that eleven of them crossed the border at night; the drivers were told not to speak of what they had seen."
)
TEXTS = [FIRST, SECOND, FIRST.replace("spokesman", "governor"), SECOND.replace("second", "third")]


@pytest.mark.parametrize("justified", ["true", "false"])
@pytest.mark.parametrize("size", [9, 10, 11])
def test_paragraphs_of_narrow_columns_are_whole(pdf, words, justified, size):
    layout = (
        f'#set page(width: 16cm, height: 14cm, margin: 15mm, columns: 2)\n#set text(size: {size}pt, lang: "en")\n'
        f"#set par(justify: {justified})\n"
    )
    assert words(read_pdf(pdf(layout + "\n\n".join(TEXTS)))) == [("paragraph", text) for text in TEXTS]


def test_a_column_that_has_only_begun_is_one(pdf, words):
    layout = "#set page(width: 16cm, height: 7.2cm, margin: 15mm, columns: 2)\n#set text(size: 10pt)\n#set par(justify: true)\n"
    assert words(read_pdf(pdf(layout + FIRST))) == [("paragraph", FIRST)]


def test_a_dash_that_opens_a_line_of_a_sentence_is_no_item(pdf, words):
    text = "Près de douze mille hommes — selon l’état-major — y seraient. " * 6
    layout = "#set page(width: {}cm, height: 30cm, margin: 8mm)\n"
    for width in (6, 7, 8, 9):
        assert words(read_pdf(pdf(layout.format(width) + text))) == [("paragraph", text.strip())]
