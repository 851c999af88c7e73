"""Nothing typed is ever more than a second from safe: when a note is saved, and what happens when it cannot be."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal

from workbench.core.wording import tr
from workbench.files import data_folder
from workbench.store.read.notes import NoteDetail

QUIET = 800
CEILING = 900
RETRY = 5000


class Saver(QObject):
    """Saves one text at a time through `save`, which says whether it worked.

    Saved 800 ms after the last change, 900 ms after the first unsaved one while typing goes on, and at `flush`.
    When `save` fails, the text is copied to the rescue folder, `failed` names the copy, and saving is tried again.
    """

    failed = Signal(object)  # Path of the rescue copy, None when there could not even be one
    recovered = Signal()

    def __init__(self, save: Callable[[], bool], rescue: Callable[[], tuple[str, str]], parent: QObject) -> None:
        super().__init__(parent)
        self._save = save
        self._rescue = rescue
        self._quiet = self._timer(QUIET)
        self._ceiling = self._timer(CEILING)
        self._retry = self._timer(RETRY)
        self._is_dirty = False
        self._is_saving = False
        self.has_failed = False

    @property
    def is_dirty(self) -> bool:
        """Whether something was changed since it was saved last."""
        return self._is_dirty

    @property
    def is_saving(self) -> bool:
        """Whether a save is under way: what changes now is its own doing."""
        return self._is_saving

    def changed(self) -> None:
        """Something was typed."""
        self._is_dirty = True
        self._quiet.start()
        if not self._ceiling.isActive():
            self._ceiling.start()

    def flush(self) -> bool:
        """Save now what is unsaved; whether everything is safe in the dossier."""
        self._stop()
        if not self._is_dirty or self._is_saving:
            return not self._is_dirty
        self._is_saving = True
        try:
            is_saved = self._save()
        finally:
            self._is_saving = False
        if is_saved:
            self._is_dirty = False
            if self.has_failed:
                self.has_failed = False
                self.recovered.emit()
            return True
        self.has_failed = True
        self._retry.start()
        self.failed.emit(write_rescue(*self._rescue()))
        return False

    def forget(self) -> None:
        """What is unsaved no longer matters: its note is gone."""
        self._stop()
        self._is_dirty = self.has_failed = False

    def _stop(self) -> None:
        for timer in (self._quiet, self._ceiling, self._retry):
            timer.stop()

    def _timer(self, interval: int) -> QTimer:
        made = QTimer(self)
        made.setSingleShot(True)
        made.setInterval(interval)
        made.timeout.connect(self.flush)
        return made


def write_rescue(name: str, text: str) -> Path | None:
    """Put `text` into the rescue folder, one file a note and day; None when that fails too."""
    try:
        folder = data_folder() / "rescue"
        folder.mkdir(exist_ok=True)
        path = folder / f"{name}-{datetime.now(UTC):%Y-%m-%d}.md"
        # First beside it, then in its place: a full disk must not cost the copy that is there already.
        beside = path.with_suffix(".new")
        beside.write_text(text, encoding="utf-8")
        beside.replace(path)
    except OSError:
        return None
    return path


def rescue_name(note: NoteDetail | None) -> str:
    """What the rescue copy of a note is called."""
    if note is None:
        return "note"
    title = re.sub(r"[^\w-]+", "-", note.title)[:40]
    return f"{title}-{note.uid[:8]}"


def words_for(copy: Path | None) -> str:
    """What is said when a note could not be saved; `copy` is its rescue copy, None when there could not even be one."""
    if copy is None:
        return tr("The note could not be saved, nor copied elsewhere; keep this window open. Saving is tried again.")
    return tr("The note could not be saved. A copy is in {path}; saving is tried again.", path=copy)
