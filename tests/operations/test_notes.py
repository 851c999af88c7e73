"""Notes keep citations as objects."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from workbench.core.citations import token
from workbench.core.errors import InvalidValue, NotFound
from workbench.core.kinds import RecordKind
from workbench.operations import notes, records
from workbench.store.dossier import Dossier
from workbench.store.read import notes as read

if TYPE_CHECKING:
    from tests.conftest import Filled


def _cited(dossier: Dossier, note: int) -> list[int | None]:
    return [row.quote_id for row in read.note(dossier.reader(), note).citations]


def test_a_heading_titles_a_note() -> None:
    assert notes.title_of("Words\n\n## Effects #1 \nmore") == "Effects #1"
    assert notes.title_of("no heading") == ""


@pytest.mark.parametrize("written", ["[@{id}]", "[@Q{id}]", "[@{uid}]"])
def test_a_reference_becomes_a_citation_of_the_quote(filled: Filled, written: str) -> None:
    quote, uid = filled.quotes["four"], filled.uids["four"]
    body = "Four ships " + written.format(id=quote, uid=uid) + "."
    note = notes.create(filled.dossier, "N", body=body).result
    assert isinstance(note, int)
    assert read.note(filled.dossier.reader(), note).body == f"Four ships {token(uid)}."
    assert _cited(filled.dossier, note) == [quote]


def test_a_reference_to_nothing_stays_as_it_was_written(filled: Filled) -> None:
    note = notes.create(filled.dossier, "N", body="Words [@9999].").result
    assert isinstance(note, int)
    assert read.note(filled.dossier.reader(), note).body == "Words [@9999]."
    assert _cited(filled.dossier, note) == []


def test_citations_follow_what_is_typed(filled: Filled) -> None:
    four, cargos = token(filled.uids["four"]), token(filled.uids["cargos"])
    notes.save(filled.dossier, filled.note, f"A {four} B {cargos} C {four}")
    assert _cited(filled.dossier, filled.note) == [filled.quotes[name] for name in ("four", "cargos", "four")]
    notes.save(filled.dossier, filled.note, f"B {cargos}")
    assert _cited(filled.dossier, filled.note) == [filled.quotes["cargos"]]
    filled.dossier.undo()
    assert _cited(filled.dossier, filled.note) == [filled.quotes[name] for name in ("cargos", "four", "cargos")]


def test_a_deleted_quote_leaves_a_citation_without_one_and_undo_mends_it(filled: Filled) -> None:
    before = _cited(filled.dossier, filled.note)
    records.delete(filled.dossier, RecordKind.QUOTE, filled.quotes["four"])
    assert _cited(filled.dossier, filled.note) == [filled.quotes["cargos"], None, filled.quotes["cargos"]]
    filled.dossier.undo()
    assert _cited(filled.dossier, filled.note) == before


def test_a_save_that_changes_nothing_is_no_gesture(filled: Filled) -> None:
    held = read.note(filled.dossier.reader(), filled.note)
    assert not notes.save(filled.dossier, filled.note, held.body)
    assert read.note(filled.dossier.reader(), filled.note) == held


def test_a_note_without_a_title_and_a_note_that_is_gone_are_refused(filled: Filled) -> None:
    with pytest.raises(InvalidValue, match="needs a title"):
        notes.create(filled.dossier, " ")
    with pytest.raises(NotFound, match="no note 99"):
        notes.save(filled.dossier, 99, "words")
