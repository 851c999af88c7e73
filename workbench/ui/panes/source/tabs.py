"""The documents opened last, one tab each; the one being read says where its reader is."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QSizePolicy, QTabBar, QWidget

from workbench.core.wording import tr
from workbench.ui.panes.source.cutting import has_right_to_left

MOST = 8
_LONGEST = 34


class DocumentTabs(QTabBar):
    """Emits `chosen(document id)` when the analyst goes to a tab, never when the program does."""

    chosen = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._read: int | None = None
        self._place = ""
        self._is_arriving = False
        self.setObjectName("source.tabs")
        self.setAccessibleName(tr("Open documents"))
        self.setDrawBase(False)
        self.setExpanding(False)
        self.setMovable(True)
        self.setElideMode(Qt.TextElideMode.ElideRight)
        # The place in the tab changes while scrolling: that must never lay the window out again.
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.currentChanged.connect(self._on_current)
        self.tabBarClicked.connect(self._on_clicked)

    def show_document(self, document_id: int, title: str, *, is_current: bool = True) -> None:
        """A tab for this document, the oldest one put away when there are too many."""
        with self._quiet():
            index = self._index_of(document_id)
            if index is None:
                index = self.addTab(_apart(_short(title)))
                self.setTabData(index, document_id)
            self._title(index, title)
            if is_current:
                self.setCurrentIndex(index)
            while self.count() > MOST:
                self.removeTab(0 if self.currentIndex() else 1)
        self._name()

    def keep_only(self, titles: Mapping[int, str]) -> None:
        """Put the tabs of documents away that are not in `titles` (by id), and take the others' titles from it."""
        with self._quiet():
            for index in reversed(range(self.count())):
                title = titles.get(self.tabData(index))
                if title is None:
                    self.removeTab(index)
                else:
                    self._title(index, title)
        self._name()

    def tell_place(self, document_id: int | None, place: str) -> None:
        """Write where the reader is ("p. 3") beside the title of the document being read."""
        if (document_id, place) != (self._read, self._place):
            self._read, self._place = document_id, place
            self._name()

    @property
    def is_arriving(self) -> bool:
        """Whether the reader is on the way to another place: it is told when they are there."""
        return self._is_arriving

    @contextmanager
    def arriving(self, tell: Callable[[], None]) -> Iterator[None]:
        """Go somewhere else inside, then `tell` it: to say each step lays out the top of the text, and all tabs anew."""
        self._is_arriving = True
        try:
            yield
        finally:
            self._is_arriving = False
            tell()

    def documents(self) -> list[int]:
        """Ids from left to right."""
        return [self.tabData(index) for index in range(self.count())]

    def titles(self) -> list[str]:
        """What the tabs say, from left to right."""
        return [self.tabText(index) for index in range(self.count())]

    def put_away(self, index: int) -> None:
        """Close a tab; the last one stays."""
        if index >= 0 and self.count() > 1:
            self.removeTab(index)

    def _index_of(self, document_id: int) -> int | None:
        return next((index for index in range(self.count()) if self.tabData(index) == document_id), None)

    def _title(self, index: int, title: str) -> None:
        self.setTabToolTip(index, title)
        self.setAccessibleTabName(index, title)

    def _name(self) -> None:
        for index in range(self.count()):
            title = _apart(_short(self.tabToolTip(index)))
            is_read = self.tabData(index) == self._read and self._place
            words = f"{title} · {self._place}" if is_read else title
            if self.tabText(index) != words:
                self.setTabText(index, words)

    def _on_current(self, index: int) -> None:
        if index >= 0:
            self.chosen.emit(int(self.tabData(index)))

    def _on_clicked(self, index: int) -> None:
        if index >= 0 and index == self.currentIndex():
            self.chosen.emit(int(self.tabData(index)))

    @contextmanager
    def _quiet(self) -> Iterator[None]:
        was = self.blockSignals(True)
        try:
            yield
        finally:
            self.blockSignals(was)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() is Qt.MouseButton.MiddleButton:
            self.put_away(self.tabAt(event.position().toPoint()))
        super().mouseReleaseEvent(event)


def _short(title: str) -> str:
    words = title.replace("&", "&&")
    return words if len(words) <= _LONGEST else words[: _LONGEST - 1].rstrip() + "…"


def _apart(title: str) -> str:
    """A title that runs from right to left turns no "§ 1" behind it round."""
    return f"\u2068{title}\u2069" if has_right_to_left(title) else title
