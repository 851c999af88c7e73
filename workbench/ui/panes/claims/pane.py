"""The claims pane: who says what, how sure, in one table."""

from __future__ import annotations

from PySide6.QtCore import QItemSelectionModel, QModelIndex, QPersistentModelIndex, QPointF, QRect, QSize, Qt, QTimer
from PySide6.QtGui import QPainter, QPen, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStackedWidget,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from workbench.core.changes import Changes
from workbench.core.kinds import RecordKind
from workbench.core.modality import STROKES, Modality, Stroke
from workbench.core.selection import EVERYTHING, Focus, Selection
from workbench.core.wording import tr
from workbench.operations import records
from workbench.store.read import claims
from workbench.store.read.claims import ClaimRow
from workbench.ui.desk import Desk
from workbench.ui.kit.empty import EmptyState
from workbench.ui.kit.keys import Keys
from workbench.ui.kit.seen import WhenSeen
from workbench.ui.panes.claims.model import MODALITY, RATING, ROW_ROLE, STATEMENT, WHO, ClaimModel
from workbench.ui.theme import theme

# Lengths in pen widths; Qt's own dotted pen is hardly told from dashes on so short a sample.
_DASHES: dict[Stroke, list[float]] = {Stroke.DASHED: [2.5, 1.25], Stroke.DOTTED: [1.0, 1.25]}
_SAMPLE = 18
# Reading very many claims takes longer than a key may: beyond this many they follow a moment later.
_AT_ONCE = 5000
# Narrower than this the statements need the room: the modality is told by its line, and each takes two lines.
_NARROW = 460
_NAMED, _BARE = 104, 36
_LATER = 250


class ModalityDelegate(QStyledItemDelegate):
    """Draws the modality's line, as in the source, before its name."""

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        super().paint(painter, option, index)
        row: ClaimRow = index.data(ROW_ROLE)
        area: QRect = option.rect
        if row.modality in STROKES:
            y = area.center().y() + 0.5
            painter.setPen(self._pen(Modality(row.modality)))
            painter.drawLine(QPointF(area.left() + 4, y), QPointF(area.left() + 4 + _SAMPLE, y))

    def _pen(self, modality: Modality) -> QPen:
        pen = QPen(theme.current().colour(modality.value), 2)
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
        if dashes := _DASHES.get(STROKES[modality]):
            pen.setDashPattern(dashes)
        return pen

    def initStyleOption(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> None:
        super().initStyleOption(option, index)
        # An icon's room is kept free for the line, so that the style paints background and text as everywhere.
        option.features |= QStyleOptionViewItem.ViewItemFeature.HasDecoration
        option.decorationSize = QSize(_SAMPLE, 1)
        if option.rect.width() <= _BARE:
            # Half a word says less than the line does.
            option.text = ""


class ClaimsPane(QWidget):
    """Every claim, sorted by any column; a click focuses one."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("pane.claims")
        self.setAccessibleName(tr("Claims"))
        self._desk = desk
        self._selection = Selection()
        self.model = ClaimModel(self)
        self.table = QTableView(self)
        self.table.setObjectName("claims.table")
        self.table.setAccessibleName(tr("Claims"))
        self._none = EmptyState("claim", tr("No claim yet. Select a statement in a source and press C."), parent=self)
        self._left_out = EmptyState(
            "filter", tr("The filter leaves no claim."), action=tr("Clear the filter"), parent=self
        )
        self._left_out.activated.connect(lambda: desk.filter(EVERYTHING))
        self._stack = QStackedWidget(self)
        for page in (self.table, self._none, self._left_out):
            self._stack.addWidget(page)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._stack)
        self.setFocusProxy(self.table)
        self._dress_table()
        self._fit(is_narrow=False)
        self.table.clicked.connect(lambda _index: self.focus_current())
        desk.selected.connect(self._on_selected)
        desk.changed.connect(self._on_changed)
        verbs = {"Return": self.focus_current, "Enter": self.focus_current, "Delete": self.delete_current}
        self._keys = Keys(self.table, verbs)
        self._seen = WhenSeen(self, self.refresh)
        self._later = QTimer(self, singleShot=True, interval=_LATER)
        self._later.timeout.connect(self._seen.ask)

    def _dress_table(self) -> None:
        table = self.table
        table.setModel(self.model)
        table.setItemDelegateForColumn(MODALITY, ModalityDelegate(table))
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        table.setShowGrid(False)
        table.setWordWrap(False)
        table.setTabKeyNavigation(False)
        table.verticalHeader().hide()
        header = table.horizontalHeader()
        header.setHighlightSections(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setMinimumSectionSize(36)
        header.setSectionResizeMode(STATEMENT, QHeaderView.ResizeMode.Stretch)
        said = header.fontMetrics().horizontalAdvance(str(self.model.headerData(WHO, Qt.Orientation.Horizontal)))
        for column, width in ((WHO, max(84, said + 16)), (RATING, 38)):
            header.resizeSection(column, width)
        table.setSortingEnabled(True)
        table.sortByColumn(MODALITY, Qt.SortOrder.AscendingOrder)

    def _fit(self, *, is_narrow: bool) -> None:
        table = self.table
        table.horizontalHeader().resizeSection(MODALITY, _BARE if is_narrow else _NAMED)
        self.model.is_modality_bare = is_narrow
        table.setWordWrap(is_narrow)
        table.verticalHeader().setDefaultSectionSize(table.fontMetrics().height() * (1 + is_narrow) + 10)

    def refresh(self) -> None:
        """Read the claims again."""
        self._later.stop()
        self._seen.done()
        rows = claims.rows(self._desk.reader)
        subset = self._desk.subset()
        shown = rows if subset is None else [row for row in rows if row.id in subset.claims]
        current = self.current_id()
        self.model.set_rows(shown)
        if current is not None:
            self._choose(current)
        self._stack.setCurrentWidget(self.table if shown else self._left_out if rows else self._none)
        self._mark_focus()

    def current_id(self) -> int | None:
        """The claim that the keyboard is on."""
        index = self.table.currentIndex()
        return self.model.rows[index.row()].id if index.isValid() else None

    def _choose(self, id: int) -> None:
        place = self.model.place_of(id)
        if place is None:
            self.table.clearSelection()
            return
        flags = QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows
        self.table.selectionModel().setCurrentIndex(self.model.index(place, 0), flags)
        self.table.scrollTo(self.model.index(place, 0))

    def _on_selected(self, selection: Selection, origin: object) -> None:
        before, self._selection = self._selection, selection
        if selection.filter != before.filter or not self.isVisible():
            self._seen.ask()
        elif selection.focus != before.focus and origin is not self:
            self._mark_focus()

    def _mark_focus(self) -> None:
        focus = self._desk.selection.focus
        is_claim = focus is not None and focus.kind is RecordKind.CLAIM
        linked = frozenset[int]() if focus is None or is_claim else self._desk.related().claims
        if focus is not None and is_claim:
            self._choose(focus.id)
        if linked != self.model.highlighted:
            self.model.highlighted = linked
            self.table.viewport().update()

    def _on_changed(self, changes: Changes) -> None:
        if not changes.touches("claim", "attribution", "evidence", "actor"):
            return
        if len(self.model.rows) <= _AT_ONCE:
            self._seen.ask()
        else:
            self._later.start()

    def peek_target(self) -> Focus | None:
        """What Space looks at: the row that the keyboard is on."""
        id = self.current_id()
        return None if id is None else Focus(RecordKind.CLAIM, id)

    def focus_current(self) -> None:
        """Make the current claim the focus of every pane."""
        id = self.current_id()
        if id is not None:
            self._desk.focus(RecordKind.CLAIM, id, origin=self)

    def delete_current(self) -> None:
        """Delete the current claim; its quotes stay."""
        id = self.current_id()
        if id is not None and self._desk.run(records.delete, RecordKind.CLAIM, id) is not None:
            self._desk.notice(tr("Deleted the claim. Ctrl+Z brings it back."))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if (event.size().width() < _NARROW) != self.table.wordWrap():
            self._fit(is_narrow=not self.table.wordWrap())
