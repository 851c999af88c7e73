"""An import in the real window: the longest pause of its event loop, how soon a cancel is answered, and a text of 50 MB.

`python -m tests.bench.import_window [COUNT]` (1,000 files of 13 kB into a dossier of as many), under an X server
(xvfb-run) or with QT_QPA_PLATFORM=offscreen. A timer ticks every 8 ms from the order to import until two seconds after
the last pane was told; bars: no pause over 33 ms, a cancel answered within 100 ms, documents a second at 0.8 of the
bare loop of `import_files`.
"""

from __future__ import annotations

import itertools
import os
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tests.bench import corpus
from tests.bench.import_files import bare
from tests.bench.linked_focus import settle
from tests.bench.measuring import report, spread
from workbench.operations.near_copies import Copies
from workbench.store.dossier import Dossier

if TYPE_CHECKING:
    from workbench.ui.window import Window

MEGABYTES = 50
TICK_MS = 8


def main() -> None:
    """Import, cancel and open, and print what the window noticed of it."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 1_000
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        os.environ["XDG_CONFIG_HOME"] = os.environ["XDG_DATA_HOME"] = folder
        path = corpus.dossier(home / "bench.dossier", texts=count, quotes=count, actors=500, events=count)
        with Dossier.open(path) as made:
            # As every import leaves them: its documents are told apart from copies.
            Copies(made)
        batches = [
            _files(home / f"batch-{number}", count, first) for number, first in enumerate((5_000, 9_000, 20_000))
        ]
        figures = measure(path, batches, home)
    report("import_window", count=count, bar_gap_ms=33, bar_cancel_ms=100, bar_ratio=0.8, **figures)


def _files(folder: Path, count: int, first: int) -> list[Path]:
    folder.mkdir()
    made = [folder / f"report-{number}.txt" for number in range(first, first + count)]
    for number, path in enumerate(made, first):
        path.write_text(corpus.report(number), encoding="utf-8")
    return made


class Pulse:
    """A timer that notes when it ticks."""

    def __init__(self) -> None:
        from PySide6.QtCore import Qt, QTimer

        self.times: list[float] = []
        self._timer = QTimer()
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(lambda: self.times.append(time.perf_counter()))
        self._timer.start(TICK_MS)

    def gaps(self) -> list[float]:
        """Milliseconds between ticks so far; forgets them."""
        self._times, self.times = self.times, []
        return [1000 * (later - earlier) for earlier, later in itertools.pairwise(self._times)]


def measure(path: Path, batches: list[list[Path]], home: Path) -> dict[str, Any]:
    """Gaps while idle and while importing, the pace of the import, the cancel, and the large text."""
    from PySide6.QtWidgets import QApplication

    from workbench.app import Application
    from workbench.ui.window import Window

    qt = QApplication.instance() or QApplication(sys.argv)
    application = Application(qt)  # type: ignore[arg-type]
    application.open(path)
    window = application.window
    assert isinstance(window, Window)
    window.resize(1600, 1000)
    settle(8.0)
    pulse = Pulse()
    _idle(qt, 3.0)
    found: dict[str, Any] = {"idle_gap_ms": spread(pulse.gaps())}
    loop = bare(batches[0], home / "bare.db")
    pulse.gaps()
    took = _import(qt, window, batches[0])
    _idle(qt, 2.0)
    gaps = pulse.gaps()
    found["gap_ms"] = spread(gaps)
    found["gaps_over_33"] = sorted((round(gap) for gap in gaps if gap > 33), reverse=True)
    found["documents_per_second"] = {"bare": round(loop), "ours": round(len(batches[0]) / took)}
    found["ratio"] = round(len(batches[0]) / took / loop, 3)
    found["cancel_ms"] = spread([_cancelled(qt, window, batch) for batch in batches[1:]])
    pulse.gaps()
    found.update(_large(qt, window, home, pulse))
    window.close()
    return found


def _until(qt: Any, is_so: Callable[[], bool]) -> float:
    """Seconds until something is so, the event loop turning."""
    from PySide6.QtCore import QEventLoop

    began = time.perf_counter()
    while not is_so():
        # As the window's own loop does, it sleeps when there is nothing to do; a loop that spins would starve the import.
        qt.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
    return time.perf_counter() - began


def _idle(qt: Any, seconds: float) -> None:
    until = time.perf_counter() + seconds
    _until(qt, lambda: time.perf_counter() > until)


def _import(qt: Any, window: Window, files: list[Path]) -> float:
    window.verbs.dossier.import_paths(files)
    return _until(qt, lambda: not window.verbs.dossier.arriving.is_busy)


def _cancelled(qt: Any, window: Window, files: list[Path]) -> float:
    """Milliseconds from the click on Cancel until the strip says how far the import came."""
    window.verbs.dossier.import_paths(files)
    key = window.jobs.keys[-1]
    _idle(qt, 0.3)
    window.jobs.stop(key)
    return 1000 * _until(qt, lambda: not window.verbs.dossier.arriving.is_busy)


def _large(qt: Any, window: Window, home: Path, pulse: Pulse) -> dict[str, Any]:
    """Seconds for a text of 50 MB to come in and stand in the source pane, and the longest pause on the way."""
    large = home / "large.txt"
    piece = corpus.text(1, 1_000_000)
    large.write_text("\n\n".join(f"{number}\n\n{piece}" for number in range(MEGABYTES)), encoding="utf-8")
    took = _import(qt, window, [large])
    _idle(qt, 2.0)
    shown = window.panes.source.document_id
    title = window.desk.reader.value("SELECT title FROM document WHERE id = ?", (shown,))
    return {
        "large_seconds": round(took, 2),
        "large_is_shown": title == large.name,
        "large_gap_ms": spread(pulse.gaps()),
    }


if __name__ == "__main__":
    main()
