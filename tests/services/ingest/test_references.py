from __future__ import annotations

import json

import pytest

from workbench.core.errors import RefusedFile
from workbench.services.ingest.bibtex import plain
from workbench.services.ingest.reading import read_whole
from workbench.services.ingest.references import Work, formatted, read_references
from workbench.services.ingest.wire import from_json, reading_to_json, works

RIS = """TY  - NEWS
TI  - Le port rouvre
AU  - Morel, Inès
AU  - Roy, Jean
T2  - Le Courrier
DA  - 2024/06/05/
PY  - 2024
UR  - https://courrier.example/port?utm_source=x
Y2  - 2024/06/07
AB  - Le port a rouvert
 après trois jours.
L1  - files/12/port.pdf
ER  -

TY  - JOUR
T1  - Grues et quais
PY  - 2021
DO  - https://doi.org/10.1234/abc.5
SP  - 12
EP  - 19
ER  -
"""
BIB = r"""@comment{nothing} @string{lc = "Le Courrier"}
@article{morel2024, title = {{Le} port rouvre : l'{\'e}t{\'e} \`a Marseille}, author = {Morel, In{\`e}s and Roy, Jean},
 journal = lc # " du soir", year = 2024, month = jun, day = 5, pages = {12--19}, url = "https://c.example/~a\_b",
 urldate = {2024-06-07}, file = {Full Text:C\:\\Zotero\\port.pdf:application/pdf},
}
@book{b, title = "A \"o quoted {"} title", date = {2020-01/2020-03}, publisher = {X}}
@broken{c, title = {never closed
"""
CSL = [
    {
        "id": "1",
        "type": "article-newspaper",
        "title": "Le port rouvre",
        "container-title": "Le Courrier",
        "author": [{"family": "Morel", "given": "Inès"}, {"literal": "AFP"}, "x", {"family": None}],
        "issued": {"date-parts": [[2024, 6, 5]]},
        "accessed": {"date-parts": [["2024", "6"]]},
        "URL": "https://courrier.example/port",
        "DOI": 5,
    },
    {"type": 3},
    "no",
]


def described(text: str, format: str) -> tuple[Work, ...]:
    return read_references(text.encode(), format)[1]


def test_ris_gives_its_works():
    first, second = described(RIS, "ris")
    assert first == Work(
        kind="NEWS",
        title="Le port rouvre",
        authors=("Morel, Inès", "Roy, Jean"),
        publisher="Le Courrier",
        published="2024-06-05",
        retrieved="2024-06-07",
        url="https://courrier.example/port?utm_source=x",
        abstract="Le port a rouvert après trois jours.",
        files=("files/12/port.pdf",),
    )
    assert (second.published, second.doi, second.pages) == ("2021", "10.1234/abc.5", "12-19")


def test_bibtex_gives_its_works_and_skips_what_is_broken():
    first, second = described(BIB, "bib")[:2]
    assert first == Work(
        kind="article",
        title="Le port rouvre : l'été à Marseille",
        authors=("Morel, Inès", "Roy, Jean"),
        publisher="Le Courrier du soir",
        published="2024-06-05",
        retrieved="2024-06-07",
        url="https://c.example/~a_b",
        pages="12–19",
        files=(r"C:\\Zotero\\port.pdf",),
    )
    assert (second.title, second.published) == ('A ö quoted " title', "2020-01/2020-03")


@pytest.mark.parametrize(
    "tex, said",
    [
        (r"\'{e}\`a\^{\i}\"{u}\c{c}\v{s}", "éàîüçš"),
        (r"{\oe}uvre \o slo \ss", "œuvre øslo ß"),
        (r"R\&D 5\,\%", "R&D 5\u202f%"),
        (r"\emph{mot}", "mot"),
    ],
)
def test_tex_reads_as_letters(tex, said):
    assert plain(tex) == said


def test_csl_json_gives_its_works():
    (work,) = described(json.dumps(CSL), "csl")
    assert (work.title, work.authors, work.publisher) == ("Le port rouvre", ("Morel, Inès", "AFP"), "Le Courrier")
    assert (work.published, work.retrieved, work.url) == ("2024-06-05", "2024-06", "https://courrier.example/port")
    assert described(json.dumps({"items": CSL}), "csl") == (work,)


def test_the_file_itself_reads_as_a_list_of_its_works(words):
    reading = read_whole(RIS.encode(), "export.txt")
    assert words(reading.document) == [
        (
            "paragraph",
            "Morel, Inès; Roy, Jean. Le port rouvre. Le Courrier, 2024-06-05. "
            "https://courrier.example/port?utm_source=x.",
        ),
        ("paragraph", "Le port a rouvert après trois jours."),
        ("paragraph", "Grues et quais. 2021, 12-19. https://doi.org/10.1234/abc.5."),
    ]
    answer = json.loads(json.dumps(reading_to_json(reading)))
    assert works(answer) == reading.works
    assert from_json(answer) == reading.document


@pytest.mark.parametrize(
    "content, format", [("[]", "csl"), ('{"a": 1}', "csl"), ("3", "csl"), ("TY  - X\nER  -", "ris")]
)
def test_a_file_without_works_is_refused(content, format):
    with pytest.raises(RefusedFile, match="no works"):
        read_references(content.encode(), format)


def test_a_work_is_formatted_without_what_it_does_not_say():
    assert formatted(Work(title="Quoi ?")) == "Quoi ?"
    assert formatted(Work(title="Titre", url="https://a.example/b")) == "Titre. https://a.example/b."


@pytest.mark.parametrize(
    "written, date",
    [
        ("{feb}", "2001-02"),
        ("feb", "2001-02"),
        ("{February}", "2001-02"),
        ("{2}", "2001-02"),
        ("{spring}", "2001"),
        ('mar # "~3"', "2001-03-03"),
        ('"14~" # mar', "2001-03-14"),
    ],
)
def test_a_month_of_bibtex_is_a_month_however_it_is_written(written, date):
    _, (work,) = read_references(
        f"@misc{{a, title = {{Un titre}}, year = {{2001}}, month = {written}}}".encode(), "bib"
    )
    assert work.published == date


def test_a_thin_space_of_bibtex_is_one():
    assert plain(r"Ça va\,? Non\!") == "Ça va\u202f? Non"


def test_a_name_in_braces_is_one_name_and_others_are_none():
    (work,) = described("@book{a, title={x}, author={{Ministry of Trade and Industry} and Roy, J and others}}", "bib")
    assert work.authors == ("Ministry of Trade and Industry", "Roy, J")


def test_two_dates_of_an_entry_are_an_interval():
    item = {"type": "book", "title": "x", "issued": {"date-parts": [[2020, 1], [2020, 3]]}}
    assert described(json.dumps([item]), "csl")[0].published == "2020-01/2020-03"


def test_a_reference_file_in_wide_letters_is_one():
    content = json.dumps([{"type": "book", "title": "L’été"}], ensure_ascii=False).encode("utf-16")
    assert [work.title for work in read_whole(content, "a.json").works] == ["L’été"]


def works_of(written: str, format: str):
    return read_references(written.encode(), format)[1]


def test_a_chapter_has_from_its_crossref_what_it_does_not_say_itself():
    written = (
        "@inproceedings{a, title={Part}, crossref={B}} @proceedings{b, title={Whole}, publisher={Port}, year=1999}"
    )
    part = works_of(written, "bib")[0]
    assert (part.title, part.publisher, part.published) == ("Part", "Whole", "1999")


def test_an_entry_inside_a_comment_is_none_and_a_forgotten_comma_costs_none():
    written = "@comment{x, @article{no, title={No}}}\n@misc{k title={Yes}, year=2000}\n@misc{Doe 2001, title={Too}}"
    assert [work.title for work in works_of(written, "bib")] == ["Yes", "Too"]


def test_the_marks_that_csl_json_sets_words_with_are_none_of_them():
    author = '{"family":"Humboldt","given":"A.","dropping-particle":"von","suffix":"Jr."}'
    title = 'The <i>Port</i> of <span class=\\"nocase\\">a</span> < b'
    found = works_of(f'[{{"type":"book","title":"{title}","author":[{author}]}}]', "csl")[0]
    assert (found.title, found.authors) == ("The Port of a < b", ("Humboldt, A. von, Jr.",))


@pytest.mark.parametrize("said", [r"\url{https://a.example/b_c}", r"En ligne : \url{https://a.example/b_c}"])
def test_the_address_that_bibtex_keeps_among_words_is_found(said):
    entry = f"@misc{{a, title = {{Un titre}}, howpublished = {{{said}}}}}"
    _, (work,) = read_references(entry.encode(), "bib")
    assert work.url == "https://a.example/b_c"


def test_what_biblatex_adds_is_understood():
    written = (
        "@xdata{p, publisher={Presse Exemple}}\n@set{s, entryset={o}, date={2024}}\n@online{o, title={Un aperçu},"
        " title+an={=x}, author={Roy, Anne and given=Jean, family=Blanc, prefix=de}, date={2024-03}, xdata={p}}"
    )
    _, (work,) = read_references(written.encode(), "bib")
    assert work.authors == ("Roy, Anne", "de Blanc, Jean")
    assert (work.publisher, work.published) == ("Presse Exemple", "2024-03")


@pytest.mark.parametrize(
    "content, kind",
    [
        ("@book{a, title = {Salt}, year = {circa 1999}}", "bib"),
        ("@book{a, title = {Salt}, date = {1999~}}", "bib"),
        ("TY  - BOOK\nTI  - Salt\nPY  - ca. 1999\nER  - \n", "ris"),
        ('[{"type": "book", "title": "Salt", "issued": {"date-parts": [[1999]], "circa": true}}]', "csl"),
        ('[{"type": "book", "title": "Salt", "issued": {"literal": "c. 1999"}}]', "csl"),
    ],
)
def test_a_work_of_about_a_year_is_of_about_that_year(content, kind):
    assert described(content, kind)[0].published == "1999~"


def test_csl_items_without_a_type_are_works_and_what_is_left_out_is_counted():
    untyped = {"title": "Salt on the upper river", "author": [{"family": "Tarn", "given": "Oste"}]}
    bare = {"type": "webpage", "URL": "https://mill.example/toll"}
    document, found = read_references(
        json.dumps([untyped, bare, {"title": "x", "author": "y", "publisher": "z"}, 7]).encode(), "csl"
    )
    assert [(work.title, work.author, work.url) for work in found] == [
        ("Salt on the upper river", "Tarn, Oste", ""),
        ("", "", "https://mill.example/toll"),
    ]
    assert [warning[:26] for warning in document.warnings] == ["2 entries were left out: t"]
