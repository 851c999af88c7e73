"""Where a record stands in the texts, and which quotes a gesture touched."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from workbench.core.changes import Changes
from workbench.core.kinds import RecordKind
from workbench.core.spans import Span
from workbench.core.texts import Ingested
from workbench.operations import documents, quotes, records
from workbench.store.dossier import Dossier
from workbench.store.read import documents as texts_read
from workbench.store.read import places
from workbench.store.read import quotes as quotes_read


@pytest.fixture
def dossier(tmp_path: Path) -> Iterator[Dossier]:
    dossier = Dossier.create(tmp_path / "case.dossier")
    documents.add(dossier, Ingested("One two three four five.", (), title="first"), b"1", "one.txt")
    documents.add(dossier, Ingested("Six seven eight nine ten.", (), title="second"), b"2", "two.txt")
    yield dossier
    dossier.close()


def quoted(dossier: Dossier, document_id: int, start: int, end: int) -> int:
    return int(str(quotes.add(dossier, document_id, [Span(start, end)]).result))


def test_the_document_being_read_comes_first(dossier: Dossier) -> None:
    one, two = quoted(dossier, 1, 4, 7), quoted(dossier, 2, 0, 3)
    reader = dossier.reader()
    preferred = places.place_of_quotes(reader, [one, two], prefer=2)
    first = places.place_of_quotes(reader, [one, two], prefer=None)
    assert preferred == places.TextPlace(2, 0, 3, two)
    assert first == places.TextPlace(1, 4, 7, one)
    assert places.place_of_quotes(reader, [], prefer=1) is None


def test_the_first_of_many_quotes_in_a_document_is_found_and_none_of_others(dossier: Dossier) -> None:
    late, early, other = quoted(dossier, 1, 14, 18), quoted(dossier, 1, 4, 7), quoted(dossier, 2, 0, 3)
    reader = dossier.reader()
    assert places.place_in(reader, [late, early, other], 1) == places.TextPlace(1, 4, 7, early)
    assert places.place_in(reader, [late, other], 1) == places.TextPlace(1, 14, 18, late)
    assert places.place_in(reader, [late], 2) is None


def test_quotes_that_reach_into_a_stretch_are_found(dossier: Dossier) -> None:
    inside, before = quoted(dossier, 1, 4, 13), quoted(dossier, 1, 0, 3)
    found = places.quotes_between(dossier.reader(), 1, 5, 9)
    assert found == [inside]
    assert before not in found
    assert places.count_quotes(dossier.reader(), 1) == 2


def test_a_new_modality_names_its_quotes_and_so_does_a_lost_link(dossier: Dossier) -> None:
    one, other = quoted(dossier, 1, 0, 3), quoted(dossier, 1, 4, 7)
    claimed = quotes.claim(dossier, one, text="said", modality="reported")
    reader = dossier.reader()
    assert places.affected_quotes(reader, claimed) == {one}
    edited = records.edit(dossier, RecordKind.CLAIM, int(str(claimed.result)), modality="denied")
    assert places.affected_quotes(reader, edited) == {one}
    undone = [dossier.undo(), dossier.undo()]
    assert undone[1] is not None
    assert places.affected_quotes(reader, undone[1]) == {one}
    assert places.affected_quotes(reader, Changes(whole=True)) is None
    assert places.affected_quotes(reader, records.delete(dossier, RecordKind.QUOTE, other)) == {other}


def test_reading_some_quotes_gives_the_rows_that_reading_all_gives(dossier: Dossier) -> None:
    ids = [quoted(dossier, 1, start, start + 5) for start in (0, 3, 6)]
    quotes.claim(dossier, ids[1], text="said", modality="reported")
    reader = dossier.reader()
    everything = quotes_read.rows(reader, 1)
    assert quotes_read.rows(reader, 1, only=ids[1:]) == [row for row in everything if row.id in ids[1:]]
    assert quotes_read.rows(reader, 1, only=[]) == []


def test_columns_say_the_same_as_rows(dossier: Dossier) -> None:
    one = quoted(dossier, 1, 4, 12)
    quotes.add(dossier, 1, [Span(0, 3), Span(9, 14)])
    quotes.add(dossier, 1, [Span(4, 8)])
    quotes.claim(dossier, one, text="said", modality="denied")
    reader = dossier.reader()
    found = quotes_read.columns(reader, 1)
    assert list(zip(found.ids, found.starts, found.ends, found.modalities, strict=True)) == quotes_read.rows(reader, 1)
    assert quotes_read.columns(reader, 99) == ((), (), (), ())


def test_a_deleted_record_names_the_quotes_it_stood_on(dossier: Dossier) -> None:
    one, other = quoted(dossier, 1, 0, 3), quoted(dossier, 1, 4, 7)
    claimed = quotes.claim(dossier, one, text="said", modality="reported")
    claim = int(str(claimed.result))
    quotes.link(dossier, other, RecordKind.CLAIM, claim, relation="contradicts")
    reader = dossier.reader()
    gone = records.delete(dossier, RecordKind.CLAIM, claim)
    assert places.affected_quotes(reader, gone) == {one, other}
    assert places.quotes_beside(reader, gone.ids("evidence")) is None
    back = dossier.undo()
    assert back is not None
    assert places.affected_quotes(reader, back) == {one, other}
    assert places.quotes_beside(reader, list(back.ids("evidence"))[:1]) == {one, other}
    again = dossier.redo()
    assert again is not None
    assert places.affected_quotes(reader, again) == {one, other}


def test_the_words_of_a_large_text_are_those_on_disk_whichever_was_read_last(tmp_path: Path) -> None:
    with Dossier.create(tmp_path / "large.dossier") as large:
        texts = [word * 60_000 for word in ("été ", "hiver ")]
        for number, text in enumerate(texts):
            documents.add(large, Ingested(text, ()), str(number).encode(), f"{number}.txt")
        reader = large.reader()
        for read in (1, 2, 1):
            assert texts_read.text(reader, read) == texts[read - 1]
            assert [texts_read.stretch(reader, id, 100_000, 100_009) for id in (1, 2)] == [
                text[100_000:100_009] for text in texts
            ]
