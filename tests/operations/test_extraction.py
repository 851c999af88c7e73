"""Extraction proposes in a child process; a person decides, once."""

from __future__ import annotations

import threading
from collections.abc import Iterator

import pytest

from tests.operations.reading import TEXT, imported
from workbench.core.errors import Cancelled
from workbench.core.kinds import RecordKind
from workbench.core.proposals import Lesson
from workbench.jobs.worker import Worker
from workbench.operations import extraction, proposals, records, rereading
from workbench.operations.accepted_names import named_in
from workbench.operations.extraction import Progress, Proposed
from workbench.store.connection import Reader
from workbench.store.dossier import Dossier
from workbench.store.read import coverage, history
from workbench.store.read import proposals as read


@pytest.fixture(scope="module")
def worker() -> Iterator[Worker]:
    """One child for all: making its patterns takes longer than what it is asked here."""
    with extraction.reading_worker() as made:
        made.start()
        yield made


@pytest.fixture
def stopped_worker() -> Iterator[Worker]:
    """A child of one's own, for a reading that ends before its text does."""
    with extraction.reading_worker() as made:
        yield made


def read_by(dossier: Dossier, document: int, worker: Worker, *, is_gesture: bool = True) -> list[Progress | Proposed]:
    return list(extraction.extract(dossier, document, worker, is_gesture=is_gesture))


def test_every_kind_is_proposed_with_the_exact_words_digest_rule_and_version(dossier: Dossier, worker: Worker) -> None:
    document = imported(dossier)
    items = read_by(dossier, document, worker)
    assert isinstance(items[0], Progress)
    with dossier.reading() as reader:
        rows = read.rows(reader, document_id=document)
        digest = reader.value("SELECT text_sha256 FROM document")
    assert {row.kind for row in rows} == {"actor", "event", "transfer", "figure", "claim"}
    for row in rows:
        assert TEXT[row.start : row.end] == row.exact
        assert (row.text_sha256, bool(row.rule), bool(row.engine)) == (digest, True, True)
        assert 0 < row.score <= 1


def test_proposals_are_not_made_twice_and_rejected_ones_stay_away(dossier: Dossier, worker: Worker) -> None:
    document = imported(dossier)
    read_by(dossier, document, worker)
    with dossier.reading() as reader:
        waiting = read.rows(reader, document_id=document)
    proposals.reject(dossier, waiting[0].id)
    proposals.accept(dossier, waiting[-1].id)
    again = read_by(dossier, document, worker)[-1]
    assert isinstance(again, Proposed)
    assert again.added == 0
    with dossier.reading() as reader:
        assert waiting[0].id not in [row.id for row in read.rows(reader, document_id=document)]


def test_a_later_reading_calls_actors_as_they_were_corrected(dossier: Dossier, worker: Worker) -> None:
    document = imported(dossier)
    read_by(dossier, document, worker)
    with dossier.reading() as reader:
        norway = next(row for row in read.rows(reader) if row.kind == "actor" and row.payload["key"] == "NO")
    proposals.edit(dossier, norway.id, {"name": "Royaume de Norvège"})
    with dossier.operation("an older engine") as op:
        op.execute("UPDATE proposal SET engine = '0', score = 0.1 WHERE kind = 'transfer'")
    read_by(dossier, document, worker)
    with dossier.reading() as reader:
        transfer = next(row for row in read.rows(reader) if row.kind == "transfer")
    assert (transfer.score > 0.1, transfer.engine != "0") == (True, True)
    assert transfer.payload["donor_name"] == "Royaume de Norvège"


def test_no_gesture_waits_while_a_text_is_looked_through_for_known_names(
    dossier: Dossier, worker: Worker, monkeypatch: pytest.MonkeyPatch
) -> None:
    document = imported(dossier)
    ended: list[bool] = []

    def look(reader: Reader, text: str) -> list[Lesson]:
        gesture = threading.Thread(target=records.create, args=(dossier, RecordKind.TAG), kwargs={"name": "meanwhile"})
        gesture.start()
        gesture.join(10)
        ended.append(not gesture.is_alive())
        return named_in(reader, text)

    monkeypatch.setattr(extraction, "named_in", look)
    assert isinstance(read_by(dossier, document, worker)[-1], Proposed)
    assert ended == [True]


def test_reading_is_one_gesture_and_reading_the_same_again_is_none(dossier: Dossier, worker: Worker) -> None:
    document = imported(dossier)
    read_by(dossier, document, worker)
    with dossier.reading() as reader:
        before = history.ends(reader)
    read_by(dossier, document, worker)
    with dossier.reading() as reader:
        assert history.ends(reader) == before
    assert dossier.undo() is not None
    with dossier.reading() as reader:
        assert read.rows(reader, status="") == []
        assert coverage.reading(reader, document) is None


def test_a_reading_that_follows_an_import_is_no_step_that_undo_would_take_back(
    dossier: Dossier, worker: Worker
) -> None:
    document = imported(dossier)
    proposed = read_by(dossier, document, worker, is_gesture=False)[-1]
    assert isinstance(proposed, Proposed)
    assert proposed.changes.touches("proposal")
    undone = dossier.undo()
    assert undone is not None
    assert undone.label == "Import port.txt"
    with dossier.reading() as reader:
        assert read.rows(reader, status="") == []


def test_the_beginning_of_a_long_text_is_proposed_before_the_rest_is_read(dossier: Dossier, worker: Worker) -> None:
    text = TEXT * 120
    document = imported(dossier, text)
    early, late = (item for item in read_by(dossier, document, worker) if isinstance(item, Proposed))
    assert early.is_partial
    assert early.added > 0
    assert not late.is_partial
    with dossier.reading() as reader:
        rows = read.rows(reader, document_id=document)
    assert len({(row.kind, row.start, row.payload.get("recipient")) for row in rows}) == len(rows)
    [norway] = (row for row in rows if row.payload.get("key") == "NO")
    assert len(norway.payload["mentions"]) == 3 * 120
    assert all(text[row.start : row.end] == row.exact for row in rows)


def test_a_decision_taken_while_the_rest_is_read_holds(dossier: Dossier, worker: Worker) -> None:
    text = TEXT * 120
    document = imported(dossier, text)
    reading = extraction.extract(dossier, document, worker)
    next(item for item in reading if isinstance(item, Proposed))
    with dossier.reading() as reader:
        norway = next(row for row in read.rows(reader) if row.payload.get("key") == "NO")
        sweden = next(row for row in read.rows(reader) if row.payload.get("key") == "SE")
    proposals.accept(dossier, norway.id)
    proposals.reject(dossier, sweden.id)
    list(reading)
    with dossier.reading() as reader:
        rest = [row for row in read.rows(reader) if row.kind == "actor"]
    # Sweden is gone for good; of Norway the mentions of the rest of the text wait to join it.
    [more] = rest
    assert more.payload["key"] == "NO"
    fact = proposals.accept(dossier, more.id).result
    with dossier.reading() as reader:
        assert reader.value("SELECT count(*) FROM mention WHERE actor_id = ?", (fact,)) == 3 * 120  # type: ignore[arg-type]
        assert reader.value("SELECT count(*) FROM actor") == 1


def test_what_is_found_comes_as_plain_data_for_scripts(dossier: Dossier, worker: Worker) -> None:
    document = imported(dossier)
    [last] = extraction.extract_all(dossier, [document], worker, wants_found=True)
    assert last.found is not None
    assert {actor["key"] for actor in last.found["actors"]} >= {"NO", "SE"}
    assert "2019-05-04" in [date["edtf"] for date in last.found["dates"]]
    assert last.found["transfers"][0]["donor"] == "NO"


def test_nothing_is_written_into_a_text_that_became_another_while_it_was_read(
    dossier: Dossier, stopped_worker: Worker
) -> None:
    document = imported(dossier)
    found = extraction.extract(dossier, document, stopped_worker)
    next(found)
    with Worker() as files:
        other = rereading.prepare(dossier, document, "mac-roman", files)
    rereading.apply(dossier, other)
    with pytest.raises(Cancelled):
        list(found)
    with dossier.reading() as reader:
        assert read.rows(reader, document_id=document) == []


def test_a_reading_that_a_gesture_called_for_is_undone_with_it(dossier: Dossier, worker: Worker) -> None:
    document = imported(dossier)
    with Worker() as files:
        report = rereading.apply(dossier, rereading.prepare(dossier, document, "mac-roman", files)).result
    assert isinstance(report, rereading.Report)
    count = len(history.steps(dossier.reader()))
    list(extraction.extract(dossier, document, worker, is_gesture=False, joins=report.gesture))
    assert len(history.steps(dossier.reader())) == count
    undone = dossier.undo()
    assert undone is not None
    assert undone.label == "Read “port” as mac-roman"
    with dossier.reading() as reader:
        assert read.rows(reader, document_id=document) == []
