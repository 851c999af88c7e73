"""A Word file with real footnotes, our header and footer, and the note's language."""

from __future__ import annotations

import io
import zipfile

import pytest
from lxml import etree

from workbench.services.briefing.formats import render
from workbench.services.briefing.records import Briefing

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"


@pytest.fixture
def parts(briefing: Briefing) -> dict[str, etree._Element]:
    with zipfile.ZipFile(io.BytesIO(render(briefing, "docx").content)) as archive:
        assert archive.testzip() is None
        return {name: etree.fromstring(archive.read(name)) for name in archive.namelist()}


def _words(root: etree._Element) -> str:
    return "".join(text.text or "" for text in root.iter(f"{W}t"))


def test_each_citation_is_a_real_footnote(parts: dict[str, etree._Element]) -> None:
    references = [node.get(f"{W}id") for node in parts["word/document.xml"].iter(f"{W}footnoteReference")]
    notes = {node.get(f"{W}id"): _words(node) for node in parts["word/footnotes.xml"].iter(f"{W}footnote")}
    assert len(references) == len(set(references)) == 4
    assert "«\u00a0quarante wagons auraient franchi la frontière\u00a0»" in notes[references[0]]
    assert "“four ships at the eastern pier”" in notes[references[2]]


def test_notes_are_numbered_through_the_whole_document(parts: dict[str, etree._Element]) -> None:
    assert not any(list(root.iter(f"{W}numRestart")) for root in parts.values())


def test_every_page_carries_marking_and_page_number(parts: dict[str, etree._Element]) -> None:
    section = next(parts["word/document.xml"].iter(f"{W}sectPr"))
    targets = {node.get("Id"): node.get("Target") for node in parts["word/_rels/document.xml.rels"]}
    edges = [*section.iter(f"{W}headerReference"), *section.iter(f"{W}footerReference")]
    assert [edge.get(f"{W}type") for edge in edges] == ["default", "first", "default", "first"]
    for edge in edges:
        root = parts[f"word/{targets[edge.get(f'{R}id')]}"]
        assert "TLP:AMBER" in _words(root)
        assert next(root.iter(f"{W}shd")).get(f"{W}fill") == "000000"
        if "footer" in edge.tag:
            assert [field.get(f"{W}instr") for field in root.iter(f"{W}fldSimple")] == [" PAGE ", " NUMPAGES "]


def test_parts_are_declared(parts: dict[str, etree._Element]) -> None:
    declared = {node.get("PartName") for node in parts["[Content_Types].xml"]}
    assert {"/word/header1.xml", "/word/header2.xml", "/word/footer1.xml", "/word/footer2.xml"} <= declared


def test_every_style_used_is_defined(parts: dict[str, etree._Element]) -> None:
    defined = {style.get(f"{W}styleId") for style in parts["word/styles.xml"].iter(f"{W}style")}
    used = {
        node.get(f"{W}val")
        for name, root in parts.items()
        if name != "word/styles.xml"
        for node in root.iter(f"{W}pStyle", f"{W}rStyle", f"{W}tblStyle")
    }
    assert used <= defined


def test_the_languages_of_note_and_quotes_are_told(parts: dict[str, etree._Element]) -> None:
    assert next(parts["word/styles.xml"].iter(f"{W}lang")).get(f"{W}val") == "fr-FR"
    assert {tag.get(f"{W}val") for tag in parts["word/footnotes.xml"].iter(f"{W}lang")} == {"fr-FR", "en-GB"}


def test_the_page_is_a4(parts: dict[str, etree._Element]) -> None:
    size = next(parts["word/document.xml"].iter(f"{W}pgSz"))
    assert (size.get(f"{W}w"), size.get(f"{W}h")) == ("11906", "16838")
