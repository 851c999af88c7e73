"""What must never happen: words that are not the source's, shown as if they were."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest

from tests.operations.reading import imported, named, proposed
from workbench.core.kinds import RecordKind
from workbench.operations import proposals, records
from workbench.store.dossier import Dossier
from workbench.store.read.verification import verify

if TYPE_CHECKING:
    from tests.conftest import Filled

Tamper = Callable[..., list[tuple[str, str]]]


@pytest.fixture
def tamper(filled: Filled) -> Tamper:
    """Changes the file behind the program's back, and says which rules find it, and where."""
    return lambda *statements: tampered(filled.dossier, *statements)


def tampered(held: Dossier, *statements: str) -> list[tuple[str, str]]:
    """Which rules find what was changed in `held` behind its back, and where."""
    path = held.path
    held.close()
    connection = sqlite3.connect(path)
    triggers = connection.execute("SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'").fetchall()
    for name, _ in triggers:
        connection.execute(f"DROP TRIGGER {name}")
    for statement in statements:
        connection.execute(statement)
    for _, sql in triggers:
        connection.execute(sql)
    connection.commit()
    connection.close()
    with Dossier.open(path) as dossier, dossier.reading() as reader:
        return [(found.rule, found.record) for found in verify(reader)]


def test_a_whole_dossier_has_nothing_wrong(tamper: Tamper) -> None:
    assert tamper() == []


def test_a_changed_quote_is_found(filled: Filled, tamper: Tamper) -> None:
    found = tamper("UPDATE quote_part SET exact = 'four boats' WHERE exact = 'four ships'")
    assert found == [("quote-drifted", f"quote {filled.quotes['four']}")]


def test_a_moved_quote_is_found(filled: Filled, tamper: Tamper) -> None:
    found = tamper("""UPDATE quote_part SET start = start + 1, "end" = "end" + 1 WHERE exact = 'four ships'""")
    assert found == [("quote-drifted", f"quote {filled.quotes['four']}")]


def test_changed_context_is_found(filled: Filled, tamper: Tamper) -> None:
    found = tamper("UPDATE quote_part SET prefix = 'never ' WHERE exact = 'four ships'")
    assert found == [("quote-context", f"quote {filled.quotes['four']}")]


def test_a_changed_text_is_found_with_every_quote_that_it_broke(filled: Filled, tamper: Tamper) -> None:
    found = tamper(
        f"UPDATE document_text SET text = replace(text, 'four', 'five') WHERE document_id = {filled.documents['ships']}"
    )
    assert ("text-changed", f"document {filled.documents['ships']}") in found
    assert ("quote-drifted", f"quote {filled.quotes['four']}") in found


def test_a_text_changed_together_with_its_quotes_is_still_found(filled: Filled, tamper: Tamper) -> None:
    found = tamper(
        f"UPDATE document_text SET text = replace(text, 'four', 'five') WHERE document_id = {filled.documents['ships']}",
        "UPDATE quote_part SET exact = replace(exact, 'four', 'five'), prefix = replace(prefix, 'four', 'five')",
    )
    assert ("text-changed", f"document {filled.documents['ships']}") in found


def test_changed_original_bytes_are_found(filled: Filled, tamper: Tamper) -> None:
    found = tamper(f"UPDATE original SET content = x'00' WHERE document_id = {filled.documents['ships']}")
    assert found == [("original-changed", f"document {filled.documents['ships']}")]


def test_a_lost_text_an_emptied_quote_and_a_dangling_row_are_found(filled: Filled, tamper: Tamper) -> None:
    found = tamper(
        "DELETE FROM quote_part WHERE exact = 'four ships'",
        "DELETE FROM participant",
        f"INSERT INTO participant (event_id, actor_id) VALUES ({filled.events['delivery']}, 999)",
    )
    assert ("quote-empty", f"quote {filled.quotes['four']}") in found
    assert any(rule == "foreign-key" for rule, _ in found)


def test_a_moved_mention_and_a_moved_proposal_are_found(dossier: Dossier) -> None:
    waiting = proposed(dossier, imported(dossier))
    proposals.accept(dossier, named(waiting, "actor", "Norvège").id)
    still = next(row.id for row in waiting if row.kind == "transfer")
    with dossier.reading() as reader:
        assert list(verify(reader)) == []
        (mention,) = reader.rows("SELECT min(id) FROM mention")[0]
    found = tampered(
        dossier,
        f"""UPDATE mention SET start = start + 1, "end" = "end" + 1 WHERE id = {mention}""",
        f"""UPDATE proposal SET exact = 'other words' WHERE id = {still}""",
    )
    assert ("mention-drifted", f"mention {mention}") in found
    assert ("proposal-drifted", f"proposal {still}") in found
    assert {rule for rule, _ in found} <= {"mention-drifted", "proposal-drifted", "journal"}


def test_a_citation_of_a_deleted_quote_is_found(filled: Filled) -> None:
    records.delete(filled.dossier, RecordKind.QUOTE, filled.quotes["four"])
    found = list(verify(filled.dossier.reader()))
    assert [(one.rule, one.record) for one in found] == [("broken-citation", f"note {filled.note}")]
    filled.dossier.undo()
    assert list(verify(filled.dossier.reader())) == []


# -- search and history ------------------------------------------------------------------------------------------------


def test_a_quote_that_is_marked_elsewhere_than_its_words_is_found(filled: Filled, tamper: Tamper) -> None:
    found = tamper(f"UPDATE quote SET start = start + 1 WHERE id = {filled.quotes['four']}")
    assert found == [("quote-place", f"quote {filled.quotes['four']}")]


def test_what_the_search_does_not_know_is_found(filled: Filled, tamper: Tamper) -> None:
    found = tamper(
        f"DELETE FROM record_search WHERE rowid = {filled.actors['fleet']} * 16 + 3",
        f"UPDATE record_search SET text = 'other' WHERE rowid = {filled.note} * 16 + 8",
        "INSERT INTO record_search (rowid, text) VALUES (999 * 16 + 9, 'ghost')",
    )
    assert found == [
        ("search-index", f"actor {filled.actors['fleet']}"),
        ("search-index", f"note {filled.note}"),
        ("search-index", "tag 999"),
    ]


def test_a_text_that_is_not_searched_is_found(filled: Filled, tamper: Tamper) -> None:
    found = tamper(
        "INSERT INTO document_search (document_search, rowid, text) SELECT 'delete', document_id, text FROM document_text"
    )
    assert {("search-index", f"document {id}") for id in filled.documents.values()} <= set(found)


def test_an_index_with_other_words_than_the_tables_is_found(filled: Filled, tamper: Tamper) -> None:
    block = "(SELECT max(id) FROM record_search_data)"
    found = tamper(f"UPDATE record_search_data SET block = replace(block, 'fleet', 'sheet') WHERE id = {block}")
    found += tamper("DELETE FROM document_search_data WHERE id > 10")
    assert ("search-index", "dossier") in found


def test_rows_that_went_or_came_behind_the_history_are_found(filled: Filled, tamper: Tamper) -> None:
    found = tamper(
        "DELETE FROM figure",
        f"UPDATE event SET label = 'Other' WHERE id = {filled.events['undated']}",
        "UPDATE claim SET credibility = '6' WHERE credibility = '3'",
    )
    assert ("journal", f"figure {filled.figure}") in found
    assert ("journal", f"claim {filled.claims['said']}") in found


def test_a_row_that_came_back_after_its_deletion_is_found(filled: Filled, tamper: Tamper) -> None:
    records.delete(filled.dossier, RecordKind.TAG, filled.tags["doubt"])
    found = tamper(f"INSERT INTO tag (id, uid, name) VALUES ({filled.tags['doubt']}, 'u', 'back')")
    assert ("journal", f"tag {filled.tags['doubt']}") in found


def test_a_damaged_page_is_a_finding_and_the_rest_is_still_compared(filled: Filled, tamper: Tamper) -> None:
    tamper("UPDATE quote_part SET exact = 'four boats' WHERE exact = 'four ships'")
    connection = sqlite3.connect(filled.path)
    (page,) = connection.execute("SELECT rootpage FROM sqlite_schema WHERE name = 'citation'").fetchone()
    connection.close()
    held = bytearray(filled.path.read_bytes())
    held[(page - 1) * 4096 : page * 4096] = b"\xff" * 4096
    filled.path.write_bytes(held)
    with Dossier.open(filled.path) as dossier:
        found = {one.rule for one in verify(dossier.reader())}
    assert {"file-integrity", "unreadable", "quote-drifted"} <= found


def test_nothing_is_found_after_undo_redo_and_steps_taken_back(filled: Filled) -> None:
    records.delete(filled.dossier, RecordKind.ACTOR, filled.actors["ministry"])
    made = records.create(filled.dossier, RecordKind.TAG, name="x")
    records.edit(filled.dossier, RecordKind.TAG, int(str(made.result)), name="y")
    for _ in range(6):
        filled.dossier.undo()
    for _ in range(5):
        filled.dossier.redo()
    records.create(filled.dossier, RecordKind.TAG, name="z")
    assert [one for one in verify(filled.dossier.reader()) if one.rule != "broken-citation"] == []
