"""The index of records is brought together between gestures, and says the same as before."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

from workbench.core.kinds import RecordKind
from workbench.core.query import parse
from workbench.operations import records
from workbench.store.read import history, search

if TYPE_CHECKING:
    from tests.conftest import Filled


def pieces(filled: Filled) -> int:
    return int(filled.dossier.reader().value("SELECT count(DISTINCT segid) FROM record_search_idx"))


def tagged(filled: Filled) -> int:
    """How many gestures it took until there were some pieces."""
    for number in range(1, 40):
        records.create(filled.dossier, RecordKind.TAG, name=f"harbour {number}")
        if pieces(filled) > 5:
            return number
    raise AssertionError


def test_pieces_come_together_and_everything_is_found_and_undone_as_before(filled: Filled) -> None:
    made = tagged(filled)
    before, steps = pieces(filled), history.ends(filled.dossier.reader())
    filled.dossier.tidy()
    assert pieces(filled) < before
    assert history.ends(filled.dossier.reader()) == steps
    reader = filled.dossier.reader()
    assert len(search.ids(reader, parse("harbour"), is_folded=True)[RecordKind.TAG]) == made
    filled.dossier.undo()
    assert len(search.ids(reader, parse("harbour"), is_folded=True)[RecordKind.TAG]) == made - 1
    filled.dossier.redo()
    filled.dossier.tidy()
    assert reader.value("SELECT count(*) FROM tag WHERE name LIKE 'harbour%'") == made


def test_nobody_who_writes_waits_for_it_or_is_hurried_by_it(filled: Filled) -> None:
    tagged(filled)
    before = pieces(filled)
    with filled.dossier.batch():
        tidying = threading.Thread(target=filled.dossier.tidy)
        tidying.start()
        tidying.join(30)
        assert not tidying.is_alive()
        assert not filled.dossier.is_wanted
    assert pieces(filled) == before
