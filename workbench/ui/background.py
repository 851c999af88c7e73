"""A piece of work beside the window: a thread, a signal at the end, on the window's thread."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, Signal, SignalInstance
from shiboken6 import isValid

from workbench.core.errors import WorkbenchError
from workbench.core.wording import tr

_log = logging.getLogger(__name__)


class Background(QObject):
    """Runs `work` in a thread; `done` brings its result, `failed` one sentence."""

    done = Signal(object)
    failed = Signal(str)

    def __init__(self, work: Callable[[], object], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._work = work
        self._thread = threading.Thread(target=self._run, name="background", daemon=True)

    def start(self) -> None:
        """Begin; returns at once."""
        self._thread.start()

    def wait(self) -> None:
        """Return once the thread has ended."""
        if self._thread.is_alive():
            self._thread.join()

    def _run(self) -> None:
        result, problem = bordered(self._work)
        if problem is None:
            tell(self, self.done, result)
        else:
            tell(self, self.failed, problem)


class Errands(QObject):
    """What one part of the window has done beside it: kept while it runs, waited for before the dossier is closed."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._running: list[Background] = []

    @property
    def is_busy(self) -> bool:
        """Whether anything runs still, or its end was not told yet."""
        return bool(self._running)

    def run(
        self,
        work: Callable[[], object],
        *,
        done: Callable[[Any], object] | None = None,
        failed: Callable[[str], object] | None = None,
    ) -> None:
        """Begin `work` in a thread; `done` gets its result, `failed` one sentence, on the window's thread."""
        running = Background(work, self)
        self._running.append(running)
        for ended, told in ((running.done, done), (running.failed, failed)):
            if told is not None:
                ended.connect(told)
            ended.connect(lambda _result: self._put_away(running))
        running.start()

    def wait(self) -> None:
        """Return once all of it has ended."""
        for running in self._running:
            running.wait()

    def _put_away(self, running: Background) -> None:
        self._running.remove(running)
        running.deleteLater()


def bordered(work: Callable[[], object]) -> tuple[object, str | None]:
    """Do `work` in a thread, which must end with a word: its result, or one sentence about what went wrong."""
    try:
        return work(), None
    except WorkbenchError as error:
        return None, str(error)
    except Exception:  # noqa: BLE001 - a border: the thread must end with a word
        _log.exception("Work in the background stopped")
        return None, tr("Something went wrong in the program; nothing was changed. Details are in the log.")


def tell(source: QObject, signal: SignalInstance, *words: object) -> None:
    """Emit from a thread; where `source` went with its window meanwhile, there is nobody left to be told."""
    try:
        signal.emit(*words)
    except RuntimeError:
        if isValid(source):
            raise
