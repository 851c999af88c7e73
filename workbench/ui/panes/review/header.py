"""How far the review is, of which document, in which order; and which keys do what."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from workbench.core.wording import grouped, tr, trn
from workbench.ui.kit.clickable import LinkButton
from workbench.ui.kit.wrapped import Wrapped
from workbench.ui.panes.review.model import BY_SCORE, Queue
from workbench.ui.theme import theme

_LINE = 3


class Header(QWidget):
    """ "12 of 87" over a line, the document's title, and two buttons that turn order and view."""

    order_asked = Signal()
    view_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.count = Wrapped()
        self.count.setObjectName("review.count")
        self._share = 0.0
        self._title = QLabel()
        self._title.setProperty("role", "muted")
        self._title.setTextFormat(Qt.TextFormat.PlainText)
        self._words = self._more = ""
        self.order = LinkButton(tr("Reading order"))
        self.order.setObjectName("review.order")
        self.order.setToolTip(tr("Reading order or the surest first (O)"))
        self.view = LinkButton(tr("Sentences"))
        self.view.setObjectName("review.view")
        self.view.setToolTip(tr("Proposals or sentences (V)"))
        self.order.clicked.connect(lambda: self.order_asked.emit())
        self.view.clicked.connect(lambda: self.view_asked.emit())
        line = QHBoxLayout()
        line.setSpacing(4)
        line.addWidget(self.count, 1)
        line.addWidget(self.order)
        line.addWidget(self.view)
        column = QVBoxLayout(self)
        column.setContentsMargins(10, 4, 6, 4 + _LINE)
        column.setSpacing(3)
        column.addLayout(line)
        column.addWidget(self._title)

    def show_queue(self, queue: Queue | None, order: str) -> None:
        """Say how far this queue is; nothing without one."""
        self.setVisible(queue is not None)
        if queue is None:
            return
        self.count.setText(tr("{done} of {total}", done=grouped(queue.decided), total=grouped(queue.total)))
        self._share = queue.decided / queue.total if queue.total else 0.0
        self.setAccessibleName(tr("{done} of {total} decided", done=grouped(queue.decided), total=grouped(queue.total)))
        self.update()
        self.order.setText(tr("Surest first") if order == BY_SCORE else tr("Reading order"))
        self.order.setVisible(bool(queue.rows))
        self.view.setVisible(bool(queue.sentences and queue.rows))
        more = trn("{count} more document waits", "{count} more documents wait", len(queue.others))
        self._words, self._more = queue.title, f" · {more}" if queue.others else ""
        self._title.setToolTip(self._words + self._more)
        self._cut()

    def ask(self, question: str) -> None:
        """Put a question where the count stands, until the next `show_queue`."""
        self.count.setText(question)
        self.order.hide()
        self.view.hide()

    def _cut(self) -> None:
        # A title gives way, never the number behind it.
        metrics = self._title.fontMetrics()
        room = max(40, self.width() - 20 - metrics.horizontalAdvance(self._more))
        self._title.setText(metrics.elidedText(self._words, Qt.TextElideMode.ElideRight, room) + self._more)

    def paintEvent(self, event: QPaintEvent) -> None:
        # Painted here: a progress bar repaints itself at once for each value, which a key would wait for.
        look, room = theme.current(), self.width() - 16
        with QPainter(self) as painter:
            painter.fillRect(QRectF(10, self.height() - 4 - _LINE / 2, room, _LINE), look.colour("divider"))
            painter.fillRect(
                QRectF(10, self.height() - 4 - _LINE / 2, room * self._share, _LINE), look.colour("accent")
            )

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._cut()


class Hint(Wrapped):
    """Which keys do what, in small letters, on as many lines as it takes."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("review.hint")
        self.setProperty("role", "muted")
        self.setContentsMargins(10, 2, 8, 5)
        self.setFont(theme.current().font("small"))

    def minimumSizeHint(self) -> QSize:
        return QSize(60, super().minimumSizeHint().height())
