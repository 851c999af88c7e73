"""The places visited as a list: back and forward are single steps, this is any of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint

from workbench.core.errors import NotFound
from workbench.core.selection import Focus
from workbench.core.wording import tr
from workbench.store.read import references
from workbench.ui.desk import Desk
from workbench.ui.kit.picker import Picker
from workbench.ui.kit.picker_rows import PickerRow

if TYPE_CHECKING:
    from workbench.ui.window import Window


def rows(desk: Desk) -> list[PickerRow]:
    """Every visit, the newest first; its number in the trail is the key."""
    visited, here = desk.trail
    found = [_row(desk, at, focus, at == here) for at, focus in enumerate(visited)]
    return [row for row in reversed(found) if row is not None]


def _row(desk: Desk, at: int, focus: Focus, is_here: bool) -> PickerRow | None:
    try:
        found = references.reference(desk.reader, focus.kind, focus.id)
    except NotFound:
        return None
    kind = tr(focus.kind.value)
    return PickerRow(
        at, " ".join(found.label.split())[:120], tr("{kind} · here", kind=kind) if is_here else kind, found.icon
    )


def ask_for_place(window: Window) -> None:
    """Let the analyst choose among the places visited."""
    listed = rows(window.desk)
    if not listed:
        window.desk.notice(tr("Nothing was visited yet; click on something first."))
        return
    picker = Picker(window)

    def go(at: object) -> None:
        picker.deleteLater()
        if isinstance(at, int):
            window.desk.go(at)

    picker.picked.connect(go)
    picker.cancelled.connect(picker.deleteLater)
    picker.open_at(
        window.top.mapTo(window, QPoint(window.width() // 4, window.top.height())), listed, title=tr("Places visited")
    )
