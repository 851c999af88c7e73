"""A dossier made, copied and put back; nothing is overwritten, nothing is left out."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from workbench.core.errors import DossierError, RefusedFile
from workbench.core.kinds import RecordKind
from workbench.operations import files, records, texts
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
