from __future__ import annotations

import pytest

from workbench.services.ingest.mail import read_eml
from workbench.services.ingest.mailtext import unfolded, unpacked, without_commands, without_files


@pytest.mark.parametrize(
    "written, said",
    [
        ("<bold>Le quai</bold> est plein.", "Le quai est plein."),
        ("<color><param>red</param>Rouge</color> <<nord>", "Rouge <nord>"),
        ("une ligne\ncoupée\n\nSuite.\n\n\nFin.", "une ligne coupée\nSuite.\n\nFin."),
        ("Un<nl>deux <lt>trois", "Un\ndeux <trois"),
        ("3 < 4 et <12> restent", "3 < 4 et <12> restent"),
    ],
)
def test_enriched_text_is_read_without_its_commands(written, said):
    assert without_commands(written) == said


def test_a_message_of_enriched_text_shows_none_of_them():
    head = b"From: ines@port.example\r\nSubject: Quai\r\nContent-Type: text/enriched; charset=utf-8\r\n\r\n"
    found = read_eml(head + "<bold>Été</bold> au port.".encode()).document.text
    assert found == "From: ines@port.example\nSubject: Quai\n\nÉté au port."


def test_lines_that_flow_are_made_whole_and_quoted_ones_apart():
    assert unfolded("Une phrase \ncoupée.\n> citée \n> suite", False) == "Une phrase coupée.\n> citée suite"
    assert unfolded("cou \npée", True) == "coupée"


def test_a_file_written_among_the_words_becomes_one_of_its_own():
    words, files = without_files("Voici\n\nbegin 644 a b.txt\n#0V%T\n`\nend\nFin, begin 644 again")
    assert (words, files) == ("Voici\n\n\nFin, begin 644 again", [("a b.txt", b"Cat")])
    assert without_files("begin 644 x\nno such line\nend\n") == ("begin 644 x\nno such line\nend\n", [])


def test_base64_without_its_end_and_with_words_of_a_list_behind_it_is_unpacked():
    assert unpacked(b"SGVsbG8gd29ybGQ\r\n-- \r\nlist") == b"Hello world\n-- \r\nlist"
    head = b"From: a@b.example\r\nSubject: x\r\nContent-Transfer-Encoding: base64\r\n\r\n"
    assert read_eml(head + b"SGVsbG8gd29ybGQ\r\n-- \r\nlist\r\n").document.text.endswith("x\n\nHello world\n-- \nlist")


@pytest.mark.parametrize(
    "written", ["quoted printable", "Quoted-Printable;", '"quoted-printable"', "quoted-printable (8 bits)", "QP"]
)
def test_the_coding_of_a_part_is_understood_however_it_is_written(written):
    message = (
        f"Subject: x\nContent-Transfer-Encoding: {written}\nContent-Type: text/plain; charset=utf-8\n\nL=C3=A9t=C3=A9"
    )
    assert read_eml(message.encode()).document.text.endswith("Lété")


def test_base64_with_a_space_behind_its_name_is_unpacked():
    message = b"Subject: x\nContent-Transfer-Encoding: BASE64 \nContent-Type: text/plain; charset=utf-8\n\nw4l0w6k="
    assert read_eml(message).document.text.endswith("Été")
