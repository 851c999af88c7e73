"""Memory after a start with 1,000 documents against a bare PySide6 window, and what a million events and links add.

`python -m tests.bench.memory [FILE.dossier]` (a dossier of a million events, made there when it is missing, see
wide_corpus), under an X server or with QT_QPA_PLATFORM=offscreen. Resident memory of the window's process, which is its
proportional share on a machine where nothing else runs Qt; what its child process holds for itself is said apart. Taken
when all panes are there and had ten seconds to read beside the window. Bar: 2.6 times the bare window.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from pathlib import Path

from tests.bench import corpus, wide_corpus
from tests.bench.measuring import ratios, report, spread

ROUNDS = 3
# Said by the children themselves, who end without tidying up.
TOLD = """
def told():
    from pathlib import Path
    def below(pid):
        yield pid
        for task in Path(f"/proc/{pid}/task").iterdir():
            for child in (task / "children").read_text().split():
                yield from below(child)
    def kilobytes(pid, *names):
        lines = Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()
        return sum(int(line.split()[1]) for line in lines if line.startswith(names))
    own, *others = below(os.getpid())
    private = sum(kilobytes(pid, "Private_Clean:", "Private_Dirty:") for pid in others)
    print(kilobytes(own, "Rss:") / 1024, private / 1024, flush=True)
    os._exit(0)
"""
BARE = f"""
import os, sys
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QMainWindow
{TOLD}
app = QApplication(sys.argv)
window = QMainWindow()
window.menuBar().addMenu("File").addAction("Quit")
window.resize(1400, 880)
window.show()
QTimer.singleShot(1000, told)
app.exec()
"""
OURS = f"""
import os, sys
from workbench.__main__ import main
from workbench.app import Application
{TOLD}
wait = int(sys.argv.pop())
show = Application._show
def watched(self, dossier):
    from PySide6.QtCore import QTimer
    show(self, dossier)
    self.window.completed.connect(lambda: QTimer.singleShot(wait, told))
Application._show = watched
sys.exit(main())
"""


def weighed(code: str, *arguments: str, home: Path) -> tuple[float, float]:
    """Megabytes of a program and of what it started."""
    environment = {**os.environ, "XDG_CONFIG_HOME": str(home), "XDG_DATA_HOME": str(home)}
    done = subprocess.run(
        [sys.executable, "-c", code, *arguments],
        capture_output=True,
        text=True,
        env=environment,
        check=True,
        timeout=300,
    )
    own, others = done.stdout.split()[-2:]
    return float(own), float(others)


def main() -> None:
    """Alternate the programs and print what each weighs."""
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        path = corpus.dossier(home / "bench.dossier", texts=1000, quotes=10_000, actors=500, events=2_000)
        bare, ours, children = [], [], []
        for _ in range(ROUNDS):
            bare.append(weighed(BARE, home=home)[0])
            own, others = weighed(OURS, str(path), "10000", home=home)
            ours.append(own)
            children.append(others)
        figures = {"bare": spread(bare), "ours": spread(ours), "child_that_reads_files": spread(children)}
        if len(sys.argv) > 1:
            million = wide_corpus.at(Path(sys.argv[1]), "links")
            figures["million_events"] = spread([weighed(OURS, str(million), "60000", home=home)[0]])
            figures["a_million_more"] = spread([figures["million_events"]["min"] - figures["ours"]["median"]])
    report("memory", unit="MB", bar=2.6, ratio=ratios(ours, bare), **figures)


if __name__ == "__main__":
    main()
