"""The program is killed in the middle of typing, and what was typed more than a second ago is there."""

from __future__ import annotations

import subprocess
import sys
import time
from pathlib import Path

from pytestqt.qtbot import QtBot

from tests.e2e.conftest import Start
from tests.e2e.typing_child import WORDS
from workbench.store.dossier import Dossier
from workbench.store.read import verification

_KEYS = 75


def test_a_kill_costs_at_most_the_last_second(dossier: Dossier, start: Start, qtbot: QtBot) -> None:
    root = Path(__file__).resolve().parents[2]
    child = subprocess.Popen(
        [sys.executable, "-m", "tests.e2e.typing_child", str(dossier.path)], stdout=subprocess.PIPE, text=True, cwd=root
    )
    with child:
        assert child.stdout is not None
        told = [tuple(map(float, child.stdout.readline().split())) for _ in range(_KEYS)]
        child.kill()
        ended = time.monotonic()
    safe = int(max(count for moment, count in told if moment <= ended - 1))
    assert 0 < safe < _KEYS

    window = start(dossier.path)
    body = window.panes.notes.editor.body()
    assert body == (WORDS * 2)[: len(body)]
    assert len(body) >= safe
    assert list(verification.verify(window.desk.reader)) == []
