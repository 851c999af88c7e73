"""Questions are worked out before the first gesture asks them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from workbench.core.kinds import RecordKind
from workbench.operations import records
from workbench.store.dossier import Dossier

if TYPE_CHECKING:
    from tests.conftest import Filled


def test_once_prepared_the_first_gesture_works_out_no_question(filled: Filled, monkeypatch: pytest.MonkeyPatch) -> None:
    from sqlalchemy.sql.compiler import SQLCompiler

    worked_out: list[object] = []
    visit = SQLCompiler.visit_select

    def counted(compiler: SQLCompiler, select: Any, *rest: Any, **more: Any) -> str:
        worked_out.append(select)
        return visit(compiler, select, *rest, **more)

    monkeypatch.setattr(SQLCompiler, "visit_select", counted)
    with Dossier.open(filled.path) as dossier:
        dossier.prepare()
        assert len(worked_out) > 10
        worked_out.clear()
        actor = dossier.reader().value("SELECT min(id) FROM actor")
        records.edit(dossier, RecordKind.ACTOR, actor, description="seen")
    assert worked_out == []
