from __future__ import annotations

import pytest

from workbench.core.errors import RefusedFile
from workbench.services.ingest.epub import read_epub
from workbench.services.ingest.reading import read

CONTAINER = (
    '<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles>'
    '<rootfile full-path="OEBPS/book.opf" media-type="application/oebps-package+xml"/></rootfiles></container>'
)
META = (
    "<dc:title>Le port</dc:title><dc:creator>Inès Morel</dc:creator><dc:creator>Jean Roy</dc:creator>"
    "<dc:publisher>Éditions du Quai</dc:publisher><dc:date>2021-03</dc:date>"
)


def page(body: str) -> str:
    return (
        '<?xml version="1.0" encoding="utf-8"?><!DOCTYPE html><html xmlns="http://www.w3.org/1999/xhtml"'
        f' xmlns:epub="http://www.idpf.org/2007/ops"><head><title>x</title></head><body>{body}</body></html>'
    )


@pytest.fixture
def epub(archive):
    """Makes an e-book from chapter bodies by name, in spine order; `more` adds or replaces parts."""

    def make(chapters: dict[str, str], *, spine: str = "", items: str = "", meta: str = META, **more: str) -> bytes:
        listed = "".join(
            f'<item id="{name}" href="text/{name}.xhtml" media-type="application/xhtml+xml"/>' for name in chapters
        )
        spine = spine or "".join(f'<itemref idref="{name}"/>' for name in chapters)
        package = (
            '<package xmlns="http://www.idpf.org/2007/opf" xmlns:dc="http://purl.org/dc/elements/1.1/">'
            f"<metadata>{meta}</metadata><manifest>{listed}{items}</manifest><spine>{spine}</spine></package>"
        )
        parts = {
            "mimetype": "application/epub+zip",
            "META-INF/container.xml": CONTAINER,
            "OEBPS/book.opf": package,
            **{f"OEBPS/text/{name}.xhtml": page(body) for name, body in chapters.items()},
        }
        return archive({**parts, **more})

    return make


def test_chapters_come_in_the_order_of_the_spine(epub, words):
    content = epub(
        {"b": "<h1>Deux</h1><p>Après.</p>", "a": "<h1>Un</h1><p>Avant.</p>", "n": "<p>Notes.</p>"},
        spine='<itemref idref="n" linear="no"/><itemref idref="a"/><itemref idref="b"/><itemref idref="a"/>',
    )
    found = read(content, "livre.epub")
    assert words(found) == [
        ("heading", "Un"),
        ("paragraph", "Avant."),
        ("heading", "Deux"),
        ("paragraph", "Après."),
        ("paragraph", "Notes."),
    ]
    assert (found.title, found.author, found.publisher, found.published, found.format) == (
        "Le port",
        "Inès Morel, Jean Roy",
        "Éditions du Quai",
        "2021-03",
        "epub",
    )


def test_printed_pages_are_pages_and_no_words(epub):
    body = (
        '<span epub:type="pagebreak" id="page_11" title="11"/><p>Le navire est <span role="doc-pagebreak" '
        'aria-label="12">12</span> parti.</p><div epub:type="pagebreak" title="13">13</div><p>Fin.</p>'
    )
    found = read_epub(epub({"a": "<p>Avant-propos.</p>", "b": body}))
    assert found.text == "Avant-propos.\n\nLe navire est parti.\n\nFin."
    assert [(page.label, found.text[page.start : page.end].strip()) for page in found.pages] == [
        ("11", "Le navire est"),
        ("12", "parti."),
        ("13", "Fin."),
    ]


def test_pages_are_also_found_through_the_list_of_pages(epub):
    ncx = (
        '<!DOCTYPE ncx PUBLIC "-//NISO//DTD ncx 2005-1//EN" "http://www.daisy.org/z3986/2005/ncx-2005-1.dtd">'
        '<ncx xmlns="http://www.daisy.org/z3986/2005/ncx/"><pageList><pageTarget><navLabel><text>iv</text></navLabel>'
        '<content src="text/a.xhtml#p4"/></pageTarget></pageList></ncx>'
    )
    item = '<item id="ncx" href="toc.ncx" media-type="application/x-dtbncx+xml"/>'
    found = read_epub(epub({"a": '<p>Un <a id="p4"></a>deux.</p>'}, items=item, **{"OEBPS/toc.ncx": ncx}))
    assert found.text == "Un deux."
    assert [(page.label, found.text[page.start : page.end]) for page in found.pages] == [("iv", "deux.")]


def test_navigation_is_not_read(epub):
    nav = '<item id="nav" href="text/nav.xhtml" media-type="application/xhtml+xml" properties="nav"/>'
    more = {"OEBPS/text/nav.xhtml": page("<nav>Sommaire</nav>")}
    content = epub({"a": "<p>Mot.</p>"}, items=nav, spine='<itemref idref="nav"/><itemref idref="a"/>', **more)
    assert read_epub(content).text == "Mot."


LOCK = (
    '<encryption xmlns="urn:oasis:names:tc:opendocument:xmlns:container" xmlns:enc="http://www.w3.org/2001/04/xmlenc#">'
    '<enc:EncryptedData><enc:EncryptionMethod Algorithm="{}"/></enc:EncryptedData></encryption>'
)


def test_a_locked_book_is_refused_and_scrambled_fonts_are_no_lock(epub):
    locked = LOCK.format("http://www.w3.org/2001/04/xmlenc#aes128-cbc")
    with pytest.raises(RefusedFile, match="DRM"):
        read_epub(epub({"a": "<p>Mot.</p>"}, **{"META-INF/encryption.xml": locked}))
    fonts = LOCK.format("http://www.idpf.org/2008/embedding")
    assert read_epub(epub({"a": "<p>Mot.</p>"}, **{"META-INF/encryption.xml": fonts})).text == "Mot."


def test_a_missing_chapter_is_said(epub):
    item = '<item id="z" href="text/z.xhtml" media-type="application/xhtml+xml"/>'
    content = epub({"a": "<p>Mot.</p>"}, items=item, spine='<itemref idref="a"/><itemref idref="z"/>')
    found = read_epub(content)
    assert found.text == "Mot."
    assert found.warnings == ("Some chapters of the book are missing from the file.",)


def test_a_chapter_is_found_though_its_name_is_spelled_in_other_cases(epub):
    item = '<item id="z" href="Text/Z.XHTML" media-type="application/xhtml+xml"/>'
    content = epub(
        {"a": "<p>Un.</p>"}, items=item, spine='<itemref idref="z"/>', **{"OEBPS/text/z.xhtml": page("<p>Z.</p>")}
    )
    assert (read_epub(content).text, read_epub(content).warnings) == ("Z.", ())


def test_names_that_travel_reach_nothing(epub, tmp_path, monkeypatch):
    (tmp_path / "secret.xhtml").write_text("<p>secret")
    monkeypatch.chdir(tmp_path)
    items = "".join(
        f'<item id="{name}" href="{href}" media-type="text/html"/>'
        for name, href in (("x", "../../secret.xhtml"), ("y", f"file://{tmp_path}/secret.xhtml"), ("w", "/etc/passwd"))
    )
    spine = "".join(f'<itemref idref="{name}"/>' for name in "axyw")
    assert read_epub(epub({"a": "<p>Mot.</p>"}, items=items, spine=spine)).text == "Mot."


def test_a_broken_package_is_refused(epub):
    with pytest.raises(RefusedFile, match="damaged"):
        read_epub(epub({"a": "x"}, **{"OEBPS/book.opf": "<package"}))


def test_notes_of_a_book_are_called_in_brackets_and_numbered(epub, words):
    call = '<a epub:type="noteref" href="notes.xhtml#fn3">3</a>'
    other = '<a role="doc-noteref" href="notes.xhtml#n4"><sup>4</sup></a>'
    notes = (
        '<aside epub:type="footnote" id="fn3"><p><a role="doc-backlink" href="a.xhtml#r3">3</a> Selon Séoul.</p></aside>'
        '<section role="doc-endnotes"><ol><li role="doc-endnote" id="n4"><p>4. Chiffre de juin.</p></li></ol></section>'
    )
    found = read_epub(epub({"a": f"<p>Les troupes{call} et les obus{other}.</p>", "notes": notes}))
    assert words(found) == [
        ("paragraph", "Les troupes[3] et les obus[4]."),
        ("footnote", "[3] Selon Séoul."),
        ("footnote", "4. Chiffre de juin."),
    ]


def test_words_that_the_books_styles_hide_stay_out(epub):
    item = '<item id="css" href="a.css" media-type="text/css"/>'
    content = epub({"a": '<p>Mot.</p><p class="x">caché</p>'}, items=item, **{"OEBPS/a.css": ".x{display:none}"})
    assert read_epub(content).text == "Mot."


def test_a_book_without_an_order_is_read_in_that_of_its_files(epub, words):
    made = epub({"b": "<p>Premier.</p>", "a": "<p>Second.</p>"}, spine="<!-- none -->")
    assert words(read_epub(made)) == [("paragraph", "Premier."), ("paragraph", "Second.")]


@pytest.mark.parametrize("name", ["Unknown", "Unknown Author", "Inconnu"])
def test_what_programs_write_for_nobody_is_nobody(epub, name):
    found = read_epub(
        epub({"a": "<p>Des mots.</p>"}, meta=f"<dc:title>Unknown Title</dc:title><dc:creator>{name}</dc:creator>")
    )
    assert (found.title, found.author) == ("", "")


def test_the_title_that_a_book_calls_its_main_one_is_its_title(epub):
    meta = (
        '<dc:title id="b">Mills of the low river</dc:title><meta refines="#b" property="title-type">subtitle</meta>'
        '<dc:title id="a">Salt</dc:title><meta refines="#a" property="title-type">main</meta>'
    )
    assert read(epub({"a": "<p>Herders.</p>"}, meta=meta), "a.epub").title == "Salt"
