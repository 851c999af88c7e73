"""`workbench extract` and `workbench facts`: proposals are no facts until somebody accepts them."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import Run
from tests.operations.reading import TEXT

KINDS = ("actors", "events", "transfers", "claims", "figures", "quotes")


@pytest.fixture
def path(tmp_path: Path, run: Run) -> Path:
    """A dossier with one report that nobody has read yet."""
    made, report = tmp_path / "case.dossier", tmp_path / "port.txt"
    report.write_text(TEXT, encoding="utf-8")
    assert run("new", made).code == 0
    assert run("import", made, report).code == 0
    return made


def facts(run: Run, path: Path, *more: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(run("facts", path, "--json", *more).out)
    return found


def test_what_is_proposed_is_no_fact(run: Run, path: Path) -> None:
    assert run("extract", path).out.endswith("proposed, 0 accepted\n")
    assert all(facts(run, path)[kind] == [] for kind in KINDS)
    proposed = facts(run, path, "--status", "proposed")
    assert all(proposed[kind] for kind in KINDS if kind != "quotes")
    assert {one["status"] for one in proposed["proposals"]} == {"proposed"}
    for one in proposed["proposals"]:
        assert TEXT[one["start"] : one["end"]] == one["text"]
        assert TEXT[one["quote"]["start"] : one["quote"]["end"]] == one["quote"]["text"]
        assert one["rule"]
        assert one["engine"]
        assert len(one["text_sha256"]) == 64
        assert 0 < one["score"] <= 1


def test_accept_all_publishes_with_hedges_and_sources_and_one_undo_takes_it_back(run: Run, path: Path) -> None:
    made = run("extract", path, "--accept-all").out.split()
    assert made[0] == made[2]
    found = facts(run, path)
    assert all(found[kind] for kind in KINDS)
    names = {actor["id"]: actor["name"] for actor in found["actors"]}
    [reported] = (event for event in found["events"] if event["edtf"] == "2019-06")
    assert reported["modality"] == "reported"
    [claim] = (claim for claim in found["claims"] if claim["event"] == reported["id"])
    assert [names[id] for id in claim["attribution"]] == ["Norvège"]
    assert run("verify", path).code == 0
    assert run("undo", path).code == 0
    assert all(facts(run, path)[kind] == [] for kind in KINDS)


def test_reading_again_proposes_nothing_new(run: Run, path: Path) -> None:
    run("extract", path, "--accept-all")
    assert run("extract", path).out == "0 proposed, 0 accepted\n"
    before = facts(run, path)
    run("extract", path, "--accept-all")
    assert facts(run, path) == before


def test_one_document_as_json_is_all_that_was_found(run: Run, path: Path) -> None:
    found = json.loads(run("extract", path, "--document", "1", "--json").out)
    assert set(found) >= {"sentences", "actors", "dates", "figures", "transfers", "events", "claims"}
    assert [TEXT[one["start"] : one["end"]] for one in found["sentences"]] == TEXT.splitlines()
    assert run("extract", path, "--document", "9").code == 1
