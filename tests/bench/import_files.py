"""Import of text files through the real path (child process, journal, search index), against a bare loop.

`python -m tests.bench.import_files [COUNT [HELD]]` (100 files unless said, 13 kB each, into a dossier that holds HELD
documents already, among which near copies are looked for). Bar: 0.8 of the loop's documents a second.
The loop reads each file, normalises it, digests it and stores text, bytes and full-text index with plain sqlite3 in
one process without a window. The child is warm, as it is in the window a second after its first paint; what the
first import pays when it is not stands beside it as `spawn`.
"""

from __future__ import annotations

import hashlib
import shutil
import sqlite3
import sys
import tempfile
import time
import unicodedata
from pathlib import Path

from tests.bench import corpus
from tests.bench.measuring import ratios, report, spread
from workbench.core.kinds import ImportStatus
from workbench.jobs.worker import Worker
from workbench.operations import imports
from workbench.store.dossier import Dossier

ROUNDS = 7


def bare(files: list[Path], target: Path) -> float:
    """Documents a second of the bare loop."""
    connection = sqlite3.connect(target, isolation_level=None)
    connection.executescript(
        """PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;
        CREATE TABLE document (id INTEGER PRIMARY KEY, name TEXT, sha256 TEXT UNIQUE, text TEXT, content BLOB);
        CREATE VIRTUAL TABLE search USING fts5 (text, content = 'document', content_rowid = 'id',
            tokenize = "unicode61 remove_diacritics 2", prefix = '2 3 4');"""
    )
    began = time.perf_counter()
    connection.execute("BEGIN")
    for number, path in enumerate(files, 1):
        content = path.read_bytes()
        text = unicodedata.normalize("NFC", content.decode("utf-8")).replace("\r\n", "\n")
        row = (number, path.name, hashlib.sha256(content).hexdigest(), text, content)
        connection.execute("INSERT INTO document VALUES (?, ?, ?, ?, ?)", row)
        connection.execute("INSERT INTO search (rowid, text) VALUES (?, ?)", (number, text))
    connection.execute("COMMIT")
    took = time.perf_counter() - began
    connection.close()
    return len(files) / took


def ours(files: list[Path], target: Path, worker: Worker, *, base: Path | None = None) -> float:
    """Documents a second of the product's import, into a copy of `base` or into an empty dossier."""
    if base is not None:
        shutil.copy(base, target)
    with Dossier.open(target) if base is not None else Dossier.create(target) as dossier:
        dossier.prepare()
        began = time.perf_counter()
        outcomes = list(imports.import_sources(dossier, imports.from_paths(files), worker))
        took = time.perf_counter() - began
    assert all(outcome.status is ImportStatus.IMPORTED for outcome in outcomes)
    return len(files) / took


def main() -> None:
    """Alternate both and print the ratio of each pair."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 100
    held = int(sys.argv[2]) if len(sys.argv) > 2 else 0
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        files = [home / f"report-{number}.txt" for number in range(count + held)]
        for number, path in enumerate(files):
            path.write_text(corpus.report(number), encoding="utf-8")
        files, before = files[:count], files[count:]
        began = time.perf_counter()
        with Worker() as worker:
            ours(files[:1], home / "warm.dossier", worker)
            spawn = time.perf_counter() - began
            base = home / "base.dossier" if held else None
            if base is not None:
                ours(before, base, worker)
            loop, product = [], []
            for turn in range(ROUNDS):
                loop.append(bare(files, home / f"bare-{turn}.db"))
                product.append(ours(files, home / f"ours-{turn}.dossier", worker, base=base))
    report(
        "import",
        unit="documents/s",
        count=count,
        held=held,
        bare=spread(loop),
        ours=spread(product),
        ratio=ratios(product, loop),
        spawn_ms=round(spawn * 1000),
        bar=0.8,
    )


if __name__ == "__main__":
    main()
