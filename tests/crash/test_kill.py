"""`kill -9` at any moment: the dossier opens afterwards with everything up to the last gesture that was saved."""

from __future__ import annotations

import random
import shutil
import signal
import subprocess
import sys
import threading
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.crash.session import LENGTH, content, gestures
from workbench.store.dossier import Dossier
from workbench.store.read import verification

ROOT = Path(__file__).resolve().parents[2]


def _states(pattern: Path, folder: Path) -> list[str]:
    """What the dossier holds before the session and after each of its gestures."""
    path = folder / "reference.dossier"
    shutil.copy(pattern, path)
    with Dossier.open(path) as dossier:
        return [content(dossier), *(content(dossier) for _ in gestures(dossier))]


def _killed_after(path: Path, lines: int, seconds: float) -> int:
    """Run a session on `path`, kill it, and say which gesture it had told to be saved."""
    command = [sys.executable, "-m", "tests.crash.session", str(path)]
    told = 0
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, cwd=ROOT) as writer:
        assert writer.stdout is not None
        for _ in range(lines):
            told = int(writer.stdout.readline())
        threading.Event().wait(seconds)
        writer.send_signal(signal.SIGKILL)
        return max([told, *map(int, writer.stdout.read().split())])


@pytest.mark.timeout(1800)
def test_nothing_that_was_saved_is_lost_and_every_dossier_opens(
    dossier: Dossier, tmp_path: Path, rounds: Callable[[int, int], int]
) -> None:
    dossier.close()
    states = _states(dossier.path, tmp_path)
    chance = random.Random(7)
    path = tmp_path / "killed.dossier"
    for _ in range(rounds(15, 200)):
        for left in tmp_path.glob("killed.dossier*"):
            left.unlink()
        shutil.copy(dossier.path, path)
        lines = chance.randrange(LENGTH)
        # Without a line yet, it is starting or opening; with one, the next gesture is somewhere on its way.
        told = _killed_after(path, lines, chance.random() * (0.004 if lines else 0.8))
        with Dossier.open(path) as survived:
            found = content(survived)
            assert found in states[told : told + 2], f"after gesture {told}"
            with survived.reading() as reader:
                assert [one for one in verification.verify(reader) if one.rule != "broken-citation"] == []
            while survived.undo() is not None:
                pass
            assert content(survived) == states[0]
