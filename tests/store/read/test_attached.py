"""A file attached to a mail is known by its name, and never ascribed to one of two mails."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from workbench.core.texts import Block, Ingested
from workbench.operations import documents
from workbench.store.dossier import Dossier
from workbench.store.read import attached
from workbench.store.read import documents as read

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize(
    ("names", "mails", "order"),
    [
        (("a.eml", "b.txt", "a.eml › c.txt"), {3: 1}, [(1, 0), (3, 1), (2, 0)]),
        (("a.eml", "a.eml › b.eml", "a.eml › b.eml › c.txt"), {2: 1, 3: 2}, [(1, 0), (2, 1), (3, 2)]),
        (("a.eml", "a.eml", "a.eml › c.txt"), {}, [(1, 0), (2, 0), (3, 0)]),
        (("b.eml › c.txt", "c.txt"), {}, [(1, 0), (2, 0)]),
    ],
)
def test_what_is_attached_to_what(
    tmp_path: Path, names: tuple[str, ...], mails: dict[int, int], order: list[tuple[int, int]]
) -> None:
    with Dossier.create(tmp_path / "a.dossier", title="") as dossier:
        for place, name in enumerate(names):
            words = f"Sack {place} of salt."
            documents.add(dossier, Ingested(text=words, blocks=(Block(0, len(words)),)), words.encode(), name)
        reader = dossier.reader()
        assert attached.mails(reader) == mails
        placed = attached.under_their_mails(read.rows(reader), mails)
        assert [(row.id, depth) for row, depth in placed] == order
