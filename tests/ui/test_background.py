"""Work beside the window ends with one word, and with none where the window is gone."""

from __future__ import annotations

import threading

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QObject
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from workbench.core.errors import NotFound
from workbench.ui.background import Background, Errands


def _raise(error: Exception) -> None:
    raise error


def test_a_result_comes_with_done(qtbot: QtBot) -> None:
    running = Background(lambda: 3)
    with qtbot.waitSignal(running.done) as heard:
        running.start()
    running.wait()
    assert heard.args == [3]


@pytest.mark.parametrize(
    ("error", "sentence"), [(NotFound("There is no such thing."), "There is no such thing."), (KeyError("x"), "log")]
)
def test_an_error_comes_as_one_sentence(
    qtbot: QtBot, caplog: pytest.LogCaptureFixture, error: Exception, sentence: str
) -> None:
    running = Background(lambda: _raise(error))
    with qtbot.waitSignal(running.failed) as heard:
        running.start()
    running.wait()
    assert sentence in heard.args[0]
    assert ("stopped" in caplog.text) is isinstance(error, KeyError)


@pytest.mark.parametrize("error", [None, NotFound("x")])
def test_work_that_outlives_its_window_ends_without_a_word(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, error: Exception | None
) -> None:
    heard: list[object] = []
    monkeypatch.setattr(threading, "excepthook", heard.append)
    window, may_end = QObject(), threading.Event()

    def work() -> None:
        may_end.wait(10)
        if error is not None:
            raise error

    running = Background(work, window)
    running.start()
    delete(window)
    may_end.set()
    running.wait()
    assert heard == []


def test_errands_are_kept_while_they_run_and_waited_for(qtbot: QtBot) -> None:
    window, may_end, heard = QObject(), threading.Event(), list[object]()
    errands = Errands(window)
    errands.run(lambda: may_end.wait(10), done=heard.append)
    errands.run(lambda: _raise(NotFound("There is no such thing.")), failed=heard.append)
    qtbot.waitUntil(lambda: heard == ["There is no such thing."])
    assert errands.is_busy
    may_end.set()
    errands.wait()
    qtbot.waitUntil(lambda: not errands.is_busy)
    assert heard == ["There is no such thing.", True]
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert errands.findChildren(Background) == []
