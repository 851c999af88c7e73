"""The composition root: command line in, one window on one dossier, and the next one when another is asked for."""

from __future__ import annotations

import gc
import os
import signal
import sys
import threading
import typing
from contextlib import suppress
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

from workbench.core.errors import Damaged, WorkbenchError
from workbench.core.wording import tr
from workbench.later import later
from workbench.platform import missing_for_display
from workbench.ui import quickqt

if TYPE_CHECKING:
    import logging

    from PySide6.QtCore import QObject, QTranslator
    from PySide6.QtWidgets import QApplication

    from workbench.store.dossier import Dossier
    from workbench.ui.window import Window


def start(path: Path | None) -> int:
    """Open the window on `path`, the last dossier, or the sample; the exit code."""
    # Almost nothing of what a start makes becomes garbage, and looking for it takes a tenth of the time.
    gc.disable()
    trouble = missing_for_display()
    if trouble:
        print(f"workbench: {trouble}", file=sys.stderr)
        return 1
    _load_beside_each_other()
    qt = qt_application()
    application = Application(qt)
    try:
        application.open(path)
    except WorkbenchError as error:
        print(f"workbench: {error}", file=sys.stderr)
        return 1
    sys.excepthook = application.report
    signal.signal(signal.SIGTERM, lambda *_: qt.quit())
    return qt.exec()


def _load_beside_each_other() -> None:
    """While a thread loads Qt's libraries, import what needs none of Qt; while Python imports Qt, let SQLite work.

    Two threads never load libraries at once, so those of Python's own modules come first.
    """
    import array  # noqa: F401
    import unicodedata  # noqa: F401

    from workbench.store import connection  # noqa: F401 - SQLite's library

    quickqt.preload()
    with later("inspect"):
        # It asks about a class without a docstring only, and reads four modules more for it.
        import dataclasses  # noqa: F401
    from workbench.core import citations, edtf, records, selection, texts  # noqa: F401
    from workbench.store import dossier  # noqa: F401
    from workbench.store.migrations import schema_known
    from workbench.store.read import actors, documents, notes, quotes, related, summary, timeline  # noqa: F401

    threading.Thread(target=schema_known, name="schema", daemon=True).start()


def log() -> logging.Logger:
    """The program's log, kept in the user's folder."""
    import logging

    from workbench.files import data_folder

    logging.basicConfig(filename=data_folder() / "workbench.log", level=logging.WARNING)
    return logging.getLogger(__name__)


def qt_application() -> QApplication:
    """Qt's application under our name, made ready for a quick first paint."""
    gc.disable()
    # Fusion is the one style that takes its colours from our palette on every platform. Set here and not by
    # QApplication.setStyle, which would have PySide make every class and enumeration of Qt's styles.
    os.environ["QT_STYLE_OVERRIDE"] = "Fusion"
    quickqt.import_qt()
    from PySide6.QtWidgets import QApplication

    qt = QApplication(sys.argv[:1])
    qt.setApplicationName("analyst-workbench")
    qt.setApplicationDisplayName("Analyst Workbench")
    return qt


class Application:
    """Holds the window and its dossier, and replaces both when another dossier is asked for."""

    def __init__(self, qt: QApplication) -> None:
        from workbench import translations
        from workbench.ui.settings import Settings
        from workbench.ui.theme import icons, theme

        self._qt = qt
        self.settings = Settings()
        language = os.environ.get("WORKBENCH_LANGUAGE", "")[:2] or self.settings.text("language")
        if language in translations.LANGUAGES:
            translations.install(language)
        self._qt_words = _translate_qt(qt)
        choice = os.environ.get("WORKBENCH_THEME") or self.settings.text("theme", "system")
        theme.choose(qt, choice)
        qt.setWindowIcon(icons.icon("workbench", "accent"))
        self.window: Window | None = None

    def open(self, path: Path | None, *, is_sample: bool = False) -> None:
        """Show a window on a dossier; without a path, on the last one if it is still there, else on the sample."""
        last = Path(self.settings.text("last_dossier") or "/nonexistent")
        if path is None and not is_sample and last.is_file():
            try:
                self._show(_opened(last))
            except WorkbenchError as error:
                # The last dossier may be locked or damaged: start on the sample and say why.
                self._show(self._sample())
                self._tell(error, last)
            return
        try:
            self._show(_opened(path) if path is not None else self._sample())
        except Damaged as error:
            # Whoever clicked on the file reads no standard error, and here the rest of it can be brought to safety.
            if self.window is None:
                self._show(self._sample())
            self._tell(error, path)

    @staticmethod
    def _sample() -> Dossier:
        """The sample dossier in the user's own folder, built there the first time."""
        from workbench.files import data_folder
        from workbench.operations import sample
        from workbench.store.dossier import Dossier

        path = data_folder() / "sample.dossier"
        if path.is_file():
            return Dossier.open(path)
        # Built under another name: a start that is cut short leaves no half of a sample behind.
        draft = path.with_suffix(".draft")
        for left in draft.parent.glob(draft.name + "*"):
            left.unlink()
        with Dossier.create(draft) as dossier:
            sample.build(dossier)
        draft.rename(path)
        return Dossier.open(path)

    def _show(self, dossier: Dossier) -> None:
        from workbench.ui.desk import Desk
        from workbench.ui.window import Window

        before = self.window
        if before is not None:
            # The new window stands where this one does.
            before.keep_state()
        try:
            window = Window(Desk(dossier), self.settings, is_sighted=before is None)
        except WorkbenchError:
            dossier.close()
            raise
        window.dossier_requested.connect(self._replace)
        window.reopen_requested.connect(self._reopen)
        window.completed.connect(lambda: _load_the_rest(window))
        self.window = window
        self.settings.set_text("last_dossier", str(dossier.path.absolute()))
        window.show()
        if before is not None:
            _discard(before)

    def _replace(self, path: Path | None) -> None:
        try:
            self.open(path, is_sample=path is None)
        except WorkbenchError as error:
            self._notice(str(error))

    def _tell(self, error: WorkbenchError, path: Path | None) -> None:
        """Say what was wrong with a dossier once there is something to say it in."""
        window = self.window
        assert window is not None

        def tell() -> None:
            if isinstance(error, Damaged) and path is not None:
                window.safe.tell_damage(str(error), path)
            else:
                window.desk.notice(str(error), "error")

        if window.is_complete:
            tell()
        else:
            window.completed.connect(tell)

    def _reopen(self) -> None:
        from workbench import translations

        assert self.window is not None
        translations.install(self.settings.text("language", "en"))
        self._qt_words.deleteLater()
        self._qt_words = _translate_qt(self._qt)
        path = self.window.desk.dossier.path
        self.open(path)

    def _notice(self, words: str) -> None:
        if self.window is not None:
            self.window.desk.notice(words, "error")

    def report(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        """The event loop's border: a bug is logged and shown as one; the work is saved already."""
        if isinstance(error, WorkbenchError):
            # A page of the file that cannot be read, say: the world's fault, in its own words.
            self._notice(str(error))
            return
        log().error("A bug reached the event loop", exc_info=(kind, error, trace))
        self._notice(tr("Something went wrong in the program; your work is saved. Details are in the log."))


def _translate_qt(qt: QObject) -> QTranslator:
    """Install Qt's own words (file dialogs, edit menus) in the installed language; the translator that holds them."""
    from PySide6.QtCore import QCoreApplication, QLibraryInfo, QTranslator

    from workbench.core import wording

    words = QTranslator(qt)
    folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    if wording.language() != "en" and words.load(f"qtbase_{wording.language()}", folder):
        QCoreApplication.installTranslator(words)
    return words


def _opened(path: Path) -> Dossier:
    """The dossier; only to read where it can be no more."""
    from workbench.store.dossier import Dossier

    try:
        return Dossier.open(path)
    except WorkbenchError:
        from workbench.operations import files

        return files.open_as_can_be(path)


def _discard(window: Window) -> None:
    """Close a window that another one has replaced, and let go of its dossier."""
    dossier = window.desk.dossier
    # Only once the window is gone: what it paints last still reads.
    window.destroyed.connect(dossier.close)
    window.close()
    window.deleteLater()


def _load_the_rest(window: Window) -> None:
    """After the first paint: the libraries that the first gesture and the timeline need, off the window's thread."""
    from PySide6.QtCore import QObject, Signal

    from workbench.ui.kit.collecting import collect_at_rest
    from workbench.ui.quickplot import import_pyqtgraph

    class Loaded(QObject):
        ready = Signal()

    loaded = Loaded(window)

    def load() -> None:
        # A file that cannot be written any more says so at the first gesture.
        with suppress(WorkbenchError):
            window.desk.dossier.prepare()
        import numpy  # noqa: F401

        import_pyqtgraph()
        # The first key of a review would wait for it.
        import workbench.operations.proposals  # noqa: F401

        # What only type checkers read, and Python keeps for whoever asks: SQLAlchemy has 424 of them.
        typing.clear_overloads()

        # Another dossier, or another language, may have taken the window's place meanwhile.
        with suppress(RuntimeError):
            loaded.ready.emit()

    def upgrade() -> None:
        if window.isHidden():
            # Closed meanwhile: a reader that it warms now would be stopped by nobody.
            return
        window.panes.timeline.upgrade()
        window.verbs.dossier.warm()
        window.desk.links.prepare()
        window.watch()

    loaded.ready.connect(upgrade)
    log()
    # The system holds the pages of the file as well.
    collect_at_rest(window, window.desk.reader.let_go)
    threading.Thread(target=load, name="load", daemon=True).start()
