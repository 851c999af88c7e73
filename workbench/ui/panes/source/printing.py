"""Pictures of pages, fetched in a thread and kept: the page asked for last comes first."""

from __future__ import annotations

import threading
from collections import OrderedDict
from typing import NamedTuple

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QImage

from workbench.core.errors import WorkbenchError
from workbench.core.texts import Page
from workbench.operations.pages import PagePicture, PagePrinter
from workbench.store.dossier import Dossier

_KEPT = 12


class Wish(NamedTuple):
    """One page in one width."""

    document_id: int
    number: int
    page: Page
    width: int


class Printed(NamedTuple):
    """A page ready to be painted."""

    image: QImage
    picture: PagePicture


class Printing(QObject):
    """`printed(Wish)` when a page that was asked for can be had; `failed(sentence)` when it never can."""

    printed = Signal(object)
    failed = Signal(str)
    _arrived = Signal(object, object, str)

    def __init__(self, dossier: Dossier, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._dossier = dossier
        self._reader = dossier.reader()
        self._printer = PagePrinter()
        self._kept: OrderedDict[Wish, Printed] = OrderedDict()
        self._next: Wish | None = None
        self._thread: threading.Thread | None = None
        self._is_closed = False
        self._arrived.connect(self._take, Qt.ConnectionType.QueuedConnection)

    def have(self, wish: Wish) -> Printed | None:
        """The page if it is at hand; else it is fetched, before anything asked for earlier."""
        known = self._kept.get(wish)
        if known is not None:
            self._kept.move_to_end(wish)
        elif not self._is_closed:
            self._next = wish
            if self._thread is None:
                self._start(wish)
        return known

    def close(self) -> None:
        """Return when no thread and no process is left."""
        self._is_closed, self._next = True, None
        self._printer.close()
        if self._thread is not None:
            self._thread.join()
            self._thread = None

    def _start(self, wish: Wish) -> None:
        self._thread = threading.Thread(target=self._fetch, args=(wish,), name="pages", daemon=True)
        self._thread.start()

    def _fetch(self, wish: Wish) -> None:
        found, words = None, ""
        try:
            picture = self._printer.picture(self._reader, wish.document_id, wish.number, wish.page, wish.width)
            shape = QImage.Format.Format_RGB888
            image = QImage(picture.pixels, picture.width, picture.height, 3 * picture.width, shape).copy()
            found = Printed(image, picture._replace(pixels=b""))
        except WorkbenchError as error:
            words = str(error)
        if not self._is_closed:
            self._arrived.emit(wish, found, words)

    def _take(self, wish: Wish, found: Printed | None, words: str) -> None:
        if self._is_closed:
            return
        if self._thread is not None:
            self._thread.join()
            self._thread = None
        if found is not None:
            self._kept[wish] = found
            while len(self._kept) > _KEPT:
                self._kept.popitem(last=False)
            self.printed.emit(wish)
        elif words and self._next == wish:
            self.failed.emit(words)
        if self._next == wish:
            self._next = None
        if self._next is not None:
            self._start(self._next)
