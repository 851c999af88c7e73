"""Files dragged over a window: what letting go does is told, and no line of text takes their names for words."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QMimeData, QObject, Qt
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QTextEdit, QWidget

from workbench.core.wording import trn

if TYPE_CHECKING:
    from workbench.ui.window import Window

_DRAGGED = (QEvent.Type.DragEnter, QEvent.Type.DragMove, QEvent.Type.Drop)


def paths_of(data: QMimeData) -> list[Path]:
    """The files of this machine among what is dragged."""
    return [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]


class Dropping(QObject):
    """Sees a drag before any widget does: Qt would write a file's address into the name of an actor, and save it."""

    def __init__(self, window: Window) -> None:
        super().__init__(window)
        self._window = window
        handle = window.windowHandle()
        if handle is not None:
            handle.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if kind in _DRAGGED and isinstance(event, QDropEvent):
            return self._take(event, paths_of(event.mimeData()))
        if kind == QEvent.Type.DragLeave:
            self._window.status.clearMessage()
        return False

    def _take(self, event: QDropEvent, paths: list[Path]) -> bool:
        """Whether the drag is of files over a text that would take them for words: then it is the window's."""
        if not paths:
            return False
        under = self._window.childAt(event.position().toPoint())
        is_let_go = event.type() == QEvent.Type.Drop
        if is_let_go or _is_search(under):
            self._window.status.clearMessage()
        else:
            words = trn("Let go to import {count} file", "Let go to import {count} files", len(paths))
            self._window.status.showMessage(words)
        if not _is_text(under):
            return False
        event.setDropAction(Qt.DropAction.CopyAction)
        event.accept()
        if is_let_go:
            self._window.verbs.dossier.import_paths(paths)
        return True


def _is_text(under: QWidget | None) -> bool:
    # What is written on several lines has its words in a viewport.
    texts = (QLineEdit, QPlainTextEdit, QTextEdit)
    above = under.parentWidget() if under is not None else None
    return not _is_search(under) and (isinstance(under, texts) or isinstance(above, texts))


def _is_search(under: QWidget | None) -> bool:
    """Whether it is the search box, which looks for the names in a file."""
    from workbench.ui.searchbox import SearchBox

    return isinstance(under, SearchBox)
