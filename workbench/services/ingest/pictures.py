"""A picture file as a document: the words that were recognised on it."""

from __future__ import annotations

from workbench.core.errors import RefusedFile
from workbench.core.texts import Ingested
from workbench.core.wording import tr
from workbench.services.ingest.parts import EXTRA, Recognition, Scanned
from workbench.services.ingest.pdf import assembled


def read_picture(recognition: Recognition) -> Ingested:
    """The text of a picture, one page a frame; Scanned when it is still to be recognised, RefusedFile when it cannot be."""
    if not recognition.is_offered:
        raise RefusedFile(
            tr(
                "The file is a picture; OCR is not installed: add it with pip install {extra}, or import its text instead.",
                extra=EXTRA,
            )
        )
    if not recognition.pages:
        raise Scanned((0,))
    count = max(recognition.pages) + 1
    text, blocks, pages, warnings = assembled(
        [recognition.pages.get(number, []) for number in range(count)], [""] * count
    )
    if not text.strip():
        raise RefusedFile(tr("No words were recognised on the picture."))
    told = tr("The text was recognised from a picture (OCR); compare what you quote with it.")
    return Ingested(text, blocks, pages, format="picture", warnings=(told, *warnings))
