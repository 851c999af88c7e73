from __future__ import annotations

from tests.services.ingest.conftest import W
from tests.services.ingest.test_docx import p, r
from workbench.services.ingest import docx as docx_module
from workbench.services.ingest.docx import read_docx


def style(id: str, name: str, *, above: str = "", more: str = "") -> str:
    based_on = f'<w:basedOn w:val="{above}"/>' if above else ""
    return f'<w:style w:type="paragraph" w:styleId="{id}"><w:name w:val="{name}"/>{based_on}{more}</w:style>'


LEVEL = '<w:pPr><w:outlineLvl w:val="{}"/></w:pPr>'
LIST = '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr>'
STYLES = (
    style("H1", "heading 1")
    + style("Chapter", "Chapter of the ledger", above="H1")
    + style("Deeper", "Deeper", above="Chapter", more=LEVEL.format(2))
    + style("Plain", "Plain again", above="H1", more=LEVEL.format(9))
    + style("Author", "Author", above="T")
    + style("T", "Title")
    + style("Round", "Round", above="Round")
    + style("Steps", "Steps", more=LIST)
    + style("Lower", "Lower steps", above="Steps")
)


def test_headings_and_items_are_known_by_the_styles_that_theirs_build_on(docx, words):
    plain = "<w:p><w:pPr>{}</w:pPr>" + r("Millers at noon") + "</w:p>"
    body = (
        p("Ada Mill", style="Author")
        + p("The first mill", style="Chapter")
        + p("Its wheel", style="Deeper")
        + p("No heading any more", style="Plain")
        + plain.format('<w:outlineLvl w:val="1"/>')
        + p("Round and round", style="Round")
        + p("grind the rye", style="Steps")
        + p("sift it", style="Lower")
        + plain.format('<w:pStyle w:val="Steps"/><w:numPr><w:numId w:val="0"/></w:numPr>')
    )
    found = read_docx(docx(body, **{"word/styles.xml": f'<w:styles xmlns:w="{W}">{STYLES}</w:styles>'}))
    assert words(found) == [
        ("paragraph", "Ada Mill"),
        ("heading", "The first mill"),
        ("heading", "Its wheel"),
        ("paragraph", "No heading any more"),
        ("heading", "Millers at noon"),
        ("paragraph", "Round and round"),
        ("item", "grind the rye"),
        ("item", "sift it"),
        ("paragraph", "Millers at noon"),
    ]
    assert [block.level for block in found.blocks[:5]] == [0, 1, 3, 0, 2]


def test_of_more_styles_than_any_document_has_those_that_are_used_are_read(docx, words, monkeypatch):
    monkeypatch.setattr(docx_module, "_MOST_STYLES", 3)
    chain = "".join(style(f"S{number}", f"S{number}", above=f"S{number + 1}") for number in range(9))
    styles = f'<w:styles xmlns:w="{W}">{chain}{style("H1", "heading 1")}</w:styles>'
    body = "".join(p(f"Salt {named}", style=named) for named in ("H1", "S0", "S8"))
    assert words(read_docx(docx(body, **{"word/styles.xml": styles}))) == [
        ("heading", "Salt H1"),
        ("paragraph", "Salt S0"),
        ("paragraph", "Salt S8"),
    ]
