"""A hurried batch is safe a little later, and can be called off."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from workbench.core.errors import Cancelled
from workbench.core.kinds import RecordKind
from workbench.operations import records
from workbench.store.dossier import Dossier

Contents = Callable[[Dossier], dict[str, list[tuple[Any, ...]]]]


def test_a_hurried_batch_that_is_called_off_ends_soon_and_leaves_nothing(dossier: Dossier, contents: Contents) -> None:
    before = contents(dossier)
    made: list[int] = []

    def fill() -> None:
        with dossier.batch(hurried_until=lambda: len(made) > 20):
            for number in range(200):
                records.create(dossier, RecordKind.TAG, name=f"tag {number}")
                made.append(number)

    with pytest.raises(Cancelled):
        fill()
    assert 20 < len(made) < 60
    assert contents(dossier) == before
    with dossier.batch(hurried_until=lambda: False):
        records.create(dossier, RecordKind.TAG, name="kept")
    assert dossier.reader().value("SELECT count(*) FROM tag WHERE name = 'kept'") == 1
    # What comes after it asks nobody.
    records.create(dossier, RecordKind.TAG, name="after")
    assert dossier.undo() is not None
