"""What must never happen: words that are not the source's, shown as if they were."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest

from workbench.core.kinds import RecordKind
from workbench.operations import records
from workbench.store.dossier import Dossier
from workbench.store.read.verification import verify

if TYPE_CHECKING:
    from tests.conftest import Filled

Tamper = Callable[..., list[tuple[str, str]]]


@pytest.fixture
def tamper(filled: Filled) -> Tamper:
    """Changes the file behind the program's back, and says which rules find it, and where."""

    def change(*statements: str) -> list[tuple[str, str]]:
        filled.dossier.close()
        connection = sqlite3.connect(filled.path)
        triggers = connection.execute("SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'").fetchall()
        for name, _ in triggers:
            connection.execute(f"DROP TRIGGER {name}")
        for statement in statements:
            connection.execute(statement)
        for _, sql in triggers:
            connection.execute(sql)
        connection.commit()
        connection.close()
        with Dossier.open(filled.path) as dossier, dossier.reading() as reader:
            return [(found.rule, found.record) for found in verify(reader)]

    return change


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


def test_a_citation_of_a_deleted_quote_is_found(filled: Filled) -> None:
    records.delete(filled.dossier, RecordKind.QUOTE, filled.quotes["four"])
    found = list(verify(filled.dossier.reader()))
    assert [(one.rule, one.record) for one in found] == [("broken-citation", f"note {filled.note}")]
    filled.dossier.undo()
    assert list(verify(filled.dossier.reader())) == []
