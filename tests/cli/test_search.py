"""`workbench search` from the command line: no silent cap, accents, and lists of names."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from workbench.cli.main import main

if TYPE_CHECKING:
    from tests.conftest import Filled


def test_what_is_left_out_is_said(filled: Filled, capsys: pytest.CaptureFixture[str]) -> None:
    filled.dossier.close()
    assert main(["search", str(filled.path), "l*", "--limit", "2"]) == 0
    told = capsys.readouterr()
    assert told.err.startswith("2 of ")
    assert main(["search", str(filled.path), "l*", "--limit", "-1"]) == 0
    assert capsys.readouterr().err == ""


def test_every_hit_says_why(filled: Filled, capsys: pytest.CaptureFixture[str]) -> None:
    filled.dossier.close()
    main(["search", str(filled.path), "fisheries", "--json"])
    found = json.loads(capsys.readouterr().out)
    assert {(one["kind"], one["why"]) for one in found} >= {("actor", "other name: Fisheries")}


def test_accents_count_when_asked(filled: Filled, capsys: pytest.CaptureFixture[str]) -> None:
    filled.dossier.close()
    main(["search", str(filled.path), "peche", "--json", "--accents"])
    assert json.loads(capsys.readouterr().out) == []


def test_a_list_of_names(filled: Filled, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    filled.dossier.close()
    names = tmp_path / "names.txt"
    names.write_bytes("Sylvanie\nPêche\nZeppelin\n".encode("cp1252"))
    assert main(["search", str(filled.path), "--list", str(names), "--json"]) == 0
    found = {one["name"]: one for one in json.loads(capsys.readouterr().out)}
    assert found["Sylvanie"]["counts"]["actor"] == 1
    assert found["Pêche"]["counts"]["actor"] == 1
    assert found["Zeppelin"] == {"name": "Zeppelin", "total": 0, "counts": {}}
    assert main(["search", str(filled.path), "--list", str(names)]) == 0
    assert "Zeppelin: nothing" in capsys.readouterr().out


def test_words_or_a_list_but_not_both(filled: Filled, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    filled.dossier.close()
    assert main(["search", str(filled.path)]) == 2
    assert main(["search", str(filled.path), "x", "--list", "y"]) == 2
    (tmp_path / "empty.txt").write_text("\n")
    assert main(["search", str(filled.path), "--list", str(tmp_path / "empty.txt")]) == 1
    assert main(["search", str(filled.path), "--list", str(tmp_path / "none.txt")]) == 1
    assert "no name" in capsys.readouterr().err
