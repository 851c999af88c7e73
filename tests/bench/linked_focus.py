"""From a focus click to every linked pane repainted, with 1,000 documents, 100,000 events and 100,000 quotes.

`python -m tests.bench.linked_focus [EVENTS]`, under an X server (xvfb-run) or with QT_QPA_PLATFORM=offscreen.
Each sample starts before the desk is told, and ends when the event loop has delivered everything, paints included, and
has nothing left to do. Bar: 95th percentile 50 ms; 100 ms for a hub actor.
"""

from __future__ import annotations

import os
import random
import sys
import tempfile
import time
from pathlib import Path

from tests.bench import corpus
from tests.bench.measuring import report, spread
from workbench.core.kinds import RecordKind

SAMPLES = 120


def main() -> None:
    """Click around and print how long each kind of click took."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 100_000
    with tempfile.TemporaryDirectory() as folder:
        os.environ["XDG_CONFIG_HOME"] = os.environ["XDG_DATA_HOME"] = folder
        path = corpus.dossier(Path(folder) / "bench.dossier", texts=1_000, quotes=count, actors=2_000, events=count)
        figures = measure(path, count)
    report("linked_focus", unit="ms", events=count, quotes=count, bar_p95=50, **figures)


def measure(path: Path, count: int) -> dict[str, dict[str, float]]:
    """p95 and the rest for clicks on actors, events and quotes, and for the busiest actor."""
    from PySide6.QtWidgets import QApplication

    from workbench.app import Application
    from workbench.ui.window import Window

    qt = QApplication.instance() or QApplication(sys.argv)
    application = Application(qt)
    application.open(path)
    window = application.window
    assert isinstance(window, Window)
    window.resize(1600, 1000)
    settle(8.0)
    began = time.perf_counter()
    while not window.desk.links.is_ready:
        # Among a million links what panes know by heart takes as long again to be read; clicks before that take longer.
        settle(1.0)
    settle(2.0)
    chance = random.Random(3)
    clicks = {
        "actor": [(RecordKind.ACTOR, chance.randrange(60, 2000)) for _ in range(SAMPLES)],
        "event": [(RecordKind.EVENT, chance.randrange(1, count)) for _ in range(SAMPLES)],
        "quote": [(RecordKind.QUOTE, chance.randrange(1, count)) for _ in range(SAMPLES)],
        "hub": [(RecordKind.ACTOR, 1 + n % 2) for n in range(12)],
    }
    found = {"at_rest": {"seconds_more": round(time.perf_counter() - began)}}
    for name, listed in clicks.items():
        for kind, id in listed[:5]:
            click(qt, window, kind, id)
        found[name] = spread([click(qt, window, kind, id) for kind, id in listed])
    everything = [value for name in ("actor", "event", "quote") for value in [found[name]["p95"]]]
    found["worst_p95"] = {"ms": max(everything)}
    window.close()
    return found


def settle(seconds: float) -> None:
    """Let the libraries load and the panes finish what they put off; idle, as a window is while nobody touches it."""
    from PySide6.QtCore import QEventLoop, QTimer

    idle = QEventLoop()
    QTimer.singleShot(round(seconds * 1000), idle.quit)
    idle.exec()


def click(qt: object, window: object, kind: RecordKind, id: int) -> float:
    """Milliseconds from the click to the last pixel."""
    began = time.perf_counter()
    window.desk.focus(kind, id)  # type: ignore[attr-defined]
    # Twice: what the panes put off to the next turn is part of the answer, and so is its paint.
    qt.processEvents()  # type: ignore[attr-defined]
    qt.processEvents()  # type: ignore[attr-defined]
    return (time.perf_counter() - began) * 1000


if __name__ == "__main__":
    main()
