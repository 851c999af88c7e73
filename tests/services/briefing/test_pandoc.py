"""Pandoc is shut in: what it cannot do or takes too long for becomes one sentence."""

from __future__ import annotations

from pathlib import Path

import pytest

from workbench.core.errors import WorkbenchError
from workbench.services.briefing import pandoc


def test_a_document_that_it_cannot_read_gets_a_sentence() -> None:
    with pytest.raises(WorkbenchError, match="could not be turned into this format"):
        pandoc.convert(b"{", "json", "html")


def test_it_may_not_read_other_files(tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("the words of another file")
    wanted = f".. include:: {secret}\n".encode()
    assert b"another file" not in pandoc.convert(wanted, "rst", "html")


def test_it_is_stopped_after_its_time(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pandoc, "TIME_LIMIT", 0.000_1)
    with pytest.raises(WorkbenchError, match="took longer than 0 seconds"):
        pandoc.convert(b"x", "commonmark", "html")


def test_a_missing_program_gets_a_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pandoc, "_program", lambda: "/nowhere/pandoc")
    with pytest.raises(WorkbenchError, match="reinstall the workbench"):
        pandoc.convert(b"x", "commonmark", "html")
