"""The buttons beside the tabs: find, bookmarks, what stripes stand for, pages as printed, two documents side by side."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtGui import QActionGroup
from PySide6.QtWidgets import QHBoxLayout, QMenu, QToolButton, QWidget

from workbench.core.wording import tr
from workbench.ui.panes.source.striping import ACTOR, MODALITY, TAG
from workbench.ui.theme.icons import icon


class ReaderTools(QWidget):
    """Small buttons; each says what it does and its key."""

    striped = Signal(str)

    def __init__(
        self, verbs: dict[str, Callable[[], object]], fill_bookmarks: Callable[[QMenu], None], parent: QWidget
    ) -> None:
        super().__init__(parent)
        self.setObjectName("source.tools")
        row = QHBoxLayout(self)
        row.setContentsMargins(2, 0, 6, 0)
        row.setSpacing(1)
        self._stripes = QMenu(self)
        self._bookmarks = QMenu(self)
        self._bookmarks.aboutToShow.connect(lambda: self._refill(fill_bookmarks))
        self._fill_stripes()
        self._button("search", tr("Find in this source (Ctrl+F)"), verbs["find"])
        self._menu("bookmark", tr("Bookmarks (B, Shift+B)"), self._bookmarks)
        self._menu("stripes", tr("Colours of the stripes"), self._stripes)
        self.pages = self._button("page", tr("Pages as printed (P)"), verbs["pages"])
        self.pages.setCheckable(True)
        self.pages.hide()
        self._button("columns", tr("Two documents side by side (Ctrl+Tab)"), verbs["beside"])

    def set_striping(self, by: str) -> None:
        """Show what the stripes stand for, without saying so."""
        for action in self._stripes.actions():
            action.setChecked(action.data() == by)

    def _fill_stripes(self) -> None:
        group = QActionGroup(self)
        for by, words in (
            (MODALITY, tr("Stripes by modality")),
            (ACTOR, tr("Stripes by actor")),
            (TAG, tr("Stripes by tag")),
        ):
            action = self._stripes.addAction(words, partial(self.striped.emit, by))
            action.setData(by)
            action.setCheckable(True)
            action.setChecked(by == MODALITY)
            group.addAction(action)

    def _refill(self, fill: Callable[[QMenu], None]) -> None:
        self._bookmarks.clear()
        fill(self._bookmarks)

    def _button(self, drawing: str, words: str, verb: Callable[[], object] | None) -> QToolButton:
        button = QToolButton(self)
        button.setIcon(icon(drawing, "text_muted"))
        button.setObjectName(f"source.tools.{drawing}")
        button.setToolTip(words)
        button.setAccessibleName(words)
        if verb is not None:
            button.clicked.connect(lambda: verb())
        row = self.layout()
        assert row is not None
        row.addWidget(button)
        return button

    def _menu(self, drawing: str, words: str, menu: QMenu) -> None:
        button = self._button(drawing, words, None)
        button.setMenu(menu)
        button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
