"""The keys of the timeline."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

from workbench.ui.panes.timeline.gestures import ZOOM_STEP

if TYPE_CHECKING:
    from workbench.ui.panes.timeline.pane import TimelinePane


def pressed(pane: TimelinePane, event: QKeyEvent) -> bool:
    """Do what a key stands for; False for a key that stands for nothing here."""
    if event.modifiers() & (Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier):
        return False
    is_shifted = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
    match event.key():
        case Qt.Key.Key_Left | Qt.Key.Key_Right if is_shifted:
            pane.editing.move(1 if event.key() == Qt.Key.Key_Right else -1)
        case Qt.Key.Key_Up | Qt.Key.Key_Down if is_shifted:
            pane.editing.stretch(1 if event.key() == Qt.Key.Key_Up else -1)
        case Qt.Key.Key_D | Qt.Key.Key_F2:
            pane.editing.edit(on_title=event.key() == Qt.Key.Key_F2)
        case Qt.Key.Key_Insert:
            pane.editing.make()
        case Qt.Key.Key_Left | Qt.Key.Key_Right:
            pane.step(1 if event.key() == Qt.Key.Key_Right else -1)
        case Qt.Key.Key_Up | Qt.Key.Key_Down:
            pane.change_lane(1 if event.key() == Qt.Key.Key_Down else -1)
        case Qt.Key.Key_Home | Qt.Key.Key_End:
            pane.go_to_end(event.key() == Qt.Key.Key_End)
        case Qt.Key.Key_Plus | Qt.Key.Key_Equal:
            pane.zoom(ZOOM_STEP)
        case Qt.Key.Key_Minus:
            pane.zoom(1 / ZOOM_STEP)
        case Qt.Key.Key_F:
            pane.fit()
        case Qt.Key.Key_Return | Qt.Key.Key_Enter:
            pane.open_in_context()
        case Qt.Key.Key_Escape:
            return pane.give_up()
        case _:
            return False
    return True
