"""`workbench merge`: looked at, decided, brought in, and nothing written to the other copy."""

from __future__ import annotations

import hashlib
import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import Run
from tests.conftest import Filled
from workbench.core.kinds import RecordKind
from workbench.operations import records
from workbench.store.dossier import Dossier

DATA = Path(__file__).resolve().parents[1] / "data"
Pair = tuple[Path, Path]


@pytest.fixture
def pair(filled: Filled, tmp_path: Path) -> Pair:
    """Two copies in which one actor was renamed differently, and one tag made in the second."""
    other = tmp_path / "office.dossier"
    filled.dossier.backup_to(other)
    with Dossier.open(other) as dossier:
        records.edit(dossier, RecordKind.ACTOR, filled.actors["fleet"], name="The fleet")
        records.create(dossier, RecordKind.TAG, name="theirs")
    records.edit(filled.dossier, RecordKind.ACTOR, filled.actors["fleet"], name="La flotte")
    filled.dossier.close()
    return filled.path, other


def _actors(run: Run, path: Path) -> set[str]:
    return {one["name"] for one in run("facts", path, "--json").json["actors"]}


def _digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def test_a_preview_lists_what_differs_and_changes_nothing(run: Run, pair: Pair) -> None:
    mine, theirs = pair
    before = run("history", mine, "--json").json
    said = run("merge", mine, theirs, "--preview", "--json").json
    assert said["has_common_past"] is True
    assert said["counts"] == {"new": 1, "conflict": 1}
    (actor,) = (item for item in said["items"] if item["table"] == "actor")
    (field,) = actor["fields"]
    assert (field["label"], field["status"], field["mine"], field["theirs"]) == (
        "Name", "conflict", "La flotte", "The fleet",
    )  # fmt: skip
    told = run("merge", mine, theirs, "--preview")
    assert "new: Tag: theirs" in told.out
    assert "Name (conflict): La flotte | The fleet" in told.out
    assert run("history", mine, "--json").json == before


@pytest.mark.parametrize("prefer, name", [("mine", "La flotte"), ("theirs", "The fleet"), ("newer", "La flotte")])
def test_a_conflict_ends_as_asked_and_the_other_copy_is_not_touched(
    run: Run, pair: Pair, prefer: str, name: str
) -> None:
    mine, theirs = pair
    before, beside = _digest(theirs), sorted(theirs.parent.iterdir())
    ended = run("merge", mine, theirs, "--prefer", prefer, "--json").json
    assert ended["made"] == {"tag": 1}
    assert ended["conflicts"][0]["stands"] == name
    assert name in _actors(run, mine)
    assert _digest(theirs) == before
    assert sorted(theirs.parent.iterdir()) == beside
    run("undo", mine)
    assert "La flotte" in _actors(run, mine)


def test_decisions_are_written_into_the_preview_and_handed_back(run: Run, pair: Pair, tmp_path: Path) -> None:
    mine, theirs = pair
    said = run("merge", mine, theirs, "--preview", "--json").json
    for item in said["items"]:
        if item["table"] == "tag":
            item["decision"] = "mine"
        else:
            item["fields"][0]["decision"] = "theirs"
    decided = tmp_path / "decided.json"
    decided.write_text(json.dumps(said))
    assert run("merge", mine, theirs, "--decisions", decided, "--json").json["made"] == {}
    assert "The fleet" in _actors(run, mine)


@pytest.mark.parametrize(
    "written, said", [("{", "is not JSON"), ('{"actor:1": "ours"}', "not “ours”"), ("[]", "A decision is")]
)
def test_decisions_that_are_none_are_refused_in_one_sentence(
    run: Run, pair: Pair, tmp_path: Path, written: str, said: str
) -> None:
    decided = tmp_path / "decided.json"
    decided.write_text(written)
    ended = run("merge", *pair, "--decisions", decided)
    assert ended.code == 1
    assert said in ended.err
    assert ended.err.count("\n") == 1


def test_an_older_dossier_is_brought_in_and_stays_what_it_is(
    run: Run, dossier: Dossier, tmp_path: Path, contents: Callable[[Dossier], Any]
) -> None:
    dossier.close()
    old = tmp_path / "old.dossier"
    shutil.copy(DATA / "dossier-v1.dossier", old)
    before = _digest(old)
    assert run("merge", dossier.path, old).code == 0
    assert _digest(old) == before
    assert len(run("facts", dossier.path, "--json").json["documents"]) == 2
    assert run("verify", dossier.path).code == 0
