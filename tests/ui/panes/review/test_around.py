"""What the dossier has around a proposal."""

from __future__ import annotations

from tests.operations.reading import TEXT, imported, proposed
from workbench.core.kinds import RecordKind
from workbench.operations import proposals, records
from workbench.store.dossier import Dossier
from workbench.ui.panes.review import around


def test_a_dated_proposal_has_neighbours_and_an_undated_one_none(dossier: Dossier) -> None:
    rows = proposed(dossier, imported(dossier), TEXT)
    dated = next(row for row in rows if row.payload.get("edtf"))
    first, last = around.days(dated)
    assert first is not None
    assert last is not None
    records.create(dossier, RecordKind.EVENT, label="Long before", edtf="1900")
    records.create(dossier, RecordKind.EVENT, label="Long after", edtf="2150")
    with dossier.reading() as reader:
        assert around.neighbours(reader, dated) == ["1900 Long before", "2150 Long after"]
        assert around.neighbours(reader, next(row for row in rows if not row.payload.get("edtf"))) == []
        assert around.neighbours(reader, None) == []
    assert around.days(None) == (None, None)


def test_an_actor_that_is_there_already_is_named(dossier: Dossier) -> None:
    rows = proposed(dossier, imported(dossier), TEXT)
    norway = next(row for row in rows if row.kind == "actor" and row.payload["key"] == "NO")
    with dossier.reading() as reader:
        assert around.known(reader, norway) == ""
        assert around.known(reader, next(row for row in rows if row.kind == "claim")) == ""
    proposals.accept(dossier, norway.id)
    with dossier.reading() as reader:
        assert around.known(reader, norway) == "Norvège"
