"""The line below the tabs that says which other document has the same words, and leads there."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QSizePolicy, QVBoxLayout, QWidget

from workbench.core.wording import tr, trn
from workbench.store.read import documents
from workbench.store.read.documents import Copy
from workbench.ui.desk import Desk
from workbench.ui.kit.clickable import Glyph, LinkButton, icon_button

_NARROWEST = 60


class Copies:
    """Tells of one column's document which others are copies of it; `go` opens one, `beside` in the other column."""

    def __init__(
        self, desk: Desk, column: QVBoxLayout, *, go: Callable[[int], object], beside: Callable[[int], object]
    ) -> None:
        self._desk, self._column, self._go, self._beside = desk, column, go, beside
        self._line: CopyLine | None = None
        self._found: Sequence[Copy] = ()

    def show_document(self, document_id: int | None) -> None:
        """Say it of this document; the line is made when it is first needed, above the text."""
        self._found = documents.copies(self._desk.reader, document_id) if document_id is not None else ()
        if self._found and self._line is None:
            self._line = CopyLine(self._column.parentWidget())
            self._line.asked.connect(self._go)
            self._line.compared.connect(self._beside)
            self._column.insertWidget(1, self._line)
        if self._line is not None:
            self._line.show_copies(self._found)

    def compare(self) -> None:
        """The original, or the first copy, in the other column."""
        if self._found:
            self._beside(self._found[0].id)
        else:
            self._desk.notice(tr("No other document of this dossier is a copy of this one."))


class CopyLine(QWidget):
    """`asked(document id)` opens the other document in place of this one, `compared(document id)` beside it."""

    asked = Signal(int)
    compared = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._found: list[Copy] = []
        self.setObjectName("source.copies")
        self.setAccessibleName(tr("Copies of this document"))
        self.link = ElidedLink(self)
        self.link.setObjectName("source.copies.link")
        self.link.clicked.connect(self._open)
        self.compare = icon_button("columns", tr("Side by side (Ctrl+Alt+D)"), parent=self)
        self.compare.setObjectName("source.copies.compare")
        self.compare.clicked.connect(lambda: self.compared.emit(self._found[0].id))
        row = QHBoxLayout(self)
        row.setContentsMargins(10, 2, 6, 2)
        row.setSpacing(6)
        row.addWidget(Glyph("copy", role="warning", parent=self))
        row.addWidget(self.link, 1, Qt.AlignmentFlag.AlignLeft)
        row.addWidget(self.compare)

    def show_copies(self, found: Sequence[Copy]) -> None:
        """Name these; nothing is shown without any."""
        self._found = list(found)
        self.setVisible(bool(found))
        if found:
            words = words_of(found)
            self.link.set_words(words)
            self.link.setToolTip("\n".join(words_of([copy]) for copy in found))

    def _open(self) -> None:
        if len(self._found) == 1:
            self.asked.emit(self._found[0].id)
            return
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for copy in self._found:
            menu.addAction(words_of([copy]).replace("&", "&&"), partial(self.asked.emit, copy.id))
        menu.setActiveAction(menu.actions()[0])
        menu.popup(self.link.mapToGlobal(self.link.rect().bottomLeft()))


class ElidedLink(LinkButton):
    """A link of one line that gives way to whatever stands beside it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(role="link", parent=parent)
        self._words = ""
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextOnly)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)

    def set_words(self, words: str) -> None:
        """Say this, cut at the end where there is no room; a screen reader says all of it."""
        self._words = words
        self.setAccessibleName(words)
        self._elide()
        self.updateGeometry()

    def _elide(self) -> None:
        room = max(0, self.width() - 14)
        self.setText(self.fontMetrics().elidedText(self._words, Qt.TextElideMode.ElideRight, room).replace("&", "&&"))

    def sizeHint(self) -> QSize:
        return QSize(self.fontMetrics().horizontalAdvance(self._words) + 18, super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        return QSize(_NARROWEST, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._elide()


def words_of(found: Sequence[Copy]) -> str:
    """What these are to the document read, in words; the first by name."""
    first = found[0]
    if first.is_original:
        words = tr("Near copy of “{title}”", title=first.title) if first.is_near else tr("Copy of “{title}”", title=first.title)  # fmt: skip
    else:
        words = tr("Has a near copy: “{title}”", title=first.title) if first.is_near else tr("Has a copy: “{title}”", title=first.title)  # fmt: skip
    more = len(found) - 1
    return f"{words} · {trn('{count} more copy', '{count} more copies', more)}" if more else words
