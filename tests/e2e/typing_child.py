"""A program of its own: opens the window, types key by key, and says after each key when it was.

`python -m tests.e2e.typing_child DOSSIER [note | field | date | tree]`: into a new note, the name of the first actor in the
detail card, the date of the first event there, or the name of the first actor in the tree.
"""

from __future__ import annotations

import sys
import time
from pathlib import Path

WORDS = "Every word that was typed more than a second ago is in the dossier whatever happens to the program. "


def main() -> int:
    """Type for ever; the parent ends it."""
    from PySide6.QtCore import QTimer
    from PySide6.QtTest import QTest
    from PySide6.QtWidgets import QApplication, QLineEdit

    from workbench.app import Application
    from workbench.core.kinds import RecordKind
    from workbench.ui.window import Window

    qt = QApplication(sys.argv[:1])
    application = Application(qt)
    application.open(Path(sys.argv[1]))
    window = application.window
    assert isinstance(window, Window)
    keys = QTimer()
    typed = 0

    def begin() -> None:
        window.activateWindow()
        place = sys.argv[2] if len(sys.argv) > 2 else "note"
        if place == "note":
            window.panes.notes.new_note()
            window.panes.notes.editor.setFocus()
        elif place == "tree":
            window.panes.actors.view.rename(1)
        else:
            window.layout_of_panes.show("detail")
            window.desk.focus(RecordKind.ACTOR if place == "field" else RecordKind.EVENT, 1)
            window.panes.detail.refresh()
            card = window.panes.detail.card
            assert card is not None
            line = card.grid.editor("name" if place == "field" else "edtf").input
            assert isinstance(line, QLineEdit)
            line.setFocus()
            line.selectAll()
        keys.start(40)

    def press() -> None:
        nonlocal typed
        held = QApplication.focusWidget()
        if held is not None:
            QTest.keyClicks(held, WORDS[typed % len(WORDS)])
            typed += 1
            print(f"{time.monotonic()} {typed}", flush=True)  # noqa: T201

    keys.timeout.connect(press)
    window.completed.connect(begin)
    return qt.exec()


if __name__ == "__main__":
    raise SystemExit(main())
