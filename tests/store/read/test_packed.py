"""Numbers that SQLite joins into one text are those that it holds."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest

from workbench.store.read import packed

if TYPE_CHECKING:
    from tests.conftest import Filled


@pytest.mark.parametrize("stretch", [1, 2, 1000])
def test_every_row_comes_once_and_in_order(filled: Filled, monkeypatch: pytest.MonkeyPatch, stretch: int) -> None:
    monkeypatch.setattr(packed, "_STRETCH", stretch)
    reader = filled.dossier.reader()
    columns = ("coalesce(earliest, -1073741824)", "coalesce(latest, 1073741824)", "-id", "0")
    found = np.concatenate(list(packed.stretches(reader, "event", columns)))
    assert found.tolist() == [
        list(row) for row in reader.rows(f"SELECT id, {', '.join(columns)} FROM event ORDER BY id")
    ]
    assert len(found) > 2


def test_a_table_without_columns_gives_its_ids(filled: Filled) -> None:
    reader = filled.dossier.reader()
    (found,) = packed.stretches(reader, "document", ())
    assert found[:, 0].tolist() == [row[0] for row in reader.rows("SELECT id FROM document ORDER BY id")]


def test_nothing_is_read_where_there_is_nothing_or_nobody_waits(filled: Filled) -> None:
    reader = filled.dossier.reader()
    assert list(packed.stretches(reader, "transfer", ("donor_id",), lambda: False)) == []
    assert list(packed.stretches(reader, "(SELECT id FROM event WHERE id < 0)", ())) == []
