from __future__ import annotations

import threading

from workbench.store.turns import Turns


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
