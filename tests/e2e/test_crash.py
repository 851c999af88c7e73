"""The program is killed in the middle of typing, and what was typed more than a second ago is there."""

from __future__ import annotations

import subprocess
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from pytestqt.qtbot import QtBot

from tests.e2e.conftest import Start
from tests.e2e.typing_child import WORDS
from workbench.files import data_folder
from workbench.store.dossier import Dossier
from workbench.store.read import actors, events, history, verification

if TYPE_CHECKING:
    from tests.conftest import Filled

_KEYS = 75


def _killed(dossier: Dossier, place: str = "note") -> tuple[int, int]:
    """Let a program type into a place and kill it: how many keys were pressed more than a second before, and its number."""
    root = Path(__file__).resolve().parents[2]
    command = [sys.executable, "-m", "tests.e2e.typing_child", str(dossier.path), place]
    child = subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=root)
    with child:
        assert child.stdout is not None
        told = [tuple(map(float, child.stdout.readline().split())) for _ in range(_KEYS)]
        child.kill()
        ended = time.monotonic()
    safe = int(max(count for moment, count in told if moment <= ended - 1))
    assert 0 < safe < _KEYS
    return safe, child.pid


def test_a_kill_costs_at_most_the_last_second(dossier: Dossier, start: Start, qtbot: QtBot) -> None:
    safe, _ = _killed(dossier)
    window = start(dossier.path)
    body = window.panes.notes.editor.body()
    assert body == (WORDS * 2)[: len(body)]
    assert len(body) >= safe
    assert list(verification.verify(window.desk.reader)) == []


def test_a_kill_while_a_name_is_typed_in_the_card_costs_at_most_its_last_second(filled: Filled, start: Start) -> None:
    before = actors.actor(filled.dossier.reader(), 1).name
    safe, _ = _killed(filled.dossier, "field")
    window = start(filled.path)
    name = actors.actor(window.desk.reader, 1).name
    assert name == (WORDS * 2)[: len(name)]
    assert len(name) >= len(WORDS[:safe].strip())
    # One step takes all of it back.
    assert history.steps(window.desk.reader)[0].label.startswith(f"Rename actor: {before} → Every word")
    window.desk.undo()
    assert actors.actor(window.desk.reader, 1).name == before
    assert list(verification.verify(window.desk.reader)) == []


@pytest.mark.parametrize("place", ["tree", "date"])
def test_a_kill_while_a_value_is_half_typed_changes_no_record_and_the_next_start_offers_it(
    filled: Filled, start: Start, place: str, qtbot: QtBot
) -> None:
    held = (actors.actor(filled.dossier.reader(), 1).name, events.event(filled.dossier.reader(), 1).edtf)
    safe, pid = _killed(filled.dossier, place)
    window = start(filled.path)
    assert (actors.actor(window.desk.reader, 1).name, events.event(window.desk.reader, 1).edtf) == held
    qtbot.waitUntil(window.notices.isVisible, timeout=10_000)
    assert f"“{WORDS[:safe].strip()}" in window.notices.text
    assert [path.suffixes[0] for path in (data_folder() / "drafts").glob("*.json")] == [f".{pid}"]
