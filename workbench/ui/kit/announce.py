"""Saying something to a screen reader without moving the focus."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget


def announce(widget: QWidget, text: str, *, is_urgent: bool = False) -> None:
    """Have a running screen reader say `text`; an urgent one interrupts what is being said."""
    # Here and not above: PySide makes a hundred names for these classes, and nothing is said before the first paint.
    from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent

    if not QAccessible.isActive():
        return
    event = QAccessibleAnnouncementEvent(widget, text)
    politeness = QAccessible.AnnouncementPoliteness
    event.setPoliteness(politeness.Assertive if is_urgent else politeness.Polite)
    QAccessible.updateAccessibility(event)


def prepare() -> None:
    """Make the names that `announce` needs, which takes most of a frame, where there is time for it."""
    from PySide6.QtGui import QAccessible

    QAccessible.isActive()
