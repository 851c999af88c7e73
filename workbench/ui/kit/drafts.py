"""What stands typed in a line and is in no record yet is kept in a file beside, never more than a second behind."""

from __future__ import annotations

import json
import os
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from shiboken6 import isValid

# Milliseconds from the first key that is not in the file to the file.
_CEILING = 900
_WHAT, _BEFORE, _WAITS = "draft", "draft_before", "draft_waits"


class Draft(NamedTuple):
    """What was typed, what it was typed over, and the words for where."""

    what: str
    before: str
    text: str


def keep(line: QLineEdit, what: str, *, waits: bool = False) -> None:
    """From now on, what is typed into `line` is kept while it stands there unsaved; `what` says what it is.

    `waits`: it is not saved by being left, and stays as long as it can be seen.
    """
    line.setProperty(_WHAT, what)
    line.setProperty(_WAITS, waits)


class Drafts(QObject):
    """Watches the line that has the keyboard; `path` is this program's file for one dossier.

    A draft goes when its line is left, unless the line still shows it and has refused it or `waits`.
    """

    def __init__(self, path: Path, parent: QObject) -> None:
        super().__init__(parent)
        self._path = path
        self._lines: list[QLineEdit] = []
        self._written: list[Draft] = []
        self._due = QTimer(self)
        self._due.setSingleShot(True)
        self._due.setInterval(_CEILING)
        self._due.timeout.connect(self._write)
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        self._application = application
        self._application.focusChanged.connect(self._on_focus)

    def close(self) -> None:
        """The window goes: what was refused and still stands there stays in the file."""
        self._application.focusChanged.disconnect(self._on_focus)
        self._settle(None)

    def _on_focus(self, _old: QWidget | None, new: QWidget | None) -> None:
        if self._lines:
            self._settle(new)
        if isinstance(new, QLineEdit) and new.property(_WHAT) and new not in self._lines:
            new.setProperty(_BEFORE, new.text())
            new.textEdited.connect(self._on_edited)
            self._lines.append(new)

    def _settle(self, held: QWidget | None) -> None:
        """Let go of the lines that were left and whose text went where it belongs."""
        left = [line for line in self._lines if line is not held and not (isValid(line) and _stands(line))]
        for line in left:
            self._lines.remove(line)
            if isValid(line):
                line.textEdited.disconnect(self._on_edited)
        if left and self._written:
            self._write()

    def _on_edited(self) -> None:
        if not self._due.isActive():
            self._due.start()

    def _write(self) -> None:
        self._due.stop()
        found = [draft for line in self._lines if isValid(line) and (draft := _draft(line))]
        if found == self._written:
            return
        # A draft that cannot be written is no reason to disturb whoever is typing.
        with suppress(OSError):
            write(self._path, found)
            self._written = found


def _stands(line: QLineEdit) -> bool:
    """Whether the line still shows a text that was not taken."""
    return line.isVisible() and bool(line.property("invalid") or (line.property(_WAITS) and _draft(line)))


def _draft(line: QLineEdit) -> Draft | None:
    text, before = line.text(), str(line.property(_BEFORE))
    return Draft(str(line.property(_WHAT)), before, text) if text.strip() and text != before else None


def write(path: Path, found: Iterable[Draft]) -> None:
    """Put drafts into a file, or take the file away when there are none; OSError when that cannot be."""
    listed = [draft._asdict() for draft in found]
    if not listed:
        path.unlink(missing_ok=True)
        return
    path.parent.mkdir(parents=True, exist_ok=True)
    beside = path.with_suffix(".new")
    beside.write_text(json.dumps(listed, ensure_ascii=False), encoding="utf-8")
    beside.replace(path)


def read(path: Path) -> list[Draft]:
    """The drafts in a file; none where there is no such file or it holds something else."""
    try:
        return [
            Draft(str(one["what"]), str(one["before"]), str(one["text"])) for one in json.loads(path.read_text("utf-8"))
        ]
    except (OSError, ValueError, TypeError, KeyError):
        return []


def path_for(folder: Path, dossier: str) -> Path:
    """The file of this program for one dossier: two programs on it do not write into each other's."""
    return folder / f"{dossier}.{os.getpid()}.json"


def left_behind(folder: Path, dossier: str) -> list[Path]:
    """Files of programs that ended in the middle of typing."""
    listed = folder.glob(f"{dossier}.*.json") if folder.is_dir() else ()
    return sorted(path for path in listed if not _is_running(path.suffixes[-2][1:]))


def _is_running(number: str) -> bool:
    """Whether the program with this number still runs, as far as the system tells without disturbing it."""
    if os.name == "nt" or not number.isdigit():
        return False
    try:
        os.kill(int(number), 0)
    except PermissionError:
        return True
    except (OSError, OverflowError):
        return False
    return True
