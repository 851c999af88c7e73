from __future__ import annotations

import struct
import zipfile
from io import BytesIO

import pytest

from workbench.core.errors import RefusedFile
from workbench.services.ingest import zips
from workbench.services.ingest.zips import open_zip, part


def test_a_part_is_read_and_a_missing_one_is_none(archive):
    opened = open_zip(archive({"a.xml": "<a/>"}))
    assert part(opened, "a.xml") == b"<a/>"
    assert part(opened, "b.xml") is None


def test_a_bomb_is_refused_by_its_ratio(archive):
    with pytest.raises(RefusedFile, match="200 to 1"):
        open_zip(archive({"word/document.xml": b"\0" * 30_000_000}))


def test_a_bomb_is_refused_by_its_declared_size(archive, monkeypatch):
    monkeypatch.setattr(zips, "MOST_BYTES", 1_000)
    with pytest.raises(RefusedFile, match="unpack to more than"):
        open_zip(archive({"a": b"abcdefgh" * 100, "b": b"hgfedcba" * 100}))


def test_too_many_parts_are_refused(archive):
    with pytest.raises(RefusedFile, match="10001 parts"):
        open_zip(archive({f"p{number}": b"" for number in range(10_001)}))


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_two_parts_of_one_name_are_refused():
    made = BytesIO()
    with zipfile.ZipFile(made, "w") as target:
        target.writestr("word/document.xml", "shown to you")
        target.writestr("word/document.xml", "shown to others")
    with pytest.raises(RefusedFile, match="one name"):
        open_zip(made.getvalue())


def test_an_encrypted_part_is_refused(archive):
    content = bytearray(archive({"a.xml": "<a/>"}))
    for mark, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        content[content.index(mark) + offset] |= 1
    with pytest.raises(RefusedFile, match="password"):
        open_zip(bytes(content))


def test_a_part_that_lies_about_its_size_is_refused(archive):
    content = bytearray(archive({"a.xml": b"x" * 5_000}))
    at = content.index(b"PK\x01\x02") + 24
    content[at : at + 4] = struct.pack("<I", 10)
    with pytest.raises(RefusedFile, match="damaged"):
        part(open_zip(bytes(content)), "a.xml")


@pytest.mark.parametrize("keep", [10, 60, 200, -30, -5])
def test_a_truncated_archive_is_refused(archive, keep):
    content = archive({"a.xml": "<a/>" * 100, "b.xml": bytes(range(256))})
    with pytest.raises(RefusedFile, match="damaged or cut short"):
        open_zip(content[:keep])
