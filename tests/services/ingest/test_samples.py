from __future__ import annotations

import codecs

import pytest

from workbench.core.wording import tr
from workbench.services.ingest.samples import ENCODINGS, sample

TEXT = "x" * 500 + " Puis le ministère a confirmé l’arrivée des cargos au port."


@pytest.mark.parametrize("encoding", ["utf-8", "cp1252", "mac-roman", "cp850"])
def test_the_sample_is_what_encodings_read_differently(encoding):
    content = TEXT.encode(encoding, "ignore")
    assert "le ministère a" in sample(content, encoding)
    assert "\n" not in sample(content, encoding)
    if encoding != "cp1252":
        assert sample(content, encoding) != sample(content, "cp1252")


@pytest.mark.parametrize("name", sorted(ENCODINGS))
def test_every_encoding_on_offer_exists_and_any_bytes_have_a_sample(name):
    assert codecs.lookup(name).name
    assert tr(ENCODINGS[name])
    assert isinstance(sample(bytes(range(256)) * 3, name), str)
    assert sample(b"", name) == ""


def test_characters_without_a_shape_are_shown_as_such():
    assert sample("où".encode("mac-roman"), "iso8859-15") == "o\ufffd".strip("\ufffd") + "\ufffd"


def test_a_sample_begins_with_a_whole_word():
    content = "El ministro de Defensa declaró ayer en Málaga.".encode("mac-roman")
    assert sample(content, "mac-roman").startswith("de Defensa declaró")
    assert sample("国防部长表示反对行动将持续到年底".encode("gb18030"), "gb18030").startswith("国防部长")
