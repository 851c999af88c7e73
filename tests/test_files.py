from __future__ import annotations

import os
from pathlib import Path

import pytest

from workbench import files


def test_resources_and_seeds_are_found() -> None:
    assert files.resource("themes", "light.json").is_file()
    assert files.seed("migrations", "0001_initial.sql").is_file()


def test_a_missing_file_is_the_callers_to_notice() -> None:
    assert not files.resource("nothing").exists()


@pytest.mark.skipif(os.name == "nt", reason="the XDG folders are a Unix matter")
def test_the_users_folder_follows_the_environment(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    folder = files.data_folder()
    assert folder == tmp_path / "data" / "analyst-workbench"
    assert folder.is_dir()


def test_no_test_reaches_the_users_own_folder(own_home: Path) -> None:
    assert files.data_folder().is_relative_to(own_home)
    assert Path.home() == own_home
