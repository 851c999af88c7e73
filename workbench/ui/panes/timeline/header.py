"""What lies over the corners of the timeline: its title, the choice of lanes, and the events without a date."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QHBoxLayout, QLabel, QMenu, QToolButton, QWidget

from workbench.core.records import EventRow
from workbench.core.wording import tr, trn
from workbench.ui.kit.chip import Chip
from workbench.ui.panes.timeline.lanes import BY_ACTOR, BY_DOCUMENT, BY_KIND, BY_TAG
from workbench.ui.theme import theme

_LISTED = 40


def _flat_button(name: str, parent: QWidget) -> QToolButton:
    button = QToolButton(parent)
    button.setObjectName(name)
    button.setAutoRaise(True)
    button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
    button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextOnly)
    button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    return button


class Header(QWidget):
    """The title of the pane and the switch between lanes by actor and by kind."""

    lanes_chosen = Signal(str)
    replay_asked = Signal()
    export_asked = Signal(str)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._title = QLabel(tr("Timeline"), self)
        self._title.setObjectName("timeline.title")
        self._lanes = _flat_button("timeline.lanes", self)
        self._lanes.setAccessibleName(tr("What the lanes stand for"))
        menu = QMenu(self._lanes)
        group = QActionGroup(menu)
        self._choices: dict[str, QAction] = {}
        for by, text in (
            (BY_ACTOR, tr("Lanes by actor")),
            (BY_KIND, tr("Lanes by kind of event")),
            (BY_DOCUMENT, tr("Lanes by source")),
            (BY_TAG, tr("Lanes by tag")),
        ):
            action = menu.addAction(text)
            action.setCheckable(True)
            action.triggered.connect(lambda _checked, by=by: self.lanes_chosen.emit(by))
            group.addAction(action)
            self._choices[by] = action
        menu.addSeparator()
        menu.addAction(tr("As known on…")).triggered.connect(lambda _on: self.replay_asked.emit())
        for suffix, text in (("svg", tr("Export as SVG…")), ("png", tr("Export as PNG…"))):
            menu.addAction(text).triggered.connect(lambda _on, suffix=suffix: self.export_asked.emit(suffix))
        self._lanes.setMenu(menu)
        self.menu = menu
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 0, 4, 0)
        row.setSpacing(8)
        row.addWidget(self._title)
        row.addWidget(self._lanes)
        row.addStretch()
        self.show_lanes(BY_ACTOR)
        self.dress()

    def show_lanes(self, by: str) -> None:
        """Say which lanes are shown."""
        self._choices[by].setChecked(True)
        words = {BY_ACTOR: tr("lanes: actor"), BY_KIND: tr("lanes: kind"), BY_DOCUMENT: tr("lanes: source")}
        self._lanes.setText(words.get(by, tr("lanes: tag")) + " ▾")

    def dress(self) -> None:
        """Take fonts from the theme."""
        look = theme.current()
        self._title.setFont(look.font("small_strong"))
        self._lanes.setFont(look.font("small"))


class Undated(Chip):
    """A counted chip that lists the events without a date; choosing one makes it the focus."""

    chosen = Signal(int)

    def __init__(self, parent: QWidget) -> None:
        super().__init__("", can_close=False, parent=parent)
        self.setObjectName("timeline.undated")
        self.set_quiet(True)
        self._rows: Sequence[EventRow] = ()
        self.menu = QMenu(self)
        self.menu.aboutToShow.connect(self._fill)
        self.clicked.connect(self._open)
        self.setVisible(False)

    def show_rows(self, rows: Sequence[EventRow]) -> None:
        """Count these events; nothing is shown when there are none."""
        self._rows = rows
        text = trn("{count} undated", "{count} undated", len(rows))
        if text == self.text() and self.isHidden() != bool(rows):
            return
        self.setText(text)
        self.setAccessibleName(text)
        self.setToolTip(tr("Events that have no date yet"))
        self.setVisible(bool(rows))
        self.updateGeometry()

    def _open(self) -> None:
        self.menu.popup(self.mapToGlobal(QPoint(0, self.height())))

    def _fill(self) -> None:
        menu = self.menu
        menu.clear()
        for row in self._rows[:_LISTED]:
            action = menu.addAction(row.label.replace("&", "&&"))
            action.triggered.connect(lambda _checked, id=row.id: self.chosen.emit(id))
        rest = len(self._rows) - _LISTED
        if rest > 0:
            menu.addAction(trn("and {count} more", "and {count} more", rest)).setEnabled(False)

    def place(self, right: int, height: int) -> None:
        """Stand at the right end of a row of `height`."""
        self.adjustSize()
        self.move(QPoint(right - self.width() - 10, (height - self.height()) // 2))
