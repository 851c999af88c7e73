"""An OpenDocument text with real footnotes, our header and footer, and the note's language."""

from __future__ import annotations

import io
import zipfile

import pytest
from lxml import etree

from workbench.services.briefing.formats import render
from workbench.services.briefing.records import Briefing

NAMES = {
    "text": "urn:oasis:names:tc:opendocument:xmlns:text:1.0",
    "style": "urn:oasis:names:tc:opendocument:xmlns:style:1.0",
    "fo": "urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0",
}


@pytest.fixture
def archive(briefing: Briefing) -> zipfile.ZipFile:
    return zipfile.ZipFile(io.BytesIO(render(briefing, "odt").content))


@pytest.fixture
def content(archive: zipfile.ZipFile) -> etree._Element:
    return etree.fromstring(archive.read("content.xml"))


@pytest.fixture
def styles(archive: zipfile.ZipFile) -> etree._Element:
    return etree.fromstring(archive.read("styles.xml"))


def _find(root: etree._Element, path: str) -> list[etree._Element]:
    return list(root.iterfind(path, NAMES))


def test_the_archive_names_its_type_first_and_plain(archive: zipfile.ZipFile) -> None:
    first = archive.infolist()[0]
    assert (first.filename, first.compress_type) == ("mimetype", zipfile.ZIP_STORED)
    assert archive.testzip() is None


def test_each_citation_is_a_real_footnote(content: etree._Element) -> None:
    notes = [
        "".join(note.itertext()) for note in _find(content, ".//text:note[@text:note-class='footnote']/text:note-body")
    ]
    assert len(notes) == 4
    assert notes[0].startswith("«\u00a0quarante") or "quarante" in notes[0]
    assert "“four" in notes[2]


def test_every_page_carries_marking_and_page_number(styles: etree._Element) -> None:
    for edge in ("header", "header-first", "footer", "footer-first"):
        (paragraph,) = _find(styles, f".//style:{edge}/text:p")
        assert "TLP:AMBER" in "".join(paragraph.itertext())
        assert len(_find(paragraph, "text:page-number")) == edge.startswith("footer")
    (look,) = _find(styles, ".//style:style[@style:name='Marking']/style:text-properties")
    assert look.get(f"{{{NAMES['fo']}}}background-color") == "#000000"


def test_the_language_is_told(styles: etree._Element, content: etree._Element) -> None:
    (look,) = _find(styles, ".//style:default-style[@style:family='paragraph']/style:text-properties")
    assert (look.get(f"{{{NAMES['fo']}}}language"), look.get(f"{{{NAMES['fo']}}}country")) == ("fr", "FR")
    languages = {node.get(f"{{{NAMES['fo']}}}language") for node in _find(content, ".//style:text-properties")}
    assert {"fr", "en"} <= languages


def test_every_style_used_is_defined(styles: etree._Element, content: etree._Element) -> None:
    key, parent, used = (
        f"{{{NAMES['style']}}}name",
        f"{{{NAMES['style']}}}parent-style-name",
        f"{{{NAMES['text']}}}style-name",
    )
    defined = {node.get(key) for root in (styles, content) for node in root.iter(f"{{{NAMES['style']}}}style")}
    wanted = {node.get(name) for root in (styles, content) for node in root.iter() for name in (used, parent)}
    lists = {node.get(key) for node in _find(content, ".//text:list-style")}
    assert {name for name in wanted if name} <= defined | lists
