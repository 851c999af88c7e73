"""The bar at the top: which dossier, import, undo and redo, the search box, the filter, export, marking."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from workbench.core.wording import tr
from workbench.store.read import scales, summary
from workbench.ui.desk import Desk
from workbench.ui.filterbar import FilterBar
from workbench.ui.kit.marking import MarkingBadge
from workbench.ui.searchbox import SearchBox


class TopBar(QFrame):
    """One row; what has no room gives way in this order: chips wrap, the search box narrows."""

    resized = Signal()

    def __init__(self, desk: Desk, actions: dict[str, QAction], parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("bar.top")
        self._desk = desk
        self._is_resized = False
        self.title = QLabel(self)
        self.title.setTextFormat(Qt.TextFormat.PlainText)
        self.title.setObjectName("dossier.title")
        self.title.setProperty("role", "strong")
        self.search = SearchBox(desk, lambda: list(actions.values()), self)
        self.search.setMinimumWidth(200)
        self.search.setMaximumWidth(470)
        self.search.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.filter = FilterBar(desk, self)
        self._gap = QWidget(self)
        self._gap.hide()
        self.marking = MarkingBadge(self)
        self.export = _boxed(actions["dossier.export"], text=tr("Export the note"))
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 6, 12, 6)
        column.setSpacing(6)
        row = QHBoxLayout()
        row.setSpacing(8)
        column.addLayout(row)
        self._row, self._column = row, column
        row.addWidget(self.title)
        row.addWidget(_boxed(actions["dossier.import"], text=tr("Import…")))
        for id in ("edit.undo", "edit.redo", "go.back", "go.forward"):
            row.addWidget(_boxed(actions[id]))
        row.addWidget(self.search, 5)
        row.addWidget(self.filter, 4)
        row.addWidget(self.export)
        row.addWidget(self.marking)
        self.filter.altered.connect(self._give_room)
        desk.changed.connect(lambda changes: self.refresh() if changes.touches("dossier") else None)
        self.refresh()

    def _give_room(self) -> None:
        """One chip stands beside the search box; more get a line of their own, where all of them can be read.

        They keep that line, also when nothing is filtered any more, until the window changes its size: each time it
        came and went, every pane would move up or down under the eyes, and be painted again.
        """
        has_line = self._column.indexOf(self.filter) >= 0
        is_long = self.filter.wanted_width() > max(self.width() // 4, 240)
        is_long = is_long or (has_line and (self.filter.has_chips or not self._is_resized)) or not self._share()
        self._is_resized = False
        if is_long == has_line:
            return
        # Taken out before it is put in: of two items on one widget Qt tells only the first when its size changes.
        if is_long:
            self._swap(self.filter, self._gap)
            self._column.addWidget(self.filter)
        else:
            self._column.removeWidget(self.filter)
            self._swap(self._gap, self.filter)
        self._gap.setVisible(is_long)
        self.filter.set_wrapping(is_long)

    def _share(self) -> bool:
        """Give the chips what they need of the room beside the search box; False where the box has none to spare."""
        wanted = self.filter.wanted_width()
        left = self.search.width() + self.filter.width() - wanted
        if not self.filter.has_chips:
            left, wanted = 5, 4
        elif left < self.search.minimumWidth():
            return False
        self._row.setStretchFactor(self.search, left)
        self._row.setStretchFactor(self.filter, wanted)
        return True

    def _swap(self, one: QWidget, other: QWidget) -> None:
        at = self._row.indexOf(one)
        self._row.removeWidget(one)
        self._row.insertWidget(at, other, 4)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._is_resized = event.size().width() != event.oldSize().width()
        self._give_room()

    def refresh(self) -> None:
        """Read the dossier's title and marking again."""
        about = summary.summary(self._desk.reader)
        shown = about.title if len(about.title) <= 42 else about.title[:41].rstrip() + "…"
        self.title.setText(tr("Dossier · {title}", title=shown))
        self.title.setToolTip(about.description or about.title)
        value = next((one for one in scales.values(self._desk.reader, "tlp") if one.code == about.marking), None)
        self.marking.setVisible(value is not None)
        if value is not None:
            self.marking.set_marking(value.label, foreground=value.foreground, background=value.background)


def _boxed(action: QAction, *, text: str = "") -> QToolButton:
    """A button for an action: a drawing, or words in a box as in the mock-up."""
    button = QToolButton()
    button.setProperty("boxed", True)
    button.setDefaultAction(action)
    button.setIconSize(QSize(16, 16))
    button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    button.setAccessibleName(action.text())
    button.setObjectName(f"button.{action.objectName().removeprefix('action.')}")
    if text:
        button.setText(text)
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextOnly)
    else:
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonIconOnly)
    return button
