"""The review in the real window: no gap while documents are read, first proposals early, one key one decision.

`QT_QPA_PLATFORM=offscreen python -m tests.bench.review [WORDS ...] [--waiting N]` (2,000 and 150,000 words, and keys over
20,000 proposals that wait, unless said). A timer of 1 ms tells how long the window's thread was away; CPU seconds of the
whole process stand beside the clock, which a busy machine stretches. The reading that is measured is the second one: what
an import itself shows is another bench's. Bars: no gap over 50 ms while the child reads and the proposals come in; 50 ms
from key to repainted queue.
"""

from __future__ import annotations

import os
import tempfile
import time
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from tests.bench.measuring import report, spread
from workbench.core.changes import Changes

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


def opened(path: Path) -> Any:
    """A window on a fresh dossier, whole and warm."""
    from PySide6.QtCore import QCoreApplication, QEvent

    from workbench.store.dossier import Dossier
    from workbench.ui.desk import Desk
    from workbench.ui.settings import Settings
    from workbench.ui.window import Window

    dossier = Dossier.create(path)
    window = Window(Desk(dossier), Settings())
    completed: list[bool] = []
    window.completed.connect(lambda: completed.append(True))
    window.show()
    _until(lambda: bool(completed))
    # What the program loads in a thread after its first paint.
    dossier.prepare()
    import workbench.operations.proposals  # noqa: F401

    window.panes.timeline.upgrade()
    # The widget of the first paint goes with the next turn of a real event loop, which this is not.
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    return window


def measure(words: int, folder: Path) -> dict[str, Any]:
    """Import a report, let it be read, review a part of it by keys."""
    from workbench.store.read import coverage, proposals

    window = opened(folder / f"review-{words}.dossier")
    proposing, dossier = window.verbs.dossier.proposing, window.desk.dossier
    window.verbs.dossier.import_text(article(words))
    # All that an import shows by itself is over, and so is its own reading.
    _until(lambda: window.panes.source.document_id is not None)
    document = window.panes.source.document_id or 0
    _until(lambda: coverage.reading(window.desk.reader, document) is not None and proposing._job is None)
    with dossier.apart() as op:
        op.execute("DELETE FROM proposal")
    window.desk.announce(Changes(rows={"proposal": frozenset({0})}))
    _settle()
    gaps, began, cpu = Gaps(), time.perf_counter(), time.process_time()
    proposing.ask([document], is_gesture=False)
    gaps.start()
    _until(lambda: proposals.count(window.desk.reader) > 0, pause=0)
    first = time.perf_counter() - began
    _until(lambda: proposing._job is None, pause=0)
    gaps.stop()
    whole, used = time.perf_counter() - began, time.process_time() - cpu
    told = {
        "words": words,
        "proposals": proposals.count(window.desk.reader),
        "first_proposals_s": round(first, 3),
        "whole_s": round(whole, 3),
        "window_cpu_s": round(used, 3),
        "gap_ms": spread(gaps.all),
        "gap_process_cpu_ms": spread(gaps.busy),
        "gaps_over_50_ms": [round(gap) for gap in gaps.all if gap > 50],
        **decided(window, document, 60),
    }
    window.close()
    dossier.close()
    return told


def waiting(count: int, folder: Path) -> dict[str, Any]:
    """Keys over a queue of so many proposals in one text."""
    from workbench.core.proposals import Plan, Suggestion
    from workbench.core.spans import Span
    from workbench.core.texts import Block, Ingested
    from workbench.operations import documents
    from workbench.store.write import proposals as write

    window = opened(folder / f"waiting-{count}.dossier")
    dossier = window.desk.dossier
    text = article(count * 15)
    spans, at = [], 0
    for line in text.splitlines():
        spans.append([at, at + len(line), 0])
        at += len(line) + 1
    ingested = Ingested(text, tuple(Block(start, end) for start, end, _ in spans), title="long", language="fr")
    document = documents.add(dossier, ingested, text.encode(), "long.txt").result
    assert isinstance(document, int)
    made = []
    for number in range(count):
        start, end, _ = spans[number % len(spans)]
        held: dict[str, Any] = {"quote": [start, end], "cues": [], "sources": []}
        if number % 2:
            held |= {"low": number, "best": None, "high": None, "bound_words": "", "unit": "", "counted": "navires"}
        else:
            held |= {"label": f"Départ {number}", "edtf": f"{1900 + number % 120}-05", "participants": []}
        kind = "figure" if number % 2 else "event"
        made.append(Suggestion(kind, Span(start, start + 9), "", held, "date", "1", 0.9))
    with dossier.apart() as op:
        write.keep_reading(op, document, engine="1", is_reduced=False, sentences=spans)
        write.carry_out(op, document, Plan(added=made))
    window.desk.announce(Changes(whole=True))
    _settle()
    told = {"waiting": count, "sentences": len(spans), **decided(window, document, 120)}
    window.close()
    dossier.close()
    return told


def decided(window: Any, document: int, keys: int) -> dict[str, Any]:
    """Accept four and reject one, over and over; the first keys, for which code is still loaded, are told apart."""
    from PySide6.QtCore import QCoreApplication, Qt
    from PySide6.QtTest import QTest

    review = window.panes.review
    window.layout_of_panes.show("review")
    review.show_document(document)
    _until(lambda: review.list.currentIndex().isValid())
    review.list.setFocus()
    _settle()
    taken, cpus = [], []
    for number in range(min(keys, review.count)):
        at, spent = time.perf_counter(), time.process_time()
        QTest.keyClick(review.list, Qt.Key.Key_X if number % 5 == 4 else Qt.Key.Key_A)
        QCoreApplication.processEvents()
        taken.append((time.perf_counter() - at) * 1000)
        cpus.append((time.process_time() - spent) * 1000)
    return {
        "first_key_ms": round(taken[0]),
        "key_to_repaint_ms": spread(taken[5:]),
        "key_to_repaint_cpu_ms": spread(cpus[5:]),
    }


def _settle() -> None:
    """Let what follows of itself happen."""
    until = time.perf_counter() + 1.0
    _until(lambda: time.perf_counter() > until)


def _until(done: Any, *, pause: float = 0.002) -> None:
    from PySide6.QtCore import QCoreApplication, QEventLoop

    while not done():
        QCoreApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 20)
        if pause:
            time.sleep(pause)


def main() -> None:
    """Both sizes and the long queue, one JSON object."""
    from workbench.app import qt_application

    parser = ArgumentParser()
    parser.add_argument("words", type=int, nargs="*", default=[2_000, 150_000])
    parser.add_argument("--waiting", type=int, default=20_000)
    chosen = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        for name in ("HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME"):
            os.environ[name] = folder
        qt_application()
        found = [measure(words, Path(folder)) for words in chosen.words if words]
        queue = waiting(chosen.waiting, Path(folder)) if chosen.waiting else None
    report("review", sizes=found, queue=queue, bar_gap_ms=50, bar_key_ms=50)


if __name__ == "__main__":
    main()
