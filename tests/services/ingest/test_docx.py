from __future__ import annotations

import pytest

from workbench.core.errors import RefusedFile
from workbench.services.ingest.docx import read_docx


def p(*runs: str, style: str = "") -> str:
    """A paragraph; a run that is not XML is words."""
    properties = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
    return f"<w:p>{properties}{''.join(run if run.startswith('<') else r(run) for run in runs)}</w:p>"


def r(words: str, properties: str = "") -> str:
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{words}</w:t></w:r>'


def item(words: str, level: int = 0) -> str:
    numbering = f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="1"/></w:numPr>'
    return f"<w:p><w:pPr>{numbering}</w:pPr>{r(words)}</w:p>"


def row(*cells: str) -> str:
    return "<w:tr>" + "".join(f"<w:tc>{p(cell)}</w:tc>" for cell in cells) + "</w:tr>"


def note(number: int) -> str:
    return f'<w:r><w:footnoteReference w:id="{number}"/></w:r>'


def test_headings_paragraphs_items_and_rows(docx, words):
    body = (
        p("Bilan de l’été", style="Titre1")
        + p("Le convoi est ", r("resté", "<w:b/>"), " à quai\u00a0; personne n’a parlé.")
        + p("Les faits", style="Titre2")
        + item("un navire")
        + item("deux grues", 1)
        + f"<w:tbl>{row('Quai', 'Navires')}{row('Nord', '12 000')}</w:tbl>"
        + p("The end.")
    )
    found = read_docx(docx(body))
    assert words(found) == [
        ("heading", "Bilan de l’été"),
        ("paragraph", "Le convoi est resté à quai\u00a0; personne n’a parlé."),
        ("heading", "Les faits"),
        ("item", "un navire"),
        ("item", "deux grues"),
        ("row", "Quai\tNavires"),
        ("row", "Nord\t12 000"),
        ("paragraph", "The end."),
    ]
    assert [block.level for block in found.blocks[:5]] == [1, 0, 2, 1, 2]
    assert found.format == "docx"
    assert found.encoding == ""


def test_footnotes_are_called_in_brackets_and_close_the_text(docx, words):
    body = p("Les troupes", note(2), " et les obus", note(3), ".") + p("Fin.")
    found = read_docx(docx(body, notes={2: "Selon Séoul.", 3: "Chiffre de juin."}))
    assert words(found) == [
        ("paragraph", "Les troupes[1] et les obus[2]."),
        ("paragraph", "Fin."),
        ("footnote", "[1] Selon Séoul."),
        ("footnote", "[2] Chiffre de juin."),
    ]


def test_insertions_are_in_and_deletions_out(docx):
    body = p(
        "Environ ",
        '<w:del w:id="1" w:author="x"><w:r><w:delText>dix</w:delText></w:r></w:del>',
        f'<w:ins w:id="2" w:author="x">{r("douze")}</w:ins>',
        f'<w:moveFrom w:id="3" w:author="x">{r(" ici")}</w:moveFrom>',
        " mille soldats",
        f'<w:moveTo w:id="4" w:author="x">{r(" là")}</w:moveTo>',
        ".",
    )
    assert read_docx(docx(body)).text == "Environ douze mille soldats là."


@pytest.mark.parametrize("hidden", ["<w:vanish/>", '<w:vanish w:val="true"/>', '<w:rStyle w:val="Cache"/>'])
def test_hidden_text_stays_out(docx, hidden):
    assert read_docx(docx(p("Visible", r(" caché", hidden), "."))).text == "Visible."


def test_text_whose_hiding_is_switched_off_is_read(docx):
    body = p("Tout", r(" est là", '<w:rStyle w:val="Cache"/><w:vanish w:val="0"/>'), ".")
    assert read_docx(docx(body)).text == "Tout est là."


def test_hidden_text_in_a_note_stays_out(docx):
    notes = {2: f"Visible.</w:t></w:r>{r(' caché', '<w:vanish/>')}<w:r><w:t>"}
    assert read_docx(docx(p("Mot", note(2)), notes=notes)).text == "Mot[1]\n\n[1] Visible."


def test_content_controls_links_breaks_and_tabs_are_read(docx):
    body = (
        f"<w:sdt><w:sdtContent>{p('Dans un contrôle.')}</w:sdtContent></w:sdt>"
        + p(f'<w:hyperlink r:id="rId9">{r("un lien")}</w:hyperlink>', "<w:r><w:br/></w:r>", "suite")
        + p("a", "<w:r><w:tab/></w:r>", "b", "<w:r><w:noBreakHyphen/></w:r>", "c")
    )
    assert read_docx(docx(body)).text == "Dans un contrôle.\n\nun lien\nsuite\n\na\tb\u2011c"


def test_a_text_box_is_read_once(docx):
    box = f"<w:txbxContent>{p('Encadré')}</w:txbxContent>"
    drawing = f'<w:drawing><wps:txbx xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape">{box}</wps:txbx></w:drawing>'
    alternate = (
        '<w:r><mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006">'
        f'<mc:Choice Requires="wps">{drawing}</mc:Choice><mc:Fallback><w:pict><v:textbox xmlns:v="urn:schemas-microsoft-com:vml">'
        f"{box}</v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r>"
    )
    assert read_docx(docx(p("Avant ", alternate, "après") + p("Fin."))).text == "Avant après\n\nEncadré\n\nFin."
    old = f'<w:r><w:pict><v:textbox xmlns:v="urn:schemas-microsoft-com:vml">{box}</v:textbox></w:pict></w:r>'
    assert read_docx(docx(p("Avant", old, old))).text == "Avant\n\nEncadré\n\nEncadré"


def test_title_and_author_come_from_the_properties(docx):
    found = read_docx(docx(p("Bilan", style="Titre1") + p("x"), title="Note n°\u00a04"))
    assert (found.title, found.author, found.published) == ("Note n°\u00a04", "Inès Morel", None)


def test_without_a_title_property_the_first_heading_is_the_title(docx):
    assert read_docx(docx(p("Bilan", style="Titre1") + p("x"))).title == "Bilan"
    assert read_docx(docx(p("x"))).title == ""


def test_entities_that_multiply_are_refused(docx):
    bomb = (
        '<!DOCTYPE d [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;">]>'
        '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>'
        "<w:p><w:r><w:t>&c;</w:t></w:r></w:p></w:body></w:document>"
    )
    with pytest.raises(RefusedFile, match="entities"):
        read_docx(docx("", **{"word/document.xml": bomb}))


def test_an_entity_that_names_another_file_is_refused(docx, tmp_path):
    (tmp_path / "secret.txt").write_text("secret")
    content = (
        f'<!DOCTYPE d [<!ENTITY a SYSTEM "file://{tmp_path}/secret.txt">]>'
        '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>'
        "<w:p><w:r><w:t>&a;</w:t></w:r></w:p></w:body></w:document>"
    )
    with pytest.raises(RefusedFile):
        read_docx(docx("", **{"word/document.xml": content}))


@pytest.mark.parametrize("part", ["word/document.xml", "word/styles.xml", "_rels/.rels", "word/footnotes.xml"])
def test_a_broken_part_is_refused(docx, part):
    with pytest.raises(RefusedFile, match="damaged"):
        read_docx(docx(p("x"), **{part: "<w:document"}))


def test_absurd_nesting_is_refused(docx):
    with pytest.raises(RefusedFile):
        read_docx(docx("<w:sdt><w:sdtContent>" * 5_000 + p("x") + "</w:sdtContent></w:sdt>" * 5_000))


def test_a_part_with_a_travelling_name_reaches_nothing(docx, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    assert read_docx(docx(p("Ici."), **{"../../word/evil.xml": "<x/>", "/etc/evil": "x"})).text == "Ici."
    assert not list(tmp_path.iterdir())


def test_a_linked_picture_is_not_fetched(docx, tmp_path):
    (tmp_path / "secret.txt").write_text("secret")
    rels = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId7"'
        ' Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/image" TargetMode="External"'
        f' Target="file://{tmp_path}/secret.txt"/></Relationships>'
    )
    picture = (
        '<w:r><w:drawing><wp:inline xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing">'
        '<a:graphic xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><a:graphicData>'
        '<pic:pic xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:blipFill>'
        '<a:blip r:link="rId7"/></pic:blipFill></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>'
    )
    found = read_docx(docx(p("Image", picture), **{"word/_rels/document.xml.rels": rels}))
    assert found.text == "Image"


W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def around(**parts: str) -> dict[str, str]:
    """Header, footer and comment parts by name, with the relations that make them part of the document."""
    relations = "".join(
        f'<Relationship Id="{name}" Type="{RELATION}/{name[:6]}" Target="{name}.xml"/>' for name in parts
    )
    rels = f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{relations}</Relationships>'
    return {"word/_rels/document.xml.rels": rels, **{f"word/{name}.xml": words for name, words in parts.items()}}


def test_headers_open_the_text_and_footers_close_it(docx):
    sections = (
        '<w:sectPr><w:headerReference w:type="default" r:id="header1"/><w:headerReference w:type="first" r:id="header2"/>'
        '<w:footerReference w:type="default" r:id="footer1"/><w:footerReference w:type="even" r:id="footer2"/></w:sectPr>'
    )
    parts = around(
        header1=f"<w:hdr {W}>{p('Diffusion ', r('cachée', '<w:vanish/>'), 'restreinte')}{p('Page ', '3')}</w:hdr>",
        header2=f"<w:hdr {W}>{p('Jamais montré')}</w:hdr>",
        footer1=f"<w:ftr {W}>{p('12')}</w:ftr>",
        footer2=f"<w:ftr {W}>{p('Page paire')}</w:ftr>",
    )
    assert read_docx(docx(p("Mot.") + sections, **parts)).text == "Diffusion restreinte\n\nMot."
    shown = {**parts, "word/settings.xml": f"<w:settings {W}><w:evenAndOddHeaders/></w:settings>"}
    first = sections.replace("</w:sectPr>", "<w:titlePg/></w:sectPr>")
    assert read_docx(docx(p("Mot.") + first, **shown)).text == (
        "Diffusion restreinte\n\nJamais montré\n\nMot.\n\nPage paire"
    )


def test_comments_are_kept_with_their_authors(docx, words):
    comments = f'<w:comments {W}><w:comment w:id="0" w:author="Inès Morel">{p("Vraiment ?")}{p("À vérifier.")}</w:comment></w:comments>'
    body = p("Mot", '<w:r><w:commentReference w:id="0"/></w:r>', ".")
    assert words(read_docx(docx(body, **around(comments=comments)))) == [
        ("paragraph", "Mot."),
        ("footnote", "[Inès Morel] Vraiment ?\nÀ vérifier."),
    ]


def test_spaces_are_those_of_the_document(docx):
    assert read_docx(docx(p("a  b   c", r(" d"), "e "))).text == "a  b   c de"


def test_hiding_is_inherited_from_the_style_below(docx):
    styles = (
        f'<w:styles {W}><w:style w:type="character" w:styleId="a"><w:name w:val="a"/><w:rPr><w:vanish/></w:rPr></w:style>'
        '<w:style w:type="character" w:styleId="b"><w:name w:val="b"/><w:basedOn w:val="a"/></w:style>'
        '<w:style w:type="character" w:styleId="c"><w:name w:val="c"/><w:basedOn w:val="b"/><w:rPr><w:vanish w:val="0"/></w:rPr>'
        "</w:style></w:styles>"
    )
    body = p("Un", r(" caché", '<w:rStyle w:val="b"/>'), r(" deux", '<w:rStyle w:val="c"/>'))
    assert read_docx(docx(body, **{"word/styles.xml": styles})).text == "Un deux"


def test_formulas_and_characters_with_their_reading_are_kept(docx):
    math = "http://schemas.openxmlformats.org/officeDocument/2006/math"
    formula = f'<m:oMath xmlns:m="{math}"><m:r><m:t>x</m:t></m:r><m:r><m:t>=2</m:t></m:r></m:oMath>'
    ruby = "<w:r><w:ruby><w:rt><w:r><w:t>かん</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>漢</w:t></w:r></w:rubyBase></w:ruby></w:r>"
    body = (
        f'<w:p><w:r><w:t xml:space="preserve">Soit </w:t></w:r>{formula}<w:r><w:t xml:space="preserve"> donc </w:t></w:r>{ruby}'
        f'<w:r><w:t>字.</w:t></w:r></w:p><w:p><m:oMathPara xmlns:m="{math}">{formula}</m:oMathPara></w:p>'
    )
    assert read_docx(docx(body)).text == "Soit x=2 donc 漢字.\n\nx=2"


def test_the_language_of_the_properties_counts_where_the_words_do_not_tell(docx):
    core = (
        '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"'
        ' xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:language>de-DE</dc:language></cp:coreProperties>'
    )
    assert read_docx(docx(p("Der Hafen."), **{"docProps/core.xml": core})).language == "de-DE"


def test_what_the_parser_of_the_parts_says_is_told_as_it_is(docx):
    laughs = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 9))
    bomb = f'<!DOCTYPE d [<!ENTITY l0 "ha">{laughs}]><w:document {W}><w:body>&l8;</w:body></w:document>'
    with pytest.raises(RefusedFile, match="entities"):
        read_docx(docx("", **{"word/document.xml": bomb}))
    with pytest.raises(RefusedFile, match="nests"):
        read_docx(docx("<w:sdt>" * 300 + "</w:sdt>" * 300))


@pytest.mark.parametrize(
    "name, content",
    [
        ("part.htm", "<html><body><h1>Le quai</h1><p>Dans la page.<br>Suite.</p></body></html>"),
        (
            "part.mht",
            "MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=x\r\n\r\n--x\r\nContent-Type: text/html\r\n\r\n"
            "<html><body><h1>Le quai</h1><p>Dans la page.<br>Suite.</p></body></html>\r\n--x--\r\n",
        ),
    ],
)
def test_a_page_that_was_put_in_whole_is_read(docx, words, name, content):
    made = docx(
        '<w:p><w:r><w:t>Avant.</w:t></w:r></w:p><w:altChunk r:id="c"/><w:p><w:r><w:t>Après.</w:t></w:r></w:p>',
        **{
            f"word/{name}": content,
            "word/_rels/document.xml.rels": '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
            f'<Relationship Id="c" Type="http://x/relationships/aFChunk" Target="{name}"/></Relationships>',
        },
    )
    assert words(read_docx(made)) == [
        ("paragraph", "Avant."),
        ("heading", "Le quai"),
        ("paragraph", "Dans la page.\nSuite."),
        ("paragraph", "Après."),
    ]


def test_a_document_that_puts_itself_in_is_read_once(docx):
    relations = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="c" '
        'Type="http://x/relationships/aFChunk" Target="{}"/></Relationships>'
    )
    body = '<w:p><w:r><w:t>Une fois.</w:t></w:r></w:p><w:altChunk r:id="c"/>'
    inner = docx(body, **{"word/_rels/document.xml.rels": relations.format("document.xml")})
    made = docx(body, **{"word/_rels/document.xml.rels": relations.format("in.docx"), "word/in.docx": inner})
    assert read_docx(made).text == "Une fois."
    assert read_docx(inner).text == "Une fois."


def test_one_page_put_in_a_thousand_times_is_read_a_few_times(docx, monkeypatch):
    monkeypatch.setattr("workbench.services.ingest.docx._MOST_INSERTED", 5 * len("<p>Page.</p>"))
    relations = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="c" '
        'Type="http://x/relationships/aFChunk" Target="in.htm"/></Relationships>'
    )
    made = docx(
        '<w:altChunk r:id="c"/>' * 1000,
        **{"word/_rels/document.xml.rels": relations, "word/in.htm": "<p>Page.</p>"},
    )
    assert read_docx(made).text.split("\n\n") == ["Page."] * 4


def test_a_cell_that_was_deleted_is_gone(docx, words):
    gone = f'<w:tc><w:tcPr><w:cellDel w:id="1" w:author="x"/></w:tcPr>{p("gone")}</w:tc>'
    cells = "".join(f"<w:tc>{p(said)}</w:tc>" for said in ("rye", "12"))
    assert words(read_docx(docx(f"<w:tbl><w:tr>{cells}{gone}</w:tr></w:tbl>"))) == [("row", "rye\t12")]


def test_an_indent_behind_a_line_break_is_kept(docx, words):
    body = p('<w:r><w:t>salt</w:t><w:br/><w:t xml:space="preserve">  and rye</w:t></w:r>')
    assert words(read_docx(docx(body))) == [("paragraph", "salt\n  and rye")]
