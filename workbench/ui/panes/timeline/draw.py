"""How the timeline looks: functions of a painter, used by the first paint and by the plot alike."""

from __future__ import annotations

from collections.abc import Iterable, Sequence, Set
from functools import lru_cache
from itertools import pairwise
from math import inf
from typing import NamedTuple

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QFontMetricsF, QLinearGradient, QPainter, QPen, QPixmap, QRadialGradient

from workbench.core.modality import Stroke
from workbench.core.wording import grouped
from workbench.ui.kit.vector import is_vector
from workbench.ui.panes.timeline.lanes import Band, Lane
from workbench.ui.panes.timeline.marks import BAR, OPEN_END, POINT, Label, Mark
from workbench.ui.panes.timeline.palette import Palette, dashes, ink_on, stroke_of
from workbench.ui.panes.timeline.scale import Scale, Tick

_SPRITE = 26
_SOFT = 14.0
_SHORT = 240.0
_PERIODS = {Stroke.DASHED: 6.0, Stroke.DOTTED: 3.0}
_TEXT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft


def _faded(colour: QColor, alpha: float) -> QColor:
    found = QColor(colour)
    found.setAlphaF(alpha * colour.alphaF())
    return found


def axis(
    painter: QPainter, ticks: Sequence[Tick], scale: Scale, height: float, palette: Palette, keep_right: float
) -> None:
    """The words of the axis, each beside its line; none under `keep_right`, and none over another."""
    painter.setFont(palette.font)
    metrics = QFontMetricsF(palette.font)
    end = scale.left - 4
    for tick in ticks:
        x = scale.x(tick.day)
        width = metrics.horizontalAdvance(tick.label)
        if x < end or x + 5 + width > keep_right:
            continue
        painter.setPen(palette.text if tick.is_year else palette.muted)
        painter.drawText(QRectF(x + 5, 0, width + 2, height), _TEXT, tick.label)
        end = x + 5 + width + 8


def grid(painter: QPainter, ticks: Sequence[Tick], scale: Scale, top: float, bottom: float, palette: Palette) -> None:
    """The vertical lines of the axis."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
    for tick in ticks:
        x = scale.x(tick.day)
        if x >= scale.left - 0.5:
            painter.setPen(QPen(palette.grid, 1))
            painter.drawLine(QPointF(round(x), top), QPointF(round(x), bottom))


def rules(painter: QPainter, bands: Sequence[Band], scale: Scale, offset: float, palette: Palette) -> None:
    """A faint line between lanes."""
    painter.setPen(QPen(_faded(palette.grid, 0.55), 1))
    for _, band in pairwise(bands):
        y = round(band.top + offset)
        painter.drawLine(QPointF(scale.left, y), QPointF(scale.right, y))


def names(
    painter: QPainter,
    lanes: Sequence[Lane],
    bands: Sequence[Band],
    *,
    offset: float,
    width: float,
    strong: int | None,
    palette: Palette,
) -> None:
    """The lanes' names at the left, each beside its first row; the lane numbered `strong` stands out."""
    for index, (lane, band) in enumerate(zip(lanes, bands, strict=True)):
        font = palette.bold if index == strong else palette.font
        painter.setFont(font)
        painter.setPen(palette.text if index == strong else palette.muted)
        text = QFontMetricsF(font).elidedText(lane.label, Qt.TextElideMode.ElideRight, width - 24)
        middle = band.centre(0) + offset
        painter.drawText(QRectF(14, middle - 10, width - 20, 20), _TEXT, text)


@lru_cache(maxsize=256)
def _sprite(look: _PointLook, ratio: float) -> QPixmap:
    """A point as a picture: painting one from scratch takes ten times as long as setting it."""
    picture = QPixmap(int(_SPRITE * ratio), int(_SPRITE * ratio))
    picture.setDevicePixelRatio(ratio)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    _paint_point(painter, QPointF(_SPRITE / 2, _SPRITE / 2), look)
    painter.end()
    return picture


class _PointLook(NamedTuple):
    """All that tells one point from another: `ground` is the colour of the rim that keeps it apart from what it lies on."""

    ink: int
    ground: int
    stroke: Stroke
    is_approximate: bool
    is_uncertain: bool


def _paint_point(painter: QPainter, middle: QPointF, look: _PointLook) -> None:
    """Filled when asserted, hollow with the modality's stroke otherwise; a halo when approximate."""
    colour, ground = QColor.fromRgba(look.ink), QColor.fromRgba(look.ground)
    painter.setPen(Qt.PenStyle.NoPen)
    if look.is_approximate:
        glow = QRadialGradient(middle, _SPRITE / 2)
        glow.setColorAt(0.3, _faded(colour, 0.55))
        glow.setColorAt(1.0, _faded(colour, 0.0))
        painter.setBrush(glow)
        painter.drawEllipse(middle, _SPRITE / 2, _SPRITE / 2)
    else:
        painter.setBrush(_faded(ground, 0.9))
        painter.drawEllipse(middle, POINT / 2 + 1.2, POINT / 2 + 1.2)
    _point(painter, middle, colour, look.stroke)
    if look.is_uncertain:
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(_pen(_faded(colour, 0.9), Stroke.DASHED, 1.1))
        painter.drawEllipse(middle, POINT / 2 + 3, POINT / 2 + 3)


def _point(painter: QPainter, middle: QPointF, colour: QColor, stroke: Stroke) -> None:
    """Full when asserted, half full inside dashes when reported, empty inside dots when less sure than that."""
    radius = POINT / 2
    if stroke is Stroke.SOLID:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour)
        painter.drawEllipse(middle, radius, radius)
        return
    is_dashed = stroke is Stroke.DASHED
    painter.setBrush(_faded(colour, 0.5 if is_dashed else 0.22))
    painter.setPen(Qt.PenStyle.NoPen)
    painter.drawEllipse(middle, radius - 1, radius - 1)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    pen = QPen(colour, 1.8 if is_dashed else 1.9, Qt.PenStyle.CustomDashLine)
    # The pattern divides the circumference evenly: four dashes, or eight dots.
    around = 2 * 3.14159 * (radius - 0.9) / pen.widthF()
    pen.setDashPattern([around / 4 * 0.64, around / 4 * 0.36] if is_dashed else [0.01, around / 8 - 0.01])
    pen.setCapStyle(Qt.PenCapStyle.FlatCap if is_dashed else Qt.PenCapStyle.RoundCap)
    painter.setPen(pen)
    painter.drawEllipse(middle, radius - 0.9, radius - 0.9)


def _pen(colour: QColor | QBrush, stroke: Stroke, width: float) -> QPen:
    style, pattern = dashes(stroke)
    pen = QPen(QBrush(colour), width, style)
    if pattern:
        pen.setDashPattern(pattern)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap if stroke is Stroke.DOTTED else Qt.PenCapStyle.FlatCap)
    return pen


class _Fade(NamedTuple):
    """How an end of a bar comes out of nothing: pixels in view, and the share of its colour at the edge of what is in view."""

    length: float = 0.0
    share: float = 0.0

    @property
    def half(self) -> float:
        """Pixels in view before half its colour is there."""
        return max(self.length / (1 - self.share) * (0.5 - self.share), 0.0) if self.length else 0.0


def _span_of(mark: Mark, scale: Scale, is_clipped: bool) -> tuple[float, float]:
    """Left and right of a bar; an open end stops at the edge of the plot, where it fades, as all do where nothing clips."""
    x0 = max(mark.x0, scale.left) if mark.shape.is_open_start or not is_clipped else mark.x0
    x1 = min(mark.x1, scale.right) if mark.shape.is_open_end or not is_clipped else mark.x1
    return x0, max(x1, x0 + 2)


def _fades(mark: Mark, x0: float, x1: float, scale: Scale) -> tuple[_Fade, _Fade]:
    """How either end of a bar fades: where its date is open, coarse or approximate. What is out of view stays there."""
    shape, row = mark.shape, mark.row
    start = x0 if row.earliest is None else scale.x(row.earliest)
    end = x1 if row.latest is None else scale.x(row.latest + 1)
    soft = min(_SOFT, (x1 - x0) / 3) if shape.is_approximate else 0.0
    open_end = min(OPEN_END, (x1 - x0) * 0.6)
    most = (end - start) * 0.45 if not (shape.is_open_start or shape.is_open_end) else inf
    fade_in = open_end if shape.is_open_start else max(min(shape.fade_in * scale.per_day, most), soft)
    fade_out = open_end if shape.is_open_end else max(min(shape.fade_out * scale.per_day, most), soft)
    return _in_view(fade_in, x0 - start), _in_view(fade_out, end - x1)


def _in_view(length: float, hidden: float) -> _Fade:
    """What is left of a fade when its first pixels are out of view."""
    hidden = max(hidden, 0.0)
    return _Fade(length - hidden, hidden / length) if length > hidden else _Fade()


def _fill(colour: QColor, box: QRectF, fades: tuple[_Fade, _Fade]) -> QBrush:
    """The colour of a bar, transparent towards the ends that fade."""
    first, last = fades
    if not (first.length or last.length):
        return QBrush(colour)
    ramp = QLinearGradient(box.topLeft(), box.topRight())
    middle = 0.5 if first.length and last.length else 1.0 if first.length else 0.0
    ramp.setColorAt(0, _faded(colour, first.share if first.length else 1.0))
    ramp.setColorAt(min(first.length / box.width(), middle), colour)
    ramp.setColorAt(max(1 - last.length / box.width(), middle), colour)
    ramp.setColorAt(1, _faded(colour, last.share if last.length else 1.0))
    return QBrush(ramp)


@lru_cache(maxsize=128)
def _edge(rgba: int, stroke: Stroke, ratio: float) -> QPixmap:
    """One period of a dashed or dotted line. Tiling it is a hundred times cheaper than a dashed pen on a long bar."""
    period = _PERIODS[stroke]
    picture = QPixmap(round(period * ratio), round(1.5 * ratio) or 1)
    picture.setDevicePixelRatio(ratio)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    painter.fillRect(QRectF(0, 0, period * (0.62 if stroke is Stroke.DASHED else 0.5), 1.5), QColor.fromRgba(rgba))
    painter.end()
    return picture


def _outline(painter: QPainter, box: QRectF, colour: QColor, stroke: Stroke, ends: tuple[bool, bool]) -> None:
    """Edges above and below in the stroke of a modality, and at either end that is known."""
    if is_vector(painter):
        painter.setPen(_pen(colour, stroke, 1.3))
        for y in (box.top() + 0.7, box.bottom() - 0.7):
            painter.drawLine(QPointF(box.left() + 3, y), QPointF(max(box.right() - 3, box.left() + 3), y))
        _paint_ends(painter, box, colour, stroke, ends)
        return
    tile = _edge(colour.rgba(), stroke, painter.device().devicePixelRatioF())
    wide = QRectF(box.left() + 3, box.top(), max(box.width() - 6, 0.0), 1.5)
    painter.drawTiledPixmap(wide, tile)
    painter.drawTiledPixmap(wide.translated(0, box.height() - 1.5), tile)
    _paint_ends(painter, box, colour, stroke, ends)


def _paint_ends(painter: QPainter, box: QRectF, colour: QColor, stroke: Stroke, ends: tuple[bool, bool]) -> None:
    painter.setPen(_pen(colour, stroke, 1.3))
    for x, is_drawn in ((box.left() + 0.7, ends[0]), (box.right() - 0.7, ends[1])):
        if is_drawn:
            painter.drawLine(QPointF(x, box.top() + 2), QPointF(x, box.bottom() - 2))


_NO_FADES = (_Fade(), _Fade())


class _Look(NamedTuple):
    """All that tells one bar of a given width from another."""

    colour: int
    text: int
    stroke: Stroke
    is_uncertain: bool
    fades: tuple[_Fade, _Fade]
    ends: tuple[bool, bool]


def _paint_bar(painter: QPainter, box: QRectF, look: _Look) -> None:
    colour = QColor.fromRgba(look.colour)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(_fill(_faded(colour, 0.82 if look.stroke is Stroke.SOLID else 0.42), box, look.fades))
    painter.drawRoundedRect(box, 4, 4)
    if look.stroke is not Stroke.SOLID:
        inner = box.adjusted(look.fades[0].half, 0, -look.fades[1].half, 0)
        _outline(painter, inner, colour, look.stroke, look.ends)
    if look.is_uncertain:
        around = box.adjusted(-3, -2, 3, 2)
        _outline(painter, around, _faded(QColor.fromRgba(look.text), 0.8), Stroke.DASHED, look.ends)


@lru_cache(maxsize=1024)
def _bar_sprite(look: _Look, width: int, ratio: float) -> QPixmap:
    """A short bar with a margin of 4 pixels; panning moves it without painting it again."""
    picture = QPixmap(int((width + 8) * ratio), int((BAR + 8) * ratio))
    picture.setDevicePixelRatio(ratio)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    _paint_bar(painter, QRectF(4, 4, width, BAR), look)
    painter.end()
    return picture


def _bar(painter: QPainter, mark: Mark, scale: Scale, palette: Palette, ratio: float) -> None:
    x0, x1 = _span_of(mark, scale, not is_vector(painter))
    fades = _fades(mark, x0, x1, scale)
    modality = mark.row.modality
    ends = (x0 == mark.x0 and not fades[0].length, x1 == mark.x1 and not fades[1].length)
    inks = (palette.colour_of(modality).rgba(), palette.text.rgba())
    look = _Look(*inks, stroke_of(modality), mark.shape.is_uncertain, fades, ends)
    if x1 - x0 > _SHORT or fades != _NO_FADES or is_vector(painter):
        _paint_bar(painter, QRectF(x0, mark.y - BAR / 2, x1 - x0, BAR), look)
    else:
        painter.drawPixmap(QPointF(x0 - 4, mark.y - BAR / 2 - 4), _bar_sprite(look, round(x1 - x0), ratio))


def _cluster(painter: QPainter, mark: Mark, scale: Scale, palette: Palette) -> None:
    """Several events too close to be told apart: a capsule without a modality's colour, since they may have several."""
    x0, x1 = max(mark.x0, scale.left - 40), min(mark.x1, scale.right + 40)
    box = QRectF(x0, mark.y - BAR / 2 + 1, max(x1 - x0, BAR - 2), BAR - 2)
    painter.setPen(QPen(palette.background, 1.2))
    painter.setBrush(palette.density)
    painter.drawRoundedRect(box, BAR / 2 - 1, BAR / 2 - 1)
    number = grouped(len(mark.members))
    painter.setPen(ink_on(palette.density))
    painter.setFont(palette.bold)
    if box.width() >= QFontMetricsF(palette.bold).horizontalAdvance(number) + 2:
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, number)


def marks(painter: QPainter, listed: Iterable[Mark], scale: Scale, palette: Palette) -> None:
    """Points and bars, in the order given."""
    as_vectors = is_vector(painter)
    ratio = painter.device().devicePixelRatioF()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    half = _SPRITE / 2
    for mark in listed:
        if mark.is_cluster:
            _cluster(painter, mark, scale, palette)
            continue
        if not mark.shape.is_point:
            _bar(painter, mark, scale, palette, ratio)
            continue
        inks = (palette.colour_of(mark.row.modality).rgba(), palette.background.rgba())
        look = _PointLook(*inks, stroke_of(mark.row.modality), mark.shape.is_approximate, mark.shape.is_uncertain)
        middle = QPointF((mark.x0 + mark.x1) / 2, mark.y)
        if as_vectors:
            _paint_point(painter, middle, look)
        else:
            painter.drawPixmap(middle - QPointF(half, half), _sprite(look, ratio))


def own_dates(
    painter: QPainter, mark: Mark, spans: Iterable[tuple[float, float]], scale: Scale, palette: Palette
) -> None:
    """A tick, or a bracket as long as it is known, where a quote gives another date than the event has."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)
    for first, last in spans:
        x0, x1 = max(scale.x(first), scale.left - 9), min(scale.x(last), scale.right + 9)
        if x1 < scale.left or x0 > scale.right:
            continue
        colour = palette.text
        painter.setPen(QPen(_faded(colour, 0.55), 1, Qt.PenStyle.DotLine))
        near = mark.x1 if x0 > mark.x1 else mark.x0 if x1 < mark.x0 else None
        if near is not None:
            painter.drawLine(QPointF(near, mark.y), QPointF(x0 if x0 > mark.x1 else x1, mark.y))
        painter.setPen(QPen(colour, 1.6))
        foot = mark.y + BAR / 2 + 1
        if x1 - x0 < 5:
            middle = (x0 + x1) / 2
            painter.drawLine(QPointF(middle, mark.y - BAR / 2 - 1), QPointF(middle, foot))
            continue
        painter.drawLine(QPointF(x0, foot), QPointF(x1, foot))
        for x in (x0, x1):
            painter.drawLine(QPointF(x, foot - 4), QPointF(x, foot))


def ring(painter: QPainter, mark: Mark, scale: Scale, colour: QColor) -> None:
    """The ring around the event looked at."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(colour, 2.4))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    if mark.shape.is_point and not mark.is_cluster:
        middle = QPointF((mark.x0 + mark.x1) / 2, mark.y)
        painter.drawEllipse(middle, POINT / 2 + 2.4, POINT / 2 + 2.4)
        return
    x0, x1 = _span_of(mark, scale, not is_vector(painter))
    painter.drawRoundedRect(QRectF(x0 - 2, mark.y - BAR / 2 - 2, x1 - x0 + 4, BAR + 4), 5.5, 5.5)


def density(painter: QPainter, band: Band, bins: Sequence[int], scale: Scale, offset: float, colour: QColor) -> None:
    """A lane with more events than marks can tell apart: columns, as high as their part of the window is full."""
    most = max(bins, default=0)
    if not most:
        return
    width = scale.width / len(bins)
    bottom, room = band.top + band.height - 3 + offset, band.height - 6
    columns = []
    for index, count in enumerate(bins):
        if count:
            high = (count / most) ** 0.5 * room
            columns.append(QRectF(scale.left + index * width, bottom - high, width, high))
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    painter.drawRects(columns)


def plate(painter: QPainter, words: str, box: QRectF, palette: Palette) -> None:
    """Words on a ground of their own, over whatever is there."""
    painter.setPen(QPen(palette.accent, 1))
    painter.setBrush(palette.background)
    painter.drawRoundedRect(box, 4, 4)
    painter.setPen(palette.text)
    painter.setFont(palette.bold)
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, words)


def labels(
    painter: QPainter, listed: Iterable[Label], *, focus: int | None, related: Set[int] | None, palette: Palette
) -> None:
    """The words of the marks: bold for the focus, faint for what is not among the `related` (None: nothing is)."""
    for label in listed:
        row = label.mark.row
        is_focus = row.id == focus
        is_dim = related is not None and not is_focus and not label.mark.holds(related)
        ink = palette.muted if is_dim else palette.text
        if label.mark.is_cluster and label.is_inside:
            continue
        if label.is_inside and not is_dim and stroke_of(row.modality) is Stroke.SOLID:
            ink = ink_on(palette.colour_of(row.modality))
        if is_focus and not label.is_inside:
            plate = QRectF(label.x - 3, label.mark.y - 9, label.width + 6, 18)
            painter.fillRect(plate, _faded(palette.background, 0.85))
        painter.setFont(palette.bold if is_focus else palette.font)
        painter.setPen(ink)
        painter.drawText(QRectF(label.x, label.mark.y - 10, label.width + 12, 19), _TEXT, label.text)
