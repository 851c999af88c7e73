from __future__ import annotations

import pytest

from workbench.core.errors import RefusedFile
from workbench.services.ingest.odt import is_odt, read_odt
from workbench.services.ingest.reading import read
from workbench.services.ingest.zips import open_zip, part

NOTE = (
    '<text:note text:note-class="footnote"><text:note-citation>1</text:note-citation><text:note-body>'
    "<text:p>{words}</text:p></text:note-body></text:note>"
)
HIDDEN = '<style:style style:name="T9" style:family="text"><style:text-properties text:display="none"/></style:style>'


def p(words: str) -> str:
    return f"<text:p>{words}</text:p>"


def cell(words: str, more: str = "") -> str:
    return f"<table:table-cell {more}>{p(words)}</table:table-cell>"


def test_headings_paragraphs_items_and_rows(odt, words):
    body = (
        '<text:h text:outline-level="1">Bilan de l’été</text:h>'
        + p("Le convoi est <text:span>resté</text:span>\n   à quai\u00a0; personne n’a parlé.")
        + '<text:h text:outline-level="2">Les faits</text:h>'
        + f"<text:list><text:list-item>{p('un navire')}{p('sa suite')}<text:list><text:list-item>{p('deux grues')}"
        + "</text:list-item></text:list></text:list-item></text:list>"
        + f"<table:table><table:table-header-rows><table:table-row>{cell('Quai')}{cell('Navires')}</table:table-row>"
        + f"</table:table-header-rows><table:table-row>{cell('Nord')}{cell('12 000')}</table:table-row></table:table>"
        + p("The end.")
    )
    found = read_odt(odt(body))
    assert words(found) == [
        ("heading", "Bilan de l’été"),
        ("paragraph", "Le convoi est resté à quai\u00a0; personne n’a parlé."),
        ("heading", "Les faits"),
        ("item", "un navire"),
        ("paragraph", "sa suite"),
        ("item", "deux grues"),
        ("row", "Quai\tNavires"),
        ("row", "Nord\t12 000"),
        ("paragraph", "The end."),
    ]
    assert [block.level for block in found.blocks[:6]] == [1, 0, 2, 1, 0, 2]


def test_notes_are_called_in_brackets_and_close_the_text(odt, words):
    body = p(f"Les troupes{NOTE.format(words='Selon Séoul.')} et les obus{NOTE.format(words='Chiffre de juin.')}.")
    assert words(read_odt(odt(body + p("Fin.")))) == [
        ("paragraph", "Les troupes[1] et les obus[2]."),
        ("paragraph", "Fin."),
        ("footnote", "[1] Selon Séoul."),
        ("footnote", "[2] Chiffre de juin."),
    ]


def test_a_note_in_a_table_cell_stays_a_note(odt):
    body = f"<table:table><table:table-row>{cell('a' + NOTE.format(words='N.'))}{cell('b')}</table:table-row></table:table>"
    assert read_odt(odt(body)).text == "a[1]\tb\n\n[1] N."


def test_spaces_tabs_and_line_breaks_are_those_of_the_document(odt):
    body = p('a<text:s text:c="3"/>b<text:s/>c<text:tab/>d<text:line-break/>e\n f')
    assert read_odt(odt(body)).text == "a   b c\td\ne f"


def test_deleted_text_stays_out_with_the_remarks_on_it(odt):
    gone = p("supprimé<office:annotation>" + p("oubliée") + "</office:annotation>")
    body = (
        f"<text:tracked-changes><text:changed-region><text:deletion>{gone}</text:deletion></text:changed-region>"
        f"</text:tracked-changes>{p('Gardé<text:change text:change-id=' + chr(34) + 'c' + chr(34) + '/>')}"
        f"{p('Lu<office:annotation>' + p('remarque') + '</office:annotation>.')}"
    )
    assert read_odt(odt(body)).text == "Gardé\n\nLu.\n\nremarque"


@pytest.mark.parametrize(
    "hidden",
    [
        '<text:span text:style-name="T9"> caché</text:span>',
        '<text:hidden-text text:is-hidden="true"> caché</text:hidden-text>',
    ],
)
def test_hidden_text_stays_out(odt, hidden):
    assert read_odt(odt(p(f"Visible{hidden}."), styles=HIDDEN)).text == "Visible."


def test_a_hidden_section_stays_out(odt):
    assert (
        read_odt(odt(f'<text:section text:display="none">{p("caché")}</text:section>{p("Visible.")}')).text
        == "Visible."
    )


def test_sections_and_text_boxes_are_read(odt):
    box = f"<draw:frame><draw:text-box>{p('Encadré')}</draw:text-box></draw:frame>"
    assert read_odt(odt(f"<text:section>{p('Avant' + box + ' après')}</text:section>")).text == "Avant après\n\nEncadré"


def test_absurd_repeats_are_not_believed(odt):
    body = (
        p('a<text:s text:c="999999999"/>b')
        + '<table:table><table:table-row table:number-rows-repeated="90000000">'
        + cell("x", 'table:number-columns-repeated="90000000"')
        + "</table:table-row></table:table>"
    )
    assert len(read_odt(odt(body)).text) < 1_000_000


def test_empty_rows_that_fill_a_sheet_add_nothing(odt):
    body = '<table:table><table:table-row table:number-rows-repeated="1048576"><table:table-cell/></table:table-row></table:table>'
    assert read_odt(odt(p("x") + body)).text == "x"


def test_title_and_author_come_from_the_properties(odt):
    found = read_odt(odt(p("x"), title="Note n°\u00a04"))
    assert (found.title, found.author, found.published, found.format) == ("Note n°\u00a04", "Inès Morel", None, "odt")
    assert read_odt(odt('<text:h text:outline-level="1">Bilan</text:h>')).title == "Bilan"


def test_a_password_is_told(odt):
    manifest = '<manifest:manifest xmlns:manifest="m"><manifest:encryption-data/></manifest:manifest>'
    with pytest.raises(RefusedFile, match="password"):
        read_odt(odt(p("x"), **{"META-INF/manifest.xml": manifest}))


def test_entities_and_broken_parts_are_refused(odt):
    with pytest.raises(RefusedFile, match="entities"):
        read_odt(odt("", **{"content.xml": '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'}))
    with pytest.raises(RefusedFile, match="damaged"):
        read_odt(odt("", **{"content.xml": "<a"}))
    with pytest.raises(RefusedFile, match="damaged"):
        read_odt(odt("", **{"content.xml": "<a/>"}))


def test_absurd_nesting_is_refused(odt):
    with pytest.raises(RefusedFile):
        read_odt(odt("<text:section>" * 50_000 + p("x") + "</text:section>" * 50_000))


def test_headers_open_the_text_footers_close_it_and_remarks_keep_their_author(odt, words):
    spaces = (
        'xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0"'
        ' xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"'
        ' xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"'
    )
    styles = (
        f"<office:document-styles {spaces}><office:master-styles>"
        '<style:master-page style:name="Standard"><style:header><text:p>Confidentiel</text:p></style:header>'
        '<style:header-left style:display="false"><text:p>Jamais</text:p></style:header-left>'
        "<style:footer><text:p>Cabinet</text:p><text:p><text:page-number>3</text:page-number></text:p></style:footer>"
        '</style:master-page><style:master-page style:name="Autre"><style:header><text:p>Ailleurs</text:p></style:header>'
        "</style:master-page></office:master-styles></office:document-styles>"
    )
    remark = "<office:annotation><dc:creator>Inès</dc:creator><text:p>Vraiment ?</text:p></office:annotation>"
    found = read_odt(odt(f"<text:p>Mot{remark}.</text:p>", **{"styles.xml": styles}))
    assert words(found) == [
        ("paragraph", "Confidentiel"),
        ("paragraph", "Mot."),
        ("footnote", "[Inès] Vraiment ?"),
        ("paragraph", "Cabinet"),
    ]


def test_hiding_is_inherited_from_the_style_below(odt):
    styles = (
        '<style:style style:name="A" style:family="text"><style:text-properties text:display="none"/></style:style>'
        '<style:style style:name="B" style:family="text" style:parent-style-name="A"/>'
        '<style:style style:name="C" style:family="text" style:parent-style-name="C"/>'
    )
    body = p('Un<text:span text:style-name="B"> caché</text:span><text:span text:style-name="C"> deux</text:span>')
    assert read_odt(odt(body, styles=styles)).text == "Un deux"


def test_a_hidden_paragraph_stays_out_where_its_condition_holds(odt):
    def paragraph(state: str) -> str:
        return f'<text:p><text:hidden-paragraph text:is-hidden="{state}"/>Secret {state}.</text:p>'

    assert read_odt(odt(f"<text:p>Vu.</text:p>{paragraph('true')}{paragraph('false')}")).text == "Vu.\n\nSecret false."


def test_white_space_of_the_file_collapses_over_its_elements(odt):
    body = '<text:p> a <text:span> b</text:span> <text:s text:c="2"/> c\n <text:span/> d</text:p>'
    assert read_odt(odt(body)).text == "a b    c d"


def test_words_in_shapes_follow_their_paragraph_and_those_in_cells_their_row(odt, words):
    shape = "<draw:custom-shape><text:p>Dans la forme.</text:p></draw:custom-shape>"
    row = f"<table:table><table:table-row><table:table-cell><text:p>{shape}a</text:p></table:table-cell>"
    body = f"<text:p>Avant {shape}après.</text:p>{row}<table:table-cell><text:p>b</text:p></table:table-cell>"
    assert words(read_odt(odt(f"{body}</table:table-row></table:table>"))) == [
        ("paragraph", "Avant après."),
        ("paragraph", "Dans la forme."),
        ("row", "a\tb"),
        ("paragraph", "Dans la forme."),
    ]


def test_a_section_hidden_by_its_condition_stays_out(odt):
    section = '<text:section text:display="condition" text:is-hidden="{}"><text:p>Ici.</text:p></text:section>'
    body = f"{section.format('true')}<text:p>Fin.</text:p>"
    assert read_odt(odt(body)).text == "Fin."
    assert read_odt(odt(section.format("false"))).text == "Ici."


def test_publisher_and_language_come_from_the_properties(odt):
    meta = (
        '<office:document-meta xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"'
        ' xmlns:dc="http://purl.org/dc/elements/1.1/"><office:meta><dc:publisher>Le Port</dc:publisher>'
        "<dc:language>de</dc:language><dc:date>2024-05-05</dc:date></office:meta></office:document-meta>"
    )
    found = read_odt(odt("<text:p>x</text:p>", **{"meta.xml": meta}))
    assert (found.publisher, found.language, found.published) == ("Le Port", "de", None)


@pytest.mark.parametrize("kind", ["text-web", "text-master"])
def test_other_kinds_of_texts_are_texts(odt, kind):
    content = odt("<text:p>Ici.</text:p>", mimetype=f"application/vnd.oasis.opendocument.{kind}")
    assert is_odt(open_zip(content))
    assert read_odt(content).text == "Ici."


def flat(odt, body: str, kind: str = "text", encoding: str = "utf-8") -> bytes:
    """A .fodt, all in one piece."""
    made = odt(body)
    content = (part(open_zip(made), "content.xml") or b"").decode()
    content = content.replace("office:document-content", "office:document")
    declared = f'<office:document office:mimetype="application/vnd.oasis.opendocument.{kind}"'
    content = content.replace("<office:document", declared, 1)
    if not content.startswith("<?xml"):
        content = f'<?xml version="1.0" encoding="{encoding}"?>\n{content}'
    return content.encode(encoding)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
@pytest.mark.parametrize("name", ["a.fodt", "a.xml", "a"])
def test_a_text_in_one_piece_is_read(odt, name, encoding):
    picture = "<draw:frame><draw:image><office:binary-data>iVBORw0KGgo=</office:binary-data></draw:image></draw:frame>"
    found = read(flat(odt, p(f"Le quai{NOTE.format(words='Nord.')} est plein.{picture}"), encoding=encoding), name)
    assert (found.text, found.format) == ("Le quai[1] est plein.\n\n[1] Nord.", "odt")


def test_a_spreadsheet_in_one_piece_is_refused_with_what_to_do(odt):
    with pytest.raises(RefusedFile, match=r"save the file as \.pdf"):
        read(flat(odt, p("x"), "spreadsheet"), "a.fods")


def test_words_deleted_in_place_stay_out_of_a_text_in_one_piece(odt):
    changes = (
        '<text:tracked-changes><text:changed-region text:id="a"><text:deletion/></text:changed-region>'
        '<text:changed-region text:id="b"><text:insertion/></text:changed-region></text:tracked-changes>'
    )
    old = (
        '<text:change-start text:change-id="a"/>vieux <text:span>port </text:span><text:change-end text:change-id="a"/>'
    )
    new = '<text:change-start text:change-id="b"/>nouveau port<text:change-end text:change-id="b"/>'
    assert read(flat(odt, changes + p(f"Le {old}{new}.")), "a.fodt").text == "Le nouveau port."


MATH = '<math xmlns="http://www.w3.org/1998/Math/MathML"><mfrac><mi>a</mi><mn>2</mn></mfrac></math>'
LINKED = 'xmlns:xlink="http://www.w3.org/1999/xlink"'


def test_a_formula_is_read_among_the_words_it_stands_in(odt):
    frame = f'<draw:frame><draw:object {LINKED} xlink:href="./Object 1"/></draw:frame>'
    found = read_odt(odt(f"<text:p>Soit {frame}.</text:p>", **{"Object 1/content.xml": MATH}))
    assert found.text == "Soit a/2."
    flat = f"<text:p>Soit <draw:frame><draw:object>{MATH}</draw:object></draw:frame>.</text:p>"
    assert read_odt(odt(flat)).text == "Soit a/2."


@pytest.mark.parametrize(
    "more",
    [
        {},
        {"Object 1/content.xml": "<math><mi>"},
        {"Object 1/content.xml": "<!DOCTYPE a [<!ENTITY b 'c'>]><math>&b;</math>"},
    ],
)
def test_a_formula_that_cannot_be_read_costs_no_more_than_itself(odt, more):
    frame = f'<draw:frame><draw:object {LINKED} xlink:href="../Object 1"/></draw:frame>'
    assert read_odt(odt(f"<text:p>Soit {frame}.</text:p>", **more)).text == "Soit ."


@pytest.mark.parametrize("shown", ["collapse", "filter"])
def test_a_hidden_row_of_a_table_stays_out(odt, shown):
    row = "<table:table-row {}><table:table-cell><text:p>{}</text:p></table:table-cell></table:table-row>"
    rows = row.format("", "vu") + row.format(f'table:visibility="{shown}"', "caché")
    assert read_odt(odt(f"<table:table>{rows}</table:table>")).text == "vu"


@pytest.mark.parametrize("font, said", [("Symbol", "α"), ("Symbol1", "α"), ("Wingdings", "♋"), ("Arial", "\uf061")])
def test_letters_of_a_font_of_signs_are_its_signs(odt, font, said):
    style = f'<style:style style:name="T1"><style:text-properties style:font-name="{font}"/></style:style>'
    body = '<text:p>Angle <text:span text:style-name="T1">\uf061</text:span></text:p>'
    assert read_odt(odt(body, styles=style)).text == f"Angle {said}"
