"""The journal's price and the way back: `python -m tests.bench.history`. Ratios are of runs side by side."""

from __future__ import annotations

import os
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from tests.bench.measuring import ratios, report, spread
from workbench.core.changes import Changes
from workbench.core.identity import new_uid
from workbench.core.kept import kept
from workbench.core.kinds import RecordKind
from workbench.core.texts import Block, Ingested, digest
from workbench.operations import records, snapshots, trash
from workbench.operations.arrivals import Found, Publisher
from workbench.store.dossier import Dossier, Operation
from workbench.store.read import dependents, history
from workbench.store.read import snapshots as read

EDITS, RECORDS, STEPS = 1500, 2000, 10_000


def timed(work: Any, *args: Any) -> float:
    """Milliseconds."""
    began = time.perf_counter()
    work(*args)
    return (time.perf_counter() - began) * 1000


def _fill(dossier: Dossier, count: int) -> None:
    with dossier.operation("Fill") as op:
        op.execute_many(
            "INSERT INTO actor (uid, kind, name) VALUES (?, 'state', ?)",
            [(new_uid(), f"Actor {number}") for number in range(count)],
        )


class Bare(Dossier):
    """A dossier without a journal: the same verbs, the same transaction, nothing written down."""

    @contextmanager
    def operation(
        self, label: str, *, run: str = "", merge_key: str = "", merge_within: float = 0.0
    ) -> Iterator[Operation]:
        with self.apart() as op:
            op.rename = lambda label: None  # type: ignore[method-assign]
            try:
                yield op
            finally:
                op.close_session()

    def changes(self, operation: Operation) -> Changes:
        return Changes()


def _statement(dossier: Dossier, word: str, id: int) -> None:
    with dossier.operation("Edit") as op:
        op.execute("UPDATE actor SET name = ? WHERE id = ?", (word, id))


def _verb(dossier: Dossier, word: str, id: int) -> None:
    records.edit(dossier, RecordKind.ACTOR, id, name=word)


def journal_per_edit(folder: Path) -> None:
    """One committed edit with the journal beside the same edit without: as the verb does it, and its statement alone."""
    figures: dict[str, Any] = {}
    with Dossier.create(folder / "ours.dossier") as dossier, Bare.create(folder / "bare.dossier") as other:
        for one in (dossier, other):
            one.prepare()
            _fill(one, RECORDS)
        for name, edit in (("verb", _verb), ("statement", _statement)):
            ours, bare = [], []
            for number in range(1, EDITS + 1):
                # Turn about, so that a disk that is busy with others slows both.
                bare.append(timed(edit, other, f"{name} {number}", number))
                ours.append(timed(edit, dossier, f"{name} {number}", number))
            ratio = round(spread(ours)["median"] / spread(bare)["median"], 3)
            figures[name] = {"with": spread(ours), "without": spread(bare), "ratio of medians": ratio}
    report("journal per edit, ms", **figures)


def _publish(dossier: Dossier, run: str, round: int) -> None:
    found = []
    for number in range(RECORDS):
        words = f"Report {number} of round {round}.\n" * 40
        made = kept(Ingested(text=words, blocks=(Block(0, len(words)),), title=f"Report {number}"))
        content = words.encode()
        found.append(Found(f"{number}.txt", content, digest(content), made, b"", {}))
    with closing(Publisher(dossier, run, lambda: False)) as publisher:
        for one in found:
            publisher.put(one)
        publisher.finish()


def _undo_all(dossier: Dossier, count: int) -> None:
    with dossier.batch():
        for _ in range(count):
            dossier.undo()


def undo_of_an_import(folder: Path) -> None:
    """2,000 documents published, each its own gesture, then the whole import taken back as one step."""
    whole, published = [], []
    for number in range(3):
        with Dossier.create(folder / f"import{number}.dossier") as dossier:
            published.append(timed(_publish, dossier, "run", number))
            whole.append(timed(dossier.undo_run, "run"))
    report(
        "undo of an import of 2,000 documents, ms",
        published=spread(published),
        as_one_step=spread(whole),
        ratio=ratios(whole, published),
    )


def long_history(folder: Path) -> None:
    """10,000 steps: a page, a record's past, what depends on the first, the pane, snapshots and the trash."""
    with Dossier.create(folder / "long.dossier") as dossier:
        dossier.prepare()
        _fill(dossier, 100)
        mark = snapshots.take(dossier, "start").result
        assert isinstance(mark, int)
        with dossier.batch():
            for number in range(STEPS):
                with dossier.operation(f"Edit {number}") as op:
                    op.execute("UPDATE actor SET description = ? WHERE id = ?", (f"state {number}", number % 100 + 1))
        reader = dossier.reader()
        figures = {
            "page": timed(history.steps, reader),
            "record": timed(history.record_history, reader, RecordKind.ACTOR, 7),
            "dependents of the first": timed(dependents.dependents, reader, [1]),
            "entries of one": timed(history.entries, reader, STEPS),
            "compare with the start": timed(read.compare, reader, read.snapshot(reader, mark), None),
            "restore the start": timed(snapshots.restore, dossier, mark),
            "undo that": timed(dossier.undo),
            "delete one": timed(records.delete, dossier, RecordKind.ACTOR, 5),
            "empty the trash": timed(trash.empty, dossier),
        }
        figures.update(_pane(dossier))
        figures["all the way back"] = timed(_undo_all, dossier, STEPS)
    report("10,000 steps, ms", **{name: round(value, 2) for name, value in figures.items()})


def _pane(dossier: Dossier) -> dict[str, float]:
    from PySide6.QtWidgets import QApplication

    from workbench.ui.desk import Desk
    from workbench.ui.panes.history.pane import HistoryPane

    application = QApplication.instance() or QApplication(sys.argv)
    pane = HistoryPane(Desk(dossier))
    pane.resize(300, 600)
    found = {"pane shown": timed(lambda: (pane.show(), application.processEvents()))}
    frames = []
    bar = pane.tree.verticalScrollBar()
    while pane.model.loaded < STEPS:
        before = pane.model.loaded
        frames.append(timed(lambda: (bar.setValue(bar.maximum()), application.processEvents())))
        if pane.model.loaded == before:
            break
    for place in range(0, bar.maximum(), max(1, bar.maximum() // 300)):
        frames.append(timed(lambda at=place: (bar.setValue(at), application.processEvents())))
    frames.sort()
    found |= {"scroll frame, median": frames[len(frames) // 2], "scroll frame, largest": frames[-1]}
    found["refresh with all loaded"] = timed(lambda: (pane.refresh(), application.processEvents()))
    pane.close()
    return found


def main() -> None:
    """All of it, in a folder that is gone afterwards."""
    with tempfile.TemporaryDirectory(prefix="bench-history-") as name:
        folder = Path(name)
        journal_per_edit(folder)
        undo_of_an_import(folder)
        long_history(folder)


if __name__ == "__main__":
    main()
