from __future__ import annotations

import pytest

from workbench.services.ingest.mail import read_eml
from workbench.services.ingest.mailtext import unfolded, without_commands


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
