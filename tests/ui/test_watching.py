"""What another program writes reaches every pane, once; nothing is looked for where the file is gone."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QObject

from workbench.core.changes import Changes
from workbench.core.kinds import RecordKind
from workbench.operations import records
from workbench.store.dossier import Dossier
from workbench.ui.watching import Watch

if TYPE_CHECKING:
    from tests.conftest import Filled
    from workbench.ui.desk import Desk


@pytest.fixture
def told(filled_desk: Desk) -> list[Changes]:
    """What the panes were told."""
    heard: list[Changes] = []
    filled_desk.changed.connect(heard.append)
    return heard


def test_what_another_program_writes_is_told_once(filled: Filled, filled_desk: Desk, told: list[Changes]) -> None:
    parent, places = QObject(), [True]
    watch = Watch(filled_desk, lambda: places[0], parent)
    watch.start()
    assert watch.is_on
    records.create(filled.dossier, RecordKind.TAG, name="ours")
    watch.look()
    assert told == []
    with Dossier.open(filled.path) as other:
        records.create(other, RecordKind.TAG, name="theirs")
    places[0] = False
    watch.look()
    assert told == []
    places[0] = True
    watch.look()
    watch.look()
    assert [changes.whole for changes in told] == [True]
    watch.stop()
    assert not watch.is_on
