"""Reads a very long text in a thread, while the window goes on; only the answer to the last request is given."""

from __future__ import annotations

import threading
from collections.abc import Callable

from PySide6.QtCore import QObject, Qt, Signal

from workbench.core.errors import WorkbenchError
from workbench.core.kinds import BlockKind
from workbench.core.wording import tr
from workbench.store.dossier import Dossier
from workbench.ui.kit.collecting import uncollected
from workbench.ui.panes.source import model
from workbench.ui.panes.source.fonts import ReadingFonts
from workbench.ui.panes.source.layout import Flow
from workbench.ui.panes.source.view import SourceView

# As much of the time is taken by the words; by finding their paragraphs the rest.
_READING = 0.75


class _Stopped(Exception):
    """Nobody waits for the answer any more."""


class Opening(QObject):
    """Says in the view how much is read; then `opened(Opened, offset or None, Flow)`, or `failed(sentence)`."""

    opened = Signal(object, object, object)
    failed = Signal(str)
    _went_on = Signal(int, float)
    _arrived = Signal(int, object, object)
    _broken = Signal(int, str)

    def __init__(self, dossier: Dossier, view: SourceView, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._dossier = dossier
        self._view = view
        self._title = ""
        self._at: int | None = None
        self._wish: Callable[[], object] | None = None
        self._reading = threading.Lock()
        self._request = 0
        self._awaits = False
        self._thread: threading.Thread | None = None
        for signal, slot in ((self._went_on, self._tell), (self._arrived, self._give), (self._broken, self._fail)):
            signal.connect(slot, Qt.ConnectionType.QueuedConnection)

    @property
    def is_busy(self) -> bool:
        """Whether a text is still to come."""
        return self._awaits

    def read(self, document_id: int, title: str, *, at: int | None) -> None:
        """Read a document that will be shown at `at`, and cut and measure it for the view; returns at once."""
        self.stop()
        self._awaits, self._title, self._at = True, title, at
        fonts, width = self._view.fonts, self._view.column_width
        self._view.set_text("", (), (), waiting=tr("Reading “{title}”…", title=title))
        for kind in BlockKind:
            fonts.shape(kind, 1)  # fonts are measured here: the thread only looks them up
        arguments = (self._request, document_id, fonts, width)
        self._thread = threading.Thread(target=self._read, args=arguments, name="source text", daemon=True)
        self._thread.start()

    def stop(self) -> None:
        """Forget the request under way."""
        self._request += 1
        self._awaits, self._wish = False, None

    def afterwards(self, show: Callable[[], object]) -> bool:
        """Whether a text is still to come; `show` is then done once it is there, unless something else is asked first."""
        if self._awaits:
            self._wish = show
        return self._awaits

    def wait(self) -> None:
        """Return when no thread is left; the dossier may be closed after that."""
        if self._thread is not None:
            self._thread.join()

    def _read(self, request: int, document_id: int, fonts: ReadingFonts, width: int) -> None:
        def goes_on(fraction: float) -> None:
            if request != self._request:
                raise _Stopped
            self._went_on.emit(request, fraction)

        try:
            with self._reading, uncollected():
                # A connection for the time: what it holds of fifty megabytes goes with it.
                with self._dossier.reading_apart() as reader:
                    opened = model.open_long_document(reader, document_id, lambda share: goes_on(_READING * share))
                flow = Flow(opened.text, opened.blocks, opened.pages, fonts=fonts, width=width)
            goes_on(1.0)  # or nobody waits any more
            self._arrived.emit(request, opened, flow)
        except _Stopped:
            return
        except WorkbenchError as error:
            self._broken.emit(request, str(error))

    def _tell(self, request: int, fraction: float) -> None:
        if request == self._request:
            percent = round(100 * fraction)
            self._view.set_waiting(tr("Reading “{title}”: {percent} %", title=self._title, percent=percent))

    def _give(self, request: int, opened: model.Opened, flow: Flow) -> None:
        if request == self._request:
            self._awaits, wish, self._wish = False, self._wish, None
            self.opened.emit(opened, self._at, flow)
            if wish is not None:
                wish()

    def _fail(self, request: int, sentence: str) -> None:
        if request == self._request:
            self.stop()
            self._view.set_waiting("")
            self.failed.emit(sentence)
