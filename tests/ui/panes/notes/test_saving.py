"""Saving: at once when asked, by itself otherwise, and never silently lost."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from workbench.ui.panes.notes import saving
from workbench.ui.panes.notes.saving import Saver


class _Store:
    """What was saved, and whether saving works."""

    def __init__(self) -> None:
        self.saves = 0
        self.works = True

    def save(self) -> bool:
        self.saves += self.works
        return self.works


@pytest.fixture
def store() -> _Store:
    return _Store()


@pytest.fixture
def saver(store: _Store, qapp: QObject) -> Saver:
    return Saver(store.save, lambda: ("note", "words"), qapp)


def test_nothing_typed_is_nothing_saved(saver: Saver, store: _Store) -> None:
    assert saver.flush()
    assert store.saves == 0


def test_a_failure_is_tried_again_by_itself(
    saver: Saver, store: _Store, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    store.works = False
    saver._retry.setInterval(1)
    saver.changed()
    with qtbot.waitSignal(saver.failed) as told:
        assert not saver.flush()
    assert Path(told.args[0]).read_text("utf-8") == "words"
    store.works = True
    with qtbot.waitSignal(saver.recovered):
        pass
    assert not saver.is_dirty


def test_no_room_for_a_copy_is_told_too(
    saver: Saver, store: _Store, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full() -> Path:
        raise OSError("No space left on device")

    monkeypatch.setattr(saving, "data_folder", full)
    store.works = False
    saver.changed()
    with qtbot.waitSignal(saver.failed) as told:
        saver.flush()
    assert told.args == [None]
    saver.forget()


def test_waiting_is_shorter_than_a_second() -> None:
    assert max(saving.QUIET, saving.CEILING) < 1000
