"""A disk whose fsync fails: the gesture is refused in a sentence, and nothing that was saved before or after is lost."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
SHIM = """
#include <unistd.h>
#include <stdlib.h>
#include <errno.h>
int fsync(int handle) { if (access(getenv("FAILS"), F_OK) == 0) { errno = EIO; return -1; } return 0; }
int fdatasync(int handle) { return fsync(handle); }
"""
SESSION = """
import os, sys
from pathlib import Path
from workbench.core.errors import DossierError, Unsaved
from workbench.core.kinds import RecordKind
from workbench.operations import records
from workbench.store.backups import Policy
from workbench.store.dossier import Dossier

def names(dossier):
    return sorted(name for (name,) in dossier.reader().rows("SELECT name FROM tag"))

fails = Path(os.environ["FAILS"])
with Dossier.open(Path(sys.argv[1])) as dossier:
    records.create(dossier, RecordKind.TAG, name="before")
    fails.touch()
    for work in (lambda: records.create(dossier, RecordKind.TAG, name="during"), dossier.undo):
        try:
            work()
        except Unsaved as error:
            assert "was not saved" in str(error)
        else:
            raise AssertionError("said to be saved")
        assert names(dossier) == ["before"]
    try:
        dossier.keep_backup(Policy())
    except DossierError as error:
        assert "No copy could be written" in str(error)
    else:
        raise AssertionError("a copy said to be there")
    fails.unlink()
    records.create(dossier, RecordKind.TAG, name="after")
    assert names(dossier) == ["after", "before"]
"""


def test_a_failing_fsync_is_told_and_work_goes_on_when_it_succeeds_again(tmp_path: Path, dossier: object) -> None:
    compiler = shutil.which("cc")
    if compiler is None or not sys.platform.startswith("linux"):
        pytest.skip("a failing fsync is made by a library that takes a C compiler and Linux")
    source, library = tmp_path / "shim.c", tmp_path / "shim.so"
    source.write_text(SHIM)
    subprocess.run([compiler, "-shared", "-fPIC", "-o", str(library), str(source)], check=True)
    path = dossier.path  # type: ignore[attr-defined]
    dossier.close()  # type: ignore[attr-defined]
    around = {**os.environ, "LD_PRELOAD": str(library), "FAILS": str(tmp_path / "fails")}
    command = [sys.executable, "-c", SESSION, str(path)]
    ran = subprocess.run(command, env=around, cwd=ROOT, capture_output=True, text=True, check=False)
    assert ran.returncode == 0, ran.stderr
    verified = subprocess.run([sys.executable, "-m", "workbench", "verify", str(path)], cwd=ROOT, check=False)
    assert verified.returncode == 0
