"""The source pane on a real dossier: opening, scrolling, dragging, jumping, and one quote added, recoloured, deleted.

    python -m tests.bench.source_view [--scale 1MB/50k] [--rounds 1] [--window]

Each scale runs in a process of its own. Frames are synchronous repaints of the viewport (no compositor) of a pane of
1000 x 800 pixels; an edit is timed from the key to the end of the repaint, its durable commit included. `--window` does the
edits in the whole window, every other pane following. Bars (95th percentiles): see `BARS`.
"""

from __future__ import annotations

import argparse
import gc
import json
import os
import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from tests.bench.measuring import spread
from workbench.core.identity import derived_uid
from workbench.core.kinds import BlockKind
from workbench.core.modality import Modality
from workbench.core.spans import CONTEXT_LENGTH, Span
from workbench.core.texts import Block, Ingested, Page
from workbench.operations import documents
from workbench.store.dossier import Dossier, Operation

SCALES = {
    "1MB/10k": (1_000_000, 10_000),
    "1MB/50k": (1_000_000, 50_000),
    "10MB/50k": (10_000_000, 50_000),
    "50MB/1k": (50_000_000, 1_000),
}
BARS = {
    "open_ms": {"1MB/10k": 60.0, "1MB/50k": 120.0, "10MB/50k": 200.0},
    "memory_mb": {"10MB/50k": 150.0},
    "frame_ms": 16.0,
    "frame_worst_ms": 33.0,
    "edit_ms": 16.0,
}
WORDS = ["selon", "le", "ministère", "trois", "navires", "auraient", "quitté", "port", "sans", "signal", "vers", "l’est",
         "tandis", "que", "Séoul", "parle", "neuf", "the", "convoy", "reportedly", "left", "before", "dawn", "and",
         "officials", "declined", "to", "say", "what", "it", "carried", "or", "who", "had", "paid"]  # fmt: skip


def corpus(length: int) -> Ingested:
    """A text of about `length` characters in paragraphs of about 500, a heading every twelfth, a page every tenth."""
    chance = random.Random(7)
    parts: list[str] = []
    blocks: list[Block] = []
    starts: list[int] = []
    at = 0
    while at < length:
        is_heading = len(blocks) % 12 == 0
        words = " ".join(chance.choices(WORDS, k=5 if is_heading else chance.randint(40, 120)))
        blocks.append(Block(at, at + len(words), BlockKind.HEADING if is_heading else BlockKind.PARAGRAPH, 2))
        if len(blocks) % 10 == 1:
            starts.append(at)
        parts.append(words)
        at += len(words) + 2
    text = "\n\n".join(parts)
    ends = [*starts[1:], len(text)]
    pages = tuple(Page(start, end, str(n)) for n, (start, end) in enumerate(zip(starts, ends, strict=True), 1))
    return Ingested(text, tuple(blocks), pages, title=f"{length} characters", language="fr", encoding="utf-8")


def fill(op: Operation, document_id: int, text: str, count: int) -> None:
    """`count` overlapping quotes of 20 to 220 characters, every second one stating a claim of some modality."""
    chance = random.Random(11)
    modalities = [str(modality) for modality in Modality]
    quotes, parts, claims, links = [], [], [], []
    for n in range(1, count + 1):
        start = chance.randrange(40, len(text) - 260)
        span = Span(start, start + chance.randint(20, 220)).trimmed(text)
        quotes.append((derived_uid("quote", str(n)), document_id, span.start, span.end, "2024-01-01T00:00:00Z"))
        before, after = text[span.start - CONTEXT_LENGTH : span.start], text[span.end : span.end + CONTEXT_LENGTH]
        parts.append((n, 0, span.start, span.end, span.of(text), before, after))
        if n % 2:
            claims.append((derived_uid("claim", str(n)), f"What quote {n} says", chance.choice(modalities)))
            links.append((derived_uid("evidence", str(n)), n, len(claims)))
    op.execute_many('INSERT INTO quote (uid, document_id, start, "end", created_at) VALUES (?, ?, ?, ?, ?)', quotes)
    op.execute_many(
        'INSERT INTO quote_part (quote_id, seq, start, "end", exact, prefix, suffix) VALUES (?, ?, ?, ?, ?, ?, ?)',
        parts,
    )
    op.execute_many("INSERT INTO claim (uid, text, modality) VALUES (?, ?, ?)", claims)
    op.execute_many("INSERT INTO evidence (uid, quote_id, claim_id) VALUES (?, ?, ?)", links)


def build(path: Path, length: int, count: int) -> Dossier:
    """A dossier with a page to start from (document 1) and the large text (document 2)."""
    dossier = Dossier.create(path)
    first, large = corpus(3_000), corpus(length)
    documents.add(dossier, first, first.text.encode(), "first.txt")
    documents.add(dossier, large, large.text.encode(), "large.txt")
    with dossier.operation("Fill") as op:
        fill(op, 2, large.text, count)
    return dossier


def memory() -> float:
    """Resident megabytes of this process."""
    return int(Path("/proc/self/statm").read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE") / 2**20


class Timed:
    """Milliseconds on the clock and of this thread's computing: on a busy machine the second tells more."""

    def __init__(self) -> None:
        self._clock: list[float] = []
        self._computing: list[float] = []

    def __enter__(self) -> None:
        self._begun = time.perf_counter(), time.thread_time()

    def __exit__(self, *_error: object) -> None:
        self._clock.append((time.perf_counter() - self._begun[0]) * 1000)
        self._computing.append((time.thread_time() - self._begun[1]) * 1000)

    def spread(self) -> dict[str, float]:
        """Both, with `cpu_` before the names of the second."""
        computing = spread(self._computing)
        return {**spread(self._clock), **{f"cpu_{name}": computing[name] for name in ("median", "p95", "max")}}


class Bench:
    """One pane on one dossier, alone or in its window, and what is timed on it."""

    def __init__(self, dossier: Dossier, *, in_window: bool) -> None:
        from workbench.ui.desk import Desk
        from workbench.ui.kit.collecting import collect_at_rest
        from workbench.ui.panes.source.pane import SourcePane
        from workbench.ui.settings import Settings
        from workbench.ui.window import Window

        self.desk = Desk(dossier)
        self.window: Any = Window(self.desk, Settings()) if in_window else SourcePane(self.desk)
        self.pane = self.window.panes.source if in_window else self.window
        self.window.resize(1600 if in_window else 1000, 1000 if in_window else 800)
        self.window.show()
        # As the program does after its first paint: what every gesture and filter needs is loaded beside the window.
        dossier.prepare()
        # And three seconds after whatever brought the quotes; fewer pieces of the index than four are left as they are.
        dossier.tidy()
        self.desk.links.prepare()
        self.settle()
        self.view = self.pane.view
        gc.collect()
        collect_at_rest(self.window)  # as the program does after its first paint

    def settle(self) -> None:
        """Let everything that was begun come to its end."""
        from PySide6.QtWidgets import QApplication

        ends = time.perf_counter() + 0.3
        while time.perf_counter() < ends or self.pane.is_loading or not self.desk.links.is_ready:
            QApplication.processEvents()

    def open(self) -> dict[str, float]:
        """From the click to the painted text, to the last quote, and what it took in memory."""
        from PySide6.QtWidgets import QApplication

        before = memory()
        begun = time.perf_counter()
        self.pane.open_document(2)
        self.view.viewport().repaint()
        opened = time.perf_counter()
        longest = 0.0
        while self.pane.is_loading:
            turn = time.perf_counter()
            QApplication.processEvents()
            longest = max(longest, time.perf_counter() - turn)
        whole = time.perf_counter()
        self.settle()
        return {
            "open_ms": round((opened - begun) * 1000, 1),
            "all_quotes_ms": round((whole - begun) * 1000, 1),
            "longest_gap_ms": round(longest * 1000, 1),
            "memory_mb": round(memory() - before, 1),
        }

    def frames(self, act: Callable[[int], object], count: int) -> dict[str, float]:
        """How long `act(i)` and the repaint after it take, `count` times."""
        from PySide6.QtWidgets import QApplication

        timed = Timed()
        for number in range(count):
            with timed:
                act(number)
                self.view.viewport().repaint()
            QApplication.processEvents()
        return timed.spread()

    def moves(self) -> dict[str, Any]:
        """Scrolling, jumping and dragging."""
        view, chance = self.view, random.Random(3)
        bar, length = view.verticalScrollBar(), len(view.text)
        return {
            "scroll": self.frames(lambda _n: bar.setValue(bar.value() + 81), 150),
            "jump": self.frames(lambda _n: view.scroll_to(chance.randrange(length)), 150),
            "drag": self.frames(lambda _n: bar.setSliderPosition(chance.randrange(bar.maximum())), 100),
            "resize": self.frames(lambda n: self.window.resize(self.window.width() - 7 * (-1) ** n, 800), 30),
        }

    def edits(self) -> dict[str, Any]:
        """One quote added by Q, recoloured by its claim, deleted; each durable, and undone again."""
        from PySide6.QtCore import Qt
        from PySide6.QtTest import QTest

        from workbench.core.kinds import RecordKind
        from workbench.operations import records

        view, desk, chance = self.view, self.desk, random.Random(5)
        claims = [row[0] for row in desk.reader.rows("SELECT id FROM claim")]
        modalities = [str(modality) for modality in Modality]
        held: list[int] = []

        def select(_number: int) -> None:
            at = view._flow.clamped(chance.randrange(len(view.text) - 300))
            view.select(at, at + 90)
            view.scroll_to(at)

        def add(_number: int) -> None:
            QTest.keyClick(view, Qt.Key.Key_Q)
            held.append(int(str(view.focused_quote)))

        def recolour(number: int) -> None:
            desk.run(records.edit, RecordKind.CLAIM, chance.choice(claims), modality=modalities[number % 10])

        def delete(_number: int) -> None:
            desk.run(records.delete, RecordKind.QUOTE, held.pop())

        stated = [row[0] for row in desk.reader.rows("SELECT quote_id FROM evidence WHERE quote_id > 5 LIMIT 60")]

        def delete_stated(_number: int) -> None:
            desk.run(records.delete, RecordKind.QUOTE, stated.pop())

        add(select(0) or 0)  # the first gesture loads what all others use
        result = {"add": self._edit(add, select), "recolour": self._edit(recolour), "delete": self._edit(delete)}
        result["filter"] = self._edit(self._filter)
        self._filter(0)
        result["delete_linked"] = self._edit(delete_stated)
        result["undo"] = self._edit(lambda _n: desk.undo())
        return result

    def _filter(self, number: int) -> None:
        """Another modality, and none again."""
        from workbench.core.selection import Filter

        chosen = list(Modality)[number % 10]
        self.desk.filter(Filter(modalities=frozenset({chosen})) if number % 2 else Filter())

    def _edit(
        self, act: Callable[[int], object], prepare: Callable[[int], object] = lambda _n: None
    ) -> dict[str, float]:
        timed = Timed()
        for number in range(60):
            prepare(number)
            self.view.viewport().repaint()
            self.settle_quickly()
            with timed:
                act(number)
                self.view.viewport().repaint()
        return timed.spread()

    @staticmethod
    def settle_quickly() -> None:
        """What the last gesture left for later is not counted with the next."""
        from PySide6.QtWidgets import QApplication

        for _turn in range(3):
            QApplication.processEvents()


def measure(scale: str, *, in_window: bool) -> dict[str, Any]:
    """Every figure of one scale, in this process."""
    from PySide6.QtWidgets import QApplication

    from workbench.ui.theme import theme

    app = QApplication(sys.argv[:1])
    theme.apply(app, theme.load("light"))
    with tempfile.TemporaryDirectory() as folder, build(Path(folder) / "bench.dossier", *SCALES[scale]) as dossier:
        bench = Bench(dossier, in_window=in_window)
        result = {"scale": scale, "platform": app.platformName(), "in_window": in_window, **bench.open()}
        result["bar_ms"] = BARS["open_ms"].get(scale) if isinstance(BARS["open_ms"], dict) else None
        result.update(bench.moves())
        result.update(bench.edits())
        bench.pane.shut_down()
        bench.window.close()
    return result


def main() -> int:
    """Run every scale in a process of its own and print the results."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=1)
    parser.add_argument("--scale", choices=sorted(SCALES), action="append")
    parser.add_argument("--window", action="store_true")
    parser.add_argument("--here", action="store_true", help=argparse.SUPPRESS)
    asked = parser.parse_args()
    if asked.here:
        print(json.dumps(measure(asked.scale[0], in_window=asked.window)))
        return 0
    results = []
    for scale in [scale for _round in range(asked.rounds) for scale in asked.scale or SCALES]:
        command = [sys.executable, "-m", "tests.bench.source_view", "--here", "--scale", scale]
        done = subprocess.run([*command, *(["--window"] if asked.window else [])], stdout=subprocess.PIPE, check=True)
        results.append(json.loads(done.stdout))
    print(json.dumps({"bars": BARS, "load": os.getloadavg(), "results": results}, indent=1))
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
