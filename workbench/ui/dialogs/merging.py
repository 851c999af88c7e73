"""Two records about to become one: what becomes of names, links, children and claims, before anything is done."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from workbench.core.kinds import RecordKind
from workbench.core.merging import MergePreview
from workbench.core.wording import tr
from workbench.operations import merging
from workbench.ui.desk import Desk
from workbench.ui.dialogs.sheet import Sheet

_WIDE = 660


class MergeSheet(Sheet):
    """Enter merges, the middle button only says that the two may be the same."""

    def __init__(self, desk: Desk, window: QWidget, shown: MergePreview) -> None:
        super().__init__(window, "merge", "")
        self._desk = desk
        self.shown = shown
        self._inner = QWidget()
        self._column = QVBoxLayout(self._inner)
        self._column.setContentsMargins(0, 0, 8, 0)
        self._column.setSpacing(12)
        scroll = QScrollArea(self)
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QScrollArea.Shape.NoFrame)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.viewport().setAutoFillBackground(False)
        scroll.setWidget(self._inner)
        self._inner.setAutoFillBackground(False)
        self.body.addWidget(scroll, 1)
        self.button(tr("Keep the other one"), "swap", self.swap)
        self.button(tr("Only possibly the same"), "same", self.only_mark)
        self.add_close()
        self.merge_button = self.button(tr("Merge"), "merge", self.merge, is_main=True)
        self._show(shown)

    def _show(self, shown: MergePreview) -> None:
        self.shown = shown
        self.title.setText(tr("Merge “{other}” into “{kept}”", other=shown.other.label, kept=shown.kept.label))
        self.setAccessibleName(self.title.text())
        while self._column.count():
            held = self._column.takeAt(0)
            if held is not None and (widget := held.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        self._column.addWidget(self._parts(shown))
        if shown.fields:
            self._column.addWidget(self._fields(shown))
        for remark in (*shown.remarks, tr("The two can be taken apart again at any time, from the detail card.")):
            self._column.addWidget(_words(remark, "muted"))
        self._column.addStretch(1)

    def _parts(self, shown: MergePreview) -> QWidget:
        rows = [(tr("What moves"), tr("moves"), tr("there already"), tr("stays"))]
        rows += [(part.label, _number(part.moved), _number(part.known), _number(part.left)) for part in shown.parts]
        table = _table(rows if shown.parts else [(tr("Nothing hangs on “{name}”.", name=shown.other.label),)])
        names = [name for part in shown.parts for name in part.names]
        if names:
            layout = table.layout()
            assert isinstance(layout, QGridLayout)
            listed = _words(tr("New aliases: {names}", names=", ".join(names)), "")
            layout.addWidget(listed, layout.rowCount(), 0, 1, 4)
        return table

    def _fields(self, shown: MergePreview) -> QWidget:
        head = (tr("Field"), shown.kept.label, shown.other.label, tr("stands"))
        return _table([head, *((one.label, one.kept or "–", one.other, one.result or "–") for one in shown.fields)])

    def wanted(self) -> tuple[int, int]:
        # Words wrap, so how high they are depends on how wide they may be; the rest is the title, buttons and margins.
        high = max(self._column.heightForWidth(_WIDE - 60), self._column.minimumSize().height())
        return _WIDE, high + self.title.heightForWidth(_WIDE - 40) + 100

    def swap(self) -> None:
        """The other one is kept instead."""
        self._show(merging.preview(self._desk.dossier, self.shown.kind, self.shown.other.id, self.shown.kept.id))
        self.place()

    def merge(self) -> None:
        """Make them one."""
        kind, kept, other = self.shown.kind, self.shown.kept, self.shown.other
        self.leave()
        merged = self._desk.run(merging.merge, kind, kept.id, other.id)
        if merged is not None:
            self._desk.focus(kind, kept.id)
            self._desk.notice(merged.label, actions=((tr("Undo"), self._desk.undo),))

    def only_mark(self) -> None:
        """Leave them two, and say that they may be one."""
        kind, kept, other = self.shown.kind, self.shown.kept, self.shown.other
        self.leave()
        marked = self._desk.run(merging.mark_same, kind, kept.id, other.id)
        if marked is not None:
            self._desk.notice(marked.label, actions=((tr("Undo"), self._desk.undo),))


def ask(desk: Desk, window: QWidget, kind: RecordKind, kept_id: int, other_id: int) -> MergeSheet | None:
    """The sheet for two records; None, and a notice, where they cannot be merged."""
    from workbench.core.errors import WorkbenchError

    try:
        shown = merging.preview(desk.dossier, kind, kept_id, other_id)
    except WorkbenchError as error:
        desk.notice(str(error), "error")
        return None
    sheet = MergeSheet(desk, window, shown)
    sheet.open(sheet.merge_button)
    return sheet


def _number(count: int) -> str:
    return str(count) if count else "–"


def _words(text: str, role: str) -> QLabel:
    label = QLabel(text)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    if role:
        label.setProperty("role", role)
    return label


def _table(rows: Sequence[Sequence[str]]) -> QWidget:
    held = QWidget()
    grid = QGridLayout(held)
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setHorizontalSpacing(16)
    grid.setVerticalSpacing(3)
    for row, cells in enumerate(rows):
        for column, cell in enumerate(cells):
            label = _words(cell, "muted" if row == 0 or column == 0 else "")
            grid.addWidget(label, row, column, Qt.AlignmentFlag.AlignTop)
    grid.setColumnMinimumWidth(0, 130)
    for column in range(1, 4):
        grid.setColumnStretch(column, 1)
        grid.setColumnMinimumWidth(column, 120)
    return held
