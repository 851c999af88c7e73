from __future__ import annotations

import threading

import pytest

from workbench.store import turns as turns_module
from workbench.store.dossier import Dossier
from workbench.store.operation import ROWS_IN_ONE
from workbench.store.turns import ROWS_AT_A_TIME, Turns


def test_the_same_thread_takes_its_turn_again_and_nobody_is_kept_waiting() -> None:
    turns = Turns()
    with turns, turns:
        assert turns.take_at_once()
        turns.give_back()
    assert not turns.are_wanted


def test_another_thread_waits_and_it_is_remembered() -> None:
    turns = Turns()
    got, waited = threading.Event(), []

    def wait() -> None:
        waited.append(turns.take_at_once())
        with turns:
            got.set()

    other = threading.Thread(target=wait)
    with turns:
        other.start()
        while not turns.are_wanted:
            assert not got.is_set()
    assert got.wait(10)
    other.join()
    assert waited == [False]


def test_whoever_takes_turn_after_turn_gives_way() -> None:
    turns = Turns()
    order: list[str] = []

    def gesture() -> None:
        with turns:
            order.append("gesture")

    other = threading.Thread(target=gesture)
    with turns:
        other.start()
        while not turns.are_wanted:
            pass
    turns.give_way()
    with turns:
        order.append("next turn")
    other.join()
    assert order == ["gesture", "next turn"]


@pytest.mark.parametrize("count", [0, ROWS_AT_A_TIME - 1, ROWS_AT_A_TIME, 2 * ROWS_AT_A_TIME + 1])
def test_a_thread_writes_and_reads_every_row_and_lets_the_window_breathe(
    dossier: Dossier, monkeypatch: pytest.MonkeyPatch, count: int
) -> None:
    breaths: list[float] = []
    monkeypatch.setattr(turns_module.time, "sleep", breaths.append)
    names = [f"Ferry {number}" for number in range(count)]
    read: list[str] = []

    def work() -> None:
        with dossier.apart() as op:
            op.execute_many("INSERT INTO tag (uid, name) VALUES (?1, ?1)", ([name] for name in names))
        written.append(len(breaths))
        with dossier.reading_apart() as reader:
            read.extend(name for (name,) in reader.rows("SELECT name FROM tag ORDER BY id"))

    written: list[int] = []
    thread = threading.Thread(target=work)
    thread.start()
    thread.join()
    assert read == names
    assert written == [count // ROWS_AT_A_TIME]
    assert (len(breaths) > written[0]) is (count > ROWS_AT_A_TIME)


def test_the_windows_own_thread_waits_for_nobody(dossier: Dossier, monkeypatch: pytest.MonkeyPatch) -> None:
    breaths: list[float] = []
    monkeypatch.setattr(turns_module.time, "sleep", breaths.append)
    with dossier.apart() as op:
        op.execute_many("INSERT INTO tag (uid, name) VALUES (?1, ?1)", ([f"{number}"] for number in range(500)))
    assert len(dossier.reader().rows("SELECT id FROM tag")) == 500
    assert not breaths


@pytest.mark.parametrize("count", [1, ROWS_IN_ONE, ROWS_IN_ONE + 1, ROWS_AT_A_TIME + 2 * ROWS_IN_ONE + 3])
def test_rows_that_share_a_statement_are_numbered_and_taken_back_in_their_order(dossier: Dossier, count: int) -> None:
    names = [f"Miller {number}" for number in range(count)]
    with dossier.operation("Millers") as op:
        op.insert_rows("tag", ("name", "uid"), ([name, name] for name in names))
    reader = dossier.reader()
    assert reader.rows("SELECT name, uid FROM tag ORDER BY id") == [(name, name) for name in names]
    assert len(dossier.changes(op).ids("tag")) == count
    dossier.undo()
    assert not reader.rows("SELECT id FROM tag")
