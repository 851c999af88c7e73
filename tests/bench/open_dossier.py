"""Opening a dossier of 1,000 documents and 100,000 quotes and reading its first screen, against plain sqlite3.

`python -m tests.bench.open_dossier [DOSSIER]`. Bar: 3. Plain sqlite3 runs the very statements that our reads run and
fetches their rows; ours checks the file, opens it, and makes of the rows what the panes draw. Both in turns.
"""

from __future__ import annotations

import sqlite3
import sys
import tempfile
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from tests.bench import corpus
from tests.bench.measuring import ratios, report, spread
from workbench.store.connection import Reader, Value
from workbench.store.dossier import Dossier
from workbench.store.read import actors, documents, history, notes, quotes, summary, timeline

ROUNDS = 15
Statement = tuple[str, Sequence[Value] | Mapping[str, Value]]


class Recorded(Reader):
    """A reader that remembers what it was asked."""

    asked: list[Statement]

    def rows(self, sql: str, parameters: Sequence[Value] | Mapping[str, Value] = ()) -> list[Any]:
        """Every row of the answer."""
        self.asked.append((sql, parameters))
        return super().rows(sql, parameters)

    def row(self, sql: str, parameters: Sequence[Value] | Mapping[str, Value] = ()) -> Any:
        """The first row of the answer."""
        self.asked.append((sql, parameters))
        return super().row(sql, parameters)


def first_screen(reader: Reader) -> None:
    """What the panes of the first paint read: title and counts, the tree, the first document, notes, the timeline."""
    summary.summary(reader)
    history.ends(reader)
    actors.tree(reader)
    first = documents.rows(reader)[0].id
    documents.document(reader, first)
    documents.text(reader, first)
    documents.structure(reader, first)
    quotes.rows(reader, first)
    notes.rows(reader)
    timeline.outline(reader, limit=2_000)


def ours(path: Path) -> float:
    """Milliseconds to open and read with the workbench."""
    began = time.perf_counter()
    with Dossier.open(path) as dossier:
        first_screen(dossier.reader())
        return (time.perf_counter() - began) * 1000


def plain(path: Path, asked: Sequence[Statement]) -> float:
    """Milliseconds to open and read the same with sqlite3 alone."""
    began = time.perf_counter()
    connection = sqlite3.connect(path)
    for sql, parameters in asked:
        connection.execute(sql, parameters).fetchall()
    took = (time.perf_counter() - began) * 1000
    connection.close()
    return took


def main() -> None:
    """Alternate both and print the ratio of each pair."""
    with tempfile.TemporaryDirectory() as folder:
        if len(sys.argv) > 1:
            path = Path(sys.argv[1])
        else:
            path = Path(folder) / "bench.dossier"
            corpus.dossier(path, texts=1_000, quotes=100_000, actors=500, events=2_000)
        with Dossier.open(path) as dossier:
            recorder = Recorded(dossier.reader().connection, path)
            recorder.asked = []
            first_screen(recorder)
        ours(path)
        plain(path, recorder.asked)
        pairs = [(ours(path), plain(path, recorder.asked)) for _ in range(ROUNDS)]
    own, bare = [pair[0] for pair in pairs], [pair[1] for pair in pairs]
    report(
        "open_dossier", unit="ms", documents=1_000, quotes=100_000, bare=spread(bare), ours=spread(own),
        ratio=ratios(own, bare), bar=3.0,
    )  # fmt: skip


if __name__ == "__main__":
    main()
