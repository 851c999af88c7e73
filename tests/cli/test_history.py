"""`workbench history`, `undo` and `redo`, as they are typed."""

from __future__ import annotations

import json
from collections.abc import Callable

import pytest

from tests.conftest import Filled
from workbench.cli.main import main
from workbench.core.kinds import RecordKind
from workbench.operations import records
from workbench.store.dossier import Dossier

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


def test_snapshots_from_the_command_line(filled: Filled, typed: Typed) -> None:
    path, fleet = filled.path, filled.actors["fleet"]
    filled.dossier.close()
    assert typed("history", path, "--snapshots") == (0, "", "")
    assert typed("history", path, "--snapshot", "Avant")[0] == 0
    with Dossier.open(path) as dossier:
        records.edit(dossier, RecordKind.ACTOR, fleet, name="Flotte du Sud")
        records.create(dossier, RecordKind.EVENT, label="Escale")
    assert typed("history", path, "--snapshot", "Après")[0] == 0
    _, out, _ = typed("history", path, "--compare", "Avant")
    assert f"changed actor {fleet}: Flotte du Sud\n    Actor · Name: Flotte du Nord → Flotte du Sud\n" in out
    assert "made event 4: Escale\n" in out
    _, out, _ = typed("history", path, "--compare", "Avant", "Après", "--json")
    assert {one["change"] for one in json.loads(out)} == {"changed", "made"}
    assert typed("history", path, "--restore", "Avant", "--record", "actor", fleet)[0] == 0
    _, out, _ = typed("history", path, "--compare", "Avant")
    assert out == "made event 4: Escale\n"
    assert typed("history", path, "--restore", "Avant") == (0, "Restore snapshot: Avant\n", "")
    assert typed("history", path, "--compare", "Avant") == (0, "", "")
    code, _, err = typed("history", path, "--restore", "Jamais")
    assert (code, err) == (1, "workbench: There is no snapshot “Jamais”; there is “Après”, “Avant”.\n")


def test_the_trash_from_the_command_line(filled: Filled, typed: Typed) -> None:
    path, fleet = filled.path, filled.actors["fleet"]
    records.delete(filled.dossier, RecordKind.ACTOR, fleet)
    filled.dossier.close()
    _, out, _ = typed("history", path, "--trash")
    assert out.startswith(f"actor {fleet}: Flotte du Nord (")
    assert typed("history", path, "--recover")[0] == 1
    assert typed("history", path, "--recover", "--record", "actor", fleet) == (0, "Restore actor: Flotte du Nord\n", "")
    assert typed("history", path, "--trash") == (0, "", "")
    assert typed("undo", path)[0] == 0
    assert typed("history", path, "--empty-trash") == (0, "1 deleted record forgotten\n", "")
    assert typed("history", path, "--trash") == (0, "", "")
