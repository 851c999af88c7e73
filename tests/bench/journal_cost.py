"""What the journal costs: an edit with and without it, and undoing a large import against publishing it.

`python -m tests.bench.journal_cost`. Bars: an edit 1.3 times one that nothing logs; undo of 2,000 records twice the
import's own publishing. The edits of both kinds alternate on two copies of one dossier, each committed and synced.
"""

from __future__ import annotations

import shutil
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.bench import corpus
from tests.bench.measuring import ratios, report, spread
from workbench.core.changes import Changes
from workbench.core.identity import derived_uid
from workbench.core.kinds import BlockKind, RecordKind
from workbench.core.spans import Anchor, Span
from workbench.core.texts import Block, Ingested
from workbench.operations import documents, records
from workbench.store.dossier import Dossier, Operation, now
from workbench.store.write import documents as write

ROUNDS = 400
IMPORTS = 9
RECORDS = 2000


def milliseconds(work: Callable[[], object]) -> float:
    """How long `work` took."""
    began = time.perf_counter()
    work()
    return (time.perf_counter() - began) * 1000


class Unjournalled(Dossier):
    """The same dossier with the same verbs, and nothing logged: no operation, no trigger, no undo."""

    def prepare(self) -> None:
        """Open the writer and take the journal's triggers away."""
        super().prepare()
        writer = self._connect()
        for (name,) in writer.execute("SELECT name FROM temp.sqlite_schema WHERE name LIKE 'journal^_%' ESCAPE '^'"):
            if name != "journal_state":
                writer.execute(f"DROP TRIGGER {name}")

    @contextmanager
    def operation(
        self, label: str, *, run: str = "", merge_key: str = "", merge_within: float = 0.0
    ) -> Iterator[Operation]:
        """A transaction and nothing more."""
        with self._transaction() as writer:
            under_way = Operation(self, writer, 0, label, now())
            try:
                yield under_way
            finally:
                under_way.close_session()

    def changes(self, operation: Operation) -> Changes:
        """Nothing was logged, so nothing can be told."""
        return Changes(result=operation.result)


def edits(folder: Path) -> None:
    """One committed edit of an event, journalled and not, in turns: the whole verb, and its bare statement."""
    ours_path, bare_path = folder / "ours.dossier", folder / "bare.dossier"
    corpus.dossier(ours_path, texts=50, quotes=5_000, actors=500, events=2_000)
    shutil.copy(ours_path, bare_path)

    def verb(dossier: Dossier, number: int) -> None:
        records.edit(dossier, RecordKind.EVENT, number % 2000 + 1, label=f"Event {number}", description=f"{number}")

    def statement(dossier: Dossier, number: int) -> None:
        with dossier.operation("Edit event") as op:
            sql = "UPDATE event SET label = ?, description = ? WHERE id = ?"
            op.execute(sql, (f"Event {number} again", f"Words {number}", number % 2000 + 1))

    with Dossier.open(ours_path) as ours, Unjournalled.open(bare_path) as bare:
        ours.prepare()
        bare.prepare()
        for case, edit, bar in (("journal_cost_edit", verb, 1.3), ("journal_cost_statement", statement, None)):
            with_it, without = [], []
            for number in range(20 + ROUNDS):
                with_it.append(milliseconds(lambda: edit(ours, number)))  # noqa: B023
                without.append(milliseconds(lambda: edit(bare, number)))  # noqa: B023
            report(
                case, unit="ms", bare=spread(without[20:]), ours=spread(with_it[20:]),
                ratio=ratios(with_it[20:], without[20:]),
                ratio_of_minima=round(min(with_it) / min(without), 3), bar=bar,
            )  # fmt: skip


def _records(dossier: Dossier, number: int) -> None:
    """A document with 500 quotes, their parts and two links each: 2,000 rows beside it, one gesture."""
    text = corpus.text(number, 60_000)
    ingested = Ingested(text, (Block(0, len(text), BlockKind.PARAGRAPH),), title=f"Import {number}")
    with dossier.operation("Import") as op:
        document = write.insert(op, ingested, text.encode(), f"{number}.txt")
        first = int(op.reader.value("SELECT coalesce(max(id), 0) + 1 FROM quote"))
        quotes, parts, links = [], [], []
        for n in range(RECORDS // 4):
            anchor = Anchor.take(text, Span(n * 100, n * 100 + 80))
            uid = f"{number} {n}"
            quotes.append((first + n, derived_uid("quote", uid), document, n * 100, n * 100 + 80, ""))
            parts.append((first + n, 0, n * 100, n * 100 + 80, anchor.exact, anchor.prefix, anchor.suffix))
            links.append((derived_uid("event", uid), first + n, n % 1000 + 1, None))
            links.append((derived_uid("actor", uid), first + n, None, n % 400 + 1))
        op.execute_many(
            'INSERT INTO quote (id, uid, document_id, start, "end", created_at) VALUES (?, ?, ?, ?, ?, ?)', quotes
        )
        op.execute_many(
            'INSERT INTO quote_part (quote_id, seq, start, "end", exact, prefix, suffix) VALUES (?, ?, ?, ?, ?, ?, ?)',
            parts,
        )
        op.execute_many("INSERT INTO evidence (uid, quote_id, event_id, actor_id) VALUES (?, ?, ?, ?)", links)


def undo_of_records(folder: Path) -> None:
    """One gesture of 2,000 records: made, then taken back."""
    path = corpus.dossier(folder / "records.dossier", texts=50, quotes=5_000, actors=500, events=2_000)
    made, undone = [], []
    with Dossier.open(path) as dossier:
        dossier.prepare()
        for number in range(1000, 1000 + IMPORTS):
            made.append(milliseconds(lambda: _records(dossier, number)))  # noqa: B023
            undone.append(milliseconds(dossier.undo))
    report(
        "undo_of_2000_records", unit="ms", publishing=spread(made), undo=spread(undone), ratio=ratios(undone, made),
        bar=2.0,
    )  # fmt: skip


def undo_of_documents(folder: Path) -> None:
    """2,000 short documents in one run, 50 to a transaction as an import publishes them, then the run taken back."""
    made, undone = [], []
    for turn in range(3):
        with Dossier.create(folder / f"documents-{turn}.dossier") as dossier:
            dossier.prepare()
            given = [corpus.ingested(number, 1_000) for number in range(RECORDS)]

            def publish() -> None:
                for start in range(0, RECORDS, 50):
                    with dossier.batch():
                        for number in range(start, start + 50):
                            one = given[number]  # noqa: B023
                            documents.add(dossier, one, one.text.encode(), f"{number}.txt", run="run")

            made.append(milliseconds(publish))
            undone.append(milliseconds(lambda: dossier.undo_run("run")))
    report(
        "undo_of_2000_documents", unit="ms", publishing=spread(made), undo=spread(undone), ratio=ratios(undone, made),
        bar=2.0,
    )  # fmt: skip


def main() -> None:
    """All three, one JSON object each."""
    with tempfile.TemporaryDirectory() as folder:
        edits(Path(folder))
        undo_of_records(Path(folder))
        undo_of_documents(Path(folder))


if __name__ == "__main__":
    main()
