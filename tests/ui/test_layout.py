"""Where the panes stand in a real window, and what may move them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from workbench.core.kinds import RecordKind
from workbench.ui.desk import Notice
from workbench.ui.kit.job_results import JobResult

if TYPE_CHECKING:
    from workbench.ui.window import Window

# The offscreen platform can neither raise a window nor grab the keyboard, and says so.
pytestmark = pytest.mark.qt_log_ignore("does not support", extend=True)


class Painted(QObject):
    """The sizes at which a widget was painted."""

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget)
        self.sizes: set[object] = set()
        self._widget = widget
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint:
            self.sizes.add(self._widget.size().toTuple())
        return False


def _stand(window: Window) -> dict[str, QRect]:
    docks = window.layout_of_panes.docks
    return {key: docks[key].geometry() for key in ("actors", "detail", "source", "notes", "timeline")}


def test_a_notice_and_running_work_move_no_pane_that_is_read(window: Window, qtbot: QtBot) -> None:
    window.resize(1280, 1000)
    qtbot.waitUntil(lambda: window.layout_of_panes.docks["actors"].width() == 310)
    before = _stand(window)
    painted = Painted(window.panes.source)
    window.show_notice(Notice("info", "Three ships have left the port."))
    window.jobs.start(1, "Import of 3 files")
    pane, foot = window.panes.timeline, window.foot
    qtbot.waitUntil(lambda: window.foot.height() > 50)
    qtbot.waitUntil(lambda: pane.contentsRect().bottom() + 1 == pane.mapFrom(window, foot.mapTo(window, QPoint())).y())
    assert _stand(window) == before
    window.notices.dismiss()
    window.jobs.dismiss(1)
    qtbot.waitUntil(lambda: pane.contentsRect() == pane.rect())
    assert _stand(window) == before
    # Not even for one frame.
    assert painted.sizes <= {before["source"].size().toTuple()}


def test_a_long_report_stands_over_the_timeline_and_moves_nothing_either(window: Window, qtbot: QtBot) -> None:
    window.resize(1280, 800)
    qtbot.waitUntil(lambda: window.layout_of_panes.docks["actors"].width() == 310)
    before, size = _stand(window), window.size()
    refused = [JobResult(str(n), f"{n}.pdf", "refused", "Locked.", "error", "danger", True) for n in range(9)]
    for key in (1, 2, 3):
        window.jobs.start(key, "Import of 9 files")
        window.jobs.finish(key, "9 refused", results=refused)
    window.show_notice(Notice("info", "Three ships have left the port."))
    # Two reports beside each other, one with its lines, and the notice.
    qtbot.waitUntil(lambda: window.foot.height() == window.foot.sizeHint().height() > window.notices.height() + 80)
    QApplication.processEvents()
    assert (_stand(window), window.size()) == (before, size)


def test_when_the_timeline_is_closed_the_panes_above_it_keep_clear(window: Window, qtbot: QtBot) -> None:
    window.show_notice(Notice("info", "Three ships have left the port."))
    qtbot.waitUntil(lambda: window.foot.height() > 20)
    window.layout_of_panes.docks["timeline"].hide()
    qtbot.waitUntil(lambda: window.panes.notes.contentsMargins().bottom() == window.foot.height())
    assert window.panes.detail.contentsMargins().bottom() == window.foot.height()
    assert window.panes.actors.contentsMargins().bottom() == 0
    window.notices.dismiss()
    qtbot.waitUntil(lambda: window.panes.notes.contentsMargins().bottom() == 0)


def test_the_key_of_the_timeline_puts_the_keyboard_on_its_events(window: Window, qtbot: QtBot) -> None:
    window.layout_of_panes.show("timeline")
    assert window.focusWidget() is window.panes.timeline
    qtbot.keyClick(window.panes.timeline, Qt.Key.Key_Right)
    focus = window.desk.selection.focus
    assert focus is not None
    assert focus.kind is RecordKind.EVENT
    assert window.focusWidget() is window.panes.timeline


def test_a_key_gives_the_pane_with_the_keyboard_more_room_and_takes_it_back(window: Window, qtbot: QtBot) -> None:
    window.resize(1600, 1000)
    layout = window.layout_of_panes
    qtbot.waitUntil(lambda: layout.docks["source"].width() > 620 and window.width() == 1600)
    before = _stand(window)
    layout.stretch(window.panes.actors, +1)
    qtbot.waitUntil(lambda: layout.docks["actors"].width() == before["actors"].width() + 40)
    assert layout.docks["notes"].width() == before["notes"].width()
    layout.stretch(window.panes.actors, -1)
    qtbot.waitUntil(lambda: _stand(window) == before)
    layout.stretch(window.panes.timeline, +1)
    qtbot.waitUntil(lambda: layout.docks["timeline"].height() == before["timeline"].height() + 40)
    high = layout.docks["detail"].height()
    layout.stretch(window.panes.detail, +1)
    qtbot.waitUntil(lambda: layout.docks["detail"].height() == high + 40)
    layout.stretch(window.panes.detail, -1)
    qtbot.waitUntil(lambda: layout.docks["detail"].height() == high)
    qtbot.waitUntil(lambda: layout._keeper.shares is not None)
    # What the keys gave is held as what a hand gave: a larger window leaves it alone.
    window.resize(1700, 1000)
    qtbot.waitUntil(lambda: layout.docks["source"].width() > before["source"].width())
    assert layout.docks["timeline"].height() == before["timeline"].height() + 40


def test_a_long_report_leaves_half_of_the_timeline_free(window: Window, qtbot: QtBot) -> None:
    window.resize(1280, 1000)
    qtbot.waitUntil(lambda: window.layout_of_panes.docks["timeline"].height() >= 200 and window.width() == 1280)
    refused = [JobResult(str(n), f"{n}.pdf", "refused", "Locked.", "error", "danger", True) for n in range(99)]
    window.jobs.start(1, "Import of 99 files")
    window.jobs.finish(1, "99 refused", results=refused)
    qtbot.waitUntil(lambda: window.foot.height() > 100)
    QApplication.processEvents()
    strip = window.jobs
    assert strip.height() <= window.layout_of_panes.docks["timeline"].height() / 2
