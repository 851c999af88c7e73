"""Backups, salvage and verification from the command line."""

from __future__ import annotations

import json
import sqlite3
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from workbench.cli.main import main
from workbench.store.dossier import Dossier

if TYPE_CHECKING:
    from tests.conftest import Filled


@pytest.fixture
def damaged(filled: Filled) -> Path:
    """A dossier whose table of judgements and notes cannot be read."""
    filled.dossier.close()
    held = bytearray(filled.path.read_bytes())
    with sqlite3.connect(filled.path) as connection:
        (page,) = connection.execute("SELECT rootpage FROM sqlite_schema WHERE name = 'note'").fetchone()
    connection.close()
    held[(page - 1) * 4096 : page * 4096] = b"\xff" * 4096
    filled.path.write_bytes(held)
    return filled.path


def test_a_backup_without_a_place_is_one_of_the_rotating_ones(
    filled: Filled, capsys: pytest.CaptureFixture[str]
) -> None:
    filled.dossier.close()
    assert main(["backup", str(filled.path)]) == 0
    made = Path(capsys.readouterr().out.strip())
    assert main(["backup", str(filled.path), "--list", "--json"]) == 0
    (listed,) = json.loads(capsys.readouterr().out)
    assert Path(listed["backup"]) == made
    assert listed["bytes"] == made.stat().st_size
    assert main(["restore", str(made), "-o", str(filled.path.with_name("back.dossier"))]) == 0
    assert main(["verify", str(filled.path.with_name("back.dossier"))]) == 0


def test_verify_prints_one_line_for_each_thing_found_in_a_damaged_file(
    damaged: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["verify", str(damaged)]) == 1
    told = capsys.readouterr()
    assert told.err == ""
    assert "file-integrity" in told.out
    assert "Traceback" not in told.out
    assert main(["verify", str(damaged), "--json"]) == 1
    assert {"rule", "record", "message"} == set(json.loads(capsys.readouterr().out)[0])


def test_what_is_damaged_is_told_in_one_line_and_what_can_be_read_is_salvaged(
    damaged: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["facts", str(damaged), "--json"]) in (0, 1)
    capsys.readouterr()
    assert main(["search", str(damaged), "moteurs"]) in (0, 1)
    assert capsys.readouterr().err.count("\n") <= 1
    target = tmp_path / "new.dossier"
    assert main(["salvage", str(damaged), "-o", str(target)]) == 1
    out = capsys.readouterr().out
    assert "Note: 0 kept, 1 lost" in out
    assert "_" not in out, "tables are named in people's words"
    with Dossier.open(target) as dossier:
        assert dossier.reader().value("SELECT count(*) FROM quote") == 5
    assert main(["verify", str(target)]) == 0
