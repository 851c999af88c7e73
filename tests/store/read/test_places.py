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


def test_quotes_that_reach_into_a_stretch_are_found(dossier: Dossier) -> None:
    inside, before = quoted(dossier, 1, 4, 13), quoted(dossier, 1, 0, 3)
    found = places.quotes_between(dossier.reader(), 1, 5, 9)
    assert found == [inside]
    assert before not in found
    assert places.count_quotes(dossier.reader(), 1) == 2


def test_a_new_modality_names_its_quotes_and_a_lost_link_asks_for_all(dossier: Dossier) -> None:
    one, other = quoted(dossier, 1, 0, 3), quoted(dossier, 1, 4, 7)
    claimed = quotes.claim(dossier, one, text="said", modality="reported")
    reader = dossier.reader()
    assert places.affected_quotes(reader, claimed) == {one}
    edited = records.edit(dossier, RecordKind.CLAIM, int(str(claimed.result)), modality="denied")
    assert places.affected_quotes(reader, edited) == {one}
    undone = [dossier.undo(), dossier.undo()]
    assert undone[1] is not None
    assert places.affected_quotes(reader, undone[1]) is None
    assert places.affected_quotes(reader, Changes(whole=True)) is None
    assert places.affected_quotes(reader, records.delete(dossier, RecordKind.QUOTE, other)) == {other}


def test_reading_some_quotes_gives_the_rows_that_reading_all_gives(dossier: Dossier) -> None:
    ids = [quoted(dossier, 1, start, start + 5) for start in (0, 3, 6)]
    quotes.claim(dossier, ids[1], text="said", modality="reported")
    reader = dossier.reader()
    everything = quotes_read.rows(reader, 1)
    assert quotes_read.rows(reader, 1, only=ids[1:]) == [row for row in everything if row.id in ids[1:]]
    assert quotes_read.rows(reader, 1, only=[]) == []
