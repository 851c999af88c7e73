"""A file of names becomes counts for each name."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from workbench.core.kinds import RecordKind
from workbench.store.read.name_lists import names_in, search_list

if TYPE_CHECKING:
    from tests.conftest import Filled


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Kim\nKIM\n\n  Pak  Chol \n", ["Kim", "Pak Chol"]),
        ('\ufeff"Kim";KP;1\r\nPak\tKP\r\n', ["Kim", "Pak"]),
        ("# annex II\nKim", ["Kim"]),
        ("", []),
        ("\n;\n\t\n", []),
    ],
)
def test_names_are_read_one_a_line(text: str, names: list[str]) -> None:
    assert names_in(text) == names


def test_each_name_has_its_counts_as_a_phrase(filled: Filled) -> None:
    found = list(search_list(filled.dossier.reader(), ["Sylvanie", "Pêche ministère", "peche", "Zeppelin", "—"]))
    assert [one.name for one in found] == ["Sylvanie", "Pêche ministère", "peche", "Zeppelin", "—"]
    assert found[0].counts[RecordKind.ACTOR] == 1
    assert found[0].counts[RecordKind.DOCUMENT] == 1
    assert [one.total for one in found[1:]] == [0, found[2].total, 0, 0]
    assert found[2].counts[RecordKind.ACTOR] == 1
