"""Source view: opening, scrolling, jumping and changing one quote, as JSON on standard output.

    python tests/bench/source_view.py [--repeat 3]

Frames are synchronous repaints of the viewport (no compositor), of a window of 1000 x 800 pixels.
"""

from __future__ import annotations

import argparse
import json
import random
import statistics
import sys
import time
from bisect import bisect_left
from collections.abc import Callable, Mapping, Sequence

from PySide6.QtWidgets import QApplication

from workbench.core.kinds import BlockKind
from workbench.core.modality import Modality
from workbench.core.records import Card
from workbench.core.texts import Block, Page
from workbench.ui.panes.source.spans import SpanTable
from workbench.ui.panes.source.view import SourceView
from workbench.ui.theme import theme

SCALES = {"1MB/10k": (1_000_000, 10_000), "1MB/50k": (1_000_000, 50_000), "10MB/50k": (10_000_000, 50_000)}
BARS = {"1MB/10k": 60.0, "1MB/50k": 120.0, "10MB/50k": 200.0}
WORDS = [
    "selon",
    "le",
    "ministère",
    "trois",
    "navires",
    "auraient",
    "quitté",
    "port",
    "sans",
    "signal",
    "vers",
    "l’est",
    "tandis",
    "que",
    "Séoul",
    "parle",
    "de",
    "neuf",
    "the",
    "convoy",
    "reportedly",
    "left",
    "before",
    "dawn",
    "and",
    "officials",
    "declined",
    "to",
    "say",
    "what",
    "it",
    "carried",
    "or",
    "who",
    "had",
    "paid",
    "for",
    "it",
]


def corpus(length: int) -> tuple[str, list[Block], list[Page]]:
    """A text of about `length` characters in paragraphs of about 500, a heading every twelfth, a page every tenth."""
    chance = random.Random(7)
    parts: list[str] = []
    blocks: list[Block] = []
    pages: list[Page] = []
    at = 0
    while at < length:
        is_heading = len(blocks) % 12 == 0
        words = " ".join(chance.choices(WORDS, k=5 if is_heading else chance.randint(40, 120)))
        blocks.append(Block(at, at + len(words), BlockKind.HEADING if is_heading else BlockKind.PARAGRAPH, 2))
        if len(blocks) % 10 == 1:
            pages.append(Page(at, at, str(len(pages) + 1)))
        parts.append(words)
        at += len(words) + 2
    return "\n\n".join(parts), blocks, pages


def quotes(length: int, count: int) -> list[tuple[int, int, int, str]]:
    """`count` overlapping quotes of 20 to 220 characters, every second one with a modality."""
    chance = random.Random(11)
    modalities = [str(modality) for modality in Modality]
    rows = []
    for number in range(1, count + 1):
        start = chance.randrange(length - 250)
        modality = chance.choice(modalities) if number % 2 else ""
        rows.append((number, start, start + chance.randint(20, 220), modality))
    return rows


def cards(ids: Sequence[int]) -> Mapping[int, Card]:
    """A card for every second quote, as a dossier would give."""
    return {
        number: Card(
            number, "Reported claim", "C3", f"What quote {number} says", "the ministry, by an agency", "reported"
        )
        for number in ids
        if number % 2
    }


def spread(frames: list[float]) -> dict[str, float]:
    """Median, 95th percentile and worst of frames in milliseconds."""
    ordered = sorted(frames)
    return {
        "n": len(ordered),
        "p50": round(statistics.median(ordered), 2),
        "p95": round(ordered[int(len(ordered) * 0.95)], 2),
        "max": round(ordered[-1], 2),
    }


def frames(view: SourceView, act: Callable[[int], object], count: int) -> dict[str, float]:
    """How long `act(i)` and the repaint after it take, `count` times."""
    found: list[float] = []
    for number in range(count):
        begun = time.perf_counter()
        act(number)
        view.viewport().repaint()
        found.append((time.perf_counter() - begun) * 1000)
        QApplication.processEvents()
    return spread(found)


def measure(scale: str) -> dict[str, object]:
    """Every figure of one scale, in a fresh view."""
    length, count = SCALES[scale]
    text, blocks, pages = corpus(length)
    rows = quotes(len(text), count)
    view = SourceView()
    view.resize(1000, 800)
    view.show()
    QApplication.processEvents()
    view.set_cards(cards)
    begun = time.perf_counter()
    view.set_text(text, blocks, pages)
    view.set_spans(SpanTable.of(rows))
    view.viewport().repaint()
    opened = (time.perf_counter() - begun) * 1000
    chance = random.Random(3)
    bar = view.verticalScrollBar()

    rows.sort(key=lambda row: row[1])
    starts = [row[1] for row in rows]

    def change(number: int) -> None:
        at = bisect_left(starts, view.top_offset)
        rows[at] = (rows[at][0], rows[at][1], rows[at][2] + 1, "denied" if number % 2 else "reported")
        view.change_spans([rows[at][0]], [rows[at]])

    result: dict[str, object] = {
        "scale": scale,
        "open_ms": round(opened, 1),
        "bar_ms": BARS[scale],
        "scroll": frames(view, lambda _n: bar.setValue(bar.value() + 81), 150),
        "jump": frames(view, lambda _n: view.scroll_to(chance.randrange(len(text))), 150),
        "drag": frames(view, lambda _n: bar.setSliderPosition(chance.randrange(bar.maximum())), 100),
        "change_one": frames(view, change, 100),
        "resize": frames(view, lambda n: view.resize(1000 - 7 * (n % 2), 800), 30),
    }
    view.close()
    view.deleteLater()
    return result


def main() -> int:
    """Run every scale and print the results."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--repeat", type=int, default=3)
    parser.add_argument("--scale", choices=sorted(SCALES), action="append")
    asked = parser.parse_args()
    app = QApplication(sys.argv[:1])
    theme.apply(app, theme.load("light"))
    results = [measure(scale) for _round in range(asked.repeat) for scale in asked.scale or SCALES]
    print(json.dumps({"platform": app.platformName(), "results": results}, indent=1))
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
