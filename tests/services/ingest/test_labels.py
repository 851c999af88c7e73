from __future__ import annotations

import pytest

from workbench.services.ingest.guessing import codec_name
from workbench.services.ingest.labels import known_codec


@pytest.mark.parametrize(
    "label, name",
    [
        ("x-sjis", "cp932"),
        ("X-GBK", "gb18030"),
        ("windows-31j", "cp932"),
        ("windows-874", "cp874"),
        ("ISO-8859-8-I", "iso8859-8"),
        ("iso-8859-1-windows-3.0-latin-1", "cp1252"),
        ("8859_1", "cp1252"),
        ("win-1251", "cp1251"),
        ("dos-866", "cp866"),
        ("x-mac-cyrillic", "mac-cyrillic"),
        ("utf-8; format=flowed", "utf-8"),
        ("utf8mb4", "utf-8"),
        (' "UTF-8" ', "utf-8"),
        ("us-ascii (7 bits)", "cp1252"),
    ],
)
def test_careless_names_of_encodings_are_understood(label, name):
    assert codec_name(label) == name


@pytest.mark.parametrize(
    "label", ["", "x-", "none", "8bit", "x-user-defined", "iso-8859-99", "cp99999", ";", "a" * 5_000]
)
def test_what_names_no_encoding_is_none(label):
    assert known_codec(label) is None
