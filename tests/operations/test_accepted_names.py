"""The names of the dossier's own actors outrank what the rules make of the same words."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.operations.reading import imported
from workbench.core.kinds import RecordKind
from workbench.jobs.worker import Worker
from workbench.operations import extraction, records
from workbench.operations.accepted_names import named_in
from workbench.store.dossier import Dossier

TEXT = "Le Cormoran a livré des obus à la Norvège. Le Cormoran part ; le cormoran dort."


@pytest.fixture
def worker() -> Iterator[Worker]:
    with extraction.reading_worker() as made:
        yield made


def _taught(dossier: Dossier, text: str = TEXT) -> list[tuple[str, str]]:
    with dossier.reading() as reader:
        return [(lesson.words, lesson.name) for lesson in named_in(reader, text) if lesson.kind == "alias"]


def test_only_names_that_the_text_has_word_for_word_are_taught(dossier: Dossier) -> None:
    records.create(dossier, RecordKind.ACTOR, kind="group", name="Cormoran")
    records.create(dossier, RecordKind.ACTOR, kind="group", name="Cormo")
    records.create(dossier, RecordKind.ACTOR, kind="group", name="Albatros")
    assert _taught(dossier) == [("Cormoran", "Cormoran")]


def test_a_name_of_two_actors_teaches_nothing(dossier: Dossier) -> None:
    records.create(dossier, RecordKind.ACTOR, kind="group", name="Cormoran")
    records.create(dossier, RecordKind.ACTOR, kind="person", name="Cormoran")
    assert _taught(dossier) == []


def test_an_accepted_name_is_found_with_its_kind(dossier: Dossier, worker: Worker) -> None:
    document = imported(dossier, TEXT)
    records.create(dossier, RecordKind.ACTOR, kind="armed_force", name="Cormoran")
    *_, read = extraction.extract(dossier, document, worker, wants_found=True)
    assert isinstance(read, extraction.Proposed)
    assert read.found is not None
    [found] = [one for one in read.found["actors"] if one["name"] == "Cormoran"]
    assert found["kind"] == "armed_force"
    assert [TEXT[m["start"] : m["end"]] for m in found["mentions"]] == ["Cormoran", "Cormoran"]
