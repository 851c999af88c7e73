"""The Dossier menu of a real window: what takes time is done beside it and leaves nothing open."""

from __future__ import annotations

import threading
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from workbench.store.dossier import Dossier
from workbench.store.read import verification

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from workbench.ui.desk import Notice
    from workbench.ui.window import Window


def test_a_verification_says_what_it_found_and_leaves_no_reader_open(
    window: Window, notices: list[Notice], qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = len(window.desk.dossier._readers)
    window.verbs.dossier.verify()
    qtbot.waitUntil(lambda: bool(notices))
    assert (notices[-1].level, notices[-1].text.startswith("Every quote")) == ("info", True)
    assert len(window.desk.dossier._readers) == before
    found = [verification.Finding("quote-text", f"quote {number}", f"Finding {number}.") for number in range(5)]
    monkeypatch.setattr(verification, "verify", lambda _reader: iter(found))
    window.verbs.dossier.verify()
    qtbot.waitUntil(lambda: notices[-1].level == "warning")
    assert notices[-1].text == "Finding 0.; Finding 1.; Finding 2. (+2)"


def test_a_backup_is_written_beside_the_window_and_over_nothing(
    window: Window, notices: list[Notice], tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    threads: list[threading.Thread] = []
    written: Callable[[Dossier, Path], None] = Dossier.backup_to

    def backup_to(dossier: Dossier, target: Path) -> None:
        threads.append(threading.current_thread())
        written(dossier, target)

    monkeypatch.setattr(Dossier, "backup_to", backup_to)
    target = tmp_path / "copy.dossier"
    window.verbs.dossier.write_backup(target)
    qtbot.waitUntil(lambda: bool(notices))
    assert notices[-1].text.startswith("Backup written")
    assert threads != [threading.main_thread()]
    with Dossier.open(target) as copy:
        assert copy.reader().value("SELECT count(*) FROM document") == 2
    window.verbs.dossier.write_backup(target)
    qtbot.waitUntil(lambda: notices[-1].level == "error")
    assert "is there already" in notices[-1].text
