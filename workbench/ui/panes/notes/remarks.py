"""The lint at work: half a second after a change the note is read, remarks are underlined and listed."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtGui import QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QTextEdit

from workbench.ui.panes.notes.assessment import Finding, assess
from workbench.ui.panes.notes.body import Shown
from workbench.ui.panes.notes.editor import NoteEditor
from workbench.ui.panes.notes.strip import LintStrip, stripe_of
from workbench.ui.theme import theme

DELAY = 500


class Remarks(QObject):
    """Keeps the strip and the underlines of one editor true; `is_known` says whether a quote is in the dossier."""

    def __init__(self, editor: NoteEditor, strip: LintStrip, is_known: Callable[[str], bool]) -> None:
        super().__init__(editor)
        self._editor = editor
        self._strip = strip
        self._is_known = is_known
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(DELAY)
        self._timer.timeout.connect(self.look_now)
        strip.finding_clicked.connect(self._go_to)

    def look_later(self) -> None:
        """Something changed: look when it has been quiet for half a second."""
        self._timer.start()

    def look_now(self) -> None:
        """Read the note and show what there is to say about it."""
        self._timer.stop()
        body = self._editor.body()
        found = assess(body, self._is_known)
        self._strip.show_assessment(found, body)
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
