"""What is promised of every format alike."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable

import pypdfium2
import pytest
from lxml import etree, html

from workbench.core.errors import InvalidValue
from workbench.services.briefing import manifest, pandoc
from workbench.services.briefing.formats import FORMATS, render
from workbench.services.briefing.records import Briefing

MakeBriefing = Callable[..., Briefing]

_VISIBLE = [
    "</script>", "alert(1)", "\\input{/etc/passwd}", '#include "x"', '#read("/etc/passwd")', "$g$", "@lab <lab>",
    "// l /* m */", "{{body}}", "-- ...", "& &",
]  # fmt: skip


def reading(content: bytes, format: str) -> str:
    """All words of an exported file as its reader sees them, with single spaces."""
    if format == "pdf":
        document = pypdfium2.PdfDocument(content)
        text = " ".join(page.get_textpage().get_text_bounded() for page in document)
        document.close()
    elif format == "html":
        root = html.document_fromstring(content)
        for hidden in root.xpath("//script|//style"):
            hidden.drop_tree()
        text = root.text_content()
    elif format == "markdown":
        text = pandoc.convert(content, "commonmark+footnotes+pipe_tables", "plain").decode()
    else:
        text = _office_text(content)
    return " ".join(text.replace("\u00a0", " ").replace("\u202f", " ").split())


def _office_text(content: bytes) -> str:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        roots = [etree.fromstring(archive.read(name)) for name in archive.namelist() if name.endswith(".xml")]
    pieces: list[str] = []
    for root in roots:
        for node in root.iter():
            if str(node.tag).endswith("}s"):
                pieces.append(" ")
            pieces += [node.text or "", node.tail or ""] if not str(node.tag).endswith("}s") else [node.tail or ""]
    return "".join(pieces)


@pytest.mark.parametrize("format", FORMATS)
def test_every_format_holds_note_quotes_sources_and_marking(briefing: Briefing, format: str) -> None:
    text = reading(render(briefing, format).content, format)
    for words in (
        "L’état du trafic",
        "Dossier d’essai · 1er nov. 2026",
        "quarante wagons auraient franchi la frontière",
        "four ships at the eastern pier",
        "Attribué à : Agence du Nord › ministère",
        "Ève Marchal. ",
        "TLP:AMBER",
    ):
        assert words.rstrip() in text, words
    assert all(f"SHA-256 {sha256}" in text for sha256 in list(briefing.documents)[:2])


@pytest.mark.parametrize("format", FORMATS)
def test_hostile_words_come_out_as_words(hostile: Briefing, format: str) -> None:
    text = reading(render(hostile, format).content, format)
    joined = text.replace(" ", "")
    for words in _VISIBLE:
        assert words in hostile.title
        assert words.replace(" ", "") in joined, words
    assert "root:" not in text
    assert "\x01" not in text


@pytest.mark.parametrize("format", FORMATS)
def test_the_same_briefing_gives_the_same_bytes(briefing: Briefing, format: str) -> None:
    first, second = render(briefing, format), render(briefing, format)
    assert first == second
    assert manifest.check(first.manifest, lambda sha256: None, content=first.content) == manifest.check(
        second.manifest, lambda sha256: None
    )


@pytest.mark.parametrize("format", FORMATS)
def test_an_empty_note_without_marking_can_be_exported(make_briefing: MakeBriefing, format: str) -> None:
    export = render(make_briefing("", marking=None, dossier_title=""), format)
    assert "L’état du trafic" in reading(export.content, format)
    assert export.manifest["footnotes"] == []


def test_an_unknown_format_names_the_known_ones(briefing: Briefing) -> None:
    with pytest.raises(InvalidValue, match="docx, odt, pdf, html, markdown"):
        render(briefing, "rtf")
