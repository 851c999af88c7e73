from __future__ import annotations

import pytest

from workbench.services.ingest.ebcdic import ebcdic
from workbench.services.ingest.encodings import decode
from workbench.services.ingest.reading import read

TEXT = "The ministry said on Monday that 12 ships (of 30) had left: nobody knew why!\nA second line follows it."


@pytest.mark.parametrize("page", ["cp037", "cp500", "cp1140"])
@pytest.mark.parametrize("end", ["\n", "\x85"])
def test_a_text_of_a_mainframe_is_told_by_its_spaces(page, end):
    content = TEXT.replace("\n", end).encode(page)
    assert decode(content)[0] == TEXT
    assert read(content, "a.txt").text == TEXT


@pytest.mark.parametrize(
    "content",
    [
        TEXT.encode(),
        "Le ministère a dit que douze navires étaient partis.".encode("cp1252"),
        "Министерство сообщило, что корабли ушли.".encode("koi8-r"),
        "経済成長の鈍化、双方が停戦に合意".encode("shift_jis"),
        "經濟增長放緩雙方同意停火部隊已撤離邊境地區".encode("big5"),
        bytes(range(0x40, 0x100)),
        b"@" * 100,
        b"",
    ],
)
def test_other_bytes_are_none(content):
    assert ebcdic(content) == ""
