"""What a window does without until it is painted: each of these modules costs milliseconds, and none is drawn."""

from __future__ import annotations

import json
import os
import subprocess
import sys

from tests.conftest import Filled

LATE = (
    "hashlib",
    "html",
    "uuid",
    "workbench.operations.actors",
    "workbench.operations.notes",
    "workbench.operations.quotes",
    "workbench.operations.records",
    "workbench.store.read.search",
    "workbench.store.write.rows",
    "workbench.ui.actions",
    "workbench.store.read.choices",
    "workbench.store.read.columns",
    "workbench.store.read.crossfilter",
    "workbench.ui.filterpanel",
    "workbench.ui.finding",
    "workbench.ui.kit.jobs",
    "workbench.ui.listsearch",
    "workbench.ui.peek",
    "workbench.ui.kit.notice",
    "workbench.ui.kit.picker",
    "workbench.ui.layout",
    "workbench.ui.panes.actors.pane",
    "workbench.ui.panes.claims.pane",
    "workbench.ui.panes.detail.pane",
    "workbench.ui.panes.network.board",
    "workbench.ui.panes.network.pane",
    "workbench.ui.panes.notes.completion",
    "workbench.ui.panes.notes.pane",
    "workbench.ui.panes.notes.remarks",
    "workbench.ui.panes.places.board",
    "workbench.ui.panes.places.pane",
    "workbench.ui.panes.review.pane",
    "workbench.ui.panes.source.pane",
    "workbench.ui.panes.sources.pane",
    "workbench.ui.panes.tags.pane",
    "workbench.ui.panes.timeline.pane",
    "workbench.ui.pickers",
    "workbench.ui.results",
)

START = """
import gc, json, os, sys
from pathlib import Path
from workbench.app import Application, qt_application

qt = qt_application()
application = Application(qt)
application.open(Path(sys.argv[1]))
window = application.window
told = {}
panes = ("actors", "source", "notes", "timeline")
window.first_painted.connect(lambda: told.update(
    modules=sorted(sys.modules),
    sighted=[name for name in panes if window.centralWidget().parts[name].isVisible()],
    source=window.centralWidget().parts["source"].text))
window.ready.connect(lambda: told.update(
    ready=[name for name in panes if getattr(window.panes, name).isVisible()],
    text=window.panes.source.view.text))
window.completed.connect(lambda: told.update(collects=gc.isenabled(), whole=sorted(sys.modules)))
window.completed.connect(lambda: (print(json.dumps(told), flush=True), os._exit(0)))
qt.exec()
"""


def test_the_first_paint_shows_what_four_panes_hold_and_loads_nothing_that_is_not_drawn(filled: Filled) -> None:
    filled.dossier.close()
    done = subprocess.run(
        [sys.executable, "-c", START, str(filled.path)],
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        timeout=120,
    )
    assert done.returncode == 0, done.stderr[-3000:]
    told = json.loads(done.stdout)
    assert told["sighted"] == told["ready"] == ["actors", "source", "notes", "timeline"]
    assert told["source"]
    assert told["text"].startswith(told["source"][:200])
    assert sorted(set(told["modules"]) & set(LATE)) == []
    # Rules that read dates in words are wanted with the first date that is typed, and weigh as much as all cards.
    assert [name for name in told["whole"] if name.startswith("workbench.services.extract")] == []
    # The start is made without collecting garbage; the day after it is not.
    assert told["collects"]
