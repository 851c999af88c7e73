from __future__ import annotations

import pytest

from workbench.services.ingest.matching import Held, Shelf
from workbench.services.ingest.references import Work

HELD = [
    Held(1, "Le port rouvre", "https://www.courrier.example/port/", "2024-06-05", "a.html"),
    Held(2, "Grues et quais", "https://doi.org/10.1234/ABC.5", None, "b.pdf"),
    Held(3, "L’été des grutiers", "", "2023", "port.pdf"),
    Held(4, "Bilan du trimestre", "", None, "x.pdf"),
    Held(5, "Bilan du trimestre", "", None, "y.pdf"),
]


@pytest.mark.parametrize(
    "work, found",
    [
        (Work(title="x", url="http://courrier.example/port?utm_source=mail#top"), 1),
        (Work(title="x", doi="10.1234/abc.5"), 2),
        (Work(title="L'ete des GRUTIERS !"), 3),
        (Work(title="L'été des grutiers", published="2023-04"), 3),
        (Work(title="L'été des grutiers", published="2019"), None),
        (Work(title="x", files=("C:\\zotero\\Port.pdf",)), 3),
        (Work(title="Bilan du trimestre"), None),
        (Work(title="Bilan"), None),
        (Work(), None),
    ],
)
def test_a_work_finds_its_document_or_none(work, found):
    assert Shelf(HELD).match(work) == found


def test_a_document_put_on_the_shelf_later_is_found():
    shelf = Shelf()
    shelf.put(Held(7, "Un titre assez long", "", None, ""))
    assert shelf.match(Work(title="Un titre assez long")) == 7


def test_a_file_without_a_title_is_known_by_its_name():
    shelf = Shelf([Held(3, "Un titre assez long.pdf", "", None, "Un titre assez long.pdf")])
    assert shelf.match(Work(title="Un titre assez long")) == 3


def test_fifty_thousand_works_find_their_documents_in_a_moment():
    import time

    shelf = Shelf(
        Held(number, f"Report number {number} on ships", "", None, f"{number}.pdf") for number in range(2_000)
    )
    began = time.process_time()
    found = [shelf.match(Work(title=f"Report number {number} on ships")) for number in range(4_000)]
    assert found[:3] == [0, 1, 2]
    assert found[2_000:] == [None] * 2_000
    assert time.process_time() - began < 2
