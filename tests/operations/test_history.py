"""Old steps, imports, snapshots and the trash as verbs."""

from __future__ import annotations

from typing import Any

import pytest

from tests.conftest import Filled
from workbench.core.errors import NotFound, WorkbenchError
from workbench.core.kinds import RecordKind
from workbench.core.texts import Block, Ingested
from workbench.operations import documents, history, records, snapshots, trash


def _import(filled: Filled, words: str) -> Any:
    ingested = Ingested(text=words, blocks=(Block(0, len(words)),))
    return documents.add(filled.dossier, ingested, words.encode(), f"{words}.txt", run="run")


def test_an_import_is_undone_from_any_of_its_steps(filled: Filled) -> None:
    first, _second = _import(filled, "Un rapport."), _import(filled, "Un autre.")
    undone = history.undo_import(filled.dossier, first.operation)
    assert undone.label == "Undo: import of 2 documents"
    assert undone.touches("document", "document_text")


def test_one_document_of_an_import_is_undone_alone_and_the_rest_after_it(filled: Filled) -> None:
    first, second = _import(filled, "Un rapport."), _import(filled, "Un autre.")
    history.undo_step(filled.dossier, second.operation)
    assert history.undo_import(filled.dossier, first.operation).label == "Undo: import of 1 document"


def test_a_step_that_is_no_import_or_unknown_is_refused(filled: Filled) -> None:
    edit = records.edit(filled.dossier, RecordKind.ACTOR, filled.actors["fleet"], key="F")
    assert edit.operation is not None
    with pytest.raises(WorkbenchError, match="not part of an import"):
        history.undo_import(filled.dossier, edit.operation)
    with pytest.raises(NotFound, match="no step 999"):
        history.undo_step(filled.dossier, 999)


def test_panes_are_told_of_everything_that_came_back(filled: Filled) -> None:
    dossier, ministry = filled.dossier, filled.actors["ministry"]
    mark = snapshots.take(dossier, "A")
    assert mark.touches("snapshot")
    assert isinstance(mark.result, int)
    records.delete(dossier, RecordKind.ACTOR, ministry)
    back = trash.restore(dossier, RecordKind.ACTOR, ministry)
    assert back.ids("actor") >= {ministry}
    assert back.touches("actor_name")
    assert back.touches("attribution")
    dossier.undo()
    back = snapshots.restore(dossier, mark.result)
    assert back.ids("actor") >= {ministry}
    assert not snapshots.restore(dossier, mark.result)
