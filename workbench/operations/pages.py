"""Pages of a document as they are printed: pictures from the guarded child process, with a box for every character."""

from __future__ import annotations

import base64
import binascii
import zlib
from array import array
from typing import NamedTuple

from workbench.core.errors import WorkbenchError
from workbench.core.texts import Page
from workbench.core.wording import tr
from workbench.jobs.worker import Limits, Worker
from workbench.store.connection import Reader
from workbench.store.read import documents

SERVICE = "workbench.services.ingest.pdfpages:serve"
_LIMITS = Limits(cpu_seconds=15.0, seconds=20.0)


class PagePicture(NamedTuple):
    """One page: RGB rows of pixels, and left, top, right, bottom (pixels, -1 unknown) of each character from `start`."""

    number: int
    start: int
    width: int
    height: int
    pixels: bytes
    boxes: array[int]

    def box(self, offset: int) -> tuple[int, int, int, int] | None:
        """Where a character of the text of record stands; None where the page does not show it."""
        at = 4 * (offset - self.start)
        if not 0 <= at < len(self.boxes) or self.boxes[at] < 0:
            return None
        left, top, right, bottom = self.boxes[at : at + 4]
        return left, top, right, bottom


def has_pages(reader: Reader, document_id: int) -> bool:
    """Whether the document can be shown as printed."""
    return documents.document(reader, document_id).format == "pdf"


class PagePrinter:
    """Asks the child for pictures; it starts with the first one and is kept."""

    def __init__(self) -> None:
        self._worker = Worker(limits=_LIMITS)
        self._original: tuple[int, bytes] = (-1, b"")

    def picture(self, reader: Reader, document_id: int, number: int, page: Page, width: int) -> PagePicture:
        """Page `number` (from 0), `width` pixels wide; WorkbenchError in a sentence where it cannot be shown."""
        if self._original[0] != document_id:
            self._original = (document_id, documents.original(reader, document_id))
        words = documents.stretch(reader, document_id, page.start, page.end)
        answer: dict[str, object] = {}
        for message in self._worker.run(SERVICE, self._original[1], page=number, width=width, words=words):
            answer = message
        return _taken(answer, number, page.start)

    def close(self) -> None:
        """End the child; a page under way is given up, and one that was about to be asked for."""
        self._worker.end()


def _taken(answer: dict[str, object], number: int, start: int) -> PagePicture:
    """The answer as a value; it comes from a child that read a stranger's file, so its sizes are checked."""
    try:
        width, height = int(str(answer["width"])), int(str(answer["height"]))
        pixels = zlib.decompress(base64.b64decode(str(answer["pixels"])), bufsize=3 * width * height + 1)
        listed = answer["boxes"]
        boxes = array("l", listed if isinstance(listed, list) else ())
    except (KeyError, ValueError, TypeError, zlib.error, binascii.Error) as error:
        raise WorkbenchError(tr("This page cannot be shown as printed; the PDF is damaged.")) from error
    if width < 1 or height < 1 or len(pixels) != 3 * width * height:
        raise WorkbenchError(tr("This page cannot be shown as printed; the PDF is damaged."))
    return PagePicture(number, start, width, height, pixels, boxes)
