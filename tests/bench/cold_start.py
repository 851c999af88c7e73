"""Cold start: from the start of the process to four panes painted with data, against a bare PySide6 window.

`python -m tests.bench.cold_start`, under an X server (xvfb-run) or with QT_QPA_PLATFORM=offscreen. Bar: 1.5 for what
the four panes hold being on the screen. `ready` is said beside it: the panes themselves painted and taking input.
All children report the same moment: the event loop's first turn after the paint in question.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from tests.bench import corpus
from tests.bench.measuring import ratios, report, spread
from workbench.operations import notes
from workbench.store.dossier import Dossier

ROUNDS = 9

BARE = """
import sys, time
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QMainWindow
class Bare(QMainWindow):
    def paintEvent(self, event):
        super().paintEvent(event)
        QTimer.singleShot(0, lambda: (print(time.monotonic(), flush=True), app.quit()))
app = QApplication(sys.argv)
window = Bare()
window.menuBar().addMenu("File").addAction("Quit")
window.resize(1400, 880)
window.show()
app.exec()
"""

# The whole way of `workbench DOSSIER`; only what ends the program is ours.
OURS = """
import os, sys, time
from workbench.__main__ import main
from workbench.app import Application
signal = sys.argv.pop()
show = Application._show
def watched(self, dossier):
    show(self, dossier)
    getattr(self.window, signal).connect(lambda: told(time.monotonic(), self.window))
def told(moment, window):
    parts = window.centralWidget().parts if signal == "first_painted" else vars(window.panes)
    assert all(parts[name].isVisible() for name in ("actors", "source", "notes", "timeline"))
    print(moment, flush=True)
    os._exit(0)
Application._show = watched
sys.exit(main())
"""


def child(code: str, *arguments: str, home: Path) -> float:
    """Milliseconds from before the process exists to its first paint."""
    environment = {**os.environ, "XDG_CONFIG_HOME": str(home), "XDG_DATA_HOME": str(home)}
    began = time.monotonic()
    done = subprocess.run(
        [sys.executable, "-c", code, *arguments],
        capture_output=True,
        text=True,
        env=environment,
        check=True,
        timeout=60,
    )
    return (float(done.stdout.split()[0]) - began) * 1000


def main() -> None:
    """Alternate both programs and print the ratio of each pair."""
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        path = corpus.dossier(home / "bench.dossier", texts=1000, quotes=10_000, actors=500, events=2_000)
        with Dossier.open(path) as dossier:
            cited = "".join(f"## Part {at}\n\nWhat the sources say of it [@Q{at}].\n\n" for at in range(1, 13))
            notes.create(dossier, "What is known", body=cited)
        programs = {"bare": (BARE,), "ours": (OURS, str(path), "first_painted"), "ready": (OURS, str(path), "ready")}
        taken: dict[str, list[float]] = {name: [] for name in programs}
        for round in range(ROUNDS + 1):
            for name, words in programs.items():
                milliseconds = child(*words, home=home)
                # The first round warms the caches of the disk.
                if round:
                    taken[name].append(milliseconds)
    bare, ours, ready = taken["bare"], taken["ours"], taken["ready"]
    report(
        "cold_start",
        unit="ms",
        bare=spread(bare),
        ours=spread(ours),
        ratio=ratios(ours, bare),
        ready=spread(ready),
        ready_ratio=ratios(ready, bare),
        bar=1.5,
    )


if __name__ == "__main__":
    main()
