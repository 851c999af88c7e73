"""The review in the real window: no gap while documents are read, first proposals early, one key one decision.

`QT_QPA_PLATFORM=offscreen python -m tests.bench.review [WORDS]` (2,000 and 150,000 unless said). A timer of 1 ms tells
how long the window's thread was away; CPU seconds of the whole process stand beside the clock, which a busy machine
stretches. Bars: no gap over 50 ms while the child reads and the proposals come in; 50 ms from key to repainted queue.
"""

from __future__ import annotations

import os
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

from tests.bench.measuring import report, spread

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

LINES = (
    "Le {day} mai 2019, Oslo a livré {count} navires à la Suède.",
    "Selon le ministère norvégien de la Défense, la Suède les aurait perdus en juin 2019.",
    "La Norvège pourrait fournir {count} obus au Danemark en 2020.",
    "Rien de tout cela ne change la vie du port, où les équipages attendent.",
    "D'après Helsinki, près de {count} marins finlandais ont quitté la base le {day} août 2021.",
)


def article(words: int) -> str:
    """A report of about so many words, each paragraph a little different."""
    found: list[str] = []
    count = number = 0
    while count < words:
        line = LINES[number % len(LINES)].format(day=number % 28 + 1, count=number % 900 + 12)
        found.append(line)
        count += len(line.split())
        number += 1
    return "\n".join(found) + "\n"


class Gaps:
    """How long the event loop was away between two turns of a 1 ms timer, and what the process computed meanwhile."""

    def __init__(self) -> None:
        from PySide6.QtCore import QTimer

        self.all: list[float] = []
        self.busy: list[float] = []
        self._last, self._spent = time.perf_counter(), time.process_time()
        self._timer = QTimer()
        self._timer.setInterval(1)
        self._timer.timeout.connect(self._turn)

    def start(self) -> None:
        self._last, self._spent = time.perf_counter(), time.process_time()
        self.all, self.busy = [], []
        self._timer.start()

    def stop(self) -> None:
        self._timer.stop()

    def _turn(self) -> None:
        now, spent = time.perf_counter(), time.process_time()
        self.all.append((now - self._last) * 1000)
        self.busy.append((spent - self._spent) * 1000)
        self._last, self._spent = now, spent


def measure(words: int, folder: Path) -> dict[str, Any]:
    """Import a report, let it be read, review a part of it by keys."""
    from PySide6.QtCore import QCoreApplication, Qt
    from PySide6.QtTest import QTest

    from workbench.store.dossier import Dossier
    from workbench.store.read import proposals
    from workbench.ui.desk import Desk
    from workbench.ui.settings import Settings
    from workbench.ui.window import Window

    dossier = Dossier.create(folder / f"review-{words}.dossier")
    window = Window(Desk(dossier), Settings())
    completed: list[bool] = []
    window.completed.connect(lambda: completed.append(True))
    window.show()
    _until(lambda: bool(completed))
    dossier.prepare()
    window.panes.timeline.upgrade()
    window.verbs.dossier.import_text(article(words))
    _until(lambda: window.panes.source.document_id is not None)
    document = window.panes.source.document_id
    _until(lambda: window.verbs.dossier.proposing._job is None)
    with dossier.apart() as op:
        op.execute("DELETE FROM proposal")
    gaps, began, cpu = Gaps(), time.perf_counter(), time.process_time()
    window.verbs.dossier.proposing.ask([document or 0], is_gesture=False)
    gaps.start()
    _until(lambda: proposals.count(window.desk.reader) > 0, pause=0)
    first = time.perf_counter() - began
    _until(lambda: window.verbs.dossier.proposing._job is None, pause=0)
    gaps.stop()
    whole, used = time.perf_counter() - began, time.process_time() - cpu
    window.panes.review.show_document(document or 0)
    window.layout_of_panes.show("review")
    _until(lambda: window.panes.review.list.currentIndex().isValid())
    window.panes.review.list.setFocus()
    decisions, cpus = [], []
    waiting = proposals.count(window.desk.reader)
    for number in range(min(60, waiting)):
        at, spent = time.perf_counter(), time.process_time()
        QTest.keyClick(window.panes.review.list, Qt.Key.Key_X if number % 5 == 4 else Qt.Key.Key_A)
        QCoreApplication.processEvents()
        decisions.append((time.perf_counter() - at) * 1000)
        cpus.append((time.process_time() - spent) * 1000)
    window.close()
    dossier.close()
    return {
        "words": words,
        "proposals": waiting,
        "first_proposals_s": round(first, 3),
        "whole_s": round(whole, 3),
        "window_cpu_s": round(used, 3),
        "gap_ms": spread(gaps.all),
        "gap_process_cpu_ms": spread(gaps.busy),
        "key_to_repaint_ms": spread(decisions),
        "key_to_repaint_cpu_ms": spread(cpus),
    }


def _until(done: Any, *, pause: float = 0.002) -> None:
    from PySide6.QtCore import QCoreApplication, QEventLoop

    while not done():
        QCoreApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 20)
        if pause:
            time.sleep(pause)


def main() -> None:
    """Both sizes, one JSON object."""
    from workbench.app import qt_application

    sizes = [int(word) for word in sys.argv[1:]] or [2_000, 150_000]
    with tempfile.TemporaryDirectory() as folder:
        for name in ("HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME"):
            os.environ[name] = folder
        qt_application()
        found = [measure(words, Path(folder)) for words in sizes]
    report("review", sizes=found, bar_gap_ms=50, bar_key_ms=50)


if __name__ == "__main__":
    main()
