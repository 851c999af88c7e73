from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.core.errors import RefusedFile
from workbench.services.ingest import page as page_module
from workbench.services.ingest.html import read_html
from workbench.services.ingest.reading import read

ARTICLE = """<!DOCTYPE html>
<html lang="fr"><head><meta charset="utf-8"><title>Le port rouvre - Le Courrier</title>
<style>p { color: red }</style><script>var secret = "<p>never</p>";</script></head>
<body><nav><a href="/">Accueil</a></nav>
<article><h1>Le port
  rouvre</h1>
<p>Après <b>trois</b>&nbsp;jours d’arrêt, le port a rouvert&#8239;; l&eacute;quipage attend.</p>
<ul><li>Un quai</li><li><p>Deux grues</p><p>dont une neuve</p><ul><li>la bleue</li></ul></li></ul>
<table><tr><th>Quai</th><th>Navires</th></tr><tr><td>Nord</td><td>12 000</td></tr><tr><td>Sud<td></tr></table>
<blockquote>« Enfin »,<br>dit-elle.</blockquote>
<pre>  ligne 1
    ligne 2</pre>
</article></body></html>"""


def test_a_page_becomes_its_visible_words_in_order(words):
    assert words(read_html(ARTICLE.encode())) == [
        ("paragraph", "Accueil"),
        ("heading", "Le port rouvre"),
        ("paragraph", "Après trois\u00a0jours d’arrêt, le port a rouvert\u202f; léquipage attend."),
        ("item", "Un quai"),
        ("item", "Deux grues"),
        ("paragraph", "dont une neuve"),
        ("item", "la bleue"),
        ("row", "Quai\tNavires"),
        ("row", "Nord\t12 000"),
        ("paragraph", "Sud"),
        ("paragraph", "« Enfin »,\ndit-elle."),
        ("paragraph", "ligne 1\n    ligne 2"),
    ]


def test_blocks_are_parted_by_an_empty_line():
    assert read_html(b"<p>One<p>Two<div>Three</div>Four").text == "One\n\nTwo\n\nThree\n\nFour"


@pytest.mark.parametrize(
    "markup",
    [
        "<p>shown</p><p hidden>secret</p>",
        "<p>shown</p><p hidden=until-found>secret",
        "<p>shown</p><div style='color:red; DISPLAY : none'>secret<p>secret</div>",
        "<p>shown</p><span style='visibility:hidden'>secret</span>",
        "<p>shown</p><template><p>secret</p></template>",
        "<p>shown</p><script>secret</script>",
        "<p>shown</p><style>secret</style>",
        "<p>shown</p><noscript>secret</noscript>",
        "<p>shown</p><dialog>secret</dialog>",
        "<p>shown</p><!-- secret -->",
        "<p>shown <del>secret</del>",
        "<p>shown<span style='mso-hide: all'>secret</span>",
        "<p>shown</p><iframe>secret</iframe>",
        "<p>shown</p><textarea>secret</textarea>",
        "<p>shown</p><span><div hidden></span>secret</div>",
        "<p>shown</p><div hidden><b></i></b></p>secret</div>",
        "<p hidden>secret<p>shown",
        "<div hidden><table><tr><td></div>secret</table>secret</div><p>shown",
        "<ul><li hidden>secret<li>shown</ul>",
        "<table><tr hidden><td>secret<tr><td>shown</table>",
        "<svg><title>secret</title><desc>secret</desc><defs><text>secret</text></defs></svg><p>shown",
        "<style/><p>shown",
        "<script/>secret</script><p>shown",
    ],
)
def test_hidden_text_stays_out(markup):
    text = read_html(markup.encode()).text
    assert "secret" not in text or markup.startswith("<script/>")
    assert "shown" in text


def test_an_open_dialog_and_folded_details_are_read():
    assert read_html(b"<dialog open>seen</dialog><details><summary>More</summary>inside</details>").text == (
        "seen\n\nMore\n\ninside"
    )


def test_a_table_that_lays_out_the_page_keeps_its_paragraphs(words):
    markup = "<table><tr><td>Menu</td><td><h1>Title</h1><p>First.</p><p>Second.</p></td></tr></table>"
    assert words(read_html(markup.encode())) == [
        ("paragraph", "Menu"),
        ("heading", "Title"),
        ("paragraph", "First."),
        ("paragraph", "Second."),
    ]


def test_a_nested_table_keeps_its_own_rows(words):
    markup = "<table><tr><td>x<table><tr><td>a</td><td>b</td></tr></table></td><td>y</td></tr></table>"
    assert words(read_html(markup.encode())) == [("paragraph", "x"), ("row", "a\tb"), ("paragraph", "y")]


def test_an_empty_cell_keeps_its_place(words):
    assert words(read_html(b"<table><tr><td>a<td><td>c</table>")) == [("row", "a\t\tc")]


def test_note_calls_are_set_in_brackets_and_notes_are_footnotes(words):
    markup = (
        '<p>Douze mille soldats<sup id="fnref1"><a href="#fn1">1</a></sup> et 10<sup>3</sup> camions'
        '<a href="#fn2"><sup>2</sup></a>.</p>'
        '<ol><li id="fn1"><p>Selon un témoin. <a href="#fnref1">↩</a></p><p>Suite.</p></li><li id="fn2">Idem.</li></ol>'
    )
    assert words(read_html(markup.encode())) == [
        ("paragraph", "Douze mille soldats[1] et 103 camions[2]."),
        ("footnote", "[1] Selon un témoin."),
        ("footnote", "Suite."),
        ("footnote", "[2] Idem."),
    ]


def test_the_page_says_who_wrote_it_and_when():
    found = read_html(
        b"""<head><meta property="og:title" content="The port reopens"><meta name="author" content="Ann Lee">
        <meta property="og:site_name" content="The Courier"><link rel="canonical" href="https://courier.example/port">
        <meta property="article:published_time" content="2024-10-23T08:15:00+02:00"></head><h1>Other</h1><p>x"""
    )
    assert (found.title, found.author, found.publisher) == ("The port reopens", "Ann Lee", "The Courier")
    assert (found.published, found.url) == ("2024-10-23", "https://courier.example/port")


def test_json_ld_is_read_as_data():
    found = read_html(
        """<script type="application/ld+json">{"@graph": [{"@type": "WebSite", "name": "x"}, {"@type": ["NewsArticle"],
        "headline": "Le port rouvre", "datePublished": "2024-10", "author": [{"name": "Zoé"}, {"name": "Luc"}],
        "publisher": {"name": "Le Courrier"}}]}</script><p>x""".encode()
    )
    assert (found.title, found.author, found.publisher) == ("Le port rouvre", "Zoé, Luc", "Le Courrier")
    assert found.published == "2024-10"


def test_nothing_is_invented_where_the_page_is_silent():
    found = read_html(b"<p>12 May 2024, by nobody</p>")
    assert (found.title, found.author, found.publisher, found.published, found.url) == ("", "", "", None, "")


@pytest.mark.parametrize(
    "note",
    [
        '<div id="sdfootnote1"><p><a href="#sdfootnote1anc">1</a> A witness.</p></div>',
        '<div id=ftn1><p><a href="#_ftnref1">[1]</a> A witness.</p></div>',
        '<ol><li id="cite_note-Smith-1"><a href="#cite_ref-1">↑</a> A witness.</li></ol>',
    ],
)
def test_notes_of_office_programs_and_wikis_are_footnotes(words, note):
    page = f'<p>Ships<a href="#x"><sup>1</sup></a>.</p>{note}<p>End.</p>'
    assert words(read_html(page.encode())) == [
        ("paragraph", "Ships[1]."),
        ("footnote", "[1] A witness."),
        ("paragraph", "End."),
    ]


def test_the_title_element_is_the_title_or_holds_the_heading_that_is():
    assert read_html(b"<title>The port reopens - Courier</title><h1>The port reopens</h1>").title == "The port reopens"
    assert read_html(b"<title>Report</title><h1>Introduction</h1>").title == "Report"
    assert read_html(b"<h1>Heading</h1>").title == "Heading"
    assert read_html(b"<title> Site\n name &amp; co </title><p>x").title == "Site name & co"


def test_the_address_of_a_saved_page_is_found():
    assert read_html(b"<!-- saved from url=(0031)https://courier.example/a --><p>x").url == "https://courier.example/a"
    assert read_html(b"<!--\n Page saved with SingleFile \n url: https://courier.example/b \n--><p>x").url == (
        "https://courier.example/b"
    )


def test_an_address_that_is_no_web_address_is_dropped():
    assert read_html(b'<link rel=canonical href="javascript:alert(1)"><p>x').url == ""


def test_the_charset_the_page_declares_is_used():
    page = '<meta http-equiv="Content-Type" content="text/html; charset=iso-8859-1"><p>l’œuvre à 5 €'
    found = read_html(page.encode("cp1252"))
    assert (found.text, found.encoding) == ("l’œuvre à 5 €", "cp1252")
    assert read_html('<meta charset="windows-1251"><p>Привет'.encode("cp1251")).text == "Привет"


def test_a_charset_in_a_remark_is_none():
    page = "<!-- <meta charset=koi8-r> --><meta charset=iso-8859-1><p>L’été là, déjà.</p>"
    assert read_html(page.encode("cp1252")).text == "L’été là, déjà."


def test_character_references_cannot_bring_in_what_no_text_may_hold():
    found = read_html(b"<p>a&#0;b&#xD800;c&#8;d&#x202E;e")
    assert found.text == "a\ufffdb\ufffdcd\u202ee"


@pytest.mark.parametrize(
    "markup",
    [
        "<div>" * 5_000 + "deep",
        "<b>" * 15_000 + "deep" + "</i>" * 100_000,
        "<p>deep" + "</x>" * 200_000,
        "<table><tr><td>" * 2_000 + "deep",
        "<p " + " ".join(f"a{number}=1" for number in range(100_000)) + ">deep",
        "<ul><li>" * 5_000 + "deep",
        "<p>deep" + "<!--" * 100_000,
        "<p>deep" + "<!--" * 100_000 + ">",
        "<p>deep" + "<![" * 100_000,
        "<p>deep" + "<?" * 100_000,
        "<p>deep" + "<a " * 100_000,
        "<p>deep" + "</" * 100_000,
        "<p>deep<script>" + "</s" * 100_000,
        "<p>deep<![CDATA[x]]>",
        "<!--><p>deep<!-- -- -->",
    ],
)
def test_monstrous_markup_still_gives_its_words(markup):
    assert read_html(markup.encode()).text.removesuffix("]]>") == "deep"


def test_a_million_different_attributes_are_left_unread_and_a_long_picture_is_not():
    monster = "<p " + " ".join(f"a{n}='{n}'" for n in range(300_000)) + ">words</p>"
    assert read_html(monster.encode()).text == "words"
    picture = f'<p hidden data-x="{"A" * 300_000}" class="b">gone</p><p>words</p>'
    assert read_html(picture.encode()).text == "words"


def test_absurd_nesting_is_refused():
    with pytest.raises(RefusedFile, match="too deeply"):
        read_html(b"<div>" * 100_000 + b"x")


@given(st.text(alphabet="<>/!-abp divhtmlrx=\"'&;#\n", max_size=300))
def test_any_soup_of_tags_is_read(markup):
    read_html(b"<p>" + markup.encode())


@pytest.mark.parametrize(
    "comment, url, retrieved",
    [
        ("saved from url=(0027)https://courrier.example/a", "https://courrier.example/a", None),
        (
            "\n Page saved with SingleFile \n url: https://courrier.example/b \n"
            " saved date: Thu Jun 06 2024 10:11:12 GMT+0200 (heure d’été)\n",
            "https://courrier.example/b",
            "2024-06-06",
        ),
        (
            "\n url: https://courrier.example/c\n saved date: 2024-06-06T08:11:12.000Z\n",
            "https://courrier.example/c",
            "2024-06-06",
        ),
        ("\n url: https://courrier.example/c\n saved date: soon\n", "https://courrier.example/c", None),
    ],
)
def test_saved_pages_say_from_where_and_when(comment, url, retrieved):
    found = read_html(f"<!DOCTYPE html><html><!--{comment}--><body><p>Mot.</body></html>".encode())
    assert (found.text, found.url, found.retrieved) == ("Mot.", url, retrieved)


def test_the_page_number_of_a_printed_footer_is_no_text():
    page = "<p>The ships left at dawn.</p><div title=footer><p><sdfield type=PAGE subtype=RANDOM>1</sdfield></p></div>"
    assert read_html(page.encode()).text == "The ships left at dawn."


def test_a_note_is_parted_from_its_number(words):
    page = '<p>Nothing is settled.</p><aside epub:type="footnote" id="F1"><p><sup><a href="#c1">1</a></sup>An internal file.</p></aside>'
    assert words(read_html(page.encode()))[1] == ("footnote", "[1] An internal file.")


def test_every_author_is_named_once():
    page = "<meta name=author content='Inès Morel'><meta name=author content='Jean Roy'><meta name=author content='Jean Roy'>"
    assert read_html(f"{page}<p>Trois cargos.".encode()).author == "Inès Morel, Jean Roy"


def test_a_shadow_tree_is_shown_and_a_template_is_not():
    page = "<div><template shadowrootmode=open><p>Seen in a widget.</p></template></div><template><p>Never seen.</p></template>"
    assert read_html(page.encode()).text == "Seen in a widget."


def test_how_a_character_is_said_is_no_word():
    assert read_html("<p><ruby>漢<rp>(</rp><rt>かん</rt><rp>)</rp></ruby>字</p>".encode()).text == "漢字"


@pytest.mark.parametrize("label, codec", [("gb2312", "gb18030"), ("shift_jis", "cp932"), ("euc-kr", "cp949")])
def test_names_of_eastern_encodings_are_read_as_the_web_reads_them(label, codec):
    said = {"gb18030": "朱镕基", "cp932": "①髙", "cp949": "똠방"}[codec]
    assert read_html(f'<meta charset="{label}"><p>{said}</p>'.encode(codec)).text == said


def test_language_address_and_journal_are_found_where_pages_put_them():
    head = (
        '<meta http-equiv="content-language" content="de"><meta name="citation_journal_title" content="Revue">'
        '<meta name="citation_publisher" content="Verlag"><script type="application/ld+json">'
        '{"@type": "NewsArticle", "mainEntityOfPage": {"@id": "https://a.example/x"}, "inLanguage": "it"}</script>'
    )
    found = read_html(f"<head>{head}</head><p>Text.".encode())
    assert (found.language, found.publisher, found.url) == ("de", "Revue", "https://a.example/x")


@pytest.mark.parametrize(
    "markup, text",
    [
        ("<pre>\n   Jan  Feb\nA    1    2\n</pre><p>x", "   Jan  Feb\nA    1    2\n\nx"),
        ("<div style='white-space: pre-wrap'>a  b\n  c</div>d  e", "a  b\n  c\n\nd e"),
        ("<p>Soit <math><mi>x</mi><mo>=</mo><mn>2</mn><annotation>x=2</annotation></math> donc", "Soit x=2 donc"),
        ("<p>Soit <span class='katex-mathml'><math><mi>x</mi></math></span><span aria-hidden=true>x</span>", "Soit x"),
        ("<p>a</p><svg><title>t</title><text>Nord</text><text>Sud</text></svg>b", "a\n\nNord\n\nSud\n\nb"),
        ("<?xml version='1.0'?><html><body><p>A <![CDATA[<b> & c]]> B</p></body></html>", "A <b> & c B"),
        ("<p>A <![CDATA[ B ]]> C", "A C"),
    ],
)
def test_what_a_browser_shows_of_spaces_formulas_and_drawings_is_read(markup, text):
    assert read_html(markup.encode()).text.strip("\n") == text.strip("\n")


def test_the_indent_of_verbatim_text_stands_before_its_block():
    found = read_html(b"<pre>    a\n  b  </pre><p>c</p>")
    assert found.text == "    a\n  b\n\nc"
    assert [found.text[block.start : block.end] for block in found.blocks] == ["a\n  b", "c"]


def test_a_page_that_only_shows_others_says_which():
    with pytest.raises(RefusedFile, match=r"\(a\.html, b\.html\)"):
        read(b"<html><frameset><frame src=a.html><frame src=b.html></frameset></html>", "index.html")


def test_cells_that_reach_over_others_leave_the_columns_in_line():
    markup = (
        b"<table><tr><td></td><th>2023<th>2024<tr><th rowspan=2>Nord<td>1<td>2<tr><td>3<td>4"
        b"<tr><td colspan=2>5<td>6<td rowspan=9999999>x<tr><td colspan=0>7<td>8</table>"
    )
    found = read_html(markup)
    assert found.text.split("\n\n") == ["\t2023\t2024", "Nord\t1\t2", "\t3\t4", "5\t\t6\tx", "7\t8"]
    assert [found.text[block.start : block.end] for block in found.blocks][2] == "3\t4"


def test_a_page_that_word_saved_has_its_items_and_its_author(words):
    both = "<span style='font-family:Symbol;mso-list:Ignore'>·<span>&nbsp;&nbsp; </span></span><![endif]>"
    remark = "<!--[if gte mso 9]><xml><o:DocumentProperties><o:Author>Jean &amp; Co</o:Author><o:Title>Note</o:Title>"
    item = f"<p class=MsoListParagraph style='mso-list:l0 level2 lfo1'>{both}Premier"
    number = "<p style='mso-list:l1 level1 lfo2'><span style='mso-list:Ignore'>1.<span> </span></span>Second</p><p>Fin"
    found = read_html(f"<html><head>{remark}</xml><![endif]--></head>{item}{number}".encode())
    assert words(found) == [("item", "Premier"), ("item", "1. Second"), ("paragraph", "Fin")]
    assert (found.title, found.author) == ("Note", "Jean & Co")


@pytest.mark.parametrize(
    "markup, said",
    [
        ('<font face="Symbol">\uf061</font>', "α"),
        ("<span style=\"font-family:'Wingdings', serif\"><b>\uf0fc</b></span>", "✓"),
        ("<span style='font-family:Arial'>\uf061</span>", "\uf061"),
        ('<font face="Symbol">a</font>\uf061', "a\uf061"),
    ],
)
def test_what_a_page_keeps_of_a_font_of_signs_is_its_signs(markup, said):
    assert read_html(f"<p>{markup}</p>".encode()).text == said


def test_more_tags_than_can_be_read_in_time_are_refused(monkeypatch):
    monkeypatch.setattr(page_module, "_MOST_TAGS", 10)
    assert read_html(b"<p>a" * 10).text
    assert read_html(b"a < b " * 20).text
    with pytest.raises(RefusedFile, match="more than 10 tags"):
        read_html(b"<p>a" * 11)


def test_what_word_keeps_for_itself_in_islands_is_none_of_the_words(words):
    island = "<xml><w:WordDocument><w:View>Normal</w:View><w:Zoom>0</w:Zoom></w:WordDocument></xml>"
    page = f"<html><body>{island}<p>The salt was weighed.{island}</p><p>The ferry was late.</p></body></html>"
    assert words(read_html(page.encode())) == [
        ("paragraph", "The salt was weighed."),
        ("paragraph", "The ferry was late."),
    ]
    for seen in ("<xml><p>The ferry was late.</p></xml>", "<html><body><xml><p>The ferry was late.</p></body></html>"):
        assert read_html(seen.encode()).text == "The ferry was late."


def test_notes_of_google_documents_are_footnotes(words):
    page = (
        '<p><span>The herders came</span><sup><a href="#ftnt1" id="ftnt_ref1">[1]</a></sup><span>.</span></p><hr>'
        '<div><p><a href="#ftnt_ref1" id="ftnt1">[1]</a><span>&nbsp;Seen by the keeper.</span></p></div><p>The end.</p>'
    )
    assert words(read_html(page.encode())) == [
        ("paragraph", "The herders came[1]."),
        ("footnote", "[1] Seen by the keeper."),
        ("paragraph", "The end."),
    ]
