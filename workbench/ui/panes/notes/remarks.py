"""The lint at work: half a second after a change the note is read, remarks are underlined and listed."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtGui import QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QTextEdit

from workbench.core import citations
from workbench.core.records import Quote
from workbench.ui.panes.notes.assessment import assess
from workbench.ui.panes.notes.body import Shown
from workbench.ui.panes.notes.editor import NoteEditor
from workbench.ui.panes.notes.strip import LintStrip, stripe_of
from workbench.ui.theme import theme

if TYPE_CHECKING:
    from workbench.services.assess.lint import Finding

DELAY = 500
_BEFORE = 48
_LONGEST = 90


class Remarks(QObject):
    """Keeps the strip and the underlines of one editor true; `find` gives the quotes that are cited, `name` what
    stands on their chips."""

    def __init__(
        self,
        editor: NoteEditor,
        strip: LintStrip,
        *,
        find: Callable[[str], Quote | None],
        name: Callable[[str], str],
    ) -> None:
        super().__init__(editor)
        self._editor = editor
        self._strip = strip
        self._find = find
        self._name = name
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.look_now)
        strip.finding_clicked.connect(self._go_to)

    def look_later(self) -> None:
        """Something changed: look when it has been quiet for half a second."""
        self._timer.start(DELAY)

    def look_soon(self) -> None:
        """Another note is shown: look as soon as it is painted."""
        self._timer.start(0)

    def look_now(self) -> None:
        """Read the note and show what there is to say about it."""
        self._timer.stop()
        body = self._editor.body()
        found = assess(body, self._find)
        self._strip.show_assessment(found, [excerpt(body, finding, self._name) for finding in found.findings])
        shown = Shown(body)
        self._editor.setExtraSelections([self._underline(shown, finding) for finding in found.findings])

    def restyle(self) -> None:
        """Take on the current theme."""
        self._strip.restyle()
        self.look_now()

    def _underline(self, shown: Shown, finding: Finding) -> QTextEdit.ExtraSelection:
        form = QTextCharFormat()
        form.setUnderlineStyle(QTextCharFormat.UnderlineStyle.DotLine)
        form.setUnderlineColor(theme.current().colour(stripe_of(finding.rule)))
        made = QTextEdit.ExtraSelection()
        made.format = form
        made.cursor = self._cursor(shown, finding)
        return made

    def _cursor(self, shown: Shown, finding: Finding) -> QTextCursor:
        cursor = QTextCursor(self._editor.document())
        cursor.setPosition(shown.to_position(finding.start))
        cursor.setPosition(shown.to_position(finding.end), QTextCursor.MoveMode.KeepAnchor)
        return cursor

    def _go_to(self, finding: Finding) -> None:
        shown = Shown(self._editor.body())
        if finding.end <= len(shown.body):
            self._editor.setTextCursor(self._cursor(shown, finding))
            self._editor.setFocus(Qt.FocusReason.OtherFocusReason)


def excerpt(body: str, finding: Finding, name: Callable[[str], str]) -> str:
    """The words of a finding in one short line, citations as the labels of their chips.

    A finding that is nothing but a citation shows the words in front of it as well.
    """
    cited = [token for token in citations.tokens(body) if finding.start <= token.start < finding.end]
    is_bare = len(cited) == 1 and (cited[0].start, cited[0].end) == (finding.start, finding.end)
    start = max(body.rfind("\n", 0, finding.start) + 1, finding.start - _BEFORE) if is_bare else finding.start
    words = body[start : finding.end]
    for token in citations.tokens(words):
        words = words.replace(citations.token(token.uid), f"[{name(token.uid)}]")
    words = " ".join(words.split())
    if len(words) > _LONGEST:
        words = words[: _LONGEST - 1].rstrip() + "…"
    return f"…{words}" if is_bare and start and body[start - 1] != "\n" else words
