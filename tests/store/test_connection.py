"""Readers: they write nothing, and do not read for ever."""

from __future__ import annotations

import sqlite3
from typing import TYPE_CHECKING

import pytest

from workbench.core.errors import DossierError
from workbench.store.dossier import Dossier

if TYPE_CHECKING:
    from tests.conftest import Filled


def test_a_reader_can_write_nothing(filled: Filled) -> None:
    reader = filled.dossier.reader()
    for statement in ("DELETE FROM actor", "CREATE TABLE t (x)", "PRAGMA user_version = 9"):
        with pytest.raises(sqlite3.OperationalError):
            reader.rows(statement)


def test_a_query_without_end_is_stopped_with_a_sentence(dossier: Dossier) -> None:
    endless = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT max(i) FROM n"
    reader = dossier.reader()
    with pytest.raises(DossierError, match="took too long"):
        with reader.limited(0.05) as limited:
            limited.value(endless)
    assert reader.value("SELECT 1") == 1
