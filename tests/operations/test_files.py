"""A dossier made, copied and put back; nothing is overwritten, nothing is left out."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from workbench.core.errors import DossierError, RefusedFile
from workbench.core.kinds import RecordKind
from workbench.operations import files, records, texts
from workbench.store import backups
from workbench.store.dossier import Dossier

if TYPE_CHECKING:
    from tests.conftest import Filled

Contents = Callable[[Dossier], dict[str, list[tuple[Any, ...]]]]


def test_backup_and_restore_bring_everything_back(filled: Filled, tmp_path: Path, contents: Contents) -> None:
    before = contents(filled.dossier)
    copy, back = tmp_path / "copy.dossier", tmp_path / "back.dossier"
    files.backup(filled.path, copy)
    files.restore(copy, back)
    with Dossier.open(back) as restored:
        assert contents(restored) == before
        assert restored.undo() is not None


def test_restoring_a_dossier_that_is_open_takes_its_last_gesture_too(filled: Filled, tmp_path: Path) -> None:
    records.create(filled.dossier, RecordKind.TAG, name="just now")
    target = tmp_path / "copy.dossier"
    files.restore(filled.path, target)
    with Dossier.open(target) as copy:
        assert copy.reader().value("SELECT count(*) FROM tag WHERE name = 'just now'") == 1


def test_nothing_is_overwritten(filled: Filled, tmp_path: Path) -> None:
    target = tmp_path / "there"
    target.write_text("precious")
    for act in (files.backup, files.restore):
        with pytest.raises(DossierError, match="there already"):
            act(filled.path, target)
    assert target.read_text() == "precious"


def test_a_restore_that_cannot_be_leaves_nothing(filled: Filled, tmp_path: Path) -> None:
    no_dossier = tmp_path / "words.txt"
    no_dossier.write_text("words")
    with pytest.raises(DossierError, match="not a dossier"):
        files.restore(no_dossier, tmp_path / "new.dossier")
    assert not (tmp_path / "new.dossier").exists()
    with pytest.raises(DossierError):
        files.restore(filled.path, tmp_path / "nowhere" / "new.dossier")
    with pytest.raises(DossierError):
        files.backup(filled.path, tmp_path / "nowhere" / "new.dossier")


def test_a_new_dossier_needs_a_folder(tmp_path: Path) -> None:
    with pytest.raises(DossierError, match="make it first"):
        files.new(tmp_path / "nowhere" / "x.dossier")


def test_a_text_of_the_analysts_own_is_read_whole_or_refused(tmp_path: Path) -> None:
    path = tmp_path / "note.md"
    path.write_bytes("\ufeffé\r\n".encode())
    assert texts.read_text(path) == "é\n"
    path.write_bytes(b"\xff\xfe\x00")
    with pytest.raises(RefusedFile, match="not UTF-8"):
        texts.read_text(path)
    with pytest.raises(RefusedFile, match="cannot be read"):
        texts.read_text(tmp_path / "missing.md")


# -- kept safe -----------------------------------------------------------------------------------------------------------


def test_a_rotating_copy_comes_back_beside_the_dossier_under_its_moment(filled: Filled, contents: Contents) -> None:
    before = contents(filled.dossier)
    made = files.backup(filled.path)
    records.create(filled.dossier, RecordKind.TAG, name="later")
    assert files.backup(filled.path) != made
    earlier = backups.copies(filled.path)[-1]
    path = files.restore_beside(earlier, filled.path)
    assert path.parent == filled.path.parent
    assert f"{earlier.made.astimezone():%Y-%m-%d}" in path.name
    with Dossier.open(path) as restored:
        assert contents(restored) == before
    assert files.restore_beside(earlier, filled.path) != path


def test_asking_for_a_copy_takes_none_away(filled: Filled) -> None:
    for number in range(9):
        records.create(filled.dossier, RecordKind.TAG, name=str(number))
        files.backup(filled.path)
    assert len(backups.copies(filled.path)) == 9


@pytest.mark.parametrize(
    "name",
    [
        "filled (Anne's conflicted copy 2024-10-23).dossier",
        "filled (copie en conflit 2024-10-23).dossier",
        "filled.sync-conflict-20241023-120000-ABCDEFG.dossier",
        "filled-LAPTOP-7Q2.dossier",
        "filled (1).dossier",
    ],
)
def test_the_copies_that_shared_folders_make_are_known_from_either_side(filled: Filled, name: str) -> None:
    filled.dossier.close()
    other = filled.path.with_name(name)
    shutil.copy(filled.path, other)
    assert files.other_copies(filled.path) == [other]
    assert files.other_copies(other) == [filled.path]


def test_another_dossier_is_no_copy_whatever_its_name(filled: Filled) -> None:
    Dossier.create(filled.path.with_name("filled (1).dossier")).close()
    filled.path.with_name("filled (conflicted copy).dossier").write_text("no dossier")
    shutil.copy(filled.path, filled.path.with_name("archive.dossier"))
    assert files.other_copies(filled.path) == []


def test_a_rescue_copy_takes_one_gesture_after_the_other(filled: Filled, own_home: Path) -> None:
    path, label = files.rescue(filled.dossier, lambda copy: records.create(copy, RecordKind.TAG, name="one"))
    again, _ = files.rescue(filled.dossier, lambda copy: records.create(copy, RecordKind.TAG, name="two"), into=path)
    assert path == again
    assert own_home in path.parents
    assert "one" in label
    with Dossier.open(path) as copy:
        assert {"one", "two"} <= {row[0] for row in copy.reader().rows("SELECT name FROM tag")}
    assert filled.dossier.reader().value("SELECT count(*) FROM tag") == 1


def test_no_rescue_copy_where_there_is_no_room_for_one_is_told(filled: Filled, own_home: Path) -> None:
    folder = own_home / "data" / "analyst-workbench"
    folder.mkdir(parents=True)
    (folder / "rescue").write_text("a file in its way")
    with pytest.raises(DossierError, match="No rescue copy could be made"):
        files.rescue(filled.dossier)
