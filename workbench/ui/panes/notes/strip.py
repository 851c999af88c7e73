"""The strip below the text: what the lint found, one card each, and the note in figures."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QToolButton, QVBoxLayout, QWidget

from workbench.core.wording import tr, trn
from workbench.ui.kit.markup import escape
from workbench.ui.panes.notes.assessment import Assessment
from workbench.ui.panes.notes.card import Card
from workbench.ui.theme import theme

if TYPE_CHECKING:
    from workbench.services.assess.lint import Finding

_SHOWN = 3


class LintStrip(QWidget):
    """Shows one assessment; `finding_clicked` carries the finding to go to."""

    finding_clicked = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("notes.lint")
        self.setAccessibleName(tr("Lint of the note"))
        self.cards: list[Card] = []
        self.summary = Card("success", self)
        self.summary.setObjectName("notes.lint.summary")
        self.more = QToolButton(self)
        self.more.setProperty("quiet", True)
        self.more.setObjectName("notes.lint.more")
        self.more.clicked.connect(self._toggle)
        self._is_open = False
        self._shown: Assessment | None = None
        self._excerpts: Sequence[str] = ()
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(14, 6, 14, 12)
        self._box.setSpacing(6)
        self._box.addWidget(self.more, 0, Qt.AlignmentFlag.AlignLeft)
        self._box.addWidget(self.summary)
        self.more.hide()

    def show_assessment(self, found: Assessment, excerpts: Sequence[str]) -> None:
        """Show what was found; `excerpts` are the words of each finding."""
        self._shown, self._excerpts = found, excerpts
        self._draw()

    def restyle(self) -> None:
        """Take on the current theme."""
        self._draw()

    def _toggle(self) -> None:
        self._is_open = not self._is_open
        self._draw()

    def _draw(self) -> None:
        found = self._shown
        if found is None:
            return
        wanted = found.findings if self._is_open else found.findings[:_SHOWN]
        while len(self.cards) > len(wanted):
            gone = self.cards.pop()
            self._box.removeWidget(gone)
            gone.hide()
            gone.deleteLater()
        while len(self.cards) < len(wanted):
            self._add_card()
        for card, finding, words in zip(self.cards, wanted, self._excerpts, strict=False):
            self._fill(card, finding, words)
        rest = len(found.findings) - _SHOWN
        self.more.setVisible(rest > 0)
        self.more.setText(tr("Show fewer") if self._is_open else trn("{count} more", "{count} more", rest))
        words = summary_words(found)
        stripes = {stripe_of(finding.rule) for finding in found.findings}
        stripe = "danger" if "danger" in stripes else "warning" if stripes else "success"
        self.summary.show_html(escape(words), words, stripe=stripe)

    def _add_card(self) -> None:
        card = Card("danger", self)
        card.make_clickable()
        card.clicked.connect(lambda card=card: self._on_clicked(card))
        self._box.insertWidget(len(self.cards), card)
        self.cards.append(card)

    def _on_clicked(self, card: Card) -> None:
        if self._shown is not None and card in self.cards:
            self.finding_clicked.emit(self._shown.findings[self.cards.index(card)])

    def _fill(self, card: Card, finding: Finding, words: str) -> None:
        muted = theme.current().colour("text_muted").name()
        quoted = escape(tr("“{words}”", words=words))
        html = f"<b>{escape(finding.message)}</b><br><span style='color:{muted}'>{quoted}</span>"
        card.show_html(html, f"{finding.message} {words}", stripe=stripe_of(finding.rule))


def stripe_of(rule: str) -> str:
    """The colour role of a rule: what is not sourced is to be looked at, the rest is wrong."""
    return "warning" if rule == "uncited-sentence" else "danger"


def summary_words(found: Assessment) -> str:
    """The note in figures, in one line."""
    parts = [
        trn(
            "{count} sentence of {total} sourced",
            "{count} sentences of {total} sourced",
            found.sourced,
            total=found.sentences,
        ),
        trn("{count} broken citation", "{count} broken citations", found.broken),
        trn("{count} word", "{count} words", found.words),
        trn("{count} citation", "{count} citations", found.citations),
    ]
    return " · ".join(parts)
