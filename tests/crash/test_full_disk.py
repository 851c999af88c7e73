"""A disk that is full, fails or may only be read: the gesture is refused in a sentence, and everything before it stays."""

from __future__ import annotations

import os
import shutil
import sqlite3
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.crash.session import content, gestures
from workbench.core.errors import DossierError, Unsaved
from workbench.core.kinds import RecordKind
from workbench.operations import files, records
from workbench.store import connection
from workbench.store.dossier import Dossier
from workbench.store.read import verification

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of 1.5 MB."""
    place = tmp_path / "disk"
    place.mkdir()
    mount = shutil.which("mount")
    command = [mount or "mount", "-t", "tmpfs", "-o", "size=1536k", "tmpfs", str(place)]
    if os.name == "nt" or mount is None or os.geteuid() != 0:
        pytest.skip("only root can mount a small disk")
    if subprocess.run(command, capture_output=True, check=False).returncode:
        pytest.skip("no disk can be mounted here")
    yield place
    subprocess.run(["umount", "-l", str(place)], check=True)


def _until_refused(dossier: Dossier, *, day: int = 0) -> tuple[str, Unsaved]:
    """Work until a gesture cannot be saved; what the dossier held before it, and what was said."""
    before = content(dossier)
    while True:
        try:
            for _ in gestures(dossier, day=day):
                before = content(dossier)
        except Unsaved as error:
            return before, error
        day += 1


def _is_sound(dossier: Dossier) -> bool:
    with dossier.reading() as reader:
        return [one for one in verification.verify(reader) if one.rule != "broken-citation"] == []


def test_a_full_disk_takes_one_gesture_and_says_so(small_disk: Path, tmp_path: Path) -> None:
    path = small_disk / "case.dossier"
    ballast = small_disk / "ballast"
    with Dossier.create(path) as dossier:
        ballast.write_bytes(b"x" * 300_000)
        before, said = _until_refused(dossier)
        assert "disk is full" in str(said)
        assert content(dossier) == before
        # Still full: refused again, and still readable.
        assert "disk is full" in str(_until_refused(dossier, day=50)[1])
        # The gesture goes into a rescue copy elsewhere.
        rescued, label = files.rescue(dossier, lambda copy: records.create(copy, RecordKind.TAG, name="rescued"))
        assert "rescued" in label
        with Dossier.open(rescued) as copy:
            assert copy.reader().value("SELECT count(*) FROM tag WHERE name = 'rescued'") == 1
        # Room again: work goes on where it stood.
        held = content(dossier)
        ballast.unlink()
        records.create(dossier, RecordKind.TAG, name="room again")
        dossier.undo()
        assert content(dossier) == held
        assert _is_sound(dossier)
    shutil.copy(path, tmp_path / "after.dossier")
    with Dossier.open(tmp_path / "after.dossier") as dossier:
        assert content(dossier) == held


def test_a_backup_onto_a_full_disk_leaves_no_half_of_one(small_disk: Path, dossier: Dossier) -> None:
    for _ in gestures(dossier):
        pass
    (small_disk / "ballast").write_bytes(b"x" * 1_300_000)
    with pytest.raises(DossierError, match="disk is full"):
        dossier.backup_to(small_disk / "copy.dossier")
    assert [path.name for path in small_disk.iterdir()] == ["ballast"]


LIMITED = """
import resource, sys
from pathlib import Path
from tests.crash.session import content
from tests.crash.test_full_disk import _is_sound, _until_refused
from workbench.core.kinds import RecordKind
from workbench.operations import records
from workbench.store.dossier import Dossier

usual = resource.getrlimit(resource.RLIMIT_FSIZE)
with Dossier.open(Path(sys.argv[1])) as dossier:
    dossier.prepare()
    for limit in (200_000, 500_000, 900_000):
        resource.setrlimit(resource.RLIMIT_FSIZE, (limit, usual[1]))
        before, said = _until_refused(dossier, day=limit // 1000)
        assert content(dossier) == before
        resource.setrlimit(resource.RLIMIT_FSIZE, usual)
        records.create(dossier, RecordKind.TAG, name=f"after {limit}")
        assert _is_sound(dossier)
    sys.stdout.write(str(said))
"""


@pytest.mark.skipif(os.name == "nt", reason="Unix limits")
def test_a_disk_that_fails_a_write_takes_one_gesture_and_work_goes_on_when_it_answers_again(dossier: Dossier) -> None:
    dossier.close()
    ran = subprocess.run(
        [sys.executable, "-c", LIMITED, str(dossier.path)], capture_output=True, text=True, cwd=ROOT, check=False
    )
    assert ran.returncode == 0, ran.stderr
    assert "was not saved" in ran.stdout


def test_every_statement_that_finds_the_file_full_leaves_the_dossier_usable(dossier: Dossier) -> None:
    """SQLite gives a transaction up by itself when a page cannot be had in its middle."""
    dossier.prepare()
    (pages,) = dossier._connect().execute("PRAGMA page_count").fetchone()
    dossier._connect().execute(f"PRAGMA max_page_count = {pages + 2}")
    before, said = _until_refused(dossier)
    assert "disk is full" in str(said)
    assert content(dossier) == before
    with pytest.raises(Unsaved, match="disk is full"):
        _many_tags(dossier)
    assert content(dossier) == before
    dossier._connect().execute("PRAGMA max_page_count = 1000000")
    records.create(dossier, RecordKind.TAG, name="room again")
    dossier.undo()
    assert content(dossier) == before
    assert _is_sound(dossier)


def _many_tags(dossier: Dossier) -> None:
    with dossier.batch():
        for number in range(1000):
            records.create(dossier, RecordKind.TAG, name=f"{number} " * 100)


# -- only to read ----------------------------------------------------------------------------------------------------------


@pytest.fixture
def read_only_folder() -> Iterator[Callable[[Dossier], Path]]:
    """Copies a dossier into a folder that may only be read, by somebody who is not root."""
    if os.name == "nt":
        pytest.skip("Unix permissions")
    is_root = os.geteuid() == 0
    # Not below the test's own folder, which only its owner may enter.
    with tempfile.TemporaryDirectory() as folder:

        def copy(dossier: Dossier) -> Path:
            path = Path(folder) / "theirs.dossier"
            dossier.backup_to(path)
            path.chmod(0o444)
            Path(folder).chmod(0o555)
            if is_root:
                os.seteuid(65534)
            return path

        yield copy
        if is_root:
            os.seteuid(0)
        Path(folder).chmod(0o755)


def test_a_folder_that_may_only_be_read_shows_its_dossier_and_says_why_it_takes_nothing(
    dossier: Dossier, read_only_folder: Callable[[Dossier], Path]
) -> None:
    records.create(dossier, RecordKind.TAG, name="there")
    path = read_only_folder(dossier)
    with files.open_as_can_be(path) as opened:
        assert "may only be read" in opened.reason_to_read_only
        assert opened.reader().value("SELECT name FROM tag") == "there"
        assert _is_sound(opened)
        with pytest.raises(Unsaved, match="may only be read"):
            records.create(opened, RecordKind.TAG, name="x")


def test_a_file_that_becomes_read_only_while_it_is_open_still_takes_what_its_owner_does(dossier: Dossier) -> None:
    dossier.path.chmod(0o444)
    records.create(dossier, RecordKind.TAG, name="open already")
    dossier.path.chmod(0o644)
    assert _is_sound(dossier)


# -- two programs ------------------------------------------------------------------------------------------------------------


def test_two_programs_on_one_file_lose_no_gesture_of_either(dossier: Dossier) -> None:
    code = """
import sys
from pathlib import Path
from workbench.core.kinds import RecordKind
from workbench.operations import records
from workbench.store.dossier import Dossier
with Dossier.open(Path(sys.argv[1])) as dossier:
    for number in range(60):
        records.create(dossier, RecordKind.TAG, name=f"theirs {number}")
"""
    with subprocess.Popen([sys.executable, "-c", code, str(dossier.path)], cwd=ROOT) as other:
        for number in range(60):
            records.create(dossier, RecordKind.TAG, name=f"ours {number}")
        assert other.wait(60) == 0
    assert dossier.reader().value("SELECT count(*) FROM tag") == 120
    assert _is_sound(dossier)
    while dossier.undo() is not None:
        pass
    assert dossier.reader().value("SELECT count(*) FROM tag") == 0


def test_a_wait_for_another_program_that_is_too_long_is_told_and_costs_nothing(
    dossier: Dossier, monkeypatch: pytest.MonkeyPatch, make_holder: Callable[[], sqlite3.Connection]
) -> None:
    monkeypatch.setattr(connection, "BUSY_TIMEOUT", 0.05)
    records.create(dossier, RecordKind.TAG, name="before")
    holder = make_holder()
    with pytest.raises(DossierError, match="in use by another program"):
        records.create(dossier, RecordKind.TAG, name="during")
    holder.execute("ROLLBACK")
    records.create(dossier, RecordKind.TAG, name="after")
    assert [row[0] for row in dossier.reader().rows("SELECT name FROM tag ORDER BY id")] == ["before", "after"]


@pytest.fixture
def make_holder(dossier: Dossier) -> Iterator[Callable[[], sqlite3.Connection]]:
    """Another connection that holds the write lock."""
    held: list[sqlite3.Connection] = []

    def make() -> sqlite3.Connection:
        other = sqlite3.connect(dossier.path, isolation_level=None)
        held.append(other)
        other.execute("BEGIN IMMEDIATE")
        return other

    yield make
    for other in held:
        other.close()


def test_a_disk_that_may_only_be_read_is_told_in_a_sentence_whatever_was_to_be_written(
    small_disk: Path, tmp_path: Path
) -> None:
    path = small_disk / "case.dossier"
    Dossier.create(path).close()
    files.backup(path)
    subprocess.run(["mount", "-o", "remount,ro", str(small_disk)], check=True)
    with files.open_as_can_be(path) as opened:
        with pytest.raises(Unsaved, match="may only be read"):
            records.create(opened, RecordKind.TAG, name="x")
        with pytest.raises(DossierError, match="Read-only"):
            opened.backup_to(small_disk / "copy.dossier")
        opened.backup_to(tmp_path / "elsewhere.dossier")
    assert _is_sound_file(tmp_path / "elsewhere.dossier")


def _is_sound_file(path: Path) -> bool:
    with Dossier.open(path) as opened:
        return _is_sound(opened)
