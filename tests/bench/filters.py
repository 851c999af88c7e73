"""Filter change with 1,000,000 events and links and 100,000 actors: recounted, and every pane painted.

`python -m tests.bench.filters FILE.dossier` (made there when it is missing, see wide_corpus), under an X server or with
QT_QPA_PLATFORM=offscreen. Bars: counts 16 ms, painted 50 ms (95th percentile; CPU time stands beside it).
"""

from __future__ import annotations

import os
import random
import sys
import tempfile
import time
from pathlib import Path

from tests.bench import wide_corpus
from tests.bench.linked_focus import settle
from tests.bench.measuring import report, spread
from workbench.core.modality import Modality
from workbench.core.selection import Filter
from workbench.store.connection import open_reader
from workbench.store.read.choices import Choices
from workbench.store.read.columns import Columns
from workbench.store.read.crossfilter import Crossfilter


def filters(count: int, actors: int) -> list[Filter]:
    """What an analyst does one after another: brushes dates, adds actors, tags, modalities, excludes."""
    chance = random.Random(29)
    names = [modality.value for modality in Modality][:5]
    found = []
    for number in range(count):
        first = 738_000 + chance.randrange(2000)
        dates = (first, first + chance.randrange(10, 700))
        people = frozenset(
            {1 if number % 7 == 0 else chance.randrange(actors) + 1 for _ in range(chance.randint(1, 4))}
        )
        tags = frozenset({chance.randrange(60) + 1})
        found.append(
            chance.choice(
                [
                    Filter(dates=dates),
                    Filter(actors=people),
                    Filter(actors=people, dates=dates),
                    Filter(modalities=frozenset(chance.sample(names, 2)), dates=dates),
                    Filter(tags=tags, modalities=frozenset(chance.sample(names, 1))),
                    Filter(dates=dates, without=(Filter(actors=people),)),
                ]
            )
        )
    return found


def counted(path: Path, listed: list[Filter]) -> dict[str, object]:
    """Milliseconds from a filter to what is left and the counts of every actor."""
    reader = open_reader(path)
    began = time.perf_counter()
    columns = Columns.load(reader)
    columns.warm()
    loaded = (time.perf_counter() - began) * 1000
    cross = Crossfilter(columns, reader)
    choices = Choices(cross)
    wall, cpu = [], []
    for one in listed:
        began, busy = time.perf_counter(), time.process_time()
        cross.subset(one)
        tally = choices.tally(one)
        # As many rows as a screen of the tree holds, the busiest actor among them.
        for actor in range(1, 46):
            tally.of(actor)
        wall.append((time.perf_counter() - began) * 1000)
        cpu.append((time.process_time() - busy) * 1000)
    beside = []
    for facet in ("modalities", "tags", "grades", "credibilities", "statuses", "dates") * 4:
        busy = time.process_time()
        choices.choices(listed[len(beside) % len(listed)], facet)
        beside.append((time.process_time() - busy) * 1000)
    reader.close()
    held = [column for name in columns.names for column in columns[name].arrays]
    megabytes = round(sum(column.nbytes for column in held) / 1e6, 1)
    return {
        "columns_mb": megabytes,
        "loaded": loaded,
        "counts": spread(wall),
        "counts_cpu": spread(cpu),
        "beside_choices_cpu": spread(beside),
    }


def painted(path: Path, listed: list[Filter]) -> dict[str, object]:
    """Milliseconds from a filter to the last pixel of the real window."""
    from PySide6.QtWidgets import QApplication

    from workbench.app import Application
    from workbench.ui.window import Window

    qt = QApplication.instance() or QApplication(sys.argv)
    application = Application(qt)
    application.open(path)
    window = application.window
    assert isinstance(window, Window)
    window.resize(1600, 1000)
    until = time.monotonic() + 120
    while not window.desk.links.is_ready and time.monotonic() < until:
        settle(0.5)
    settle(5.0)
    wall, cpu = [], []
    for one in listed:
        began, busy = time.perf_counter(), time.process_time()
        window.desk.filter(one)
        qt.processEvents()
        qt.processEvents()
        wall.append((time.perf_counter() - began) * 1000)
        cpu.append((time.process_time() - busy) * 1000)
        settle(0.05)
    window.close()
    return {"painted": spread(wall), "painted_cpu": spread(cpu)}


def main() -> None:
    """Measure and print."""
    path = wide_corpus.at(Path(sys.argv[1]), "links")
    texts, actors, events, *_ = wide_corpus.SIZES["links"]
    listed = filters(120, actors)
    figures = counted(path, listed)
    with tempfile.TemporaryDirectory() as folder:
        os.environ["XDG_CONFIG_HOME"] = os.environ["XDG_DATA_HOME"] = folder
        figures |= painted(path, listed)
    report(
        "filters",
        unit="ms",
        events=events,
        actors=actors,
        documents=texts,
        bar_counts_p95=16,
        bar_painted_p95=50,
        **figures,
    )


if __name__ == "__main__":
    main()
