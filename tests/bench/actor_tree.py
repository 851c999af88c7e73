"""Actor tree with 100,000 actors: first paint, keystroke with repaint, scroll. Prints one JSON object.

QT_QPA_PLATFORM=offscreen python tests/bench/actor_tree.py [--actors 100000] [--shape nested|flat]
"""

from __future__ import annotations

import argparse
import json
import random
import time
from collections.abc import Callable

from PySide6.QtWidgets import QApplication

from workbench.core.records import ActorRow
from workbench.ui.panes.actors.view import ActorView
from workbench.ui.theme import theme

SYLLABLES = ("ka", "rém", "dor", "vél", "sun", "tok", "mir", "jon", "pra", "zeb", "lin", "oss", "né", "hal")
TYPED = (
    "k",
    "ka",
    "kar",
    "kare",
    "karem",
    "kare",
    "kar",
    "ka",
    "k",
    "",
    "s",
    "su",
    "sun",
    "sun j",
    "sun jo",
    "sun j",
    "sun",
    "su",
    "s",
    "",
)


def actors(count: int, shape: str) -> list[ActorRow]:
    """Names from a fixed seed, in 200 groups of two levels, or all at the top."""
    chance = random.Random(7919)
    rows: list[ActorRow] = []
    for id in range(1, count + 1):
        name = " ".join("".join(chance.choices(SYLLABLES, k=chance.randint(2, 4))).title() for _ in range(2))
        parent = None
        if shape == "nested" and id > 200:
            parent = chance.randint(1, 200) if id <= count // 10 else chance.randint(1, count // 10)
        rows.append(ActorRow(id, parent, "organisation", name, chance.randint(0, 40), chance.randint(0, 9)))
    return rows


def timed(app: QApplication, view: ActorView, action: Callable[[], object]) -> tuple[float, float]:
    """Milliseconds of `action` with a synchronous repaint, by the clock and of the processor."""
    began, busy = time.perf_counter(), time.process_time()
    action()
    view.viewport().repaint()
    spent = (time.perf_counter() - began) * 1000, (time.process_time() - busy) * 1000
    app.processEvents()
    return spent


def told(values: list[tuple[float, float]]) -> dict[str, float]:
    """Median, 95th percentile and maximum by the clock; the processor's own beside them."""
    found: dict[str, float] = {"n": len(values)}
    for at, name in enumerate(("", "cpu_")):
        ordered = sorted(value[at] for value in values)
        found |= {
            f"{name}p50": round(ordered[len(ordered) // 2], 2),
            f"{name}p95": round(ordered[min(int(len(ordered) * 0.95), len(ordered) - 1)], 2),
            f"{name}max": round(ordered[-1], 2),
        }
    return found


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--actors", type=int, default=100_000)
    parser.add_argument("--shape", choices=("nested", "flat"), default="nested")
    options = parser.parse_args()
    app = QApplication([])
    theme.apply(app, theme.load("light"))
    rows = actors(options.actors, options.shape)
    view = ActorView()
    view.resize(420, 800)
    view.show()
    app.processEvents()
    first = timed(app, view, lambda: view.actors.set_rows(rows))
    for position in view.actors.tree.children(-1)[:20]:
        view.expand(view.actors.index_at(position))
    app.processEvents()
    keys = [timed(app, view, lambda words=words: view.narrow(words, None)) for _ in range(5) for words in TYPED]
    bar = view.verticalScrollBar()
    scrolls = [timed(app, view, lambda: bar.setValue((bar.value() + 3) % max(bar.maximum(), 1))) for _ in range(200)]
    chance = random.Random(1)
    drags = [timed(app, view, lambda: bar.setValue(chance.randint(0, bar.maximum()))) for _ in range(100)]
    reveals = [timed(app, view, lambda: view.reveal(chance.choice(rows).id)) for _ in range(100)]
    print(
        json.dumps(
            {
                "actors": options.actors,
                "shape": options.shape,
                "platform": app.platformName(),
                "unit": "ms",
                "first_paint": round(first[0], 1),
                "keystroke": told(keys),
                "scroll": told(scrolls),
                "drag": told(drags),
                "reveal": told(reveals),
            }
        )
    )


if __name__ == "__main__":
    main()
