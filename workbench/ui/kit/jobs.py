"""Running work where it can be seen and stopped, and what came of it, file by file."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QProgressBar, QVBoxLayout, QWidget
from shiboken6 import isValid

from workbench.core.wording import tr
from workbench.ui.kit.announce import announce, prepare
from workbench.ui.kit.clickable import LinkButton, icon_button
from workbench.ui.kit.job_results import JobResult, JobResults
from workbench.ui.theme import icons

__all__ = ["JobResult", "JobStrip"]

# Reports that are done stay to be read, as long as they leave room for the work itself.
_MOST_DONE = 3
# From this width on, two lines that say little stand side by side: each line covers one of the panes below.
_WIDE = 900
# Milliseconds in which a summary that asks for nothing is read.
_PASSING = 12_000


class _Elided(QWidget):
    """A line of text that shortens in its middle, where file names differ least, instead of widening the window.

    Its label stands in no layout: each new text of one in a layout has the whole window laid out anew, panes and all.
    """

    def __init__(self) -> None:
        super().__init__()
        self._full = ""
        self._wanted = 0
        self.label = QLabel(self)
        self.label.setTextFormat(Qt.TextFormat.PlainText)

    def set_words(self, text: str, *, may_shrink: bool = True) -> None:
        """Say this; without `may_shrink` what stands behind it moves only for a longer text than any before."""
        self._full = text
        self.setAccessibleName(text)
        wanted = self.fontMetrics().horizontalAdvance(text) + 4
        if wanted > self._wanted or (may_shrink and wanted < self._wanted):
            self._wanted = wanted
            self.updateGeometry()
        self._cut()

    def _cut(self) -> None:
        shown = self.fontMetrics().elidedText(self._full, Qt.TextElideMode.ElideMiddle, max(40, self.width()))
        self.label.setText(shown)

    def minimumSizeHint(self) -> QSize:
        return QSize(40, self.label.sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.label.setGeometry(self.rect())
        self._cut()

    def sizeHint(self) -> QSize:
        return QSize(self._wanted, self.label.sizeHint().height())


class _Bar(QProgressBar):
    """A bar that is painted with everything else: Qt's own paints all that waits in the window at each step."""

    def advance(self, done: int, total: int) -> None:
        """Stand at `done` of `total`."""
        self.setUpdatesEnabled(False)
        self.setRange(0, total)
        self.setValue(done)
        self.setUpdatesEnabled(True)


class _Job(QWidget):
    """One job: running with a bar and a cancel button, or done with a summary and its results."""

    def __init__(self, strip: JobStrip) -> None:
        super().__init__(strip)
        self.key: object = None
        self.text = _Elided()
        self.bar = _Bar()
        self.bar.setTextVisible(False)
        self.bar.setFixedSize(160, 6)
        self.percent = QLabel()
        self.percent.setProperty("role", "muted")
        # Of a fixed size, a label can say another number without moving its neighbours.
        self.percent.setFixedSize(self.fontMetrics().horizontalAdvance("100 %") + 4, self.fontMetrics().height())
        self.stop = LinkButton(tr("Cancel"))
        self.more = LinkButton(tr("Details"), icon="chevron-right")
        self.more.setCheckable(True)
        self.close_button = icon_button("close", tr("Dismiss these results"))
        self.results = JobResults()
        self._lay_out()
        for late in (self.more, self.close_button, self.results):
            late.hide()
        self.more.toggled.connect(self._expand)
        self.more.toggled.connect(lambda is_open: strip.keep_open(self.key) if is_open else None)
        self.more.toggled.connect(strip.arrange)
        self.stop.clicked.connect(lambda: strip.stop(self.key))
        self.close_button.clicked.connect(lambda: strip.dismiss(self.key))
        self.results.retried.connect(lambda result: strip.retried.emit(self.key, result))
        self.results.opened.connect(strip.opened)

    def _lay_out(self) -> None:
        line = QHBoxLayout()
        line.setSpacing(8)
        for part in (self.text, self.bar, self.percent, self.stop, self.more, self.close_button):
            line.addWidget(part)
        line.insertStretch(5, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(10, 3, 6, 3)
        column.setSpacing(4)
        column.addLayout(line)
        column.addWidget(self.results)

    @property
    def is_done(self) -> bool:
        """Whether nothing of it runs any more."""
        return self.close_button.isVisibleTo(self)

    def tell(self, summary: str, results: Sequence[JobResult]) -> None:
        """Say what came of it."""
        self.text.set_words(summary)
        self.results.show_results(results)
        self.more.setVisible(bool(results))

    def pass_by(self) -> None:
        """Go after a while, but not from under a hand."""
        timer = QTimer(self)
        timer.setInterval(_PASSING)
        timer.timeout.connect(self._go_when_left)
        timer.start()

    def _go_when_left(self) -> None:
        held = self.window().focusWidget()
        if not self.underMouse() and (held is None or not self.isAncestorOf(held)):
            self.close_button.click()

    def take_keyboard(self) -> None:
        """To the lines on show, or else to the one thing that can be done."""
        if self.results.isVisibleTo(self):
            self.results.take_keyboard()
            return
        found = next(one for one in (self.stop, self.more, self.close_button) if one.isVisibleTo(self))
        found.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.close_button.isVisibleTo(self):
            self.close_button.click()
        else:
            super().keyPressEvent(event)

    def _expand(self, is_open: bool) -> None:
        self.more.setIcon(icons.icon("chevron-down" if is_open else "chevron-right", "link"))
        self.results.setVisible(is_open)


def _places(are_open: Sequence[bool], columns: int) -> list[tuple[int, int, int]]:
    """Row, first column and width in columns, of two, for each job by whether its results are open."""
    found: list[tuple[int, int, int]] = []
    row, is_begun = 0, False
    for at, is_open in enumerate(are_open):
        has_next = at + 1 < len(are_open) and not are_open[at + 1]
        if is_begun:
            found.append((row, 1, 1))
        elif columns == 2 and not is_open and has_next:
            found.append((row, 0, 1))
            is_begun = True
            continue
        else:
            found.append((row, 0, 2))
        row, is_begun = row + 1, False
    return found


class JobStrip(QWidget):
    """Every job, in a wide window two a line but for open results; hidden when there is none.

    `cancelled(key)` asks the owner to stop a job: its line stays until `finish`. `retried(key, result key)` asks
    for one file again, `opened(record)` for what came of one. Escape dismisses a job that is done.
    """

    cancelled = Signal(object)
    retried = Signal(object, object)
    opened = Signal(int)
    dismissed = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._jobs: dict[object, _Job] = {}
        self._before: QWidget | None = None
        self._spare: _Job | None = None
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(0)
        self.setAccessibleName(tr("Running work"))
        self.hide()

    @property
    def keys(self) -> tuple[object, ...]:
        """The jobs on show, oldest first."""
        return tuple(self._jobs)

    def prepare(self) -> None:
        """Make the first job's line and what its end is announced by: each takes a frame that its start has not."""
        prepare()
        if self._spare is None:
            self._spare = _Job(self)
            self._spare.hide()

    def take_keyboard(self) -> None:
        """To the newest job that runs or has lines to read, or else to the newest; nothing when there is none."""
        jobs = list(reversed(self._jobs.values()))
        if jobs:
            self._before = self.window().focusWidget()
            asks = (job for job in jobs if not job.is_done or job.results.isVisibleTo(job))
            next(asks, jobs[0]).take_keyboard()

    def start(self, key: object, text: str) -> None:
        """Show a new job, as busy until its first `progress`."""
        self.dismiss(key)
        job = self._spare or _Job(self)
        job.key, self._spare = key, None
        job.bar.setRange(0, 0)
        job.bar.setAccessibleName(text)
        job.text.set_words(text)
        self._jobs[key] = job
        self.arrange()
        job.show()
        self.show()

    def arrange(self) -> None:
        """Give each job its place: open results have their line to themselves."""
        jobs = list(self._jobs.values())
        places = _places([job.more.isChecked() for job in jobs], columns=2 if self.width() >= _WIDE else 1)
        for job in jobs:
            self._grid.removeWidget(job)
        for job, (row, column, span) in zip(jobs, places, strict=True):
            self._grid.addWidget(job, row, column, 1, span)
        # Both halves alike, whatever their words; one alone has all of the line.
        is_shared = any(span == 1 for _row, _column, span in places)
        for column in range(2):
            self._grid.setColumnStretch(column, int(is_shared))

    def progress(self, key: object, *, done: int, total: int, text: str = "") -> None:
        """`done` of `total` are behind; an unknown total (0) shows as busy. A job not on show is left alone."""
        job = self._jobs.get(key)
        if job is None:
            return
        job.bar.advance(done, total)
        job.percent.setText(tr("{percent}%", percent=100 * done // total) if total else "")
        if text:
            job.text.set_words(text, may_shrink=False)

    def finish(self, key: object, summary: str, *, results: Sequence[JobResult] = (), is_passing: bool = False) -> None:
        """Turn the job into its summary; results open by themselves when one of them needs the analyst.

        What is passing asks for nothing, and goes by itself once neither the pointer nor the keyboard is on it.
        """
        job = self._jobs.get(key)
        if job is None:
            return
        for running in (job.bar, job.percent, job.stop):
            running.hide()
        job.close_button.show()
        job.tell(summary, results)
        job.more.setChecked(any(result.can_retry or result.role != "success" for result in results))
        done = [each for each, other in self._jobs.items() if other.is_done]
        for oldest in done[:-_MOST_DONE]:
            self.dismiss(oldest)
        if is_passing:
            job.pass_by()
        announce(self, summary)

    def amend(self, key: object, summary: str, *, results: Sequence[JobResult] = ()) -> None:
        """Let a job that is done say something else, open or closed as it stands; one not on show is left alone."""
        job = self._jobs.get(key)
        if job is not None:
            job.tell(summary, results)
            announce(self, summary)

    def keep_open(self, key: object) -> None:
        """Close the results of every other job: together they would be higher than a screen."""
        for each, other in self._jobs.items():
            if each != key and other.more.isChecked():
                has_keyboard = other.results.hasFocus()
                other.more.setChecked(False)
                if has_keyboard:
                    self._jobs[key].take_keyboard()

    def stop(self, key: object) -> None:
        """Ask for the end of a job, as its Cancel button does."""
        job = self._jobs[key]
        job.stop.setEnabled(False)
        job.stop.setText(tr("Stopping…"))
        self.cancelled.emit(key)

    def dismiss(self, key: object) -> None:
        """Take the job's line away."""
        job = self._jobs.pop(key, None)
        if job is None:
            return
        held = self.window().focusWidget()
        self._grid.removeWidget(job)
        job.hide()
        self.arrange()
        # Hiding it has sent the keyboard on to whatever stands next.
        if held is not None and job.isAncestorOf(held) and self._before is not None and isValid(self._before):
            self._before.setFocus()
        job.deleteLater()
        self.setVisible(bool(self._jobs))
        self.dismissed.emit(key)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if (event.size().width() >= _WIDE) != (event.oldSize().width() >= _WIDE):
            self.arrange()
