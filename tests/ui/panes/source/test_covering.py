"""What became of the sentences, beside the text that they stand in."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from tests.operations.reading import TEXT, imported, named, proposed
from tests.ui.panes.conftest import Case
from workbench.operations import proposals
from workbench.operations.proposals import leave
from workbench.store.write import proposals as write
from workbench.ui.panes.source.pane import SourcePane

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")  # the offscreen platform says so of any window

STARTS = [TEXT.index(line) for line in TEXT.splitlines()]


@pytest.fixture
def document(case: Case) -> int:
    made = imported(case.dossier)
    proposed(case.dossier, made)
    read(case, made)
    return made


def read(case: Case, document: int) -> None:
    spans = [[start, start + len(line), 0] for start, line in zip(STARTS, TEXT.splitlines(), strict=True)]
    with case.dossier.operation("read") as op:
        write.keep_reading(op, document, engine="1", is_reduced=False, sentences=spans)


@pytest.fixture
def pane(case: Case, document: int, qtbot: QtBot) -> Iterator[SourcePane]:
    pane = SourcePane(case.desk)
    qtbot.addWidget(pane)
    pane.resize(900, 500)
    pane.complete()
    with qtbot.waitExposed(pane):
        pane.show()
    yield pane
    pane.shut_down()


def told(pane: SourcePane, qtbot: QtBot) -> dict[str, list[int]]:
    """Which sentences the strip shows in which colour, once nothing is read any more."""
    covering = pane.active.covering
    assert covering is not None
    qtbot.waitUntil(lambda: not covering.is_busy, timeout=5_000)
    return {sort.role: list(sort.starts) for sort in pane.view._strip.marks.sorts if sort.starts}


def test_sentences_wait_until_they_are_decided(case: Case, document: int, pane: SourcePane, qtbot: QtBot) -> None:
    assert told(pane, qtbot) == {"warning": STARTS}
    assert "3 waiting" in pane.view._strip.toolTip()
    rows = {kind: named(_rows(case, document), kind, "2019") for kind in ("event",)}
    case.desk.run(proposals.accept, rows["event"].id)
    case.desk.run(leave, document, STARTS[2], len(TEXT) - 1)
    assert told(pane, qtbot) == {"accent": STARTS[:1], "warning": STARTS[1:2], "text_faint": STARTS[2:]}
    case.desk.undo()
    assert told(pane, qtbot) == {"accent": STARTS[:1], "warning": STARTS[1:]}


def test_a_text_that_no_rule_has_read_shows_nothing_and_another_text_its_own(
    case: Case, document: int, pane: SourcePane, qtbot: QtBot
) -> None:
    told(pane, qtbot)
    other = imported(case.dossier, "Rien ne bouge.\n", "calm")
    pane.open_document(other)
    assert told(pane, qtbot) == {}
    assert "waiting" not in pane.view._strip.toolTip()
    pane.open_document(document)
    assert told(pane, qtbot) == {"warning": STARTS}


def test_a_text_that_is_read_meanwhile_shows_it(case: Case, document: int, pane: SourcePane, qtbot: QtBot) -> None:
    other = imported(case.dossier, TEXT + " ", "again")
    pane.open_document(other)
    assert told(pane, qtbot) == {}
    read(case, other)
    from workbench.core.changes import Changes

    case.desk.announce(Changes(rows={"extraction": frozenset({other})}))
    assert told(pane, qtbot) == {"border_strong": STARTS}


def _rows(case: Case, document: int) -> list[proposals.reads.ProposalRow]:
    return proposals.reads.rows(case.desk.reader, document_id=document)
