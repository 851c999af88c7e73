"""Making a record in the picker and linking it is one gesture."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from workbench.core.kinds import RecordKind
from workbench.operations import quotes
from workbench.store.read import history
from workbench.ui.kit.picker import Picker

if TYPE_CHECKING:
    from tests.conftest import Filled
    from workbench.ui.window import Window

pytestmark = pytest.mark.qt_log_ignore("does not support", extend=True)


def test_a_record_made_and_linked_in_one_go_is_undone_in_one_go(window: Window, filled: Filled) -> None:
    desk, quote = window.desk, filled.quotes["wheat"]
    before = history.ends(desk.reader)[2]
    desk.pick(
        RecordKind.EVENT,
        title="Link",
        near=window.top,
        then=lambda id: desk.run(quotes.link, quote, RecordKind.EVENT, id),
    )
    (picker,) = window.findChildren(Picker)
    picker.created.emit("Nouvelle livraison")
    count = "SELECT count(*) FROM event WHERE label = 'Nouvelle livraison'"
    assert desk.reader.value(count) == 1
    assert history.ends(desk.reader)[2] == before + 1
    desk.undo()
    assert desk.reader.value(count) == 0
    assert history.ends(desk.reader)[2] == before
    desk.redo()
    assert desk.reader.value(count) == 1
    assert desk.reader.value("SELECT count(*) FROM evidence WHERE quote_id = ?", (quote,)) == 2
