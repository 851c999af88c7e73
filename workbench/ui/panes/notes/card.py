"""Cards of the notes pane: the one that shows a quote under the pointer, and those of the strip below the text."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QLabel, QVBoxLayout, QWidget

from workbench.core.wording import tr
from workbench.ui.kit.markup import escape
from workbench.ui.panes.notes.book import Sight
from workbench.ui.theme import theme

_RADIUS = 5.0
_STRIPE = 3.0
_DELAY = 250
_WIDTH = 380
_LONGEST = 900


class Card(QFrame):
    """A rounded box with a coloured stripe at its left, as everywhere in the window; says so when it is clicked."""

    clicked = Signal()

    def __init__(self, stripe: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._stripe = stripe
        self._border = "border"
        self.is_clickable = False
        self.label = QLabel(self)
        self.label.setWordWrap(True)
        self.label.setTextFormat(Qt.TextFormat.RichText)
        self.label.setTextInteractionFlags(Qt.TextInteractionFlag.NoTextInteraction)
        box = QVBoxLayout(self)
        box.setContentsMargins(12, 7, 10, 7)
        box.addWidget(self.label)

    def show_html(self, words: str, spoken: str, *, stripe: str = "") -> None:
        """Show `words` (safe rich text); `spoken` is what a screen reader says."""
        self._stripe = stripe or self._stripe
        self.label.setFont(theme.current().font("small"))
        self.label.setText(words)
        self.setAccessibleName(spoken)
        self.update()

    def make_clickable(self) -> None:
        """Let the mouse, Enter and Space click the card."""
        self.is_clickable = True
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def paintEvent(self, event: QPaintEvent) -> None:
        colours = theme.current()
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            outline = QPainterPath()
            outline.addRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), _RADIUS, _RADIUS)
            painter.fillPath(outline, colours.colour("raised"))
            border = "focus_ring" if self.hasFocus() else self._border
            painter.setPen(QPen(colours.colour(border), 1))
            painter.drawPath(outline)
            painter.setClipPath(outline)
            painter.fillRect(QRectF(0, 0, _STRIPE, self.height()), colours.colour(self._stripe))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self.is_clickable and event.button() == Qt.MouseButton.LeftButton:
            self.clicked.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self.is_clickable and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.clicked.emit()
        else:
            super().keyPressEvent(event)


class HoverCard(Card):
    """Shows a quote beside the chip under the pointer; a child of the window that never takes keyboard or mouse."""

    def __init__(self, anchor: QWidget) -> None:
        super().__init__("border_strong", anchor)
        self.setObjectName("notes.quote_card")
        self._border = "border_strong"
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._anchor = anchor
        self._place: tuple[QPoint, int] | None = None
        self._delay = QTimer(self)
        self._delay.setSingleShot(True)
        self._delay.setInterval(_DELAY)
        self._delay.timeout.connect(self._appear)
        self.hide()

    def offer(self, sight: Sight | None, rect: QRect) -> None:
        """Show `sight` (None: the quote is gone) in a moment, beside `rect` of the anchor."""
        words, spoken, stripe = quote_words(sight)
        self.show_html(words, spoken, stripe=stripe)
        window = self._anchor.window()
        self._place = (self._anchor.mapTo(window, rect.bottomLeft()), rect.height())
        self._delay.start()

    def withdraw(self) -> None:
        """Show nothing."""
        self._delay.stop()
        self.hide()

    def _appear(self) -> None:
        if self._place is None or not self._anchor.isVisible():
            return
        window = self._anchor.window()
        if self.parentWidget() is not window:
            self.setParent(window)
        corner, above = self._place
        width = min(_WIDTH, window.width() - 8)
        height = min(self.heightForWidth(width), window.height() - 8)
        x = max(4, min(corner.x() - 12, window.width() - width - 4))
        y = corner.y() + 5 if corner.y() + 5 + height <= window.height() else max(4, corner.y() - above - height - 4)
        self.setGeometry(x, y, width, height)
        self.show()
        self.raise_()


def quote_words(sight: Sight | None) -> tuple[str, str, str]:
    """A quote's card as rich text, as words to speak, and the colour role of its stripe."""
    if sight is None:
        gone = tr("This citation is broken: its quote is no longer in the dossier.")
        return escape(gone), gone, "danger"
    colours = theme.current()
    exact = sight.quote.text if len(sight.quote.text) <= _LONGEST else sight.quote.text[:_LONGEST] + "…"
    source = f"{sight.quote.document_title} · {sight.locator}"
    reading = colours.font("reading")
    lines = [
        f"<div style=\"font-family:'{reading.family()}'; font-size:{reading.pointSizeF() - 1.5}pt\">"
        f"{escape(tr('“{words}”', words=exact)).replace(chr(10), '<br>')}</div>",
        f'<div style="margin-top:6px"><b>Q{sight.quote.id}</b> · {escape(source)}</div>',
    ]
    spoken = [exact, source]
    card = sight.card
    if card is not None:
        head = f"<b>{escape(card.heading)}</b>" + (f" · {escape(card.rating)}" if card.rating else "")
        lines.append(f'<div style="margin-top:6px">{head}</div>')
        if card.what:
            lines.append(f"<div>{escape(card.what)}</div>")
        if card.who:
            lines.append(f'<div style="color:{colours.colour("text_muted").name()}">{escape(card.who)}</div>')
        if card.warning:
            lines.append(f'<div style="color:{colours.colour("danger").name()}">⚠ {escape(card.warning)}</div>')
        spoken += [part for part in (card.heading, card.rating, card.what, card.who, card.warning) if part]
    stripe = card.modality if card is not None and card.modality else "border_strong"
    return "".join(lines), ". ".join(spoken), stripe
