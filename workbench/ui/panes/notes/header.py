"""The line above the text: which note, its marking, a new one, the export."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QSize, Qt, Signal, SignalInstance
from PySide6.QtGui import QAction, QActionGroup, QKeyEvent, QPaintEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLineEdit,
    QMenu,
    QSizePolicy,
    QStackedWidget,
    QStyle,
    QStyleOptionToolButton,
    QStylePainter,
    QToolButton,
    QWidget,
)

from workbench.core.wording import tr
from workbench.store.read.notes import NoteRow
from workbench.store.read.scales import ScaleValue
from workbench.ui.kit import drafts
from workbench.ui.kit.clickable import icon_button
from workbench.ui.panes.notes.marking import MarkingButton
from workbench.ui.theme import icons, theme

_CHEVRON = 12


class Header(QWidget):
    """Says what the analyst asks for; the pane does it."""

    chosen = Signal(int)
    new_asked = Signal()
    renamed = Signal(str)
    entered = Signal()
    marked = Signal(str)
    export_asked = Signal()

    def __init__(self, markings: Callable[[], Sequence[ScaleValue]], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title = TitleButton(self)
        self.title.menu().aboutToShow.connect(self._fill_menu)
        self.line = QLineEdit(self)
        self.line.setObjectName("notes.title_line")
        self.line.setAccessibleName(tr("Title of the note"))
        self.line.editingFinished.connect(self._on_edited)
        self.line.returnPressed.connect(self.entered)
        drafts.keep(self.line, tr("Title of the note"))
        self._stack = QStackedWidget(self)
        self._stack.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._stack.addWidget(self.title)
        self._stack.addWidget(self.line)
        self.marking = MarkingButton(markings, self)
        self.marking.chosen.connect(self.marked)
        self.new = self._button("notes.new", "plus", tr("New note"), self.new_asked)
        self.export = self._button("notes.export", "export", tr("Export the note"), self.export_asked)
        self._rows: Sequence[NoteRow] = ()
        self._current = 0
        self._is_renaming = False
        row = QHBoxLayout(self)
        row.setContentsMargins(8, 8, 10, 0)
        row.setSpacing(4)
        row.addWidget(self._stack, 1)
        for widget in (self.marking, self.new, self.export):
            row.addWidget(widget)

    def show_note(self, rows: Sequence[NoteRow], current: int, *, title: str, marking: str) -> None:
        """Show one of the notes `rows`; 0 for none."""
        self._rows, self._current = rows, current
        self.title.set_title(title)
        self.marking.show_code(marking)
        self.finish()

    def rename(self) -> None:
        """Let the title be edited in its place."""
        self.line.setFont(theme.current().font("heading"))
        self.line.setText(self.title.title)
        self._is_renaming = True
        self._stack.setCurrentWidget(self.line)
        self.line.setFocus(Qt.FocusReason.OtherFocusReason)
        self.line.selectAll()

    def finish(self) -> None:
        """Show the title again instead of the line to edit it in."""
        # First this: hiding the line takes its focus, which reads as the end of an edit.
        self._is_renaming = False
        self._stack.setCurrentWidget(self.title)

    def restyle(self) -> None:
        """Take on the current theme."""
        self.title.updateGeometry()
        self.update()

    def _on_edited(self) -> None:
        if not self._is_renaming:
            return
        self.finish()
        title = self.line.text().strip()
        if title and title != self.title.title:
            self.renamed.emit(title)

    def _fill_menu(self) -> None:
        menu = self.title.menu()
        menu.clear()
        group = QActionGroup(menu)
        for row in self._rows:
            action = QAction(row.title.replace("&", "&&"), menu, checkable=True)
            action.setChecked(row.id == self._current)
            action.setData(row.id)
            action.triggered.connect(self._on_chosen)
            group.addAction(action)
            menu.addAction(action)
        menu.addSeparator()
        menu.addAction(icons.icon("edit"), tr("Rename…"), self.rename)
        menu.addAction(icons.icon("plus"), tr("New note"), self.new_asked.emit)

    def _on_chosen(self) -> None:
        sender = self.sender()
        if isinstance(sender, QAction):
            self.chosen.emit(sender.data())

    def _button(self, name: str, icon: str, text: str, asked: SignalInstance) -> QToolButton:
        made = icon_button(icon, text, parent=self)
        made.setObjectName(name)
        made.clicked.connect(lambda: asked.emit())
        return made

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self._is_renaming:
            self.finish()
            self.title.setFocus()
            return
        super().keyPressEvent(event)


class TitleButton(QToolButton):
    """The note's title, elided where it does not fit, with a menu of all notes."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title = ""
        self.setObjectName("notes.title")
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.setMenu(QMenu(self))

    def set_title(self, title: str) -> None:
        """Show `title`."""
        self.title = title
        self.setToolTip(title)
        self.setAccessibleName(tr("Note: {title}", title=title))
        self.update()

    def sizeHint(self) -> QSize:
        self.setFont(theme.current().font("title"))
        return QSize(120, self.fontMetrics().height() + 10)

    def paintEvent(self, event: QPaintEvent) -> None:
        option = QStyleOptionToolButton()
        self.initStyleOption(option)
        option.text = ""
        option.features = QStyleOptionToolButton.ToolButtonFeature.None_
        painter = QStylePainter(self)
        painter.drawComplexControl(QStyle.ComplexControl.CC_ToolButton, option)
        colours = theme.current()
        painter.setFont(colours.font("title"))
        painter.setPen(colours.colour("heading"))
        inner = self.rect().adjusted(8, 0, -8, 0)
        room = inner.width() - _CHEVRON - 6
        words = painter.fontMetrics().elidedText(self.title, Qt.TextElideMode.ElideRight, room)
        painter.drawText(inner, Qt.AlignmentFlag.AlignVCenter, words)
        chevron = inner.adjusted(min(painter.fontMetrics().horizontalAdvance(words), room) + 6, 0, 0, 0)
        chevron.setWidth(_CHEVRON)
        icons.paint(painter, chevron, "chevron-down", role="text_muted")
