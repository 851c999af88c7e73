"""Near copies in a dossier: which document a text that comes in nearly repeats, and how much of it."""

from __future__ import annotations

from collections.abc import Callable

from workbench.services.ingest.similarity import NEAR, UNSURE, NearCopies, resemblance, shared_part, signature
from workbench.store.connection import Reader
from workbench.store.dossier import Dossier
from workbench.store.read import documents as read
from workbench.store.write import documents as write

_AT_A_TIME = 200


class Copies:
    """Every text of a dossier, to be asked for what a new one nearly repeats; told of each document that comes in."""

    def __init__(self, dossier: Dossier, *, cancelled: Callable[[], bool] = lambda: False) -> None:
        """Works out what is missing first: for documents of an older dossier, or brought back by a redo."""
        while not cancelled() and _sign_some(dossier):
            pass
        with dossier.reading() as reader:
            self._known = NearCopies(read.signatures(reader))

    def near(self, reader: Reader, text: str, one: bytes) -> int | None:
        """The document that shares four fifths of its runs of words with `text`, the one that came first if several do."""
        alike = (id for id in sorted(self._known.candidates(one)) if self._part(reader, id, text, one) >= NEAR)
        return next(alike, None)

    def add(self, id: int, one: bytes) -> None:
        """Take in a document that was published."""
        self._known.add(id, one)

    def _part(self, reader: Reader, id: int, text: str, one: bytes) -> float:
        part = resemblance(one, read.signature(reader, id))
        return part if abs(part - NEAR) > UNSURE else shared_part(text, read.text(reader, id))


def _sign_some(dossier: Dossier) -> bool:
    """Give a few documents their signatures; whether there may be more."""
    with dossier.reading() as reader:
        unsigned = read.unsigned(reader, _AT_A_TIME)
    if unsigned:
        found = [(id, signature(text)) for id, text in unsigned]
        with dossier.apart() as op:
            write.sign(op, found)
    return len(unsigned) == _AT_A_TIME
