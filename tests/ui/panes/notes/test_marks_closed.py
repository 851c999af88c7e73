"""A chip measured after its dossier was closed is a broken chip, never an error inside Qt's layout."""

from __future__ import annotations

from pathlib import Path

from workbench.store.dossier import Dossier
from workbench.ui.panes.notes.book import QuoteBook
from workbench.ui.panes.notes.chip import Tone
from workbench.ui.panes.notes.marks import Marks


class _Desk:
    def __init__(self, dossier: Dossier) -> None:
        self.reader = dossier.reader()


def test_a_chip_of_a_closed_dossier_is_broken_and_raises_nothing(tmp_path: Path) -> None:
    dossier = Dossier.create(tmp_path / "closed.dossier")
    desk = _Desk(dossier)
    marks = Marks(desk, QuoteBook(lambda: desk.reader))  # type: ignore[arg-type]
    dossier.close()
    assert marks.look("0" * 32).tone is Tone.BROKEN
