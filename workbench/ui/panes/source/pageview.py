"""A page as printed beside the text, its quotes drawn on it; words are selected on it as in the text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import (
    QColor,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPixmap,
    QResizeEvent,
    QShowEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QScrollArea, QWidget

from workbench.core.texts import Page
from workbench.core.wording import tr
from workbench.ui.panes.source.colours import UNDERLINE, Colours
from workbench.ui.panes.source.printing import Printed, Printing, Wish
from workbench.ui.theme.theme import theme_switch

if TYPE_CHECKING:
    from workbench.operations.pages import PagePicture
    from workbench.ui.panes.source.view import SourceView

_MARGIN = 12


class _Sheet(QWidget):
    """The page itself, inside the scroll area."""

    def __init__(self, page_view: PageView) -> None:
        super().__init__(page_view)
        self._page_view = page_view
        self.setMouseTracking(True)
        self.setCursor(Qt.CursorShape.IBeamCursor)

    def paintEvent(self, event: QPaintEvent) -> None:
        self._page_view.paint_sheet(event.rect())

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._page_view.press(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._page_view.drag(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._page_view.release(event)


class PageView(QScrollArea):
    """Shows the page that the reader of `view` is on; keys go to `view`, so that Q quotes what was selected here."""

    def __init__(self, view: SourceView, printing: Printing, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._view, self._printing = view, printing
        self._document: int | None = None
        self._pages: Sequence[Page] = ()
        self._number = 0
        self._words = ""
        self._pressed: int | None = None
        self._is_turning = False
        self._drawn: tuple[Wish, QPixmap] | None = None
        self._colours = Colours()
        self.setObjectName("source.pages")
        self.setAccessibleName(tr("Page as printed"))
        self.setFrameShape(QScrollArea.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMinimumWidth(220)
        self._sheet = _Sheet(self)
        self.setWidget(self._sheet)
        printing.printed.connect(self._on_printed)
        printing.failed.connect(self._on_failed)
        view.place_changed.connect(self.follow)
        view.selection_changed.connect(self._sheet.update)
        view.content_changed.connect(self._sheet.update)
        theme_switch().switched.connect(self._on_theme)

    # -- for the column --------------------------------------------------------------------------------------------

    def show_document(self, document_id: int | None, pages: Sequence[Page]) -> None:
        """Another document: its pages from now on."""
        self._document, self._pages, self._number, self._words = document_id, pages, 0, ""
        self.follow()

    def follow(self) -> None:
        """To the page that the reader of the text is on."""
        if not self._pages or not self.isVisible() or self._is_turning:
            return
        number = self._page_of(self._view.reading_offset)
        if number != self._number:
            self._number = number
            self.verticalScrollBar().setValue(0)
        self._fit()

    @property
    def number(self) -> int:
        """The page shown, from 0."""
        return self._number

    def turn(self, by: int) -> None:
        """Some pages on or back, in the text too."""
        number = min(max(0, self._number + by), len(self._pages) - 1)
        if self._pages and number != self._number:
            self._number = number
            self._is_turning = True
            self._view.open_at(self._pages[number].start)
            self._is_turning = False
            self.verticalScrollBar().setValue(0 if by > 0 else self.verticalScrollBar().maximum())
            self._fit()

    # -- geometry --------------------------------------------------------------------------------------------------

    def _page_of(self, offset: int) -> int:
        held = [number for number, page in enumerate(self._pages) if page.start <= offset]
        return held[-1] if held else 0

    def _wish(self) -> Wish | None:
        if self._document is None or not self._pages:
            return None
        width = round((self.viewport().width() - 2 * _MARGIN) * self.devicePixelRatioF())
        # Steps of a hundred: a splitter that is dragged does not ask for a picture for each pixel.
        return Wish(self._document, self._number, self._pages[self._number], max(300, -(-width // 100) * 100))

    def _printed(self) -> Printed | None:
        wish = self._wish()
        return self._printing.have(wish) if wish is not None else None

    def _fit(self) -> None:
        width, printed = self.viewport().width(), self._printed()
        height = self.viewport().height()
        if printed is not None:
            self._words = ""
            height = round((width - 2 * _MARGIN) * printed.picture.height / printed.picture.width) + 2 * _MARGIN
        self._sheet.setFixedSize(QSize(width, max(height, 60)))
        self._sheet.update()

    def _scale(self, picture: PagePicture) -> float:
        return (self._sheet.width() - 2 * _MARGIN) / picture.width

    def rects_of(self, start: int, end: int) -> list[QRectF]:
        """Where characters `start`-`end` stand on the sheet: one rectangle for each printed line."""
        printed = self._printed()
        if printed is None:
            return []
        scale = self._scale(printed.picture)
        return [
            QRectF(_MARGIN + left * scale, _MARGIN + top * scale, (right - left) * scale, (bottom - top) * scale)
            for left, top, right, bottom in _lines(printed.picture, start, end)
        ]

    def offset_at(self, place: QPoint) -> int | None:
        """The character nearest to a point of the sheet; None without a page."""
        printed = self._printed()
        if printed is None:
            return None
        picture, scale = printed.picture, self._scale(printed.picture)
        x, y = (place.x() - _MARGIN) / scale, (place.y() - _MARGIN) / scale
        best, nearest = None, float("inf")
        for at in range(len(picture.boxes) // 4):
            left, top, right, bottom = picture.boxes[4 * at : 4 * at + 4]
            if left < 0:
                continue
            # Lines first: a point beside a line belongs to it, however near the next one is.
            across, along = max(top - y, 0, y - bottom), max(left - x, 0, x - right)
            distance = 8 * across + along
            if distance < nearest:
                best, nearest = picture.start + at + (1 if x > (left + right) / 2 else 0), distance
        return best

    # -- painting --------------------------------------------------------------------------------------------------

    def paint_sheet(self, area: QRect) -> None:
        """Paint the page and what is marked on it."""
        painter = QPainter(self._sheet)
        painter.fillRect(area, self._colours.role("window"))
        printed = self._printed()
        if printed is None:
            painter.setPen(self._colours.muted)
            words = self._words or tr("The page is being drawn…")
            painter.drawText(self._sheet.rect(), Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap, words)
            painter.end()
            return
        box = QRectF(self._sheet.rect().adjusted(_MARGIN, _MARGIN, -_MARGIN, -_MARGIN))
        painter.drawPixmap(box.topLeft(), self._scaled(printed))
        painter.setPen(self._colours.border)
        painter.drawRect(box)
        self._paint_quotes(painter)
        for chosen in self._view.chosen_parts():
            self._fill(painter, chosen.start, chosen.end, self._colours.chosen)
        painter.end()

    def _scaled(self, printed: Printed) -> QPixmap:
        """The page in the size of the sheet, kept: scaling takes longer than all the rest."""
        wish, ratio = self._wish(), self.devicePixelRatioF()
        size = (self._sheet.size() - QSize(2 * _MARGIN, 2 * _MARGIN)) * ratio
        if wish is None or self._drawn is None or self._drawn[0] != wish or self._drawn[1].size() != size:
            smooth = Qt.TransformationMode.SmoothTransformation
            scaled = printed.image.scaled(size, Qt.AspectRatioMode.IgnoreAspectRatio, smooth)
            picture = QPixmap.fromImage(scaled)
            picture.setDevicePixelRatio(ratio)
            if wish is None:
                return picture
            self._drawn = (wish, picture)
        return self._drawn[1]

    def _paint_quotes(self, painter: QPainter) -> None:
        page = self._pages[self._number]
        for hit in self._view.hits_between(page.start, page.end):
            is_faint = self._view.is_dimmed(hit.quote_id)
            rects = self.rects_of(hit.start, hit.end)
            if hit.quote_id == self._view.focused_quote:
                colour = QColor(self._colours.accent)
                colour.setAlphaF(0.18)
                for rect in rects:
                    painter.fillRect(rect, colour)
            sink = 3 * min(hit.track, 2)
            lines = [QRectF(rect.left(), rect.bottom() + sink, rect.width(), UNDERLINE).toRect() for rect in rects]
            self._colours.underline(painter, lines, hit.modality, faint=is_faint)

    def _fill(self, painter: QPainter, start: int, end: int, colour: QColor) -> None:
        for rect in self.rects_of(start, end):
            painter.fillRect(rect, colour)

    def _on_printed(self, wish: Wish) -> None:
        if wish == self._wish():
            self._fit()

    def _on_failed(self, words: str) -> None:
        self._words = words
        self._sheet.update()

    def _on_theme(self) -> None:
        self._colours = Colours()
        self._sheet.update()

    # -- mouse and keys --------------------------------------------------------------------------------------------

    def press(self, event: QMouseEvent) -> None:
        """Begin to select on the page."""
        self.setFocus()
        if event.button() is Qt.MouseButton.LeftButton:
            self._pressed = self.offset_at(event.position().toPoint())

    def drag(self, event: QMouseEvent) -> None:
        """Select to where the mouse is."""
        offset = self.offset_at(event.position().toPoint()) if self._pressed is not None else None
        if offset is not None and self._pressed is not None:
            self._view.select(self._pressed, offset)

    def release(self, event: QMouseEvent) -> None:
        """A click where nothing was selected looks at the quote there."""
        offset, self._pressed = self._pressed, None
        if offset is None or self._view.chosen().length:
            return
        self._view.select(offset, offset)
        ids = self._view.quotes_at(offset) or self._view.quotes_at(max(0, offset - 1))
        if ids:
            self._view.point_at(ids[0], offset)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_PageDown:
            self.turn(1)
        elif event.key() == Qt.Key.Key_PageUp:
            self.turn(-1)
        else:
            self._view.keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        if event.type() is QEvent.Type.ShortcutOverride:
            return bool(self._view.event(event))
        return super().event(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        bar, down = self.verticalScrollBar(), event.angleDelta().y() < 0
        if event.angleDelta().y() and bar.value() == (bar.maximum() if down else bar.minimum()):
            self.turn(1 if down else -1)
            event.accept()
        else:
            super().wheelEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.follow()


def _lines(picture: PagePicture, start: int, end: int) -> Iterator[tuple[int, int, int, int]]:
    """The boxes of characters `start`-`end`, those of one printed line as one."""
    held: tuple[int, int, int, int] | None = None
    for offset in range(max(start, picture.start), min(end, picture.start + len(picture.boxes) // 4)):
        box = picture.box(offset)
        if box is None:
            continue
        left, top, right, bottom = box
        if held is not None and top < held[3] and bottom > held[1] and left >= held[0] and left - held[2] < 60:
            held = (held[0], min(held[1], top), max(held[2], right), max(held[3], bottom))
            continue
        if held is not None:
            yield held
        held = box
    if held is not None:
        yield held
