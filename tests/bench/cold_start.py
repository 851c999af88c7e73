"""Cold start: from the start of the process to four panes painted with data, against a bare PySide6 window.

`python -m tests.bench.cold_start`, under an X server (xvfb-run) or with QT_QPA_PLATFORM=offscreen. Bar: 1.5.
Both children report the same moment: the event loop's first turn after the first paint of the window.
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

OURS = """
import sys, time
from pathlib import Path
from workbench import translations
translations.install_preferred()
from workbench.app import Application, qt_application
app = qt_application()
application = Application(app)
application.open(Path(sys.argv[1]))
window = application.window
window.first_painted.connect(lambda: (print(time.monotonic(), flush=True), check()))
def check():
    names = ("actors", "source", "notes", "timeline")
    assert all(getattr(window.panes, name).isVisible() for name in names)
    import os
    os._exit(0)
app.exec()
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
        child(BARE, home=home)
        child(OURS, str(path), home=home)
        bare, ours = [], []
        for _ in range(ROUNDS):
            bare.append(child(BARE, home=home))
            ours.append(child(OURS, str(path), home=home))
    report("cold_start", unit="ms", bare=spread(bare), ours=spread(ours), ratio=ratios(ours, bare), bar=1.5)


if __name__ == "__main__":
    main()
