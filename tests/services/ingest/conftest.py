"""Real files, made here from our own words: DOCX and ODT as zips of XML, PDF through typst, the rest as bytes."""

from __future__ import annotations

import zipfile
from collections.abc import Callable
from io import BytesIO

import pytest

from workbench.core.texts import Ingested, normalise

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"

_CONTENT_TYPES = f"""<?xml version="1.0" encoding="UTF-8"?>
<Types xmlns="{_PACKAGE}/content-types">
<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>
<Default Extension="xml" ContentType="application/xml"/>
<Override PartName="/word/document.xml"
 ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/>
</Types>"""
_RELS = f"""<?xml version="1.0" encoding="UTF-8"?>
<Relationships xmlns="{_PACKAGE}/relationships">
<Relationship Id="rId1" Type="{R}/officeDocument" Target="word/document.xml"/>
</Relationships>"""
_WORD_RELS = f"""<?xml version="1.0" encoding="UTF-8"?>
<Relationships xmlns="{_PACKAGE}/relationships">
<Relationship Id="rId1" Type="{R}/styles" Target="styles.xml"/>
<Relationship Id="rId2" Type="{R}/footnotes" Target="footnotes.xml"/>
<Relationship Id="rId3" Type="{R}/numbering" Target="numbering.xml"/>
</Relationships>"""
_STYLES = """<w:style w:type="paragraph" w:styleId="Titre1"><w:name w:val="heading 1"/></w:style>
<w:style w:type="paragraph" w:styleId="Titre2"><w:name w:val="heading 2"/></w:style>
<w:style w:type="character" w:styleId="Cache"><w:name w:val="Caché"/><w:rPr><w:vanish/></w:rPr></w:style>"""
_NUMBERING = """<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/></w:lvl>
<w:lvl w:ilvl="1"><w:numFmt w:val="bullet"/></w:lvl></w:abstractNum>
<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>"""

_ODF = "urn:oasis:names:tc:opendocument:xmlns"
_ODF_SPACES = (
    " ".join(f'xmlns:{name}="{_ODF}:{name}:1.0"' for name in ("office", "text", "table", "style", "meta", "manifest"))
    + f' xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:draw="{_ODF}:drawing:1.0"'
)


def zipped(parts: dict[str, str | bytes]) -> bytes:
    """A zip archive of these parts."""
    made = BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return made.getvalue()


@pytest.fixture(scope="session")
def archive() -> Callable[[dict[str, str | bytes]], bytes]:
    """Makes a zip archive from part names and contents."""
    return zipped


@pytest.fixture(scope="session")
def docx() -> Callable[..., bytes]:
    """Makes a .docx from the XML inside w:body; `notes` maps numbers to words, `more` adds or replaces parts."""

    def make(body: str, *, notes: dict[int, str] | None = None, title: str = "", **more: str) -> bytes:
        footnotes = "".join(
            f'<w:footnote w:id="{number}"><w:p><w:r><w:footnoteRef/></w:r><w:r><w:t xml:space="preserve"> {words}</w:t>'
            "</w:r></w:p></w:footnote>"
            for number, words in (notes or {}).items()
        )
        core = (
            '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"'
            ' xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/">'
            f"<dc:title>{title}</dc:title><dc:creator>Inès Morel</dc:creator>"
            "<dcterms:created>2021-01-02T03:04:05Z</dcterms:created></cp:coreProperties>"
        )
        parts: dict[str, str | bytes] = {
            "[Content_Types].xml": _CONTENT_TYPES,
            "_rels/.rels": _RELS,
            "word/_rels/document.xml.rels": _WORD_RELS,
            "word/document.xml": f'<w:document xmlns:w="{W}" xmlns:r="{R}"><w:body>{body}</w:body></w:document>',
            "word/styles.xml": f'<w:styles xmlns:w="{W}">{_STYLES}</w:styles>',
            "word/numbering.xml": f'<w:numbering xmlns:w="{W}">{_NUMBERING}</w:numbering>',
            "word/footnotes.xml": f'<w:footnotes xmlns:w="{W}">{footnotes}</w:footnotes>',
            "docProps/core.xml": core,
        }
        return zipped({**parts, **more})

    return make


@pytest.fixture(scope="session")
def odt() -> Callable[..., bytes]:
    """Makes a .odt from the XML inside office:text; `styles` goes into office:automatic-styles."""

    def make(body: str, *, styles: str = "", title: str = "", **more: str) -> bytes:
        parts: dict[str, str | bytes] = {
            "mimetype": "application/vnd.oasis.opendocument.text",
            "content.xml": (
                f"<office:document-content {_ODF_SPACES}><office:automatic-styles>{styles}</office:automatic-styles>"
                f"<office:body><office:text>{body}</office:text></office:body></office:document-content>"
            ),
            "meta.xml": (
                f"<office:document-meta {_ODF_SPACES}><office:meta><dc:title>{title}</dc:title>"
                "<meta:initial-creator>Inès Morel</meta:initial-creator></office:meta></office:document-meta>"
            ),
            "META-INF/manifest.xml": f"<manifest:manifest {_ODF_SPACES}/>",
        }
        return zipped({**parts, **more})

    return make


@pytest.fixture(scope="session")
def pdf() -> Callable[[str], bytes]:
    """Makes a .pdf from typst markup."""

    def make(markup: str) -> bytes:
        import typst

        return typst.compile(markup.encode())

    return make


@pytest.fixture(scope="session")
def words() -> Callable[[Ingested], list[tuple[str, str]]]:
    """(kind, words) of every block, after checking what holds for every text of record."""

    def listed(found: Ingested) -> list[tuple[str, str]]:
        assert normalise(found.text) == found.text
        end = 0
        for block in found.blocks:
            assert end <= block.start < block.end <= len(found.text)
            assert found.text[block.start : block.end].strip() == found.text[block.start : block.end]
            end = block.end
        return [(block.kind.value, found.text[block.start : block.end]) for block in found.blocks]

    return listed
