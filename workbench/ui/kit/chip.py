"""Chips: small labels that can be pressed and closed, one or a row of them."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from PySide6.QtCore import QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from workbench.core.wording import tr
from workbench.ui.kit.flow import FlowLayout
from workbench.ui.kit.focus import paint_focus_ring
from workbench.ui.theme import icons, theme

_HEIGHT = 22
_PAD = 9
_GLYPH = 12
_WIDEST = 320


class Chip(QAbstractButton):
    """A label in the accent's soft colour; `clicked` when pressed, `closed` by its cross, Delete or Backspace."""

    closed = Signal()

    def __init__(self, label: str, *, can_close: bool = True, icon: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._can_close = can_close
        self._glyph = icon
        self._is_quiet = False
        self.set_label(label)
        if can_close:
            self.setAccessibleDescription(tr("Press Delete to remove"))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)

    def set_label(self, label: str) -> None:
        """Say something else."""
        self.setText(label)
        self.setAccessibleName(label)
        self.setToolTip(label)
        self.updateGeometry()

    def set_quiet(self, is_quiet: bool) -> None:
        """Grey instead of accent: for chips that only offer something."""
        self._is_quiet = is_quiet
        self.update()

    def _cross(self) -> QRect:
        return QRect(self.width() - _GLYPH - _PAD + 2, (self.height() - _GLYPH) // 2, _GLYPH, _GLYPH)

    def _colours(self) -> tuple[str, str]:
        if not self.isEnabled():
            return "badge", "text_faint"
        return ("badge", "text") if self._is_quiet else ("accent_soft", "accent_text")

    def _lead(self) -> int:
        return _PAD + (_GLYPH + 4 if self._glyph else 0)

    def _trail(self) -> int:
        return _PAD + (_GLYPH + 2 if self._can_close else 0)

    def hitButton(self, pos: QPoint) -> bool:
        return self.rect().contains(pos)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self._can_close and event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.closed.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        elif event.key() in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            # A button would walk by geometry and past the bar; the bar knows the order.
            event.ignore()
        else:
            super().keyPressEvent(event)

    def minimumSizeHint(self) -> QSize:
        # What a chip stands for is cut in a narrow window; the one that adds is a verb, and stays whole.
        return QSize(self._lead() + self._trail() + 24, _HEIGHT) if self._can_close else self.sizeHint()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if self._can_close and self._cross().adjusted(-4, -6, 8, 6).contains(event.position().toPoint()):
            self.closed.emit()
        else:
            super().mousePressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        look = theme.current()
        ground, ink = self._colours()
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(look.colour("pressed" if self.isDown() else ground))
            painter.drawRoundedRect(self.rect(), _HEIGHT / 2, _HEIGHT / 2)
            if self._glyph:
                box = QRect(_PAD, (self.height() - _GLYPH) // 2, _GLYPH, _GLYPH)
                icons.paint(painter, box, self._glyph, role=ink)
            painter.setFont(look.font("small" if self._is_quiet else "small_strong"))
            painter.setPen(look.colour(ink))
            room = self.rect().adjusted(self._lead(), 0, -self._trail(), 0)
            text = painter.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, room.width())
            painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, text)
            if self._can_close:
                icons.paint(painter, self._cross(), "close", role=ink)
            if self.hasFocus():
                paint_focus_ring(painter, self.rect(), radius=_HEIGHT / 2 - 1)

    def sizeHint(self) -> QSize:
        self.ensurePolished()
        font = theme.current().font("small" if self._is_quiet else "small_strong")
        words = QFontMetrics(font, self).horizontalAdvance(self.text())
        return QSize(min(_WIDEST, self._lead() + words + self._trail() + 2), _HEIGHT)


class ChipBar(QWidget):
    """Chips in reading order, then a button that adds one; arrows walk along, Delete closes and stays near."""

    clicked = Signal(object)
    closed = Signal(object)
    add_requested = Signal()

    def __init__(self, *, add_label: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._chips: list[Chip] = []
        self._spare: list[Chip] = []
        self._shown: tuple[tuple[object, str], ...] = ()
        self._flow = FlowLayout(self)
        # As high as its lines: a tool bar then centres it.
        self.setSizePolicy(_one_line())
        self._add = Chip(add_label, can_close=False, icon="plus", parent=self)
        self._add.set_quiet(True)
        self._add.clicked.connect(lambda: self.add_requested.emit())
        self._add.setVisible(bool(add_label))
        self._flow.addWidget(self._add)

    @property
    def chips(self) -> tuple[Chip, ...]:
        """The chips on show, without the adding one."""
        return tuple(self._chips)

    @property
    def add_chip(self) -> Chip:
        """The button that adds: where a picker is anchored."""
        return self._add

    def set_chips(self, chips: Sequence[tuple[object, str]]) -> None:
        """Show these (key, label) pairs; the focus stays on the place where it was."""
        if tuple(chips) == self._shown:
            return
        held = next((at for at, chip in enumerate(self._chips) if chip.hasFocus()), None)
        self._shown = tuple(chips)
        self._shorten(len(self._shown))
        # A chip made, polished and shown costs as much as a frame; one that says something else costs nothing.
        for chip, (_, label) in zip(self._chips, self._shown, strict=False):
            if chip.text() != label:
                chip.set_label(label)
        more = self._shown[len(self._chips) :]
        for _, label in more:
            self._append(label)
        if more:
            self._flow.removeWidget(self._add)
            self._flow.addWidget(self._add)
        self._retab()
        if held is not None:
            (self._chips[min(held, len(self._chips) - 1)] if self._chips else self._add).setFocus()
        self.updateGeometry()

    def _shorten(self, count: int) -> None:
        for chip in self._chips[count:]:
            self._flow.removeWidget(chip)
            chip.hide()
        self._spare += self._chips[count:]
        del self._chips[count:]

    def _append(self, label: str) -> None:
        chip = self._spare.pop() if self._spare else self._make()
        chip.set_label(label)
        self._flow.addWidget(chip)
        chip.show()
        self._chips.append(chip)

    def _make(self) -> Chip:
        chip = Chip("", parent=self)
        chip.clicked.connect(lambda: self.clicked.emit(self._key_of(chip)))
        chip.closed.connect(lambda: self.closed.emit(self._key_of(chip)))
        return chip

    def _key_of(self, chip: Chip) -> object:
        return self._shown[self._chips.index(chip)][0]

    def _retab(self) -> None:
        order: list[QWidget] = [*self._chips, self._add]
        for before, after in pairwise(order):
            QWidget.setTabOrder(before, after)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()), 0)
        order: list[QWidget] = [*self._chips, *([self._add] if self._add.isVisible() else [])]
        at = next((at for at, chip in enumerate(order) if chip.hasFocus()), None)
        if step and at is not None and 0 <= at + step < len(order):
            order[at + step].setFocus(Qt.FocusReason.TabFocusReason)
        else:
            super().keyPressEvent(event)


def _one_line() -> QSizePolicy:
    policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
    policy.setHeightForWidth(True)
    return policy
