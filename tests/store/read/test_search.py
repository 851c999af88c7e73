"""Counts are exact, the first page comes unranked, the order from bm25, and every hit says why it is one."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from workbench.core.kinds import RecordKind
from workbench.core.lighting import Light
from workbench.core.query import parse
from workbench.operations import actors, quotes, records
from workbench.store.read import search

if TYPE_CHECKING:
    from tests.conftest import Filled

QUERIES = ["moteurs", "le", "livraison", "l*", "peche OR fisheries", "ministère", "port NOT moteurs", '"quatre ports"']


@pytest.mark.parametrize("words", QUERIES)
def test_the_counts_are_those_of_all_that_is_found(filled: Filled, words: str) -> None:
    reader, query = filled.dossier.reader(), parse(words)
    counts = search.counts(reader, query)
    listed = {kind: [place.record for place in search.ranked(reader, query, kind, -1)] for kind in search.KINDS}
    assert counts == {kind: len(found) for kind, found in listed.items() if found}
    assert all(len(found) == len(set(found)) for found in listed.values())
    assert {kind: sorted(found) for kind, found in listed.items()} == {
        kind: sorted(found) for kind, found in search.ids(reader, query).items()
    }


@pytest.mark.parametrize("words", QUERIES)
def test_pages_of_ranked_hits_follow_one_another(filled: Filled, words: str) -> None:
    reader, query = filled.dossier.reader(), parse(words)
    for kind in search.KINDS:
        whole = search.ranked(reader, query, kind, -1)
        assert [search.ranked(reader, query, kind, 1, at)[0] for at in range(len(whole))] == whole


def test_the_first_page_has_something_of_each_kind(filled: Filled) -> None:
    reader, query = filled.dossier.reader(), parse("moteurs")
    counts = search.counts(reader, query)
    page = search.first(reader, query, counts, 1)
    assert {kind: len(places) for kind, places in page.items()} == dict.fromkeys(counts, 1)


def test_a_document_with_the_word_in_title_and_text_is_one_and_by_its_title(filled: Filled) -> None:
    reader, query = filled.dossier.reader(), parse("ferme")
    assert search.counts(reader, query)[RecordKind.DOCUMENT] == 1
    (place,) = search.ranked(reader, query, RecordKind.DOCUMENT, 10)
    found = search.hit(reader, RecordKind.DOCUMENT, place, Light(query))
    assert found.why == "title: fermé"


def test_an_actor_with_three_names_is_one_and_the_name_is_told(filled: Filled) -> None:
    actors.add_name(filled.dossier, filled.actors["ministry"], "Fisheries Office", language="en")
    reader, query = filled.dossier.reader(), parse("fisheries")
    assert search.counts(reader, query)[RecordKind.ACTOR] == 1
    (place,) = search.ranked(reader, query, RecordKind.ACTOR, 10)
    found = search.hit(reader, RecordKind.ACTOR, place, Light(query))
    assert found.reference.label == "ministère de la Pêche"
    assert found.why == "other name: Fisheries"


def test_a_discontinuous_quote_is_one(filled: Filled) -> None:
    from workbench.core.spans import Span

    text = filled.texts["harbour"]
    starts = [text.index("port "), text.index("porte-parole")]
    quotes.add(filled.dossier, filled.documents["harbour"], [Span(at, at + 4) for at in starts])
    assert search.counts(filled.dossier.reader(), parse("port"))[RecordKind.QUOTE] == 1


def test_accents_can_count(filled: Filled) -> None:
    reader = filled.dossier.reader()
    records.create(filled.dossier, RecordKind.ACTOR, name="Peche Melba")
    for words, names in (("peche", ["Peche Melba"]), ("pêche", ["ministère de la Pêche"])):
        found = search.search(reader, words, is_folded=False)
        assert [hit.reference.label for hit in found if hit.reference.kind is RecordKind.ACTOR] == names
        places = search.exact(reader, parse(words), RecordKind.ACTOR)
        assert search.ids(reader, parse(words), is_folded=False)[RecordKind.ACTOR] == [one.record for one in places]


def test_an_exact_search_can_be_stopped(filled: Filled) -> None:
    asked: list[bool] = []

    def goes_on() -> bool:
        asked.append(True)
        return len(asked) < 2

    search.exact(filled.dossier.reader(), parse("le"), RecordKind.DOCUMENT, goes_on=goes_on)
    assert len(asked) == 2


def test_a_note_leads_to_its_words_in_the_body(filled: Filled) -> None:
    reader, query = filled.dossier.reader(), parse("ships")
    (place,) = search.ranked(reader, query, RecordKind.NOTE, 10)
    found = search.hit(reader, RecordKind.NOTE, place, Light(query))
    body = reader.value("SELECT body FROM note WHERE id = ?", (filled.note,))
    assert found.start is not None
    assert body[found.start : found.end] == "ships"


def test_a_limit_of_minus_one_is_none(filled: Filled) -> None:
    reader = filled.dossier.reader()
    whole = search.search(reader, "l*", limit=-1)
    assert len(whole) == sum(search.counts(reader, parse("l*")).values())
    assert search.search(reader, "l*", limit=2, offset=1) == whole[1:3]
