"""A program of its own: opens the window, types into a new note key by key, and says after each key when it was."""

from __future__ import annotations

import sys
import time
from pathlib import Path

WORDS = "Every word that was typed more than a second ago is in the dossier whatever happens to the program. "


def main() -> int:
    """Type for ever; the parent ends it."""
    from PySide6.QtCore import QTimer
    from PySide6.QtTest import QTest
    from PySide6.QtWidgets import QApplication

    from workbench.app import Application
    from workbench.ui.window import Window

    qt = QApplication(sys.argv[:1])
    application = Application(qt)
    application.open(Path(sys.argv[1]))
    window = application.window
    assert isinstance(window, Window)
    keys = QTimer()
    typed = 0

    def begin() -> None:
        window.panes.notes.new_note()
        window.panes.notes.editor.setFocus()
        keys.start(40)

    def press() -> None:
        nonlocal typed
        QTest.keyClicks(window.panes.notes.editor, WORDS[typed % len(WORDS)])
        typed += 1
        print(f"{time.monotonic()} {typed}", flush=True)  # noqa: T201

    keys.timeout.connect(press)
    window.completed.connect(begin)
    return qt.exec()


if __name__ == "__main__":
    raise SystemExit(main())
