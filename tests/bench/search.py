"""Search over 100,000 documents of 2 kB: counts and first page as typed, then bm25 order, in the real panel.

`python -m tests.bench.search FILE.dossier` (made there when it is missing, see wide_corpus), under an X server or with
QT_QPA_PLATFORM=offscreen. Bars: 95th percentile 16 ms for counts and the first page of words as people type them, 50 ms
for the commonest; the window's thread never waits for the order.
"""

from __future__ import annotations

import os
import random
import sys
import tempfile
import time
from pathlib import Path

from tests.bench import corpus, wide_corpus
from tests.bench.linked_focus import settle
from tests.bench.measuring import report, spread
from workbench.core.lighting import Light
from workbench.core.query import parse
from workbench.store.connection import open_reader
from workbench.store.read import search

COMMON = ("le", "la", "que", "the", "des", "co", "mi", "le OR la", "le missile", '"selon une"')
ROUNDS = 5


def ordinary() -> list[str]:
    """A fixed mix: words of the middle of the vocabulary, phrases, prefixes, names, operators."""
    chance = random.Random(23)
    words, _ = corpus.vocabulary()
    middle = [words[rank] for rank in chance.sample(range(60, 6000), 40)]
    names = [wide_corpus.name(chance) for _ in range(15)]
    joined = [f"{one} {other}" for one, other in zip(middle[:10], middle[10:20], strict=True)]
    negated = [f"{one} NOT {other}" for one, other in zip(middle[20:25], middle[25:30], strict=True)]
    near = [f"NEAR({one} {other}, 10)" for one, other in zip(middle[:5], middle[5:10], strict=True)]
    return [*middle, *names, *joined, *negated, *near]


def begun(letters: int) -> list[str]:
    """The first letters of words, as they stand while one types.

    The vocabulary has 26 syllables; a syllable of four letters begins one word in thirty, and stands in every document.
    """
    chance = random.Random(23)
    words, _ = corpus.vocabulary()
    return [words[rank][:letters] for rank in chance.sample(range(60, 6000), 40) if len(words[rank]) > letters]


def answer(path: Path, queries: list[str], rounds: int) -> tuple[list[float], list[float]]:
    """Milliseconds for counts with a first page, and for the order of every kind."""
    at_once, ordered = [], []
    reader = open_reader(path)
    for words in queries * rounds:
        began = time.perf_counter()
        query = parse(words, is_being_typed=True)
        light = Light(query)
        counts = search.counts(reader, query)
        page = search.first(reader, query, counts, 5)
        for kind, places in page.items():
            for place in places:
                search.hit(reader, kind, place, light)
        at_once.append((time.perf_counter() - began) * 1000)
        began = time.perf_counter()
        for kind in counts:
            search.ranked(reader, query, kind, 50)
        ordered.append((time.perf_counter() - began) * 1000)
    reader.close()
    return at_once, ordered


def typed(path: Path, queries: list[str]) -> dict[str, object]:
    """The same in the window: a letter to the painted list, and the longest the window's thread stood still."""
    from PySide6.QtWidgets import QApplication

    from workbench.app import Application
    from workbench.ui.window import Window

    qt = QApplication.instance() or QApplication(sys.argv)
    application = Application(qt)
    application.open(path)
    window = application.window
    assert isinstance(window, Window)
    window.resize(1600, 1000)
    settle(6.0)
    box = window.top.search
    painted, gaps = [], []
    for words in queries:
        began = time.perf_counter()
        box.setText(words)
        box.start()
        qt.processEvents()
        painted.append((time.perf_counter() - began) * 1000)
        # Until the order has come.
        until = time.perf_counter() + 3
        while box._list.enquiry.is_under_way and time.perf_counter() < until:
            before = time.perf_counter()
            qt.processEvents()
            gaps.append((time.perf_counter() - before) * 1000)
            time.sleep(0.001)
        qt.processEvents()
    found = {"painted": spread(painted), "turns_while_ordering": spread(gaps)}
    window.close()
    return found


def main() -> None:
    """Measure and print."""
    path = wide_corpus.at(Path(sys.argv[1]), "texts")
    usual = ordinary()
    at_once, ordered = answer(path, usual, ROUNDS)
    parts = {letters: spread(answer(path, begun(letters), 2)[0]) for letters in (2, 3, 4, 5)}
    common, common_ordered = answer(path, list(COMMON), ROUNDS)
    with tempfile.TemporaryDirectory() as folder:
        os.environ["XDG_CONFIG_HOME"] = os.environ["XDG_DATA_HOME"] = folder
        window = {"ordinary": typed(path, usual), "common": typed(path, list(COMMON))}
    report(
        "search",
        unit="ms",
        documents=wide_corpus.SIZES["texts"][0],
        bar_p95=16,
        bar_common_p95=50,
        at_once=spread(at_once),
        at_once_common=spread(common),
        at_once_begun=parts,
        ordered=spread(ordered),
        ordered_common=spread(common_ordered),
        window=window,
    )


if __name__ == "__main__":
    main()
