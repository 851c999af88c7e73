"""Near copies in a dossier: which document a text that comes in nearly repeats, and how much of it."""

from __future__ import annotations

from collections.abc import Callable

from workbench.core.kept import Kept
from workbench.services.ingest.similarity import (
    NEAR,
    UNSURE,
    NearCopies,
    Numbers,
    resemblance,
    shared_part,
    shingles,
    signature,
)
from workbench.store.connection import Reader
from workbench.store.dossier import Dossier
from workbench.store.read import documents as read
from workbench.store.write import documents as write

_AT_A_TIME = 200
_MOST_KEPT = 50


class Copies:
    """Every text of a dossier, to be asked for what a new one nearly repeats; told of each document that comes in."""

    def __init__(self, dossier: Dossier, *, cancelled: Callable[[], bool] = lambda: False) -> None:
        """Works out what is missing first: for documents of an older dossier, or brought back by a redo."""
        while not cancelled() and _sign_some(dossier):
            pass
        with dossier.reading() as reader:
            self._known = NearCopies(read.signatures(reader))
        self._kept: dict[int, Numbers] = {}

    def near(
        self, reader: Reader, document: Kept, one: bytes, *, before: Callable[[], None] = lambda: None
    ) -> int | None:
        """The document that shares four fifths of its runs of words with this one; of several the one that came first.

        `before` is called before others are looked at, if any have to be.
        """
        candidates = sorted(self._known.candidates(one))
        if not candidates:
            return None
        before()
        parts = {id: resemblance(one, read.signature(reader, id)) for id in candidates}
        if alike := [id for id, part in parts.items() if part > NEAR + UNSURE]:
            return alike[0]
        # What signatures cannot tell the texts do; the likeliest one is enough, and a text is looked at once.
        likeliest = max(parts, key=parts.__getitem__, default=0)
        if parts.get(likeliest, 0.0) < NEAR - UNSURE:
            return None
        return likeliest if shared_part(shingles(document.words), self._runs(reader, likeliest)) >= NEAR else None

    def add(self, id: int, one: bytes) -> None:
        """Take in a document that was published."""
        self._known.add(id, one)

    def _runs(self, reader: Reader, id: int) -> Numbers:
        """The runs of words of a document; those asked for last are kept, for a wire has many copies."""
        if id not in self._kept:
            if len(self._kept) >= _MOST_KEPT:
                del self._kept[next(iter(self._kept))]
            self._kept[id] = shingles(read.text(reader, id))
        return self._kept[id]


def _sign_some(dossier: Dossier) -> bool:
    """Give a few documents their signatures; whether there may be more."""
    with dossier.reading() as reader:
        unsigned = read.unsigned(reader, _AT_A_TIME)
    if unsigned:
        found = [(id, signature(text)) for id, text in unsigned]
        with dossier.apart() as op:
            write.sign(op, found)
    return len(unsigned) == _AT_A_TIME
