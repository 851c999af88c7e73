"""The collector waits while a large thing is read, and only then."""

from __future__ import annotations

import gc
import time

import pytest
from PySide6.QtCore import QCoreApplication, QObject
from shiboken6 import delete

from workbench.ui.kit.collecting import collect_at_rest, uncollected


def test_it_waits_for_the_last_block_and_goes_on_after_it() -> None:
    assert gc.isenabled()
    with uncollected():
        with uncollected():
            assert not gc.isenabled()
        assert not gc.isenabled()
    assert gc.isenabled()


def test_a_collector_that_was_off_stays_off() -> None:
    gc.disable()
    try:
        with uncollected():
            pass
        assert not gc.isenabled()
    finally:
        gc.enable()


def test_a_whole_pass_waits_until_the_program_is_at_rest(
    qapp: QCoreApplication, monkeypatch: pytest.MonkeyPatch
) -> None:
    worked = iter([0.0, 1.0, 1.001, 1.002])
    monkeypatch.setattr(time, "process_time", lambda: next(worked))
    passes: list[str] = []
    monkeypatch.setattr(gc, "get_count", lambda: (0, 0, 11))
    monkeypatch.setattr(gc, "collect", lambda: passes.append("whole"))
    before, parent = gc.get_threshold(), QObject()
    try:
        timer = collect_at_rest(parent)
        assert gc.get_threshold()[2] > 100  # none of itself in the middle of a gesture
        timer.timeout.emit()
        assert passes == []  # a second of work lay before it
        timer.timeout.emit()
        assert passes == ["whole"]
        monkeypatch.setattr(gc, "get_count", lambda: (0, 0, 3))
        timer.timeout.emit()
        assert passes == ["whole"]  # nothing is due
    finally:
        gc.unfreeze()
        gc.set_threshold(*before)
        delete(parent)


def test_what_a_start_let_go_of_goes_back_once_the_program_is_at_rest(
    qapp: QCoreApplication, monkeypatch: pytest.MonkeyPatch
) -> None:
    worked = iter([0.0, 2.0, 2.001, 2.201, 2.202, 2.203, 2.4, 2.401, 2.402])
    monkeypatch.setattr(time, "process_time", lambda: next(worked))
    given: list[str] = []
    monkeypatch.setattr("workbench.ui.kit.memory.give_back", lambda: given.append("back"))
    before, parent = gc.get_threshold(), QObject()
    try:
        timer = collect_at_rest(parent, lambda: given.append("pages"))
        for _ in range(4):
            timer.timeout.emit()
        assert given == []  # it works, has a lull, and works again
        timer.timeout.emit()
        assert given == ["pages", "back"]
        for _ in range(3):
            timer.timeout.emit()
        assert given == ["pages", "back"]  # once: a fifth of a second of work leaves little
    finally:
        gc.unfreeze()
        gc.set_threshold(*before)
        delete(parent)
