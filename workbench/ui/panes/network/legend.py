"""What the colours and strokes of the network mean, below it; each family of ties can be left out here."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from PySide6.QtCore import QPointF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QToolButton, QWidget

from workbench.core.fields import TRANSFER_OBJECTS, label_of
from workbench.core.modality import Stroke
from workbench.core.wording import tr
from workbench.store.read.ties import MEETS, RELAYS, SPEAKS
from workbench.ui.panes.network.graph import FAMILIES, GIVES
from workbench.ui.panes.network.paint import Palette, pen_of

_SAMPLE = 20.0
_LINE = 18.0


def kind_label(kind: str) -> str:
    """A kind of tie in words."""
    named = {MEETS: tr("act together"), SPEAKS: tr("speaks of"), RELAYS: tr("relays")}
    return named.get(kind) or tr(label_of(TRANSFER_OBJECTS, kind))


class Legend(QWidget):
    """Samples of the kinds that are shown, then of the three strokes."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._kinds: tuple[str, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(tr("Legend"))

    def show_kinds(self, kinds: Sequence[str]) -> None:
        """Explain these kinds of ties."""
        if tuple(kinds) != self._kinds:
            self._kinds = tuple(kinds)
            self.setFixedHeight(self.heightForWidth(max(self.width(), 200)))
            self.update()

    def _entries(self) -> list[tuple[str, str, Stroke]]:
        """(words, kind or "", stroke) of each sample."""
        kinds = [(kind_label(kind), kind, Stroke.SOLID) for kind in self._kinds]
        strokes = ((tr("asserted"), Stroke.SOLID), (tr("reported"), Stroke.DASHED), (tr("less sure"), Stroke.DOTTED))
        return kinds + [(words, "", stroke) for words, stroke in strokes]

    def _places(self, width: float) -> list[tuple[float, float, tuple[str, str, Stroke]]]:
        metrics = QFontMetricsF(Palette.current().font)
        x, y = 8.0, 4.0
        found = []
        for entry in self._entries():
            needed = _SAMPLE + 5 + metrics.horizontalAdvance(entry[0]) + 12
            if x + needed > width and x > 8:
                x, y = 8.0, y + _LINE
            found.append((x, y, entry))
            x += needed
        return found

    def heightForWidth(self, width: int) -> int:
        return int(self._places(width)[-1][1] + _LINE + 4)

    def resizeEvent(self, event: object) -> None:
        self.setFixedHeight(self.heightForWidth(self.width()))

    def paintEvent(self, event: QPaintEvent) -> None:
        palette = Palette.current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(palette.font)
        for x, y, (words, kind, stroke) in self._places(self.width()):
            painter.setPen(pen_of(palette.kinds[kind] if kind else palette.muted, stroke, 2.4 if kind else 1.8))
            painter.drawLine(QPointF(x, y + _LINE / 2), QPointF(x + _SAMPLE, y + _LINE / 2))
            painter.setPen(palette.muted)
            painter.drawText(QPointF(x + _SAMPLE + 5, y + _LINE / 2 + 4), words)

    def sizeHint(self) -> QSize:
        return QSize(200, self.heightForWidth(max(self.width(), 200)))


class Families(QWidget):
    """Three switches: gifts, joint acts, words."""

    changed = Signal()

    def __init__(self, chosen: Collection[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(2)
        words = {
            GIVES: (tr("Gives"), tr("Transfers: who gives what to whom")),
            MEETS: (tr("Acts"), tr("Events: who acts or meets with whom")),
            SPEAKS: (tr("Says"), tr("Claims: who speaks of whom, who relays whom")),
        }
        self._buttons: dict[str, QToolButton] = {}
        for family in FAMILIES:
            button = QToolButton(self)
            button.setText(words[family][0])
            button.setToolTip(words[family][1])
            button.setAccessibleName(words[family][1])
            button.setObjectName(f"network.family.{family}")
            button.setCheckable(True)
            button.setChecked(family in chosen)
            button.setProperty("segment", True)
            button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            button.clicked.connect(lambda _on: self.changed.emit())
            row.addWidget(button)
            self._buttons[family] = button

    @property
    def chosen(self) -> frozenset[str]:
        """The families that are on."""
        return frozenset(family for family, button in self._buttons.items() if button.isChecked())

    def choose(self, families: Collection[str]) -> None:
        """Turn on these and only these, without saying so."""
        for family, button in self._buttons.items():
            button.setChecked(family in families)
