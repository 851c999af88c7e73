"""The strip beside the scroll bar: how dense the quotes are along the whole text, where words were found, bookmarks,
and what became of each sentence."""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections.abc import Callable, Container, Iterable, Iterator, Sequence
from itertools import compress, groupby, pairwise
from math import log2
from typing import NamedTuple, TypeVar

from PySide6.QtCore import QRect, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QImage, QMouseEvent, QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QWidget

from workbench.core.wording import tr
from workbench.ui.theme import theme

Value = TypeVar("Value")
# What became of the sentences stands left of the quotes.
_LANE = 5
_QUOTES = 10
WIDTH = _LANE + _QUOTES
_BIN = 2
# A gesture is not held up by the strip: it follows this many milliseconds after the text.
_LATER = 60


class Outside(Container[int]):
    """Every quote that a filter leaves out, told by those that it keeps."""

    def __init__(self, kept: Container[int]) -> None:
        self.kept = kept

    def __contains__(self, quote_id: object) -> bool:
        return quote_id not in self.kept

    def keeps(self, ids: Iterable[int]) -> Iterable[bool]:
        """Whether each of these is left by the filter; a set that answers for many at once is asked once."""
        among = getattr(self.kept, "among", None)
        return among(ids) if among is not None else map(self.kept.__contains__, ids)


class Sort(NamedTuple):
    """Stretches of the text of one sort: their colour role, how broad they are drawn (0 to 1) and where they begin."""

    role: str
    size: float
    starts: Sequence[int]


class Marks(NamedTuple):
    """What stands along the text, as sorted offsets: quotes that the filter leaves, found words, bookmarks.

    `sorts` part all of the text among them; what comes first is seen first where there is no room for each.
    """

    quotes: Sequence[int] = ()
    found: Sequence[int] = ()
    bookmarks: Sequence[int] = ()
    sorts: Sequence[Sort] = ()


class DensityStrip(QWidget):
    """Asks `offsets(pixels, step)` which character stands at each height, and `marks()` what to draw there.

    `pointed(fraction)` tells where one clicked.
    """

    pointed = Signal(float)

    def __init__(
        self, offsets: Callable[[int, int], Sequence[int]], marks: Callable[[], Marks], parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._offsets = offsets
        self._ask = marks
        self._marks: Marks | None = None
        self._bounds: Sequence[int] = ()
        self._picture: QPixmap | None = None
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(_LATER)
        self._later.timeout.connect(self._renew)
        self._told: str | None = None
        self.setObjectName("source.strip")
        self.setAccessibleName(tr("Where the quotes are"))
        # It covers all of its place, so nothing that stands behind it is painted for it.
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.tell("")

    def remark(self) -> None:
        """Other marks stand along the text: ask again, a moment later."""
        self._marks = None
        self._later.start()

    def relay(self) -> None:
        """The text stands otherwise: ask again where, a moment later."""
        self._bounds = ()
        self._later.start()

    def renew(self) -> None:
        """Another text: nothing of the last one is drawn any more."""
        self._marks, self._bounds = None, ()
        self._renew()

    def _renew(self) -> None:
        self._later.stop()
        self._picture = None
        self.update()

    @property
    def marks(self) -> Marks:
        """What stands along the text now."""
        if self._marks is None:
            self._marks = self._ask()
        return self._marks

    def counts(self) -> list[int]:
        """How many quotes begin in each two pixels from top to bottom."""
        return _counted(self.marks.quotes, self._edges())

    def lane(self) -> list[Sort | None]:
        """Of which sort the text is in each two pixels: of most of what begins there, else as above."""
        sorts, edges = self.marks.sorts, self._edges()
        found: list[Sort | None] = []
        for counts in zip(*(_counted(sort.starts, edges) for sort in sorts), strict=True):
            most = max(counts)
            found.append(sorts[counts.index(most)] if most else found[-1] if found else None)
        return found

    def tell(self, words: str) -> None:
        """Say also this about the text."""
        if words == self._told:
            return
        self._told = words
        shown = tr("Quotes along the text; click to go there")
        self.setToolTip(f"{shown}\n{words}" if words else shown)
        self.setAccessibleDescription(words)

    def _edges(self) -> Sequence[int]:
        if not self._bounds:
            self._bounds = self._offsets(self.height(), _BIN)
        return self._bounds

    def _drawn(self) -> QPixmap:
        look, ratio = theme.current(), self.devicePixelRatioF()
        picture = QPixmap(round(self.width() * ratio), round(self.height() * ratio))
        picture.setDevicePixelRatio(ratio)
        picture.fill(QColor(look.colour("paper")))
        painter = QPainter(picture)
        counts = self.counts()
        painter.drawImage(QRect(_LANE + 2, 0, _QUOTES - 4, len(counts) * _BIN), _shaded(counts, look))
        edges = self._edges()
        for row, count in enumerate(_counted(self.marks.found, edges)):
            if count:
                painter.fillRect(QRectF(_LANE, row * _BIN, _QUOTES, 2), QColor(look.colour("warning")))
        for row, count in enumerate(_counted(self.marks.bookmarks, edges)):
            if count:
                painter.fillRect(QRectF(_LANE, row * _BIN - 1, _QUOTES, 4), QColor(look.colour("accent")))
        for sort, row, rows in _runs(self.lane()):
            if sort is not None:
                box = QRectF(0, row * _BIN, (_LANE - 1) * sort.size, rows * _BIN)
                painter.fillRect(box, look.colour(sort.role))
        painter.end()
        return picture

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._picture is None:
            # With all that stands along the text by now: nothing is left to follow a moment later.
            self._later.stop()
            self._picture = self._drawn()
        painter = QPainter(self)
        painter.drawPixmap(self.rect(), self._picture)
        painter.end()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._point(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._point(event)

    def _point(self, event: QMouseEvent) -> None:
        self.pointed.emit(min(1.0, max(0.0, event.position().y() / max(1, self.height()))))


def _runs(values: Iterable[Value]) -> Iterator[tuple[Value, int, int]]:
    """Each value with the row where it begins and how many rows it goes on."""
    row = 0
    for value, run in groupby(values):
        rows = sum(1 for _ in run)
        yield value, row, rows
        row += rows


def _shaded(counts: Sequence[int], look: theme.Theme) -> QImage:
    """One pixel for each count, the stronger the more: Qt makes bars of them all at once."""
    bar, most = QColor(look.colour("overview_bar")), max(counts, default=0)
    shades = {0: 0}
    for count in set(counts) - {0}:
        bar.setAlphaF(0.35 + 0.65 * log2(1 + count) / log2(1 + most))
        shades[count] = bar.rgba()
    pixels = array("I", map(shades.__getitem__, counts)).tobytes()
    shown = QImage(pixels, 1, len(counts), 4, QImage.Format.Format_ARGB32)
    # As Qt draws: it would turn each pixel that it makes of one into this by itself, for fifteen times as long.
    return shown.convertToFormat(QImage.Format.Format_ARGB32_Premultiplied)


def _counted(places: Sequence[int], edges: Sequence[int]) -> list[int]:
    if not places:
        return [0] * (len(edges) - 1)
    cuts = [bisect_left(places, edge) for edge in edges]
    return [later - earlier for earlier, later in pairwise(cuts)]


def kept_starts(starts: Sequence[int], ids: Sequence[int], dimmed: Container[int]) -> Sequence[int]:
    """The starts of quotes that the filter leaves; tens of thousands in a few milliseconds."""
    if isinstance(dimmed, Outside):
        return array("q", compress(starts, dimmed.keeps(ids)))
    return array("q", compress(starts, (quote_id not in dimmed for quote_id in ids))) if dimmed else starts
