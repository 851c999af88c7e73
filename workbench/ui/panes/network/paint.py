"""How the network looks: edges in the colour of their kind and the stroke of their modality, discs, names."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QImage, QPainter, QPainterPath, QPen, QPixmap, QPolygonF

from workbench.core.modality import Stroke
from workbench.store.read.columns import distinct
from workbench.store.read.ties import KINDS, MEETS, MODALITIES
from workbench.ui.kit.lettering import Lettering
from workbench.ui.kit.native import draw_lines, draw_pictures
from workbench.ui.kit.vector import is_vector
from workbench.ui.panes.network.graph import STROKE_AT, STROKE_OF
from workbench.ui.panes.network.scene import Label, Scene
from workbench.ui.theme import theme

_FAINT = 0.16
# What is around the actors of a quote, an event or a claim is the picture that they stand in: it stays readable.
_QUIET = 0.5
_MOST_RINGS = 40
_STAMPED = 700
_RIM = 24
_DASHED = 700
_THIN, _PALER = 0.5, 0.14
_SURE = {Stroke.SOLID: 1.0, Stroke.DASHED: 0.7, Stroke.DOTTED: 0.45}
_SIZES = (1, 2, 3)
_DASHES = {Stroke.DASHED: [3.2, 2.4], Stroke.DOTTED: [0.1, 2.6]}


class Palette(NamedTuple):
    """Colours and fonts, taken from the theme once per look."""

    background: QColor
    text: QColor
    muted: QColor
    node: QColor
    node_edge: QColor
    accent: QColor
    kinds: Mapping[str, QColor]
    font: QFont
    bold: QFont

    @classmethod
    def current(cls) -> Palette:
        """The palette of the applied theme."""
        look = theme.current()
        bold = look.font("small")
        bold.setWeight(QFont.Weight.DemiBold)
        roles = ("pane", "text", "text_muted", "node", "node_edge", "accent")
        colours = [look.colour(role) for role in roles]
        kinds = {kind: look.colour(f"tie_{kind}") for kind in KINDS}
        return cls(
            colours[0], colours[1], colours[2], colours[3], colours[4], colours[5], kinds, look.font("small"), bold
        )

    def mixed(self, kind: str, strength: float) -> QColor:
        """The colour of a kind of tie, paler the less `strength` it has; mixed, since see-through lines cost five times."""
        ink, ground = self.kinds[kind], self.background
        parts = ((ink.red(), ground.red()), (ink.green(), ground.green()), (ink.blue(), ground.blue()))
        return QColor(*(round(over * strength + under * (1 - strength)) for over, under in parts))


def _with_alpha(colour: QColor, alpha: float) -> QColor:
    found = QColor(colour)
    found.setAlphaF(alpha)
    return found


def pen_of(colour: QColor, stroke: Stroke, width: float) -> QPen:
    """The pen of an edge: solid, dashed or dotted as its modality is."""
    pen = QPen(colour, width)
    pattern = _DASHES.get(stroke)
    if pattern:
        # Lengths are in pen widths: a heavy edge keeps the rhythm of a light one.
        pen.setDashPattern([max(part * 1.6 / width, 0.05) for part in pattern] if width > 1.6 else pattern)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap if stroke is Stroke.DOTTED else Qt.PenCapStyle.FlatCap)
    return pen


def stroke_of(modality: str) -> Stroke:
    """The stroke that tells a modality apart without colour."""
    return STROKE_AT[int(STROKE_OF[MODALITIES.index(modality)])] if modality in MODALITIES else Stroke.SOLID


def width_of(count: int) -> float:
    """Pixels of an edge that stands for `count` ties."""
    return min(1.3 + 0.8 * float(np.log2(max(count, 1))), 6.0)


def edges(
    painter: QPainter, scene: Scene, palette: Palette, node: int | None, strong: frozenset[int] | None, only: int | None
) -> None:
    """Edges in view: all but one (`only`) or all but those of a `node` are faint; all but those between `strong`, quiet."""
    shown = scene.edges
    source, target = scene.graph.source[shown], scene.graph.target[shown]
    near = np.ones(len(shown), np.bool_)
    if only is not None:
        near = shown == only
    elif node is not None:
        near = (source == node) | (target == node)
    elif strong is not None:
        inner = np.fromiter(strong, np.int64, len(strong))
        near = np.isin(source, inner) & np.isin(target, inner)
    rest = _QUIET if node is None and only is None else _FAINT
    for chosen, strength in ((~near, rest), (near, 0.9)):
        _edges_alike(painter, scene, palette, chosen, strength)


def _edges_alike(painter: QPainter, scene: Scene, palette: Palette, chosen: NDArray[np.bool_], strength: float) -> None:
    # From the back: the heaviest lie on top.
    shown = scene.edges[chosen][::-1]
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)
    if scene.is_bent:
        for at, start, handle, end in zip(shown.tolist(), *(part.tolist() for part in scene.bends(shown)), strict=True):
            _curve(painter, scene, palette, at, (QPointF(*start), QPointF(*handle), QPointF(*end)), strength)
        return
    graph, ends = scene.graph, scene.ends_of(chosen)[::-1]
    strength *= max(0.45, min(1.0, 900 / max(len(shown), 1)))
    # Where only some can be drawn all are thin: as bars they would hide the actors between.
    widest = _THIN if scene.hidden_edges else 4
    # Among a thousand lines dashes cannot be told apart, and cost three times a line: there the unsure ones are fainter.
    has_dashes = len(shown) <= _DASHED
    look = (graph.kind[shown] * len(STROKE_AT) + graph.stroke[shown]) * 8
    if has_dashes:
        look += np.minimum(np.log2(np.maximum(graph.count[shown], 1)).astype(np.int64), 4)
    heaviest = int((look % 8).max(initial=0))
    # Gifts over meetings over words: there are few of them, and they are what one looks for.
    for one in distinct(look)[::-1].tolist():
        kind, stroke = KINDS[one // 8 // len(STROKE_AT)], STROKE_AT[one // 8 % len(STROKE_AT)]
        # Where all are thin, weight is told by strength instead.
        share = 1 - _PALER * (heaviest - one % 8) if scene.hidden_edges else 1.0
        ink = palette.mixed(kind, strength * share if has_dashes else strength * _SURE[stroke])
        painter.setPen(pen_of(ink, stroke if has_dashes else Stroke.SOLID, 1.0 + 0.6 * min(one % 8, widest)))
        draw_lines(painter, np.ascontiguousarray(ends[look == one]))


def _curve(
    painter: QPainter, scene: Scene, palette: Palette, at: int, bend: tuple[QPointF, QPointF, QPointF], strength: float
) -> None:
    edge = scene.graph.edge(at)
    colour, width = palette.mixed(edge.kind, strength), width_of(edge.ties)
    start, handle, end = bend
    path = QPainterPath(start)
    path.quadTo(handle, end)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(pen_of(colour, edge.stroke, width))
    painter.drawPath(path)
    way = end - handle
    length = math.hypot(way.x(), way.y())
    if edge.kind == MEETS or length < 1:
        return
    way /= length
    tip = end - way * (float(scene.radius[edge.target]) + 1)
    back, side = tip - way * (6.5 + width), QPointF(-way.y(), way.x()) * (2.8 + width * 0.55)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    painter.drawPolygon(QPolygonF([tip, back + side, back - side]))


@lru_cache(maxsize=256)
def _disc(radius: float, fill: int, rim: int, ratio: float) -> QPixmap:
    size = radius * 2 + 4
    picture = QPixmap(int(size * ratio) + 1, int(size * ratio) + 1)
    picture.setDevicePixelRatio(ratio)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(QColor.fromRgba(rim), 1.4))
    painter.setBrush(QColor.fromRgba(fill))
    painter.drawEllipse(QPointF(size / 2, size / 2), radius, radius)
    painter.end()
    return picture


def nodes(
    painter: QPainter, scene: Scene, palette: Palette, strong: frozenset[int] | None, *, is_quiet: bool = False
) -> None:
    """Discs as large as their actors' part; all but the `strong` are faint when there are any, or only quieter."""
    if len(scene.nodes) > _STAMPED:
        _stamped(painter, scene, palette, strong, 0.4 if is_quiet else 0.25)
        return
    listed = scene.nodes[::-1].tolist()
    if strong is not None:
        painter.setOpacity(0.6 if is_quiet else 0.35)
        _discs(painter, scene, palette, [node for node in listed if node not in strong])
        painter.setOpacity(1.0)
    _discs(painter, scene, palette, [node for node in listed if strong is None or node in strong])


def _stamped(painter: QPainter, scene: Scene, palette: Palette, strong: frozenset[int] | None, faint: float) -> None:
    """Thousands of discs set into one picture: their pixels are reckoned, not painted."""
    # What is in view reaches less than the rim beyond the widget: no pixel has to be looked at whether it is inside.
    width, height = int(scene.width) + 2 * _RIM, int(scene.height) + 2 * _RIM
    pixels = np.zeros(height * width, np.uint32)
    at = np.floor(scene.at[scene.nodes]).astype(np.int64) + _RIM
    middle, sizes = at[:, 1] * width + at[:, 0], np.searchsorted(_SIZES, scene.radius[scene.nodes] - 0.5)
    for place in range(len(_SIZES)):
        size, chosen = _SIZES[place], middle[sizes == place]
        # The many small ones are the ground that the large ones stand out from.
        ink = np.uint32(_premultiplied(palette.node_edge, faint if strong is not None else 0.5 if size == 1 else 1.0))
        for dy in range(-size, size + 1):
            for dx in range(-size, size + 1):
                if dx**2 + dy**2 <= size**2 + 0.5:
                    pixels[chosen + (dy * width + dx)] = ink
    image = QImage(pixels.data, width, height, width * 4, QImage.Format.Format_ARGB32_Premultiplied)
    painter.drawImage(-_RIM, -_RIM, image)
    large = scene.nodes[sizes == len(_SIZES)].tolist() if strong is None else []
    _discs(
        painter, scene, palette, [*large, *(node for node in scene.nodes.tolist() if node in (strong or ()))][::-1], 3.0
    )


def _discs(painter: QPainter, scene: Scene, palette: Palette, listed: Sequence[int], least: float = 0.0) -> None:
    if is_vector(painter):
        painter.setPen(QPen(palette.node_edge, 1.4))
        painter.setBrush(palette.node)
        for node in listed:
            radius = max(float(scene.radius[node]), least)
            painter.drawEllipse(QPointF(*scene.at[node]), radius, radius)
        return
    ratio = painter.device().devicePixelRatioF()
    fill, rim = palette.node.rgba(), palette.node_edge.rgba()
    nodes = np.array(listed, np.int64)
    halves = np.round(np.maximum(scene.radius[nodes], least) * 2).astype(np.int64)
    sizes, which = np.unique(halves, return_inverse=True)
    pictures = [_disc(size / 2, fill, rim, ratio) for size in sizes.tolist()]
    draw_pictures(painter, pictures, which, scene.at[nodes] - (halves / 2 + 2)[:, None])


def _premultiplied(colour: QColor, alpha: float) -> int:
    parts = [round(part * alpha) for part in (colour.red(), colour.green(), colour.blue())]
    return round(255 * alpha) << 24 | parts[0] << 16 | parts[1] << 8 | parts[2]


def ring(painter: QPainter, scene: Scene, node: int, colour: QColor, width: float) -> None:
    """The ring around the actor looked at, or pointed at."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)
    painter.setPen(QPen(colour, width))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    radius = float(scene.radius[node]) + 2.5
    painter.drawEllipse(QPointF(*scene.at[node]), radius, radius)


def rings(painter: QPainter, scene: Scene, palette: Palette, strong: frozenset[int]) -> None:
    """Rings around the few actors of what is looked at elsewhere; many would be a thicket, their discs say it."""
    for node in strong if len(strong) <= _MOST_RINGS else ():
        ring(painter, scene, node, palette.accent, 1.6)


def labels(
    painter: QPainter, listed: Iterable[Label], palette: Palette, focus: int | None, strong: frozenset[int] | None
) -> None:
    """Names with a rim in the colour of the ground, so that an edge under them does not cross them out."""
    plate = _with_alpha(palette.background, 0.78)
    plain, bold = Lettering(palette.font), Lettering(palette.bold)
    for label in listed:
        is_dim = strong is not None and label.node not in strong
        painter.fillRect(QRectF(label.x - 2, label.y - 7, label.width + 4, 14), plate)
        letters = bold if label.node == focus else plain
        painter.setFont(letters.font)
        painter.setPen(palette.muted if is_dim else palette.text)
        letters.write(painter, label.text, label.x, label.y)


def told(painter: QPainter, words: str, palette: Palette, width: int, bottom: int) -> None:
    """Quiet words in the lower left corner, on as many lines as a narrow pane needs."""
    painter.setFont(palette.font)
    room = QRectF(10, 0, max(width - 20, 40), bottom)
    box = painter.boundingRect(room, Qt.TextFlag.TextWordWrap, words)
    box.moveBottom(bottom - 6)
    painter.fillRect(box.adjusted(-6, -2, 6, 2), _with_alpha(palette.background, 0.86))
    painter.setPen(palette.muted)
    painter.drawText(box, Qt.TextFlag.TextWordWrap, words)
