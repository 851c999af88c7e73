"""A damaged dossier: what can still be read comes into a new one, and what cannot is named."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from workbench.core.errors import DossierError, WorkbenchError
from workbench.core.kinds import RecordKind
from workbench.operations import records
from workbench.store.dossier import Dossier
from workbench.store.read import verification
from workbench.store.salvage import salvage

if TYPE_CHECKING:
    from tests.conftest import Filled

Contents = Callable[[Dossier], dict[str, list[tuple[Any, ...]]]]


def _pages(path: Path, name: str) -> list[int]:
    """Pages of a table or index, its root first."""
    with sqlite3.connect(path) as connection:
        (root,) = connection.execute("SELECT rootpage FROM sqlite_schema WHERE name = ?", (name,)).fetchone()
    connection.close()
    return [root]


def _destroy(path: Path, *pages: int) -> None:
    held = bytearray(path.read_bytes())
    for page in pages:
        held[(page - 1) * 4096 : page * 4096] = b"\xff" * 4096
    path.write_bytes(held)


def test_a_sound_dossier_comes_over_whole_with_its_history(filled: Filled, tmp_path: Path, contents: Contents) -> None:
    before = contents(filled.dossier)
    report = salvage(filled.path, tmp_path / "new.dossier")
    assert (report.lost, report.findings, report.has_history) == ({}, (), True)
    assert "Quote: 5 kept" in report.lines()
    assert not [line for line in report.lines() if line.endswith((": 0 kept", "lost"))]
    assert len(report.lines()) == len(set(report.lines()))
    with Dossier.open(tmp_path / "new.dossier") as new:
        assert contents(new) == before
        while new.undo() is not None:
            pass
        assert new.reader().value("SELECT count(*) FROM document") == 0
    assert sorted(path.name for path in tmp_path.iterdir() if "new" in path.name) == ["new.dossier"]


@pytest.mark.parametrize(
    "table, gone", [("evidence", ["evidence"]), ("note", ["citation", "note"]), ("figure", ["figure"])]
)
def test_a_table_that_cannot_be_read_is_named_and_the_others_come_over(
    filled: Filled, tmp_path: Path, contents: Contents, table: str, gone: list[str]
) -> None:
    before = contents(filled.dossier)
    filled.dossier.close()
    _destroy(filled.path, *_pages(filled.path, table))
    report = salvage(filled.path, tmp_path / "new.dossier")
    assert sorted(report.lost) == gone
    assert report.lost[table] == len(before[table])
    assert not report.has_history
    assert report.findings == ()
    assert any(f"{len(before[table])} lost" in line for line in report.lines())
    with Dossier.open(tmp_path / "new.dossier") as new:
        after = contents(new)
        assert {name: rows for name, rows in after.items() if name not in gone} == {
            name: rows for name, rows in before.items() if name not in gone
        }
        records.create(new, RecordKind.TAG, name="and work goes on")
        assert new.undo() is not None


def test_the_readable_pages_of_a_broken_table_come_over(dossier: Dossier, tmp_path: Path) -> None:
    with dossier.operation("Many") as op:
        op.execute_many(
            "INSERT INTO tag (uid, name, description) VALUES (?, ?, ?)",
            [(str(n), f"tag {n}", "x" * 300) for n in range(500)],
        )
    with dossier.reading() as reader:
        held = {row[0] for row in reader.rows("SELECT id FROM tag")}
    dossier.close()
    content = dossier.path.read_bytes()
    # A page of rows somewhere in the middle: it holds one of the descriptions and is no index.
    at = content.index(b"tag 250x")
    _destroy(dossier.path, at // 4096 + 1)
    report = salvage(dossier.path, tmp_path / "new.dossier")
    with Dossier.open(tmp_path / "new.dossier") as new:
        names = {row[0] for row in new.reader().rows("SELECT name FROM tag")}
    assert 0 < report.lost["tag"] < 20
    assert len(names) == report.kept["tag"] == len(held) - report.lost["tag"]
    assert {"tag 0", "tag 499"} <= names
    assert "tag 250" not in names


def test_quotes_of_a_text_that_is_lost_go_with_it_rather_than_stand_without_a_source(
    filled: Filled, tmp_path: Path
) -> None:
    filled.dossier.close()
    _destroy(filled.path, *_pages(filled.path, "document_text"))
    report = salvage(filled.path, tmp_path / "new.dossier")
    assert report.lost["document"] == 2
    with Dossier.open(tmp_path / "new.dossier") as new, new.reading() as reader:
        assert reader.value("SELECT count(*) FROM quote") == 0
        assert reader.value("SELECT count(*) FROM actor") == 4
        assert {one.rule for one in verification.verify(reader)} <= {"broken-citation"}


def test_what_holds_nothing_readable_is_refused_and_nothing_is_left(filled: Filled, tmp_path: Path) -> None:
    filled.dossier.close()
    head = filled.path.read_bytes()[:100]
    filled.path.write_bytes(head + b"\xff" * 8000)
    with pytest.raises(DossierError, match="restore it from a backup"):
        salvage(filled.path, tmp_path / "new.dossier")
    assert not (tmp_path / "new.dossier").exists()


def test_nothing_is_overwritten(filled: Filled, tmp_path: Path) -> None:
    target = tmp_path / "there"
    target.write_text("precious")
    with pytest.raises(WorkbenchError, match="there already"):
        salvage(filled.path, target)
    with pytest.raises(WorkbenchError, match="make it first"):
        salvage(filled.path, tmp_path / "nowhere" / "x.dossier")
    assert target.read_text() == "precious"


@pytest.mark.parametrize("share", [0.3, 0.8, 0.95])
def test_a_file_that_breaks_off_gives_what_stands_in_the_part_that_is_there(
    filled: Filled, tmp_path: Path, share: float
) -> None:
    documents = filled.dossier.reader().value("SELECT count(*) FROM document")
    filled.dossier.close()
    held = filled.path.read_bytes()
    filled.path.write_bytes(held[: int(len(held) * share)])
    report = salvage(filled.path, tmp_path / "new.dossier")
    assert report.lost
    assert sum(report.kept.values()) > 0
    assert report.kept.get("document", 0) <= documents
    assert [one for one in report.findings if one.rule.startswith("quote")] == []
    assert sorted(path.name for path in tmp_path.iterdir() if "new" in path.name) == ["new.dossier"]


def test_a_file_that_claims_to_be_a_thousand_times_as_long_is_not_filled_up(filled: Filled, tmp_path: Path) -> None:
    filled.dossier.close()
    held = bytearray(filled.path.read_bytes()[: 4096 * 3])
    held[28:32] = (4096 * 1000).to_bytes(4, "big")
    filled.path.write_bytes(held)
    with pytest.raises(DossierError, match="Nothing of"):
        salvage(filled.path, tmp_path / "new.dossier")
