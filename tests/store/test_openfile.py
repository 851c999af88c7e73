"""The one writer and the readers of a file: threads, other programs, and transactions that fail."""

from __future__ import annotations

import contextlib
import threading
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from workbench.core.kinds import RecordKind
from workbench.operations import notes, records
from workbench.store.dossier import Dossier

if TYPE_CHECKING:
    from tests.conftest import Filled

Contents = Callable[[Dossier], dict[str, list[tuple[Any, ...]]]]


def test_an_error_inside_a_batch_takes_the_whole_batch_back(dossier: Dossier, contents: Contents) -> None:
    before = contents(dossier)
    with contextlib.suppress(ZeroDivisionError), dossier.batch():
        records.create(dossier, RecordKind.TAG, name="one")
        raise ZeroDivisionError
    assert contents(dossier) == before
    records.create(dossier, RecordKind.TAG, name="two")
    assert dossier.undo() is not None


def test_a_gesture_that_fails_inside_a_batch_that_goes_on_leaves_nothing(dossier: Dossier, contents: Contents) -> None:
    records.create(dossier, RecordKind.TAG, name="before")
    before = contents(dossier)
    with dossier.batch():
        with contextlib.suppress(ZeroDivisionError), dossier.operation("Half") as op:
            op.execute("DELETE FROM tag")
            raise ZeroDivisionError
        records.create(dossier, RecordKind.TAG, name="after")
    assert [row[2] for row in contents(dossier)["tag"]] == ["before", "after"]
    assert dossier.reader().value("SELECT count(*) FROM operation WHERE label = 'Half'") == 0
    dossier.undo()
    assert contents(dossier) == before


def test_writes_from_several_threads_are_all_kept_and_all_undone(dossier: Dossier) -> None:
    def work(name: str) -> None:
        for number in range(10):
            records.create(dossier, RecordKind.TAG, name=f"{name} {number}")

    threads = [threading.Thread(target=work, args=(name,)) for name in ("one", "two", "three")]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    reader = dossier.reader()
    assert reader.value("SELECT count(*) FROM tag") == 30
    for _ in range(30):
        dossier.undo()
    assert reader.value("SELECT count(*) FROM tag") == 0


def test_a_change_by_another_program_is_noticed(filled: Filled) -> None:
    seen = filled.dossier.data_version()
    notes.save(filled.dossier, filled.note, "mine")
    assert filled.dossier.data_version() == seen
    with Dossier.open(filled.path) as other:
        records.create(other, RecordKind.TAG, name="theirs")
    assert filled.dossier.data_version() != seen
