"""Documents come in many at a time, each a gesture of its own, undone by itself or with its whole import."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterable
from contextlib import closing
from typing import Any

import pytest

from workbench.core.errors import DossierError
from workbench.core.kept import kept
from workbench.core.kinds import ImportStatus
from workbench.core.texts import Block, Ingested, digest
from workbench.operations import arrivals
from workbench.operations.arrivals import Found, Imported, Publisher
from workbench.services.ingest.similarity import signature
from workbench.store.dossier import Dossier
from workbench.store.read import documents as read
from workbench.store.read import history

Contents = Callable[[Dossier], dict[str, list[tuple[Any, ...]]]]


def _found(name: str, words: str) -> Found:
    content = words.encode()
    made = kept(Ingested(words, (Block(0, len(words)),), title=name))._replace(text=content)
    return Found(name, content, digest(content), made, signature(words), {})


def _publish(dossier: Dossier, found: Iterable[Found], run: str = "run") -> list[Imported]:
    with closing(Publisher(dossier, run, lambda: False)) as publisher:
        return [*(ended for one in found for ended in publisher.put(one)), *publisher.finish()]


def _prose(seed: int) -> str:
    return " ".join(f"mot{(seed * 7919 + number * (seed + 3)) % 997}" for number in range(120))


def test_documents_of_one_turn_are_gestures_of_their_own(dossier: Dossier, contents: Contents) -> None:
    before = contents(dossier)
    told = _publish(dossier, [_found(f"{number}.txt", _prose(number)) for number in range(20)])
    assert [one.file for one in told] == [f"{number}.txt" for number in range(20)]
    reader = dossier.reader()
    steps = history.rows(reader)
    assert len(steps) == 20
    all_in = contents(dossier)
    for one in reversed(told):
        undone = dossier.undo()
        assert undone is not None
        assert one.file in undone.label
        assert undone.ids("document") == undone.ids("document_text") == undone.ids("structure") == {one.document}
    assert contents(dossier) == before
    for _ in told:
        dossier.redo()
    assert contents(dossier) == all_in


def test_one_document_out_of_the_middle_is_taken_back_alone(dossier: Dossier) -> None:
    told = _publish(dossier, [_found(f"{number}.txt", _prose(number)) for number in range(5)])
    step = history.rows(dossier.reader())[2].id
    gone = dossier.undo_step(step).ids("document")
    held = {row.id for row in read.rows(dossier.reader())}
    assert held == {one.document for one in told} - gone
    assert len(gone) == 1


def test_what_panes_refresh_by_is_told_once_for_a_turn(dossier: Dossier) -> None:
    told = _publish(dossier, [_found(f"{number}.txt", _prose(number)) for number in range(9)])
    touched: set[int] = set()
    for one in told:
        if one.changes:
            touched |= one.changes.ids("document")
    assert touched == {one.document for one in told}


def test_a_near_copy_of_a_document_of_the_same_turn_is_found(dossier: Dossier, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(arrivals, "_FEWEST", 3)
    monkeypatch.setattr(arrivals, "_GATHER_SECONDS", 5)
    text = _prose(1)
    told = _publish(dossier, [_found("a.txt", text), _found("b.txt", f"{text} fin"), _found("c.txt", text + "\n\n")])
    assert [one.status for one in told] == [ImportStatus.IMPORTED, ImportStatus.NEAR_COPY, ImportStatus.NEAR_COPY]
    reader = dossier.reader()
    assert [row.copy_of_id for row in read.rows(reader)] == [None, told[0].document, told[0].document]


def test_bytes_that_came_in_meanwhile_are_told_as_a_duplicate(dossier: Dossier) -> None:
    _publish(dossier, [_found("a.txt", "Words that came first.")])
    (told,) = _publish(dossier, [_found("b.txt", "Words that came first.")])
    assert (told.status, told.document) == (ImportStatus.DUPLICATE, 1)
    assert len(read.rows(dossier.reader())) == 1


def test_what_stops_the_thread_is_raised_where_it_is_waited_for(
    dossier: Dossier, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: Any) -> None:
        raise DossierError("The disk is full.")

    monkeypatch.setattr(arrivals.write, "insert_all", lambda op, found: full() if found else None)
    with pytest.raises(DossierError, match="full"):
        _publish(dossier, [_found("a.txt", "Words.")])
    assert read.rows(dossier.reader()) == []
    assert not any(thread.name.startswith("publish") for thread in threading.enumerate())
