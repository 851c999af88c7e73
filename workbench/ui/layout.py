"""Where the panes stand: docks without title bars, tabs on top, saved and restored."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDockWidget, QMainWindow, QScrollArea, QTabBar, QTabWidget, QWidget

from workbench.core.wording import tr
from workbench.ui.firstsight import NOTE, shares
from workbench.ui.settings import Settings

VERSION = 2
# In this order: the timeline below everything, then what stands beside the tree, then the card below the tree.
_SPLIT_FROM = {
    "timeline": ("actors", Qt.Orientation.Vertical),
    "source": ("actors", Qt.Orientation.Horizontal),
    "notes": ("source", Qt.Orientation.Horizontal),
    "detail": ("actors", Qt.Orientation.Vertical),
}


# All stand in one area: two areas with nothing between them share a window as Qt sees fit, whatever they are told.
_AREA = Qt.DockWidgetArea.TopDockWidgetArea


# The line between two panes; as wide as a source with its cards needs.
_GAP = 1
_READABLE = 620
# What the card keeps while proposals are decided above it: they need the room, and nothing is corrected in it then.
_CARD_IN_REVIEW = 90
_CARD = 0.42
# What a key gives a pane or takes from it.
_STEP = 40
_LEAST = 120
_SHARES = "window/shares"


class Place(NamedTuple):
    """One pane's dock: `key` names it, `title` is the English source of its tab, `behind` the dock it shares tabs with."""

    key: str
    title: str
    behind: str = ""


PLACES: tuple[Place, ...] = (
    Place("actors", "Actors"),
    Place("sources", "Sources", "actors"),
    Place("tags", "Tags", "actors"),
    Place("review", "Review", "actors"),
    Place("detail", "Detail card"),
    Place("source", "Source"),
    Place("notes", "Note"),
    Place("claims", "Claims", "notes"),
    Place("network", "Network", "notes"),
    Place("places", "Places", "notes"),
    Place("history", "History", "notes"),
    Place("timeline", "Timeline"),
)


class _Shares(NamedTuple):
    """What the analyst gave the panes around the source, in pixels."""

    left: int
    note: int
    detail: int
    bottom: int


class _Keeper(QObject):
    """Gives all that a wider or taller window gains to the source; Qt would share it out among all panes."""

    def __init__(
        self,
        window: QMainWindow,
        docks: dict[str, QDockWidget],
        proportion: Callable[[], None],
        moved: Callable[[], None],
    ) -> None:
        super().__init__(window)
        self._window, self._docks = window, docks
        self._proportion, self._moved = proportion, moved
        self._held: _Shares | None = None
        self._lends = self._is_reviewed = self.is_held_up = False
        self._card: int | None = None
        self._settle = self._timer(self._keep)
        self._apply = self._timer(self._share)
        # What the panes do for a moment after they were given their shares is not the analyst's doing.
        self._quiet = self._timer(lambda: None)
        self._quiet.setInterval(50)
        window.installEventFilter(self)
        for key in ("source", "timeline", "detail", "notes"):
            docks[key].installEventFilter(self)

    @property
    def shares(self) -> _Shares | None:
        """What is held; None for the program's own proportions."""
        return self._held

    def hold(self, shares: _Shares | None) -> None:
        """Give the panes these shares; without any, keep those that they have now."""
        self._lends = self._is_reviewed
        if shares is None:
            self._settle.start()
        else:
            # Qt restored them into a window of another size, and shared out the difference among all panes.
            self._held, self._card = shares, shares.detail if shares.detail > _CARD_IN_REVIEW else None
            self._apply.start()

    def forget(self) -> None:
        """Back to the program's own proportions, also when the window changes its size."""
        self._held = None
        self._settle.stop()
        self._quiet.start()

    def stretch(self, *, left: int = 0, note: int = 0, card: int = 0, bottom: int = 0) -> None:
        """Give a share more pixels, or fewer; from now on it is held as if it had been dragged."""
        self._keep()
        held = self._held
        if held is not None:
            wanted = (max(_LEAST, held.left + left), max(_LEAST, held.note + note), max(_LEAST, held.bottom + bottom))
            self._held = held._replace(left=wanted[0], note=wanted[1], bottom=wanted[2])
            if card:
                # Not more than the list above it can do without.
                most = self._window.height() - held.bottom - 100 - 2 * _GAP
                self._card = min(max(_LEAST, held.detail + card), most)
                self._held = self._held._replace(detail=self._card)
            self._apply.start()

    def lend(self, is_reviewed: bool) -> None:
        """While proposals are decided they have the card's room; it comes back with the tab that was there before."""
        self._is_reviewed = is_reviewed
        if is_reviewed == self._lends or not self._window.isVisible():
            return
        self._lends = is_reviewed
        upper, card = self._docks["actors"], self._docks["detail"]
        # While all panes are put back in their places, a tab is in front before the card stands anywhere.
        if self.is_held_up or not card.isVisible():
            return
        column = self._docks["review"].height() + card.height()
        if is_reviewed:
            self._card = card.height() if card.height() > _CARD_IN_REVIEW else None
        wanted = self.card_of(int(column * _CARD) if self._card is None else self._card)
        self._quiet.start()
        self._window.resizeDocks([upper, card], [column - wanted, wanted], Qt.Orientation.Vertical)

    def card_of(self, height: int) -> int:
        """How high the card is now, where it would be `height` outside of a review."""
        return min(height, _CARD_IN_REVIEW) if self._lends else height

    def _timer(self, then: Callable[[], None]) -> QTimer:
        made = QTimer(self)
        made.setSingleShot(True)
        made.setInterval(0)
        made.timeout.connect(then)
        return made

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and self._window.isVisible():
            self._moved()
            if watched is self._window:
                self._apply.start()
            elif not self._apply.isActive() and not self._quiet.isActive() and _is_dragged():
                # A separator, by hand. What tabs, notices and wide panes make of the room is nobody's wish.
                self._settle.start()
        return super().eventFilter(watched, event)

    def _keep(self) -> None:
        if self._apply.isActive():
            return
        source, docks = self._docks["source"].geometry(), self._docks
        left, note = source.x() - _GAP, self._window.width() - source.right() - 1 - _GAP
        if left > 0 and note > 0:
            card = docks["detail"].height()
            if self._lends:
                # What it has for now is no height that anybody gave it.
                column = docks["review"].height() + card
                card = int(column * _CARD) if self._card is None else self._card
            self._held = _Shares(left, note, card, docks["timeline"].height())

    def _share(self) -> None:
        held, docks, size = self._held, self._docks, self._window.size()
        self._quiet.start()
        if held is None:
            self._proportion()
            return
        room = size.width() - held.left - 2 * _GAP
        note = max(min(held.note, room - _READABLE), min(held.note, NOTE))
        self._window.resizeDocks(
            [docks["actors"], docks["source"], docks["notes"]],
            [held.left, room - note, note],
            Qt.Orientation.Horizontal,
        )
        card = self.card_of(held.detail)
        self._window.resizeDocks(
            [docks["actors"], docks["detail"], docks["timeline"]],
            [max(100, size.height() - held.bottom - card - 2 * _GAP), card, held.bottom],
            Qt.Orientation.Vertical,
        )


class Layout:
    """The docks of one window."""

    def __init__(self, window: QMainWindow, panes: dict[str, QWidget]) -> None:
        self._window = window
        window.setDockNestingEnabled(True)
        window.setTabPosition(Qt.DockWidgetArea.AllDockWidgetAreas, QTabWidget.TabPosition.North)
        self.is_restored = False
        self._shares: _Shares | None = None
        self._below = 0
        self._least: dict[QWidget, int] = {}
        self.docks = {place.key: self._dock(place, panes.get(place.key)) for place in PLACES}
        self._keeper = _Keeper(window, self.docks, self.proportion, self._stay_clear)
        self.docks["review"].visibilityChanged.connect(self._keeper.lend)
        self.reset()

    def _dock(self, place: Place, pane: QWidget | None) -> QDockWidget:
        dock = QDockWidget(tr(place.title), self._window)
        dock.setObjectName(f"dock.{place.key}")
        dock.setAccessibleName(tr(place.title))
        dock.setWidget(pane or QWidget(dock))
        # The tabs and the panes' own headers say what each one is: a title bar would say it twice.
        dock.setTitleBarWidget(QWidget(dock))
        return dock

    def fill(self, key: str, pane: QWidget) -> None:
        """Put a pane that was made late into its dock."""
        dock = self.docks[key]
        empty = dock.widget()
        dock.setWidget(pane)
        empty.deleteLater()

    def reset(self) -> None:
        """Put every pane back where the program first shows it."""
        self._keeper.is_held_up = True
        for place in PLACES:
            dock = self.docks[place.key]
            dock.setFloating(False)
            self._window.removeDockWidget(dock)
        # Qt puts a dock that is split off a tabbed one among the tabs: split first, then tabify.
        order = ["actors", *_SPLIT_FROM]
        for place in sorted(PLACES, key=lambda place: order.index(place.key) if place.key in order else len(order)):
            dock = self.docks[place.key]
            if place.behind:
                self._window.tabifyDockWidget(self.docks[place.behind], dock)
            elif place.key in _SPLIT_FROM:
                self._window.splitDockWidget(self.docks[_SPLIT_FROM[place.key][0]], dock, _SPLIT_FROM[place.key][1])
            else:
                self._window.addDockWidget(_AREA, dock)
            dock.show()
        self.docks["actors"].raise_()
        self.docks["notes"].raise_()
        self._keeper.is_held_up = False
        self._keeper.forget()
        self.proportion()

    def appear(self) -> None:
        """The window has its size now: as it was left, or in the program's proportions the first time."""
        if self.is_restored:
            self._keeper.hold(self._shares)
        else:
            self._keeper.forget()
            self.proportion()

    def proportion(self) -> None:
        """Give each pane its share of the window, as in the mock-up."""
        width, height = max(self._window.width(), 1000), max(self._window.height(), 700)
        left, note, bottom = shares(width, height)
        docks = self.docks
        self._window.resizeDocks(
            [docks["actors"], docks["source"], docks["notes"]],
            [left, width - left - note, note],
            Qt.Orientation.Horizontal,
        )
        card = self._keeper.card_of(int((height - bottom) * _CARD))
        self._window.resizeDocks(
            [docks["actors"], docks["detail"], docks["timeline"]],
            [height - bottom - card, card, bottom],
            Qt.Orientation.Vertical,
        )

    def stretch(self, widget: QWidget | None, step: int) -> None:
        """Give the pane that holds `widget` a step more room or less: in width, timeline and card in height; it is kept."""
        found = (dock for dock in self.docks.values() if widget is not None and dock.isAncestorOf(widget))
        dock = next(found, self.docks["source"])
        if dock.isFloating():
            dock.resize(dock.width() + step * _STEP, dock.height())
            return
        source, grown = self.docks["source"], step * _STEP
        if dock.width() >= self._window.width() - 2 * _GAP:
            self._keeper.stretch(bottom=grown)
        elif dock is self.docks["detail"] and dock.y() > source.y():
            self._keeper.stretch(card=grown)
        elif dock is source:
            self._keeper.stretch(note=-grown)
        elif dock.x() < source.x():
            self._keeper.stretch(left=grown)
        else:
            self._keeper.stretch(note=grown)

    def _stay_clear(self) -> None:
        """Another pane may stand lowest now."""
        if self._below:
            self.keep_clear(self._below)

    def keep_clear(self, height: int) -> None:
        """Have the panes that stand lowest leave this much of their ground to what is shown over it."""
        self._below = height
        floor = self._window.height()
        for dock in self.docks.values():
            is_lowest = dock.isVisible() and not dock.isFloating() and dock.geometry().bottom() >= floor - 2
            self._leave_free(dock.widget(), height if is_lowest else 0)

    def _leave_free(self, pane: QWidget, height: int) -> None:
        """As much as the pane can do without: a higher least height would push the panes above it, or the whole window."""
        held = pane.contentsMargins().bottom()
        if not held:
            self._least[pane] = pane.minimumSizeHint().height()
        room = max(0, min(height, pane.height() - self._least[pane]))
        if room != held:
            pane.setContentsMargins(0, 0, 0, room)

    def show(self, key: str) -> None:
        """Bring a pane to the front and give it the keyboard."""
        dock = self.docks[key]
        self.bring(key)
        (_first_stop(dock.widget()) or dock.widget()).setFocus(Qt.FocusReason.ShortcutFocusReason)

    def bring(self, key: str) -> None:
        """Bring a pane to the front; the keyboard stays where it is."""
        self.docks[key].show()
        self.docks[key].raise_()

    def set_title(self, key: str, title: str) -> None:
        """The words on a pane's tab."""
        self.docks[key].setWindowTitle(title)

    def name_tabs(self) -> None:
        """Give Qt's tab bars a name for screen readers; Qt makes them late and nameless."""
        for bar in self._window.findChildren(QTabBar, options=Qt.FindChildOption.FindDirectChildrenOnly):
            bar.setAccessibleName(tr("Panes"))
            bar.setExpanding(False)
            bar.setDrawBase(False)
            bar.setElideMode(Qt.TextElideMode.ElideNone)

    def save_window(self, window: QWidget, settings: Settings) -> None:
        """Keep the window's size, where panes stand and which are shown."""
        settings.set_blob("window/geometry", window.saveGeometry())
        settings.set_blob("window/state", self._window.saveState(VERSION))
        held = self._keeper.shares
        settings.set_state(_SHARES, held._asdict() if held is not None else {})

    def restore_window(self, window: QWidget, settings: Settings) -> None:
        """Put everything where it was left; the first time, where the program first shows it."""
        geometry, state = settings.blob("window/geometry"), settings.blob("window/state")
        if geometry is not None and not window.isVisible():
            window.restoreGeometry(geometry)
        self._keeper.is_held_up = True
        self.is_restored = state is not None and self._window.restoreState(state, VERSION)
        self._keeper.is_held_up = False
        kept = settings.state(_SHARES)
        if self.is_restored and kept.keys() == set(_Shares._fields) and all(isinstance(kept[key], int) for key in kept):
            self._shares = _Shares(**kept)


def _is_dragged() -> bool:
    return bool(QGuiApplication.mouseButtons() & Qt.MouseButton.LeftButton)


def _first_stop(pane: QWidget) -> QWidget | None:
    """Where the keyboard goes in a pane: where it says, to itself if it takes keys, or to the first control that does."""
    if pane.focusProxy() is not None:
        return pane.focusProxy()
    if pane.focusPolicy() & Qt.FocusPolicy.TabFocus:
        return pane
    found = pane.nextInFocusChain()
    while found is not None and found is not pane:
        takes_keys = found.focusPolicy() & Qt.FocusPolicy.TabFocus and not isinstance(found, QScrollArea)
        if takes_keys and found.isEnabled() and pane.isAncestorOf(found) and found.isVisibleTo(pane):
            return found
        found = found.nextInFocusChain()
    return None
