"""`workbench history`, `undo` and `redo`, as they are typed."""

from __future__ import annotations

import json
from collections.abc import Callable

import pytest

from tests.conftest import Filled
from workbench.cli.main import main
from workbench.core.kinds import RecordKind
from workbench.operations import records

Typed = Callable[..., tuple[int, str, str]]


@pytest.fixture
def typed(capsys: pytest.CaptureFixture[str]) -> Typed:
    def run(*words: object) -> tuple[int, str, str]:
        code = main([str(word) for word in words])
        told = capsys.readouterr()
        return code, told.out, told.err

    return run


def test_history_of_one_record_with_each_field(filled: Filled, typed: Typed) -> None:
    fleet = filled.actors["fleet"]
    records.edit(filled.dossier, RecordKind.ACTOR, fleet, name="Flotte du Sud")
    filled.dossier.close()
    code, out, _ = typed("history", filled.path, "--record", "actor", fleet, "--details")
    assert code == 0
    assert "Actor: Flotte du Sud (changed)\n        Name: Flotte du Nord → Flotte du Sud" in out
    assert "Bordurie" not in out
    code, out, _ = typed("history", filled.path, "--record", "actor", fleet, "--details", "--json", "--limit", 1)
    (row,) = json.loads(out)
    assert row["entries"][0]["fields"] == [{"label": "Name", "before": "Flotte du Nord", "after": "Flotte du Sud"}]
    code, _, err = typed("history", filled.path, "--record", "ship", 1)
    assert (code, err.count("\n")) == (1, 1)
    assert "no kind of record" in err


def test_an_old_step_is_undone_by_its_number(filled: Filled, typed: Typed) -> None:
    old = records.edit(filled.dossier, RecordKind.ACTOR, filled.actors["fleet"], name="Flotte du Sud").operation
    records.edit(filled.dossier, RecordKind.ACTOR, filled.actors["borduria"], name="Borduria")
    filled.dossier.close()
    code, out, _ = typed("undo", filled.path, "--step", old)
    assert (code, out) == (0, "Undo: Rename actor: Flotte du Nord → Flotte du Sud\n")
    code, _, err = typed("undo", filled.path, "--step", old)
    assert code == 1
    assert "undone already" in err
    code, _, err = typed("undo", filled.path, "--step", old, "--import")
    assert code == 1
    assert "not part of an import" in err
    code, out, _ = typed("undo", filled.path)
    assert (code, out) == (0, "Undo: Rename actor: Flotte du Nord → Flotte du Sud\n")
    code, out, _ = typed("redo", filled.path)
    assert code == 0
