"""Undo and redo as a state machine: whatever was done, walking back and forward brings every table back to the letter."""

from __future__ import annotations

import contextlib
import shutil
import sqlite3
import tempfile
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from workbench.core.copies import Prefer
from workbench.core.errors import WorkbenchError
from workbench.core.identity import new_uid
from workbench.core.kinds import RecordKind
from workbench.core.texts import Block, Ingested
from workbench.operations import copies, documents, merging, notes, records, snapshots
from workbench.store import connection
from workbench.store.dossier import Dossier, Operation
from workbench.store.search_index import INDEXED, STRIDE

Contents = dict[str, list[tuple[Any, ...]]]

WORDS = st.text(st.characters(exclude_categories=("Cs",)), min_size=1, max_size=12)
NAMES = st.sampled_from(["alpha", "beta", "gamma", "δέλτα", "nul\x00inside", "🛰"])
NUMBERS = st.none() | st.floats(allow_nan=False) | st.integers(-(2**53), 2**53).map(float)
PLACES = st.integers(0, 6)


class Refused(Exception):
    """An operation that fails half way, as the world makes them fail."""


def read_all(dossier: Dossier) -> Contents:
    """Every journalled table, ordered, with the type of each value."""
    with dossier.reading() as reader:
        names = [
            row[0]
            for row in reader.rows(
                """SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'
                   AND name NOT LIKE '%_search%' AND name NOT IN ('operation', 'change', 'kept', 'snapshot', 'reverted', 'signature') ORDER BY name"""
            )
        ]
        return {
            name: [
                tuple((type(value), value) for value in row)
                for row in reader.rows(f'SELECT * FROM "{name}" ORDER BY 1')
            ]
            for name in names
        }


def check_sound(dossier: Dossier) -> None:
    """No row points at one that is gone, and the search index holds the words of the tables, no more and no less."""
    with dossier.reading() as reader:
        assert reader.rows("PRAGMA foreign_key_check") == []
        expected = {}
        for table, (number, words, _) in INDEXED.items():
            for id, text in reader.rows(f"SELECT id, {words.format(row=table)} FROM {table}"):
                expected[id * STRIDE + number] = text
        assert dict(reader.rows("SELECT rowid, text FROM record_search")) == expected


class Walk(RuleBasedStateMachine):
    """One dossier, written through operations, with what it held after each of them."""

    pattern: Path

    @initialize()
    def open(self) -> None:
        self._folder = tempfile.TemporaryDirectory(prefix="journal-", dir=self.pattern.parent)
        self._path = Path(self._folder.name) / "case.dossier"
        shutil.copyfile(self.pattern, self._path)
        self.dossier = Dossier.open(self._path)
        self._copy = self._path.with_name("copy.dossier")
        self._marks: list[tuple[Any, Contents]] = []
        self.history: list[Contents] = [read_all(self.dossier)]
        self.at = 0
        # What could be redone until the last gesture overtook it.
        self._overtaken: list[Contents] = []

    def _count(self) -> int:
        with self.dossier.reading() as reader:
            return int(reader.value("SELECT count(*) FROM operation WHERE state = 'done'"))

    def _did(self) -> None:
        """Take down what an operation left; one that changed nothing must have left no trace."""
        now, count = read_all(self.dossier), self._count()
        if count == self.at + 1:
            self._overtaken = self.history[self.at + 1 :]
            self.history = [*self.history[: self.at + 1], now]
            self.at = count
        elif count == self.at - 1:
            # What joined the last gesture took all of it back: it never was.
            self.at = count
            self.history = [*self.history[: self.at + 1], *self._overtaken]
            assert now == self.history[self.at]
        elif now != self.history[self.at]:
            # A save that joined the one before it.
            assert count == self.at
            self.history = [*self.history[: self.at], now]
        else:
            assert count == self.at

    def _do(self, write: Callable[[Operation], object], *, merge_key: str = "") -> None:
        with contextlib.suppress(Refused), self.dossier.operation("Gesture", merge_key=merge_key) as op:
            write(op)
        self._did()

    # -- what operations do --------------------------------------------------------------------------------------

    @rule(names=st.lists(WORDS, min_size=1, max_size=5), parent=st.none() | PLACES)
    def add_actors(self, names: list[str], parent: int | None) -> None:
        def write(op: Operation) -> None:
            held = op.execute("SELECT id FROM actor WHERE id % 7 = ? LIMIT 1", (parent,)).fetchone() if parent else None
            rows = [(new_uid(), "state", name, held[0] if held else None) for name in names]
            op.execute_many("INSERT INTO actor (uid, kind, name, parent_id) VALUES (?, ?, ?, ?)", rows)
            op.execute_many(
                "INSERT INTO actor_name (uid, actor_id, text) SELECT ?, max(id), ? FROM actor",
                [(new_uid(), name) for name in names],
            )

        self._do(write)

    @rule(label=WORDS, edtf=st.none() | st.just("2024-10"), day=st.none() | st.integers(1, 800_000))
    def add_event(self, label: str, edtf: str | None, day: int | None) -> None:
        def write(op: Operation) -> None:
            op.execute(
                "INSERT INTO event (uid, label, edtf, earliest) VALUES (?, ?, ?, ?)", (new_uid(), label, edtf, day)
            )
            op.execute(
                "INSERT OR IGNORE INTO participant (event_id, actor_id) SELECT max(event.id), actor.id FROM event, actor GROUP BY actor.id"
            )

        self._do(write)

    @rule(low=NUMBERS, high=NUMBERS, unit=WORDS)
    def add_figure(self, low: float | None, high: float | None, unit: str) -> None:
        self._do(
            lambda op: op.execute(
                "INSERT INTO figure (uid, low, high, unit, event_id) VALUES (?, ?, ?, ?, (SELECT max(id) FROM event))",
                (new_uid(), low, high, unit),
            )
        )

    @rule(low=NUMBERS, best=NUMBERS, words=WORDS, place=PLACES)
    def change_figures(self, low: float | None, best: float | None, words: str, place: int) -> None:
        self._do(
            lambda op: op.execute(
                "UPDATE figure SET low = ?, best = ?, bound_words = ? WHERE id % 7 >= ?", (low, best, words, place)
            )
        )

    @rule(text=WORDS, content=st.binary(min_size=1, max_size=20))
    def add_document(self, text: str, content: bytes) -> None:
        def write(op: Operation) -> None:
            digest = new_uid() * 2
            id = op.execute(
                """INSERT INTO document (uid, title, format, sha256, text_sha256, length, imported_at)
                   VALUES (?, ?, 'txt', ?, '', ?, '')""",
                (new_uid(), text, digest, len(text)),
            ).lastrowid
            op.execute("INSERT INTO document_text (document_id, text) VALUES (?, ?)", (id, text))
            op.execute("INSERT INTO original (document_id, content) VALUES (?, ?)", (id, content))
            for start in range(min(3, len(text))):
                quote = op.execute(
                    'INSERT INTO quote (uid, document_id, start, "end", created_at) VALUES (?, ?, ?, ?, ?)',
                    (new_uid(), id, start, start + 1, ""),
                ).lastrowid
                op.execute(
                    'INSERT INTO quote_part (quote_id, seq, start, "end", exact, prefix, suffix) VALUES (?, 0, ?, ?, ?, ?, ?)',
                    (quote, start, start + 1, text[start], "", ""),
                )
                op.execute(
                    """INSERT INTO evidence (uid, quote_id, actor_id) SELECT ?, ?, max(id) FROM actor HAVING max(id) > 0""",
                    (new_uid(), quote),
                )

        self._do(write)

    @rule(description=WORDS, place=PLACES)
    def change_many(self, description: str, place: int) -> None:
        def write(op: Operation) -> None:
            op.execute(
                "UPDATE actor SET description = ?, name = name || ? WHERE id % 7 <> ?", (description, "x", place)
            )
            op.execute("UPDATE actor SET parent_id = NULL WHERE parent_id IS NOT NULL AND id % 2 = ?", (place % 2,))

        self._do(write)

    @rule(by=st.integers(1, 50))
    def move_quotes(self, by: int) -> None:
        """Both ends at once: one without the other would break the rule that an end lies behind its start."""
        self._do(lambda op: op.execute('UPDATE quote SET start = start + ?1, "end" = "end" + ?1', (by,)))

    @rule()
    def point_evidence_elsewhere(self) -> None:
        """One target for another in a single step: never none, never two."""
        self._do(
            lambda op: op.execute(
                """UPDATE evidence SET actor_id = NULL, event_id = (SELECT max(id) FROM event)
                   WHERE actor_id IS NOT NULL AND EXISTS (SELECT 1 FROM event)"""
            )
        )

    @rule(table=st.sampled_from(["actor", "document", "event", "quote", "tag"]), place=PLACES)
    def delete_some(self, table: str, place: int) -> None:
        self._do(lambda op: op.execute(f"DELETE FROM {table} WHERE id % 7 = ?", (place,)))

    @rule(table=st.sampled_from(["actor", "document", "tag"]))
    def delete_all(self, table: str) -> None:
        self._do(lambda op: op.execute(f"DELETE FROM {table}"))

    @rule(name=NAMES, description=WORDS)
    def replace_tag(self, name: str, description: str) -> None:
        """REPLACE deletes the row that it replaces, and what hangs on it, behind everybody's back."""

        def write(op: Operation) -> None:
            op.execute(
                "INSERT OR REPLACE INTO tag (uid, name, description) VALUES (?, ?, ?)", (new_uid(), name, description)
            )
            op.execute(
                "INSERT OR IGNORE INTO tagging (tag_id, actor_id) SELECT max(tag.id), actor.id FROM tag, actor GROUP BY actor.id"
            )

        self._do(write)

    @rule(body=WORDS, number=st.integers(0, 2))
    def save_note(self, body: str, number: int) -> None:
        """Saves of one note within a minute are one gesture."""
        with self.dossier.reading() as reader:
            held = [row[0] for row in reader.rows("SELECT id FROM note ORDER BY id")]
            cited = [f"[@{row[0]}]" for row in reader.rows("SELECT uid FROM quote ORDER BY id LIMIT ?", (number,))]
        if held:
            notes.save(self.dossier, held[number % len(held)], body + "".join(cited))
        else:
            notes.create(self.dossier, "Note", body=body)
        self._did()

    @rule(words=st.lists(NAMES, min_size=1, max_size=3), place=PLACES, is_reverted=st.booleans())
    def type_a_name(self, words: list[str], place: int, is_reverted: bool) -> None:
        """What is kept of one field while it is typed is one gesture, and none where it ends as it began."""
        actors = self._two("actor", place)[:1]
        held = [self._name_of(actor) for actor in actors]
        before, began = self._count(), new_uid()
        for actor in actors:
            for word in [*words, *(held if is_reverted else [])]:
                self._try(
                    partial(records.keep_typing, self.dossier, RecordKind.ACTOR, actor, "name", word, began=began)
                )
            is_changed = self._name_of(actor) != held[0]
            assert self._count() == before + is_changed

    def _name_of(self, actor: int) -> object:
        with self.dossier.reading() as reader:
            return reader.value("SELECT name FROM actor WHERE id = ?", (actor,))

    @rule(name=NAMES)
    def fail_half_way(self, name: str) -> None:
        def write(op: Operation) -> None:
            op.execute("DELETE FROM actor")
            op.execute("INSERT OR REPLACE INTO tag (uid, name) VALUES (?, ?)", (new_uid(), name))
            raise Refused

        before = read_all(self.dossier)
        self._do(write)
        assert read_all(self.dossier) == before

    @rule(names=st.lists(NAMES, min_size=2, max_size=3))
    def batch(self, names: list[str]) -> None:
        """Committed together, undone one by one."""
        with self.dossier.batch():
            for name in names:
                with self.dossier.batch():
                    self.replace_tag(name, "together")

    @rule(name=NAMES)
    def batch_with_a_failure(self, name: str) -> None:
        """One gesture of a batch fails, the batch goes on."""
        with self.dossier.batch():
            self.fail_half_way(name)
            self.replace_tag(name, "after a failure")

    @rule()
    def change_nothing(self) -> None:
        self._do(lambda op: op.execute("UPDATE actor SET name = name"))

    # -- what works on the past and on other copies ----------------------------------------------------------------

    def _try(self, verb: Callable[[], object]) -> bool:
        """A verb that may be refused in words; then it has changed nothing."""
        before = read_all(self.dossier)
        try:
            verb()
        except WorkbenchError:
            assert read_all(self.dossier) == before
            self._did()
            return False
        self._did()
        return True

    @rule()
    def take_snapshot(self) -> None:
        mark = snapshots.take(self.dossier, new_uid()).result
        self._marks.append((mark, read_all(self.dossier)))

    @precondition(lambda self: self._marks)
    @rule(place=PLACES)
    def restore_snapshot(self, place: int) -> None:
        """Everything is what it was then, to the letter; and that is one gesture too."""
        mark, then = self._marks[place % len(self._marks)]
        assert self._try(lambda: snapshots.restore(self.dossier, mark))
        assert read_all(self.dossier) == then

    def _two(self, table: str, place: int) -> list[int]:
        with self.dossier.reading() as reader:
            ids = [id for (id,) in reader.rows(f"SELECT id FROM {table} ORDER BY id")]
        start = place % len(ids) if ids else 0
        return [*ids[start:], *ids[:start]][:2]

    @rule(kind=st.sampled_from([RecordKind.ACTOR, RecordKind.EVENT]), place=PLACES)
    def merge_two(self, kind: RecordKind, place: int) -> None:
        ids = self._two(kind.value, place)
        if len(ids) == 2:
            self._try(lambda: merging.preview(self.dossier, kind, *ids))
            self._try(lambda: merging.merge(self.dossier, kind, *ids))

    @rule(kind=st.sampled_from([RecordKind.ACTOR, RecordKind.EVENT]), place=PLACES)
    def mark_as_alike(self, kind: RecordKind, place: int) -> None:
        ids = self._two(kind.value, place)
        if len(ids) == 2:
            assert self._try(lambda: merging.mark_same(self.dossier, kind, *ids))

    @rule(place=PLACES)
    def separate(self, place: int) -> None:
        for id in self._two("merger", place)[:1]:
            self._try(partial(merging.separate, self.dossier, id))

    @rule(place=st.integers(0, 40))
    def undo_an_old_step(self, place: int) -> None:
        with self.dossier.reading() as reader:
            steps = [id for (id,) in reader.rows("SELECT id FROM operation ORDER BY id DESC")]
        if steps:
            self._try(lambda: self.dossier.undo_step(steps[place % len(steps)]))

    @rule(name=NAMES)
    def together(self, name: str) -> None:
        """Two operations, one gesture."""
        before = self._count()
        with self.dossier.together():
            for label in ("one", "two"):
                with self.dossier.operation(label) as op:
                    op.execute("INSERT INTO event (uid, label) VALUES (?, ?)", (new_uid(), name + label))
        assert self._count() == before + 1
        self._did()

    @rule()
    def copy_away(self) -> None:
        self._copy.unlink(missing_ok=True)
        self.dossier.backup_to(self._copy)

    @precondition(lambda self: self._copy.exists())
    @rule(name=NAMES, place=PLACES)
    def work_in_the_copy(self, name: str, place: int) -> None:
        with Dossier.open(self._copy) as other, other.operation("There") as op:
            op.execute("INSERT OR IGNORE INTO tag (uid, name) VALUES (?, ?)", (new_uid(), name))
            op.execute("UPDATE actor SET description = ?, name = ? || id WHERE id % 7 = ?", (name, name, place))
            op.execute("DELETE FROM event WHERE id % 7 = ?", (place,))
            op.execute("INSERT INTO event (uid, label) VALUES (?, ?)", (new_uid(), name))

    @precondition(lambda self: self._copy.exists())
    @rule(prefer=st.sampled_from(Prefer))
    def bring_the_copy_in(self, prefer: Prefer) -> None:
        with Dossier.open(self._copy) as other:
            assert self._try(lambda: copies.merge(self.dossier, other, prefer=prefer))
            held = read_all(self.dossier)
            assert self._try(lambda: copies.merge(self.dossier, other, prefer=prefer))
            assert read_all(self.dossier) == held

    # -- back and forward ----------------------------------------------------------------------------------------

    @rule()
    def undo(self) -> None:
        changes = self.dossier.undo()
        assert (changes is None) == (self.at == 0)
        self.at = max(0, self.at - 1)
        assert read_all(self.dossier) == self.history[self.at]

    @rule()
    def redo(self) -> None:
        changes = self.dossier.redo()
        assert (changes is None) == (self.at == len(self.history) - 1)
        self.at = min(len(self.history) - 1, self.at + 1)
        assert read_all(self.dossier) == self.history[self.at]

    @rule()
    def reopen(self) -> None:
        self.dossier.close()
        self.dossier = Dossier.open(self._path)

    @precondition(lambda self: self.at > 1)
    @rule()
    def walk(self) -> None:
        """All the way back, and all the way forward again."""
        self._walk()

    def _walk(self) -> None:
        while self.at:
            self.undo()
        assert self.dossier.undo() is None
        check_sound(self.dossier)
        while self.at < len(self.history) - 1:
            self.redo()
        assert self.dossier.redo() is None

    @invariant()
    def is_sound(self) -> None:
        if hasattr(self, "dossier"):
            check_sound(self.dossier)

    def teardown(self) -> None:
        if hasattr(self, "dossier"):
            try:
                self._walk()
                check_sound(self.dossier)
            finally:
                self.dossier.close()
                self._folder.cleanup()


def _settings(**more: Any) -> settings:
    wanted = {"max_examples": max(200, settings.default.max_examples), "stateful_step_count": 20, "deadline": None}
    return settings(**{**wanted, "suppress_health_check": list(HealthCheck), **more})


@pytest.fixture
def pattern(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    path = tmp_path / "pattern.dossier"
    Dossier.create(path, title="Walk").close()
    # What a power cut may take is another test's matter; thousands of syncs would only make this one slow.
    _patch_writer(monkeypatch, "PRAGMA synchronous = OFF")
    monkeypatch.setattr(Walk, "pattern", path, raising=False)
    return path


def _patch_writer(monkeypatch: pytest.MonkeyPatch, pragma: str) -> None:
    original = connection.open_writer

    def open_writer(path: Path, **options: Any) -> sqlite3.Connection:
        writer = original(path, **options)
        writer.execute(pragma)
        return writer

    monkeypatch.setattr(connection, "open_writer", open_writer)


@pytest.mark.timeout(1800)
def test_every_walk_back_and_forward_ends_where_it_began(pattern: Path) -> None:
    run_state_machine_as_test(Walk, settings=_settings())


@pytest.mark.parametrize("pragma", ["PRAGMA recursive_triggers = OFF", "PRAGMA foreign_keys = OFF"])
def test_the_walk_notices_a_writer_without_its_pragmas(
    pattern: Path, monkeypatch: pytest.MonkeyPatch, pragma: str
) -> None:
    _patch_writer(monkeypatch, pragma)
    without_shrinking = _settings(max_examples=200, phases=[Phase.generate], derandomize=True, database=None)
    with pytest.raises((AssertionError, sqlite3.IntegrityError)):
        run_state_machine_as_test(Walk, settings=without_shrinking)


# -- the same, told one by one -----------------------------------------------------------------------------------------


def _result(changes: Any) -> int:
    assert isinstance(changes.result, int)
    return changes.result


@pytest.fixture
def there_and_back(dossier: Dossier) -> Callable[..., None]:
    """Does one SQL gesture, takes it back and does it again, and compares."""

    def walk(*statements: str) -> None:
        before = read_all(dossier)
        with dossier.operation("Gesture") as op:
            for statement in statements:
                op.execute(statement)
        after = read_all(dossier)
        assert after != before
        for expected, step in ((before, dossier.undo), (after, dossier.redo), (before, dossier.undo)):
            assert step() is not None
            assert read_all(dossier) == expected

    return walk


def _setup(dossier: Dossier, *statements: str) -> None:
    with dossier.operation("Setup") as op:
        for statement in statements:
            op.execute(statement)


QUOTED = (
    "INSERT INTO document (id, uid, title, format, sha256, text_sha256, length, imported_at) VALUES (1, 'd', 't', 'txt', 's', '', 9, '')",
    """INSERT INTO quote (id, uid, document_id, start, "end", created_at) VALUES (1, 'q', 1, 0, 5, '')""",
    "INSERT INTO actor (id, uid, kind, name) VALUES (1, 'a', 'state', 'A')",
    "INSERT INTO event (id, uid, label) VALUES (1, 'e', 'E')",
    "INSERT INTO evidence (id, uid, quote_id, actor_id) VALUES (1, 'l', 1, 1)",
)


def test_two_columns_that_depend_on_each_other_are_undone_together(
    dossier: Dossier, there_and_back: Callable[..., None]
) -> None:
    _setup(dossier, *QUOTED)
    there_and_back("""UPDATE quote SET start = 10, "end" = 20""")
    there_and_back("UPDATE evidence SET actor_id = NULL, event_id = 1")


def test_a_row_changed_twice_in_one_gesture_goes_back_to_its_first_words(
    dossier: Dossier, there_and_back: Callable[..., None]
) -> None:
    _setup(dossier, *QUOTED)
    there_and_back(
        "UPDATE actor SET name = 'B'", "UPDATE actor SET name = 'C', key = 'K'", "UPDATE actor SET key = 'L'"
    )


def test_a_row_made_and_deleted_in_one_gesture_is_no_trouble(
    dossier: Dossier, there_and_back: Callable[..., None]
) -> None:
    there_and_back(
        "INSERT INTO actor (uid, kind, name) VALUES ('x', 'state', 'X')",
        "UPDATE actor SET name = 'Y'",
        "DELETE FROM actor",
        "INSERT INTO tag (uid, name) VALUES ('t', 'kept')",
    )


def test_a_cascade_brings_back_what_hung_on_the_row(dossier: Dossier, there_and_back: Callable[..., None]) -> None:
    _setup(dossier, *QUOTED)
    there_and_back("DELETE FROM document")


def test_a_write_outside_an_operation_is_refused(dossier: Dossier) -> None:
    writer = dossier._connect()
    with pytest.raises(sqlite3.IntegrityError):
        writer.execute("INSERT INTO tag (uid, name) VALUES ('t', 'smuggled')")


def test_a_new_gesture_after_an_undo_ends_the_way_forward_but_stays_in_the_history(dossier: Dossier) -> None:
    for name in ("first", "second"):
        _setup(dossier, f"INSERT INTO tag (uid, name) VALUES ('{name}', '{name}')")
    dossier.undo()
    _setup(dossier, "INSERT INTO tag (uid, name) VALUES ('third', 'third')")
    assert dossier.redo() is None
    with dossier.reading() as reader:
        assert [row[0] for row in reader.rows("SELECT state FROM operation ORDER BY id")] == ["done", "dropped", "done"]
        assert [row[0] for row in reader.rows("SELECT name FROM tag ORDER BY id")] == ["first", "third"]


def test_saves_of_one_note_are_one_gesture_and_another_note_begins_a_new_one(dossier: Dossier) -> None:
    one, two = (_result(notes.create(dossier, title)) for title in ("One", "Two"))
    for body in ("a", "ab", "abc"):
        notes.save(dossier, one, body)
    notes.save(dossier, two, "z")
    notes.save(dossier, one, "abcd")

    def body() -> str:
        with dossier.reading() as reader:
            return str(reader.value("SELECT body FROM note WHERE id = ?", (one,)))

    assert body() == "abcd"
    dossier.undo()
    assert body() == "abc"
    dossier.undo()
    dossier.undo()
    assert body() == ""
    dossier.redo()
    assert body() == "abc"


def test_a_save_after_an_undo_does_not_join_the_undone_one(dossier: Dossier) -> None:
    note = _result(notes.create(dossier, "One"))
    notes.save(dossier, note, "a")
    dossier.undo()
    dossier.redo()
    notes.save(dossier, note, "ab")
    dossier.undo()
    with dossier.reading() as reader:
        assert reader.value("SELECT body FROM note") == "a"


def test_saves_more_than_a_minute_apart_are_two_gestures(dossier: Dossier) -> None:
    note = _result(notes.create(dossier, "One"))
    notes.save(dossier, note, "a")
    dossier._connect().execute("UPDATE operation SET at = '2020-01-01T00:00:00.000Z' WHERE merge_key <> ''")
    notes.save(dossier, note, "ab")
    dossier.undo()
    with dossier.reading() as reader:
        assert reader.value("SELECT body FROM note") == "a"


def test_the_changes_of_an_undo_are_those_of_the_gesture(dossier: Dossier) -> None:
    text = "Words"
    made = documents.add(dossier, Ingested(text=text, blocks=(Block(0, 5),), title="T"), b"x", "t.txt")
    undone = dossier.undo()
    redone = dossier.redo()
    assert undone is not None
    assert redone is not None
    assert made.rows == undone.rows == redone.rows
    assert made.ids("document") == {made.result}


def _lines(dossier: Dossier) -> Iterator[tuple[Any, ...]]:
    with dossier.reading() as reader:
        yield from reader.rows('SELECT kind, "column", old, new FROM change ORDER BY seq')


def test_the_journal_tells_only_what_changed(dossier: Dossier) -> None:
    _setup(dossier, "INSERT INTO tag (uid, name) VALUES ('t', 'a')")
    _setup(dossier, "UPDATE tag SET name = 'b', description = ''")
    assert list(_lines(dossier)) == [("insert", None, None, None), ("update", "name", "a", "b")]
